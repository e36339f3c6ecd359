"""The web application with a store of its own and a fake engine, for tests."""

from __future__ import annotations

import shutil
import tempfile
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from unittest import mock

import httpx
import uvicorn
from cryptography.fernet import Fernet
from fastapi import FastAPI

from bot import training
from bot.channels import engine_client, neighbours
from bot.channels.dispatcher import Pace
from bot.plan.people import Person
from bot.settings import PROJECT_ROOT, Settings, load_settings
from bot.store import Store
from bot.store import migrate as migrate_store
from bot.web.app import create_app
from tests.fakes.engine import SECRET, FakeEngine, running

ANNA = Person("1001", "anna@demo.example", "Anna de Wit", manager_id="1002", department="Zorg")
MARK = Person("1002", "mark@demo.example", "Mark Peeters", department="Zorg")
HILDE = Person("1003", "hilde@demo.example", "Hilde Claes", department="Kantoor", role="hr")
GONE = Person("1004", "gone@demo.example", "Gijs Weg", department="Zorg", left_on=datetime(2020, 1, 1).date())
PEOPLE = (MARK, ANNA, HILDE, GONE)

QUICK = Pace(lease=60.0, poll=0.1, first_retry=0.05, longest_retry=0.2, quick_failure=60.0)
"""A dispatcher that does not wait long, and that no pause of the machine makes lose its lease or its patience."""


@cache
def _models() -> Path:
    """Where the model of the door stands. Nobody is let in without it.

    The project's own where it is of today. Else it is trained, which takes minutes, beside it: a running system uses
    that one.
    """
    door = [part for part in training.PARTS if part.name == "door"]
    if not training.stale(PROJECT_ROOT / "models", parts=door):
        return PROJECT_ROOT / "models"
    beside = PROJECT_ROOT / "build" / "test-models"
    training.train(models_dir=beside, progress=lambda _: None, parts=door)
    return beside


def settings_for(var_dir: Path, engine: FakeEngine, **more: Any) -> Settings:
    """Settings that know no environment: everything is in `var_dir` and at `engine`."""
    return load_settings(
        env_file=None,
        var_dir=var_dir,
        engine_port=engine.port or 1,
        actions_port=engine.actions_port or 2,
        engine_secret=SECRET,
        encryption_key=Fernet.generate_key().decode(),
        models_dir=_models(),
        **more,
    )


@dataclass(frozen=True)
class World:
    """A running system: where it is, what the engine saw, and the store behind it."""

    settings: Settings
    engine: FakeEngine
    store: Store
    url: str = ""
    app: FastAPI | None = None
    """The web application, where it is served."""

    def notice(self, person: Person, text: str, **more: Any) -> None:
        """Someone else did something that this person hears of."""
        shape = {"text": text, "asks": None, "about": None, "buttons": [], "card": None, **more}
        with self.store.work() as work:
            work.outbox.add(person.id, "notice", shape, datetime.now(UTC))

    def open_question(self, person: Person, question: str | None) -> None:
        """What the dialogue would note in the store."""
        with self.store.work() as work:
            conversation = work.conversations.of(person.id)
            conversation.question = question
            work.conversations.save(conversation)


@cache
def _migrated() -> Path:
    """An empty database of the newest schema, made once for all tests of this process."""
    path = Path(tempfile.mkdtemp()) / "pop.db"
    migrate_store(f"sqlite:///{path}")
    return path


def new_store(settings: Settings) -> Store:
    """A migrated store with the invented people in it; the one that is there, where there is one already."""
    place = settings.var_dir / "pop.db"
    if settings.database_url != f"sqlite:///{place}":
        migrate_store(settings)
    elif not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(_migrated(), place)
    store = Store.open(settings)
    with store.work() as work:
        for person in PEOPLE:
            work.people.put(person)
    return store


def noting(store: Store) -> Callable[[str, str | None], None]:
    """Keeps the open question in the store, as the dialogue does."""

    def note(conversation_id: str, question: str | None) -> None:
        with store.work() as work:
            conversation = work.conversations.by_id(conversation_id)
            if conversation is not None:
                conversation.question = question
                work.conversations.save(conversation)

    return note


@contextmanager
def patient() -> Iterator[None]:
    """In this block nobody is taken for dead because the machine stood still for a while."""
    with (
        mock.patch.multiple(engine_client, _HEALTH_SECONDS=60.0),
        mock.patch.multiple(neighbours, PATIENCE_SECONDS=60.0),
    ):
        yield


@contextmanager
def world(var_dir: Path, **more: Any) -> Iterator[World]:
    """Store and engine, without the web application."""
    with patient(), running(FakeEngine()) as engine:
        settings = settings_for(var_dir, engine, **more)
        store = new_store(settings)
        engine.notes = noting(store)
        try:
            yield World(settings, engine, store)
        finally:
            store.close()


@contextmanager
def serving(inside: World, port: int = 0, pace: Pace = QUICK) -> Iterator[World]:
    """The web application of `inside` on a port of loopback, in a thread of its own."""
    app = create_app(inside.settings, pace=pace)
    config = uvicorn.Config(
        app, host="127.0.0.1", port=port, log_level="warning", timeout_graceful_shutdown=1, access_log=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    until = time.monotonic() + 60
    while not server.started:
        if not thread.is_alive() or time.monotonic() > until:
            raise RuntimeError("the web application did not start")
        time.sleep(0.01)
    actual = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield World(inside.settings, inside.engine, inside.store, f"http://127.0.0.1:{actual}", app)
    finally:
        server.should_exit = True
        app.state.parts.chat.close()
        thread.join(60)
        assert not thread.is_alive(), "the web application did not end"


@asynccontextmanager
async def browser_at(
    app: FastAPI, base_url: str = "http://localhost:8000", headers: dict[str, str] | None = None
) -> AsyncIterator[httpx.AsyncClient]:
    """A browser before this application. Nobody is signed in."""
    async with app.router.lifespan_context(app):
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=base_url, headers=headers) as client:
            yield client
