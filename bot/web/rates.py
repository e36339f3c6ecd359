"""How often one may try, counted in each web process by itself: with two of them the limits are twice as wide.

Guessing is hopeless without these (every secret has 256 random bits); they keep one browser, or one person's script,
from taking the time of everyone else.
"""

from __future__ import annotations

import math
import time
from typing import Literal

from fastapi import Request
from limits import RateLimitItem, RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.settings import Settings
from bot.web.refusals import Refusal

Kind = Literal["enter", "message", "document"]


class Rates:
    """Counts what was tried, per kind and per person or address."""

    def __init__(self, settings: Settings) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._limits: dict[Kind, RateLimitItem | None] = {
            # A sign-in link takes one press. An office behind one address may have a busy morning.
            "enter": RateLimitItemPerMinute(60),
            "message": RateLimitItemPerMinute(settings.messages_per_minute) if settings.messages_per_minute else None,
            # Everything about someone, gathered and decrypted.
            "document": RateLimitItemPerMinute(20),
        }

    def count(self, kind: Kind, who: str) -> None:
        """One more try. Raises Refusal (429) when there were too many; such a try does not count."""
        limit = self._limits[kind]
        if limit is None or self._limiter.hit(limit, kind, who):
            return
        free_at = self._limiter.get_window_stats(limit, kind, who).reset_time
        raise Refusal(429, "too_many", retry_after=max(1, math.ceil(free_at - time.time())))


def address(request: Request) -> str:
    """Where a request comes from: what uvicorn says, which believes a proxy only on this machine."""
    return request.client.host if request.client else ""
