"""Closes a quarter: counts people, and decides which shares of which groups may be shown.

Pure: the people of the organisation, what they contribute and what was shown before go in, tables come out. What is
decided depends on the counts of whole crowds alone, never on who a person is, so two people of one crowd could
change places and nothing that is shown would differ.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
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
_OUTSIDE, _REST = -1, -2
"""Not in any published set of people; in the organisation, but in no department that is shown."""


@dataclass(frozen=True, slots=True)
class Member:
    """Someone on the organisation chart at the end of the quarter, taking part or not.

    `changed`: whether anything a colleague could have noticed happened with their plan since the last closing
    (shared, talked, signed, followed up), or their choice to take part changed.
    """

    department: str
    changed: bool = True


@dataclass(frozen=True, slots=True)
class Counts:
    """The exact counts of one group. They never leave the store."""

    people: int
    taking_part: int
    options: Mapping[str, tuple[int, ...]]
    """Chart -> how many people chose each option."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table as HR gets it. `shares` are percentages, None where hidden.

    `total`: from at least so many people. `margin`: None where counts are exact; else so many points the noise stays
    within, in 95 of 100 tables.
    """

    group: str
    chart: str
    total: int
    shares: tuple[float | None, ...]
    margin: int | None = None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A quarter that was published: what later ones are compared with."""

    quarter: Quarter
    chart: Mapping[str, str]
    """Person -> department, everyone on the chart then."""
    shown: Mapping[str, Counts]
    """Group -> its counts, for the groups that were shown with exact counts."""
    options: Mapping[str, Mapping[str, tuple[bool, ...]]]
    """Group -> chart -> which options were shown."""
    changed_since: frozenset[str] = frozenset()
    """Everyone of whom something changed between that closing and the one before this."""


@dataclass(frozen=True, slots=True)
class Closed:
    """A quarter as it is published, with what a later closing has to know of it."""

    quarter: Quarter
    tables: tuple[Table, ...]
    shown: Mapping[str, Counts]
    options: Mapping[str, Mapping[str, tuple[bool, ...]]]
    epsilon: float = 0.0
    """What it cost each person of privacy, 0 without noise."""


def close(
    quarter: Quarter,
    members: Mapping[str, Member],
    contributions: Mapping[str, Contribution],
    earlier: Sequence[Earlier],
    rules: Rules,
    charts: Sequence[Chart] = CHARTS,
) -> Closed:
    """The tables of one quarter. `contributions` of people who are not on the chart do not count."""
    counts = count(members, contributions, charts)
    closing = _Closing(members, counts, earlier, rules, charts)
    closing.choose_groups()
    closing.choose_options()
    tables = closing.tables()
    epsilon = 0.0
    if closing.by_noise:
        released = noisy(counts[ORGANISATION].taking_part, counts[ORGANISATION].options, exact=not rules.noise)
        tables = [*_noisy_tables(released, counts[ORGANISATION].people, rules, charts), *tables]
        epsilon = released.epsilon
    shown = {name: counts[name] for name in closing.groups}
    return Closed(quarter, tuple(tables), shown, closing.options, epsilon)


def count(
    members: Mapping[str, Member], contributions: Mapping[str, Contribution], charts: Sequence[Chart] = CHARTS
) -> dict[str, Counts]:
    """How many people of each department, and of the organisation, chose what. Everyone counts once per option."""
    people = Counter(member.department for member in members.values())
    taking: Counter[str] = Counter()
    chosen: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for person, contribution in contributions.items():
        if (member := members.get(person)) is None:
            continue
        taking[member.department] += 1
        chosen[member.department].update(
            (chart.id, option) for chart in charts for option in contribution.get(chart.id, ())
        )
    whole: Counter[tuple[str, str]] = Counter()
    for found in chosen.values():
        whole.update(found)
    people_of = {**{name: people[name] for name in people if name}, ORGANISATION: people.total()}
    return {
        name: Counts(
            number,
            taking[name] if name else taking.total(),
            {
                chart.id: tuple((chosen[name] if name else whole)[chart.id, option] for option in chart.options)
                for chart in charts
            },
        )
        for name, number in people_of.items()
    }


@dataclass(slots=True)
class _Flow:
    """How many people went from one set to another since an earlier quarter, and how many of them changed."""

    people: int = 0
    changed: int = 0


class _Closing:
    """The decisions about one quarter: first which groups, then which options of them."""

    def __init__(
        self,
        members: Mapping[str, Member],
        counts: Mapping[str, Counts],
        earlier: Sequence[Earlier],
        rules: Rules,
        charts: Sequence[Chart],
    ) -> None:
        self._counts = counts
        self._rules = rules
        self._charts = charts
        self._names = sorted(name for name in counts if name != ORGANISATION)
        self._place = {name: place for place, name in enumerate(self._names)}
        whole = counts[ORGANISATION]
        self.by_noise = whole.people >= rule.ENOUGH_FOR_NOISE
        self.groups: set[str] = {name for name in self._names if self._may_be_shown(name)}
        if not self.by_noise and self._may_be_shown(ORGANISATION):
            self.groups.add(ORGANISATION)
        self.options: dict[str, dict[str, tuple[bool, ...]]] = {}
        published = [then for then in earlier if then.shown]
        self._flows = [(then, self._flows_since(then, members)) for then in published]
        self._paths = self._paths_since(published, members) if published else Counter()

    def _may_be_shown(self, name: str) -> bool:
        counts = self._counts[name]
        return rule.enough_people(counts.taking_part, self._rules) and rule.enough_others(
            counts.people, counts.taking_part, self._rules
        )

    # --- which groups ----------------------------------------------------------------------------------

    def choose_groups(self) -> None:
        """Hide groups until every sum and difference of what is shown is of a crowd."""
        while self._hide_for_the_rest() or self._hide_for_before():
            pass

    @property
    def _shown_departments(self) -> list[str]:
        """The departments that are shown, those with the fewest people on the chart first."""
        names = self.groups - {ORGANISATION}
        return sorted(names, key=lambda name: (self._counts[name].people, name))

    def _hide_for_the_rest(self) -> bool:
        """The departments that are hidden obey the rules together, for they are what is left of the total."""
        if not self._rules.remainder or ORGANISATION not in self.groups:
            return False
        departments = self._shown_departments
        whole = self._counts[ORGANISATION]
        people = whole.people - sum(self._counts[name].people for name in departments)
        taking = whole.taking_part - sum(self._counts[name].taking_part for name in departments)
        if not departments or rule.rest_obeys(people, taking, self._rules):
            return False
        self.groups.remove(departments[0])
        return True

    def _hide_for_before(self) -> bool:
        """Who went the same way through all published sets, this quarter's with them, are nobody or a crowd."""
        if not self._rules.crowds:
            return False
        cells: Counter[tuple[tuple[int, ...], int]] = Counter()
        for (path, place), people in self._paths.items():
            cells[path, self._set_of(place)] += people
        now_of: dict[tuple[int, ...], set[int]] = defaultdict(set)
        for path, now in cells:
            now_of[path].add(now)
        bad: set[str] = set()
        for (path, now), people in cells.items():
            if rule.a_crowd(people, self._rules) or (now == _OUTSIDE and set(path) == {_OUTSIDE}):
                continue
            # Those who are in no set now are told apart by the table of those who went the same way and still are.
            bad |= {self._name(to) for to in (now_of[path] if now == _OUTSIDE else {now}) if to != _OUTSIDE}
        bad &= self.groups
        self.groups -= bad
        return bool(bad)

    def _set_of(self, place: int) -> int:
        """The published set of this quarter that people of a department are in."""
        if place == _OUTSIDE:
            return _OUTSIDE
        if place >= 0 and self._names[place] in self.groups:
            return place
        return _REST if ORGANISATION in self.groups else _OUTSIDE

    def _name(self, part: int) -> str:
        return ORGANISATION if part == _REST else self._names[part]

    def _paths_since(
        self, published: Sequence[Earlier], members: Mapping[str, Member]
    ) -> Counter[tuple[tuple[int, ...], int]]:
        """(published set in each earlier quarter, department now) -> people, or rather answers that stayed the same.

        Who changed counts twice: once as somebody who left with the answers of before, once as somebody who came.
        Answers that ended in an earlier quarter are left out, which makes crowds look smaller, never larger.
        """
        sets: list[tuple[Earlier, dict[str, int], int]] = []
        for then in published:
            numbers = {name: place for place, name in enumerate(sorted(then.shown.keys() - {ORGANISATION}))}
            sets.append((then, numbers, _REST if ORGANISATION in then.shown else _OUTSIDE))
        paths: Counter[tuple[tuple[int, ...], int]] = Counter()
        nowhere = (_OUTSIDE,) * len(sets)
        for person in set(members).union(*(then.chart for then, _, _ in sets)):
            path = tuple(
                numbers.get(then.chart[person], otherwise)
                if person in then.chart and person not in then.changed_since
                else _OUTSIDE
                for then, numbers, otherwise in sets
            )
            member = members.get(person)
            if member is None or member.changed:
                paths[path, _OUTSIDE] += 1
                path = nowhere
            if member is not None:
                paths[path, self._place.get(member.department, _REST)] += 1
        return paths

    def _flows_since(self, then: Earlier, members: Mapping[str, Member]) -> dict[tuple[int, int], _Flow]:
        """(set then, department now) -> people. Departments that have no name of their own are the rest."""
        parts = {name: place for place, name in enumerate(sorted(then.shown.keys() - {ORGANISATION}))}
        otherwise = _REST if ORGANISATION in then.shown else _OUTSIDE
        # A set of then has a number that no department of now has, unless it is the same department.
        numbers = {name: self._place.get(name, len(self._place) + place) for name, place in parts.items()}
        flows: dict[tuple[int, int], _Flow] = defaultdict(_Flow)
        for person, department in then.chart.items():
            member = members.get(person)
            now = self._place.get(member.department, _REST) if member is not None else _OUTSIDE
            flow = flows[numbers.get(department, otherwise), now]
            flow.people += 1
            flow.changed += member is not None and (member.changed or person in then.changed_since)
        for person, member in members.items():
            if person not in then.chart:
                flow = flows[_OUTSIDE, self._place.get(member.department, _REST)]
                flow.people += 1
        return dict(flows)

    # --- which options of them -------------------------------------------------------------------------

    def choose_options(self) -> None:
        """Hide shares that would tell too much, and then others beside them until no sum gives them away."""
        self.options = {name: {} for name in self.groups}
        for chart in self._charts:
            shown = {name: self._shown_alone(name, chart) for name in self.groups}
            self._hide_jumps(chart, shown)
            changed = True
            while changed:
                changed = self._hide_parts(chart, shown)
                changed |= self._hide_sums(chart, shown)
            for name, flags in shown.items():
                self.options[name][chart.id] = tuple(bool(flag) for flag in flags)

    def _shown_alone(self, name: str, chart: Chart) -> NDArray[np.bool_]:
        counts = self._counts[name]
        total = counts.taking_part
        return np.array(
            [
                rule.not_extreme(number, total, self._rules)
                and rule.not_few(number, total, self._rules)
                and rule.shown_share(number, total, self._rules) is not None
                for number in counts.options[chart.id]
            ],
            dtype=np.bool_,
        )

    def _hide_jumps(self, chart: Chart, shown: Mapping[str, NDArray[np.bool_]]) -> None:
        if not self._rules.difference:
            return
        for then, flows in self._flows:
            for name in self.groups & then.shown.keys():
                came, went = self._moved(name, flows)
                before, after = then.shown[name].options[chart.id], self._counts[name].options[chart.id]
                for option, was_shown in enumerate(then.options[name][chart.id]):
                    if was_shown and not rule.difference_obeys(before[option], after[option], came, went):
                        shown[name][option] = False

    def _moved(self, name: str, flows: Mapping[tuple[int, int], _Flow]) -> tuple[int, int]:
        """How many people came into a group, and went out of it, since then; who changed did both."""
        came = went = 0
        for (before, now), flow in flows.items():
            if name == ORGANISATION:
                was_in, is_in = before != _OUTSIDE, now != _OUTSIDE
            else:
                was_in, is_in = before == self._place[name], now == self._place[name]
            came += flow.changed if was_in and is_in else flow.people if is_in else 0
            went += flow.changed if was_in and is_in else flow.people if was_in else 0
        return came, went

    def _hide_parts(self, chart: Chart, shown: Mapping[str, NDArray[np.bool_]]) -> bool:
        """Where everyone has exactly one option, what is hidden follows from the rest: it is two options, of enough.

        Stops: 100% minus everything that is shown.
        """
        if not chart.single or not self._rules.parts:
            return False
        changed = False
        for name, flags in shown.items():
            numbers = np.array(self._counts[name].options[chart.id])
            total = self._counts[name].taking_part
            while flags.any() and not flags.all():
                hidden = int(numbers[~flags].sum())
                few = not rule.rest_share_obeys(hidden, total, self._rules) or hidden == 0
                if not few and (~flags).sum() > 1:
                    break
                flags[min(np.flatnonzero(flags), key=lambda option: numbers[option])] = False
                changed = True
        return changed

    def _hide_sums(self, chart: Chart, shown: Mapping[str, NDArray[np.bool_]]) -> bool:
        """What all departments that show an option leave of the organisation's total obeys the rules."""
        if not self._rules.remainder or ORGANISATION not in shown:
            return False
        changed = False
        whole = self._counts[ORGANISATION]
        for option in np.flatnonzero(shown[ORGANISATION]):
            showing = [name for name in self._shown_departments if shown[name][option]]
            while showing and not self._rest_obeys(chart, int(option), showing, whole):
                shown[showing.pop(0)][option] = False
                changed = True
        return changed

    def _rest_obeys(self, chart: Chart, option: int, showing: Iterable[str], whole: Counts) -> bool:
        parts = [self._counts[name] for name in showing]
        people = whole.people - sum(part.people for part in parts)
        taking = whole.taking_part - sum(part.taking_part for part in parts)
        number = whole.options[chart.id][option] - sum(part.options[chart.id][option] for part in parts)
        return people == 0 or (
            rule.rest_obeys(people, taking, self._rules) and rule.rest_share_obeys(number, taking, self._rules)
        )

    # --- the tables ------------------------------------------------------------------------------------

    def tables(self) -> list[Table]:
        """What is shown, the organisation first."""
        return [self._table(name, chart) for name in sorted(self.groups) for chart in self._charts]

    def _table(self, name: str, chart: Chart) -> Table:
        counts = self._counts[name]
        total = counts.taking_part
        shares = tuple(
            rule.shown_share(number, total, self._rules) if shown else None
            for number, shown in zip(counts.options[chart.id], self.options[name][chart.id], strict=True)
        )
        return Table(name, chart.id, rule.shown_total(total, self._rules, organisation=name == ORGANISATION), shares)


def _noisy_tables(released: NoisyCounts, people: int, rules: Rules, charts: Sequence[Chart]) -> list[Table]:
    """The organisation's tables from noisy counts. Nothing here looks at an exact count again."""
    total = released.taking_part
    if total < 10 * rules.k or people - total < rule.FEWEST_OTHERS:
        return []
    margin = max(1, round(100 * released.within / total))
    tables = []
    for chart in charts:
        shares: list[float | None] = []
        for number in released.options[chart.id]:
            # Below the noise itself a share says nothing.
            told = released.within <= number <= total - released.within
            shares.append(rule.shown_share(number, total, rules) if told else None)
        floor = rule.shown_total(total, rules, organisation=True)
        tables.append(Table(ORGANISATION, chart.id, floor, tuple(shares), margin))
    return tables
