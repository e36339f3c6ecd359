"""What can be computed about the dates, hours and money of a goal, and deserves to be mentioned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from bot.smart import dutch_calendar as cal
from bot.smart.amounts_hours import Hours
from bot.smart.planning import Period, weeks_in

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
