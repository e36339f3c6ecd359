"""Who is signed in: a cookie that only this program can make or read.

Fernet does the work (encrypted, authenticated, with its time in it). Its keys are derived from the store's keys, so a
rotated key keeps the sessions made with the one before it.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from fastapi import Request, Response

LIFETIME_SECONDS = 12 * 60 * 60
"""A working day. Signing in again loses nothing."""


class Sessions:
    """Makes, reads and ends the session cookie."""

    def __init__(self, keys: Iterable[str], *, secure: bool) -> None:
        """`keys` are Fernet keys, the newest first; `secure` when the site is reached over https alone."""
        self._box = MultiFernet([Fernet(_derived(key)) for key in keys])
        self._secure = secure
        # The prefix makes browsers refuse a cookie set by another host or without https.
        self.cookie = "__Host-pop" if secure else "pop"

    def sign_in(self, response: Response, person_id: str) -> None:
        """Give this browser a session of this person."""
        response.set_cookie(
            self.cookie,
            self._box.encrypt(person_id.encode()).decode("ascii"),
            max_age=LIFETIME_SECONDS,
            path="/",
            secure=self._secure,
            httponly=True,
            # Lax and not Strict: a link in Slack, Teams or a mail has to open signed in. Requests that change
            # something are refused from other sites by their origin as well.
            samesite="lax",
        )

    def sign_out(self, response: Response) -> None:
        """End the session in this browser."""
        response.delete_cookie(self.cookie, path="/", secure=self._secure, httponly=True, samesite="lax")

    def person_id(self, request: Request) -> str | None:
        """Who sent this request, or None when nobody is signed in or the session is over."""
        token = request.cookies.get(self.cookie)
        if not token:
            return None
        try:
            return self._box.decrypt(token, ttl=LIFETIME_SECONDS).decode()
        except (InvalidToken, ValueError):  # ValueError: a cookie with other characters than ours have
            return None


def _derived(key: str) -> bytes:
    """A key for sessions alone: what is made here can never pass for stored text, nor the reverse."""
    raw = base64.urlsafe_b64decode(key)
    return base64.urlsafe_b64encode(HKDF(SHA256(), 32, salt=None, info=b"pop session cookie").derive(raw))
