"""Dates that someone types in English: put in Dutch words of the same length, so that places in the text stay."""

from __future__ import annotations

import re
from typing import Final

_MONTHS: Final = {
    "january": "januari",
    "february": "februari",
    "march": "maart",
    "may": "mei",
    "june": "juni",
    "july": "juli",
    "august": "aug",
    "october": "oktober",
}
_PREPOSITIONS: Final = {"before": "voor", "until": "tot", "till": "tot", "from": "van", "by": "op", "to": "-"}
_ENGLISH: Final = re.compile(
    r"\b(january|february|march|may|june|july|august|october|before|until|by|end of)\b", re.I
)
_MONTH: Final = re.compile(
    r"\b(january|february|june|july|august|october)\b"
    # These two are ordinary words as well.
    r"|(?:(?<=\d )|(?<=\dst )|(?<=\dnd )|(?<=\drd )|(?<=\dth )|(?<=of )|(?<=by )|(?<=in )|(?<=to )|(?<=before )"
    r"|(?<=until )|(?<=from ))(may|march)\b|\b(may|march)(?= 20\d\d\b)",
    re.I,
)
_MONTH_NOW: Final = r"(?:januari|februari|maart|april|mei|juni|juli|aug|september|oktober|november|december)"
_PART: Final = r"(?:end|start|beginning) of"
_MONTH_FIRST: Final = re.compile(rf"\b({_MONTH_NOW}) +(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.,]\d)\b", re.I)
_ORDINAL: Final = re.compile(rf"(?<=\d)(?:st|nd|rd|th)(?= +{_MONTH_NOW}\b)", re.I)
_PREPOSITION: Final = re.compile(
    rf"\b({'|'.join(_PREPOSITIONS)})(?= +(?:the +)?(?:{_PART}|\d{{1,2}} +{_MONTH_NOW}|{_MONTH_NOW}|q[1-4])\b)", re.I
)
_PART_OF: Final = re.compile(rf"\b(?:the )?({_PART})(?= +(?:{_MONTH_NOW}|20\d\d|q[1-4])\b)", re.I)


def in_dutch(text: str) -> str:
    """The text with its English dates in Dutch words, as long as it was and with the rest untouched."""
    if not _ENGLISH.search(text):
        return text
    text = _MONTH.sub(lambda found: _padded(found.group(0), _MONTHS[found.group(0).lower()]), text)
    text = _MONTH_FIRST.sub(lambda found: _padded(found.group(0), f"{found.group(2)} {found.group(1)}"), text)
    text = _ORDINAL.sub("  ", text)
    text = _PREPOSITION.sub(lambda found: _padded(found.group(0), _PREPOSITIONS[found.group(0).lower()]), text)
    return _PART_OF.sub(
        lambda found: _padded(found.group(0), "eind" if found.group(1).lower().startswith("end") else "begin"), text
    )


def _padded(old: str, new: str) -> str:
    return new.ljust(len(old))
