"""What the model of themes sees of a text."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.learning.lexicon import lexicon
from bot.learning.linear import add
from bot.learning.words import words_of
from bot.trends import themes_nl

VERSION: Final = 5  # raise it when `features` changes, so that an old model is not read with new eyes
SAY: Final = 0.4
"""Of the network in what the model says, by leaving files out."""
_MOST_WORDS: Final = 200  # who writes more than this has said what it is about

# Words without a subject of their own: the same in every theme.
_COMMON: Final = frozenset(
    """
    ik je jij hij zij ze we wij mij me mijn mn hun ons onze de het een 't n in op van aan met bij naar over uit
    door voor te om en of dat die dit deze er is zijn ben was wil wilt graag zou kan kunnen ga gaan gaat heb
    hebben heeft moet als dan zodat maar ook nog niet geen meer al wel zo want omdat daar hier wat hoe mag word
    wordt worden doe doen elke per keer jaar week maand eind
    """.split()
)


def features(text: str) -> dict[str, float]:
    """What the model sees, as name and weight.

    Each group of features is scaled to the same length, so that a long text does not shout a short one down.
    """
    said = words_of(text)[:_MOST_WORDS]
    seen: dict[str, float] = {}
    telling = [word for word in said if word not in _COMMON]

    # How much each group weighs was chosen on texts written after the hints: older ones flatter the hints.
    seen.update(_kinds(telling))
    add(seen, {f"w:{word}" for word in telling}, 1.0)
    add(seen, {f"b:{a} {b}" for a, b in pairwise(("^", *said, "$"))}, 1.0)
    add(seen, set().union(*map(_parts, telling)), 2.0)

    found = themes_nl.hints(" ".join(said))
    names = {f"m:{name}" for name in found}
    names.update(f"m:{name} twice" for name, count in found.items() if count > 1)
    themes = sorted({name.partition(":")[0] for name in found})
    names.update(f"m:{theme}" for theme in themes)
    if len(themes) == 1:
        names.add(f"m:only {themes[0]}")
    names.update(f"m:{a}+{b}" for i, a in enumerate(themes) for b in themes[i + 1 :])
    add(seen, names or {"m:none"}, 0.63)

    add(seen, {f"s:long {_bucket(len(said))}", f"s:telling {_bucket(len(telling))}"}, 0.4)
    return seen


def _kinds(telling: list[str]) -> dict[str, float]:
    """What kind of words they are by the lexicon, which also knows words that no example has."""
    known = lexicon()
    counts: Counter[str] = Counter()
    for word in telling:
        for name in known.classes(word):
            counts[name] += 2
        for name in known.modifier_classes(word):  # the head of a compound says more
            counts[name] += 1
    length = sum(count * count for count in counts.values()) ** 0.5
    return {f"l:{name}": 1.7 * count / length for name, count in counts.items()}


@lru_cache(maxsize=20_000)
def _parts(word: str) -> frozenset[str]:
    """Letter groups: what typos and glued words leave recognisable. Most words are seen again."""
    padded = f" {word} "
    return frozenset(
        f"c:{padded[start : start + size]}" for size in (4, 5) for start in range(len(padded) - size + 1)
    )


def _bucket(count: int) -> str:
    for top in (0, 1, 2, 4, 8, 16, 32):
        if count <= top:
            return str(top)
    return "more"
