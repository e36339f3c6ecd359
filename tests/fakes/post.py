"""A platform in memory: it keeps messages, and does what tests want of a bad day."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from bot.channels.delivery import Gone, Outgoing

Trouble = Exception | Callable[[], Awaitable[None]]


@dataclass
class MemoryPost:
    """What a platform is to the courier. `troubles` are met one by one, before anything is done."""

    channel: str = "slack"
    shown: dict[str, Outgoing] = field(default_factory=dict)
    """What a person sees now, by the id of the platform, in the order of sending."""
    sent: list[Outgoing] = field(default_factory=list)
    replaced: list[tuple[str, Outgoing]] = field(default_factory=list)
    looked_up: int = 0
    troubles: list[Exception] = field(default_factory=list)
    lost_answers: list[Exception] = field(default_factory=list)
    """Raised after the message was taken in: the sender cannot know."""
    longest: int = 1_000_000
    numbers: int = 0

    def _trouble(self) -> None:
        if self.troubles:
            raise self.troubles.pop(0)

    async def reach(self, address: dict[str, Any]) -> dict[str, Any]:
        return {**address, "reached": True}

    def fits(self, message: Outgoing) -> bool:
        return len(message.text) <= self.longest

    async def send(self, address: dict[str, Any], message: Outgoing) -> str:
        self._trouble()
        self.numbers += 1
        id = f"m{self.numbers}"
        self.shown[id] = message
        self.sent.append(message)
        if self.lost_answers:
            raise self.lost_answers.pop(0)
        return id

    async def arrived(self, address: dict[str, Any], message: Outgoing, since: datetime) -> str | None:
        self.looked_up += 1
        return next((id for id, known in self.shown.items() if known.id == message.id), None)

    async def replace(self, address: dict[str, Any], message_id: str, message: Outgoing) -> None:
        self._trouble()
        if message_id not in self.shown:
            raise Gone
        self.shown[message_id] = message
        self.replaced.append((message_id, message))

    async def delete(self, address: dict[str, Any], message_id: str) -> None:
        self._trouble()
        self.shown.pop(message_id, None)

    async def typing(self, address: dict[str, Any], message: Outgoing) -> str | None:
        return await self.send(address, replace(message, text="..."))

    async def close(self) -> None:
        pass

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.shown.values()]
