"""What goes into the goal checker and what comes out of it.

The labels are those of the Dutch POP literature: the letters S, M and T are read from the wording; whether a
goal is acceptable and realistic is asked of people and never appears here.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, Final, Literal, get_args

LetterName = Literal["specific", "measurable", "time_bound"]
Kind = Literal["smart", "partial", "er", "magie", "activity", "vague"]

LETTERS: Final[tuple[LetterName, ...]] = get_args(LetterName)
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)


class ModelMissing(RuntimeError):
    """The trained model is not on disk, or was trained by another version of this program."""


@dataclass(frozen=True, slots=True)
class GoalRow:
    """One row of the POP form, as typed. A goal on its own is a row with only `goal` filled."""

    goal: str
    activity: str = ""
    result: str = ""
    planning: str = ""
    support: str = ""

    @property
    def cells(self) -> dict[str, str]:
        """The cells with something in them, in the order of the form."""
        values = {field.name: getattr(self, field.name).strip() for field in fields(self)}
        return {name: value for name, value in values.items() if value}

    @property
    def is_whole_row(self) -> bool:
        """True when more than the goal itself was filled in."""
        return any(name != "goal" for name in self.cells)

    @property
    def text(self) -> str:
        """The cells read together, one cell to a line."""
        return "\n".join(self.cells.values())


@dataclass(frozen=True, slots=True)
class Letter:
    """One letter of SMART.

    `evidence` holds words of the text itself: those that made the letter present, or, when it is missing, the
    vague words that stand in its place (possibly none).
    """

    present: bool
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checker read in one goal. It judges wording, never a person.

    `start` and `end` are what the planning says in dates; a goal can be time-bound without them ("voor de
    bouwvak"). `feedback` runs parallel to `missing`: one text for each letter that is not there.
    """

    specific: Letter
    measurable: Letter
    time_bound: Letter
    kind: Kind
    start: date | None = None
    end: date | None = None
    missing: tuple[LetterName, ...] = ()
    feedback: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()

    def letter(self, name: LetterName) -> Letter:
        """The letter called `name`."""
        letter: Letter = getattr(self, name)
        return letter

    def to_json(self) -> dict[str, Any]:
        """The verdict as `pop check --json` prints it, without the caller's `id`."""
        return {
            **{name: self.letter(name).present for name in LETTERS},
            "kind": self.kind,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
            "missing": list(self.missing),
            "feedback": list(self.feedback),
            "strong": list(self.strong),
        }
