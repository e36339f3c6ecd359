"""Reads when something happens from Dutch text, reads it back, and says what to mention about it.

`parse_period` turns a planning cell ("van 4 januari t/m 7 maart") or a whole goal sentence into a first and a last
day. The conventions it follows are written out in `docs/planning.md`. It is pure (the reference date is an
argument), never raises and takes time linear in the length of the text: tokens are read once, from left to right,
and every look around is at most a few words wide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from bot.smart import dutch_calendar as cal
from bot.smart.planning_phrases import PhraseReader

if TYPE_CHECKING:
    from bot.smart.amounts import Hours

__all__ = ["Concern", "ConcernCode", "Period", "concerns", "impossible_days", "parse_period", "read_back", "weeks_in"]


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
    return Period(*PhraseReader(text, today).read())


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


# --- concerns -------------------------------------------------------------------------------------------------------

MOST_HOURS_A_WEEK: Final = 40.0  # a full working week: nobody spends more on one plan
FURTHEST_YEARS: Final = 5  # the method plans up to five years ahead


class ConcernCode(StrEnum):
    """What can be computed about a planning and deserves a kind word. The words stand elsewhere."""

    END_IN_PAST = "end_in_past"
    END_BEFORE_START = "end_before_start"
    OVER_FIVE_YEARS = "over_five_years"
    HOURS_DO_NOT_FIT = "hours_do_not_fit"
    OVER_BUDGET = "over_budget"


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to mention.

    Attributes:
        code: what it is.
        details: the figures a sentence about it may use, by name: dates for the first three codes; hours
            (`asked`, `room`) or euros (`asked`, `left`) for the others.
    """

    code: ConcernCode
    details: dict[str, date | float | Decimal] = field(default_factory=dict)


def weeks_in(period: Period | None, today: date) -> float | None:
    """Weeks from the start (or today, where no start is named) to the end, both days included; None without an end.

    Never negative: an end that has passed gives 0.
    """
    if period is None or period.end is None:
        return None
    first = period.start if period.start is not None else today
    return max(0.0, ((period.end - first).days + 1) / 7)


def concerns(
    period: Period,
    hours: Sequence[Hours],
    budget_asked: Decimal | None,
    budget_left: Decimal | None,
    today: date,
) -> tuple[Concern, ...]:
    """What is worth saying about dates, hours and money of one goal.

    Args:
        period: the planning of the goal.
        hours: own hours; those of others do not belong here.
        budget_asked: euros asked; pass the sum over all goals to judge them together.
        budget_left: euros left in the person's budget; None is unknown and never a concern.
        today: the reference date.
    """
    found: list[Concern] = []
    start, end = period.start, period.end
    if end is not None and end < today:
        found.append(Concern(ConcernCode.END_IN_PAST, {"end": end}))
    if start is not None and end is not None and end < start:
        found.append(Concern(ConcernCode.END_BEFORE_START, {"start": start, "end": end}))
    limit = cal.add(today, months=12 * FURTHEST_YEARS)
    if end is not None and limit is not None and end > limit:
        found.append(Concern(ConcernCode.OVER_FIVE_YEARS, {"end": end, "limit": limit}))
    weeks = weeks_in(period, today)
    if weeks and not any(c.code is ConcernCode.END_BEFORE_START for c in found):
        room = weeks * MOST_HOURS_A_WEEK
        asked = sum(_total(h, weeks) for h in hours)
        if asked > room:
            found.append(Concern(ConcernCode.HOURS_DO_NOT_FIT, {"asked": asked, "room": room}))
    if budget_asked is not None and budget_left is not None and budget_asked > budget_left:
        found.append(Concern(ConcernCode.OVER_BUDGET, {"asked": budget_asked, "left": budget_left}))
    return tuple(found)


def _total(hours: Hours, weeks: float) -> float:
    if hours.total is not None:
        return hours.total
    return (hours.per_week or 0.0) * weeks
