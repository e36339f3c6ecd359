"""All of these talk with the whole system, as it runs when it is for real (tests/conftest.py starts it)."""

from __future__ import annotations

from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.system)
            # The first of them may have to wait for the training of all models.
            item.add_marker(pytest.mark.timeout(1800))
