"""Signing in by a link from one's own conversation, and the sessions that follow."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from typer.testing import CliRunner

from bot import cli
from bot.channels.dispatcher import utc_now
from bot.channels.page_links import own_path, page_link
from bot.store.models import SessionRow, SignInLinkRow
from bot.web import session
from bot.web.app import create_app
from tests.fakes.world import ANNA, GONE, MARK, QUICK, World

BASE = "http://localhost:8000"


def link(inside: World, person_id: str = ANNA.id, path: str = "/me", *, minutes_ago: float = 0) -> str:
    """The secret of a new link."""
    with inside.store.work() as work:
        href = page_link(work, BASE, person_id, path, utc_now() - timedelta(minutes=minutes_ago))
    return urlsplit(href).fragment


async def press(browser: httpx.AsyncClient, token: str) -> httpx.Response:
    return await browser.post("/enter", data={"token": token})


async def test_a_link_brings_its_person_to_its_page(inside: World, browser: httpx.AsyncClient) -> None:
    opened = await browser.get("/enter")
    assert opened.status_code == 200
    assert "Openen" in opened.text

    entered = await press(browser, link(inside))
    assert entered.status_code == 303
    assert entered.headers["location"] == "/me"
    assert ANNA.first_name in (await browser.get("/me")).text


async def test_opening_the_page_uses_nothing_up(inside: World, browser: httpx.AsyncClient) -> None:
    """Slack, Teams and virus scanners fetch the links in a message before a person does."""
    token = link(inside)
    for _ in range(3):
        await browser.get("/enter")
    assert (await press(browser, token)).status_code == 303


async def test_a_link_works_once(inside: World, browser: httpx.AsyncClient) -> None:
    token = link(inside)
    await press(browser, token)
    browser.cookies.clear()
    again = await press(browser, token)
    assert again.status_code == 410
    assert "werkt niet meer" in again.text
    assert "pop" not in browser.cookies


async def test_pressed_twice_at_once_it_still_works_once(inside: World, browser: httpx.AsyncClient) -> None:
    token = link(inside)
    both = await asyncio.gather(press(browser, token), press(browser, token))
    assert sorted(response.status_code for response in both) == [303, 410]


@pytest.mark.parametrize("token", ["", "verzonnen", "x" * 5_000, "é", "' or 1=1 --"])
async def test_another_secret_opens_nothing(browser: httpx.AsyncClient, token: str) -> None:
    assert (await press(browser, token)).status_code == 410
    assert "pop" not in browser.cookies


async def test_after_ten_minutes_a_link_is_too_old(inside: World, browser: httpx.AsyncClient) -> None:
    assert (await press(browser, link(inside, minutes_ago=11))).status_code == 410
    assert (await press(browser, link(inside, minutes_ago=9))).status_code == 303


async def test_someone_who_left_stays_out(inside: World, browser: httpx.AsyncClient) -> None:
    assert (await press(browser, link(inside, GONE.id))).status_code == 403
    assert "pop" not in browser.cookies


async def test_a_link_replaces_whoever_was_signed_in_here(inside: World, browser: httpx.AsyncClient) -> None:
    await press(browser, link(inside, ANNA.id))
    before = browser.cookies["pop"]
    await press(browser, link(inside, MARK.id))
    assert MARK.first_name in (await browser.get("/me")).text
    browser.cookies.clear()
    browser.cookies.set("pop", before)
    assert (await browser.get("/me")).status_code == 303, "the session before it is over"


async def test_signing_out_ends_the_session_for_whoever_kept_its_cookie(
    inside: World, browser: httpx.AsyncClient
) -> None:
    await press(browser, link(inside))
    kept = browser.cookies["pop"]
    out = await browser.post("/sign-out")
    assert "storage" in out.headers["clear-site-data"]
    browser.cookies.clear()
    browser.cookies.set("pop", kept)
    assert (await browser.get("/me")).headers["location"] == "/chat"


async def test_one_sees_ones_sessions_and_can_end_the_others(inside: World, browser: httpx.AsyncClient) -> None:
    await press(browser, link(inside))
    elsewhere = browser.cookies["pop"]
    browser.cookies.clear()
    await press(browser, link(inside))
    assert "Overal anders afmelden" in (await browser.get("/me")).text

    assert (await browser.post("/me/sessions/end")).status_code == 303
    assert "Overal anders afmelden" not in (await browser.get("/me")).text
    browser.cookies.clear()
    browser.cookies.set("pop", elsewhere)
    assert (await browser.get("/me")).headers["location"] == "/chat"


async def test_the_store_knows_neither_the_link_nor_the_cookie(inside: World, browser: httpx.AsyncClient) -> None:
    """Who reads the database can sign in as nobody."""
    used, unused = link(inside), link(inside)
    await press(browser, used)
    secrets = {used, unused, browser.cookies["pop"]}
    with inside.store.work(write=False) as work:
        links, sessions = work.session.query(SignInLinkRow).all(), work.session.query(SessionRow).all()
    assert len(links) == len(sessions) == 1
    assert not secrets & {row.id for row in [*links, *sessions]}


async def test_who_tries_often_waits(browser: httpx.AsyncClient) -> None:
    for _ in range(60):
        await press(browser, "verzonnen")
    waits = await press(browser, "verzonnen")
    assert waits.status_code == 429
    assert 1 <= int(waits.headers["retry-after"]) <= 60


async def test_who_talks_too_fast_is_asked_to_wait(inside: World) -> None:
    settings = inside.settings.model_copy(update={"messages_per_minute": 3})
    made = create_app(settings, pace=QUICK)
    async with made.router.lifespan_context(made):
        transport = httpx.ASGITransport(app=made, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=BASE) as client:
            await client.post("/api/dev/sign-in", json={"email": ANNA.email})
            codes = [
                (await client.post("/api/chat/messages", json={"id": str(n), "text": "hoi"})).status_code
                for n in range(4)
            ]
    assert codes == [200, 200, 200, 429]


@pytest.mark.parametrize(
    "path", ["//kwaad.example", "https://kwaad.example/me", "me", "/me?x=1", "/me#x", "", "/a b"]
)
def test_a_link_leads_to_our_own_pages_only(inside: World, path: str) -> None:
    with inside.store.work() as work, pytest.raises(ValueError):
        page_link(work, BASE, ANNA.id, path, utc_now())


@pytest.mark.parametrize(
    ("href", "path"),
    [
        ("/chat", "/chat"),
        (f"{BASE}/plan/ab-1", "/plan/ab-1"),
        ("https://kwaad.example/plan/1", None),
        ("//kwaad.example/plan", None),
        ("javascript:alert(1)", None),
    ],
)
def test_our_own_pages_are_known_by_their_address(href: str, path: str | None) -> None:
    assert own_path(BASE, href) == path


def test_an_administrator_makes_a_link_and_the_person_sees_it(inside: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "_settings", lambda **overrides: inside.settings)
    made = CliRunner().invoke(cli.main, ["link", ANNA.email.upper(), "--page", "/me"])
    assert made.exit_code == 0
    address = made.stdout.strip()
    assert address.startswith(f"{inside.settings.base_url}/enter#")
    with inside.store.work() as work:
        assert work.sign_ins.use(address.partition("#")[2], utc_now()) == (ANNA.id, "/me")
        assert [line.deed for line in work.access.about(ANNA.id)] == ["sign in link made"]


@pytest.mark.parametrize(
    "arguments", [["nobody@demo.example"], [GONE.email], [ANNA.email, "--page", "//kwaad.example"]]
)
def test_no_link_is_made_for_nobody_or_to_nowhere(
    inside: World, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(cli, "_settings", lambda **overrides: inside.settings)
    refused = CliRunner().invoke(cli.main, ["link", *arguments])
    assert refused.exit_code == 1
    with inside.store.work(write=False) as work:
        assert not work.session.query(SignInLinkRow).all()


async def test_a_session_that_nobody_uses_ends_after_four_hours(
    inside: World, browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours = passing_hours(browser, monkeypatch)
    await press(browser, link(inside))
    hours[0] = 3.9
    assert (await browser.get("/me")).status_code == 200
    hours[0] = 7.8
    assert (await browser.get("/me")).status_code == 200, "it was used meanwhile"
    hours[0] = 11.9
    assert (await browser.get("/me")).status_code == 303


async def test_an_open_page_that_asks_for_news_is_no_use(
    inside: World, browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours = passing_hours(browser, monkeypatch)
    await press(browser, link(inside))
    for hours[0] in (1, 2, 3, 3.9):
        assert (await browser.get("/api/chat/messages", params={"after": 0})).status_code == 200
    hours[0] = 4.1
    assert (await browser.get("/api/chat/messages", params={"after": 0})).status_code == 401


async def test_a_session_in_use_ends_after_twelve_hours(
    inside: World, browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    hours = passing_hours(browser, monkeypatch)
    await press(browser, link(inside))
    for hours[0] in (2, 4, 6, 8, 10, 11.9):
        assert (await browser.get("/me")).status_code == 200
    hours[0] = 12.1
    assert (await browser.get("/me")).status_code == 303


def passing_hours(browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How many hours later it is for sessions, which remember nothing of a moment before."""
    hours = [0.0]
    monkeypatch.setattr(session, "REMEMBERED_SECONDS", 0.0)
    transport: Any = browser._transport
    monkeypatch.setattr(transport.app.state.parts.sessions, "_clock", lambda: utc_now() + timedelta(hours=hours[0]))
    return hours


async def test_a_page_behind_the_door_has_a_way_out(inside: World, browser: httpx.AsyncClient) -> None:
    assert "Afmelden" not in (await browser.get("/privacy")).text
    await press(browser, link(inside))
    for path in ("/me", "/me/document", "/me/erase", "/chat"):
        assert 'action="/sign-out"' in (await browser.get(path)).text


async def test_an_administrator_can_end_someones_sessions(
    inside: World, browser: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cli, "_settings", lambda **overrides: inside.settings)
    monkeypatch.setattr(session, "REMEMBERED_SECONDS", 0.0)
    await press(browser, link(inside, ANNA.id))
    assert "Afgemeld: 0" in CliRunner().invoke(cli.main, ["sign-out", MARK.email]).stdout
    assert (await browser.get("/me")).status_code == 200
    assert "Afgemeld: 1" in CliRunner().invoke(cli.main, ["sign-out", "--everyone"]).stdout
    assert (await browser.get("/me")).status_code == 303


@pytest.mark.parametrize("arguments", [[], [ANNA.email, "--everyone"], ["nobody@demo.example"]])
def test_signing_out_needs_to_know_whom(inside: World, monkeypatch: pytest.MonkeyPatch, arguments: list[str]) -> None:
    monkeypatch.setattr(cli, "_settings", lambda **overrides: inside.settings)
    assert CliRunner().invoke(cli.main, ["sign-out", *arguments]).exit_code == 1


async def test_what_is_refused_leaves_a_trace_without_a_name(
    inside: World, browser: httpx.AsyncClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO", "bot.web")
    await press(browser, "verzonnen")
    await press(browser, link(inside))
    await browser.get("/plan/van-iemand-anders")
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("bot.web")]
    assert lines == ["a sign-in link that is gone was tried", "refused with 404: not_allowed"]


@pytest.mark.parametrize("method", ["TRACE", "PUT", "DELETE", "PATCH"])
async def test_other_methods_do_nothing(browser: httpx.AsyncClient, method: str) -> None:
    for path in ("/chat", "/enter", "/api/chat/messages"):
        assert (await browser.request(method, path)).status_code == 405
