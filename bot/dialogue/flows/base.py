"""What every part of the conversation can do."""

from __future__ import annotations

from typing import Any

from bot.dialogue.turn import Turn
from bot.plan.questions import BY_ID, Part


class Flow:
    """One part of the conversation. Answers are committed before anything is said about them."""

    part: Part

    def begin(self, turn: Turn) -> None:
        """Open the first question of this part that still waits for an answer."""
        raise NotImplementedError

    def introduce(self, turn: Turn, question: str) -> None:
        """Say what must be said before the engine asks the question (an earlier answer, a list to choose from)."""

    def slots(self, turn: Turn, question: str) -> dict[str, Any]:
        """Numbers that the text of the question shows. Never words of a person: the engine keeps them."""
        return {}

    def answer(self, turn: Turn, question: str, text: str) -> None:
        """Keep the answer and go on."""
        raise NotImplementedError

    def answers_here(self, question: str, text: str) -> bool:
        """Whether words that are a request anywhere else are the answer to this question."""
        return False

    def skip(self, turn: Turn, question: str) -> None:
        """Go past this question."""
        turn.say("utter_cannot_skip")

    def keep(self, turn: Turn, question: str) -> None:
        """ "Laat zo": what stands stays, on to the next."""
        self.skip(turn, question)

    def previous(self, turn: Turn, question: str) -> bool:
        """Go back to the question before this one. False when there is none."""
        return False


def is_skippable(question: str) -> bool:
    """Whether the question may be left open."""
    return BY_ID[question].skippable
