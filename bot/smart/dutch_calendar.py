"""The calendar as Dutch speakers name it: months, weeks, quarters, seasons, feast days and the parts of them.

A name such as "mei" or "eind tweede kwartaal" becomes a `When`: a stretch of calendar that comes back every year
and is tied to one year only when it is resolved against a date. python-dateutil does the month arithmetic, Easter
and "the last Friday of"; ISO weeks come from the standard library.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday

Stretch = tuple[date, date]  # first and last day, both included

EARLIEST_YEAR: Final = 1950
LATEST_YEAR: Final = 2150
_YEARS_AHEAD: Final = 9  # far enough for every 29 February, also across a century that is no leap year

_MONTH_NAMES: Final = (
    "januari jan janu januarie janurai januri jannuari janauri",
    "februari feb febr febuari februarie feburari februrari ferbuari",
    "maart mrt maa mar mrrt maarrt maaart",
    "april apr apri aprl aprill",
    "mei",
    "juni jun junie",
    "juli jul julie",
    "augustus aug augustes augusts agustus augst",
    "september sep sept setpember septmber",
    "oktober okt october oct oktobr",
    "november nov novembr",
    "december dec decmber desember",
)
_WEEKDAY_NAMES: Final = (
    "maandag ma",
    "dinsdag di",
    "woensdag wo woe",
    "donderdag do don",
    "vrijdag vr vrij",
    "zaterdag za zat",
    "zondag zo zon",
)
_SEASON_NAMES: Final = {"lente": 3, "voorjaar": 3, "zomer": 6, "herfst": 9, "najaar": 9, "winter": 12}


@cache
def months() -> dict[str, int]:
    return {name: n for n, names in enumerate(_MONTH_NAMES, start=1) for name in names.split()}


@cache
def weekdays() -> dict[str, int]:
    """Full weekday names only count on their own; the short ones ("do", "za") only in front of a date."""
    return {name: n for n, names in enumerate(_WEEKDAY_NAMES) for name in names.split()}


@cache
def long_weekdays() -> dict[str, int]:
    return {names.split()[0]: n for n, names in enumerate(_WEEKDAY_NAMES)}


@cache
def _deletions() -> dict[str, str]:
    """Every long month or quarter word with one letter left out, for words with one typing error."""
    words = [name.split()[0] for name in _MONTH_NAMES] + ["kwartaal"]
    table: dict[str, str] = {}
    for word in words:
        if len(word) >= 7:
            table |= {word[:k] + word[k + 1 :]: word for k in range(len(word))}
            table[word] = word
    return table


def mend(word: str) -> str | None:
    """The month (or "kwartaal") that a mistyped word of at least six letters stands for, or None.

    One letter missing, one too many, one wrong or two swapped. Short months are left alone: "maat" and "maar" are
    words of their own.
    """
    if not 6 <= len(word) <= 10:
        return None
    table = _deletions()
    if word in table:
        return table[word]
    for k in range(len(word)):
        found = table.get(word[:k] + word[k + 1 :])
        if found is not None and found[0] == word[0]:
            return found
    return None


def safe_date(year: int, month: int, day: int) -> date | None:
    """A date, or None where the calendar has no such day (31 June, month 13)."""
    if EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
        return date(year, month, day)
    return None


def add(day: date, *, months: int = 0, days: int = 0) -> date | None:
    """`day` plus calendar months and days; the last day of the month where the day number does not exist."""
    try:
        moved = day + relativedelta(months=months, days=days)
    except (OverflowError, ValueError):
        return None
    return moved if moved.year <= LATEST_YEAR else None


def add_workdays(day: date, count: int) -> date | None:
    """`day` plus `count` days of Monday to Friday. Feast days are not taken out."""
    weeks, rest = divmod(count, 5)
    moved = add(day, days=7 * weeks)
    while moved is not None and rest > 0:
        moved = add(moved, days=1)
        if moved is not None and moved.weekday() < 5:
            rest -= 1
    return moved


@dataclass(frozen=True, slots=True)
class When:
    """A named day or period.

    `in_year` gives its first and last day in a year (None where it does not exist, such as 29 February);
    `year` is the year the writer named; `fixed` holds a stretch that needs no year ("volgende maand").
    `point` is a single day; `weak` wants a context before it counts ("2027", "7.5");
    `every_month` marks a bare day of the month ("de 15e"), whose `in_year` takes a month number counted from year 0.
    """

    in_year: Callable[[int], Stretch | None]
    year: int | None = None
    fixed: Stretch | None = None
    point: bool = False
    weak: bool = False
    every_month: bool = False

    @property
    def knows_year(self) -> bool:
        return self.year is not None or self.fixed is not None

    def resolve(self, anchor: date, year: int | None = None) -> Stretch | None:
        """The stretch in the named year, else in `year`, else the first one that ends at or after `anchor`."""
        if self.fixed is not None:
            return self.fixed
        named = self.year if self.year is not None else year
        if self.every_month:
            return self._next_month_day(anchor)
        if named is not None:
            return self.in_year(named) if EARLIEST_YEAR <= named < LATEST_YEAR else None
        for candidate in self._candidates(anchor):
            if candidate[1] >= anchor:
                return candidate
        return None

    def _candidates(self, anchor: date) -> Iterator[Stretch]:
        first = max(anchor.year - 1, EARLIEST_YEAR)
        for year in range(first, min(first + _YEARS_AHEAD + 1, LATEST_YEAR)):
            stretch = self.in_year(year)
            if stretch is not None:
                yield stretch

    def _next_month_day(self, anchor: date) -> Stretch | None:
        month = anchor.year * 12 + anchor.month - 1
        for index in range(month, month + 3):
            stretch = self.in_year(index)
            if stretch is not None and stretch[0] >= anchor:
                return stretch
        return None


def fixed(first: date, last: date | None = None, *, weak: bool = False) -> When:
    stretch = (first, last if last is not None else first)
    return When(lambda _year: stretch, fixed=stretch, point=last is None, weak=weak)


def day_of_year(day: int, month: int) -> When:
    def bounds(year: int) -> Stretch | None:
        found = safe_date(year, month, day)
        return (found, found) if found else None

    return When(bounds, point=True)


def day_of_month(day: int) -> When:
    def bounds(index: int) -> Stretch | None:
        found = safe_date(index // 12, index % 12 + 1, day)
        return (found, found) if found else None

    return When(bounds, point=True, weak=True, every_month=True)


def month_span(first_month: int, count: int) -> When:
    """`count` whole months from `first_month` on; may run into the next year (winter)."""

    def bounds(year: int) -> Stretch:
        start = date(year, first_month, 1)
        return start, start + relativedelta(months=count, days=-1)

    return When(bounds)


def month(n: int) -> When:
    return month_span(n, 1)


def quarter(n: int) -> When:
    return month_span(3 * n - 2, 3)


def half_year(n: int) -> When:
    return month_span(6 * n - 5, 6)


def season(name: str) -> When | None:
    first = _SEASON_NAMES.get(name)
    return month_span(first, 3) if first else None


def calendar_year(year: int) -> When:
    return replace(month_span(1, 12), year=year, weak=True)


def iso_week(n: int) -> When:
    def bounds(year: int) -> Stretch | None:
        try:
            monday = date.fromisocalendar(year, n, 1)
        except ValueError:
            return None
        return monday, monday + timedelta(days=6)

    return When(bounds)


def week_of(day: When) -> When:
    """Monday to Sunday around a day ("in de week van 8 maart")."""

    def bounds(year: int) -> Stretch | None:
        found = day.in_year(year)
        if found is None:
            return None
        monday = found[0] - timedelta(days=found[0].weekday())
        return monday, monday + timedelta(days=6)

    return _like(day, bounds)


def first_day(of: When) -> When:
    """The first day of a period ("voor het begin van de zomer")."""

    def bounds(year: int) -> Stretch | None:
        whole = of.in_year(year)
        return (whole[0], whole[0]) if whole else None

    return _like(of, bounds, point=True)


def school_year() -> When:
    """1 August to 31 July, as the Dutch law on primary education defines "schooljaar"."""
    return month_span(8, 12)


def academic_year() -> When:
    """1 September to 31 August, as the Dutch law on higher education defines "studiejaar"."""
    return month_span(9, 12)


def nth_weekday(n: int, day: int, of: When) -> When:
    """The n-th (or last: -1) Monday, Tuesday, ... of a period."""

    def bounds(year: int) -> Stretch | None:
        whole = of.in_year(year)
        if whole is None:
            return None
        base = whole[0] if n > 0 else whole[1]
        found = base + relativedelta(weekday=weekday(day)(n))
        return (found, found) if whole[0] <= found <= whole[1] else None

    return _like(of, bounds, point=True)


def nth_week(n: int, of: When) -> When:
    """The n-th (or last: -1) seven days of a period: "de eerste week van mei" is 1 to 7 May."""

    def bounds(year: int) -> Stretch | None:
        whole = of.in_year(year)
        if whole is None:
            return None
        first = whole[0] + timedelta(days=7 * (n - 1)) if n > 0 else whole[1] - timedelta(days=6)
        return (first, min(first + timedelta(days=6), whole[1])) if first <= whole[1] else None

    return _like(of, bounds)


def edge(n: int, unit: str, of: When, *, first: bool) -> When:
    """The first or last `n` days or months of a period ("de eerste drie maanden"); `unit` "day", "month"."""

    def bounds(year: int) -> Stretch | None:
        whole = of.in_year(year)
        if whole is None:
            return None
        length = relativedelta(months=n) if unit == "month" else relativedelta(days=n)
        if first:
            return whole[0], min(whole[0] + length - timedelta(days=1), whole[1])
        return max(whole[1] + timedelta(days=1) - length, whole[0]), whole[1]

    return _like(of, bounds)


def part(which: str, of: When) -> When:
    """ "begin", "half" or "eind" of a period, a single day.

    The conventions name the 10th, the 15th and the last day of a month. Longer periods follow from that: their
    begin is the 10th of the first month, their middle the 15th of the middle month or, with an even number of
    months, the last day of the first half. Of a week: Monday, Wednesday, Sunday.
    """

    def bounds(year: int) -> Stretch | None:
        whole = of.in_year(year)
        return _part_of(which, whole) if whole else None

    return _like(of, bounds, point=True)


def half_of(n: int, of: When) -> When:
    """The first or second half: of a month up to the 15th or from the 16th on, of longer periods in whole months."""

    def bounds(year: int) -> Stretch | None:
        whole = of.in_year(year)
        if whole is None:
            return None
        first, last = whole
        if _months_in(whole) % 2 == 0:
            turn = first + relativedelta(months=_months_in(whole) // 2)
        else:
            middle = first + relativedelta(months=_months_in(whole) // 2)
            turn = middle + timedelta(days=15) if _months_in(whole) else first + timedelta(days=3)
        return (first, turn - timedelta(days=1)) if n == 1 else (turn, last)

    return _like(of, bounds)


def _like(of: When, bounds: Callable[[int], Stretch | None], *, point: bool = False) -> When:
    stretch = bounds(0) if of.fixed is not None else None  # a fixed stretch answers the same for every year
    return When(bounds, year=of.year, fixed=stretch, point=point)


def _months_in(whole: Stretch) -> int:
    after = whole[1] + timedelta(days=1)
    return (after.year - whole[0].year) * 12 + after.month - whole[0].month


def _part_of(which: str, whole: Stretch) -> Stretch:
    first, last = whole
    count = _months_in(whole)
    if which == "eind":
        day = last
    elif (last - first).days < 14:
        day = first if which == "begin" else first + (last - first) // 2 - timedelta(days=1)
    elif which == "begin":
        day = first.replace(day=10)
    elif count % 2:
        day = (first + relativedelta(months=count // 2)).replace(day=15)
    else:
        day = first + relativedelta(months=count // 2, days=-1)
    return day, day


@cache
def feasts() -> dict[str, When]:
    """Feast days that fall on one known date, by name."""
    found: dict[str, When] = {}
    on_a_date = (
        (1, 1, "nieuwjaar nieuwjaarsdag"),
        (6, 1, "driekoningen"),
        (14, 2, "valentijn valentijnsdag"),
        (4, 5, "dodenherdenking"),
        (5, 5, "bevrijdingsdag"),
        (1, 11, "allerheiligen"),
        (11, 11, "wapenstilstand"),
        (5, 12, "sinterklaas sinterklaasavond pakjesavond sinterklaasfeest"),
        (24, 12, "kerstavond"),
        (25, 12, "kerst kerstmis kerstdag kerstfeest kerstdagen xmas"),
        (26, 12, "tweede_kerstdag"),
        (31, 12, "oudjaar oudejaar oudejaarsavond jaareinde eindejaar jaarwisseling jaareind"),
    )
    for day, month_number, names in on_a_date:
        for name in names.split():
            found[name] = day_of_year(day, month_number)
    around_easter = (
        (-49, "carnaval"),
        (0, "pasen paasdag paaszondag"),
        (1, "paasmaandag tweede_paasdag"),
        (39, "hemelvaart hemelvaartsdag"),
        (49, "pinksteren pinksterdag pinksterzondag"),
        (50, "pinkstermaandag tweede_pinksterdag"),
    )
    for offset, names in around_easter:
        for name in names.split():
            found[name] = _easter_day(offset)
    found["koningsdag"] = When(_kings_day, point=True)
    return found


def _easter_day(offset: int) -> When:
    def bounds(year: int) -> Stretch:
        day = easter(year) + timedelta(days=offset)
        return day, day

    return When(bounds, point=True)


def good_friday() -> When:
    return _easter_day(-2)


def _kings_day(year: int) -> Stretch:
    """27 April, or the Saturday before it where that is a Sunday."""
    day = date(year, 4, 27)
    day -= timedelta(days=1 if day.weekday() == 6 else 0)
    return day, day
