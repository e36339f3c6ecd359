"""What the checker says: short, kind, concrete, in the person's own words."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.smart import Checker, GoalRow, follow_up
from bot.smart import messages_nl as say
from bot.smart.feedback import kind_of_work

GOALS = [
    "Ik wil beter worden in Excel",
    "een cursus Excel volgen",
    "Ik wil zelfverzekerder worden in gesprekken met artsen",
    "Wij worden het team waar elke klant graag terugkomt!",
    "zo snel mogelijk mijn heftruckbewijs halen",
    "vanaf 1 september elke week twee klanten nabellen",
    "groeien",
    "minder fouten maken bij het inpakken",
    "Elke vrijdag mijn mailbox leeg",
    "",
    "Hoe word ik beter? Meer lef!! En minder... stress.",
    "Ik ga de training 'Effectief communiceren' volgen.",
    GoalRow(
        "Leidinggeven",
        "Opleiding volgen over leidinggeven in de horeca.",
        "Prettig aansturen",
        "Van 4 januari t/m 7 maart",
    ),
    GoalRow("Wondzorg", "", "", "", "2 uur"),
]


def _as_row(goal: str | GoalRow) -> GoalRow:
    return GoalRow(goal) if isinstance(goal, str) else goal


def _sentences(text: str) -> list[str]:
    without_quotes = re.sub(r"‘[^’]*’", "X", text)
    return [sentence for sentence in re.split(r"(?<=[.?!])\s+", without_quotes) if sentence]


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: str(goal)[:30])
def test_each_missing_letter_gets_two_short_sentences_and_the_last_asks(
    checker: Checker, today: date, goal: str | GoalRow
) -> None:
    verdict = checker.check(goal, today)
    assert verdict.feedback
    assert len(verdict.feedback) == len(verdict.missing)
    for text in verdict.feedback:
        assert len(_sentences(text)) == 2, text
        assert text.endswith("?")
        assert text.count("?") == 1
        assert all(len(sentence.split()) <= 20 for sentence in _sentences(text)), text
        assert "fout" not in text.lower()
        assert "{" not in text


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: str(goal)[:30])
def test_the_question_for_the_dialogue_is_the_one_in_the_feedback(
    checker: Checker, today: date, goal: str | GoalRow
) -> None:
    verdict = checker.check(goal, today)
    for letter, text in zip(verdict.missing, verdict.feedback, strict=True):
        assert text.endswith(follow_up(letter, _as_row(goal), verdict))


def test_the_vague_words_are_named(checker: Checker, today: date) -> None:
    specific, measurable, time_bound = checker.check("Zo snel mogelijk meer rust in de groep krijgen", today).feedback
    assert "meer rust" in specific
    assert "meer rust" in measurable
    assert "zo snel mogelijk" in time_bound.lower()


def test_the_question_is_about_the_topic_of_this_goal(checker: Checker, today: date) -> None:
    feedback = checker.check("Ik wil beter worden in Excel", today).feedback
    assert all("‘Excel’" in text for text in feedback)


def test_a_course_is_asked_what_it_must_yield(checker: Checker, today: date) -> None:
    verdict = checker.check("een cursus Excel volgen", today)
    assert "Wat moet ‘cursus Excel’ opleveren" in verdict.feedback[verdict.missing.index("measurable")]


def test_a_frequency_is_told_apart_from_an_end(checker: Checker, today: date) -> None:
    assert "‘Elke vrijdag’ zegt hoe vaak" in checker.check("Elke vrijdag mijn mailbox leegmaken", today).feedback[-1]


def test_a_start_is_told_apart_from_an_end(checker: Checker, today: date) -> None:
    assert "is een begin, nog geen einde" in checker.check("Vanaf 1 september klanten bellen", today).feedback[-1]


def test_a_rallying_cry_is_valued_and_asked_for_the_own_part(checker: Checker, today: date) -> None:
    feedback = checker.check("Samen worden wij de afdeling waar iedereen graag werkt", today).feedback
    assert feedback[0].startswith("Dit is een mooi beeld")


@pytest.mark.parametrize(
    ("goal", "work"),
    [
        ("beter rapporteren over de bewoners op de nachtdienst", "care"),
        ("sneller lassen aan de kantbank", "technique"),
        ("meer rust in de keuken en een betere menukaart", "kitchen"),
        ("betere code schrijven in Python", "it"),
        ("duidelijker lesgeven aan leerlingen", "education"),
        ("meer verkopen in de winkel", "sales"),
        ("sneller orderpicken in het magazijn", "transport"),
        ("een betere nota voor de wethouder schrijven", "government"),
        ("handiger met de schrobmachine op de vloer", "cleaning"),
        ("handiger met formules in Excel", "figures"),
        ("assertiever worden", "contact"),
        ("geluk", "general"),
    ],
)
def test_the_example_comes_from_the_same_kind_of_work(checker: Checker, today: date, goal: str, work: str) -> None:
    row = GoalRow(goal)
    found = kind_of_work(row)
    assert found.name == work
    verdict = checker.check(row, today)
    for letter, text in zip(verdict.missing, verdict.feedback, strict=True):
        assert any(example in text for example in found.examples[letter])


def test_an_example_never_repeats_the_goal_itself(checker: Checker, today: date) -> None:
    example = say.GENERAL.examples["specific"][0]
    assert f"‘{example}’" not in follow_up("specific", GoalRow(example), checker.check(example, today))


def test_what_is_good_is_said_once_with_the_words_that_did_it(checker: Checker, today: date) -> None:
    goal = "Voor 1 mei heb ik 12 offertes opgesteld voor nieuwe klanten"
    strong = checker.check(goal, today).strong
    assert len(strong) == len(set(strong)) == 3
    quoted = [words for line in strong for words in re.findall(r"‘([^’]*)’", line)]
    assert quoted
    assert all(words.lower() in goal.lower() for words in quoted)
    assert len(quoted) == len(set(quoted))


def test_nothing_is_praised_that_is_not_there(checker: Checker, today: date) -> None:
    assert checker.check("Ik wil beter worden", today).strong == ()


def test_no_text_of_the_catalogue_is_long_or_unkind() -> None:
    works = (*say.WORK, *say.SKILLS, say.GENERAL)
    examples = [example for work in works for options in work.examples.values() for example in options]
    sentences = [
        text
        for group in (say.VAGUE, say.BARE, say.QUESTION, say.STRONG)
        for options in group.values()
        for text in options
    ]
    for text in (*examples, *sentences, *say.MAGIE.values(), *say.STRONG_BARE.values()):
        assert len(text.split()) <= 20, text
        assert not re.search(r"\b(fout|fouten|slecht|moet je)\b", text), text


def test_every_kind_of_work_has_examples_for_every_letter() -> None:
    names = [work.name for work in (*say.WORK, *say.SKILLS)]
    assert len(names) == len(set(names))
    for work in (*say.WORK, *say.SKILLS, say.GENERAL):
        assert all(len(options) >= 2 for options in work.examples.values()), work.name


@pytest.mark.parametrize(
    ("goal", "quoted"),
    [
        ("mijn rijbewijs CE halen", "mijn rijbewijs CE halen"),
        ("voor de zomer mijn heftruckcertificaat halen", "mijn heftruckcertificaat halen"),
        ("nee leren zeggen tegen mijn chef", "nee leren zeggen tegen mijn chef"),
        ("een boek lezen over coachen", "een boek lezen over coachen"),
    ],
)
def test_what_is_done_is_quoted_as_something_one_does(checker: Checker, today: date, goal: str, quoted: str) -> None:
    assert f"‘{quoted}’" in checker.check(goal, today).strong[0]


@pytest.mark.parametrize(
    ("goal", "never"),
    [("TIG lassen onder de knie krijgen", "‘knie’"), ("zelfstandig de kassa opmaken", "‘zelfstandig’ gelukt")],
)
def test_a_figure_of_speech_is_no_topic(checker: Checker, today: date, goal: str, never: str) -> None:
    assert never not in " ".join(checker.check(goal, today).feedback)


def test_the_boss_of_someone_does_not_make_it_a_kitchen(checker: Checker, today: date) -> None:
    assert "borden" not in " ".join(checker.check("nee leren zeggen tegen mijn chef", today).feedback)
