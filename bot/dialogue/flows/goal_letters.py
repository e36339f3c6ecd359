"""The letters of a goal while it grows: which are there, and how often one that is missing is asked about."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogue.flows.goal_cells import letters_there, row_of
from bot.dialogue.turn import Turn
from bot.plan.goals import Goal
from bot.smart.types import LETTERS, Verdict

MOST_ROUNDS = 2
"""A letter that is missing is asked about once or twice, never more."""


def check(turn: Turn, goal: Goal) -> Verdict:
    """The verdict on the row. A letter that was there stays there while cells are only filled or added to."""
    verdict = turn.minds.checker.check(row_of(goal), turn.today)
    of, earned = turn.memory.get("earned", ("", []))
    missing = [n for n, letter in enumerate(verdict.missing) if of != goal.id or letter not in earned]
    return replace(
        verdict,
        missing=tuple(verdict.missing[n] for n in missing),
        feedback=tuple(verdict.feedback[n] for n in missing),
    )


def show(turn: Turn, goal: Goal) -> None:
    """Say which letters are there, and once for a goal what is good about it."""
    verdict = check(turn, goal)
    there = letters_there(verdict)
    turn.memory["earned"] = [goal.id, [letter for letter in LETTERS if letter not in verdict.missing]]
    if turn.memory.get("letters") != [goal.id, there]:  # said once, and again when something changed
        turn.memory["letters"] = [goal.id, there]
        turn.say(f"utter_letters_{there}")
    if verdict.strong and turn.conversation.question in ("goal", "result"):
        if turn.memory.get("praised") != goal.id:  # once for a goal
            turn.say("utter_strong", strong=verdict.strong[0])
        turn.memory["praised"] = goal.id
