"""The goals: each a row of the POP form, judged while it grows, read back in the employee's own words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.dialogue.dutch import bare, is_no, is_yes, numbers, score, wants_more, wants_no_more
from bot.dialogue.flows import next_round
from bot.dialogue.flows.base import Flow, is_skippable
from bot.dialogue.flows.goal_cells import (
    as_title,
    letters_there,
    other_year,
    read_planning,
    read_told,
    row_of,
    sentence_of,
    set_support,
    understand_planning,
)
from bot.dialogue.flows.reflection import chosen, topics
from bot.dialogue.turn import Turn
from bot.plan.goals import SURE_ENOUGH, Goal
from bot.plan.questions import CELLS, MAX_GOALS, PRINCIPLES, Part
from bot.smart.planning import impossible_days, parse_period
from bot.smart.types import LETTERS, Verdict

SHORTEST_SENTENCE = 3
"""Words. Fewer are a remark about the sentence that was read back, and must not take its place."""
MOST_ROUNDS = 2
"""A letter that is missing is asked about once or twice, never more."""
_BESIDE_A_DAY = frozenset("ja euh eh nou dat het is wordt moet dus dan zeg maar klaar af zijn gewoon zo".split())
"""Words around a day that add nothing to it: "dat is dus tegen eind juni"."""


WHOLE = (
    *CELLS,
    "goal_specific",
    "goal_measurable",
    "goal_time_bound",
    "acceptance",
    "confidence",
    "confidence_raise",
    "first_step",
    "start_level",
    "reward",
    "serves",
    "sentence",
)


NO_IS_NONE = ("goal", "activity", "result", "planning", "first_step", "start_level", "reward")
"""Open questions to which a bare "nee" says that there is none. It is no text for a plan."""
MAY_STAY_EMPTY = ("first_step", "start_level", "reward")
"""Texts beside the cells: who does not know leaves them empty, without an example."""
QUICK = ("goal", "result", "planning", "goal_specific", "goal_measurable", "goal_time_bound", "sentence")
"""The two-minute route to a first goal; the rest can be filled in later."""


class Goals(Flow):
    part = Part.GOAL

    def begin(self, turn: Turn) -> None:
        """Go on with the goal that is not finished, else begin a first one, else ask whether there is another."""
        for goal in turn.plan.goals:
            if not goal.sentence_accepted:
                turn.ask(Part.GOAL, self._first_open(turn, goal), goal=goal.number)
                return
        if turn.plan.goals:
            turn.ask(Part.GOAL, "another_goal")
        else:
            self.new_goal(turn)

    def new_goal(self, turn: Turn) -> None:
        if not turn.plan.can_add_goal:
            turn.say("utter_goals_full")
            self._after_goals(turn)
            return
        goal = turn.touch().add_goal(turn.me)
        turn.memory["rounds"] = {}
        turn.ask(Part.GOAL, "goal", goal=goal.number)

    def goal(self, turn: Turn) -> Goal:
        """The goal the open question is about."""
        number = int(turn.conversation.about.get("goal", 0))
        try:
            return turn.plan.goal(number)
        except KeyError:
            return turn.plan.goals[-1] if turn.plan.goals else turn.touch().add_goal(turn.me)

    # --- asking ------------------------------------------------------------------------------------

    def _order(self, turn: Turn) -> tuple[str, ...]:
        return QUICK if turn.memory.get("quick") else WHOLE

    def _first_open(self, turn: Turn, goal: Goal) -> str:
        for name in self._order(turn):
            if name in CELLS and not goal.text(name):
                return name
            if name not in CELLS:
                break
        return "sentence"

    def introduce(self, turn: Turn, question: str) -> None:
        if question == "another_goal":
            return
        goal = self.goal(turn)
        earlier = str(goal.confidence or "") if question == "confidence" else ""
        if question in (*CELLS, "acceptance", "first_step", "start_level", "reward"):
            earlier = goal.text(question)
        if earlier:
            turn.show_earlier(earlier)
        elif question == "goal":
            self._offer_topics(turn)
        else:
            next_round.offer_last_time(turn, question)
        if question in ("goal_specific", "goal_measurable", "goal_time_bound"):
            verdict = self.check(turn, goal)
            letter = question.removeprefix("goal_")
            if letter in verdict.missing:
                turn.say("utter_follow_up", feedback=verdict.feedback[verdict.missing.index(letter)])
        if question == "sentence":
            turn.say("utter_read_back", sentence=goal.sentence or sentence_of(goal))

    def _offer_topics(self, turn: Turn) -> None:
        if turn.memory.get("well_placed_said"):
            turn.say("utter_no_goal_needed")
        next_round.offer_unfinished(turn)
        offered = self._topics(turn)
        if offered:
            turn.say("utter_topics")
        for question, words in offered:
            turn.say("utter_topic", title=as_title(words), question=question)

    @staticmethod
    def _topics(turn: Turn) -> list[tuple[str, str]]:
        """What is offered as the start of a goal, as far as it is no goal yet."""
        used = {bare(goal.goal) for goal in turn.plan.begun_goals}
        return [(question, words) for question, words in topics(turn.plan) if bare(words) not in used]

    def slots(self, turn: Turn, question: str) -> dict[str, Any]:
        number = turn.conversation.about.get("goal")
        return {"goal_number": number} if number else {"goal_number": len(turn.plan.goals)}

    def check(self, turn: Turn, goal: Goal) -> Verdict:
        """The verdict on the row. A letter that was there stays there while cells are only filled or added to."""
        verdict = turn.minds.checker.check(row_of(goal), turn.today)
        of, earned = turn.memory.get("earned", ("", []))
        missing = [n for n, letter in enumerate(verdict.missing) if of != goal.id or letter not in earned]
        return replace(
            verdict,
            missing=tuple(verdict.missing[n] for n in missing),
            feedback=tuple(verdict.feedback[n] for n in missing),
        )

    # --- answering ---------------------------------------------------------------------------------

    def answer(self, turn: Turn, question: str, text: str) -> None:
        if question == "another_goal":
            self._another(turn, text)
            return
        goal = self.goal(turn)
        if turn.heard is not None and turn.heard.dont_know and self._does_not_know(turn, goal, question):
            return
        no = is_no(text) or (question == "goal" and wants_no_more(text))
        nothing = question in NO_IS_NONE and no and not goal.text(question)
        # A bare yes or no to what is still missing leaves it as it is; glued to the goal it would make no sense.
        if nothing or (question.startswith("goal_") and (is_yes(text) or is_no(text))):
            self.skip(turn, question)
            return
        meant = chosen(self._topics(turn), text) if question == "goal" and not goal.begun else None
        if meant is not None:
            text = dict(topics(turn.plan))[meant]
        turn.touch()
        turn.remember_undo()
        if question in CELLS and goal.text(question):
            turn.memory.pop("earned", None)
        several = listed(text) if question == "goal" and not goal.begun else []
        if 1 < len(several) <= MAX_GOALS - len(turn.plan.goals) + 1:
            self._begin_several(turn, goal, several)
            return
        getattr(self, f"_keep_{question}", self._keep_text)(turn, goal, question, text)

    def _begin_several(self, turn: Turn, goal: Goal, several: list[str]) -> None:
        """A list of goals in one message: a row for each, and on with the first."""
        turn.plan.write(turn.me, goal.number, "goal", several[0], turn.now)
        for words in several[1:]:
            turn.plan.write(turn.me, turn.plan.add_goal(turn.me).number, "goal", words, turn.now)
        turn.say("utter_several_goals", count=len(several))
        turn.say("utter_next_goal", number=goal.number, goal=several[0])
        self._show_letters(turn, goal)
        self._next(turn, goal, "goal")

    def _does_not_know(self, turn: Turn, goal: Goal, question: str) -> bool:
        """ "Weet ik niet" is no cell of a plan: an example helps, once; after that the cell stays as it is."""
        if question.startswith("goal_"):
            self.skip(turn, question)
            return True
        if question in MAY_STAY_EMPTY:
            self.skip(turn, question)
            return True
        if question not in CELLS or goal.text(question):
            return False
        if turn.memory.get("pondered") == [goal.id, question] and question != "goal":
            self.skip(turn, question)
            return True
        turn.memory["pondered"] = [goal.id, question]
        turn.say("utter_dont_know_cell")
        turn.say(f"utter_example_{question}")
        return True

    def _keep_text(self, turn: Turn, goal: Goal, question: str, text: str) -> None:
        turn.plan.write(turn.me, goal.number, question, text, turn.now)
        turn.say("utter_saved")
        if question in CELLS:
            self._show_letters(turn, goal)
        self._next(turn, goal, question)

    def _keep_activity(self, turn: Turn, goal: Goal, question: str, text: str) -> None:
        turn.plan.write(turn.me, goal.number, "activity", text, turn.now)
        if not read_told(turn, goal, "activity"):
            turn.say("utter_saved")
        self._show_letters(turn, goal)
        self._next(turn, goal, question)

    def _keep_planning(self, turn: Turn, goal: Goal, question: str, text: str) -> None:
        text = other_year(goal.planning, text, turn.today) or text
        turn.plan.write(turn.me, goal.number, "planning", text, turn.now)
        read_planning(turn, goal)
        if self._asks_which_day(turn, goal, text):
            return
        self._show_letters(turn, goal)
        self._next(turn, goal, question)

    @staticmethod
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

    def _keep_support(self, turn: Turn, goal: Goal, question: str, text: str) -> None:
        set_support(turn, goal, text)
        self._show_letters(turn, goal)
        self._next(turn, goal, question)

    def _keep_as_planning(self, turn: Turn, goal: Goal, question: str, text: str) -> bool:
        """Only a day ("tegen de zomer"), where something else was asked: it is the planning, if there was no end yet.

        The question stays open, as it was not answered, unless there is nothing left to ask in it.
        """
        period = parse_period(text, turn.today)
        rest = [word for word in bare(text.replace(period.words, " ", 1)).split() if word not in _BESIDE_A_DAY]
        if goal.end is not None or not period.ends or len(rest) > 1:
            return False
        turn.plan.write(turn.me, goal.number, "planning", text, turn.now)
        read_planning(turn, goal)
        self._show_letters(turn, goal)
        if self._asks_which_day(turn, goal, text):
            turn.ask(Part.GOAL, "planning", goal=goal.number)
        elif question.startswith("goal_") and question.removeprefix("goal_") not in self.check(turn, goal).missing:
            self._next(turn, goal, question)
        return True

    def _keep_goal_specific(self, turn: Turn, goal: Goal, question: str, text: str) -> None:
        if self._keep_as_planning(turn, goal, question, text):
            return
        turn.plan.write(turn.me, goal.number, "goal", _joined(goal.goal, text, ": "), turn.now)
        self._after_round(turn, goal, question)

    def _keep_goal_measurable(self, turn: Turn, goal: Goal, question: str, text: str) -> None:
        if self._keep_as_planning(turn, goal, question, text):
            return
        turn.plan.write(turn.me, goal.number, "result", _joined(goal.result, text, "; "), turn.now)
        self._after_round(turn, goal, question)

    def _keep_goal_time_bound(self, turn: Turn, goal: Goal, question: str, text: str) -> None:
        # what had neither a begin nor an end ("zo snel mogelijk") makes place; the history keeps it
        dated = goal.start is not None or goal.end is not None
        planned = other_year(goal.planning, text, turn.today)
        planned = planned or (_joined(goal.planning, text, ", ") if dated else text)
        turn.plan.write(turn.me, goal.number, "planning", planned, turn.now)
        read_planning(turn, goal)
        if self._asks_which_day(turn, goal, planned):
            turn.ask(Part.GOAL, "planning", goal=goal.number)
            return
        self._after_round(turn, goal, question)

    def _after_round(self, turn: Turn, goal: Goal, question: str) -> None:
        letter = question.removeprefix("goal_")
        rounds = turn.memory.setdefault("rounds", {})
        rounds[letter] = rounds.get(letter, 0) + 1
        if letter != "time_bound":
            turn.say("utter_saved")
        self._show_letters(turn, goal)
        if letter in self.check(turn, goal).missing and rounds[letter] < MOST_ROUNDS:
            return
        self._next(turn, goal, question)

    def _keep_confidence(self, turn: Turn, goal: Goal, question: str, text: str) -> None:
        value = score(text)
        if value is None:
            turn.say("utter_confidence_number")
            return
        turn.plan.set_confidence(turn.me, goal.number, value, turn.now)
        turn.say("utter_saved")
        self._next(turn, goal, question)

    def _keep_confidence_raise(self, turn: Turn, goal: Goal, question: str, text: str) -> None:
        before = goal.support
        set_support(turn, goal, _joined(before.text, text, ". "), quietly=True)
        if replace(goal.support, text=before.text) != before:  # hours or money came with it
            set_support(turn, goal, goal.support.text)
        turn.say("utter_support_raised")
        self._next(turn, goal, question)

    def _keep_serves(self, turn: Turn, goal: Goal, question: str, text: str) -> None:
        chosen = [PRINCIPLES[n - 1] for n in numbers(text) if 1 <= n <= len(PRINCIPLES)]
        chosen += [p for p, words in _PRINCIPLE_WORDS.items() if any(word in bare(text) for word in words)]
        if not chosen:
            turn.say("utter_serves_choose")
            return
        turn.plan.set_serves(turn.me, goal.number, {*goal.serves, *chosen}, turn.now)
        turn.say("utter_saved")
        self._next(turn, goal, question)

    def _keep_sentence(self, turn: Turn, goal: Goal, question: str, text: str) -> None:
        if is_yes(text):
            self.accept(turn, goal)
            return
        if is_no(text):  # says that it is not right, and is no sentence of one's own
            turn.say("utter_change_cells", number=goal.number)
            return
        if len(bare(text).split()) < SHORTEST_SENTENCE:
            turn.say("utter_sentence_choose")
            return
        if not goal.sentence and self._keep_as_planning(turn, goal, question, text):
            return
        turn.plan.write(turn.me, goal.number, "sentence", text, turn.now)
        turn.say("utter_sentence_changed")

    def accept(self, turn: Turn, goal: Goal) -> None:
        """The sentence as read back is right."""
        was_shared = turn.plan.latest("shared") is not None and turn.plan.state == "shared"
        turn.touch().accept_sentence(turn.me, goal.number, goal.sentence or sentence_of(goal), turn.now)
        turn.say("utter_goal_done", number=goal.number)
        if was_shared and goal.is_shared:
            tell_manager(turn, "plan_reshared")
            turn.say("utter_manager_sees_change")
        back = turn.memory.pop("return_to", None)
        waiting = next((one for one in turn.plan.begun_goals if not one.sentence_accepted), None)
        if back:
            turn.go_to(back)
        elif waiting is not None:
            turn.memory["rounds"] = {}
            turn.say("utter_next_goal", number=waiting.number, goal=waiting.goal)
            turn.ask(Part.GOAL, self._first_open(turn, waiting), goal=waiting.number)
        else:
            turn.ask(Part.GOAL, "another_goal")

    def _another(self, turn: Turn, text: str) -> None:
        if is_yes(text) or wants_more(text):
            self.new_goal(turn)
        elif is_no(text) or wants_no_more(text):
            self.no_more(turn)
        elif len(bare(text).split()) >= 4:
            self.new_goal(turn)
            if turn.conversation.question == "goal":
                self.answer(turn, "goal", text)
        else:
            turn.say("utter_yes_or_no")

    def no_more(self, turn: Turn) -> None:
        """All goals are there: priorities when there is a choice, else on."""
        self._drop_empty(turn)
        self._after_goals(turn)

    def _drop_empty(self, turn: Turn) -> None:
        for goal in [g for g in turn.plan.goals if not g.begun]:
            turn.touch().remove_goal(turn.me, goal.number, turn.now)

    def _after_goals(self, turn: Turn) -> None:
        if len(turn.plan.begun_goals) > 1:
            turn.ask(Part.PRIORITY, "priority")
        elif turn.memory.pop("quick", False) and turn.plan.unasked:
            turn.say("utter_quick_done")
            turn.begin(Part.SHARING)
        else:
            turn.begin(Part.SHARING)

    # --- going on ----------------------------------------------------------------------------------

    def _next(self, turn: Turn, goal: Goal, question: str) -> None:
        back = turn.memory.get("return_to")
        if back and question == "confidence" and (goal.confidence or SURE_ENOUGH) < SURE_ENOUGH:
            turn.ask(Part.GOAL, "confidence_raise", goal=goal.number)
            return
        if back and goal.sentence and back["question"] != "sentence":
            # a cell of a goal that was read back before is changed from somewhere else: read it back again first
            goal.sentence = ""
            turn.ask(Part.GOAL, "sentence", goal=goal.number)
            return
        if back:
            turn.memory.pop("return_to")
            goal.sentence = ""
            turn.go_to(back)
            return
        order = self._order(turn)
        after = order[order.index(question) + 1 :] if question in order else ("sentence",)
        missing = self.check(turn, goal).missing
        for name in after:
            if name.startswith("goal_"):
                letter = name.removeprefix("goal_")
                rounds = turn.memory.get("rounds", {}).get(letter, 0)
                if letter in missing and letter not in goal.kept and rounds < MOST_ROUNDS:
                    break
            elif name == "confidence_raise":
                if goal.confidence is not None and goal.confidence < SURE_ENOUGH:
                    break
            else:
                break
        turn.ask(Part.GOAL, name, goal=goal.number)

    def _show_letters(self, turn: Turn, goal: Goal) -> None:
        verdict = self.check(turn, goal)
        there = letters_there(verdict)
        turn.memory["earned"] = [goal.id, [letter for letter in LETTERS if letter not in verdict.missing]]
        if turn.memory.get("letters") != [goal.id, there]:  # said once, and again when something changed
            turn.memory["letters"] = [goal.id, there]
            turn.say(f"utter_letters_{there}")
        if verdict.strong and turn.conversation.question in ("goal", "result"):
            if turn.memory.get("praised") != goal.id:  # once for a goal
                turn.say("utter_strong", strong=verdict.strong[0])
            turn.memory["praised"] = goal.id

    def skip(self, turn: Turn, question: str) -> None:
        if question == "another_goal":
            self.no_more(turn)
            return
        goal = self.goal(turn)
        if question.startswith("goal_"):
            turn.touch().keep_letter(turn.me, goal.number, question.removeprefix("goal_"))
            turn.say("utter_left_as_is")
            self._next(turn, goal, question)
        elif question == "sentence":
            turn.say("utter_sentence_choose")
        elif question == "confidence_raise":
            turn.say("utter_left_as_is")
            self._next(turn, goal, question)
        elif is_skippable(question) or goal.begun:
            if question == "planning":
                turn.touch()
                understand_planning(turn, goal)
            turn.say("utter_kept" if question in CELLS and goal.text(question) else "utter_skipped")
            self._next(turn, goal, question)
        else:
            self._without_goal(turn)

    def keep(self, turn: Turn, question: str) -> None:
        if question == "sentence":
            self.accept(turn, self.goal(turn))
        else:
            self.skip(turn, question)

    def _without_goal(self, turn: Turn) -> None:
        """No goal, then: an empty row is taken away, and a plan without goals can still be shared."""
        self._drop_empty(turn)
        if turn.plan.begun_goals:
            self._after_goals(turn)
        else:
            turn.say("utter_no_goal_yet")
            turn.close()

    def well_placed(self, turn: Turn) -> None:
        """ "Ik zit goed op mijn plek": a plan without a goal is a plan too."""
        turn.touch().set_well_placed(turn.me, True)
        self._drop_empty(turn)
        turn.say("utter_well_placed")
        turn.begin(Part.SHARING)

    def use_topic(self, turn: Turn, question: str) -> None:
        """Begin a goal with words from the reflection."""
        words = dict(topics(turn.plan)).get(question)
        if words and turn.conversation.question == "goal":
            self.answer(turn, "goal", words)

    def previous(self, turn: Turn, question: str) -> bool:
        number = turn.conversation.about.get("goal")
        if number is None:
            goals = turn.plan.begun_goals
            if not goals:
                return False
            turn.ask(Part.GOAL, "sentence", goal=goals[-1].number)
            return True
        order = [q for q in self._order(turn) if not q.startswith("goal_") and q != "confidence_raise"]
        place = order.index(question) if question in order else len(order) - 1
        if place == 0:
            return False
        turn.ask(Part.GOAL, order[place - 1], goal=number)
        return True


_PRINCIPLE_WORDS = {
    "organisation": ("organisatie", "bedrijf", "zaak", "lange termijn"),
    "role": ("functie", "eisen", "taak", "rol"),
    "performance": ("functioneren", "beter worden", "hoe ik werk", "mijn werk"),
    "career": ("loopbaan", "wensen", "toekomst", "carriere", "carrière", "doorgroei"),
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


def tell_manager(turn: Turn, key: str) -> None:
    """Leave a notice for the manager, who gets it when no question is open there."""
    if turn.manager is not None:
        turn.notify(turn.manager.id, key, name=turn.person.name)


def take_out(turn: Turn, number: int) -> None:
    """Take a goal out of one's own plan. What is open or waits keeps to the goal it was about."""
    turn.touch().remove_goal(turn.me, number, turn.now)
    here = _moved(turn.conversation.position, number)
    if here is not None:
        turn.go_to(here)
    elif turn.conversation.question is not None:
        turn.close()
        if turn.plan.begun_goals:
            turn.ask(Part.GOAL, "another_goal")
    memory = turn.memory
    memory["stack"] = [moved for position in memory.get("stack", []) if (moved := _moved(position, number))]
    memory["undo"] = [
        {**last, "position": _moved(last["position"], number)}
        for last in memory.get("undo", [])
        if last["position"] is None or _moved(last["position"], number)
    ]
    for name in ("return_to", "paused"):
        if memory.get(name) and memory[name]["question"] is not None and _moved(memory[name], number) is None:
            memory.pop(name)
        elif memory.get(name):
            memory[name] = _moved(memory[name], number)


def _moved(position: dict[str, Any] | None, taken_out: int) -> dict[str, Any] | None:
    """A place in the conversation once a goal is taken out and the later ones have moved up; None if it is gone."""
    about = (position or {"about": {}})["about"]
    if position is None or "person" in about or "goal" not in about or about["goal"] < taken_out:
        return position
    if about["goal"] == taken_out:
        return None
    return {**position, "about": {**about, "goal": about["goal"] - 1}}
