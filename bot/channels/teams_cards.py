"""A message of ours as Teams draws it: plain text where that will do, an Adaptive Card 1.5 where there is something
to press or to look through, never over the size that Teams takes, and always with all of its words in `summary`.

People's words are drawn as they were typed. A `TextBlock` would read Markdown in them, and with it links that say one
thing and lead elsewhere; a `TextRun` reads nothing.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.catalogue import say
from bot.channels.cards import MARKS, as_text

ADAPTIVE: Final = "application/vnd.microsoft.card.adaptive"
VERB: Final = "press"
PRESS: Final = "press"
"""Under which name a pressed button sends its token."""
CHOICE: Final = "choice"
"""Under which name a list sends the token of what was chosen from it."""
MOST_ACTIONS: Final = 6
LIMIT_BYTES: Final = 28 * 1024 - 1024
"""What Teams takes by the strictest of its pages, counted in UTF-16; less the envelope that the connector adds."""

_SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
_LONGEST_RUN = 1_200
_LONGEST_CHARACTER = 16
_JOINER = "\u200d"
_MARKDOWN = re.compile(r"[*_\[\]#`>\\~-]")
_STYLES: Final[dict[str, dict[str, Any]]] = {
    "same": {},
    "gone": {"strikethrough": True},
    "new": {"weight": "Bolder"},
}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Line:
    """One line on a card, and the same in plain words."""

    element: Json
    plain: str

    @property
    def size(self) -> int:
        return _size(self.element) + _size(self.plain) + 8


def activities(
    message: Mapping[str, Any], *, chosen: str | None = None, locale: str = "nl", limit: int = LIMIT_BYTES
) -> list[Json]:
    """The message as one activity, or as more when it is too long for one; what can be pressed stands on the last.

    With `chosen` nothing can be pressed any more and that title stands in its place.
    """
    buttons = [] if chosen is not None else list(message.get("buttons") or ())
    card = message.get("card")
    text = str(message.get("text") or "")
    if not (buttons or card or chosen is not None):
        return [_plain(part) for part in split(text, (limit - 256) // 2)]
    link = (card or {}).get("link")
    actions = _actions(buttons, link, locale)
    inputs = _inputs(buttons, locale) if len(buttons) > _room(link) else []
    lines = [*_body(message, card, text), *([_chosen(chosen, locale)] if chosen is not None else [])]
    frame = _size(_activity([], [], actions, inputs)) + 512
    pieces = _packed(lines, limit - frame)
    built = []
    for number, piece in enumerate(pieces, start=1):
        last = number == len(pieces)
        words = [line.plain for line in piece]
        if last and buttons:
            words.append(say("teams_choices", locale, choices=" · ".join(button["title"] for button in buttons)))
        if last and link and _openable(link):
            words.append(f"{link['title']}: {link['href']}")
        built.append(_activity(piece, words, actions if last else [], inputs if last else []))
    return built


def card_of(activity: Mapping[str, Any]) -> Json | None:
    """The Adaptive Card in an activity of ours."""
    for attachment in activity.get("attachments") or ():
        content: Json = attachment["content"]
        return content
    return None


def pressed(data: Any) -> str | None:
    """The token that a pressed button or a chosen entry of a list sends along; None when it is no button of ours."""
    if not isinstance(data, Mapping):
        return None
    token = data.get(PRESS) or data.get(CHOICE)
    return token if isinstance(token, str) and 0 < len(token) <= 200 else None


def split(text: str, most_characters: int) -> list[str]:
    """The text in parts of at most so many UTF-16 characters, between paragraphs where that can be, else between
    lines or words. Nothing is lost but the white space at the cuts."""
    parts = []
    rest = text
    while _units(rest) > most_characters:
        head = _head(rest, most_characters)
        cut = _cut(rest, len(head))
        parts.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip() if cut < len(head) else rest[cut:]
    parts.append(rest)
    return [part for part in parts if part.strip()] or [text]


def _cut(text: str, most: int) -> int:
    for between in ("\n\n", "\n", " "):
        if (at := text.rfind(between, 0, most)) > 0:
            return at
    # One long word: at least not in the middle of a character that is made of several.
    at = most
    while at > 1 and most - at < _LONGEST_CHARACTER and _goes_on(text, at):
        at -= 1
    return at


def _goes_on(text: str, at: int) -> bool:
    """Whether what stands before `at` may be the first half of one visible character, as with composed emoji."""
    return text[at - 1] == _JOINER or (
        at < len(text) and (text[at] == _JOINER or unicodedata.combining(text[at]) > 0)
    )


def _head(text: str, most: int) -> str:
    """The longest beginning of so many UTF-16 characters."""
    head = text[:most]
    while _units(head) > most:
        head = head[: len(head) - max(1, (_units(head) - most) // 2)]
    return head


def _units(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _size(value: Any) -> int:
    """Bytes in UTF-16, as Teams counts."""
    return 2 * _units(json.dumps(value, ensure_ascii=False))


# --- the words ----------------------------------------------------------------------------------------


def _plain(text: str) -> Json:
    return {"type": "message", "text": text, "textFormat": "plain", "summary": text[:200]}


def _body(message: Mapping[str, Any], card: Mapping[str, Any] | None, text: str) -> Iterator[_Line]:
    """What was said, then what there is to look at, then the question about it."""
    question = str(message.get("question") or "")
    if card and question and text.endswith(question):
        yield from _paragraphs(text[: len(text) - len(question)])
        yield from _card_lines(card)
        yield from _paragraphs(question)
        return
    yield from _paragraphs(text)
    if card:
        yield from _card_lines(card)


def _paragraphs(text: str) -> Iterator[_Line]:
    gap = True
    for line in text.splitlines():
        if not line.strip():
            gap = True
            continue
        yield from _text_lines(line, "Medium" if gap else "None")
        gap = False


def _text_lines(line: str, spacing: str, label: str = "", style: Json | None = None) -> Iterator[_Line]:
    for number, part in enumerate(split(line, _LONGEST_RUN)):
        first = number == 0
        runs = [_run(f"{label}: ", {"weight": "Bolder"})] if label and first else []
        element = _rich([*runs, _run(part, style)], spacing if first else "None")
        yield _Line(element, f"{label}: {part}" if label and first else part)


def _run(text: str, style: Json | None = None) -> Json:
    return {"type": "TextRun", "text": text, **(style or {})}


def _rich(runs: Sequence[Json], spacing: str) -> Json:
    return {"type": "RichTextBlock", "inlines": list(runs), "spacing": spacing}


def _heading(text: str, size: str) -> _Line:
    if _MARKDOWN.search(text):
        return _Line(_rich([_run(text, {"weight": "Bolder", "size": size})], "Large"), text)
    # As a heading screen readers can jump to it.
    element = {"type": "TextBlock", "style": "heading", "size": size, "weight": "Bolder", "wrap": True}
    return _Line({**element, "text": text, "spacing": "Large"}, text)


def _card_lines(card: Mapping[str, Any]) -> Iterator[_Line]:
    if card.get("title"):
        yield _heading(str(card["title"]), "Large")
    for section in card.get("sections") or ():
        if section.get("title"):
            yield _heading(str(section["title"]), "Medium")
        if section.get("note"):
            for line in filter(str.strip, str(section["note"]).splitlines()):
                yield from _text_lines(line, "Small", style={"italic": True})
        for row in section.get("rows") or ():
            yield from _row_lines(row)


def _row_lines(row: Mapping[str, Any]) -> Iterator[_Line]:
    label = str(row.get("label") or "")
    if row.get("runs"):
        yield from _changed_lines(label, row["runs"])
        return
    first, *rest = [line for line in str(row.get("text") or "").splitlines() if line.strip()] or [""]
    if first:
        yield from _text_lines(first, "Small", label)
    elif label:
        yield from _text_lines(label, "Small", style={"weight": "Bolder"})
    for line in rest:
        yield from _text_lines(line, "None")


def _changed_lines(label: str, runs: Sequence[Sequence[str]]) -> Iterator[_Line]:
    """A difference word by word. What went and what came is said in words as well as drawn."""
    line: list[Json] = []
    words = ""
    if label:
        line.append(_run(f"{label}: ", {"weight": "Bolder"}))
        words = f"{label}: "
    for op, text in runs:
        lead, body = text[: len(text) - len(text.lstrip())], text.lstrip()
        marked = lead + MARKS.get(op, "{}").format(body) if body else lead
        for part in split(marked, _LONGEST_RUN):
            if sum(len(run["text"]) for run in line) + len(part) > _LONGEST_RUN and line:
                yield _Line(_rich(line, "Small"), words)
                line, words = [], ""
            line.append(_run(part, _STYLES.get(op)))
            words += part
    if line:
        yield _Line(_rich(line, "Small"), words)


def _chosen(title: str, locale: str) -> _Line:
    words = say("teams_chosen", locale, choice=title)
    return _Line(_rich([_run(words, {"weight": "Bolder"})], "Medium"), words)


# --- what can be pressed ------------------------------------------------------------------------------


def _openable(link: Mapping[str, Any]) -> bool:
    return str(link.get("href") or "").startswith(("https://", "http://localhost", "http://127.0.0.1"))


def _room(link: Mapping[str, Any] | None) -> int:
    return MOST_ACTIONS - 1 if link and _openable(link) else MOST_ACTIONS


def _actions(buttons: Sequence[Mapping[str, str]], link: Mapping[str, Any] | None, locale: str) -> list[Json]:
    if len(buttons) > _room(link):
        actions = [_execute(say("teams_choose", locale), {})]
    else:
        actions = [_execute(button["title"], {PRESS: button["payload"]}) for button in buttons]
    if link and _openable(link):
        actions.append({"type": "Action.OpenUrl", "title": link["title"], "url": link["href"]})
    return actions


def _execute(title: str, data: Json) -> Json:
    # Clients that do not know Action.Execute send the same as a message.
    fallback = {"type": "Action.Submit", "title": title, "data": data}
    return {"type": "Action.Execute", "title": title, "verb": VERB, "data": data, "fallback": fallback}


def _inputs(buttons: Sequence[Mapping[str, str]], locale: str) -> list[Json]:
    """More choices than Teams draws buttons: a list to choose from."""
    return [
        {
            "type": "Input.ChoiceSet",
            "id": CHOICE,
            "label": say("teams_choice_label", locale),
            "isRequired": True,
            "errorMessage": say("teams_choice_missing", locale),
            "style": "compact",
            "choices": [{"title": button["title"], "value": button["payload"]} for button in buttons],
        }
    ]


# --- the whole ----------------------------------------------------------------------------------------


def _packed(lines: Iterable[_Line], room: int) -> list[list[_Line]]:
    """The lines over as few activities as hold them."""
    pieces: list[list[_Line]] = [[]]
    used = 0
    for line in lines:
        if pieces[-1] and used + line.size > room:
            pieces.append([])
            used = 0
        pieces[-1].append(line)
        used += line.size
    return pieces


def _activity(lines: Sequence[_Line], words: Sequence[str], actions: list[Json], inputs: list[Json]) -> Json:
    card: Json = {
        "type": "AdaptiveCard",
        "$schema": _SCHEMA,
        "version": "1.5",
        "body": [*(line.element for line in lines), *inputs],
    }
    if actions:
        card["actions"] = actions
    return {
        "type": "message",
        "summary": "\n".join(words),
        "attachments": [{"contentType": ADAPTIVE, "content": card}],
    }


def plain_text(message: Mapping[str, Any]) -> str:
    """Everything in a message, in words."""
    card = message.get("card")
    return "\n\n".join(part for part in (str(message.get("text") or ""), as_text(card) if card else "") if part)
