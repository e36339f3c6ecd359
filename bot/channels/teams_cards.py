"""A message of ours as Teams draws it: plain text where that will do, an Adaptive Card 1.5 where there is something
to press or to look through, never over the size that Teams takes, and always with all its words in `summary` as well.

People's words are drawn as they were typed. A `TextBlock` would read Markdown in them, and with it links that say one
thing and lead elsewhere; a `TextRun` reads nothing.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.catalogue import say
from bot.channels.cards import MARKS
from bot.channels.delivery import Choice, Outgoing

ADAPTIVE: Final = "application/vnd.microsoft.card.adaptive"
VERB: Final = "press"
PRESS: Final = "press"
"""Under which name a pressed button sends its token."""
CHOICE: Final = "choice"
"""Under which name a list sends the token of what was chosen from it."""
MOST_ACTIONS: Final = 6
LIMIT_BYTES: Final = 28 * 1024 - 2 * 1024
"""What Teams takes by the strictest of its pages, counted in UTF-16; less the envelope that the connector adds."""

_SCHEMA = "http://adaptivecards.io/schemas/adaptive-card.json"
_LONGEST_RUN = 1_200
_PLAIN_ENOUGH = 3_000
"""UTF-16 characters of a message that Teams rejected as it was."""
_OPENABLE = ("https://", "http://localhost", "http://127.0.0.1")
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


def activity(message: Outgoing, limit: int = LIMIT_BYTES) -> Json:
    """The message as Teams gets it. What does not fit is left out of the middle: how it begins and what it asks stay.

    Once a choice was made its title stands below, and the buttons are no longer there.
    """
    text = message.text
    if message.plain:
        text = _shortened_text(text, _PLAIN_ENOUGH, message.locale)
    card = None if message.plain else message.card
    if not (message.buttons or card or message.chosen):
        return _plain(_shortened_text(text, (limit - 1024) // 2, message.locale))
    link = _link(card)
    actions = _actions(message.buttons, link, message.locale)
    inputs = _inputs(message.buttons, link, message.locale)
    end = [_chosen(message.chosen, message.locale)] if message.chosen else []
    words = _said(message, link)
    room = limit - _size(_activity([], words, actions, inputs)) - sum(line.size for line in end)
    lines = [*_shortened(*_body(text, message.question, card), room, message.locale), *end]
    return _activity(lines, [*(line.plain for line in lines), *words], actions, inputs)


def fits(message: Outgoing, limit: int = LIMIT_BYTES) -> bool:
    """Whether nothing has to be left out."""
    if not (message.buttons or message.card or message.chosen):
        return _units(message.text) <= (limit - 1024) // 2
    link = _link(message.card)
    actions = _actions(message.buttons, link, message.locale)
    frame = _activity([], _said(message, link), actions, _inputs(message.buttons, link, message.locale))
    begin, end = _body(message.text, message.question, message.card)
    # Room is left for the button to the page with everything, which is there when this says no.
    return _size(frame) + sum(line.size for line in (*begin, *end)) + 1024 <= limit


def card_of(sent: Mapping[str, Any]) -> Json | None:
    """The Adaptive Card in an activity of ours."""
    for attachment in sent.get("attachments") or ():
        content: Json = attachment["content"]
        return content
    return None


def pressed(data: Any) -> str | None:
    """The token that a pressed button or a chosen entry of a list sends along; None when it is no button of ours."""
    if not isinstance(data, Mapping):
        return None
    token = data.get(PRESS) or data.get(CHOICE)
    return token if isinstance(token, str) and 0 < len(token) <= 200 else None


def _shortened_text(text: str, most: int, locale: str) -> str:
    """The beginning of a text of at most so many UTF-16 characters, and its last paragraph, which is what it asks."""
    if _units(text) <= most:
        return text
    note = say("shortened", locale)
    end = _head(text.rpartition("\n\n")[2], most // 4) if "\n\n" in text else ""
    begin = text[: _cut(text, len(_head(text, most - _units(note) - _units(end) - 4)))].rstrip()
    return "\n\n".join(part for part in (begin, note, end) if part)


def _shortened(begin: list[_Line], end: list[_Line], room: int, locale: str) -> list[_Line]:
    """As many lines as there is room for, with what stands at the end in any case."""
    if sum(line.size for line in (*begin, *end)) <= room:
        return [*begin, *end]
    words = say("shortened", locale)
    note = _Line(_rich([_run(words, {"isSubtle": True})], "Medium"), words)
    while sum(line.size for line in end) > room // 2:
        end = end[1:]
    left = room - note.size - sum(line.size for line in end)
    kept = []
    for line in begin:
        left -= line.size
        if left < 0:
            break
        kept.append(line)
    return [*kept, note, *end]


def split(text: str, most: int) -> list[str]:
    """The text in parts of at most so many UTF-16 characters, cut between words where that can be. Nothing is lost
    but the white space at the cuts."""
    parts = []
    rest = text
    while _units(rest) > most:
        head = _head(rest, most)
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


def _body(text: str, question: str, card: Mapping[str, Any] | None) -> tuple[list[_Line], list[_Line]]:
    """What was said and what there is to look at; and the end, which asks."""
    if card and question and text.endswith(question):
        said = text[: len(text) - len(question)]
        return [*_paragraphs(said), *_card_lines(card)], list(_paragraphs(question))
    if card:
        return [*_paragraphs(text), *_card_lines(card)], []
    said, _, asked = text.rpartition("\n\n")
    if not said:
        return list(_paragraphs(text)), []
    return list(_paragraphs(said)), list(_paragraphs(asked))


def _said(message: Outgoing, link: Mapping[str, Any] | None) -> list[str]:
    """What there is to press, in words."""
    words = []
    if message.buttons:
        choices = " · ".join(button.title for button in message.buttons)
        words.append(say("teams_choices", message.locale, choices=choices))
    words += [f"{button.title}: {button.href}" for button in message.buttons if button.href]
    if link:
        words.append(f"{link['title']}: {link['href']}")
    return words


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
    words = say("chosen", locale, title=title)
    return _Line(_rich([_run(words, {"weight": "Bolder"})], "Medium"), words)


# --- what can be pressed ------------------------------------------------------------------------------


def _link(card: Mapping[str, Any] | None) -> Mapping[str, Any] | None:
    """The link of a card, when it leads somewhere from Teams."""
    link: Mapping[str, Any] | None = (card or {}).get("link")
    return link if link and str(link.get("href") or "").startswith(_OPENABLE) else None


def _tokens(buttons: Sequence[Choice]) -> list[Choice]:
    return [button for button in buttons if not button.href]


def _room(buttons: Sequence[Choice], link: Mapping[str, Any] | None) -> int:
    """How many buttons there can be besides those that open an address."""
    return MOST_ACTIONS - (len(buttons) - len(_tokens(buttons))) - (1 if link else 0)


def _actions(buttons: Sequence[Choice], link: Mapping[str, Any] | None, locale: str) -> list[Json]:
    tokens = _tokens(buttons)
    if len(tokens) > _room(buttons, link):
        actions = [_execute(say("teams_pick", locale), {})]
    else:
        actions = [_execute(button.title, {PRESS: button.token}) for button in tokens]
    actions += [_open(button.title, button.href) for button in buttons if button.href]
    if link:
        actions.append(_open(str(link["title"]), str(link["href"])))
    return actions


def _open(title: str, url: str) -> Json:
    return {"type": "Action.OpenUrl", "title": title, "url": url}


def _execute(title: str, data: Json) -> Json:
    # Clients that do not know Action.Execute send the same as a message.
    fallback = {"type": "Action.Submit", "title": title, "data": data}
    return {"type": "Action.Execute", "title": title, "verb": VERB, "data": data, "fallback": fallback}


def _inputs(buttons: Sequence[Choice], link: Mapping[str, Any] | None, locale: str) -> list[Json]:
    """More choices than Teams draws buttons: a list to choose from."""
    tokens = _tokens(buttons)
    if len(tokens) <= _room(buttons, link):
        return []
    return [
        {
            "type": "Input.ChoiceSet",
            "id": CHOICE,
            "label": say("teams_pick_label", locale),
            "isRequired": True,
            "errorMessage": say("teams_pick_first", locale),
            "style": "compact",
            "choices": [{"title": button.title, "value": button.token} for button in tokens],
        }
    ]


# --- the whole ----------------------------------------------------------------------------------------


def adaptive_card(body: list[Json], actions: list[Json]) -> Json:
    """A card of the version that Teams draws everywhere."""
    card = {"type": "AdaptiveCard", "$schema": _SCHEMA, "version": "1.5", "body": body}
    return {**card, "actions": actions} if actions else card


def _activity(lines: Sequence[_Line], words: Sequence[str], actions: list[Json], inputs: list[Json]) -> Json:
    card = adaptive_card([*(line.element for line in lines), *inputs], actions)
    return {
        "type": "message",
        "summary": "\n".join(words),
        "attachments": [{"contentType": ADAPTIVE, "content": card}],
    }
