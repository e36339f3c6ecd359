"""Talking to the engine: one turn at a time, and whether it and the action server are well."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

from bot.engine.loopback import Loopback, NoAnswer

WORD_JOINER = "\u2060"
"""Shows nothing, and keeps the engine from reading a typed slash as a command. A space would be stripped."""
ENGINE_TEXT_LENGTH = 1_000
"""The engine only has to understand what kind of message it is; the whole text is in the inbox."""
SNAPSHOT_STORE = "SnapshotTrackerStore"

_TURN_SECONDS = 20.0
_HEALTH_SECONDS = 3.0

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
    """Keeps connections to the engine and the action server open. One per process; `close` it at the end."""

    def __init__(self, engine_url: str, actions_url: str, secret: str) -> None:
        headers = {"Authorization": f"Bearer {secret}", "Content-Type": "application/json"}
        self._engine = Loopback(engine_url, headers)
        self._actions = Loopback(actions_url)

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
        request = json.dumps(body).encode()
        try:
            status, answer = await self._engine.request(
                "POST", "/webhooks/pop/webhook", request, seconds=_TURN_SECONDS
            )
        except NoAnswer as reason:
            raise TurnFailed(str(reason)) from None
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
        wellness = await self._ask(self._engine, "/webhooks/pop/health")
        # A store that Rasa cannot import becomes, without a word, one in memory.
        if wellness.ok and wellness.detail.get("tracker_store") != SNAPSHOT_STORE:
            return Wellness(False, wellness.detail)
        return wellness

    async def actions_health(self) -> Wellness:
        """Whether the action server answers."""
        return await self._ask(self._actions, "/health")

    async def _ask(self, program: Loopback, path: str) -> Wellness:
        try:
            status, answer = await program.request("GET", path, seconds=_HEALTH_SECONDS)
        except NoAnswer as reason:
            return Wellness(False, {"error": str(reason)})
        try:
            detail = json.loads(answer)
        except ValueError:
            detail = {}
        detail = detail if isinstance(detail, dict) else {}
        known = {k: v for k, v in detail.items() if isinstance(v, str | bool | int | float | None)}
        return Wellness(status == 200, known)

    async def close(self) -> None:
        """Let go of the connections."""
        self._engine.close()
        self._actions.close()
