"""The store and its unit of work.

    store = Store.open(settings)
    with store.work() as work:
        plan = work.plans.current(person.id)
        ...
        work.plans.save(plan)

One session per unit of work: everything in the block is committed together when it ends, or nothing is.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Self

from sqlalchemy import Engine, create_engine, event, make_url, select
from sqlalchemy.engine import URL, Connection
from sqlalchemy.exc import ArgumentError, DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from bot.store.access import Access
from bot.store.conversations import Conversations, Leases, Snapshots
from bot.store.encryption import KeyProblem, decrypt, encrypt, use_keys
from bot.store.guards import ReadingSession, WritingSession
from bot.store.mail import Buttons, Inbox, Outbox
from bot.store.models import Base, MetaRow
from bot.store.people import People
from bot.store.plans import Plans
from bot.store.platforms import Deliveries, HeldBack, Identities, Strangers, Wipes
from bot.store.sign_ins import SignIns
from bot.store.trends import Trends

if TYPE_CHECKING:
    from bot.settings import Settings

WAIT_SECONDS = 15
"""How long a unit of work waits for another one that writes."""

CANARY = "canary"


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
    """Another unit of work is writing, and this one was not to wait."""


def new_engine(database_url: str, *, wait: bool = True) -> Engine:
    """An engine with the habits that the store counts on. Its errors never show what was being written.

    Without `wait` a transaction on SQLite raises Busy where it would have to wait for another one.
    """
    url = address(database_url)
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, hide_parameters=True, connect_args={"check_same_thread": False})
        event.listen(engine, "connect", partial(_prepare_sqlite, wait=wait))
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    engine = create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args={"connect_timeout": 10})
    event.listen(engine, "connect", _prepare_postgres)
    return engine


def _prepare_sqlite(connection: Any, _record: Any, *, wait: bool) -> None:
    # Transactions are begun by `_begin_sqlite`, not by the driver at its first write.
    connection.isolation_level = None
    for pragma in (
        f"busy_timeout={WAIT_SECONDS * 1000}",  # first: switching to WAL can find the file busy
        "journal_mode=WAL",  # reading never waits for writing
        "synchronous=NORMAL",  # with WAL a crash of the program loses nothing
        "foreign_keys=ON",
        "secure_delete=ON",  # what is overwritten or erased is gone from the file too
    ):
        connection.execute(f"PRAGMA {pragma}").close()
    if not wait:
        connection.execute("PRAGMA busy_timeout=0").close()


def _begin_sqlite(connection: Connection) -> None:
    # IMMEDIATE: a transaction that will write waits its turn at the start. Otherwise it reads first, and finds at
    # its first write that it can no longer follow on what it read.
    writes = connection.get_execution_options().get("writes", True)
    # Past SQLAlchemy, which takes longer for these two than SQLite for a whole unit of work.
    raw = connection.connection.driver_connection
    assert raw is not None
    try:
        raw.execute(f"PRAGMA query_only={'OFF' if writes else 'ON'}")
        raw.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
    except sqlite3.Error as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY and not raw.execute("PRAGMA busy_timeout").fetchone()[0]:
            raise Busy from None
        raise DBAPIError.instance("BEGIN", None, error, sqlite3.Error, hide_parameters=True) from error


def _prepare_postgres(connection: Any, _record: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET lock_timeout = '{WAIT_SECONDS}s'")
        cursor.execute("SET timezone = 'UTC'")
    connection.commit()


class Work:
    """One unit of work: the rooms of the store, on one session."""

    def __init__(self, session: Session, *, write: bool, today: Callable[[], date]) -> None:
        self.session = session
        self.people = People(session, today)
        self.plans = Plans(session, write=write)
        self.conversations = Conversations(session)
        self.inbox = Inbox(session)
        self.outbox = Outbox(session)
        self.buttons = Buttons(session)
        self.leases = Leases(session)
        self.access = Access(session)
        self.snapshots = Snapshots(session)
        self.sign_ins = SignIns(session)
        self.trends = Trends(session)
        self.identities = Identities(session)
        self.deliveries = Deliveries(session)
        self.wipes = Wipes(session)
        self.held_back = HeldBack(session)
        self.strangers = Strangers(session)


class Store:
    """The database. Threads may share one; each unit of work has a session of its own.

    Making one connects to nothing. `open` also sets the encryption keys of this process and checks that everything
    is in order; use it everywhere but in tests.
    """

    def __init__(self, database_url: str, *, today: Callable[[], date] = date.today) -> None:
        self.engine = new_engine(database_url)
        # Connects to nothing until it is used.
        self._at_once = new_engine(database_url, wait=False)
        self._today = today
        self._reading = self.engine.execution_options(writes=False)
        if self.engine.dialect.name == "postgresql":
            # One moment for all that is read together, as SQLite gives it.
            self._reading = self._reading.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """The store of these settings, checked.

        Raises KeyProblem when the encryption key is missing, malformed, or not the one this database was written
        with, and StoreProblem when the database does not answer or was not migrated. Nothing is changed then.
        """
        use_keys(",".join(settings.encryption_keys))
        store = cls(settings.sqlalchemy_url)
        try:
            store.check()
        except BaseException:
            store.close()
            raise
        return store

    def check(self) -> None:
        """Whether this is a database of ours, of this version, and written with this key. Raises as `open` does."""
        from bot.store.schema import check_migrated

        try:
            with self._reading.connect() as connection:
                check_migrated(connection)
            self._check_key()
        except (KeyProblem, StoreProblem):
            raise
        except SQLAlchemyError as error:
            raise StoreProblem(
                "De database antwoordt niet. Kijk of DATABASE_URL klopt en of de database aan staat."
            ) from error

    def _check_key(self) -> None:
        """A known word in the database, written with the key, tells a wrong key before it can do harm."""
        canary = encrypt(CANARY)  # also finds a missing key, before anything is read
        with self.work(write=False) as work:
            written = work.session.get(MetaRow, CANARY)
            value = written.value if written else None
        if value is None:
            try:
                with self.work() as work:
                    work.session.add(MetaRow(key=CANARY, value=canary))
                return
            except IntegrityError:  # another process was first: its key counts
                with self.work(write=False) as work:
                    value = work.session.scalars(select(MetaRow.value).filter_by(key=CANARY)).one()
        decrypt(value)

    def create_tables(self) -> None:
        """All tables as the models have them. For tests; everything else migrates."""
        Base.metadata.create_all(self.engine)

    @contextmanager
    def work(self, write: bool = True, *, wait: bool = True) -> Iterator[Work]:
        """One unit of work: committed when the block ends, rolled back when it raises.

        With `write=False` everything is read as of one moment, nothing waits, and changing anything is an error.
        Without `wait` on SQLite, where one unit writes at a time: raises Busy when another one does.
        """
        kind, bind = (
            (WritingSession, self.engine if wait else self._at_once) if write else (ReadingSession, self._reading)
        )
        with kind(bind, expire_on_commit=False) as session:
            work = Work(session, write=write, today=self._today)
            yield work
            if write:
                session.commit()

    def ping(self) -> None:
        """Raises StoreProblem when the database does not answer."""
        try:
            with self._reading.connect() as connection:
                connection.exec_driver_sql("SELECT 1")
        except DBAPIError as error:
            raise StoreProblem("De database antwoordt niet.") from error

    def tidy(self) -> None:
        """After an erase: what was removed leaves the files too, as far as that is ours to do.

        On SQLite the log is folded into the database, which overwrites what is deleted. PostgreSQL's own vacuum does
        the same in its time; until then the pages hold ciphertext.
        """
        if self.engine.dialect.name == "sqlite":
            with self.engine.connect() as connection:
                # Outside a transaction. When someone reads meanwhile it is done by a later checkpoint.
                raw = connection.connection.driver_connection
                assert raw is not None
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").close()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()
        self._at_once.dispose()
