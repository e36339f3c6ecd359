"""Brings what waits in the outbox to people on a platform: in order, once, and whole.

Before a message is sent it is noted that it is about to be, and afterwards under which id the platform keeps it. A
process that dies in between leaves a note, and the next one asks the platform before it sends again. One process at a
time sends to a person. What a platform refuses for now is tried again when it says so; what it refuses for good stays
readable in the browser.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import secrets
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Protocol

from bot.catalogue import say
from bot.channels.bells import Bells
from bot.channels.dispatcher import BROWSER, utc_now
from bot.channels.front_desk import PAGE, WIPE
from bot.channels.loops import Patience, logged, look_around
from bot.channels.page_links import ENTRANCE, own_path
from bot.channels.store_calls import StoreCalls
from bot.plan.questions import BY_ID
from bot.store.encryption import alias
from bot.store.platforms import STATUS, Delivery, Identity

if TYPE_CHECKING:
    from bot.store.mail import OutboxMessage
    from bot.store.store import Work

logger = logging.getLogger(__name__)

ANNOUNCING_SECONDS = 15.0
"""How long the answer waits for a process that died while it said that it takes a moment."""
SEEK_AGAIN = timedelta(days=1)
"""After so long, someone who was not found on the platform is looked for once more."""
CHAT_PATH = "/chat"
"""Where the whole conversation can be read, whatever its length."""


# --- what a platform is to us ------------------------------------------------------------------------------


class Later(Exception):
    """The platform did not take it, and asks to come back. That it did not take it is sure."""

    def __init__(self, seconds: float | None = None) -> None:
        """`seconds` where the platform says how long; None: it is for us to choose."""
        super().__init__("later")
        self.seconds = seconds


class Unsure(Exception):
    """The connection broke off, or the answer made no sense: it may have arrived."""


class Blocked(Exception):
    """This person cannot be reached there: they blocked us, or are gone."""


class Rejected(Exception):
    """The platform will never take this message as it is."""


class Gone(Exception):
    """The message to replace is not there any more."""


class Closed(Exception):
    """The platform no longer lets us in: the token was revoked. Nothing is sent until that changes."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A button: what stands on it and the token behind it. With `href` it opens that address instead."""

    title: str
    token: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message as a platform gets it."""

    id: str
    """By this it can be found again on a platform that keeps something beside a message."""
    text: str
    """Everything but the card, in plain words. The question stands at the end."""
    question: str = ""
    """The end of `text` that asks, where there is a card: a platform puts the card in front of it."""
    card: Mapping[str, Any] | None = None
    buttons: tuple[Choice, ...] = ()
    chosen: str = ""
    """What stood on the button that was pressed, once one was."""
    plain: bool = False
    """The platform rejected it with everything on it: nothing but text and buttons, and not too much."""
    locale: str = "nl"


class Post(Protocol):
    """How messages get to one platform. Every method may raise Later, Unsure, Blocked and Closed."""

    channel: str

    async def reach(self, address: dict[str, Any]) -> dict[str, Any]:
        """The address, completed with what is needed to send (a conversation that must be opened first)."""

    def fits(self, message: Outgoing) -> bool:
        """Whether all of it fits in one message. What does not is shortened, and can be read on a page."""

    async def send(self, address: dict[str, Any], message: Outgoing) -> str:
        """Send it; the platform's id of it. May raise Rejected."""

    async def arrived(self, address: dict[str, Any], message: Outgoing, since: datetime) -> str | None:
        """The platform's id of a message that may have arrived, sent at `since` or later; None when it did not."""

    async def replace(self, address: dict[str, Any], message_id: str, message: Outgoing) -> None:
        """Put this in the place of what is there. May raise Gone and Rejected."""

    async def delete(self, address: dict[str, Any], message_id: str) -> None:
        """Take it away. What is not there any more counts as taken away."""

    async def typing(self, address: dict[str, Any], message: Outgoing) -> str | None:
        """Show that the answer takes a moment. The platform's id of it where that is a message, else None."""

    async def close(self) -> None:
        """Let go of connections."""


# --- the courier -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class DeliveryPace(Patience):
    """How patient the courier is. Times in seconds."""

    lease: float = 45.0
    """How long what a dead process was sending waits, at most. Longer than any call to a platform."""
    moment: float = 3.0
    """After so long without an answer the person is told that it takes a moment."""
    browser: float = 120.0
    """A notice for someone who was last in the browser waits there so long before it comes on a platform."""
    seek: float = 15.0
    """How often to look for people whom a notice does not reach."""
    closed: float = 60.0
    """How often a platform that no longer lets us in is tried again."""


@dataclass(frozen=True, slots=True)
class _Send:
    delivery: Delivery
    message: Outgoing
    unsure: bool
    status: Delivery | None
    """ "One moment", which stands there already: this comes in its place."""
    passed: bool = False
    """Something was said since "one moment": in its place the answer would stand before that."""


@dataclass(frozen=True, slots=True)
class _Replace:
    delivery: Delivery
    message: Outgoing


@dataclass(frozen=True, slots=True)
class _Wipe:
    deliveries: tuple[Delivery, ...]


@dataclass(slots=True)
class _Job:
    """Something to do for a person, and how it ended."""

    identity: Identity
    what: _Send | _Replace | _Wipe
    address: dict[str, Any] = field(default_factory=dict)
    message_id: str | None = None
    gone: list[str] = field(default_factory=list)
    problem: Exception | None = None


_NEVER = datetime.max.replace(tzinfo=UTC)
_WIPED_AT_ONCE = 10
_WIPING = ""
"""In the place of a person: what fails for those who were erased."""


class Courier:
    """Delivers on one platform. `start` it on the event loop it is to run on."""

    def __init__(
        self,
        post: Post,
        store: StoreCalls,
        bells: Bells,
        *,
        base_url: str,
        delivered: Callable[[Work, Iterable[OutboxMessage], datetime], None] | None = None,
        find: Callable[[str], Awaitable[tuple[str, dict[str, Any]] | None]] | None = None,
        pace: DeliveryPace | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        """`delivered` does what follows from a delivery (OutboxMessage.on_delivered), in the same transaction.

        `find` gives the user id and address of who has an e-mail address there: for a notice to someone who never
        wrote on any platform, such as a manager with whom a plan was shared.
        """
        self._post = post
        self._find = find
        self._sought: dict[str, datetime] = {}
        self._channel = post.channel
        self._store = store
        self._base_url = base_url
        self._delivered = delivered
        self._pace = pace or DeliveryPace()
        self._clock = clock
        self._owner = secrets.token_hex(8)
        self._announcer = f"{self._owner}-moment"
        """An owner of its own: "one moment" and the answer must not pass each other, not even in one process."""
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._failures: dict[str, int] = {}
        self._not_before: dict[str, datetime] = {}
        """People with a notice that is not due here yet."""
        self._moments: set[asyncio.Task[None]] = set()
        self._at_once = asyncio.Semaphore(self._pace.at_once)
        self._poll: asyncio.Task[None] | None = None
        self._closed_until: datetime | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._own_address = re.compile(re.escape(base_url) + r"(/[A-Za-z0-9/_-]*)")
        bells.always(self.wake)

    async def start(self) -> None:
        """Begin to look for what waits."""
        self._loop = asyncio.get_running_loop()
        what = f"looking for what to deliver on {self._channel} failed"
        looking = look_around(self._look_for_work, self._pace.poll, what)
        self._poll = asyncio.create_task(looking, name=f"{self._channel}-courier")

    async def stop(self) -> None:
        """End at once. What is being sent is looked up by whoever goes on."""
        tasks = [*self._workers.values(), *self._moments, *([self._poll] if self._poll else [])]
        self._loop = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._post.close()

    @property
    def closed(self) -> bool:
        """Whether the platform does not let us in."""
        return self._closed_until is not None

    def shut(self) -> None:
        """The platform said by itself that we are no longer welcome."""
        self._closed_until = self._clock() + timedelta(seconds=self._pace.closed)

    def wake(self, person_id: str) -> None:
        """Something may wait for this person."""
        if self._loop is None:
            return
        if person_id in self._workers:
            self._again.add(person_id)
            return
        self._workers[person_id] = asyncio.create_task(self._serve(person_id), name=f"{self._channel}-send")

    def expect(self, person_id: str, inbox_id: str) -> None:
        """An answer to this message is being made: should it take long, the person is told so."""
        if self._loop is not None:
            task = asyncio.create_task(self._one_moment(person_id, inbox_id), name=f"{self._channel}-moment")
            self._moments.add(task)
            task.add_done_callback(self._moments.discard)

    async def standing(self, person_id: str, message_id: str) -> Outgoing | None:
        """What a message on the platform is to show now, where that is wanted in the answer to a press."""

        def look(work: Work) -> Outgoing | None:
            delivery = work.deliveries.by_message(self._channel, person_id, message_id)
            rows = self._rows(work, delivery.parts) if delivery is not None else []
            return self._outgoing(work, delivery, rows, self._clock()) if delivery is not None and rows else None

        return await self._store.write(look)

    # --- one person ----------------------------------------------------------------------------------

    async def _serve(self, person_id: str) -> None:
        try:
            while True:
                self._again.discard(person_id)
                async with self._at_once:
                    if not self._may_send():
                        return
                    job = await self._store.write(lambda work: self._first(work, person_id))
                    while job is not None:
                        job = await self._carry_out(job)
                if person_id not in self._again:
                    return
        except Exception:
            # The outbox still holds it: the next look around begins again.
            logger.exception("delivering to %s failed", alias(person_id))
            self._not_before[person_id] = self._clock() + timedelta(seconds=self._pace.first_retry)
        finally:
            self._workers.pop(person_id, None)

    def _may_send(self) -> bool:
        return self._closed_until is None or self._closed_until <= self._clock()

    async def _carry_out(self, job: _Job) -> _Job | None:
        """Do it, and take the next thing in the transaction that notes how it went."""
        try:
            job.address = await self._post.reach(job.identity.address)
            await self._do(job)
        except (Later, Unsure, Blocked, Rejected, Gone, Closed) as problem:
            job.problem = problem
        except Exception as problem:  # a mistake of ours or of a library: as if the connection had broken off
            logger.exception("sending on %s failed", self._channel)
            job.problem = problem
        if isinstance(job.problem, Closed):
            self.shut()
            logger.error("%s does not let us in any more: nothing is sent", self._channel)
        elif job.problem is None and self._closed_until is not None:
            self._closed_until = None
        following, pause = await self._store.write(lambda work: self._settle(work, job))
        if pause is not None and self._loop is not None:
            self._loop.call_later(pause + 0.05, self.wake, job.identity.person_id)
        return following

    async def _do(self, job: _Job) -> None:
        what = job.what
        if isinstance(what, _Replace):
            assert what.delivery.message_id is not None
            with contextlib.suppress(Gone):
                await self._post.replace(what.delivery.address, what.delivery.message_id, what.message)
        elif isinstance(what, _Wipe):
            for delivery in what.deliveries:
                if delivery.message_id is not None:
                    await self._post.delete(delivery.address, delivery.message_id)
                job.gone.append(delivery.id)
        else:
            job.message_id = await self._send(job.address, what)

    async def _send(self, address: dict[str, Any], what: _Send) -> str:
        if what.unsure and what.delivery.attempted_at is not None:
            there = await self._post.arrived(address, what.message, what.delivery.attempted_at)
            if there is not None:
                return there
        message = what.message
        try:
            if what.status is not None:
                there = await self._in_place_of(address, what.status, message, what.passed)
                if there is not None:
                    return there
            return await self._post.send(address, message)
        except Rejected:
            if message.plain:
                raise
            logger.warning("%s rejected a message; it is sent as plain text", self._channel)
            return await self._post.send(address, replace(message, plain=True, card=None))

    async def _in_place_of(
        self, address: dict[str, Any], status: Delivery, message: Outgoing, passed: bool
    ) -> str | None:
        """Put the answer where "one moment" stands; None where it cannot stand there."""
        there = status.message_id
        if there is None and status.attempted_at is not None:
            there = await self._post.arrived(address, Outgoing(status.id, ""), status.attempted_at)
        if there is None:
            return None
        if passed:
            await self._post.delete(address, there)
            return None
        try:
            await self._post.replace(address, there, message)
        except Gone:
            return None
        return there

    # --- transactions --------------------------------------------------------------------------------

    def _first(self, work: Work, person_id: str) -> _Job | None:
        if not work.identities.take(self._channel, person_id, self._owner, self._clock(), self._pace.lease):
            return None
        return self._next(work, person_id)

    def _next(self, work: Work, person_id: str) -> _Job | None:
        """The next thing to do for this person, noted as begun; None with the lease given back."""
        now = self._clock()
        identity = work.identities.on(self._channel, person_id)
        job = self._job(work, identity, now) if identity is not None else None
        if job is None:
            work.identities.release(self._channel, person_id, self._owner)
        return job

    def _job(self, work: Work, identity: Identity, now: datetime) -> _Job | None:
        for delivery in work.deliveries.to_replace(self._channel, identity.person_id):
            rows = self._rows(work, delivery.parts)
            if delivery.message_id is not None and rows:
                return _Job(identity, _Replace(delivery, self._outgoing(work, delivery, rows, now)))
            work.deliveries.replaced(delivery.id)
        rows = self._due(work, identity, now)
        if not rows:
            return None
        last = rows[-1]
        if last.message.get(WIPE):
            there = [d for d in work.deliveries.of_person(self._channel, identity.person_id) if d.id != last.id]
            if there:
                return _Job(identity, _Wipe(tuple(there[:_WIPED_AT_ONCE])))
        delivery, unsure = work.deliveries.attempt(
            last.id, self._channel, identity.person_id, [row.id for row in rows], identity.address, now
        )
        if unsure:  # as it was put together then
            rows = self._rows(work, delivery.parts) or rows
        status = work.deliveries.get(STATUS + last.inbox_id) if last.inbox_id else None
        passed = status is not None and self._passed(work, status, delivery.id)
        return _Job(identity, _Send(delivery, self._outgoing(work, delivery, rows, now), unsure, status, passed))

    def _passed(self, work: Work, status: Delivery, but: str) -> bool:
        """Whether anything else was sent to this person since "one moment"."""
        begun, those = status.attempted_at, (status.id, but)
        return begun is not None and work.deliveries.any_since(self._channel, status.person_id, begun, those)

    def _due(self, work: Work, identity: Identity, now: datetime) -> list[OutboxMessage]:
        """What makes up the next message: the notices that wait with the reply after them, or notices alone."""
        waiting = [row for row in work.outbox.undelivered(identity.person_id) if row.channel in (None, self._channel)]
        begun = work.deliveries.get
        for row in waiting:  # a message that was being sent when a process died comes first, as it was
            delivery = begun(row.id)
            if delivery is not None and delivery.attempted_at is not None and delivery.message_id is None:
                return self._rows(work, delivery.parts) or [row]
        for position, row in enumerate(waiting):
            if row.channel == self._channel:
                return waiting[: position + 1]
        if not waiting or identity.quiet_since or work.conversations.of(identity.person_id).question is not None:
            return []
        due_at = self._due_here(work, identity, waiting[0].created_at)
        if due_at <= now:
            return waiting
        # Not later: an answer that another process left is found by the same look.
        self._not_before[identity.person_id] = min(due_at, now + timedelta(seconds=self._pace.longest_retry))
        return []

    def _due_here(self, work: Work, identity: Identity, since: datetime) -> datetime:
        """From when on a notice may come here: at once where this is the last used place, else a while later."""
        everywhere = [i for i in work.identities.of_person(identity.person_id) if i.blocked_at is None]
        if everywhere and everywhere[0].channel != self._channel:
            return _NEVER
        browser = work.identities.last_in_browser(identity.person_id, BROWSER)
        if browser is not None and (identity.last_used_at is None or browser > identity.last_used_at):
            return since + timedelta(seconds=self._pace.browser)
        return since

    @staticmethod
    def _rows(work: Work, ids: Iterable[str]) -> list[OutboxMessage]:
        return [row for row in (work.outbox.get(id) for id in ids) if row is not None]

    def _settle(self, work: Work, job: _Job) -> tuple[_Job | None, float | None]:
        """Note how it went. Returns the next thing to do, and after how long to look again."""
        person_id, now = job.identity.person_id, self._clock()
        if job.address and job.address != job.identity.address:
            work.identities.keep_address(self._channel, job.identity.user_id, job.address)
        what, problem = job.what, job.problem
        if isinstance(what, _Wipe):
            work.deliveries.forget(job.gone)
        if problem is None:
            self._failures.pop(person_id, None)
            self._done(work, job, now)
            return self._next(work, person_id), None
        if isinstance(problem, Blocked):
            self._give_up(work, job, now)
            work.identities.release(self._channel, person_id, self._owner)
            return None, None
        if isinstance(problem, Rejected | Gone):
            logger.error("%s takes a message in no form; it can be read in the browser", self._channel)
            self._leave_for_browser(work, job, now)
            return self._next(work, person_id), None
        if isinstance(what, _Send) and isinstance(problem, Later | Closed):
            work.deliveries.refused(what.delivery.id)
        failures = self._failures[person_id] = self._failures.get(person_id, 0) + 1
        asked = problem.seconds if isinstance(problem, Later) else None
        pause = self._pace.wait(failures) if asked is None else max(asked, 0.0)
        if isinstance(problem, Closed):
            pause = self._pace.closed
        until = now + timedelta(seconds=pause)
        work.identities.release(self._channel, person_id, self._owner, until)
        return None, pause

    def _done(self, work: Work, job: _Job, now: datetime) -> None:
        what = job.what
        if isinstance(what, _Replace):
            work.deliveries.replaced(what.delivery.id)
        elif isinstance(what, _Send) and job.message_id is not None:
            self._arrived(work, what.delivery, job.message_id, job.address, now)
            if what.status is not None:
                work.deliveries.forget([what.status.id])
            delivered = work.outbox.mark_delivered(what.delivery.parts, now)
            if self._delivered is not None:
                self._delivered(work, delivered, now)

    def _arrived(
        self, work: Work, delivery: Delivery, message_id: str, address: dict[str, Any], now: datetime
    ) -> None:
        if not work.deliveries.arrived(delivery.id, message_id):
            work.wipes.add(delivery.id, self._channel, address, message_id, now)  # erased while it was on its way

    def _give_up(self, work: Work, job: _Job, now: datetime) -> None:
        """They want no messages there. Everything stays to be read in the browser, and nobody is told."""
        work.identities.block(self._channel, job.identity.user_id, now)
        if isinstance(job.what, _Send):
            work.deliveries.refused(job.what.delivery.id)
        waiting = work.outbox.undelivered(job.identity.person_id)
        work.outbox.mark_delivered([row.id for row in waiting if row.channel == self._channel], now)
        for delivery in work.deliveries.to_replace(self._channel, job.identity.person_id):
            work.deliveries.replaced(delivery.id)

    @staticmethod
    def _leave_for_browser(work: Work, job: _Job, now: datetime) -> None:
        if isinstance(job.what, _Send):
            work.deliveries.refused(job.what.delivery.id)
            work.outbox.mark_delivered(job.what.delivery.parts, now)
        elif isinstance(job.what, _Replace):
            work.deliveries.replaced(job.what.delivery.id)

    # --- putting it together -------------------------------------------------------------------------

    def _outgoing(self, work: Work, delivery: Delivery, rows: list[OutboxMessage], now: datetime) -> Outgoing:
        """One message of these rows, with the buttons that still work and a button to each page it speaks of."""
        person = work.people.get(delivery.person_id)
        locale = person.locale if person else "nl"
        used = work.deliveries.tokens(row.id for row in rows)
        # A button that the store does not know is one of the door, which remembers it itself: it goes once it chose.
        buttons = [
            Choice(button["title"], button["payload"])
            for row in rows
            for button in row.message.get("buttons") or ()
            if not used.get(button["payload"], bool(delivery.chosen))
        ]
        card = next((row.message["card"] for row in reversed(rows) if row.message.get("card")), None)
        text = "\n\n".join(str(row.message.get("text") or "") for row in rows if row.message.get("text"))
        question = str(rows[-1].message.get("question") or "")
        asked = BY_ID.get(str(rows[-1].message.get("asks")))
        if asked is not None and asked.invites_to_tell and not delivery.chosen:
            # What does not belong in an answer. Only shown there: what is stored is what the conversation said.
            hint = say("door.hint", locale)
            text, question = f"{text}\n\n{hint}", f"{question}\n\n{hint}" if question else ""
        if all(row.kind == "notice" for row in rows):
            text = f"{text}\n\n{say('notices_how', locale)}"
        pages: dict[str, str] = {}
        for path in self._own_address.findall(text):
            if path.rstrip("/") and path != ENTRANCE:
                pages.setdefault(path.rstrip("/"), say("page_open", locale))
        link = card.get("link") if card else None
        if card and link:
            path = own_path(self._base_url, str(link["href"]))
            if path is not None and path != ENTRANCE:
                pages[path] = str(link["title"])
                card = {**card, "link": None}
        message = Outgoing(delivery.id, text, question, card, (*buttons,), chosen=delivery.chosen, locale=locale)
        if not self._post.fits(message):
            pages.setdefault(CHAT_PATH, say("page_read_all", locale))
        for path, title in pages.items():
            # A message of its own to the store: pressing it leaves the answers beside it as they are.
            token = work.buttons.issue(delivery.person_id, f"{PAGE}{delivery.id}", title, f"{PAGE}{path}", now)
            message = replace(message, buttons=(*message.buttons, Choice(title, token)))
        return message

    # --- "one moment" --------------------------------------------------------------------------------

    async def _one_moment(self, person_id: str, inbox_id: str) -> None:
        await asyncio.sleep(self._pace.moment)
        if person_id in self._workers or not self._may_send():
            return
        with logged("saying that it takes a moment failed"):
            begun = await self._store.write(lambda work: self._begin_moment(work, person_id, inbox_id))
            if begun is None:
                return
            identity, delivery, message = begun
            message_id, sure = None, True
            try:
                message_id = await self._post.typing(await self._post.reach(identity.address), message)
            except Unsure:
                sure = False
            except (Later, Blocked, Rejected, Gone, Closed):
                pass
            await self._store.write(lambda work: self._end_moment(work, delivery, message_id, sure))
            self.wake(person_id)

    def _begin_moment(self, work: Work, person_id: str, inbox_id: str) -> tuple[Identity, Delivery, Outgoing] | None:
        now = self._clock()
        waits = work.inbox.get(inbox_id)
        identity = work.identities.on(self._channel, person_id)
        if waits is None or waits.done_at is not None or identity is None or work.outbox.of_inbox(inbox_id):
            return None
        first = work.inbox.next_for(person_id)
        if first is None or first.id != inbox_id:
            return None  # an earlier message waits for its answer, and may have been told so
        lease = min(self._pace.lease, ANNOUNCING_SECONDS)
        if not work.identities.take(self._channel, person_id, self._announcer, now, lease):
            return None
        delivery, unsure = work.deliveries.attempt(
            STATUS + inbox_id, self._channel, person_id, [], identity.address, now
        )
        if unsure or delivery.message_id is not None:
            work.identities.release(self._channel, person_id, self._announcer)
            return None
        person = work.people.get(person_id)
        locale = person.locale if person else "nl"
        return identity, delivery, Outgoing(delivery.id, say("one_moment", locale), locale=locale)

    def _end_moment(self, work: Work, delivery: Delivery, message_id: str | None, sure: bool) -> None:
        if message_id is not None:
            self._arrived(work, delivery, message_id, delivery.address, self._clock())
        elif sure:
            work.deliveries.forget([delivery.id])
        work.identities.release(self._channel, delivery.person_id, self._announcer)

    # --- in the background ---------------------------------------------------------------------------

    async def _look_for_work(self) -> None:
        """Deliver what was left behind: by a crash, by another process, or for someone who did not ask."""
        if not self._may_send():
            return
        now = self._clock()
        await self._seek(now)
        for person_id in await self._store.read(lambda work: work.identities.waiting(self._channel, now)):
            if self._not_before.get(person_id, now) <= now:
                self._not_before.pop(person_id, None)
                self.wake(person_id)
        await self._wipe(now)

    async def _wipe(self, now: datetime) -> None:
        """Take away what was said to people who were erased since."""
        if not await self._store.read(lambda work: work.wipes.waiting(self._channel, now)):
            return
        taken = await self._store.write(
            lambda work: work.wipes.take(self._channel, now, self._pace.lease, _WIPED_AT_ONCE)
        )
        gone: list[str] = []
        asked = None
        try:
            for wipe in taken:
                with contextlib.suppress(Blocked, Rejected, Gone):  # then nobody can take it away
                    await self._post.delete(wipe.address, wipe.message_id)
                gone.append(wipe.id)
        except Later as later:
            asked = later.seconds
        except Unsure:
            pass
        except Closed:
            self.shut()
        left = [wipe.id for wipe in taken if wipe.id not in gone]
        failures = self._failures[_WIPING] = self._failures.get(_WIPING, 0) + 1 if left else 0
        until = self._clock() + timedelta(seconds=asked or self._pace.wait(failures))

        def note(work: Work) -> None:
            work.wipes.gone(gone)
            work.wipes.later(left, until)

        await self._store.write(note)

    async def _seek(self, now: datetime) -> None:
        """Look for people whom a notice does not reach, once a day each."""
        if self._find is None or self._sought.get("", now) > now:
            return
        self._sought[""] = now + timedelta(seconds=self._pace.seek)
        before = now - timedelta(seconds=self._pace.browser)
        for person_id, email in await self._store.read(lambda work: work.identities.unreached(before)):
            if self._sought.get(person_id, now) > now:
                continue
            with contextlib.suppress(Later, Unsure, Blocked, Rejected, Closed):
                found = await self._find(email)
                self._sought[person_id] = now + SEEK_AGAIN
                if found is not None:
                    await self._store.write(lambda work, p=person_id, f=found: self._link(work, p, f, now))  # type: ignore[misc]

    def _link(self, work: Work, person_id: str, found: tuple[str, dict[str, Any]], now: datetime) -> None:
        user_id, address = found
        if work.identities.get(self._channel, user_id) is None:
            work.identities.link(self._channel, user_id, person_id, address, now, used=False)
