"""The store is written for threads, the web server runs on one event loop: this is the bridge."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from bot.store.database import Busy

if TYPE_CHECKING:
    from bot.store import Store
    from bot.store.store import Work

_READERS = 4
_WRITERS = 8


class StoreCalls:
    """Does units of work away from the event loop, so that a busy database never holds up another person.

    SQLite has one writer at a time. Its writes queue up here for one thread, first come first served, in place of
    waking each other by trial in SQLite's busy handler.
    """

    def __init__(self, store: Store, *, single_writer: bool) -> None:
        self._store = store
        self._single_writer = single_writer
        self._waiting = 0
        """How many writes wait for a thread or are being done by one."""
        self._writers = ThreadPoolExecutor(1 if single_writer else _WRITERS, thread_name_prefix="store-write")
        self._readers = ThreadPoolExecutor(_READERS, thread_name_prefix="store-read")

    async def write[Result](self, unit: Callable[[Work], Result]) -> Result:
        """Do `unit` in one transaction that may change things. Whatever it raises, nothing of it was done."""
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._writers, self._do, unit, True)
        finally:
            self._waiting -= 1

    async def write_briefly[Result](self, unit: Callable[[Work], Result]) -> Result:
        """As `write`, for a unit that takes a millisecond. `unit` may be begun twice.

        On SQLite it is done right here when nobody else is writing: to hand it to a thread and back takes as long as
        the unit itself. It never waits here.
        """
        if self._single_writer and not self._waiting:
            try:
                with self._store.work(wait=False) as work:
                    return unit(work)
            except Busy:
                pass
        return await self.write(unit)

    async def read[Result](self, unit: Callable[[Work], Result]) -> Result:
        """Do `unit` in one transaction that only reads."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._do, unit, False)

    def _do[Result](self, unit: Callable[[Work], Result], write: bool) -> Result:
        with self._store.work(write=write) as work:
            return unit(work)

    def close(self) -> None:
        """Finish what was begun and end the threads."""
        self._writers.shutdown()
        self._readers.shutdown()
