"""After signing: sittings of a few questions about a plan, and reading what came of them.

One sitting on progress takes under two minutes: a tap per goal, a question more where it stalls, and two at the end
(syllabus §2.5). Looking back is the employee's (§2.5.1): nobody is given a mark, and a goal that was not reached is
no disaster.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot.dialogue import cards
from bot.dialogue.flows.base import Flow
from bot.dialogue.flows.goal_cells import title_of
from bot.dialogue.turn import Turn
from bot.plan.goals import Goal
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.records import FollowUp
from bot.plan.rights import must_see, sees
from bot.plan.states import Role, may_move_plan

Step = tuple[str, Goal | None]
"""A question, and the goal it is about; None for the plan as a whole."""


def subject(turn: Turn) -> tuple[Person, Plan, Party]:
    """The plan that the open question is about: one's own, or a report's."""
    return turn.plan_of(str(turn.conversation.about.get("person", turn.person.id)))


class Sitting(Flow):
    """Questions about a signed plan, in an order that follows from the answers."""

    def steps(self, turn: Turn, plan: Plan) -> list[Step]:
        """What this sitting asks, as far as the answers so far tell."""
        raise NotImplementedError

    def is_answered(self, turn: Turn, plan: Plan, step: Step) -> bool:
        raise NotImplementedError

    def done(self, turn: Turn, owner: Person, plan: Plan, who: Party) -> None:
        """Everything was asked."""
        raise NotImplementedError

    def may_go_on(self, plan: Plan, who: Party) -> bool:
        raise NotImplementedError

    @staticmethod
    def sitting(turn: Turn) -> dict[str, Any]:
        """What is remembered of this sitting: since when, what was passed over, which goals it is about."""
        found: dict[str, Any] = turn.memory.setdefault(
            "sitting", {"since": turn.now.isoformat(), "passed": [], "goals": []}
        )
        return found

    def open(self, turn: Turn, owner: Person, *numbers: int) -> None:
        """Begin a sitting about the goals with these numbers, after putting aside what was open."""
        if turn.conversation.form == self.part.form and subject(turn)[0].id == owner.id:
            return
        turn.step_aside()
        turn.memory["sitting"] = {"since": turn.now.isoformat(), "passed": [], "goals": list(numbers)}
        _, plan, _ = turn.plan_of(owner.id)
        for goal in plan.goals:
            turn.held(f"result:{goal.id}")
        self._ask(turn, owner, self.steps(turn, plan)[0])

    def _ask(self, turn: Turn, owner: Person, step: Step) -> None:
        question, goal = step
        about: dict[str, Any] = {} if owner.id == turn.person.id else {"person": owner.id}
        turn.ask(self.part, question, **about, **({"goal": goal.number} if goal else {}))

    def goal(self, turn: Turn, plan: Plan) -> Goal | None:
        number = turn.conversation.about.get("goal")
        return plan.goal(int(number)) if number is not None else None

    def introduce(self, turn: Turn, question: str) -> None:
        owner, plan, who = subject(turn)
        if not self.may_go_on(plan, who):
            turn.say("utter_following_over")
            turn.finish()
            return
        must_see(who, plan, "follow_ups")
        if who.role is Role.MANAGER:
            turn.say("utter_about_person", name=owner.name)
        goal = self.goal(turn, plan)
        if goal is not None:
            if owner.id != turn.person.id:
                turn.log(owner.id, "read goals")
            turn.say("utter_following_goal", number=goal.number, goal=title_of(goal))
        earlier = plan.follow_up(question, goal, by=who.person.id)
        if earlier is not None and self.is_answered(turn, plan, (question, goal)):
            turn.show_earlier(earlier.text)

    def _next(self, turn: Turn, question: str) -> None:
        """On to the first question after this one that still waits, else the sitting is over."""
        turn.memory.pop("return_to", None)
        owner, plan, who = subject(turn)
        steps = self.steps(turn, plan)
        passed = self.sitting(turn)["passed"]
        here = (question, self.goal(turn, plan))
        later = steps[steps.index(here) + 1 :] if here in steps else steps
        for step in later:
            if _key(step) not in passed and not self.is_answered(turn, plan, step):
                self._ask(turn, owner, step)
                return
        self.done(turn, owner, plan, who)

    def skip(self, turn: Turn, question: str) -> None:
        _, plan, _ = subject(turn)
        step = (question, self.goal(turn, plan))
        if self.is_answered(turn, plan, step):
            turn.say("utter_kept")
        else:
            self.sitting(turn)["passed"].append(_key(step))
            turn.say("utter_skipped")
        self._next(turn, question)

    def previous(self, turn: Turn, question: str) -> bool:
        owner, plan, _ = subject(turn)
        steps = self.steps(turn, plan)
        here = (question, self.goal(turn, plan))
        place = steps.index(here) if here in steps else 0
        if place == 0:
            return False
        self._ask(turn, owner, steps[place - 1])
        return True

    def told(self, turn: Turn, plan: Plan, questions: tuple[str, ...]) -> list[FollowUp]:
        """What this person answered in this sitting."""
        since = datetime.fromisoformat(self.sitting(turn)["since"])
        mine = [f for f in plan.follow_ups if f.by == turn.person.id and f.question in questions]
        return [f for f in mine if f.at >= since]


def _key(step: Step) -> str:
    question, goal = step
    return f"{question}:{goal.number if goal else ''}"


def show(turn: Turn, owner_id: str) -> None:
    """Everything that was written since signing: progress, promises, what came of it."""
    owner, plan, who = turn.plan_of(owner_id)
    if not sees(who, plan, "follow_ups") or not (plan.follow_ups or plan.promises):
        turn.say("utter_following_empty", id=owner.id)
        return
    if owner.id != turn.person.id:
        turn.log(owner.id, "read progress")
    turn.card = cards.following(who, plan, owner)
    goes_on = may_move_plan(plan.state, "progress", who.role)
    turn.say("utter_following" if goes_on else "utter_following_read", id=owner.id)


def tell_manager(turn: Turn, owner: Person, plan: Plan, key: str) -> None:
    """A notice for the manager, if it is one who may read the plan."""
    if owner.manager_id is not None and owner.manager_id == plan.shown_to:
        turn.notify(owner.manager_id, key, name=owner.name)
