"""The figures for HR in the store: who takes part, what they shared, and the quarters that were published."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import batched
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, tuple_, update
from sqlalchemy.orm import Session

from bot.plan.states import PlanState
from bot.store.models import (
    AnswerRow,
    ChangeRow,
    FollowUpRow,
    PersonRow,
    PlanRow,
    SignatureRow,
    TrendChartRow,
    TrendChoiceRow,
    TrendQuarterRow,
    TrendReadingRow,
    TrendTableRow,
    VersionRow,
)

_ON, _OFF = "aan", "uit"  # as long as each other, so that the ciphertexts are too
_BATCH = 500
_NOT_SHARED = (PlanState.DRAFT.value, PlanState.WITHDRAWN.value)
_HEADER = (PlanRow.owner_id, PlanRow.state, PlanRow.talk_held_on, PlanRow.created_at, PlanRow.revision)


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """What the figures are counted from, of one plan: what was shared, and when.

    `reading` is what was found in it before; None when it was not read yet, or changed since. Only then are `content`
    (the newest version that lay before the manager, as `Plan.preview` made it) and `reflection` there.
    """

    id: str
    stamp: str
    """Says which state of the plan this is."""
    owner_id: str
    state: str
    talk_held_on: date | None
    created_at: datetime
    first_shared_at: datetime
    reading: Mapping[str, Any] | None = None
    content: Mapping[str, Any] = field(default_factory=dict)
    reflection: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """One table, as HR gets it."""

    quarter: str
    group: str
    chart: str
    total: int
    shares: tuple[float | None, ...]
    margin: int | None


class Trends:
    """Taking part, and what was published. Published quarters are added, and never changed or removed."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # --- taking part -----------------------------------------------------------------------------------

    def takes_part(self, person_id: str) -> bool | None:
        """This person's choice; None when they were never asked."""
        row = self._session.get(TrendChoiceRow, person_id)
        return None if row is None else row.choice == _ON

    def choose(self, person_id: str, takes_part: bool, quarter: str) -> None:
        """Keep a choice, made in this quarter. From now on it counts; what was published stays as it is."""
        row = self._session.get(TrendChoiceRow, person_id)
        choice = _ON if takes_part else _OFF
        if row is None:
            self._session.add(TrendChoiceRow(person_id=person_id, choice=choice, changed_in=quarter))
        elif row.choice != choice:
            row.choice, row.changed_in = choice, quarter
        self._session.flush()
        if not takes_part:
            mine = select(PlanRow.id).filter_by(owner_id=person_id)
            self._session.execute(delete(TrendReadingRow).where(TrendReadingRow.plan_id.in_(mine)))

    def choices(self) -> tuple[set[str], dict[str, str]]:
        """Who takes part, and of everyone who was asked in which quarter they last chose. For the closing alone."""
        rows = self._session.execute(
            select(TrendChoiceRow.person_id, TrendChoiceRow.choice, TrendChoiceRow.changed_in)
        ).all()
        return {person for person, choice, _ in rows if choice == _ON}, {person: when for person, _, when in rows}

    def forget(self, person_id: str) -> int:
        """Remove a person's choice, and their id from the charts of the past. Gives how many choices went."""
        self._session.execute(
            update(TrendChartRow).filter_by(person_id=person_id).values(person_id=f"gone-{secrets.token_hex(16)}")
        )
        gone = self._session.execute(
            delete(TrendChoiceRow).filter_by(person_id=person_id).returning(TrendChoiceRow.person_id)
        ).all()
        return len(gone)

    # --- counting --------------------------------------------------------------------------------------

    def everyone(self, on: date) -> dict[str, str]:
        """Person -> department, of everyone who works here on this day."""
        rows = self._session.execute(
            select(PersonRow.id, PersonRow.department).where(or_(PersonRow.left_on.is_(None), PersonRow.left_on > on))
        )
        return {row.id: row.department for row in rows}

    def last_activity(self) -> dict[str, datetime]:
        """Person -> when something last happened with a plan of theirs, as far as it is still known."""
        last: dict[str, datetime] = {}
        for row, moment in (
            (VersionRow, VersionRow.at),
            (SignatureRow, SignatureRow.at),
            (FollowUpRow, FollowUpRow.at),
            (ChangeRow, ChangeRow.at),
        ):
            latest = func.max(moment).label("latest")
            query = select(PlanRow.owner_id, latest).join(row, row.plan_id == PlanRow.id).group_by(PlanRow.owner_id)
            for owner, at in self._session.execute(query):
                last[owner] = max(at, last.get(owner, at))
        return last

    def talks(self) -> dict[str, date]:
        """Person -> the day of their last talk."""
        query = select(PlanRow.owner_id, func.max(PlanRow.talk_held_on)).group_by(PlanRow.owner_id)
        return {owner: held for owner, held in self._session.execute(query) if held is not None}

    def shared_plans(self, owner_ids: Sequence[str], before: datetime) -> Iterator[SharedPlan]:
        """The newest plan of each of these people, as far as it was shared before this moment."""
        for owners in batched(owner_ids, _BATCH):
            yield from self._shared_plans(owners, before)

    def _shared_plans(self, owners: Sequence[str], before: datetime) -> Iterator[SharedPlan]:
        newest = (
            select(PlanRow.owner_id, func.max(PlanRow.cycle).label("cycle"))
            .where(PlanRow.owner_id.in_(owners), PlanRow.created_at < before)
            .group_by(PlanRow.owner_id)
            .subquery()
        )
        shared = (VersionRow.kind.in_(("shared", "final")), VersionRow.at < before)
        plans = self._session.execute(
            select(
                PlanRow.id,
                PlanRow.owner_id,
                PlanRow.state,
                PlanRow.talk_held_on,
                PlanRow.created_at,
                PlanRow.revision,
                func.max(VersionRow.number).label("last"),
                func.min(VersionRow.at).label("first"),
            )
            .join(newest, (newest.c.owner_id == PlanRow.owner_id) & (newest.c.cycle == PlanRow.cycle))
            .join(VersionRow, VersionRow.plan_id == PlanRow.id)
            .where(PlanRow.state.not_in(_NOT_SHARED), *shared)
            .group_by(PlanRow.id, *_HEADER)
        ).all()
        stamps = {plan.id: f"{plan.revision}.{plan.last}" for plan in plans}
        readings = self._readings(stamps)
        unread = [plan for plan in plans if plan.id not in readings]
        contents, answers = self._contents(unread), self._answers([plan.id for plan in unread])
        for plan in plans:
            yield SharedPlan(
                plan.id,
                stamps[plan.id],
                plan.owner_id,
                plan.state,
                plan.talk_held_on,
                plan.created_at,
                plan.first,
                readings.get(plan.id),
                contents.get(plan.id, {}),
                answers.get(plan.id, {}),
            )

    def _readings(self, stamps: Mapping[str, str]) -> dict[str, Mapping[str, Any]]:
        rows = self._session.execute(
            select(TrendReadingRow.plan_id, TrendReadingRow.found).where(TrendReadingRow.plan_id.in_(list(stamps)))
        )
        return {row.plan_id: row.found for row in rows if row.found.get("stamp") == stamps[row.plan_id]}

    def _contents(self, plans: Iterable[Any]) -> dict[str, Mapping[str, Any]]:
        last = {plan.id: plan.last for plan in plans}
        rows = self._session.execute(
            select(VersionRow.plan_id, VersionRow.number, VersionRow.content).where(
                tuple_(VersionRow.plan_id, VersionRow.number).in_(list(last.items()))
            )
        )
        return {row.plan_id: row.content for row in rows}

    def _answers(self, plan_ids: Sequence[str]) -> dict[str, dict[str, str]]:
        answers: dict[str, dict[str, str]] = {}
        query = select(AnswerRow.plan_id, AnswerRow.question, AnswerRow.text)
        for row in self._session.execute(query.where(AnswerRow.plan_id.in_(plan_ids), AnswerRow.text != "")):
            answers.setdefault(row.plan_id, {})[row.question] = row.text
        return answers

    # --- reading ahead ---------------------------------------------------------------------------------

    def keep_reading(self, plan: SharedPlan, found: Mapping[str, Any]) -> None:
        """Keep what was found in a plan until the quarter is published. Not when the plan is gone meanwhile."""
        if self._session.get(PlanRow, plan.id) is None:
            return
        self._session.execute(delete(TrendReadingRow).filter_by(plan_id=plan.id))
        self._session.add(TrendReadingRow(plan_id=plan.id, found={**found, "stamp": plan.stamp}))
        self._session.flush()

    def readings_of(self, person_id: str) -> list[dict[str, Any]]:
        """What is kept of a person's plans for the running quarter, for their own export."""
        mine = select(PlanRow.id).filter_by(owner_id=person_id)
        return list(self._session.scalars(select(TrendReadingRow.found).where(TrendReadingRow.plan_id.in_(mine))))

    def clear_readings(self) -> None:
        """Let go of everything that was read ahead."""
        self._session.execute(delete(TrendReadingRow))

    # --- what was published ----------------------------------------------------------------------------

    def quarters(self) -> list[str]:
        """The closed quarters, the oldest first."""
        return list(self._session.scalars(select(TrendQuarterRow.quarter).order_by(TrendQuarterRow.quarter)))

    def kept(self, quarter: str) -> dict[str, Any]:
        """What a later closing has to know of this quarter."""
        return self._session.get_one(TrendQuarterRow, quarter).kept

    def spent(self) -> dict[str, float]:
        """Quarter -> what its noise cost each person of privacy (epsilon)."""
        rows = self._session.execute(select(TrendQuarterRow.quarter, TrendQuarterRow.epsilon))
        return {row.quarter: row.epsilon for row in rows}

    def chart(self, quarter: str) -> dict[str, tuple[str, bool]]:
        """Person -> department and whether something changed, at the end of a quarter."""
        rows = self._session.execute(
            select(TrendChartRow.person_id, TrendChartRow.department, TrendChartRow.changed).filter_by(
                quarter=quarter
            )
        )
        return {person: (department, changed) for person, department, changed in rows}

    def freeze(
        self,
        quarter: str,
        *,
        epsilon: float,
        kept: Mapping[str, Any],
        chart: Mapping[str, tuple[str, bool]],
        tables: Sequence[PublishedTable],
    ) -> None:
        """Write a quarter, once and for good. Raises IntegrityError when another process was first."""
        self._session.add(TrendQuarterRow(quarter=quarter, epsilon=epsilon, kept=dict(kept)))
        self._session.flush()
        people = [
            {"quarter": quarter, "person_id": person, "department": department, "changed": changed}
            for person, (department, changed) in chart.items()
        ]
        for some in batched(people, 5_000):
            self._session.execute(insert(TrendChartRow), list(some))
        rows = [
            {
                "quarter": table.quarter,
                "group": table.group,
                "chart": table.chart,
                "total": table.total,
                "shares": list(table.shares),
                "margin": table.margin,
            }
            for table in tables
        ]
        if rows:
            self._session.execute(insert(TrendTableRow), rows)

    def groups(self) -> list[str]:
        """Everything that has a published table, by name; the whole organisation (an empty name) is first."""
        return list(self._session.scalars(select(TrendTableRow.group).distinct().order_by(TrendTableRow.group)))

    def tables(self, group: str | None = None) -> list[PublishedTable]:
        """Every published table, or those of one group, by quarter, group and chart."""
        query = select(
            TrendTableRow.quarter,
            TrendTableRow.group,
            TrendTableRow.chart,
            TrendTableRow.total,
            TrendTableRow.shares,
            TrendTableRow.margin,
        ).order_by(TrendTableRow.quarter, TrendTableRow.group, TrendTableRow.chart)
        if group is not None:
            query = query.where(TrendTableRow.group == group)
        return [
            PublishedTable(quarter, name, chart, total, tuple(shares), margin)
            for quarter, name, chart, total, shares, margin in self._session.execute(query)
        ]
