"""What each party gets to see, built from what `rights` allows: brief, agenda, differences, own copy."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from bot.plan.following import SITTING
from bot.plan.people import Party
from bot.plan.plan import Plan
from bot.plan.questions import CELLS, PROGRESS
from bot.plan.records import FollowUp
from bot.plan.rights import must_see, sees
from bot.plan.states import Role
from bot.plan.versions import Content


def shared_content(who: Party, plan: Plan) -> Content | None:
    """What lies before the manager now: the newest shared version. Raises NotAllowed where it may not be seen."""
    must_see(who, plan, "shared")
    version = plan.latest("shared")
    return version.content if version else None


@dataclass(frozen=True, slots=True)
class Sitting:
    """What one party wrote in one go about a signed plan."""

    by: str
    at: datetime
    lines: list[FollowUp]


def sittings(who: Party, plan: Plan, questions: tuple[str, ...]) -> list[Sitting]:
    """What was written since signing, the newest first. Raises NotAllowed where it may not be seen."""
    must_see(who, plan, "follow_ups")
    found: list[Sitting] = []
    for line in sorted(plan.follow_ups, key=lambda f: f.at):
        if line.question not in questions:
            continue
        last = next((s for s in reversed(found) if s.by == line.by), None)
        if last is not None and line.at - last.at <= SITTING:
            last.lines.append(line)
        else:
            found.append(Sitting(line.by, line.at, [line]))
    return found[::-1]


def latest_progress(who: Party, plan: Plan) -> list[Sitting]:
    """The newest report of each party, the newest first; empty where there is none to be seen."""
    if not sees(who, plan, "follow_ups"):
        return []
    every = sittings(who, plan, PROGRESS)
    return [s for n, s in enumerate(every) if s.by not in {newer.by for newer in every[:n]}]


@dataclass(frozen=True, slots=True)
class Brief:
    """What a manager needs to know in a minute: counted from the shared version, never from a draft."""

    goals: list[Content]
    summary: str
    well_placed: bool
    own_hours: float
    others_hours: float
    budget_eur: Decimal
    talk_on: date | None
    replies: list[str]
    """What the employee answered back since the plan was last settled."""
    progress: list[Sitting]
    """The newest of each party, the newest first."""


def brief(who: Party, plan: Plan) -> Brief:
    """The brief of one shared plan. Raises NotAllowed where it may not be seen."""
    content = shared_content(who, plan) or {"goals": [], "summary": "", "well_placed": False}
    final = plan.latest("final")
    supports = [goal["support"] for goal in content["goals"]]
    return Brief(
        goals=content["goals"],
        summary=content["summary"],
        well_placed=content["well_placed"],
        own_hours=sum(s["own_hours"] or 0 for s in supports),
        others_hours=sum(s["others_hours"] or 0 for s in supports),
        budget_eur=sum((Decimal(s["budget_eur"] or 0) for s in supports), Decimal(0)),
        talk_on=plan.talk_on,
        replies=[remark.text for remark in plan.remarks if final is not None and remark.at >= final.at],
        progress=latest_progress(who, plan),
    )


AGENDA: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("performance_by_manager", (), ("competences_now",)),
    ("performance_by_employee", ("strengths", "enjoy", "used"), ()),
    ("learn_for_role_now", ("improve",), ("competences_needed",)),
    ("organisation", (), ("org_direction", "role_change")),
    ("learn_for_role_later", (), ("competences_future",)),
    ("learn_in_role", ("direction", "learn"), ()),
    ("learn_for_career", ("other_roles", "ambition"), ("other_roles_fit",)),
)
"""The seven points of the talk (syllabus §2.4), with the questions of each side that feed them."""


@dataclass(frozen=True, slots=True)
class AgendaPoint:
    """One point of the talk: what this viewer wrote, and what the other side lets them see."""

    id: str
    mine: list[tuple[str, str]] = field(default_factory=list)
    theirs: list[tuple[str, str]] = field(default_factory=list)


def agenda(who: Party, plan: Plan) -> list[AgendaPoint]:
    """One agenda per viewer until the talk; from the talk on the manager's preparation is in both.

    The employee's reflection never enters the manager's agenda: what is shared of it is the summary.
    """
    points = []
    for id, employee_questions, manager_questions in AGENDA:
        own = [(q, plan.reflection[q]) for q in employee_questions if q in plan.reflection]
        sheet = plan.preparation.get(plan.shown_to or "", {})
        if who.role is Role.MANAGER:
            sheet = plan.preparation.get(who.person.id, {})
        prepared = [(q, sheet[q]) for q in manager_questions if q in sheet]
        if who.role is Role.EMPLOYEE:
            points.append(AgendaPoint(id, own, prepared if sees(who, plan, "preparation") else []))
        else:
            points.append(AgendaPoint(id, prepared, []))
    return points


Op = Literal["same", "gone", "new"]


def word_diff(old: str, new: str) -> list[tuple[Op, str]]:
    """The difference word by word, as runs that together spell both texts."""
    a, b = (re.findall(r"\s*\S+|\s+\Z", text) for text in (old, new))
    runs: list[tuple[Op, str]] = []
    for tag, a0, a1, b0, b1 in difflib.SequenceMatcher(a=a, b=b, autojunk=False).get_opcodes():
        if tag == "equal":
            runs.append(("same", "".join(a[a0:a1])))
        else:
            if a1 > a0:
                runs.append(("gone", "".join(a[a0:a1])))
            if b1 > b0:
                runs.append(("new", "".join(b[b0:b1])))
    return runs


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell that the manager worded otherwise than the employee."""

    goal: int
    cell: str
    old: str
    new: str

    @property
    def runs(self) -> list[tuple[Op, str]]:
        return word_diff(self.old, self.new)


def _cell(goal: Content, name: str) -> str:
    value: Any = goal[name]
    return str(value["text"] if name == "support" else value)


def changes(who: Party, plan: Plan) -> list[CellChange]:
    """Every cell of the final version that differs from the employee's own last shared version."""
    must_see(who, plan, "final")
    mine, final = plan.latest("shared"), plan.latest("final")
    if mine is None or final is None:
        return []
    before = {goal["number"]: goal for goal in mine.content["goals"]}
    return [
        CellChange(goal["number"], name, _cell(before[goal["number"]], name), _cell(goal, name))
        for goal in final.content["goals"]
        if goal["number"] in before
        for name in CELLS
        if _cell(before[goal["number"]], name) != _cell(goal, name)
    ]
