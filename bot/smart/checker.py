"""Judges the wording of a goal: which letters are there, which kind it is, and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from bot.smart.goals_cues import Cue, find_cues, normalise
from bot.smart.types import LETTERS, GoalRow, Kind, Letter, Verdict

if TYPE_CHECKING:
    from bot.smart.planning import Period

_MEASURE = frozenset(
    ("norm", "percent", "money", "frequency", "level", "score", "certificate", "done", "zero", "judge", "count")
)


def check(row: GoalRow | str, today: date) -> Verdict:
    """Judge a goal or a whole POP row as it stands on `today`."""
    from bot.smart.planning import parse_period

    row = GoalRow(row) if isinstance(row, str) else row
    period: Period = parse_period(row.planning, today)
    if not period.ends:
        period = parse_period(row.text, today)
    plain = normalise(row.text)
    cues = find_cues(plain, period.words)
    specific = any(cue.label in ("action", "course_topic") for cue in cues)
    measures = [cue for cue in cues if cue.label in _MEASURE or (cue.label == "alone" and specific)]
    letters = {
        "specific": Letter(specific, _words(row.text, [c for c in cues if c.label in ("action", "course_topic")])),
        "measurable": Letter(bool(measures), _words(row.text, measures)),
        "time_bound": Letter(period.ends, (period.words,) if period.ends and period.words else ()),
    }
    labels = {cue.label for cue in cues}
    present = sum(letter.present for letter in letters.values())
    kind: Kind
    if present == len(LETTERS):
        kind = "smart"
    elif {"magie_we", "magie_image"} <= labels:
        kind = "magie"
    elif "comparative" in labels and present < 2:
        kind = "er"
    elif labels & {"learning_verb", "learning_noun"} and present < 2:
        kind = "activity"
    else:
        kind = "partial" if present else "vague"
    missing = tuple(name for name in LETTERS if not letters[name].present)
    return Verdict(**letters, kind=kind, start=period.start, end=period.end, missing=missing)


def _words(text: str, cues: list[Cue]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text[cue.start : cue.end] for cue in cues))
