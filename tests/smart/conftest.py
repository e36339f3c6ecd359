"""What the tests of the goal checker share: one trained model."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.smart.checker import Checker


@pytest.fixture(scope="session")
def checker(trained: Callable[[str], Path]) -> Checker:
    """A checker trained on the project's own goals."""
    return Checker.load(trained("goals"))


@pytest.fixture(scope="session")
def today() -> date:
    return date(2026, 11, 22)
