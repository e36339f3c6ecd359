"""A tiny bot in a real engine, with an action server that tests can break."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest
from action_stub import ActionStub
from engine_process import TINY_BOT, Engine
from ports import free_port

from bot import training
from bot.settings import PROJECT_ROOT
from bot.store import migrate


@pytest.fixture(scope="session")
def tiny_models() -> Path:
    """The tiny bot's model; trained again only when the tiny bot changed."""
    models = PROJECT_ROOT / "build" / "tiny-bot"
    training.train(models_dir=models, root=TINY_BOT, parts=[training.ENGINE])
    return models


@pytest.fixture(scope="session")
def shared_engine(tmp_path_factory: pytest.TempPathFactory, tiny_models: Path) -> Iterator[Engine]:
    engine = Engine(tmp_path_factory.mktemp("engine"), tiny_models, ActionStub(free_port()))
    migrate(f"sqlite:///{engine.database}")
    engine.start()
    yield engine
    engine.stop()


@pytest.fixture
def engine(shared_engine: Engine) -> Iterator[Engine]:
    """The shared engine, its actions started and in order."""
    stub = shared_engine.actions
    stub.reset()
    stub.start()
    yield shared_engine
    stub.stop()


@pytest.fixture
def conversation() -> str:
    return f"c-{secrets.token_hex(8)}"
