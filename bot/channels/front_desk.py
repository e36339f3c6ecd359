"""Where what comes in from Slack and Teams enters: who is it, did it come before, what waits for an answer.

A message is taken in within one transaction, before the platform is told that it arrived. Delivered again, it is
recognised and nothing happens. Someone who is not in the directory gets a kind explanation, and what they wrote is
kept nowhere.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Literal

from bot.catalogue import say
from bot.channels.backroom import Backroom
from bot.channels.door import CHOICES, Choice, Held, Judged
from bot.channels.known import NotKnown, active
from bot.channels.lines import Lines
from bot.channels.messages import message
from bot.channels.page_links import page_link
from bot.store import ButtonForeign, ButtonOld

if TYPE_CHECKING:
    from bot.plan.people import Person
    from bot.store.mail import InboxKind, InboxMessage
    from bot.store.store import Work

TELL_A_STRANGER_AGAIN = timedelta(hours=1)
"""So that someone who keeps typing is not told the same at every line."""
PAGE = "page:"
"""How the command of a button begins that brings someone to a page of ours. It can be pressed more than once."""
CORRECT = "correct:"
"""How the command begins that an edited message becomes: `correct:<inbox id>:<the new text>`."""
ROW = "row:"
"""How the command begins that a filled-in row of the POP form becomes: `row:<the cells as JSON>`."""
SAID = "said:"
"""How the command begins under which an event is kept that was answered without the engine."""
AT_THE_DOOR = "door.ask"
WIPE = "wipe"
"""Key of an outbox message before which the courier removes everything that the bot said there."""
_AGAIN = "#"
"""Between the event of a message and that of its edit."""
_LOOK_BACK = 10
"""So many messages back an edit can still be of the last answer: edits and presses came in between."""

_WIPE_WORDS = re.compile(
    r"(?:wis|verwijder|haal)\s+(?:(?:al\s+)?(?:deze|je|jouw|de|die)\s+)?(?:chat|chatberichten|berichten)"
    r"(?:\s+(?:hier\s+)?weg)?[.!\s]*",
    re.IGNORECASE,
)
_NOTICE_WORDS = re.compile(
    r"(?:zet\s+)?(?:de\s+)?meldingen\s+(?P<switch>aan|uit)(?:\s+zetten)?|(?:wil\s+)?geen\s+meldingen(?:\s+meer)?",
    re.IGNORECASE,
)

Kind = Literal["text", "press", "arrive", "edit", "form", "other"]


@dataclass(frozen=True, slots=True)
class Arrival:
    """Something that came in from a platform, verified and read, and nothing more."""

    channel: str
    event_id: str
    """The same for every delivery of the same thing, and for nothing else on this channel."""
    user_id: str
    kind: Kind
    text: str = ""
    """As typed; for a press the token of the button, for a form the row as JSON, else a key of words."""
    message_id: str = ""
    """For a press: the platform's id of the message that the button is on."""
    edits: str = ""
    """For an edit: the `event_id` with which the message came in when it was new."""
    said_at: datetime | None = None
    """When it was said, by the clock of the platform, where that tells."""
    address: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Profile:
    """What a platform says of a user who is new to us."""

    name: str
    """Shown to HR when this person is not in the directory."""
    email: str = ""
    personnel_id: str = ""
    address: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of it. `waits` is the id of what now waits for an answer; `say` goes straight to a stranger."""

    person_id: str | None = None
    waits: str | None = None
    answered: bool = False
    """The answer is in the outbox already."""
    say: str | None = None
    settles: tuple[Held, Choice] | None = None
    """What was chosen of a text at the door; it is let go of once this is committed."""


@dataclass(frozen=True, slots=True)
class _AtDoor:
    """What the door says of an arrival, and what this and the other processes have there that it may be about."""

    judged: Judged | None = None
    """What is thought of the words that were typed."""
    asked_about: Held | None = None
    """The text of which this asks why it was stopped."""
    chosen: tuple[Choice, Held] | None = None
    """What was pressed, and of which text."""
    rest: str = ""
    """What is left of that text, when what it was stopped for is to be left out."""
    unchanged: bool = False
    """An edit that left the words as they are there."""


class FrontDesk:
    """Takes in what comes from the platforms. One per process."""

    def __init__(self, back: Backroom, *, base_url: str) -> None:
        self._back = back
        self._base_url = base_url
        self._lines = Lines()

    async def receive(self, arrival: Arrival, who: Callable[[], Awaitable[Profile]]) -> Receipt:
        """Take in what came. When this returns it is committed, and the platform may be told so.

        `who` asks the platform about a user who is new here; whatever it raises comes out of here, and nothing was
        taken in.
        """
        async with self._lines.of(f"{arrival.channel}:{arrival.user_id}"):
            there = await self._at_door(arrival)
            receipt = await self._back.store.write(lambda work: self._take(work, arrival, None, there))
            if receipt is None:
                profile = await who()
                receipt = await self._back.store.write(lambda work: self._take(work, arrival, profile, there))
        assert receipt is not None
        if receipt.settles is not None:
            await asyncio.to_thread(self._back.door.settle, *receipt.settles)
        if receipt.person_id is not None:
            if receipt.waits is not None:
                self._back.dispatcher.wake(receipt.person_id)
            self._back.bells.ring(receipt.person_id)
        return receipt

    async def _at_door(self, arrival: Arrival) -> _AtDoor:
        """Go by the door. Before the transaction: a model reads it, and another process may take a second."""
        door, kind = self._back.door, arrival.kind
        if kind not in ("text", "form", "edit") and not (kind == "press" and door.is_choice(arrival.text)):
            return _AtDoor()
        person_id = None
        if kind in ("press", "edit") or (kind == "text" and door.asks_why(arrival.text)):
            known = await self._back.store.read(lambda work: work.identities.get(arrival.channel, arrival.user_id))
            person_id = known.person_id if known is not None else None
        return await asyncio.to_thread(self._look, arrival, person_id)

    def _look(self, arrival: Arrival, person_id: str | None) -> _AtDoor:
        """`person_id`: whose arrival it is, where something may be at the door already that it is about."""
        door, text = self._back.door, arrival.text
        if arrival.kind == "press":
            chosen = door.choose(text, person_id) if person_id is not None else None
            return _AtDoor(chosen=chosen, rest=self._rest(*chosen) if chosen is not None else "")
        asked_about = door.asked_why(person_id, text) if arrival.kind == "text" and person_id is not None else None
        if asked_about is not None and asked_about.more is not None:  # else it is chosen of in the browser
            return _AtDoor(asked_about=asked_about)
        cells = _cells(text) if arrival.kind == "form" else []
        unchanged = arrival.kind == "edit" and person_id is not None and door.holds(person_id, text)
        return _AtDoor(door.judge(*(cells or [text])), unchanged=unchanged)

    def _rest(self, choice: Choice, held: Held) -> str:
        """What is left of a text. Of a form nothing: its cells belong together."""
        if choice != "leave" or held.more in CHOICES or held.more[0].kind == "form":
            return ""
        return self._back.door.without(held)

    async def person(self, channel: str, user_id: str, who: Callable[[], Awaitable[Profile]]) -> Person | None:
        """Who this is, without taking anything in; None for a stranger."""
        known = await self._back.store.write(lambda work: self._known(work, channel, user_id, None))
        if known is None:
            profile = await who()
            known = await self._back.store.write(lambda work: self._known(work, channel, user_id, profile))
        assert known is not None
        return known[0]

    # --- who is this ---------------------------------------------------------------------------------

    def _known(
        self, work: Work, channel: str, user_id: str, profile: Profile | None, *, used: bool = False
    ) -> tuple[Person | None, str] | None:
        """The person, or None with the key of why not. None alone: the platform must be asked first."""
        identity = work.identities.get(channel, user_id)
        if identity is None and profile is None:
            return None
        if identity is not None:
            person = work.people.get(identity.person_id)
        else:
            assert profile is not None
            person = work.people.get(profile.personnel_id) if profile.personnel_id else None
            if person is None and profile.email:
                person = work.people.by_email(profile.email)
        try:
            person = active(person)
        except NotKnown as unknown:
            return None, unknown.key
        if identity is None:
            assert profile is not None
            address = dict(profile.address)
            work.identities.link(channel, user_id, person.id, address, self._back.clock(), used=used)
        return person, ""

    def _take(self, work: Work, arrival: Arrival, profile: Profile | None, there: _AtDoor) -> Receipt | None:
        now = self._back.clock()
        known = self._known(work, arrival.channel, arrival.user_id, profile, used=True)
        if known is None:
            return None
        person, problem = known
        if person is None:
            return self._turn_away(work, arrival, profile, problem, now)
        work.identities.used(arrival.channel, arrival.user_id, dict(arrival.address), now)
        if arrival.kind in ("text", "form"):
            return self._typed(work, person, arrival, None, now, there)
        if arrival.kind == "edit":
            return self._edited(work, person, arrival, now, there)
        if arrival.kind == "press":
            return self._pressed(work, person, arrival, now, there)
        if arrival.kind == "arrive":
            return self._keep(work, person, arrival, "arrive", "", now)
        return self._explain(work, person, arrival, arrival.text, now)

    def _turn_away(
        self, work: Work, arrival: Arrival, profile: Profile | None, problem: str, now: datetime
    ) -> Receipt:
        name = (profile.email or profile.name) if profile else ""
        tell = work.strangers.met(arrival.channel, arrival.user_id, name, problem, now, TELL_A_STRANGER_AGAIN)
        return Receipt(say=say(problem) if tell else None)

    # --- what came -----------------------------------------------------------------------------------

    def _typed(
        self,
        work: Work,
        person: Person,
        arrival: Arrival,
        instead_of: InboxMessage | None,
        now: datetime,
        there: _AtDoor,
    ) -> Receipt:
        """The one place where words that someone typed come in, new or corrected, before anything is kept of them."""
        if work.inbox.by_event(arrival.channel, arrival.event_id) is not None:
            return Receipt(person.id)
        if (asked := there.asked_about) is not None:
            words, choices = asked.reason(person.locale), asked.buttons(person.locale)
            return self._answer(work, person, arrival, AT_THE_DOOR, words, now, buttons=choices)
        assert there.judged is not None  # what nobody looked at comes in nowhere
        corrects = instead_of.id if instead_of else None
        more = (arrival, corrects)
        held = self._back.door.stop(person.id, arrival.event_id, arrival.text, there.judged, more=more)
        if held is not None:
            # The platform keeps what is said there, and so does the outbox: the sentence is not repeated.
            words = held.question(person.locale)
            return self._answer(work, person, arrival, AT_THE_DOOR, words, now, buttons=held.buttons(person.locale))
        return self._let_in(work, person, arrival, corrects, now)

    def _let_in(self, work: Work, person: Person, arrival: Arrival, instead_of: str | None, now: datetime) -> Receipt:
        """Words that the door let in."""
        if instead_of is not None:
            return self._keep(work, person, arrival, "command", f"{CORRECT}{instead_of}:{arrival.text}", now)
        if arrival.kind == "form":
            return self._keep(work, person, arrival, "command", f"{ROW}{arrival.text}", now)
        if _WIPE_WORDS.fullmatch(arrival.text.strip()):
            return self._explain(work, person, arrival, f"wiped_{arrival.channel}", now, **{WIPE: True})
        if wanted := _NOTICE_WORDS.fullmatch(arrival.text.strip(" .!\n\t")):
            on = (wanted["switch"] or "uit").lower() == "aan"
            work.identities.quiet(arrival.channel, arrival.user_id, None if on else now)
            return self._explain(work, person, arrival, "notices_on" if on else "notices_off", now)
        return self._keep(work, person, arrival, "text", arrival.text, now)

    def _edited(self, work: Work, person: Person, arrival: Arrival, now: datetime, there: _AtDoor) -> Receipt:
        # The event with which it came in when it was new stays in front: an edit can be edited again.
        arrival = replace(arrival, event_id=f"{arrival.edits}{_AGAIN}{arrival.event_id}")
        edited = work.inbox.by_event(arrival.channel, arrival.edits)
        if edited is None or edited.person_id != person.id:
            return Receipt(person.id)  # from before us, or something that was never an answer
        if self._was_stopped(work, edited):
            if there.unchanged:
                return Receipt(person.id)  # the platform added a preview, and no word changed
            return self._typed(work, person, arrival, None, now, there)  # written differently, where it stood
        stands = self._stands(work, edited)
        if stands is None:
            return self._explain(work, person, arrival, "edit_too_late", now)
        if words_of(stands) == arrival.text:
            return Receipt(person.id)  # the platform added a preview, and no word changed
        return self._typed(work, person, arrival, stands, now, there)

    @staticmethod
    def _stands(work: Work, edited: InboxMessage) -> InboxMessage | None:
        """The newest wording of a message, when it is the last thing that this person told us."""
        for later in work.inbox.newest(edited.person_id, _LOOK_BACK):
            if later.kind == "text" or later.text.startswith(CORRECT):
                return later if (later.channel, _first_event(later)) == (edited.channel, edited.event_id) else None
        return None

    def _pressed(self, work: Work, person: Person, arrival: Arrival, now: datetime, there: _AtDoor) -> Receipt:
        if work.inbox.by_event(arrival.channel, arrival.event_id) is not None:
            return Receipt(person.id)
        if self._back.door.is_choice(arrival.text):
            return self._chosen(work, person, arrival, now, there)
        on = (
            work.deliveries.by_message(arrival.channel, person.id, arrival.message_id) if arrival.message_id else None
        )
        try:
            command, title = work.buttons.look(arrival.text, person.id)
            if command.startswith(PAGE):
                return self._open_page(work, person, arrival, command.removeprefix(PAGE), title, now)
            command = work.buttons.press(arrival.text, person.id, now)
        except ButtonForeign:
            return self._explain(work, person, arrival, "button_foreign", now)
        except ButtonOld:
            if on is not None:
                work.deliveries.choose(on.id, "", now)
            return self._explain(work, person, arrival, "button_old", now)
        if on is not None:
            work.deliveries.choose(on.id, title, now)
        return self._keep(work, person, arrival, "command", command, now)

    def _chosen(self, work: Work, person: Person, press: Arrival, now: datetime, there: _AtDoor) -> Receipt:
        """Do what was chosen of a text at the door."""
        if there.chosen is None:
            return self._explain(work, person, press, "door.lost", now)
        choice, held = there.chosen
        if press.message_id:
            on = work.deliveries.by_message(press.channel, person.id, press.message_id)
            titles = {b["payload"]: b["title"] for b in held.buttons(person.locale)}
            if on is not None:
                work.deliveries.choose(on.id, titles.get(press.text, ""), now)
        if choice == "again":
            said = self._explain(work, person, press, "door.go_on", now)
            return replace(said, settles=(held, choice))
        if held.more in CHOICES:
            return Receipt(person.id)  # pressed twice
        arrival = replace(held.more[0], event_id=f"{held.event_id}{_AGAIN}{choice}")
        if choice == "send":
            receipt = self._let_in(work, person, arrival, held.more[1], now)
        elif there.rest:
            receipt = self._let_in(work, person, replace(arrival, text=there.rest), held.more[1], now)
        else:
            receipt = self._keep(work, person, arrival, "arrive", "", now)
        return replace(receipt, settles=(held, choice))

    @staticmethod
    def _was_stopped(work: Work, edited: InboxMessage) -> bool:
        """Whether a message is the last thing that this person told us, and was asked about and never came in."""
        for later in work.inbox.newest(edited.person_id, _LOOK_BACK):
            asked = later.text == f"{SAID}{AT_THE_DOOR}"
            if asked or later.kind == "text" or later.text.startswith(CORRECT):
                return asked and (later.channel, _first_event(later)) == (edited.channel, edited.event_id)
        return False

    def _open_page(
        self, work: Work, person: Person, arrival: Arrival, path: str, title: str, now: datetime
    ) -> Receipt:
        link = {"title": title, "href": page_link(work, self._base_url, person.id, path, now)}
        card = {"kind": "link", "title": "", "sections": [], "link": link}
        return self._explain(work, person, arrival, "page_link", now, card=card)

    # --- keeping and answering -----------------------------------------------------------------------

    def _keep(
        self, work: Work, person: Person, arrival: Arrival, kind: InboxKind, text: str, now: datetime
    ) -> Receipt:
        added = work.inbox.add(arrival.channel, arrival.event_id, person.id, kind, text, now, arrival.said_at)
        if added is None:
            return Receipt(person.id)
        return Receipt(person.id, waits=added.id)

    def _explain(self, work: Work, person: Person, arrival: Arrival, key: str, now: datetime, **more: Any) -> Receipt:
        """Answer from the catalogue, without the engine. The event is kept so that it is answered once."""
        return self._answer(work, person, arrival, key, say(key, person.locale), now, **more)

    def _answer(
        self, work: Work, person: Person, arrival: Arrival, key: str, text: str, now: datetime, **more: Any
    ) -> Receipt:
        command = f"{SAID}{key}"
        added = work.inbox.add(arrival.channel, arrival.event_id, person.id, "command", command, now, arrival.said_at)
        if added is None:
            return Receipt(person.id)
        work.inbox.mark_done(added.id, now)
        words = {**message(text), "event": arrival.event_id, **more}
        work.outbox.add(person.id, "reply", words, now, channel=arrival.channel, inbox_id=added.id)
        return Receipt(person.id, answered=True)


def _cells(form: str) -> list[str]:
    """What was typed in a filled-in row of the POP form."""
    try:
        row = json.loads(form)
    except ValueError:
        return [form]
    return [cell for cell in row.values() if isinstance(cell, str)] if isinstance(row, dict) else [form]


def words_of(stands: InboxMessage) -> str:
    """What someone typed, also where it came as a correction."""
    if stands.kind == "command" and stands.text.startswith(CORRECT):
        return stands.text.split(":", 2)[2]
    return stands.text


def _first_event(stands: InboxMessage) -> str:
    """The event with which a message came in when it was new: corrections carry it in front of their own."""
    return stands.event_id.split(_AGAIN, 1)[0]
