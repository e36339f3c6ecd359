"""What the tests of the store start from."""

from __future__ import annotations

import pytest
from store_data import add_people

from bot.store import Store


@pytest.fixture
def peopled(store: Store) -> Store:
    """A store with one manager and one employee."""
    with store.work() as work:
        add_people(work)
    return store
