"""What a message is while a question is open: the sentences that must never go wrong, in both directions."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dialogue import gate_nl
from bot.dialogue.gate import LABELS, Gate
from bot.dialogue.gate_text import read, sentences
from bot.learning.linear import ModelMissing

QUESTIONS = (
    "welcome strengths enjoy used improve direction other_roles ambition learn goal activity result planning support "
    "acceptance confidence start_level reward serves goal_specific goal_measurable goal_time_bound confidence_raise "
    "sentence another_goal priority share_what share_confirm sign org_direction competences_now competences_needed "
    "role_change competences_future other_roles_fit pick_person talk_on talk_held decide_goal remark finalize "
    "progress_status progress_speedup progress_meets progress_adjust eval_reached eval_performance eval_career"
).split()


@pytest.fixture(scope="module")
def gate(trained: Callable[[str], Path]) -> Gate:
    return Gate.load(trained("gate"))


ANSWERS_THAT_LOOK_LIKE_REQUESTS = [
    ("improve", "ik wil stoppen met overwerken"),
    ("improve", "op tijd stoppen"),
    ("improve", "overslaan van pauzes"),
    ("improve", "hulp vragen aan collega's"),
    ("improve", "Ik vergeet altijd terug te bellen."),
    ("strengths", "overzicht houden"),
    ("enjoy", "mensen helpen"),
    ("direction", "terug naar de zorg"),
    ("other_roles", "hr"),
    ("activity", "praten met HR"),
    ("support", "begeleiding door iemand van HR, 2 uur per maand"),
    ("support", "een collega"),
    ("planning", "volgende maandag"),
    ("planning", "morgen"),
    ("another_goal", "volgende"),
    ("another_goal", "nee, stop maar"),
    ("decide_goal", "terug"),
    ("decide_goal", "stuur terug, te vaag"),
    ("progress_adjust", "stoppen"),
    ("progress_status", "ik ben ermee gestopt"),
    ("share_what", "alleen mijn doelen"),
    ("sentence", "nee, verander de datum in 1 juni"),
    ("welcome", "verder"),
    ("support", "30 minuten"),
    ("progress_status", "geen tijd"),
    ("other_roles", "geen interesse"),
    ("reward", "hoeft niet"),
    ("share_confirm", "liever niet"),
    ("direction", "een stap terug"),
    ("improve", "ik wil iets veranderen"),
    ("used", "nee"),
    ("strengths", "Weet je wat ik goed kan? Vergaderingen overleven."),
    ("enjoy", "wachten is het ergste, doen is het leukste"),
]


@pytest.mark.parametrize(("question", "text"), ANSWERS_THAT_LOOK_LIKE_REQUESTS)
def test_an_answer_that_looks_like_a_request_stays_the_answer(gate: Gate, question: str, text: str) -> None:
    assert gate.hear(text, question).label == "answer"


REQUESTS = [
    ("skip", "strengths", "overslaan"),
    ("skip", "learn", "Sla deze maar over aub"),
    ("skip", "ambition", "volgende vraga"),
    ("skip", "reward", "doe maar de volgende"),
    ("back", "goal", "ga een vraag terug"),
    ("back", "enjoy", "ik wil mijn vorige antwoord aanpassen"),
    ("back", "support", "Ik wil nog iets toevoegen aan mijn sterke punten"),
    ("pause", "used", "even pauze aub"),
    ("pause", "improve", "ik ga morgen verder"),
    ("pause", "ambition", "stop maar voor vandaag"),
    ("cancel", "strengths", "stop"),
    ("cancel", "goal", "ik kap ermee"),
    ("cancel", "planning", "gooi alles weg, ik doe niet mee"),
    ("help", "support", "help mij"),
    ("help", "learn", "hoe werkt deze chat?"),
    ("overview", "goal", "wat heb ik tot nu toe ingevuld?"),
    ("overview", "ambition", "toon mijn antwoorden"),
    ("human", "improve", "kan ik met een mens praten?"),
    ("human", "goal", "Ik wil iemand van HR spreken"),
    ("faq", "strengths", "Wie leest dit?"),
    ("faq", "learn", "mag ik dit overslaan?"),
    ("faq", "used", "wa bedoelde?"),
    ("faq", "goal", "???"),
    ("faq", "direction", "Ik snap de vraag niet. Heb je een voorbeeld?"),
]


@pytest.mark.parametrize(("label", "question", "text"), REQUESTS)
def test_a_clear_request_is_recognised(gate: Gate, label: str, question: str, text: str) -> None:
    assert gate.hear(text, question).label == label


@pytest.mark.parametrize(
    ("question", "text", "asked"),
    [
        ("strengths", "Luisteren. Wie leest dit?", "Wie leest dit?"),
        ("improve", "Nee zeggen, maar waarom vraag je dat?", "maar waarom vraag je dat?"),
        ("confidence", "7. Ziet mijn leidinggevende dat cijfer?", "Ziet mijn leidinggevende dat cijfer?"),
        ("sentence", "Klopt. Kan ik dat later nog wijzigen?", "Kan ik dat later nog wijzigen?"),
        ("acceptance", "Ja. Wie leest dit?", "Wie leest dit?"),
    ],
)
def test_an_answer_with_a_question_keeps_the_answer_and_shows_the_question(
    gate: Gate, question: str, text: str, asked: str
) -> None:
    heard = gate.hear(text, question)
    assert (heard.label, heard.also_asks, heard.question_part) == ("answer", True, asked)


@pytest.mark.parametrize(
    "text",
    [
        *("ik weet het niet", "geen idee", "kweet nie", "Goh, weet ik eigenlijk niet.", "🤷"),
        *("kweenie", "kweeniet", "wetek nie", "weetk niet", "kweet ni", "geenidee", "fr geen idee"),
    ],
)
def test_not_knowing_is_an_answer_that_can_be_helped(gate: Gate, text: str) -> None:
    heard = gate.hear(text, "strengths")
    assert (heard.label, heard.dont_know) == ("answer", True)


def test_knowing_something_is_not_taken_for_not_knowing(gate: Gate) -> None:
    assert not gate.hear("ik weet veel van wijn", "strengths").dont_know
    assert not gate.hear("Ik weet niet of dat telt, maar ik kook goed", "strengths").dont_know


@pytest.mark.parametrize(
    "text",
    [
        "👍",
        "7",
        "€ 450",
        "https://voorbeeld.example/stop",
        "...",
        "",
        "   ",
        "-",
        "❤️❤️",
        "/restart",
        "/back{}",
        "1-2-2027",
    ],
)
@pytest.mark.parametrize("question", ["strengths", "confidence", "planning"])
def test_signs_numbers_addresses_and_slash_text_are_answers(gate: Gate, question: str, text: str) -> None:
    assert gate.hear(text, question).label == "answer"


@pytest.mark.parametrize(
    "text", ["Luisteren. Volgende vraag.", "Op tijd stoppen. Ga terug naar de vorige vraag.", "Lassen! Even pauze."]
)
def test_an_answer_beside_a_request_is_kept_and_the_request_asked_about(gate: Gate, text: str) -> None:
    heard = gate.hear(text, "strengths")
    assert (heard.label, heard.doubtful) == ("answer", True)


def test_slash_text_is_never_obeyed_but_asked_about() -> None:
    heard = Gate.rules_only().hear("\u2060/stop", "strengths")
    assert (heard.label, heard.doubtful, heard.suspected) == ("answer", True, "cancel")
    assert Gate.rules_only().hear("/help", "strengths").label == "help"


def test_a_word_that_could_be_a_request_is_kept_and_asked_about(gate: Gate) -> None:
    heard = gate.hear("stoppen", "progress_adjust")
    assert (heard.label, heard.doubtful, heard.suspected) == ("answer", True, "cancel")


def test_the_open_question_decides_what_the_same_word_is(gate: Gate) -> None:
    assert gate.hear("terug", "strengths").label == "back"
    assert gate.hear("terug", "decide_goal").label == "answer"


def test_a_story_with_commands_in_it_is_an_answer(gate: Gate) -> None:
    story = (
        "Vorig jaar wilde ik stoppen. Ik sloeg elke pauze over en zei altijd: morgen, morgen. Toen zei mijn "
        "leidinggevende: praat eens met iemand van HR. Dat hielp. Nu ga ik om vijf uur naar huis en hou ik het "
        "overzicht. Wat ik nog wil verbeteren is hulp vragen voordat het te laat is."
    )
    heard = gate.hear(story, "improve")
    assert heard.label == "answer"
    assert not heard.also_asks


def test_five_thousand_characters_are_an_answer(gate: Gate) -> None:
    assert gate.hear("stop ermee " * 500, "improve").label == "answer"


def test_a_question_that_is_not_in_the_lists_gets_the_most_careful_treatment(gate: Gate) -> None:
    assert gate.hear("mensen helpen", "a_question_of_tomorrow").label == "answer"


def test_every_question_of_the_lists_is_known() -> None:
    assert set(QUESTIONS) <= set(gate_nl.KINDS) & set(gate_nl.PART_OF)


def test_without_a_model_the_advice_is_plain(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="make train"):
        Gate.load(tmp_path)


@pytest.mark.parametrize("damage", ["", "{}", "not json"])
def test_a_damaged_model_is_said_to_be_missing(tmp_path: Path, damage: str) -> None:
    room = tmp_path / "gate"
    room.mkdir()
    (room / "features.json").write_text(damage)
    (room / "weights.npy").write_bytes(b"")
    with pytest.raises(ModelMissing):
        Gate.load(tmp_path)


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300), st.sampled_from(QUESTIONS))
def test_any_text_gets_one_of_the_nine_labels(gate: Gate, text: str, question: str) -> None:
    heard = gate.hear(text, question)
    assert heard.label in LABELS
    assert 0 <= heard.confidence <= 1
    assert heard.doubtful == (heard.suspected is not None)
    assert not (heard.also_asks and heard.label != "answer")
    assert gate.hear(text, question) == heard


@given(st.text(max_size=300))
def test_sentences_lose_no_word(text: str) -> None:
    assert re.sub(r"\W", "", "".join(sentences(text))) == re.sub(r"\W", "", text)


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    assert sentences("Lassen, bijv. tig. En mig.") == ("Lassen, bijv. tig.", "En mig.")


def test_accents_stretched_letters_and_invisible_signs_do_not_matter() -> None:
    assert read("\u2060Stoooop één keer!").words == ("stoop", "een", "keer")


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("even pauze", "reward"),
        ("een weekendje weg", "reward"),
        ("de koffiepauze", "enjoy"),
        ("vaker pauze nemen", "improve"),
        ("meer vragen stellen", "improve"),
        ("HR mailen", "first_step"),
        ("morgen", "first_step"),
        ("een afspraak met mijn manager", "first_step"),
        ("ik ga hier weg in december", "eval_career"),
        ("praat hier eens over met HR", "promises"),
    ],
)
def test_words_of_a_request_are_an_answer_where_they_answer_the_question(
    gate: Gate, text: str, question: str
) -> None:
    assert gate.hear(text, question).label == "answer"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("er staat een klant aan de kassa, straks verder", "pause"),
        ("batterij bijna leeg, ik ga later door", "pause"),
        ("de datum die ik net gaf klopt niet, mag ik die wijzigen", "back"),
        ("dat hou ik liever voor mezelf, volgende", "skip"),
        ("verwijder alles wat ik getypt heb", "cancel"),
        ("show my answers so far", "overview"),
        ("tot waar zijn we geraakt", "overview"),
        ("welke commando's ken je", "help"),
        ("laat iemand van hr mij bellen", "human"),
        ("komt dit in mijn dossier", "faq"),
    ],
)
def test_a_request_is_heard_in_other_words_than_the_usual(gate: Gate, text: str, label: str) -> None:
    assert gate.hear(text, "strengths").label == label


@pytest.mark.parametrize(
    "text", ["Dit is wat ik ervan vind", "dat is hoe ik het graag zou zien", "Dit is wat Noor antwoordt"]
)
def test_what_presents_itself_as_an_answer_is_one(gate: Gate, text: str) -> None:
    assert gate.hear(text, "direction").label == "answer"
