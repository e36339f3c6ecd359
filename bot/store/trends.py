"""The figures for HR in the store: who takes part, what they shared, and the quarters that were published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import batched
from typing import Any

from sqlalchemy import delete, func, insert, or_, select, tuple_
from sqlalchemy.orm import Session

from bot.plan.states import UNSHARED
from bot.store.models import (
    AnswerRow,
    PersonRow,
    PlanRow,
    TrendChartRow,
    TrendChoiceRow,
    TrendQuarterRow,
    TrendTableRow,
    VersionRow,
)
from bot.store.statements import table_of

_ON, _OFF = "aan", "uit"  # as long as each other, so that the ciphertexts are too
_NOT_SHARED = tuple(sorted(state.value for state in UNSHARED))
_HEADER = (PlanRow.owner_id, PlanRow.state, PlanRow.talk_held_on, PlanRow.created_at, PlanRow.cycle)


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """A plan that was shared, and when; without a word of it."""

    id: str
    owner_id: str
    state: str
    talk_held_on: date | None
    created_at: datetime
    first_shared_at: datetime
    last: int
    """The number of its newest version that lay before the manager."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a plan says: the newest version that was shared, as `Plan.preview` made it, and the reflection."""

    content: Mapping[str, Any]
    reflection: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PublishedTable:
    """One table, as HR gets it."""

    quarter: str
    group: str
    chart: str
    since: str
    """The first quarter whose plans are in it."""
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

    def choose(self, person_id: str, takes_part: bool) -> None:
        """Keep a choice. From now on it counts; what was published stays as it is."""
        self._session.merge(TrendChoiceRow(person_id=person_id, choice=_ON if takes_part else _OFF))
        self._session.flush()

    def who_take_part(self) -> set[str]:
        """For the closing alone: nobody gets to see this."""
        rows = self._session.execute(select(TrendChoiceRow.person_id, TrendChoiceRow.choice))
        return {person for person, choice in rows if choice == _ON}

    def forget(self, person_id: str) -> int:
        """Remove a person's choice, and where they worked in quarters of the past. Gives how many choices went."""
        self._session.execute(delete(TrendChartRow).filter_by(person_id=person_id))
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

    def shared_plans(self, before: datetime) -> list[SharedPlan]:
        """The newest plan of everyone that was shared before this moment, and not withdrawn since."""
        rows = self._session.execute(
            select(
                PlanRow.id,
                PlanRow.owner_id,
                PlanRow.state,
                PlanRow.talk_held_on,
                PlanRow.created_at,
                func.min(VersionRow.at),
                func.max(VersionRow.number),
            )
            .join(VersionRow, VersionRow.plan_id == PlanRow.id)
            .where(
                PlanRow.state.not_in(_NOT_SHARED), VersionRow.kind.in_(("shared", "final")), VersionRow.at < before
            )
            .group_by(PlanRow.id, *_HEADER)
            .order_by(PlanRow.owner_id, PlanRow.cycle)
        )
        newest = {row.owner_id: SharedPlan(*row) for row in rows}
        return list(newest.values())

    def told(self, plans: Sequence[SharedPlan], questions: Sequence[str]) -> list[tuple[SharedPlan, Told]]:
        """What each plan says, with the answers to these questions. Hundreds at a time."""
        contents = self._session.execute(
            select(VersionRow.plan_id, VersionRow.content).where(
                tuple_(VersionRow.plan_id, VersionRow.number).in_([(plan.id, plan.last) for plan in plans])
            )
        )
        answers: dict[str, dict[str, str]] = {}
        for row in self._session.execute(
            select(AnswerRow.plan_id, AnswerRow.question, AnswerRow.text).where(
                AnswerRow.plan_id.in_([plan.id for plan in plans]), AnswerRow.question.in_(questions)
            )
        ):
            answers.setdefault(row.plan_id, {})[row.question] = row.text
        content_of = {row.plan_id: row.content for row in contents}
        return [(plan, Told(content_of[plan.id], answers.get(plan.id, {}))) for plan in plans]

    # --- what was published ----------------------------------------------------------------------------

    def quarters(self) -> list[str]:
        """The closed quarters, the oldest first."""
        return list(self._session.scalars(select(TrendQuarterRow.quarter).order_by(TrendQuarterRow.quarter)))

    def spent(self) -> dict[str, float]:
        """Quarter -> what its noise cost each person of privacy (epsilon)."""
        rows = self._session.execute(select(TrendQuarterRow.quarter, TrendQuarterRow.epsilon))
        return {row.quarter: row.epsilon for row in rows}

    def chart(self, quarter: str) -> dict[str, str]:
        """Person -> department at the end of a quarter; nobody when that is too long ago, or it was not closed."""
        rows = self._session.execute(
            select(TrendChartRow.person_id, TrendChartRow.department).filter_by(quarter=quarter)
        )
        return {row.person_id: row.department for row in rows}

    def freeze(
        self,
        quarter: str,
        *,
        epsilon: float,
        chart: Mapping[str, str],
        needed_since: str,
        tables: Sequence[PublishedTable],
    ) -> None:
        """Write a quarter, once and for good. Raises IntegrityError when another process was first.

        Where people worked in quarters before `needed_since` is let go.
        """
        self._session.add(TrendQuarterRow(quarter=quarter, epsilon=epsilon))
        self._session.flush()
        self._session.execute(delete(TrendChartRow).where(TrendChartRow.quarter < needed_since))
        people = [
            {"quarter": quarter, "person_id": person, "department": department}
            for person, department in chart.items()
        ]
        for some in batched(people, 5_000):
            # No objects: there are as many rows as people.
            self._session.execute(insert(table_of(TrendChartRow)), list(some))
        rows = [
            {
                "quarter": table.quarter,
                "group": table.group,
                "chart": table.chart,
                "since": table.since,
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

    def tables(self, group: str | None = None, since: str = "") -> list[PublishedTable]:
        """Every table published in or after a quarter, or those of one group, by quarter, group and chart."""
        query = (
            select(
                TrendTableRow.quarter,
                TrendTableRow.group,
                TrendTableRow.chart,
                TrendTableRow.since,
                TrendTableRow.total,
                TrendTableRow.shares,
                TrendTableRow.margin,
            )
            .where(TrendTableRow.quarter >= since)
            .order_by(TrendTableRow.quarter, TrendTableRow.group, TrendTableRow.chart)
        )
        if group is not None:
            query = query.where(TrendTableRow.group == group)
        return [
            PublishedTable(quarter, name, chart, first, total, tuple(shares), margin)
            for quarter, name, chart, first, total, shares, margin in self._session.execute(query)
        ]
