"""Where people are in the conversation, who handles it now, and the engine's memory of it."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, or_, select, update
from sqlalchemy.orm import Session

from bot.dialogue.conversation import Conversation
from bot.plan.ids import new_id
from bot.store.models import ConversationRow, SnapshotRow
from bot.store.statements import InsertNew, given, run, table_of

CONVERSATIONS, SNAPSHOTS = table_of(ConversationRow), table_of(SnapshotRow)

_COLUMNS = tuple(CONVERSATIONS.c[part.name] for part in fields(Conversation))
_NEW = InsertNew(CONVERSATIONS, ["person_id"], _COLUMNS)
_OF = select(*_COLUMNS).where(CONVERSATIONS.c.person_id == given("person_id"))
_BY_ID = select(*_COLUMNS).where(CONVERSATIONS.c.id == given("id"))
_SAVED = ("form", "question", "about", "memory", "notice_version", "notice_shown_at", "arrived_at")
_SAVE = (
    update(CONVERSATIONS).where(CONVERSATIONS.c.id == given("which")).values({name: given(name) for name in _SAVED})
)

_MINE = CONVERSATIONS.c.person_id == given("whose")
_IS_MINE = CONVERSATIONS.c.leased_by == given("owner")
_TAKE = (
    update(CONVERSATIONS)
    .where(_MINE, or_(CONVERSATIONS.c.leased_until.is_(None), CONVERSATIONS.c.leased_until <= given("now"), _IS_MINE))
    .values(leased_by=given("owner"), leased_until=given("until"))
    .returning(CONVERSATIONS.c.id)
)
_RELEASE = update(CONVERSATIONS).where(_MINE, _IS_MINE).values(leased_by=None, leased_until=None)
_FORGET = delete(SNAPSHOTS).where(SNAPSHOTS.c.conversation_id == given("conversation_id"))


class Conversations:
    """One conversation per person, with a random id: the only name the engine knows."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, person_id: str) -> Conversation:
        """This person's conversation, begun when there is none."""
        found = self.find(person_id)
        if found is None:
            # Two processes may do this at once: the second finds what the first made.
            begin_conversation(self._session, person_id)
            found = self.find(person_id)
        assert found is not None
        return found

    def find(self, person_id: str) -> Conversation | None:
        """This person's conversation as it is; None when it was never begun."""
        row = run(self._session, _OF, {"person_id": person_id}).first()
        return Conversation(**row._mapping) if row is not None else None

    def by_id(self, id: str) -> Conversation | None:
        row = run(self._session, _BY_ID, {"id": id}).first()
        return Conversation(**row._mapping) if row is not None else None

    def save(self, conversation: Conversation) -> None:
        """Write it. Raises LookupError when it is not there (any more)."""
        values = {name: getattr(conversation, name) for name in _SAVED}
        if run(self._session, _SAVE, {"which": conversation.id, **values}).rowcount != 1:
            raise LookupError("no such conversation")


class Leases:
    """Who handles the messages of one person now: one at a time, whatever the number of processes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def take(self, person_id: str, owner: str, now: datetime, seconds: float) -> str | None:
        """Take the lease for some time, or lengthen one's own.

        Returns the id of the conversation, or None while another owner has the lease.
        """
        taken = self.renew(person_id, owner, now, seconds)
        if taken is not None or run(self._session, _OF, {"person_id": person_id}).first() is not None:
            return taken
        begin_conversation(self._session, person_id)
        return self.renew(person_id, owner, now, seconds)

    def renew(self, person_id: str, owner: str, now: datetime, seconds: float) -> str | None:
        """As `take`, but a conversation that was erased meanwhile does not come back by it."""
        until = now + timedelta(seconds=seconds)
        values = {"whose": person_id, "owner": owner, "now": now, "until": until}
        taken: str | None = run(self._session, _TAKE, values).scalar()
        return taken

    def release(self, person_id: str, owner: str) -> None:
        """Give it back. Does nothing when another owner has it by now."""
        run(self._session, _RELEASE, {"whose": person_id, "owner": owner})


class Snapshots:
    """The engine's memory of a conversation. It follows from the store and can be thrown away."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def delete(self, conversation_id: str) -> None:
        run(self._session, _FORGET, {"conversation_id": conversation_id})


def begin_conversation(session: Session, person_id: str) -> None:
    """Add an empty conversation unless this person has one."""
    values: dict[str, Any] = {"id": new_id(), "person_id": person_id, "about": {}, "memory": {}, "notice_version": ""}
    _NEW.run(session, values)
