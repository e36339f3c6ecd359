"""Who is signed in: a cookie with a random name for a session that the store knows.

The store can end a session at once, in whatever browser it is. Each process remembers for some seconds what the store
said, so that a conversation does not ask it again at every message.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from fastapi import Request, Response

from bot.channels.store_calls import StoreCalls

if TYPE_CHECKING:
    from bot.store import Work

LIFETIME = timedelta(hours=12)
"""A working day. Signing in again loses nothing."""
IDLE = timedelta(hours=4)
"""A session that nobody used for so long ends by itself. An open page that asks for news does not count as use."""
_LENGTHEN_EACH = timedelta(minutes=5)
REMEMBERED_SECONDS = 5.0
"""How long a session that was ended by another process can still be used here, at most."""
_MOST_REMEMBERED = 10_000
_LONGEST_TOKEN = 64


class Sessions:
    """Begins, reads and ends sessions."""

    def __init__(self, calls: StoreCalls, clock: Callable[[], datetime], *, secure: bool) -> None:
        """`secure` when the site is reached over https alone."""
        self._calls = calls
        self._clock = clock
        self._secure = secure
        # The prefix makes browsers refuse a cookie set by another host or without https.
        self.cookie = "__Host-pop" if secure else "pop"
        self._known: dict[str, tuple[float, str]] = {}

    async def sign_in(self, request: Request, response: Response, person_id: str) -> None:
        """Give this browser a new session of this person. The one it had ends."""
        before = self.token(request)
        now = self._clock()

        def unit(work: Work) -> str:
            if before:
                work.sign_ins.end(before)
            return work.sign_ins.begin(person_id, now, now + IDLE)

        token = await self._calls.write(unit)
        self._known.pop(before, None)
        response.set_cookie(
            self.cookie,
            token,
            max_age=int(LIFETIME.total_seconds()),
            path="/",
            secure=self._secure,
            httponly=True,
            # Lax and not Strict: a link in Slack, Teams or a mail has to open signed in. Requests that change
            # something are refused from other sites by their origin as well.
            samesite="lax",
        )

    async def sign_out(self, request: Request, response: Response) -> None:
        """End the session, in the store and in this browser."""
        token = self.token(request)
        if token:
            await self._calls.write(lambda work: work.sign_ins.end(token))
            self._known.pop(token, None)
        response.delete_cookie(self.cookie, path="/", secure=self._secure, httponly=True, samesite="lax")

    async def of(self, request: Request, person_id: str) -> list[tuple[datetime, bool]]:
        """When each session of this person began, and whether it is this one; the newest first."""
        token, now = self.token(request), self._clock()

        def unit(work: Work) -> list[tuple[datetime, bool]]:
            here = work.sign_ins.session(token, now)
            return [
                (session.began_at, here is not None and session.id == here.id)
                for session in work.sign_ins.sessions(person_id, now)
            ]

        return await self._calls.read(unit)

    async def end_others(self, request: Request, person_id: str) -> int:
        """End this person's sessions in all other browsers; how many there were."""
        token = self.token(request)
        ended = await self._calls.write(lambda work: work.sign_ins.end_others(person_id, but=token))
        self._known.clear()
        return ended

    def token(self, request: Request) -> str:
        """What stands in the cookie; empty when there is none that could be ours."""
        token = request.cookies.get(self.cookie, "")
        return token if len(token) <= _LONGEST_TOKEN and token.isascii() else ""

    async def person_id(self, request: Request) -> str | None:
        """Who sent this request, or None when nobody is signed in or the session is over."""
        token = self.token(request)
        if not token:
            return None
        known = self._known.get(token)
        if known is not None and known[0] > time.monotonic():
            return known[1]
        now = self._clock()
        session = await self._calls.read(lambda work: work.sign_ins.session(token, now))
        if session is None:
            self._known.pop(token, None)
            return None
        until = min(session.began_at + LIFETIME, now + IDLE)
        if until - session.until > _LENGTHEN_EACH and not _only_asks_for_news(request):
            await self._calls.write(lambda work: work.sign_ins.lengthen(token, until))
        if len(self._known) >= _MOST_REMEMBERED:
            self._known.clear()
        left = (session.until - now).total_seconds()
        self._known[token] = (time.monotonic() + min(REMEMBERED_SECONDS, left), session.person_id)
        return session.person_id


def _only_asks_for_news(request: Request) -> bool:
    return request.method == "GET" and request.url.path.startswith("/api/")
