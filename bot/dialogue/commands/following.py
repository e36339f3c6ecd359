"""After signing: progress, looking back, promises, the next round."""

from __future__ import annotations

from collections.abc import Callable

from bot.dialogue.commands.registry import command
from bot.dialogue.commands.team import with_person
from bot.dialogue.flows import evaluation, following, managing, next_round, progress, promises
from bot.dialogue.turn import Turn
from bot.plan.states import EDITABLE


@command("progress")
def tell_progress(turn: Turn, owner_id: str = "") -> None:
    """How it goes: with the plan that is meant, one's own, or a report's."""
    _about_a_signed_plan(turn, "progress", owner_id, progress.open_progress)


@command("following")
def show_following(turn: Turn, owner_id: str = "") -> None:
    """Read what was written since signing."""
    _about_a_signed_plan(turn, "following", owner_id, following.show)


@command("promises")
def show_promises(turn: Turn, owner_id: str = "") -> None:
    _about_a_signed_plan(turn, "promises", owner_id, promises.promises)


@command("promise")
def promise(turn: Turn, owner_id: str, number: int, state: str) -> None:
    promises.tick(turn, owner_id, number, done=state == "done")


def _about_a_signed_plan(turn: Turn, then: str, owner_id: str, do: Callable[[Turn, str], None]) -> None:
    """The plan that is named, else the one the open question is about, else one's own, else the one of a report."""
    about = str(turn.conversation.about.get("person", ""))
    reports = turn.reports
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
    if scope == "" and turn.reports:
        signed = turn.has_plan and turn.plan.state not in EDITABLE
        if not signed:
            turn.say("utter_eval_is_theirs")
            managing.team(turn)
            return
    evaluation.open_evaluation(turn, whole=scope == "all")


@command("invite")
def invite(turn: Turn, owner_id: str) -> None:
    evaluation.invite(turn, owner_id)


@command("next_round")
@command("next_round_yes")
def begin_next_round(turn: Turn) -> None:
    next_round.next_round(turn)


@command("next_round_no")
def no_next_round(turn: Turn) -> None:
    turn.say("utter_goodbye")


@command("previous")
def previous(turn: Turn, owner_id: str = "") -> None:
    """The round before this one: of the report that is meant, else one's own."""
    about = owner_id or str(turn.conversation.about.get("person", ""))
    if not about and not (turn.has_plan and turn.plan.cycle > 1):
        about = str(turn.memory.get("person", ""))  # the report whose brief was read last
    next_round.show_round_before(turn, about or turn.person.id)


@command("last_time")
def last_time(turn: Turn) -> None:
    next_round.show_last_time(turn)


@command("use_last_time")
def use_last_time(turn: Turn) -> None:
    next_round.use_last_time(turn)


@command("again")
def again(turn: Turn, number: int) -> None:
    next_round.take_up_again(turn, number)
