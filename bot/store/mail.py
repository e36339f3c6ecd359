"""What came in and what goes out, in order, and the buttons between them."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Row, and_, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session

from bot.plan.ids import new_id
from bot.store.locks import one_at_a_time
from bot.store.models import ButtonRow, ConversationRow, InboxRow, OutboxRow
from bot.store.statements import InsertNew, given, run, table_of

InboxKind = Literal["text", "command", "arrive"]
OutboxKind = Literal["reply", "notice", "apology"]

ON_DELIVERED = "on_delivered"
"""Key of a message that says what follows from its delivery. Kept with the message, never sent to anyone."""
ONE_CLOCK = timedelta(seconds=1)
"""What is closer to each other than this was said at the same time: of a platform's own times the second is sure."""
CLOCKS_DIFFER = timedelta(seconds=10)
"""So far the clock of a platform may be off ours, or that of another platform."""


class ButtonOld(Exception):
    """The button was used before, or another one of its message was, or it is no longer there."""


class ButtonForeign(Exception):
    """The button was made for someone else."""


@dataclass(frozen=True, slots=True)
class InboxMessage:
    """A message that came in. `text` is what was typed, to the letter; for a command it is the command.

    said_at: when it was said by the clock of its platform; None where there is no platform, or it does not tell.
    """

    seq: int
    id: str
    channel: str
    event_id: str
    person_id: str
    kind: InboxKind
    text: str
    received_at: datetime
    said_at: datetime | None
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


INBOX, OUTBOX = table_of(InboxRow), table_of(OutboxRow)
BUTTONS, CONVERSATIONS = table_of(ButtonRow), table_of(ConversationRow)

_said = func.coalesce(INBOX.c.said_at, INBOX.c.received_at)
_INBOX_COLUMNS = tuple(INBOX.c[part.name] for part in fields(InboxMessage))
_INBOX = select(*_INBOX_COLUMNS)
_INBOX_NEW = InsertNew(INBOX, ["channel", "event_id"], _INBOX_COLUMNS)
_INBOX_GET = _INBOX.where(INBOX.c.id == given("id"))
_INBOX_BY_EVENT = _INBOX.where(INBOX.c.channel == given("channel"), INBOX.c.event_id == given("event_id"))
_INBOX_OF = _INBOX.where(INBOX.c.person_id == given("person_id")).order_by(INBOX.c.seq)
_INBOX_NEWEST = (
    _INBOX.where(INBOX.c.person_id == given("person_id"))
    .order_by(_said.desc(), INBOX.c.seq.desc())
    .limit(given("limit"))
)
_INBOX_NEXT = (
    _INBOX.where(INBOX.c.person_id == given("person_id"), INBOX.c.done_at.is_(None))
    .order_by(_said, INBOX.c.seq)
    .limit(1)
)
_BY_THE_SAME_CLOCK = and_(INBOX.c.channel == given("channel"), INBOX.c.said_at.is_not(None))
_OVERTAKEN = (
    select(INBOX.c.id)
    .where(
        INBOX.c.person_id == given("person_id"),
        INBOX.c.applied_at.is_not(None),
        INBOX.c.kind != "arrive",
        or_(
            and_(_BY_THE_SAME_CLOCK, _said > given("by_one_clock")),
            and_(~_BY_THE_SAME_CLOCK, _said > given("by_two_clocks")),
        ),
    )
    .limit(1)
)
_THIS = update(INBOX).where(INBOX.c.id == given("which"))
_APPLIED = _THIS.values(applied_at=given("applied_at"), outcome=given("outcome"))
_DONE = _THIS.values(done_at=given("done_at"))
_TRIED = _THIS.values(tries=INBOX.c.tries + 1).returning(INBOX.c.tries)
_PARKED = _THIS.values(parked_at=given("done_at"), done_at=given("done_at"))
_WAITING = (
    select(INBOX.c.person_id)
    .where(INBOX.c.done_at.is_(None))
    .group_by(INBOX.c.person_id)
    .order_by(func.min(INBOX.c.seq))
)

_OUTBOX_COLUMNS = tuple(OUTBOX.c[part.name] for part in fields(OutboxMessage) if part.name != ON_DELIVERED)
_OUTBOX = select(*_OUTBOX_COLUMNS)
_OUTBOX_NEW = insert(OUTBOX).returning(OUTBOX.c.seq)
_OUTBOX_GET = _OUTBOX.where(OUTBOX.c.id == given("id"))
_MINE = OUTBOX.c.person_id == given("person_id")
_UNDELIVERED = _OUTBOX.where(_MINE, OUTBOX.c.delivered_at.is_(None)).order_by(OUTBOX.c.seq)
_NOTICES = _UNDELIVERED.where(OUTBOX.c.kind == "notice")
_AFTER = _OUTBOX.where(_MINE, OUTBOX.c.seq > given("seq")).order_by(OUTBOX.c.seq)
_OF_INBOX = _OUTBOX.where(OUTBOX.c.inbox_id == given("inbox_id")).order_by(OUTBOX.c.seq)
_NEWEST = _OUTBOX.where(_MINE).order_by(OUTBOX.c.seq.desc()).limit(given("limit"))
_LAST_SEQ = select(func.max(OUTBOX.c.seq)).where(_MINE)

_BUTTON_NEW = insert(BUTTONS)
_BUTTON = select(BUTTONS).where(BUTTONS.c.token == given("token"))
_BUTTONS_USED = (
    update(BUTTONS)
    .where(BUTTONS.c.outbox_id == given("which"), BUTTONS.c.used_at.is_(None))
    .values(used_at=given("used_at"))
    .returning(BUTTONS.c.token)
)
_PLACE = select(CONVERSATIONS.c.question, CONVERSATIONS.c.about).where(
    CONVERSATIONS.c.person_id == given("person_id")
)


def _inbox_message(row: Row[Any]) -> InboxMessage:
    return InboxMessage(**row._mapping)


def _outbox_message(row: Row[Any]) -> OutboxMessage:
    values = dict(row._mapping)
    message = dict(values.pop("message"))
    on_delivered = message.pop(ON_DELIVERED, None)
    return OutboxMessage(**values, message=message, on_delivered=on_delivered)


class Inbox:
    """Messages that came in. Each is kept once, however often it is delivered, and handled in order."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(
        self,
        channel: str,
        event_id: str,
        person_id: str,
        kind: InboxKind,
        text: str,
        now: datetime,
        said_at: datetime | None = None,
    ) -> InboxMessage | None:
        """Keep a message. None when this channel delivered this event before."""
        one_at_a_time(self._session, "mail", person_id)
        values = {
            "id": new_id(),
            "channel": channel,
            "event_id": event_id,
            "person_id": person_id,
            "kind": kind,
            "text": text,
            "received_at": now,
            "said_at": said_at,
            "tries": 0,
        }
        added = _INBOX_NEW.run(self._session, values)
        return _inbox_message(added) if added is not None else None

    def get(self, id: str) -> InboxMessage | None:
        return self._one(_INBOX_GET, id=id)

    def by_event(self, channel: str, event_id: str) -> InboxMessage | None:
        """The message that this channel delivered as this event."""
        return self._one(_INBOX_BY_EVENT, channel=channel, event_id=event_id)

    def mark_applied(self, id: str, outcome: dict[str, Any], now: datetime) -> None:
        """Its effect is in the store, in this same unit of work. Raises LookupError when there is no such message."""
        self._change(_APPLIED, which=id, applied_at=now, outcome=outcome)

    def mark_done(self, id: str, now: datetime) -> None:
        """Its reply is in the outbox. Raises LookupError when there is no such message."""
        self._change(_DONE, which=id, done_at=now)

    def count_try(self, id: str) -> int:
        """One more attempt at it; how many there were now. Raises LookupError when there is no such message."""
        tries: int | None = run(self._session, _TRIED, {"which": id}).scalar()
        if tries is None:
            raise LookupError("no such inbox message")
        return tries

    def park(self, id: str, now: datetime) -> None:
        """Put it aside with its text: it holds up nothing any more. Raises LookupError when it is not there."""
        self._change(_PARKED, which=id, done_at=now)

    def next_for(self, person_id: str) -> InboxMessage | None:
        """Of the messages of this person that wait, the one that was said first."""
        return self._one(_INBOX_NEXT, person_id=person_id)

    def overtaken(self, message: InboxMessage) -> bool:
        """Whether something that this person said later has had its effect already. To open the chat says nothing."""
        if message.said_at is None:
            return False
        values = {
            "person_id": message.person_id,
            "channel": message.channel,
            "by_one_clock": message.said_at + ONE_CLOCK,
            "by_two_clocks": message.said_at + CLOCKS_DIFFER,
        }
        return run(self._session, _OVERTAKEN, values).first() is not None

    def waiting_people(self) -> list[str]:
        """Who has a message that waits; the one who waits longest first."""
        return list(run(self._session, _WAITING).scalars())

    def waiting_since(self) -> datetime | None:
        """When the message that waits longest came in; None when none waits."""
        return self._session.scalar(select(func.min(InboxRow.received_at)).where(InboxRow.done_at.is_(None)))

    def count_parked(self) -> int:
        return self._session.scalar(select(func.count()).where(InboxRow.parked_at.is_not(None))) or 0

    def history(self, person_id: str) -> list[InboxMessage]:
        """Everything this person sent, the oldest first."""
        return [_inbox_message(row) for row in run(self._session, _INBOX_OF, {"person_id": person_id})]

    def newest(self, person_id: str, limit: int) -> list[InboxMessage]:
        """What this person said last, the newest first."""
        rows = run(self._session, _INBOX_NEWEST, {"person_id": person_id, "limit": limit})
        return [_inbox_message(row) for row in rows]

    def _one(self, query: Any, **values: Any) -> InboxMessage | None:
        row = run(self._session, query, values).first()
        return _inbox_message(row) if row is not None else None

    def _change(self, statement: Any, **values: Any) -> None:
        if run(self._session, statement, values).rowcount != 1:
            raise LookupError("no such inbox message")


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
        values: dict[str, Any] = {
            "id": id or new_id(),
            "person_id": person_id,
            "channel": channel,
            "inbox_id": inbox_id,
            "kind": kind,
            "created_at": now,
            "delivered_at": None,
        }
        seq = run(self._session, _OUTBOX_NEW, {**values, "message": message}).scalar_one()
        kept = dict(message)
        on_delivered = kept.pop(ON_DELIVERED, None)
        return OutboxMessage(seq=seq, **values, message=kept, on_delivered=on_delivered)

    def get(self, id: str) -> OutboxMessage | None:
        row = run(self._session, _OUTBOX_GET, {"id": id}).first()
        return _outbox_message(row) if row is not None else None

    def undelivered(self, person_id: str) -> list[OutboxMessage]:
        """What still waits for this person, the oldest first."""
        return self._list(_UNDELIVERED, person_id=person_id)

    def waiting_notices(self, person_id: str) -> list[OutboxMessage]:
        """The notices among them."""
        return self._list(_NOTICES, person_id=person_id)

    def mark_delivered(self, ids: Iterable[str], now: datetime) -> list[OutboxMessage]:
        """The channel has them. Those that were not delivered before are returned, to do what follows from it."""
        delivered = run(
            self._session,
            update(OUTBOX)
            .where(OUTBOX.c.id.in_(list(ids)), OUTBOX.c.delivered_at.is_(None))
            .values(delivered_at=now)
            .returning(*_OUTBOX_COLUMNS),
        )
        return sorted((_outbox_message(row) for row in delivered), key=lambda message: message.seq)

    def after(self, person_id: str, seq: int) -> list[OutboxMessage]:
        """Everything for this person with a higher number, the oldest first."""
        return self._list(_AFTER, person_id=person_id, seq=seq)

    def of_inbox(self, inbox_id: str) -> list[OutboxMessage]:
        """What was said in answer to one message that came in."""
        return self._list(_OF_INBOX, inbox_id=inbox_id)

    def history(self, person_id: str, limit: int) -> list[OutboxMessage]:
        """The last `limit` messages for this person, the oldest first."""
        return self._list(_NEWEST, person_id=person_id, limit=limit)[::-1]

    def last_seq(self, person_id: str) -> int:
        """The number of the newest message for this person; 0 when there is none."""
        return run(self._session, _LAST_SEQ, {"person_id": person_id}).scalar() or 0

    def take_back(self, ids: Iterable[str]) -> None:
        """Remove messages that were not delivered and are no longer true."""
        run(self._session, delete(OUTBOX).where(OUTBOX.c.id.in_(list(ids)), OUTBOX.c.delivered_at.is_(None)))

    def _list(self, query: Any, **values: Any) -> list[OutboxMessage]:
        return [_outbox_message(row) for row in run(self._session, query, values)]


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
        return self.issue_all(person_id, outbox_id, [(title, command)], now, question)[0]

    def issue_all(
        self, person_id: str, outbox_id: str, buttons: Iterable[tuple[str, str]], now: datetime, question: str = ""
    ) -> list[str]:
        """New buttons on a message, each by its title and command; their tokens, in this order."""
        rows = [
            {
                "token": secrets.token_urlsafe(24),
                "person_id": person_id,
                "outbox_id": outbox_id,
                "question": question,
                "title": title,
                "command": command,
                "created_at": now,
                "used_at": None,
            }
            for title, command in buttons
        ]
        if rows:
            run(self._session, _BUTTON_NEW, rows)
        return [row["token"] for row in rows]  # type: ignore[misc]

    def press(self, token: str, person_id: str, now: datetime) -> str:
        """The command of a button, which is now used, as are the other buttons of its message.

        Raises ButtonOld when it was used, is gone or belongs to a question that is no longer open, and ButtonForeign
        when it was made for someone else.
        """
        row = self._there(token, person_id)
        one_at_a_time(self._session, "mail", person_id)
        if row.question and row.question != self._place(person_id):
            raise ButtonOld
        used = run(self._session, _BUTTONS_USED, {"which": row.outbox_id, "used_at": now}).scalars().all()
        if token not in used:
            raise ButtonOld
        return str(row.command)

    def _there(self, token: str, person_id: str) -> Row[Any]:
        row = run(self._session, _BUTTON, {"token": token}).first()
        if row is None:
            raise ButtonOld
        if row.person_id != person_id:
            raise ButtonForeign
        return row

    def _place(self, person_id: str) -> str:
        row = run(self._session, _PLACE, {"person_id": person_id}).first()
        return place(row.question, row.about) if row is not None else ""

    def look(self, token: str, person_id: str) -> tuple[str, str]:
        """The command and the title of a button, used or not, which is not pressed by it. Raises as `press` does."""
        row = self._there(token, person_id)
        return row.command, row.title

    def title(self, token: str, person_id: str) -> str | None:
        """What stands on a button of this person."""
        try:
            return self.look(token, person_id)[1]
        except (ButtonOld, ButtonForeign):
            return None
