"""Employee and manager talk with the whole system through Teams: real processes, the trained model, a fake Teams.

Two processes of web and of the actions share a PostgreSQL, on a machine that has its identity from Azure.
"""

from __future__ import annotations

from collections.abc import Iterator

import psutil
import pytest
from postgres_server import PostgresServer
from running import Said
from talking import TeamsPerson, TeamsSystem
from ways import ANSWERS, GOAL, PLANNING, RESULT, USUAL, goes_to, makes_a_quick_goal, opens

from bot.plan.states import PlanState, Role
from tests.fakes.teams import running_teams

pytestmark = [pytest.mark.system, pytest.mark.postgres, pytest.mark.timeout(900)]


class TwoOfEach(TeamsSystem):
    """Two web and two action processes."""

    def environment(self) -> dict[str, str]:
        return {**super().environment(), "POP_WEB_WORKERS": "2", "POP_ACTION_WORKERS": "2"}

    def kill(self, name: str) -> None:
        """Of web and of the actions one of the two, which may be the one that has the message or not."""
        workers = [p for p in self.process(name).children() if "resource_tracker" not in str(p.cmdline())]
        if workers:
            workers[0].kill()
            psutil.wait_procs(workers[:1], timeout=10)
        else:
            super().kill(name)


@pytest.fixture(scope="module")
def system(
    tmp_path_factory: pytest.TempPathFactory, encryption_key: str, postgres_server: PostgresServer
) -> Iterator[TeamsSystem]:
    with running_teams() as teams:
        teams.managed = True
        directory = tmp_path_factory.mktemp("teams")
        system = TwoOfEach(directory, encryption_key, teams, postgres_server.create("teams"))
        try:
            system.start()
            yield system
        finally:
            system.close()


def well_behaved(*people: TeamsPerson) -> None:
    """Nothing was sent that Teams refuses, but for people here who talk faster than Teams takes messages."""
    for person in people:
        assert [why for why in person.system.teams.refused if not why.startswith("429")] == []
        for message in person.user.chat.shown:
            assert message.deleted or message.activity["summary"]


def test_employee_and_manager_come_to_both_signatures_in_teams(system: TeamsSystem) -> None:
    sanne, joke = system.in_teams("sanne.devries"), system.in_teams("joke.hermans")
    bot = sanne.arrives()
    assert "geen mens" in bot.text
    bot = goes_to(sanne, bot, "share_confirm", USUAL)  # type: ignore[arg-type]  # talks as people in the browser do
    assert GOAL in bot.text
    for private in ANSWERS.values():
        assert private.splitlines()[0].strip() not in bot.text
    bot = sanne.presses("Deel dit")
    assert "Joke Hermans" in bot.text

    joke.arrives()
    bot = opens(joke, sanne)  # type: ignore[arg-type]
    assert GOAL in bot.text
    bot = joke.presses("Voorbereiden (6 vragen)")
    goes_to(joke, bot, None)  # type: ignore[arg-type]
    bot = opens(joke, sanne)  # type: ignore[arg-type]
    bot = joke.presses("Datum kiezen")
    bot = joke.says("12 januari 2027")
    assert "12 januari 2027" in bot.text
    assert "gepland op 12 januari 2027" in sanne.waits_for_news().text
    opens(joke, sanne)  # type: ignore[arg-type]
    joke.presses("Gesprek gevoerd")
    bot = joke.presses("Ja, gevoerd")
    assert bot.asks == "decide_goal"
    joke.presses("Aanpassen")
    joke.presses("Planning")
    joke.says("van 4 januari 2027 tot en met 30 april 2027")
    bot = joke.says("In maart is het te druk.")
    bot = goes_to(joke, bot, "sign")  # type: ignore[arg-type]
    bot = joke.presses("Ik teken")
    assert "Getekend door Joke Hermans" in bot.text

    assert "afspraken vastgelegd" in sanne.waits_for_news().text
    bot = sanne.says("tekenen")
    assert bot.asks == "sign", bot.text
    assert "[nieuw:" in bot.text
    assert "In maart is het te druk." in bot.text
    bot = sanne.presses("Ik teken")
    assert "allebei getekend" in bot.text
    # She has a question of her own open: what is new for her comes with the next thing that is said.
    assert "allebei getekend" in joke.says("mijn team").text

    plan = system.plan(sanne)  # type: ignore[arg-type]
    assert len(plan.preparation[joke.id]) == 6
    assert plan.state is PlanState.SIGNED
    assert plan.reflection == ANSWERS
    assert [(s.name, s.role, s.mode) for s in plan.signatures] == [
        ("Joke Hermans", Role.MANAGER, "agree"),
        ("Sanne de Vries", Role.EMPLOYEE, "agree"),
    ]
    well_behaved(sanne, joke)


def test_the_words_that_always_work_do_so_in_teams(system: TeamsSystem) -> None:
    kim = system.joins_teams(system.hire("Kim Bakker").employee)
    kim.arrives()
    makes_a_quick_goal(kim, GOAL, RESULT, PLANNING)  # type: ignore[arg-type]
    for greeting in ("Hi", "Hello"):
        assert kim.says(greeting).asks == "another_goal"
    for help in ("Help", "hulp"):
        assert "overzicht" in kim.says(help).text.lower()
    assert "privacy" in kim.says("privacy").text.lower()
    assert GOAL in kim.says("overzicht").text
    assert kim.says("verder").asks == "another_goal"
    for command in ("export", "wis"):
        bot = kim.says(command)
        kim.presses(next(title for title in _page_buttons(bot)))
        link = kim.user.chat.visible[-1].actions
        assert any(
            action.get("url", "").startswith(system.url.replace("127.0.0.1", "localhost")) for action in link.values()
        )
    well_behaved(kim)


def _page_buttons(bot: Said) -> list[str]:
    return [title for title in bot.buttons if title.startswith(("Open", "Lees"))]


def test_an_edited_answer_is_corrected(system: TeamsSystem) -> None:
    lars = system.joins_teams(system.hire("Lars Vink").employee)
    lars.arrives()
    lars.presses("De hele voorbereiding")
    sent = lars.user.types("Ik ben goed in plannne")
    lars._hears()
    lars.user.edits(sent, "Ik ben goed in plannen")
    lars._hears()
    with system.work() as work:
        plan = work.plans.current(lars.id)
    assert plan is not None
    assert plan.reflection["strengths"] == "Ik ben goed in plannen"
    well_behaved(lars)


def test_a_talk_that_begins_in_teams_goes_on_in_the_browser(system: TeamsSystem) -> None:
    browser = system.hire("Mila Prins")
    mila = system.joins_teams(browser.employee)
    mila.arrives()
    mila.presses("De hele voorbereiding")
    assert mila.says("Ik blijf rustig als het druk is").asks == "enjoy"
    assert browser.arrives().asks == "enjoy"
    assert browser.says("Nieuwe mensen inwerken").asks == "used"
    # The card in Teams belongs to a question that is no longer open.
    assert "werkt niet meer" in mila.presses("Overslaan").text
    assert mila.says("verder").asks == "used"
    well_behaved(mila)


@pytest.mark.parametrize("part", ["web", "actions", "engine"])
def test_an_answer_comes_once_when_a_part_is_killed(system: TeamsSystem, part: str) -> None:
    name = {"web": "Noor Smit", "actions": "Omar Kaya", "engine": "Pia Mulder"}[part]
    person = system.joins_teams(system.hire(name).employee)
    person.arrives()
    person.presses("De hele voorbereiding")
    before = len(person.user.chat.visible)
    person.user.types("Ik blijf rustig als het druk is")
    system.kill(part)
    person.user.waits(
        lambda: any("Wat doe je graag?" in (m.text or m.words) for m in person.user.chat.visible[before:]),
        120,
        "the next question",
    )
    system.wait_until_well()
    questions = [m for m in person.user.chat.visible[before:] if "Wat doe je graag?" in (m.text or m.words)]
    assert len(questions) <= 2 if part == "web" else len(questions) == 1
    with system.work() as work:
        kept = [message.text for message in work.inbox.history(person.id) if message.kind == "text"]
        plan = work.plans.current(person.id)
    assert kept == ["Ik blijf rustig als het druk is"]
    assert plan is not None
    assert plan.reflection == {"strengths": "Ik blijf rustig als het druk is"}


def test_no_log_holds_what_was_said_in_teams(system: TeamsSystem) -> None:
    system.wait_until_well()
    logs = "\n".join(path.read_text(errors="replace") for path in system.log_files())
    said = {line.strip() for text in system.typed for line in text.splitlines() if len(line.strip()) > 12}
    assert said
    assert not [line for line in said if line in logs]
    tokens = [*system.teams.tokens, *system.teams.secrets]
    assert not [token for token in tokens if token in logs]
