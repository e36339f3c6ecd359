"""The manager's own six questions about one report."""

from __future__ import annotations

from bot.dialogue.flows.base import Flow
from bot.dialogue.flows.managing import offer_steps, open_about, subject
from bot.dialogue.turn import Turn
from bot.plan.questions import PREPARATION, Part


class Preparation(Flow):
    """The manager's six questions. Kept to the manager until the talk; in the employee's export from then on."""

    part = Part.PREPARATION

    def begin(self, turn: Turn) -> None:
        owner, plan, who = subject(turn)
        waiting = [q for q in PREPARATION if q not in plan.preparation.get(who.person.id, {})]
        turn.ask(Part.PREPARATION, (waiting or PREPARATION)[0], person=owner.id)

    def introduce(self, turn: Turn, question: str) -> None:
        owner, plan, who = subject(turn)
        earlier = plan.preparation.get(who.person.id, {}).get(question)
        turn.say("utter_about_person", name=owner.name)
        if earlier:
            turn.show_earlier(earlier)

    def slots(self, turn: Turn, question: str) -> dict[str, int]:
        return {"number": PREPARATION.index(question) + 1}

    def answer(self, turn: Turn, question: str, text: str) -> None:
        if turn.heard is not None and turn.heard.dont_know:  # the employee reads it later: it is no text for that
            self.skip(turn, question)
            return
        owner, plan, who = subject(turn)
        turn.touch(plan).prepare(who, question, text, turn.now)
        turn.log(owner.id, "prepared")
        turn.say("utter_saved")
        self._next(turn, question)

    def skip(self, turn: Turn, question: str) -> None:
        turn.say("utter_skipped")
        self._next(turn, question)

    def _next(self, turn: Turn, question: str) -> None:
        owner, _, _ = subject(turn)
        back = turn.memory.pop("return_to", None)
        if back:
            turn.go_to(back)
            return
        place = PREPARATION.index(question) + 1
        if place < len(PREPARATION):
            turn.ask(Part.PREPARATION, PREPARATION[place], person=owner.id)
            return
        turn.say("utter_prepared", name=owner.first_name)
        if not turn.resume():
            offer_steps(turn, owner.id)

    def previous(self, turn: Turn, question: str) -> bool:
        place = PREPARATION.index(question)
        if place == 0:
            return False
        owner, _, _ = subject(turn)
        turn.ask(Part.PREPARATION, PREPARATION[place - 1], person=owner.id)
        return True


def prepare(turn: Turn, owner_id: str) -> None:
    """Begin or go on with the six questions about one report."""
    open_about(turn, Part.PREPARATION, PREPARATION[0], owner_id)
    turn.say("utter_prepare_start")
    turn.begin(Part.PREPARATION)
