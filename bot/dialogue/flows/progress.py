"""How it goes with a signed plan, told by either party and read by both."""

from __future__ import annotations

from datetime import datetime

from bot.dialogue.dutch import asks_to_change, bare, is_keep
from bot.dialogue.dutch_outcomes import read_fit, read_status
from bot.dialogue.flows.evaluation import say_evaluated
from bot.dialogue.flows.following import Sitting, Step, subject, tell_manager
from bot.dialogue.turn import Turn
from bot.plan.goals import Goal
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.questions import PROGRESS, Part
from bot.plan.records import FollowUp
from bot.plan.rights import must_see
from bot.plan.states import PlanState, Role, may_move_plan


class Progress(Sitting):
    """How it goes, by either party. The other reads it."""

    part = Part.PROGRESS

    def begin(self, turn: Turn) -> None:
        open_progress(turn, turn.person.id)

    def may_go_on(self, plan: Plan, who: Party) -> bool:
        return may_move_plan(plan.state, "progress", who.role)

    def steps(self, turn: Turn, plan: Plan) -> list[Step]:
        found: list[Step] = []
        goals: list[Goal | None] = [*plan.open_goals]
        for goal in goals or [None]:
            found.append(("progress_status", goal))
            if self._outcome(turn, plan, "progress_status", goal) == "stalled":
                found.append(("progress_speedup", goal))
        found.append(("progress_meets", None))
        if self._outcome(turn, plan, "progress_meets", None) == "falls_short":
            found.append(("progress_adjust", None))
        return found

    def _outcome(self, turn: Turn, plan: Plan, question: str, goal: Goal | None) -> str:
        found = self._answer(turn, plan, question, goal)
        return found.outcome if found else ""

    def _answer(self, turn: Turn, plan: Plan, question: str, goal: Goal | None) -> FollowUp | None:
        since = datetime.fromisoformat(self.sitting(turn)["since"])
        return plan.follow_up(question, goal, by=turn.person.id, since=since)

    def is_answered(self, turn: Turn, plan: Plan, step: Step) -> bool:
        return self._answer(turn, plan, *step) is not None

    def answers_here(self, question: str, text: str) -> bool:
        """ "Goed zo" says how it goes, "hulp" what would help, "pas de planning aan" what must change."""
        if question in ("progress_status", "progress_meets"):
            return is_keep(text) and not bare(text).startswith("laat")
        if question == "progress_speedup":
            return bare(text) in ("hulp", "help", "een mens")
        return question == "progress_adjust" and asks_to_change(text)

    def answer(self, turn: Turn, question: str, text: str) -> None:
        _, plan, who = subject(turn)
        turn.remember_undo()
        report(turn, plan, who, question, text, self.goal(turn, plan))
        turn.say("utter_saved")
        self._next(turn, question)

    def done(self, turn: Turn, owner: Person, plan: Plan, who: Party) -> None:
        told = self.told(turn, plan, PROGRESS)
        turn.memory.pop("sitting", None)
        if not told:
            turn.say("utter_progress_nothing")
            turn.finish()
            return
        turn.log(owner.id, "reported progress")
        mine = who.role is Role.EMPLOYEE
        if mine:
            tell_manager(turn, owner, plan, "progress_by_employee")
        else:
            turn.notify(owner.id, "progress_by_manager", name=turn.person.name)
        turn.say("utter_progress_done" if mine else "utter_progress_done_manager", name=owner.first_name, id=owner.id)
        if any(f.question == "progress_adjust" for f in told) and plan.to_sign is None:
            turn.say("utter_progress_amend", id=owner.id)
        if plan.due(turn.today) or any(f.outcome == "done" for f in told):
            turn.say("utter_progress_look_back" if mine else "utter_progress_invite", id=owner.id)
        turn.finish()


def report(turn: Turn, plan: Plan, who: Party, question: str, text: str, goal: Goal | None) -> None:
    """Keep an answer on progress, with what is understood of it."""
    read = {"progress_status": read_status, "progress_meets": read_fit}.get(question)
    turn.touch(plan).report(who, question, text, turn.now, goal=goal, outcome=read(text) if read else "")


def open_progress(turn: Turn, owner_id: str) -> None:
    """Ask how it goes with one's own plan, or with a report's."""
    owner, plan, who = turn.plan_of(owner_id)
    if may_move_plan(plan.state, "progress", who.role):
        must_see(who, plan, "follow_ups")
        turn.say("utter_progress_start")
        Progress().open(turn, owner)
    elif plan.state is PlanState.EVALUATED:
        say_evaluated(turn, owner, plan, who)
    else:
        turn.say("utter_not_signed_yet")
