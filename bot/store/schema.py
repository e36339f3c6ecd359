"""The schema of the database: bringing it up to date, and seeing whether it is.

Alembic is imported only here and only when needed.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, event, inspect, text

from bot.store.database import StoreProblem, address, new_engine

if TYPE_CHECKING:
    from alembic.config import Config

    from bot.settings import Settings

MIGRATIONS = Path(__file__).parent / "migrations"
_LOCK = 7_058_071  # any number, the same in every process
_PATIENCE_SECONDS = 600


def migrate(settings_or_url: Settings | str) -> None:
    """Bring the database to the newest schema; an empty one gets all tables.

    Safe when several processes start at once: the first does it, the others wait and find it done. It is one
    transaction: when it fails, the database is as it was.

    Raises StoreProblem when the database does not answer, or is of a newer version than this program.
    """
    from alembic import command
    from sqlalchemy.exc import SQLAlchemyError

    url = settings_or_url if isinstance(settings_or_url, str) else settings_or_url.sqlalchemy_url
    _make_room(url)
    engine = new_engine(url)
    try:
        if engine.dialect.name == "sqlite":
            event.listen(engine, "connect", _prepare_sqlite)
        with engine.begin() as connection:
            if connection.dialect.name == "postgresql":
                # The other processes wait here, for as long as it takes.
                connection.execute(text("SET LOCAL lock_timeout = 0"))
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            _refuse_newer(connection)
            command.upgrade(alembic_config(connection), "head")
            if connection.dialect.name == "sqlite" and connection.execute(text("PRAGMA foreign_key_check")).first():
                raise StoreProblem("De database is niet bijgewerkt: er staan verwijzingen in die nergens heen gaan.")
    except SQLAlchemyError as error:
        raise StoreProblem(
            "De database kan niet worden bijgewerkt. Kijk of DATABASE_URL klopt, of de database aan staat, en of "
            "deze gebruiker er tabellen mag maken."
        ) from error
    finally:
        engine.dispose()


def _prepare_sqlite(raw: sqlite3.Connection, _record: object) -> None:
    # Alembic changes a table by replacing it, which enforced keys would forbid; they are checked at the end.
    raw.execute("PRAGMA foreign_keys=OFF").close()
    # Another process that is at it may need longer than a turn of the conversation would wait.
    raw.execute(f"PRAGMA busy_timeout={_PATIENCE_SECONDS * 1000}").close()


def check_migrated(connection: Connection) -> None:
    """Raises StoreProblem unless the database has exactly the schema of this program."""

    there = current_revision(connection)
    if there == head_revision():
        return
    if there is None:
        raise StoreProblem("De database is nog leeg. `pop run` maakt de tabellen, of doe dat los met `pop migrate`.")
    _refuse_newer(connection)
    raise StoreProblem(
        "De database is van een oudere versie. `pop run` werkt de tabellen bij, of doe dat los met `pop migrate`."
    )


def current_revision(connection: Connection) -> str | None:
    """The migration the database is at; None when it has none of our tables."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def head_revision() -> str:
    """The newest migration of this program."""
    from alembic.script import ScriptDirectory

    head = ScriptDirectory(str(MIGRATIONS)).get_current_head()
    assert head is not None
    return head


def alembic_config(connection: Connection) -> Config:
    """Alembic, told to work on this connection."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _refuse_newer(connection: Connection) -> None:
    from alembic.script import ScriptDirectory

    there = current_revision(connection)
    known = {script.revision for script in ScriptDirectory(str(MIGRATIONS)).walk_revisions()}
    if there is not None and there not in known:
        raise StoreProblem(
            "De database is van een nieuwere versie dan dit programma. Zet het programma op die versie, of zet een "
            "reservekopie van de database terug."
        )


def _make_room(url: str) -> None:
    """The directory and the file of a SQLite database, for their owner alone."""

    database = address(url)
    if database.get_backend_name() != "sqlite" or database.database in (None, "", ":memory:"):
        return
    path = Path(str(database.database))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
    except OSError as error:
        raise StoreProblem(f"De database kan niet in {path.parent} staan: {error.strerror}.") from error
