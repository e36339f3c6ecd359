"""Taking back an answer about a signed plan."""

from __future__ import annotations

from bot.dialogue.dutch_outcomes import read_result
from bot.dialogue.flows.progress import report
from bot.dialogue.turn import Turn
from bot.plan.goals import Goal
from bot.plan.people import Party
from bot.plan.plan import Plan
from bot.plan.questions import PROGRESS


def undo(turn: Turn, plan: Plan, who: Party, question: str, words: str, goal: Goal | None) -> None:
    """Put back what an answer was before; without words it is taken away."""
    if goal is not None:
        turn.held(f"result:{goal.id}")
    result = read_result(words)
    if words and question in PROGRESS:
        report(turn, plan, who, question, words, goal)
    elif words and question == "eval_reached" and result is not None:
        turn.touch(plan).look_back(who, question, words, turn.now, goal=goal, result=result)
    elif words and question != "eval_reached":
        turn.touch(plan).look_back(who, question, words, turn.now)
    else:
        turn.touch(plan).take_back(who, question, turn.now, goal=goal)
