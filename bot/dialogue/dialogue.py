"""From a message to an effect and an answer: what was said, what it does, what is asked next.

The engine calls this once or twice a turn (again when another form opens). The first call does the work and keeps
its outcome with the message; a message that comes again after a crash is answered from there and changes nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.dialogue import commands, earlier, repairs
from bot.dialogue.commands import answers, finding
from bot.dialogue.conversation import Conversation
from bot.dialogue.flows.registry import FLOWS, flow_of
from bot.dialogue.hearing import hear
from bot.dialogue.turn import Intent, Minds, Say, Turn
from bot.plan.questions import Part
from bot.plan.states import EDITABLE, NotAllowed

if TYPE_CHECKING:
    from bot.store.mail import InboxMessage
    from bot.store.store import Work

AWAY = timedelta(hours=4)
"""After this long, someone who comes back is welcomed and told where they were."""
PREPARES = (Part.WELCOME.form, *answers.OWN_PLAN)
"""The forms in which one's own plan is made."""


@dataclass(slots=True)
class Reply:
    """What a turn comes to: what is said, which question is open, and what the engine must know of it."""

    says: list[Say]
    form: str | None
    question: str | None
    about: dict[str, Any]
    slots: dict[str, Any] = field(default_factory=dict)
    card: dict[str, Any] | None = None


def position(work: Work, conversation: Conversation, now: datetime, minds: Minds) -> Reply:
    """Where the conversation stands, saying nothing: for an engine that has lost its memory."""
    turn = _turn(work, conversation, "arrive", "", (), minds, now)
    return Reply([], conversation.form, conversation.question, conversation.about, _slots(turn))


def take_turn(
    work: Work,
    conversation: Conversation,
    message: InboxMessage,
    intents: Sequence[Intent],
    minds: Minds,
    now: datetime,
) -> Reply:
    """Do what one message asks, once, and say what comes of it."""
    turn = _turn(work, conversation, message.kind, message.text, intents, minds, now)
    if message.applied_at is not None and message.outcome is not None:
        says = [Say.from_json(say) for say in message.outcome["says"]]
        card = message.outcome["card"]
        return Reply(says, conversation.form, conversation.question, conversation.about, _slots(turn), card)
    try:
        if message.kind == "text" and work.inbox.overtaken(message):
            earlier.came_late(turn, message)
        else:
            _handle(turn)
    except NotAllowed:
        turn.refuse()
    try:
        _introduce(turn)
    except NotAllowed:  # what was open is no longer this person's to see
        turn.refuse()
        turn.memory.pop("return_to", None)
        turn.memory["stack"] = []
        turn.close()
    if not turn.says and turn.conversation.question is None:
        # Never silence: an empty answer would be taken for a failure.
        finding.idle(turn)
        _introduce(turn)
    finding.ways_on(turn)
    turn.tidy_undo()
    turn.log_changes()
    for plan in turn.touched:
        work.plans.save(plan)
    work.conversations.save(conversation)
    outcome = {"says": [say.to_json() for say in turn.says], "card": turn.card}
    work.inbox.mark_applied(message.id, outcome, now)
    return Reply(turn.says, conversation.form, conversation.question, conversation.about, _slots(turn), turn.card)


def _turn(
    work: Work,
    conversation: Conversation,
    kind: str,
    text: str,
    intents: Sequence[Intent],
    minds: Minds,
    now: datetime,
) -> Turn:
    person = work.people.get(conversation.person_id)
    if person is None:
        raise LookupError("conversation without a person")
    return Turn(work, person, conversation, kind, text, intents, minds, now, FLOWS)


def _slots(turn: Turn) -> dict[str, Any]:
    """The numbers that the open question's text shows."""
    active, question = flow_of(turn.conversation.form), turn.conversation.question
    if active is None or question is None:
        return {}
    return active.slots(turn, question)


def _introduce(turn: Turn) -> None:
    """Say what must be said before the open question. A question that makes no sense any more closes itself."""
    before = None
    while turn.conversation.position not in (None, before):
        before = turn.conversation.position
        active = flow_of(turn.conversation.form)
        if active is not None:
            active.introduce(turn, str(turn.conversation.question))


def _handle(turn: Turn) -> None:
    kind, text = turn.kind, turn.text
    _close_what_is_over(turn)
    if kind == "arrive":
        _arrive(turn)
    elif kind == "command":
        repairs.forget_what_was_asked(turn, text)
        commands.run(turn, text)
    else:
        hear(turn, text)


def _close_what_is_over(turn: Turn) -> None:
    """A question of the preparation has no answer any more once the plan is settled, by whomever."""
    if not turn.has_plan or turn.plan.state in EDITABLE:
        return
    memory = turn.memory
    memory["stack"] = [position for position in memory.get("stack", []) if position["form"] not in PREPARES]
    for name in ("paused", "return_to"):
        if memory.get(name) and memory[name]["form"] in PREPARES:
            memory.pop(name)
    if turn.conversation.form in PREPARES:
        turn.finish()


def _arrive(turn: Turn) -> None:
    """Someone opens the chat."""
    conversation = turn.conversation
    away = conversation.arrived_at is None or turn.now - conversation.arrived_at > AWAY
    conversation.arrived_at = turn.now
    if conversation.question is None:
        finding.idle(turn)
    elif conversation.form != Part.WELCOME.form and away:
        turn.say("utter_welcome_back", first_name=turn.person.first_name)
