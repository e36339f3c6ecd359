"""The door of every channel: what someone typed is looked at before anything is stored or sent on.

What it stops stays in the memory of this process, for a quarter of an hour at most, while the person chooses: write
it differently, leave it out, or say that it is something else, and then it goes in once, to the letter. It is never
written to a disk, a queue or a log. A person has one text at the door: whoever types again has written differently.

The choice may reach another process than the text did. A held text's id names the process that has it, and the others
ask it there.
"""

from __future__ import annotations

import asyncio
import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final, Literal, get_args

from bot.catalogue import say
from bot.channels.neighbours import Neighbours
from bot.dialogue.despair import despair_in
from bot.dialogue.door import Door, Finding
from bot.dialogue.dutch_corrections import asks_why_not

HELD_FOR: Final = timedelta(minutes=15)
LOOK_SECONDS: Final = 15.0
"""How often what was held long enough is let go of. It is held that much shorter, so the quarter is the most."""
MARK: Final = "door."
"""How the payload of a choice begins. The other buttons' tokens hold no dot."""

Choice = Literal["again", "leave", "send"]
CHOICES: Final[tuple[Choice, ...]] = get_args(Choice)


@dataclass(frozen=True, slots=True)
class Held:
    """A text at the door. It shows itself nowhere: not in a log line, not in a traceback.

    event_id: of the message it came in, under which it goes in later. more: what the channel needs to go on with it;
    None in the browser.
    """

    id: str
    person_id: str
    event_id: str
    text: str = field(repr=False)
    finding: Finding = field(repr=False)
    until: datetime
    more: Any = field(default=None, repr=False)
    despair: bool = field(default=False, repr=False)
    """Its writer says not to want to live any more."""

    @property
    def subject(self) -> str:
        return self.finding.subject

    def question(self, locale: str, *, quote: bool = False) -> str:
        """What is asked of the person. `quote` repeats the sentence it is about, for a channel that keeps nothing."""
        if self.despair:
            return "\n\n".join(say(f"door.{part}", locale) for part in ("despair", "lines", "despair_choose"))
        about = say(f"door.{self.subject}", locale)
        whole = self.finding.sentence.strip() == self.text.strip()
        if quote and not whole:
            words = say("door.ask_quoted", locale, about=about, sentence=self.finding.sentence.strip())
        else:
            words = say("door.ask", locale, about=about)
        # Who told of an illness is not just sent away with it.
        return f"{words}\n\n{say('door.care', locale)}" if self.subject == "health" else words

    def reason(self, locale: str) -> str:
        """Why it was stopped, for who asks that."""
        why = say("door.why", locale, about=say(f"door.{self.subject}", locale))
        return f"{why}\n\n{say('door.lines', locale)}" if self.despair else why

    def buttons(self, locale: str) -> list[dict[str, str]]:
        """The three choices."""
        titles: dict[Choice, str] = {
            "again": say("door.again", locale),
            "leave": say("door.leave", locale),
            "send": say("door.not_despair" if self.despair else f"door.not_{self.subject}", locale),
        }
        return [{"title": title, "payload": f"{MARK}{self.id}.{choice}"} for choice, title in titles.items()]


@dataclass(frozen=True, slots=True)
class Judged:
    """What is thought of a text: what to ask about, if anything. It shows itself nowhere."""

    finding: Finding | None = field(default=None, repr=False)
    despair: bool = field(default=False, repr=False)
    """Its writer says not to want to live any more."""


class Doorkeeper:
    """Looks at what comes in and holds what it stops. One per process, shared by its channels; safe for threads."""

    def __init__(
        self,
        models_dir: Path,
        *,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        held_for: timedelta = HELD_FOR - timedelta(seconds=LOOK_SECONDS),
        neighbours: Neighbours | None = None,
    ) -> None:
        """`neighbours` are the other processes at which a choice, or the text it is about, may come in."""
        self._neighbours = neighbours
        self._models_dir = models_dir
        self._clock = clock
        self._held_for = held_for
        self._lock = threading.Lock()
        self._door: Door | None = None
        self._held: dict[str, Held] = {}
        self._chosen: dict[str, Held] = {}
        """What was chosen of, without the text: so that a press that comes twice gets the same answer."""

    def open(self) -> None:
        """Let the other processes ask for what is held here, until `close`."""
        if self._neighbours is not None:
            self._neighbours.listen(
                {
                    "choose": self._choose_here,
                    "settle": self._settle_here,
                    "holds": self._holds_here,
                    "waits": self._waits_here,
                    "forget": self._forget_here,
                }
            )

    def close(self) -> None:
        """Answer the other processes no more."""
        if self._neighbours is not None:
            self._neighbours.close()

    def load(self) -> None:
        """Read the model now, so that the first message need not wait for it. Raises ModelMissing."""
        self._looker()

    def _looker(self) -> Door:
        with self._lock:
            if self._door is None:
                self._door = Door.load(self._models_dir)
            return self._door

    def judge(self, *parts: str) -> Judged:
        """What is found first in what was typed. Raises ModelMissing: without its model nobody is let in.

        A model reads it, sentence by sentence: never on the event loop or while the store is written.
        """
        # That is heard before all else, in whatever cell of a form, whatever the model says and also without one.
        despair = next((said for part in parts if (said := despair_in(part)) is not None), None)
        if despair is not None:
            return Judged(Finding("health", despair), True)
        door = self._looker()
        return Judged(next((found for part in parts if (found := door.look(part)) is not None), None))

    def stop(self, person_id: str, event_id: str, text: str, judged: Judged, *, more: Any = None) -> Held | None:
        """Hold this text when it should be asked about; None to let it in. Either way an earlier one is let go of.

        judged: what `judge` said of it. The same event again gives the same held text.
        """
        finding = judged.finding
        with self._lock:
            self._let_go()
            mine = next((held for held in self._held.values() if held.person_id == person_id), None)
            if mine is not None and mine.event_id == event_id and finding is not None:
                return mine
            if mine is not None:
                del self._held[mine.id]
            if finding is None:
                return None
            until = self._clock() + self._held_for
            here = self._neighbours.name if self._neighbours is not None else ""
            id = f"{here}-{secrets.token_urlsafe(18)}"
            held = Held(id, person_id, event_id, text, finding, until, more, judged.despair)
            self._held[held.id] = held
            return held

    @staticmethod
    def is_choice(payload: str) -> bool:
        """Whether a pressed button is one of ours."""
        return payload.startswith(MARK)

    def choose(self, payload: str, person_id: str) -> tuple[Choice, Held] | None:
        """What was chosen, and of which text. None when it is held nowhere, or not any more.

        The text stays until `settle`, so that nothing is lost when the store does not answer. After that a second
        press gives the first choice again, with an empty text: what it did is in the store by then.
        """
        chosen = self._choose_here(payload, person_id)
        if chosen is None and self._neighbours is not None:
            chosen = self._neighbours.ask(_process(payload.removeprefix(MARK)), "choose", payload, person_id)
        return chosen

    def _choose_here(self, payload: str, person_id: str) -> tuple[Choice, Held] | None:
        id, _, word = payload.removeprefix(MARK).rpartition(".")
        with self._lock:
            self._let_go()
            held, done = self._held.get(id), self._chosen.get(id)
        if done is not None and done.person_id == person_id:
            return done.more, done
        choice = next((known for known in CHOICES if known == word), None)
        if held is None or choice is None or held.person_id != person_id:
            return None
        return choice, held

    def settle(self, held: Held, choice: Choice) -> None:
        """The choice was carried out: let go of the text."""
        if not self._settle_here(held, choice) and self._neighbours is not None:
            self._neighbours.ask(_process(held.id), "settle", held, choice)

    def _settle_here(self, held: Held, choice: Choice) -> bool:
        with self._lock:
            if self._held.pop(held.id, None) is not None:
                nothing = Finding(held.finding.subject, "")
                self._chosen[held.id] = replace(held, text="", finding=nothing, more=choice)
            return held.id in self._chosen

    @staticmethod
    def asks_why(text: str) -> bool:
        """Whether a text may ask why another one was stopped."""
        # "Waarom niet? Ik wil toch dood": then that is heard.
        return asks_why_not(text) and despair_in(text) is None

    def asked_why(self, person_id: str, text: str) -> Held | None:
        """What this person has at the door, when `text` asks why it is there. It stays there. None otherwise."""
        if not self.asks_why(text):
            return None
        held = self._waits_here(person_id)
        if held is None and self._neighbours is not None:
            held = next((found for found in self._neighbours.ask_all("waits", person_id) if found), None)
        return held

    def _waits_here(self, person_id: str) -> Held | None:
        with self._lock:
            self._let_go()
            return next((held for held in self._held.values() if held.person_id == person_id), None)

    def holds(self, person_id: str, text: str) -> bool:
        """Whether this very text of this person is at the door."""
        if self._holds_here(person_id, text):
            return True
        return self._neighbours is not None and any(self._neighbours.ask_all("holds", person_id, text))

    def _holds_here(self, person_id: str, text: str) -> bool:
        with self._lock:
            self._let_go()
            return any((held.person_id, held.text) == (person_id, text) for held in self._held.values())

    def forget(self, person_id: str) -> int:
        """Let go of whatever this person has at the door, at any process; how many texts that were."""
        others = self._neighbours.ask_all("forget", person_id) if self._neighbours is not None else ()
        return self._forget_here(person_id) + sum(count or 0 for count in others)

    def _forget_here(self, person_id: str) -> int:
        with self._lock:
            self._chosen = {id: held for id, held in self._chosen.items() if held.person_id != person_id}
            before = len(self._held)
            self._held = {id: held for id, held in self._held.items() if held.person_id != person_id}
            return before - len(self._held)

    def drop(self, held: Held) -> None:
        """Let go of a text that need not be asked about after all."""
        with self._lock:
            self._held.pop(held.id, None)

    def without(self, held: Held) -> str:
        """The text without the sentences that are about it; empty when nothing is left to say. As slow as `judge`."""
        text = held.text
        while (found := self.judge(text).finding) is not None:
            shorter = text.replace(found.sentence, "", 1)
            if shorter == text:
                return ""
            text = shorter
        return text.strip() if any(character.isalnum() for character in text) else ""

    def let_go(self) -> None:
        """Forget what was held long enough."""
        with self._lock:
            self._let_go()

    def _let_go(self) -> None:
        now = self._clock()
        for kept in (self._held, self._chosen):
            for id in [id for id, held in kept.items() if held.until <= now]:
                del kept[id]

    async def keep_forgetting(self) -> None:
        """Forget what was held long enough, until cancelled."""
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            self.let_go()


def _process(id: str) -> str:
    """The name of the process that holds what has this id."""
    return id.partition("-")[0]
