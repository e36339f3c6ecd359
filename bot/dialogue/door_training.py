"""Makes the door's model from the labelled texts in `data/door/train`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.dialogue.door import LABELS, MODEL_ROOM, STOP, SUBJECTS, Subject
from bot.dialogue.door_frames_nl import framed
from bot.dialogue.door_model import SAY, VERSION, features
from bot.dialogue.gate_text import sentences
from bot.learning import linear, together
from bot.learning.halves import labels_of, text_of
from bot.learning.lessons import Lessons
from bot.learning.linear import each
from bot.learning.network import Network, Task, read
from bot.learning.together import TextModel

_PENALTY: Final = 0.3  # by leaving files out; three times as much hardly matters


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled text. about: what it should be asked about; empty for a harmless one. source: its file's name."""

    text: str
    about: tuple[Subject, ...]
    source: str


def _example(row: dict[str, Any], source: str) -> Example:
    return Example(text_of(row), labels_of(row["about"], SUBJECTS), source)


def task(given: Sequence[Example]) -> Task:
    """What the network learns from the harmless of these examples and those of one sentence."""
    return _task(_single(given))


def fit_examples(given: Sequence[Example], begin: Network | None = None) -> TextModel:
    """The model for these examples. begin: what its network begins with.

    It judges sentences, and of a longer text only one need be private. So a first model learns from the texts of one
    sentence and all harmless sentences, and picks the telling sentence of each longer text for the second.
    """
    parts = _single(given)
    longer = [example for example in given if example.about and len(sentences(example.text)) > 1]
    if longer:
        known = _task(parts)
        rows = [features(part) for part, _ in parts]
        first = linear.fit(rows, known.truths, LABELS, squash=each, penalty=_PENALTY)
        parts += [
            (max(sentences(example.text), key=lambda piece: first.scores(features(piece))[0]), example.about)
            for example in longer
        ]
    return together.fit([features(part) for part, _ in parts], _task(parts), penalty=_PENALTY, say=SAY, begin=begin)


def _single(given: Sequence[Example]) -> list[tuple[str, tuple[Subject, ...]]]:
    """Sentences, each with what it is about, of which that is known: all but those of longer private texts."""
    parts = [
        (part, example.about)
        for example in given
        for pieces in (sentences(example.text),)
        if not example.about or len(pieces) == 1
        for part in pieces
    ]
    return parts + [(sentence, (subject,) if subject else ()) for sentence, subject in framed()]


def _task(parts: Sequence[tuple[str, tuple[Subject, ...]]]) -> Task:
    truths = [(STOP, *about) if about else () for _, about in parts]
    return Task([read(part) for part, _ in parts], truths, LABELS, each)


LESSONS: Final = Lessons("door", MODEL_ROOM, _example, fit_examples, lambda model, room: model.save(room, VERSION))
read_examples = LESSONS.read_examples
train = LESSONS.train
