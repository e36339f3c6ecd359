"""A plan as lines of tables, and lines as a plan.

Written out by hand, so that plan/ knows nothing of tables. Lines are compared with those that were read: what did not
change is not written, so encrypted columns keep their ciphertext and two saves of one plan touch little.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from sqlalchemy import Row

from bot.plan.goals import Goal, Support
from bot.plan.ids import new_id
from bot.plan.people import Person
from bot.plan.plan import Plan
from bot.plan.records import Change, FollowUp, Promise, Remark
from bot.plan.states import GoalState, PlanState, Role
from bot.plan.versions import Signature, Version
from bot.store.models import ChangeRow, PersonRow

PROMISE = "promise"
"""The kind of remark that holds a promise of the manager."""

Key = tuple[Any, ...]
Line = dict[str, Any]

KEYS: Final[dict[str, tuple[str, ...]]] = {
    "answers": ("question",),
    "goals": ("id",),
    "preparations": ("manager_id", "question"),
    "versions": ("id",),
    "signatures": ("version", "role"),
    "remarks": ("id",),
    "follow_ups": ("id",),
}
"""Everything of a plan that stands in a table of its own, and by which columns a line of one plan is known."""

AFTER_SHARING = ("versions", "signatures", "remarks", "follow_ups")
"""Before a plan was first shared, these are not there: nobody needs to ask for them."""


@dataclass(slots=True)
class Lines:
    """A plan as it stands in the tables: its own line, and by table those of its parts. Keys stand in no line."""

    plan: Line = field(default_factory=dict)
    parts: dict[str, dict[Key, Line]] = field(default_factory=lambda: {part: {} for part in KEYS})


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


def change_from(row: ChangeRow | Row[Any]) -> Change:
    return Change(field=row.field, old=row.old, new=row.new, by=row.by, at=row.at, goal_id=row.goal_id)


def line_of_change(plan_id: str, change: Change) -> Line:
    return {
        "plan_id": plan_id,
        "goal_id": change.goal_id,
        "field": change.field,
        "old": change.old,
        "new": change.new,
        "by": change.by,
        "at": change.at,
    }


# --- lines -> plan ---------------------------------------------------------------------------------


def plan_from(lines: Lines) -> Plan:
    """The plan that stands in these lines. It shares nothing with them that can be changed."""
    own, parts = lines.plan, lines.parts
    preparation: dict[str, dict[str, str]] = {}
    for (manager_id, question), line in parts["preparations"].items():
        preparation.setdefault(manager_id, {})[question] = line["text"]
    remarks = parts["remarks"].values()
    return Plan(
        id=own["id"],
        owner_id=own["owner_id"],
        cycle=own["cycle"],
        state=PlanState(own["state"]),
        reflection={question: line["text"] for (question,), line in parts["answers"].items() if not line["skipped"]},
        skipped={question for (question,), line in parts["answers"].items() if line["skipped"]},
        well_placed=own["well_placed"],
        summary=own["summary"],
        goals=[_goal_from(id, line) for (id,), line in parts["goals"].items()],
        preparation=preparation,
        versions=[Version(id=id, **deepcopy(line)) for (id,), line in parts["versions"].items()],
        signatures=[_signature_from(key, line) for key, line in parts["signatures"].items()],
        promises=[Promise(r["text"], r["by"], r["at"], r["done_on"]) for r in remarks if r["kind"] == PROMISE],
        follow_ups=[_follow_up_from(id, line) for (id,), line in parts["follow_ups"].items()],
        remarks=[Remark(r["text"], r["by"], r["at"], r["kind"]) for r in remarks if r["kind"] != PROMISE],
        talk_on=own["talk_on"],
        talk_held_on=own["talk_held_on"],
        shown_to=own["shown_to"],
        created_at=own["created_at"],
        revision=own["revision"],
    )


def _goal_from(id: str, line: Line) -> Goal:
    values = deepcopy(line)
    support = Support(
        text=values.pop("support_text"),
        own_hours=values.pop("own_hours"),
        others_hours=values.pop("others_hours"),
        budget_eur=values.pop("budget_eur"),
        materials=values.pop("materials"),
        working_time=values.pop("working_time"),
    )
    values |= {
        "state": GoalState(values["state"]),
        "serves": tuple(values["serves"]),
        "kept": tuple(values["kept"]),
    }
    return Goal(id=id, support=support, **values)


def _signature_from(key: Key, line: Line) -> Signature:
    version, role = key
    values = {name: value for name, value in line.items() if name != "number"}
    return Signature(version=version, role=Role(role), **values)


def _follow_up_from(id: str, line: Line) -> FollowUp:
    return FollowUp(id=id, **{name: value for name, value in line.items() if name != "number"})


# --- plan -> lines ---------------------------------------------------------------------------------


def lines_of(plan: Plan, before: Lines) -> Lines:
    """The lines of a plan, of which `before` stood in the tables (empty lines for a new one).

    Raises SignedVersion when a version or a signature that was written before is not the same any more.
    """
    own = {
        "id": plan.id,
        "owner_id": plan.owner_id,
        "cycle": plan.cycle,
        "state": plan.state.value,
        "well_placed": plan.well_placed,
        "summary": plan.summary,
        "talk_on": plan.talk_on,
        "talk_held_on": plan.talk_held_on,
        "shown_to": plan.shown_to,
        "created_at": plan.created_at,
        "revision": plan.revision,
    }
    answers: dict[Key, Line] = {(question,): {"text": "", "skipped": True} for question in plan.skipped}
    answers |= {(question,): {"text": text, "skipped": False} for question, text in plan.reflection.items()}
    preparations: dict[Key, Line] = {
        (manager_id, question): {"text": text}
        for manager_id, sheet in plan.preparation.items()
        for question, text in sheet.items()
    }
    return Lines(
        own,
        {
            "answers": answers,
            "goals": {(goal.id,): _goal_line(goal) for goal in plan.goals},
            "preparations": preparations,
            "versions": _version_lines(plan, before.parts["versions"]),
            "signatures": _signature_lines(plan, before.parts["signatures"]),
            "remarks": _remark_lines(plan, before.parts["remarks"]),
            "follow_ups": {
                (follow_up.id,): _follow_up_line(number, follow_up)
                for number, follow_up in enumerate(plan.follow_ups, 1)
            },
        },
    )


def _goal_line(goal: Goal) -> Line:
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


def _follow_up_line(number: int, follow_up: FollowUp) -> Line:
    return {
        "number": number,
        "question": follow_up.question,
        "goal_id": follow_up.goal_id,
        "outcome": follow_up.outcome,
        "text": follow_up.text,
        "by": follow_up.by,
        "at": follow_up.at,
    }


def _version_lines(plan: Plan, written: Mapping[Key, Line]) -> dict[Key, Line]:
    if written.keys() - {(version.id,) for version in plan.versions}:
        raise SignedVersion("a version is missing")
    lines: dict[Key, Line] = {}
    for version in plan.versions:
        old = written.get((version.id,))
        if old is None:
            lines[(version.id,)] = {
                "number": version.number,
                "kind": version.kind,
                "content": version.content,
                "hash": version.hash,
                "by": version.by,
                "at": version.at,
            }
            continue
        now = (version.number, version.kind, version.hash)
        if (old["number"], old["kind"], old["hash"]) != now or not version.intact:
            raise SignedVersion(f"version {old['number']} was changed")
        lines[(version.id,)] = old
    return lines


def _signature_lines(plan: Plan, written: Mapping[Key, Line]) -> dict[Key, Line]:
    if len(plan.signatures) < len(written):
        raise SignedVersion("a signature is missing")
    lines: dict[Key, Line] = {}
    for number, signature in enumerate(plan.signatures, 1):
        lines[(signature.version, signature.role.value)] = {
            "number": number,
            "person_id": signature.person_id,
            "name": signature.name,
            "mode": signature.mode,
            "at": signature.at,
            "hash": signature.hash,
            "view": signature.view,
        }
    for (version, role), line in written.items():
        if lines.get((version, role)) != line:
            raise SignedVersion(f"the signature under version {version} was changed")
    return lines


def _remark_lines(plan: Plan, written: Mapping[Key, Line]) -> dict[Key, Line]:
    promises = _numbered((PROMISE, promise) for promise in plan.promises)
    remarks = _numbered((remark.kind, remark) for remark in plan.remarks)
    lines: dict[Key, Line] = {}
    for group, is_promise in ((promises, True), (remarks, False)):
        # By position: lines are added at the end, and hardly ever taken away.
        keys = [key for key, line in written.items() if (line["kind"] == PROMISE) is is_promise]
        keys += [(new_id(),) for _ in group[len(keys) :]]
        lines |= dict(zip(keys, group, strict=False))
    return lines


def _numbered(lines: Iterable[tuple[str, Promise | Remark]]) -> list[Line]:
    return [
        {
            "kind": kind,
            "number": number,
            "text": line.text,
            "by": line.by,
            "at": line.at,
            "done_on": line.done_on if isinstance(line, Promise) else None,
        }
        for number, (kind, line) in enumerate(lines, 1)
    ]
