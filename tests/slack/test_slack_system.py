"""Employee and manager talk with the whole system through Slack: real processes, the trained model, a fake Slack."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from slack_talk import SlackPerson, SlackSystem
from ways import GOAL, PLANNING, RESULT, both_sign_on_a_platform, goes_to, makes_a_quick_goal

from bot.plan.states import PlanState
from tests.fakes.slack import FakeSlack

pytestmark = [pytest.mark.system, pytest.mark.timeout(1800)]


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory, encryption_key: str) -> Iterator[SlackSystem]:
    with FakeSlack().running() as slack:
        # People in tests type faster than people do; that Slack's own pace is kept is tested elsewhere.
        slack.burst, slack.per_second = 50, 50
        system = SlackSystem(tmp_path_factory.mktemp("slack"), encryption_key, slack)
        try:
            system.start()
            yield system
        finally:
            system.close()


def well_behaved(system: SlackSystem) -> None:
    """Nothing was sent that Slack refuses, and everything that Slack brought was acknowledged the first time."""
    assert system.slack.refusals == []
    assert {delivery.status for delivery in system.slack.deliveries} == {200}


def test_employee_and_manager_come_to_both_signatures_in_slack(system: SlackSystem) -> None:
    sanne, joke = system.in_slack("sanne.devries"), system.in_slack("joke.hermans")

    both_sign_on_a_platform(sanne, joke)

    well_behaved(system)


def test_what_begins_in_slack_ends_in_the_browser(system: SlackSystem) -> None:
    employee = system.hire("Noor Vos", manager=system.demo("joke.hermans"))
    in_slack = system.joins_slack(employee.employee)
    in_slack.arrives()
    bot = makes_a_quick_goal(in_slack, GOAL, RESULT, PLANNING)  # type: ignore[arg-type]
    assert bot.asks == "another_goal"

    bot = employee.arrives()
    assert bot.asks == "another_goal"
    bot = employee.presses("Nee, dit was het")
    goes_to(employee, bot, "share_confirm")
    employee.presses("Deel dit")

    assert system.plan(employee).state is PlanState.SHARED
    told = [line["text"] for line in employee.history() if line["from"] == "you"]
    assert GOAL in told, "the whole conversation can be read in the browser"
    old = in_slack.presses("Nog een doel")
    assert "werkt niet meer" in old.text
    well_behaved(system)


def test_the_words_that_always_work_do_so_in_slack(system: SlackSystem) -> None:
    kim = system.joins_slack(system.hire("Kim Bakker").employee)
    kim.arrives()
    makes_a_quick_goal(kim, GOAL, RESULT, PLANNING)  # type: ignore[arg-type]
    help = kim.says("hulp").text
    for words in ("overzicht", "wis deze chatberichten", "meldingen uit"):
        assert words in help
    assert "privacy" in kim.says("privacy").text.lower()
    assert GOAL in kim.says("overzicht").text
    assert kim.says("verder").asks == "another_goal"
    for command in ("export", "wis"):
        kim.says(command)
        kim.presses("Openen")
        link = kim.user.messages[-1].buttons["Openen"]["url"]
        assert "/enter#" in link
    bot = kim.says("wis deze chatberichten")
    assert [message.text for message in kim.user.messages] == [bot.text]
    assert kim.says("verder").asks == "another_goal"
    well_behaved(system)


def test_an_edited_answer_is_put_right(system: SlackSystem) -> None:
    lars = system.joins_slack(system.hire("Lars Vink").employee)
    lars.arrives()
    lars.presses("De hele voorbereiding")
    ts = lars.user.types("Ik blijf rustig als het hele druc is op de afdeling")
    lars._hears()
    lars.user.edits(ts, "Ik blijf rustig als het heel druk is op de afdeling")
    bot = lars._hears()

    assert bot.asks == "enjoy"
    assert system.plan(lars).reflection == {"strengths": "Ik blijf rustig als het heel druk is op de afdeling"}  # type: ignore[arg-type]


def test_what_slack_brings_late_is_no_answer_to_a_later_question(system: SlackSystem) -> None:
    mats: SlackPerson = system.joins_slack(system.hire("Mats Bos").employee)
    mats.arrives()
    mats.presses("De hele voorbereiding")
    slack, there, answered = system.slack, system.slack.product, threading.Event()
    slack.retry_seconds, slack.retry_when = (0.0, 0.1, 0.1), answered.is_set
    slack.product = "http://127.0.0.1:1"
    first = "Ik blijf rustig als het heel druk is op de afdeling"
    system.typed.append(first)
    mats.user.types(first)
    mats._wait(lambda: slack.deliveries[-1].status != 200)
    slack.product = there
    time.sleep(1.5)
    bot = mats.says("Collega's vragen mij vaak om raad")
    assert bot.asks == "enjoy"

    answered.set()
    bot = mats._hears()
    assert "kwam nu pas bij me aan" in bot.text
    assert first not in bot.text
    assert bot.asks == "enjoy"
    assert set(system.plan(mats).reflection) == {"strengths"}  # type: ignore[arg-type]
    bot = mats.presses("Gebruik het")
    assert bot.asks == "used"
    assert system.plan(mats).reflection["enjoy"] == first  # type: ignore[arg-type]
    slack.deliveries = [d for d in slack.deliveries if d.status]  # what nobody was there for
    well_behaved(system)


def test_a_row_filled_in_on_the_form_is_in_the_plan_and_not_in_the_chat(system: SlackSystem) -> None:
    mila: SlackPerson = system.joins_slack(system.hire("Mila Smit").employee)
    mila.arrives()
    mila.presses("De hele voorbereiding")
    mila.user.opens_home()
    mila._wait(lambda: system.slack.homes.get(mila.user.id))
    mila.user.presses_in_view("Doel invullen als formulier", system.slack.homes[mila.user.id])
    mila._wait(lambda: system.slack.views.get(mila.user.id))
    row = {"goal": GOAL, "activity": "Twee keer meelopen", "result": RESULT, "planning": PLANNING, "support": "€ 45"}
    mila.user.submits(row)
    bot = mila._hears()

    assert bot.asks == "strengths"
    (goal,) = system.plan(mila).goals  # type: ignore[arg-type]
    assert (goal.goal, goal.planning, goal.support.budget_eur) == (GOAL, PLANNING, 45)
    assert all(words not in message.text for message in mila.user.messages for words in row.values())


def test_no_word_that_was_typed_is_in_any_log(system: SlackSystem) -> None:
    logs = "\n".join(path.read_text(errors="replace") for path in system.log_files())
    for typed in system.typed:
        for line in typed.splitlines():
            if len(line.strip()) > 15:
                assert line.strip() not in logs
