"""A goal: one row of the POP form, what it asks of the organisation, and what was asked beside it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.plan.ids import new_id
from bot.plan.questions import CELLS
from bot.plan.states import GoalState
from bot.plan.versions import Content

GOAL_TEXTS = (*CELLS, "acceptance", "start_level", "reward", "first_step", "sentence")
"""The fields of a goal that hold the employee's own words. `support` is Support.text."""


SURE_ENOUGH = 7
"""Below this the goal is made smaller or the support larger (stated confidence, 1 to 10)."""


def horizon(end: date, today: date) -> str:
    """Of a goal that ends then: `short` up to a year, `middle` up to five (syllabus §2.3.1)."""
    return "short" if (end - today).days <= 366 else "middle"  # a year with a 29 February in it is a year


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
