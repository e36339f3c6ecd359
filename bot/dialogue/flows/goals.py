"""The goals: each a row of the POP form, judged while it grows, read back in the employee's own words."""

from __future__ import annotations

from typing import Any

from bot.dialogue.dutch import bare, is_no, is_only_signs, is_yes, wants_change, wants_more, wants_no_more
from bot.dialogue.flows import goal_answers, goal_letters, goal_order, next_round
from bot.dialogue.flows.base import Flow, is_skippable
from bot.dialogue.flows.goal_cells import as_title, say_period, sentence_of, understand_planning
from bot.dialogue.flows.reflection import chosen, topics
from bot.dialogue.turn import Turn
from bot.plan.goals import Goal
from bot.plan.questions import CELLS, Part

NO_IS_NONE = ("goal", "activity", "result", "planning", "first_step", "start_level", "reward")
"""Open questions to which a bare "nee" says that there is none. It is no text for a plan."""
MAY_STAY_EMPTY = ("first_step", "start_level", "reward")
"""Texts beside the cells: who does not know leaves them empty, without an example."""


class Goals(Flow):
    part = Part.GOAL

    def begin(self, turn: Turn) -> None:
        """Go on with the goal that is not finished, else begin a first one, else ask whether there is another."""
        for goal in turn.plan.goals:
            if not goal.sentence_accepted:
                turn.ask(Part.GOAL, goal_order.first_open(turn, goal), goal=goal.number)
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
            verdict = goal_letters.check(turn, goal)
            letter = question.removeprefix("goal_")
            if letter in verdict.missing:
                turn.say("utter_follow_up", feedback=verdict.feedback[verdict.missing.index(letter)])
        if question == "sentence" and not turn.has_said("utter_change_cells", "utter_sentence_choose"):
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

    # --- answering ---------------------------------------------------------------------------------

    def answer(self, turn: Turn, question: str, text: str) -> None:
        if question == "another_goal":
            self._another(turn, text)
            return
        goal = self.goal(turn)
        dont_know = (turn.heard is not None and turn.heard.dont_know) or (question in CELLS and is_only_signs(text))
        if dont_know and self._does_not_know(turn, goal, question):
            return
        no = is_no(text) or (question == "goal" and wants_no_more(text))
        nothing = question in NO_IS_NONE and no and not goal.text(question)
        # A bare yes or no to what is still missing leaves it as it is; glued to the goal it would make no sense.
        if nothing or (question.startswith(("goal_", "confidence_raise")) and (is_yes(text) or is_no(text))):
            self.skip(turn, question)
            return
        if question in (*NO_IS_NONE, "support") and is_yes(text):
            self._only_agrees(turn, goal, question)
            return
        meant = chosen(self._topics(turn), text) if question == "goal" and not goal.begun else None
        if meant is not None:
            text = dict(topics(turn.plan))[meant]
        turn.touch()
        turn.remember_undo()
        if question in CELLS and goal.text(question):
            turn.memory.pop("earned", None)
        goal_answers.keep(turn, goal, question, text)

    def _does_not_know(self, turn: Turn, goal: Goal, question: str) -> bool:
        """ "Weet ik niet" is no cell of a plan: an example helps, once; after that the cell stays as it is."""
        if question.startswith("goal_") or question in (*MAY_STAY_EMPTY, "confidence_raise"):
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

    def _only_agrees(self, turn: Turn, goal: Goal, question: str) -> None:
        """ "Ja" is no text for a plan: it leaves what stands there, or the end that another cell names."""
        period = understand_planning(turn, goal) if question == "planning" else None
        if goal.text(question):
            self.skip(turn, question)
        elif period is not None and period.ends:
            turn.touch()
            say_period(turn, period)
            goal_order.go_on(turn, goal, question)
        else:
            turn.say("utter_go_ahead_cell")

    def _another(self, turn: Turn, text: str) -> None:
        if is_yes(text) or wants_more(text):
            self.new_goal(turn)
        elif is_no(text) or wants_no_more(text):
            self.no_more(turn)
        elif wants_change(text) and turn.plan.begun_goals:
            last = turn.plan.begun_goals[-1]
            turn.ask(Part.GOAL, "sentence", goal=last.number)
            turn.say("utter_next_goal", number=last.number, goal=last.sentence or sentence_of(last))
            turn.say("utter_change_cells", number=last.number)
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

    # --- passing over, going back ------------------------------------------------------------------

    def skip(self, turn: Turn, question: str) -> None:
        if question == "another_goal":
            self.no_more(turn)
            return
        goal = self.goal(turn)
        if question.startswith("goal_"):
            turn.touch().keep_letter(turn.me, goal.number, question.removeprefix("goal_"))
            turn.say("utter_left_as_is")
            goal_order.go_on(turn, goal, question)
        elif question == "sentence":
            turn.say("utter_sentence_choose")
        elif question == "confidence_raise":
            turn.say("utter_left_as_is")
            goal_order.go_on(turn, goal, question)
        elif is_skippable(question) or goal.begun:
            if question == "planning":
                turn.touch()
                understand_planning(turn, goal)
            turn.say("utter_kept" if question in CELLS and goal.text(question) else "utter_skipped")
            goal_order.go_on(turn, goal, question)
        else:
            self._without_goal(turn)

    def keep(self, turn: Turn, question: str) -> None:
        if question == "sentence":
            goal_answers.accept(turn, self.goal(turn))
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
        order = [q for q in goal_order.order(turn) if not q.startswith("goal_") and q != "confidence_raise"]
        place = order.index(question) if question in order else len(order) - 1
        if place == 0:
            return False
        turn.ask(Part.GOAL, order[place - 1], goal=number)
        return True
