"""What people typed in Slack is read to the letter, and what is said there stays within Slack's limits."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.catalogue import say
from bot.channels.cards import as_text
from bot.channels.delivery import Choice, Outgoing
from bot.channels.slack import all_texts
from bot.channels.slack_blocks import escape, render
from bot.channels.slack_text import mentions, plain, typed_text
from tests.fakes import slack_rules

# --- reading ------------------------------------------------------------------------------------------------


def rich(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"text": "wordt niet gelezen", "blocks": [{"type": "rich_text", "elements": list(elements)}]}


def section(*inside: dict[str, Any]) -> dict[str, Any]:
    return {"type": "rich_text_section", "elements": list(inside)}


def words(text: str, **style: bool) -> dict[str, Any]:
    return {"type": "text", "text": text, **({"style": style} if style else {})}


@pytest.mark.parametrize(
    ("element", "text"),
    [
        (section(words("a & b <c> *d*")), "a & b <c> *d*"),
        (section(words("dik", bold=True), words(" en dun")), "dik en dun"),
        (section({"type": "emoji", "name": "slightly_smiling_face", "unicode": "1f642"}), "🙂"),
        (section({"type": "emoji", "name": "woman", "unicode": "1f469-1f3fd-200d-1f4bb"}), "👩🏽‍💻"),
        (section({"type": "emoji", "name": "bedrijfslogo"}), ":bedrijfslogo:"),
        (section({"type": "link", "url": "https://a.example/?x=1&y=2"}), "https://a.example/?x=1&y=2"),
        (section({"type": "link", "url": "http://a.example", "text": "a.example"}), "a.example"),
        (
            section({"type": "link", "url": "https://a.example/b", "text": "kijk hier"}),
            "kijk hier (https://a.example/b)",
        ),
        (section({"type": "link", "url": "mailto:a@b.example"}), "a@b.example"),
        (section(words("met "), {"type": "user", "user_id": "U1"}, words(" samen")), "met @Bram Claes samen"),
        (section({"type": "broadcast", "range": "here"}), "@here"),
        ({"type": "rich_text_preformatted", "elements": [words("x = 1\n  y")]}, "x = 1\n  y"),
        ({"type": "rich_text_quote", "elements": [words("een\ntwee")]}, "> een\n> twee"),
    ],
)
def test_each_part_of_a_message_is_read_as_it_was_typed(element: dict[str, Any], text: str) -> None:
    assert typed_text(rich(element), {"U1": "Bram Claes"}) == text


def test_lists_keep_their_lines_and_their_numbers() -> None:
    items = [section(words("een")), section(words("twee"))]
    bullets = {"type": "rich_text_list", "style": "bullet", "elements": items}
    numbers = {"type": "rich_text_list", "style": "ordered", "indent": 1, "offset": 2, "elements": items}

    assert typed_text(rich(section(words("mijn plan\n")), bullets), {}) == "mijn plan\n- een\n- twee"
    assert typed_text(rich(numbers, section(words("klaar"))), {}) == "  3. een\n  4. twee\nklaar"


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("&amp;amp;", "&amp;"),
        ("zie <https://a.example|a.example> en <https://b.example>", "zie a.example en https://b.example"),
        ("<mailto:a@b.example|a@b.example>", "a@b.example"),
        ("<@U1> en <@U2|els> in <#C1|zorg>, <!here>", "@Bram Claes en @els in #zorg, @here"),
        ("<https://a.example/b|kijk hier>", "kijk hier (https://a.example/b)"),
    ],
)
def test_a_message_without_blocks_is_read_from_its_marks(marked: str, text: str) -> None:
    assert typed_text({"text": marked}, {"U1": "Bram Claes"}) == text


def test_colleagues_who_are_named_are_found_wherever_they_stand() -> None:
    nested = {"type": "rich_text_list", "style": "bullet", "elements": [section({"type": "user", "user_id": "U7"})]}
    assert mentions({**rich(nested), "text": "<@U8> hoi"}) == {"U7", "U8"}


@given(st.text())
def test_what_is_escaped_comes_back_as_it_was(text: str) -> None:
    assert plain(escape(text), {}) == text


# --- writing ------------------------------------------------------------------------------------------------

any_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)
long_text = st.builds(lambda text, times: text * times, any_text, st.integers(0, 60))
rows = st.builds(
    lambda label, text, runs: {"label": label, "text": text, "runs": runs},
    st.text("abc ", max_size=20),
    long_text,
    st.none() | st.lists(st.tuples(st.sampled_from(["same", "gone", "new"]), any_text), min_size=1, max_size=6),
)
sections = st.builds(
    lambda title, note, rows: {"title": title, "note": note, "rows": rows},
    st.text("abc &<", max_size=60),
    st.none() | any_text,
    st.lists(rows, max_size=8),
)
cards = st.none() | st.builds(
    lambda title, sections: {"kind": "plan", "title": title, "sections": sections, "link": None},
    st.text("abc &<", max_size=200),
    st.lists(sections, max_size=8),
)
buttons = st.lists(st.builds(Choice, st.text(min_size=1, max_size=120), st.text("abc", min_size=1)), max_size=60)
QUESTION = "Waar ben je goed in?"


@settings(max_examples=150, deadline=None)
@given(long_text, cards, buttons, st.sampled_from(["", "Overslaan"]))
def test_whatever_is_said_slack_takes_it_with_the_question_and_every_button(
    before: str, card: dict[str, Any] | None, choices: list[Choice], chosen: str
) -> None:
    text = f"{before}\n\n{QUESTION}"
    rendered = render(Outgoing("m1", text, QUESTION if card else "", card, tuple(choices), chosen=chosen))

    slack_rules.message({"text": rendered.text, "blocks": rendered.blocks})
    assert rendered.blocks is not None
    shown = [
        element["value"] for block in rendered.blocks if block["type"] == "actions" for element in block["elements"]
    ]
    assert shown == [choice.token for choice in choices]
    if card or rendered.whole:
        assert QUESTION in all_texts(rendered.blocks)
    if rendered.whole:
        assert say("shortened") not in all_texts(rendered.blocks)
        if card:
            for word in as_text(card).replace("— ", "").split():
                assert escape(word) in rendered.text


@pytest.mark.parametrize("length", [80, 700, 2_800])
def test_as_much_is_shown_as_slack_takes_and_no_more(length: int) -> None:
    text = "\n\n".join("x" * length for _ in range(40_000 // length)) + f"\n\n{QUESTION}"
    rendered = render(Outgoing("m1", text, buttons=(Choice("Overslaan", "t"),)))

    slack_rules.message({"text": rendered.text, "blocks": rendered.blocks})
    assert 8_000 < len(all_texts(rendered.blocks or [])) < slack_rules.ALL_BLOCKS_CHARACTERS
    assert not rendered.whole


def test_what_is_rejected_is_said_in_plain_words_alone() -> None:
    rendered = render(Outgoing("m1", "a < b " * 2_000, plain=True))

    assert rendered.blocks is None
    assert len(rendered.text) <= 3_600
    assert not rendered.whole


def test_a_change_is_named_and_not_only_drawn() -> None:
    row = {"label": "Planning", "text": "", "runs": [["same", "tot"], ["gone", " 7 maart"], ["new", " 1 april"]]}
    card = {
        "kind": "changes",
        "title": "Wat er veranderd is",
        "sections": [{"title": "", "note": None, "rows": [row]}],
    }
    rendered = render(Outgoing("m1", "Kijk eens.", "", card))

    assert "Planning: tot [weg: 7 maart] [nieuw: 1 april]" in rendered.text
    assert "Planning: tot [weg: 7 maart] [nieuw: 1 april]" in all_texts(rendered.blocks or [])
