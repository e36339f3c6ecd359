"""One running system for all of these tests, and another on PostgreSQL for some."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import System

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.system)
            # The first of them may have to wait for the training of all models.
            item.add_marker(pytest.mark.timeout(900))


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory, encryption_key: str) -> Iterator[System]:
    """The whole system on SQLite, with the demo people. Tests that break a part of it wait until it is well."""
    yield from _running(System(tmp_path_factory.mktemp("system"), encryption_key))


@pytest.fixture(scope="session")
def _postgres_system(
    tmp_path_factory: pytest.TempPathFactory, encryption_key: str, request: pytest.FixtureRequest
) -> Iterator[System]:
    database = request.getfixturevalue("postgres_server").create("system")
    yield from _running(System(tmp_path_factory.mktemp("system-pg"), encryption_key, database))


def _running(system: System) -> Iterator[System]:
    try:
        system.start()
        yield system
    finally:
        system.close()


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def either_system(request: pytest.FixtureRequest) -> System:
    """The whole system; the test runs once on each kind of database."""
    running: System = request.getfixturevalue("system" if request.param == "sqlite" else "_postgres_system")
    return running
