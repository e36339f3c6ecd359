"""The first screen: information and a choice."""

from __future__ import annotations

from bot.dialogue.conversation import NOTICE_VERSION
from bot.dialogue.dutch import bare, is_yes
from bot.dialogue.flows.base import Flow
from bot.dialogue.turn import Turn
from bot.plan.questions import Part

_QUICK = ("doel", "kort", "snel", "twee minuten", "2 minuten", "vlug", "rap")
_WHOLE = ("hele", "alles", "voorbereiding", "volledig", "begin", "start", "uitgebreid", "vragen", "eerste")
_PAPER = ("papier", "niet via de bot", "zonder bot", "formulier")


class Welcome(Flow):
    part = Part.WELCOME

    def begin(self, turn: Turn) -> None:
        turn.ask(Part.WELCOME, "welcome")

    def introduce(self, turn: Turn, question: str) -> None:
        turn.say("utter_notice", first_name=turn.person.first_name)
        turn.conversation.notice_version = NOTICE_VERSION
        turn.conversation.notice_shown_at = turn.now
        if turn.work.people.reports(turn.person.id):
            turn.say("utter_notice_manager")

    def answer(self, turn: Turn, question: str, text: str) -> None:
        said = bare(text)
        if any(word in said for word in _PAPER):
            choose(turn, "paper")
        elif any(word in said for word in _QUICK):
            choose(turn, "quick")
        elif is_yes(text) or any(word in said for word in _WHOLE):
            choose(turn, "whole")
        else:
            turn.say("utter_welcome_choose")

    def keep(self, turn: Turn, question: str) -> None:
        choose(turn, "whole")


def choose(turn: Turn, way: str) -> None:
    """One of the ways in: `whole`, `quick` (one goal first, the reflection later) or `paper`."""
    turn.memory["quick"] = way == "quick"
    if way == "paper":
        turn.say("utter_paper")
        turn.close()
    elif way == "quick":
        turn.say("utter_quick_start")
        turn.begin(Part.GOAL)
    else:
        turn.say("utter_whole_start")
        turn.begin(Part.REFLECTION)
