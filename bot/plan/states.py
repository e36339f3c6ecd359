"""The states of a plan and of a goal, and who may make which transition: one table each.

The cycle (prepare, talk and settle, carry out and evaluate) is that of the syllabus §2.3.3. The drawing in
docs/plan.md is made from these tables.
"""

from __future__ import annotations

from enum import StrEnum


class PlanState(StrEnum):
    DRAFT = "draft"
    SHARED = "shared"
    WITHDRAWN = "withdrawn"
    FINALIZED = "finalized"
    SIGNED = "signed"
    RUNNING = "running"
    EVALUATED = "evaluated"
    CLOSED = "closed"


class GoalState(StrEnum):
    DRAFT = "draft"
    SHARED = "shared"
    RETURNED = "returned"
    ADJUSTED = "adjusted"
    AGREED = "agreed"
    SIGNED = "signed"
    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"
    DROPPED = "dropped"


class Role(StrEnum):
    """What a person is to one plan."""

    EMPLOYEE = "employee"
    MANAGER = "manager"
    FORMER_MANAGER = "former_manager"
    HR = "hr"
    ADMINISTRATOR = "administrator"
    """Whoever runs the program: no part of a plan is shown to them. On request they hand over or erase everything of
    one person on the command line, and each handing over stands in that person's access log."""
    NOBODY = "nobody"


E, M = Role.EMPLOYEE, Role.MANAGER
P, G = PlanState, GoalState

PLAN_MOVES: dict[tuple[PlanState, str], tuple[PlanState, frozenset[Role]]] = {
    (P.DRAFT, "edit"): (P.DRAFT, frozenset({E})),
    (P.SHARED, "edit"): (P.SHARED, frozenset({E})),
    (P.WITHDRAWN, "edit"): (P.WITHDRAWN, frozenset({E})),
    (P.DRAFT, "share"): (P.SHARED, frozenset({E})),
    (P.SHARED, "share"): (P.SHARED, frozenset({E})),
    (P.WITHDRAWN, "share"): (P.SHARED, frozenset({E})),
    (P.SHARED, "withdraw"): (P.WITHDRAWN, frozenset({E})),
    (P.DRAFT, "prepare"): (P.DRAFT, frozenset({M})),
    (P.SHARED, "prepare"): (P.SHARED, frozenset({M})),
    (P.WITHDRAWN, "prepare"): (P.WITHDRAWN, frozenset({M})),
    (P.DRAFT, "plan_talk"): (P.DRAFT, frozenset({M})),
    (P.WITHDRAWN, "plan_talk"): (P.WITHDRAWN, frozenset({M})),
    (P.SHARED, "plan_talk"): (P.SHARED, frozenset({M})),
    (P.SHARED, "hold_talk"): (P.SHARED, frozenset({M})),
    (P.SHARED, "decide"): (P.SHARED, frozenset({M})),
    (P.SHARED, "promise"): (P.SHARED, frozenset({M})),
    (P.SHARED, "finalize"): (P.FINALIZED, frozenset({M})),
    (P.FINALIZED, "reopen"): (P.SHARED, frozenset({E})),
    (P.FINALIZED, "sign"): (P.FINALIZED, frozenset({E, M})),
    (P.FINALIZED, "complete"): (P.SIGNED, frozenset({E, M})),
    (P.SIGNED, "amend"): (P.SIGNED, frozenset({E, M})),
    (P.RUNNING, "amend"): (P.RUNNING, frozenset({E, M})),
    (P.SIGNED, "progress"): (P.RUNNING, frozenset({E, M})),
    (P.RUNNING, "progress"): (P.RUNNING, frozenset({E, M})),
    (P.SIGNED, "tick_promise"): (P.SIGNED, frozenset({M})),
    (P.RUNNING, "tick_promise"): (P.RUNNING, frozenset({M})),
    (P.EVALUATED, "tick_promise"): (P.EVALUATED, frozenset({M})),
    (P.SIGNED, "evaluate"): (P.EVALUATED, frozenset({E})),
    (P.RUNNING, "evaluate"): (P.EVALUATED, frozenset({E})),
    (P.EVALUATED, "close"): (P.CLOSED, frozenset({E})),
}
"""(state, move) -> (state after it, who may make it)."""

EDITABLE = frozenset(state for state, move in PLAN_MOVES if move == "edit")
"""While a plan is in one of these states the employee can change it."""
UNSHARED = frozenset({P.DRAFT, P.WITHDRAWN})
"""In these states nothing of a plan lies before the manager."""

GOAL_MOVES: dict[tuple[GoalState, str], tuple[GoalState, frozenset[Role]]] = {
    (G.DRAFT, "share"): (G.SHARED, frozenset({E})),
    (G.SHARED, "share"): (G.SHARED, frozenset({E})),
    (G.RETURNED, "share"): (G.SHARED, frozenset({E})),
    (G.ADJUSTED, "share"): (G.SHARED, frozenset({E})),
    (G.AGREED, "share"): (G.SHARED, frozenset({E})),
    (G.SHARED, "withdraw"): (G.DRAFT, frozenset({E})),
    (G.RETURNED, "withdraw"): (G.DRAFT, frozenset({E})),
    (G.ADJUSTED, "withdraw"): (G.DRAFT, frozenset({E})),
    (G.AGREED, "withdraw"): (G.DRAFT, frozenset({E})),
    (G.SHARED, "agree"): (G.AGREED, frozenset({M})),
    (G.ADJUSTED, "agree"): (G.AGREED, frozenset({M})),
    (G.RETURNED, "agree"): (G.AGREED, frozenset({M})),
    (G.AGREED, "agree"): (G.AGREED, frozenset({M})),
    (G.SHARED, "adjust"): (G.ADJUSTED, frozenset({M})),
    (G.ADJUSTED, "adjust"): (G.ADJUSTED, frozenset({M})),
    (G.RETURNED, "adjust"): (G.ADJUSTED, frozenset({M})),
    (G.AGREED, "adjust"): (G.ADJUSTED, frozenset({M})),
    (G.SHARED, "return"): (G.RETURNED, frozenset({M})),
    (G.ADJUSTED, "return"): (G.RETURNED, frozenset({M})),
    (G.AGREED, "return"): (G.RETURNED, frozenset({M})),
    (G.RETURNED, "return"): (G.RETURNED, frozenset({M})),
    (G.AGREED, "sign"): (G.SIGNED, frozenset({E, M})),
    (G.ADJUSTED, "sign"): (G.SIGNED, frozenset({E, M})),
}
"""(state, move) -> (state after it, who may make it)."""

RESULTS: dict[str, GoalState] = {"reach": G.REACHED, "partly": G.PARTLY, "miss": G.NOT_REACHED, "drop": G.DROPPED}
"""How a goal can end. Until the plan is evaluated as a whole, the employee can still change it."""
for _before in (G.SIGNED, *RESULTS.values()):
    GOAL_MOVES |= {(_before, _move): (_after, frozenset({E})) for _move, _after in RESULTS.items()}
GOAL_MOVES |= {(_ended, "resume"): (G.SIGNED, frozenset({E})) for _ended in RESULTS.values()}


class NotAllowed(Exception):
    """A request that the tables refuse. `reason` is a short code, never text of a user."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def move_plan(state: PlanState, move: str, role: Role) -> PlanState:
    """The state after `move`. Raises NotAllowed when this role may not make it, or not from here."""
    after, roles = PLAN_MOVES.get((state, move), (None, frozenset()))
    if after is None or role not in roles:
        raise NotAllowed(f"plan {move} by {role} in {state}")
    return after


def may_move_plan(state: PlanState, move: str, role: Role) -> bool:
    """Whether `move_plan` would be allowed."""
    after, roles = PLAN_MOVES.get((state, move), (None, frozenset()))
    return after is not None and role in roles


def move_goal(state: GoalState, move: str, role: Role) -> GoalState:
    """The goal's state after `move`. Raises NotAllowed when this role may not make it, or not from here."""
    after, roles = GOAL_MOVES.get((state, move), (None, frozenset()))
    if after is None or role not in roles:
        raise NotAllowed(f"goal {move} by {role} in {state}")
    return after
