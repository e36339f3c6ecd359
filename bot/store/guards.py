"""What no unit of work may do, whoever writes it."""

from __future__ import annotations

from typing import Any, Never

from sqlalchemy import event
from sqlalchemy.orm import Session

from bot.store.mapping import SignedVersion
from bot.store.models import ReleaseRow, SignatureRow, VersionRow


class WritingSession(Session):
    """A session in which nothing that was signed can be changed."""


class ReadingSession(Session):
    """A session that changes nothing."""


def refuse(*_of_the_event: Any) -> Never:
    """Raises RuntimeError: something is to be written where nothing may."""
    raise RuntimeError("this unit of work only reads: use work(write=True)")


def _keep_what_was_signed(session: Session, _context: Any, _instances: Any) -> None:
    for row in session.dirty:
        if isinstance(row, VersionRow | SignatureRow) and session.is_modified(row):
            raise SignedVersion("a version or a signature cannot be changed")
    for row in session.deleted:
        if isinstance(row, VersionRow | SignatureRow) and not _released(session, row.plan_id):
            raise SignedVersion("a version or a signature cannot be removed")


def _released(session: Session, plan_id: str) -> bool:
    with session.no_autoflush:
        return session.get(ReleaseRow, plan_id) is not None


# Once for each kind and not for each session, which would cost every unit of work a sixth of its time.
event.listen(WritingSession, "before_flush", _keep_what_was_signed)
event.listen(ReadingSession, "before_flush", refuse)
