"""What is stored goes when its time is over: five rules that HR sets, carried out once a day.

Every statement works on sets of rows in short transactions, so that nobody waits for it, and running it again finds
nothing more to do. What people are busy with stays: a message that waits for an answer, a plan with activity, and
whatever both parties signed as long as the employee works here.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    CursorResult,
    Table,
    and_,
    delete,
    exists,
    false,
    func,
    insert,
    not_,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Session, aliased

from bot.dialogue.conversation import WORDS
from bot.plan.questions import REFLECTION
from bot.plan.states import EDITABLE, UNSHARED
from bot.store.locks import one_at_a_time
from bot.store.models import (
    AccessRow,
    AnswerRow,
    Base,
    ButtonRow,
    ChangeRow,
    ConversationRow,
    DeliveryRow,
    InboxRow,
    MetaRow,
    OutboxRow,
    PersonRow,
    PlanRow,
    PlatformIdentityRow,
    ReleaseRow,
    SignatureRow,
    SnapshotRow,
    StrangerRow,
    TrendChoiceRow,
    VersionRow,
    WipeRow,
)

if TYPE_CHECKING:
    from bot.settings import Settings
    from bot.store import Store

logger = logging.getLogger(__name__)

Where = ColumnElement[bool]

BATCH = 2_000
"""Rows per transaction: on SQLite everyone who writes waits for it."""
PLANS_AT_ONCE = 200
EVERY = timedelta(hours=24)
GIVEN_UP = timedelta(hours=1)
"""A sweep that began this long ago and never ended died on the way: the next one may begin."""
FIRST_LOOK_SECONDS = 300.0
"""After the start of a process, so that a start is never slow because of it."""
LOOK_SECONDS = 1_800.0
META_KEY = "retention"


@dataclass(frozen=True, slots=True)
class Rules:
    """How many days each kind is kept; 0 keeps it for good.

    The defaults are those of docs/retention.md. Two years after leaving is the guideline of the Dutch data protection
    authority for a personnel file without a legal term.
    """

    drafts: int = 90
    """An unfinished plan, after the last activity."""
    reflections: int = 30
    """The answers to the reflection questions and their history, after the talk."""
    messages: int = 30
    """Messages that were answered or delivered, and their buttons."""
    signed: int = 730
    """Everything of someone who left, signed plans included, after the last working day."""
    access: int = 365
    """Lines of the access log."""

    @classmethod
    def of(cls, settings: Settings) -> Rules:
        return cls(
            drafts=settings.retention_draft_days,
            reflections=settings.retention_reflection_days,
            messages=settings.retention_message_days,
            signed=settings.retention_signed_days,
            access=settings.retention_access_days,
        )


KINDS = {
    "drafts": "onaffe plannen",
    "plans": "plannen van mensen die uit dienst zijn",
    "answers": "antwoorden op de vragen",
    "answer_history": "regels geschiedenis van die antwoorden",
    "inbox": "ontvangen berichten",
    "outbox": "verstuurde berichten",
    "buttons": "knoppen",
    "identities": "koppelingen met Slack of Teams van mensen die uit dienst zijn",
    "deliveries": "nummers van berichten op Slack of Teams van mensen die uit dienst zijn",
    "wipes": "berichten op Slack of Teams die daar niet weg te halen waren",
    "strangers": "mensen die schreven zonder in de lijst te staan",
    "conversations": "gesprekken van mensen die uit dienst zijn",
    "trend_choices": "keuzes over meetellen in de cijfers, van mensen die uit dienst zijn",
    "held_words": "teksten die nog nergens bij hoorden",
    "access_log": "regels van het inzagelog",
}
"""What is counted, and what it is called in the report."""


@dataclass(frozen=True, slots=True)
class Report:
    """What a sweep removed, or would remove: counts per kind of KINDS, never content."""

    at: datetime
    dry_run: bool
    removed: dict[str, int]

    def __str__(self) -> str:
        when = f"{self.at.astimezone(UTC):%d-%m-%Y om %H:%M} (UTC)"
        head = f"Proef op {when}. Dit zou nu weggaan:" if self.dry_run else f"Opgeruimd op {when}:"
        lines = [f"  {KINDS[kind]}: {count}" for kind, count in self.removed.items() if count]
        return "\n".join([head, *(lines or ["  niets: van niets is de bewaartermijn voorbij"])])


def sweep(store: Store, rules: Rules, now: datetime, dry_run: bool = False) -> Report:
    """Remove everything whose time is over at `now`; with `dry_run` only count it.

    Plans that another process is changing at this very moment are left for the next time.
    """
    removed = dict.fromkeys(KINDS, 0)
    task = _Sweep(store, rules, now, dry_run, removed)
    task.people_who_left()
    task.drafts()
    task.reflections()
    task.messages()
    task.held_words()
    task.access_log()
    task.engine_memory()
    if not dry_run and any(removed.values()):
        store.tidy()
    return Report(now, dry_run, removed)


def sweep_if_due(store: Store, rules: Rules, now: datetime) -> Report | None:
    """The sweep of today, unless it was done or another process is doing it: then None."""
    if not _begin(store, now):
        return None
    report = sweep(store, rules, now)
    with store.work() as work:
        work.session.get_one(MetaRow, META_KEY).value = _meta(began=now, ended=datetime.now(UTC))
    return report


async def daily(
    store: Store, rules: Rules, *, first: float = FIRST_LOOK_SECONDS, every: float = LOOK_SECONDS
) -> None:
    """Look from time to time whether the sweep is due, until cancelled. `first` and `every` in seconds."""
    await asyncio.sleep(first)
    while True:
        try:
            report = await asyncio.to_thread(sweep_if_due, store, rules, datetime.now(UTC))
        except Exception:
            # It is tried again; what was done so far stays done.
            logger.exception("the retention sweep failed")
        else:
            if report is not None:
                counts = ", ".join(f"{kind} {count}" for kind, count in report.removed.items() if count)
                logger.info("retention sweep done: %s", counts or "nothing to remove")
        await asyncio.sleep(every)


def _begin(store: Store, now: datetime) -> bool:
    """Claim the sweep of today. One process gets it."""
    with store.work() as work:
        one_at_a_time(work.session, "sweep", META_KEY)
        row = work.session.get(MetaRow, META_KEY)
        if row is None:
            work.session.add(MetaRow(key=META_KEY, value=_meta(began=now)))
            return True
        last: dict[str, str | None] = json.loads(row.value)
        began = datetime.fromisoformat(str(last["began"]))
        if now - began < (EVERY if last["ended"] else GIVEN_UP):
            return False
        row.value = _meta(began=now)
        return True


def _meta(*, began: datetime, ended: datetime | None = None) -> str:
    return json.dumps({"began": began.isoformat(), "ended": ended.isoformat() if ended else None})


def _parts_of_plans() -> list[Table]:
    """Every table whose rows belong to a plan, so that one that is added later is not forgotten here."""
    return [
        table
        for table in Base.metadata.sorted_tables
        if any(key.column.table.name == PlanRow.__tablename__ for key in table.foreign_keys)
    ]


class _Sweep:
    """One sweep. The conditions are the same whether rows are counted or removed."""

    def __init__(self, store: Store, rules: Rules, now: datetime, dry_run: bool, removed: dict[str, int]) -> None:
        self._store = store
        self._rules = rules
        self._now = now
        self._dry_run = dry_run
        self._removed = removed

    # --- when something's time is over ---------------------------------------------------------------

    def _moment(self, days: int) -> datetime:
        return self._now - timedelta(days=days)

    def _day(self, days: int) -> date:
        return self._moment(days).date()

    def _busy(self, person_id: Any) -> Where:
        """A message of this person waits, or is being handled."""
        inbox, conversation = aliased(InboxRow), aliased(ConversationRow)
        return or_(
            exists().where(inbox.person_id == person_id, inbox.done_at.is_(None)),
            exists().where(conversation.person_id == person_id, conversation.leased_until > self._now),
        )

    def _left(self) -> Where:
        """Of a person: they left long enough ago."""
        days = self._rules.signed
        return and_(PersonRow.left_on <= self._day(days), not_(self._busy(PersonRow.id))) if days else false()

    def _of_people_who_left(self, column: Any) -> Where:
        theirs: Where = column.in_(select(PersonRow.id).where(self._left()))
        return theirs

    def _abandoned(self) -> Where:
        """Of a plan: nothing in it is agreed, and neither party did anything with it for long enough."""
        days = self._rules.drafts
        if not days:
            return false()
        since, owner = self._moment(days), PlanRow.owner_id
        return and_(
            PlanRow.state.in_(state.value for state in UNSHARED),
            PlanRow.created_at <= since,
            or_(PlanRow.talk_on.is_(None), PlanRow.talk_on <= since.date()),
            not_(exists().where(SignatureRow.plan_id == PlanRow.id)),
            not_(exists().where(VersionRow.plan_id == PlanRow.id, VersionRow.at > since)),
            not_(exists().where(ChangeRow.plan_id == PlanRow.id, ChangeRow.at > since)),
            # Whoever opened the conversation saw the plan there: it does not vanish behind their back.
            not_(exists().where(ConversationRow.person_id == owner, ConversationRow.arrived_at > since)),
            not_(exists().where(InboxRow.person_id == owner, InboxRow.received_at > since)),
            not_(self._busy(owner)),
            not_(self._of_people_who_left(owner)),
        )

    def _reflected(self) -> Where:
        """Of a plan: its reflection has served its end, the talk."""
        days = self._rules.reflections
        if not days:
            return false()
        answered = exists().where(AnswerRow.plan_id == PlanRow.id, AnswerRow.text != "")
        changed = and_(ChangeRow.plan_id == PlanRow.id, ChangeRow.field.in_(REFLECTION))
        return and_(
            PlanRow.talk_held_on <= self._day(days),
            or_(answered, exists().where(changed)),
            not_(exists().where(changed, ChangeRow.at > self._moment(days))),
            not_(self._busy(PlanRow.owner_id)),
            not_(self._of_people_who_left(PlanRow.owner_id)),
        )

    # --- removing it ---------------------------------------------------------------------------------

    def people_who_left(self) -> None:
        """Everything that is left of them, but for their line in the directory, which is HR's."""
        self._plans("plans", self._of_people_who_left(PlanRow.owner_id))
        self._rows("buttons", ButtonRow, self._of_people_who_left(ButtonRow.person_id))
        self._rows("deliveries", DeliveryRow, self._of_people_who_left(DeliveryRow.person_id))
        self._rows("identities", PlatformIdentityRow, self._of_people_who_left(PlatformIdentityRow.person_id))
        self._rows("outbox", OutboxRow, self._of_people_who_left(OutboxRow.person_id))
        self._rows("inbox", InboxRow, self._of_people_who_left(InboxRow.person_id))
        self._rows("conversations", ConversationRow, self._of_people_who_left(ConversationRow.person_id))
        self._rows("trend_choices", TrendChoiceRow, self._of_people_who_left(TrendChoiceRow.person_id))

    def drafts(self) -> None:
        self._plans("drafts", self._abandoned())

    def reflections(self) -> None:
        due = self._reflected()
        if self._dry_run:
            with self._store.work(write=False) as work:
                self._count_reflections(work.session, select(PlanRow.id).where(due))
            return
        while True:
            with self._store.work() as work:
                ids = self._held(work.session, due)
                if not ids:
                    return
                self._count_reflections(work.session, ids)
                self._remove_reflections(work.session, ids)

    def _count_reflections(self, session: Session, plan_ids: Any) -> None:
        answers, history = self._reflection_of(plan_ids)
        self._removed["answers"] += _count(session, AnswerRow, answers, AnswerRow.text != "")
        self._removed["answer_history"] += _count(session, ChangeRow, history)

    @staticmethod
    def _reflection_of(plan_ids: Any) -> tuple[Where, Where]:
        history = and_(ChangeRow.plan_id.in_(plan_ids), ChangeRow.field.in_(REFLECTION))
        return AnswerRow.plan_id.in_(plan_ids), history

    def _remove_reflections(self, session: Session, plan_ids: Sequence[str]) -> None:
        answers, history = self._reflection_of(plan_ids)
        # Where the plan can still be edited the questions count as skipped, or they would be asked all over again.
        editable = [state.value for state in EDITABLE]
        still = select(PlanRow.id).where(PlanRow.id.in_(plan_ids), PlanRow.state.in_(editable))
        _do(session, update(AnswerRow).where(AnswerRow.plan_id.in_(still)).values(text="", skipped=True))
        _do(session, delete(AnswerRow).where(answers, AnswerRow.plan_id.not_in(still)))
        _do(session, delete(ChangeRow).where(history))
        # Whoever read the plan before this and saves it now must read it again.
        _do(session, update(PlanRow).where(PlanRow.id.in_(plan_ids)).values(revision=PlanRow.revision + 1))

    def messages(self) -> None:
        days = self._rules.messages
        if not days:
            return
        since = self._moment(days)
        there = exists().where(
            OutboxRow.id == ButtonRow.outbox_id,
            or_(OutboxRow.delivered_at.is_(None), OutboxRow.delivered_at > since),
        )
        for kind, model, over in (
            ("buttons", ButtonRow, and_(ButtonRow.created_at <= since, not_(there))),
            ("outbox", OutboxRow, OutboxRow.delivered_at <= since),
            ("inbox", InboxRow, InboxRow.done_at <= since),
        ):
            owner: Any = model.person_id
            # Those of people who left were counted with them.
            self._rows(kind, model, and_(over, not_(self._of_people_who_left(owner))))
        self._rows("strangers", StrangerRow, StrangerRow.last_at <= since)
        self._rows("wipes", WipeRow, WipeRow.since <= since)
        if not self._dry_run:
            with self._store.work() as work:
                # The number of a message on a platform is kept, so that it can be taken away there. Words are not.
                told = and_(DeliveryRow.attempted_at <= since, DeliveryRow.chosen != "")
                _do(work.session, update(DeliveryRow).where(told).values(chosen=""))

    def held_words(self) -> None:
        """What was typed for later and never used, as a view beside a signature that was not put."""
        days = self._rules.messages
        if not days:
            return
        since, last = self._moment(days), ""
        while True:
            with self._store.work(write=not self._dry_run) as work:
                query = select(ConversationRow).where(
                    ConversationRow.id > last,
                    not_(self._busy(ConversationRow.person_id)),
                    not_(self._of_people_who_left(ConversationRow.person_id)),
                )
                # The memory is encrypted: only reading it tells. Whoever is in a turn has their row for the moment.
                if not self._dry_run:
                    query = query.with_for_update(skip_locked=True)
                rows = work.session.scalars(query.order_by(ConversationRow.id).limit(PLANS_AT_ONCE)).all()
                for row in rows:
                    words = row.memory.get(WORDS, [])
                    kept = [one for one in words if datetime.fromisoformat(one["at"]) > since]
                    self._removed["held_words"] += len(words) - len(kept)
                    if len(kept) < len(words) and not self._dry_run:
                        row.memory = row.memory | {WORDS: kept}
            if len(rows) < PLANS_AT_ONCE:
                return
            last = rows[-1].id

    def access_log(self) -> None:
        if self._rules.access:
            self._rows("access_log", AccessRow, AccessRow.at <= self._moment(self._rules.access))

    def engine_memory(self) -> None:
        """The engine's memory of conversations that are not there any more. It is made of markers: not counted."""
        if not self._dry_run:
            with self._store.work() as work:
                gone = SnapshotRow.conversation_id.not_in(select(ConversationRow.id))
                _do(work.session, delete(SnapshotRow).where(gone))

    def _rows(self, kind: str, model: type[Base], over: Where) -> None:
        """Count or remove rows that stand on their own, in batches."""
        if self._dry_run:
            with self._store.work(write=False) as work:
                self._removed[kind] += _count(work.session, model, over)
            return
        key = model.__mapper__.primary_key[-1]  # of a key in two parts the one that tells rows apart
        while True:
            with self._store.work() as work:
                batch = select(key).where(over).limit(BATCH)
                gone = _do(work.session, delete(model).where(key.in_(batch), over))
            self._removed[kind] += gone
            if gone < BATCH:
                return

    def _plans(self, kind: str, over: Where) -> None:
        """Count or remove whole plans."""
        if self._dry_run:
            with self._store.work(write=False) as work:
                self._removed[kind] += _count(work.session, PlanRow, over)
            return
        while True:
            with self._store.work() as work:
                ids = self._held(work.session, over)
                if not ids:
                    return
                self._remove_plans(work.session, ids)
            self._removed[kind] += len(ids)

    @staticmethod
    def _held(session: Session, over: Where) -> Sequence[str]:
        """Plans whose time is over, held until the end of the transaction; not those that someone else holds."""
        query = select(PlanRow.id).where(over).limit(PLANS_AT_ONCE)
        return session.scalars(query.with_for_update(skip_locked=True, of=PlanRow)).all()

    @staticmethod
    def _remove_plans(session: Session, ids: Sequence[str]) -> None:
        owners = session.scalars(select(PlanRow.owner_id).where(PlanRow.id.in_(ids))).all()
        # Without this the database itself keeps versions and signatures from being removed.
        session.execute(insert(ReleaseRow), [{"plan_id": id} for id in ids])
        for table in _parts_of_plans():
            session.execute(delete(table).where(table.c.plan_id.in_(ids)))
        _do(session, delete(PlanRow).where(PlanRow.id.in_(ids)))
        _do(session, delete(ReleaseRow).where(ReleaseRow.plan_id.in_(ids)))
        # An open question about a plan that is gone has nothing to write its answer in.
        theirs = ConversationRow.person_id.in_(owners)
        engine = select(ConversationRow.id).where(theirs)
        _do(session, delete(SnapshotRow).where(SnapshotRow.conversation_id.in_(engine)))
        _do(session, update(ConversationRow).where(theirs).values(form=None, question=None, about={}, memory={}))


def _count(session: Session, model: type[Base], *where: Where) -> int:
    return session.scalar(select(func.count()).select_from(model).where(*where)) or 0


def _do(session: Session, statement: Any) -> int:
    """Execute a statement on a set of rows; how many there were. No row of them is in the session."""
    result = session.execute(statement.execution_options(synchronize_session=False))
    assert isinstance(result, CursorResult)
    return result.rowcount
