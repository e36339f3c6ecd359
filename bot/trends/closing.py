"""Closes a quarter: counts people, and decides which shares of which groups may be shown.

Pure: who shared a plan, what they contribute and what was shown before go in, tables come out. A plan is counted once
in its department and once in the organisation: a group counts the plans since it was last shown. So all that can be
computed from all tables together is what the organisation's plans of some quarters are without the departments that
were shown in them, and that is kept a crowd. What is decided depends on counts alone; no person has a name here.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from bot.trends import rules as rule
from bot.trends.charts import CHARTS, Chart, Contribution
from bot.trends.noise import NoisyCounts, noisy
from bot.trends.quarter import Quarter
from bot.trends.rules import Rules

ORGANISATION: Final = ""
"""The name of the whole organisation among the groups; a department always has a name of its own."""

Cell = tuple[str, Quarter]
"""A department, and the quarter in which its people shared their plan."""
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Sharer:
    """Someone who works here, with their newest plan: in which quarter they first shared it, where they worked then.

    `adds` is what the plan adds to the counts; None of someone who does not take part.
    """

    department: str
    quarter: Quarter
    adds: Contribution | None


@dataclass(frozen=True, slots=True)
class Table:
    """One table as HR gets it, of plans that were first shared from `since` on. `shares` are percentages, None where
    hidden.

    `total`: from at least so many people. `margin`: None where counts are exact; else so many points the noise stays
    within, in 95 of 100 tables.
    """

    group: str
    chart: str
    since: Quarter
    total: int
    shares: tuple[float | None, ...]
    margin: int | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """A quarter as it is published. Later closings need no more of it than HR gets."""

    quarter: Quarter
    tables: tuple[Table, ...]
    epsilon: float = 0.0
    """What it cost each person who is counted of privacy, 0 without noise."""


@dataclass(frozen=True, slots=True)
class Counts:
    """The exact counts of some people. `options`: of every chart one after the other. They are kept nowhere."""

    people: int
    taking_part: int
    options: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Total:
    """An exact table of the organisation, from which departments can be taken off."""

    since: Quarter
    until: Quarter
    inside: Flags
    """Of each cell."""
    options: Flags
    """Which are shown."""


def close(
    quarter: Quarter,
    sharers: Iterable[Sharer],
    earlier: Sequence[Closed],
    rules: Rules,
    charts: Sequence[Chart] = CHARTS,
) -> Closed:
    """The tables of one quarter. `earlier`: what was published, in any order."""
    closing = _Closing(quarter, sharers, earlier, rules, charts)
    closing.choose_groups()
    closing.choose_options()
    noise, epsilon = closing.tables_by_noise() if closing.by_noise else ([], 0.0)
    return Closed(quarter, (*noise, *closing.tables()), epsilon)


def shown_until(earlier: Iterable[Closed]) -> dict[str, Quarter]:
    """Group -> the last quarter in which it was shown."""
    until: dict[str, Quarter] = {}
    for done in earlier:
        for table in done.tables:
            until[table.group] = max(done.quarter, until.get(table.group, done.quarter))
    return until


def open_cells(quarter: Quarter, earlier: Sequence[Closed], rules: Rules) -> Callable[[str, Quarter], bool]:
    """Whether what a department shared in some quarter matters to this closing; most is counted already.

    Where the organisation was shown with exact counts everything does: what departments leave of those matters too.
    """
    until = shown_until(earlier)
    exact = any(table.group == ORGANISATION and table.margin is None for done in earlier for table in done.tables)

    @cache
    def counts_from(group: str) -> Quarter:
        return rule.counts_from(quarter, until.get(group), rules)

    return lambda department, when: exact or when >= min(counts_from(ORGANISATION), counts_from(department))


def count(sharers: Iterable[Sharer], charts: Sequence[Chart]) -> dict[Cell, Counts]:
    """How many people of each department shared in each quarter, how many take part, and what those chose."""
    place = {
        key: number for number, key in enumerate((chart.id, option) for chart in charts for option in chart.options)
    }
    people: Counter[Cell] = Counter()
    taking: Counter[Cell] = Counter()
    chosen: dict[Cell, list[int]] = defaultdict(lambda: [0] * len(place))
    for sharer in sharers:
        cell = sharer.department, sharer.quarter
        people[cell] += 1
        if sharer.adds is None:
            continue
        taking[cell] += 1
        for chart in charts:
            for option in sharer.adds.get(chart.id, ()):
                chosen[cell][place[chart.id, option]] += 1
    return {cell: Counts(people[cell], taking[cell], np.array(chosen[cell], dtype=np.int64)) for cell in people}


class _Closing:
    """The decisions about one quarter: first which groups, then which options of them.

    Arrays of cells have one entry for the people of one department who shared in one quarter. Each cell is in a
    published table of its department already, or in the one that may be published now.
    """

    def __init__(
        self,
        quarter: Quarter,
        sharers: Iterable[Sharer],
        earlier: Sequence[Closed],
        rules: Rules,
        charts: Sequence[Chart],
    ) -> None:
        self._quarter = quarter
        self._rules = rules
        self._charts = charts
        self._places: dict[str, slice] = {}
        width = 0
        for chart in charts:
            self._places[chart.id] = slice(width, width := width + len(chart.options))

        first = quarter.back(rule.WINDOW - 1)
        counted = {cell: counts for cell, counts in count(sharers, charts).items() if first <= cell[1] <= quarter}
        self._cells = sorted(counted)
        self._people = np.array([counted[cell].people for cell in self._cells], dtype=np.int64)
        self._taking = np.array([counted[cell].taking_part for cell in self._cells], dtype=np.int64)
        self._options = np.array([counted[cell].options for cell in self._cells], dtype=np.int64).reshape(-1, width)

        published = [done for done in earlier if done.quarter >= first] if rules.fresh else []
        until = shown_until(earlier)
        departments = {department for department, _ in self._cells}
        self._mine = {
            name: self._inside(name, rule.counts_from(quarter, until.get(name), rules), quarter)
            for name in (ORGANISATION, *departments)
        }
        self.since = {
            name: min((self._cells[place][1] for place in np.flatnonzero(mine)), default=quarter)
            for name, mine in self._mine.items()
        }
        self.counts = {name: self._sum(mine) for name, mine in self._mine.items()}

        # Of the department's table that a cell is in: its quarters, whether it is published, and what of it is shown.
        self._windows = [(self.since[department], quarter) for department, _ in self._cells]
        self._before = np.zeros(len(self._cells), dtype=np.bool_)
        self._covered = np.zeros((len(self._cells), width), dtype=np.bool_)
        self._totals: list[_Total] = []
        for done in published:
            self._take_in(done)

        self.by_noise = self.counts[ORGANISATION].people >= rule.ENOUGH_FOR_NOISE
        self.groups = {name for name in departments if self._may_be_shown(name)}
        if not self.by_noise and self._may_be_shown(ORGANISATION):
            self.groups.add(ORGANISATION)
        self.shown = {name: self._shown_alone(name) for name in self.groups}
        if ORGANISATION in self.groups:
            window = self.since[ORGANISATION], quarter
            self._totals.append(_Total(*window, self._mine[ORGANISATION], self.shown[ORGANISATION]))

    def _inside(self, name: str, since: Quarter, until: Quarter) -> Flags:
        """The cells of a group that lie in these quarters."""
        return np.array(
            [name in (ORGANISATION, department) and since <= when <= until for department, when in self._cells],
            dtype=np.bool_,
        )

    def _sum(self, cells: Flags) -> Counts:
        return Counts(
            int(self._people[cells].sum()), int(self._taking[cells].sum()), self._options[cells].sum(axis=0)
        )

    def _take_in(self, done: Closed) -> None:
        """What was published before, and is about cells that are still counted."""
        flags = {name: np.zeros(self._options.shape[1], dtype=np.bool_) for name in {t.group for t in done.tables}}
        for table in done.tables:
            flags[table.group][self._places[table.chart]] = [share is not None for share in table.shares]
        exact = {table.group: table.since for table in done.tables if table.margin is None}
        for name, since in exact.items():
            inside = self._inside(name, since, done.quarter)
            if name == ORGANISATION:
                self._totals.append(_Total(since, done.quarter, inside, flags[name]))
                continue
            self._before |= inside
            self._covered[inside] = flags[name]
            for place in np.flatnonzero(inside):
                self._windows[place] = since, done.quarter

    def _may_be_shown(self, name: str) -> bool:
        counts = self.counts[name]
        return rule.enough_people(counts.taking_part, self._rules) and rule.enough_others(
            counts.people, counts.taking_part, self._rules
        )

    # --- which groups ----------------------------------------------------------------------------------

    def choose_groups(self) -> None:
        """Hide departments until what they leave of every total of the organisation is nobody, or a crowd."""
        while self._rules.remainder and self._hide_group():
            pass

    def _hide_group(self) -> bool:
        covered = self._before.copy()
        for name in self.groups - {ORGANISATION}:
            covered |= self._mine[name]
        for total in self._totals:
            if self._rest_obeys(total, covered):
                continue
            if departments := self._departments_in(total):
                self.groups.remove(departments[0])
                return True
            if total.until == self._quarter:
                self.groups.remove(ORGANISATION)
                self._totals.remove(total)
                return True
        return False

    def _departments_in(self, total: _Total) -> list[str]:
        """The departments that would now be taken off this total, those of the fewest people first."""
        names = [name for name in self.groups - {ORGANISATION} if (self._mine[name] & total.inside).any()]
        return sorted(names, key=lambda name: (self.counts[name].people, name))

    def _rest_obeys(self, total: _Total, covered: Flags, option: int | None = None) -> bool:
        """Whether those who are in this total, and in no table that is taken off, are a crowd.

        Nobody will do as well, where all those tables lie inside the total. A table that reaches into other quarters
        is taken off together with the totals of those, and this crowd is a part of whatever is left then.
        """
        rest = total.inside & ~covered
        people, taking = int(self._people[rest].sum()), int(self._taking[rest].sum())
        if people == 0:
            windows = (self._windows[place] for place in np.flatnonzero(total.inside))
            return all(total.since <= since and until <= total.until for since, until in windows)
        if not rule.rest_obeys(people, taking, self._rules):
            return False
        if option is None:
            return True
        return rule.rest_share_obeys(int(self._options[rest, option].sum()), people, taking, self._rules)

    # --- which options of them -------------------------------------------------------------------------

    def choose_options(self) -> None:
        """Hide shares that would tell too much, and then others beside them until no sum gives them away."""
        self.shown = {name: flags for name, flags in self.shown.items() if name in self.groups}
        for name in self.groups - {ORGANISATION}:
            self._covered[self._mine[name]] = self.shown[name]
        changed = True
        while changed:
            changed = self._hide_parts()
            changed |= self._hide_sums()

    def _hide(self, name: str, option: int) -> None:
        self.shown[name][option] = False
        if name != ORGANISATION:
            self._covered[self._mine[name], option] = False

    def _shown_alone(self, name: str) -> Flags:
        counts = self.counts[name]
        total = counts.taking_part
        return np.array(
            [
                rule.not_telling(number, total, self._rules)
                and rule.not_most(number, counts.people, self._rules)
                and rule.shown_share(number, total, self._rules) is not None
                for number in counts.options.tolist()
            ],
            dtype=np.bool_,
        )

    def _hide_parts(self) -> bool:
        """Where everyone has exactly one option, what is hidden follows from the rest: it is two options, of enough.

        Stops: 100% minus everything that is shown.
        """
        changed = False
        for chart in self._charts if self._rules.parts else ():
            if not chart.single:
                continue
            place = self._places[chart.id]
            for name, shown in self.shown.items():
                flags, numbers = shown[place], self.counts[name].options[place]
                while flags.any() and not flags.all():
                    hidden = int(numbers[~flags].sum())
                    obeys = hidden and rule.not_telling(hidden, self.counts[name].taking_part, self._rules)
                    if obeys and (~flags).sum() > 1:
                        break
                    fewest = min(np.flatnonzero(flags), key=lambda option: numbers[option])
                    self._hide(name, place.start + int(fewest))
                    changed = True
        return changed

    def _hide_sums(self) -> bool:
        """What all departments that show an option leave of a total of the organisation obeys the rules."""
        changed = False
        for total in self._totals if self._rules.remainder else ():
            departments = self._departments_in(total)
            for option in np.flatnonzero(total.options).tolist():
                showing = [name for name in departments if self.shown[name][option]]
                while not self._rest_obeys(total, self._covered[:, option], option):
                    if not showing and total.until < self._quarter:
                        break
                    changed = True
                    if not showing:
                        self._hide(ORGANISATION, option)
                        break
                    self._hide(showing.pop(0), option)
        return changed

    # --- the tables ------------------------------------------------------------------------------------

    def tables(self) -> list[Table]:
        """What is shown, the organisation first."""
        return [self._table(name, chart) for name in sorted(self.groups) for chart in self._charts]

    def _table(self, name: str, chart: Chart) -> Table:
        counts, place = self.counts[name], self._places[chart.id]
        total = counts.taking_part
        shares = tuple(
            rule.shown_share(number, total, self._rules) if shown else None
            for number, shown in zip(counts.options[place].tolist(), self.shown[name][place], strict=True)
        )
        floor = rule.shown_total(total, self._rules, organisation=name == ORGANISATION)
        return Table(name, chart.id, self.since[name], floor, shares)

    def tables_by_noise(self) -> tuple[list[Table], float]:
        """The organisation's tables from counts with noise, and what they cost of privacy."""
        whole = self.counts[ORGANISATION]
        options = {chart.id: tuple(whole.options[self._places[chart.id]].tolist()) for chart in self._charts}
        released = noisy(whole.taking_part, options, exact=not self._rules.noise)
        tables = _of_noisy(released, whole.people, self.since[ORGANISATION], self._rules, self._charts)
        return tables, released.epsilon


def _of_noisy(
    released: NoisyCounts, people: int, since: Quarter, rules: Rules, charts: Sequence[Chart]
) -> list[Table]:
    """Nothing here looks at an exact count again."""
    total = released.taking_part
    if total < 10 * rules.k or people - total < rule.FEWEST_OTHERS:
        return []
    margin = max(1, round(100 * released.within / total))
    floor = rule.shown_total(total, rules, organisation=True)
    tables = []
    for chart in charts:
        shares: list[float | None] = []
        for number in released.options[chart.id]:
            # Below the noise itself a share says nothing.
            told = released.within <= number <= total - released.within
            shares.append(rule.shown_share(number, total, rules) if told else None)
        tables.append(Table(ORGANISATION, chart.id, since, floor, tuple(shares), margin))
    return tables
