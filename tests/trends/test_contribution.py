"""What one plan adds to the figures: fixed categories, and never more of one person than was promised."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from bot.store.trends import SharedPlan, Told
from bot.trends.charts import CHARTS, MOST_PER_PERSON, Contribution
from bot.trends.contribution import TOLD, read
from bot.trends.themes import Theme

SHARED = datetime(2026, 8, 11, 9, tzinfo=UTC)
LAST_DAY = date(2026, 9, 30)
NOTHING = {"text": "", "own_hours": None, "others_hours": None, "budget_eur": None, "materials": ""}


def themes(text: str) -> Sequence[Theme]:
    """What the trained model would say, without it: a text names its theme."""
    return [theme for theme in ("digitaal", "taal", "vakkennis", "gezondheid_balans") if theme in text] or ["overig"]


def goal(**cells: Any) -> dict[str, Any]:
    return {"goal": "", "activity": "", "support": NOTHING, "end": None, "serves": (), **cells}


def adds(*goals: dict[str, Any], state: str = "shared", talk: date | None = None, days: int = 0) -> Contribution:
    plan = SharedPlan("a", "p1", state, talk, SHARED - timedelta(days=days), SHARED, 1)
    return read(plan, Told({"goals": list(goals)}, {}), themes, LAST_DAY)


def test_however_much_someone_writes_they_change_no_more_counts_than_promised() -> None:
    support = {"text": "een coach", "own_hours": 8, "others_hours": 2, "budget_eur": "99.50", "materials": "boeken"}
    everything = goal(
        goal="digitaal taal vakkennis",
        activity="cursus, stage, meelopen en een coach",
        support=support,
        serves=("organisation", "role", "performance", "career"),
    )
    goals = [{**everything, "end": end} for end in ("2026-12-31", "2028-12-31")]
    plan = SharedPlan("a", "p1", "shared", None, SHARED, SHARED, 1)
    told = Told({"goals": goals}, dict.fromkeys(TOLD, "digitaal taal vakkennis"))
    found = read(plan, told, themes, LAST_DAY)
    assert {chart.id: len(found[chart.id]) for chart in CHARTS} == {chart.id: chart.most for chart in CHARTS}
    assert 1 + sum(map(len, found.values())) == MOST_PER_PERSON


def test_what_is_said_twice_counts_once() -> None:
    assert adds(goal(goal="taal"), goal(goal="taal"))["themes"] == ("taal",)


def test_the_themes_named_most_count() -> None:
    assert adds(goal(goal="vakkennis"), goal(goal="digitaal taal"), goal(goal="digitaal taal"))["themes"] == (
        "digitaal",
        "taal",
    )


def test_health_counts_as_something_else() -> None:
    assert adds(goal(goal="gezondheid_balans"))["themes"] == ("overig",)


@pytest.mark.parametrize(
    ("asked", "kinds"),
    [
        ({}, ()),
        ({"others_hours": 4}, ("hours",)),
        ({"budget_eur": "0.00"}, ()),
        ({"budget_eur": "0.50"}, ("money",)),
        ({"text": "begeleiding door Mark"}, ("coaching",)),
        ({"materials": " "}, ()),
        ({"materials": "een boek", "own_hours": 1}, ("hours", "materials")),
    ],
)
def test_support_is_counted_by_kind(asked: dict[str, Any], kinds: tuple[str, ...]) -> None:
    assert adds(goal(support=NOTHING | asked))["support"] == kinds


@pytest.mark.parametrize(
    ("state", "talk", "counted"),
    [
        ("shared", None, "shared"),
        ("shared", LAST_DAY, "talked"),
        ("shared", LAST_DAY + timedelta(days=1), "shared"),
        ("finalized", LAST_DAY, "talked"),
        ("signed", LAST_DAY, "signed"),
        ("running", LAST_DAY, "running"),
        ("closed", LAST_DAY, "evaluated"),
    ],
)
def test_how_far_a_plan_is(state: str, talk: date | None, counted: str) -> None:
    assert adds(goal(), state=state, talk=talk)["progress"] == (counted,)


@pytest.mark.parametrize(("days", "band"), [(0, "week"), (7, "month"), (31, "quarter"), (92, "longer")])
def test_how_long_preparing_took(days: int, band: str) -> None:
    assert adds(goal(), days=days)["preparing"] == (band,)


def test_a_goal_without_an_end_has_no_term() -> None:
    assert adds(goal(), goal(end="2027-03-01"))["term"] == ("short",)
