"""After signing: how it goes, looking back, the manager's promises, and the end of the round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from bot.plan.base import PlanBase
from bot.plan.goals import Goal
from bot.plan.people import Party
from bot.plan.questions import EVALUATION, PROGRESS
from bot.plan.records import FollowUp, Promise
from bot.plan.states import RESULTS, GoalState, NotAllowed, PlanState, may_move_plan, move_goal, move_plan

SITTING = timedelta(hours=12)
"""An answer on progress given again within this time replaces the earlier one; after it, it stands beside it."""
ROUND = timedelta(days=365)
"""A plan or goal without an end of its own is looked back upon after a year (syllabus §2.5.1: one or two years)."""
CLOSE_TO_END = timedelta(days=30)
"""From this long before the end of a goal there is reason to look back."""


class Following(PlanBase):
    """What is told of a signed plan, and what came of it."""

    __slots__ = ()

    @property
    def agreed_goals(self) -> list[Goal]:
        """The goals that both signed for, whatever came of them."""
        return [g for g in self.goals if g.state is GoalState.SIGNED or g.state in RESULTS.values()]

    @property
    def open_goals(self) -> list[Goal]:
        """The goals that both signed for and that were not looked back upon yet."""
        return [g for g in self.goals if g.state is GoalState.SIGNED]

    def ends_on(self, goal: Goal | None = None) -> date | None:
        """When there is reason to look back: at the goal's own end, else a year after signing. None before that."""
        version = self.latest("final")
        if version is None or not self.is_signed(version):
            return None
        signed_on = max(signature.at for signature in self.signed_by(version).values()).date()
        return goal.end if goal is not None and goal.end is not None else signed_on + ROUND

    def due(self, today: date) -> list[date]:
        """The ends that are near or past of what was not looked back upon yet, the first one first."""
        if self.state not in (PlanState.SIGNED, PlanState.RUNNING):
            return []
        about: list[Goal | None] = [*self.open_goals] or ([] if self.agreed_goals else [None])
        ends = [self.ends_on(goal) for goal in about]
        return sorted(end for end in ends if end is not None and end - today <= CLOSE_TO_END)

    def follow_up(
        self, question: str, goal: Goal | None = None, *, by: str | None = None, since: datetime | None = None
    ) -> FollowUp | None:
        """The newest answer to this question about this goal, or about the plan as a whole."""
        goal_id = goal.id if goal else None
        found = [
            f
            for f in self.follow_ups
            if (f.question, f.goal_id) == (question, goal_id)
            and by in (None, f.by)
            and (since is None or f.at >= since)
        ]
        return max(found, key=lambda f: f.at, default=None)

    def _keep_follow_up(self, new: FollowUp, earlier: FollowUp | None, party: Party) -> None:
        goal = self.goal_by_id(new.goal_id) if new.goal_id else None
        self._note(party, new.at, new.question, earlier.text if earlier else "", new.text, goal)
        if earlier is None:
            self.follow_ups.append(new)
        else:
            self.follow_ups[self.follow_ups.index(earlier)] = replace(new, id=earlier.id)

    def report(
        self, party: Party, question: str, text: str, now: datetime, *, goal: Goal | None = None, outcome: str = ""
    ) -> None:
        """Keep how it goes with one goal, or with the plan as a whole. With the first report the plan is running."""
        if question not in PROGRESS:
            raise KeyError(question)
        self.state = move_plan(self.state, "progress", party.role)
        earlier = self.follow_up(question, goal, by=party.person.id, since=now - SITTING)
        new = FollowUp(question, text, party.person.id, now, goal.id if goal else None, outcome)
        self._keep_follow_up(new, earlier, party)

    def look_back(
        self,
        party: Party,
        question: str,
        text: str,
        now: datetime,
        *,
        goal: Goal | None = None,
        result: str = "",
    ) -> None:
        """Keep what came of a goal (`eval_reached`, with one of RESULTS), or what the plan brought.

        Only the employee looks back. Raises NotAllowed where the plan is not signed, or evaluated already.
        """
        if not may_move_plan(self.state, "evaluate", party.role):
            raise NotAllowed(f"plan evaluate by {party.role} in {self.state}")
        if question not in EVALUATION or (question == "eval_reached") != (goal is not None):
            raise KeyError(question)
        if goal is not None:
            goal.state = move_goal(goal.state, result, party.role)
        outcome = goal.state.value if goal is not None else ""
        new = FollowUp(question, text, party.person.id, now, goal.id if goal else None, outcome)
        self._keep_follow_up(new, self.follow_up(question, goal), party)

    def take_back(self, party: Party, question: str, now: datetime, *, goal: Goal | None = None) -> None:
        """Take away one's newest answer to a question on progress or of the evaluation. The history keeps it."""
        evaluation = question in EVALUATION
        if not may_move_plan(self.state, "evaluate" if evaluation else "progress", party.role):
            raise NotAllowed(f"plan take_back by {party.role} in {self.state}")
        last = self.follow_up(question, goal, by=party.person.id)
        if last is None:
            return
        self.follow_ups.remove(last)
        self._note(party, now, question, last.text, "", goal)
        if question == "eval_reached" and goal is not None:
            goal.state = move_goal(goal.state, "resume", party.role)

    def evaluate(self, party: Party, now: datetime) -> None:
        """The plan was looked back upon. Raises NotAllowed while a goal was not."""
        if self.open_goals:
            raise NotAllowed("goals were not looked back upon")
        self.state = move_plan(self.state, "evaluate", party.role)

    def close(self, party: Party) -> None:
        """The next round begins: this plan stays as it is for good."""
        self.state = move_plan(self.state, "close", party.role)

    @property
    def unfinished_goals(self) -> list[Goal]:
        """Goals that a next round can begin with: partly or not reached, or never shared."""
        states = (GoalState.PARTLY, GoalState.NOT_REACHED, GoalState.DRAFT)
        return [g for g in self.begun_goals if g.state in states]

    def tick_promise(self, party: Party, number: int, day: date | None) -> Promise:
        """Tick off a promise (1 is the first), or with None take the tick away. Raises KeyError."""
        move_plan(self.state, "tick_promise", party.role)
        if not 1 <= number <= len(self.promises):
            raise KeyError(number)
        self.promises[number - 1] = replace(self.promises[number - 1], done_on=day)
        return self.promises[number - 1]
