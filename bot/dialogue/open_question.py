"""Words typed while a question is open: its answer, another request, or a question in between."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue import commands, repairs
from bot.dialogue.commands import agreeing, answers, team
from bot.dialogue.commands.questions import ASKING, EXPLAINS, SURE, asked, explain
from bot.dialogue.dutch import draws, is_keep, is_yes, nobody, puts_a_question, speaks_of_going_back
from bot.dialogue.dutch_practical import says_to_be_old
from bot.dialogue.flows import for_hr, goal_answers, managing, welcome
from bot.dialogue.flows.registry import flow_of
from bot.dialogue.flows.talk import day_in
from bot.dialogue.turn import Turn
from bot.dialogue.wishes import OF_A_MANAGER, SMALL_TALK, best_intent, exactly, surely_asked
from bot.plan.questions import BY_ID, Part
from bot.plan.states import NotAllowed

if TYPE_CHECKING:
    from bot.dialogue.gate import Heard

FOR_US = ("ask_who_reads", "ask_example", "ask_privacy", "repeat_question")
"""What is asked of the assistant, also in the middle of words to somebody else."""
OF_ONE = ("prepare", "talk_held", "agenda")
"""What a manager asks about one person of the team."""
OWN = (Part.REFLECTION, Part.GOAL)
"""Where a manager makes a plan of their own; a question about someone of the team is not part of it."""
ASK_FOR_WHOM = ("welcome", "pick_person")
"""Questions to which the name of someone of the team is an answer."""


def hear(turn: Turn, text: str) -> None:
    conversation = turn.conversation
    question = str(conversation.question)
    active = flow_of(conversation.form)
    if active is None:
        raise NotAllowed("unknown form")
    if repairs.settled(turn, text) or (question == "welcome" and for_hr.answered(turn, text)):
        return
    if question == "welcome" and says_to_be_old(text):
        turn.say("utter_any_age")
        return
    if _of_the_team(turn, text) or (BY_ID[question].part in OWN and team.asked_about(turn, text)):
        return
    if question not in ASK_FOR_WHOM and not BY_ID[question].free_text and team.turn_to(turn, text):
        return
    if active.answers_here(question, text):
        answers.answer(turn, text)
        return
    exact = exactly(text)
    if draws(text) and BY_ID[question].free_text and agreeing.to_sign(turn) is None:
        answers.answer(turn, text)
        return
    if exact is not None and not (is_keep(text) or is_yes(text)):
        commands.run(turn, exact)
        return
    if is_keep(text):
        answers.keep(turn)
        return
    if goal_answers.puts_dates_right(turn, question, text):
        answers.answer(turn, text)
        return
    if repairs.taken_back(turn, text) or repairs.asked_plainly(turn, text) or repairs.several(turn, text):
        return
    heard = _kept_when_unsure(turn, question, turn.minds.gate.hear(text, question), text)
    turn.heard = heard
    if heard.label == "answer" and question not in repairs.TO_ANOTHER:
        turn.named = team.only_named(turn, text)
    if heard.label == "answer":
        _answer(turn, heard, text)
    elif heard.label == "faq" and question == "welcome" and surely_asked(turn) is not None:
        turn.close()
        commands.run(turn, str(surely_asked(turn)))
    elif heard.label == "faq":
        explain(turn, text)
    elif heard.label == "back":
        answers.back(turn, text)
    else:
        commands.run(turn, heard.label)


def _of_the_team(turn: Turn, text: str) -> bool:
    """Who looked at the team in between goes on about it: with a name, or with what is to be done for someone.

    The question that is open stays open, and the first words that are of neither are for that question.
    """
    if turn.memory.pop("glance", None) != turn.conversation.question:
        return False
    wish = surely_asked(turn)
    if wish is not None and best_intent(turn).name in (*OF_A_MANAGER, "show_agenda"):
        commands.run(turn, wish)
    elif not team.turn_to(turn, text):
        return False
    turn.memory["glance"] = turn.conversation.question
    return True


def _kept_when_unsure(turn: Turn, question: str, heard: Heard, text: str) -> Heard:
    """What the gate takes for a question or a wish to go back, but that is not put as one, stays the answer.

    Nothing that someone wrote may be lost: unless the words ask, or the engine knows this question, it is kept and
    asked about once. In words to somebody else a question is part of them, unless it can only be for us.
    """
    best = best_intent(turn)
    if heard.label == "faq" and question in repairs.TO_ANOTHER:
        ours = best.confidence >= SURE and best.name in FOR_US
        return heard if ours else replace(heard, label="answer")
    if heard.label == "back" and BY_ID[question].free_text and not speaks_of_going_back(text):
        return replace(heard, label="answer", doubtful=True, suspected="back")
    if heard.label != "faq" or not BY_ID[question].free_text or puts_a_question(text):
        return heard
    known = best.confidence >= SURE and (best.name.startswith("faq_") or best.name in EXPLAINS)
    return heard if known else replace(heard, label="answer", doubtful=True, suspected="faq")


def _answer(turn: Turn, heard: Heard, text: str) -> None:
    question = str(turn.conversation.question)
    if question == "pick_person":
        _pick(turn, text)
        return
    if question == "welcome":
        _come_in(turn, text)
        return
    if question == "talk_on" and _no_day(turn, text):
        return
    answers.answer(turn, text)
    if turn.named is not None and BY_ID[question].free_text and turn.can_undo_this:
        repairs.doubt_name(turn, turn.named)
    elif heard.also_asks and BY_ID[question].free_text:
        explain(turn, heard.question_part or text, about=question)
    elif heard.doubtful and heard.suspected and BY_ID[question].free_text and turn.can_undo_this:
        if turn.memory.get("invited") == question:  # asked for more already: one question at a time
            return
        repairs.doubt(turn, heard.suspected, question, text)


def _come_in(turn: Turn, text: str) -> None:
    """Which of the ways in? Or a greeting, a question about all this, something else that is asked for."""
    best = best_intent(turn)
    if welcome.asks_for_figures(turn, text):
        commands.run(turn, "trends")
    elif welcome.chooses(turn, text):
        answers.answer(turn, text)
    elif best.name in SMALL_TALK and best.confidence >= ASKING:
        turn.say(SMALL_TALK[best.name])
    elif asked(turn, text) is not None:
        explain(turn, text)
    elif puts_a_question(text):
        turn.say("utter_question_not_understood")
    else:
        answers.answer(turn, text)


def _pick(turn: Turn, text: str) -> None:
    """Over wie gaat het? A name, or else something quite different that is asked for."""
    if team.pick(turn, text):
        return
    if nobody(text):
        answers.skip(turn)
        return
    best = surely_asked(turn)
    if best is not None:
        turn.close()
        commands.run(turn, best)
    else:
        turn.say("utter_pick_unknown")


def _no_day(turn: Turn, text: str) -> bool:
    """Op welke dag? Something else about this person that is surely asked for, or someone else; done when it is."""
    if day_in(turn, text) is not None:
        return False
    wish = surely_asked(turn)
    if wish in OF_ONE:
        person = turn.conversation.about["person"]
        turn.close()
        commands.run(turn, f"{wish}:{person}")
        return True
    if managing.named(turn.reports, text):
        turn.close()
        team.pick(turn, text)
        return True
    return False
