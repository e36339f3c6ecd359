"""The figures for HR: for HR alone, every look is logged, and the files say what the page says."""

from __future__ import annotations

import csv
import io
import zipfile
from typing import Any

import httpx
import pytest

from bot.plan.people import Person
from bot.store.trends import PublishedTable, Trends
from bot.trends.charts import CHARTS
from bot.web.trends import to_csv, to_xlsx
from tests.fakes.figures import publish_figures
from tests.fakes.world import ANNA, HILDE, MARK, World

pytestmark = pytest.mark.slow  # each fills a store with a whole quarter

EVERY_PAGE = ("/trends", "/trends/export.csv", "/trends/export.xlsx")


async def sign_in(browser: httpx.AsyncClient, person: Person = HILDE) -> None:
    assert (await browser.post("/api/dev/sign-in", json={"email": person.email})).status_code == 200


@pytest.mark.parametrize("page", EVERY_PAGE)
@pytest.mark.parametrize("person", [ANNA, MARK], ids=["employee", "manager"])
async def test_only_hr_sees_figures(inside: World, browser: httpx.AsyncClient, page: str, person: Person) -> None:
    publish_figures(inside.store)
    await sign_in(browser, person)
    answer = await browser.get(page)
    assert answer.status_code == 403
    assert "Digitaal werken" not in answer.text


@pytest.mark.parametrize("page", EVERY_PAGE)
async def test_who_is_not_signed_in_is_sent_to_sign_in(browser: httpx.AsyncClient, page: str) -> None:
    answer = await browser.get(page)
    assert (answer.status_code, answer.headers["location"]) == (303, "/chat")


async def test_a_role_that_was_taken_away_counts_at_once(inside: World, browser: httpx.AsyncClient) -> None:
    await sign_in(browser)
    assert (await browser.get("/trends")).status_code == 200
    with inside.store.work() as work:
        work.people.put(Person(HILDE.id, HILDE.email, HILDE.name, department="Kantoor"))
    assert (await browser.get("/trends")).status_code == 403


async def test_every_look_and_every_file_is_in_the_access_log(inside: World, browser: httpx.AsyncClient) -> None:
    await sign_in(browser)
    for page in EVERY_PAGE:
        await browser.get(page)
    with inside.store.work(write=False) as work:
        deeds = [line.deed for line in work.access.about(HILDE.id)]
    assert deeds.count("read trends") == 1
    assert deeds.count("exported trends") == 2


async def test_before_the_first_quarter_the_page_says_so(browser: httpx.AsyncClient) -> None:
    await sign_in(browser)
    page = (await browser.get("/trends")).text
    assert "Er is nog niets te zien" in page
    assert "/trends/example" in page


async def test_the_example_is_for_everyone_and_says_that_it_is_invented(browser: httpx.AsyncClient) -> None:
    whole = await browser.get("/trends/example")
    department = await browser.get("/trends/example", params={"department": "Techniek"})
    for page in (whole, department):
        assert page.status_code == 200
        assert "Voorbeeld met verzonnen cijfers" in page.text
        assert "/trends/export" not in page.text
    assert (await browser.get("/trends/example", params={"department": "Keuken"})).status_code == 404


async def test_the_page_shows_one_group_at_a_time(inside: World, browser: httpx.AsyncClient) -> None:
    publish_figures(inside.store)
    await sign_in(browser)
    whole = (await browser.get("/trends")).text
    department = (await browser.get("/trends", params={"department": "Techniek"})).text
    assert "150 of meer mensen" in whole
    assert "150 of meer mensen" not in department
    assert "10 of meer mensen" in department


async def test_a_department_that_is_too_small_cannot_be_asked_for(inside: World, browser: httpx.AsyncClient) -> None:
    publish_figures(inside.store)
    await sign_in(browser)
    assert "Keuken" not in (await browser.get("/trends")).text
    assert (await browser.get("/trends", params={"department": "Keuken"})).status_code == 404


async def test_anyone_can_read_how_it_is_protected(browser: httpx.AsyncClient) -> None:
    page = await browser.get("/trends/privacy")
    assert page.status_code == 200
    assert "Alleen groepen waarin 10 of meer mensen meetellen" in page.text


async def test_nothing_comes_from_elsewhere(inside: World, browser: httpx.AsyncClient) -> None:
    publish_figures(inside.store)
    await sign_in(browser)
    page = await browser.get("/trends")
    assert "http" not in page.text.replace("http://localhost:8000", "")
    assert "<style" not in page.text
    assert "style=" not in page.text


TABLE = PublishedTable("2026-Q3", '=HYPERLINK("x")', "term", "2026-Q2", 10, (60.0, None), None)


def test_the_csv_opens_in_a_dutch_spreadsheet() -> None:
    text = to_csv([TABLE]).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    assert rows[0][:3] == ["kwartaal", "gedeeld sinds", "afdeling"]
    assert rows[1][4:6] == ["Tot een jaar", "60"]
    assert rows[2][5] == "verborgen"


def test_the_name_of_a_department_is_never_a_formula() -> None:
    assert ";=HYPERLINK" not in to_csv([TABLE]).decode("utf-8-sig").replace('"', "")
    with zipfile.ZipFile(io.BytesIO(to_xlsx([TABLE]))) as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets" in name]
    assert len(sheets) == len(CHARTS)
    assert not any("<f>" in sheet for sheet in sheets)


async def test_a_page_reads_the_tables_of_one_group_however_many_there_are(
    inside: World, browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[PublishedTable] = []
    tables_of = Trends.tables

    def counted(*given: Any, **more: Any) -> list[PublishedTable]:
        found = tables_of(*given, **more)
        read.extend(found)
        return found

    tables = [
        PublishedTable(
            f"2025-Q{quarter}",
            f"Afdeling {number}",
            chart.id,
            f"2025-Q{quarter}",
            10,
            (50.0,) * len(chart.options),
            None,
        )
        for quarter in range(1, 5)
        for number in range(400)
        for chart in CHARTS
    ]
    with inside.store.work() as work:
        for quarter in range(1, 5):
            mine = [table for table in tables if table.quarter == f"2025-Q{quarter}"]
            work.trends.freeze(f"2025-Q{quarter}", epsilon=0.0, chart={}, needed_since="", tables=mine)
    await sign_in(browser)
    monkeypatch.setattr(Trends, "tables", counted)
    assert (await browser.get("/trends", params={"department": "Afdeling 7"})).status_code == 200
    assert {table.group for table in read} == {"Afdeling 7"}
    assert len(read) == 4 * len(CHARTS)
