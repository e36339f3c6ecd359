"""What departments leave of the organisation is a crowd, also of what was published in quarters before."""

from __future__ import annotations

from dataclasses import replace

from bot.trends.charts import CHARTS, Chart
from bot.trends.closing import ORGANISATION, Closed, Sharer, close
from bot.trends.quarter import Quarter
from bot.trends.rules import WINDOW, Rules

FIRST = Quarter(2026, 1)
TERM: tuple[Chart, ...] = tuple(chart for chart in CHARTS if chart.id == "term")


def shared(department: str, quarter: Quarter, taking: int, others: int) -> list[Sharer]:
    """People of a department; half of those who take part have one answer, half the other."""
    answers = [{"term": ("short",)}, {"term": ("middle",)}]
    return [Sharer(department, quarter, answers[n % 2] if n < taking else None) for n in range(taking + others)]


def groups(closed: Closed) -> set[str]:
    return {table.group for table in closed.tables}


EARLY = [*shared("Zorg", FIRST, 6, 3), *shared("Techniek", FIRST, 12, 8)]


def test_a_department_is_hidden_where_the_rest_would_be_a_handful() -> None:
    assert groups(close(FIRST, EARLY, [], Rules.standard(), TERM)) == {ORGANISATION}


def test_departments_that_waited_are_not_both_taken_off_a_total_of_before() -> None:
    """Zorg of two quarters, less both totals without Techniek, would be the seven of the second quarter."""
    earlier = [close(FIRST, EARLY, [], Rules.standard(), TERM)]
    everyone = [*EARLY, *shared("Zorg", FIRST.next, 7, 5)]
    assert groups(close(FIRST.next, everyone, earlier, Rules.standard(), TERM)) == {"Zorg"}
    careless = replace(Rules.standard(), remainder=False)
    assert groups(close(FIRST.next, everyone, earlier, careless, TERM)) == {"Zorg", "Techniek"}


def test_a_table_says_since_when_its_plans_were_shared() -> None:
    earlier = [close(FIRST, EARLY, [], Rules.standard(), TERM)]
    everyone = [*EARLY, *shared("Zorg", FIRST.next, 20, 10), *shared("Kantoor", FIRST.next, 10, 5)]
    closed = close(FIRST.next, everyone, earlier, Rules.standard(), TERM)
    assert {table.group: table.since for table in closed.tables} == {ORGANISATION: FIRST.next, "Zorg": FIRST}


def test_a_plan_waits_a_year_and_no_longer() -> None:
    plans = shared("Zorg", FIRST, 10, 5)
    assert groups(close(FIRST.back(1 - WINDOW), plans, [], Rules.standard(), TERM)) == {ORGANISATION, "Zorg"}
    assert groups(close(FIRST.back(-WINDOW), plans, [], Rules.standard(), TERM)) == set()
