"""One turn becomes one message; a card becomes complete text."""

from __future__ import annotations

import string

import pytest

from bot.catalogue import keys, say
from bot.channels.cards import as_text, runs_as_text
from bot.channels.engine_client import WORD_JOINER, TurnFailed, engine_text
from bot.channels.messages import compose, for_people, with_tokens
from tests.fakes.engine import acknowledgement, overview


def test_everything_said_in_a_turn_is_one_message_in_order() -> None:
    said = [
        {"text": "Opgeslagen.", "buttons": [{"title": "Ongedaan maken", "payload": "undo"}]},
        acknowledgement("i1", asks="enjoy", about={"goal": 2}),
        {"text": "Waar krijg je energie van?", "buttons": [{"title": "Overslaan", "payload": "skip"}]},
    ]
    composed = compose(said, "i1")
    assert composed.text == "Opgeslagen.\n\nWaar krijg je energie van?"
    assert [choice.title for choice in composed.choices] == ["Ongedaan maken", "Overslaan"]
    assert (composed.asks, composed.about) == ("enjoy", {"goal": 2})


def test_the_same_command_is_offered_once() -> None:
    part = {"text": "x", "buttons": [{"title": "Overslaan", "payload": "skip"}]}
    assert len(compose([part, part, acknowledgement("i1")], "i1").choices) == 1


@pytest.mark.parametrize(
    "said",
    [
        [],
        [{"text": "Klaar!"}],
        [{"text": "Klaar!"}, acknowledgement("another")],
        [{"text": "Klaar!"}, acknowledgement("i1"), acknowledgement("i1")],
        [acknowledgement("i1")],
    ],
    ids=["nothing", "no acknowledgement", "of another message", "two of them", "nothing said"],
)
def test_an_answer_one_cannot_be_sure_of_is_a_failure(said: list[dict[str, object]]) -> None:
    with pytest.raises(TurnFailed):
        compose(said, "i1")


def test_buttons_get_tokens_and_the_commands_stay_inside() -> None:
    composed = compose([{"text": "x", "buttons": [{"title": "Ja", "payload": "yes"}]}, acknowledgement("i")], "i")
    stored = with_tokens(composed.stored(), ["t0k3n"])
    assert for_people(stored)["buttons"] == [{"title": "Ja", "payload": "t0k3n"}]
    assert set(for_people(stored)) == {"text", "asks", "about", "buttons", "card"}
    assert stored["commands"] == {"yes": "Ja"}


def test_with_a_card_it_is_known_where_the_question_begins() -> None:
    said = [
        acknowledgement("i", asks="enjoy", card=overview()),
        {"text": "Dit is alles."},
        {"text": "Wat doe je graag?", "response": "utter_ask_reflection_form_enjoy"},
    ]
    assert compose(said, "i").stored()["question"] == "Wat doe je graag?"
    assert "question" not in for_people(compose(said, "i").stored())


@pytest.mark.parametrize("typed", ["", "  ", "\n", "/restart", "  /x", '/any_intent{"slot":"x"}'])
def test_what_the_engine_could_obey_or_drop_is_neutralised(typed: str) -> None:
    assert engine_text(typed) == WORD_JOINER + typed


def test_ordinary_text_goes_as_it_is() -> None:
    assert engine_text("Ik werk 50/50 thuis") == "Ik werk 50/50 thuis"


def test_a_card_as_text_leaves_nothing_out() -> None:
    text = as_text(overview())
    for words in (
        "Je plan tot nu toe",
        "Doel 1",
        "pas als je het deelt",
        "Zelfstandig de bestelling doen",
        "/plan/1",
    ):
        assert words in text
    assert "Planning: Van 4 januari [weg: tot en met 7 maart] [nieuw: tot 1 april]" in text


def test_a_difference_names_what_went_and_what_came() -> None:
    assert runs_as_text([["same", "drie"], ["gone", " keer"], ["new", " maal"]]) == "drie [weg: keer] [nieuw: maal]"


def test_lines_of_an_answer_stay_under_its_label() -> None:
    card = {"title": "T", "sections": [{"rows": [{"label": "Doel", "text": "een\ntwee", "runs": None}]}]}
    assert as_text(card) == "T\n\nDoel: een\n  twee"


def test_every_text_can_be_said_and_addresses_people_warmly() -> None:
    for key in keys():
        fields = {name for _, name, _, _ in string.Formatter().parse(say_raw(key)) if name}
        text = say(key, **dict.fromkeys(fields, "Anna"))
        assert text
        assert "anoniem" not in text.lower()
        assert "fout" not in text.lower().split()
        # Messages are short; the description of the app is read on a page of its own.
        assert len(text) <= (800 if key == "teams_about_in_full" else 320)
        assert not any(f" {word} " in f" {text.lower()} " for word in ("u", "uw"))


def say_raw(key: str) -> str:
    from bot import catalogue

    return catalogue._NL[key]


def test_another_language_falls_back_to_dutch() -> None:
    assert say("apology", "fr") == say("apology", "nl-BE") == say("apology")
