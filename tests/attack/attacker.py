"""The attacker: everything HR can ever get, and what can be computed from it about single people.

It has all tables of all quarters, the organisation chart and the calendar (who shared a plan in which quarter, and
where they worked), all rules that are on, and the answers of two employees who conspire.

Plans that were in the same published tables cannot be told apart, so the unknowns are numbers of plans per such
crowd: how many of people who take part, and how many with an option. Every table gives bounds on sums of them. What
holds of a crowd in every solution is found with integer programming (exact), and its likeliest number with a Gaussian
model of the same sums, tables with noise among them (by likelihood).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import count

import numpy as np
from numpy.typing import NDArray
from organisations import Organisation
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from bot.trends import rules as rule
from bot.trends.charts import CHARTS, Chart
from bot.trends.closing import ORGANISATION, Closed, Sharer, Table, close
from bot.trends.noise import SCALE
from bot.trends.rules import Rules

CONSPIRE = 2
SURE = 0.95
SMALL = 24
"""Crowds."""
SECONDS = 2.0
"""For one question; what is not solved by then is not claimed."""

Vector = NDArray[np.float64]
SIZES = {20: "20-49", 50: "50-99", 100: "100-199", 200: "200-499", 500: "500 and more"}


@dataclass(slots=True)
class Findings:
    """What the attacker can prove, or bets on; and what HR gets to see."""

    recovered: set[str] = field(default_factory=set)
    """People of whom it is certain that they chose something, did not, take part or do not."""
    narrowed: set[tuple[str, ...]] = field(default_factory=set)
    """Crowds of fewer than k minus the conspirators of which it is certain that someone in it chose something."""
    small_tables: int = 0
    """Groups that are certainly of fewer than k people who take part."""
    bets_won: set[str] = field(default_factory=set)
    """People whose answer it would bet on at 95%, rightly, where without the tables it could not."""
    unsolved: int = 0
    """Questions that took too long."""
    shown: int = 0
    possible: int = 0
    """Shares that there could be: of every option, of every group in which people shared that quarter."""
    quarters: int = 0
    """Quarters in which anyone shared a plan."""
    quarters_shown: int = 0
    """Those in which the organisation as a whole is shown, and how many shares of it."""
    shares_of_whole: int = 0

    @property
    def anything(self) -> bool:
        return bool(self.recovered or self.narrowed or self.small_tables or self.bets_won)

    @property
    def whole_shown(self) -> float:
        """Of the tables of the organisation that are shown: the part of the shares that is."""
        return self.shares_of_whole / max(1, self.quarters_shown * sum(len(chart.options) for chart in CHARTS))

    def add(self, other: Findings, seed: int) -> None:
        """Take in what was found in another organisation."""
        self.recovered |= {f"{seed}:{name}" for name in other.recovered}
        self.narrowed |= {tuple(f"{seed}:{name}" for name in crowd) for crowd in other.narrowed}
        self.bets_won |= {f"{seed}:{name}" for name in other.bets_won}
        for name in (
            "small_tables",
            "unsolved",
            "shown",
            "possible",
            "quarters",
            "quarters_shown",
            "shares_of_whole",
        ):
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(frozen=True, slots=True)
class Shown:
    """A quarter as it was shown, and of which plans it was counted."""

    closed: Closed
    plans: dict[str, Sharer]


def published(organisation: Organisation, rules: Rules, charts: Sequence[Chart] = CHARTS) -> list[Shown]:
    """The quarters of an organisation as they are published one after the other under these rules.

    With `frozen` off a quarter is counted again after someone was erased, as a live dashboard would.
    """
    shown: list[Shown] = []
    earlier: list[Closed] = []
    for quarter, closing in zip(organisation.quarters, organisation.closings, strict=True):
        plans = dict(closing)
        done = close(quarter, plans.values(), earlier, rules, charts)
        shown.append(Shown(done, plans))
        if not rules.frozen:
            gone = next((plan for plan, sharer in plans.items() if sharer.quarter == quarter and sharer.adds), None)
            left = {plan: sharer for plan, sharer in plans.items() if plan != gone}
            shown.append(Shown(close(quarter, left.values(), earlier, rules, charts), left))
        earlier.append(done)
    return shown


@dataclass(slots=True)
class _Group:
    """All tables of one group in one quarter: of which plans they are, and of how many who take part they can be."""

    plans: frozenset[str]
    tables: dict[str, Table]
    fewest: int
    most: int
    noisy: bool


class Attacker:
    """Attacks one organisation."""

    def __init__(self, organisation: Organisation, rules: Rules, seed: int, charts: Sequence[Chart] = CHARTS) -> None:
        self.organisation = organisation
        self.rules = rules
        self.charts = charts
        self.shown = published(organisation, rules, charts)
        self.truth = {plan: sharer.adds for shown in self.shown for plan, sharer in shown.plans.items()}
        self.groups = [group for shown in self.shown for group in self._groups(shown)]
        self.known = self._conspirators(np.random.default_rng(seed))
        crowds: dict[tuple[bool, ...], list[str]] = defaultdict(list)
        for plan in set().union(*(group.plans for group in self.groups)) - self.known:
            crowds[tuple(plan in group.plans for group in self.groups)].append(plan)
        self.crowds = list(crowds.values())
        self.inside = np.array(list(crowds), dtype=np.float64).reshape(len(crowds), len(self.groups)).T
        """Of each group and each crowd: whether it is about it."""
        self.found = Findings()

    def attack(self) -> Findings:
        """Try everything, on every option of every chart."""
        options = sum(len(chart.options) for chart in self.charts)
        for done, closing in zip(self.shown, self.organisation.closings, strict=False):
            present = {s.department for s in closing.values() if s.quarter == done.closed.quarter}
            self.found.possible += options * (len(present) + bool(present))
            self.found.shown += sum(share is not None for table in done.closed.tables for share in table.shares)
            whole = [table for table in done.closed.tables if table.group == ORGANISATION]
            self.found.quarters += bool(present)
            self.found.quarters_shown += bool(whole)
            self.found.shares_of_whole += sum(share is not None for table in whole for share in table.shares)
        self.found.small_tables = sum(group.most < self.rules.k - CONSPIRE for group in self.groups)
        for chart in self.charts:
            for place, option in enumerate(chart.options):
                shares = [group.tables[chart.id].shares[place] for group in self.groups]
                if any(share is not None for share in shares):
                    self._attack_option(chart, place, option)
        return self.found

    # --- what is known ---------------------------------------------------------------------------------

    def _groups(self, shown: Shown) -> Iterable[_Group]:
        tables: dict[str, dict[str, Table]] = defaultdict(dict)
        for table in shown.closed.tables:
            tables[table.group][table.chart] = table
        for name, mine in tables.items():
            table = next(iter(mine.values()))
            plans = frozenset(
                plan
                for plan, sharer in shown.plans.items()
                if name in (ORGANISATION, sharer.department) and table.since <= sharer.quarter <= shown.closed.quarter
            )
            if table.margin is not None and self.rules.noise:
                yield _Group(plans, mine, 0, len(plans), noisy=True)
                continue
            fits = [
                n for n in self._totals(table, len(plans)) if all(self._fits(t, n, len(plans)) for t in mine.values())
            ]
            yield _Group(plans, mine, min(fits), max(fits), noisy=False)

    def _totals(self, table: Table, people: int) -> Iterable[int]:
        """From how many who take part a table can be, by the rules that are on."""
        most = people - (rule.FEWEST_OTHERS if self.rules.others else 0)
        if not self.rules.totals:
            return (table.total,)
        if table.group == ORGANISATION:
            # "10 of meer" is said of fewer too, where nothing keeps those from being shown.
            least = 1 if table.total == self.rules.k and not self.rules.minimum else table.total
            return range(least, min(most, table.total + 9) + 1)
        return range(self.rules.k if self.rules.minimum else 1, most + 1)

    def _fits(self, table: Table, total: int, people: int) -> bool:
        return all(share is None or counts_of(share, total, people, self.rules) for share in table.shares)

    def _conspirators(self, dice: np.random.Generator) -> set[str]:
        """All plans of two people of one small group who take part: they know most of each other's colleagues."""
        small = min(self.groups, key=lambda group: len(group.plans), default=None)
        pool = sorted({_person(plan) for plan in small.plans if self.truth[plan] is not None}) if small else []
        chosen = (
            {str(name) for name in dice.choice(pool, size=min(CONSPIRE, len(pool)), replace=False)} if pool else ()
        )
        return {plan for plan in self.truth if _person(plan) in chosen}

    # --- one option of one chart -----------------------------------------------------------------------

    def _attack_option(self, chart: Chart, place: int, option: str) -> None:
        def chose(plan: str) -> bool:
            adds = self.truth[plan]
            return adds is not None and option in adds.get(chart.id, ())

        sizes = [len(crowd) for crowd in self.crowds]
        system = System(sizes)
        for inside, group in zip(self.inside, self.groups, strict=True):
            known = group.plans & self.known
            part_known = sum(self.truth[plan] is not None for plan in known)
            chose_known = sum(map(chose, known))
            table = group.tables[chart.id]
            share = table.shares[place]
            if group.noisy:
                if share is not None:
                    system.guess(inside, share / 100 * table.total - chose_known, noise_of(share, table.total))
                continue
            system.bound("part", inside, group.fewest - part_known, group.most - part_known)
            if share is not None:
                totals, people = range(group.fewest, group.most + 1), len(group.plans)
                fits = [counts_of(share, total, people, self.rules) for total in totals]
                counts = [number for found in fits for number in found]
                system.bound("chose", inside, min(counts) - chose_known, max(counts) - chose_known)
                half = rule.STEP / 200 if self.rules.rounding else 0.0
                system.ratio(inside, share / 100 - half, share / 100 + half, part_known, chose_known)
                middle = share / 100 * (group.fewest + group.most) / 2
                spread = (max(counts) - min(counts)) / math.sqrt(12) + 0.25
                system.guess(inside, middle - chose_known, spread)
            elif chart.single:
                system.ratio(inside, *self._rest(table), part_known, chose_known)
        parts = [sum(self.truth[plan] is not None for plan in crowd) for crowd in self.crowds]
        chosen = [sum(map(chose, crowd)) for crowd in self.crowds]
        self._prove(system, [*parts, *chosen])
        for crowd, likely, really in zip(self.crowds, system.likeliest(), chosen, strict=True):
            # A bet on everyone in a crowd of which 95% or more probably chose it.
            if likely >= SURE and really >= SURE * len(crowd):
                self.found.bets_won |= {_person(plan) for plan in crowd if chose(plan)}

    def _rest(self, table: Table) -> tuple[float, float]:
        """Where everyone chose exactly one option: the least and most of a hidden one, as parts of the total.

        What is left when everything that is shown is taken off belongs to the hidden options together.
        """
        half = rule.STEP / 200 if self.rules.rounding else 0.0
        shown = [share / 100 for share in table.shares if share is not None]
        most = 1 - sum(max(0.0, share - half) for share in shown)
        alone = len(shown) == len(table.shares) - 1
        least = 1 - sum(share + half for share in shown) if alone else 0.0
        return max(0.0, least), max(0.0, most)

    def _prove(self, system: System, truth: Sequence[int]) -> None:
        """Ask of every crowd whether it is certain that none, all or some of it take part, or chose the option.

        Only what is true can be proven, so nothing else is asked; nor of those who are found already.
        """
        if not self.crowds:
            return
        certain = self.rules.k - CONSPIRE
        none, every, some = set(), set(), set()
        for place, really in enumerate(truth):
            crowd = self.crowds[place % len(self.crowds)]
            names, size = {_person(plan) for plan in crowd}, len(crowd)
            if names <= self.found.recovered:
                continue
            if really == 0:
                none.add(place)
            elif really == size:
                every.add(place)
            # That one of six takes part follows from "10 of meer" of fifteen, and may be known.
            if really and size < certain and place >= len(self.crowds):
                some.add(place)
        proven, unsolved = system.certain(none, every, some, np.array(truth, dtype=np.float64))
        self.found.unsolved += unsolved
        for kind, place in proven:
            names = {_person(plan) for plan in self.crowds[place % len(self.crowds)]}
            if kind == "some":
                self.found.narrowed.add(tuple(sorted(names)))
            else:
                self.found.recovered |= names


def _person(plan: str) -> str:
    return plan.partition(".")[0]


def counts_of(share: float, total: int, people: int, rules: Rules) -> list[int]:
    """The least and the greatest number that is shown as this share, of so many who take part; none where none is."""
    if not rules.rounding:
        number = round(share * total / 100)
        return [number] if abs(share * total / 100 - number) < 1e-6 else []

    def fits(number: int) -> bool:
        return (
            rule.not_telling(number, total, rules)
            and rule.not_most(number, people, rules)
            and rule.shown_share(number, total, rules) == share
        )

    low = max(0, math.ceil((share - rule.STEP / 2) * total / 100 - 1e-9))
    high = min(total, math.floor((share + rule.STEP / 2) * total / 100 + 1e-9))
    least = next((number for number in range(low, high + 1) if fits(number)), None)
    if least is None:
        return []
    return [least, next(number for number in count(high, -1) if fits(number))]


def noise_of(share: float, total: int) -> float:
    """The spread of a count that is computed from a share with noise: of the count, the total and both roundings."""
    of_count, of_total = SCALE * math.sqrt(2), share / 100 * (SCALE * math.sqrt(2) + 10 / math.sqrt(12))
    return math.hypot(of_count, of_total, rule.STEP / 100 * total / math.sqrt(12))


class System:
    """The sums that are known, over crowds: how many of each take part, and how many chose the option.

    The unknowns are first the one of every crowd, then the other.
    """

    def __init__(self, sizes: Sequence[int]) -> None:
        self.sizes = np.array(sizes, dtype=np.float64)
        self.count = len(sizes)
        same = np.eye(self.count)
        self.rows = [np.hstack([row, -row]) for row in same]  # who chose something takes part
        self.low = [0.0] * self.count
        self.high = [math.inf] * self.count
        self.guesses: list[tuple[Vector, float, float]] = []

    def _add(self, row: Vector, low: float, high: float) -> None:
        self.rows.append(row)
        self.low.append(low)
        self.high.append(high)

    def bound(self, what: str, inside: Vector, low: float, high: float) -> None:
        """So many of these crowds together, at least and at most, take part ("part") or chose it ("chose")."""
        nothing = np.zeros(self.count)
        self._add(np.hstack([inside, nothing] if what == "part" else [nothing, inside]), low, high)

    def ratio(self, inside: Vector, low: float, high: float, part_known: int, chose_known: int) -> None:
        """These crowds, with who is known, chose it from `low` to `high` of those who take part."""
        for sign, bound in ((1.0, high), (-1.0, low)):
            row = np.hstack([-sign * bound * inside, sign * inside])
            self._add(row, -math.inf, sign * (bound * part_known - chose_known) + 1e-6)

    def guess(self, inside: Vector, number: float, spread: float) -> None:
        """About so many of these crowds chose it."""
        self.guesses.append((inside, number, spread))

    def certain(
        self, none: set[int], every: set[int], some: set[int], truth: Vector
    ) -> tuple[list[tuple[str, int]], int]:
        """Of which unknowns it is certain that they are nobody, everybody or somebody; and how many took too long.

        One solution speaks against many claims. In a small system those near the truth are looked at first, which is
        faster than the solver; then it looks for those that speak against most, and the rest is asked one by one.
        """
        sizes = np.hstack([self.sizes, self.sizes])
        rows, low, high = np.array(self.rows), np.array(self.low), np.array(self.high)
        if self.count <= SMALL:
            self._strike_near(rows, low, high, sizes, truth, none, every)
        constraints = LinearConstraint(csr_array(rows), low, high)

        def solve(goal: Vector) -> tuple[Vector | None, bool]:
            """The solution with the smallest goal, and whether none is smaller."""
            result = milp(
                goal,
                integrality=np.ones(len(goal)),
                bounds=Bounds(np.zeros(len(goal)), sizes),
                constraints=constraints,
                options={"time_limit": SECONDS},
            )
            return (None if result.x is None else np.round(result.x)), result.status == 0

        def strike(found: Vector) -> bool:
            before = len(none) + len(every) + len(some)
            none.difference_update([place for place in none if found[place] > 0])
            every.difference_update([place for place in every if found[place] < sizes[place]])
            some.difference_update([place for place in some if found[place] == 0])
            return len(none) + len(every) + len(some) < before

        while none or every or some:
            goal = np.zeros(len(sizes))
            goal[list(every | some)] = 1.0
            goal[list(none)] = -1.0
            found, _ = solve(goal)
            if found is None or not strike(found):
                break
        proven: list[tuple[str, int]] = []
        unsolved = 0
        for kind, places, sign in (("none", none, -1.0), ("every", every, 1.0), ("some", some, 1.0)):
            for place in list(places):
                if place not in places:
                    continue  # struck by the solution of another
                goal = np.zeros(len(sizes))
                goal[place] = sign
                found, best = solve(goal)
                if found is not None:
                    strike(found)
                if place in places and best:
                    proven.append((kind, place))
                unsolved += place in places and not best
        return proven, unsolved

    def _strike_near(
        self, rows: Vector, low: Vector, high: Vector, sizes: Vector, truth: Vector, none: set[int], every: set[int]
    ) -> None:
        """Take away the claims that a solution speaks against in which one or two crowds are one off the truth."""
        all_rows = np.vstack([rows, np.eye(len(sizes))])
        least = np.hstack([low, np.zeros(len(sizes))]) - all_rows @ truth - 1e-7
        most = np.hstack([high, sizes]) - all_rows @ truth + 1e-7
        assert max(least.max(), -most.min()) <= 0, "the truth is a solution"
        both = np.eye(len(sizes))[: self.count] + np.eye(len(sizes))[self.count :]
        up = np.vstack([np.eye(len(sizes)), both])
        moves = np.vstack([up, -up])
        change = all_rows @ moves.T
        for places, sign in ((none, 1.0), (every, -1.0)):
            for place in list(places):
                for move in np.flatnonzero(moves[:, place] == sign):
                    after = change + change[:, [move]]
                    alone = (change[:, move] >= least).all() and (change[:, move] <= most).all()
                    fits = ((after >= least[:, None]) & (after <= most[:, None])).all(axis=0)
                    if alone or (fits & (moves[:, place] != -sign)).any():
                        places.discard(place)
                        break

    def likeliest(self) -> Vector:
        """The likeliest share of each crowd that chose the option: people alike, tables with their uncertainty."""
        if not self.guesses:
            return np.zeros(self.count)
        inside = np.array([row for row, _, _ in self.guesses])
        number = np.array([value for _, value, _ in self.guesses])
        spread = np.array([value for _, _, value in self.guesses])
        base = min(0.9, max(0.05, float(number.sum() / max(1.0, (inside @ self.sizes).sum()))))
        mean = base * self.sizes
        varies = base * (1 - base) * self.sizes + 0.25 * self.sizes**2 * base * (1 - base)
        gain = (varies[:, None] * inside.T) @ np.linalg.pinv((inside * varies) @ inside.T + np.diag(spread**2))
        return np.clip((mean + gain @ (number - inside @ mean)) / self.sizes, 0.0, 1.0)


def attack(organisation: Organisation, rules: Rules, seed: int, charts: Sequence[Chart] = CHARTS) -> Findings:
    """Everything that can be found out about one organisation under these rules."""
    return Attacker(organisation, rules, seed, charts).attack()
