"""What every test can ask for: a store on either database, and a PostgreSQL of its own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from cryptography.fernet import Fernet
from postgres_server import PostgresServer, programs

from bot import training
from bot.settings import PROJECT_ROOT
from bot.store import Store, migrate
from bot.store.encryption import use_keys

if TYPE_CHECKING:
    from all_doors import AllDoors

    from tests.fakes.world import World

# Whoever talks with the whole system finds it, and the ways through the conversation, there.
sys.path.insert(0, str(Path(__file__).parent / "system"))

BOTH_DATABASES = ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)]


@pytest.fixture(scope="session")
def encryption_key() -> str:
    """The key of this test run."""
    return Fernet.generate_key().decode()


@pytest.fixture(scope="session")
def trained() -> Callable[[str], Path]:
    """Gives the directory with a small model of ours (`goals`, `gate`, `themes`, `door`) of today's data and code.

    The project's own models where they are of today. Else it is trained, beside them: a running system uses those.
    """
    beside = PROJECT_ROOT / "build" / "test-models"

    def train(name: str) -> Path:
        parts = [part for part in training.PARTS if part.name == name]
        if not training.stale(PROJECT_ROOT / "models", parts=parts):
            return PROJECT_ROOT / "models"
        training.train(models_dir=beside, parts=parts)
        return beside

    return train


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A running PostgreSQL. Where its programs are missing, tests are skipped here and fail in CI."""
    bin = programs()
    if bin is None:
        message = "PostgreSQL's programs are not installed (Debian: apt-get install postgresql)"
        if os.environ.get("CI") == "true":
            pytest.fail(message, pytrace=False)
        pytest.skip(message)
    server = PostgresServer(bin)
    try:
        server.start()
        yield server
    finally:
        server.stop()


_numbers = count(1)


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The URL of an empty PostgreSQL database."""
    name = f"empty_{next(_numbers)}"
    yield postgres_server.create(name)
    postgres_server.drop(name)


@pytest.fixture(scope="session")
def _migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("migrated") / "pop.db"
    migrate(f"sqlite:///{path}")
    return path


@pytest.fixture(scope="session")
def _migrated_postgres(postgres_server: PostgresServer) -> str:
    migrate(postgres_server.create("migrated"))
    return "migrated"


@pytest.fixture(params=BOTH_DATABASES)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a migrated, empty database; the test runs once on each kind."""
    if request.param == "sqlite":
        path = tmp_path / "pop.db"
        shutil.copy(request.getfixturevalue("_migrated_sqlite"), path)
        yield f"sqlite:///{path}"
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    name = f"test_{next(_numbers)}"
    yield server.create(name, template=request.getfixturevalue("_migrated_postgres"))
    server.drop(name)


@pytest.fixture
def open_store(encryption_key: str) -> Iterator[Callable[[str], Store]]:
    """Opens stores with the key of this test run, and closes them."""
    use_keys(encryption_key)
    opened: list[Store] = []

    def open_one(url: str) -> Store:
        opened.append(Store(url))
        return opened[-1]

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def store(database_url: str, open_store: Callable[[str], Store]) -> Store:
    """A migrated, empty store; the test runs once on each kind of database."""
    return open_store(database_url)


@pytest.fixture
def sqlite_store(tmp_path: Path, _migrated_sqlite: Path, open_store: Callable[[str], Store]) -> Store:
    """A migrated, empty store on SQLite, for tests that are not about databases."""
    path = tmp_path / "pop.db"
    shutil.copy(_migrated_sqlite, path)
    return open_store(f"sqlite:///{path}")


@pytest.fixture
def inside(tmp_path: Path) -> Iterator[World]:
    """A small organisation: its settings, its store and an engine that does as it is told."""
    from tests.fakes.world import world

    with world(tmp_path) as made:
        yield made


@pytest.fixture(scope="session")
def system(tmp_path_factory: pytest.TempPathFactory, encryption_key: str) -> Iterator[AllDoors]:
    """The whole system on SQLite, with the demo people and all its doors.

    Tests that break a part of it wait until it is well.
    """
    yield from _running(tmp_path_factory.mktemp("system"), encryption_key)


@pytest.fixture(scope="session")
def postgres_system(
    tmp_path_factory: pytest.TempPathFactory, encryption_key: str, postgres_server: PostgresServer
) -> Iterator[AllDoors]:
    """The whole system on PostgreSQL."""
    yield from _running(tmp_path_factory.mktemp("system-pg"), encryption_key, postgres_server.create("system"))


def _running(directory: Path, encryption_key: str, database_url: str = "") -> Iterator[AllDoors]:
    # What they need is not in the way of tests without them.
    from all_doors import AllDoors

    from tests.fakes.slack import FakeSlack
    from tests.fakes.teams import running_teams

    with FakeSlack().running() as slack, running_teams() as teams:
        system = AllDoors(directory, encryption_key, slack, teams, database_url)
        try:
            system.start()
            yield system
        finally:
            system.close()


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def either_system(request: pytest.FixtureRequest) -> AllDoors:
    """The whole system; the test runs once on each kind of database."""
    running: AllDoors = request.getfixturevalue("system" if request.param == "sqlite" else "postgres_system")
    return running
