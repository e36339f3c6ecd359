"""Words and numbers of a Dutch text: the ground under `planning` and `amounts`.

A text becomes a flat list of tokens that know where they stood, so that every conclusion can be shown in the
writer's own words. One compiled pattern without nested repetition does the splitting, so the time is linear in
the length of the text, whatever is in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

_TOKEN: Final = re.compile(r"\d+|[^\W\d_]+|[½¼¾]|[^\w\s]|_")
_LONGEST_NUMBER: Final = 9  # digits; longer ones are telephone numbers and the like, never an amount or a date

_FRACTIONS: Final = {"½": 0.5, "¼": 0.25, "¾": 0.75}
_UNITS: Final = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TEENS: Final = (
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
)
_TENS: Final = ("twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig")


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or sign. `text` is lower case without accents; `start` and `end` point into the text."""

    text: str
    start: int
    end: int
    number: int | None = None

    @property
    def is_word(self) -> bool:
        return self.number is None and self.text[0].isalpha()


def words(listed: str) -> frozenset[str]:
    """A set of words, written as they are read: with spaces between."""
    return frozenset(listed.split())


def fold(word: str) -> str:
    """Lower case, without accents: "Vóór" and "voor" are the same word to a reader in a hurry."""
    low = word.lower()
    if low.isascii():
        return low
    return "".join(c for c in unicodedata.normalize("NFD", low) if not unicodedata.combining(c)) or low


def tokenize(text: str) -> list[Token]:
    """Split a text into tokens. Never raises."""
    tokens = []
    for match in _TOKEN.finditer(text):
        raw = match.group()
        number = int(raw) if raw.isdecimal() and len(raw) <= _LONGEST_NUMBER else None
        tokens.append(Token(fold(raw), match.start(), match.end(), number))
    return tokens


def touches(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is written against the token before it ("15de", "q2")."""
    return 0 < i < len(tokens) and tokens[i - 1].end == tokens[i].start


@cache
def cardinals() -> dict[str, int]:
    """Number words from 0 to 99, in the spellings people use."""
    words = {word: n for n, word in enumerate(_UNITS + _TEENS)}
    words |= {"ene": 1, "eentje": 1, "veertig": 40, "nege": 9, "vijv": 5, "achtien": 18, "tachtentig": 80}
    for ten, word in enumerate(_TENS, start=2):
        words[word] = ten * 10
        for unit, small in enumerate(_UNITS[1:], start=1):
            words[f"{small}en{word}"] = ten * 10 + unit
    return words


@cache
def ordinals() -> dict[str, int]:
    """Ordinal words from 1 to 99 ("eerste", "vijftigste")."""
    words = {"eerste": 1, "derde": 3, "achtste": 8, "eersten": 1}
    for word, n in cardinals().items():
        if n in (1, 3, 8) or n == 0:
            continue
        words[word + ("de" if n < 20 else "ste")] = n
    for ten, word in enumerate(_TENS, start=2):
        words[f"eenen{word}ste"] = ten * 10 + 1
    return words


def word_value(word: str) -> int | None:
    """The value of one number word up to 9999 ("vijftienhonderd", "tweehonderdvijftig"), else None."""
    small = cardinals().get(word)
    if small is not None or len(word) > 40:
        return small
    for name, size in (("duizend", 1000), ("honderd", 100)):
        head, found, tail = word.partition(name)
        if not found:
            continue
        many = cardinals().get(head) if head else 1
        rest = (word_value(tail.removeprefix("en")) if tail else 0) if many is not None else None
        if many is None or rest is None or rest >= size:
            return None
        return many * size + rest
    return None


def read_number(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """Read a quantity at token `i`: digits, a decimal, a fraction or number words.

    Returns:
        The value and the index after it, or None where no quantity stands. The article "een" counts as 1: whether
        it does so in a sentence is for the caller to say.
    """
    if i >= len(tokens):
        return None
    token = tokens[i]
    n = len(tokens)
    if token.number is not None:
        value = float(token.number)
        j = i + 1
        decimal = (
            j + 1 < n
            and tokens[j].text in ",."
            and tokens[j + 1].number is not None
            and touches(tokens, j)
            and touches(tokens, j + 1)
        )
        if decimal:
            digits = tokens[j + 1].end - tokens[j + 1].start
            if digits <= 2:
                return value + (tokens[j + 1].number or 0) / 10**digits, j + 2
        if j < n and tokens[j].text in _FRACTIONS:
            return value + _FRACTIONS[tokens[j].text], j + 1
        return value, j
    if token.text in _FRACTIONS:
        return _FRACTIONS[token.text], i + 1
    if token.text in ("anderhalf", "anderhalve"):
        return 1.5, i + 1
    if token.text in ("half", "halve", "halfje"):
        return 0.5, i + 1
    if token.text == "driekwart":
        return 0.75, i + 1
    spelled = word_value(token.text)
    if spelled is None:
        return None
    words = [t.text for t in tokens[i + 1 : i + 4]]
    if words[:3] in (["en", "een", "half"], ["en", "een", "halve"]):  # "twee en een half jaar"
        return spelled + 0.5, i + 4
    if spelled == 1 and words[:1] in (["half"], ["halve"], ["halfje"]):  # "een half uur"
        return 0.5, i + 2
    return float(spelled), i + 1


class TextReader:
    """A text as tokens that may be asked for at any index: outside the text there is nothing."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.size = len(tokens)

    def word(self, i: int) -> str:
        return self.tokens[i].text if 0 <= i < self.size else ""

    def number(self, i: int) -> int | None:
        return self.tokens[i].number if 0 <= i < self.size else None

    def quote(self, begin: int, stop: int) -> str:
        """The text from token `begin` up to token `stop`, as it was typed."""
        if not 0 <= begin < stop <= self.size:
            return ""
        return self.text[self.tokens[begin].start : self.tokens[stop - 1].end]
