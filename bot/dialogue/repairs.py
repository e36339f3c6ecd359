"""What people do to what went before: take an answer back, leave it after all, answer "weet je het zeker?".

A message is looked at here before it can become an answer. What is not clearly one of these goes on to the gate.
"""

from __future__ import annotations

from typing import Any

from bot.dialogue import commands
from bot.dialogue.commands import answers
from bot.dialogue.commands.questions import SAID_PLAINLY, asked, asks_what_is_meant, tell
from bot.dialogue.dutch import asks_to_change, bare, is_keep, is_no, is_yes, named_question
from bot.dialogue.dutch_corrections import (
    agrees,
    asks_again,
    asks_meaning,
    asks_what_became,
    asks_what_is_seen,
    asks_what_was_last_time,
    asks_why,
    goes_back,
    leaves_the_old,
    puts_otherwise,
    refuses,
    says_named_is_wrong,
    speaks_of_an_answer,
    takes_out_goal,
    wants_the_same,
)
from bot.dialogue.dutch_practical import PRACTICAL
from bot.dialogue.flows import goal_cells, next_round
from bot.dialogue.flows.signing import say_settled
from bot.dialogue.gate_text import sentences
from bot.dialogue.turn import Turn
from bot.plan.people import Person
from bot.plan.questions import Part
from bot.plan.states import EDITABLE, PlanState

PREPARING = (*answers.OWN_PLAN, Part.PREPARATION.form)
"""Where earlier answers can be changed. A remark to an employee is about their answers, not about one's own."""
TO_ANOTHER = ("remark", "sign_reply", "sign_view", "amendment", "adjust_text")
"""What is answered here, another person reads: a question in it is one to them."""
REQUESTS = ("skip", "overview", "help", "human", "pause")
"""What can be asked for together with something else, in the order in which it is done."""
LONGEST_REQUEST = 8
"""Words of each of two requests in one message."""
SURE = 0.85
_YOU = frozenset("je jij jou jouw u uw".split())
NO_DAYS = ("first_step", "support")
"""Cells with days of their own: who names one does not speak of the planning."""


def settled(turn: Turn, text: str) -> bool:
    """Whether this answers a question beside the open one ("weet je het zeker?", "bedoelde je iets anders?")."""
    return confirmed(turn, text) or _undoubted(turn, text)


def taken_back(turn: Turn, text: str) -> bool:
    """Whether this takes something back, or leaves it after all; done when it does."""
    if turn.memory.get("return_to") and leaves_the_old(text):
        answers.keep(turn)
        return True
    if turn.conversation.form not in (*PREPARING, None):
        return False
    number = takes_out_goal(text)
    if number is not None and turn.has_plan and any(g.number == number and g.begun for g in turn.plan.goals):
        commands.run(turn, f"remove_goal:{number}")
        return True
    if asks_to_change(text) or goes_back(text):
        answers.back(turn, text)
        return True
    target = _answer_meant(turn, text)
    if target is not None and turn.plan.state not in EDITABLE:
        say_settled(turn)
    elif target is not None:
        answers.back_to(turn, target, text)
    return target is not None


def _answer_meant(turn: Turn, text: str) -> dict[str, Any] | None:
    """The earlier answer that a message says to be wrong, or wants to be put otherwise."""
    target = None
    dated = [goal for goal in turn.plan.begun_goals if goal.end is not None] if turn.has_plan else []
    planned = turn.conversation.question != "confidence_raise" and goal_cells.puts_another_day(text, turn.today)
    here = turn.conversation.about.get("goal")  # an answer about one goal puts no date of another right
    if len(dated) == 1 and here in (None, dated[0].number) and planned and named_question(text, NO_DAYS) is None:
        target = {"form": Part.GOAL.form, "question": "planning", "about": {"goal": dated[0].number}}
    elif speaks_of_an_answer(text):
        target = answers.by_old_words(turn, text) or answers.named(turn, text)
    elif puts_otherwise(text) or says_named_is_wrong(text):
        target = answers.named(turn, text)
    return target if target != turn.conversation.position and answers.standing(turn, target) else None


def asked_plainly(turn: Turn, text: str) -> bool:
    """Whether this asks for the open question once more, for its reason or meaning, or who one's manager is.

    Told when it does.
    """
    question = turn.conversation.question
    if question in TO_ANOTHER:
        for_us = next((name for name, asks in PRACTICAL.items() if asks(text)), None)
        if for_us not in (None, "bot_challenge") and _YOU & set(bare(text).split()):
            return False  # "kun je het me mailen": that is asked of the other
        if for_us is not None:
            tell(turn, for_us, question)
        return for_us is not None
    if turn.has_plan and turn.plan.cycle > 1:
        if asks_what_was_last_time(text):
            commands.run(turn, "last_time")
            return True
        if asks_what_became(text):
            commands.run(turn, "previous")
            return True
        if wants_the_same(text) and next_round.the_same_again(turn):
            return True
    sharing = turn.conversation.form == Part.SHARING.form  # there the preview says it
    if turn.manager is not None and not sharing and asks_what_is_seen(text, turn.manager.first_name):
        commands.run(turn, "seen")
        return True
    rules = {"repeat_question": asks_again, "ask_why": asks_why, "ask_meaning": asks_meaning, **SAID_PLAINLY}
    name = next((name for name, asks in rules.items() if asks(text)), None)
    name = name or asks_what_is_meant(turn, text)
    if name is None:
        return False
    tell(turn, name, question)
    return True


def several(turn: Turn, text: str) -> bool:
    """Whether this is more than one request ("sla over en laat zien wat er al staat"); all of them are done."""
    question = str(turn.conversation.question)
    parts = [part for part in bare(text.replace(",", " en ")).split(" en ") if part.strip()]
    if len(parts) != 2 or any(len(part.split()) > LONGEST_REQUEST for part in parts):
        return False
    asked: set[str] = set()
    for part in parts:
        heard = turn.minds.gate.hear(part, question)
        if heard.label not in REQUESTS or heard.confidence < SURE:
            return False
        asked.add(heard.label)
    if len(asked) != 2:
        return False
    for name in REQUESTS:
        if name in asked:
            commands.run(turn, name)
    return True


# --- a doubt, and "weet je het zeker?" ----------------------------------------------------------------------


def doubt(turn: Turn, label: str, question: str, text: str) -> None:
    """Ask, once, whether what was kept as the answer was meant as something else.

    Who tells something and asks something keeps the answer whatever is said to that.
    """
    told = [part for part in sentences(text) if turn.minds.gate.hear(part, question).label == "answer"]
    keeps = len(told) < len(sentences(text)) and bool(told)
    turn.memory["doubt"] = {"label": label, "asked": asked(turn, text), "keeps": keeps}
    _instead_of_saved(turn)
    turn.say(f"utter_also_{label}" if keeps else f"utter_doubt_{label}")


def doubt_name(turn: Turn, person: Person) -> None:
    """Ask, once, whether a name that was kept as the answer was meant to turn to that report."""
    turn.memory["doubt"] = {"label": "person", "who": person.id}
    _instead_of_saved(turn)
    turn.say("utter_doubt_person", name=person.first_name)


def _instead_of_saved(turn: Turn) -> None:
    """A doubt says already that the answer is kept."""
    turn.says = [said for said in turn.says if said.response != "utter_saved"]


def _undoubted(turn: Turn, text: str) -> bool:
    """An answer to "bedoelde je iets anders?". Anything but yes, no or "laat zo" is taken as a new message."""
    waiting = turn.memory.get("doubt")
    if waiting and is_yes(text):
        commands.run(turn, f"doubt:{waiting['label']}")
        return True
    turn.memory.pop("doubt", None)
    if waiting and (is_no(text) or is_keep(text)):
        turn.say("utter_was_the_answer")
        return True
    return False


def confirmed(turn: Turn, text: str) -> bool:
    """An answer to "weet je het zeker?". Anything but yes or no is taken as a new message."""
    waiting = turn.memory.pop("confirm", None)
    if not waiting or waiting.get("until", turn.now.isoformat()) < turn.now.isoformat():
        return False
    if waiting["what"] == "trends" and turn.plan.state is not PlanState.SHARED:
        return False  # something else was laid before this person since
    if agrees(text) or bare(text) in ("stop", "stoppen", "ja stop", "ja stoppen"):
        which = f":{waiting['which']}" if "which" in waiting else ""
        commands.run(turn, f"{waiting['what']}_yes{which}")
        return True
    if refuses(text):
        commands.run(turn, f"{waiting['what']}_no")
        return True
    return False


def forget_what_was_asked(turn: Turn, line: str) -> None:
    """A button was pressed: a later "ja" is not about what was asked before it."""
    if not line.startswith("doubt:"):
        turn.memory.pop("doubt", None)
    turn.memory.pop("confirm", None)
