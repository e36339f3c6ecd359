"""Looking back: what came of a plan, goal by goal and as a whole."""

from __future__ import annotations

from bot.dialogue import cards
from bot.dialogue.dutch_outcomes import read_result
from bot.dialogue.flows import next_round
from bot.dialogue.flows.following import Sitting, Step, tell_manager
from bot.dialogue.turn import Turn
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.questions import EVALUATION, Part
from bot.plan.rights import must_see
from bot.plan.states import PlanState, Role, may_move_plan


class Evaluation(Sitting):
    """What came of it: per goal whether it was reached, then what it brought, in the work and beyond."""

    part = Part.EVALUATION

    def begin(self, turn: Turn) -> None:
        open_evaluation(turn)

    def may_go_on(self, plan: Plan, who: Party) -> bool:
        return may_move_plan(plan.state, "evaluate", who.role)

    def steps(self, turn: Turn, plan: Plan) -> list[Step]:
        chosen = self.sitting(turn)["goals"]
        found: list[Step] = [("eval_reached", goal) for goal in plan.agreed_goals if goal.number in chosen]
        if not plan.open_goals:
            found += [("eval_performance", None), ("eval_career", None)]
        return found

    def is_answered(self, turn: Turn, plan: Plan, step: Step) -> bool:
        return plan.follow_up(*step) is not None

    def introduce(self, turn: Turn, question: str) -> None:
        super().introduce(turn, question)
        goal = self.goal(turn, turn.plan) if turn.conversation.question == question else None
        if question == "eval_reached" and goal is not None and goal.result:
            turn.say("utter_eval_wanted", words=goal.result)

    def answer(self, turn: Turn, question: str, text: str) -> None:
        goal = self.goal(turn, turn.plan)
        if question != "eval_reached" or goal is None:
            turn.remember_undo()
            turn.touch().look_back(turn.me, question, text, turn.now)
            turn.say("utter_saved")
            self._next(turn, question)
            return
        if turn.heard is not None and turn.heard.dont_know:  # "weet ik nog niet" is not "nog niet bereikt"
            turn.say("utter_eval_unsure")
            return
        result = read_result(text)
        turn.hold(f"result:{goal.id}", text)
        if result is None:
            # What was written is kept; which of the four it is, only the employee can say.
            turn.say("utter_eval_which")
            return
        turn.remember_undo()
        words = turn.held(f"result:{goal.id}")
        turn.touch().look_back(turn.me, question, words, turn.now, goal=goal, result=result)
        turn.say(f"utter_eval_{result}")
        self._next(turn, question)

    def skip(self, turn: Turn, question: str) -> None:
        goal = self.goal(turn, turn.plan)
        if goal is not None:
            turn.held(f"result:{goal.id}")
        super().skip(turn, question)

    def done(self, turn: Turn, owner: Person, plan: Plan, who: Party) -> None:
        told = self.told(turn, plan, EVALUATION)
        turn.memory.pop("sitting", None)
        if plan.open_goals:
            if told:
                turn.log(owner.id, "looked back on a goal")
                tell_manager(turn, owner, plan, "goal_looked_back")
            turn.say("utter_eval_so_far", count=len(plan.open_goals))
        else:
            turn.touch(plan).evaluate(who, turn.now)
            turn.log(owner.id, "evaluated")
            tell_manager(turn, owner, plan, "plan_evaluated")
            turn.card = cards.following(who, plan, owner)
            turn.say("utter_evaluated")
        turn.finish()
        if not plan.open_goals:
            next_round.offer(turn)


def open_evaluation(turn: Turn, *, whole: bool = False) -> None:
    """Look back on one's own goals that are near or past their end; on all of them where `whole`, or none is."""
    if not turn.has_plan:
        turn.say("utter_not_signed_yet")
    elif turn.plan.state is PlanState.EVALUATED:
        say_evaluated(turn, turn.person, turn.plan, turn.me)
    elif not may_move_plan(turn.plan.state, "evaluate", Role.EMPLOYEE):
        turn.say("utter_not_signed_yet")
    else:
        ends, due = turn.plan.ends_on, turn.plan.due(turn.today)
        near = [g.number for g in turn.plan.open_goals if ends(g) in due]
        turn.say("utter_eval_start")
        numbers = [g.number for g in turn.plan.open_goals] if whole or not near else near
        Evaluation().open(turn, turn.person, *numbers)


def say_evaluated(turn: Turn, owner: Person, plan: Plan, who: Party) -> None:
    """The plan was looked back upon: show that, and what can follow."""
    must_see(who, plan, "follow_ups")
    if plan.follow_ups:
        if owner.id != turn.person.id:
            turn.log(owner.id, "read progress")
        turn.card = cards.following(who, plan, owner)
    turn.say("utter_evaluated_already")
    if who.role is Role.EMPLOYEE:
        next_round.offer(turn)


def invite(turn: Turn, owner_id: str) -> None:
    """The manager asks the employee to look back; whether and when is up to the employee."""
    owner, plan, who = turn.plan_of(owner_id)
    who.must_be(Role.MANAGER)
    must_see(who, plan, "follow_ups")
    if not may_move_plan(plan.state, "evaluate", Role.EMPLOYEE):
        turn.say("utter_following_over")
        return
    turn.notify(owner.id, "evaluation_invited", name=turn.person.name)
    turn.say("utter_invited", name=owner.first_name)
