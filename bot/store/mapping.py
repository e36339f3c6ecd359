"""A plan as rows, and rows as a plan.

Written out by hand, so that plan/ knows nothing of tables. Rows are compared with the plan field by field: what did
not change is not written, so encrypted columns keep their ciphertext and two saves of one plan touch little.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from typing import Any

from sqlalchemy import Row
from sqlalchemy.orm.attributes import set_committed_value

from bot.plan.goals import Goal, Support
from bot.plan.ids import new_id
from bot.plan.people import Person
from bot.plan.plan import Plan
from bot.plan.records import Change, FollowUp, Promise, Remark
from bot.plan.states import GoalState, PlanState, Role
from bot.plan.versions import Signature, Version
from bot.store.models import (
    AnswerRow,
    ChangeRow,
    FollowUpRow,
    GoalRow,
    PersonRow,
    PlanRow,
    PreparationRow,
    RemarkRow,
    SignatureRow,
    VersionRow,
)

PROMISE = "promise"
"""The kind of remark that holds a promise of the manager."""


PARTS = (
    PlanRow.answers,
    PlanRow.goals,
    PlanRow.preparations,
    PlanRow.versions,
    PlanRow.signatures,
    PlanRow.remarks,
    PlanRow.follow_ups,
)
"""Everything of a plan that stands in a table of its own."""


class SignedVersion(Exception):
    """A version or a signature would be changed or removed. They stay as they were written."""


def person_from(row: PersonRow | Row[Any]) -> Person:
    return Person(
        id=row.id,
        email=row.email,
        name=row.name,
        manager_id=row.manager_id,
        department=row.department,
        role=row.role,
        budget_eur=row.budget_eur,
        locale=row.locale,
        left_on=row.left_on,
    )


def change_from(row: ChangeRow) -> Change:
    return Change(field=row.field, old=row.old, new=row.new, by=row.by, at=row.at, goal_id=row.goal_id)


def change_to(plan_id: str, change: Change) -> ChangeRow:
    return ChangeRow(
        plan_id=plan_id,
        goal_id=change.goal_id,
        field=change.field,
        old=change.old,
        new=change.new,
        by=change.by,
        at=change.at,
    )


# --- rows -> plan ----------------------------------------------------------------------------------


def nothing_shared_yet(row: PlanRow) -> None:
    """Before a plan was first shared, what comes after sharing is not there: do not ask for it."""
    if row.shown_to is None:
        for name in ("versions", "signatures", "remarks", "follow_ups"):
            if name not in row.__dict__:
                set_committed_value(row, name, [])


def plan_from(row: PlanRow) -> Plan:
    preparation: dict[str, dict[str, str]] = {}
    for line in row.preparations:
        preparation.setdefault(line.manager_id, {})[line.question] = line.text
    return Plan(
        id=row.id,
        owner_id=row.owner_id,
        cycle=row.cycle,
        state=PlanState(row.state),
        reflection={answer.question: answer.text for answer in row.answers if not answer.skipped},
        skipped={answer.question for answer in row.answers if answer.skipped},
        well_placed=row.well_placed,
        summary=row.summary,
        goals=[_goal_from(goal) for goal in row.goals],
        preparation=preparation,
        versions=[_version_from(version) for version in row.versions],
        signatures=[_signature_from(signature) for signature in row.signatures],
        promises=[Promise(r.text, r.by, r.at, r.done_on) for r in row.remarks if r.kind == PROMISE],
        follow_ups=[_follow_up_from(follow_up) for follow_up in row.follow_ups],
        remarks=[Remark(text=r.text, by=r.by, at=r.at, kind=r.kind) for r in row.remarks if r.kind != PROMISE],
        talk_on=row.talk_on,
        talk_held_on=row.talk_held_on,
        shown_to=row.shown_to,
        created_at=row.created_at,
        revision=row.revision,
    )


def _goal_from(row: GoalRow) -> Goal:
    return Goal(
        id=row.id,
        number=row.number,
        state=GoalState(row.state),
        goal=row.goal,
        activity=row.activity,
        result=row.result,
        planning=row.planning,
        start=row.start,
        end=row.end,
        support=Support(
            text=row.support_text,
            own_hours=row.own_hours,
            others_hours=row.others_hours,
            budget_eur=row.budget_eur,
            materials=row.materials,
            working_time=row.working_time,
        ),
        acceptance=row.acceptance,
        confidence=row.confidence,
        start_level=row.start_level,
        reward=row.reward,
        serves=tuple(row.serves),
        first_step=row.first_step,
        sentence=row.sentence,
        sentence_accepted=row.sentence_accepted,
        priority=row.priority,
        selected=row.selected,
        kept=tuple(row.kept),
        proposals=dict(row.proposals),
        proposed=deepcopy(row.proposed),
        remark=row.remark,
    )


def _version_from(row: VersionRow) -> Version:
    return Version(
        id=row.id,
        number=row.number,
        kind=row.kind,  # type: ignore[arg-type]  # only our own kinds are written
        content=row.content,
        by=row.by,
        at=row.at,
        hash=row.hash,
    )


def _signature_from(row: SignatureRow) -> Signature:
    return Signature(
        version=row.version,
        person_id=row.person_id,
        name=row.name,
        role=Role(row.role),
        mode=row.mode,  # type: ignore[arg-type]  # only our own modes are written
        at=row.at,
        hash=row.hash,
        view=row.view,
    )


def _follow_up_from(row: FollowUpRow) -> FollowUp:
    return FollowUp(
        id=row.id,
        question=row.question,
        text=row.text,
        by=row.by,
        at=row.at,
        goal_id=row.goal_id,
        outcome=row.outcome,
    )


# --- plan -> rows ----------------------------------------------------------------------------------


def write_plan(plan: Plan, row: PlanRow) -> None:
    """Bring the rows of a plan in line with it. `revision` is the caller's.

    Raises SignedVersion when a version or a signature that was written before is not the same any more.
    """
    _set(
        row,
        {
            "state": plan.state.value,
            "well_placed": plan.well_placed,
            "summary": plan.summary,
            "talk_on": plan.talk_on,
            "talk_held_on": plan.talk_held_on,
            "shown_to": plan.shown_to,
        },
    )
    _write_answers(plan, row)
    _sync(
        row.goals,
        {goal.id: _goal_values(goal) for goal in plan.goals},
        key=lambda goal: goal.id,
        make=lambda id: GoalRow(id=id),
    )
    _sync(
        row.preparations,
        {
            (manager_id, question): {"text": text}
            for manager_id, sheet in plan.preparation.items()
            for question, text in sheet.items()
        },
        key=lambda line: (line.manager_id, line.question),
        make=lambda key: PreparationRow(manager_id=key[0], question=key[1]),
    )
    _add_versions(plan, row)
    _add_signatures(plan, row)
    _write_remarks(plan, row)
    _sync(
        row.follow_ups,
        {follow_up.id: _follow_up_values(number, follow_up) for number, follow_up in enumerate(plan.follow_ups, 1)},
        key=lambda line: line.id,
        make=lambda id: FollowUpRow(id=id),
    )


def _set(row: Any, values: dict[str, Any]) -> None:
    """Assign what differs. An equal value is left alone, so that its column is not written again."""
    for name, value in values.items():
        if getattr(row, name) != value:
            setattr(row, name, value)


def _sync[K, R](
    rows: list[R], wanted: dict[K, dict[str, Any]], *, key: Callable[[R], K], make: Callable[[K], R]
) -> None:
    """Add, change and remove rows until they hold what is wanted."""
    there = {key(row): row for row in rows}
    for id, row in there.items():
        if id not in wanted:
            rows.remove(row)
    for id, values in wanted.items():
        if id in there:
            _set(there[id], values)
        else:
            row = make(id)
            for name, value in values.items():
                setattr(row, name, value)
            rows.append(row)


def _write_answers(plan: Plan, row: PlanRow) -> None:
    wanted: dict[str, dict[str, Any]] = {question: {"text": "", "skipped": True} for question in plan.skipped}
    wanted |= {question: {"text": text, "skipped": False} for question, text in plan.reflection.items()}
    _sync(row.answers, wanted, key=lambda answer: answer.question, make=lambda id: AnswerRow(question=id))


def _goal_values(goal: Goal) -> dict[str, Any]:
    return {
        "number": goal.number,
        "state": goal.state.value,
        "goal": goal.goal,
        "activity": goal.activity,
        "result": goal.result,
        "planning": goal.planning,
        "start": goal.start,
        "end": goal.end,
        "support_text": goal.support.text,
        "own_hours": goal.support.own_hours,
        "others_hours": goal.support.others_hours,
        "budget_eur": goal.support.budget_eur,
        "materials": goal.support.materials,
        "working_time": goal.support.working_time,
        "acceptance": goal.acceptance,
        "confidence": goal.confidence,
        "start_level": goal.start_level,
        "reward": goal.reward,
        "serves": list(goal.serves),
        "first_step": goal.first_step,
        "sentence": goal.sentence,
        "sentence_accepted": goal.sentence_accepted,
        "priority": goal.priority,
        "selected": goal.selected,
        "kept": list(goal.kept),
        "proposals": dict(goal.proposals),
        "proposed": deepcopy(goal.proposed),
        "remark": goal.remark,
    }


def _follow_up_values(number: int, follow_up: FollowUp) -> dict[str, Any]:
    return {
        "number": number,
        "question": follow_up.question,
        "goal_id": follow_up.goal_id,
        "outcome": follow_up.outcome,
        "text": follow_up.text,
        "by": follow_up.by,
        "at": follow_up.at,
    }


def _add_versions(plan: Plan, row: PlanRow) -> None:
    written = {version.id: version for version in row.versions}
    if written.keys() - {version.id for version in plan.versions}:
        raise SignedVersion("a version is missing")
    for version in plan.versions:
        old = written.get(version.id)
        if old is None:
            row.versions.append(
                VersionRow(
                    id=version.id,
                    number=version.number,
                    kind=version.kind,
                    content=version.content,
                    hash=version.hash,
                    by=version.by,
                    at=version.at,
                )
            )
        elif (old.number, old.kind, old.hash) != (version.number, version.kind, version.hash) or not version.intact:
            raise SignedVersion(f"version {old.number} was changed")


def _add_signatures(plan: Plan, row: PlanRow) -> None:
    for position, signature in enumerate(plan.signatures):
        if position < len(row.signatures):
            if _signature_from(row.signatures[position]) != signature:
                raise SignedVersion(f"the signature under version {signature.version} was changed")
            continue
        row.signatures.append(
            SignatureRow(
                version=signature.version,
                role=signature.role.value,
                number=position + 1,
                person_id=signature.person_id,
                name=signature.name,
                mode=signature.mode,
                at=signature.at,
                hash=signature.hash,
                view=signature.view,
            )
        )
    if len(plan.signatures) < len(row.signatures):
        raise SignedVersion("a signature is missing")


def _write_remarks(plan: Plan, row: PlanRow) -> None:
    promises = [(PROMISE, promise) for promise in plan.promises]
    remarks = [(remark.kind, remark) for remark in plan.remarks]
    _write_lines([line for line in row.remarks if line.kind == PROMISE], promises, row)
    _write_lines([line for line in row.remarks if line.kind != PROMISE], remarks, row)


def _write_lines(rows: list[RemarkRow], lines: Iterable[tuple[str, Promise | Remark]], plan_row: PlanRow) -> None:
    """By position: lines are added at the end, and hardly ever taken away."""
    count = 0
    for count, (kind, line) in enumerate(lines, start=1):
        done_on = line.done_on if isinstance(line, Promise) else None
        values = {"kind": kind, "text": line.text, "by": line.by, "at": line.at, "done_on": done_on}
        if count <= len(rows):
            _set(rows[count - 1], values)
        else:
            plan_row.remarks.append(RemarkRow(id=new_id(), number=count, **values))
    for row in rows[count:]:
        plan_row.remarks.remove(row)
