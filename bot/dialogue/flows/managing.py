"""The manager's side: who shared what, the brief, the preparation, the talk, and settling it."""

from __future__ import annotations

from datetime import date
from typing import Any

from bot import wording
from bot.dialogue import cards
from bot.dialogue.dutch import bare, is_no, is_yes, numbers
from bot.dialogue.flows import goals
from bot.dialogue.flows.base import Flow
from bot.dialogue.flows.signing import open_signing
from bot.dialogue.turn import Turn
from bot.plan.goals import Goal
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.questions import CELLS, PREPARATION, Part
from bot.plan.rights import sees
from bot.plan.states import GoalState, NotAllowed, PlanState, Role
from bot.smart import planning


def subject(turn: Turn) -> tuple[Person, Plan, Party]:
    """The report that the open question is about."""
    return turn.plan_of(str(turn.conversation.about["person"]))


def team(turn: Turn) -> None:
    """Who shared what, with a button for each person."""
    reports = turn.work.people.reports(turn.person.id)
    if not reports:
        turn.say("utter_no_team")
        return
    if turn.conversation.question is None:
        turn.ask(Part.TALK, "pick_person")
    elif turn.conversation.question != "pick_person":
        list_team(turn, reports)


def list_team(turn: Turn, reports: list[Person]) -> None:
    """What the manager may know of each report, with a button for each."""
    plans = turn.work.plans.of_owners([p.id for p in reports])
    turn.say("utter_team")
    for person in sorted(reports, key=lambda p: p.name):
        turn.say(f"utter_team_{team_state(turn, person, plans.get(person.id))}", name=person.name, id=person.id)


def named(reports: list[Person], text: str) -> list[Person]:
    """The reports that someone names, by first name or whole name."""
    said = bare(text)
    return [
        p
        for p in reports
        if bare(p.name) in said or bare(p.first_name) in said.split() or (len(said) >= 3 and said in bare(p.name))
    ]


def waiting(turn: Turn) -> tuple[int, int]:
    """How many reports have shared and wait for the talk, and how many plans wait for this manager's signature."""
    reports = turn.work.people.reports(turn.person.id)
    plans = turn.work.plans.of_owners([p.id for p in reports])
    states = [team_state(turn, person, plans.get(person.id)) for person in reports]
    unsigned = 0
    for person in reports:
        plan = plans.get(person.id)
        if plan is not None and plan.shown_to == turn.person.id and plan.to_sign is not None:
            unsigned += Role.MANAGER not in plan.signed_by(plan.to_sign)
    return states.count("shared") + states.count("talk_held"), unsigned


def team_state(turn: Turn, owner: Person, plan: Plan | None) -> str:
    """What the manager may know of a report's plan: nothing about drafts, the state from sharing on."""
    if plan is None or plan.state in (PlanState.DRAFT, PlanState.WITHDRAWN):
        return "nothing"
    if plan.shown_to != turn.person.id:
        return "not_passed_on"
    if plan.state is PlanState.SHARED:
        return "talk_held" if plan.talk_held_on else "shared"
    after = {PlanState.SIGNED: "signed", PlanState.RUNNING: "running", PlanState.EVALUATED: "evaluated"}
    return after.get(plan.state, "finalized")


def brief(turn: Turn, owner_id: str) -> None:
    """One person in a minute, and what can be done next."""
    owner, plan, who = turn.plan_of(owner_id)
    turn.memory["person"] = owner.id
    turn.log(owner.id, "read brief")
    if sees(who, plan, "shared"):
        turn.card = cards.brief(who, plan, owner, turn.minds.checker, turn.today)
        turn.say("utter_brief", name=owner.name)
    else:
        passed = plan.state in (PlanState.DRAFT, PlanState.WITHDRAWN) or plan.shown_to == turn.person.id
        turn.say("utter_brief_nothing" if passed else "utter_brief_not_passed_on", name=owner.name)
    for step in next_steps(who, plan, turn.today):
        turn.say(f"utter_step_{step}", id=owner.id)


def next_steps(who: Party, plan: Plan, today: date) -> list[str]:
    """What the manager can do now, the most useful first."""
    steps = []
    if plan.state in (PlanState.DRAFT, PlanState.SHARED, PlanState.WITHDRAWN):
        if len(plan.preparation.get(who.person.id, {})) < len(PREPARATION):
            steps.append("prepare")
        if plan.talk_held_on is None:
            steps.append("talk_on")
        steps.append("agenda")
        if plan.state is PlanState.SHARED and sees(who, plan, "shared"):
            steps.append("decide" if plan.talk_held_on else "talk_held")
    elif plan.to_sign is not None and who.role not in plan.signed_by(plan.to_sign):
        steps.append("sign")
    elif plan.state in (PlanState.SIGNED, PlanState.RUNNING):
        steps += ["progress", *(["invite"] if plan.due(today) else [])]
        steps += [*(["promises"] if plan.promises else []), *(["following"] if plan.follow_ups else [])]
        steps += ["copy", "amend"]
    elif plan.state is PlanState.EVALUATED:
        steps += ["following", "copy"]
    return [step for step in steps if step in BEFORE_PASSED_ON or sees(who, plan, "shared")]


BEFORE_PASSED_ON = ("prepare", "talk_on", "agenda")
"""What a manager can do with a report's plan before anything of it was shared with this manager."""


def agenda(turn: Turn, owner_id: str) -> None:
    """The seven points of the talk, as this viewer may see them."""
    owner, plan, who = turn.plan_of(owner_id)
    turn.log(owner.id, "read agenda")
    turn.card = cards.agenda(who, plan, owner)
    turn.say("utter_agenda_joint" if plan.talk_held_on else "utter_agenda_own")


class Preparation(Flow):
    """The manager's six questions. Kept to the manager until the talk; in the employee's export from then on."""

    part = Part.PREPARATION

    def begin(self, turn: Turn) -> None:
        owner, plan, who = subject(turn)
        waiting = [q for q in PREPARATION if q not in plan.preparation.get(who.person.id, {})]
        turn.ask(Part.PREPARATION, (waiting or PREPARATION)[0], person=owner.id)

    def introduce(self, turn: Turn, question: str) -> None:
        owner, plan, who = subject(turn)
        earlier = plan.preparation.get(who.person.id, {}).get(question)
        turn.say("utter_about_person", name=owner.name)
        if earlier:
            turn.say("utter_earlier_answer", words=earlier)

    def slots(self, turn: Turn, question: str) -> dict[str, int]:
        return {"number": PREPARATION.index(question) + 1}

    def answer(self, turn: Turn, question: str, text: str) -> None:
        _, plan, who = subject(turn)
        turn.touch(plan).prepare(who, question, text, turn.now)
        turn.say("utter_saved")
        self._next(turn, question)

    def skip(self, turn: Turn, question: str) -> None:
        turn.say("utter_skipped")
        self._next(turn, question)

    def _next(self, turn: Turn, question: str) -> None:
        owner, _, _ = subject(turn)
        place = PREPARATION.index(question) + 1
        if place < len(PREPARATION):
            turn.ask(Part.PREPARATION, PREPARATION[place], person=owner.id)
            return
        turn.say("utter_prepared", name=owner.first_name)
        if not turn.finish():
            brief(turn, owner.id)

    def previous(self, turn: Turn, question: str) -> bool:
        place = PREPARATION.index(question)
        if place == 0:
            return False
        owner, _, _ = subject(turn)
        turn.ask(Part.PREPARATION, PREPARATION[place - 1], person=owner.id)
        return True

    def goes_to(self, turn: Turn, question: str) -> bool:
        if question not in PREPARATION:
            return False
        owner, _, _ = subject(turn)
        turn.ask(Part.PREPARATION, question, person=owner.id)
        return True


class Talk(Flow):
    """From the date of the talk to the settled plan."""

    part = Part.TALK

    def begin(self, turn: Turn) -> None:
        team(turn)

    def introduce(self, turn: Turn, question: str) -> None:
        if question == "pick_person":
            list_team(turn, turn.work.people.reports(turn.person.id))
            return
        owner, plan, who = subject(turn)
        if question == "decide_goal":
            goal = self.goal(turn, plan)
            verdict = turn.minds.checker.check(goals.row_of(goal, proposed=True), turn.today)
            turn.card = cards.goal_row(who, plan, goal)
            turn.say("utter_decide_goal", name=owner.first_name, number=goal.number, goal=goal.goal)
            for letter in verdict.missing:
                turn.say(f"utter_decide_missing_{letter}")
            if goal.remark:
                turn.say("utter_earlier_remark", words=goal.remark)
        elif question == "adjust_text":
            cell = str(turn.memory.get("cell", "goal"))
            turn.say("utter_adjust_now", words=self.goal(turn, plan).cells(proposed=True)[cell] or "-")
        elif question in ("talk_on", "talk_held", "promises", "finalize"):
            turn.say("utter_about_person", name=owner.name)

    def goal(self, turn: Turn, plan: Plan) -> Goal:
        return plan.shown_goal(int(turn.conversation.about["goal"]))

    def answer(self, turn: Turn, question: str, text: str) -> None:
        getattr(self, f"_answer_{question}")(turn, text)

    def _answer_talk_on(self, turn: Turn, text: str) -> None:
        owner, plan, who = subject(turn)
        period = planning.parse_period(text, turn.today)
        day = period.end or period.start
        if day is None or day < turn.today:
            turn.say("utter_talk_on_unclear")
            return
        turn.touch(plan).plan_talk(who, day)
        turn.say("utter_talk_planned", name=owner.first_name, day=wording.day(day))
        turn.notify(owner.id, "talk_planned", name=turn.person.name, date=wording.day(day))
        self._back(turn, owner.id)

    def _answer_talk_held(self, turn: Turn, text: str) -> None:
        if is_yes(text):
            talk_held(turn)
        elif is_no(text):
            turn.say("utter_talk_not_held")
            turn.finish()
        else:
            turn.say("utter_yes_or_no")

    def _answer_decide_goal(self, turn: Turn, text: str) -> None:
        said = bare(text)
        if is_yes(text) or said.startswith(("akkoord", "mee eens", "eens")):
            decide(turn, "agree")
        elif any(word in said for word in ("aanpas", "anders", "wijzig", "verander")):
            decide(turn, "adjust")
        elif any(word in said for word in ("terug", "vraag")) or is_no(text):
            decide(turn, "return")
        else:
            turn.say("utter_decide_choose")

    def _answer_adjust_cell(self, turn: Turn, text: str) -> None:
        from bot.dialogue.dutch import named_question

        cell = named_question(text, CELLS)
        found = [CELLS[n - 1] for n in numbers(text) if 1 <= n <= len(CELLS)]
        if cell or found:
            adjust_cell(turn, cell or found[0])
        else:
            turn.say("utter_adjust_choose")

    def _answer_adjust_text(self, turn: Turn, text: str) -> None:
        owner, plan, who = subject(turn)
        goal = self.goal(turn, plan)
        cell = str(turn.memory.pop("cell", "goal"))
        understood = read_adjusted(turn, goal, cell, text)
        turn.touch(plan).decide(who, goal.number, "adjust", turn.now, proposals={cell: text}, understood=understood)
        turn.say("utter_adjusted")
        turn.memory["decision"] = "adjust"
        turn.ask(Part.TALK, "remark", person=owner.id, goal=goal.number)

    def _answer_remark(self, turn: Turn, text: str) -> None:
        owner, plan, who = subject(turn)
        goal = self.goal(turn, plan)
        decision = turn.memory.pop("decision", "adjust")
        turn.touch(plan).decide(who, goal.number, decision, turn.now, remark=text)
        turn.say("utter_saved")
        if decision == "return":
            turn.notify(owner.id, "goal_returned", name=turn.person.name, number=goal.number, remark=text)
        self._next_goal(turn, owner, plan)

    def _answer_promises(self, turn: Turn, text: str) -> None:
        owner, plan, who = subject(turn)
        turn.touch(plan).promise(who, text, turn.now)
        turn.say("utter_promise_kept")
        turn.ask(Part.TALK, "finalize", person=owner.id)

    def _answer_finalize(self, turn: Turn, text: str) -> None:
        if is_yes(text) or bare(text) in ("vaststellen", "stel vast"):
            finalize(turn)
        elif is_no(text):
            turn.say("utter_finalize_later")
            turn.finish()
        else:
            turn.say("utter_yes_or_no")

    def _next_goal(self, turn: Turn, owner: Person, plan: Plan) -> None:
        """On to the next goal that waits, then to promises and settling."""
        waiting = [g for g in plan.undecided if g.state is GoalState.SHARED]
        if waiting:
            turn.ask(Part.TALK, "decide_goal", person=owner.id, goal=waiting[0].number)
        elif plan.undecided:
            turn.say("utter_goals_wait_for_employee", name=owner.first_name)
            turn.finish()
        elif plan.promises:
            turn.ask(Part.TALK, "finalize", person=owner.id)
        else:
            turn.ask(Part.TALK, "promises", person=owner.id)

    def _back(self, turn: Turn, owner_id: str) -> None:
        if not turn.finish():
            brief(turn, owner_id)

    def skip(self, turn: Turn, question: str) -> None:
        if question == "pick_person":
            turn.finish()
            return
        owner, plan, _ = subject(turn)
        if question == "remark":
            if turn.memory.get("decision") == "return":
                turn.say("utter_return_needs_question")
                return
            turn.memory.pop("decision", None)
            turn.say("utter_skipped")
            self._next_goal(turn, owner, plan)
        elif question == "promises":
            turn.say("utter_skipped")
            turn.ask(Part.TALK, "finalize", person=owner.id)
        elif question in ("adjust_cell", "adjust_text"):
            turn.ask(Part.TALK, "decide_goal", person=owner.id, goal=turn.conversation.about["goal"])
        else:
            turn.say("utter_skipped")
            self._back(turn, owner.id)

    def previous(self, turn: Turn, question: str) -> bool:
        if question in ("adjust_cell", "adjust_text", "remark"):
            owner, _, _ = subject(turn)
            turn.ask(Part.TALK, "decide_goal", person=owner.id, goal=turn.conversation.about["goal"])
            return True
        if question == "decide_goal":
            owner, plan, _ = subject(turn)
            earlier = [g.number for g in plan.goals if g.is_shared and g.number < turn.conversation.about["goal"]]
            if earlier:
                turn.ask(Part.TALK, "decide_goal", person=owner.id, goal=earlier[-1])
                return True
        return False


def read_adjusted(turn: Turn, goal: Goal, cell: str, text: str) -> dict[str, Any]:
    """What is understood of a cell in the manager's wording: dates, hours and money."""
    if cell == "planning":
        period = planning.parse_period(text, turn.today)
        return {
            "start": period.start.isoformat() if period.start else None,
            "end": period.end.isoformat() if period.end else None,
        }
    if cell == "support":
        return {"support": goals.read_support(turn, goal, text)[0].to_json()}
    return {}


def open_about(turn: Turn, part: Part, question: str, owner_id: str) -> None:
    """Ask the manager something about one report, after putting aside what was open."""
    turn.plan_of(owner_id)
    if turn.conversation.form not in (Part.TALK.form, Part.PREPARATION.form):
        turn.step_aside()
    turn.ask(part, question, person=owner_id)


def prepare(turn: Turn, owner_id: str) -> None:
    """Begin or go on with the six questions about one report."""
    from bot.dialogue.flows.registry import flow

    open_about(turn, Part.PREPARATION, PREPARATION[0], owner_id)
    turn.say("utter_prepare_start")
    flow(Part.PREPARATION).begin(turn)


def discuss(turn: Turn, owner_id: str) -> None:
    """Go through the goals that wait for a decision."""
    _, plan, who = turn.plan_of(owner_id)
    if not sees(who, plan, "shared") or plan.state is not PlanState.SHARED:
        turn.say("utter_nothing_to_decide")
        return
    open_about(turn, Part.TALK, "decide_goal", owner_id)
    owner, plan, _ = subject(turn)
    Talk()._next_goal(turn, owner, plan)


def talk_held(turn: Turn) -> None:
    """ "Gesprek gevoerd": the agenda becomes joint and the goals can be decided."""
    owner, plan, who = subject(turn)
    turn.touch(plan).hold_talk(who, turn.today)
    turn.log(owner.id, "talk held")
    turn.notify(owner.id, "talk_held", name=turn.person.name)
    turn.say("utter_talk_held_noted")
    turn.card = cards.agenda(who, plan, owner)
    Talk()._next_goal(turn, owner, plan)


def decide(turn: Turn, decision: str) -> None:
    """What the manager decides about the goal that is open."""
    owner, plan, who = subject(turn)
    number = int(turn.conversation.about["goal"])
    if decision == "agree":
        turn.touch(plan).decide(who, number, "agree", turn.now)
        turn.say("utter_agreed", number=number)
        Talk()._next_goal(turn, owner, plan)
    elif decision == "adjust":
        turn.ask(Part.TALK, "adjust_cell", person=owner.id, goal=number)
    elif decision == "return":
        turn.memory["decision"] = "return"
        turn.ask(Part.TALK, "remark", person=owner.id, goal=number)
    else:
        raise NotAllowed("unknown decision")


def adjust_cell(turn: Turn, cell: str) -> None:
    """Choose which cell to word otherwise."""
    if cell not in CELLS:
        raise NotAllowed("unknown cell")
    owner, _, _ = subject(turn)
    turn.memory["cell"] = cell
    turn.ask(Part.TALK, "adjust_text", person=owner.id, goal=turn.conversation.about["goal"])


def finalize(turn: Turn) -> None:
    """Settle the plan and put it before both for signing."""
    owner, plan, who = subject(turn)
    if plan.undecided:
        turn.say("utter_goals_undecided")
        Talk()._next_goal(turn, owner, plan)
        return
    turn.touch(plan).finalize(who, owner, turn.now)
    turn.log(owner.id, "finalized")
    turn.notify(owner.id, "plan_finalized", name=turn.person.name)
    turn.say("utter_finalized", name=owner.first_name)
    turn.close()
    open_signing(turn, owner.id)
