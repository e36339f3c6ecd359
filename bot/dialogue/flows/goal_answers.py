"""What the answer to a question of a goal does: it is kept, understood, judged and read back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from bot.dialogue.dutch import bare, is_no, is_yes, named_question, names_only, numbers, score, wants_change
from bot.dialogue.flows import goal_letters, goal_order
from bot.dialogue.flows.goal_cells import (
    MOST_WORDS_OF_DATES,
    names_begin,
    other_dates,
    other_year,
    read_planning,
    read_told,
    sentence_of,
    set_support,
)
from bot.dialogue.flows.goal_letters import MOST_ROUNDS
from bot.dialogue.turn import Turn
from bot.plan.goals import Goal
from bot.plan.questions import CELLS, MAX_GOALS, PRINCIPLES, Part
from bot.smart.planning import impossible_days, parse_period

MOST_TRIES = 3
"""Of giving a mark: who gives none after that goes on without."""
SHORTEST_SENTENCE = 3
"""Words. Fewer are a remark about the sentence that was read back, and must not take its place."""
_BESIDE_A_DAY = frozenset("ja euh eh nou dat het is wordt moet dus dan zeg maar klaar af zijn gewoon zo".split())
"""Words around a day that add nothing to it: "dat is dus tegen eind juni"."""
_PRINCIPLE_WORDS = {
    "organisation": ("organisatie", "bedrijf", "zaak", "lange termijn"),
    "role": ("functie", "eisen", "taak", "rol"),
    "performance": ("functioneren", "beter worden", "hoe ik werk", "mijn werk"),
    "career": ("loopbaan", "wensen", "toekomst", "carriere", "carrière", "doorgroei"),
}


def keep(turn: Turn, goal: Goal, question: str, text: str) -> None:
    """Keep an answer in its place, say what was understood of it, and go on."""
    several = listed(text) if question == "goal" and not goal.begun else []
    if 1 < len(several) <= MAX_GOALS - len(turn.plan.goals) + 1:
        _begin_several(turn, goal, several)
    else:
        _KEEPS.get(question, _keep_text)(turn, goal, question, text)


def _begin_several(turn: Turn, goal: Goal, several: list[str]) -> None:
    """A list of goals in one message: a row for each, and on with the first."""
    turn.plan.write(turn.me, goal.number, "goal", several[0], turn.now)
    for words in several[1:]:
        turn.plan.write(turn.me, turn.plan.add_goal(turn.me).number, "goal", words, turn.now)
    turn.say("utter_several_goals", count=len(several))
    turn.say("utter_next_goal", number=goal.number, goal=several[0])
    goal_letters.show(turn, goal)
    goal_order.go_on(turn, goal, "goal")


def _keep_text(turn: Turn, goal: Goal, question: str, text: str) -> None:
    turn.plan.write(turn.me, goal.number, question, text, turn.now)
    turn.say("utter_saved")
    if question in CELLS:
        goal_letters.show(turn, goal)
    goal_order.go_on(turn, goal, question)


def _keep_activity(turn: Turn, goal: Goal, question: str, text: str) -> None:
    turn.plan.write(turn.me, goal.number, "activity", text, turn.now)
    if not read_told(turn, goal, "activity"):
        turn.say("utter_saved")
    goal_letters.show(turn, goal)
    goal_order.go_on(turn, goal, question)


def _keep_planning(turn: Turn, goal: Goal, question: str, text: str) -> None:
    if goal.planning:
        text = other_dates(goal, text, turn.today) or text
    turn.plan.write(turn.me, goal.number, "planning", text, turn.now)
    read_planning(turn, goal)
    if _asks_which_day(turn, goal, text):
        return
    goal_letters.show(turn, goal)
    goal_order.go_on(turn, goal, question)


def puts_dates_right(turn: Turn, question: str, text: str) -> bool:
    """Whether this names other dates for the planning that is open and stands there already ("ik bedoel 2027")."""
    if question not in ("planning", "goal_time_bound") or len(text.split()) > MOST_WORDS_OF_DATES:
        return False
    period = parse_period(text, turn.today)
    return names_other_dates(turn, text) or bool(_planned(turn).planning and (period.start or period.end))


def names_other_dates(turn: Turn, text: str) -> bool:
    """Whether it is sure which dates come for those that stand there. A day alone may be the one that is wrong."""
    goal = _planned(turn)
    few = len(text.split()) <= MOST_WORDS_OF_DATES
    return few and bool(goal.planning) and other_dates(goal, text, turn.today) is not None


def _planned(turn: Turn) -> Goal:
    return turn.plan.goal(int(turn.conversation.about["goal"]))


def _asks_which_day(turn: Turn, goal: Goal, text: str) -> bool:
    """A day that is not there, that was already or that comes before the begin: asked about at once.

    Someone who means it so is not asked twice.
    """
    if goal.end is None:
        return bool(impossible_days(text))
    odd = goal.end < turn.today or (goal.start is not None and goal.end < goal.start)
    rounds = turn.memory.setdefault("rounds", {})
    rounds["odd_day"] = rounds.get("odd_day", 0) + 1 if odd else 0
    return bool(rounds["odd_day"] == 1)


def _keep_support(turn: Turn, goal: Goal, question: str, text: str) -> None:
    set_support(turn, goal, text)
    goal_letters.show(turn, goal)
    goal_order.go_on(turn, goal, question)


def _keep_as_planning(turn: Turn, goal: Goal, question: str, text: str) -> bool:
    """Only a day ("tegen de zomer"), where something else was asked: it is the planning, if there was no end yet.

    The question stays open, as it was not answered, unless there is nothing left to ask in it.
    """
    period = parse_period(text, turn.today)
    rest = [word for word in bare(text.replace(period.words, " ", 1)).split() if word not in _BESIDE_A_DAY]
    if goal.end is not None or not period.ends or len(rest) > 1:
        return False
    turn.plan.write(turn.me, goal.number, "planning", text, turn.now)
    read_planning(turn, goal)
    goal_letters.show(turn, goal)
    if _asks_which_day(turn, goal, text):
        turn.ask(Part.GOAL, "planning", goal=goal.number)
        return True
    letter = question.removeprefix("goal_")
    if letter != question and letter not in goal_letters.check(turn, goal).missing:
        goal_order.go_on(turn, goal, question)
    return True


def _keep_goal_specific(turn: Turn, goal: Goal, question: str, text: str) -> None:
    if _keep_as_planning(turn, goal, question, text):
        return
    turn.plan.write(turn.me, goal.number, "goal", _joined(goal.goal, text, ": "), turn.now)
    _after_round(turn, goal, question)


def _keep_goal_measurable(turn: Turn, goal: Goal, question: str, text: str) -> None:
    if _keep_as_planning(turn, goal, question, text):
        return
    turn.plan.write(turn.me, goal.number, "result", _joined(goal.result, text, "; "), turn.now)
    _after_round(turn, goal, question)


def _keep_goal_time_bound(turn: Turn, goal: Goal, question: str, text: str) -> None:
    # what had neither a begin nor an end ("zo snel mogelijk") makes place; the history keeps it
    dated = goal.start is not None or goal.end is not None or names_begin(goal.planning)
    planned = other_year(goal.planning, text, turn.today)
    planned = planned or (_joined(goal.planning, text, ", ") if dated else text)
    turn.plan.write(turn.me, goal.number, "planning", planned, turn.now)
    read_planning(turn, goal)
    if _asks_which_day(turn, goal, planned):
        turn.ask(Part.GOAL, "planning", goal=goal.number)
        return
    _after_round(turn, goal, question)


def _after_round(turn: Turn, goal: Goal, question: str) -> None:
    letter = question.removeprefix("goal_")
    rounds = turn.memory.setdefault("rounds", {})
    rounds[letter] = rounds.get(letter, 0) + 1
    if letter != "time_bound":
        turn.say("utter_saved")
    goal_letters.show(turn, goal)
    if letter in goal_letters.check(turn, goal).missing and rounds[letter] < MOST_ROUNDS:
        return
    goal_order.go_on(turn, goal, question)


def _keep_confidence(turn: Turn, goal: Goal, question: str, text: str) -> None:
    value = score(text)
    if value is None:
        rounds = turn.memory.setdefault("rounds", {})
        rounds["confidence"] = rounds.get("confidence", 0) + (not numbers(text))  # "110%" is meant as a number
        if rounds["confidence"] < MOST_TRIES:
            turn.say("utter_confidence_number")
            return
        rounds.pop("confidence")
        turn.say("utter_no_mark" if goal.confidence is None else "utter_kept")  # nobody is held at a number
        goal_order.go_on(turn, goal, question)
        return
    turn.plan.set_confidence(turn.me, goal.number, value, turn.now)
    turn.say("utter_saved")
    goal_order.go_on(turn, goal, question)


def _keep_confidence_raise(turn: Turn, goal: Goal, question: str, text: str) -> None:
    before = goal.support
    set_support(turn, goal, _joined(before.text, text, ". "), quietly=True)
    if replace(goal.support, text=before.text) != before:  # hours or money came with it
        set_support(turn, goal, goal.support.text)
    turn.say("utter_support_raised")
    goal_order.go_on(turn, goal, question)


def _keep_serves(turn: Turn, goal: Goal, question: str, text: str) -> None:
    chosen = [PRINCIPLES[n - 1] for n in numbers(text) if 1 <= n <= len(PRINCIPLES)]
    chosen += [p for p, words in _PRINCIPLE_WORDS.items() if any(word in bare(text) for word in words)]
    if not chosen:
        turn.say("utter_serves_choose")
        return
    turn.plan.set_serves(turn.me, goal.number, {*goal.serves, *chosen}, turn.now)
    turn.say("utter_saved")
    goal_order.go_on(turn, goal, question)


def _keep_sentence(turn: Turn, goal: Goal, question: str, text: str) -> None:
    if is_yes(text):
        accept(turn, goal)
        return
    if is_no(text):  # says that it is not right, and is no sentence of one's own
        turn.say("utter_change_cells", number=goal.number)
        return
    if len(bare(text).split()) <= SHORTEST_SENTENCE and _opens_cell(turn, goal, text):
        return
    if len(bare(text).split()) < SHORTEST_SENTENCE:
        turn.say("utter_sentence_choose")
        return
    if not goal.sentence and _keep_as_planning(turn, goal, question, text):
        return
    turn.plan.write(turn.me, goal.number, "sentence", text, turn.now)
    turn.say("utter_sentence_changed")


def _opens_cell(turn: Turn, goal: Goal, text: str) -> bool:
    """ "Planning", "het doel": what is to be changed, named as the buttons do; "aanpassen" asks what that is."""
    if wants_change(text):
        turn.say("utter_change_cells", number=goal.number)
        return True
    cell = named_question(text, (*CELLS, "confidence"))
    if cell is None or not names_only(text, cell):
        return False
    turn.memory.setdefault("return_to", turn.conversation.position)
    turn.ask(Part.GOAL, cell, goal=goal.number)
    return True


def accept(turn: Turn, goal: Goal) -> None:
    """The sentence as read back is right."""
    was_shared = turn.plan.latest("shared") is not None and turn.plan.state == "shared"
    before, state = turn.plan.latest("shared"), goal.state
    turn.touch().accept_sentence(turn.me, goal.number, goal.sentence or sentence_of(goal), turn.now)
    turn.say("utter_goal_done", number=goal.number)
    if was_shared and goal.is_shared and turn.plan.latest("shared") is before:
        if goal.state is not state and turn.manager is not None:
            turn.notify(turn.manager.id, "goal_kept", name=turn.person.name, number=goal.number)
            turn.say("utter_goal_kept")
    elif was_shared and goal.is_shared:
        if turn.manager is not None:
            turn.notify(turn.manager.id, "plan_reshared", name=turn.person.name)
        turn.say("utter_manager_sees_change")
    back = turn.memory.pop("return_to", None)
    waiting = next((one for one in turn.plan.begun_goals if not one.sentence_accepted), None)
    if back:
        turn.go_to(back)
    elif waiting is not None:
        turn.memory["rounds"] = {}
        turn.say("utter_next_goal", number=waiting.number, goal=waiting.goal)
        turn.ask(Part.GOAL, goal_order.first_open(turn, waiting), goal=waiting.number)
    else:
        turn.ask(Part.GOAL, "another_goal")


_KEEPS: dict[str, Callable[[Turn, Goal, str, str], None]] = {
    "activity": _keep_activity,
    "planning": _keep_planning,
    "support": _keep_support,
    "goal_specific": _keep_goal_specific,
    "goal_measurable": _keep_goal_measurable,
    "goal_time_bound": _keep_goal_time_bound,
    "confidence": _keep_confidence,
    "confidence_raise": _keep_confidence_raise,
    "serves": _keep_serves,
    "sentence": _keep_sentence,
}

_POINT = re.compile(r"^[ \t]*[-*•–][ \t]+(?=\S)", re.MULTILINE)
_NUMBER = re.compile(r"(?:^|\s)\(?(\d)[.)]\s*(?=[^\W\d])")
_HEADING = 4
"""Words that may stand above a list ("mijn doelen voor 2027:"). With more, it is a story with a list in it."""


def listed(text: str) -> list[str]:
    """The points of a text that is no more than a list, numbered from one or with a dash each; else none."""
    marks = list(_NUMBER.finditer(text))
    if [int(mark.group(1)) for mark in marks] != list(range(1, len(marks) + 1)) or len(marks) < 2:
        marks = list(_POINT.finditer(text))
    if len(marks) < 2 or len(bare(text[: marks[0].start()]).split()) > _HEADING:
        return []
    ends = [mark.start() for mark in marks[1:]] + [len(text)]
    points = [text[mark.end() : end].strip(" \t\n,;") for mark, end in zip(marks, ends, strict=True)]
    return points if all(points) else []


def _joined(old: str, new: str, by: str) -> str:
    return f"{old.rstrip(' .,:;')}{by}{new.strip()}" if old.strip() else new.strip()
