"""What the employee puts before the manager, and what lies there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bot.plan.base import PlanBase
from bot.plan.goals import Goal
from bot.plan.people import Party, Person
from bot.plan.states import GoalState, NotAllowed, PlanState, move_goal, move_plan
from bot.plan.versions import Content, Version


class Sharing(PlanBase):
    """Goals on or off, the preview, sharing and taking back."""

    __slots__ = ()

    def _edit(self, party: Party) -> None:
        self.state = move_plan(self.state, "edit", party.role)

    def select(self, party: Party, number: int, selected: bool) -> None:
        """Put a goal on or off for sharing."""
        self._edit(party)
        self.goal(number).selected = selected

    @property
    def shareable(self) -> bool:
        """Something to share: a goal that is on, a summary, or "ik zit goed op mijn plek"."""
        return any(g.selected and g.begun for g in self.goals) or bool(self.summary) or self.well_placed

    def preview(self) -> Content:
        """Exactly what the manager will get."""
        return {
            "cycle": self.cycle,
            "summary": self.summary,
            "well_placed": self.well_placed,
            "goals": [g.to_json() for g in self.goals if g.selected and g.begun],
        }

    def share(self, party: Party, manager: Person, now: datetime) -> Version:
        """Put the preview before the manager as a new version.

        Raises NotAllowed when there is nothing to share, or this is not the employee's manager.
        """
        if party.person.manager_id != manager.id:
            raise NotAllowed("not the manager of today")
        if not self.shareable:
            raise NotAllowed("nothing to share")
        self.state = move_plan(self.state, "share", party.role)
        self.shown_to = manager.id
        for goal in self.goals:
            if goal.selected and goal.begun:
                goal.state = move_goal(goal.state, "share", party.role)
                goal.proposals, goal.proposed, goal.remark = {}, {}, ""
            elif goal.state is not GoalState.DRAFT:
                goal.state = move_goal(goal.state, "withdraw", party.role)
        return self._add_version("shared", self.preview(), party, now)

    def before_manager(self) -> dict[str, Content]:
        """Goal's id -> what lies before the manager of it: as it was shared, not as it is being edited."""
        latest = self.latest("shared")
        if latest is None:
            return {}
        contents = {content["number"]: content for content in latest.content["goals"]}
        return {goal.id: contents[goal.number] for goal in self.goals if goal.is_shared and goal.number in contents}

    def shown_goal(self, number: int) -> Goal:
        """A copy of a goal as the manager has it: what was shared with the adjustments, not what is being written.

        Raises KeyError for an unknown number, NotAllowed when this goal does not lie before the manager.
        """
        goal = self.goal(number)
        shared = self.before_manager().get(goal.id)
        if shared is None:
            raise NotAllowed("goal is not shared")
        shown = replace(goal, support=replace(goal.support))
        shown.take(goal.adjusted(shared))
        return shown

    def _reshare(
        self, party: Party, now: datetime, before: dict[str, Content], *, changed: Goal | None = None
    ) -> None:
        """After sharing, an accepted change of a shared goal makes a new version.

        Only that goal is taken from what is being edited. The others stay as they were shared and keep the manager's
        decision; a goal or a summary that is new is shared by `share` alone, after its preview.
        """
        latest = self.latest("shared")
        if self.state is not PlanState.SHARED or latest is None:
            return
        goals = []
        for goal in self.goals:
            if goal.id not in before:
                continue
            content = {**before[goal.id], "number": goal.number, "priority": goal.priority}
            # Who was asked about a goal and leaves it as it is has answered as well.
            if goal is changed and (goal.to_json() != content or goal.state is GoalState.RETURNED):
                content = goal.to_json()
                goal.state = move_goal(goal.state, "share", party.role)
                goal.proposals, goal.proposed, goal.remark = {}, {}, ""
            goals.append(content)
        if goals != latest.content["goals"]:
            self._add_version("shared", {**latest.content, "goals": goals}, party, now)

    def withdraw(self, party: Party, now: datetime) -> None:
        """Take back what was shared; possible until the talk was held."""
        if self.talk_held_on is not None:
            raise NotAllowed("the talk was held")
        self.state = move_plan(self.state, "withdraw", party.role)
        for goal in self.goals:
            if goal.state is not GoalState.DRAFT:
                goal.state = move_goal(goal.state, "withdraw", party.role)
                goal.proposals, goal.proposed, goal.remark = {}, {}, ""

    def told_of_manager(self, manager_id: str) -> None:
        """The employee was told what passes to this new manager: from now on they may read it."""
        self.shown_to = manager_id
