"""An employee makes goals, row by row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from talk import Heard, Talk

from bot.plan.goals import Goal


def goal(talk: Talk, number: int = 1) -> Goal:
    with talk.store.work() as work:
        plan = work.plans.current(talk.person.id)
    assert plan is not None
    return plan.goal(number)


def first_goal(talk: Talk) -> Heard:
    """The two-minute route, at the first question about a goal."""
    talk.arrives()
    return talk.presses("quick")


def whole_goal(talk: Talk) -> Heard:
    """A goal with all its questions."""
    talk.arrives()
    talk.presses("whole")
    for _ in range(8):
        bot = talk.says("overslaan")
    assert bot.asks == "goal"
    return bot


def test_a_first_goal_takes_two_minutes(anna: Talk) -> None:
    assert first_goal(anna).asks == "goal"
    assert anna.says("elke maandag het werkoverleg leiden").asks == "result"
    assert anna.says("ik heb het vijf keer gedaan").asks == "planning"
    bot = anna.says("voor 1 mei")
    assert bot.asks == "sentence"
    assert anna.says("ja").asks == "another_goal"
    assert goal(anna).sentence_accepted
    assert goal(anna).end == date(2027, 5, 1)


def test_topics_from_the_reflection_are_offered_in_own_words(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    for _ in range(7):
        anna.says("overslaan")
    bot = anna.says("Gesprekken leren leiden. En Excel.")
    assert bot.buttons["Gesprekken leren leiden"] == "topic:learn"
    anna.presses("topic:learn")
    assert goal(anna).goal == "Gesprekken leren leiden"


def test_every_cell_is_kept_to_the_letter_and_judged_as_it_grows(anna: Talk) -> None:
    whole_goal(anna)
    bot = anna.says("Excel")
    assert "utter_letters_000" in bot.responses
    anna.says("  10 lessen volgen ")
    bot = anna.says("Ik maak zelf de maandcijfers")
    assert "utter_letters_010" in bot.responses
    assert goal(anna).activity == "  10 lessen volgen "


def test_dates_are_understood_and_read_back(anna: Talk) -> None:
    whole_goal(anna)
    anna.says("elke week een overleg leiden")
    anna.says("meelopen met een collega")
    anna.says("drie keer gedaan")
    bot = anna.says("van 4 januari tot en met 7 maart")
    assert "van 4 januari 2027 tot en met 7 maart 2027" in bot.text
    assert (goal(anna).start, goal(anna).end) == (date(2027, 1, 4), date(2027, 3, 7))


def test_hours_and_money_are_understood_and_read_back(anna: Talk) -> None:
    whole_goal(anna)
    for text in ("elke week een overleg leiden", "meelopen", "drie keer gedaan", "voor 1 mei"):
        anna.says(text)
    bot = anna.says("6 donderdagmiddagen in werktijd en een cursus van € 450")
    assert "24 uur" in bot.text
    assert "€ 450" in bot.text
    support = goal(anna).support
    assert (support.own_hours, support.budget_eur, support.working_time) == (24, Decimal(450), "inside")


def test_hours_a_week_are_counted_once_the_end_is_known(anna: Talk) -> None:
    whole_goal(anna)
    for text in ("elke week een overleg leiden", "meelopen", "drie keer gedaan", "later"):
        anna.says(text)
    anna.says("zo'n 3 uur per week")
    assert goal(anna).support.own_hours is None
    anna.presses("goto:planning:1")
    anna.says("van 4 januari tot en met 14 maart")
    assert goal(anna).support.own_hours == 30


def test_money_beyond_the_budget_is_said_with_all_goals_added_up(anna: Talk) -> None:
    whole_goal(anna)
    for text in ("elke week een overleg leiden", "meelopen", "drie keer gedaan", "voor 1 mei", "€ 300"):
        bot = anna.says(text)
    assert "Let op" not in bot.text
    for _ in range(6):
        bot = anna.says("overslaan")
        if bot.asks == "sentence":
            break
    anna.says("ja")
    anna.presses("new_goal")
    for text in ("een cursus Frans afronden", "een cursus", "diploma gehaald", "voor 1 juni", "€ 300"):
        bot = anna.says(text)
    assert "€ 300, en van je budget is voor dit doel nog € 200 over" in bot.text
    assert goal(anna, 2).support.budget_eur == Decimal(300)


def test_an_end_in_the_past_is_said_kindly_and_kept(anna: Talk) -> None:
    first_goal(anna)
    anna.says("elke week een overleg leiden")
    anna.says("drie keer gedaan")
    bot = anna.says("1 maart 2025")
    assert "utter_concern_end_in_past" in bot.responses
    assert goal(anna).planning == "1 maart 2025"


def test_a_missing_letter_is_asked_about_at_most_twice(anna: Talk) -> None:
    first_goal(anna)
    anna.says("Excel")
    anna.says("ik kan ermee werken")
    bot = anna.says("ooit een keer")
    assert bot.asks == "goal_specific"
    assert "Er mist nog iets: specific" in bot.text
    bot = anna.says("x")
    bot = anna.says("laat zo") if bot.asks == "goal_specific" else bot
    assert bot.asks == "goal_time_bound"
    assert anna.says("weet niet").asks == "goal_time_bound"
    assert anna.says("later").asks == "sentence"


def test_leave_it_is_always_possible(anna: Talk) -> None:
    first_goal(anna)
    anna.says("Excel")
    anna.says("ik kan ermee werken")
    anna.says("ooit een keer")
    bot = anna.says("laat zo")
    assert bot.asks == "goal_time_bound"
    assert goal(anna).kept == ("specific",)


def test_a_low_confidence_invites_to_make_the_goal_smaller_or_the_support_larger(anna: Talk) -> None:
    whole_goal(anna)
    for text in ("elke week een overleg leiden", "meelopen", "drie keer gedaan", "voor 1 mei", "overslaan"):
        anna.says(text)
    anna.presses("say:Ja, helemaal")
    bot = anna.says("een 5 denk ik")
    assert bot.asks == "confidence_raise"
    anna.says("als ik elke vrijdagochtend vrij krijg")
    assert goal(anna).confidence == 5
    assert "elke vrijdagochtend" in goal(anna).support.text


def test_a_confidence_that_is_no_number_is_asked_again(anna: Talk) -> None:
    whole_goal(anna)
    for text in ("elke week een overleg leiden", "meelopen", "drie keer gedaan", "voor 1 mei", "overslaan", "ja"):
        bot = anna.says(text)
    assert bot.asks == "confidence"
    bot = anna.says("best wel")
    assert bot.asks == "confidence"
    assert anna.says("zeven").asks == "first_step"


def test_the_sentence_is_built_from_own_words_and_can_be_replaced(anna: Talk) -> None:
    first_goal(anna)
    anna.says("elke maandag het werkoverleg leiden")
    anna.says("ik heb het vijf keer gedaan")
    bot = anna.says("voor 1 mei")
    assert "elke maandag het werkoverleg leiden" in bot.text
    bot = anna.says("Voor 1 mei heb ik vijf keer het werkoverleg geleid.")
    assert "Voor 1 mei heb ik vijf keer het werkoverleg geleid." in bot.text
    anna.says("ja")
    assert goal(anna).sentence == "Voor 1 mei heb ik vijf keer het werkoverleg geleid."


def test_a_cell_is_changed_later_and_the_sentence_follows(anna: Talk) -> None:
    first_goal(anna)
    anna.says("elke maandag het werkoverleg leiden")
    anna.says("ik heb het vijf keer gedaan")
    anna.says("voor 1 mei")
    anna.says("ja")
    bot = anna.presses("goto:planning:1")
    assert "voor 1 mei" in bot.text
    bot = anna.says("voor 1 juni")
    assert bot.asks == "sentence"
    assert "1 juni 2027" in bot.text
    bot = anna.says("ja")
    assert bot.asks == "another_goal"
    assert goal(anna).end == date(2027, 6, 1)


def test_five_goals_is_the_most(anna: Talk) -> None:
    first_goal(anna)
    for number in range(5):
        anna.says(f"elke maandag overleg {number} leiden")
        anna.says("ik heb het vijf keer gedaan")
        anna.says("voor 1 mei")
        anna.says("ja")
        bot = anna.presses("new_goal")
    assert "vijf doelen" in bot.text
    assert bot.asks == "priority"
    anna.says("3, 1")
    assert goal(anna, 3).priority == 1
    assert goal(anna, 1).priority == 2
    assert goal(anna, 2).priority == 3


def test_a_goal_is_removed_only_after_a_yes(anna: Talk) -> None:
    first_goal(anna)
    for text in ("elke maandag overleg leiden", "vijf keer gedaan", "voor 1 mei", "ja"):
        anna.says(text)
    bot = anna.presses("remove_goal:1")
    assert "weghalen?" in bot.text
    assert goal(anna).goal
    anna.presses("remove_goal_yes:1")
    with anna.store.work() as work:
        assert work.plans.current(anna.person.id).goals == []


def test_another_goal_is_asked_for_in_many_ways(anna: Talk) -> None:
    first_goal(anna)
    for text in ("elke maandag overleg leiden", "vijf keer gedaan", "voor 1 mei", "ja"):
        bot = anna.says(text)
    assert bot.asks == "another_goal"
    assert anna.says("nog eentje").asks == "goal"
    assert anna.says("overslaan").asks == "share_what"
    anna.presses("new_goal")
    bot = anna.says("elke vrijdag het magazijn tellen")
    assert bot.asks == "activity"


def test_skipping_does_not_accept_a_sentence(anna: Talk) -> None:
    first_goal(anna)
    for text in ("elke maandag overleg leiden", "vijf keer gedaan", "voor 1 mei"):
        anna.says(text)
    assert anna.says("overslaan").asks == "sentence"
    assert not goal(anna).sentence_accepted


def test_a_cell_is_changed_by_naming_it(anna: Talk) -> None:
    first_goal(anna)
    for text in ("elke maandag overleg leiden", "vijf keer gedaan", "voor 1 mei"):
        anna.says(text)
    bot = anna.says("pas de planning aan")
    assert bot.asks == "planning"
    assert "voor 1 mei" in bot.text
    assert anna.says("voor 1 juni").asks == "sentence"
    assert goal(anna).end == date(2027, 6, 1)
