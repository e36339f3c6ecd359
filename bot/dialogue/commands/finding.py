"""Finding one's way: what there is, where things stand, stopping and going on."""

from __future__ import annotations

from bot.dialogue import cards
from bot.dialogue.commands.goals import new_goal
from bot.dialogue.commands.registry import command
from bot.dialogue.flows import evaluation, managing, signing, welcome
from bot.dialogue.flows.goal_cells import title_of
from bot.dialogue.flows.taking_out import take_out
from bot.dialogue.turn import Say, Turn
from bot.plan.goals import Goal
from bot.plan.questions import Part
from bot.plan.states import EDITABLE, UNSHARED, GoalState, PlanState, Role


@command("help")
def show_help(turn: Turn) -> None:
    turn.say("utter_help")
    if turn.reports:
        turn.say("utter_help_manager")
    if turn.work.identities.of_person(turn.person.id):
        turn.say("utter_help_platform")


@command("human")
def human(turn: Turn) -> None:
    contacts = turn.work.people.hr_contacts()
    if contacts:
        turn.say("utter_human", contact=f"{contacts[0].name} ({contacts[0].email})")
    else:
        turn.say("utter_human_unknown")


@command("repeat")
def repeat(turn: Turn) -> None:
    if turn.conversation.question is None:
        idle(turn)
    else:
        turn.say("utter_repeat")


@command("overview")
def overview(turn: Turn) -> None:
    """Everything so far: for the employee their own, for a manager in a talk the report's brief."""
    about = turn.conversation.about.get("person")
    if about and about != turn.person.id:
        question = turn.conversation.position
        managing.brief(turn, str(about))
        if question:
            turn.says = [s for s in turn.says if not s.response.startswith("utter_step_")]
        return
    if not turn.has_plan or not (turn.plan.reflection or turn.plan.begun_goals or turn.plan.summary):
        turn.say("utter_overview_empty")
        return
    turn.card = cards.overview(turn.plan, turn.today)
    turn.say("utter_overview")


@command("show_plan")
def show_plan(turn: Turn) -> None:
    """The settled plan if there is one, else everything so far."""
    version = turn.plan.latest("final") if turn.has_plan else None
    if version is not None and turn.plan.state is not PlanState.SHARED:
        turn.card = cards.signed(turn.plan, turn.minds.base_url)
        turn.say("utter_your_plan")
    else:
        overview(turn)


@command("pause")
def pause(turn: Turn) -> None:
    if turn.conversation.question is None:
        turn.say("utter_goodbye")
        return
    turn.memory["paused"] = turn.conversation.position
    turn.close()
    turn.say("utter_paused")


@command("continue")
def go_on(turn: Turn) -> None:
    """Go on at the question that was open, else at the first thing that waits."""
    if turn.conversation.question is not None:
        return
    paused = turn.memory.pop("paused", None)
    if paused:
        turn.go_to(paused)
    elif not turn.finish():
        start(turn)


@command("start")
def start(turn: Turn) -> None:
    """Begin or go on with the preparation, where it stands."""
    if turn.conversation.question is not None and turn.conversation.form != Part.WELCOME.form:
        return
    turn.memory.pop("paused", None)
    editable = not turn.has_plan or turn.plan.state in EDITABLE
    if editable and not turn.conversation.notice_version:
        turn.begin(Part.WELCOME)
    elif editable and _returned(turn):
        take_up_returned(turn, _returned(turn)[0])
    elif editable:
        turn.memory["quick"] = False
        turn.begin(Part.REFLECTION)
    elif turn.plan.to_sign is not None:
        signing.open_signing(turn, turn.person.id)
    elif turn.plan.state is PlanState.EVALUATED:
        evaluation.say_evaluated(turn, turn.person, turn.plan, turn.me)
    else:
        show_plan(turn)


def _returned(turn: Turn) -> list[Goal]:
    """The goals that the manager sent back with a question."""
    shared = turn.has_plan and turn.plan.state is PlanState.SHARED
    return [goal for goal in turn.plan.goals if goal.state is GoalState.RETURNED] if shared else []


def take_up_returned(turn: Turn, goal: Goal) -> None:
    """The manager's question at a goal, and the goal itself: it goes back when it is right, changed or not."""
    turn.say("utter_returned_question", number=goal.number, remark=goal.remark)
    turn.ask(Part.GOAL, "sentence", goal=goal.number)
    turn.memory["return_to"] = {"form": None, "question": None, "about": {}}


@command("whole")
def whole(turn: Turn) -> None:
    welcome.choose(turn, "whole")


@command("quick")
def quick(turn: Turn) -> None:
    if turn.has_plan and turn.plan.begun_goals:
        new_goal(turn)
    else:
        welcome.choose(turn, "quick")


@command("paper")
def paper(turn: Turn) -> None:
    welcome.choose(turn, "paper")


@command("cancel")
def cancel(turn: Turn) -> None:
    """Stop and drop it: never without a yes, and never more than was named."""
    if turn.conversation.question is None:  # there is nothing to stop
        turn.say("utter_goodbye")
        return
    turn.memory["confirm"] = {"what": "cancel"}
    number = _unfinished(turn)
    if number is not None:
        turn.say("utter_cancel_goal_confirm", number=number)
    else:
        turn.say("utter_cancel_confirm")


@command("cancel_yes")
def cancel_yes(turn: Turn) -> None:
    turn.memory.pop("confirm", None)
    number = _unfinished(turn)
    if number is not None:
        turn.say("utter_goal_dropped")
        take_out(turn, number)
        return
    turn.say("utter_stopped")
    turn.memory.pop("return_to", None)
    turn.memory["stack"] = []
    turn.close()


def _unfinished(turn: Turn) -> int | None:
    """The goal that is being made and was not there before, which stopping would drop; None when there is none."""
    about = turn.conversation.about.get("goal")
    if turn.conversation.form != Part.GOAL.form or about is None or turn.memory.get("return_to"):
        return None
    return None if turn.plan.goal(int(about)).sentence_accepted else int(about)


@command("cancel_no")
def cancel_no(turn: Turn) -> None:
    turn.memory.pop("confirm", None)
    turn.say("utter_go_on")


def idle(turn: Turn) -> None:
    """No question is open: say where things stand and what can be done, with a button for each."""
    begun = bool(turn.conversation.notice_version)
    if begun and turn.reports:
        shared, to_sign = managing.waiting(turn)
        turn.say("utter_idle_team_waits" if shared or to_sign else "utter_idle_team", shared=shared, to_sign=to_sign)
    if turn.memory.get("paused"):
        turn.say("utter_idle_paused")
    elif turn.has_plan:
        turn.say(f"utter_idle_{_standing(turn)}")
        for goal in _returned(turn):
            turn.say("utter_idle_returned_goal", number=goal.number, goal=title_of(goal), remark=goal.remark)
    elif turn.conversation.notice_version:
        turn.say("utter_idle_new")
    else:
        turn.begin(Part.WELCOME)


def _standing(turn: Turn) -> str:
    plan = turn.plan
    if plan.to_sign is not None:
        return "to_sign" if plan.waits_for(Role.EMPLOYEE) else "waiting"
    if plan.state in UNSHARED:
        return "draft" if plan.shareable or plan.reflection else "new"
    if plan.state is PlanState.SHARED and any(goal.state is GoalState.RETURNED for goal in plan.goals):
        return "returned"
    if plan.state is PlanState.SHARED and plan.talk_held_on is not None:
        return "talk_held"
    due = plan.due(turn.today)
    if due:
        return "ended" if due[0] < turn.today else "ends_soon"
    states = {PlanState.SHARED: "shared", PlanState.RUNNING: "running", PlanState.EVALUATED: "evaluated"}
    return states.get(plan.state, "signed")


_ENDS_HERE = frozenset(
    {
        "utter_trends_on",
        "utter_trends_off",
        "utter_goal_dropped",
        "utter_goal_done",
        "utter_goal_kept",
        "utter_manager_sees_change",
        "utter_no_manager",
        "utter_my_manager",
        "utter_no_known_manager",
        "utter_bot_challenge",
        "utter_language",
        "utter_privacy",
        "utter_help",
        "utter_help_manager",
        "utter_help_platform",
        "utter_human",
        "utter_readers_all",
        "utter_no_goal_yet",
        "utter_overview_empty",
        "utter_talk_day",
        "utter_talk_no_day",
        "utter_talk_was",
        "utter_withdrawn",
        "utter_nothing_to_sign",
        "utter_nothing_to_decide",
        "utter_amend_not_signed",
        "utter_not_signed_yet",
        "utter_nothing_to_undo",
        "utter_print",
        "utter_mail",
        "utter_phone",
        "utter_any_age",
        "utter_saved",
        "utter_undone",
    }
)
"""Responses without a button, after which nothing may be asked: nobody is left there without a way on."""


def _ends_here(said: Say) -> bool:
    named = said.response in _ENDS_HERE or said.response.startswith(("utter_faq_", "utter_word_"))
    return named and not said.buttons


def ways_on(turn: Turn) -> None:
    """Buttons for what comes next, where the last words offer none and no question is open."""
    if turn.conversation.question is not None or not turn.says or not all(map(_ends_here, turn.says)):
        return
    standing = _standing(turn) if turn.has_plan else "new"
    if standing == "returned":
        for goal in _returned(turn):
            turn.say("utter_on_returned_goal", number=goal.number)
        return
    way = "paused" if turn.memory.get("paused") else WAYS.get(standing, "settled")
    turn.say(f"utter_on_{way}")
    if turn.reports:
        turn.say("utter_welcome_team")


WAYS = {
    "new": "new",
    "draft": "draft",
    **dict.fromkeys(("shared", "talk_held"), "shared"),
    "to_sign": "to_sign",
    "evaluated": "evaluated",
}
"""How one's own plan stands -> the buttons for that, where they are not those of a plan that is settled."""
