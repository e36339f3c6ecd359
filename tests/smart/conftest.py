"""What the tests of the goal checker share: one trained model."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.smart.checker import Checker
from bot.smart.training import train

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    """A checker trained on the project's own goals, away from the project's own models."""
    models = tmp_path_factory.mktemp("models")
    train(ROOT / "data", models)
    return Checker.load(models)


@pytest.fixture(scope="session")
def today() -> date:
    return date(2026, 11, 22)
