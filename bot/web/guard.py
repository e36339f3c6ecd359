"""What every request passes: size, origin, headers, and an answer in plain words when something breaks."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.catalogue import say

logger = logging.getLogger(__name__)

MAX_BODY_BYTES = 256 * 1024
"""Room for 10,000 characters of any script with every one of them escaped in JSON, and then some."""

_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), interest-cohort=()",
    "X-Robots-Tag": "noindex, nofollow",
}


class TooLarge(Exception):
    """The body is longer than anything that is meant."""


class Guard:
    """ASGI middleware around everything."""

    def __init__(self, app: ASGIApp, *, base_url: str, production: bool, signed_paths: Iterable[str] = ()) -> None:
        """`signed_paths` are called by platforms, which sign their requests and come from elsewhere by nature."""
        self._app = app
        self._host = urlsplit(base_url).netloc
        self._production = production
        self._signed_paths = frozenset(signed_paths)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        body = _Body(receive)
        started = answered = False

        async def guarded_send(message: Message) -> None:
            nonlocal started, answered
            if answered:
                return
            if body.too_large and not started:
                # The framework takes our refusal to read on for a broken request: the true reason is said here.
                answered = True
                await _answer(add_headers, 413, "too_large")
                return
            started = True
            await add_headers(message)

        async def add_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._add_headers(scope, MutableHeaders(scope=message))
            await send(message)

        if self._from_elsewhere(scope, headers):
            await _answer(add_headers, 403, "bad_request")
            return
        try:
            await self._app(scope, body.receive, guarded_send)
        except Exception:
            # Place and type only: the logs of this program never hold messages of exceptions.
            logger.exception("a request failed")
            if not started and not answered:
                await _answer(add_headers, 500, "page_failed")

    def _from_elsewhere(self, scope: Scope, headers: Headers) -> bool:
        """Whether a browser sent a request that changes something from another site's page."""
        if scope["method"] in _SAFE_METHODS or scope["path"] in self._signed_paths:
            return False
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site not in ("same-origin", "none")
        origin = headers.get("origin")
        # Programs send neither, and no browser keeps a session for them to abuse.
        return origin is not None and urlsplit(origin).netloc not in (headers.get("host"), self._host)

    def _add_headers(self, scope: Scope, headers: MutableHeaders) -> None:
        for name, value in _HEADERS.items():
            headers.setdefault(name, value)
        if self._production:
            headers.setdefault("Strict-Transport-Security", "max-age=31536000; includeSubDomains")
        if not scope["path"].startswith("/static/"):
            headers.setdefault("Cache-Control", "no-store")


class _Body:
    """A body that is read no further than the limit, whatever its headers promised.

    FastAPI has a limit of its own, but it refuses in words of its own, before any handler of ours.
    """

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._taken = 0
        self.too_large = False

    async def receive(self) -> Message:
        message = await self._receive()
        self._taken += len(message.get("body", b""))
        if self._taken > MAX_BODY_BYTES:
            self.too_large = True
            raise TooLarge
        return message


async def _answer(send: Send, status: int, key: str) -> None:
    body = json.dumps({"error": key, "text": say(key)}, ensure_ascii=False).encode()
    headers = [(b"content-type", b"application/json; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
