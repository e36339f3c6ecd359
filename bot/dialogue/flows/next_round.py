"""The next round, and what was written in the one before: offered, never filled in."""

from __future__ import annotations

from bot.dialogue import cards
from bot.dialogue.dutch import bare
from bot.dialogue.flows.goal_cells import as_title
from bot.dialogue.turn import ANSWERED_WITHIN, Turn
from bot.plan.people import Party
from bot.plan.plan import Plan
from bot.plan.questions import CELLS, REFLECTION, Part
from bot.plan.rights import sees
from bot.plan.states import EDITABLE, NotAllowed, PlanState, Role, may_move_plan


def offer(turn: Turn) -> None:
    """Offer the next round; while no question is open, a typed yes or no answers it."""
    turn.say("utter_next_round_offer")
    if turn.conversation.question is None:
        turn.memory["confirm"] = {"what": "next_round", "until": (turn.now + ANSWERED_WITHIN).isoformat()}


def next_round(turn: Turn) -> None:
    """Close the plan that was looked back upon, and begin the next one with an empty sheet."""
    if not turn.has_plan or turn.plan.state in EDITABLE:
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
    for name in ("paused", "return_to", "undo", "quick", "well_placed_said", "rounds", "again", "invited", "adds_to"):
        turn.memory.pop(name, None)
    turn.say("utter_next_round", cycle=plan.cycle)
    turn.begin(Part.REFLECTION)


def last_round(turn: Turn) -> Plan | None:
    """This person's plan of the round before this one."""
    if not turn.has_plan or turn.plan.cycle == 1:
        return None
    return turn.work.plans.before(turn.plan)


def show_round_before(turn: Turn, owner_id: str) -> None:
    """The signed plan of the round before this one with what came of it, for whoever may read it."""
    owner, plan, who = turn.plan_of(owner_id)
    before = round_before(turn, who, plan)
    if before is None:
        turn.say("utter_no_previous_round")
        return
    if owner.id != turn.person.id:
        turn.log(owner.id, "read final version")
    turn.card = cards.signed(before, turn.minds.base_url)
    turn.card["sections"] += cards.following(who, before, owner)["sections"]
    turn.say("utter_previous_round", name=owner.name)


def round_before(turn: Turn, who: Party, plan: Plan) -> Plan | None:
    """The plan of the round before this one, if it was signed and this party may read it."""
    if plan.cycle == 1:
        return None
    found = turn.work.plans.before(plan)
    return found if found is not None and found.latest("final") is not None and sees(who, found, "final") else None


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
    if not words and turn.text and turn.kind == "text":  # asked in words: what there was, if not to this question
        show_round_before(turn, turn.person.id)
    elif not words:
        turn.say("utter_last_time_nothing")
    else:
        turn.say("utter_last_time_cell" if question in CELLS else "utter_last_time", words=words)


def use_last_time(turn: Turn) -> None:
    """Answer with the words of last time."""
    question = turn.conversation.question
    words = words_of_last_time(turn, question) if question in CELLS else ""
    if not words:
        raise NotAllowed("nothing of last time")
    turn.answer(words)


def the_same_again(turn: Turn) -> bool:
    """ "Zelfde als vorige keer": the own words of last time, now that they are asked for. False where there are none.

    A goal that was left unfinished is taken up again; where there is not just one, the round before is shown.
    """
    question, last = str(turn.conversation.question), last_round(turn)
    words = words_of_last_time(turn, question)
    if words:
        turn.say("utter_last_time_used", words=words)
        turn.answer(words)
    elif question == "goal" and last is not None and len(last.unfinished_goals) == 1:
        take_up_again(turn, last.unfinished_goals[0].number)
    elif question == "goal" and last is not None:
        show_round_before(turn, turn.person.id)
    else:
        return False
    return True


def offer_unfinished(turn: Turn) -> None:
    """Goals of the last round that were not quite reached, to begin a goal with in one's own words."""
    last = last_round(turn)
    used = {bare(goal.goal) for goal in turn.plan.begun_goals}
    offered = [g for g in last.unfinished_goals if bare(g.goal) not in used] if last else []
    if offered:
        turn.say("utter_again")
    for goal in offered:
        turn.say("utter_again_goal", title=as_title(goal.goal.strip()), number=goal.number)


def take_up_again(turn: Turn, number: int) -> None:
    """Begin the open goal with the words of a goal of the last round."""
    last = last_round(turn)
    about = turn.conversation.about.get("goal")
    if last is None or about is None or turn.conversation.question != "goal":
        raise NotAllowed("no goal to take up again")
    goal = last.goal(number)
    if goal not in last.unfinished_goals:
        raise NotAllowed("not a goal to take up again")
    turn.memory.setdefault("again", {})[turn.plan.goal(int(about)).id] = goal.id
    turn.answer(goal.goal)
