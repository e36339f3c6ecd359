"""Makes the gate's model from the labelled messages in `data/messages/train`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.dialogue import gate_model
from bot.dialogue.gate import LABELS, MODEL_ROOM, Label
from bot.dialogue.gate_model import MessageModel
from bot.dialogue.gate_text import Message, read
from bot.learning.halves import labels_of, text_of
from bot.learning.lessons import Lessons
from bot.learning.network import Network, Task


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled message. source: the file it stands in, without its ending."""

    text: str
    question: str
    label: Label
    also_asks: bool
    dont_know: bool
    source: str


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


LESSONS: Final = Lessons("messages", MODEL_ROOM, _example, fit_examples, MessageModel.save)
read_examples = LESSONS.read_examples
train = LESSONS.train
