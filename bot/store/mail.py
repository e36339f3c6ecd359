"""What came in and what goes out, in order, and the buttons between them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from bot.plan.ids import new_id
from bot.store.locks import one_at_a_time
from bot.store.models import ButtonRow, ConversationRow, InboxRow, OutboxRow

InboxKind = Literal["text", "command", "arrive"]
OutboxKind = Literal["reply", "notice", "apology"]

ON_DELIVERED = "on_delivered"
"""Key of a message that says what follows from its delivery. Kept with the message, never sent to anyone."""


class ButtonOld(Exception):
    """The button was used before, or another one of its message was, or it is no longer there."""


class ButtonForeign(Exception):
    """The button was made for someone else."""


@dataclass(frozen=True, slots=True)
class InboxMessage:
    """A message that came in. `text` is what was typed, to the letter; for a command it is the command."""

    seq: int
    id: str
    channel: str
    event_id: str
    person_id: str
    kind: InboxKind
    text: str
    received_at: datetime
    applied_at: datetime | None
    outcome: dict[str, Any] | None
    done_at: datetime | None
    tries: int
    parked_at: datetime | None


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """A message that goes out. `message` is what people and programs get, `on_delivered` what follows from that."""

    seq: int
    id: str
    person_id: str
    channel: str | None
    inbox_id: str | None
    kind: OutboxKind
    message: dict[str, Any]
    on_delivered: dict[str, Any] | None
    created_at: datetime
    delivered_at: datetime | None


def _inbox_message(row: InboxRow) -> InboxMessage:
    return InboxMessage(
        seq=row.seq,
        id=row.id,
        channel=row.channel,
        event_id=row.event_id,
        person_id=row.person_id,
        kind=row.kind,  # type: ignore[arg-type]  # only our own kinds are written
        text=row.text,
        received_at=row.received_at,
        applied_at=row.applied_at,
        outcome=row.outcome,
        done_at=row.done_at,
        tries=row.tries,
        parked_at=row.parked_at,
    )


def _outbox_message(row: OutboxRow) -> OutboxMessage:
    message = dict(row.message)
    on_delivered = message.pop(ON_DELIVERED, None)
    return OutboxMessage(
        seq=row.seq,
        id=row.id,
        person_id=row.person_id,
        channel=row.channel,
        inbox_id=row.inbox_id,
        kind=row.kind,  # type: ignore[arg-type]  # only our own kinds are written
        message=message,
        on_delivered=on_delivered,
        created_at=row.created_at,
        delivered_at=row.delivered_at,
    )


class Inbox:
    """Messages that came in. Each is kept once, however often it is delivered, and handled in order."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self, channel: str, event_id: str, person_id: str, kind: InboxKind, text: str, now: datetime
    ) -> InboxMessage | None:
        """Keep a message. None when this channel delivered this event before."""
        one_at_a_time(self._session, "mail", person_id)
        postgres = self._session.get_bind().dialect.name == "postgresql"
        insert = (postgresql.insert if postgres else sqlite.insert)(InboxRow)
        added = self._session.scalar(
            insert.values(
                id=new_id(),
                channel=channel,
                event_id=event_id,
                person_id=person_id,
                kind=kind,
                text=text,
                received_at=now,
                tries=0,
            )
            .on_conflict_do_nothing(index_elements=["channel", "event_id"])
            .returning(InboxRow)
        )
        return _inbox_message(added) if added is not None else None

    def get(self, id: str) -> InboxMessage | None:
        row = self._row(id)
        return _inbox_message(row) if row else None

    def by_event(self, channel: str, event_id: str) -> InboxMessage | None:
        """The message that this channel delivered as this event."""
        row = self._session.scalar(select(InboxRow).filter_by(channel=channel, event_id=event_id))
        return _inbox_message(row) if row else None

    def mark_applied(self, id: str, outcome: dict[str, Any], now: datetime) -> None:
        """Its effect is in the store, in this same unit of work. Raises LookupError when there is no such message."""
        row = self._must(id)
        row.applied_at, row.outcome = now, outcome

    def mark_done(self, id: str, now: datetime) -> None:
        """Its reply is in the outbox. Raises LookupError when there is no such message."""
        self._must(id).done_at = now

    def count_try(self, id: str) -> int:
        """One more attempt at it; how many there were now. Raises LookupError when there is no such message."""
        row = self._must(id)
        row.tries += 1
        return row.tries

    def park(self, id: str, now: datetime) -> None:
        """Put it aside with its text: it holds up nothing any more. Raises LookupError when it is not there."""
        row = self._must(id)
        row.parked_at = row.done_at = now

    def next_for(self, person_id: str) -> InboxMessage | None:
        """The oldest message of this person that waits."""
        row = self._session.scalar(
            select(InboxRow).filter_by(person_id=person_id, done_at=None).order_by(InboxRow.seq).limit(1)
        )
        return _inbox_message(row) if row else None

    def waiting_people(self) -> list[str]:
        """Who has a message that waits; the one who waits longest first."""
        oldest = func.min(InboxRow.seq)
        return list(
            self._session.scalars(
                select(InboxRow.person_id)
                .where(InboxRow.done_at.is_(None))
                .group_by(InboxRow.person_id)
                .order_by(oldest)
            )
        )

    def waiting_since(self) -> datetime | None:
        """When the message that waits longest came in; None when none waits."""
        return self._session.scalar(select(func.min(InboxRow.received_at)).where(InboxRow.done_at.is_(None)))

    def count_parked(self) -> int:
        return self._session.scalar(select(func.count()).where(InboxRow.parked_at.is_not(None))) or 0

    def history(self, person_id: str) -> list[InboxMessage]:
        """Everything this person sent, the oldest first."""
        rows = self._session.scalars(select(InboxRow).filter_by(person_id=person_id).order_by(InboxRow.seq))
        return [_inbox_message(row) for row in rows]

    def newest(self, person_id: str, limit: int) -> list[InboxMessage]:
        """The last messages of this person, the newest first."""
        rows = select(InboxRow).filter_by(person_id=person_id).order_by(InboxRow.seq.desc()).limit(limit)
        return [_inbox_message(row) for row in self._session.scalars(rows)]

    def _row(self, id: str) -> InboxRow | None:
        return self._session.scalar(select(InboxRow).filter_by(id=id))

    def _must(self, id: str) -> InboxRow:
        row = self._row(id)
        if row is None:
            raise LookupError("no such inbox message")
        return row


class Outbox:
    """Messages that go out, kept until their channel has delivered them."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        person_id: str,
        kind: OutboxKind,
        message: dict[str, Any],
        now: datetime,
        channel: str | None = None,
        inbox_id: str | None = None,
        id: str | None = None,
    ) -> OutboxMessage:
        """Put a message in line. What stands under ON_DELIVERED in it is kept, and never sent.

        `id` is that of a message whose buttons were issued before it.
        """
        one_at_a_time(self._session, "mail", person_id)
        row = OutboxRow(
            id=id or new_id(),
            person_id=person_id,
            channel=channel,
            inbox_id=inbox_id,
            kind=kind,
            message=message,
            created_at=now,
            delivered_at=None,
        )
        self._session.add(row)
        self._session.flush()
        return _outbox_message(row)

    def get(self, id: str) -> OutboxMessage | None:
        row = self._session.scalar(select(OutboxRow).filter_by(id=id))
        return _outbox_message(row) if row else None

    def change(self, id: str, message: dict[str, Any]) -> None:
        """Another wording of a message that was not delivered yet (its buttons got their tokens, for example).

        Raises LookupError when there is no such message in line.
        """
        row = self._session.scalar(select(OutboxRow).filter_by(id=id, delivered_at=None))
        if row is None:
            raise LookupError("no such outbox message in line")
        kept = {ON_DELIVERED: row.message[ON_DELIVERED]} if ON_DELIVERED in row.message else {}
        row.message = {**kept, **message}

    def undelivered(self, person_id: str) -> list[OutboxMessage]:
        """What still waits for this person, the oldest first."""
        return self._list(select(OutboxRow).filter_by(person_id=person_id, delivered_at=None))

    def mark_delivered(self, ids: Iterable[str], now: datetime) -> list[OutboxMessage]:
        """The channel has them. Those that were not delivered before are returned, to do what follows from it."""
        rows = self._session.scalars(
            select(OutboxRow).where(OutboxRow.id.in_(list(ids)), OutboxRow.delivered_at.is_(None))
        ).all()
        for row in rows:
            row.delivered_at = now
        return [_outbox_message(row) for row in sorted(rows, key=lambda row: row.seq)]

    def after(self, person_id: str, seq: int) -> list[OutboxMessage]:
        """Everything for this person with a higher number, the oldest first."""
        return self._list(select(OutboxRow).where(OutboxRow.person_id == person_id, OutboxRow.seq > seq))

    def of_inbox(self, inbox_id: str) -> list[OutboxMessage]:
        """What was said in answer to one message that came in."""
        return self._list(select(OutboxRow).filter_by(inbox_id=inbox_id))

    def history(self, person_id: str, limit: int) -> list[OutboxMessage]:
        """The last `limit` messages for this person, the oldest first."""
        newest = select(OutboxRow).filter_by(person_id=person_id).order_by(OutboxRow.seq.desc()).limit(limit)
        return [_outbox_message(row) for row in reversed(self._session.scalars(newest).all())]

    def last_seq(self, person_id: str) -> int:
        """The number of the newest message for this person; 0 when there is none."""
        return self._session.scalar(select(func.max(OutboxRow.seq)).filter_by(person_id=person_id)) or 0

    def take_back(self, ids: Iterable[str]) -> None:
        """Remove messages that were not delivered and are no longer true."""
        for row in self._session.scalars(
            select(OutboxRow).where(OutboxRow.id.in_(list(ids)), OutboxRow.delivered_at.is_(None))
        ):
            self._session.delete(row)

    def _list(self, query: Any) -> list[OutboxMessage]:
        rows: Sequence[OutboxRow] = self._session.scalars(query.order_by(OutboxRow.seq)).all()
        return [_outbox_message(row) for row in rows]


def place(question: str | None, about: dict[str, Any] | None) -> str:
    """An open question and what it is about, in one string; empty when none is open."""
    return f"{question}:{json.dumps(about or {}, sort_keys=True)}" if question else ""


class Buttons:
    """Buttons are opaque, for one person, and one of a message can be used once."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def issue(
        self, person_id: str, outbox_id: str, title: str, command: str, now: datetime, question: str = ""
    ) -> str:
        """A new button on a message; the token that stands for it. It works while `question` (`place`) is open."""
        token = secrets.token_urlsafe(24)
        self._session.add(
            ButtonRow(
                token=token,
                person_id=person_id,
                outbox_id=outbox_id,
                question=question,
                title=title,
                command=command,
                created_at=now,
                used_at=None,
            )
        )
        return token

    def press(self, token: str, person_id: str, now: datetime) -> str:
        """The command of a button, which is now used, as are the other buttons of its message.

        Raises ButtonOld when it was used, is gone or belongs to a question that is no longer open, and ButtonForeign
        when it was made for someone else.
        """
        row = self._session.get(ButtonRow, token)
        if row is None:
            raise ButtonOld
        if row.person_id != person_id:
            raise ButtonForeign
        one_at_a_time(self._session, "mail", person_id)
        if row.question and row.question != self._place(person_id):
            raise ButtonOld
        used = self._session.scalars(
            update(ButtonRow)
            .where(ButtonRow.outbox_id == row.outbox_id, ButtonRow.used_at.is_(None))
            .values(used_at=now)
            .returning(ButtonRow.token)
        ).all()
        if token not in used:
            raise ButtonOld
        return row.command

    def _place(self, person_id: str) -> str:
        row = self._session.execute(
            select(ConversationRow.question, ConversationRow.about).filter_by(person_id=person_id)
        ).first()
        return place(row.question, row.about) if row is not None else ""

    def look(self, token: str, person_id: str) -> tuple[str, str]:
        """The command and the title of a button, used or not, which is not pressed by it. Raises as `press` does."""
        row = self._session.get(ButtonRow, token)
        if row is None:
            raise ButtonOld
        if row.person_id != person_id:
            raise ButtonForeign
        return row.command, row.title

    def title(self, token: str, person_id: str) -> str | None:
        """What stands on a button of this person."""
        row = self._session.get(ButtonRow, token)
        return row.title if row is not None and row.person_id == person_id else None
