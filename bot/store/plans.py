"""Plans as whole aggregates: read whole, saved whole, never half."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, delete, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, aliased, selectinload
from sqlalchemy.orm.exc import StaleDataError

from bot.plan.plan import Plan
from bot.plan.records import Change
from bot.plan.states import PlanState
from bot.store.mapping import PARTS, change_from, change_to, nothing_shared_yet, plan_from, write_plan
from bot.store.models import ChangeRow, PlanRow, ReleaseRow


class Conflict(Exception):
    """Someone else saved the same thing in between. Do the whole unit of work again."""


class Plans:
    """The plans. Within one unit of work a plan is one object, however often it is asked for.

    In a unit of work that writes, PostgreSQL holds the row of a plan that was asked for until the end, so that two
    turns on one plan follow each other. SQLite has one writer at a time already.
    """

    def __init__(self, session: Session, *, write: bool) -> None:
        self._session = session
        self._write = write
        self._rows: dict[str, PlanRow] = {}
        self._plans: dict[str, Plan] = {}
        self._current: dict[str, str] = {}
        self._held: set[str] = set()

    def current(self, owner_id: str) -> Plan | None:
        """This person's newest plan: the one of the highest cycle."""
        if owner_id in self._current:
            return self._hold(self._plans[self._current[owner_id]])
        newest = select(PlanRow).filter_by(owner_id=owner_id).order_by(PlanRow.cycle.desc()).limit(1)
        row = self._held_row(newest)
        if row is None:
            return None
        self._current[owner_id] = row.id
        return self._plan(row)

    def get(self, plan_id: str) -> Plan | None:
        if plan_id in self._plans:
            return self._hold(self._plans[plan_id])
        row = self._held_row(select(PlanRow).filter_by(id=plan_id))
        return self._plan(row) if row else None

    def of_owner(self, owner_id: str) -> list[Plan]:
        """All plans of one person, the oldest cycle first."""
        rows = self._session.scalars(select(PlanRow).filter_by(owner_id=owner_id).order_by(PlanRow.cycle))
        return [self._plan(row) for row in rows]

    def of_owners(self, owner_ids: Sequence[str]) -> dict[str, Plan]:
        """Owner's id -> their current plan, of those who have one. To look at: nothing is held for writing."""
        other = aliased(PlanRow)
        later = select(other.id).where(other.owner_id == PlanRow.owner_id, other.cycle > PlanRow.cycle).exists()
        # All parts of all plans in one query each.
        parts = [selectinload(part) for part in PARTS]
        query = select(PlanRow).where(PlanRow.owner_id.in_(list(owner_ids)), ~later).options(*parts)
        rows = self._session.scalars(query)
        return {row.owner_id: self._plan(row) for row in rows}

    def owner_of(self, plan_id: str) -> str | None:
        """The id of the employee whose plan it is."""
        return self._session.scalar(select(PlanRow.owner_id).filter_by(id=plan_id))

    def start(self, owner_id: str, now: datetime) -> Plan:
        """Begin the next cycle. Raises Conflict when another unit of work did so at the same moment."""
        last = self._session.scalar(select(func.max(PlanRow.cycle)).filter_by(owner_id=owner_id)) or 0
        plan = Plan(owner_id=owner_id, cycle=last + 1, created_at=now)
        row = PlanRow(
            id=plan.id,
            owner_id=owner_id,
            cycle=plan.cycle,
            state=PlanState.DRAFT.value,
            well_placed=False,
            summary="",
            created_at=now,
            revision=0,
            answers=[],
            goals=[],
            preparations=[],
            versions=[],
            signatures=[],
            remarks=[],
            follow_ups=[],
        )
        self._session.add(row)
        try:
            self._session.flush()
        except IntegrityError as error:
            raise Conflict("this cycle was begun elsewhere") from error
        self._rows[plan.id], self._plans[plan.id], self._current[owner_id] = row, plan, plan.id
        self._held.add(plan.id)
        return plan

    def save(self, plan: Plan) -> None:
        """Write what changed in a plan, and its changes to the history.

        Raises Conflict when it was saved by another unit of work since it was read, SignedVersion when something
        that was put before the other party is not the same any more, LookupError when there is no such plan.
        """
        row = self._rows.get(plan.id) or self._held_row(select(PlanRow).filter_by(id=plan.id))
        if row is None:
            raise LookupError("no such plan")
        if row.revision != plan.revision:
            raise Conflict("the plan was saved elsewhere")
        write_plan(plan, row)
        self._session.add_all(change_to(plan.id, change) for change in plan.changes)
        if not plan.changes and not self._session.is_modified(row) and not self._dirty_parts(row):
            return
        row.revision = plan.revision + 1
        try:
            self._session.flush()
        except StaleDataError as error:
            raise Conflict("the plan was saved elsewhere") from error
        plan.changes.clear()
        plan.revision = row.revision
        self._rows[plan.id], self._plans[plan.id] = row, plan

    def history(self, plan_id: str, goal_id: str | None = None) -> list[Change]:
        """Every change of a text of this plan, or of one goal of it, the oldest first."""
        query = select(ChangeRow).filter_by(plan_id=plan_id).order_by(ChangeRow.id)
        if goal_id is not None:
            query = query.filter_by(goal_id=goal_id)
        return [change_from(row) for row in self._session.scalars(query)]

    def last_change(self, plan_id: str, by: str) -> Change | None:
        """The newest change that this person made."""
        query = select(ChangeRow).filter_by(plan_id=plan_id, by=by).order_by(ChangeRow.id.desc()).limit(1)
        row = self._session.scalar(query)
        return change_from(row) if row else None

    def release(self, plan_id: str) -> None:
        """Allow this unit of work to remove signed versions of a plan. `hold` takes that back before it ends."""
        self._session.add(ReleaseRow(plan_id=plan_id))
        self._session.flush()

    def hold(self, plan_id: str) -> None:
        """No signed version of this plan can be removed any more."""
        self._session.execute(delete(ReleaseRow).filter_by(plan_id=plan_id))

    def _held_row(self, query: Select[PlanRow]) -> PlanRow | None:
        row = self._session.scalar(query.with_for_update() if self._write else query)
        if row is None:
            return None
        if row.id in self._plans:
            self._hold(self._plans[row.id])
        else:
            nothing_shared_yet(row)
            self._held.add(row.id)
        return row

    def _hold(self, plan: Plan) -> Plan:
        """A plan that was read to look at is now read to change. Raises Conflict when it is not the same any more."""
        if self._write and plan.id not in self._held:
            query = select(PlanRow.revision).filter_by(id=plan.id).with_for_update()
            if self._session.scalar(query) != plan.revision:
                raise Conflict("the plan was saved elsewhere")
            self._held.add(plan.id)
        return plan

    def _plan(self, row: PlanRow) -> Plan:
        plan = self._plans.get(row.id)
        if plan is None:
            plan = self._plans[row.id] = plan_from(row)
            self._rows[row.id] = row
        return plan

    def _dirty_parts(self, row: PlanRow) -> bool:
        return any(self._session.is_modified(line) for part in PARTS for line in getattr(row, part.key))
