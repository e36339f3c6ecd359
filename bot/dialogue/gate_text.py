"""Reading a typed message: plain words, sentences, shape. Knows no Dutch and never changes what is stored."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

# Zero-width characters: one of them is put before typed slash text, others come along with pasted text.
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\ufe0f\u00ad"))
_APOSTROPHES = str.maketrans({"\u2019": "'", "\u2018": "'", "`": "'", "\u00b4": "'"})
_URL = re.compile(r"(?:https?://|www\.)\S+")
_WORD = re.compile(r"[a-z0-9]+(?:['\-][a-z0-9]+)*|'[a-z]+")
_STRETCHED = re.compile(r"([a-z])\1{2,}")
_SENTENCE_END = re.compile(r"(?<=[.!?\u2026])[\"')\]]*\s+|\n+")
_ABBREVIATION = re.compile(
    r"(?:^|\s)(?:[a-z]|bv|bijv|evt|incl|excl|nl|ca|nr|dhr|mevr|mw|drs|dr|ir|ing|o\.a|d\.w\.z|m\.b\.t)\.$",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """Lower case, no accents, no invisible characters, straight apostrophes, "stooooop" as "stoop"."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_INVISIBLE).translate(_APOSTROPHES))
    lowered = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return _STRETCHED.sub(r"\1\1", lowered)


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

    @property
    def joined(self) -> str:
        return " ".join(self.words)


def read(text: str) -> Message:
    """Takes a message apart. Any text will do, also an empty one."""
    flat = _URL.sub(" ", plain(text))
    tail = flat.rstrip(" \t\r\n\"')]:;.!<3")
    return Message(text=text, plain=flat, words=tuple(_WORD.findall(flat)), asks=tail.endswith("?"))


_CLAUSE_END = re.compile(r"[,;:.!?\n\u2026]+|\s-\s")


def clauses(message: Message) -> tuple[tuple[str, ...], ...]:
    """The words between punctuation marks, clause by clause."""
    return tuple(words for part in _CLAUSE_END.split(message.plain) if (words := tuple(_WORD.findall(part))))


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
