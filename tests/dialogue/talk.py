"""A conversation with the dialogue itself, without the engine: for tests that read like conversations.

The texts of domain.yml are filled in as Rasa would; which intent the engine would find can be given along.
"""

from __future__ import annotations

import itertools
import re
import sqlite3
import tempfile
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from pathlib import Path
from typing import Any

from project_files import read_yaml

from bot.dialogue.dialogue import Reply, take_turn
from bot.dialogue.gate import Gate
from bot.dialogue.turn import Intent, Minds
from bot.plan.people import Person
from bot.smart.planning import parse_period
from bot.smart.types import GoalRow, Letter, Verdict
from bot.store.store import Store
from tests.fakes.cards import heard_in_full

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_numbers = itertools.count(1)


def responses() -> dict[str, Any]:
    loaded: dict[str, Any] = read_yaml("domain.yml")["responses"]
    return loaded


def filled(text: str, values: dict[str, Any]) -> str:
    return re.sub(r"{(\w+)}", lambda m: str(values.get(m.group(1), m.group(0))), text)


@dataclass
class Heard:
    """What one person got to see in one turn."""

    text: str
    asks: str | None
    about: dict[str, Any]
    buttons: dict[str, str]
    card: dict[str, Any] | None
    responses: list[str] = field(default_factory=list)

    def card_text(self) -> str:
        """All words of the card."""
        sections = (self.card or {}).get("sections", [])
        return "\n".join(
            f"{s['title']} {s['note'] or ''} " + " ".join(f"{r['label']} {r['text']}" for r in s["rows"])
            for s in sections
        )


class Talk:
    """One person in conversation. Each call is one turn in a unit of work of its own."""

    def __init__(self, store: Store, person: Person, minds: Minds, start: datetime = START) -> None:
        self.store, self.person, self.minds, self.now = store, person, minds, start

    def arrives(self) -> Heard:
        return self._turn("arrive", "")

    def says(self, text: str, *intents: str, said_at: datetime | None = None) -> Heard:
        """`said_at`: when it was said, for a platform that may bring it late."""
        return self._turn("text", text, [Intent(name, 0.9) for name in intents], said_at)

    def presses(self, command: str) -> Heard:
        return self._turn("command", command)

    def waits(self, **time: float) -> None:
        self.now += timedelta(**time)

    def _turn(self, kind: str, text: str, intents: Sequence[Intent] = (), said_at: datetime | None = None) -> Heard:
        self.now += timedelta(seconds=1)
        with self.store.work() as work:
            conversation = work.conversations.of(self.person.id)
            message = work.inbox.add("test", f"e{next(_numbers)}", self.person.id, kind, text, self.now, said_at)
            assert message is not None
            reply = take_turn(work, conversation, message, intents, self.minds, self.now)
            work.inbox.mark_done(message.id, self.now)
        return heard(reply)

    def notices(self) -> list[str]:
        """Notices that wait for this person."""
        with self.store.work() as work:
            waiting = work.outbox.undelivered(self.person.id)
            work.outbox.mark_delivered([m.id for m in waiting], self.now)
        return [m.message["text"] for m in waiting]


_beginnings: dict[tuple[Any, ...], tuple[Path, list[datetime]]] = {}
"""What was played before -> the store as it was after it, and the time it had become for each person."""


def beginning[**P](play: Callable[P, None]) -> Callable[P, None]:
    """For a stretch of conversation that many tests begin with: it is played once, and then put back as it was.

    Only what begins in a store in which nobody said anything yet is the same again; anything else is played.
    """

    @wraps(play)
    def again(*args: P.args, **words: P.kwargs) -> None:
        talks = [one for one in args if isinstance(one, Talk)]
        store = talks[0].store
        with store.work(write=False) as work:
            people = work.people.everyone()
            untouched = not work.plans.of_owners([person.id for person in people]) and not work.inbox.waiting_people()
            untouched = untouched and all(talk.now == START for talk in talks)
        key = (
            play.__qualname__,
            play.__module__,
            repr(people),
            *(a.person if isinstance(a, Talk) else a for a in args),
        )
        if not untouched or words:
            play(*args, **words)
        elif key in _beginnings:
            kept, times = _beginnings[key]
            copy_database(kept, _database_of(store))
            for talk, time in zip(talks, times, strict=True):
                talk.now = time
        else:
            play(*args, **words)
            kept = Path(tempfile.mkdtemp()) / "beginning.db"
            copy_database(_database_of(store), kept)
            _beginnings[key] = (kept, [talk.now for talk in talks])

    return again


def _database_of(store: Store) -> Path:
    return Path(str(store.engine.url.database))


def copy_database(source: Path, target: Path) -> None:
    """Put `target` as `source` is, whoever has it open."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def heard(reply: Reply) -> Heard:
    """The reply as people see it: the texts filled in, the buttons in order."""
    if reply.card is not None:
        heard_in_full(reply.card)
    texts, buttons, names = [], {}, []
    asks = f"utter_ask_{reply.form}_{reply.question}" if reply.form else None
    spoken = [(s.response, s.values, s.buttons) for s in reply.says]
    if asks:
        spoken.append((asks, reply.slots, []))
    for name, values, extra in spoken:
        variant = responses()[name][0]
        names.append(name)
        if variant.get("text"):
            texts.append(filled(variant["text"], values))
        for button in variant.get("buttons", []):
            buttons[filled(button["title"], values)] = filled(button["payload"], values)
        for button in extra:
            buttons[button.title] = button.command
    return Heard("\n\n".join(texts), reply.question, reply.about, buttons, reply.card, names)


class PlainChecker:
    """Stands in for the trained checker: a goal of three words is specific, a result makes it measurable."""

    def check(self, row: GoalRow | str, today: date) -> Verdict:
        assert isinstance(row, GoalRow)
        period = parse_period(" ".join((row.goal, row.planning)), today)
        there = {
            "specific": len(row.goal.split()) >= 3,
            "measurable": bool(row.result),
            "time_bound": period.ends,
        }
        missing = tuple(name for name, present in there.items() if not present)
        letters = {name: Letter(present, ()) for name, present in there.items()}
        return Verdict(
            **letters,
            kind="partial" if missing else "smart",
            start=period.start,
            end=period.end,
            missing=missing,
            feedback=tuple(f"Er mist nog iets: {name}." for name in missing),
            strong=(),
        )


def plain_minds() -> Minds:
    """The gate by its rules and a plain checker: these tests need no training."""
    return Minds(Gate.rules_only(), PlainChecker(), "http://localhost")  # type: ignore[arg-type]
