"""Web processes without their HTTP side, and the people who talk to them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from bot.channels.backroom import Backroom
from bot.channels.bells import Bells
from bot.channels.browser import Answer, BrowserChat
from bot.channels.dispatcher import Dispatcher, Pace
from bot.channels.door import Doorkeeper
from bot.channels.engine_client import EngineClient
from bot.channels.neighbours import Neighbours
from bot.channels.store_calls import StoreCalls
from bot.plan.people import Person
from tests.fakes.engine import SECRET
from tests.fakes.world import ANNA, QUICK, World, new_store


class Process:
    """What one web process is made of, without its HTTP side."""

    def __init__(self, inside: World, pace: Pace) -> None:
        settings = inside.settings
        self.store = new_store(settings)
        self.calls = StoreCalls(self.store, single_writer=True)
        self.engine = EngineClient(settings.engine_url, settings.actions_url, SECRET)
        self.bells = Bells()
        self.dispatcher = Dispatcher(self.calls, self.engine, self.bells, pace=pace)
        self.door = Doorkeeper(settings.models_dir, neighbours=Neighbours(settings.processes_dir))
        self.door.open()
        self.back = Backroom(self.calls, self.dispatcher, self.bells, self.door)
        self.chat = BrowserChat(self.back, reply_seconds=60.0)

    async def die(self) -> None:
        """As kill -9 would: leases and messages stay as they are."""
        dispatcher: Any = self.dispatcher
        tasks = [*dispatcher._background, *(w.task for w in dispatcher._workers.values() if w.task)]
        dispatcher._store = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def close(self) -> None:
        self.door.close()
        if self.dispatcher._store is not None:
            await self.dispatcher.stop()
        await self.engine.close()
        self.calls.close()
        self.store.close()


class Talk:
    """One person's browser at one process."""

    def __init__(self, process: Process, person: Person = ANNA) -> None:
        self.process = process
        self.person = person
        self._ids = 0

    async def arrive(self, **more: Any) -> Answer:
        self._ids += 1
        return await self.process.chat.arrive(self.person.id, f"arrive-{self._ids}", **more)

    async def say(self, text: str, id: str | None = None, **more: Any) -> Answer:
        self._ids += 1
        return await self.process.chat.send(self.person.id, id or f"say-{self._ids}-{text[:20]}", text=text, **more)

    async def press(self, payload: str, id: str | None = None) -> Answer:
        self._ids += 1
        return await self.process.chat.send(self.person.id, id or f"press-{self._ids}", payload=payload)

    async def news(self, after: int, wait: float = 3.0) -> Answer:
        return await self.process.chat.poll(self.person.id, after, wait)


def texts(answer: Answer) -> list[str]:
    return [message["text"] for message in answer.messages]


def kinds(answer: Answer) -> list[str]:
    return [message.get("kind", "") for message in answer.messages]


def leave_in_inbox(inside: World, text: str, event: str, person: Person = ANNA) -> str:
    """A message that a process took in and died on."""
    with inside.store.work() as work:
        added = work.inbox.add("browser", f"{person.id}:{event}", person.id, "text", text, datetime.now(UTC))
        assert added is not None
        return added.id


@asynccontextmanager
async def process_of(inside: World, pace: Pace = QUICK) -> AsyncIterator[Process]:
    process = Process(inside, pace)
    await process.dispatcher.start()
    try:
        yield process
    finally:
        await process.close()
