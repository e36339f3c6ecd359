"""One plan of one employee: the goals, what was shared, what was agreed and who signed.

Two parties own a plan together, but not alike (syllabus §2.4): the employee writes and decides when to share,
the manager comments, adjusts with a remark and finalizes, both sign. Every change passes through a method here
that takes the acting `Party`, so no door can forget to ask whether it is allowed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Literal
from uuid import uuid4

from bot.plan.people import Person
from bot.plan.questions import CELLS, EVALUATION, MAX_GOALS, PREPARATION, PRINCIPLES, PROGRESS, REFLECTION
from bot.plan.states import RESULTS, GoalState, NotAllowed, PlanState, Role, may_move_plan, move_goal, move_plan

GOAL_TEXTS = (*CELLS, "acceptance", "start_level", "reward", "first_step", "sentence")
"""The fields of a goal that hold the employee's own words. `support` is Support.text."""

SITTING = timedelta(hours=12)
"""An answer on progress given again within this time replaces the earlier one; after it, it stands beside it."""
ROUND = timedelta(days=365)
"""A plan or goal without an end of its own is looked back upon after a year (syllabus §2.5.1: one or two years)."""
CLOSE_TO_END = timedelta(days=30)
"""From this long before the end of a goal there is reason to look back."""

Mode = Literal["agree", "seen"]
Content = dict[str, Any]


def new_id() -> str:
    """A random id that says nothing about anyone."""
    return uuid4().hex


def fingerprint(content: Content) -> str:
    """The hash both parties sign: SHA-256 over the content as canonical JSON."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # A browser can send half a character; it is part of what was signed like any other.
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Party:
    """Someone acting on one plan, with the role that the directory gives them at this moment."""

    person: Person
    role: Role

    def must_be(self, *roles: Role) -> None:
        if self.role not in roles:
            raise NotAllowed(f"for {'/'.join(roles)}, not {self.role}")


@dataclass(slots=True)
class Support:
    """What a goal asks of the organisation (syllabus §2.10): hours, money, materials, and in whose time."""

    text: str = ""
    own_hours: float | None = None
    others_hours: float | None = None
    budget_eur: Decimal | None = None
    materials: str = ""
    working_time: str | None = None  # inside | outside | both

    def to_json(self) -> Content:
        return {
            "own_hours": self.own_hours,
            "others_hours": self.others_hours,
            # Always in cents: "450" and "450.00" are no change, whoever compares two versions.
            "budget_eur": None if self.budget_eur is None else f"{self.budget_eur:.2f}",
            "materials": self.materials,
            "working_time": self.working_time,
            "text": self.text,
        }

    @staticmethod
    def from_json(data: Content) -> Support:
        budget = data["budget_eur"]
        return Support(
            text=data["text"],
            own_hours=data["own_hours"],
            others_hours=data["others_hours"],
            budget_eur=None if budget is None else Decimal(budget),
            materials=data["materials"],
            working_time=data["working_time"],
        )


@dataclass(slots=True)
class Goal:
    """One row of the POP form (syllabus §4.11) and what was asked beside it."""

    number: int
    id: str = field(default_factory=new_id)
    goal: str = ""
    activity: str = ""
    result: str = ""
    planning: str = ""
    start: date | None = None
    end: date | None = None
    support: Support = field(default_factory=Support)
    acceptance: str = ""
    confidence: int | None = None
    start_level: str = ""
    reward: str = ""
    serves: tuple[str, ...] = ()
    first_step: str = ""
    sentence: str = ""
    sentence_accepted: bool = False
    priority: int | None = None
    state: GoalState = GoalState.DRAFT
    selected: bool = True
    """Whether the employee wants to share it."""
    kept: tuple[str, ...] = ()
    """Letters the employee chose to leave as they are ("laat zo")."""
    proposals: dict[str, str] = field(default_factory=dict)
    """Cells in the manager's wording, until the employee signs or answers back."""
    proposed: Content = field(default_factory=dict)
    """What was understood of those cells: `start` and `end` (ISO dates), `support` (as Support.to_json)."""
    remark: str = ""
    """The manager's remark or question with the last decision."""

    @property
    def begun(self) -> bool:
        return bool(self.goal.strip())

    @property
    def is_shared(self) -> bool:
        """Whether it lies before the manager. Switching it on or off counts from the next time of sharing."""
        return self.state is not GoalState.DRAFT

    def text(self, name: str) -> str:
        """One of GOAL_TEXTS."""
        return self.support.text if name == "support" else str(getattr(self, name))

    def set_text(self, name: str, value: str) -> None:
        """Set one of GOAL_TEXTS."""
        if name not in GOAL_TEXTS:
            raise KeyError(name)
        if name == "support":
            self.support.text = value
        else:
            setattr(self, name, value)

    def cells(self, *, proposed: bool = False) -> dict[str, str]:
        """The five cells, in the employee's words or (proposed) with the manager's adjustments laid over them."""
        cells = {name: self.text(name) for name in CELLS}
        return {**cells, **self.proposals} if proposed else cells

    def take(self, content: Content) -> None:
        """Become what a version says of this goal: with both signatures that is what counts."""
        for name in GOAL_TEXTS:
            self.set_text(name, content["support"]["text"] if name == "support" else content[name])
        self.support = Support.from_json(content["support"])
        self.start, self.end = (
            date.fromisoformat(content[name]) if content[name] else None for name in ("start", "end")
        )
        self.confidence, self.priority = content["confidence"], content["priority"]
        self.serves = tuple(content["serves"])
        self.proposals, self.proposed = {}, {}

    def horizon(self, today: date) -> str | None:
        """`short` up to a year, `middle` up to five (syllabus §2.3.1), None without an end."""
        if self.end is None:
            return None
        return "short" if (self.end - today).days <= 366 else "middle"

    def to_json(self) -> Content:
        """What a version holds of this goal. `selected` and `kept` are the employee's own business."""
        return {
            "number": self.number,
            **{name: text for name, text in self.cells().items() if name != "support"},
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "support": self.support.to_json(),
            "acceptance": self.acceptance,
            "confidence": self.confidence,
            "start_level": self.start_level,
            "reward": self.reward,
            "serves": list(self.serves),
            "first_step": self.first_step,
            "sentence": self.sentence,
            "priority": self.priority,
        }

    def adjusted(self, shared: Content) -> Content:
        """This goal as it was shared, with the manager's adjustments laid over it and the remark."""
        content = {**shared, **self.proposed, "remark": self.remark}
        content |= {name: text for name, text in self.proposals.items() if name != "support"}
        if "support" in self.proposals:
            content["support"] = {**content["support"], "text": self.proposals["support"]}
        if self.proposals:
            # the sentence is in the employee's words: it does not speak for cells that were worded otherwise
            content["sentence"] = ""
        return content


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one field, kept for undo and for the history in the export."""

    field: str
    old: str
    new: str
    by: str
    at: datetime
    goal_id: str | None = None


@dataclass(slots=True)
class Version:
    """What was put before the other party at one moment. A final version and an amendment are signed."""

    number: int
    kind: Literal["shared", "final", "amendment"]
    content: Content
    by: str
    at: datetime
    hash: str = ""
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        self.hash = self.hash or fingerprint(self.content)

    @property
    def intact(self) -> bool:
        """Whether the content is still what was hashed."""
        return fingerprint(self.content) == self.hash


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed which version, how ("gezien" is not agreement), with their own view where they gave one."""

    version: int
    person_id: str
    name: str
    role: Role
    mode: Mode
    at: datetime
    hash: str
    view: str = ""


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


@dataclass(slots=True)
class Plan:
    """A plan and everything that belongs to it."""

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

    # --- the employee's side ---------------------------------------------------------------------

    def _edit(self, party: Party) -> None:
        self.state = move_plan(self.state, "edit", party.role)

    def _note(self, party: Party, now: datetime, name: str, old: str, new: str, goal: Goal | None = None) -> None:
        if old != new:
            self.changes.append(Change(name, old, new, party.person.id, now, goal.id if goal else None))

    def answer(self, party: Party, question: str, text: str, now: datetime) -> None:
        """Keep the answer to a reflection question; an empty text takes it away again."""
        self._edit(party)
        if question not in REFLECTION:
            raise KeyError(question)
        self._note(party, now, question, self.reflection.get(question, ""), text)
        if text:
            self.reflection[question] = text
            self.skipped.discard(question)
        else:
            self.reflection.pop(question, None)

    def skip(self, party: Party, question: str) -> None:
        """Leave a reflection question open. An answer that stands stays."""
        self._edit(party)
        if question in REFLECTION and question not in self.reflection:
            self.skipped.add(question)

    def set_well_placed(self, party: Party, value: bool) -> None:
        self._edit(party)
        self.well_placed = value

    def set_summary(self, party: Party, text: str, now: datetime) -> None:
        """The employee's own summary of the reflection, the only part of it that can be shared."""
        self._edit(party)
        self._note(party, now, "summary", self.summary, text)
        self.summary = text

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

    def add_goal(self, party: Party) -> Goal:
        """A new, empty goal. Raises NotAllowed beyond five."""
        self._edit(party)
        if not self.can_add_goal:
            raise NotAllowed("five goals is the most")
        goal = Goal(number=max((g.number for g in self.goals), default=0) + 1)
        self.goals.append(goal)
        return goal

    def remove_goal(self, party: Party, number: int, now: datetime) -> None:
        """Take a goal out. Its texts stay in the history; the numbers of the others close up."""
        self._edit(party)
        goal, before = self.goal(number), self.before_manager()
        for name in GOAL_TEXTS:
            self._note(party, now, name, goal.text(name), "", goal)
        self.goals.remove(goal)
        for position, other in enumerate(self.goals, start=1):
            other.number = position
        self._reshare(party, now, before)

    def write(self, party: Party, number: int, name: str, text: str, now: datetime) -> Goal:
        """Set one of GOAL_TEXTS of a goal. A sentence that was accepted must be read back again."""
        self._edit(party)
        goal = self.goal(number)
        self._note(party, now, name, goal.text(name), text, goal)
        goal.set_text(name, text)
        if name in CELLS:
            goal.sentence_accepted = False
        return goal

    def set_period(self, party: Party, number: int, start: date | None, end: date | None) -> None:
        self._edit(party)
        goal = self.goal(number)
        goal.start, goal.end = start, end

    def set_support(self, party: Party, number: int, support: Support, now: datetime) -> None:
        self._edit(party)
        goal = self.goal(number)
        self._note(party, now, "support", goal.support.text, support.text, goal)
        goal.support = support
        goal.sentence_accepted = False

    def set_confidence(self, party: Party, number: int, value: int | None) -> None:
        """How sure the employee is of reaching it, 1 to 10. About the goal, never about the person."""
        self._edit(party)
        if value is not None and not 1 <= value <= 10:
            raise ValueError(value)
        self.goal(number).confidence = value

    def set_serves(self, party: Party, number: int, principles: Iterable[str]) -> None:
        self._edit(party)
        chosen = tuple(p for p in PRINCIPLES if p in set(principles))
        self.goal(number).serves = chosen

    def keep_letter(self, party: Party, number: int, letter: str) -> None:
        """ "Laat zo": this letter is not asked about again."""
        self._edit(party)
        goal = self.goal(number)
        if letter not in goal.kept:
            goal.kept = (*goal.kept, letter)

    def accept_sentence(self, party: Party, number: int, sentence: str, now: datetime) -> None:
        """The goal as read back is right. If the plan is shared already, the manager gets the new version."""
        goal = self.write(party, number, "sentence", sentence, now)
        goal.sentence_accepted = True
        self._reshare(party, now, self.before_manager(), changed=goal)

    def set_priorities(self, party: Party, order: list[int], now: datetime) -> None:
        """`order` holds goal numbers, the most important first. Goals left out get no priority."""
        self._edit(party)
        before = self.before_manager()
        for goal in self.goals:
            goal.priority = order.index(goal.number) + 1 if goal.number in order else None
        self._reshare(party, now, before)

    def select(self, party: Party, number: int, selected: bool) -> None:
        """Put a goal on or off for sharing."""
        self._edit(party)
        self.goal(number).selected = selected

    @property
    def shareable(self) -> bool:
        """Something to share: a goal that is on, a summary, or "ik zit goed op mijn plek"."""
        return any(g.selected and g.begun for g in self.goals) or bool(self.summary) or self.well_placed

    def preview(self) -> Content:
        """Exactly what the manager will get."""
        return {
            "cycle": self.cycle,
            "summary": self.summary,
            "well_placed": self.well_placed,
            "goals": [g.to_json() for g in self.goals if g.selected and g.begun],
        }

    def share(self, party: Party, manager: Person, now: datetime) -> Version:
        """Put the preview before the manager as a new version.

        Raises NotAllowed when there is nothing to share, or this is not the employee's manager.
        """
        if party.person.manager_id != manager.id:
            raise NotAllowed("not the manager of today")
        if not self.shareable:
            raise NotAllowed("nothing to share")
        self.state = move_plan(self.state, "share", party.role)
        self.shown_to = manager.id
        for goal in self.goals:
            if goal.selected and goal.begun:
                goal.state = move_goal(goal.state, "share", party.role)
                goal.proposals, goal.proposed, goal.remark = {}, {}, ""
            elif goal.state is not GoalState.DRAFT:
                goal.state = move_goal(goal.state, "withdraw", party.role)
        return self._add_version("shared", self.preview(), party, now)

    def before_manager(self) -> dict[str, Content]:
        """Goal's id -> what lies before the manager of it: as it was shared, not as it is being edited."""
        latest = self.latest("shared")
        if latest is None:
            return {}
        contents = {content["number"]: content for content in latest.content["goals"]}
        return {goal.id: contents[goal.number] for goal in self.goals if goal.is_shared and goal.number in contents}

    def shown_goal(self, number: int) -> Goal:
        """A copy of a goal as the manager has it: what was shared with the adjustments, not what is being written.

        Raises KeyError for an unknown number, NotAllowed when this goal does not lie before the manager.
        """
        goal = self.goal(number)
        shared = self.before_manager().get(goal.id)
        if shared is None:
            raise NotAllowed("goal is not shared")
        shown = replace(goal, support=replace(goal.support))
        shown.take(goal.adjusted(shared))
        return shown

    def _reshare(
        self, party: Party, now: datetime, before: dict[str, Content], *, changed: Goal | None = None
    ) -> None:
        """After sharing, an accepted change of a shared goal makes a new version.

        Only that goal is taken from what is being edited. The others stay as they were shared and keep the manager's
        decision; a goal or a summary that is new is shared by `share` alone, after its preview.
        """
        latest = self.latest("shared")
        if self.state is not PlanState.SHARED or latest is None:
            return
        goals = []
        for goal in self.goals:
            if goal.id not in before:
                continue
            content = {**before[goal.id], "number": goal.number, "priority": goal.priority}
            if goal is changed and goal.to_json() != content:
                content = goal.to_json()
                goal.state = move_goal(goal.state, "share", party.role)
                goal.proposals, goal.proposed, goal.remark = {}, {}, ""
            goals.append(content)
        if goals != latest.content["goals"]:
            self._add_version("shared", {**latest.content, "goals": goals}, party, now)

    def withdraw(self, party: Party, now: datetime) -> None:
        """Take back what was shared; possible until the talk was held."""
        if self.talk_held_on is not None:
            raise NotAllowed("the talk was held")
        self.state = move_plan(self.state, "withdraw", party.role)
        for goal in self.goals:
            if goal.state is not GoalState.DRAFT:
                goal.state = move_goal(goal.state, "withdraw", party.role)
                goal.proposals, goal.proposed, goal.remark = {}, {}, ""

    def told_of_manager(self, manager_id: str) -> None:
        """The employee was told what passes to this new manager: from now on they may read it."""
        self.shown_to = manager_id

    # --- the manager's side ----------------------------------------------------------------------

    def prepare(self, party: Party, question: str, text: str, now: datetime) -> None:
        """Keep one of the manager's own six preparation answers."""
        self.state = move_plan(self.state, "prepare", party.role)
        if question not in PREPARATION:
            raise KeyError(question)
        sheet = self.preparation.setdefault(party.person.id, {})
        self._note(party, now, question, sheet.get(question, ""), text)
        if text:
            sheet[question] = text
        else:
            sheet.pop(question, None)
            if not sheet:
                del self.preparation[party.person.id]

    def plan_talk(self, party: Party, day: date) -> None:
        self.state = move_plan(self.state, "plan_talk", party.role)
        self.talk_on = day

    def hold_talk(self, party: Party, day: date) -> None:
        """ "Gesprek gevoerd": from now on both see both preparations, and nothing shared can be taken back."""
        self.state = move_plan(self.state, "hold_talk", party.role)
        self.talk_held_on = day

    def decide(
        self,
        party: Party,
        number: int,
        decision: Literal["agree", "adjust", "return"],
        now: datetime,
        *,
        remark: str = "",
        proposals: dict[str, str] | None = None,
        understood: Content | None = None,
    ) -> Goal:
        """Agree with a goal, adjust cells of it (with a remark), or return it with a question.

        `understood` holds what was read in adjusted cells: `start`, `end`, `support`.
        """
        move_plan(self.state, "decide", party.role)
        goal = self.goal(number)
        if not (proposals or {}).keys() <= set(CELLS):
            raise KeyError(*(proposals or {}).keys() - set(CELLS))
        goal.state = move_goal(goal.state, decision, party.role)
        shared = self.before_manager().get(goal.id, goal.to_json())
        for name, text in (proposals or {}).items():
            old = goal.adjusted(shared)[name]
            self._note(party, now, name, old["text"] if name == "support" else old, text, goal)
            goal.proposals[name] = text
        goal.proposed.update(understood or {})
        if decision == "agree":
            goal.proposals, goal.proposed = {}, {}
        if remark or decision != "adjust":
            goal.remark = remark
        return goal

    def promise(self, party: Party, text: str, now: datetime) -> None:
        """Something the manager will see to."""
        self.state = move_plan(self.state, "promise", party.role)
        self.promises.append(Promise(text, party.person.id, now))

    @property
    def undecided(self) -> list[Goal]:
        """Shared goals that still wait for the manager, or for the employee's answer to a question."""
        waiting = (GoalState.SHARED, GoalState.RETURNED)
        return [g for g in self.goals if g.state in waiting]

    def finalize(self, party: Party, employee: Person, now: datetime) -> Version:
        """Settle the plan as it came out of the talk: what was shared, with the manager's adjustments.

        Raises NotAllowed before the talk or with open goals.
        """
        shared = self.latest("shared")
        if employee.id != self.owner_id or shared is None:
            raise NotAllowed("not the plan of this employee, or nothing was shared")
        if self.talk_held_on is None:
            raise NotAllowed("the talk was not held")
        if self.undecided:
            raise NotAllowed("goals are undecided")
        self.state = move_plan(self.state, "finalize", party.role)
        before = self.before_manager()
        content = {
            "cycle": self.cycle,
            "employee": employee.name,
            "manager": party.person.name,
            "talk_held_on": self.talk_held_on.isoformat(),
            "summary": shared.content["summary"],
            "well_placed": shared.content["well_placed"],
            "goals": [g.adjusted(before[g.id]) for g in self.goals if g.id in before],
            "promises": [p.text for p in self.promises],
        }
        return self._add_version("final", content, party, now)

    # --- both ------------------------------------------------------------------------------------

    def _add_version(
        self, kind: Literal["shared", "final", "amendment"], content: Content, party: Party, now: datetime
    ) -> Version:
        version = Version(len(self.versions) + 1, kind, content, party.person.id, now)
        self.versions.append(version)
        return version

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

    def sign(self, party: Party, now: datetime, *, mode: Mode = "agree", view: str = "") -> Signature:
        """Sign what waits. With the second signature the version is closed for good.

        Raises NotAllowed when nothing waits, when this party signed already, or when the content changed.
        """
        party.must_be(Role.EMPLOYEE, Role.MANAGER)
        version = self.to_sign
        if version is None:
            raise NotAllowed("nothing to sign")
        if party.role in self.signed_by(version):
            raise NotAllowed("signed already")
        if not version.intact:
            raise NotAllowed("the content changed")
        if mode == "seen":
            party.must_be(Role.EMPLOYEE)
        signature = Signature(
            version.number, party.person.id, party.person.name, party.role, mode, now, version.hash, view
        )
        self.signatures.append(signature)
        if self.state is PlanState.FINALIZED and self.is_signed(version):
            self.state = move_plan(self.state, "complete", party.role)
            for content in version.content["goals"]:
                goal = self.goal(content["number"])
                before = {name: goal.text(name) for name in GOAL_TEXTS}
                goal.take(content)
                for name, text in before.items():
                    self._note(party, now, name, text, goal.text(name), goal)
                goal.state = move_goal(goal.state, "sign", party.role)
        return signature

    def answer_back(self, party: Party, text: str, now: datetime, *, kind: str = "reply") -> None:
        """The employee does not sign (yet): the plan goes back to the manager with these words."""
        self.state = move_plan(self.state, "reopen", party.role)
        self.remarks.append(Remark(text, party.person.id, now, kind))

    def amend(self, party: Party, text: str, now: datetime) -> Version:
        """Propose a change to a signed plan; it counts when both have signed it."""
        move_plan(self.state, "amend", party.role)
        if self.to_sign is not None:
            raise NotAllowed("an amendment waits already")
        signed = self.latest("final")
        content = {
            "amends": signed.number if signed else None,
            "hash": signed.hash if signed else None,
            "text": text,
        }
        return self._add_version("amendment", content, party, now)

    # --- after signing ---------------------------------------------------------------------------

    @property
    def agreed_goals(self) -> list[Goal]:
        """The goals that both signed for, whatever came of them."""
        return [g for g in self.goals if g.state is GoalState.SIGNED or g.state in RESULTS.values()]

    @property
    def open_goals(self) -> list[Goal]:
        """The goals that both signed for and that were not looked back upon yet."""
        return [g for g in self.goals if g.state is GoalState.SIGNED]

    def ends_on(self, goal: Goal | None = None) -> date | None:
        """When there is reason to look back: at the goal's own end, else a year after signing. None before that."""
        version = self.latest("final")
        if version is None or not self.is_signed(version):
            return None
        signed_on = max(signature.at for signature in self.signed_by(version).values()).date()
        return goal.end if goal is not None and goal.end is not None else signed_on + ROUND

    def due(self, today: date) -> list[date]:
        """The ends that are near or past of what was not looked back upon yet, the first one first."""
        if self.state not in (PlanState.SIGNED, PlanState.RUNNING):
            return []
        about: list[Goal | None] = [*self.open_goals] or ([] if self.agreed_goals else [None])
        ends = [self.ends_on(goal) for goal in about]
        return sorted(end for end in ends if end is not None and end - today <= CLOSE_TO_END)

    def follow_up(
        self, question: str, goal: Goal | None = None, *, by: str | None = None, since: datetime | None = None
    ) -> FollowUp | None:
        """The newest answer to this question about this goal, or about the plan as a whole."""
        goal_id = goal.id if goal else None
        found = [
            f
            for f in self.follow_ups
            if (f.question, f.goal_id) == (question, goal_id)
            and by in (None, f.by)
            and (since is None or f.at >= since)
        ]
        return max(found, key=lambda f: f.at, default=None)

    def _keep_follow_up(self, new: FollowUp, earlier: FollowUp | None, party: Party) -> None:
        goal = self.goal_by_id(new.goal_id) if new.goal_id else None
        self._note(party, new.at, new.question, earlier.text if earlier else "", new.text, goal)
        if earlier is None:
            self.follow_ups.append(new)
        else:
            self.follow_ups[self.follow_ups.index(earlier)] = replace(new, id=earlier.id)

    def report(
        self, party: Party, question: str, text: str, now: datetime, *, goal: Goal | None = None, outcome: str = ""
    ) -> None:
        """Keep how it goes with one goal, or with the plan as a whole. With the first report the plan is running."""
        if question not in PROGRESS:
            raise KeyError(question)
        self.state = move_plan(self.state, "progress", party.role)
        earlier = self.follow_up(question, goal, by=party.person.id, since=now - SITTING)
        new = FollowUp(question, text, party.person.id, now, goal.id if goal else None, outcome)
        self._keep_follow_up(new, earlier, party)

    def look_back(
        self,
        party: Party,
        question: str,
        text: str,
        now: datetime,
        *,
        goal: Goal | None = None,
        result: str = "",
    ) -> None:
        """Keep what came of a goal (`eval_reached`, with one of RESULTS), or what the plan brought.

        Only the employee looks back. Raises NotAllowed where the plan is not signed, or evaluated already.
        """
        if not may_move_plan(self.state, "evaluate", party.role):
            raise NotAllowed(f"plan evaluate by {party.role} in {self.state}")
        if question not in EVALUATION or (question == "eval_reached") != (goal is not None):
            raise KeyError(question)
        if goal is not None:
            goal.state = move_goal(goal.state, result, party.role)
        outcome = goal.state.value if goal is not None else ""
        new = FollowUp(question, text, party.person.id, now, goal.id if goal else None, outcome)
        self._keep_follow_up(new, self.follow_up(question, goal), party)

    def take_back(self, party: Party, question: str, now: datetime, *, goal: Goal | None = None) -> None:
        """Take away one's newest answer to a question on progress or of the evaluation. The history keeps it."""
        evaluation = question in EVALUATION
        if not may_move_plan(self.state, "evaluate" if evaluation else "progress", party.role):
            raise NotAllowed(f"plan take_back by {party.role} in {self.state}")
        last = self.follow_up(question, goal, by=party.person.id)
        if last is None:
            return
        self.follow_ups.remove(last)
        self._note(party, now, question, last.text, "", goal)
        if question == "eval_reached" and goal is not None:
            goal.state = move_goal(goal.state, "resume", party.role)

    def evaluate(self, party: Party, now: datetime) -> None:
        """The plan was looked back upon. Raises NotAllowed while a goal was not."""
        if self.open_goals:
            raise NotAllowed("goals were not looked back upon")
        self.state = move_plan(self.state, "evaluate", party.role)

    def close(self, party: Party) -> None:
        """The next round begins: this plan stays as it is for good."""
        self.state = move_plan(self.state, "close", party.role)

    @property
    def unfinished_goals(self) -> list[Goal]:
        """Goals that a next round can begin with: partly or not reached, or never shared."""
        states = (GoalState.PARTLY, GoalState.NOT_REACHED, GoalState.DRAFT)
        return [g for g in self.begun_goals if g.state in states]

    def tick_promise(self, party: Party, number: int, day: date | None) -> Promise:
        """Tick off a promise (1 is the first), or with None take the tick away. Raises KeyError."""
        move_plan(self.state, "tick_promise", party.role)
        if not 1 <= number <= len(self.promises):
            raise KeyError(number)
        self.promises[number - 1] = replace(self.promises[number - 1], done_on=day)
        return self.promises[number - 1]
