"""Employee and manager talk with the whole system through Teams: real processes, the trained model, a fake Teams.

Two processes of web and of the actions share a PostgreSQL, on a machine that has its identity from Azure.
"""

from __future__ import annotations

import time
from collections.abc import Iterator

import psutil
import pytest
from postgres_server import PostgresServer
from running import REPLY_SECONDS, Said
from talking import TeamsPerson, TeamsSystem
from ways import GOAL, PLANNING, RESULT, both_sign_on_a_platform, makes_a_quick_goal

from tests.fakes.teams import running_teams

pytestmark = [pytest.mark.system, pytest.mark.postgres, pytest.mark.timeout(1800)]


class TwoOfEach(TeamsSystem):
    """Two web and two action processes."""

    def environment(self) -> dict[str, str]:
        return {**super().environment(), "POP_WEB_WORKERS": "2", "POP_ACTION_WORKERS": "2"}

    def kill(self, name: str) -> None:
        """Of web and of the actions one of the two, which may be the one that has the message or not."""
        workers = [p for p in self.process(name).children() if "resource_tracker" not in str(p.cmdline())]
        if workers:
            workers[0].kill()
            psutil.wait_procs(workers[:1], timeout=60)
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

    both_sign_on_a_platform(sanne, joke)

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


def test_a_row_filled_in_on_the_form_is_in_the_plan_and_not_in_the_chat(system: TeamsSystem) -> None:
    mila = system.joins_teams(system.hire("Mila Smit").employee)
    mila.arrives()
    mila.presses("De hele voorbereiding")
    mila.user.types("formulier")
    mila.user.hears()
    dialog = mila.user.opens("Doel invullen als formulier")
    assert isinstance(dialog, dict)
    row = {"goal": GOAL, "activity": "Twee keer meelopen", "result": RESULT, "planning": PLANNING, "support": "€ 45"}
    mila.user.submits(dialog, row)
    bot = mila._hears()

    assert bot.asks == "strengths"
    with system.work() as work:
        plan = work.plans.current(mila.id)
    assert plan is not None
    (goal,) = plan.goals
    assert (goal.goal, goal.planning, goal.support.budget_eur) == (GOAL, PLANNING, 45)
    assert all(words not in str(message.activity) for message in mila.user.chat.shown for words in row.values())
    well_behaved(mila)


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


def test_what_teams_brings_late_is_no_answer_to_a_later_question(system: TeamsSystem) -> None:
    ravi = system.joins_teams(system.hire("Ravi Jansen").employee)
    ravi.arrives()
    ravi.presses("De hele voorbereiding")
    late = ravi.user.message("Ik blijf rustig als het heel druk is op de afdeling")
    time.sleep(1.5)
    assert ravi.says("Collega's vragen mij vaak om raad").asks == "enjoy"

    ravi.user._sent(late)
    bot = ravi._hears()
    assert "kwam nu pas bij me aan" in bot.text
    assert late["text"] not in bot.text
    assert bot.asks == "enjoy"
    assert ravi.presses("Laat maar").asks == "enjoy"
    assert set(system.plan(ravi).reflection) == {"strengths"}  # type: ignore[arg-type]
    well_behaved(ravi)


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
        REPLY_SECONDS,
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
