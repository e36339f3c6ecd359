"""Many people talk in Slack at once while processes die: `make load`.

Two web and two action processes on PostgreSQL behind the fake Slack. People type at a human pace; every tenth event
comes twice, Slack refuses one in twenty messages with 429, and every ten seconds a process is killed with -9 and
started again by the supervisor. Afterwards everything that was typed and everything that was said is held against the
store: nothing lost, nothing doubled, nothing out of order. Writes `build/load.json`.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE), str(ROOT / "tests" / "system"), str(ROOT / "tests"), str(ROOT)]

import psutil  # noqa: E402
from cryptography.fernet import Fernet  # noqa: E402
from postgres_server import PostgresServer, programs  # noqa: E402
from running import PROGRAMS  # noqa: E402
from slack_talk import SlackSystem  # noqa: E402
from ways import ANSWERS  # noqa: E402

from bot.catalogue import say  # noqa: E402
from bot.plan.people import Person  # noqa: E402
from bot.plan.questions import REFLECTION  # noqa: E402
from tests.fakes.slack import FakeSlack, SlackUser, Trouble  # noqa: E402

NO_ANSWER = (say("one_moment"), say("apology"))
PATIENCE = 1200.0
"""So long nobody waits for an answer on any machine."""


@dataclass
class Plan:
    """How much, for how long."""

    people: int = 200
    pause: tuple[float, float] = (8.0, 16.0)
    """A person thinks and types so long."""
    kill_every: float = 10.0
    when_well: bool = False
    """Kill only what ran so long since the last one: for a busy machine, where starting takes longer than that."""
    most_kills: int = 10_000
    duplicates: float = 0.1
    refused: float = 0.05
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)
    """After so many seconds Slack delivers again what was not acknowledged. These are its own."""


class LoadSystem(SlackSystem):
    """Two processes of each that can be two."""

    def environment(self) -> dict[str, str]:
        return {
            **super().environment(),
            "POP_WEB_WORKERS": "2",
            "POP_ACTION_WORKERS": "2",
            "POP_LOG_LEVEL": "warning",
            "POP_DEMO": "false",
        }

    def victim(self, chance: random.Random) -> tuple[str, psutil.Process] | None:
        """One of the programs, and one of its processes: the program itself or a worker of it."""
        assert self._process is not None
        name = chance.choice(list(PROGRAMS))
        for program in psutil.Process(self._process.pid).children():
            with contextlib.suppress(psutil.Error):
                if PROGRAMS[name] in program.cmdline():
                    family = [program, *program.children(recursive=True)]
                    return name, chance.choice([p for p in family if "resource_tracker" not in str(p.cmdline())])
        return None


@dataclass
class Talker:
    """One person, who types, waits for what is said, thinks, and types again."""

    user: SlackUser
    employee: Person
    answers: dict[str, str]
    at: float
    """When to type the next thing."""
    step: int = -1
    since: float = 0.0
    waits: list[float] = field(default_factory=list)

    def answered(self) -> bool:
        """Whether there is an answer to everything. Nobody types on before: what Slack brings late would pass it."""
        return len([m for m in self.user.messages if not m.text.startswith(NO_ANSWER)]) > self.step

    def goes_on(self, now: float) -> None:
        """Types the next thing."""
        self.step += 1
        self.since = now
        if self.step == 0:
            self.user.opens_home("messages")
        elif self.step == 1:
            self.user.types("De hele voorbereiding")
        else:
            self.user.types(self.answers[REFLECTION[self.step - 2]])

    @property
    def done(self) -> bool:
        return self.step == 1 + len(REFLECTION) and self.answered()


def run(plan: Plan, seed: int, tell: Any = print) -> dict[str, Any]:
    """Do it, and return the figures. Raises AssertionError with what went wrong."""
    chance = random.Random(seed)
    with _workspace(plan, chance) as (system, slack):
        talkers = _people(system, slack, plan, chance)
        began, busy = time.monotonic(), os.getloadavg()[0]
        killed = _talk(system, talkers, plan, chance, tell)
        _settle(system, talkers)
        return {
            **_check(system, slack, talkers),
            "people": plan.people,
            "seconds": round(time.monotonic() - began),
            "load_average": [round(busy, 1), round(os.getloadavg()[0], 1)],
            "killed": killed,
            "kill_every_s": plan.kill_every,
            "seed": seed,
        }


@contextlib.contextmanager
def _workspace(plan: Plan, chance: random.Random) -> Iterator[tuple[LoadSystem, FakeSlack]]:
    bin = programs()
    assert bin is not None, "PostgreSQL's programs are not installed"
    server = PostgresServer(bin)
    with tempfile.TemporaryDirectory() as directory, FakeSlack().running() as slack:
        slack.retry_seconds, slack.ack_seconds = plan.retries, 3.0
        slack.duplicate = lambda: chance.random() < plan.duplicates
        slack.chance = lambda method: (
            Trouble(429) if method == "chat.postMessage" and chance.random() < plan.refused else None
        )
        server.start()
        system = LoadSystem(Path(directory), Fernet.generate_key().decode(), slack, server.create("load"))
        try:
            system.start()
            yield system, slack
        finally:
            system.close()
            server.stop()


def _people(system: LoadSystem, slack: FakeSlack, plan: Plan, chance: random.Random) -> list[Talker]:
    talkers = []
    began = time.monotonic()
    with system.work(write=True) as work:
        for number in range(plan.people):
            employee = Person(f"L{number:03}", f"l{number}@demo.example", f"Medewerker {number}")
            work.people.put(employee)
            answers = {q: f"{text.strip()} (nummer {number})" for q, text in ANSWERS.items()}
            user = SlackUser(slack, slack.join(employee.name, employee.email))
            talkers.append(Talker(user, employee, answers, began + chance.uniform(0, plan.pause[1])))
    return talkers


def _talk(system: LoadSystem, talkers: list[Talker], plan: Plan, chance: random.Random, tell: Any) -> dict[str, int]:
    killed: dict[str, int] = {}
    next_kill = time.monotonic() + plan.kill_every
    told = looked = time.monotonic()
    while not all(talker.done for talker in talkers):
        now = time.monotonic()
        for talker in talkers:
            if talker.done or now < talker.at:
                continue
            if talker.answered():
                if talker.since:
                    talker.waits.append(now - talker.since)
                    talker.since = 0.0
                    talker.at = now + chance.uniform(*plan.pause)
                else:
                    talker.goes_on(now)
            else:
                assert now - talker.since < PATIENCE, f"no answer in {PATIENCE:.0f} s: {talker.user.texts[-1:]}"
        if plan.when_well and now - looked > 1:
            looked = now
            if not system.is_well():
                next_kill = time.monotonic() + plan.kill_every
        if now >= next_kill and sum(killed.values()) < plan.most_kills:
            with contextlib.suppress(psutil.Error):
                found = system.victim(chance)
                if found is not None:
                    found[1].kill()
                    killed[found[0]] = killed.get(found[0], 0) + 1
            next_kill = now + plan.kill_every
        if now - told > 10:
            told = now
            typed = sum(len(talker.user.typed) for talker in talkers)
            tell(f"  {sum(t.done for t in talkers)} of {len(talkers)} are done, {typed} messages; killed: {killed}")
        time.sleep(0.05)
    return killed


def _settle(system: LoadSystem, talkers: list[Talker]) -> None:
    """Until nothing waits any more: second deliveries come late."""
    deadline = time.monotonic() + PATIENCE
    while True:
        with system.work() as work:
            waiting = work.inbox.waiting_people()
            undelivered = [t for t in talkers if work.outbox.undelivered(t.employee.id)]
        if not waiting and not undelivered:
            time.sleep(3)
            return
        assert time.monotonic() < deadline, f"{len(waiting)} wait, {len(undelivered)} were not delivered to"
        time.sleep(0.5)


def _check(system: LoadSystem, slack: FakeSlack, talkers: list[Talker]) -> dict[str, Any]:
    assert slack.refusals == []
    brought = {d.event for d in slack.deliveries if d.status == 200}
    given_up = {d.event for d in slack.deliveries} - brought
    assert not given_up, f"the product was away for so long that Slack gave up on {len(given_up)} messages"
    lost = doubled = disordered = unordered = 0
    for talker in talkers:
        with system.work() as work:
            plan = work.plans.current(talker.employee.id)
            sent = [m for m in work.inbox.history(talker.employee.id) if m.kind == "text"]
            said = work.outbox.history(talker.employee.id, 1_000)
        typed = [text for _, text in talker.user.typed]
        assert plan is not None
        lost += plan.reflection != talker.answers
        lost += len(set(typed) - {message.text for message in sent})
        doubled += len(sent) - len({message.event_id for message in sent}) + max(0, len(sent) - len(typed))
        unordered += [message.text for message in sent] != typed
        shown = [m.metadata["event_payload"]["id"] for m in talker.user.messages]
        doubled += len(shown) - len(set(shown))
        replies = [row.id for row in said]
        lost += len(set(replies) - set(shown))
        disordered += [id for id in shown if id in replies] != [id for id in replies if id in shown]
        by_inbox = [row.inbox_id for row in said if row.kind == "reply"]
        doubled += len(by_inbox) - len(set(by_inbox))
    living = sorted(d.seconds for d in slack.deliveries if d.status == 200)
    waits = sorted(wait for talker in talkers for wait in talker.waits)
    wrong = lost + doubled + disordered + unordered
    said = f"lost {lost}, doubled {doubled}, said out of order {disordered}, taken in out of order {unordered}"
    assert not wrong, said
    return {
        "messages": sum(len(talker.user.typed) for talker in talkers),
        "deliveries": len(slack.deliveries),
        "delivered_again": sum(d.attempt > 0 for d in slack.deliveries),
        "refused_429": slack.too_fast + slack.troubled,
        "lost": lost,
        "doubled": doubled,
        "out_of_order": disordered + unordered,
        "ack_p50_ms": round(1000 * _at(living, 0.5), 1),
        "ack_p99_ms": round(1000 * _at(living, 0.99), 1),
        "ack_max_ms": round(1000 * living[-1], 1),
        "ack_over_a_second": sum(seconds > 1 for seconds in living),
        "answer_p50_s": round(_at(waits, 0.5), 2),
        "answer_p95_s": round(_at(waits, 0.95), 2),
        "answer_max_s": round(waits[-1], 2),
    }


def _at(values: list[float], part: float) -> float:
    return values[min(len(values) - 1, int(len(values) * part))]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--kill-every", type=float, default=10.0)
    parser.add_argument("--pause", type=float, nargs=2, default=Plan.pause, metavar="SECONDS")
    parser.add_argument("--when-well", action="store_true", help="kill only when everything ran so long")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    options = parser.parse_args()
    pause = (options.pause[0], options.pause[1])
    plan = Plan(options.people, pause, kill_every=options.kill_every, when_well=options.when_well)
    figures = run(plan, options.seed)
    target = ROOT / "build" / "load.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(figures, indent=1))
    print(json.dumps(figures, indent=1))
    if figures["ack_over_a_second"]:
        sys.exit("Slack was told after more than a second that something had arrived.")


if __name__ == "__main__":
    main()
