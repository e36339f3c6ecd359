"""The drawing of the states is that of the tables."""

from __future__ import annotations

from bot.plan.drawing import DOCUMENT, document
from bot.plan.states import GOAL_MOVES, PLAN_MOVES


def test_the_page_about_the_plan_is_current() -> None:
    assert DOCUMENT.read_text() == document(), "run: python -m bot.plan.drawing"


def test_every_move_between_states_is_drawn_with_who_makes_it() -> None:
    diagrams = [part.split("```")[0] for part in document().split("```mermaid")[1:]]
    for moves, diagram in zip((PLAN_MOVES, GOAL_MOVES), diagrams, strict=True):
        drawn = [line.strip() for line in diagram.splitlines()]
        for (before, move), (after, roles) in moves.items():
            if before == after:
                continue
            (arrow,) = [line for line in drawn if line.startswith(f"{before} --> {after}:")]
            assert f"{move} ({' or '.join(sorted(roles))})" in arrow
