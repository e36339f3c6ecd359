"""Trains the goal model from the labelled goals."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from spacy.language import Language

from bot.smart.goals_model import HEADS, blank_pipeline, doc_of, features, read, reader_of, words_in
from bot.smart.types import LETTERS, GoalRow, Kind

MODEL_NAME: Final = "goals"
# Which dates a text names does not change whether it names an end; any fixed day keeps training repeatable.
REFERENCE_DAY: Final = date(2026, 11, 22)


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled goal. `group` is the file it stands in: one kind of work, written in one go."""

    id: str
    group: str
    row: GoalRow
    specific: bool
    measurable: bool
    time_bound: bool
    kind: Kind


def load_examples(folder: Path) -> list[Example]:
    """The labelled goals in the `*.jsonl` files directly under `folder`.

    Raises:
        ValueError: naming file and line, when a line is not a labelled goal.
    """
    examples = []
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                raw = json.loads(line)
                cells = {
                    name: raw[name] for name in ("goal", "activity", "result", "planning", "support") if name in raw
                }
                row = GoalRow(**cells) if cells else GoalRow(raw["text"])
                letters = {name: bool(raw[name]) for name in LETTERS}
                examples.append(Example(raw["id"], path.stem, row, **letters, kind=raw["kind"]))
            except (KeyError, TypeError, ValueError) as error:
                raise ValueError(f"{path.name}, line {number}: not a labelled goal ({error!r})") from error
    return examples


def fit(examples: Sequence[Example]) -> Language:
    """A pipeline trained on `examples`."""
    pipeline = blank_pipeline()
    rows = []
    for example in examples:
        reading = read(example.row, REFERENCE_DAY)
        rows.append(features(reading, words_in(doc_of(pipeline, reading))))
    reader_of(pipeline).fit(rows, {head: _answers(examples, head) for head in HEADS})
    return pipeline


def _answers(examples: Iterable[Example], head: str) -> tuple[list[bool], list[float]]:
    """The answers of one head. `er` and `activity` are only decided among texts with fewer than two letters."""
    answers, importance = [], []
    for example in examples:
        if head in LETTERS:
            answers.append(bool(getattr(example, head)))
            importance.append(1.0)
        else:
            letters = sum(getattr(example, name) for name in LETTERS)
            answers.append(example.kind == head)
            importance.append(1.0 if head == "magie" or letters < 2 else 0.0)
    return answers, importance


def train(data_dir: Path, models_dir: Path) -> None:
    """Train on `data_dir/goals/*.jsonl` and write the model to `models_dir/goals`. Gives the same model each time.

    Raises:
        FileNotFoundError: when there are no labelled goals.
        ValueError: when a line is not a labelled goal.
    """
    examples = load_examples(data_dir / "goals")
    if not examples:
        raise FileNotFoundError(f"no labelled goals in {data_dir / 'goals'}")
    models_dir.mkdir(parents=True, exist_ok=True)
    fit(examples).to_disk(models_dir / MODEL_NAME)
