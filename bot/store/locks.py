"""Waiting for each other where the order of two transactions must be the order of their numbers."""

from __future__ import annotations

from sqlalchemy import text
from sqlalchemy.orm import Session


def one_at_a_time(session: Session, what: str, id: str) -> None:
    """Until this transaction ends, no other one does `what` for `id`.

    SQLite has one writer at a time already. PostgreSQL gives out sequence numbers before the commit: without this
    lock a reader could see message 11, move its cursor, and never see message 10, which was committed later.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(hashtext(:key))"), {"key": f"{what}:{id}"})
