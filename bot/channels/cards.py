"""Cards (an overview, a preview, a brief, the changes) as plain text.

Every channel that draws a card also sends this text, complete: a screen reader or a notification reads nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

MARKS = {"same": "{}", "gone": "[weg: {}]", "new": "[nieuw: {}]"}
"""How a difference is said in words."""


def as_text(card: Mapping[str, Any]) -> str:
    """The whole card in words; changes are named, not only marked."""
    blocks = [str(card.get("title") or ""), *("\n".join(_section(section)) for section in card.get("sections") or ())]
    link = card.get("link")
    if link:
        blocks.append(f"{link['title']}: {link['href']}")
    return "\n\n".join(block for block in blocks if block.strip())


def _section(section: Mapping[str, Any]) -> Iterable[str]:
    if section.get("title"):
        yield f"— {section['title']} —"
    if section.get("note"):
        yield str(section["note"])
    for row in section.get("rows") or ():
        yield from _row(row)


def _row(row: Mapping[str, Any]) -> Iterable[str]:
    runs = row.get("runs")
    text = runs_as_text(runs) if runs else str(row.get("text") or "")
    label = str(row.get("label") or "")
    first, *rest = text.split("\n")
    yield f"{label}: {first}" if label and first else label or first
    # Further lines stand under the label, so that it stays clear where one answer ends.
    yield from (f"  {line}" if line else "" for line in rest)


def runs_as_text(runs: Sequence[Sequence[str]]) -> str:
    """A difference word by word, with what went and what came between brackets."""
    parts = []
    for op, text in runs:
        # The space belongs between the words, not inside the brackets.
        lead = text[: len(text) - len(text.lstrip())]
        body = text[len(lead) :]
        parts.append(lead + MARKS.get(op, "{}").format(body) if body else lead)
    return "".join(parts)
