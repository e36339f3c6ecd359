"""What is counted for HR: eight charts of fixed categories, and how much one person can add to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from bot.trends.themes import THEMES


@dataclass(frozen=True, slots=True)
class Chart:
    """One chart. `most`: how many of its options one person is counted in; `single` charts have exactly one each."""

    id: str
    options: tuple[str, ...]
    most: int

    @property
    def single(self) -> bool:
        return self.most == 1


_PUBLISHED_THEMES: Final = tuple(theme for theme in THEMES if theme != "gezondheid_balans")
LEARNING: Final = ("course", "placement", "shadowing", "coaching")
"""The four ways of learning of the syllabus (§2.3.1): a course; a placement elsewhere; going along; being guided."""

CHARTS: Final[tuple[Chart, ...]] = (
    Chart("themes", _PUBLISHED_THEMES, 2),
    Chart("reflection", _PUBLISHED_THEMES, 2),
    Chart("learning", LEARNING, 2),
    Chart("support", ("hours", "money", "coaching", "materials"), 4),
    Chart("term", ("short", "middle"), 2),
    Chart("serves", ("organisation", "role", "performance", "career"), 2),
    Chart("progress", ("shared", "talked", "signed", "running", "evaluated"), 1),
    Chart("preparing", ("week", "month", "quarter", "longer"), 1),
)
BY_ID: Final[Mapping[str, Chart]] = {chart.id: chart for chart in CHARTS}
MOST_PER_PERSON: Final = 1 + sum(chart.most for chart in CHARTS)
"""The counts that one person can change in one quarter: being there, and the options of every chart."""

Contribution = Mapping[str, tuple[str, ...]]
"""Chart -> the options one person is counted in. It lives only while a quarter is counted, and is kept nowhere."""


def capped(found: Mapping[str, Iterable[str]]) -> Contribution:
    """A contribution with no more of one person in it than is promised, each option once, the first ones first."""
    return {
        chart.id: tuple(dict.fromkeys(option for option in found.get(chart.id, ()) if option in chart.options))[
            : chart.most
        ]
        for chart in CHARTS
    }


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year, the finest time in anything for HR. Written 2026-Q3."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter this day is in."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """From "2026-Q3". Raises ValueError."""
        year, mark, number = text.partition("-Q")
        if not mark or number not in ("1", "2", "3", "4"):
            raise ValueError(text)
        return cls(int(year), int(number))

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def next(self) -> Quarter:
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def previous(self) -> Quarter:
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)
