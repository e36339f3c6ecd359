"""The project's own files, as tests read them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[1]


@cache
def read_yaml(path: str | Path) -> Any:
    """What stands in a file, by its path from the project's root. Read once: change nothing in it."""
    # The loader in C: domain.yml takes the other one seconds, in each process that collects the tests.
    return yaml.load((ROOT / path).read_text(encoding="utf-8"), yaml.CSafeLoader)
