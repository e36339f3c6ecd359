"""What comes from Teams: reads an activity, hands it to the front desk, and says what Teams must be answered.

The activity was checked before (`teams_tokens`). What is not for us, or not known here, is acknowledged and nothing
is kept of it.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections import deque
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from bot.catalogue import DEFAULT_LOCALE, say
from bot.channels.delivery import Blocked, Closed, Courier, Gone, Later, Rejected, Unsure
from bot.channels.dispatcher import utc_now
from bot.channels.front_desk import Arrival, FrontDesk, Kind, Profile, Receipt
from bot.channels.row_form import LONGEST_CELL, as_text, filled_in, problems, why_not
from bot.channels.store_calls import StoreCalls
from bot.channels.teams_cards import ADAPTIVE, activity, card_of, pressed
from bot.channels.teams_form import FETCH, SUBMIT, form, instead, offer, sent_in
from bot.channels.teams_post import CHANNEL, TeamsPost
from bot.dialogue.conversation import LONGEST
from bot.plan.ids import new_id

logger = logging.getLogger(__name__)

_ACTION: Final = "adaptiveCard/action"
_FORM_WORDS: Final = re.compile(r"(?:het )?(?:pop-?)?formulier[.!]?", re.IGNORECASE)
_WORDS: Final = "application/vnd.microsoft.activity.message"
_REMEMBERED: Final = 1_000
"""So many things said aside are remembered, so that what is delivered again is not answered aloud again."""
_SENDING: Final = (Later, Unsure, Blocked, Rejected, Gone, Closed)

Activity = Mapping[str, Any]


class TryAgain(Exception):
    """It was not taken in. Teams must not be told that it was."""


@dataclass(frozen=True, slots=True)
class Read:
    """An activity that means something to us."""

    arrival: Arrival
    name: str
    """What Teams calls the sender, for HR when they are not in the directory."""
    invoked: bool = False
    """Teams waits for an answer to show."""


class TeamsDesk:
    """Takes in what Teams sends. One per process."""

    def __init__(
        self,
        front_desk: FrontDesk,
        courier: Courier,
        post: TeamsPost,
        store: StoreCalls,
        *,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._front_desk = front_desk
        self._courier = courier
        self._post = post
        self._store = store
        self._clock = clock
        self._aside: set[asyncio.Task[None]] = set()
        self._answered: deque[str] = deque(maxlen=_REMEMBERED)

    async def take(self, incoming: Activity) -> dict[str, Any]:
        """Take in one activity; what Teams is answered. Raises TryAgain when it could not be taken in."""
        if _is_elsewhere(incoming):
            return self._refuse(incoming)
        if _is_goodbye(incoming):
            user_id = _sender(incoming)
            await self._store.write(lambda work: work.identities.block(CHANNEL, user_id, self._clock()))
            return {}
        if _is_form(incoming):
            return await self._form(incoming) if _is_whole(incoming) else {}
        read = understand(incoming)
        if read is None:
            return {}
        arrival = read.arrival
        if arrival.kind == "text" and _FORM_WORDS.fullmatch(arrival.text.strip()):
            self._once(arrival.event_id, self._post.show(dict(arrival.address), offer(DEFAULT_LOCALE)))
            return {}
        receipt = await self._receive(read)
        if read.invoked:
            return await self._show(arrival, receipt)
        if receipt.say is not None:
            self._say(self._post.say(dict(arrival.address), receipt.say))
        return {}

    async def _receive(self, read: Read) -> Receipt:
        arrival = read.arrival
        receipt = await _asking(self._front_desk.receive(arrival, lambda: self._profile(read)))
        if receipt.person_id is not None and receipt.waits is not None:
            self._courier.expect(receipt.person_id, receipt.waits)
        return receipt

    async def _form(self, incoming: Activity) -> dict[str, Any]:
        """The form for a whole row: shown, or sent in. What is wrong is said at the cell; nothing is kept then."""
        id, typed = sent_in(incoming.get("value"))
        row = filled_in({name: _text_of(text) for name, text in typed.items()})
        read = _read(incoming, "form", as_text(row), event=f"form:{id or _text_of(incoming.get('id'))}")
        person = await _asking(self._front_desk.person(CHANNEL, _sender(incoming), lambda: self._profile(read)))
        if person is None:
            return instead(say("unknown_person"))
        if incoming.get("name") == FETCH:
            problem = await self._store.read(lambda work: why_not(work, person))
            return instead(problem) if problem else form(new_id(), {}, {}, person.locale)
        if any(len(cell) > LONGEST_CELL for cell in row.values()):
            return instead(say("too_large", person.locale))
        if wrong := problems(row, person.locale):
            return form(id or new_id(), row, wrong, person.locale)
        receipt = await self._receive(read)
        return instead(receipt.say or say("form.taken_in", person.locale))

    async def _profile(self, read: Read) -> Profile:
        return await self._post.profile(dict(read.arrival.address), read.name)

    async def stop(self) -> None:
        """Let go of what was still to be said aside."""
        for task in self._aside:
            task.cancel()
        await asyncio.gather(*self._aside, return_exceptions=True)

    async def _show(self, arrival: Arrival, receipt: Receipt) -> dict[str, Any]:
        """The answer to a press: the card with the choice that was made on it."""
        if receipt.say is not None:
            return _shown(_WORDS, receipt.say)
        standing = None
        if receipt.person_id is not None and arrival.message_id:
            standing = await self._courier.standing(receipt.person_id, arrival.message_id)
        card = card_of(activity(standing)) if standing is not None else None
        return _shown(ADAPTIVE, card) if card is not None else _shown(_WORDS, say("teams_taken_in"))

    def _refuse(self, incoming: Activity) -> dict[str, Any]:
        """In a team or a group: say, without any content, that this is no place to talk."""
        id = str(incoming.get("id") or "")
        if _is_form(incoming):
            return instead(say("dm_only"))
        if incoming.get("type") == "invoke":
            return _shown(_WORDS, say("dm_only"))
        if incoming.get("type") == "message" and id:
            self._once(id, self._post.say(_address(incoming), say("dm_only")))
        return {}

    def _once(self, event: str, saying: Coroutine[Any, Any, None]) -> None:
        """Say something aside, unless that was done at this event."""
        if event in self._answered:
            saying.close()
            return
        self._answered.append(event)
        self._say(saying)

    def _say(self, saying: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(self._said(saying), name="teams-aside")
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)

    @staticmethod
    async def _said(saying: Awaitable[None]) -> None:
        try:
            await saying
        except _SENDING as problem:
            logger.info("a line could not be said: %s", type(problem).__name__)


async def _asking[Found](question: Awaitable[Found]) -> Found:
    """What needs to know who this is. Raises TryAgain when Teams does not say."""
    try:
        return await question
    except _SENDING as problem:
        logger.warning("nobody could be asked who this is: %s", type(problem).__name__)
        raise TryAgain from None


def understand(incoming: Activity) -> Read | None:
    """What this activity is to us; None when nothing."""
    kind = incoming.get("type")
    if not _is_whole(incoming):
        return None
    if kind == "message":
        return _message(incoming)
    if kind == "messageUpdate" and _event_type(incoming) == "editMessage":
        return _edit(incoming)
    if kind == "invoke" and incoming.get("name") == _ACTION:
        return _invoke(incoming)
    if kind == "installationUpdate" and incoming.get("action") == "add":
        # Teams also sends a conversationUpdate for the same; one of the two says welcome.
        return _read(incoming, "arrive", "")
    return None


def _message(incoming: Activity) -> Read | None:
    token = pressed(incoming.get("value"))
    text = _typed(incoming)
    if token is not None and not text:
        return _read(incoming, "press", token, message_id=_text_of(incoming.get("replyToId")))
    if not text.strip():
        return _read(incoming, "other", _what_it_was(incoming))
    if len(text) > LONGEST:
        return _read(incoming, "other", "too_large")
    return _read(incoming, "text", text)


def _edit(incoming: Activity) -> Read | None:
    text = _typed(incoming)
    if not text.strip():
        return None
    id = _text_of(incoming.get("id"))
    event = f"{id}#{_text_of(incoming.get('timestamp'))}"
    if len(text) > LONGEST:
        return _read(incoming, "other", "too_large", event=event)
    return _read(incoming, "edit", text, edits=id, event=event)


def _invoke(incoming: Activity) -> Read | None:
    value = incoming.get("value")
    action = value.get("action") if isinstance(value, Mapping) else None
    token = pressed(action.get("data")) if isinstance(action, Mapping) else None
    # Without a token it is a button that nobody here made: to the front desk it is one that works no more.
    message_id = _text_of(incoming.get("replyToId"))
    return _read(incoming, "press", token or "?", message_id=message_id, invoked=True)


def _read(
    incoming: Activity,
    kind: Kind,
    text: str,
    *,
    event: str = "",
    message_id: str = "",
    edits: str = "",
    invoked: bool = False,
) -> Read:
    sender = incoming.get("from")
    name = _text_of(sender.get("name")) if isinstance(sender, Mapping) else ""
    arrival = Arrival(
        channel=CHANNEL,
        event_id=event or _text_of(incoming.get("id")),
        user_id=_sender(incoming),
        kind=kind,
        text=text,
        message_id=message_id,
        edits=edits,
        said_at=_moment(incoming.get("timestamp")),
        address=_address(incoming),
    )
    return Read(arrival, name, invoked)


def _typed(incoming: Activity) -> str:
    """The words someone typed, to the letter, without the bot's own name where they addressed it."""
    text = _text_of(incoming.get("text"))
    entities = incoming.get("entities")
    recipient = incoming.get("recipient")
    us = recipient.get("id") if isinstance(recipient, Mapping) else None
    for entity in entities if isinstance(entities, list) else ():
        mentioned = entity.get("mentioned") if isinstance(entity, Mapping) else None
        if isinstance(mentioned, Mapping) and mentioned.get("id") == us and _text_of(entity.get("text")):
            text = text.replace(entity["text"], "", 1).strip()
    return text


def _what_it_was(incoming: Activity) -> str:
    """The key of the words for a message without text. Teams sends every text as HTML besides, so that is no file."""
    attachments = incoming.get("attachments")
    kinds = [_text_of(a.get("contentType")) for a in attachments or () if isinstance(a, Mapping)]
    if any(kind.startswith(("audio/", "video/")) for kind in kinds):
        return "no_voice"
    if any(kind != "text/html" for kind in kinds):
        return "no_file"
    return "no_sticker"


def _address(incoming: Activity) -> dict[str, Any]:
    conversation = incoming.get("conversation")
    return {
        "service_url": _text_of(incoming.get("serviceUrl")),
        "conversation": _text_of(conversation.get("id")) if isinstance(conversation, Mapping) else "",
        "user": _sender(incoming),
    }


def _moment(value: object) -> datetime | None:
    """When it was, by the clock of Teams. A time without a zone is in UTC, as Teams writes them."""
    try:
        at = datetime.fromisoformat(_text_of(value))
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _sender(incoming: Activity) -> str:
    sender = incoming.get("from")
    return _text_of(sender.get("id")) if isinstance(sender, Mapping) else ""


def _event_type(incoming: Activity) -> object:
    data = incoming.get("channelData")
    return data.get("eventType") if isinstance(data, Mapping) else None


def _is_elsewhere(incoming: Activity) -> bool:
    """Whether it comes from a team or a group. What says nothing of where it is from is no private talk either."""
    conversation = incoming.get("conversation")
    return not isinstance(conversation, Mapping) or conversation.get("conversationType", "personal") != "personal"


def _is_whole(incoming: Activity) -> bool:
    """Whether it says who sent it, what to call it and where to answer."""
    return bool(_sender(incoming) and _text_of(incoming.get("id")) and _address(incoming)["conversation"])


def _is_form(incoming: Activity) -> bool:
    return incoming.get("type") == "invoke" and incoming.get("name") in (FETCH, SUBMIT)


def _is_goodbye(incoming: Activity) -> bool:
    # Not `remove-upgrade`: a new version of the app takes the old one away, and the person stays.
    return incoming.get("type") == "installationUpdate" and incoming.get("action") == "remove"


def _shown(kind: str, value: object) -> dict[str, Any]:
    return {"statusCode": 200, "type": kind, "value": value}


def _text_of(value: object) -> str:
    """A string that can be kept: JSON can hold half a character, which no database can."""
    if not isinstance(value, str):
        return ""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return value.encode("utf-8", "replace").decode("utf-8")
    return value
