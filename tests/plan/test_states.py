"""The two tables of states: what leads where, for whom, and nothing else."""

from __future__ import annotations

from itertools import product

import pytest

from bot.plan.states import (
    GOAL_MOVES,
    PLAN_MOVES,
    GoalState,
    NotAllowed,
    PlanState,
    Role,
    may_move_plan,
    move_goal,
    move_plan,
)

MOVES = sorted({move for _, move in PLAN_MOVES})
GOAL_STEPS = sorted({move for _, move in GOAL_MOVES})


@pytest.mark.parametrize(("state", "move", "role"), list(product(PlanState, MOVES, Role)))
def test_a_plan_moves_exactly_as_the_table_says(state: PlanState, move: str, role: Role) -> None:
    after, roles = PLAN_MOVES.get((state, move), (None, frozenset()))
    assert may_move_plan(state, move, role) == (role in roles)
    if role in roles:
        assert move_plan(state, move, role) is after
    else:
        with pytest.raises(NotAllowed):
            move_plan(state, move, role)


@pytest.mark.parametrize(("state", "move", "role"), list(product(GoalState, GOAL_STEPS, Role)))
def test_a_goal_moves_exactly_as_the_table_says(state: GoalState, move: str, role: Role) -> None:
    after, roles = GOAL_MOVES.get((state, move), (None, frozenset()))
    if role in roles:
        assert move_goal(state, move, role) is after
    else:
        with pytest.raises(NotAllowed):
            move_goal(state, move, role)


def test_only_the_two_parties_move_anything() -> None:
    for _, roles in (*PLAN_MOVES.values(), *GOAL_MOVES.values()):
        assert roles <= {Role.EMPLOYEE, Role.MANAGER}
        assert roles


def test_only_the_employee_edits_shares_withdraws_and_reopens() -> None:
    for (_, move), (_, roles) in PLAN_MOVES.items():
        if move in ("edit", "share", "withdraw", "reopen", "evaluate", "close"):
            assert roles == {Role.EMPLOYEE}
        if move in ("prepare", "plan_talk", "hold_talk", "decide", "promise", "finalize"):
            assert roles == {Role.MANAGER}


def test_every_state_is_reached_and_a_closed_plan_is_the_end() -> None:
    reached = {PlanState.DRAFT}
    while more := {after for (state, _), (after, _) in PLAN_MOVES.items() if state in reached} - reached:
        reached |= more
    assert reached == set(PlanState)
    assert not [move for state, move in PLAN_MOVES if state is PlanState.CLOSED]
    goals = {GoalState.DRAFT}
    while more_goals := {after for (state, _), (after, _) in GOAL_MOVES.items() if state in goals} - goals:
        goals |= more_goals
    assert goals == set(GoalState)


def test_nothing_is_edited_once_it_was_finalized() -> None:
    assert {state for state, move in PLAN_MOVES if move == "edit"} == {
        PlanState.DRAFT,
        PlanState.SHARED,
        PlanState.WITHDRAWN,
    }


def test_a_refusal_says_why_without_words_of_a_person() -> None:
    with pytest.raises(NotAllowed) as refusal:
        move_plan(PlanState.CLOSED, "edit", Role.EMPLOYEE)
    assert refusal.value.reason == "plan edit by employee in closed"
