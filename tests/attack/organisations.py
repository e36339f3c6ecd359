"""Random organisations over eight quarters: who works where, who takes part, and what they answer.

Made to be hard: small departments, one leaver at a time, reorganisations that move a crowd and one person more,
answers that stay the same from quarter to quarter, and departments that agree on everything.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from bot.trends.charts import CHARTS, Chart, Contribution
from bot.trends.closing import Member
from bot.trends.quarter import Quarter

QUARTERS = 8
# One chart of each kind: many options, a few, and exactly one per person. More of them would not tell more.
ATTACKED: tuple[Chart, ...] = tuple(chart for chart in CHARTS if chart.id in ("themes", "support", "progress"))


@dataclass(slots=True)
class Person:
    """Someone with a plan or without. Answers of None: takes no part."""

    department: str
    answers: Contribution | None
    stable: bool


@dataclass(slots=True)
class Organisation:
    """What really is, quarter by quarter. The attacker gets `charts` and the answers of two people."""

    charts: list[Mapping[str, Member]] = field(default_factory=list)
    contributions: list[Mapping[str, Contribution]] = field(default_factory=list)

    @property
    def quarters(self) -> list[Quarter]:
        quarters = [Quarter(2025, 1)]
        while len(quarters) < len(self.charts):
            quarters.append(quarters[-1].next)
        return quarters

    @property
    def size(self) -> int:
        return len(self.charts[0])


class _Maker:
    def __init__(self, seed: int) -> None:
        self.random = np.random.default_rng(seed)
        self.people: dict[str, Person] = {}
        self.born = 0
        random = self.random
        self.size = round(float(np.exp(random.uniform(np.log(20), np.log(2000)))))
        self.departments = self._departments()
        # In some departments everyone takes part, which is what nobody may find out.
        self.part = {name: float(random.choice([0.35, 0.6, 0.75, 0.9, 1.0])) for name in self.departments}
        self.turnover = float(random.choice([0.0, 0.005, 0.02, 0.06]))
        self.season = bool(random.random() < 0.4)
        self.churn = float(random.choice([0.0, 0.0, 0.1, 0.5]))
        sharp = float(random.choice([0.15, 0.5, 2.0]))
        self.taste = {
            (name, chart.id): random.dirichlet([sharp] * len(chart.options))
            for name in self.departments
            for chart in ATTACKED
        }

    def _departments(self) -> dict[str, int]:
        sizes: list[int] = []
        while sum(sizes) < self.size:
            sizes.append(int(self.random.choice([3, 6, 9, 10, 12, 15, 16, 18, 22, 30, 45, 80])))
        return {f"afdeling {number}": size for number, size in enumerate(sizes)}

    def answers(self, department: str) -> Contribution | None:
        if self.random.random() > self.part[department]:
            return None
        found = {}
        for chart in ATTACKED:
            taste = self.taste[department, chart.id]
            wanted = 1 if chart.single else int(self.random.integers(1, chart.most + 1))
            likely = min(wanted, int((taste > 0).sum()))
            places = self.random.choice(len(chart.options), size=likely, replace=False, p=taste)
            found[chart.id] = tuple(chart.options[place] for place in places)
        return found

    def join(self, department: str) -> str:
        self.born += 1
        name = f"p{self.born}"
        self.people[name] = Person(department, self.answers(department), bool(self.random.random() > self.churn))
        return name

    def make(self) -> Organisation:
        organisation = Organisation()
        for department, size in self.departments.items():
            for _ in range(size):
                self.join(department)
        changed = set(self.people)
        for number in range(QUARTERS):
            if number:
                changed = self._pass(number)
            organisation.charts.append(
                {name: Member(person.department, name in changed) for name, person in self.people.items()}
            )
            organisation.contributions.append(
                {name: person.answers for name, person in self.people.items() if person.answers is not None}
            )
        return organisation

    def _pass(self, number: int) -> set[str]:
        """One quarter goes by; gives who changed."""
        random = self.random
        changed: set[str] = set()
        names = list(self.people)
        departments = list(self.departments)
        for name in names:
            if random.random() < self.turnover:
                del self.people[name]
        if self.turnover and random.random() < 0.3:  # exactly one leaves, and it is known who
            self.people.pop(str(random.choice(list(self.people))), None)
        for _ in range(random.binomial(self.size, self.turnover)):
            changed.add(self.join(str(random.choice(departments))))
        if random.random() < 0.2:
            changed |= self._class(str(random.choice(departments)))
        if random.random() < 0.3 and len(departments) > 1:
            changed |= self._reorganise(departments)
        again = 0.9 if self.season and number % 4 == 0 else 0.0
        for name, person in self.people.items():
            if (not person.stable and random.random() < 0.5) or random.random() < again:
                person.answers = self.answers(person.department)
                changed.add(name)
        return changed

    def _class(self, department: str) -> set[str]:
        """A class of trainees begins: all at once, all taking part, all of one mind."""
        alike = {
            chart.id: tuple(
                chart.options[place] for place in self.random.permutation(len(chart.options))[: chart.most]
            )
            for chart in ATTACKED
        }
        trainees = {self.join(department) for _ in range(int(self.random.integers(10, 15)))}
        for name in trainees:
            self.people[name].answers = alike
        return trainees

    def _reorganise(self, departments: list[str]) -> set[str]:
        """A crowd moves together, and sometimes one goes along the other way."""
        start, end = (str(name) for name in self.random.choice(departments, size=2, replace=False))
        there = [name for name, person in self.people.items() if person.department == start]
        for name in there[: int(self.random.choice([1, 9, 10, 11, 14]))]:
            self.people[name].department = end
        if self.random.random() < 0.4:
            back = [name for name, person in self.people.items() if person.department == end]
            if back:
                self.people[back[-1]].department = start
        return set()


def organisation(seed: int) -> Organisation:
    """The random organisation of this number, the same one each time."""
    return _Maker(seed).make()
