"""The manager's promises: the manager ticks, both see."""

from __future__ import annotations

from bot import wording
from bot.dialogue.turn import Turn
from bot.plan.rights import must_see, sees
from bot.plan.states import may_move_plan


def promises(turn: Turn, owner_id: str) -> None:
    """What the manager promised, and what of it is done. The manager ticks, both see."""
    owner, plan, who = turn.plan_of(owner_id)
    if not plan.promises or not sees(who, plan, "follow_ups"):
        turn.say("utter_no_promises")
        return
    if owner.id != turn.person.id:
        turn.log(owner.id, "read promises")
    turn.say("utter_promises")
    ticks = may_move_plan(plan.state, "tick_promise", who.role)
    for number, promise in enumerate(plan.promises, start=1):
        state = "done" if promise.done_on else "open"
        day = wording.day(promise.done_on) if promise.done_on else ""
        if ticks:
            turn.say(f"utter_promise_{state}", number=number, words=promise.text, day=day, id=owner.id)
        else:
            turn.say(f"utter_promise_read_{state}", number=number, words=promise.text, day=day)


def tick(turn: Turn, owner_id: str, number: int, *, done: bool) -> None:
    """The manager ticks a promise off, or takes the tick away. The employee hears of what was done."""
    owner, plan, who = turn.plan_of(owner_id)
    must_see(who, plan, "follow_ups")
    promise = turn.touch(plan).tick_promise(who, number, turn.today if done else None)
    turn.log(owner.id, "promise kept" if done else "promise open again")
    if done:
        turn.notify(owner.id, "promise_kept", name=turn.person.name, words=promise.text)
    turn.say("utter_promise_ticked" if done else "utter_promise_open_again", number=number)
    if any(p.done_on is None for p in plan.promises):
        promises(turn, owner_id)
