"""Makes the model of themes from the labelled texts in `data/themes/train`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.learning.halves import Half, rows
from bot.learning.linear import LinearModel, each, fit
from bot.trends.themes import MODEL_ROOM, THEMES, Theme
from bot.trends.themes_model import VERSION, features

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
    found = rows(data_dir / DATA_ROOM / half, "labelled text")
    return [_example(place, source, row) for place, source, row in found]


def _example(place: str, source: str, row: dict[str, Any]) -> Example:
    try:
        text, labels = row["text"], row["themes"]
        themes = tuple(theme for label in labels for theme in THEMES if theme == label)
    except (KeyError, TypeError) as error:
        raise ValueError(f"{place}: not a labelled text") from error
    if not isinstance(text, str) or not 1 <= len(set(themes)) == len(labels) <= 2:
        raise ValueError(f"{place}: expected a text with one or two different themes")
    return Example(text, themes, source)


def fit_examples(examples: Sequence[Example]) -> LinearModel:
    """The model for these examples."""
    return fit([features(e.text) for e in examples], [e.themes for e in examples], THEMES, squash=each, penalty=0.8)


def train(data_dir: Path, models_dir: Path) -> None:
    """Trains on `data_dir`/themes/train and writes `models_dir`/themes, in seconds; the same data, the same model.

    Raises FileNotFoundError or ValueError when the data are missing or damaged.
    """
    fit_examples(read_examples(data_dir, "train")).save(models_dir / MODEL_ROOM, VERSION)
