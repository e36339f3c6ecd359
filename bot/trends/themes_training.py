"""Makes the model of themes from the labelled texts in `data/themes/train`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.learning.halves import Half, examples, labels_of, text_of
from bot.learning.linear import each
from bot.learning.network import PRETRAINED, Network, Task, read
from bot.learning.together import TextModel, fit
from bot.trends.themes import MODEL_ROOM, THEMES, Theme
from bot.trends.themes_model import SAY, VERSION, features

DATA_ROOM: Final = "themes"


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled text. themes: one or two, the most telling first. source: its file, without the ending."""

    text: str
    themes: tuple[Theme, ...]
    source: str


def read_examples(data_dir: Path, half: Half) -> list[Example]:
    """The labelled texts of one half, in a fixed order.

    Raises ValueError, with file and line, for a line that is not as it should be; FileNotFoundError when there
    are none.
    """
    return examples(data_dir / DATA_ROOM / half, _example)


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


def train(data_dir: Path, models_dir: Path) -> None:
    """Trains on `data_dir`/themes/train and writes `models_dir`/themes, in seconds; the same data, the same model.

    Raises FileNotFoundError or ValueError when the data are missing or damaged, ModelMissing without the network of
    `bot.pretraining` in `models_dir`.
    """
    begin = Network.load(models_dir / PRETRAINED)
    fit_examples(read_examples(data_dir, "train"), begin).save(models_dir / MODEL_ROOM, VERSION)
