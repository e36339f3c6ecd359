"""Which database it is and how we talk with it: SQLite or PostgreSQL, with the habits that the store counts on."""

from __future__ import annotations

import sqlite3
import time
from functools import partial
from typing import Any

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import ArgumentError, DBAPIError

WAIT_SECONDS = 15
"""How long a unit of work waits for another one that writes."""
LOOK_AGAIN_SECONDS = 0.0005
"""How often it looks meanwhile whether that one is done."""


class StoreProblem(Exception):
    """The store cannot be used. The text says in plain words why, and what to do about it."""


def address(database_url: str) -> URL:
    """The address for SQLAlchemy: PostgreSQL through psycopg 3, however the URL names it.

    Raises StoreProblem when it is no address of SQLite or PostgreSQL.
    """
    try:
        url = make_url(database_url)
    except ArgumentError:
        url = None
    if url is not None and url.get_backend_name() in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url is not None and url.get_backend_name() == "sqlite":
        return url
    # The address itself may hold a password: it is not repeated.
    raise StoreProblem("DATABASE_URL begint met sqlite:/// of postgresql://. Kijk wat er staat.")


class Busy(Exception):
    """Another unit of work is writing, and this one was not to wait, or waited too long."""


def new_engine(database_url: str, *, wait: bool = True) -> Engine:
    """An engine with the habits that the store counts on. Its errors never show what was being written.

    Without `wait` a transaction on SQLite raises Busy where it would have to wait for another one.
    """
    url = address(database_url)
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False})
        event.listen(engine, "connect", partial(_prepare_sqlite, wait=wait))
        event.listen(engine, "begin", partial(_begin_sqlite, wait=wait))
        return engine
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    event.listen(engine, "connect", _prepare_postgres)
    return engine


def _prepare_sqlite(connection: Any, _record: Any, *, wait: bool) -> None:
    # Transactions are begun by `_begin_sqlite`, not by the driver at its first write.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={WAIT_SECONDS * 1000:.0f}",  # first: switching to WAL can find the file busy
        "journal_mode=WAL",  # reading never waits for writing
        "synchronous=NORMAL",  # with WAL a crash of the program loses nothing
        "foreign_keys=ON",
        "secure_delete=ON",  # what is overwritten or erased is gone from the file too
    ):
        connection.execute(f"PRAGMA {pragma}").close()
    if not wait:
        connection.execute("PRAGMA busy_timeout=0").close()


def _begin_sqlite(connection: Connection, *, wait: bool) -> None:
    # IMMEDIATE: a transaction that will write waits its turn at the start. Otherwise it reads first, and finds at
    # its first write that it can no longer follow on what it read.
    writes = connection.get_execution_options().get("writes", True)
    # Past SQLAlchemy, which takes longer for these two than SQLite for a whole unit of work.
    raw = connection.connection.driver_connection
    assert raw is not None
    try:
        raw.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        if writes:
            _begin_to_write(raw, wait)
        else:
            raw.execute("BEGIN")
    except sqlite3.Error as error:
        raise DBAPIError.instance("BEGIN", None, error, sqlite3.Error, hide_parameters=True) from error


def _begin_to_write(raw: sqlite3.Connection, wait: bool) -> None:
    """Begin as soon as no other unit of work writes; without `wait`, raises Busy when one does.

    SQLite itself looks again after ever longer pauses, up to a tenth of a second, where a unit of work takes two
    milliseconds. With ten threads of two programs the slowest waited 2.5 seconds so, and a fourth of one this way.
    """
    until = time.monotonic() + WAIT_SECONDS
    raw.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                raw.execute("BEGIN IMMEDIATE")
                return
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                if not wait:
                    raise Busy from None
                if time.monotonic() > until:
                    raise
            time.sleep(LOOK_AGAIN_SECONDS)
    finally:
        if wait:
            raw.execute(f"PRAGMA busy_timeout={WAIT_SECONDS * 1000:.0f}")


def _prepare_postgres(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{WAIT_SECONDS}s'")
        cursor.execute("SET timezone = 'UTC'")
    connection.commit()
