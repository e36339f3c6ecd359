"""Goals: begin one, take one out, use what there is."""

from __future__ import annotations

from bot.dialogue.commands.registry import command
from bot.dialogue.flows import goal_answers
from bot.dialogue.flows.goal_cells import title_of
from bot.dialogue.flows.goals import Goals
from bot.dialogue.flows.signing import say_settled
from bot.dialogue.flows.taking_out import take_out
from bot.dialogue.turn import Turn
from bot.plan.questions import Part
from bot.plan.states import EDITABLE


@command("new_goal")
def new_goal(turn: Turn) -> None:
    if turn.has_plan and turn.plan.state not in EDITABLE:
        say_settled(turn)
        return
    if turn.conversation.form not in (Part.GOAL.form, Part.WELCOME.form):
        turn.step_aside()
    Goals().new_goal(turn)


@command("no_more_goals")
def no_more_goals(turn: Turn) -> None:
    Goals().no_more(turn)


@command("remove_goal")
def remove_goal(turn: Turn, number: str = "") -> None:
    """Take a goal out, after a yes."""
    if turn.has_plan and turn.plan.state not in EDITABLE:
        say_settled(turn)
        return
    if number.isdigit():
        goal = turn.plan.goal(int(number))
        turn.memory["confirm"] = {"what": "remove_goal", "which": goal.number}
        turn.say("utter_remove_goal_confirm", number=goal.number, goal=title_of(goal))
        return
    if not turn.has_plan or not turn.plan.begun_goals:
        turn.say("utter_overview_empty")
        return
    turn.say("utter_remove_which")
    for goal in turn.plan.begun_goals:
        turn.say("utter_remove_goal_line", number=goal.number, goal=title_of(goal))


@command("remove_goal_yes")
def remove_goal_yes(turn: Turn, number: int) -> None:
    moves_up = any(goal.begun and goal.number > number for goal in turn.plan.goals)
    turn.say("utter_goal_removed_moved" if moves_up else "utter_goal_removed", number=number)
    take_out(turn, number)


@command("remove_goal_no")
def remove_goal_no(turn: Turn) -> None:
    turn.say("utter_kept")


@command("well_placed")
def well_placed(turn: Turn) -> None:
    Goals().well_placed(turn)


@command("topic")
def topic(turn: Turn, question: str) -> None:
    Goals().use_topic(turn, question)


@command("accept_sentence")
def accept_sentence(turn: Turn) -> None:
    goal_answers.accept(turn, Goals().goal(turn))


@command("serves")
def serves(turn: Turn, number: str) -> None:
    Goals().answer(turn, "serves", number)
