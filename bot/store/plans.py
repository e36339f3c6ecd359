"""Plans as whole aggregates: read whole, saved whole, never half.

By statements and not by SQLAlchemy's objects per row: reading and saving the plan was half of what a turn did in the
action server.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Executable, Row, Select, bindparam, delete, exists, func, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from bot.plan.plan import Plan
from bot.plan.records import Change
from bot.store import models
from bot.store.mapping import AFTER_SHARING, KEYS, Key, Line, Lines, change_from, line_of_change, lines_of, plan_from
from bot.store.statements import given, run, table_of

PLANS, CHANGES, RELEASES = (table_of(model) for model in (models.PlanRow, models.ChangeRow, models.ReleaseRow))
_TABLES = {
    "answers": table_of(models.AnswerRow),
    "goals": table_of(models.GoalRow),
    "preparations": table_of(models.PreparationRow),
    "versions": table_of(models.VersionRow),
    "signatures": table_of(models.SignatureRow),
    "remarks": table_of(models.RemarkRow),
    "follow_ups": table_of(models.FollowUpRow),
}

_PLAN = select(PLANS)
_GET = _PLAN.where(PLANS.c.id == given("id"))
_CURRENT = _PLAN.where(PLANS.c.owner_id == given("owner_id")).order_by(PLANS.c.cycle.desc()).limit(1)
_OF_OWNER = _PLAN.where(PLANS.c.owner_id == given("owner_id")).order_by(PLANS.c.cycle)
_OTHER = PLANS.alias("other")
_OF_OWNERS = _PLAN.where(
    PLANS.c.owner_id.in_(bindparam("owner_ids", expanding=True)),
    ~exists().where(_OTHER.c.owner_id == PLANS.c.owner_id, _OTHER.c.cycle > PLANS.c.cycle),
)
_BEFORE = (
    _PLAN.where(PLANS.c.owner_id == given("owner_id"), PLANS.c.cycle < given("cycle"))
    .order_by(PLANS.c.cycle.desc())
    .limit(1)
)
_LAST_CYCLE = select(func.max(PLANS.c.cycle)).where(PLANS.c.owner_id == given("owner_id"))
_REVISION = select(PLANS.c.revision).where(PLANS.c.id == given("id")).with_for_update()
_OWNER = select(PLANS.c.owner_id).where(PLANS.c.id == given("id"))
# SQLite has one writer at a time, and takes no notice of this.
_HELD = {query: query.with_for_update() for query in (_GET, _CURRENT)}

_LINES = {
    part: select(table).order_by(*((table.c.number,) if "number" in table.c else ()))
    for part, table in _TABLES.items()
}
_LINES_OF_ONE = {part: query.where(_TABLES[part].c.plan_id == given("plan_id")) for part, query in _LINES.items()}
_LINES_OF_MANY = {
    part: query.where(_TABLES[part].c.plan_id.in_(bindparam("plan_ids", expanding=True)))
    for part, query in _LINES.items()
}
_INSERT = {part: insert(table) for part, table in _TABLES.items()}
_INSERT_PLAN, _INSERT_CHANGES = insert(PLANS), insert(CHANGES)


@lru_cache(maxsize=256)
def _update_plan(columns: tuple[str, ...]) -> Executable:
    this = PLANS.c.id == given("of_id"), PLANS.c.revision == given("of_revision")
    return update(PLANS).where(*this).values({name: given(name) for name in columns})


@lru_cache(maxsize=256)
def _update(part: str, columns: tuple[str, ...]) -> Executable:
    return update(_TABLES[part]).where(*_this_line(part)).values({name: given(name) for name in columns})


@lru_cache
def _delete(part: str) -> Executable:
    return delete(_TABLES[part]).where(*_this_line(part))


def _this_line(part: str) -> list[Any]:
    columns = _TABLES[part].c
    return [columns[name] == given(f"of_{name}") for name in ("plan_id", *KEYS[part])]


def _which(part: str, plan_id: str, key: Key) -> dict[str, Any]:
    return {"of_plan_id": plan_id, **{f"of_{name}": value for name, value in zip(KEYS[part], key, strict=True)}}


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
        self._plans: dict[str, Plan] = {}
        self._lines: dict[str, Lines] = {}
        """What stands in the tables of each plan that was read or saved here."""
        self._current: dict[str, str | None] = {}
        """Owner's id -> their newest plan; None where there is none."""
        self._held: set[str] = set()

    def current(self, owner_id: str) -> Plan | None:
        """This person's newest plan: the one of the highest cycle."""
        if owner_id not in self._current:
            plan = self._read(_CURRENT, {"owner_id": owner_id})
            self._current[owner_id] = plan.id if plan is not None else None
            return plan
        known = self._current[owner_id]
        return self._hold(self._plans[known]) if known is not None else None

    def get(self, plan_id: str) -> Plan | None:
        if plan_id in self._plans:
            return self._hold(self._plans[plan_id])
        return self._read(_GET, {"id": plan_id})

    def of_owner(self, owner_id: str) -> list[Plan]:
        """All plans of one person, the oldest cycle first."""
        return self._known(run(self._session, _OF_OWNER, {"owner_id": owner_id}).all())

    def before(self, plan: Plan) -> Plan | None:
        """The plan of the round before this one. To look at: it is not held for writing."""
        found = self._known(run(self._session, _BEFORE, {"owner_id": plan.owner_id, "cycle": plan.cycle}).all())
        return found[0] if found else None

    def of_owners(self, owner_ids: Sequence[str]) -> dict[str, Plan]:
        """Owner's id -> their current plan, of those who have one. To look at: nothing is held for writing."""
        rows = run(self._session, _OF_OWNERS, {"owner_ids": list(owner_ids)}).all()
        return {plan.owner_id: plan for plan in self._known(rows)}

    def owner_of(self, plan_id: str) -> str | None:
        """The id of the employee whose plan it is."""
        owner_id: str | None = run(self._session, _OWNER, {"id": plan_id}).scalar()
        return owner_id

    def start(self, owner_id: str, now: datetime) -> Plan:
        """Begin the next cycle. Raises Conflict when another unit of work did so at the same moment."""
        last = run(self._session, _LAST_CYCLE, {"owner_id": owner_id}).scalar() or 0
        plan = Plan(owner_id=owner_id, cycle=last + 1, created_at=now)
        lines = lines_of(plan, Lines())
        try:
            run(self._session, _INSERT_PLAN, lines.plan)
        except IntegrityError as error:
            raise Conflict("this cycle was begun elsewhere") from error
        self._lines[plan.id], self._plans[plan.id], self._current[owner_id] = lines, plan, plan.id
        self._held.add(plan.id)
        return plan

    def save(self, plan: Plan) -> None:
        """Write what changed in a plan, and its changes to the history.

        Raises Conflict when it was saved by another unit of work since it was read, SignedVersion when something
        that was put before the other party is not the same any more, LookupError when there is no such plan.
        """
        if plan.id not in self._lines and self.get(plan.id) is None:
            raise LookupError("no such plan")
        before = self._lines[plan.id]
        if before.plan["revision"] != plan.revision:
            raise Conflict("the plan was saved elsewhere")
        after = lines_of(plan, before)
        if not plan.changes and after == before:
            return
        after.plan["revision"] = plan.revision + 1
        own = _changed(before.plan, after.plan)
        which = {"of_id": plan.id, "of_revision": plan.revision}
        if run(self._session, _update_plan(tuple(own)), {**which, **own}).rowcount != 1:
            raise Conflict("the plan was saved elsewhere")
        for part in KEYS:
            self._write_part(part, plan.id, before.parts[part], after.parts[part])
        if plan.changes:
            run(self._session, _INSERT_CHANGES, [line_of_change(plan.id, change) for change in plan.changes])
            plan.changes.clear()
        plan.revision += 1
        self._lines[plan.id], self._plans[plan.id] = after, plan

    def _write_part(self, part: str, plan_id: str, before: Mapping[Key, Line], after: Mapping[Key, Line]) -> None:
        gone = [_which(part, plan_id, key) for key in before.keys() - after.keys()]
        if gone:
            run(self._session, _delete(part), gone)
        for key in after.keys() & before.keys():
            changed = _changed(before[key], after[key])
            if changed:
                run(self._session, _update(part, tuple(changed)), {**_which(part, plan_id, key), **changed})
        new = [
            {"plan_id": plan_id, **dict(zip(KEYS[part], key, strict=True)), **line}
            for key, line in after.items()
            if key not in before
        ]
        if new:
            run(self._session, _INSERT[part], new)

    def history(self, plan_id: str, goal_id: str | None = None) -> list[Change]:
        """Every change of a text of this plan, or of one goal of it, the oldest first."""
        query = select(CHANGES).where(CHANGES.c.plan_id == plan_id).order_by(CHANGES.c.id)
        if goal_id is not None:
            query = query.where(CHANGES.c.goal_id == goal_id)
        return [change_from(row) for row in run(self._session, query)]

    def release(self, plan_id: str) -> None:
        """Allow this unit of work to remove signed versions of a plan. `hold` takes that back before it ends."""
        run(self._session, insert(RELEASES), {"plan_id": plan_id})

    def hold(self, plan_id: str) -> None:
        """No signed version of this plan can be removed any more."""
        run(self._session, delete(RELEASES).where(RELEASES.c.plan_id == plan_id))

    def _read(self, query: Select[Any], values: Mapping[str, Any]) -> Plan | None:
        row = run(self._session, _HELD[query] if self._write else query, values).first()
        if row is None:
            return None
        if row.id in self._plans:
            return self._hold(self._plans[row.id])
        self._held.add(row.id)
        return self._known([row])[0]

    def _hold(self, plan: Plan) -> Plan:
        """A plan that was read to look at is now read to change. Raises Conflict when it is not the same any more."""
        if self._write and plan.id not in self._held:
            if run(self._session, _REVISION, {"id": plan.id}).scalar() != plan.revision:
                raise Conflict("the plan was saved elsewhere")
            self._held.add(plan.id)
        return plan

    def _known(self, rows: Sequence[Row[Any]]) -> list[Plan]:
        """The plans of these rows; those that were not asked for before are read whole."""
        new = [row for row in rows if row.id not in self._plans]
        lines = {row.id: Lines(dict(row._mapping)) for row in new}
        if lines:
            shared = any(row.shown_to is not None for row in new)
            for part in KEYS:
                if shared or part not in AFTER_SHARING:
                    self._read_part(part, lines)
        for id, read in lines.items():
            self._lines[id], self._plans[id] = read, plan_from(read)
        return [self._plans[row.id] for row in rows]

    def _read_part(self, part: str, lines: Mapping[str, Lines]) -> None:
        for row in self._lines_of(part, list(lines)):
            line: Line = dict(row._mapping)
            plan_id, key = line.pop("plan_id"), tuple(line.pop(name) for name in KEYS[part])
            lines[plan_id].parts[part][key] = line

    def _lines_of(self, part: str, plan_ids: list[str]) -> Iterable[Row[Any]]:
        if len(plan_ids) == 1:
            return run(self._session, _LINES_OF_ONE[part], {"plan_id": plan_ids[0]})
        return run(self._session, _LINES_OF_MANY[part], {"plan_ids": plan_ids})


def _changed(before: Line, after: Line) -> Line:
    return {name: value for name, value in after.items() if before[name] != value}
