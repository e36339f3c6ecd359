"""Figures to look at: invented departments over some quarters, closed and published by the real rules."""

from __future__ import annotations

import random

from bot.store import Store
from bot.trends.charts import CHARTS, Contribution
from bot.trends.closing import Earlier, Member, close
from bot.trends.publication import _freeze
from bot.trends.quarter import Quarter
from bot.trends.rules import Rules

DEPARTMENTS = {"Zorg en welzijn": 120, "Techniek": 60, "Kantoor": 45, "Keuken": 8}


def _choose(dice: random.Random, department: str, quarter: int) -> Contribution:
    """More digital work each quarter, most of it in the office; the rest spread unevenly."""
    found: dict[str, tuple[str, ...]] = {}
    for chart in CHARTS:
        weights = [1 / (place + 1) ** 0.8 for place in range(len(chart.options))]
        if chart.id == "themes":
            weights[chart.options.index("digitaal")] += 0.25 * quarter + (0.6 if department == "Kantoor" else 0)
        wanted = 1 if chart.most == 1 else dice.randint(1, chart.most)
        picked: list[str] = []
        while len(picked) < wanted:
            option = dice.choices(chart.options, weights)[0]
            if option not in picked:
                picked.append(option)
        found[chart.id] = tuple(picked)
    return found


def publish_figures(store: Store, quarters: int = 4, departments: dict[str, int] | None = None) -> None:
    """Publish this many quarters, the last one 2026-Q3."""
    dice = random.Random(7)
    people = {
        f"{department}-{number}": department
        for department, size in (departments or DEPARTMENTS).items()
        for number in range(size)
    }
    quarter = Quarter(2026, 3)
    for _ in range(quarters - 1):
        quarter = quarter.previous
    earlier: list[Earlier] = []
    for number in range(quarters):
        members = {person: Member(department, True) for person, department in people.items()}
        taking = [person for place, person in enumerate(people) if place % 3]
        contributions = {person: _choose(dice, people[person], number) for person in taking}
        closed = close(quarter, members, contributions, earlier, Rules.standard())
        with store.work() as work:
            _freeze(work, members, closed)
        earlier = [
            Earlier(then.quarter, then.chart, then.shown, then.options, frozenset(people)) for then in earlier
        ] + [Earlier(quarter, people, closed.shown, closed.options)]
        quarter = quarter.next
