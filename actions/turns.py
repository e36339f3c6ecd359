"""One turn, as Rasa sees it: an action in, slots and responses out.

All decisions are made in `bot.dialogue`; here they are put in the engine's words. The open question of the store
wins over whatever the engine remembers: a form that is no longer the right one is left and the right one opened.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from rasa_sdk import Tracker
from rasa_sdk.events import ActionExecuted, ActiveLoop, EventType, FollowupAction, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from bot.dialogue import dialogue
from bot.dialogue.dialogue import Reply
from bot.dialogue.turn import Intent, Minds
from bot.plan.questions import Part, of
from bot.settings import Settings, load_settings
from bot.store.store import Store

LISTEN = "action_listen"
SHOWN = ("number", "minutes", "goal_number")
"""Slots that the texts of questions show. Numbers only."""


@cache
def settings() -> Settings:
    return load_settings()


@cache
def store() -> Store:
    return Store.open(settings())


@cache
def minds() -> Minds:
    from bot.dialogue.gate import Gate
    from bot.smart.checker import Checker

    models = settings().models_dir
    return Minds(Gate.load(models), Checker.load(models), settings().base_url)


def warm_up() -> None:
    """Load what the first turn would otherwise wait for."""
    store()
    minds()


def ranking(tracker: Tracker) -> list[Intent]:
    """What the engine thinks was meant, best first."""
    found = tracker.latest_message.get("intent_ranking") or []
    return [Intent(str(i["name"]), float(i["confidence"])) for i in found if i.get("name") != "nlu_fallback"]


def start_of_session(tracker: Tracker) -> list[EventType]:
    """An engine that knows nothing of this conversation is put at the open question."""
    with store().work(write=False) as work:
        conversation = work.conversations.by_id(tracker.sender_id)
        if conversation is None:
            return [SessionStarted(), ActionExecuted(LISTEN)]
        reply = dialogue.position(work, conversation, datetime.now(UTC), minds())
    events: list[EventType] = [SessionStarted(), *_shown(reply)]
    if reply.form is not None:
        events += [ActiveLoop(reply.form), SlotSet("requested_slot", reply.question)]
    return [*events, ActionExecuted(LISTEN)]


def run_turn(dispatcher: CollectingDispatcher, tracker: Tracker, called_as: str | None) -> list[EventType]:
    """Do what the message asks and say what comes of it. `called_as` is the form that Rasa runs, if any."""
    inbox_id = str((tracker.latest_message.get("metadata") or {}).get("inbox", ""))
    opened_by_us = tracker.get_slot("turn") == inbox_id
    now = datetime.now(UTC)
    with store().work(write=not opened_by_us) as work:
        conversation = work.conversations.by_id(tracker.sender_id)
        message = work.inbox.get(inbox_id)
        if conversation is None or message is None or message.person_id != conversation.person_id:
            raise LookupError("the engine was asked about a message that is not there")
        if opened_by_us:
            reply = dialogue.position(work, conversation, now, minds())
        else:
            reply = dialogue.take_turn(work, conversation, message, ranking(tracker), minds(), now)
    if not opened_by_us:
        _speak(dispatcher, inbox_id, reply)
    return [SlotSet("turn", inbox_id), *_shown(reply), *_steer(tracker, reply, called_as)]


def _shown(reply: Reply) -> list[EventType]:
    return [SlotSet(name, reply.slots.get(name)) for name in SHOWN if name in reply.slots]


def _speak(dispatcher: CollectingDispatcher, inbox_id: str, reply: Reply) -> None:
    acknowledgement = {
        "turn": inbox_id,
        "asks": reply.question,
        "about": reply.about or None,
        "card": reply.card,
    }
    dispatcher.utter_message(json_message=acknowledgement)
    for say in reply.says:
        buttons = [{"title": button.title, "payload": button.command} for button in say.buttons]
        dispatcher.utter_message(response=say.response, buttons=buttons or None, **say.values)


def _steer(tracker: Tracker, reply: Reply, called_as: str | None) -> list[EventType]:
    """Stay in the form, open another one, or leave no form open."""
    if reply.form is not None and reply.form == called_as:
        return [*_answered(tracker, reply), SlotSet("requested_slot", reply.question)]
    leave: list[EventType] = [SlotSet("requested_slot", None)] if called_as else []
    if reply.form is None:
        return [*leave, SlotSet("opens", None), FollowupAction(LISTEN)]
    part = reply.form.removesuffix("_form")
    return [*leave, *_emptied(part), SlotSet("opens", part), FollowupAction(reply.form)]


def _answered(tracker: Tracker, reply: Reply) -> list[EventType]:
    """A marker on the question that was open; the answer itself is in the store and nowhere else."""
    before = tracker.get_slot("requested_slot")
    marked: list[EventType] = [SlotSet("opens", None), SlotSet(str(reply.question), None)]
    if before and before != reply.question:
        marked.append(SlotSet(str(before), True))
    return marked


def _emptied(part: str) -> list[EventType]:
    """A form that opens asks its questions anew: where it starts, the store says."""
    return [SlotSet(question.id, None) for question in of(Part(part))]
