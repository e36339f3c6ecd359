"""Which question of a goal comes next."""

from __future__ import annotations

from typing import Any

from bot.dialogue.flows import goal_letters
from bot.dialogue.flows.goal_letters import MOST_ROUNDS
from bot.dialogue.turn import Turn
from bot.plan.goals import SURE_ENOUGH, Goal
from bot.plan.questions import CELLS, Part

WHOLE = (
    *CELLS,
    "goal_specific",
    "goal_measurable",
    "goal_time_bound",
    "acceptance",
    "confidence",
    "confidence_raise",
    "first_step",
    "start_level",
    "reward",
    "serves",
    "sentence",
)
"""All questions of a goal, in their order."""
QUICK = ("goal", "result", "planning", "goal_specific", "goal_measurable", "goal_time_bound", "sentence")
"""The two-minute route to a first goal; the rest can be filled in later."""


def order(turn: Turn) -> tuple[str, ...]:
    """The questions on the route that was chosen."""
    return QUICK if turn.memory.get("quick") else WHOLE


def first_open(turn: Turn, goal: Goal) -> str:
    """The first cell that is empty, else the reading back."""
    for name in order(turn):
        if name in CELLS and not goal.text(name):
            return name
        if name not in CELLS:
            break
    return "sentence"


def go_on(turn: Turn, goal: Goal, question: str) -> None:
    """Ask what comes after this question, or go back to where one came from to change it."""
    back = turn.memory.get("return_to")
    if back and question == "confidence" and (goal.confidence or SURE_ENOUGH) < SURE_ENOUGH:
        turn.ask(Part.GOAL, "confidence_raise", goal=goal.number)
        return
    if back and ((goal.sentence and back["question"] != "sentence") or _was_whole(turn, goal, back)):
        # a cell of a goal that was read back before is changed from somewhere else: read it back again first
        goal.sentence = ""
        turn.ask(Part.GOAL, "sentence", goal=goal.number)
        return
    if back:
        turn.memory.pop("return_to")
        goal.sentence = ""
        turn.go_to(back)
        return
    asked = order(turn)
    after = asked[asked.index(question) + 1 :] if question in asked else ("sentence",)
    missing = goal_letters.check(turn, goal).missing
    for name in after:
        if name.startswith("goal_"):
            letter = name.removeprefix("goal_")
            rounds = turn.memory.get("rounds", {}).get(letter, 0)
            if letter in missing and letter not in goal.kept and rounds < MOST_ROUNDS:
                break
        elif name == "confidence_raise":
            if goal.confidence is not None and goal.confidence < SURE_ENOUGH:
                break
        else:
            break
    turn.ask(Part.GOAL, name, goal=goal.number)


def _was_whole(turn: Turn, goal: Goal, back: dict[str, Any]) -> bool:
    """Whether a goal that is changed had been read back before, though an earlier change took the sentence away.

    Who came from within the same goal, or from the questions before the goals, is still making it.
    """
    within = back["form"] == Part.REFLECTION.form or (
        back["form"] == Part.GOAL.form and back["about"].get("goal") == goal.number
    )
    return not (goal.sentence_accepted or within or turn.memory.get("paused"))
