"""What is counted for HR: eight charts of fixed categories, and how much one person can add to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
