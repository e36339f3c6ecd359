"""The HTTP side: who may, what is refused and how, and what passes unharmed."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from bot.catalogue import say
from bot.settings import Settings
from bot.web.app import create_app
from tests.fakes.world import ANNA, GONE, MARK, QUICK, World, browser_at, settings_for

pytestmark = pytest.mark.slow

PRODUCTION = {"env": "production", "base_url": "https://pop.example.nl"}


@pytest.fixture
def browser_headers() -> dict[str, str]:
    return {}


async def sign_in(browser: httpx.AsyncClient, email: str = ANNA.email) -> httpx.AsyncClient:
    response = await browser.post("/api/dev/sign-in", json={"email": email})
    assert response.status_code == 200
    return browser


async def test_a_conversation_over_http(browser: httpx.AsyncClient) -> None:
    await sign_in(browser)
    arrived = (await browser.post("/api/chat/arrive")).json()
    assert arrived["messages"][0]["asks"] == "strengths"
    answer = (await browser.post("/api/chat/messages", json={"id": "1", "text": "Ik luister goed"})).json()
    assert answer["messages"][0]["text"].startswith("Opgeslagen: Ik luister goed")
    assert answer["cursor"] > arrived["cursor"]
    assert answer["pending"] is False
    payload = answer["messages"][0]["buttons"][0]["payload"]
    pressed = (await browser.post("/api/chat/messages", json={"id": "2", "payload": payload})).json()
    assert pressed["messages"][0]["text"].startswith("Overgeslagen")
    since = (await browser.get("/api/chat/messages", params={"after": arrived["cursor"], "wait": 0})).json()
    assert [m["seq"] for m in since["messages"]] == [answer["cursor"], pressed["cursor"]]


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "arrive"), ("POST", "messages"), ("GET", "messages?after=0"), ("GET", "history")],
)
async def test_nobody_talks_without_signing_in(browser: httpx.AsyncClient, method: str, path: str) -> None:
    body = {"id": "1", "text": "hallo"} if method == "POST" else None
    response = await browser.request(method, f"/api/chat/{path}", json=body)
    assert response.status_code == 401
    assert response.json() == {"error": "not_signed_in", "text": say("not_signed_in")}


async def test_a_cookie_that_was_made_elsewhere_or_changed_opens_nothing(browser: httpx.AsyncClient) -> None:
    await sign_in(browser)
    token = browser.cookies["pop"]
    for forged in ("1001", token[:-4] + "AAAA", "", "é"):
        response = await browser.get("/api/chat/history", headers={"Cookie": f"pop={forged}".encode()})
        assert response.status_code == 401


async def test_the_cookie_is_closed_to_scripts_and_other_sites(browser: httpx.AsyncClient) -> None:
    response = await browser.post("/api/dev/sign-in", json={"email": ANNA.email.upper()})
    cookie = response.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert ANNA.id not in response.headers["set-cookie"]


@pytest.mark.parametrize("email", ["nobody@demo.example", GONE.email, ""])
async def test_only_people_who_work_here_can_be_picked(browser: httpx.AsyncClient, email: str) -> None:
    response = await browser.post("/api/dev/sign-in", json={"email": email})
    assert response.status_code in (404, 422)
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null"},
    ],
)
async def test_another_site_cannot_send_in_someones_name(browser: httpx.AsyncClient, headers: dict[str, str]) -> None:
    await sign_in(browser)
    response = await browser.post("/api/chat/messages", json={"id": "1", "text": "hallo"}, headers=headers)
    assert response.status_code == 403


async def test_our_own_pages_can(browser: httpx.AsyncClient) -> None:
    await sign_in(browser)
    for number, headers in enumerate(({"Origin": "http://localhost:8000"}, {"Sec-Fetch-Site": "same-origin"})):
        body = {"id": str(number), "text": "hallo"}
        assert (await browser.post("/api/chat/messages", json=body, headers=headers)).status_code == 200


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b'{"id": "1"}',
        b'{"id": "", "text": "x"}',
        b'{"id": "1", "text": 3}',
        b'{"id": "1", "text": "x", "payload": "y"}',
        b'{"id": "1", "text": "\\ud800"}',
        b'{"id": "1", "text": "\xff"}',
        b'{"id": "1", "text": "x", "after": -1}',
        b"[" * 100_000,
    ],
)
async def test_what_is_no_message_gets_a_kind_answer(
    browser: httpx.AsyncClient, inside: World, content: bytes
) -> None:
    await sign_in(browser)
    headers = {"Content-Type": "application/json"}
    response = await browser.post("/api/chat/messages", content=content, headers=headers)
    assert response.status_code in (400, 422)
    assert response.json()["text"] == say("bad_request")
    assert inside.engine.turns == []


async def test_ten_thousand_characters_of_any_kind_pass_and_one_more_does_not(
    browser: httpx.AsyncClient, inside: World
) -> None:
    await sign_in(browser)
    text = "😀" * 10_000
    body = json.dumps({"id": "1", "text": text}).encode()  # with every character escaped: 120 kB
    headers = {"Content-Type": "application/json"}
    assert (await browser.post("/api/chat/messages", content=body, headers=headers)).status_code == 200
    with inside.store.work(write=False) as work:
        assert work.inbox.history(ANNA.id)[-1].text == text
    too_long = await browser.post("/api/chat/messages", json={"id": "2", "text": text + "."})
    assert too_long.status_code == 413
    assert too_long.json()["text"] == say("too_large")


@pytest.mark.parametrize("size", [100_000, 3_000_000])
async def test_a_flood_is_refused_kindly(browser: httpx.AsyncClient, inside: World, size: int) -> None:
    await sign_in(browser)

    async def in_pieces() -> AsyncIterator[bytes]:
        yield b'{"id": "1", "text": "'
        for _ in range(size // 1000):
            yield b"x" * 1000
        yield b'"}'

    headers = {"Content-Type": "application/json"}
    for content in (b'{"id":"1","text":"' + b"x" * size + b'"}', in_pieces()):
        response = await browser.post("/api/chat/messages", content=content, headers=headers)
        assert response.status_code == 413
        assert response.json()["text"] == say("too_large")
    with inside.store.work(write=False) as work:
        assert work.inbox.history(ANNA.id) == []


@pytest.mark.parametrize(
    "text", ["", "  \n ", "مرحبا بكم", "regel 1\r\nregel 2\n\n\tregel 3", "a\u0000b", "<b>&amp;"]
)
async def test_every_text_arrives_to_the_letter(browser: httpx.AsyncClient, inside: World, text: str) -> None:
    await sign_in(browser)
    response = await browser.post("/api/chat/messages", json={"id": "1", "text": text})
    assert response.status_code == 200
    history = (await browser.get("/api/chat/history")).json()
    assert [m["text"] for m in history["messages"] if m["from"] == "you"] == [text]


async def test_two_people_may_use_the_same_id(browser: httpx.AsyncClient, inside: World) -> None:
    await sign_in(browser)
    await browser.post("/api/chat/messages", json={"id": "same", "text": "van Anna"})
    await sign_in(browser, MARK.email)
    answer = await browser.post("/api/chat/messages", json={"id": "same", "text": "van Mark"})
    assert "van Mark" in answer.json()["messages"][0]["text"]


async def test_a_broken_part_answers_in_plain_words(inside: World, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(inside.settings, pace=QUICK)
    async with browser_at(app) as browser:
        await sign_in(browser)

        async def broken(*_: object, **__: object) -> None:
            raise RuntimeError("geheim: wat Anna schreef")

        monkeypatch.setattr(app.state.parts.chat, "send", broken)
        response = await browser.post("/api/chat/messages", json={"id": "1", "text": "hallo"})
    assert response.status_code == 500
    assert response.json()["text"] == say("page_failed")
    assert "geheim" not in response.text


async def test_security_headers_stand_on_every_answer(browser: httpx.AsyncClient) -> None:
    for path in ("/", "/chat", "/privacy", "/health", "/nowhere", "/static/chat.js", "/api/chat/history"):
        headers = (await browser.get(path)).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", ["/static/", "/static/../app.py", "/static/%2e%2e/app.py", "/.env", "/.git/config"])
async def test_no_directory_is_listed_and_nothing_beside_it_is_served(browser: httpx.AsyncClient, path: str) -> None:
    assert (await browser.get(path)).status_code == 404


async def test_no_page_holds_script_or_style_of_its_own(browser: httpx.AsyncClient) -> None:
    await sign_in(browser)
    for path in ("/", "/chat", "/privacy", "/nowhere"):
        page = (await browser.get(path, headers={"Accept": "text/html"})).text
        assert "<script>" not in page
        assert " style=" not in page
        assert " onclick=" not in page


async def test_health_tells_of_all_three_and_no_secrets(browser: httpx.AsyncClient, inside: World) -> None:
    good = await browser.get("/health")
    assert good.status_code == 200
    assert good.json()["tracker_store"] == "SnapshotTrackerStore"
    assert [good.json()[part]["ok"] for part in ("engine", "actions", "store")] == [True, True, True]
    for secret in (inside.settings.engine_secret.get_secret_value(), *inside.settings.encryption_keys):
        assert secret not in good.text


@pytest.mark.parametrize(
    ("trouble", "part"),
    [
        ({"down": True}, "engine"),
        ({"actions_down": True}, "actions"),
        ({"tracker_store": "InMemoryTrackerStore"}, "engine"),
    ],
)
async def test_health_fails_when_one_of_them_does(
    browser: httpx.AsyncClient, inside: World, trouble: dict[str, Any], part: str
) -> None:
    for name, value in trouble.items():
        setattr(inside.engine, name, value)
    answer = await browser.get("/health")
    assert answer.status_code == 503
    assert answer.json()[part]["ok"] is False


@pytest.fixture
def production(inside: World) -> Settings:
    settings = settings_for(inside.settings.var_dir, inside.engine, **PRODUCTION)
    return settings.model_copy(update={"encryption_key": inside.settings.encryption_key})


async def test_production_has_no_demo_door_and_shows_no_people(production: Settings) -> None:
    async with browser_at(create_app(production, pace=QUICK), "https://pop.example.nl") as browser:
        for path in ("/api/dev/sign-in", "/dev/sign-in"):
            response = await browser.post(path, json={"email": ANNA.email}, data=None)
            assert response.status_code == 404
            assert "set-cookie" not in response.headers
        page = (await browser.get("/chat", headers={"Accept": "text/html"})).text
        assert ANNA.email not in page
        assert ANNA.name not in page


async def test_production_hides_the_api_description_and_insists_on_https(production: Settings) -> None:
    app = create_app(production, pace=QUICK)
    async with browser_at(app, "https://pop.example.nl") as browser:
        for path in ("/docs", "/redoc", "/openapi.json"):
            assert (await browser.get(path)).status_code == 404
        assert "max-age" in (await browser.get("/")).headers["strict-transport-security"]
        assert app.state.parts.sessions.cookie.startswith("__Host-")
