"""Takes what waits in the inbox to the engine, one message of a person at a time, and puts the reply in the outbox.

Several web processes do this on one database. Who works for a person holds the lease on that person's conversation;
a lease that is not renewed runs out, and another process goes on where the first one died. A message stays in the
inbox until its reply is committed, in one transaction with the buttons and the end of the message, so that a crash at
any point loses nothing. What the dialogue applied before a crash is not applied again: it answers from its outcome.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.catalogue import say
from bot.channels.bells import Bells
from bot.channels.engine_client import EngineClient, TurnFailed
from bot.channels.loops import Patience, logged, look_around
from bot.channels.messages import Composed, compose, message, with_tokens
from bot.channels.store_calls import StoreCalls
from bot.plan.ids import new_id
from bot.store.encryption import alias
from bot.store.mail import place

if TYPE_CHECKING:
    from bot.store.mail import InboxMessage, OutboxKind, OutboxMessage
    from bot.store.store import Work

logger = logging.getLogger(__name__)

BROWSER = "browser"
"""The channel of the browser and the terminal. They fetch their messages, so the outbox is their delivery."""

_BATCH = 8


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Pace(Patience):
    """How patient the dispatcher is, in seconds. `at_once`: how many turns the engine gets at the same time."""

    lease: float = 12.0
    """How long a process that died keeps a person waiting, at most."""
    first_retry: float = 0.5
    longest_retry: float = 30.0
    quick_failure: float = 3.0
    """A first failure within this time is tried once more before anyone is told."""
    tries: int = 8
    """After so many failures with everything else healthy, the message itself must be the problem."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A message that this process may now offer to the engine, and until when that is sure."""

    message: InboxMessage
    conversation_id: str
    until: datetime


@dataclass(slots=True)
class Waiter:
    """Someone at the other end of a request, who gets everything that came after `after`."""

    after: int | None
    """None: from the notices on that wait."""
    future: asyncio.Future[tuple[list[OutboxMessage], bool]]
    """What was said, and whether the reply is still to come (it was an apology)."""


@dataclass(slots=True)
class _Worker:
    began: float = 0.0
    task: asyncio.Task[None] | None = None
    again: bool = False
    """Something came in while this person was being served."""
    wake: asyncio.Event = field(default_factory=asyncio.Event)
    """Set to end the wait before a retry."""


class _LeaseLost(Exception):
    """Another process serves this person now."""


class Dispatcher:
    """Serves the inbox. `start` it on the event loop it is to run on; `stop` lets go of every lease."""

    def __init__(
        self,
        store: StoreCalls,
        engine: EngineClient,
        bells: Bells,
        *,
        pace: Pace | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._store = store
        self._engine = engine
        self._bells = bells
        self._pace = pace or Pace()
        self._clock = clock
        self._owner = secrets.token_hex(8)
        self._workers: dict[str, _Worker] = {}
        self._waiters: dict[str, Waiter] = {}
        self._retrying: set[str] = set()
        self._elsewhere: dict[str, datetime] = {}
        """People whom another process serves, and when to look whether it still does."""
        self._fetched: list[str] = []
        """Messages of the browser channel, which are delivered by being there. Marked so in batches."""
        self._batch_full = asyncio.Event()
        self._at_once = asyncio.Semaphore(self._pace.at_once)
        self._background: list[asyncio.Task[None]] = []
        self._stopping = False

    # --- from outside --------------------------------------------------------------------------------

    async def start(self) -> None:
        """Begin to look for work."""
        poll, third = self._pace.poll, self._pace.lease / 3
        loops = (
            look_around(self._look_for_work, poll, "looking for work failed", self._batch_full),
            look_around(self._keep_leases, third, "renewing leases failed"),
            look_around(self._watch_recovery, poll, "looking for recovery failed"),
        )
        self._background = [asyncio.create_task(loop) for loop in loops]

    async def stop(self) -> None:
        """End at once. What is unfinished stays in the inbox, free for the next process."""
        self._stopping = True
        tasks = [*self._background, *(w.task for w in self._workers.values() if w.task)]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        with logged("marking what was delivered failed"):
            await self._mark_fetched()

    def serving(self, person_id: str) -> bool:
        """Whether this process is serving this person now."""
        return person_id in self._workers

    def reserve(self, person_id: str) -> bool:
        """Take this person for a claim that the caller is about to make. False when they are served already."""
        if person_id in self._workers or self._stopping:
            return False
        self._workers[person_id] = _Worker(began=asyncio.get_running_loop().time())
        return True

    def unreserve(self, person_id: str) -> None:
        """Nothing came of it. Does nothing when the person is being served."""
        worker = self._workers.get(person_id)
        if worker is not None and worker.task is None:
            del self._workers[person_id]
            if worker.again:
                self.wake(person_id)

    def begin(self, person_id: str, claim: Claim | None) -> None:
        """Serve a reserved person, from `claim` on."""
        worker = self._workers[person_id]
        worker.task = asyncio.create_task(self._serve(person_id, worker, claim), name="dispatcher-serve")

    def wake(self, person_id: str) -> None:
        """Something came in for this person."""
        worker = self._workers.get(person_id)
        if worker is not None:
            worker.again = True
        elif self.reserve(person_id):
            self.begin(person_id, None)

    def expect(self, inbox_id: str, after: int | None) -> Waiter:
        """Be told of the reply to this message the moment it is there. End with `forget`."""
        waiter = Waiter(after, asyncio.get_running_loop().create_future())
        self._waiters[inbox_id] = waiter
        return waiter

    def forget(self, inbox_id: str) -> None:
        """Nobody waits for this reply any more."""
        self._waiters.pop(inbox_id, None)

    def claim(self, work: Work, person_id: str) -> Claim | None:
        """The next message of this person, if this process gets the lease. Part of the caller's transaction."""
        now = self._clock()
        conversation_id = work.leases.take(person_id, self._owner, now, self._pace.lease)
        if conversation_id is None:
            self._elsewhere[person_id] = now + timedelta(seconds=self._pace.lease / 4)
            return None
        self._elsewhere.pop(person_id, None)
        following = work.inbox.next_for(person_id)
        if following is None:
            work.leases.release(person_id, self._owner)
            return None
        return Claim(following, conversation_id, now + timedelta(seconds=self._pace.lease))

    def _next(self, work: Work, claim: Claim) -> Claim | None:
        """The message after this one, under the same lease, or no message and no lease."""
        following = work.inbox.next_for(claim.message.person_id)
        if following is None:
            work.leases.release(claim.message.person_id, self._owner)
            return None
        return Claim(following, claim.conversation_id, self._lengthen(work, claim))

    def _lengthen(self, work: Work, claim: Claim) -> datetime:
        now = self._clock()
        if work.leases.take(claim.message.person_id, self._owner, now, self._pace.lease) is None:
            raise _LeaseLost
        return now + timedelta(seconds=self._pace.lease)

    # --- serving one person --------------------------------------------------------------------------

    async def _serve(self, person_id: str, worker: _Worker, claim: Claim | None) -> None:
        try:
            while True:
                if claim is None:
                    worker.again = False
                    claim = await self._store.write(lambda work: self.claim(work, person_id))
                while claim is not None:
                    claim = await self._serve_one(worker, claim)
                if not worker.again:
                    return
        except _LeaseLost:
            logger.info("another process serves this person now")
        except asyncio.CancelledError:
            with contextlib.suppress(Exception):
                await asyncio.shield(self._store.write(lambda work: work.leases.release(person_id, self._owner)))
            raise
        except Exception:
            # The inbox still holds the message: the next look around begins again.
            logger.exception("serving %s failed", alias(person_id))
        finally:
            self._workers.pop(person_id, None)

    async def _serve_one(self, worker: _Worker, claim: Claim) -> Claim | None:
        """Offer one message until it is answered. Returns the next one."""
        failures = 0
        while True:
            began = asyncio.get_running_loop().time()
            try:
                async with self._at_once:
                    said = await self._engine.turn(
                        claim.conversation_id, claim.message.kind, claim.message.text, claim.message.id
                    )
                composed = compose(said, claim.message.id)
            except TurnFailed as failure:
                failures += 1
                took = asyncio.get_running_loop().time() - began
                logger.warning(
                    "turn %s of %s failed, try %d: %s",
                    alias(claim.message.id),
                    alias(claim.message.person_id),
                    failures,
                    failure,
                )
                tell = failures > 1 or took > self._pace.quick_failure
                parked, following = await self._failed(claim, tell)
                if parked:
                    return following
                await self._pause(worker, claim.message.person_id, failures)
                # Meanwhile something may have come in that was said before this.
                now_first = await self._store.write(lambda work, held=claim: self._next(work, held))  # type: ignore[misc]
                if now_first is None:
                    return None
                claim = now_first
                continue
            return await self._answered(claim, composed)

    async def _answered(self, claim: Claim, composed: Composed) -> Claim | None:
        incoming = claim.message
        waiter = self._waiters.get(incoming.id)
        now = self._clock()

        def commit(work: Work) -> tuple[list[OutboxMessage], Claim | None]:
            self._still_ours(work, claim)
            said = self._reply(work, incoming, composed, now)
            work.inbox.mark_done(incoming.id, now)
            return self._rows_for(work, said, waiter), self._next(work, claim)

        rows, following = await self._store.write_briefly(commit)
        self._tell(incoming, rows, pending=False)
        return following

    def _reply(self, work: Work, incoming: InboxMessage, composed: Composed, now: datetime) -> OutboxMessage:
        id, asked = new_id(), place(composed.asks, composed.about)
        buttons = [(choice.title, choice.command) for choice in composed.choices]
        tokens = work.buttons.issue_all(incoming.person_id, id, buttons, now, asked)
        return self._put(work, incoming, "reply", with_tokens(composed.stored(), tokens), now, id)

    def _put(
        self,
        work: Work,
        incoming: InboxMessage,
        kind: OutboxKind,
        stored: dict[str, Any],
        now: datetime,
        id: str | None = None,
    ) -> OutboxMessage:
        stored["event"] = incoming.event_id
        return work.outbox.add(
            incoming.person_id, kind, stored, now, channel=incoming.channel, inbox_id=incoming.id, id=id
        )

    def _apologise(self, work: Work, incoming: InboxMessage, key: str, now: datetime) -> OutboxMessage:
        person = work.people.get(incoming.person_id)
        return self._put(work, incoming, "apology", message(say(key, person.locale if person else "nl")), now)

    def _still_ours(self, work: Work, claim: Claim) -> None:
        """Raises _LeaseLost when this turn took so long that another process may have gone on, and it did."""
        if self._clock() < claim.until - timedelta(seconds=self._pace.lease / 4):
            return
        self._lengthen(work, claim)
        current = work.inbox.get(claim.message.id)
        if current is None or current.done_at is not None:
            raise _LeaseLost

    @staticmethod
    def _rows_for(work: Work, said: OutboxMessage, waiter: Waiter | None) -> list[OutboxMessage]:
        """What was said with what whoever waits for it gets before it, read in the transaction that says it."""
        if waiter is None:
            return [said]
        if waiter.after is not None:
            return work.outbox.after(said.person_id, waiter.after)
        return [*work.outbox.waiting_notices(said.person_id), said]

    async def _failed(self, claim: Claim, tell: bool) -> tuple[bool, Claim | None]:
        """Note a failure; say sorry once. Returns whether the message was put aside, and then the next one."""
        incoming = claim.message
        healthy = await self._all_healthy()
        if not healthy:
            self._retrying.add(incoming.person_id)
        waiter = self._waiters.get(incoming.id)
        now = self._clock()

        def commit(work: Work) -> tuple[bool, list[OutboxMessage], Claim | None]:
            self._still_ours(work, claim)
            if work.inbox.get(incoming.id) is None:
                raise _LeaseLost  # erased meanwhile, with everything about this person: there is nobody to tell
            # The engine may be half-way: it is rebuilt from the store at the next try.
            work.snapshots.delete(claim.conversation_id)
            parked = healthy and work.inbox.count_try(incoming.id) >= self._pace.tries
            said = None
            if parked:
                said = self._apologise(work, incoming, "parked", now)
                work.inbox.park(incoming.id, now)
            elif tell and not self._sorry_already(work, incoming.person_id):
                said = self._apologise(work, incoming, "apology", now)
            rows = self._rows_for(work, said, waiter) if said else []
            return parked, rows, self._next(work, claim) if parked else None

        parked, rows, following = await self._store.write(commit)
        if parked:
            logger.error("turn %s was put aside after %d tries", alias(incoming.id), self._pace.tries)
        self._tell(incoming, rows, pending=not parked)
        return parked, following

    @staticmethod
    def _sorry_already(work: Work, person_id: str) -> bool:
        """Whether the last thing said to this person, notices aside, was an apology."""
        said = [row for row in work.outbox.history(person_id, 20) if row.kind != "notice"]
        return bool(said) and said[-1].kind == "apology"

    def _tell(self, incoming: InboxMessage, rows: list[OutboxMessage], *, pending: bool) -> None:
        said = [row for row in rows if row.inbox_id == incoming.id]
        if not said:
            return
        if incoming.channel == BROWSER:
            self._fetched += [row.id for row in said]
            if len(self._fetched) >= _BATCH:
                self._batch_full.set()
        waiter = self._waiters.get(incoming.id)
        if waiter is not None and not waiter.future.done():
            waiter.future.set_result((rows, pending))
        self._bells.ring(incoming.person_id)

    async def _pause(self, worker: _Worker, person_id: str, failures: int) -> None:
        worker.wake.clear()
        seconds = self._pace.wait(failures)
        if failures > 1 and person_id in self._retrying:
            # It is down, and everyone hears of it when it is back: who asks meanwhile only makes that take longer.
            seconds = self._pace.longest_retry
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(worker.wake.wait(), seconds)
        self._retrying.discard(person_id)

    async def _all_healthy(self) -> bool:
        engine, actions = await asyncio.gather(self._engine.engine_health(), self._engine.actions_health())
        return engine.ok and actions.ok

    # --- in the background ---------------------------------------------------------------------------

    async def _look_for_work(self) -> None:
        """Serve people whose messages were left behind: by a crash, by another process, by a failure here."""
        with logged("marking what was delivered failed"):
            await self._mark_fetched()
        for person_id in await self._store.read(lambda work: work.inbox.waiting_people()):
            if not self.serving(person_id) and self._elsewhere.get(person_id, now := self._clock()) <= now:
                self.wake(person_id)

    async def _mark_fetched(self) -> None:
        fetched, self._fetched = self._fetched, []
        if fetched:
            await self._store.write(lambda work: work.outbox.mark_delivered(fetched, self._clock()))

    async def _keep_leases(self) -> None:
        """Renew what is being served, so that a slow turn does not look like a dead process."""
        long_ago = asyncio.get_running_loop().time() - self._pace.lease / 3
        people = [person_id for person_id, worker in self._workers.items() if worker.began < long_ago]
        if people:
            await self._store.write(lambda work: self._renew(work, people))

    def _renew(self, work: Work, people: list[str]) -> None:
        for person_id in people:
            if person_id in self._workers:
                work.leases.renew(person_id, self._owner, self._clock(), self._pace.lease)

    async def _watch_recovery(self) -> None:
        """End everyone's wait for a retry as soon as what was down is up."""
        if self._retrying and await self._all_healthy():
            for person_id in self._retrying:
                if person_id in self._workers:
                    self._workers[person_id].wake.set()
            self._retrying.clear()
