"""A closed quarter is published once, from the plans of those who take part, and stays as it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import partial

import pytest
from sqlalchemy import String, select

from bot import privacy
from bot.plan.goals import Support
from bot.plan.people import Party, Person
from bot.plan.states import Role
from bot.store import Store
from bot.store.models import Base, TrendChartRow, TrendChoiceRow
from bot.trends import contribution, publication
from bot.trends.charts import BY_ID
from bot.trends.closing import ORGANISATION
from bot.trends.publication import as_text, publish, published
from bot.trends.quarter import Quarter
from bot.trends.rules import Rules
from bot.trends.themes import Theme

pytestmark = pytest.mark.slow  # each fills a store with a whole quarter

IN_QUARTER = datetime(2026, 8, 11, 9, tzinfo=UTC)
AFTER = date(2026, 10, 3)
NEXT_QUARTER = datetime(2026, 11, 11, 9, tzinfo=UTC)
AFTER_NEXT = date(2027, 1, 2)
TREND_TABLES = {name: table for name, table in Base.metadata.tables.items() if name.startswith("trend_")}
PUBLISHED = BY_ID["themes"].options
MANAGER = Person("m", "joke@demo.example", "Joke Hermans", department="Zorg")


def themes(text: str) -> Sequence[Theme]:
    """What the trained model would say, without it: a goal names its theme."""
    return [theme for theme in ("digitaal", "taal", "gezondheid_balans") if theme in re.findall(r"\w+", text)] or [
        "vakkennis"
    ]


def employee(number: int, department: str = "Zorg") -> Person:
    return Person(f"p{number}", f"p{number}@demo.example", f"Medewerker {number}", "m", department)


def tell(store: Store, person: Person, goal: str, *, takes_part: bool = True, at: datetime = IN_QUARTER) -> None:
    """A plan with one goal, shared; and the choice to take part."""
    me = Party(person, Role.EMPLOYEE)
    with store.work() as work:
        work.people.put(person)
        plan = work.plans.start(person.id, at)
        plan.answer(me, "learn", f"Ik wil {goal} leren", at)
        plan.add_goal(me)
        plan.write(me, 1, "goal", goal, at)
        plan.write(me, 1, "activity", "Ik volg een cursus", at)
        plan.set_period(me, 1, None, date(2027, 3, 1))
        plan.set_support(me, 1, Support("", 8, None, Decimal(100), "", "inside"), at)
        plan.share(me, MANAGER, at)
        work.plans.save(plan)
        work.trends.choose(person.id, takes_part)


@pytest.fixture
def care(store: Store) -> Store:
    """A department of thirty: twenty take part (twelve in `digitaal`, eight in `taal`), ten do not."""
    with store.work() as work:
        work.people.put(MANAGER)
    for number in range(20):
        tell(store, employee(number), "digitaal" if number < 12 else "taal")
    for number in range(20, 30):
        tell(store, employee(number), "vakkennis", takes_part=False)
    return store


def shares(
    store: Store, chart: str, department: str | None = "Zorg", quarter: str | None = None
) -> dict[str, float | None] | None:
    for table in published(store)["tables"]:
        if (table["chart"], table["department"], quarter or table["quarter"]) == (
            chart,
            department,
            table["quarter"],
        ):
            found: dict[str, float | None] = table["shares"]
            return found
    return None


def test_counts_people_who_take_part_and_rounds_their_share(care: Store) -> None:
    publish(care, today=AFTER, themes=themes)
    found = shares(care, "themes")
    assert found is not None
    assert (found["digitaal"], found["taal"]) == (60, 40)


@pytest.mark.slow
def test_many_plans_are_read_side_by_side_to_the_same_end(care: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publication, "_MANY", 1)
    monkeypatch.setattr(publication, "_AT_ONCE", 3)
    read = partial(contribution.read_all, last_day=date(2026, 9, 30), themes=themes)
    seen: list[tuple[int, int]] = []
    one, several = (
        publication._count(care, Quarter(2026, 3), Rules.standard(), read, lambda *far: seen.append(far), processes)
        for processes in (1, 2)
    )
    assert one == several
    assert any(share == 60 for table in several[1].tables for share in table.shares)
    assert seen == 2 * [(done, 20) for done in (3, 6, 9, 12, 15, 18, 20)]


def test_who_does_not_take_part_is_not_counted(care: Store) -> None:
    publish(care, today=AFTER, themes=themes)
    found = shares(care, "themes")
    assert found is not None
    assert found["vakkennis"] is None


def test_a_share_of_everybody_is_hidden(care: Store) -> None:
    publish(care, today=AFTER, themes=themes)
    assert shares(care, "term") == {"short": None, "middle": None}


def test_health_is_never_an_option(care: Store) -> None:
    for number in range(40, 46):
        tell(care, employee(number), "gezondheid_balans")
    publish(care, today=AFTER, themes=themes)
    found = shares(care, "themes")
    assert found is not None
    assert "gezondheid_balans" not in found
    assert found["overig"] == 25


def test_a_quarter_is_published_once(care: Store) -> None:
    publish(care, today=AFTER, themes=themes)
    before = published(care)
    for number in range(50, 70):
        tell(care, employee(number), "taal")
    again = publish(care, today=AFTER, themes=themes)
    assert "blijven zoals ze zijn" in again
    assert published(care) == before


def test_what_was_published_stays_after_an_erase(care: Store) -> None:
    publish(care, today=AFTER, themes=themes)
    before = published(care)
    privacy.erase(care, "p3@demo.example")
    assert published(care) == before


def test_an_erase_leaves_no_id_in_the_charts_of_the_past(care: Store) -> None:
    publish(care, today=AFTER, themes=themes)
    privacy.erase(care, "p3@demo.example")
    with care.work(write=False) as work:
        assert "p3" not in set(work.session.scalars(select(TrendChartRow.person_id)))
        assert work.trends.takes_part("p3") is None


def test_a_plan_is_counted_once(care: Store) -> None:
    publish(care, today=AFTER, themes=themes)
    for number in range(40, 70):
        tell(care, employee(number), "taal", takes_part=number < 60, at=NEXT_QUARTER)
    publish(care, today=AFTER_NEXT, themes=themes)
    # Twenty people of one theme, and nobody of the quarter before: that is everybody, so it is hidden.
    assert shares(care, "themes", quarter="2026-Q4") == dict.fromkeys(PUBLISHED)


def test_a_quarter_without_new_plans_shows_nothing(care: Store) -> None:
    publish(care, today=AFTER, themes=themes)
    publish(care, today=AFTER_NEXT, themes=themes)
    assert {table["quarter"] for table in published(care)["tables"]} == {"2026-Q3"}


def test_too_few_wait_for_the_next_quarter(store: Store) -> None:
    with store.work() as work:
        work.people.put(MANAGER)
    for number in range(9):
        tell(store, employee(number), "digitaal", takes_part=number < 6)
    publish(store, today=AFTER, themes=themes)
    assert published(store)["tables"] == []
    for number in range(9, 18):
        tell(store, employee(number), "taal", takes_part=number < 15, at=NEXT_QUARTER)
    publish(store, today=AFTER_NEXT, themes=themes)
    found = shares(store, "themes")
    assert found is not None
    assert (found["digitaal"], found["taal"]) == (50, 50)
    assert {table["since"] for table in published(store)["tables"]} == {"2026-Q3"}


def test_a_plan_waits_no_longer_than_a_year(care: Store) -> None:
    publish(care, today=date(2027, 7, 2), themes=themes)
    assert published(care)["tables"] != []


def test_after_a_year_a_plan_is_not_counted(care: Store) -> None:
    publish(care, today=date(2027, 10, 2), themes=themes)
    assert published(care)["tables"] == []


def test_a_plan_counts_where_its_owner_worked_when_it_was_shared(care: Store) -> None:
    with care.work() as work:
        # One too few to be shown, so the quarter is closed and the plans wait.
        for number in range(20):
            work.trends.choose(f"p{number}", number < 9)
    publish(care, today=AFTER, themes=themes)
    assert published(care)["tables"] == []
    for number in range(20):
        with care.work() as work:
            work.people.put(employee(number, "Techniek"))
            work.trends.choose(f"p{number}", True)
    publish(care, today=AFTER_NEXT, themes=themes)
    assert {table["department"] for table in published(care)["tables"]} == {None, "Zorg"}


def test_who_stops_before_the_closing_is_not_counted(care: Store) -> None:
    with care.work() as work:
        for number in range(11):
            work.trends.choose(f"p{number}", False)
    publish(care, today=AFTER, themes=themes)
    assert published(care)["tables"] == []


def test_who_erases_before_the_closing_is_not_counted(care: Store) -> None:
    for number in range(11):
        privacy.erase(care, f"p{number}@demo.example")
    publish(care, today=AFTER, themes=themes)
    assert published(care)["tables"] == []


def test_what_was_shared_after_the_quarter_is_not_in_it(store: Store) -> None:
    with store.work() as work:
        work.people.put(MANAGER)
    for number in range(30):
        tell(store, employee(number), "taal", takes_part=number < 20, at=datetime(2026, 10, 1, 12, tzinfo=UTC))
    publish(store, today=AFTER, themes=themes)
    assert published(store)["tables"] == []


def test_nobody_can_see_in_the_database_who_takes_part(care: Store) -> None:
    with care.engine.connect() as connection:
        raw = connection.execute(select(TrendChoiceRow.__table__.c.choice.cast(String)))
        stored = list(raw.scalars())
    assert len({len(text) for text in stored}) == 1
    assert not any(text in ("aan", "uit") for text in stored)


def test_nothing_that_is_kept_leads_back_to_a_person(care: Store) -> None:
    """All that a closing leaves are the tables that HR sees, and where everyone worked, whoever takes part."""
    publish(care, today=AFTER, themes=themes)
    with care.work(write=False) as work:
        kept = {name: list(work.session.execute(select(table))) for name, table in TREND_TABLES.items()}
    charts = kept.pop("trend_charts")
    assert {(row.person_id, row.department) for row in charts} == {(f"p{n}", "Zorg") for n in range(30)} | {
        ("m", "Zorg")
    }
    kept.pop("trend_choices")
    assert set(kept) == {"trend_quarters", "trend_tables"}
    assert not re.search(r"\bp\d+\b|cursus", repr(kept))


def test_where_people_worked_is_let_go_after_a_year(care: Store) -> None:
    for today in (AFTER, AFTER_NEXT, date(2027, 4, 2), date(2027, 7, 2)):
        publish(care, today=today, themes=themes)
    with care.work(write=False) as work:
        assert set(work.session.scalars(select(TrendChartRow.quarter))) == {"2026-Q4", "2027-Q1", "2027-Q2"}


def test_the_organisation_is_a_table_of_its_own(care: Store) -> None:
    publish(care, today=AFTER, themes=themes)
    with care.work(write=False) as work:
        assert ORGANISATION in work.trends.groups()
    assert shares(care, "themes", None) is not None


def test_the_figures_can_be_read_in_a_terminal(care: Store) -> None:
    assert as_text(published(care)) == "Er is nog niets gepubliceerd."
    publish(care, today=AFTER, themes=themes)
    assert "3e kwartaal van 2026 · Zorg · Waar mensen in willen groeien (10 of meer mensen)" in as_text(
        published(care)
    )
