"""Which labelled examples a model learns from, and which are kept to measure it with."""

from __future__ import annotations

import hashlib
import re
from typing import Literal

Half = Literal["train", "heldout"]


def half_of(text: str) -> Half:
    """The half a text belongs to: a third is held out, by a hash of its words, so no text is ever in both."""
    key = re.sub(r"\W+", " ", text.lower()).strip() or text
    held_out = int(hashlib.sha256(key.encode()).hexdigest(), 16) % 3 == 0
    return "heldout" if held_out else "train"
