"""Reads when something happens from Dutch text, and reads it back.

`parse_period` turns a planning cell ("van 4 januari t/m 7 maart") or a whole goal sentence into a first and a last
day. The conventions it follows are written out in `docs/planning.md`. It is pure (the reference date is an
argument), never raises and takes time linear in the length of the text: tokens are read once, from left to right,
and every look around is at most a few words wide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from bot.smart import dutch_calendar as cal
from bot.smart.planning_english import in_dutch
from bot.smart.planning_phrases import PhraseReader

__all__ = ["Period", "impossible_days", "parse_period", "read_back", "weeks_in"]


@dataclass(frozen=True, slots=True)
class Period:
    """When something happens, as far as the text says.

    Attributes:
        start: first day, or None.
        end: last day, or None.
        ends: whether the text names an end, also where no date follows from it ("voor de bouwvak").
        words: the words that say so, as they were typed; "" where there are none.
    """

    start: date | None
    end: date | None
    ends: bool
    words: str


def parse_period(text: str, today: date) -> Period:
    """Find the first and the last day that a Dutch text names.

    Args:
        text: anything a person may type, a planning cell or whole sentences.
        today: the reference date; dates without a year are the next ones at or after it.

    Returns:
        The period; `Period(None, None, False, "")` where the text names none. Never raises.
    """
    for day in impossible_days(text):
        # the year beside it says nothing without the day
        text = text.replace(day, " " * len(day))
    dutch = in_dutch(text)
    period = Period(*PhraseReader(dutch, today).read())
    place = dutch.find(period.words)
    return replace(period, words=text[place : place + len(period.words)]) if dutch != text else period


_DAY_AND_MONTH: Final = re.compile(
    rf"\b(\d{{1,2}})(?:e|de|ste)?\s+({'|'.join(sorted(cal.months(), key=len, reverse=True))})\b(?:\s+(20\d\d))?", re.I
)
_A_LEAP_YEAR: Final = 2028


def impossible_days(text: str) -> tuple[str, ...]:
    """Days that the calendar does not have, as they were typed: "31 februari 2027", "31 april"."""
    return tuple(
        found.group(0)
        for found in _DAY_AND_MONTH.finditer(text)
        if 1 <= int(found.group(1)) <= 31
        and cal.safe_date(
            int(found.group(3) or _A_LEAP_YEAR), cal.months()[found.group(2).lower()], int(found.group(1))
        )
        is None
    )


# --- reading back ---------------------------------------------------------------------------------------------------

_LONG_MONTHS: Final = tuple(names.split()[0] for names in cal._MONTH_NAMES)


def _say(day: date) -> str:
    return f"{day.day} {_LONG_MONTHS[day.month - 1]} {day.year}"


def read_back(period: Period) -> str:
    """The period in Dutch words: "van 4 januari 2027 tot en met 7 maart 2027"; "" where nothing was named.

    Parsing the answer gives the same two days. An end without a date is read back as it was typed.
    """
    if period.start is not None and period.end is not None:
        return f"van {_say(period.start)} tot en met {_say(period.end)}"
    if period.end is not None:
        return f"uiterlijk {_say(period.end)}"
    if period.start is not None:
        return f"vanaf {_say(period.start)}"
    return period.words


def weeks_in(period: Period | None, today: date) -> float | None:
    """Weeks from the start (or today, where no start is named) to the end, both days included; None without an end.

    Never negative: an end that has passed gives 0.
    """
    if period is None or period.end is None:
        return None
    first = period.start if period.start is not None else today
    return max(0.0, ((period.end - first).days + 1) / 7)
