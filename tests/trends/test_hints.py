"""Hints are found word by word where that is enough; every pattern in the whole text finds the same, slowly."""

from __future__ import annotations

import random

import pytest

from bot.trends import themes_nl
from bot.trends.themes_nl import HINTS, hints

WORDS = sorted({pattern.strip("*").replace("_", " ") for table in HINTS.values() for pattern in table.split()})
AROUND = ["", "on", "her", "mede", "-", "en", "s", "je", "ing", "'s"]
TOLD = ["ik wil", "mijn leidinggevende", "niet zo", "nieuwe", "team van", "van receptie naar", "word ik", "beter in"]


def searched(text: str) -> dict[str, int]:
    told = themes_nl._IN_PASSING.sub(" ", text)
    spoken = themes_nl._SPOKEN_ENDING.sub(r"\1n", told)
    found = {
        name: len(pattern.findall(told)) or int(pattern.search(spoken) is not None)
        for name, pattern in themes_nl._patterns().items()
    }
    return {name: count for name, count in found.items() if count}


def texts() -> list[str]:
    """Patterns side by side, inflected, glued, cut short, and as they are spoken ("planne")."""
    dice = random.Random(4)

    def said() -> str:
        word = dice.choice(TOLD if dice.random() < 0.3 else WORDS)
        word = dice.choice(AROUND) + word + dice.choice(AROUND) if dice.random() < 0.3 else word
        return word.removesuffix("n") if dice.random() < 0.3 else word

    return [" ".join(said() for _ in range(dice.randint(0, 6))) for _ in range(150)]


@pytest.mark.slow  # every pattern is made, and looked for
def test_the_quick_way_finds_what_the_slow_one_finds() -> None:
    for text in ("", "  ", *texts()):
        assert hints(text) == searched(text), text
