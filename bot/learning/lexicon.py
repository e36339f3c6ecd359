"""What a Dutch reader knows about words: which of them are tools, relatives, illnesses, ways to leave.

A model that learns from a few thousand short texts meets words it never saw. The hand-made lists in `data/lexicon`
tell it what kind of word that is. Words there are written as people write them; inflected forms and compounds are
found by their endings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from bot.learning.words import plain, words

FOLDER: Final = Path(__file__).parents[2] / "data" / "lexicon"

Classes = tuple[str, ...]

_CLASS: Final = re.compile(r"\[([a-z][a-z0-9_]*)\]")
_ENDINGS: Final = (
    "'tjes",
    "'tje",
    "'s",
    "tjes",
    "etje",
    "jes",
    "kes",
    "tje",
    "ers",
    "en",
    "je",
    "ke",
    "s",
    "e",
    "t",
    "n",
)
_SHORTEST_STEM: Final = 3
_SHORTEST_PART: Final = 4  # of a compound
_LEAST_BESIDE: Final = 3
_PARTICLES: Final = frozenset("aan af bij door in mee na om op toe uit voor".split())
_NO_MODIFIER: Final = frozenset("ver ont her".split())  # they make another word, not a compound
_VOICED: Final = {"v": "f", "z": "s"}
_REMEMBERED: Final = 16384  # words


class Lexicon:
    """Classes of words. Immutable and safe to share; a word costs a dictionary look-up once it was asked for.

    Words are asked for as `bot.learning.words.words` gives them: lower case, without accents.
    """

    def __init__(self, listed: dict[str, Classes]) -> None:
        """listed: the classes of each word, in order."""
        stems: dict[str, set[str]] = defaultdict(set)
        for word, names in listed.items():
            stems[_stem(word)].update(names)
        self._listed = listed
        self._stems = {stem: tuple(sorted(names)) for stem, names in stems.items()}
        self.names: Classes = tuple(sorted({name for names in listed.values() for name in names}))
        # Bounded, so that what people type does not pile up.
        self.classes = lru_cache(_REMEMBERED)(self._classes)
        self.modifier_classes = lru_cache(_REMEMBERED)(self._modifier_classes)

    @classmethod
    def read(cls, folder: Path) -> Lexicon:
        """Reads the lists in `folder`/*.txt; without any, no word has a class.

        Raises ValueError, with file and line, for a word outside a class and for what is not one word.
        """
        listed: dict[str, set[str]] = defaultdict(set)
        for file in sorted(folder.glob("*.txt")):
            for word, name in _entries(file):
                listed[word].add(name)
        return cls({word: tuple(sorted(names)) for word, names in listed.items()})

    def _classes(self, word: str) -> Classes:
        """The classes of a word: as listed, else of the form it is inflected from, else of the head of a compound."""
        return self._known(word) or next(
            (
                found
                for at in range(2, len(word) - _SHORTEST_PART + 1)
                if _may_go_before(word[:at]) and (found := self._known(word[at:], _SHORTEST_PART))
            ),
            (),
        )

    def _modifier_classes(self, word: str) -> Classes:
        """The classes of the word that an unlisted word begins with: of "heftruck" in "heftruckpapieren"."""
        if self._known(word):
            return ()
        return next(
            (
                self._listed[word[:at]]
                for at in range(len(word) - _LEAST_BESIDE, _SHORTEST_PART - 1, -1)
                if word[:at] in self._listed
            ),
            (),
        )

    def _known(self, word: str, shortest: int = _SHORTEST_STEM) -> Classes:
        found = self._listed.get(word)
        if found is not None:
            return found
        stems = (form for form in _bare_forms(word) if len(form) >= shortest)
        return next((self._stems[form] for form in stems if form in self._stems), ())


@cache
def lexicon() -> Lexicon:
    """The lexicon of this project, read when it is first asked for."""
    return Lexicon.read(FOLDER)


def _entries(file: Path) -> Iterator[tuple[str, str]]:
    """Each word of a file with its class."""
    name = ""
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            continue
        opened = _CLASS.fullmatch(line.strip())
        if opened:
            name = opened[1]
            continue
        for written in line.split():
            found = words(plain(written))
            if not name or len(found) != 1:
                raise ValueError(f"{file}:{number}: {written}: expected one word, in a class")
            yield found[0], name


def _may_go_before(part: str) -> bool:
    return part in _PARTICLES or (len(part) >= _LEAST_BESIDE and part not in _NO_MODIFIER)


def _bare_forms(word: str) -> Iterator[str]:
    """The stems that a word may be an inflected form of, the likeliest first."""
    yield _stem(word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            yield _stem(word[: -len(ending)])
    if word.startswith("ge") and word[-1] in "dt" and len(word) >= _SHORTEST_STEM + len("get"):
        yield word[2:-1]


def _stem(word: str) -> str:
    """The verb or noun before "-en" or "-e", spelt as it is alone: "maken" as "maak", "lassen" as "las"."""
    for ending in ("en", "e"):
        bare = word.removesuffix(ending)
        if bare != word and len(bare) >= _SHORTEST_STEM:
            return _alone(bare)
    return word


def _alone(bare: str) -> str:
    last, before, third = bare[-1], bare[-2], bare[-3]
    if last == before and last not in "aeiou":
        return bare[:-1]
    last = _VOICED.get(last, last)
    if last not in "aeiouy" and before in "aeou" and third not in "aeiou":
        return f"{bare[:-1]}{before}{last}"
    return bare[:-1] + last
