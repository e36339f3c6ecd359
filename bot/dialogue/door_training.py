"""Makes the door's model from the labelled texts in `data/door/train`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from bot.dialogue.door import LABELS, MODEL_ROOM, STOP, SUBJECTS, Subject
from bot.dialogue.door_frames_nl import framed
from bot.dialogue.door_model import SAY, VERSION, features
from bot.dialogue.gate_text import sentences
from bot.learning import linear, together
from bot.learning.halves import Half, examples, labels_of, text_of
from bot.learning.linear import each
from bot.learning.network import read
from bot.learning.together import TextModel

DATA_ROOM: Final = "door"

_PENALTY: Final = 0.3  # by leaving files out; three times as much hardly matters


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled text. about: what it should be asked about; empty for a harmless one. source: its file's name."""

    text: str
    about: tuple[Subject, ...]
    source: str


def read_examples(data_dir: Path, half: Half) -> list[Example]:
    """The labelled texts of one half, in a fixed order.

    Raises ValueError, with file and line, for a line that is not as it should be; FileNotFoundError when there
    are none.
    """
    return examples(data_dir / DATA_ROOM / half, _example)


def _example(row: dict[str, Any], source: str) -> Example:
    return Example(text_of(row), labels_of(row["about"], SUBJECTS), source)


def fit_examples(given: Sequence[Example]) -> TextModel:
    """The model for these examples.

    It judges sentences, and of a longer text only one need be private. So a first model learns from the texts of one
    sentence and all harmless sentences, and picks the telling sentence of each longer text for the second.
    """
    parts = [
        (part, example.about)
        for example in given
        for pieces in (sentences(example.text),)
        if not example.about or len(pieces) == 1
        for part in pieces
    ]
    parts += [(sentence, (subject,) if subject else ()) for sentence, subject in framed()]
    longer = [example for example in given if example.about and len(sentences(example.text)) > 1]
    if longer:
        rows, truths = _shown(parts)
        first = linear.fit(rows, truths, LABELS, squash=each, penalty=_PENALTY)
        parts += [
            (max(sentences(example.text), key=lambda piece: first.scores(features(piece))[0]), example.about)
            for example in longer
        ]
    rows, truths = _shown(parts)
    texts = [read(part) for part, _ in parts]
    return together.fit(rows, texts, truths, LABELS, squash=each, penalty=_PENALTY, say=SAY)


def _shown(parts: Sequence[tuple[str, tuple[Subject, ...]]]) -> tuple[list[dict[str, float]], list[tuple[str, ...]]]:
    return [features(part) for part, _ in parts], [(STOP, *about) if about else () for _, about in parts]


def train(data_dir: Path, models_dir: Path) -> None:
    """Trains on `data_dir`/door/train and writes `models_dir`/door, in seconds; the same data, the same model.

    Raises FileNotFoundError or ValueError when the data are missing or damaged.
    """
    fit_examples(read_examples(data_dir, "train")).save(models_dir / MODEL_ROOM, VERSION)
