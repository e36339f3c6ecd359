"""Words of before: a message that was edited where it was typed, or that came in after what was said later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.commands import answers
from bot.dialogue.commands.registry import command
from bot.dialogue.hearing import hear
from bot.dialogue.turn import Turn
from bot.plan.states import NotAllowed
from bot.wording import time_of_day

if TYPE_CHECKING:
    from bot.store.mail import InboxMessage


@command("correct")
def _correct(turn: Turn, earlier: str, *words: str) -> None:
    """The last message was edited where it was typed: what it changed is taken back, and the new words are heard.

    What cannot be taken back (a plan was shared, or signed) stays as it is.
    """
    before = turn.work.inbox.get(earlier)
    trail = turn.memory.get("undo", [])
    if before is None or before.person_id != turn.person.id or before.applied_at is None:
        raise NotAllowed("no such message")
    if not trail or trail[-1]["at"] != before.applied_at.isoformat():
        turn.say("utter_edit_changes_nothing")
        return
    answers.undo(turn)
    turn.says.clear()
    turn.say("utter_edited")
    hear(turn, ":".join(words))


def came_late(turn: Turn, message: InboxMessage) -> None:
    """What was said before something that had its effect is no answer to a question that came after it.

    The person says what is to be done with it. Its words are not repeated: they stand where they were typed.
    """
    assert message.said_at is not None
    time = time_of_day(message.said_at, turn.now)
    if turn.conversation.question is None:
        turn.say("utter_late_to_nothing", time=time)
    else:
        turn.say("utter_late", time=time, message=message.id)


@command("late")
def _late(turn: Turn, id: str) -> None:
    """Use a message that came late after all, as if it were said now."""
    late = turn.work.inbox.get(id)
    if late is None or late.person_id != turn.person.id or late.kind != "text":
        raise NotAllowed("no such message")
    hear(turn, late.text)


@command("leave_late")
def _leave_late(turn: Turn) -> None:
    turn.say("utter_late_left")
