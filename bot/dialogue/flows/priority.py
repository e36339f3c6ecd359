"""In which order the goals matter."""

from __future__ import annotations

from bot.dialogue.dutch import numbers
from bot.dialogue.flows.base import Flow
from bot.dialogue.flows.goal_cells import title_of
from bot.dialogue.turn import Turn
from bot.plan.questions import Part


class Priority(Flow):
    """In which order the goals matter, asked once when all of them are there."""

    part = Part.PRIORITY

    def begin(self, turn: Turn) -> None:
        turn.ask(Part.PRIORITY, "priority")

    def introduce(self, turn: Turn, question: str) -> None:
        for goal in turn.plan.begun_goals:
            turn.say("utter_goal_line", number=goal.number, goal=title_of(goal))

    def answer(self, turn: Turn, question: str, text: str) -> None:
        known = [goal.number for goal in turn.plan.begun_goals]
        order = list(dict.fromkeys(n for n in numbers(text) if n in known))
        if not order:
            turn.say("utter_priority_numbers")
            return
        turn.remember_undo()
        turn.touch().set_priorities(turn.me, [*order, *[n for n in known if n not in order]], turn.now)
        turn.say("utter_saved")
        self._on(turn)

    def skip(self, turn: Turn, question: str) -> None:
        turn.say("utter_skipped")
        self._on(turn)

    def previous(self, turn: Turn, question: str) -> bool:
        turn.ask(Part.GOAL, "another_goal")
        return True

    @staticmethod
    def _on(turn: Turn) -> None:
        back = turn.memory.pop("return_to", None)
        if back:
            turn.go_to(back)
        else:
            turn.begin(Part.SHARING)
