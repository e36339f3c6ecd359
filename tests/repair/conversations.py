"""Conversations that go off the path, as they are written down in `conversations/*.yml`.

One file per family. Each conversation says who it is, which question is open when we come in, what is typed or
pressed, what must (and must not) stand in the answer, which question is open then, and what is in the store
afterwards. What `after` does not name is as it was before the first line of the talk.

    - title: Het vorige antwoord klopt toch niet
      kind: just now                  # within the family
      person: Naima Aziz, liftmonteur
      at: enjoy                       # the open question; earlier ones were answered
      said:                           # ... with this, where it matters
        strengths: Storingen zoeken
      talk:
        - types: oei, dat van daarnet heb ik verkeerd gezegd
          asks: strengths
          hears: Storingen zoeken     # a text or a list; in any order, whatever the case of the letters
          misses: Overgeslagen        # must not stand in it
        - types: Storingen zoeken én oplossen, dag en nacht
          asks: enjoy
      after:
        reflection: {strengths: "Storingen zoeken én oplossen, dag en nacht"}

`{verhaal van 9000 tekens}` stands for a story of that length, 2027 for the year after the one in which it is played.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, fields
from datetime import date
from itertools import cycle
from pathlib import Path
from typing import Any

from project_files import read_yaml

ROOM = Path(__file__).parent / "conversations"

FAMILIES: dict[str, tuple[str, ...]] = {
    "correction": (
        "just now",
        "later",
        "twice",
        "by naming the old value",
        "by naming the question",
        "of a date",
        "of a number",
    ),
    "cancellation": ("scoped", "changed mind", "during a correction"),
    "digression": ("why", "one moment", "other task and back", "answer plus question", "refuses"),
    "repetition": ("repeats",),
    "clarification": ("clarifies",),
    "human": ("hand-over",),
    "invalid input": ("invalid", "very long"),
    "return": ("after days",),
    "channel": ("switches",),
    "two tasks": ("in one message",),
}
"""Every family, with the kinds of it that must be there."""

DEEDS = ("types", "presses", "arrives", "waits_days", "moves_to", "other_arrives", "other_types", "other_presses")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens, and what comes of it.

    `deed` is one of DEEDS. types, presses: the person does. waits_days: so many days go by, and the engine forgets.
    moves_to: goes on in the "terminal", the "browser", a "second browser", "slack" or "teams", once in each of the
    last two. other_...: the other party does.
    """

    deed: str
    what: Any
    asks: str | None
    hears: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()
    card: tuple[str, ...] = ()
    """What must stand on the card."""
    offers: tuple[str, ...] = ()
    """Titles of buttons that must be there."""


@dataclass(frozen=True, slots=True)
class Conversation:
    title: str
    family: str
    kind: str
    person: str
    """Name and work."""
    at: str
    """The question that is open when we come in; for a manager, see `manages`."""
    talk: tuple[Step, ...]
    after: dict[str, Any]
    """What is in the store otherwise than before, as `playing.facts` puts it; None for what is gone."""
    begins: str = "browser"
    """Where; or "slack", "teams"."""
    said: dict[str, str] = field(default_factory=dict)
    manages: bool = False
    """The person is the manager, and the plan is that of a report who shared it."""
    after_signing: bool = False
    """The plan is signed by both before we come in."""
    budget: int = 500
    goals: tuple[str, ...] = ()
    """Of the plan, where it is shared or signed already."""

    @property
    def name(self) -> str:
        return self.person.partition(",")[0]

    @property
    def texts(self) -> list[str]:
        """Everything that is typed in the talk."""
        return [step.what for step in self.talk if step.deed in ("types", "other_types")]


def read_all() -> list[Conversation]:
    """Every conversation, family by family. Raises ValueError for one that is not written as it should."""
    return [conversation for path in sorted(ROOM.glob("*.yml")) for conversation in _read(path)]


def _read(path: Path) -> list[Conversation]:
    loaded = _told(read_yaml(path))
    found = []
    for raw in loaded["conversations"]:
        try:
            found.append(_conversation({"family": loaded["family"], **raw}))
        except (TypeError, KeyError, ValueError) as wrong:
            raise ValueError(f"{path.name}, {raw.get('title')!r}: {wrong}") from wrong
    return found


def _conversation(raw: dict[str, Any]) -> Conversation:
    unknown = raw.keys() - {f.name for f in fields(Conversation)}
    if unknown:
        raise ValueError(f"unknown: {', '.join(sorted(unknown))}")
    if raw["kind"] not in FAMILIES[raw["family"]]:
        raise ValueError(f"unknown kind {raw['kind']!r}")
    steps = tuple(_step(step) for step in raw["talk"])
    return Conversation(**{**raw, "talk": steps, "goals": tuple(raw.get("goals", ())), "after": raw["after"] or {}})


def _step(raw: dict[str, Any]) -> Step:
    deeds = [deed for deed in DEEDS if deed in raw]
    unknown = raw.keys() - {*DEEDS, "asks", "hears", "misses", "card", "offers"}
    if len(deeds) != 1 or unknown or "asks" not in raw:
        raise ValueError(f"a step is one of {', '.join(DEEDS)}, with `asks`: {raw}")
    lists = {name: _texts(raw.get(name)) for name in ("hears", "misses", "card", "offers")}
    return Step(deeds[0], raw[deeds[0]], raw["asks"], **lists)


def _texts(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(str(v) for v in value) if isinstance(value, list) else (str(value),)


STORY = (
    "Ik begon hier acht jaar geleden als hulpkracht en ik kende niemand.",
    "Op een dinsdag viel de hele ploeg uit en stond ik er alleen voor, met een volle gang.",
    "Toen merkte ik dat ik rustig blijf en dat anderen daar houvast aan hebben.",
    "Sindsdien werk ik de nieuwe mensen in, drie of vier per jaar.",
    "Zo werk ik nog steeds, altijd met een lijstje op zak.",
    "Van de oude baas leerde ik eerst te kijken, dan pas te doen.",
    "Er ging ook genoeg mis: een keer heb ik alles twee keer besteld.",
)


def story(length: int) -> str:
    """Someone who has a lot to tell, in so many characters."""
    told = ""
    for sentence in cycle(STORY):
        if len(told) >= length:
            return told[: length - 1] + "."
        told += f"{sentence} "
    raise AssertionError  # a cycle has no end


def _ahead(year: int) -> int:
    """The conversations were written in 2026, and talk of the years after it."""
    return year + date.today().year - 2026 if year > 2026 else year


def _told(value: Any) -> Any:
    """The same, with each `{verhaal van N tekens}` told in full and what lies in 2027 in the year after this one."""
    if isinstance(value, dict):
        return {name: _told(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_told(inner) for inner in value]
    if isinstance(value, date):
        return value.replace(year=_ahead(value.year))
    if isinstance(value, str):
        value = re.sub(r"\b(?:2027|2028)\b", lambda m: str(_ahead(int(m[0]))), value)
        return re.sub(r"{verhaal van (\d+) tekens}", lambda m: story(int(m.group(1))), value)
    return value
