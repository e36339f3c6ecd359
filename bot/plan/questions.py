"""Every question the conversation can ask, in order, and who reads the answer.

The eight reflection questions and the manager's six come from the POP literature: the considerations of the
employee (syllabus §2.3.4 joined with the list of Leren in de Social Profit) and those of the employer
(syllabus §2.3.4). The wording stands in domain.yml; here are the ids other programs rely on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """The parts of the conversation. Each is one Rasa form, named `<part>_form`."""

    WELCOME = "welcome"
    REFLECTION = "reflection"
    GOAL = "goal"
    PRIORITY = "priority"
    SHARING = "sharing"
    SIGNING = "signing"
    PREPARATION = "preparation"
    TALK = "talk"
    PROGRESS = "progress"
    EVALUATION = "evaluation"

    @property
    def form(self) -> str:
        return f"{self.value}_form"


class Readers(StrEnum):
    """Who reads an answer. The word is shown to people beside each question."""

    OWNER = "owner"  # the employee alone
    SHARED = "shared"  # the employee, and the manager once it is shared
    MANAGER = "manager"  # the manager until the talk, both from the talk on
    BOTH = "both"  # employee and manager


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `minutes` is what answering takes on average; `skippable` whether it may be left open.

    short: answered with a date, a number or a few words of a known kind.
    """

    id: str
    part: Part
    readers: Readers
    minutes: float = 1.0
    skippable: bool = True
    free_text: bool = True
    short: bool = False

    @property
    def invites_to_tell(self) -> bool:
        """Whether an answer may well tell more than belongs in a plan."""
        return self.free_text and not self.short


def _rows(part: Part, readers: Readers, *ids: str, **options: object) -> list[Question]:
    return [Question(id, part, readers, **options) for id in ids]  # type: ignore[arg-type]


ALL: tuple[Question, ...] = (
    Question("welcome", Part.WELCOME, Readers.OWNER, 0.5, skippable=False, free_text=False),
    *_rows(
        Part.REFLECTION,
        Readers.OWNER,
        "strengths",
        "enjoy",
        "used",
        "improve",
        "direction",
        "other_roles",
        "ambition",
        "learn",
        minutes=1.5,
    ),
    *_rows(Part.GOAL, Readers.SHARED, "goal", skippable=False),
    *_rows(Part.GOAL, Readers.SHARED, "activity", "result"),
    Question("planning", Part.GOAL, Readers.SHARED, short=True),
    Question("support", Part.GOAL, Readers.SHARED),
    *_rows(Part.GOAL, Readers.SHARED, "goal_specific", "goal_measurable", minutes=0.5),
    *_rows(Part.GOAL, Readers.SHARED, "goal_time_bound", "acceptance", "confidence", minutes=0.5, short=True),
    *_rows(Part.GOAL, Readers.SHARED, "confidence_raise", "first_step", "start_level", "reward", minutes=0.5),
    Question("serves", Part.GOAL, Readers.SHARED, 0.5, short=True),
    Question("sentence", Part.GOAL, Readers.SHARED, 0.5, skippable=False),
    Question("another_goal", Part.GOAL, Readers.OWNER, 0.2, skippable=False, free_text=False),
    Question("priority", Part.PRIORITY, Readers.SHARED, 0.5, short=True),
    Question("share_summary", Part.SHARING, Readers.SHARED, 0.5),
    Question("share_what", Part.SHARING, Readers.OWNER, 0.5, skippable=False, free_text=False),
    Question("share_confirm", Part.SHARING, Readers.OWNER, 0.5, skippable=False, free_text=False),
    Question("sign", Part.SIGNING, Readers.BOTH, 0.5, skippable=False, free_text=False),
    Question("sign_view", Part.SIGNING, Readers.BOTH, 0.5),
    Question("sign_reply", Part.SIGNING, Readers.BOTH, 0.5),
    Question("amendment", Part.SIGNING, Readers.BOTH, 1),
    Question("pick_person", Part.TALK, Readers.MANAGER, 0.2, skippable=False, free_text=False),
    *_rows(
        Part.PREPARATION,
        Readers.MANAGER,
        "org_direction",
        "competences_now",
        "competences_needed",
        "role_change",
        "competences_future",
        "other_roles_fit",
        minutes=1.5,
    ),
    Question("talk_on", Part.TALK, Readers.BOTH, 0.2, short=True),
    Question("talk_held", Part.TALK, Readers.BOTH, 0.2, skippable=False, free_text=False),
    Question("decide_goal", Part.TALK, Readers.BOTH, 0.5, skippable=False, free_text=False),
    Question("adjust_cell", Part.TALK, Readers.BOTH, 0.2, skippable=False, free_text=False),
    Question("adjust_text", Part.TALK, Readers.BOTH, 0.5, skippable=False),
    Question("remark", Part.TALK, Readers.BOTH, 0.5),
    Question("promises", Part.TALK, Readers.BOTH, 0.5),
    Question("finalize", Part.TALK, Readers.BOTH, 0.2, skippable=False, free_text=False),
    # The four questions on the way (syllabus §2.5) and the three at the end (§2.5.1).
    *_rows(
        Part.PROGRESS,
        Readers.BOTH,
        "progress_status",
        "progress_speedup",
        "progress_meets",
        "progress_adjust",
        minutes=0.4,
    ),
    *_rows(Part.EVALUATION, Readers.BOTH, "eval_reached", "eval_performance", "eval_career", minutes=0.5),
)

BY_ID: dict[str, Question] = {q.id: q for q in ALL}


def of(part: Part) -> tuple[Question, ...]:
    """The questions of one part, in the order in which they are asked."""
    return tuple(q for q in ALL if q.part is part)


REFLECTION: tuple[str, ...] = tuple(q.id for q in of(Part.REFLECTION))
PREPARATION: tuple[str, ...] = tuple(q.id for q in of(Part.PREPARATION))
CELLS: tuple[str, ...] = ("goal", "activity", "result", "planning", "support")
"""The five columns of the POP form (syllabus §4.11)."""
PRINCIPLES: tuple[str, ...] = ("organisation", "role", "performance", "career")
"""The four starting points a goal can serve (syllabus §2.1)."""
PROGRESS: tuple[str, ...] = tuple(q.id for q in of(Part.PROGRESS))
EVALUATION: tuple[str, ...] = tuple(q.id for q in of(Part.EVALUATION))
MAX_GOALS = 5
