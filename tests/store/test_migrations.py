"""The migrations make exactly the tables of the models: from nothing, again, and in several processes at once."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, create_engine, inspect, text

from bot.store import Store, StoreProblem, migrate
from bot.store.database import new_engine
from bot.store.models import Base
from bot.store.schema import alembic_config, check_migrated, current_revision, head_revision


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'deep' / 'er' / 'pop.db'}"
    url: str = request.getfixturevalue("postgres_url")
    return url


def names_of_constraints(connection: Connection) -> set[str | None]:
    """Every name a later migration may need: keys, unique constraints and indexes."""
    look = inspect(connection)
    names: set[str | None] = set()
    for table in Base.metadata.tables:
        names.add(look.get_pk_constraint(table)["name"])
        names |= {key["name"] for key in look.get_foreign_keys(table)}
        names |= {unique["name"] for unique in look.get_unique_constraints(table)}
        names |= {index["name"] for index in look.get_indexes(table)}
    return names


def test_migrations_make_the_tables_of_the_models(empty_url: str) -> None:
    migrate(empty_url)
    engine = new_engine(empty_url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        migrated = names_of_constraints(connection)
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
        Base.metadata.create_all(connection)
        assert names_of_constraints(connection) == migrated
    engine.dispose()


def test_sqlite_never_gives_a_message_number_twice(tmp_path: Path) -> None:
    migrate(url := f"sqlite:///{tmp_path / 'pop.db'}")
    with create_engine(url).connect() as connection:
        made = connection.execute(text("SELECT sql FROM sqlite_master WHERE name IN ('inbox', 'outbox')")).scalars()
        assert all("AUTOINCREMENT" in sql for sql in made)


def test_down_and_up_again(empty_url: str) -> None:
    migrate(empty_url)
    engine = new_engine(empty_url)
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), "base")
        assert set(inspect(connection).get_table_names()) == {"alembic_version"}
    migrate(empty_url)
    with engine.connect() as connection:
        check_migrated(connection)
    engine.dispose()


def test_migrating_twice_changes_nothing(empty_url: str) -> None:
    migrate(empty_url)
    migrate(empty_url)
    engine = new_engine(empty_url)
    with engine.connect() as connection:
        assert current_revision(connection) == head_revision()
    engine.dispose()


@pytest.mark.slow
def test_two_processes_may_start_at_once(empty_url: str) -> None:
    program = "import sys; from bot.store import migrate; migrate(sys.argv[1])"
    running = [
        subprocess.Popen([sys.executable, "-c", program, empty_url], stderr=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    errors = [process.communicate(timeout=300)[1] for process in running]
    assert [process.returncode for process in running] == [0, 0, 0], errors


def test_the_table_that_the_engine_made_first_is_kept(empty_url: str) -> None:
    if empty_url.startswith("sqlite"):
        Path(empty_url.removeprefix("sqlite:///")).parent.mkdir(parents=True)
    engine = new_engine(empty_url)
    with engine.begin() as connection:
        Base.metadata.tables["engine_snapshots"].create(connection)
        connection.execute(
            text("INSERT INTO engine_snapshots (conversation_id, slots, updated_at) VALUES ('c', '{}', '2026-11-22')")
        )
    migrate(empty_url)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT slots FROM engine_snapshots")).scalars().all() == ["{}"]
    engine.dispose()


def test_a_database_of_a_newer_version_is_left_alone(empty_url: str) -> None:
    migrate(empty_url)
    engine = new_engine(empty_url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'later'"))
    with pytest.raises(StoreProblem, match="nieuwere versie"):
        migrate(empty_url)
    with engine.connect() as connection, pytest.raises(StoreProblem, match="nieuwere versie"):
        check_migrated(connection)
    engine.dispose()


def test_an_empty_database_is_refused_with_advice(encryption_key: str, empty_url: str) -> None:
    if empty_url.startswith("sqlite"):
        Path(empty_url.removeprefix("sqlite:///")).parent.mkdir(parents=True)
    store = Store(empty_url)
    with pytest.raises(StoreProblem, match="pop run"):
        store.check()
    store.close()


def test_the_sqlite_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "var" / "pop.db"
    migrate(f"sqlite:///{path}")
    assert oct(path.stat().st_mode & 0o777) == "0o600"
    assert oct(path.parent.stat().st_mode & 0o777) == "0o700"


def test_a_place_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreProblem, match="kan niet in"):
        migrate(f"sqlite:///{tmp_path / 'file' / 'pop.db'}")


def test_a_database_that_does_not_answer_is_said_plainly() -> None:
    with pytest.raises(StoreProblem, match="DATABASE_URL"):
        migrate("postgresql://pop@127.0.0.1:1/pop")
