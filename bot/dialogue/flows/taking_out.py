"""Taking a goal out of a plan in the middle of a conversation."""

from __future__ import annotations

from typing import Any

from bot.dialogue.turn import Turn
from bot.plan.questions import Part


def take_out(turn: Turn, number: int) -> None:
    """Take a goal out of one's own plan. What is open or waits keeps to the goal it was about."""
    turn.touch().remove_goal(turn.me, number, turn.now)
    here = _moved(turn.conversation.position, number)
    if here is not None:
        turn.go_to(here)
    elif turn.conversation.question is not None:
        turn.close()
        if turn.plan.begun_goals:
            turn.ask(Part.GOAL, "another_goal")
    memory = turn.memory
    memory["stack"] = [moved for position in memory.get("stack", []) if (moved := _moved(position, number))]
    memory["undo"] = [
        {**last, "position": _moved(last["position"], number)}
        for last in memory.get("undo", [])
        if last["position"] is None or _moved(last["position"], number)
    ]
    for name in ("return_to", "paused"):
        if memory.get(name) and memory[name]["question"] is not None and _moved(memory[name], number) is None:
            memory.pop(name)
        elif memory.get(name):
            memory[name] = _moved(memory[name], number)


def _moved(position: dict[str, Any] | None, taken_out: int) -> dict[str, Any] | None:
    """A place in the conversation once a goal is taken out and the later ones have moved up; None if it is gone."""
    about = (position or {"about": {}})["about"]
    if position is None or "person" in about or "goal" not in about or about["goal"] < taken_out:
        return position
    if about["goal"] == taken_out:
        return None
    return {**position, "about": {**about, "goal": about["goal"] - 1}}
