"""The engine's memory of a conversation: which questions are open, and no history.

Rasa's own stores keep every event, the typed texts included, and read them all again at each turn. Here one row per
conversation holds the slots and the active loop; on reading about ten events are rebuilt from it that bring Rasa into
the same state. The conversation itself is kept, encrypted, by the store of the application.

Texts cannot get in, by construction: only markers are saved (numbers, booleans, and short strings without spaces). A
slot with anything else in it counts as unset on the next turn, and the log says which slot that was.
"""

import asyncio
import json
import logging
import re
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from functools import partial
from typing import Any, Callable, Dict, Iterable, List, Optional, Sequence, Text, TypeVar

import sqlalchemy as sa
from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.constants import (
    ACTION_LISTEN_NAME,
    ACTION_SESSION_START_NAME,
    SESSION_START_METADATA_SLOT,
)
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    Event,
    LoopInterrupted,
    SessionStarted,
    SlotSet,
)
from rasa.shared.core.trackers import DialogueStateTracker

logger = logging.getLogger(__name__)

Result = TypeVar("Result")

# As the application's migrations make it. The engine makes no tables: it needs to read and write this one alone.
metadata = sa.MetaData()
snapshots = sa.Table(
    "engine_snapshots",
    metadata,
    sa.Column("conversation_id", sa.String(64), primary_key=True),
    sa.Column("slots", sa.Text, nullable=False),
    sa.Column("active_loop", sa.Text, nullable=True),
    sa.Column("latest_action", sa.String(100), nullable=True),
    sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
)

# In words: for SQLite itself, and because SQLAlchemy 1.4 would put its own form of these together again at each turn.
_ROW = sa.text("SELECT slots, active_loop FROM engine_snapshots WHERE conversation_id = :id")
_UPSERT = sa.text(
    "INSERT INTO engine_snapshots (conversation_id, slots, active_loop, latest_action, updated_at) "
    "VALUES (:conversation_id, :slots, :active_loop, :latest_action, :updated_at) "
    "ON CONFLICT (conversation_id) DO UPDATE SET slots = excluded.slots, active_loop = excluded.active_loop, "
    "latest_action = excluded.latest_action, updated_at = excluded.updated_at"
)

# As SQLAlchemy writes it, which the application reads it with.
_SQLITE_TIME = "%Y-%m-%d %H:%M:%S.%f"

_MARKER = re.compile(r"[A-Za-z0-9_.:+/-]{0,64}")
_BUSY_TIMEOUT_SECONDS = 5
# Others write for a millisecond or two; SQLite's own way of waiting soon looks only ten times a second.
_LOOKS, _LOOK_AGAIN_SECONDS = 10, 0.001
_POOL_SIZE = 4


def is_marker(value: Any) -> bool:
    """Whether a slot's value may be saved: it cannot be something that a person wrote."""
    if value is None or isinstance(value, (bool, int, float)):
        return True
    if isinstance(value, str):
        return _MARKER.fullmatch(value) is not None
    if isinstance(value, (list, tuple)):
        return all(is_marker(item) for item in value)
    if isinstance(value, dict):
        return all(is_marker(key) and is_marker(item) for key, item in value.items())
    return False


def driver_url(url: str) -> str:
    """`url` with the PostgreSQL driver that Rasa brings along, however the application's own URL names it."""
    for scheme in ("postgres://", "postgresql://", "postgresql+psycopg://"):
        if url.startswith(scheme):
            return "postgresql+psycopg2://" + url[len(scheme) :]
    return url


def create_engine(url: str) -> sa.engine.Engine:
    """A connection pool for `url`. Its errors do not show what was being written."""
    address = sa.engine.make_url(driver_url(url))
    if address.get_backend_name() != "sqlite":
        return sa.create_engine(
            address, pool_size=_POOL_SIZE, max_overflow=0, pool_pre_ping=True, hide_parameters=True
        )
    engine = sa.create_engine(
        address,
        connect_args={"timeout": _BUSY_TIMEOUT_SECONDS, "check_same_thread": False},
        poolclass=sa.pool.QueuePool,
        pool_size=_POOL_SIZE,
        max_overflow=0,
        hide_parameters=True,
    )

    @sa.event.listens_for(engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        # WAL so that reading never waits for writing. NORMAL so that a commit does not wait for the disk: what a
        # power cut can take from a snapshot, the application's own store gives back.
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL"):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def _direct(url: sa.engine.URL) -> sqlite3.Connection:
    """SQLite itself, which waits for nobody."""
    connection = sqlite3.connect(url.database or ":memory:", timeout=0, isolation_level=None, check_same_thread=False)
    connection.execute("PRAGMA synchronous=NORMAL")
    return connection


class SnapshotTrackerStore(TrackerStore):
    """One row per conversation in `engine_snapshots`, in the database of the application.

    Named in `endpoints.yml`. Raises SQLAlchemy's errors when the database does not answer: a turn then fails as a
    whole, to be tried again, and never starts somebody's conversation anew.
    """

    def __init__(
        self,
        domain: Optional[Domain] = None,
        host: Optional[Text] = None,
        event_broker: Optional[EventBroker] = None,
        **kwargs: Any,
    ) -> None:
        if not host:
            raise ValueError("The snapshot store needs the address of a database (`url` in endpoints.yml).")
        super().__init__(domain, event_broker, **kwargs)
        self._engine = create_engine(host)
        # SQLite is in this process: to hand one row to a thread and back takes longer than to read or write it. And
        # SQLAlchemy takes ten times as long for it as SQLite.
        is_sqlite = self._engine.dialect.name == "sqlite"
        self._at_once = _direct(self._engine.url) if is_sqlite else None
        # Waiting for the database happens in these, so that it never holds up the turns of others.
        self._threads = ThreadPoolExecutor(_POOL_SIZE, thread_name_prefix="snapshot")

    async def retrieve(self, sender_id: Text) -> Optional[DialogueStateTracker]:
        """The conversation as it was after its last turn, or None if it is new."""
        row = await self._soon(_ROW, {"id": sender_id})
        if row is None:
            return None
        tracker = self.init_tracker(sender_id)
        for event in self._events(json.loads(row[0]), json.loads(row[1]) if row[1] else None):
            tracker.update(event, self.domain)
        return tracker

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keeps slots and loop of `tracker` in the place of what was kept before."""
        await self._soon(_UPSERT, {"conversation_id": tracker.sender_id, **self._values(tracker)})

    async def create_tracker(self, sender_id: Text, append_action_listen: bool = True) -> DialogueStateTracker:
        """A new conversation. Unlike Rasa's own, nothing is saved until its first turn is done."""
        tracker = self.init_tracker(sender_id)
        if append_action_listen:
            tracker.update(ActionExecuted(ACTION_LISTEN_NAME))
        return tracker

    async def keys(self) -> Iterable[Text]:
        """The ids of all conversations."""
        return await self._in_thread(self._all_keys)

    async def ping(self) -> None:
        """Raises SQLAlchemy's error when the database does not answer."""
        await self._in_thread(self._ping)

    def close(self) -> None:
        """Closes the connections."""
        self._threads.shutdown()
        self._engine.dispose()
        if self._at_once is not None:
            self._at_once.close()

    async def _soon(self, statement: sa.sql.elements.TextClause, values: Dict[Text, Any]) -> Optional[Sequence[Any]]:
        """The row that `statement` gives, if any: at once, or from a thread where it would have to wait for long."""
        if self._at_once is not None:
            for _ in range(_LOOKS):
                try:
                    row: Optional[Sequence[Any]] = self._at_once.execute(statement.text, values).fetchone()
                    return row
                except sqlite3.OperationalError:  # somebody else writes; or it is something worse, and comes again
                    await asyncio.sleep(_LOOK_AGAIN_SECONDS)
        return await self._in_thread(partial(self._run, statement, values))

    async def _in_thread(self, work: Callable[[], Result]) -> Result:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def _run(self, statement: sa.sql.elements.TextClause, values: Dict[Text, Any]) -> Optional[Sequence[Any]]:
        with self._engine.begin() as connection:
            done = connection.execute(statement, values)
            return done.first() if done.returns_rows else None

    def _all_keys(self) -> List[Text]:
        with self._engine.connect() as connection:
            return list(connection.execute(sa.select(snapshots.c.conversation_id)).scalars())

    def _ping(self) -> None:
        with self._engine.connect() as connection:
            connection.execute(sa.select(snapshots.c.conversation_id).limit(1))

    def _values(self, tracker: DialogueStateTracker) -> Dict[Text, Any]:
        slots = {}
        for name, slot in tracker.slots.items():
            # The metadata of the first message is of no use later, and Rasa would show it to every later action.
            if name == SESSION_START_METADATA_SLOT or slot.value == slot.initial_value:
                continue
            if not is_marker(slot.value):
                logger.error("slot %s holds no marker and is not kept", name)
                continue
            slots[name] = slot.value
        now = datetime.now(timezone.utc)
        loop = tracker.active_loop
        active = (
            {"name": loop.name, "rejected": loop.rejected, "interrupted": loop.is_interrupted}
            if loop is not None and loop.name
            else None
        )
        return {
            "slots": json.dumps(slots, separators=(",", ":")),
            "active_loop": json.dumps(active, separators=(",", ":")) if active else None,
            "latest_action": (tracker.latest_action_name or "")[:100] or None,
            "updated_at": now if self._at_once is None else now.strftime(_SQLITE_TIME),
        }

    def _events(self, slots: Dict[Text, Any], loop: Optional[Dict[Text, Any]]) -> Iterable[Event]:
        yield ActionExecuted(ACTION_SESSION_START_NAME)
        yield SessionStarted()
        known = {slot.name for slot in self.domain.slots}
        for name, value in slots.items():
            # A model trained since may have dropped the slot.
            if name in known:
                yield SlotSet(name, value)
        if loop and loop["name"] in self.domain.form_names:
            yield ActiveLoop(loop["name"])
            if loop["rejected"]:
                yield ActionExecutionRejected(loop["name"])
        else:
            loop = None
        yield ActionExecuted(ACTION_LISTEN_NAME)
        if loop and loop["interrupted"]:
            yield LoopInterrupted(True)
