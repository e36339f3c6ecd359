"""The tables. Free text stands in one encrypted column type; ids are random and say nothing about anyone.

Deleting never cascades from one concern into another: a person's plans are removed only by `erase`, on purpose.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Literal

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy import text as sql_text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, validates

from bot.store.encryption import EncryptedJSON, EncryptedText


class UTCDateTime(TypeDecorator[datetime]):
    """Times are stored in UTC and come back with their zone, on SQLite too."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a zone")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value is not None and value.tzinfo is None else value


class Money(TypeDecorator[Decimal]):
    """Euros, kept as whole cents: exact on every database, SQLite included, which knows no decimals."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int((value * 100).to_integral_value(ROUND_HALF_UP))

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-2)


class Base(DeclarativeBase):
    """All tables of ours. Constraint names are fixed, so migrations can name them on every database."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own idiom
        datetime: UTCDateTime(),
        Decimal: Money(),
        dict[str, Any]: JSON(),
        list[Any]: JSON(),
    }


Id = String(64)


class PersonRow(Base):
    """The directory, as HR imports it. `id` is the personnel number."""

    __tablename__ = "people"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    email: Mapped[str] = mapped_column(String(320), unique=True)
    name: Mapped[str] = mapped_column(String(200))
    manager_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"), index=True)
    department: Mapped[str] = mapped_column(String(200), default="")
    role: Mapped[str] = mapped_column(String(20), default="")
    budget_eur: Mapped[Decimal | None]
    locale: Mapped[str] = mapped_column(String(10), default="nl")
    left_on: Mapped[date | None]

    @validates("email")
    def _lower_case(self, _key: str, value: str) -> str:
        # People are found by it in whatever capitals they type, and two spellings are one person.
        return value.strip().lower()


def _parts(order_by: str | Literal[False] = False) -> Any:
    """The parts of one plan. They are written and removed through the plan, in one unit of work."""
    return relationship(lazy="select", cascade="all, delete-orphan", order_by=order_by)


class PlanRow(Base):
    __tablename__ = "plans"
    __table_args__ = (UniqueConstraint("owner_id", "cycle"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    owner_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    cycle: Mapped[int]
    state: Mapped[str] = mapped_column(String(20))
    well_placed: Mapped[bool]
    summary: Mapped[str] = mapped_column(EncryptedText())
    talk_on: Mapped[date | None]
    talk_held_on: Mapped[date | None]
    shown_to: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    created_at: Mapped[datetime]
    revision: Mapped[int] = mapped_column(default=0)
    """Raised with each save: two turns that change one plan at the same time cannot overwrite each other."""

    answers: Mapped[list[AnswerRow]] = _parts()
    goals: Mapped[list[GoalRow]] = _parts("GoalRow.number")
    preparations: Mapped[list[PreparationRow]] = _parts()
    versions: Mapped[list[VersionRow]] = _parts("VersionRow.number")
    signatures: Mapped[list[SignatureRow]] = _parts("SignatureRow.number")
    remarks: Mapped[list[RemarkRow]] = _parts("RemarkRow.number")
    follow_ups: Mapped[list[FollowUpRow]] = _parts("FollowUpRow.number")

    # The revision is raised by the mapping whenever any part of the plan changes, not this row alone.
    __mapper_args__ = {"version_id_col": revision, "version_id_generator": False}  # noqa: RUF012


class AnswerRow(Base):
    """A reflection answer of the employee; an empty text with `skipped` is a question left open."""

    __tablename__ = "answers"

    plan_id: Mapped[str] = mapped_column(ForeignKey("plans.id"), primary_key=True)
    question: Mapped[str] = mapped_column(String(40), primary_key=True)
    text: Mapped[str] = mapped_column(EncryptedText())
    skipped: Mapped[bool] = mapped_column(default=False)


class GoalRow(Base):
    """One row of the POP form."""

    __tablename__ = "goals"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plans.id"), index=True)
    number: Mapped[int]
    state: Mapped[str] = mapped_column(String(20))
    goal: Mapped[str] = mapped_column(EncryptedText())
    activity: Mapped[str] = mapped_column(EncryptedText())
    result: Mapped[str] = mapped_column(EncryptedText())
    planning: Mapped[str] = mapped_column(EncryptedText())
    start: Mapped[date | None]
    end: Mapped[date | None]
    support_text: Mapped[str] = mapped_column(EncryptedText())
    own_hours: Mapped[float | None]
    others_hours: Mapped[float | None]
    budget_eur: Mapped[Decimal | None]
    materials: Mapped[str] = mapped_column(EncryptedText())
    working_time: Mapped[str | None] = mapped_column(String(10))
    acceptance: Mapped[str] = mapped_column(EncryptedText())
    confidence: Mapped[int | None]
    start_level: Mapped[str] = mapped_column(EncryptedText())
    reward: Mapped[str] = mapped_column(EncryptedText())
    serves: Mapped[list[Any]]
    first_step: Mapped[str] = mapped_column(EncryptedText())
    sentence: Mapped[str] = mapped_column(EncryptedText())
    sentence_accepted: Mapped[bool]
    priority: Mapped[int | None]
    selected: Mapped[bool]
    kept: Mapped[list[Any]]
    proposals: Mapped[dict[str, str]] = mapped_column(EncryptedJSON())
    proposed: Mapped[dict[str, Any]] = mapped_column(EncryptedJSON())
    remark: Mapped[str] = mapped_column(EncryptedText())


class PreparationRow(Base):
    """A manager's own preparation. It stays with that manager."""

    __tablename__ = "preparations"

    plan_id: Mapped[str] = mapped_column(ForeignKey("plans.id"), primary_key=True)
    manager_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    question: Mapped[str] = mapped_column(String(40), primary_key=True)
    text: Mapped[str] = mapped_column(EncryptedText())


class VersionRow(Base):
    """What was shared, finalized or amended. Never changed after it was written."""

    __tablename__ = "versions"
    __table_args__ = (UniqueConstraint("plan_id", "number"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plans.id"), index=True)
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    content: Mapped[dict[str, Any]] = mapped_column(EncryptedJSON())
    hash: Mapped[str] = mapped_column(String(64))
    by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


class SignatureRow(Base):
    __tablename__ = "signatures"

    plan_id: Mapped[str] = mapped_column(ForeignKey("plans.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(String(20), primary_key=True)
    number: Mapped[int]
    """Its place in the order of signing."""
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    name: Mapped[str] = mapped_column(String(200))
    mode: Mapped[str] = mapped_column(String(10))
    at: Mapped[datetime]
    hash: Mapped[str] = mapped_column(String(64))
    view: Mapped[str] = mapped_column(EncryptedText())


class RemarkRow(Base):
    """Promises of the manager, and what one party said to the other about the whole plan."""

    __tablename__ = "remarks"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plans.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    """promise | reply | decline ..."""
    number: Mapped[int]
    """Its place among the promises, or among the remarks, of the plan."""
    text: Mapped[str] = mapped_column(EncryptedText())
    by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]
    done_on: Mapped[date | None]
    """When a promise was ticked off."""


class FollowUpRow(Base):
    """What one party wrote about a signed plan: how it goes, or what came of it."""

    __tablename__ = "follow_ups"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plans.id"), index=True)
    number: Mapped[int]
    """Its place in the order of writing."""
    question: Mapped[str] = mapped_column(String(40))
    goal_id: Mapped[str | None] = mapped_column(Id)
    outcome: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(EncryptedText())
    by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


class ChangeRow(Base):
    """The history of every field with words in it: for undo, and for the employee's own export."""

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    plan_id: Mapped[str] = mapped_column(ForeignKey("plans.id"), index=True)
    goal_id: Mapped[str | None] = mapped_column(Id)
    field: Mapped[str] = mapped_column(String(40))
    old: Mapped[str] = mapped_column(EncryptedText())
    new: Mapped[str] = mapped_column(EncryptedText())
    by: Mapped[str] = mapped_column(ForeignKey("people.id"))
    at: Mapped[datetime]


class ConversationRow(Base):
    """Where one person is in the conversation. The engine's slots follow from this, never the reverse."""

    __tablename__ = "conversations"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    """The random id under which the engine knows this conversation."""
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), unique=True)
    form: Mapped[str | None] = mapped_column(String(40))
    question: Mapped[str | None] = mapped_column(String(40))
    about: Mapped[dict[str, Any]]
    """Of which goal or person the open question is: {"goal": 2} or {"person": id}."""
    memory: Mapped[dict[str, Any]] = mapped_column(EncryptedJSON())
    """What the dialogue must remember between turns: where to return to, what waits for a yes."""
    notice_version: Mapped[str] = mapped_column(String(20), default="")
    """Version of the information text shown on the first screen, and when."""
    notice_shown_at: Mapped[datetime | None]
    arrived_at: Mapped[datetime | None]
    leased_by: Mapped[str | None] = mapped_column(String(80))
    leased_until: Mapped[datetime | None]


class InboxRow(Base):
    """A message that came in. Committed before it is acknowledged; handled once, in order per person."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("channel", "event_id"),
        Index("ix_inbox_person_done", "person_id", "done_at"),
        # A number is never given twice, not even after an erase: what people have seen is counted by it.
        {"sqlite_autoincrement": True},
    )

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(Id, unique=True)
    channel: Mapped[str] = mapped_column(String(20))
    event_id: Mapped[str] = mapped_column(String(200))
    """The platform's own id of the event: a second delivery is recognised by it."""
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(20))
    """text | command (a pressed button, already checked) | arrive"""
    text: Mapped[str] = mapped_column(EncryptedText())
    """As typed, to the letter. For a command the command itself."""
    received_at: Mapped[datetime]
    said_at: Mapped[datetime | None]
    """When the person said it, by the platform's clock. A platform may bring it much later."""
    applied_at: Mapped[datetime | None]
    """When the dialogue committed its effect. A message is applied once, however often it is offered."""
    outcome: Mapped[dict[str, Any] | None] = mapped_column(EncryptedJSON())
    """What the dialogue answered, so that a lost reply can be given again."""
    done_at: Mapped[datetime | None]
    """When the reply was put in the outbox."""
    tries: Mapped[int] = mapped_column(default=0)
    parked_at: Mapped[datetime | None]
    """When it was put aside because handling it kept failing, so that it holds up nothing else."""


class OutboxRow(Base):
    """A message that goes out, waiting until its channel has delivered it."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_person_delivered", "person_id", "delivered_at"),
        Index("ix_outbox_person_seq", "person_id", "seq"),
        # What waits is a handful among all that was ever said, and is looked for every second.
        Index(
            "ix_outbox_waiting",
            "channel",
            "person_id",
            sqlite_where=sql_text("delivered_at IS NULL"),
            postgresql_where=sql_text("delivered_at IS NULL"),
        ),
        {"sqlite_autoincrement": True},
    )

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    id: Mapped[str] = mapped_column(Id, unique=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    channel: Mapped[str | None] = mapped_column(String(20))
    """The channel it answers on; None for a notice that goes where the person is."""
    inbox_id: Mapped[str | None] = mapped_column(Id, index=True)
    kind: Mapped[str] = mapped_column(String(20))
    """reply | notice | apology"""
    message: Mapped[dict[str, Any]] = mapped_column(EncryptedJSON())
    """{"text", "asks", "about", "buttons", "card"}, as people and programs get it."""
    created_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None]


class ButtonRow(Base):
    """A button someone may press: opaque, for one person, one use, as long as its question is open."""

    __tablename__ = "buttons"

    token: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    outbox_id: Mapped[str] = mapped_column(Id, index=True)
    question: Mapped[str] = mapped_column(String(200), default="")
    """The question it was put beside and what that is about; empty when it stands on its own."""
    title: Mapped[str] = mapped_column(EncryptedText())
    command: Mapped[str] = mapped_column(EncryptedText())
    created_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class SignInLinkRow(Base):
    """A link that signs one person in, once. `id` is the SHA-256 of what stands in it."""

    __tablename__ = "sign_in_links"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    path: Mapped[str] = mapped_column(String(200))
    until: Mapped[datetime] = mapped_column(index=True)


class SessionRow(Base):
    """A browser in which someone is signed in. `id` is the SHA-256 of what stands in its cookie."""

    __tablename__ = "sessions"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    began_at: Mapped[datetime]
    until: Mapped[datetime] = mapped_column(index=True)


class AccessRow(Base):
    """Who looked at or changed what of whom, without the content. The employee may read the lines about them."""

    __tablename__ = "access_log"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime]
    actor_id: Mapped[str | None] = mapped_column(ForeignKey("people.id"))
    subject_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    deed: Mapped[str] = mapped_column(String(60))


class SnapshotRow(Base):
    """The engine's slots and open form per conversation; written by the engine, defined here once.

    Holds no text: slots are markers. It can be thrown away at any time.
    """

    __tablename__ = "engine_snapshots"

    conversation_id: Mapped[str] = mapped_column(Id, primary_key=True)
    slots: Mapped[str] = mapped_column(Text)
    active_loop: Mapped[str | None] = mapped_column(Text)
    latest_action: Mapped[str | None] = mapped_column(String(100))
    updated_at: Mapped[datetime] = mapped_column(index=True)


CANARY = "canary"
UNKNOWN_MANAGERS = "unknown_managers"
ENCRYPTED_META = (CANARY, UNKNOWN_MANAGERS)
"""The keys in `meta` whose values are encrypted; the others are counts and moments."""


class MetaRow(Base):
    """What the store knows about itself."""

    __tablename__ = "meta"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


class ReleaseRow(Base):
    """A plan whose signed versions may be removed in this very transaction: by an erase or when their time is over.

    The database itself refuses to change or remove a signed version of any plan that does not stand here, so the
    table is empty whenever a transaction ends.
    """

    __tablename__ = "releases"

    plan_id: Mapped[str] = mapped_column(Id, primary_key=True)


class PlatformIdentityRow(Base):
    """Who someone is on Slack or Teams, and where to send what is for them there."""

    __tablename__ = "platform_identities"

    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), index=True)
    address: Mapped[dict[str, Any]] = mapped_column(EncryptedJSON())
    """What the platform needs to reach them: a conversation, a service address."""
    linked_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    """None while they never wrote there themselves."""
    blocked_at: Mapped[datetime | None]
    """When the platform said that they want no messages there. Ends when they write again."""
    quiet_since: Mapped[datetime | None]
    """Since when they want no message there that comes by itself: only answers."""
    sending_by: Mapped[str | None] = mapped_column(String(80))
    sending_until: Mapped[datetime | None]
    """Until when one process alone sends to them, or nobody does because the platform asked for a pause."""


class DeliveryRow(Base):
    """One message on a platform: what it was made of, and under which id the platform keeps it. Holds no content."""

    __tablename__ = "deliveries"
    __table_args__ = (
        Index("ix_deliveries_message", "person_id", "channel", "message_id"),
        Index(
            "ix_deliveries_replace_at",
            "replace_at",
            sqlite_where=sql_text("replace_at IS NOT NULL"),
            postgresql_where=sql_text("replace_at IS NOT NULL"),
        ),
    )

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    """The id of the last outbox message in it; `status:` and the inbox id for "one moment"."""
    channel: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"))
    parts: Mapped[list[Any]]
    """The ids of the outbox messages that it shows, in order."""
    address: Mapped[dict[str, Any]] = mapped_column(EncryptedJSON())
    attempted_at: Mapped[datetime | None]
    """Set before it is sent. While it is set and `message_id` is not, nobody knows whether it arrived."""
    message_id: Mapped[str | None] = mapped_column(String(200))
    chosen: Mapped[str] = mapped_column(EncryptedText(), default="")
    """What stood on the button that was pressed."""
    replace_at: Mapped[datetime | None]
    """Since when it is to be replaced by the choice that was made."""


class WipeRow(Base):
    """A message of ours that is to be taken away on a platform: whom it was for was erased here. Names nobody."""

    __tablename__ = "wipes"

    id: Mapped[str] = mapped_column(String(80), primary_key=True)
    """That of the delivery that it was."""
    channel: Mapped[str] = mapped_column(String(20))
    address: Mapped[dict[str, Any]] = mapped_column(EncryptedJSON())
    message_id: Mapped[str] = mapped_column(String(200))
    since: Mapped[datetime]
    due_at: Mapped[datetime] = mapped_column(index=True)
    """Before this nobody tries: one process is at it, or the platform asked for a pause."""


class StrangerRow(Base):
    """Someone who wrote on a platform and is not in the directory: for HR to see. What they wrote is not kept."""

    __tablename__ = "strangers"

    channel: Mapped[str] = mapped_column(String(20), primary_key=True)
    user_id: Mapped[str] = mapped_column(String(200), primary_key=True)
    name: Mapped[str] = mapped_column(EncryptedText())
    """Their e-mail address or name, as the platform gives it."""
    reason: Mapped[str] = mapped_column(String(40))
    first_at: Mapped[datetime]
    last_at: Mapped[datetime]
    told_at: Mapped[datetime | None]
    """When they were last told why there is no answer."""
    times: Mapped[int]


Quarter = String(7)


class TrendChoiceRow(Base):
    """Whether someone takes part in the figures for HR. Everyone who was asked has a row, whatever they said.

    The choice is encrypted: not even who reads the database sees who takes part.
    """

    __tablename__ = "trend_choices"

    person_id: Mapped[str] = mapped_column(ForeignKey("people.id"), primary_key=True)
    choice: Mapped[str] = mapped_column(EncryptedText())


class TrendQuarterRow(Base):
    """A closed quarter. It is written once, with what its noise cost (the budget), and never changes."""

    __tablename__ = "trend_quarters"

    quarter: Mapped[str] = mapped_column(Quarter, primary_key=True)
    epsilon: Mapped[float]


class TrendChartRow(Base):
    """The organisation chart at the end of a quarter: everyone, taking part or not. Nothing says who does.

    It stays for a year, and says in which department a plan of then is counted.
    """

    __tablename__ = "trend_charts"

    quarter: Mapped[str] = mapped_column(ForeignKey("trend_quarters.quarter"), primary_key=True)
    person_id: Mapped[str] = mapped_column(Id, primary_key=True, index=True)
    department: Mapped[str] = mapped_column(String(200))


class TrendTableRow(Base):
    """One published table, as HR gets it. Never changed after it was written."""

    __tablename__ = "trend_tables"

    quarter: Mapped[str] = mapped_column(ForeignKey("trend_quarters.quarter"), primary_key=True)
    group: Mapped[str] = mapped_column(String(200), primary_key=True, index=True)
    """A department; empty for the whole organisation."""
    chart: Mapped[str] = mapped_column(String(20), primary_key=True)
    since: Mapped[str] = mapped_column(Quarter)
    """The first quarter whose plans are in it."""
    total: Mapped[int]
    shares: Mapped[list[Any]]
    margin: Mapped[int | None]
