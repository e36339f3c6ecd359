"""What stands in a plan, and how it is looked up. Changing it is for the rooms beside this one."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.plan.goals import Goal
from bot.plan.ids import new_id
from bot.plan.people import Party
from bot.plan.questions import MAX_GOALS, REFLECTION
from bot.plan.records import Change, FollowUp, Promise, Remark
from bot.plan.states import PlanState, Role
from bot.plan.versions import Content, Kind, Signature, Version


@dataclass(slots=True)
class PlanBase:
    """The data of a plan and everything that belongs to it."""

    owner_id: str
    cycle: int = 1
    id: str = field(default_factory=new_id)
    state: PlanState = PlanState.DRAFT
    reflection: dict[str, str] = field(default_factory=dict)
    skipped: set[str] = field(default_factory=set)
    well_placed: bool = False
    """"Ik zit goed op mijn plek": such a plan may be finished without a goal."""
    summary: str = ""
    goals: list[Goal] = field(default_factory=list)
    preparation: dict[str, dict[str, str]] = field(default_factory=dict)
    """Manager's id -> question -> answer. A new manager starts with a clean sheet."""
    versions: list[Version] = field(default_factory=list)
    signatures: list[Signature] = field(default_factory=list)
    promises: list[Promise] = field(default_factory=list)
    follow_ups: list[FollowUp] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    talk_on: date | None = None
    talk_held_on: date | None = None
    shown_to: str | None = None
    """The manager who may read what is shared. Another one may only after the employee was told."""
    created_at: datetime | None = None
    changes: list[Change] = field(default_factory=list)
    """Changes made since loading; the store appends them to the history."""
    revision: int = field(default=0, compare=False)
    """The state of the store this plan was read from; saving it refuses when another save came in between."""

    @property
    def unasked(self) -> list[str]:
        """Reflection questions neither answered nor skipped."""
        return [q for q in REFLECTION if q not in self.reflection and q not in self.skipped]

    def goal(self, number: int) -> Goal:
        """The goal with this number. Raises KeyError."""
        for goal in self.goals:
            if goal.number == number:
                return goal
        raise KeyError(number)

    def goal_by_id(self, goal_id: str) -> Goal | None:
        return next((goal for goal in self.goals if goal.id == goal_id), None)

    @property
    def begun_goals(self) -> list[Goal]:
        return [goal for goal in self.goals if goal.begun]

    @property
    def can_add_goal(self) -> bool:
        return len(self.goals) < MAX_GOALS

    def latest(self, *kinds: str) -> Version | None:
        """The newest version of these kinds."""
        return next((v for v in reversed(self.versions) if v.kind in kinds), None)

    def signed_by(self, version: Version) -> dict[Role, Signature]:
        return {s.role: s for s in self.signatures if s.version == version.number}

    def is_signed(self, version: Version) -> bool:
        return {Role.EMPLOYEE, Role.MANAGER} <= self.signed_by(version).keys()

    @property
    def to_sign(self) -> Version | None:
        """The version that waits for a signature, if any."""
        if self.state is PlanState.FINALIZED:
            return self.latest("final")
        latest = self.latest("amendment")
        return latest if latest is not None and not self.is_signed(latest) else None

    def waits_for(self, role: Role) -> bool:
        """Whether there is something to sign that this party has not signed."""
        return self.to_sign is not None and role not in self.signed_by(self.to_sign)

    def _note(self, party: Party, now: datetime, name: str, old: str, new: str, goal: Goal | None = None) -> None:
        if old != new:
            self.changes.append(Change(name, old, new, party.person.id, now, goal.id if goal else None))

    def _add_version(self, kind: Kind, content: Content, party: Party, now: datetime) -> Version:
        version = Version(len(self.versions) + 1, kind, content, party.person.id, now)
        self.versions.append(version)
        return version
