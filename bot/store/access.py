"""Who looked at or changed what of whom, without the content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.store.models import AccessRow, PersonRow


@dataclass(frozen=True, slots=True)
class AccessLine:
    """One line. `actor_id` is None when a program did it on its own."""

    at: datetime
    actor_id: str | None
    subject_id: str
    deed: str
    name: str | None = None
    """Who did it."""


class Access:
    """The access log. Lines are added, and removed only when their time is over or the person is erased."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def log(
        self, actor_id: str | None, subject_id: str, deed: str, now: datetime, *, again_after: timedelta = timedelta()
    ) -> None:
        """Write a line. `deed` is a short code of ours, never text of a person.

        The same deed by the same person sooner than `again_after` belongs to the line that is there.
        """
        self.log_each(actor_id, [subject_id], deed, now, again_after=again_after)

    def log_each(
        self,
        actor_id: str | None,
        subject_ids: Sequence[str],
        deed: str,
        now: datetime,
        *,
        again_after: timedelta = timedelta(),
    ) -> None:
        """Write a line about each of these people, as `log` does."""
        there: set[str] = set()
        if again_after:
            same = select(AccessRow.subject_id).filter_by(actor_id=actor_id, deed=deed)
            recent = same.where(AccessRow.subject_id.in_(subject_ids), AccessRow.at > now - again_after)
            there.update(self._session.scalars(recent))
        self._session.add_all(
            AccessRow(actor_id=actor_id, subject_id=id, deed=deed, at=now) for id in subject_ids if id not in there
        )

    def about(self, subject_id: str) -> list[AccessLine]:
        """The lines about one person, the oldest first."""
        rows = self._session.execute(
            select(AccessRow, PersonRow.name)
            .outerjoin(PersonRow, PersonRow.id == AccessRow.actor_id)
            .where(AccessRow.subject_id == subject_id)
            .order_by(AccessRow.id)
        )
        return [AccessLine(row.at, row.actor_id, row.subject_id, row.deed, name) for row, name in rows]
