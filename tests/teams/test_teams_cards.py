"""What Teams gets to draw: complete, readable aloud, to the letter, and never too big."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.cards import as_text
from bot.channels.delivery import Choice, Outgoing
from bot.channels.teams_cards import CHOICE, PRESS, activity, card_of, fits, pressed, split
from tests.fakes.engine import overview
from tests.fakes.teams import LIMIT_BYTES, Shown
from tests.fakes.teams_rules import check_activity


def said(text: str, *titles: str, **more: Any) -> Outgoing:
    return Outgoing("1", text, buttons=tuple(Choice(title, f"token-{title}") for title in titles), **more)


def size(sent: dict[str, Any]) -> int:
    return len(json.dumps(sent, ensure_ascii=False).encode("utf-16-le"))


def shown(sent: dict[str, Any]) -> Shown:
    """As Teams draws it, which it must be able to."""
    check_activity(sent)
    assert size(sent) <= LIMIT_BYTES
    return Shown("1", sent)


def test_words_alone_are_plain_text() -> None:
    text = "Hoi *Anna*,\n\n- één\n- twee & <b>drie</b>"
    sent = activity(said(text))
    assert shown(sent).text == text
    assert sent["textFormat"] == "plain"
    assert "attachments" not in sent


def test_each_choice_is_a_button_that_old_clients_can_send_too() -> None:
    actions = shown(activity(said("Waar ben je goed in?", "Overslaan", "Waarom?"))).actions
    assert list(actions) == ["Overslaan", "Waarom?"]
    for title, action in actions.items():
        assert action["type"] == "Action.Execute"
        assert pressed(action["data"]) == f"token-{title}"
        assert pressed(action["fallback"]["data"]) == f"token-{title}"


def test_more_choices_than_teams_draws_buttons_become_a_list() -> None:
    names = [f"Medewerker {number}" for number in range(30)]
    card = shown(activity(said("Over wie gaat het?", *names))).card
    assert card is not None
    [choose] = card["actions"]
    choices = card["body"][-1]
    assert [choice["title"] for choice in choices["choices"]] == names
    # What Teams sends: the data of the action, with what was chosen.
    assert pressed({**choose["data"], CHOICE: choices["choices"][7]["value"]}) == "token-Medewerker 7"
    assert pressed(choose["data"]) is None


@pytest.mark.parametrize("as_button", [False, True])
def test_an_address_to_open_leaves_room_for_one_button_less(as_button: bool) -> None:
    href = "https://pop.example/plan/1"
    for titles, expected in (("abcde", {*"abcde", "Openen"}), ("abcdef", {"Kies", "Openen"})):
        message = said("Kijk", *titles, card=overview() | {"link": None})
        if as_button:
            message = said("Kijk")
            message = Outgoing("1", "Kijk", buttons=(*said("", *titles).buttons, Choice("Openen", "", href)))
        else:
            message = said("Kijk", *titles, card=overview() | {"link": {"title": "Openen", "href": href}})
        sent = activity(message)
        assert set(shown(sent).actions) == expected
        assert shown(sent).actions["Openen"]["url"] == href
        assert href in sent["summary"]


def test_a_link_that_leads_nowhere_is_no_button() -> None:
    assert not shown(
        activity(said("Kijk", card=overview() | {"link": {"title": "Openen", "href": "/plan/1"}}))
    ).actions


def test_the_summary_says_everything_on_the_card() -> None:
    card = overview() | {"link": None}
    message = said("Dit heb je.\n\nKlopt het zo?", "Ja", card=card, question="Klopt het zo?")
    sent = activity(message)
    for line in [*message.text.splitlines(), *as_text(card).splitlines()]:
        assert line.strip("— ") in sent["summary"], line
    assert "Ja" in sent["summary"]


def test_the_question_stands_under_the_card() -> None:
    message = said("Dit heb je.\n\nKlopt het zo?", "Ja", card=overview(), question="Klopt het zo?")
    words = shown(activity(message)).words
    assert words.index("Dit heb je.") < words.index("Doel 1") < words.index("Klopt het zo?")


def test_what_changed_is_said_in_words_too() -> None:
    sent = activity(said("Dit veranderde.", card=overview()))
    assert "[weg: tot en met 7 maart]" in sent["summary"]
    assert "[nieuw: tot 1 april]" in shown(sent).words


def test_markdown_that_people_type_is_drawn_as_typed() -> None:
    typed = "Ik leer *echt* [klik hier](https://evil.example) en _meer_ # 1 <at>iedereen</at>"
    card = overview()
    card["title"] = card["sections"][0]["title"] = typed
    card["sections"][0]["rows"] = [{"label": typed, "text": typed, "runs": None}]
    sent = activity(said(typed, "Ja", card=card))

    def text_blocks(part: Any) -> list[str]:
        if isinstance(part, dict):
            own = [part["text"]] if part.get("type") == "TextBlock" else []
            return own + [text for value in part.values() for text in text_blocks(value)]
        return [text for item in part for text in text_blocks(item)] if isinstance(part, list) else []

    assert not text_blocks(card_of(sent))
    assert shown(sent).words.count(typed) >= 4


def test_a_pressed_card_says_what_was_chosen_and_can_be_pressed_no_more() -> None:
    sent = activity(said("Klopt het?", chosen="Ja"))
    assert not shown(sent).actions
    assert shown(sent).words == "Klopt het?\nGekozen: Ja"
    assert sent["summary"] == "Klopt het?\nGekozen: Ja"


@pytest.mark.parametrize("letter", ["a", "é", "😀", "\u202eع", "& <", "woord "])
def test_a_text_that_is_too_long_keeps_how_it_begins_and_what_it_asks(letter: str) -> None:
    text = f"Eerst dit.\n\n{(letter * 10_000)[:10_000]}\n\nKlopt het zo?"
    message = said(text, "Ja", "Alles lezen")
    assert not fits(message)
    for sent in (activity(message), activity(said(text, "Ja", plain=True))):
        words = shown(sent).words
        assert words.startswith("Eerst dit.")
        assert words.endswith("Klopt het zo?")
        assert "te lang om hier" in words
        assert "Ja" in shown(sent).actions


def test_a_long_text_without_paragraphs_keeps_its_beginning() -> None:
    words = shown(activity(said("Eerst dit. " + "woord " * 3_000, "Alles lezen"))).words
    assert words.startswith("Eerst dit. woord")
    assert len(words) > 4_000


def test_a_card_that_is_too_big_is_shortened_and_its_question_stays() -> None:
    rows = [{"label": f"Vraag {number}", "text": f"antwoord {number} " * 300, "runs": None} for number in range(12)]
    card = {"kind": "overview", "title": "Alles", "sections": [{"title": "", "note": None, "rows": rows}]}
    message = said("Dit heb je.\n\nVerder?", "Verder", card=card, question="Verder?")
    assert not fits(message)
    drawn = shown(activity(message))
    assert "Vraag 0" in drawn.words
    assert drawn.words.endswith("Verder?")
    assert list(drawn.actions) == ["Verder"]


def test_what_fits_is_whole() -> None:
    text = "\n\n".join(f"Alinea {number}: {'woord ' * 60}" for number in range(12))
    message = said(text, "Ja")
    assert fits(message)
    drawn = shown(activity(message))
    assert "".join(drawn.words.split()) == "".join(text.split())


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=3_000)


@settings(max_examples=60, deadline=None)
@given(text=ANY_TEXT, row=ANY_TEXT, title=st.text(min_size=1, max_size=60), many=st.integers(0, 12))
def test_whatever_people_type_can_be_drawn(text: str, row: str, title: str, many: int) -> None:
    card = {
        "kind": "overview",
        "title": title,
        "sections": [{"title": row[:80], "note": row, "rows": [{"label": title, "text": row, "runs": None}]}],
    }
    message = said(f"Gezegd: {text}", *(f"Keuze {n}" for n in range(many)), card=card)
    sent = shown(activity(message)).activity
    if fits(message):
        assert "".join(text.split()) in "".join(sent["summary"].split())
    shown(activity(said(f"Gezegd: {text}", chosen=title)))
    shown(activity(said(f"Gezegd: {text}")))


@given(st.text(st.characters(exclude_categories=("Cs",)), min_size=1), st.integers(4, 50))
def test_splitting_loses_nothing_but_white_space(text: str, most: int) -> None:
    parts = split(text, most)
    assert "".join("".join(parts).split()) == "".join(text.split())
    assert all(len(part.encode("utf-16-le")) <= 2 * most for part in parts)


def test_a_word_is_not_cut_inside_a_composed_emoji() -> None:
    family = "👩‍👩‍👧‍👦"
    for part in split(family * 40, 50):
        assert part == family * part.count("👦")


@pytest.mark.parametrize(
    "data", [None, "token", 1, [], {}, {PRESS: 1}, {PRESS: ""}, {PRESS: "x" * 300}, {CHOICE: {}}]
)
def test_data_of_no_button_of_ours_is_no_token(data: Any) -> None:
    assert pressed(data) is None
