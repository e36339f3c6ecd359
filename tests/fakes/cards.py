"""Whoever hears a card read aloud misses nothing of it, on any channel."""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from typing import Any

from bot.channels import slack_blocks, teams_cards
from bot.channels.cards import MARKS, as_text
from bot.channels.delivery import Outgoing


def heard_in_full(card: Mapping[str, Any]) -> None:
    """Every word of a card stands, in order, in the plain text that each channel sends beside it.

    A card that holds anything else than what channels draw is refused as well: it would be seen nowhere.
    """
    _in_order(card, as_text(card))
    card = {**card, "link": None}  # on a platform it is a button
    message = Outgoing("m1", "", card=card)
    slack = slack_blocks.render(message)
    if slack.whole:
        _in_order(card, html.unescape(slack.text))
    if teams_cards.fits(message):
        _in_order(card, teams_cards.activity(message)["summary"])


def _in_order(card: Mapping[str, Any], text: str) -> None:
    at = 0
    for word in " ".join(_texts(card)).split():
        at = text.find(word, at)
        assert at >= 0, f"{word!r} is not said, or not where it stands"
        at += len(word)


def _texts(card: Mapping[str, Any]) -> Iterator[str]:
    assert set(card) <= {"kind", "title", "sections", "link"}, set(card)
    yield card["title"]
    for section in card["sections"]:
        assert set(section) == {"title", "note", "rows"}, set(section)
        yield section["title"]
        yield section["note"] or ""
        for row in section["rows"]:
            assert set(row) == {"label", "text", "runs"}, set(row)
            yield row["label"]
            for op, text in row["runs"] or [("same", row["text"])]:
                assert op in MARKS, op
                yield text
    if card.get("link"):
        assert set(card["link"]) == {"title", "href"}, set(card["link"])
        yield from card["link"].values()
