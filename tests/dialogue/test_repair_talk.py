"""What people take back, leave after all, or ask twice: what becomes of the rest."""

from __future__ import annotations

import pytest
from talk import Talk

from bot.plan.plan import Plan

LEAD = "elke maandag het werkoverleg leiden"
ORDER = "zelf de wekelijkse bestelling doen"
SAY = {"result": "vijf keer gedaan", "planning": "voor 1 mei", "support": "10 uur in werktijd", "sentence": "ja"}


def plan(talk: Talk) -> Plan:
    with talk.store.work() as work:
        found = work.plans.current(talk.person.id)
    assert found is not None
    return found


def memory(talk: Talk) -> dict[str, object]:
    with talk.store.work() as work:
        return work.conversations.of(talk.person.id).memory


def comes_to(talk: Talk, question: str, *goals: str) -> None:
    """Makes these goals, and stops in the last one at this question."""
    talk.arrives()
    talk.presses("whole")
    for _ in range(8):
        bot = talk.says("overslaan")
    for goal in goals:
        bot = talk.says(goal) if bot.asks == "goal" else bot
        while bot.asks != "another_goal" and (goal != goals[-1] or bot.asks != question):
            bot = talk.says(SAY.get(str(bot.asks), "overslaan"))
        if goal != goals[-1]:
            bot = talk.presses("new_goal")
    assert bot.asks == question


def test_a_goal_that_is_taken_out_leaves_the_open_question_with_its_own_goal(anna: Talk) -> None:
    comes_to(anna, "result", LEAD, ORDER)
    assert anna.says("haal doel 1 maar weg").asks == "result"
    bot = anna.presses("remove_goal_yes:1")
    assert (bot.asks, bot.about) == ("result", {"goal": 1})
    assert "schuiven" in bot.text
    anna.says("drie keer zonder fouten")
    assert [(goal.goal, goal.result) for goal in plan(anna).goals] == [(ORDER, "drie keer zonder fouten")]
    # What can be undone is what belongs to the goal that is left.
    anna.says("ongedaan")
    assert [(goal.goal, goal.result) for goal in plan(anna).goals] == [(ORDER, "")]


def test_taking_out_the_open_goal_asks_whether_there_is_another(anna: Talk) -> None:
    comes_to(anna, "result", LEAD, ORDER)
    bot = anna.presses("remove_goal_yes:2")
    assert (bot.asks, bot.about) == ("another_goal", {})
    assert [goal.goal for goal in plan(anna).goals] == [LEAD]


def test_stopping_in_a_goal_drops_that_goal_and_stopping_in_a_change_drops_nothing(anna: Talk) -> None:
    comes_to(anna, "result", LEAD, ORDER)
    assert "doel 2 laten vallen" in anna.says("stop").text
    assert anna.says("ja, stop maar").asks == "another_goal"
    assert [goal.goal for goal in plan(anna).goals] == [LEAD]

    anna.says("de planning klopt niet")
    assert "laten vallen" not in anna.says("stop").text
    anna.says("ja")
    assert [goal.planning for goal in plan(anna).goals] == ["voor 1 mei"]


def test_two_cells_in_one_message_are_changed_one_after_the_other(anna: Talk) -> None:
    comes_to(anna, "acceptance", LEAD)
    assert anna.says("het bedrag en de planning moeten anders").asks == "planning"
    assert anna.says("voor 1 juni").asks == "support"
    assert anna.says("12 uur in werktijd").asks == "acceptance"
    goal = plan(anna).goal(1)
    assert (goal.planning, goal.support.text) == ("voor 1 juni", "12 uur in werktijd")
    assert "return_to" not in memory(anna)


def test_a_lower_mark_is_followed_by_what_would_help_and_then_goes_on(anna: Talk) -> None:
    comes_to(anna, "confidence", LEAD)
    anna.says("8")
    anna.says("dat cijfer was te hoog")
    assert anna.says("5").asks == "confidence_raise"
    assert anna.says("Els kijkt mee").asks == "first_step"


def test_a_yes_to_a_question_of_before_does_nothing_once_a_button_was_pressed(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    anna.says("stop")
    anna.presses("skip")
    bot = anna.says("ja")
    assert bot.asks == "enjoy"
    assert "confirm" not in memory(anna)


def test_what_was_kept_though_it_was_a_question_is_answered_when_they_say_so(anna: Talk) -> None:
    from dataclasses import replace

    from bot.dialogue.gate import Heard

    class Doubts:
        def hear(self, text: str, question: str) -> Heard:
            return Heard("answer", 0.5, doubtful=True, suspected="faq")

    anna.arrives()
    anna.presses("whole")
    anna.minds = replace(anna.minds, gate=Doubts())  # type: ignore[arg-type]
    bot = anna.says("wie dit straks allemaal te lezen krijgt", "ask_who_reads")
    assert "Bewaard." not in bot.text.split("\n\n")
    assert bot.asks == "enjoy"
    bot = anna.presses("doubt:faq")
    assert bot.asks == "strengths"
    assert "Je leidinggevende en HR zien dit niet" in bot.text
    assert plan(anna).reflection.get("strengths", "") == ""


def test_a_number_that_was_said_names_its_answer(anna: Talk) -> None:
    comes_to(anna, "first_step", LEAD)
    bot = anna.says("ik had 10 uur gezegd maar dat klopt niet")
    assert bot.asks == "support"
    assert "10 uur in werktijd" in bot.text
    assert anna.says("12 uur in werktijd").asks == "first_step"


@pytest.mark.parametrize("said", ["zo, daar ben ik weer", "Hier ben ik weer!", "ben er weer hoor", "ik ben terug"])
def test_whoever_says_to_be_back_goes_on_where_they_were(anna: Talk, said: str) -> None:
    comes_to(anna, "result", LEAD)
    assert anna.says("pauze").asks is None
    assert anna.says(said).asks == "result"
    assert anna.says(said).asks == "result"
    assert not plan(anna).goals[0].result


def test_a_story_about_coming_back_is_an_answer(anna: Talk) -> None:
    comes_to(anna, "result", LEAD)
    anna.says("ik ben weer terug op kantoor en leid vijf keer het overleg")
    assert plan(anna).goals[0].result


def test_what_is_added_without_naming_a_question_goes_to_the_answer_before(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    anna.says("Ik kan goed luisteren naar mensen")
    bot = anna.says("wacht, ik wil nog iets toevoegen: en ook goed doorvragen")
    assert plan(anna).reflection["strengths"] == "Ik kan goed luisteren naar mensen\nen ook goed doorvragen"
    assert bot.asks == "enjoy"


def test_to_a_number_nothing_is_added(anna: Talk) -> None:
    comes_to(anna, "first_step", LEAD)
    anna.presses("goto:confidence:1")
    anna.says("7")
    bot = anna.says("bij hoe zeker ik ben wil ik nog iets toevoegen")
    assert bot.asks == "confidence"
    anna.says("9")
    assert plan(anna).goal(1).confidence == 9


@pytest.mark.parametrize(
    "text",
    [
        "Bij vraag 1 moet eigenlijk staan dat ik sterk ben in het uitleggen van reglementering",
        "bij de eerste vraag klopt iets niet",
        "in antwoord 1 zit een fout",
    ],
)
def test_who_says_that_a_numbered_answer_is_wrong_gets_that_question(anna: Talk, text: str) -> None:
    anna.arrives()
    anna.presses("whole")
    for words in ("formulieren invullen aan het loket", "mensen aan het loket helpen"):
        anna.says(words)
    bot = anna.says(text)
    assert bot.asks == "strengths"
    assert "formulieren invullen aan het loket" in bot.text


@pytest.mark.parametrize("said", ["wie is mijn leidinggevende nu?", "Wie is nu mijn baas"])
def test_who_the_manager_is_can_be_asked_anywhere(anna: Talk, noor: Talk, said: str) -> None:
    anna.arrives()
    assert "Karin Bos" in anna.says(said, "faq_who").text
    anna.presses("whole")
    bot = anna.says(said, "show_team")
    assert "Karin Bos" in bot.text
    assert bot.asks == "strengths"
    anna.says("pauze")
    assert "Karin Bos" in anna.says(said, "show_team").text
    noor.arrives()
    noor.presses("paper")
    assert "geen leidinggevende" in noor.says(said, "show_team").text
