"""What is kept of a plan beside its goals: changes, promises, remarks, and how it went."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.plan.ids import new_id


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one field, kept for undo and for the history in the export."""

    field: str
    old: str
    new: str
    by: str
    at: datetime
    goal_id: str | None = None


@dataclass(frozen=True, slots=True)
class Promise:
    """Something the manager will see to. It stays the manager's own, and is part of what both sign."""

    text: str
    by: str
    at: datetime
    done_on: date | None = None
    """When it was ticked off. That is no part of what was signed."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """One answer about a signed plan: how it goes (PROGRESS) or what came of it (EVALUATION). Both parties read it.

    `goal_id` is None where it is about the plan as a whole. `outcome` is what was understood of the text: `going`,
    `stalled` or `done`; `meets` or `falls_short`; for `eval_reached` the state of the goal. It is about the
    plan, never about the person.
    """

    question: str
    text: str
    by: str
    at: datetime
    goal_id: str | None = None
    outcome: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Remark:
    """What one party said to the other about the whole plan (an answer back, a reason to decline)."""

    text: str
    by: str
    at: datetime
    kind: str = "reply"
