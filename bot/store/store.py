"""The store and its unit of work.

    store = Store.open(settings)
    with store.work() as work:
        plan = work.plans.current(person.id)
        ...
        work.plans.save(plan)

One session per unit of work: everything in the block is committed together when it ends, or nothing is.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from typing import TYPE_CHECKING, Self

from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlalchemy.orm import Session

from bot.store.access import Access
from bot.store.conversations import Conversations, Leases, Snapshots
from bot.store.database import WAIT_SECONDS, Busy, StoreProblem, new_engine
from bot.store.encryption import KeyProblem, decrypt, encrypt, use_keys
from bot.store.guards import ReadingSession, WritingSession
from bot.store.mail import Buttons, Inbox, Outbox
from bot.store.models import CANARY, Base, MetaRow
from bot.store.people import People
from bot.store.plans import Plans
from bot.store.platforms import Deliveries, HeldBack, Identities, Strangers, Wipes
from bot.store.schema import check_migrated
from bot.store.sign_ins import SignIns
from bot.store.trends import Trends

if TYPE_CHECKING:
    from bot.settings import Settings


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
        self._writing = threading.Lock() if self.engine.dialect.name == "sqlite" else None
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
        with self._turn_to_write(wait) if write else nullcontext(), kind(bind, expire_on_commit=False) as session:
            work = Work(session, write=write, today=self._today)
            yield work
            if write:
                session.commit()

    @contextmanager
    def _turn_to_write(self, wait: bool) -> Iterator[None]:
        """On SQLite the threads of one process follow each other here, so that each hears at once of its turn.

        Between processes SQLite sees to it. Raises Busy.
        """
        if self._writing is None:
            yield
            return
        if not self._writing.acquire(timeout=WAIT_SECONDS if wait else 0):
            raise Busy
        try:
            yield
        finally:
            self._writing.release()

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
