"""From the date of the talk to the settled plan."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot import wording
from bot.dialogue import cards
from bot.dialogue.dutch import bare, is_no, is_yes, named_question, numbers, puts_a_question
from bot.dialogue.dutch_corrections import disagrees
from bot.dialogue.flows import goal_cells
from bot.dialogue.flows.base import Flow
from bot.dialogue.flows.managing import list_team, offer_steps, open_about, subject, team
from bot.dialogue.flows.signing import open_signing
from bot.dialogue.turn import Turn
from bot.plan.goals import Goal
from bot.plan.people import Person
from bot.plan.plan import Plan
from bot.plan.questions import CELLS, Part
from bot.plan.rights import sees
from bot.plan.states import EDITABLE, GoalState, NotAllowed, PlanState
from bot.smart import planning

_FEW_WORDS = 7
_SETTLES = re.compile(
    r"^(ja |jawel |ok |oke |prima |goed )*((stel|doe)( het| dit| hem| maar| dan| nu)*( vast)?|vaststellen)$"
)


def _adjusts(text: str) -> bool:
    said = bare(text)
    return any(word in said for word in ("aanpas", "anders", "wijzig", "verander", "pas aan"))


def day_in(turn: Turn, text: str) -> date | None:
    """The day that someone names for a talk; None when there is none, or it has been."""
    period = planning.parse_period(text, turn.today)
    day = period.end or period.start
    return day if day is not None and day >= turn.today else None


class Talk(Flow):
    """From the date of the talk to the settled plan."""

    part = Part.TALK

    def begin(self, turn: Turn) -> None:
        team(turn)

    def introduce(self, turn: Turn, question: str) -> None:
        if question == "pick_person":
            list_team(turn, turn.reports)
            return
        owner, plan, who = subject(turn)
        if question in ("decide_goal", "adjust_text"):
            turn.log(owner.id, "read goals")
        if question == "decide_goal":
            goal = self.goal(turn, plan)
            verdict = turn.minds.checker.check(goal_cells.row_of(goal, proposed=True), turn.today)
            turn.card = cards.goal_row(who, plan, goal)
            turn.say("utter_decide_goal", name=owner.first_name, number=goal.number, goal=goal_cells.title_of(goal))
            for letter in verdict.missing:
                turn.say(f"utter_decide_missing_{letter}")
            if goal.remark:
                turn.say("utter_earlier_remark", words=goal.remark)
        elif question == "adjust_text":
            cell = str(turn.memory.get("cell", "goal"))
            turn.say("utter_adjust_now", words=self.goal(turn, plan).cells(proposed=True)[cell] or "-")
        elif question in ("talk_on", "talk_held", "promises", "finalize"):
            turn.say("utter_about_person", name=owner.name)
        if question == "finalize" and plan.promises:
            turn.say("utter_finalize_promises", words="; ".join(promise.text for promise in plan.promises))
        if question == "promises" and plan.promises:
            turn.say("utter_promised_so_far", words=plan.promises[-1].text)

    def goal(self, turn: Turn, plan: Plan) -> Goal:
        return plan.shown_goal(int(turn.conversation.about["goal"]))

    def answer(self, turn: Turn, question: str, text: str) -> None:
        getattr(self, f"_answer_{question}")(turn, text)

    def _answer_talk_on(self, turn: Turn, text: str) -> None:
        owner, plan, who = subject(turn)
        day = day_in(turn, text)
        if day is None:
            turn.say("utter_talk_on_unclear")
            return
        turn.touch(plan).plan_talk(who, day)
        turn.log(owner.id, "planned talk")
        choose_again_later(turn, "talk_on", person=owner.id)
        turn.say("utter_talk_planned", name=owner.first_name, day=wording.day(day))
        turn.notify(owner.id, "talk_planned", name=turn.person.name, date=wording.day(day))
        self._back(turn, owner.id)

    def _answer_talk_held(self, turn: Turn, text: str) -> None:
        if is_yes(text):
            talk_held(turn)
        elif is_no(text):
            turn.say("utter_talk_not_held")
            turn.resume()
        else:
            turn.say("utter_yes_or_no")

    def answers_here(self, question: str, text: str) -> bool:
        """ "Ik wil dit aanpassen" is a decision about the goal, no wish to go back; so is the name of a cell."""
        few = len(bare(text).split()) <= _FEW_WORDS and not puts_a_question(text)
        return question == "decide_goal" and few and (_adjusts(text) or named_question(text, CELLS) is not None)

    def _answer_decide_goal(self, turn: Turn, text: str) -> None:
        said = bare(text)
        if is_yes(text) or said.startswith(("akkoord", "mee eens", "eens")):
            decide(turn, "agree")
        elif _adjusts(text) or named_question(text, CELLS):
            decide(turn, "adjust")
            cell = named_question(text, CELLS)
            if cell and cell != "goal":  # "dit doel aanpassen" names no cell
                adjust_cell(turn, cell)
        elif any(word in said for word in ("terug", "vraag")) or is_no(text) or disagrees(text):
            decide(turn, "return")
        else:
            turn.say("utter_decide_choose")

    def _answer_adjust_cell(self, turn: Turn, text: str) -> None:
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
        turn.log(owner.id, "decided")
        turn.say("utter_adjusted")
        turn.memory["decision"] = "adjust"
        turn.ask(Part.TALK, "remark", person=owner.id, goal=goal.number)

    def _answer_remark(self, turn: Turn, text: str) -> None:
        owner, plan, who = subject(turn)
        goal = self.goal(turn, plan)
        decision = turn.memory.pop("decision", "adjust")
        turn.touch(plan).decide(who, goal.number, decision, turn.now, remark=text)
        turn.log(owner.id, "decided")
        turn.say("utter_saved")
        choose_again_later(turn, "decide_goal", person=owner.id, goal=goal.number)
        if decision == "return":
            turn.notify(owner.id, "goal_returned", name=turn.person.name, number=goal.number, remark=text)
        self._next_goal(turn, owner, plan)

    def _answer_promises(self, turn: Turn, text: str) -> None:
        if self._reconsiders(turn, text):
            return
        owner, plan, who = subject(turn)
        turn.touch(plan).promise(who, text, turn.now)
        turn.log(owner.id, "promised")
        choose_again_later(turn, "promises", person=owner.id)
        turn.say("utter_promise_kept")
        turn.ask(Part.TALK, "finalize", person=owner.id)

    def _answer_finalize(self, turn: Turn, text: str) -> None:
        if is_yes(text) or _SETTLES.search(bare(text)):
            finalize(turn)
        elif is_no(text):
            turn.say("utter_finalize_later")
            turn.resume()
        elif self._reconsiders(turn, text):
            return
        else:
            turn.say("utter_yes_or_no")

    def _reconsiders(self, turn: Turn, text: str) -> bool:
        """ "Ik ben het niet eens met dit doel", when all goals are decided: the last decision is asked again."""
        if not disagrees(text) or not self.previous(turn, "promises"):
            return False
        turn.say("utter_choose_again")
        return True

    def _next_goal(self, turn: Turn, owner: Person, plan: Plan) -> None:
        """On to the next goal that waits, then to promises and settling."""
        waiting = [g for g in plan.undecided if g.state is GoalState.SHARED]
        if waiting:
            turn.ask(Part.TALK, "decide_goal", person=owner.id, goal=waiting[0].number)
        elif plan.undecided:
            turn.say("utter_goals_wait_for_employee", name=owner.first_name)
            turn.resume()
        elif plan.promises:
            turn.ask(Part.TALK, "finalize", person=owner.id)
        else:
            turn.ask(Part.TALK, "promises", person=owner.id)

    def _back(self, turn: Turn, owner_id: str) -> None:
        if not turn.resume():
            offer_steps(turn, owner_id)

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
            choose_again_later(turn, "decide_goal", person=owner.id, goal=turn.conversation.about["goal"])
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
        if question == "finalize":
            person = turn.conversation.about["person"]
            choose_again_later(turn, "promises", person=person)
            turn.ask(Part.TALK, "promises", person=person)
            return True
        if question in ("decide_goal", "promises"):
            owner, plan, _ = subject(turn)
            here = turn.conversation.about.get("goal")
            earlier = [g.number for g in plan.goals if g.is_shared and (here is None or g.number < here)]
            if earlier:
                turn.ask(Part.TALK, "decide_goal", person=owner.id, goal=earlier[-1])
                return True
        return False


def choose_again_later(turn: Turn, question: str | None, **about: Any) -> None:
    """What was just chosen in a talk: 'ongedaan' asks this question again. None where there is no way back."""
    position = {"form": Part.TALK.form, "question": question, "about": about} if question else None
    turn.memory["chosen"] = {"at": turn.now.isoformat(), "position": position}


def choose_again(turn: Turn) -> bool:
    """ "Ongedaan" after something a manager chose: ask it again. False when it was not the last thing done.

    What was chosen stands until something else is chosen: half a decision is worse than a wrong one. A promise goes
    at once: it is whole by itself, and need not be replaced.
    """
    chosen, trail = turn.memory.get("chosen"), turn.memory.get("undo", [])
    if not chosen or (trail and trail[-1]["at"] > chosen["at"]):
        if turn.conversation.form not in (Part.TALK.form, Part.SIGNING.form):
            return False
        chosen = None  # what was done before, to one's own plan, is not what is meant here
    position = chosen["position"] if chosen else None
    if position is None or turn.plan_of(position["about"]["person"])[1].state not in EDITABLE:
        turn.say("utter_nothing_to_undo")
        return True
    promised = position["question"] == "promises"
    if promised and not _take_back_promise(turn, position["about"]["person"]):
        turn.say("utter_nothing_to_undo")
        return True
    if not promised:
        turn.memory.pop("chosen")
    if turn.conversation.form != Part.TALK.form:
        turn.step_aside()
    turn.go_to(position)
    turn.say("utter_promise_taken_back" if promised else "utter_choose_again")
    return True


def _take_back_promise(turn: Turn, owner_id: str) -> bool:
    """Take this manager's last promise away; False when there is none."""
    _, plan, who = turn.plan_of(owner_id)
    try:
        plan.take_back_promise(who)
    except LookupError:
        return False
    turn.touch(plan)
    return True


def read_adjusted(turn: Turn, goal: Goal, cell: str, text: str) -> dict[str, Any]:
    """What is understood of a cell in the manager's wording: dates, hours and money."""
    if cell == "planning":
        period = planning.parse_period(text, turn.today)
        return {
            "start": period.start.isoformat() if period.start else None,
            "end": period.end.isoformat() if period.end else None,
        }
    if cell == "support":
        return {"support": goal_cells.read_support(turn, goal, text)[0].to_json()}
    return {}


def discuss(turn: Turn, owner_id: str) -> None:
    """Go through the goals that wait for a decision."""
    _, plan, who = turn.plan_of(owner_id)
    if not sees(who, plan, "shared") or plan.state is not PlanState.SHARED:
        turn.say("utter_nothing_to_decide")
        return
    open_about(turn, Part.TALK, "decide_goal", owner_id)
    owner, plan, _ = subject(turn)
    Talk()._next_goal(turn, owner, plan)


def ask_whether_held(turn: Turn, owner_id: str) -> None:
    """Was the talk held? Where nothing was shared there is nothing to decide on yet."""
    owner, plan, who = turn.plan_of(owner_id)
    if plan.state is not PlanState.SHARED or not sees(who, plan, "shared"):
        settled = plan.state not in EDITABLE
        turn.say("utter_nothing_to_decide" if settled else "utter_talk_held_nothing_shared", name=owner.first_name)
        return
    open_about(turn, Part.TALK, "talk_held", owner_id)


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
        turn.log(owner.id, "decided")
        choose_again_later(turn, "decide_goal", person=owner.id, goal=number)
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
    choose_again_later(turn, None)
    turn.say("utter_finalized", name=owner.first_name)
    turn.close()
    open_signing(turn, owner.id)
