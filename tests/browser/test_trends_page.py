"""The figures in a real browser: charts beside their tables, on a phone, by keyboard, on paper."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from test_accessibility import NAMELESS, SMALL_TARGETS, assert_readable

from tests.fakes.figures import publish_figures
from tests.fakes.world import HILDE, World


def open_figures(page: Page, site: World, path: str = "/trends") -> None:
    publish_figures(site.store)
    page.request.post(f"{site.url}/api/dev/sign-in", data={"email": HILDE.email})
    page.goto(f"{site.url}{path}")


def test_every_chart_is_drawn_beside_its_table(page: Page, site: World) -> None:
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    open_figures(page, site)
    expect(page.locator("html[data-drawn='8']")).to_have_count(1)
    expect(page.locator("table")).to_have_count(8)
    assert wrong == []
    for canvas in page.locator("canvas").all():
        box = canvas.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) > 100


def test_a_chart_has_words_for_who_does_not_see_it(page: Page, site: World) -> None:
    open_figures(page, site)
    expect(page.get_by_role("img", name="Waar mensen in willen groeien. 3e kwartaal van 2026")).to_have_count(1)


def test_another_department_is_chosen(page: Page, site: World) -> None:
    open_figures(page, site)
    page.get_by_label("Van wie").select_option("Techniek")
    page.get_by_role("button", name="Bekijk").click()
    expect(page).to_have_title("Trends · Techniek")


@pytest.mark.parametrize("path", ["/trends", "/trends/example", "/trends/privacy"])
def test_it_fits_on_a_phone(chromium: Browser, site: World, path: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    open_figures(page, site, path)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    for table in page.locator(".numbers").all():
        # Scrolled to the newest quarter, the heading of the names still stands above the names.
        head, body = (table.locator(f"{part} th").first.bounding_box() for part in ("thead", "tbody"))
        assert head is not None
        assert body is not None
        assert head["x"] == body["x"]
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_and_every_control_used(chromium: Browser, site: World, scheme: Any) -> None:
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    open_figures(page, site)
    assert_readable(page)
    assert page.evaluate(NAMELESS) == []
    assert page.evaluate(SMALL_TARGETS) == []
    page.goto(f"{site.url}/trends/privacy")
    assert_readable(page)
    context.close()


def test_without_scripts_the_tables_say_everything(chromium: Browser, site: World) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    open_figures(page, site)
    expect(page.get_by_role("row", name="Digitaal werken")).to_have_count(2)
    context.close()


def test_on_paper_there_are_no_buttons(page: Page, site: World) -> None:
    open_figures(page, site)
    page.emulate_media(media="print")
    expect(page.get_by_role("button", name="Bekijk")).to_be_hidden()
    expect(page.locator("table").first).to_be_visible()
