"""What a process has loaded by the time it begins to serve stays for as long as it lives."""

from __future__ import annotations

import gc
from typing import Final

MANY: Final = 20_000
"""New objects between two looks for garbage, where Python's own 700 means some dozens of looks in one turn."""


def settle() -> None:
    """Let the garbage collector pass over what is loaded by now, and look at what is new less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(MANY, 20, 20)
