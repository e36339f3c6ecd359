"""An engine in a process of its own, as tests start, talk to and kill it."""

from __future__ import annotations

import os
import secrets
import sqlite3
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from action_stub import ActionStub
from ports import free_port

from bot import training
from bot.settings import PROJECT_ROOT

TINY_BOT = Path(__file__).parent / "tiny_bot"


@dataclass
class Engine:
    """An engine in a process of its own."""

    directory: Path
    models: Path
    actions: ActionStub
    port: int = field(default_factory=free_port)
    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    process: subprocess.Popen[bytes] | None = None

    @property
    def database(self) -> Path:
        return self.directory / "engine.db"

    @property
    def log(self) -> str:
        return (self.directory / "engine.log").read_text()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/webhooks/pop"

    def environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "POP_ENGINE_SECRET": self.secret,
            "POP_ENGINE_PORT": str(self.port),
            "POP_ACTIONS_URL": f"http://127.0.0.1:{self.actions.port}/webhook",
            "POP_MODELS_DIR": str(self.models),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "POP_LOG_LEVEL": "debug",
        }

    def start(self) -> None:
        with (self.directory / "engine.log").open("ab") as log:
            self.process = subprocess.Popen(
                [training.engine_python(), "-m", "bot.engine.start"],
                cwd=PROJECT_ROOT,
                env=self.environment(),
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + 300
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log[-3000:]
            try:
                if httpx.get(f"{self.url}/health", timeout=60).status_code == 200:
                    return
            except httpx.TransportError:
                time.sleep(0.3)
        raise AssertionError("the engine did not start in time")

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(60)

    def post(self, body: object, secret: str | None = None) -> httpx.Response:
        return httpx.post(
            f"{self.url}/webhook",
            json=body,
            headers={"Authorization": f"Bearer {secret or self.secret}"},
            timeout=120,
        )

    def say(self, conversation: str, text: str) -> list[dict[str, Any]]:
        """One turn that must succeed."""
        answer = self.post({"conversation": conversation, "inbox": "inbox-1", "text": text})
        assert answer.status_code == 200, answer.text
        messages: list[dict[str, Any]] = answer.json()["messages"]
        return messages

    def responses(self, conversation: str, text: str) -> list[str]:
        """The names of what the bot said."""
        return [str(message.get("response")) for message in self.say(conversation, text)]

    def query(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        connection = sqlite3.connect(self.database)
        try:
            with connection:
                return connection.execute(sql, values).fetchall()
        finally:
            connection.close()
