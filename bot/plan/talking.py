"""The manager's side: the preparation, the talk, a decision for each goal, and settling the plan."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from bot.plan.goals import Goal
from bot.plan.people import Party, Person
from bot.plan.questions import CELLS, PREPARATION
from bot.plan.records import Promise
from bot.plan.sharing import Sharing
from bot.plan.states import GoalState, NotAllowed, move_goal, move_plan
from bot.plan.versions import Content, Version


class Talking(Sharing):
    """What only the manager changes, from the preparation to the settled plan."""

    __slots__ = ()

    def prepare(self, party: Party, question: str, text: str, now: datetime) -> None:
        """Keep one of the manager's own six preparation answers."""
        self.state = move_plan(self.state, "prepare", party.role)
        if question not in PREPARATION:
            raise KeyError(question)
        sheet = self.preparation.setdefault(party.person.id, {})
        self._note(party, now, question, sheet.get(question, ""), text)
        if text:
            sheet[question] = text
        else:
            sheet.pop(question, None)
            if not sheet:
                del self.preparation[party.person.id]

    def plan_talk(self, party: Party, day: date) -> None:
        self.state = move_plan(self.state, "plan_talk", party.role)
        self.talk_on = day

    def hold_talk(self, party: Party, day: date) -> None:
        """ "Gesprek gevoerd": from now on both see both preparations, and nothing shared can be taken back."""
        self.state = move_plan(self.state, "hold_talk", party.role)
        self.talk_held_on = day

    def decide(
        self,
        party: Party,
        number: int,
        decision: Literal["agree", "adjust", "return"],
        now: datetime,
        *,
        remark: str = "",
        proposals: dict[str, str] | None = None,
        understood: Content | None = None,
    ) -> Goal:
        """Agree with a goal, adjust cells of it (with a remark), or return it with a question.

        `understood` holds what was read in adjusted cells: `start`, `end`, `support`.
        """
        move_plan(self.state, "decide", party.role)
        goal = self.goal(number)
        if not (proposals or {}).keys() <= set(CELLS):
            raise KeyError(*(proposals or {}).keys() - set(CELLS))
        goal.state = move_goal(goal.state, decision, party.role)
        shared = self.before_manager().get(goal.id, goal.to_json())
        for name, text in (proposals or {}).items():
            old = goal.adjusted(shared)[name]
            self._note(party, now, name, old["text"] if name == "support" else old, text, goal)
            goal.proposals[name] = text
        goal.proposed.update(understood or {})
        if decision == "agree":
            goal.proposals, goal.proposed = {}, {}
        if remark or decision != "adjust":
            goal.remark = remark
        return goal

    def promise(self, party: Party, text: str, now: datetime) -> None:
        """Something the manager will see to."""
        self.state = move_plan(self.state, "promise", party.role)
        self.promises.append(Promise(text, party.person.id, now))

    def take_back_promise(self, party: Party) -> None:
        """The last promise of this manager is none after all, as long as the plan is not settled.

        Raises NotAllowed once it is; LookupError where there is none.
        """
        self.state = move_plan(self.state, "promise", party.role)
        mine = [promise for promise in self.promises if promise.by == party.person.id]
        if not mine:
            raise LookupError("nothing was promised")
        self.promises.remove(mine[-1])

    @property
    def undecided(self) -> list[Goal]:
        """Shared goals that still wait for the manager, or for the employee's answer to a question."""
        waiting = (GoalState.SHARED, GoalState.RETURNED)
        return [g for g in self.goals if g.state in waiting]

    def finalize(self, party: Party, employee: Person, now: datetime) -> Version:
        """Settle the plan as it came out of the talk: what was shared, with the manager's adjustments.

        Raises NotAllowed before the talk or with open goals.
        """
        shared = self.latest("shared")
        if employee.id != self.owner_id or shared is None:
            raise NotAllowed("not the plan of this employee, or nothing was shared")
        if self.talk_held_on is None:
            raise NotAllowed("the talk was not held")
        if self.undecided:
            raise NotAllowed("goals are undecided")
        self.state = move_plan(self.state, "finalize", party.role)
        before = self.before_manager()
        content = {
            "cycle": self.cycle,
            "employee": employee.name,
            "manager": party.person.name,
            "talk_held_on": self.talk_held_on.isoformat(),
            "summary": shared.content["summary"],
            "well_placed": shared.content["well_placed"],
            "goals": [g.adjusted(before[g.id]) for g in self.goals if g.id in before],
            "promises": [p.text for p in self.promises],
        }
        return self._add_version("final", content, party, now)
