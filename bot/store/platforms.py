"""People on Slack and Teams, and what was delivered there."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, delete, func, or_, select, union, update
from sqlalchemy.orm import Session

from bot.store.locks import one_at_a_time
from bot.store.models import (
    ButtonRow,
    ConversationRow,
    DeliveryRow,
    InboxRow,
    MetaRow,
    OutboxRow,
    PersonRow,
    PlatformIdentityRow,
    StrangerRow,
    WipeRow,
)

STATUS = "status:"
"""How the ids of deliveries begin that only say that the answer takes a moment."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who someone is on one platform, and where to send what is for them."""

    channel: str
    user_id: str
    person_id: str
    address: dict[str, Any]
    last_used_at: datetime | None
    blocked_at: datetime | None
    quiet_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message on a platform. `parts` are the outbox messages that it shows."""

    id: str
    channel: str
    person_id: str
    parts: tuple[str, ...]
    address: dict[str, Any]
    attempted_at: datetime | None
    message_id: str | None
    chosen: str
    replace_at: datetime | None


@dataclass(frozen=True, slots=True)
class Wipe:
    """A message to take away on a platform."""

    id: str
    address: dict[str, Any]
    message_id: str


@dataclass(frozen=True, slots=True)
class Stranger:
    """Someone who wrote and is not in the directory."""

    channel: str
    user_id: str
    name: str
    reason: str
    last_at: datetime
    times: int


class Identities:
    """Who people are on the platforms, and which process sends to them now."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, channel: str, user_id: str) -> Identity | None:
        row = self._session.get(PlatformIdentityRow, (channel, user_id))
        return _identity(row) if row else None

    def of_person(self, person_id: str) -> list[Identity]:
        """Everything this person is known as, the last used first."""
        rows = self._session.scalars(select(PlatformIdentityRow).filter_by(person_id=person_id)).all()
        used = [row for row in rows if row.last_used_at is not None]
        used.sort(key=lambda row: row.last_used_at or row.linked_at, reverse=True)
        return [_identity(row) for row in (*used, *(row for row in rows if row.last_used_at is None))]

    def on(self, channel: str, person_id: str) -> Identity | None:
        """What this person used last on this platform; None where they are not known, or blocked us."""
        return next((i for i in self.of_person(person_id) if i.channel == channel and i.blocked_at is None), None)

    def link(
        self, channel: str, user_id: str, person_id: str, address: dict[str, Any], now: datetime, *, used: bool = True
    ) -> Identity:
        """Remember who this is. Whoever it was before, it is this person from now on."""
        # Two processes may meet someone for the first time at the same moment.
        one_at_a_time(self._session, "identity", f"{channel}:{user_id}")
        row = self._session.get(PlatformIdentityRow, (channel, user_id))
        if row is None:
            row = PlatformIdentityRow(channel=channel, user_id=user_id, linked_at=now, last_used_at=None)
            self._session.add(row)
        row.person_id, row.address, row.blocked_at = person_id, deepcopy(address), None
        if used:
            row.last_used_at = now
        self._session.flush()
        self._session.execute(delete(StrangerRow).filter_by(channel=channel, user_id=user_id))
        return _identity(row)

    def used(self, channel: str, user_id: str, address: dict[str, Any], now: datetime) -> None:
        """They wrote there: that is where they are now, and they are no longer blocking us."""
        row = self._session.get(PlatformIdentityRow, (channel, user_id))
        if row is None:
            return
        row.last_used_at, row.blocked_at = now, None
        known = dict(row.address)
        if {**known, **address} != known:
            row.address = {**known, **address}

    def keep_address(self, channel: str, user_id: str, address: dict[str, Any]) -> None:
        """Another address for the same person (the platform opened a conversation)."""
        row = self._session.get(PlatformIdentityRow, (channel, user_id))
        if row is not None:
            row.address = deepcopy(address)

    def block(self, channel: str, user_id: str, now: datetime) -> None:
        """They want no messages there any more."""
        row = self._session.get(PlatformIdentityRow, (channel, user_id))
        if row is not None and row.blocked_at is None:
            row.blocked_at = now

    def quiet(self, channel: str, user_id: str, since: datetime | None) -> None:
        """They want only answers there, no notices that come by themselves; None: those as well again."""
        row = self._session.get(PlatformIdentityRow, (channel, user_id))
        if row is not None:
            row.quiet_since = since

    def take(self, channel: str, person_id: str, owner: str, now: datetime, seconds: float) -> bool:
        """Be the only one who sends to this person there, or go on being it. False while another one is."""
        free = or_(
            PlatformIdentityRow.sending_until.is_(None),
            PlatformIdentityRow.sending_until <= now,
            PlatformIdentityRow.sending_by == owner,
        )
        taken = self._session.scalars(
            update(PlatformIdentityRow)
            .where(PlatformIdentityRow.channel == channel, PlatformIdentityRow.person_id == person_id, free)
            .values(sending_by=owner, sending_until=now + timedelta(seconds=seconds))
            .returning(PlatformIdentityRow.user_id)
        ).all()
        return bool(taken)

    def release(self, channel: str, person_id: str, owner: str, until: datetime | None = None) -> None:
        """Let others send again; from `until` on, where the platform asked for a pause."""
        self._session.execute(
            update(PlatformIdentityRow)
            .filter_by(channel=channel, person_id=person_id, sending_by=owner)
            .values(sending_by=None, sending_until=until)
        )

    def waiting(self, channel: str, now: datetime) -> list[str]:
        """People for whom something may have to be sent there now: messages, notices, replaced cards."""
        mine = select(PlatformIdentityRow.person_id).where(
            PlatformIdentityRow.channel == channel,
            PlatformIdentityRow.blocked_at.is_(None),
            or_(PlatformIdentityRow.sending_until.is_(None), PlatformIdentityRow.sending_until <= now),
        )
        told = mine.where(PlatformIdentityRow.quiet_since.is_(None))
        messages = (
            select(OutboxRow.person_id)
            .outerjoin(ConversationRow, ConversationRow.person_id == OutboxRow.person_id)
            .where(
                OutboxRow.delivered_at.is_(None),
                OutboxRow.person_id.in_(mine),
                or_(
                    OutboxRow.channel == channel,
                    # A notice never interrupts an open question.
                    and_(
                        OutboxRow.channel.is_(None),
                        ConversationRow.question.is_(None),
                        OutboxRow.person_id.in_(told),
                    ),
                ),
            )
        )
        replaced = select(DeliveryRow.person_id).where(
            DeliveryRow.channel == channel, DeliveryRow.replace_at.is_not(None), DeliveryRow.person_id.in_(mine)
        )
        return list(self._session.scalars(union(messages, replaced)))

    def unreached(self, before: datetime) -> list[tuple[str, str]]:
        """People for whom a notice waits since `before`, and who are known on no platform: id and e-mail address."""
        known = select(PlatformIdentityRow.person_id)
        rows = self._session.execute(
            select(PersonRow.id, PersonRow.email)
            .join(OutboxRow, OutboxRow.person_id == PersonRow.id)
            .where(
                OutboxRow.delivered_at.is_(None),
                OutboxRow.channel.is_(None),
                OutboxRow.kind == "notice",
                OutboxRow.created_at <= before,
                PersonRow.left_on.is_(None),
                PersonRow.id.not_in(known),
            )
            .distinct()
        )
        return [(id, email) for id, email in rows]

    def last_in_browser(self, person_id: str, browser: str) -> datetime | None:
        """When this person last wrote in the browser, as far as messages are kept."""
        return self._session.scalar(
            select(func.max(InboxRow.received_at)).filter_by(person_id=person_id, channel=browser)
        )


class Deliveries:
    """What was sent on a platform, so that it can be found, replaced and removed there."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, id: str) -> Delivery | None:
        row = self._session.get(DeliveryRow, id)
        return _delivery(row) if row else None

    def by_message(self, channel: str, person_id: str, message_id: str) -> Delivery | None:
        """What this person was sent as this message of the platform."""
        row = self._session.scalar(
            select(DeliveryRow).filter_by(channel=channel, person_id=person_id, message_id=message_id)
        )
        return _delivery(row) if row else None

    def of_person(self, channel: str, person_id: str) -> list[Delivery]:
        """Everything that stands there for this person, as far as we know."""
        rows = self._session.scalars(select(DeliveryRow).filter_by(channel=channel, person_id=person_id))
        return [_delivery(row) for row in rows]

    def any_since(self, channel: str, person_id: str, moment: datetime, but: Collection[str]) -> bool:
        """Whether anything was sent there to this person after this moment, other than these deliveries."""
        others = select(DeliveryRow.id).filter_by(channel=channel, person_id=person_id)
        query = others.where(DeliveryRow.attempted_at > moment, DeliveryRow.id.not_in(but)).limit(1)
        return self._session.scalar(query) is not None

    def attempt(
        self, id: str, channel: str, person_id: str, parts: Iterable[str], address: dict[str, Any], now: datetime
    ) -> tuple[Delivery, bool]:
        """It is about to be sent. Returns it, and whether an earlier attempt may have arrived unnoticed."""
        row = self._session.get(DeliveryRow, id)
        unsure = row is not None and row.attempted_at is not None and row.message_id is None
        if row is None:
            row = DeliveryRow(
                id=id,
                channel=channel,
                person_id=person_id,
                parts=list(parts),
                address=deepcopy(address),
                attempted_at=now,
                message_id=None,
                chosen="",
                replace_at=None,
            )
            self._session.add(row)
            self._session.flush()
        elif not unsure:
            # Nothing of it is there: it may be put together anew.
            row.parts, row.attempted_at = list(parts), now
        return _delivery(row), unsure

    def refused(self, id: str) -> None:
        """The platform did not take it: that is sure."""
        row = self._session.get(DeliveryRow, id)
        if row is not None and row.message_id is None:
            row.attempted_at = None

    def arrived(self, id: str, message_id: str) -> bool:
        """The platform keeps it under this id. False when nobody knows of it any more: they were erased meanwhile."""
        row = self._session.get(DeliveryRow, id)
        if row is not None:
            row.message_id = message_id
        return row is not None

    def choose(self, id: str, chosen: str, now: datetime) -> None:
        """A choice was made on it: it is to be replaced. An empty choice only takes its buttons away."""
        row = self._session.get(DeliveryRow, id)
        if row is not None:
            row.chosen = row.chosen or chosen
            row.replace_at = now

    def to_replace(self, channel: str, person_id: str) -> list[Delivery]:
        rows = self._session.scalars(
            select(DeliveryRow)
            .where(DeliveryRow.replace_at.is_not(None))
            .filter_by(channel=channel, person_id=person_id)
            .order_by(DeliveryRow.replace_at)
        )
        return [_delivery(row) for row in rows]

    def replaced(self, id: str) -> None:
        row = self._session.get(DeliveryRow, id)
        if row is not None:
            row.replace_at = None

    def forget(self, ids: Iterable[str]) -> None:
        """They are no longer there."""
        self._session.execute(delete(DeliveryRow).where(DeliveryRow.id.in_(list(ids))))

    def tokens(self, parts: Iterable[str]) -> dict[str, bool]:
        """The buttons of these outbox messages, and whether each was used."""
        rows = self._session.execute(
            select(ButtonRow.token, ButtonRow.used_at).where(ButtonRow.outbox_id.in_(list(parts)))
        )
        return {token: used_at is not None for token, used_at in rows}


class Wipes:
    """What is to be taken away on the platforms of people who were erased here."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def leave(self, person_id: str, now: datetime, about: Collection[str] | None = None) -> int:
        """What this person was sent on any platform is to go there; of it, what shows the outbox messages `about`.

        How many messages that is.
        """
        sent = self._session.scalars(
            select(DeliveryRow).where(DeliveryRow.person_id == person_id, DeliveryRow.message_id.is_not(None))
        ).all()
        gone = [row for row in sent if about is None or not set(about).isdisjoint(row.parts)]
        for row in gone:
            self.add(row.id, row.channel, row.address, row.message_id or "", now)
            self._session.delete(row)
        self._session.flush()
        return len(gone)

    def add(self, id: str, channel: str, address: dict[str, Any], message_id: str, now: datetime) -> None:
        """This one is to go."""
        self._session.add(
            WipeRow(id=id, channel=channel, address=deepcopy(address), message_id=message_id, since=now, due_at=now)
        )

    def take(self, channel: str, now: datetime, seconds: float, limit: int) -> list[Wipe]:
        """Some that are due, which nobody else gets for so long."""
        due = (WipeRow.channel == channel, WipeRow.due_at <= now)
        some = select(WipeRow.id).where(*due).order_by(WipeRow.due_at).limit(limit)
        taken = self._session.scalars(
            update(WipeRow)
            .where(WipeRow.id.in_(some), *due)
            .values(due_at=now + timedelta(seconds=seconds))
            .returning(WipeRow)
        ).all()
        return [Wipe(row.id, deepcopy(row.address), row.message_id) for row in taken]

    def gone(self, ids: Iterable[str]) -> None:
        """They are not there any more, or can't be taken away."""
        self._session.execute(delete(WipeRow).where(WipeRow.id.in_(list(ids))))

    def later(self, ids: Iterable[str], until: datetime) -> None:
        self._session.execute(update(WipeRow).where(WipeRow.id.in_(list(ids))).values(due_at=until))

    def waiting(self, channel: str, now: datetime) -> bool:
        """Whether there is anything to take."""
        due = select(WipeRow.id).where(WipeRow.channel == channel, WipeRow.due_at <= now).limit(1)
        return self._session.scalar(due) is not None


class Strangers:
    """Who wrote without being in the directory."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def met(self, channel: str, user_id: str, name: str, reason: str, now: datetime, tell_again: timedelta) -> bool:
        """They wrote once more. Returns whether it is time to tell them (again) why there is no answer."""
        one_at_a_time(self._session, "stranger", f"{channel}:{user_id}")
        row = self._session.get(StrangerRow, (channel, user_id))
        if row is None:
            row = StrangerRow(
                channel=channel, user_id=user_id, name=name, reason=reason, first_at=now, last_at=now, times=0
            )
            row.told_at = None
            self._session.add(row)
        row.name, row.reason, row.last_at = name or row.name, reason, now
        row.times += 1
        tell = row.told_at is None or now - row.told_at >= tell_again
        if tell:
            row.told_at = now
        self._session.flush()
        return tell

    def everyone(self) -> list[Stranger]:
        """All of them, who wrote last first."""
        rows = self._session.scalars(select(StrangerRow).order_by(StrangerRow.last_at.desc()))
        return [Stranger(r.channel, r.user_id, r.name, r.reason, r.last_at, r.times) for r in rows]


class HeldBack:
    """How often a platform kept back what people wrote, because it was too much at once."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def note(self, channel: str, now: datetime) -> int:
        """It did so now. How often that is, in all."""
        key = f"held back on {channel}"
        one_at_a_time(self._session, "meta", key)
        times = self.of(channel)[0] + 1
        self._session.merge(MetaRow(key=key, value=json.dumps([times, now.isoformat()])))
        return times

    def of(self, channel: str) -> tuple[int, datetime | None]:
        """How often, and when it was last."""
        row = self._session.get(MetaRow, f"held back on {channel}")
        if row is None:
            return 0, None
        times, last = json.loads(row.value)
        return times, datetime.fromisoformat(last)


def _identity(row: PlatformIdentityRow) -> Identity:
    return Identity(
        channel=row.channel,
        user_id=row.user_id,
        person_id=row.person_id,
        address=deepcopy(row.address),
        last_used_at=row.last_used_at,
        blocked_at=row.blocked_at,
        quiet_since=row.quiet_since,
    )


def _delivery(row: DeliveryRow) -> Delivery:
    return Delivery(
        id=row.id,
        channel=row.channel,
        person_id=row.person_id,
        parts=tuple(row.parts),
        address=deepcopy(row.address),
        attempted_at=row.attempted_at,
        message_id=row.message_id,
        chosen=row.chosen,
        replace_at=row.replace_at,
    )
