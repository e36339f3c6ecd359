"""The attacker: everything HR can ever get, and what can be computed from it about single people.

It has all tables of all quarters, the organisation chart of every quarter (who joined, left, moved), the calendar
(whose plan changed when), all rules that are on, and the answers of two employees who conspire. It assumes, rightly,
that nobody's answers change without the calendar showing it.

People who were in the same published sets all along cannot be told apart, so the unknowns are numbers of people per
such crowd: how many take part, and how many of them chose an option. Every table gives bounds on sums of them. Each
crowd's least and greatest number is then found with integer programming (exact), and its likeliest number with a
Gaussian model of the same sums (by likelihood).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from organisations import ATTACKED, Organisation
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from bot.trends import rules as rule
from bot.trends.closing import ORGANISATION, Closed, Earlier, Table, close
from bot.trends.rules import Rules

CONSPIRE = 2
SURE = 0.95
MOST_CROWDS = 30
"""Crowds looked at per option, the smallest first. Small ones are those that matter."""


@dataclass(slots=True)
class Findings:
    """What the attacker can prove, or bets on. Sets of (person, what)."""

    recovered: set[str] = field(default_factory=set)
    """People of whom it is certain that they chose something, did not, take part or do not."""
    narrowed: set[tuple[str, ...]] = field(default_factory=set)
    """Crowds of fewer than k minus the conspirators of which it is certain that someone in it chose something."""
    small_tables: int = 0
    """Tables that are certainly about fewer than k people who take part."""
    bets_won: set[str] = field(default_factory=set)
    """People whose answer it would bet on at 95%, rightly, where without the tables it could not."""
    tables: int = 0
    hidden: int = 0

    @property
    def anything(self) -> bool:
        return bool(self.recovered or self.narrowed or self.small_tables or self.bets_won)

    @property
    def people(self) -> int:
        """How many people are found, in whatever way."""
        return len(self.recovered | self.bets_won | {name for crowd in self.narrowed for name in crowd})

    def add(self, other: Findings, seed: int) -> None:
        """Take in what was found in another organisation."""
        self.recovered |= {f"{seed}:{name}" for name in other.recovered}
        self.narrowed |= {tuple(f"{seed}:{name}" for name in crowd) for crowd in other.narrowed}
        self.bets_won |= {f"{seed}:{name}" for name in other.bets_won}
        self.small_tables += other.small_tables
        self.tables += other.tables
        self.hidden += other.hidden


@dataclass(frozen=True, slots=True)
class Shown:
    """A quarter as it was shown. `without` is who was erased before it was shown, when it was shown again."""

    place: int
    closed: Closed
    without: str | None = None


def published(organisation: Organisation, rules: Rules) -> list[Shown]:
    """The quarters of an organisation as they are published one after the other under these rules.

    With `frozen` off a quarter is counted again after someone was erased, as a live dashboard would.
    """
    closed: list[Shown] = []
    earlier: list[Earlier] = []
    for place, (quarter, chart, contributions) in enumerate(
        zip(organisation.quarters, organisation.charts, organisation.contributions, strict=True)
    ):
        done = close(quarter, chart, contributions, earlier, rules, ATTACKED)
        closed.append(Shown(place, done))
        if not rules.frozen and contributions:
            gone = next(iter(contributions))
            left = {name: answers for name, answers in contributions.items() if name != gone}
            closed.append(Shown(place, close(quarter, chart, left, earlier, rules, ATTACKED), gone))
        changed = {name for name, member in chart.items() if member.changed}
        earlier = [_with(then, changed) for then in earlier]
        places = {name: member.department for name, member in chart.items()}
        earlier.append(Earlier(quarter, places, done.shown, done.options))
    return closed


def _with(then: Earlier, changed: set[str]) -> Earlier:
    return Earlier(then.quarter, then.chart, then.shown, then.options, then.changed_since | changed)


Element = tuple[str, int]
"""A person with answers that stay the same: (person, how many times they changed)."""


@dataclass(slots=True)
class _Seen:
    """One published table as constraints: whom it is about, and from how many who take part it can be."""

    elements: frozenset[Element]
    table: Table
    fewest: int
    most: int


class Attacker:
    """Attacks one organisation. `conspirators` are two people whose answers it knows."""

    def __init__(self, organisation: Organisation, rules: Rules, seed: int) -> None:
        self.organisation = organisation
        self.rules = rules
        self.random = np.random.default_rng(seed)
        self.shown = published(organisation, rules)
        self.elements = self._elements()
        self.seen = self._seen()
        self.conspirators = self._choose_conspirators()
        self.found = Findings()

    def attack(self, options_per_chart: int = 3) -> Findings:
        """Try everything; `options_per_chart` of each chart are attacked, those that are shown most."""
        charts = {chart.id: chart for chart in ATTACKED}
        groups = len({member.department for member in self.organisation.charts[0].values()}) + 1
        for chart in ATTACKED:
            self.found.tables += len(self.organisation.charts) * groups * len(chart.options)
        shown = sum(
            share is not None
            for done in self.shown
            if done.without is None
            for table in done.closed.tables
            for share in table.shares
        )
        self.found.hidden = self.found.tables - shown
        for seen in self.seen:
            self.found.small_tables += seen.most < self.rules.k - CONSPIRE
        for name, chart in charts.items():
            tables = [seen for seen in self.seen if seen.table.chart == name]
            if not tables:
                continue
            counted = [
                sum(seen.table.shares[place] is not None for seen in tables) for place in range(len(chart.options))
            ]
            for place in sorted(range(len(chart.options)), key=lambda place: -counted[place])[:options_per_chart]:
                if counted[place]:
                    self._attack_option(tables, name, place)
            if chart.single and any(counted):
                for place in range(len(counted)):
                    if counted[place] < len(tables):
                        self._attack_option(tables, name, place)
        return self.found

    # --- what is known ---------------------------------------------------------------------------------

    def _elements(self) -> list[dict[str, Element]]:
        times: dict[str, int] = defaultdict(int)
        quarters = []
        for chart in self.organisation.charts:
            for name, member in chart.items():
                times[name] += member.changed
            quarters.append({name: (name, times[name]) for name in chart})
        return quarters

    def _seen(self) -> list[_Seen]:
        seen = []
        for done in self.shown:
            chart, elements = self.organisation.charts[done.place], self.elements[done.place]
            for table in done.closed.tables:
                if table.margin is not None and self.rules.noise:
                    continue  # noise gives no certainty; what it is worth is in its proof
                inside = [
                    elements[name]
                    for name, member in chart.items()
                    if table.group in (ORGANISATION, member.department)
                ]
                fewest, most = self._totals(table, len(inside))
                if done.without is not None and elements[done.without] in inside:
                    inside.remove(elements[done.without])
                seen.append(_Seen(frozenset(inside), table, fewest, most))
        return seen

    def _totals(self, table: Table, people: int) -> tuple[int, int]:
        """From how many people a table can be, by the rules that are on."""
        most = people - (rule.FEWEST_OTHERS if self.rules.others else 0)
        if not self.rules.totals:
            return table.total, table.total
        if table.group == ORGANISATION:
            return max(1, table.total), min(most, table.total + 9)
        return (self.rules.k if self.rules.minimum else 1), most

    def _choose_conspirators(self) -> set[str]:
        """Two people of one small department: they know most of each other's colleagues."""
        chart = self.organisation.charts[0]
        departments: dict[str, list[str]] = defaultdict(list)
        for name, member in chart.items():
            departments[member.department].append(name)
        shown = {seen.table.group for seen in self.seen} & departments.keys() or departments.keys()
        names = departments[min(shown, key=lambda name: (len(departments[name]), name))]
        taking = [name for name in names if name in self.organisation.contributions[0]]
        pool = taking if len(taking) >= CONSPIRE else names
        return {str(name) for name in self.random.choice(pool, size=min(CONSPIRE, len(pool)), replace=False)}

    def _truth(self, chart: str, option: str) -> tuple[set[Element], set[Element]]:
        """Which elements take part, and which chose this option. Only for checking, and for the conspirators."""
        taking: set[Element] = set()
        chose: set[Element] = set()
        for elements, contributions in zip(self.elements, self.organisation.contributions, strict=True):
            for name, contribution in contributions.items():
                taking.add(elements[name])
                if option in contribution.get(chart, ()):
                    chose.add(elements[name])
        return taking, chose

    # --- one option of one chart -----------------------------------------------------------------------

    def _attack_option(self, tables: Sequence[_Seen], chart: str, place: int) -> None:
        single = next(c for c in ATTACKED if c.id == chart).single
        option = next(c for c in ATTACKED if c.id == chart).options[place]
        taking, chose = self._truth(chart, option)
        crowds: dict[tuple[bool, ...], list[Element]] = defaultdict(list)
        fixed: list[Element] = []
        for element in set().union(*(seen.elements for seen in tables)):
            if element[0] in self.conspirators:
                fixed.append(element)
            else:
                crowds[tuple(element in seen.elements for seen in tables)].append(element)
        members = list(crowds.values())
        signatures = np.array(list(crowds), dtype=bool)
        known_part = [sum(e in seen.elements and e in taking for e in fixed) for seen in tables]
        known_chose = [sum(e in seen.elements and e in chose for e in fixed) for seen in tables]
        system = _System(signatures, [len(crowd) for crowd in members])
        for index, seen in enumerate(tables):
            share = seen.table.shares[place]
            totals = feasible(seen.fewest, seen.most, share, self.rules)
            if totals is None:
                continue
            system.add_table(index, totals, share, known_part[index], known_chose[index], self.rules)
            if share is None and single:
                rest = self._rest(seen, place, totals)
                system.add_rest(index, rest, known_part[index], known_chose[index])
        order = sorted(range(len(members)), key=lambda number: len(members[number]))[:MOST_CROWDS]
        certain = self.rules.k - CONSPIRE
        for number in order:
            crowd = members[number]
            names = tuple(sorted({name for name, _ in crowd}))
            for what, truth in (("part", taking), ("chose", chose)):
                really = sum(element in truth for element in crowd)
                # Only what is true can be proven: where some did and some did not, there is nothing to prove.
                if really == 0 and system.greatest(what, number) == 0:
                    self.found.recovered |= set(names)
                elif really and (len(names) < certain or really == len(crowd)):
                    least = system.least(what, number)
                    if least == len(crowd):
                        self.found.recovered |= set(names)
                    elif least > 0 and len(names) < certain:
                        self.found.narrowed.add(names)
        self._bet(system, members, chose, taking)

    def _rest(self, seen: _Seen, place: int, totals: _Feasible) -> tuple[float, float]:
        """Where everyone chose exactly one option: the least and most of a hidden one, as shares of the total.

        What is left when everything that is shown is taken off belongs to the hidden options together.
        """
        half = rule.STEP / 200 if self.rules.rounding else 0.0
        shown = [share / 100 for share in seen.table.shares if share is not None]
        hidden = sum(share is None for share in seen.table.shares)
        most = 1 - sum(max(0.0, share - half) for share in shown)
        least = 1 - sum(share + half for share in shown) if hidden == 1 else 0.0
        return max(0.0, least), max(0.0, most)

    def _bet(
        self, system: _System, members: Sequence[Sequence[Element]], chose: set[Element], taking: set[Element]
    ) -> None:
        """By likelihood: bet on everyone in a crowd of which 95% or more probably chose it."""
        for number, share in enumerate(system.likeliest()):
            if share < SURE:
                continue
            right = {element[0] for element in members[number] if element in chose}
            if len(right) >= SURE * len(members[number]):
                self.found.bets_won |= right


@dataclass(frozen=True, slots=True)
class _Feasible:
    fewest: int
    most: int
    least_count: int
    most_count: int


def feasible(fewest: int, most: int, share: float | None, rules: Rules) -> _Feasible | None:
    """The totals and counts that fit a share that is shown, or is not, by the rules that are on."""
    if share is None:
        return _Feasible(fewest, most, 0, most)
    totals, counts = [], []
    for total in range(max(1, fewest), most + 1):
        if rules.rounding:
            low = math.ceil((share - rule.STEP / 2) * total / 100 - 1e-9)
            high = math.floor((share + rule.STEP / 2) * total / 100 + 1e-9)
        else:
            low = high = round(share * total / 100)
            if abs(share * total / 100 - low) > 1e-6:
                continue
        fits = [
            number
            for number in {
                *range(max(low, 0), min(low + 4, high, total) + 1),
                *range(max(high - 3, low, 0), min(high, total) + 1),
            }
            if rule.not_extreme(number, total, rules)
            and rule.not_few(number, total, rules)
            and rule.shown_share(number, total, rules) == share
        ]
        if fits:
            totals.append(total)
            counts += [min(fits), max(fits)]
    if not totals:
        return None
    return _Feasible(min(totals), max(totals), min(counts), max(counts))


class _System:
    """The sums that are known, over crowds: how many of each take part, and how many chose the option."""

    def __init__(self, signatures: np.ndarray, sizes: Sequence[int]) -> None:
        self.signatures = signatures
        self.sizes = np.array(sizes, dtype=float)
        self.count = len(sizes)
        self.rows: list[np.ndarray] = []
        self.low: list[float] = []
        self.high: list[float] = []
        self.observed: list[tuple[np.ndarray, float, float]] = []
        for number in range(self.count):  # who chose something takes part
            row = np.zeros(2 * self.count)
            row[number], row[self.count + number] = 1.0, -1.0
            self._add(row, 0.0, math.inf)

    def _add(self, row: np.ndarray, low: float, high: float) -> None:
        self.rows.append(row)
        self.low.append(low)
        self.high.append(high)

    def add_table(
        self, index: int, totals: _Feasible, share: float | None, known_part: int, known_chose: int, rules: Rules
    ) -> None:
        inside = self.signatures[:, index].astype(float)
        nothing = np.zeros(self.count)
        self._add(np.concatenate([inside, nothing]), totals.fewest - known_part, totals.most - known_part)
        if share is None:
            return
        self._add(
            np.concatenate([nothing, inside]), totals.least_count - known_chose, totals.most_count - known_chose
        )
        half = rule.STEP / 200 if rules.rounding else 0.0
        for sign, bound in ((1.0, share / 100 + half), (-1.0, share / 100 - half)):
            # sign * (chose - bound * part) <= 0, with what the conspirators know on the other side
            row = np.concatenate([-sign * bound * inside, sign * inside])
            self._add(row, -math.inf, sign * (bound * known_part - known_chose) + 1e-6)
        middle = (totals.fewest + totals.most) / 2
        spread = (totals.most_count - totals.least_count) / math.sqrt(12) + 0.25
        self.observed.append((inside, share / 100 * middle - known_chose, spread))

    def add_rest(self, index: int, rest: tuple[float, float], known_part: int, known_chose: int) -> None:
        """Bounds on an option that is hidden, from the others that are shown."""
        inside = self.signatures[:, index].astype(float)
        for sign, bound in ((1.0, rest[1]), (-1.0, rest[0])):
            row = np.concatenate([-sign * bound * inside, sign * inside])
            self._add(row, -math.inf, sign * (bound * known_part - known_chose) + 1e-6)

    def least(self, what: str, number: int) -> int:
        """The smallest number of a crowd that fits all that is known."""
        return self._extreme(number if what == "part" else self.count + number, 1.0)

    def greatest(self, what: str, number: int) -> int:
        """The greatest number of a crowd that fits all that is known."""
        return self._extreme(number if what == "part" else self.count + number, -1.0)

    def _extreme(self, place: int, sign: float) -> int:
        goal = np.zeros(2 * self.count)
        goal[place] = sign
        sizes = np.concatenate([self.sizes, self.sizes])
        result = milp(
            goal,
            integrality=np.ones(2 * self.count),
            bounds=Bounds(np.zeros(2 * self.count), sizes),
            constraints=LinearConstraint(csr_array(np.array(self.rows)), np.array(self.low), np.array(self.high)),
            options={"time_limit": 0.5},
        )
        bound = result.mip_dual_bound if result.mip_dual_bound is not None else result.fun
        if bound is None:
            # Not solved in time: nothing is claimed.
            return 0 if sign > 0 else int(sizes[place])
        return math.ceil(bound - 1e-6) if sign > 0 else math.floor(-bound + 1e-6)

    def likeliest(self) -> np.ndarray:
        """The likeliest share of each crowd that chose the option: people alike, tables with their uncertainty."""
        if not self.observed:
            return np.zeros(self.count)
        inside = np.array([row for row, _, _ in self.observed])
        number = np.array([value for _, value, _ in self.observed])
        spread = np.array([value for _, _, value in self.observed])
        base = min(0.9, max(0.05, float(number.sum() / max(1.0, (inside @ self.sizes).sum()))))
        mean = base * self.sizes
        varies = base * (1 - base) * self.sizes + 0.25 * self.sizes**2 * base * (1 - base)
        gain = (varies[:, None] * inside.T) @ np.linalg.pinv((inside * varies) @ inside.T + np.diag(spread**2))
        return np.clip((mean + gain @ (number - inside @ mean)) / self.sizes, 0.0, 1.0)


def attack(organisation: Organisation, rules: Rules, seed: int, options_per_chart: int = 3) -> Findings:
    """Everything that can be found out about one organisation under these rules."""
    return Attacker(organisation, rules, seed).attack(options_per_chart)
