"""What a person can ask for at any moment, by button, by word or by intent, whatever question is open."""

from __future__ import annotations

from collections.abc import Callable

from bot.dialogue import cards
from bot.dialogue.dutch import QUESTION_NAMES, bare, named_question, numbers
from bot.dialogue.flows import following, goals, managing, sharing, signing, welcome
from bot.dialogue.flows.registry import flow, flow_of
from bot.dialogue.turn import Turn
from bot.plan import rights
from bot.plan.goals import GOAL_TEXTS
from bot.plan.questions import CELLS, EVALUATION, PREPARATION, PROGRESS, REFLECTION, Part
from bot.plan.states import NotAllowed, PlanState

Command = Callable[..., None]
COMMANDS: dict[str, Command] = {}
EDITABLE = (PlanState.DRAFT, PlanState.WITHDRAWN, PlanState.SHARED)
"""While a plan is in one of these states the employee can change it."""
FOLLOWING = (Part.PROGRESS.form, Part.EVALUATION.form)
"""The forms about a plan that is signed already."""


def command(name: str) -> Callable[[Command], Command]:
    def register(function: Command) -> Command:
        COMMANDS[name] = function
        return function

    return register


def run(turn: Turn, line: str) -> None:
    """Carry out a command such as `skip` or `goto:planning:2`. Raises NotAllowed for an unknown one."""
    name, *values = line.split(":")
    if name not in COMMANDS:
        raise NotAllowed("unknown command")
    try:
        COMMANDS[name](turn, *values)
    except KeyError as gone:  # a button of a goal that was taken out since
        raise NotAllowed("no such goal") from gone


# --- finding one's way --------------------------------------------------------------------------------


@command("help")
def show_help(turn: Turn) -> None:
    turn.say("utter_help")
    if turn.work.people.reports(turn.person.id):
        turn.say("utter_help_manager")


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
    if not turn.conversation.notice_version:
        flow(Part.WELCOME).begin(turn)
    elif turn.plan.state in EDITABLE:
        turn.memory["quick"] = False
        flow(Part.REFLECTION).begin(turn)
    elif turn.plan.to_sign is not None:
        signing.open_signing(turn, turn.person.id)
    elif turn.plan.state is PlanState.EVALUATED:
        following.say_evaluated(turn, turn.person, turn.plan, turn.me)
    else:
        show_plan(turn)


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
    turn.memory["confirm"] = {"what": "cancel"}
    turn.say("utter_cancel_confirm")


@command("cancel_yes")
def cancel_yes(turn: Turn) -> None:
    turn.memory.pop("confirm", None)
    about = turn.conversation.about.get("goal")
    if turn.conversation.form == Part.GOAL.form and about and not turn.plan.goal(int(about)).sentence_accepted:
        turn.touch().remove_goal(turn.me, int(about), turn.now)
        turn.say("utter_goal_dropped")
    else:
        turn.say("utter_stopped")
    turn.memory.pop("return_to", None)
    turn.memory["stack"] = []
    turn.close()


@command("cancel_no")
def cancel_no(turn: Turn) -> None:
    turn.memory.pop("confirm", None)
    turn.say("utter_go_on")


# --- answers --------------------------------------------------------------------------------------------


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
    turn.memory.pop("invited", None)
    turn.memory.pop("invited_replace", None)
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
            turn.say("utter_too_late_to_change")
            return
        turn.ask(Part.REFLECTION, question)
    elif question in PREPARATION:
        turn.plan_of(about)
        turn.ask(Part.PREPARATION, question, person=about)
    elif question in (*goals.WHOLE,) and about.isdigit():
        turn.plan.goal(int(about))
        if turn.plan.state not in EDITABLE:
            turn.say("utter_too_late_to_change")
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
    origin = turn.conversation.position
    active = flow_of(turn.conversation.form)
    target = _named(turn, text)
    if target is not None:
        turn.go_to(target)
        return_later(turn, origin)
        turn.say("utter_change_this")
        return
    if active is None or turn.conversation.question is None:
        choose_what_to_change(turn)
    elif active.previous(turn, turn.conversation.question):
        return_later(turn, origin)
        turn.say("utter_change_this")
    elif turn.conversation.form in FOLLOWING or not turn.has_plan:
        turn.say("utter_nothing_before")
    elif turn.plan.reflection or turn.plan.begun_goals:
        choose_what_to_change(turn)
    else:
        turn.say("utter_nothing_before")


def _named(turn: Turn, text: str) -> dict[str, object] | None:
    """The earlier question that a message names: by number ("vraag 2"), by name, or by words of the old answer."""
    said = bare(text)
    if not said or turn.conversation.form in FOLLOWING:
        return None
    person = turn.conversation.about.get("person")
    goal = turn.conversation.about.get("goal")
    if turn.conversation.form == Part.PREPARATION.form:
        found = [PREPARATION[n - 1] for n in numbers(text) if "vraag" in said and 1 <= n <= len(PREPARATION)]
        return {"form": Part.PREPARATION.form, "question": found[0], "about": {"person": person}} if found else None
    if not turn.has_plan:
        return None
    plan = turn.plan
    if "vraag" in said:
        found = [REFLECTION[n - 1] for n in numbers(text) if 1 <= n <= len(REFLECTION)]
        if found:
            return {"form": Part.REFLECTION.form, "question": found[0], "about": {}}
    numbered = [n for n in numbers(text) if "doel" in said and any(g.number == n and g.begun for g in plan.goals)]
    about = numbered[0] if numbered else goal or (plan.begun_goals[-1].number if plan.begun_goals else None)
    in_goals = turn.conversation.form != Part.REFLECTION.form or numbered
    among = tuple(name for name, _ in QUESTION_NAMES)
    named = named_question(text, among if not in_goals else (*goals.WHOLE, *REFLECTION))
    if named in goals.WHOLE and about is not None and (in_goals or named not in REFLECTION):
        return {"form": Part.GOAL.form, "question": named, "about": {"goal": about}}
    if named in REFLECTION:
        return {"form": Part.REFLECTION.form, "question": named, "about": {}}
    if numbered:
        return {"form": Part.GOAL.form, "question": "goal", "about": {"goal": numbered[0]}}
    return _by_old_words(turn, said)


def _by_old_words(turn: Turn, said: str) -> dict[str, object] | None:
    """The answer that holds a longer word of the message ("ik zei excel, dat klopt niet")."""
    words = {w for w in said.split() if len(w) >= 4} - _COMMON
    for question, text in turn.plan.reflection.items():
        if words & set(bare(text).split()):
            return {"form": Part.REFLECTION.form, "question": question, "about": {}}
    for goal in turn.plan.begun_goals:
        for name in CELLS:
            if words & set(bare(goal.text(name)).split()):
                return {"form": Part.GOAL.form, "question": name, "about": {"goal": goal.number}}
    return None


_COMMON = frozenset(
    "terug vorige vraag antwoord veranderen aanpassen wijzigen wilde bedoelde anders graag toch nog even naar "
    "mijn deze daar moet niet want eerder eerdere willen iets vergeten kunnen heel maar voor over zeggen schreef "
    "vorig dat wacht eigenlijk typfout".split()
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
        turn.say("utter_change_goal", number=goal.number, goal=goal.goal)


@command("change_goal")
def choose_cell(turn: Turn, number: str) -> None:
    """A button for each cell of one goal."""
    goal = turn.plan.goal(int(number))
    turn.say("utter_change_cells", number=goal.number)


@command("undo")
def undo(turn: Turn) -> None:
    """Take back the last change that this person made to a plan, word for word."""
    trail = turn.memory.get("undo", [])
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
            following.undo(turn, plan, who, change.field, change.old, goal)
        elif change.field in REFLECTION:
            plan.answer(turn.me, change.field, change.old, turn.now)
        elif change.field == "summary":
            plan.set_summary(turn.me, change.old, turn.now)
        elif goal is not None and change.field in GOAL_TEXTS:
            if change.field == "support":
                goals.set_support(turn, goal, change.old, quietly=True)
            else:
                plan.write(turn.me, goal.number, change.field, change.old, turn.now)
            if change.field == "planning":
                goals.understand_planning(turn, goal)
    turn.memory.pop("invited", None)
    turn.memory.pop("return_to", None)
    if last["position"]:
        turn.go_to(last["position"])
    turn.say("utter_undone")


@command("doubt")
def doubt(turn: Turn, label: str) -> None:
    """A message was kept as the answer, but it was meant as a request: take the answer back and do that."""
    if label not in ("skip", "back", "pause", "cancel", "help", "overview", "human", "faq"):
        raise NotAllowed("unknown label")
    undo(turn)
    if label != "faq":
        run(turn, label)


# --- goals ----------------------------------------------------------------------------------------------


@command("new_goal")
def new_goal(turn: Turn) -> None:
    if turn.has_plan and turn.plan.state not in EDITABLE:
        turn.say("utter_too_late_to_change")
        return
    if turn.conversation.form not in (Part.GOAL.form, Part.WELCOME.form):
        turn.step_aside()
    flow(Part.GOAL).new_goal(turn)  # type: ignore[attr-defined]


@command("no_more_goals")
def no_more_goals(turn: Turn) -> None:
    flow(Part.GOAL).no_more(turn)  # type: ignore[attr-defined]


@command("remove_goal")
def remove_goal(turn: Turn, number: str = "") -> None:
    """Take a goal out, after a yes."""
    if turn.has_plan and turn.plan.state not in EDITABLE:
        turn.say("utter_too_late_to_change")
        return
    if number.isdigit():
        goal = turn.plan.goal(int(number))
        turn.say("utter_remove_goal_confirm", number=goal.number, goal=goal.goal)
        return
    if not turn.has_plan or not turn.plan.begun_goals:
        turn.say("utter_overview_empty")
        return
    turn.say("utter_remove_which")
    for goal in turn.plan.begun_goals:
        turn.say("utter_remove_goal_line", number=goal.number, goal=goal.goal)


@command("remove_goal_yes")
def remove_goal_yes(turn: Turn, number: str) -> None:
    about = turn.conversation.about.get("goal")
    turn.touch().remove_goal(turn.me, int(number), turn.now)
    turn.say("utter_goal_removed", number=number)
    if about is not None and turn.conversation.form == Part.GOAL.form:
        turn.close()
        if turn.plan.begun_goals:
            turn.ask(Part.GOAL, "another_goal")


@command("well_placed")
def well_placed(turn: Turn) -> None:
    flow(Part.GOAL).well_placed(turn)  # type: ignore[attr-defined]


@command("topic")
def topic(turn: Turn, question: str) -> None:
    flow(Part.GOAL).use_topic(turn, question)  # type: ignore[attr-defined]


@command("accept_sentence")
def accept_sentence(turn: Turn) -> None:
    active = flow(Part.GOAL)
    active.accept(turn, active.goal(turn))  # type: ignore[attr-defined]


@command("serves")
def serves(turn: Turn, number: str) -> None:
    active = flow(Part.GOAL)
    active.answer(turn, "serves", number)


# --- sharing and signing ----------------------------------------------------------------------------------


@command("share")
def share(turn: Turn) -> None:
    if turn.conversation.form == Part.SHARING.form and turn.conversation.question == "share_confirm":
        sharing.share(turn)
        return
    if not turn.has_plan:
        turn.say("utter_nothing_to_share")
        return
    turn.step_aside()
    flow(Part.SHARING).begin(turn)


@command("share_yes")
def share_yes(turn: Turn) -> None:
    sharing.share(turn)


@command("share_no")
def share_no(turn: Turn) -> None:
    sharing.not_yet(turn)


@command("on")
def goal_on(turn: Turn, number: str) -> None:
    sharing.switch(turn, int(number), True)


@command("off")
def goal_off(turn: Turn, number: str) -> None:
    sharing.switch(turn, int(number), False)


@command("preview")
def preview(turn: Turn) -> None:
    if not turn.has_plan or not turn.plan.shareable:
        turn.say("utter_nothing_to_share")
        return
    turn.card = cards.preview(turn.plan, turn.today)
    turn.say("utter_preview")


@command("withdraw")
def withdraw(turn: Turn) -> None:
    sharing.withdraw(turn)


@command("sign")
def sign(turn: Turn, owner_id: str = "") -> None:
    if owner_id or (turn.has_plan and turn.plan.to_sign is not None):
        signing.open_signing(turn, owner_id or turn.person.id)
        return
    for person in turn.work.people.reports(turn.person.id):
        plan = turn.work.plans.current(person.id)
        if plan is not None and plan.to_sign is not None and plan.shown_to == turn.person.id:
            signing.open_signing(turn, person.id)
            return
    turn.say("utter_nothing_to_sign")


@command("sign_agree")
def sign_agree(turn: Turn) -> None:
    signing.sign(turn, "agree")


@command("sign_seen")
def sign_seen(turn: Turn) -> None:
    signing.sign(turn, "seen")


@command("sign_view")
def sign_view(turn: Turn) -> None:
    signing.add_view(turn)


@command("sign_reply")
def sign_reply(turn: Turn) -> None:
    signing.reply(turn, "reply")


@command("sign_decline")
def sign_decline(turn: Turn) -> None:
    signing.reply(turn, "declined")


@command("amend")
def amend(turn: Turn, owner_id: str = "") -> None:
    """Propose a change to a signed plan; both sign it."""
    _, plan, _ = turn.plan_of(owner_id or turn.person.id)
    if plan.state not in (PlanState.SIGNED, PlanState.RUNNING):
        turn.say("utter_amend_not_signed")
    elif plan.to_sign is not None:
        turn.say("utter_amend_waits")
    else:
        if turn.conversation.form != Part.SIGNING.form:
            turn.step_aside()
        turn.ask(Part.SIGNING, "amendment", person=owner_id or turn.person.id)


# --- after signing ----------------------------------------------------------------------------------------


@command("progress")
def progress(turn: Turn, owner_id: str = "") -> None:
    """How it goes: with the plan that is meant, one's own, or a report's."""
    _about_a_signed_plan(turn, "progress", owner_id, following.open_progress)


@command("following")
def show_following(turn: Turn, owner_id: str = "") -> None:
    """Read what was written since signing."""
    _about_a_signed_plan(turn, "following", owner_id, following.show)


@command("promises")
def promises(turn: Turn, owner_id: str = "") -> None:
    _about_a_signed_plan(turn, "promises", owner_id, following.promises)


@command("promise")
def promise(turn: Turn, owner_id: str, number: str, state: str) -> None:
    following.tick(turn, owner_id, int(number), done=state == "done")


def _about_a_signed_plan(turn: Turn, then: str, owner_id: str, do: Callable[[Turn, str], None]) -> None:
    """The plan that is named, else the one the open question is about, else one's own, else the one of a report."""
    about = str(turn.conversation.about.get("person", ""))
    reports = turn.work.people.reports(turn.person.id)
    if owner_id or about:
        do(turn, owner_id or about)
    elif turn.has_plan and (turn.plan.state not in EDITABLE or not reports):
        do(turn, turn.person.id)
    elif reports:
        with_person(turn, then, "", do)
    else:
        turn.say("utter_not_signed_yet")


@command("evaluate")
def evaluate(turn: Turn, scope: str = "") -> None:
    """Look back on one's own plan: what is near or past its end, or (`all`) everything."""
    if scope == "" and turn.work.people.reports(turn.person.id):
        signed = turn.has_plan and turn.plan.state not in EDITABLE
        if not signed:
            turn.say("utter_eval_is_theirs")
            managing.team(turn)
            return
    following.open_evaluation(turn, whole=scope == "all")


@command("invite")
def invite(turn: Turn, owner_id: str) -> None:
    following.invite(turn, owner_id)


@command("next_round")
def next_round(turn: Turn) -> None:
    following.next_round(turn)


@command("last_time")
def last_time(turn: Turn) -> None:
    following.show_last_time(turn)


@command("use_last_time")
def use_last_time(turn: Turn) -> None:
    following.use_last_time(turn)


@command("again")
def again(turn: Turn, number: str) -> None:
    following.take_up_again(turn, int(number))


# --- the manager ------------------------------------------------------------------------------------------


@command("team")
def team(turn: Turn) -> None:
    if turn.conversation.form == Part.WELCOME.form:
        turn.close()
    managing.team(turn)


@command("person")
def person(turn: Turn, owner_id: str) -> None:
    """Someone of the team was chosen: do what was asked for, else show the brief."""
    turn.plan_of(owner_id)
    then = turn.memory.pop("then", None)
    if turn.conversation.question == "pick_person":
        turn.close()
    if then:
        run(turn, f"{then}:{owner_id}")
    else:
        managing.brief(turn, owner_id)


def pick(turn: Turn, text: str) -> bool:
    """Choose someone of the team by name. False when no name was heard."""
    found = managing.named(turn.work.people.reports(turn.person.id), text)
    if len(found) == 1:
        person(turn, found[0].id)
    elif found:
        turn.say("utter_pick_which")
    return bool(found)


@command("prepare")
def prepare(turn: Turn, owner_id: str = "") -> None:
    with_person(turn, "prepare", owner_id, managing.prepare)


@command("talk_on")
def talk_on(turn: Turn, owner_id: str = "") -> None:
    with_person(turn, "talk_on", owner_id, lambda t, o: managing.open_about(t, Part.TALK, "talk_on", o))


@command("talk_held")
def talk_held(turn: Turn, owner_id: str = "") -> None:
    with_person(turn, "talk_held", owner_id, lambda t, o: managing.open_about(t, Part.TALK, "talk_held", o))


@command("talk_held_yes")
def talk_held_yes(turn: Turn) -> None:
    managing.talk_held(turn)


@command("agenda")
def agenda(turn: Turn, owner_id: str = "") -> None:
    if not owner_id and not turn.work.people.reports(turn.person.id):
        owner_id = turn.person.id
    with_person(turn, "agenda", owner_id, managing.agenda)


@command("copy")
def copy(turn: Turn, owner_id: str) -> None:
    """A party's own copy of a signed plan."""
    owner, plan, who = turn.plan_of(owner_id)
    rights.must_see(who, plan, "final")
    turn.log(owner.id, "read final version")
    turn.card = cards.signed(plan, turn.minds.base_url)
    turn.say("utter_plan_of", name=owner.name)


@command("discuss")
def discuss(turn: Turn, owner_id: str = "") -> None:
    with_person(turn, "discuss", owner_id, managing.discuss)


@command("decide")
def decide(turn: Turn, decision: str) -> None:
    managing.decide(turn, decision)


@command("cell")
def cell(turn: Turn, name: str) -> None:
    managing.adjust_cell(turn, name)


@command("finalize_yes")
def finalize_yes(turn: Turn) -> None:
    managing.finalize(turn)


def with_person(turn: Turn, then: str, owner_id: str, do: Callable[[Turn, str], None]) -> None:
    """Do something about one report: the one that is meant, or first ask which."""
    reports = {person.id for person in turn.work.people.reports(turn.person.id)}
    for meant in (turn.conversation.about.get("person"), turn.memory.get("person")):
        if not owner_id and meant in reports:
            owner_id = str(meant)
    if not owner_id and len(reports) == 1:
        owner_id = next(iter(reports))
    if owner_id:
        do(turn, owner_id)
    else:
        turn.memory["then"] = then
        managing.team(turn)


# --- one's own data ------------------------------------------------------------------------------------


@command("privacy")
def privacy(turn: Turn) -> None:
    turn.say("utter_privacy", url=f"{turn.minds.base_url}/privacy")


@command("export")
def export(turn: Turn) -> None:
    turn.say("utter_export", url=f"{turn.minds.base_url}/me/export")


@command("erase")
def erase(turn: Turn) -> None:
    turn.say("utter_erase", url=f"{turn.minds.base_url}/me/erase")


# --- nothing open -----------------------------------------------------------------------------------------


def idle(turn: Turn) -> None:
    """No question is open: say where things stand and what can be done, with a button for each."""
    begun = bool(turn.conversation.notice_version)
    if begun and turn.work.people.reports(turn.person.id):
        shared, to_sign = managing.waiting(turn)
        turn.say("utter_idle_team_waits" if shared or to_sign else "utter_idle_team", shared=shared, to_sign=to_sign)
    if turn.memory.get("paused"):
        turn.say("utter_idle_paused")
    elif turn.has_plan:
        turn.say(f"utter_idle_{_standing(turn)}")
    elif turn.conversation.notice_version:
        turn.say("utter_idle_new")
    else:
        flow(Part.WELCOME).begin(turn)


def _standing(turn: Turn) -> str:
    plan = turn.plan
    if plan.to_sign is not None:
        return (
            "waiting"
            if any(s.person_id == turn.person.id for s in plan.signed_by(plan.to_sign).values())
            else "to_sign"
        )
    if plan.state in (PlanState.DRAFT, PlanState.WITHDRAWN):
        return "draft" if plan.shareable or plan.reflection else "new"
    due = plan.due(turn.today)
    if due:
        return "ended" if due[0] < turn.today else "ends_soon"
    states = {PlanState.SHARED: "shared", PlanState.RUNNING: "running", PlanState.EVALUATED: "evaluated"}
    return states.get(plan.state, "signed")
