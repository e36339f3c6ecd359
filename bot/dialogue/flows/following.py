"""After signing: how it goes, looking back, the manager's promises, and the next round.

One sitting on progress takes under two minutes: a tap per goal, a question more where it stalls, and two at the end
(syllabus §2.5). Looking back is the employee's (§2.5.1): nobody is given a mark, and a goal that was not reached is
no disaster.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from bot import wording
from bot.dialogue import cards
from bot.dialogue.dutch import asks_to_change, bare, is_keep
from bot.dialogue.dutch_outcomes import read_fit, read_result, read_status
from bot.dialogue.flows.base import Flow
from bot.dialogue.turn import Turn
from bot.plan.goals import Goal
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.questions import CELLS, EVALUATION, PROGRESS, REFLECTION, Part
from bot.plan.records import FollowUp
from bot.plan.rights import must_see, sees
from bot.plan.states import NotAllowed, PlanState, Role, may_move_plan

Step = tuple[str, Goal | None]
"""A question, and the goal it is about; None for the plan as a whole."""
TITLE_LENGTH = 60


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
        turn.memory.pop("result_words", None)
        _, plan, _ = turn.plan_of(owner.id)
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
            turn.say("utter_following_goal", number=goal.number, goal=goal.goal)
        earlier = plan.follow_up(question, goal, by=who.person.id)
        if earlier is not None and self.is_answered(turn, plan, (question, goal)):
            turn.say("utter_earlier_answer", words=earlier.text)

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


# --- progress -----------------------------------------------------------------------------------------------


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
    from bot.dialogue.flows.registry import flow

    owner, plan, who = turn.plan_of(owner_id)
    if may_move_plan(plan.state, "progress", who.role):
        must_see(who, plan, "follow_ups")
        turn.say("utter_progress_start")
        flow(Part.PROGRESS).open(turn, owner)  # type: ignore[attr-defined]
    elif plan.state is PlanState.EVALUATED:
        say_evaluated(turn, owner, plan, who)
    else:
        turn.say("utter_not_signed_yet")


def show(turn: Turn, owner_id: str) -> None:
    """Everything that was written since signing: progress, promises, what came of it."""
    owner, plan, who = turn.plan_of(owner_id)
    if not sees(who, plan, "follow_ups") or not (plan.follow_ups or plan.promises):
        turn.say("utter_following_empty", id=owner.id)
        return
    if owner.id != turn.person.id:
        turn.log(owner.id, "read progress")
    turn.card = cards.following(who, plan, owner)
    turn.say("utter_following", id=owner.id)


# --- looking back -------------------------------------------------------------------------------------------


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
        result = read_result(text)
        told = turn.memory.pop("result_words", "")
        if result is None:
            # What was written is kept; which of the four it is, only the employee can say.
            turn.memory["result_words"] = f"{told}\n{text}" if told else text
            turn.say("utter_eval_which")
            return
        turn.remember_undo()
        words = f"{told}\n{text}" if told else text
        turn.touch().look_back(turn.me, question, words, turn.now, goal=goal, result=result)
        turn.say(f"utter_eval_{result}")
        self._next(turn, question)

    def skip(self, turn: Turn, question: str) -> None:
        turn.memory.pop("result_words", None)
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
            turn.say("utter_next_round_offer")
        turn.finish()


def open_evaluation(turn: Turn, *, whole: bool = False) -> None:
    """Look back on one's own goals that are near or past their end; on all of them where `whole`, or none is."""
    from bot.dialogue.flows.registry import flow

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
        flow(Part.EVALUATION).open(turn, turn.person, *numbers)  # type: ignore[attr-defined]


def say_evaluated(turn: Turn, owner: Person, plan: Plan, who: Party) -> None:
    """The plan was looked back upon: show that, and what can follow."""
    must_see(who, plan, "follow_ups")
    if plan.follow_ups:
        turn.card = cards.following(who, plan, owner)
    turn.say("utter_evaluated_already")
    if who.role is Role.EMPLOYEE:
        turn.say("utter_next_round_offer")


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


def tell_manager(turn: Turn, owner: Person, plan: Plan, key: str) -> None:
    """A notice for the manager, if it is one who may read the plan."""
    if owner.manager_id is not None and owner.manager_id == plan.shown_to:
        turn.notify(owner.manager_id, key, name=owner.name)


def undo(turn: Turn, plan: Plan, who: Party, question: str, words: str, goal: Goal | None) -> None:
    """Put back what an answer was before; without words it is taken away."""
    turn.memory.pop("result_words", None)
    result = read_result(words)
    if words and question in PROGRESS:
        report(turn, plan, who, question, words, goal)
    elif words and question == "eval_reached" and result is not None:
        turn.touch(plan).look_back(who, question, words, turn.now, goal=goal, result=result)
    elif words and question != "eval_reached":
        turn.touch(plan).look_back(who, question, words, turn.now)
    else:
        turn.touch(plan).take_back(who, question, turn.now, goal=goal)


# --- the manager's promises ---------------------------------------------------------------------------------


def promises(turn: Turn, owner_id: str) -> None:
    """What the manager promised, and what of it is done. The manager ticks, both see."""
    owner, plan, who = turn.plan_of(owner_id)
    if not plan.promises or not sees(who, plan, "follow_ups"):
        turn.say("utter_no_promises")
        return
    turn.say("utter_promises")
    ticks = may_move_plan(plan.state, "tick_promise", who.role)
    for number, promise in enumerate(plan.promises, start=1):
        state = "done" if promise.done_on else "open"
        day = wording.day(promise.done_on) if promise.done_on else ""
        if ticks:
            turn.say(f"utter_promise_{state}", number=number, words=promise.text, day=day, id=owner.id)
        else:
            turn.say(f"utter_promise_read_{state}", number=number, words=promise.text, day=day)


def tick(turn: Turn, owner_id: str, number: int, *, done: bool) -> None:
    """The manager ticks a promise off, or takes the tick away. The employee hears of what was done."""
    owner, plan, who = turn.plan_of(owner_id)
    must_see(who, plan, "follow_ups")
    promise = turn.touch(plan).tick_promise(who, number, turn.today if done else None)
    turn.log(owner.id, "promise kept" if done else "promise open again")
    if done:
        turn.notify(owner.id, "promise_kept", name=turn.person.name, words=promise.text)
    turn.say("utter_promise_ticked" if done else "utter_promise_open_again", number=number)
    if any(p.done_on is None for p in plan.promises):
        promises(turn, owner_id)


# --- the next round -----------------------------------------------------------------------------------------


def next_round(turn: Turn) -> None:
    """Close the plan that was looked back upon, and begin the next one with an empty sheet."""
    from bot.dialogue.flows.registry import flow

    if not turn.has_plan or turn.plan.state in (PlanState.DRAFT, PlanState.SHARED, PlanState.WITHDRAWN):
        turn.say("utter_next_round_busy")
        return
    if turn.plan.state is not PlanState.EVALUATED:
        signed = may_move_plan(turn.plan.state, "evaluate", Role.EMPLOYEE)
        turn.say("utter_next_round_look_back_first" if signed else "utter_not_signed_yet")
        return
    turn.touch().close(turn.me)
    turn.log(turn.person.id, "next round")
    turn.step_aside()
    plan = turn.begin_next_plan()
    # What was remembered of the plan before has no meaning in this one; a report's plan is another matter.
    turn.memory["stack"] = [p for p in turn.memory.get("stack", []) if "person" in p["about"]]
    for name in ("paused", "return_to", "undo", "quick", "well_placed_said", "rounds", "again", "invited"):
        turn.memory.pop(name, None)
    turn.say("utter_next_round", cycle=plan.cycle)
    flow(Part.REFLECTION).begin(turn)


def last_round(turn: Turn) -> Plan | None:
    """This person's plan of the round before this one."""
    if not turn.has_plan or turn.plan.cycle == 1:
        return None
    earlier = [p for p in turn.work.plans.of_owner(turn.person.id) if p.cycle < turn.plan.cycle]
    return earlier[-1] if earlier else None


def words_of_last_time(turn: Turn, question: str) -> str:
    """What this person answered in the round before, to the question that is open: in a goal that was taken up again,
    what stood in that cell. Empty when there is nothing.
    """
    last = last_round(turn)
    if last is None:
        return ""
    if question in REFLECTION:
        return last.reflection.get(question, "")
    number = turn.conversation.about.get("goal")
    if question not in CELLS or number is None:
        return ""
    again = turn.memory.get("again", {}).get(turn.plan.goal(int(number)).id)
    goal = last.goal_by_id(again) if again else None
    return goal.text(question) if goal else ""


def offer_last_time(turn: Turn, question: str) -> None:
    """A button to see what was written last time. It is never filled in: people change."""
    if words_of_last_time(turn, question):
        turn.say("utter_last_time_offer")


def show_last_time(turn: Turn) -> None:
    """What was written last time; in a goal that is taken up again it can be used as it is."""
    question = turn.conversation.question
    words = words_of_last_time(turn, question) if question else ""
    if not words:
        turn.say("utter_last_time_nothing")
    else:
        turn.say("utter_last_time_cell" if question in CELLS else "utter_last_time", words=words)


def use_last_time(turn: Turn) -> None:
    """Answer with the words of last time."""
    from bot.dialogue.flows.registry import flow_of

    question = turn.conversation.question
    words = words_of_last_time(turn, question) if question in CELLS else ""
    active = flow_of(turn.conversation.form)
    if question is None or not words or active is None:
        raise NotAllowed("nothing of last time")
    active.answer(turn, question, words)


def offer_unfinished(turn: Turn) -> None:
    """Goals of the last round that were not quite reached, to begin a goal with in one's own words."""
    last = last_round(turn)
    used = {bare(goal.goal) for goal in turn.plan.begun_goals}
    offered = [g for g in last.unfinished_goals if bare(g.goal) not in used] if last else []
    if offered:
        turn.say("utter_again")
    for goal in offered:
        words = goal.goal.strip()
        title = words if len(words) <= TITLE_LENGTH else words[: TITLE_LENGTH - 1].rstrip() + "…"
        turn.say("utter_again_goal", title=title, number=goal.number)


def take_up_again(turn: Turn, number: int) -> None:
    """Begin the open goal with the words of a goal of the last round."""
    from bot.dialogue.flows.registry import flow

    last = last_round(turn)
    about = turn.conversation.about.get("goal")
    if last is None or about is None or turn.conversation.question != "goal":
        raise NotAllowed("no goal to take up again")
    goal = last.goal(number)
    if goal not in last.unfinished_goals:
        raise NotAllowed("not a goal to take up again")
    turn.memory.setdefault("again", {})[turn.plan.goal(int(about)).id] = goal.id
    flow(Part.GOAL).answer(turn, "goal", goal.goal)
