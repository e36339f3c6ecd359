"""Makes the gate's model from the labelled messages in `data/messages/train`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.dialogue import gate_model
from bot.dialogue.gate import LABELS, MODEL_ROOM, Label
from bot.dialogue.gate_model import MessageModel
from bot.dialogue.gate_text import Message, read
from bot.learning.halves import Half, examples, labels_of, text_of
from bot.learning.network import PRETRAINED, Network, Task

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


def task(given: Sequence[Example]) -> Task:
    """What the network learns from these examples."""
    return gate_model.task(_rows(given), LABELS)


def fit_examples(given: Sequence[Example], begin: Network | None = None) -> MessageModel:
    """The model for these examples. begin: what its network begins with."""
    return gate_model.fit(_rows(given), LABELS, begin)


def _rows(given: Sequence[Example]) -> list[tuple[Message, str, str]]:
    return [(read(e.text), e.question, e.label) for e in given]


def train(data_dir: Path, models_dir: Path) -> None:
    """Trains on `data_dir`/messages/train and writes `models_dir`/gate, in seconds; the same data, the same model.

    Raises FileNotFoundError or ValueError when the data are missing or damaged, ModelMissing without the network of
    `bot.pretraining` in `models_dir`.
    """
    begin = Network.load(models_dir / PRETRAINED)
    fit_examples(read_examples(data_dir, "train"), begin).save(models_dir / MODEL_ROOM)
