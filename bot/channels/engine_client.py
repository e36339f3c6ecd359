"""Talking to the engine: one turn at a time, and whether it and the action server are well."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

import aiohttp

WORD_JOINER = "\u2060"
"""Shows nothing, and keeps the engine from reading a typed slash as a command. A space would be stripped."""
ENGINE_TEXT_LENGTH = 1_000
"""The engine only has to understand what kind of message it is; the whole text is in the inbox."""
SNAPSHOT_STORE = "SnapshotTrackerStore"

_TURN_TIMEOUT = aiohttp.ClientTimeout(total=20.0, sock_connect=1.0)
_HEALTH_TIMEOUT = aiohttp.ClientTimeout(total=3.0, sock_connect=1.0)
_IDLE_SECONDS = 60.0
"""How long a connection is kept that nothing is asked over: shorter than the engine keeps it."""

Kind = Literal["text", "command", "arrive"]


class TurnFailed(Exception):
    """The engine or the action server did not do this turn; it can be offered again. Holds no text of a person."""


@dataclass(frozen=True, slots=True)
class Wellness:
    """What one part of the system says about itself."""

    ok: bool
    detail: dict[str, Any]


def engine_text(text: str) -> str:
    """What the engine gets of a typed text: never a command, never empty, never long."""
    text = text[:ENGINE_TEXT_LENGTH]
    stripped = text.lstrip()
    return WORD_JOINER + text if not stripped or stripped.startswith("/") else text


class EngineClient:
    """Keeps connections to the engine open. One per process; `close` it at the end.

    aiohttp takes a fifth of the time of httpx, which was the largest part of what `web` itself did in a turn.
    """

    def __init__(self, engine_url: str, actions_url: str, secret: str) -> None:
        self._session: aiohttp.ClientSession | None = None
        self._turn_url = f"{engine_url}/webhooks/pop/webhook"
        self._engine_health_url = f"{engine_url}/webhooks/pop/health"
        self._actions_health_url = f"{actions_url}/health"
        self._headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}

    def _http(self) -> aiohttp.ClientSession:
        """The connections. Made at the first request, because they belong to the event loop that is running."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=64, keepalive_timeout=_IDLE_SECONDS),
                cookie_jar=aiohttp.DummyCookieJar(),
                trust_env=False,  # always on this machine: never through a proxy
            )
        return self._session

    async def turn(self, conversation: str, kind: Kind, text: str, inbox: str) -> list[dict[str, Any]]:
        """Do one turn and return what the bot says, in order.

        Raises TurnFailed when there is no usable answer, whatever the cause.
        """
        body: dict[str, str] = {"conversation": conversation, "inbox": inbox}
        if kind == "text":
            body["text"] = engine_text(text)
        else:
            # What was pressed stands in the inbox; the engine only hears that something was.
            body["intent"] = "press" if kind == "command" else "arrive"
        try:
            async with self._http().post(
                self._turn_url, data=json.dumps(body).encode(), headers=self._headers, timeout=_TURN_TIMEOUT
            ) as response:
                status, answer = response.status, await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            raise TurnFailed(type(error).__name__) from None
        if status != 200:
            raise TurnFailed(f"engine answered {status}")
        try:
            messages = json.loads(answer)["messages"]
        except (ValueError, KeyError, TypeError):
            raise TurnFailed("engine answered no messages") from None
        if not isinstance(messages, list) or not all(isinstance(message, dict) for message in messages):
            raise TurnFailed("engine answered no messages")
        return messages

    async def engine_health(self) -> Wellness:
        """Whether the engine takes turns and keeps its snapshots in the store."""
        wellness = await self._ask(self._engine_health_url)
        # A store that Rasa cannot import becomes, without a word, one in memory.
        if wellness.ok and wellness.detail.get("tracker_store") != SNAPSHOT_STORE:
            return Wellness(False, wellness.detail)
        return wellness

    async def actions_health(self) -> Wellness:
        """Whether the action server answers."""
        return await self._ask(self._actions_health_url)

    async def _ask(self, url: str) -> Wellness:
        try:
            async with self._http().get(url, timeout=_HEALTH_TIMEOUT) as response:
                status, answer = response.status, await response.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            return Wellness(False, {"error": type(error).__name__})
        try:
            detail = json.loads(answer)
        except ValueError:
            detail = {}
        detail = detail if isinstance(detail, dict) else {}
        known = {k: v for k, v in detail.items() if isinstance(v, str | bool | int | float | None)}
        return Wellness(status == 200, known)

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session is not None:
            await self._session.close()
