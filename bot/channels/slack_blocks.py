"""A message as Slack draws it: blocks within Slack's limits, and the same in plain words beside them.

What people wrote stands in rich text, where Slack reads no marks: an asterisk, a `<@name>` or an ampersand shows as
it was typed. Nothing is said by style alone: what was taken out and what is new is also named.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.catalogue import say
from bot.channels.cards import as_text
from bot.channels.delivery import Choice, Outgoing

Block = dict[str, Any]

MOST_BLOCKS: Final = 50
MOST_CHARACTERS: Final = 12_000
"""All blocks together. Slack documents no such limit and refuses from about 13,200 on (`msg_blocks_too_long`)."""
MOST_IN_BLOCK: Final = 2_900
MOST_TEXT: Final = 35_000
"""The plain text. Slack cuts it off at 40,000 without a word; its entities count."""
MOST_PLAIN: Final = 3_500
LONGEST_QUESTION: Final = 1_500
BUTTON_TEXT: Final = 75
BUTTONS_IN_BLOCK: Final = 25
HEADER_TEXT: Final = 150
_BLOCKS_FOR_THE_REST: Final = 6
"""Kept free for what always stands at the end: the question, the choice, the buttons."""

_NOT_SHOWN: Final = ("type", "value", "action_id", "block_id")

PRESS: Final = "press"
"""How the action ids of buttons with a token begin."""
OPEN: Final = "open"
"""How the action ids of buttons begin that only open an address."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What is sent to Slack. `whole` tells whether everything is in it."""

    text: str
    blocks: list[Block] | None
    whole: bool


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part that is shown whole or not at all: an element of rich text, or a header of its own."""

    element: Block
    size: int
    header: bool = False


def render(message: Outgoing) -> Rendered:
    """The message within all limits."""
    text, text_whole = plain_text(message, MOST_PLAIN if message.plain else MOST_TEXT)
    if message.plain:
        return Rendered(text, None, text_whole)
    before, after = _halves(message)
    body = [*_paragraphs(before), *(_card(message.card) if message.card else ())]
    blocks, whole = fit_blocks(body, list(_paragraphs(after)), _end(message), message.locale)
    return Rendered(text, blocks, whole and text_whole)


def plain_text(message: Outgoing, most: int = MOST_TEXT) -> tuple[str, bool]:
    """Everything in words, for notifications and screen readers, and whether it is all there.

    What is too long is cut before the question: that, and what can be chosen, always stands at the end.
    """
    before, after = _halves(message)
    end = [after]
    if message.chosen:
        end.append(say("chosen", message.locale, title=message.chosen))
    elif message.buttons:
        end.append(say("choices", message.locale, titles=" · ".join(b.title for b in message.buttons)))
    asked = "\n\n".join(part for part in end if part)
    told = "\n\n".join(part for part in (before, as_text(message.card) if message.card else "") if part)
    shown, whole = _cut(told, most - len(escape(asked)) - 2, message.locale)
    return escape("\n\n".join(part for part in (shown, asked) if part)), whole


def escape(text: str) -> str:
    """The three signs with which Slack's own marks begin, as text."""
    return html.escape(text, quote=False)


def _cut(text: str, most: int, locale: str) -> tuple[str, bool]:
    if len(escape(text)) <= most:
        return text, True
    note = say("shortened", locale)
    keep = max(0, most - len(note) - 10)
    while len(escape(text[:keep])) > max(0, most - len(note) - 10):
        keep = keep * 9 // 10
    return f"{text[:keep].rstrip()} …\n\n{note}", False


def _halves(message: Outgoing) -> tuple[str, str]:
    """The text up to the question, and the question; a card is drawn between them."""
    if message.card:
        if message.question and message.text.endswith(message.question):
            return message.text[: -len(message.question)].rstrip(), message.question
        return message.text, ""
    before, _, last = message.text.rpartition("\n\n")
    return (before, last) if len(last) <= LONGEST_QUESTION else (message.text, "")


def fit_blocks(body: list[_Piece], tail: list[_Piece], end: list[Block], locale: str) -> tuple[list[Block], bool]:
    """As much of the body as Slack takes in one message, then the tail and the end, which are always there."""
    room = MOST_CHARACTERS - sum(piece.size for piece in tail) - sum(map(_size, end))
    note = [_piece([_words(say("shortened", locale), italic=True)])]
    shown: list[_Piece] = []
    whole = True
    for piece in body:
        if piece.size > room - note[0].size or len(_blocks([*shown, piece])) > MOST_BLOCKS - _BLOCKS_FOR_THE_REST:
            whole = False
            break
        shown.append(piece)
        room -= piece.size
    if not whole:
        shown += note
    return [*_blocks(shown), *_blocks(tail), *end], whole


def _blocks(pieces: Iterable[_Piece]) -> list[Block]:
    """Pieces put together in as few blocks as it goes."""
    blocks: list[Block] = []
    size = 0
    for piece in pieces:
        if piece.header:
            blocks.append(piece.element)
            size = MOST_IN_BLOCK
        elif blocks and blocks[-1]["type"] == "rich_text" and size + piece.size <= MOST_IN_BLOCK:
            blocks[-1]["elements"].append(piece.element)
            size += piece.size
        else:
            blocks.append({"type": "rich_text", "elements": [piece.element]})
            size = piece.size
    return blocks


def _size(value: Any) -> int:
    """The characters of all texts in a block."""
    if isinstance(value, dict):
        return sum(_size(item) for key, item in value.items() if key not in _NOT_SHOWN)
    if isinstance(value, list):
        return sum(map(_size, value))
    return len(value) if isinstance(value, str) else 0


def _words(text: str, **style: bool) -> Block:
    element: Block = {"type": "text", "text": text}
    if style:
        element["style"] = style
    return element


def _piece(elements: list[Block], kind: str = "rich_text_section", **more: Any) -> _Piece:
    element = {"type": kind, "elements": elements, **more}
    return _Piece(element, _size(element))


def _pieces_of(text: str) -> Iterable[str]:
    """A long text in pieces that each fit in a block, broken at a line or a space where there is one."""
    while len(text) > MOST_IN_BLOCK:
        at = max(text.rfind("\n", 0, MOST_IN_BLOCK), text.rfind(" ", 0, MOST_IN_BLOCK))
        at = at + 1 if at > MOST_IN_BLOCK // 2 else MOST_IN_BLOCK
        yield text[:at]
        text = text[at:]
    if text:
        yield text


def _paragraphs(text: str) -> Iterable[_Piece]:
    """Paragraphs with room between them; lines that begin with a dash are a list."""
    paragraphs = [paragraph for paragraph in text.split("\n\n") if paragraph.strip()]
    for number, paragraph in enumerate(paragraphs):
        last = number == len(paragraphs) - 1
        lines = paragraph.split("\n")
        items = [line for line in lines if line.startswith("- ")]
        if items and len(paragraph) <= MOST_IN_BLOCK and lines[-len(items) :] == items:
            intro = "\n".join(lines[: -len(items)])
            if intro:
                yield _piece([_words(f"{intro}\n")])
            bullets = [{"type": "rich_text_section", "elements": [_words(item[2:] or " ")]} for item in items]
            yield _piece(bullets, "rich_text_list", style="bullet")
            if not last:
                yield _piece([_words("\n")])
            continue
        for part in _pieces_of(paragraph + ("" if last else "\n\n")):
            yield _piece([_words(part)])


def _card(card: Mapping[str, Any]) -> Iterable[_Piece]:
    title = str(card.get("title") or "").strip()
    if title:
        block = {"type": "header", "text": {"type": "plain_text", "text": title[:HEADER_TEXT], "emoji": False}}
        yield _Piece(block, len(title[:HEADER_TEXT]), header=True)
    for section in card.get("sections") or ():
        if section.get("title"):
            yield _piece([_words(f"\n{section['title']}\n", bold=True)])
        if section.get("note"):
            yield from (_piece([_words(part, italic=True)]) for part in _pieces_of(f"{section['note']}\n"))
        for row in section.get("rows") or ():
            yield from _row(row)


def _row(row: Mapping[str, Any]) -> Iterable[_Piece]:
    label, runs = str(row.get("label") or ""), row.get("runs")
    head = [_words(f"{label}: ", bold=True)] if label else []
    if runs:
        yield _piece([*head, *(run for op, text in runs for run in _run(str(op), str(text))), _words("\n")])
        return
    parts = list(_pieces_of(f"{row.get('text') or ''}\n"))
    for number, part in enumerate(parts):
        yield _piece([*(head if number == 0 else ()), _words(part)])


def _run(op: str, text: str) -> Iterable[Block]:
    body = text.strip()
    if op == "same" or not body:
        if text:
            yield _words(text)
        return
    lead, trail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if lead:
        yield _words(lead)
    yield _words("[weg: " if op == "gone" else "[nieuw: ")
    yield _words(body, **({"strike": True} if op == "gone" else {"bold": True}))
    yield _words(f"]{trail}")


def _end(message: Outgoing) -> list[Block]:
    """The choice that was made, and the buttons that can be pressed."""
    blocks: list[Block] = []
    if message.chosen:
        words = {"type": "plain_text", "text": say("chosen", message.locale, title=message.chosen), "emoji": False}
        blocks.append({"type": "context", "elements": [words]})
    buttons = list(message.buttons)
    link = (message.card or {}).get("link")
    if link:
        buttons.append(Choice(str(link["title"]), "", str(link["href"])))
    for first in range(0, len(buttons), BUTTONS_IN_BLOCK):
        some = buttons[first : first + BUTTONS_IN_BLOCK]
        blocks.append({"type": "actions", "elements": [_button(b, first + n) for n, b in enumerate(some)]})
    return blocks


def _button(choice: Choice, number: int) -> Block:
    title = choice.title if len(choice.title) <= BUTTON_TEXT else choice.title[: BUTTON_TEXT - 1].rstrip() + "…"
    button: Block = {
        "type": "button",
        "action_id": f"{OPEN if choice.href else PRESS}:{number}",
        "text": {"type": "plain_text", "text": title or "…", "emoji": False},
    }
    if choice.href:
        return {**button, "url": choice.href}
    return {**button, "value": choice.token}
