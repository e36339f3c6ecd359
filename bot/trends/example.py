"""What the figures look like, in an organisation that does not exist. Closed by the real rules."""

from __future__ import annotations

import random
from collections.abc import Mapping
from functools import cache
from typing import Final

from bot.trends.charts import CHARTS, Contribution
from bot.trends.closing import Closed, Sharer, close
from bot.trends.quarter import Quarter
from bot.trends.rules import Rules

DEPARTMENTS: Final[Mapping[str, int]] = {"Zorg en welzijn": 120, "Techniek": 60, "Kantoor": 45, "Keuken": 8}
"""Invented departments, and how many people of each share a plan every quarter."""

LAST: Final = Quarter(2026, 3)
QUARTERS: Final = 4


@cache
def example() -> tuple[Closed, ...]:
    """Four invented quarters, the same ones each time."""
    dice = random.Random(7)  # noqa: S311 (no secret)
    closed: list[Closed] = []
    for place in range(QUARTERS):
        quarter = LAST.back(QUARTERS - 1 - place)
        people = [department for department, size in DEPARTMENTS.items() for _ in range(size)]
        sharers = [
            Sharer(department, quarter, _choose(dice, department, place) if number % 3 else None)
            for number, department in enumerate(people)
        ]
        closed.append(close(quarter, sharers, closed, Rules.standard()))
    return tuple(closed)


def _choose(dice: random.Random, department: str, quarter: int) -> Contribution:
    """More digital work each quarter, most of it in the office; the rest spread unevenly."""
    found: dict[str, tuple[str, ...]] = {}
    for chart in CHARTS:
        weights = [1 / (place + 1) ** 0.8 for place in range(len(chart.options))]
        if chart.id == "themes":
            weights[chart.options.index("digitaal")] += 0.25 * quarter + (0.6 if department == "Kantoor" else 0)
        wanted = 1 if chart.single else dice.randint(1, chart.most)
        found[chart.id] = tuple(dict.fromkeys(dice.choices(chart.options, weights, k=wanted)))
    return found
