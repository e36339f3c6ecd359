"""The channel of the browser chat and of `pop chat`: both talk to `web` over HTTP and fetch what is new.

They name what they have seen by a cursor, the number of the last message. Everything after the cursor is given in
order, so a lost answer, a second tab or a reload never loses or repeats a message.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from bot.catalogue import say
from bot.channels.backroom import Backroom
from bot.channels.dispatcher import BROWSER, Claim
from bot.channels.door import Choice, Held, Judged
from bot.channels.known import active
from bot.channels.lines import Lines
from bot.channels.messages import for_people, message
from bot.plan.people import Person
from bot.store import ButtonForeign, ButtonOld, OutboxMessage

if TYPE_CHECKING:
    from bot.store.mail import InboxKind, InboxMessage
    from bot.store.store import Work

REPLY_SECONDS = 10.0
"""How long a request waits for the reply before it answers "pending"."""
LONGEST_POLL_SECONDS = 25.0
HISTORY_LENGTH = 200
_LOOK_SECONDS = 1.0
"""How often to look for what another process put in the outbox."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is new for someone, up to and including `cursor`; `pending` when a reply is still to come."""

    messages: list[dict[str, Any]]
    cursor: int
    pending: bool = False

    def to_json(self) -> dict[str, Any]:
        return {"messages": self.messages, "cursor": self.cursor, "pending": self.pending}


@dataclass(frozen=True, slots=True)
class _Submitted:
    inbox: InboxMessage | None
    after: int | None
    claim: Claim | None = None
    reserved: bool = False
    """Whether this process keeps the place of this person for it."""
    refusal: str = ""
    """Why a button does nothing, in the language of this person."""
    settles: tuple[Held, Choice] | None = None
    """What was chosen of a text at the door; it is let go of once somebody serves this person."""


def due(rows: Sequence[OutboxMessage], question_open: bool) -> list[OutboxMessage]:
    """The rows to show now. Notices at the end wait while a question is open: they never interrupt it."""
    if not question_open:
        return list(rows)
    last = max((position for position, row in enumerate(rows) if row.kind != "notice"), default=-1)
    return list(rows[: last + 1])


class BrowserChat:
    """One person's side of the conversation, over HTTP."""

    def __init__(
        self,
        back: Backroom,
        *,
        delivered: Callable[[Work, Iterable[OutboxMessage], datetime], None] | None = None,
        reply_seconds: float = REPLY_SECONDS,
    ) -> None:
        """`delivered` does what follows from a delivery (OutboxMessage.on_delivered), in the same transaction."""
        self._back = back
        self._delivered = delivered
        self._reply_seconds = reply_seconds
        self._closing = False
        self._lines = Lines()

    def close(self) -> None:
        """Answer every long poll now: the process is about to stop."""
        self._closing = True
        self._back.bells.ring_all()

    async def send(
        self,
        person_id: str,
        id: str,
        *,
        text: str | None = None,
        payload: str | None = None,
        after: int | None = None,
    ) -> Answer:
        """Take a typed text or a pressed button and wait for what is said to it.

        The same `id` again is the same message again: it is not handled twice, and the answer is the same. Without
        `after` the answer starts with the notices that wait. What the door stops is asked about and goes no further.
        Raises NotKnown.
        """
        async with self._lines.of(person_id):
            taken = await self._take(person_id, f"{person_id}:{id}", text, payload, after)
        return await self._reply(person_id, taken)

    async def _take(
        self, person_id: str, event_id: str, text: str | None, payload: str | None, after: int | None
    ) -> _Submitted | Answer:
        """Take it in, or answer it at the door."""
        door = self._back.door
        if payload is not None and door.is_choice(payload):
            return await self._chosen(person_id, payload, after)
        if payload is not None:
            return await self._submit(person_id, event_id, "command", text or "", payload, after)
        text = text or ""
        found = await asyncio.to_thread(self._at_door, person_id, text)
        if isinstance(found, Held):
            person = active(await self._back.store.read(lambda work: work.people.get(person_id)))
            return await self._aside(person_id, found.reason(person.locale), after, found.buttons(person.locale))
        held = door.stop(person_id, event_id, text, found)
        if held is not None and (asked := await self._ask(held, after)) is not None:
            return asked
        return await self._submit(person_id, event_id, "text", text, None, after)

    def _at_door(self, person_id: str, text: str) -> Held | Judged:
        """The text of which this asks why it was stopped, else what is thought of this one."""
        asked_about = self._back.door.asked_why(person_id, text)
        if asked_about is not None and asked_about.more is None:  # else it is chosen of where it was typed
            return asked_about
        return self._back.door.judge(text)

    async def _ask(self, held: Held, after: int | None) -> Answer | None:
        """What is asked of a text at the door. None when it came in before: then it is answered as it was."""

        def unit(work: Work) -> tuple[Person, bool]:
            person = active(work.people.get(held.person_id))
            return person, work.inbox.by_event(BROWSER, held.event_id) is not None

        try:
            person, known = await self._back.store.read(unit)
        except BaseException:
            self._back.door.drop(held)
            raise
        if known:
            self._back.door.drop(held)
            return None
        # This answer is kept nowhere, so it may point out the sentence.
        words = held.question(person.locale, quote=True)
        return await self._aside(person.id, words, after, held.buttons(person.locale))

    async def _chosen(self, person_id: str, payload: str, after: int | None) -> _Submitted | Answer:
        """Do what was chosen of a text at the door."""
        person = active(await self._back.store.read(lambda work: work.people.get(person_id)))
        door = self._back.door
        chosen = await asyncio.to_thread(door.choose, payload, person_id)
        if chosen is None:
            return await self._aside(person_id, say("door.lost", person.locale), after)
        choice, held = chosen
        if choice == "again":
            await asyncio.to_thread(door.settle, held, choice)
            return await self._aside(person_id, say("door.go_on", person.locale), after)
        text = held.text if choice == "send" else await asyncio.to_thread(door.without, held)
        kind: InboxKind = "text" if text or choice == "send" else "arrive"
        submitted = await self._submit(person_id, held.event_id, kind, text, None, after)
        return replace(submitted, settles=(held, choice))

    async def _aside(
        self, person_id: str, text: str, after: int | None, buttons: Sequence[Mapping[str, str]] = ()
    ) -> Answer:
        """Something said beside the conversation and kept nowhere; the open question stays open."""

        def unit(work: Work) -> tuple[str | None, dict[str, Any], int]:
            open = work.conversations.of(person_id)
            return open.question, open.about, work.outbox.last_seq(person_id) if after is None else after

        question, about, cursor = await self._back.store.write(unit)
        said = message(text, asks=question, about=about or None, buttons=buttons)
        return Answer([for_people(said)], cursor)

    async def arrive(self, person_id: str, id: str, after: int | None = None) -> Answer:
        """Someone opens the conversation: notices first, then the welcome or the open question. Raises NotKnown."""
        async with self._lines.of(person_id):
            taken = await self._submit(person_id, f"{person_id}:{id}", "arrive", "", None, after)
        return await self._reply(person_id, taken)

    async def _submit(
        self, person_id: str, event_id: str, kind: InboxKind, text: str, payload: str | None, after: int | None
    ) -> _Submitted:
        """Put it in the inbox, and claim it where nobody serves this person yet."""
        reserved = self._back.dispatcher.reserve(person_id)
        try:
            submitted = await self._back.store.write_briefly(
                lambda work: self._keep(work, person_id, event_id, kind, text, payload, after, reserved)
            )
        except BaseException:
            if reserved:
                self._back.dispatcher.unreserve(person_id)
            raise
        if submitted.inbox is None and reserved:
            self._back.dispatcher.unreserve(person_id)
        return submitted

    def _keep(
        self,
        work: Work,
        person_id: str,
        event_id: str,
        kind: InboxKind,
        text: str,
        payload: str | None,
        after: int | None,
        reserved: bool,
    ) -> _Submitted:
        now = self._back.clock()
        person = active(work.people.get(person_id))
        if payload is not None:
            try:
                text = work.buttons.press(payload, person_id, now)
            except (ButtonOld, ButtonForeign) as problem:
                earlier = work.inbox.by_event(BROWSER, event_id)
                if earlier is not None:  # pressed by this very message, the first time it came
                    return _Submitted(earlier, after, reserved=reserved)
                old = isinstance(problem, ButtonOld)
                refusal = say("button_old" if old else "button_foreign", person.locale)
                return _Submitted(None, work.outbox.last_seq(person_id) if after is None else after, refusal=refusal)
        added = work.inbox.add(BROWSER, event_id, person_id, kind, text, now)
        if added is None:
            return _Submitted(work.inbox.by_event(BROWSER, event_id), after, reserved=reserved)
        claim = self._back.dispatcher.claim(work, person_id) if reserved else None
        return _Submitted(added, after, claim, reserved)

    @staticmethod
    def _before(work: Work, earlier: InboxMessage) -> int:
        """The cursor of someone who keeps none: just before the notices that came with the answer to this message."""
        rows = work.outbox.of_inbox(earlier.id)
        if not rows:
            return work.outbox.last_seq(earlier.person_id)
        cursor = rows[0].seq
        for row in reversed(work.outbox.history(earlier.person_id, HISTORY_LENGTH)):
            if row.seq >= rows[0].seq:
                continue
            if row.kind != "notice" or (row.delivered_at is not None and row.delivered_at < rows[0].created_at):
                break
            cursor = row.seq
        return cursor - 1

    async def _reply(self, person_id: str, taken: _Submitted | Answer) -> Answer:
        """What is said to what was taken in, as soon as it is said."""
        if isinstance(taken, Answer):
            return taken
        inbox = taken.inbox
        if inbox is None:
            return Answer([for_people(message(taken.refusal))], taken.after or 0)
        waiter = self._back.dispatcher.expect(inbox.id, taken.after)
        try:
            if taken.reserved:
                self._back.dispatcher.begin(person_id, taken.claim)
            elif inbox.done_at is None:
                self._back.dispatcher.wake(person_id)
            if taken.settles is not None:
                await asyncio.to_thread(self._back.door.settle, *taken.settles)
            said = await self._wait(waiter.future, inbox, taken.after)
        finally:
            self._back.dispatcher.forget(inbox.id)
        return await self._give(*said)

    async def _wait(
        self, future: asyncio.Future[tuple[list[OutboxMessage], bool]], inbox: InboxMessage, after: int | None
    ) -> tuple[list[OutboxMessage], int, bool]:
        """The rows to give once something is said to this message, their cursor, and whether the reply is to come."""
        loop = asyncio.get_running_loop()
        until = loop.time() + self._reply_seconds
        look_first = inbox.done_at is not None
        while True:
            if not look_first:
                with contextlib.suppress(TimeoutError):
                    left = max(0.0, min(_LOOK_SECONDS, until - loop.time()))
                    rows, pending = await asyncio.wait_for(asyncio.shield(future), left)
                    return rows, rows[-1].seq, pending
            # Another process may be serving this person.
            look_first = False
            rows, cursor, done = await self._back.store.read(lambda work: self._look(work, inbox, after))
            if done or any(row.inbox_id == inbox.id for row in rows):
                return rows, cursor, not done
            if loop.time() >= until:
                return due(rows, True), cursor, True

    def _look(self, work: Work, inbox: InboxMessage, after: int | None) -> tuple[list[OutboxMessage], int, bool]:
        cursor = self._before(work, inbox) if after is None else after
        now = work.inbox.get(inbox.id)
        return work.outbox.after(inbox.person_id, cursor), cursor, now is None or now.done_at is not None

    async def poll(self, person_id: str, after: int, wait: float) -> Answer:
        """What came after the cursor, waiting up to `wait` seconds for something to come. Raises NotKnown."""
        loop = asyncio.get_running_loop()
        until = loop.time() + min(max(wait, 0.0), LONGEST_POLL_SECONDS)
        held = -1
        while True:
            bell = self._back.bells.listen(person_id)
            try:
                rows, pending = await self._back.store.read(lambda work: self._new(work, person_id, after))
                if rows and rows[-1].kind == "notice":
                    # Whether a question is open changes with a reply only, so it is asked once for these rows.
                    if rows[-1].seq != held and not await self._question_open(person_id):
                        return await self._give(rows, after, pending)
                    held = rows[-1].seq
                    rows = due(rows, True)
                left = until - loop.time()
                if rows or left <= 0 or self._closing:
                    return await self._give(rows, after, pending)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(bell, min(left, _LOOK_SECONDS))
            finally:
                bell.cancel()

    async def _question_open(self, person_id: str) -> bool:
        # In a unit that may write: someone who was never here gets their conversation now.
        return await self._back.store.write(lambda work: work.conversations.of(person_id).question is not None)

    @staticmethod
    def _new(work: Work, person_id: str, after: int) -> tuple[list[OutboxMessage], bool]:
        active(work.people.get(person_id))
        return work.outbox.after(person_id, after), work.inbox.next_for(person_id) is not None

    async def _give(self, rows: list[OutboxMessage], after: int, pending: bool) -> Answer:
        undelivered = [row.id for row in rows if row.delivered_at is None and row.channel is None]
        if undelivered:
            await self._back.store.write(lambda work: self._mark(work, undelivered))
        return Answer([self._shown(row) for row in rows], rows[-1].seq if rows else after, pending)

    def _mark(self, work: Work, ids: list[str]) -> None:
        now = self._back.clock()
        delivered = work.outbox.mark_delivered(ids, now)
        if self._delivered is not None:
            self._delivered(work, delivered, now)

    @staticmethod
    def _shown(row: OutboxMessage) -> dict[str, Any]:
        shown = for_people(row.message)
        shown |= {"id": row.id, "seq": row.seq, "kind": row.kind, "at": row.created_at.isoformat()}
        if row.message.get("question"):
            shown["question"] = row.message["question"]
        shown["to"] = client_id(row.message.get("event"), row.person_id)
        return shown

    async def history(self, person_id: str, limit: int = HISTORY_LENGTH) -> dict[str, Any]:
        """The conversation from our own log, both sides in order, with the cursor from which to go on."""

        def unit(work: Work) -> dict[str, Any]:
            active(work.people.get(person_id))
            rows = work.outbox.history(person_id, limit)
            rows = due(rows, True) if rows and rows[-1].delivered_at is None else rows  # a notice that is held back
            return {
                "messages": self._both_sides(work.inbox.newest(person_id, limit)[::-1], rows)[-limit:],
                "cursor": rows[-1].seq if rows else 0,
                "pending": work.inbox.next_for(person_id) is not None,
            }

        return await self._back.store.read(unit)

    def _both_sides(self, sent: Iterable[InboxMessage], said: Iterable[OutboxMessage]) -> list[dict[str, Any]]:
        log: list[tuple[datetime, InboxMessage | OutboxMessage]] = [(entry.received_at, entry) for entry in sent]
        log += [(entry.created_at, entry) for entry in said]
        log.sort(key=lambda entry: entry[0])
        titles: dict[str, str] = {}
        shown = []
        for at, entry in log:
            if isinstance(entry, OutboxMessage):
                titles |= commands_of(entry.message)
                shown.append({"from": "bot", **self._shown(entry)})
                continue
            pressed = entry.kind == "command"
            text = titles.get(entry.text) if pressed else entry.text
            if entry.kind == "arrive" or text is None:
                continue
            event = client_id(entry.event_id, entry.person_id)
            shown.append({"from": "you", "text": text, "at": at.isoformat(), "pressed": pressed, "event": event})
        return shown


def commands_of(stored: Mapping[str, Any]) -> dict[str, str]:
    """Command -> title of the buttons of an outbox message."""
    commands = stored.get("commands")
    return dict(commands) if isinstance(commands, dict) else {}


def client_id(event_id: object, person_id: str) -> str | None:
    """The id under which the browser sent a message, or None when it came through another channel."""
    if isinstance(event_id, str) and event_id.startswith(f"{person_id}:"):
        return event_id[len(person_id) + 1 :]
    return None
