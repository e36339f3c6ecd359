"""Makes the gate's model from the labelled messages in `data/messages/train`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.dialogue.gate import LABELS, MODEL_ROOM, Label
from bot.dialogue.gate_model import LinearModel, fit
from bot.dialogue.gate_text import read
from bot.learning.halves import Half

DATA_ROOM: Final = "messages"


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled message. source: the file it stands in, without its ending."""

    text: str
    question: str
    label: Label
    also_asks: bool
    dont_know: bool
    source: str


def read_examples(data_dir: Path, half: Half) -> list[Example]:
    """The labelled messages of one half, in a fixed order.

    Raises ValueError, with file and line, for a line that is not as it should be; FileNotFoundError when there
    are none.
    """
    files = sorted((data_dir / DATA_ROOM / half).glob("*.jsonl"))
    if not files:
        raise FileNotFoundError(f"No labelled messages in {data_dir / DATA_ROOM / half}")
    return [example for file in files for example in _read_file(file)]


def _read_file(file: Path) -> Iterator[Example]:
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            row = json.loads(line)
            label = next(name for name in LABELS if name == row["label"])
            yield Example(
                text=row["text"],
                question=row["question"],
                label=label,
                also_asks=bool(row.get("also_asks", False)),
                dont_know=bool(row.get("dont_know", False)),
                source=file.stem,
            )
        except (json.JSONDecodeError, KeyError, StopIteration, TypeError) as error:
            raise ValueError(f"{file}:{number}: not a labelled message") from error


def fit_examples(examples: list[Example]) -> LinearModel:
    """The model for these examples."""
    return fit([(read(e.text), e.question, e.label) for e in examples], LABELS)


def train(data_dir: Path, models_dir: Path) -> None:
    """Trains on `data_dir`/messages/train and writes `models_dir`/gate, in seconds; the same data, the same model.

    Raises FileNotFoundError or ValueError when the data are missing or damaged.
    """
    fit_examples(read_examples(data_dir, "train")).save(models_dir / MODEL_ROOM)
