"""Answers: skip, keep, go back to one, undo one."""

from __future__ import annotations

import re
from typing import Any

from bot.dialogue.commands.finding import idle, take_up_returned
from bot.dialogue.commands.questions import tell
from bot.dialogue.commands.registry import command, run
from bot.dialogue.dutch import QUESTION_NAMES, bare, named_question, names_only, numbers
from bot.dialogue.dutch_corrections import addition, adds
from bot.dialogue.flows import goal_answers, goal_cells, goal_order, talk, undoing
from bot.dialogue.flows.registry import flow_of
from bot.dialogue.flows.signing import say_settled
from bot.dialogue.turn import Turn
from bot.plan.goals import GOAL_TEXTS
from bot.plan.questions import CELLS, EVALUATION, PREPARATION, PROGRESS, REFLECTION, Part
from bot.plan.states import EDITABLE, GoalState, NotAllowed

CHOSEN = ("confidence", "serves")
"""The cells of a goal that hold no words of the employee."""
FOLLOWING = (Part.PROGRESS.form, Part.EVALUATION.form)
"""The forms about a plan that is signed already."""
OWN_PLAN = (Part.REFLECTION.form, Part.GOAL.form, Part.PRIORITY.form, Part.SHARING.form)
"""The forms in which the words of one's own plan are made."""
COME_BACK = (Part.REFLECTION.form, Part.GOAL.form, Part.PRIORITY.form, Part.PREPARATION.form, *FOLLOWING)
"""The forms in which an answer that was changed leads back to where one was; the others go on by themselves."""


@command("skip")
def skip(turn: Turn) -> None:
    active = flow_of(turn.conversation.form)
    if active is None or turn.conversation.question is None:
        idle(turn)
    else:
        active.skip(turn, turn.conversation.question)


@command("keep")
def keep(turn: Turn) -> None:
    active = flow_of(turn.conversation.form)
    back = turn.memory.pop("return_to", None)
    for name in ("invited", "invited_replace", "adds_to"):
        turn.memory.pop(name, None)
    if back:
        turn.say("utter_kept")
        turn.go_to(back)
    elif active is not None and turn.conversation.question is not None:
        active.keep(turn, turn.conversation.question)
    else:
        idle(turn)


@command("say")
def say_as_answer(turn: Turn, text: str = "") -> None:
    """A button that stands for words."""
    active = flow_of(turn.conversation.form)
    if active is not None and turn.conversation.question is not None:
        active.answer(turn, turn.conversation.question, text)


@command("goto")
def go_to_question(turn: Turn, question: str, about: str = "") -> None:
    """Open an earlier question; the answer stands until the new one comes, then the talk goes on where it was."""
    origin = turn.conversation.position
    if question in REFLECTION:
        if turn.plan.state not in EDITABLE:
            say_settled(turn)
            return
        turn.ask(Part.REFLECTION, question)
    elif question in PREPARATION:
        turn.plan_of(about)
        turn.ask(Part.PREPARATION, question, person=about)
    elif question in goal_order.WHOLE and about.isdigit():
        turn.plan.goal(int(about))
        if turn.plan.state not in EDITABLE:
            say_settled(turn)
            return
        turn.ask(Part.GOAL, question, goal=int(about))
    else:
        raise NotAllowed("unknown question")
    return_later(turn, origin)


def return_later(turn: Turn, origin: dict[str, object] | None) -> None:
    """Remember where the person was, also when that was nowhere, so that an edit ends there."""
    origin = origin or {"form": None, "question": None, "about": {}}
    if origin != turn.conversation.position:
        turn.memory.setdefault("return_to", origin)
    turn.memory.pop("invited", None)
    turn.memory.pop("invited_replace", None)


@command("back")
def back(turn: Turn, text: str = "") -> None:
    """Change an earlier answer: the one that is named, else the one before this."""
    if turn.conversation.question is None and turn.has_plan and turn.plan.state not in EDITABLE:
        say_settled(turn)
        return
    origin = turn.conversation.position
    active = flow_of(turn.conversation.form)
    target = named(turn, text)
    if target is not None and turn.has_plan and turn.plan.state not in EDITABLE and target["form"] in OWN_PLAN:
        say_settled(turn)
        return
    if target is not None:
        back_to(turn, target, text)
        return
    if active is None or turn.conversation.question is None:
        choose_what_to_change(turn)
    elif active.previous(turn, turn.conversation.question):
        if turn.conversation.form in COME_BACK:
            return_later(turn, origin)
        here = turn.conversation.position
        if here is not None and here["form"] in (Part.REFLECTION.form, Part.GOAL.form):
            _opened(turn, text)
        else:
            turn.say("utter_change_this")
    elif turn.conversation.form in FOLLOWING or not turn.has_plan:
        turn.say("utter_nothing_before")
    elif turn.plan.reflection or turn.plan.begun_goals:
        choose_what_to_change(turn)
    else:
        turn.say("utter_nothing_before")


def back_to(turn: Turn, target: dict[str, Any], text: str) -> None:
    """Open an earlier answer to be changed or added to, as `text` asks, and come back here afterwards.

    What is to be added and stands in `text` already is added at once.
    """
    origin = turn.conversation.position
    turn.go_to(target)
    return_later(turn, origin)
    second = also_named(turn, text, target)
    if second is not None:
        and_then(turn, second)
    _opened(turn, text)


def _opened(turn: Turn, text: str) -> None:
    """What can be done with the answer that is open now. Only to words can something be added."""
    here = turn.conversation.position
    if here is None or not standing(turn, here):
        turn.say("utter_go_there")
    elif here["question"] == "planning" and goal_answers.names_other_dates(turn, text):
        answer(turn, text)  # the other day stands in the message that asks for it
    elif adds(text) and here["question"] not in CHOSEN:
        turn.memory["adds_to"] = here
        if addition(text):
            answer(turn, addition(text))
    else:
        turn.say("utter_change_this")


def answer(turn: Turn, text: str) -> None:
    """Take this for the answer to the open question, or for what is to be added to the one that stands there."""
    active, here = flow_of(turn.conversation.form), turn.conversation.position
    if active is None or here is None:
        raise NotAllowed("unknown form")
    if turn.memory.pop("adds_to", None) == here:
        text = f"{standing(turn, here)}\n{text}"
    active.answer(turn, here["question"], text)


def and_then(turn: Turn, target: dict[str, Any]) -> None:
    """A second answer is to be changed as well: that one comes after the first, before going on."""
    turn.memory["return_to"] = {**target, "then": turn.memory.get("return_to")}


def standing(turn: Turn, target: dict[str, Any] | None) -> str:
    """The answer at this place of one's own plan, or of one's own preparation; empty when there is none."""
    if target is None:
        return ""
    if target["form"] == Part.PREPARATION.form:
        _, plan, who = turn.plan_of(str(target["about"]["person"]))
        return plan.preparation.get(who.person.id, {}).get(target["question"], "")
    if target["form"] == Part.REFLECTION.form:
        return turn.plan.reflection.get(target["question"], "")
    goal = turn.plan.goal(int(target["about"]["goal"]))
    if target["question"] in GOAL_TEXTS:
        return goal.text(target["question"])
    return str(getattr(goal, target["question"]) or "") if target["question"] in CHOSEN else ""


def named(turn: Turn, text: str) -> dict[str, Any] | None:
    """The earlier question that a message names: by number ("vraag 2"), by name, or by words of the old answer."""
    said = bare(text)
    if not said or turn.conversation.form in (*FOLLOWING, Part.TALK.form):
        return None
    person = turn.conversation.about.get("person")
    goal = turn.conversation.about.get("goal")
    if turn.conversation.form == Part.PREPARATION.form:
        found = [PREPARATION[n - 1] for n in numbers(text) if "vraag" in said and 1 <= n <= len(PREPARATION)]
        return {"form": Part.PREPARATION.form, "question": found[0], "about": {"person": person}} if found else None
    if not turn.has_plan:
        return None
    plan = turn.plan
    if "vraag" in said or _ORDINAL_ANSWER.search(said):
        found = [REFLECTION[n - 1] for n in numbers(text) if 1 <= n <= len(REFLECTION)]
        if found:
            return {"form": Part.REFLECTION.form, "question": found[0], "about": {}}
    numbered = [n for n in numbers(text) if "doel" in said and any(g.number == n and g.begun for g in plan.goals)]
    about = numbered[0] if numbered else goal or (plan.begun_goals[-1].number if plan.begun_goals else None)
    in_goals = turn.conversation.form != Part.REFLECTION.form or numbered
    among = tuple(name for name, _ in QUESTION_NAMES)
    meant = named_question(text, among if not in_goals else (*goal_order.WHOLE, *REFLECTION))
    if meant in goal_order.WHOLE and about is not None and (in_goals or meant not in REFLECTION):
        return {"form": Part.GOAL.form, "question": meant, "about": {"goal": about}}
    if meant in REFLECTION:
        return {"form": Part.REFLECTION.form, "question": meant, "about": {}}
    if numbered:
        return {"form": Part.GOAL.form, "question": "goal", "about": {"goal": numbered[0]}}
    return by_old_words(turn, text)


_ORDINAL_ANSWER = re.compile(
    r"\b(eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste) antwoord\b|\bantwoord [1-8]\b"
)


def also_named(turn: Turn, text: str, first: dict[str, Any]) -> dict[str, Any] | None:
    """The second cell of a goal that a message names beside the first ("de planning en het budget")."""
    if first["form"] != Part.GOAL.form or " en " not in f" {bare(text)} ":
        return None
    found = named_question(text, tuple(name for name in CELLS if name != first["question"]))
    target = {**first, "question": found}
    return target if found and standing(turn, target) else None


def by_old_words(turn: Turn, text: str) -> dict[str, Any] | None:
    """The last answer with most of the longer words and numbers of a message ("ik zei excel, dat klopt niet").

    None when there is no such answer.
    """
    if not turn.has_plan or turn.conversation.form in (*FOLLOWING, Part.TALK.form, Part.PREPARATION.form):
        return None
    words = {w for w in bare(text).split() if len(w) >= 4 or (w.isdigit() and len(w) > 1)} - _COMMON
    places: list[tuple[str, dict[str, Any]]] = [
        (turn.plan.reflection[question], {"form": Part.REFLECTION.form, "question": question, "about": {}})
        for question in REFLECTION
        if question in turn.plan.reflection
    ]
    for goal in turn.plan.begun_goals:
        about = {"goal": goal.number}
        places += [(goal.text(n), {"form": Part.GOAL.form, "question": n, "about": about}) for n in CELLS]
    shared = [(len(words & set(bare(answer).split())), order) for order, (answer, _) in enumerate(places)]
    most, order = max(shared, default=(0, 0))
    return places[order][1] if most else None


_COMMON = frozenset(
    "terug vorige vraag antwoord veranderen aanpassen wijzigen wilde bedoelde anders graag toch nog even naar "
    "mijn deze daar moet niet want eerder eerdere willen iets vergeten kunnen heel maar voor over zeggen schreef "
    "vorig dat wacht eigenlijk typfout gezegd geschreven ingevuld getypt genoemd klopt verkeerd fout bedoel meer "
    "zijn worden hebben deze niets alleen ging geef vraag daarvan toen".split()
)


@command("change")
def choose_what_to_change(turn: Turn) -> None:
    """A button for everything that can be changed."""
    if not turn.has_plan or not (turn.plan.reflection or turn.plan.begun_goals):
        turn.say("utter_overview_empty")
        return
    turn.say("utter_change_what")
    for question in REFLECTION:
        if question in turn.plan.reflection:
            turn.say(f"utter_change_{question}")
    for goal in turn.plan.begun_goals:
        turn.say("utter_change_goal", number=goal.number, goal=goal_cells.title_of(goal))


@command("change_goal")
def choose_cell(turn: Turn, number: int) -> None:
    """A button for each cell of one goal."""
    goal = turn.plan.goal(number)
    if goal.state is GoalState.RETURNED and turn.conversation.question is None and turn.plan.state in EDITABLE:
        take_up_returned(turn, goal)
        return
    turn.say("utter_change_cells", number=goal.number)
    if turn.conversation.question is None:
        turn.memory["to_change"] = goal.id


def cell_chosen(turn: Turn, text: str) -> bool:
    """Whether this names a cell, typed and not pressed, right after it was asked which one; then it is opened."""
    goal = turn.plan.goal_by_id(turn.memory.pop("to_change", "")) if turn.has_plan else None
    cell = named_question(text, (*CELLS, "confidence"))
    if goal is None or cell is None or not names_only(text, cell):
        return False
    go_to_question(turn, cell, str(goal.number))
    return True


@command("undo")
def undo(turn: Turn) -> None:
    """Take back the last change that this person made to a plan, word for word."""
    trail = turn.memory.get("undo", [])
    if talk.choose_again(turn):
        return
    if not trail:
        turn.say("utter_nothing_to_undo")
        return
    last = trail.pop()
    owner_id = (last["position"] or {"about": {}})["about"].get("person", turn.person.id)
    _, plan, who = turn.plan_of(str(owner_id))
    changes = [
        c for c in turn.work.plans.history(plan.id) if c.by == turn.person.id and c.at.isoformat() == last["at"]
    ]
    turn.touch(plan)
    for change in reversed(changes):
        goal = plan.goal_by_id(change.goal_id) if change.goal_id else None
        if change.field in (*PROGRESS, *EVALUATION):
            undoing.undo(turn, plan, who, change.field, change.old, goal)
        elif change.field in REFLECTION:
            plan.answer(turn.me, change.field, change.old, turn.now)
        elif change.field == "summary":
            plan.set_summary(turn.me, change.old, turn.now)
        elif goal is not None and change.field in GOAL_TEXTS:
            if change.field == "support":
                goal_cells.set_support(turn, goal, change.old, quietly=True)
            else:
                plan.write(turn.me, goal.number, change.field, change.old, turn.now)
            if change.field == "planning":
                goal_cells.understand_planning(turn, goal)
        elif goal is not None and change.field == "confidence":
            plan.set_confidence(turn.me, goal.number, int(change.old) if change.old else None, turn.now)
        elif goal is not None and change.field == "serves":
            plan.set_serves(turn.me, goal.number, change.old.split(), turn.now)
    ranks = {c.goal_id: int(c.old) for c in changes if c.field == "priority" and c.old}
    if any(c.field == "priority" for c in changes):
        order = sorted((g for g in plan.goals if g.id in ranks), key=lambda g: ranks[g.id])
        plan.set_priorities(turn.me, [g.number for g in order], turn.now)
    for name in ("invited", "return_to", "earned"):
        turn.memory.pop(name, None)
    if last["position"]:
        turn.go_to(last["position"])
    turn.say("utter_undone")


@command("doubt")
def doubt(turn: Turn, label: str) -> None:
    """A message was kept as the answer, but it was meant as a request: take the answer back and do that."""
    if label not in ("skip", "back", "pause", "cancel", "help", "overview", "human", "faq", "person"):
        raise NotAllowed("unknown label")
    waiting = turn.memory.pop("doubt", None) or {}
    if label == "person" and "who" not in waiting:
        raise NotAllowed("nobody is meant any more")
    if not waiting.get("keeps"):
        undo(turn)
    if label == "person":
        run(turn, f"person:{waiting['who']}")
    elif label != "faq":
        run(turn, label)
    elif waiting.get("asked"):
        tell(turn, waiting["asked"], turn.conversation.question)
