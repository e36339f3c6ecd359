"""An employee makes goals, row by row."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from talk import Heard, PlainChecker, Talk

from bot.dialogue.dutch import is_no, is_yes, wants_no_more
from bot.dialogue.flows.goal_answers import listed
from bot.dialogue.flows.goal_cells import sentence_of
from bot.plan.goals import Goal
from bot.smart.types import GoalRow, Verdict


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


def test_an_end_in_the_goal_itself_counts_where_the_planning_names_none(anna: Talk) -> None:
    whole_goal(anna)
    anna.says("voor 1 mei 2027 het diploma TIG-lassen halen")
    anna.says("de cursus volgen")
    anna.says("ik heb het diploma")
    anna.says("overslaan")
    assert goal(anna).end == date(2027, 5, 1)
    assert goal(anna).planning == ""
    assert sentence_of(goal(anna)).count("mei 2027") == 1


def test_who_says_that_it_is_all_named_no_topic(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    for _ in range(7):
        anna.says("overslaan")
    assert "topic:learn" not in anna.says("dat is alles").buttons.values()


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
    assert anna.says("binnenkort").asks == "goal_time_bound"
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


@pytest.mark.parametrize("no", ["nee", "klopt niet"])
def test_a_no_to_the_sentence_asks_what_is_wrong_and_is_no_sentence(anna: Talk, no: str) -> None:
    first_goal(anna)
    for text in ("elke maandag het werkoverleg leiden", "ik heb het vijf keer gedaan", "voor 1 mei"):
        anna.says(text)
    before = goal(anna).sentence
    bot = anna.says(no)
    assert bot.asks == "sentence"
    assert {"Doel", "Planning"} <= set(bot.buttons)
    assert goal(anna).sentence == before


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


def at_confidence(talk: Talk) -> Heard:
    whole_goal(talk)
    for words in ("elke week een overleg leiden", "meelopen", "drie keer gedaan", "voor 1 mei", "8 uur", "ja"):
        bot = talk.says(words)
    assert bot.asks == "confidence"
    return bot


def test_a_topic_can_be_chosen_in_words(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    for answer in [*["overslaan"] * 3, "Sneller leren rapporteren.", *["overslaan"] * 3, "niks"]:
        bot = anna.says(answer)
    assert bot.asks == "learn"  # a thin answer gets one invitation
    bot = anna.says("wondzorg beter leren")
    assert [title for title, command in bot.buttons.items() if command.startswith("topic:")] == [
        "wondzorg beter leren",
        "Sneller leren rapporteren",
    ]
    assert anna.says("ja, doe maar die van wondzorg").asks == "activity"
    assert goal(anna).goal == "wondzorg beter leren"
    anna.says("terug")
    assert anna.says("de tweede cursus wondzorg").asks == "activity"
    assert goal(anna).goal == "de tweede cursus wondzorg"


@pytest.mark.parametrize(
    ("said", "meant"), [("de tweede", "Sneller leren rapporteren"), ("1 graag", "wondzorg beter leren")]
)
def test_a_topic_can_be_chosen_by_its_place(anna: Talk, said: str, meant: str) -> None:
    anna.arrives()
    anna.presses("whole")
    for answer in [*["overslaan"] * 3, "Sneller leren rapporteren.", *["overslaan"] * 3, "wondzorg beter leren"]:
        anna.says(answer)
    anna.says(said)
    assert goal(anna).goal == meant


@pytest.mark.parametrize(
    ("said", "mark"),
    [("een zesje", 6), ("7/10", 7), ("acht op de tien", 8), ("van 1 tot 10 geef ik een 6", 6), ("8-", 8), ("7,5", 7)],
)
def test_a_mark_is_understood_in_anyones_words(anna: Talk, said: str, mark: int) -> None:
    at_confidence(anna)
    assert anna.says(said).asks == ("confidence_raise" if mark < 7 else "first_step")
    assert goal(anna).confidence == mark


@pytest.mark.parametrize("said", ["maandag om 9 uur", "3 keer oefenen", "100% zeker", "2027"])
def test_a_number_of_something_else_is_no_mark(anna: Talk, said: str) -> None:
    at_confidence(anna)
    bot = anna.says(said)
    assert bot.asks == "confidence"
    assert "utter_confidence_number" in bot.responses
    assert goal(anna).confidence is None


def test_what_was_not_understood_is_not_said_to_be_kept_and_leaves_nothing_to_undo(anna: Talk) -> None:
    at_confidence(anna)
    bot = anna.says("ik wil wel stoppen met twijfelen")
    assert not [name for name in bot.responses if name.startswith("utter_doubt")]
    anna.says("8")
    anna.presses("undo")
    assert goal(anna).confidence is None
    assert anna.presses("undo").asks == "acceptance"
    assert goal(anna).acceptance == ""


def test_what_a_goal_serves_and_its_priority_can_be_undone(anna: Talk) -> None:
    at_confidence(anna)
    for words in ("8", "overslaan", "overslaan", "overslaan", "2"):
        anna.says(words)
    assert goal(anna).serves == ("role",)
    anna.presses("undo")
    assert goal(anna).serves == ()
    for words in ("2", "ja"):
        anna.says(words)
    anna.presses("new_goal")
    for words in ("Excel leren", *["overslaan"] * 20):
        bot = anna.says(words)
        if bot.asks == "sentence":
            bot = anna.says("ja")
            break
    bot = anna.presses("no_more_goals")
    assert bot.asks == "priority"
    anna.says("2 1")
    assert (goal(anna).priority, goal(anna, 2).priority) == (2, 1)
    anna.presses("undo")
    assert (goal(anna).priority, goal(anna, 2).priority) == (None, None)


def test_a_day_in_the_past_is_asked_about_at_once_and_only_the_year_can_be_said(anna: Talk) -> None:
    whole_goal(anna)
    for words in ("elke week een overleg leiden", "meelopen", "drie keer gedaan"):
        anna.says(words)
    bot = anna.says("van 4 oktober 2025 tot en met 7 maart 2026")
    assert bot.asks == "planning"
    assert "utter_concern_end_in_past" in bot.responses
    bot = anna.says("nee 2027 bedoel ik")
    assert bot.asks == "support"
    assert goal(anna).planning == "van 4 oktober 2026 tot en met 7 maart 2027"
    assert (goal(anna).start, goal(anna).end) == (date(2026, 10, 4), date(2027, 3, 7))


def test_who_means_a_day_in_the_past_is_not_asked_twice(anna: Talk) -> None:
    whole_goal(anna)
    for words in ("elke week een overleg leiden", "meelopen", "drie keer gedaan", "voor 1 mei 2026"):
        bot = anna.says(words)
    assert bot.asks == "planning"
    assert anna.says("voor 1 mei 2026").asks == "support"


def test_money_beyond_the_budget_is_said_where_it_is_told_and_not_with_every_date(anna: Talk) -> None:
    whole_goal(anna)
    for words in ("elke week een overleg leiden", "meelopen", "drie keer gedaan", "zo snel mogelijk"):
        anna.says(words)
    bot = anna.says("een cursus van 750 euro")
    assert "utter_concern_over_budget" in bot.responses
    assert bot.asks == "goal_time_bound"
    assert "utter_concern_over_budget" not in anna.says("voor 1 mei").responses


def test_hours_and_money_in_the_activity_are_read_back_and_counted(anna: Talk) -> None:
    whole_goal(anna)
    anna.says("wondzorg leren")
    bot = anna.says("meelopen met Els, 6 donderdagmiddagen, en een cursus van € 450")
    assert "24 uur" in bot.text
    assert "€ 450" in bot.text
    for words in ("drie keer gedaan", "voor 1 mei"):
        anna.says(words)
    anna.says("in werktijd")
    assert (goal(anna).support.own_hours, goal(anna).support.budget_eur) == (24, Decimal(450))
    anna.presses("back:de ondersteuning")
    anna.says("30 uur in werktijd")
    assert goal(anna).support.own_hours == 30


def test_hours_beside_the_date_are_read_back_and_counted_and_the_time_until_then_is_not(anna: Talk) -> None:
    whole_goal(anna)
    for words in ("wondzorg leren", "meelopen met Els", "drie keer gedaan"):
        anna.says(words)
    bot = anna.says("binnen 90 dagen, en daar heb ik 20 uur in werktijd voor nodig")
    assert "20 uur" in bot.text
    assert bot.asks == "support"
    anna.says("een boek")
    assert goal(anna).support.own_hours == 20


def test_not_knowing_helps_with_an_example_and_is_no_cell_of_the_plan(anna: Talk) -> None:
    whole_goal(anna)
    anna.says("elke week een overleg leiden")
    anna.says("meelopen met een collega")
    bot = anna.says("geen idee")
    assert bot.asks == "result"
    assert "utter_example_result" in bot.responses
    bot = anna.says("weet ik niet")
    assert bot.asks == "planning"
    assert goal(anna).result == ""
    for words in ("overslaan", "overslaan"):
        bot = anna.says(words)
    assert bot.asks == "goal_measurable"
    assert "utter_left_as_is" in anna.says("geen idee").responses


def read_back(talk: Talk) -> Heard:
    """A goal that was read back and is waiting for a yes."""
    first_goal(talk)
    for text in ("elke maandag overleg leiden", "vijf keer gedaan"):
        talk.says(text)
    return talk.says("voor 1 mei")


@pytest.mark.parametrize("yes", ["ja top 👍", "👍", "ja hoor prima", "yeah sure", "ok is goed dan"])
def test_a_yes_with_more_beside_it_is_no_sentence(anna: Talk, yes: str) -> None:
    read_back(anna)
    bot = anna.says(yes)
    if yes == "yeah sure":  # too few words for a sentence, whatever they are
        assert "utter_sentence_choose" in bot.responses
    else:
        assert bot.asks == "another_goal"
    assert "overleg leiden" in (goal(anna).sentence or goal(anna).goal)


def test_a_word_or_two_never_take_the_place_of_the_sentence(anna: Talk) -> None:
    read_back(anna)
    bot = anna.says("share it")
    assert "utter_sentence_choose" in bot.responses
    assert goal(anna).sentence == ""


def test_no_is_no_goal(anna: Talk) -> None:
    read_back(anna)
    anna.says("ja")
    anna.says("ja")
    assert anna.says("nee").asks == "share_what"
    with anna.store.work() as work:
        assert [one.goal for one in work.plans.current(anna.person.id).goals] == ["elke maandag overleg leiden"]


def test_no_is_no_text_of_a_cell(anna: Talk) -> None:
    whole_goal(anna)
    anna.says("elke maandag overleg leiden")
    assert anna.says("nee").asks == "result"
    assert goal(anna).activity == ""


@pytest.mark.parametrize(
    "no", ["nee, delen", "ik wil helemaal geen tweede doel", "nee dank u wel", "nee dat was het wel", "👎"]
)
def test_that_there_is_no_other_goal_is_said_in_many_ways(anna: Talk, no: str) -> None:
    read_back(anna)
    anna.says("ja")
    assert anna.says(no).asks == "share_what"


def test_a_goal_that_is_told_beside_a_no_is_no_refusal() -> None:
    assert not wants_no_more("ik heb geen doel dat ik liever haal dan dit certificaat")
    assert not wants_no_more("Ik ben klaar voor de rol van teamleider in december")
    assert not wants_no_more("Klaarzetten van de operatiesets zonder fouten")
    assert wants_no_more("klaar voor nu")
    assert wants_no_more("ik ben klaar hoor")
    assert not is_no("nee maar ik wil ook leren lassen")
    assert not is_yes("ja maar niet voor 1 mei")
    assert not is_yes("goed zo")


LIST = "goals 😎\n1) AWS-certificaat halen (https://voorbeeld.nl/cert)\n2) ownership in reviews\n3) een talk geven"


def test_a_list_of_goals_becomes_a_row_for_each_and_is_gone_through_one_by_one(anna: Talk) -> None:
    first_goal(anna)
    bot = anna.says(LIST)
    assert "3 doelen" in bot.text
    assert bot.asks == "result"
    assert goal(anna).goal == "AWS-certificaat halen (https://voorbeeld.nl/cert)"
    assert goal(anna, 3).goal == "een talk geven"
    anna.says("ik heb het certificaat")
    anna.says("voor 1 mei")
    bot = anna.says("ja")
    assert "ownership in reviews" in bot.text
    assert (bot.asks, bot.about["goal"]) == ("result", 2)


def test_a_list_that_was_one_goal_is_put_together_again(anna: Talk) -> None:
    first_goal(anna)
    anna.says(LIST)
    bot = anna.says("ongedaan")
    assert bot.asks == "goal"
    anna.says("elke maandag overleg leiden")
    for text in ("vijf keer gedaan", "voor 1 mei"):
        anna.says(text)
    assert anna.says("ja").asks == "another_goal"
    assert anna.says("nee").asks == "share_what"


def test_what_is_a_list() -> None:
    assert listed("1. Excel leren 2. beter vergaderen") == ["Excel leren", "beter vergaderen"]
    assert listed("- lassen\n- Frans") == ["lassen", "Frans"]
    assert listed("voor 1 mei 2027") == []
    assert listed("TIG niveau 2. Daarna niveau 3.") == []
    assert listed("Ik wil graag beter worden in mijn vak en daarvoor:\n- een cursus\n- meelopen") == []


def test_how_far_a_goal_is_is_said_when_it_changed_and_not_after_every_answer(anna: Talk) -> None:
    whole_goal(anna)
    assert "utter_letters_000" in anna.says("Excel").responses
    assert "utter_letters_000" not in anna.says("een cursus volgen").responses
    assert "utter_letters_010" in anna.says("drie lijsten zonder fouten").responses


@pytest.mark.parametrize("word", ["nee", "ja perfect 👌", "👍"])
def test_a_bare_yes_or_no_to_what_is_missing_leaves_the_goal_as_it_is(anna: Talk, word: str) -> None:
    first_goal(anna)
    for text in ("beter worden", "niks bijzonders", "ooit"):
        bot = anna.says(text)
    assert bot.asks == "goal_specific"
    bot = anna.says(word)
    assert "utter_left_as_is" in bot.responses
    assert goal(anna).goal == "beter worden"


def test_a_list_shows_the_sentence_that_was_accepted_where_it_is_ones_own(anna: Talk) -> None:
    first_goal(anna)
    for words in ("beter worden in kassa", "drie diensten alleen", "voor 1 mei"):
        bot = anna.says(words)
    while bot.asks != "sentence":
        bot = anna.says("laat zo")
    anna.says("Ik draai voor 1 mei drie diensten alleen aan de kassa")
    anna.says("ja")
    shown = anna.says("delen").text
    assert "Ik draai voor 1 mei drie diensten" in shown
    assert "beter worden" not in shown


class Wavering(PlainChecker):
    """A checker that takes a letter back once the support is told: more words can blur what stood there."""

    def check(self, row: GoalRow | str, today: date) -> Verdict:
        verdict = super().check(row, today)
        if isinstance(row, GoalRow) and row.activity and "measurable" not in verdict.missing:
            return replace(verdict, missing=("measurable",), feedback=("Waaraan merk je dat?",))
        return verdict


def test_a_letter_that_was_there_is_not_taken_back_by_filling_in_another_cell(anna: Talk) -> None:
    anna.minds = replace(anna.minds, checker=Wavering())
    first_goal(anna)
    anna.says("elke maandag het werkoverleg leiden")
    assert "Meetbaar ✓" in anna.says("ik heb het vijf keer gedaan").text
    anna.says("voor 1 mei")
    anna.presses("goto:activity:1")
    bot = anna.says("meelopen met Els")
    assert "Meetbaar: nog niet" not in bot.text
    assert bot.asks != "goal_measurable"


def test_who_words_the_goal_anew_hears_anew_what_is_there(anna: Talk) -> None:
    first_goal(anna)
    anna.says("elke maandag het werkoverleg leiden")
    anna.says("ik heb het vijf keer gedaan")
    anna.says("voor 1 mei")
    anna.presses("goto:goal:1")
    assert "Specifiek: nog niet" in anna.says("beter worden").text


def test_only_a_day_is_the_planning_also_where_something_else_was_asked(anna: Talk) -> None:
    first_goal(anna)
    anna.says("beter worden")
    anna.says("dat merk ik aan de klanten")
    assert anna.says("overslaan").asks == "goal_specific"
    bot = anna.says("tegen de zomer")
    assert goal(anna).goal == "beter worden"
    assert goal(anna).end == date(2027, 6, 1)
    assert bot.asks == "goal_specific"
    anna.says("elke klant begroeten")
    assert goal(anna).goal == "beter worden: elke klant begroeten"


def test_a_question_that_a_day_leaves_nothing_of_closes(anna: Talk) -> None:
    anna.minds = replace(anna.minds, checker=DatesSuffice())
    first_goal(anna)
    anna.says("beter worden")
    anna.says("dat merk ik aan de klanten")
    assert anna.says("overslaan").asks == "goal_specific"
    assert anna.says("tegen de zomer").asks == "sentence"


def test_a_day_said_at_the_sentence_is_the_planning_and_not_the_sentence(anna: Talk) -> None:
    first_goal(anna)
    anna.says("elke maandag het werkoverleg leiden")
    anna.says("ik heb het vijf keer gedaan")
    anna.says("als ik zover ben")
    assert anna.presses("keep").asks == "sentence"
    bot = anna.says("dat is dus tegen eind juni")
    assert bot.asks == "sentence"
    assert goal(anna).end == date(2027, 6, 30)
    assert "werkoverleg leiden" in bot.text


def test_an_end_that_stands_in_the_goal_is_not_missed_in_the_planning(anna: Talk) -> None:
    first_goal(anna)
    anna.says("voor 1 mei het werkoverleg leiden")
    anna.says("ik heb het vijf keer gedaan")
    assert "utter_period_unknown" not in anna.says("als Els tijd heeft").responses


def test_enough_is_no_second_goal(anna: Talk) -> None:
    first_goal(anna)
    for text in ("elke maandag het werkoverleg leiden", "ik heb het vijf keer gedaan", "voor 1 mei", "ja"):
        anna.says(text)
    assert anna.presses("new_goal").asks == "goal"
    assert anna.says("nee das alles").asks != "result"
    with anna.store.work(write=False) as work:
        plan = work.plans.current(anna.person.id)
    assert plan is not None
    assert [one.goal for one in plan.begun_goals] == ["elke maandag het werkoverleg leiden"]


class DatesSuffice(PlainChecker):
    """A checker that finds nothing missing once there is a date."""

    def check(self, row: GoalRow | str, today: date) -> Verdict:
        verdict = super().check(row, today)
        return verdict if "time_bound" in verdict.missing else replace(verdict, missing=(), feedback=())


class Praising(PlainChecker):
    """A checker that always finds the same words strong."""

    def check(self, row: GoalRow | str, today: date) -> Verdict:
        return replace(super().check(row, today), strong=("Concreet: ‘werkoverleg’.",))


def test_a_goal_is_praised_once(anna: Talk) -> None:
    anna.minds = replace(anna.minds, checker=Praising())
    first_goal(anna)
    assert "Concreet" in anna.says("elke maandag het werkoverleg leiden").text
    assert "Concreet" not in anna.says("ik heb het vijf keer gedaan").text


@pytest.mark.parametrize(("said", "goals"), [("ja", 0), ("nee", 1)])
def test_a_typed_yes_takes_the_goal_out_and_is_no_answer_to_the_open_question(
    anna: Talk, said: str, goals: int
) -> None:
    first_goal(anna)
    anna.says("elke maandag het werkoverleg leiden")
    anna.says("ik heb het vijf keer gedaan")
    anna.says("verwijder doel 1")
    anna.says(said)
    with anna.store.work(write=False) as work:
        plan = work.plans.current(anna.person.id)
    assert plan is not None
    assert len(plan.begun_goals) == goals
    assert all(goal.planning == "" for goal in plan.goals)


def test_what_the_manager_sees_can_be_asked_at_an_open_question(anna: Talk) -> None:
    first_goal(anna)
    bot = anna.says("wat ziet Karin nu")
    assert "utter_manager_sees_nothing" in bot.responses
    assert bot.asks == "goal"


def reaches_summary(talk: Talk) -> None:
    talk.arrives()
    talk.presses("whole")
    talk.says("Ik leg dingen rustig uit aan nieuwe mensen")
    for _ in range(7):
        talk.says("overslaan")
    bot = talk.says("elke maandag overleg leiden")
    while bot.asks != "sentence":
        bot = talk.says("overslaan")
    talk.says("ja")
    assert talk.says("nee").asks == "share_summary"


@pytest.mark.parametrize("question", ["first_step", "start_level", "reward"])
def test_not_knowing_is_no_text_beside_the_cells(anna: Talk, question: str) -> None:
    whole_goal(anna)
    bot = anna.says("elke maandag overleg leiden")
    while bot.asks != question:
        bot = anna.says("overslaan")
    assert anna.says("weet ik niet").asks != question
    assert goal(anna).text(question) == ""


def test_no_is_no_answer_to_what_one_is_good_at(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    assert anna.says("nee").asks == "enjoy"
    anna.says("nee")
    anna.says("nee")
    with anna.store.work(write=False) as work:
        plan = work.plans.current(anna.person.id)
    assert plan is not None
    assert plan.reflection == {"used": "nee"}


@pytest.mark.parametrize("said", ["nee", "weet ik niet"])
def test_no_is_no_summary(anna: Talk, said: str) -> None:
    reaches_summary(anna)
    anna.says(said)
    with anna.store.work(write=False) as work:
        plan = work.plans.current(anna.person.id)
    assert plan is not None
    assert plan.summary == ""


def test_a_summary_is_left_out_with_the_button_that_says_so(anna: Talk) -> None:
    reaches_summary(anna)
    anna.says("Ik wil vaker voor de groep staan.")
    assert anna.says("terug").asks == "share_summary"
    bot = anna.presses("no_summary")
    assert bot.asks == "share_what"
    with anna.store.work(write=False) as work:
        plan = work.plans.current(anna.person.id)
    assert plan is not None
    assert plan.summary == ""


def test_share_said_at_the_choice_goes_on_to_what_is_shared(anna: Talk) -> None:
    reaches_summary(anna)
    assert anna.says("nee").asks == "share_what"
    assert anna.says("delen").asks == "share_confirm"


def test_share_said_twice_asks_nothing_again_after_sharing(anna: Talk) -> None:
    reaches_summary(anna)
    for _ in range(2):
        bot = anna.says("delen")
    assert bot.asks == "share_confirm"
    assert anna.says("ja").asks is None


@pytest.mark.parametrize(
    ("said", "takes_part"), [("ja", True), ("nee", False), ("nee liever niet", False), ("ja tel mij mee", True)]
)
def test_a_typed_answer_about_the_figures_counts(anna: Talk, said: str, takes_part: bool) -> None:
    reaches_summary(anna)
    for _ in range(2):
        anna.says("delen")
    assert "utter_trends_ask" in anna.says("ja").responses
    bot = anna.says(said)
    assert ("utter_trends_on" if takes_part else "utter_trends_off") in bot.responses
    with anna.store.work(write=False) as work:
        assert work.trends.takes_part(anna.person.id) is takes_part


def test_a_yes_much_later_is_no_consent_to_the_figures(anna: Talk) -> None:
    reaches_summary(anna)
    for _ in range(2):
        anna.says("delen")
    anna.says("ja")
    anna.waits(hours=1)
    anna.says("ja")
    with anna.store.work(write=False) as work:
        assert work.trends.takes_part(anna.person.id) is False


def dated(talk: Talk, planning: str) -> Heard:
    """A first goal with this planning."""
    first_goal(talk)
    talk.says("het werkoverleg leiden")
    talk.says("vijf keer gedaan")
    return talk.says(planning)


@pytest.mark.parametrize("said", ["oh sorry ik bedoel 2027", "nee toch 2027", "oeps 2027", "2027 natuurlijk"])
def test_another_year_is_for_the_planning_that_is_asked_about(anna: Talk, said: str) -> None:
    assert dated(anna, "van 1 januari 2025 tot 1 juni 2025").asks == "planning"
    anna.says(said)
    assert (goal(anna).start, goal(anna).end) == (date(2027, 1, 1), date(2027, 6, 1))
    assert goal(anna).result == "vijf keer gedaan"


@pytest.mark.parametrize(
    ("said", "start", "end"),
    [
        ("de einddatum moet 1 september 2027 zijn", date(2027, 2, 1), date(2027, 9, 1)),
        ("de startdatum klopt niet, dat moet 1 maart 2027 zijn", date(2027, 3, 1), date(2027, 7, 1)),
        ("klaar op 1 september 2027 ipv 1 juli", date(2027, 2, 1), date(2027, 9, 1)),
    ],
)
def test_a_day_that_is_put_right_is_kept_at_once_and_the_other_stays(
    anna: Talk, said: str, start: date, end: date
) -> None:
    dated(anna, "1 februari 2027 tot 1 juli 2027")
    anna.says("ja")
    anna.says("nee")
    bot = anna.says(said)
    assert (goal(anna).start, goal(anna).end) == (start, end)
    assert bot.asks == "sentence"


def test_a_day_for_another_goal_leaves_the_planning_of_the_first_as_it_is(anna: Talk) -> None:
    dated(anna, "1 februari 2027 tot 1 juli 2027")
    anna.says("ja")
    anna.presses("new_goal")
    anna.says("leren lassen")
    assert anna.says("drie ramen gelast").asks == "planning"
    anna.says("niet op 1 juli 2027 maar op 1 september 2027 klaar")
    assert goal(anna).planning == "1 februari 2027 tot 1 juli 2027"
    assert goal(anna, 2).end == date(2027, 9, 1)


@pytest.mark.parametrize(
    "said", ["niet op vrijdag maar op zaterdag taart", "niet alleen in 2027 maar ook in 2028 taart"]
)
def test_how_something_is_done_puts_no_planning_right(anna: Talk, said: str) -> None:
    at_confidence(anna)
    planned = goal(anna).planning
    anna.presses("goto:reward:1")
    anna.says(said)
    assert (goal(anna).reward, goal(anna).planning) == (said, planned)


def test_yes_is_no_text_of_a_plan(anna: Talk) -> None:
    assert first_goal(anna).asks == "goal"
    assert anna.says("jaaa").asks == "goal"
    anna.says("het werkoverleg leiden")
    assert "utter_go_ahead_cell" in anna.says("ja").responses
    anna.says("vijf keer gedaan voor 1 mei 2027")
    assert "utter_period_read_back" in anna.says("ja").responses
    assert (goal(anna).planning, goal(anna).end) == ("", date(2027, 5, 1))
    anna.presses("goto:result:1")
    anna.says("ja prima")
    assert goal(anna).result == "vijf keer gedaan voor 1 mei 2027"


def test_a_face_is_no_text_of_a_plan(anna: Talk) -> None:
    first_goal(anna)
    assert "utter_dont_know_cell" in anna.says("\N{THINKING FACE}").responses
    assert goal(anna).goal == ""


def test_a_goal_that_is_changed_twice_is_read_back_before_it_ends(anna: Talk) -> None:
    dated(anna, "voor 1 juli 2027")
    anna.says("ja")
    anna.presses("no_more_goals")
    anna.presses("share_yes")
    anna.presses("trends_no")
    anna.presses("goto:planning:1")
    assert anna.says("voor 1 september 2027").asks == "sentence"
    anna.presses("goto:result:1")
    assert anna.says("zes keer gedaan").asks == "sentence"
    assert "utter_manager_sees_change" in anna.says("ja").responses


@pytest.mark.parametrize(
    ("result", "said"),
    [
        ("Als ik drie programma's zonder hulp maak", "; gelukt als ik drie programma's zonder hulp maak"),
        ("wanneer het team het zelf kan", "; gelukt wanneer het team het zelf kan"),
        ("dat ik niet meer hoef te vragen", "; ik merk het eraan dat ik niet meer hoef te vragen"),
        ("drie keer zonder hulp", "; gelukt als: drie keer zonder hulp"),
    ],
)
def test_a_result_that_begins_with_if_or_that_goes_on_with_it(result: str, said: str) -> None:
    assert said in sentence_of(replace(Goal(1, "g"), goal="Lassen", result=result))


@pytest.mark.parametrize(("said", "asks"), [("planning", "planning"), ("het doel", "goal"), ("resultaat", "result")])
def test_what_is_to_be_changed_is_named_as_the_buttons_name_it(anna: Talk, said: str, asks: str) -> None:
    dated(anna, "voor 1 juli 2027")
    assert anna.says(said).asks == asks
    assert anna.says("laat zo").asks == "sentence"


def test_who_wants_a_change_is_asked_which_also_after_the_goal(anna: Talk) -> None:
    dated(anna, "voor 1 juli 2027")
    assert "utter_change_cells" in anna.says("aanpassen").responses
    assert anna.says("ja").asks == "another_goal"
    bot = anna.says("aanpassen")
    assert (bot.asks, "utter_change_cells" in bot.responses) == ("sentence", True)


def test_no_thanks_is_no_other_goal(anna: Talk) -> None:
    dated(anna, "voor 1 juli 2027")
    anna.says("ja")
    assert anna.says("nee merci").asks == "share_what"


def test_nobody_is_left_without_a_way_on(anna: Talk, noor: Talk) -> None:
    dated(anna, "voor 1 juli 2027")
    anna.says("ja")
    anna.presses("no_more_goals")
    anna.presses("share_yes")
    assert anna.presses("trends_no").buttons["Overzicht"] == "overview"
    first_goal(noor)
    noor.presses("cancel")
    assert noor.presses("cancel_yes").buttons["Eerst één doel"] == "quick"
    noor.presses("new_goal")
    noor.presses("pause")
    assert noor.says("nederlands").buttons["Verder"] == "continue"


def test_a_cell_can_be_named_where_no_question_is_open(anna: Talk) -> None:
    dated(anna, "voor 1 juli 2027")
    anna.says("ja")
    anna.presses("no_more_goals")
    anna.presses("share_yes")
    anna.presses("trends_no")
    anna.presses("change_goal:1")
    assert anna.says("de planning").asks == "planning"


@pytest.mark.parametrize("said", ["geen idee", "nee", "weet ik niet"])
def test_not_knowing_what_would_help_is_no_support(anna: Talk, said: str) -> None:
    at_confidence(anna)
    before = goal(anna).support.text
    assert anna.says("3").asks == "confidence_raise"
    assert anna.says(said).asks == "first_step"
    assert goal(anna).support.text == before


def test_nobody_is_held_at_a_number(anna: Talk) -> None:
    at_confidence(anna)
    assert anna.says("ik vraag het mijn baas").asks == "confidence"
    assert anna.says("beetje").asks == "confidence"
    assert anna.says("niet nodig").asks == "first_step"
    assert goal(anna).confidence is None


def test_a_mark_that_stands_stays_when_no_other_is_given(anna: Talk) -> None:
    at_confidence(anna)
    for words in ("ik vraag het mijn baas", "beetje", "niet nodig"):
        anna.says(words)
    anna.presses("goto:confidence:1")
    assert anna.says("beetje").asks == "confidence", "the tries of before are over"
    anna.says("8")
    anna.presses("goto:confidence:1")
    for words in ("ik vraag het mijn baas", "beetje", "niet nodig"):
        bot = anna.says(words)
    assert "utter_no_mark" not in bot.responses
    assert goal(anna).confidence == 8


def test_a_begin_without_a_date_stays_beside_the_end(anna: Talk) -> None:
    first_goal(anna)
    anna.says("beter leren plannen")
    anna.says("elke week een rooster")
    assert anna.says("na de zomervakantie").asks == "goal_time_bound"
    anna.says("klaar tegen kerst 2027")
    assert goal(anna).planning == "na de zomervakantie, klaar tegen kerst 2027"
    assert (goal(anna).start, goal(anna).end) == (None, date(2027, 12, 25))


def test_at_the_sentence_one_question_is_asked_at_a_time(anna: Talk) -> None:
    bot = dated(anna, "voor 1 juli 2027")
    assert bot.text.count("?") == 1
    bot = anna.says("klopt niet")
    assert [part for part in bot.text.split("\n\n") if "?" in part] == ["Wat wil je aan doel 1 veranderen?"]
    assert {"Planning", "Ja, klopt"} <= set(bot.buttons)
    bot = anna.says("overslaan")
    assert [part for part in bot.text.split("\n\n") if "?" in part] == ["Klopt de zin hierboven?"]
    anna.says("ja")
    bot = anna.says("aanpassen")
    assert [part for part in bot.text.split("\n\n") if "?" in part] == ["Wat wil je aan doel 1 veranderen?"]
    assert "overleg" in bot.text


def test_a_card_says_each_thing_of_a_goal_once(anna: Talk) -> None:
    dated(anna, "voor 1 juli 2027")
    anna.says("ja")
    bot = anna.presses("overview")
    assert bot.card is not None
    (shown,) = [section for section in bot.card["sections"] if section["title"] == "Doel 1"]
    assert shown["note"] is None
    texts = [row["text"] for row in shown["rows"]]
    assert texts.count(goal(anna).goal) == 1
    assert [text for text in texts if "1 juli 2027" in text] == [
        "voor 1 juli 2027\nuiterlijk 1 juli 2027 · korte termijn (tot een jaar)"
    ]
    bot = anna.presses("change_goal:1")
    anna.presses("goto:sentence:1")
    anna.says("Ik leid voor de zomer vijf keer het overleg, en dan ben ik tevreden.")
    anna.says("ja")
    bot = anna.presses("overview")
    assert bot.card is not None
    (shown,) = [section for section in bot.card["sections"] if section["title"] == "Doel 1"]
    assert shown["note"] == "Ik leid voor de zomer vijf keer het overleg, en dan ben ik tevreden."


def test_a_yes_is_no_support(anna: Talk) -> None:
    dated(anna, "voor 1 juli 2027")
    anna.says("ondersteuning")
    bot = anna.says("ja")
    assert (bot.asks, goal(anna).text("support")) == ("support", "")
    assert anna.says("nee, niets nodig").asks == "sentence"
