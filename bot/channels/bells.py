"""Wakes whoever waits for something new of one person, within this process."""

from __future__ import annotations

import asyncio
from collections.abc import Callable


class Bells:
    """One bell per person. Ringing wakes everyone who listens at that moment; nothing is remembered."""

    def __init__(self) -> None:
        self._listening: dict[str, set[asyncio.Future[None]]] = {}
        self._always: list[Callable[[str], None]] = []

    def always(self, hear: Callable[[str], None]) -> None:
        """Call this with the person's id at every ring, from now on."""
        self._always.append(hear)

    def ring(self, person_id: str) -> None:
        """Wake all who listen for this person."""
        for future in self._listening.pop(person_id, ()):
            if not future.done():
                future.set_result(None)
        for hear in self._always:
            hear(person_id)

    def ring_all(self) -> None:
        """Wake everyone."""
        for person_id in list(self._listening):
            self.ring(person_id)

    def listen(self, person_id: str) -> asyncio.Future[None]:
        """A future that is done at the next ring. Listen first and look afterwards, and nothing is missed."""
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        waiting = self._listening.setdefault(person_id, set())
        waiting.add(future)
        future.add_done_callback(lambda done: self._forget(person_id, done))
        return future

    def _forget(self, person_id: str, future: asyncio.Future[None]) -> None:
        waiting = self._listening.get(person_id)
        if waiting is not None:
            waiting.discard(future)
            if not waiting:
                del self._listening[person_id]

    @property
    def listeners(self) -> int:
        """How many listen now."""
        return sum(map(len, self._listening.values()))
