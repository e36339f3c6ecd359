"""A sign-in link in a real browser."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from bot.channels.dispatcher import utc_now
from bot.channels.page_links import page_link
from tests.fakes.world import ANNA, World


def link(site: World) -> str:
    with site.store.work() as work:
        return page_link(work, site.url, ANNA.id, "/me", utc_now())


def test_one_press_brings_the_person_to_their_page(page: Page, site: World) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    address = link(site)
    page.goto(address)
    page.get_by_role("button", name="Openen").click()
    expect(page.get_by_role("heading", name=f"Je gegevens, {ANNA.first_name}")).to_be_visible()
    secret = address.partition("#")[2]
    assert not [url for url in asked if secret in url.partition("#")[0]], "the secret is in no address that is sent"


def test_the_secret_leaves_the_address_bar(page: Page, site: World) -> None:
    """What stays there is kept in the history, and seen by who looks along."""
    page.goto(link(site))
    expect(page.get_by_role("button", name="Openen")).to_be_enabled()
    assert page.url == f"{site.url}/enter"


def test_a_used_link_says_how_to_get_a_new_one(page: Page, site: World) -> None:
    address = link(site)
    for _ in range(2):
        page.goto("about:blank")
        page.goto(address)
        page.get_by_role("button", name="Openen").click()
    expect(page.get_by_role("heading", name="Deze link werkt niet meer")).to_be_visible()
    expect(page.get_by_text("Typ 'link' in je gesprek")).to_be_visible()


def test_a_link_that_lost_its_end_says_so(page: Page, site: World) -> None:
    page.goto(f"{site.url}/enter")
    expect(page.get_by_role("button", name="Openen")).to_be_disabled()
    expect(page.get_by_text("niet compleet")).to_be_visible()
