"""Where people are in the conversation, who handles it now, and the engine's memory of it."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.dialogue.conversation import Conversation
from bot.plan.ids import new_id
from bot.store.models import ConversationRow, SnapshotRow


class Conversations:
    """One conversation per person, with a random id: the only name the engine knows."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, person_id: str) -> Conversation:
        """This person's conversation, begun when there is none."""
        row = self._session.scalar(select(ConversationRow).filter_by(person_id=person_id))
        return _conversation(row or self._begin(person_id))

    def find(self, person_id: str) -> Conversation | None:
        """This person's conversation as it is; None when it was never begun."""
        row = self._session.scalar(select(ConversationRow).filter_by(person_id=person_id))
        return _conversation(row) if row else None

    def by_id(self, id: str) -> Conversation | None:
        row = self._session.get(ConversationRow, id)
        return _conversation(row) if row else None

    def save(self, conversation: Conversation) -> None:
        """Write what changed. Raises LookupError when it is not there (any more)."""
        row = self._session.get(ConversationRow, conversation.id)
        if row is None:
            raise LookupError("no such conversation")
        row.form = conversation.form
        row.question = conversation.question
        row.about = deepcopy(conversation.about)
        row.memory = deepcopy(conversation.memory)
        row.notice_version = conversation.notice_version
        row.notice_shown_at = conversation.notice_shown_at
        row.arrived_at = conversation.arrived_at
        self._session.flush()

    def _begin(self, person_id: str) -> ConversationRow:
        """Two processes may do this at once: the second finds what the first made."""
        begin_conversation(self._session, person_id)
        return self._session.scalars(select(ConversationRow).filter_by(person_id=person_id)).one()


class Leases:
    """Who handles the messages of one person now: one at a time, whatever the number of processes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def take(self, person_id: str, owner: str, now: datetime, seconds: float) -> bool:
        """Take the lease for some time, or lengthen one's own. False while another owner has it."""
        if self._take(person_id, owner, now, seconds):
            return True
        if self._session.scalar(select(ConversationRow.id).filter_by(person_id=person_id)) is not None:
            return False
        begin_conversation(self._session, person_id)
        return self._take(person_id, owner, now, seconds)

    def renew(self, person_id: str, owner: str, now: datetime, seconds: float) -> bool:
        """Lengthen one's own. A conversation that was erased meanwhile does not come back by it."""
        return self._take(person_id, owner, now, seconds)

    def release(self, person_id: str, owner: str) -> None:
        """Give it back. Does nothing when another owner has it by now."""
        self._session.execute(
            update(ConversationRow)
            .filter_by(person_id=person_id, leased_by=owner)
            .values(leased_by=None, leased_until=None)
        )

    def _take(self, person_id: str, owner: str, now: datetime, seconds: float) -> bool:
        free = or_(
            ConversationRow.leased_until.is_(None),
            ConversationRow.leased_until <= now,
            ConversationRow.leased_by == owner,
        )
        taken = self._session.scalars(
            update(ConversationRow)
            .where(ConversationRow.person_id == person_id, free)
            .values(leased_by=owner, leased_until=now + timedelta(seconds=seconds))
            .returning(ConversationRow.id)
        ).all()
        return bool(taken)


class Snapshots:
    """The engine's memory of a conversation. It follows from the store and can be thrown away."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def delete(self, conversation_id: str) -> None:
        self._session.execute(delete(SnapshotRow).filter_by(conversation_id=conversation_id))


def begin_conversation(session: Session, person_id: str) -> None:
    """Add an empty conversation unless this person has one."""
    postgres = session.get_bind().dialect.name == "postgresql"
    insert = (postgresql.insert if postgres else sqlite.insert)(ConversationRow)
    values = {"id": new_id(), "person_id": person_id, "about": {}, "memory": {}, "notice_version": ""}
    session.execute(insert.values(values).on_conflict_do_nothing(index_elements=["person_id"]))


def _conversation(row: ConversationRow) -> Conversation:
    # Copies: the row must keep what is stored, to see what changed.
    return Conversation(
        id=row.id,
        person_id=row.person_id,
        form=row.form,
        question=row.question,
        about=deepcopy(row.about),
        memory=deepcopy(row.memory),
        notice_version=row.notice_version,
        notice_shown_at=row.notice_shown_at,
        arrived_at=row.arrived_at,
    )
