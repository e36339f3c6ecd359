"""Makes the model of themes from the labelled texts in `data/themes/train`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.learning.halves import Half
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
    files = sorted((data_dir / DATA_ROOM / half).glob("*.jsonl"))
    if not files:
        raise FileNotFoundError(f"No labelled texts in {data_dir / DATA_ROOM / half}")
    return [example for file in files for example in _read_file(file)]


def _read_file(file: Path) -> Iterator[Example]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            text, labels = row["text"], row["themes"]
        except (json.JSONDecodeError, KeyError, TypeError) as error:
            raise ValueError(f"{file}:{number}: not a labelled text") from error
        themes = tuple(theme for label in labels for theme in THEMES if theme == label)
        if not isinstance(text, str) or not 1 <= len(set(themes)) == len(labels) <= 2:
            raise ValueError(f"{file}:{number}: expected a text with one or two different themes")
        yield Example(text, themes, file.stem)


def fit_examples(examples: Sequence[Example]) -> LinearModel:
    """The model for these examples."""
    return fit([features(e.text) for e in examples], [e.themes for e in examples], THEMES, squash=each, penalty=0.8)


def train(data_dir: Path, models_dir: Path) -> None:
    """Trains on `data_dir`/themes/train and writes `models_dir`/themes, in seconds; the same data, the same model.

    Raises FileNotFoundError or ValueError when the data are missing or damaged.
    """
    fit_examples(read_examples(data_dir, "train")).save(models_dir / MODEL_ROOM, VERSION)
