"""Makes the model of themes from the labelled texts in `data/themes/train`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.learning.halves import labels_of, text_of
from bot.learning.lessons import Lessons
from bot.learning.linear import each
from bot.learning.network import Network, Task, read
from bot.learning.together import TextModel, fit
from bot.trends.themes import MODEL_ROOM, THEMES, Theme
from bot.trends.themes_model import SAY, VERSION, features


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled text. themes: one or two, the most telling first. source: its file, without the ending."""

    text: str
    themes: tuple[Theme, ...]
    source: str


def _example(row: dict[str, Any], source: str) -> Example:
    themes = labels_of(row["themes"], THEMES)
    if not 1 <= len(themes) <= 2:
        raise ValueError("expected one or two themes")
    return Example(text_of(row), themes, source)


def task(given: Sequence[Example]) -> Task:
    """What the network learns from these examples."""
    return Task([read(e.text) for e in given], [e.themes for e in given], THEMES, each)


def fit_examples(given: Sequence[Example], begin: Network | None = None) -> TextModel:
    """The model for these examples. begin: what its network begins with."""
    return fit([features(e.text) for e in given], task(given), penalty=0.8, say=SAY, begin=begin)


LESSONS: Final = Lessons("themes", MODEL_ROOM, _example, fit_examples, lambda model, room: model.save(room, VERSION))
read_examples = LESSONS.read_examples
train = LESSONS.train
