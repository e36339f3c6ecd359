"""Links that sign someone in once, and sessions. What opens a door is kept as a hash only."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from bot.store.models import SessionRow, SignInLinkRow

_BYTES = 32


class LinkGone(Exception):
    """The link was used, is too old, or was never ours."""


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session of a person. `id` says nothing to anyone who has not got its cookie."""

    id: str
    person_id: str
    began_at: datetime
    until: datetime


def _hash(token: str) -> str:
    # No salt and one round: 256 random bits cannot be guessed, whatever the hash costs.
    return hashlib.sha256(token.encode()).hexdigest()


class SignIns:
    """Ways in, for one person each."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def issue(self, person_id: str, path: str, now: datetime, until: datetime) -> str:
        """A new link's token, which leads this person to `path`. Links whose time is over are removed."""
        self._session.execute(delete(SignInLinkRow).where(SignInLinkRow.until <= now))
        token = secrets.token_urlsafe(_BYTES)
        self._session.add(SignInLinkRow(id=_hash(token), person_id=person_id, path=path, until=until))
        return token

    def use(self, token: str, now: datetime) -> tuple[str, str]:
        """Whose link this is and where it leads. It is gone afterwards. Raises LinkGone."""
        used = self._session.execute(
            delete(SignInLinkRow)
            .where(SignInLinkRow.id == _hash(token))
            .returning(SignInLinkRow.person_id, SignInLinkRow.path, SignInLinkRow.until)
        ).first()
        if used is None or used.until <= now:
            raise LinkGone
        return used.person_id, used.path

    def begin(self, person_id: str, now: datetime, until: datetime) -> str:
        """A new session; the token for its cookie. Sessions whose time is over are removed."""
        self._session.execute(delete(SessionRow).where(SessionRow.until <= now))
        token = secrets.token_urlsafe(_BYTES)
        self._session.add(SessionRow(id=_hash(token), person_id=person_id, began_at=now, until=until))
        return token

    def session(self, token: str, now: datetime) -> SignedIn | None:
        """The session of this cookie; None when it ended or never was."""
        row = self._session.scalar(select(SessionRow).where(SessionRow.id == _hash(token), SessionRow.until > now))
        return _signed_in(row) if row is not None else None

    def sessions(self, person_id: str, now: datetime) -> Sequence[SignedIn]:
        """All sessions of this person, the newest first."""
        rows = self._session.scalars(
            select(SessionRow)
            .where(SessionRow.person_id == person_id, SessionRow.until > now)
            .order_by(SessionRow.began_at.desc())
        )
        return [_signed_in(row) for row in rows]

    def lengthen(self, token: str, until: datetime) -> None:
        """The session of this cookie was used: it lasts until then."""
        self._session.execute(update(SessionRow).where(SessionRow.id == _hash(token)).values(until=until))

    def end(self, token: str) -> None:
        """End the session of this cookie."""
        self._session.execute(delete(SessionRow).where(SessionRow.id == _hash(token)))

    def end_others(self, person_id: str | None, but: str | None = None) -> int:
        """End this person's sessions, except the one of the cookie `but`; how many there were. None: of everyone."""
        others = delete(SessionRow).returning(SessionRow.id)
        if person_id is not None:
            others = others.where(SessionRow.person_id == person_id)
        if but is not None:
            others = others.where(SessionRow.id != _hash(but))
        return len(self._session.scalars(others).all())


def _signed_in(row: SessionRow) -> SignedIn:
    return SignedIn(row.id, row.person_id, row.began_at, row.until)
