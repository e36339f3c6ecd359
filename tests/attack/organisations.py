"""Random organisations over eight quarters: who works where, who shares when, who takes part, what they answer.

Made to be hard: small departments, one leaver at a time, reorganisations that move a crowd and one person more,
classes of trainees of one mind, organisations that all share in one quarter, departments that agree on everything.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, log

from bot.trends.charts import CHARTS, Contribution
from bot.trends.closing import Sharer
from bot.trends.quarter import Quarter

QUARTERS = 8
FIRST = Quarter(2025, 1)


@dataclass(slots=True)
class Person:
    """Someone who works somewhere. `phase`: in which of four quarters they share a plan; None of who never does."""

    department: str
    takes_part: bool
    phase: int | None
    plans: int = 0
    shared: Sharer | None = None


@dataclass(slots=True)
class Organisation:
    """What really is, quarter by quarter: plan -> where and when it was shared, and what it adds.

    The attacker gets all of it but `adds`, and that of two people.
    """

    size: int
    departments: int
    closings: list[Mapping[str, Sharer]] = field(default_factory=list)

    @property
    def quarters(self) -> list[Quarter]:
        return [FIRST.back(-number) for number in range(len(self.closings))]


class _Maker:
    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.people: dict[str, Person] = {}
        self.born = 0
        dice = self.random
        self.size = round(exp(dice.uniform(log(20), log(2000))))
        self.departments = self._departments()
        # In some departments everyone takes part, which is what nobody may find out.
        self.part = {name: dice.choice([0.35, 0.6, 0.75, 0.9, 1.0]) for name in self.departments}
        self.turnover = dice.choice([0.0, 0.005, 0.02, 0.06])
        self.season = dice.random() < 0.4
        self.never = dice.choice([0.0, 0.1, 0.3])
        sharp = dice.choice([0.15, 0.5, 2.0])
        self.taste = {
            (name, chart.id): [dice.gammavariate(sharp, 1) + 1e-9 for _ in chart.options]
            for name in self.departments
            for chart in CHARTS
        }

    def _departments(self) -> dict[str, int]:
        sizes: list[int] = []
        while sum(sizes) < self.size:
            sizes.append(self.random.choice([3, 6, 9, 10, 12, 15, 16, 18, 22, 30, 45, 80]))
        return {f"afdeling {number}": size for number, size in enumerate(sizes)}

    def answers(self, department: str) -> Contribution:
        found = {}
        for chart in CHARTS:
            taste = self.taste[department, chart.id]
            wanted = 1 if chart.single else self.random.randint(1, chart.most)
            found[chart.id] = tuple(dict.fromkeys(self.random.choices(chart.options, taste, k=wanted)))
        return found

    def join(self, department: str) -> Person:
        self.born += 1
        phase = None if self.random.random() < self.never else 0 if self.season else self.random.randrange(4)
        takes_part = self.random.random() < self.part[department]
        self.people[f"p{self.born}"] = person = Person(department, takes_part, phase)
        return person

    def share(self, person: Person, number: int, adds: Contribution | None = None) -> None:
        person.plans += 1
        if person.takes_part and adds is None:
            adds = self.answers(person.department)
        person.shared = Sharer(person.department, FIRST.back(-number), adds)

    def make(self) -> Organisation:
        made = Organisation(self.size, len(self.departments))
        for department, size in self.departments.items():
            for _ in range(size):
                self.join(department)
        for number in range(QUARTERS):
            if number:
                self._pass(number)
            for person in self.people.values():
                if person.phase is not None and (number - person.phase) % 4 == 0:
                    self.share(person, number)
            made.closings.append(
                {f"{name}.{p.plans}": p.shared for name, p in self.people.items() if p.shared is not None}
            )
        return made

    def _pass(self, number: int) -> None:
        """One quarter goes by."""
        dice = self.random
        departments = list(self.departments)
        for name in list(self.people):
            if dice.random() < self.turnover:
                del self.people[name]
        if self.turnover and dice.random() < 0.3:  # exactly one leaves, and it is known who
            self.people.pop(dice.choice(list(self.people)), None)
        for _ in range(sum(dice.random() < self.turnover for _ in range(self.size))):
            self.join(dice.choice(departments))
        if dice.random() < 0.2:
            self._class(dice.choice(departments), number)
        if dice.random() < 0.3 and len(departments) > 1:
            self._reorganise(departments)

    def _class(self, department: str, number: int) -> None:
        """A class of trainees begins: all at once, all taking part, all of one mind."""
        alike = {
            chart.id: tuple(self.random.sample(chart.options, min(chart.most, len(chart.options))))
            for chart in CHARTS
        }
        for _ in range(self.random.randrange(10, 15)):
            trainee = self.join(department)
            trainee.takes_part, trainee.phase = True, None
            self.share(trainee, number, alike)

    def _reorganise(self, departments: list[str]) -> None:
        """A crowd moves together, and sometimes one goes along the other way."""
        start, end = self.random.sample(departments, 2)
        there = [person for person in self.people.values() if person.department == start]
        for person in there[: self.random.choice([1, 9, 10, 11, 14])]:
            person.department = end
        back = [person for person in self.people.values() if person.department == end]
        if back and self.random.random() < 0.4:
            back[-1].department = start


def organisation(seed: int) -> Organisation:
    """The random organisation of this number, the same one each time."""
    return _Maker(seed).make()
