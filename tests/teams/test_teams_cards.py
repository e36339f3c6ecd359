"""What Teams gets to draw: complete, readable aloud, to the letter, and never too big."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.cards import as_text
from bot.channels.messages import message
from bot.channels.teams_cards import CHOICE, PRESS, activities, card_of, pressed, split
from tests.fakes.engine import overview
from tests.fakes.teams import LIMIT_BYTES, Shown
from tests.fakes.teams_rules import check_activity


def buttons(*titles: str) -> list[dict[str, str]]:
    return [{"title": title, "payload": f"token-{title}"} for title in titles]


def size(activity: dict[str, Any]) -> int:
    return len(json.dumps(activity, ensure_ascii=False).encode("utf-16-le"))


def shown(activity: dict[str, Any]) -> Shown:
    return Shown("1", activity)


def test_words_alone_are_plain_text() -> None:
    text = "Hoi *Anna*,\n\n- één\n- twee & <b>drie</b>"
    [activity] = activities(message(text))
    assert activity["text"] == text
    assert activity["textFormat"] == "plain"
    assert "attachments" not in activity


def test_each_choice_is_a_button_that_old_clients_can_send_too() -> None:
    [activity] = activities(message("Waar ben je goed in?", buttons=buttons("Overslaan", "Waarom?")))
    check_activity(activity)
    card = card_of(activity)
    assert card is not None
    assert [action["title"] for action in card["actions"]] == ["Overslaan", "Waarom?"]
    for action in card["actions"]:
        assert action["type"] == "Action.Execute"
        assert pressed(action["data"]) == f"token-{action['title']}"
        assert pressed(action["fallback"]["data"]) == f"token-{action['title']}"


def test_more_choices_than_teams_draws_buttons_become_a_list() -> None:
    names = [f"Medewerker {number}" for number in range(30)]
    [activity] = activities(message("Over wie gaat het?", buttons=buttons(*names)))
    check_activity(activity)
    card = card_of(activity)
    assert card is not None
    [choose] = card["actions"]
    choices = card["body"][-1]
    assert [choice["title"] for choice in choices["choices"]] == names
    # What Teams sends: the data of the action, with what was chosen.
    assert pressed({**choose["data"], CHOICE: choices["choices"][7]["value"]}) == "token-Medewerker 7"
    assert pressed(choose["data"]) is None


def test_a_link_leaves_room_for_one_button_less() -> None:
    card = overview() | {"link": {"title": "Openen", "href": "https://pop.example/plan/1"}}
    [five] = activities(message("Kijk", card=card, buttons=buttons(*"abcde")))
    [six] = activities(message("Kijk", card=card, buttons=buttons(*"abcdef")))
    for activity in (five, six):
        check_activity(activity)
        assert shown(activity).actions["Openen"]["url"] == "https://pop.example/plan/1"
        assert "https://pop.example/plan/1" in activity["summary"]
    assert set("abcde") <= set(shown(five).actions)
    assert set(shown(six).actions) == {"Kies", "Openen"}


def test_a_link_that_leads_nowhere_is_no_button() -> None:
    [activity] = activities(message("Kijk", card=overview() | {"link": {"title": "Openen", "href": "/plan/1"}}))
    check_activity(activity)
    assert not shown(activity).actions


def test_the_summary_says_everything_on_the_card() -> None:
    stored = message("Dit heb je.\n\nKlopt het zo?", card=overview() | {"link": None}, buttons=buttons("Ja"))
    [activity] = activities(stored | {"question": "Klopt het zo?"})
    check_activity(activity)
    for line in [*stored["text"].splitlines(), *as_text(stored["card"]).splitlines()]:
        assert line.strip("— ") in activity["summary"], line
    assert "Ja" in activity["summary"]


def test_the_question_stands_under_the_card() -> None:
    stored = message("Dit heb je.\n\nKlopt het zo?", card=overview(), buttons=buttons("Ja"))
    [activity] = activities(stored | {"question": "Klopt het zo?"})
    words = shown(activity).words
    assert words.index("Dit heb je.") < words.index("Doel 1") < words.index("Klopt het zo?")


def test_what_changed_is_said_in_words_too() -> None:
    [activity] = activities(message("Dit veranderde.", card=overview()))
    assert "[weg: tot en met 7 maart]" in activity["summary"]
    assert "[nieuw: tot 1 april]" in shown(activity).words


def test_markdown_that_people_type_is_drawn_as_typed() -> None:
    typed = "Ik leer *echt* [klik hier](https://evil.example) en _meer_ # 1 <at>iedereen</at>"
    card = overview()
    card["title"] = card["sections"][0]["title"] = typed
    card["sections"][0]["rows"] = [{"label": typed, "text": typed, "runs": None}]
    [activity] = activities(message(typed, card=card, buttons=buttons("Ja")))
    check_activity(activity)

    def text_blocks(part: Any) -> list[str]:
        if isinstance(part, dict):
            own = [part["text"]] if part.get("type") == "TextBlock" else []
            return own + [text for value in part.values() for text in text_blocks(value)]
        return [text for item in part for text in text_blocks(item)] if isinstance(part, list) else []

    assert not text_blocks(card_of(activity))
    assert shown(activity).words.count(typed) >= 4


def test_a_pressed_card_says_what_was_chosen_and_can_be_pressed_no_more() -> None:
    [activity] = activities(message("Klopt het?", buttons=buttons("Ja", "Nee")), chosen="Ja")
    check_activity(activity)
    assert not shown(activity).actions
    assert shown(activity).words == "Klopt het?\nJe koos: Ja"
    assert activity["summary"] == "Klopt het?\nJe koos: Ja"


@pytest.mark.parametrize("letter", ["a", "é", "😀", "\u202eع", "& <", "woord "])
def test_a_long_text_is_split_and_no_part_is_too_big(letter: str) -> None:
    text = (letter * 10_000)[:10_000]
    for stored in (message(text), message(text, buttons=buttons("Ja"))):
        parts = activities(stored)
        for part in parts:
            check_activity(part)
            assert size(part) <= LIMIT_BYTES
        words = "".join(shown(part).words or part["text"] for part in parts)
        assert words.replace("\n", "").replace(" ", "") == text.replace(" ", "")
        assert [bool(shown(part).actions) for part in parts[:-1]] == [False] * (len(parts) - 1)


def test_a_card_that_is_too_big_goes_on_in_the_next_message() -> None:
    rows = [{"label": f"Vraag {number}", "text": f"antwoord {number} " * 300, "runs": None} for number in range(12)]
    card = {"kind": "overview", "title": "Alles", "sections": [{"title": "", "note": None, "rows": rows}]}
    parts = activities(message("Dit heb je.", card=card, buttons=buttons("Verder")))
    assert len(parts) > 1
    for part in parts:
        check_activity(part)
        assert size(part) <= LIMIT_BYTES
    summaries = "\n".join(part["summary"] for part in parts)
    assert all(f"antwoord {number}" in summaries for number in range(12))
    assert list(shown(parts[-1]).actions) == ["Verder"]


ANY_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=3_000)


@settings(max_examples=60, deadline=None)
@given(text=ANY_TEXT, row=ANY_TEXT, title=st.text(min_size=1, max_size=60), many=st.integers(0, 12))
def test_whatever_people_type_can_be_drawn(text: str, row: str, title: str, many: int) -> None:
    card = {
        "kind": "overview",
        "title": title,
        "sections": [{"title": row[:80], "note": row, "rows": [{"label": title, "text": row, "runs": None}]}],
    }
    stored = message(f"Gezegd: {text}", card=card, buttons=buttons(*(f"Keuze {n}" for n in range(many))))
    for activity in activities(stored):
        check_activity(activity)
        assert size(activity) <= LIMIT_BYTES


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
