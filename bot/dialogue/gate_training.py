"""Makes the gate's model from the labelled messages in `data/messages/train`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.dialogue.gate import LABELS, MODEL_ROOM, Label
from bot.dialogue.gate_model import MessageModel, fit
from bot.dialogue.gate_text import read
from bot.learning.halves import Half, examples, labels_of, text_of

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
    return examples(data_dir / DATA_ROOM / half, _example)


def _example(row: dict[str, Any], source: str) -> Example:
    (label,) = labels_of([row["label"]], LABELS)
    return Example(
        text=text_of(row),
        question=row["question"],
        label=label,
        also_asks=bool(row.get("also_asks", False)),
        dont_know=bool(row.get("dont_know", False)),
        source=source,
    )


def fit_examples(given: list[Example]) -> MessageModel:
    """The model for these examples."""
    return fit([(read(e.text), e.question, e.label) for e in given], LABELS)


def train(data_dir: Path, models_dir: Path) -> None:
    """Trains on `data_dir`/messages/train and writes `models_dir`/gate, in seconds; the same data, the same model.

    Raises FileNotFoundError or ValueError when the data are missing or damaged.
    """
    fit_examples(read_examples(data_dir, "train")).save(models_dir / MODEL_ROOM)
