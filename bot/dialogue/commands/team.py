"""The manager's side."""

from __future__ import annotations

from collections.abc import Callable

from bot.dialogue import cards
from bot.dialogue.commands.registry import command, run
from bot.dialogue.dutch import bare
from bot.dialogue.dutch_corrections import asks_how_far, says_talk_was_held, wants_to_discuss
from bot.dialogue.flows import managing, preparing, talk
from bot.dialogue.turn import Turn
from bot.plan import rights
from bot.plan.people import Person
from bot.plan.questions import Part


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
    found = managing.named(turn.reports, text)
    if len(found) == 1:
        person(turn, found[0].id)
    elif found:
        turn.say("utter_pick_which")
    return bool(found)


def only_named(turn: Turn, text: str) -> Person | None:
    """Who of the team is meant when a name is all that was typed."""
    found = [p for p in turn.reports if bare(text) in (bare(p.name), bare(p.first_name))]
    return found[0] if len(found) == 1 else None


def turn_to(turn: Turn, text: str) -> bool:
    """Show someone of the team, beside the question that is open, when a name is all that was typed. Else False."""
    found = only_named(turn, text)
    if found is None:
        return False
    if turn.conversation.question == "talk_held" and found.id != turn.conversation.about["person"]:
        turn.finish()  # a yes would be about the one before
    managing.brief(turn, found.id)
    return True


def asked_about(turn: Turn, text: str) -> bool:
    """Whether a manager asks how far someone is, says that the talk was held, or wants to go through the goals.

    Done when it does.
    """
    reports = managing.named(turn.reports, text)
    if len(reports) != 1:
        return False
    if says_talk_was_held(text):
        talk_held(turn, reports[0].id)
    elif wants_to_discuss(text):
        discuss(turn, reports[0].id)
    elif asks_how_far(text):
        managing.brief(turn, reports[0].id)
    else:
        return False
    return True


@command("prepare")
def prepare(turn: Turn, owner_id: str = "") -> None:
    with_person(turn, "prepare", owner_id, preparing.prepare)


@command("talk_on")
def talk_on(turn: Turn, owner_id: str = "") -> None:
    with_person(turn, "talk_on", owner_id, _ask_day)


def _ask_day(turn: Turn, owner_id: str) -> None:
    """Op welke dag? Who said it in asking ("gesprek met Anna op 3 december") is not asked again."""
    managing.open_about(turn, Part.TALK, "talk_on", owner_id)
    if turn.kind == "text" and talk.day_in(turn, turn.text) is not None:
        turn.answer(turn.text)


@command("talk_held")
def talk_held(turn: Turn, owner_id: str = "") -> None:
    with_person(turn, "talk_held", owner_id, talk.ask_whether_held)


@command("talk_held_yes")
def talk_held_yes(turn: Turn) -> None:
    talk.talk_held(turn)


@command("agenda")
def agenda(turn: Turn, owner_id: str = "") -> None:
    if not owner_id and not turn.reports:
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
    with_person(turn, "discuss", owner_id, talk.discuss)


@command("decide")
def decide(turn: Turn, decision: str) -> None:
    talk.decide(turn, decision)


@command("cell")
def cell(turn: Turn, name: str) -> None:
    talk.adjust_cell(turn, name)


@command("finalize_yes")
def finalize_yes(turn: Turn) -> None:
    talk.finalize(turn)


def with_person(turn: Turn, then: str, owner_id: str, do: Callable[[Turn, str], None]) -> None:
    """Do something about one report: the one that is meant, or first ask which."""
    team_of = turn.reports
    reports = {person.id for person in team_of}
    named = managing.named(team_of, turn.text) if turn.kind == "text" and not owner_id else []
    if len(named) == 1:  # before whoever was spoken of last
        owner_id = named[0].id
    for meant in (turn.conversation.about.get("person"), turn.memory.get("person")):
        if not owner_id and meant in reports:
            owner_id = str(meant)
    if not owner_id and len(reports) == 1:
        owner_id = next(iter(reports))
    if owner_id and len(named) <= 1:
        do(turn, owner_id)
    else:
        turn.memory["then"] = then
        managing.team(turn)
