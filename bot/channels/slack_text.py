"""What someone typed in Slack, as they typed it.

Slack sends a message twice: as blocks, exact, and as a text with its own marks in it. The blocks are read where they
are there; older clients and other ways in have the text alone.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

Names = Mapping[str, str]
"""User id -> the name to write for a mention."""

_MARK = re.compile(r"<([^<>]*)>")


def typed_text(event: Mapping[str, Any], names: Names) -> str:
    """The text of a message event, to the letter."""
    rich = [block for block in event.get("blocks") or () if block.get("type") == "rich_text"]
    if rich:
        return _lines(_element(e, names) for block in rich for e in block.get("elements") or ())
    return plain(str(event.get("text") or ""), names)


def plain(text: str, names: Names) -> str:
    """A text with Slack's marks taken out: links, mentions and the three signs it writes as entities."""
    return html.unescape(_MARK.sub(lambda found: _unmarked(found[1], names), text))


def mentions(event: Mapping[str, Any]) -> set[str]:
    """The ids of the users that a message names."""
    found = set(re.findall(r"<@([A-Z0-9]+)", str(event.get("text") or "")))
    for element in _walk(event.get("blocks") or ()):
        if element.get("type") == "user" and element.get("user_id"):
            found.add(str(element["user_id"]))
    return found


def _walk(elements: Iterable[Any]) -> Iterator[Mapping[str, Any]]:
    for element in elements:
        if isinstance(element, dict):
            yield element
            yield from _walk(element.get("elements") or ())


def _unmarked(mark: str, names: Names) -> str:
    target, _, label = mark.partition("|")
    if target.startswith("@"):
        return "@" + names.get(target[1:], label or target[1:])
    if target.startswith("#"):
        return "#" + (label or target[1:])
    if target.startswith("!"):
        return label or "@" + target[1:].split("^")[0]
    if label and label not in (target, target.removeprefix("mailto:")) and not target.endswith(label):
        return f"{label} ({target})"
    return label or target


def _lines(parts: Iterable[str]) -> str:
    """Parts below each other; a part that ends its own line gets no second one."""
    text = ""
    for part in parts:
        text += part if not text or text.endswith("\n") else f"\n{part}"
    return text


def _element(element: Mapping[str, Any], names: Names) -> str:
    kind = element.get("type")
    inside = element.get("elements") or ()
    if kind == "rich_text_list":
        ordered = element.get("style") == "ordered"
        indent = "  " * int(element.get("indent") or 0)
        first = int(element.get("offset") or 0) + 1
        items = (_element(item, names) for item in inside)
        return "\n".join(
            f"{indent}{f'{number}.' if ordered else '-'} {item}" for number, item in enumerate(items, first)
        )
    words = "".join(_inline(part, names) for part in inside)
    if kind == "rich_text_quote":
        return "\n".join(f"> {line}" for line in words.split("\n"))
    return words


def _inline(part: Mapping[str, Any], names: Names) -> str:
    kind = part.get("type")
    if kind == "text":
        return str(part.get("text") or "")
    if kind == "emoji":
        return _emoji(part)
    if kind == "link":
        url, label = str(part.get("url") or ""), str(part.get("text") or "")
        if not label or url.endswith(label):
            return label or url.removeprefix("mailto:")
        return f"{label} ({url})"
    if kind == "user":
        id = str(part.get("user_id") or "")
        return "@" + names.get(id, id)
    if kind == "broadcast":
        return f"@{part.get('range') or ''}"
    if kind == "channel":
        return f"#{part.get('channel_id') or ''}"
    if kind == "date":
        return str(part.get("fallback") or "")
    return str(part.get("value") or part.get("text") or "")


def _emoji(part: Mapping[str, Any]) -> str:
    code = str(part.get("unicode") or "")
    try:
        return "".join(chr(int(point, 16)) for point in code.split("-")) if code else f":{part.get('name') or ''}:"
    except ValueError:
        return f":{part.get('name') or ''}:"
