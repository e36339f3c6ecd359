"""Which labelled examples a model learns from, and which are kept to measure it with."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Literal

# The last one is measured with too, by people imagined later: no voice of it is in what models learn from.
Half = Literal["train", "heldout", "heldout/fresh"]


def half_of(text: str) -> Half:
    """The half a text belongs to: a third is held out, by a hash of its words, so no text is ever in both."""
    key = re.sub(r"\W+", " ", text.lower()).strip() or text
    held_out = int(hashlib.sha256(key.encode()).hexdigest(), 16) % 3 == 0
    return "heldout" if held_out else "train"


def examples[Example](folder: Path, make: Callable[[dict[str, Any], str], Example]) -> list[Example]:
    """The labelled examples in the JSON lines of `folder`, in a fixed order.

    make: turns one line and the name of its file, without the ending, into an example; it raises KeyError, TypeError
    or ValueError for what is none.
    Raises FileNotFoundError without files, and ValueError, with file and line, for a line that is no example.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise FileNotFoundError(f"No labelled examples in {folder}")
    found = []
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            try:
                found.append(make(json.loads(line), file.stem))
            except (KeyError, TypeError, ValueError) as error:
                raise ValueError(f"{file}:{number}: not a labelled example: {error}") from error
    return found


def text_of(row: dict[str, Any]) -> str:
    """The text of a line. Raises KeyError or ValueError when it has none."""
    if not isinstance(row["text"], str):
        raise ValueError("expected a text")
    return row["text"]


def labels_of[Label: str](names: Sequence[str], known: Sequence[Label]) -> tuple[Label, ...]:
    """The labels by these names. Raises ValueError when one is unknown or stands there twice."""
    labels = tuple(label for name in names for label in known if label == name)
    if len(set(labels)) != len(names):
        raise ValueError(f"expected different labels out of {', '.join(known)}")
    return labels
