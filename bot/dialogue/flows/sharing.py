"""Sharing with the manager: a summary in own words, goals on or off, a preview, and only then the yes."""

from __future__ import annotations

import re

from bot.dialogue import cards
from bot.dialogue.dutch import bare, is_no, is_yes, numbers
from bot.dialogue.dutch_corrections import asks_who_reads
from bot.dialogue.flows.base import Flow
from bot.dialogue.flows.goal_cells import title_of
from bot.dialogue.turn import ANSWERED_WITHIN, Turn
from bot.plan.questions import Part
from bot.plan.states import PlanState, Role, may_move_plan


class Sharing(Flow):
    part = Part.SHARING

    def begin(self, turn: Turn) -> None:
        if not may_move_plan(turn.plan.state, "share", Role.EMPLOYEE):
            turn.say("utter_share_too_late")
            turn.finish()
        elif turn.plan.reflection and not turn.plan.summary:
            turn.ask(Part.SHARING, "share_summary")
        else:
            self._choose(turn)

    def leave_out_summary(self, turn: Turn) -> None:
        """Nothing of the reflection goes along, also not what was written for it before."""
        if turn.plan.summary:
            turn.remember_undo()
            turn.touch().set_summary(turn.me, "", turn.now)
        turn.say("utter_summary_not_shared")
        self._choose(turn)

    def _choose(self, turn: Turn) -> None:
        if turn.plan.begun_goals:
            turn.ask(Part.SHARING, "share_what")
        elif turn.plan.shareable:
            turn.ask(Part.SHARING, "share_confirm")
        else:
            turn.say("utter_nothing_to_share")
            if not turn.finish():
                turn.close()

    def introduce(self, turn: Turn, question: str) -> None:
        if question == "share_summary" and turn.plan.summary:
            turn.show_earlier(turn.plan.summary)
        if question == "share_what":
            for goal in turn.plan.begun_goals:
                which = "on" if goal.selected else "off"
                turn.say(f"utter_share_goal_{which}", number=goal.number, goal=title_of(goal))
        if question == "share_confirm":
            turn.card = cards.preview(turn.plan, turn.today)
            if turn.manager is None:
                turn.say("utter_no_manager")  # and nobody is asked whether to do what cannot be done
                turn.finish()
            else:
                turn.say("utter_share_with", manager=turn.manager.name)

    def answer(self, turn: Turn, question: str, text: str) -> None:
        if question == "share_summary" and (is_no(text) or (turn.heard is not None and turn.heard.dont_know)):
            self.leave_out_summary(turn)
        elif question == "share_summary":
            turn.remember_undo()
            turn.touch().set_summary(turn.me, text, turn.now)
            turn.say("utter_saved")
            self._choose(turn)
        elif asks_who_reads(text):
            turn.card = cards.preview(turn.plan, turn.today)
            turn.say("utter_preview")
        elif question == "share_what":
            self._answer_what(turn, text)
        elif self._select(turn, text):
            turn.ask(Part.SHARING, "share_confirm")  # with what goes along now
        elif is_yes(text) or _SHARE.search(bare(text)):
            share(turn)
        elif is_no(text):
            not_yet(turn)
        else:
            turn.say("utter_share_yes_or_no")

    def _answer_what(self, turn: Turn, text: str) -> None:
        chosen = self._select(turn, text)
        if not turn.plan.shareable:
            turn.say("utter_share_all_off")
        elif chosen or is_yes(text) or _SHARE.search(bare(text)):
            turn.ask(Part.SHARING, "share_confirm")
        else:
            turn.say("utter_share_what_numbers")

    @staticmethod
    def _select(turn: Turn, text: str) -> bool:
        """Put the goals on or off that a message names. False when it names none."""
        known = {goal.number for goal in turn.plan.begun_goals}
        wanted = which_goals(text, known, {goal.number for goal in turn.plan.begun_goals if goal.selected})
        for number in known if wanted is not None else ():
            turn.touch().select(turn.me, number, number in (wanted or ()))
        return wanted is not None

    def skip(self, turn: Turn, question: str) -> None:
        if question == "share_summary":
            turn.say("utter_kept" if turn.plan.summary else "utter_summary_not_shared")
            self._choose(turn)
        elif question == "share_what" and not turn.plan.shareable:
            turn.say("utter_share_all_off")
        elif question == "share_what":
            turn.ask(Part.SHARING, "share_confirm")
        else:
            not_yet(turn)

    def previous(self, turn: Turn, question: str) -> bool:
        if question == "share_confirm" and turn.plan.begun_goals:
            turn.ask(Part.SHARING, "share_what")
            return True
        turn.ask(Part.SHARING, "share_summary")
        return question != "share_summary"


_SHARE = re.compile(
    r"^(?!.*\b(niet|geen|niks|niets|nog|later|straks|eerst|morgen)\b)"
    r"(ja |jawel |ok |oke |prima |goed |graag |doe |maar )*(deel|delen|stuur|versturen|verstuur)( \w+){0,3}$"
)
_NOT = re.compile(r"\b(niet|geen|behalve|zonder|weglaten|weg|eraf|eruit|uit)\b")
_AS_WELL = re.compile(r"\b(ook|erbij|toevoegen|daarbij)\b")
_ALL = re.compile(r"\b(alle|alles|allebei|allemaal|beide|behalve)\b")
_ARTICLE = re.compile(r"(?<!doel )(?<!nummer )\b(een|één)\b")


def which_goals(text: str, known: set[int], now: set[int]) -> set[int] | None:
    """The goals that go along after "alleen 1", "doel 2 niet", "2 ook", "alles behalve 3"; None when none is named.

    `known` are the goals that there are, `now` those that go along already.
    """
    wanted: set[int] | None = None
    for clause in re.split(r"[,;.]| maar | en dan ", text.lower()):
        named = {n for n in numbers(_ARTICLE.sub("", clause)) if n in known}
        if named and _NOT.search(clause):
            before = known if _ALL.search(clause) else now if wanted is None else wanted
            wanted = before - named
        elif named:
            wanted = named | ((now if wanted is None else wanted) if wanted or _AS_WELL.search(clause) else set())
        elif _ALL.search(clause) and not _NOT.search(clause):
            wanted = set(known)
    return wanted


def switch(turn: Turn, number: int, on: bool) -> None:
    """Put a goal on or off for sharing."""
    turn.touch().select(turn.me, number, on)
    turn.say("utter_goal_on" if on else "utter_goal_off", number=number)


def share(turn: Turn) -> None:
    """Put the preview before the manager."""
    manager = turn.manager
    if manager is None:
        turn.say("utter_no_manager")
        turn.finish()
        return
    if not turn.plan.shareable:
        turn.say("utter_nothing_to_share")
        turn.ask(Part.SHARING, "share_what")
        return
    first = turn.plan.latest("shared") is None
    turn.touch().share(turn.me, manager, turn.now)
    turn.log(turn.person.id, "shared")
    turn.notify(manager.id, "plan_shared" if first else "plan_reshared", name=turn.person.name)
    turn.say("utter_shared", manager=manager.name)
    asked = first and _ask_about_trends(turn)
    if not turn.finish() and asked:
        # No other question is open that a "ja" could be about; after a while there may be one elsewhere, in a notice.
        turn.memory["confirm"] = {"what": "trends", "until": (turn.now + ANSWERED_WITHIN).isoformat()}


def _ask_about_trends(turn: Turn) -> bool:
    """Ask, once, who has shared to take part in the figures for HR. No answer is no."""
    if turn.work.trends.takes_part(turn.person.id) is not None:
        return False
    turn.work.trends.choose(turn.person.id, False)
    turn.say("utter_trends_ask", url=f"{turn.minds.base_url}/trends/privacy")
    return True


def not_yet(turn: Turn) -> None:
    turn.say("utter_share_later")
    turn.finish()


def withdraw(turn: Turn) -> None:
    """Take back what was shared, until the talk was held."""
    plan = turn.plan
    if plan.state is not PlanState.SHARED:
        turn.say("utter_nothing_shared")
    elif plan.talk_held_on is not None:
        turn.say("utter_withdraw_too_late")
    else:
        turn.touch().withdraw(turn.me, turn.now)
        turn.log(turn.person.id, "withdrawn")
        if turn.manager is not None:
            turn.notify(turn.manager.id, "plan_withdrawn", name=turn.person.name)
        turn.say("utter_withdrawn")
