"""Draws docs/plan.md from the tables, so that the drawing cannot say anything else than the code does.

`python -m bot.plan.drawing` writes it; a test fails when it was forgotten.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from bot.plan.questions import ALL, MAX_GOALS, Part
from bot.plan.rights import SEES
from bot.plan.states import GOAL_MOVES, PLAN_MOVES, GoalState, PlanState, Role

DOCUMENT: Final = Path(__file__).resolve().parents[2] / "docs" / "plan.md"


def document() -> str:
    """The whole of docs/plan.md."""
    return f"""\
# The plan: states, moves and who sees what

Made from the tables in `bot/plan/` by `python -m bot.plan.drawing`; a test checks that it is current. Change the
tables, not this page.

One employee has one plan per cycle. The employee writes and decides when to share; the manager comments, adjusts with
a remark and finalizes; both sign. Everything that changes a plan passes through a method of `Plan` that takes the
acting party, and is refused unless these tables allow it, whatever door the request came through.

## States of a plan

{_drawing(PLAN_MOVES)}

{_moves(PLAN_MOVES)}

A few moves ask for more than the table says: sharing needs something to share, and goes to the manager of today;
taking back is possible until the talk was held; finalizing needs the talk, and a decision about every shared goal.

## States of a goal

At most {MAX_GOALS} goals. A goal lies before the manager in every state but `{GoalState.DRAFT}`.

{_drawing(GOAL_MOVES)}

{_moves(GOAL_MOVES)}

What lies before the manager is the newest shared version, never what is being written. After sharing, a goal that the
employee changed goes to the manager when its sentence is accepted; a new goal or summary goes only by sharing again,
after its preview. What is finalized is what was shared, with the manager's adjustments laid over it. With both
signatures the goals become what that version says, and it can never change again; a later change is an amendment
that both sign.

## Who sees what

{_rights()}

Two rules depend on more than the state. The employee sees the manager's preparation from the talk on. A new manager
sees nothing that was shared before the employee has been told what passes on. HR sees nothing here: only published
figures about groups.

## The questions

{_questions()}
"""


def _drawing[State: (PlanState, GoalState)](moves: Mapping[tuple[State, str], tuple[State, frozenset[Role]]]) -> str:
    """A state diagram. Moves between the same two states share an arrow; staying in a state is left to the table."""
    arrows: dict[tuple[str, str], list[str]] = {}
    for (before, move), (after, roles) in moves.items():
        if before != after:
            arrows.setdefault((before, after), []).append(f"{move} ({_people(roles)})")
    begun: set[str] = {before for before, _ in moves}
    ends: list[str] = [after for _, after in arrows if after not in begun]
    return "\n".join(
        [
            "```mermaid",
            "stateDiagram-v2",
            "    [*] --> draft",
            *(f"    {before} --> {after}: {', '.join(names)}" for (before, after), names in arrows.items()),
            *(f"    {state} --> [*]" for state in dict.fromkeys(sorted(ends))),
            "```",
        ]
    )


def _moves[State: (PlanState, GoalState)](moves: Mapping[tuple[State, str], tuple[State, frozenset[Role]]]) -> str:
    rows = [(move, before, after, _people(roles)) for (before, move), (after, roles) in moves.items()]
    return _table(("move", "from", "to", "by"), sorted(rows, key=lambda row: row[0]))


def _people(roles: Iterable[Role]) -> str:
    return " or ".join(sorted(role.value.replace("_", " ") for role in roles))


def _rights() -> str:
    rows = []
    for field, roles in SEES.items():
        rows.append((field, *(_when(roles.get(role, frozenset())) for role in Role)))
    return _table(("field", *(role.value.replace("_", " ") for role in Role)), rows)


def _when(states: frozenset[PlanState]) -> str:
    if states == frozenset(PlanState):
        return "always"
    return ", ".join(state for state in PlanState if state in states) or "never"


def _questions() -> str:
    rows = []
    for part in Part:
        for question in (question for question in ALL if question.part is part):
            skippable = "yes" if question.skippable else "no"
            rows.append((part.value, f"`{question.id}`", question.readers.value, skippable))
    return _table(("part", "question", "read by", "may be left open"), rows)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(row) + " |" for row in rows)])


if __name__ == "__main__":
    DOCUMENT.parent.mkdir(exist_ok=True)
    DOCUMENT.write_text(document())
