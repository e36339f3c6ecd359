"""The manager's side: who shared what, one person in a minute, and what can be done next."""

from __future__ import annotations

from datetime import date

from bot.dialogue import cards
from bot.dialogue.dutch import bare
from bot.dialogue.flows.next_round import round_before
from bot.dialogue.turn import Turn
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.questions import PREPARATION, Part
from bot.plan.rights import sees
from bot.plan.states import EDITABLE, UNSHARED, PlanState, Role

MOST_QUIET = 4
"""People who shared nothing, each with a line and a button of their own."""


def subject(turn: Turn) -> tuple[Person, Plan, Party]:
    """The report that the open question is about."""
    return turn.plan_of(str(turn.conversation.about["person"]))


def team(turn: Turn) -> None:
    """Who shared what, with a button for each person."""
    reports = turn.reports
    if not reports:
        turn.say("utter_no_team")
        return
    if turn.conversation.question is None:
        turn.ask(Part.TALK, "pick_person")
    elif turn.conversation.question != "pick_person":
        list_team(turn, reports)
        turn.memory["glance"] = turn.conversation.question


def list_team(turn: Turn, reports: list[Person]) -> None:
    """What the manager may know of each report: first who shared something, with a button for each.

    Many who shared nothing share one line: on a phone a dozen lines and buttons hide the one that waits.
    """
    plans = turn.work.plans.of_owners([p.id for p in reports])
    turn.log_list([p.id for p in reports], "saw in team")
    turn.say("utter_team")
    states = {p.id: team_state(turn, p, plans.get(p.id)) for p in reports}
    quiet = [p for p in reports if states[p.id] == "nothing"]
    for person in sorted(reports, key=lambda p: (p in quiet, p.name)):
        if person not in quiet or len(quiet) <= MOST_QUIET:
            turn.say(f"utter_team_{states[person.id]}", name=person.name, id=person.id)
    if len(quiet) > MOST_QUIET:
        turn.say("utter_team_quiet", names=", ".join(sorted(p.name for p in quiet)))


def named(reports: list[Person], text: str) -> list[Person]:
    """The reports that someone names, by first name or whole name."""
    said = bare(text)
    return [
        p
        for p in reports
        if bare(p.name) in said or bare(p.first_name) in said.split() or (len(said) >= 3 and said in bare(p.name))
    ]


def waiting(turn: Turn) -> tuple[int, int]:
    """How many reports have shared and wait for the talk, and how many plans wait for this manager's signature.

    Of a team of one such a count tells as much as the list does, so it is logged as that.
    """
    reports = turn.reports
    if len(reports) == 1:
        turn.log_list([reports[0].id], "saw in team")
    plans = turn.work.plans.of_owners([p.id for p in reports])
    states = [team_state(turn, person, plans.get(person.id)) for person in reports]
    unsigned = sum(plan.shown_to == turn.person.id and plan.waits_for(Role.MANAGER) for plan in plans.values())
    return states.count("shared") + states.count("talk_held"), unsigned


def team_state(turn: Turn, owner: Person, plan: Plan | None) -> str:
    """What the manager may know of a report's plan: nothing about drafts, the state from sharing on."""
    if plan is None or plan.state in UNSHARED:
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
        passed = plan.state in UNSHARED or plan.shown_to == turn.person.id
        turn.say("utter_brief_nothing" if passed else "utter_brief_not_passed_on", name=owner.name)
    offer_steps(turn, owner.id)


def offer_steps(turn: Turn, owner_id: str) -> None:
    """A button for each thing that can be done next about one person."""
    owner, plan, who = turn.plan_of(owner_id)
    for step in next_steps(who, plan, turn.today):
        turn.say(f"utter_step_{step}", id=owner.id)
    if round_before(turn, who, plan) is not None:
        turn.say("utter_step_previous", id=owner.id)


def next_steps(who: Party, plan: Plan, today: date) -> list[str]:
    """What the manager can do now, the most useful first."""
    steps = []
    if plan.state in EDITABLE:
        if len(plan.preparation.get(who.person.id, {})) < len(PREPARATION):
            steps.append("prepare")
        if plan.talk_held_on is None:
            steps.append("talk_on")
        steps.append("agenda")
        if plan.state is PlanState.SHARED and sees(who, plan, "shared"):
            steps.append("decide" if plan.talk_held_on else "talk_held")
    elif plan.waits_for(who.role):
        steps.append("sign")
    elif plan.state in (PlanState.SIGNED, PlanState.RUNNING):
        steps += ["progress", *(["invite"] if plan.due(today) else [])]
        steps += [*(["promises"] if plan.promises else []), *(["following"] if plan.follow_ups else [])]
        steps += ["copy", "amend"]
    elif plan.state is PlanState.EVALUATED:
        steps += ["following", *(["promises"] if plan.promises else []), "copy"]
    return [step for step in steps if step in BEFORE_PASSED_ON or sees(who, plan, "shared")]


BEFORE_PASSED_ON = ("prepare", "talk_on", "agenda")
"""What a manager can do with a report's plan before anything of it was shared with this manager."""


def agenda(turn: Turn, owner_id: str) -> None:
    """The seven points of the talk, as this viewer may see them."""
    owner, plan, who = turn.plan_of(owner_id)
    turn.log(owner.id, "read agenda")
    turn.card = cards.agenda(who, plan, owner)
    turn.say("utter_agenda_joint" if plan.talk_held_on else "utter_agenda_own")


def open_about(turn: Turn, part: Part, question: str, owner_id: str) -> None:
    """Ask the manager something about one report, after putting aside what was open."""
    turn.plan_of(owner_id)
    if turn.conversation.form not in (Part.TALK.form, Part.PREPARATION.form):
        turn.step_aside()
    turn.ask(part, question, person=owner_id)
