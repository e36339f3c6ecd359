"""Reading a typed message: plain words, sentences, shape. Knows no Dutch and never changes what is stored."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.learning.words import plain, without_urls, words

_SENTENCE_END = re.compile(r"(?<=[.!?\u2026])[\"')\]]*\s+|\n+")
_ABBREVIATION = re.compile(
    r"(?:^|\s)(?:[a-z]|bv|bijv|evt|incl|excl|nl|ca|nr|dhr|mevr|mw|drs|dr|ir|ing|o\.a|d\.w\.z|m\.b\.t)\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Message:
    """A message or a part of one, read once.

    text: as typed. plain: see `plain`, without web addresses. words: its words, no punctuation.
    asks: it ends in a question mark.
    """

    text: str
    plain: str
    words: tuple[str, ...]
    asks: bool


def read(text: str) -> Message:
    """Takes a message apart. Any text will do, also an empty one."""
    flat = without_urls(plain(text))
    tail = flat.rstrip(" \t\r\n\"')]:;.!<3")
    return Message(text=text, plain=flat, words=words(flat), asks=tail.endswith("?"))


_CLAUSE_END = re.compile(r"[,;:.!?\n\u2026]+|\s-\s")


def clauses(message: Message) -> tuple[tuple[str, ...], ...]:
    """The words between punctuation marks, clause by clause."""
    return tuple(said for part in _CLAUSE_END.split(message.plain) if (said := words(part)))


def sentences(text: str) -> tuple[str, ...]:
    """The sentences and lines of a text, in order, as typed; abbreviations do not end one."""
    parts: list[str] = []
    start = 0
    for match in _SENTENCE_END.finditer(text):
        piece = text[start : match.start()].strip()
        if not piece:
            start = match.end()
            continue
        if "\n" not in match.group() and _ABBREVIATION.search(piece):
            continue
        parts.append(piece)
        start = match.end()
    rest = text[start:].strip()
    if rest:
        parts.append(rest)
    return tuple(parts)
