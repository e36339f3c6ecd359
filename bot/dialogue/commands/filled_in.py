"""A whole row of the POP form that was filled in at once, on a form instead of in the talk."""

from __future__ import annotations

import json

from bot.dialogue.commands.registry import command
from bot.dialogue.flows.goal_cells import letters_there, row_of, sentence_of, set_support, understand_planning
from bot.dialogue.flows.signing import say_settled
from bot.dialogue.turn import Turn
from bot.plan.questions import CELLS, Part
from bot.plan.states import EDITABLE, NotAllowed


@command("row")
def row(turn: Turn, *words: str) -> None:
    """Keep the cells as they were filled in. Nothing of them is repeated in the chat; an open question stays open."""
    cells = _cells(":".join(words))
    if turn.plan.state not in EDITABLE:
        say_settled(turn)
        return
    empty = next((goal for goal in turn.plan.goals if not goal.begun), None)
    if empty is None and not turn.plan.can_add_goal:
        turn.say("utter_goals_full")
        return
    goal = empty or turn.touch().add_goal(turn.me)
    turn.touch()
    for name in CELLS:
        if not cells.get(name):
            continue
        if name == "support":
            set_support(turn, goal, cells[name], quietly=True)
        else:
            turn.plan.write(turn.me, goal.number, name, cells[name], turn.now)
        if name == "planning":
            understand_planning(turn, goal)
    # Who fills in the form has read it: the sentence is for those who told their goal bit by bit.
    turn.plan.accept_sentence(turn.me, goal.number, sentence_of(goal), turn.now)
    turn.say("utter_row_kept", number=goal.number)
    verdict = turn.minds.checker.check(row_of(goal), turn.today)
    turn.say(f"utter_letters_{letters_there(verdict)}")
    about = turn.conversation.about.get("goal")
    if turn.conversation.question is None or (turn.conversation.form == Part.GOAL.form and about == goal.number):
        turn.ask(Part.GOAL, "another_goal")


def _cells(filled_in: str) -> dict[str, str]:
    """The cells of a form. Raises NotAllowed for what is none."""
    try:
        cells = json.loads(filled_in)
    except ValueError:
        cells = None
    if not isinstance(cells, dict) or not all(isinstance(text, str) for text in cells.values()):
        raise NotAllowed("no cells of a form")
    return cells
