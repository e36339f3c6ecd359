"""Which labelled examples a model learns from, and which are kept to measure it with."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

# The last one is measured with too, by people imagined later: no voice of it is in what models learn from.
Half = Literal["train", "heldout", "heldout/fresh"]


def half_of(text: str) -> Half:
    """The half a text belongs to: a third is held out, by a hash of its words, so no text is ever in both."""
    key = re.sub(r"\W+", " ", text.lower()).strip() or text
    held_out = int(hashlib.sha256(key.encode()).hexdigest(), 16) % 3 == 0
    return "heldout" if held_out else "train"


def rows(folder: Path, what: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Every line of the JSON files in `folder`, in a fixed order: where it stands, its file's name, what it says.

    Raises FileNotFoundError without files, and ValueError, with file and line, for a line that is no object.
    `what` names what the lines should be.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise FileNotFoundError(f"No {what}s in {folder}")
    for file in files:
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            place = f"{file}:{number}"
            try:
                row = json.loads(line)
            except json.JSONDecodeError as error:
                raise ValueError(f"{place}: not a {what}") from error
            if not isinstance(row, dict):
                raise ValueError(f"{place}: not a {what}")
            yield place, file.stem, row
