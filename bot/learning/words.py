"""Typed text as plain words. Knows no Dutch and never changes what is stored."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Zero-width characters: one of them is put before typed slash text, others come along with pasted text.
_INVISIBLE: Final = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\ufe0f\u00ad"))
_APOSTROPHES: Final = str.maketrans({"\u2019": "'", "\u2018": "'", "`": "'", "\u00b4": "'"})
_URL: Final = re.compile(r"(?:https?://|www\.)\S+")
_STRETCHED: Final = re.compile(r"([a-z])\1{2,}")
_WORD: Final = re.compile(r"[a-z0-9]+(?:['\-][a-z0-9]+)*|'[a-z]+")


def plain(text: str) -> str:
    """Lower case, no accents, no invisible characters, straight apostrophes, "stooooop" as "stoop"."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_INVISIBLE).translate(_APOSTROPHES))
    lowered = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    return _STRETCHED.sub(r"\1\1", lowered)


def without_urls(plain_text: str) -> str:
    """The text with a space for each web address: a path is not what someone says."""
    return _URL.sub(" ", plain_text)


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as typed, without web addresses and punctuation."""
    return words(without_urls(plain(text)))


def words(plain_text: str) -> tuple[str, ...]:
    """The words of a text that `plain` made plain, without punctuation."""
    return tuple(_WORD.findall(plain_text))
