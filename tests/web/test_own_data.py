"""The pages about one's own data: complete, one's own alone, and an erase that leaves nothing behind."""

from __future__ import annotations

import asyncio
import html
import json
import re
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from bot import privacy
from bot.catalogue import keys
from bot.plan.goals import GOAL_TEXTS, Support
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.questions import REFLECTION
from bot.plan.states import Role
from bot.store.models import Base, SnapshotRow
from bot.web import own_data
from bot.web.app import create_app
from bot.wording import moment
from tests.fakes.world import ANNA, GONE, HILDE, MARK, QUICK, World, world

pytestmark = pytest.mark.slow

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
EMPLOYEE, MANAGER = Party(ANNA, Role.EMPLOYEE), Party(MARK, Role.MANAGER)
HALF = "half teken \ud83d, <b>vet</b> & “krul”"


@pytest.fixture
def browser_headers() -> dict[str, str]:
    return {"Accept": "text/html", "Origin": "http://localhost:8000", "Sec-Fetch-Site": "same-origin"}


async def sign_in(browser: httpx.AsyncClient, person: Person = ANNA) -> None:
    assert (await browser.post("/api/dev/sign-in", json={"email": person.email})).status_code == 200


def seed(inside: World, *, signed: bool = True) -> Plan:
    """Something of every kind about Anna."""
    with inside.store.work() as work:
        plan = work.plans.start(ANNA.id, NOW)
        for question in REFLECTION[:-1]:
            plan.answer(EMPLOYEE, question, f"Antwoord op {question}: {HALF}\n  tweede regel", NOW)
        plan.skip(EMPLOYEE, REFLECTION[-1])
        plan.set_summary(EMPLOYEE, "Mijn eigen samenvatting", NOW)
        plan.add_goal(EMPLOYEE)
        for name in GOAL_TEXTS:
            plan.write(EMPLOYEE, 1, name, f"Eerste tekst van {name}", NOW)
            plan.write(EMPLOYEE, 1, name, f"Wat er bij {name} staat", NOW)
        plan.set_support(EMPLOYEE, 1, Support("Een boek", own_hours=24, materials="een handboek"), NOW)
        if signed:
            plan.share(EMPLOYEE, MARK, NOW)
            plan.prepare(MANAGER, "competences_now", "Anna kan veel", NOW)
            plan.hold_talk(MANAGER, NOW.date())
            plan.decide(MANAGER, 1, "adjust", NOW, proposals={"activity": "Zes ochtenden"}, remark="Dit past beter")
            plan.promise(MANAGER, "Corrie vrijmaken", NOW)
            plan.finalize(MANAGER, ANNA, NOW)
            plan.sign(EMPLOYEE, NOW, mode="seen", view="Liever na de zomer")
            plan.sign(MANAGER, NOW)
        work.plans.save(plan)
        incoming = work.inbox.add("browser", f"{ANNA.id}:e1", ANNA.id, "text", f"Hallo {HALF}", NOW)
        assert incoming is not None
        card = {
            "kind": "overview",
            "title": "Dit heb je",
            "sections": [{"title": "Doel 1", "note": None, "rows": [{"label": "Doel", "text": "Rij", "runs": None}]}],
            "link": None,
        }
        shape = {"text": "Dag Anna", "asks": None, "about": None, "buttons": [], "card": card}
        reply = work.outbox.add(ANNA.id, "reply", shape, NOW, "browser", incoming.id)
        work.buttons.issue(ANNA.id, reply.id, "Verder", "next", NOW)
        work.inbox.mark_done(incoming.id, NOW)
        work.outbox.mark_delivered([reply.id], NOW)
        conversation = work.conversations.of(ANNA.id)
        conversation.question, conversation.memory = "result", {"draft": "nog niet gestuurd"}
        work.conversations.save(conversation)
        work.session.add(SnapshotRow(conversation_id=conversation.id, slots="{}", updated_at=NOW))
        work.access.log(MARK.id, ANNA.id, "read brief", NOW)
        return plan


def rows_of(inside: World, person: Person = ANNA) -> dict[str, int]:
    """How many rows of each table name this person, and how many memories the engine has."""
    found = {}
    with inside.store.work(write=False) as work:
        for table in Base.metadata.sorted_tables:
            for column in ("person_id", "owner_id", "subject_id"):
                if column in table.c:
                    query = select(func.count()).select_from(table).where(table.c[column] == person.id)
                    found[table.name] = work.session.scalar(query) or 0
        found["engine_snapshots"] = work.session.scalar(select(func.count()).select_from(SnapshotRow)) or 0
    return found


async def erase(browser: httpx.AsyncClient, confirm: str = "wis") -> httpx.Response:
    page = (await browser.get("/me/erase")).text
    seal = re.search(r'name="seal" value="([^"]+)"', page)
    assert seal
    return await browser.post("/me/erase", data={"seal": seal[1], "confirm": confirm})


# --- who may -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["/me", "/me/export", "/me/document", "/me/erase"])
async def test_who_is_not_signed_in_goes_to_the_door(browser: httpx.AsyncClient, path: str) -> None:
    response = await browser.get(path)
    assert (response.status_code, response.headers["location"]) == (303, "/chat")


async def test_who_left_gets_nothing(browser: httpx.AsyncClient, inside: World) -> None:
    await sign_in(browser)
    with inside.store.work() as work:
        work.people.put(Person(ANNA.id, ANNA.email, ANNA.name, left_on=GONE.left_on))
    for path in ("/me", "/me/export", "/me/document", "/me/erase"):
        assert (await browser.get(path)).status_code == 403


@pytest.mark.parametrize("path", ["/me", "/me/export", "/me/document", "/me/erase"])
async def test_nothing_of_anyone_else_is_on_it(browser: httpx.AsyncClient, inside: World, path: str) -> None:
    seed(inside)
    await sign_in(browser, HILDE)
    page = await browser.get(path)
    assert page.status_code == 200
    assert not [word for word in ("Anna", "samenvatting van", "Corrie", "Antwoord op") if word in page.text]


@pytest.mark.parametrize("path", ["/me", "/me/export", "/me/document", "/me/erase"])
async def test_no_copy_stays_in_a_cache(browser: httpx.AsyncClient, path: str) -> None:
    await sign_in(browser)
    assert (await browser.get(path)).headers["cache-control"] == "no-store"


# --- what is stored ------------------------------------------------------------------------------------


async def test_the_overview_counts_what_there_is(browser: httpx.AsyncClient, inside: World) -> None:
    seed(inside)
    await sign_in(browser)
    page = (await browser.get("/me")).text
    counted = dict(re.findall(r'<th scope="row">([^<]+)</th><td>([^<]+)</td>', page))
    assert counted["Antwoorden op de vragen"] == "7"
    assert counted["Doelen"] == "1"
    assert counted["Handtekeningen onder je plan"] == "2"
    assert counted["Antwoorden van je leidinggevende ter voorbereiding"] == "1"
    assert counted["Berichten van jou"] == "1"
    assert counted["Het logboek"] == "1 jaar"
    assert counted["De berichten in de chat"] == "30 dagen"


async def test_before_the_talk_it_does_not_tell_that_the_manager_prepared(
    browser: httpx.AsyncClient, inside: World
) -> None:
    plan = seed(inside, signed=False)
    with inside.store.work() as work:
        found = work.plans.get(plan.id)
        assert found is not None
        found.prepare(MANAGER, "competences_now", "Anna kan veel", NOW)
        work.plans.save(found)
    await sign_in(browser)
    for path in ("/me", "/me/document", "/me/export"):
        text = (await browser.get(path)).text
        assert "Anna kan veel" not in text
        assert "ter voorbereiding" not in text


async def test_who_never_wrote_anything_is_told_so(browser: httpx.AsyncClient) -> None:
    await sign_in(browser)
    assert "Er is nog niets van je bewaard" in (await browser.get("/me")).text


# --- taking it along -----------------------------------------------------------------------------------


async def test_the_export_is_a_file_with_everything_to_the_letter(browser: httpx.AsyncClient, inside: World) -> None:
    seed(inside)
    await sign_in(browser)
    response = await browser.get("/me/export")
    assert re.fullmatch(
        r'attachment; filename="mijn-gegevens-\d{4}-\d\d-\d\d\.json"', response.headers["content-disposition"]
    )
    found = json.loads(response.content)
    assert found["plans"][0]["reflection"]["strengths"] == f"Antwoord op strengths: {HALF}\n  tweede regel"
    assert found["conversation"][0]["text"] == f"Hallo {HALF}"
    assert found == json.loads(json.dumps(privacy.export(inside.store, ANNA.email))) | {
        "access_log": found["access_log"]
    }


async def test_each_copy_stands_in_the_access_log(browser: httpx.AsyncClient, inside: World) -> None:
    await sign_in(browser)
    await browser.get("/me/export")
    await browser.get("/me/document")
    with inside.store.work(write=False) as work:
        assert [(line.actor_id, line.deed) for line in work.access.about(ANNA.id)] == [(ANNA.id, "exported")] * 2


NOT_SHOWN = {"check", "event"}


def texts_in(value: Any) -> Iterator[str]:
    """Every text that people wrote or read in an export."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in NOT_SHOWN:
                yield from texts_in(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_in(item)


async def test_the_document_leaves_no_text_of_the_export_out(browser: httpx.AsyncClient, inside: World) -> None:
    seed(inside)
    await sign_in(browser)
    document = html.unescape((await browser.get("/me/document")).text)
    found = privacy.export(inside.store, ANNA.email)
    whole = {own_data._whole(text) for text in texts_in(found) if " " in text.strip()}
    assert len(whole) > 40
    codes = {"read brief"}  # told in words
    assert [text for text in whole - codes if text not in document] == []
    for words in ("Mark Peeters", "bekeek het gedeelde plan in het kort", "voor gezien", "Knoppen:", "getekend"):
        if words != "Knoppen:":
            assert words in document


def unlike(value: Any, numbers: Iterator[int]) -> Any:
    """The same export with every text of people made unlike all others."""
    if isinstance(value, dict):
        return {key: item if key in NOT_SHOWN else unlike(item, numbers) for key, item in value.items()}
    if isinstance(value, list):
        return [unlike(item, numbers) for item in value]
    return f"tekst nummer {next(numbers)}." if isinstance(value, str) and " " in value.strip() else value


async def test_a_text_that_stands_in_more_places_is_shown_in_each(inside: World) -> None:
    seed(inside)
    found = unlike(privacy.export(inside.store, ANNA.email), count(1))
    shown = str(own_data.sections(found))
    assert [text for text in texts_in(found) if " " in text.strip() and text not in shown] == []


async def test_the_document_speaks_dutch_alone(browser: httpx.AsyncClient, inside: World) -> None:
    seed(inside)
    await sign_in(browser)
    document = (await browser.get("/me/document")).text
    labels = re.findall(r"<(?:dt|th scope=\"col\"|h\d)>([^<]+)<", document)
    assert len(labels) > 40
    known = {"Mark Peeters"}
    codes = [label for label in labels if label not in known and re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", label)]
    assert codes == []
    assert not re.search(r">(signed|shared|draft|employee|manager|agree|seen|read brief|exported)<", document)


async def test_what_someone_typed_is_text_and_no_markup(browser: httpx.AsyncClient, inside: World) -> None:
    seed(inside)
    await sign_in(browser)
    document = (await browser.get("/me/document")).text
    assert "<b>vet</b>" not in document
    assert "&lt;b&gt;vet&lt;/b&gt;" in document


async def test_the_first_page_says_who_looked_and_when(browser: httpx.AsyncClient, inside: World) -> None:
    seed(inside)
    await sign_in(browser)
    page = (await browser.get("/me")).text
    assert f"<td>{moment(NOW)}</td><td>Mark Peeters bekeek het gedeelde plan in het kort</td>" in page


def test_every_deed_that_is_logged_has_words() -> None:
    root = Path(own_data.__file__).parents[1]
    code = "\n".join(path.read_text() for path in root.rglob("*.py"))
    deeds = set(re.findall(r'(?:turn|access|self)\.log\([^()]*?"([a-z_ ]+)"', code)) - {"agree"}
    assert {"read brief", "exported", "signed"} <= deeds
    assert [deed for deed in deeds if f"own.deed_{deed.replace(' ', '_')}" not in keys()] == []


# --- erasing -------------------------------------------------------------------------------------------


async def test_the_page_says_what_goes_and_what_stays(browser: httpx.AsyncClient, inside: World) -> None:
    seed(inside)
    await sign_in(browser)
    page = " ".join((await browser.get("/me/erase")).text.split())
    for words in ("het plan dat jullie allebei tekenden", "tot 2 jaar nadat je uit dienst bent", "Slack, Microsoft"):
        assert words in page


async def test_after_an_erase_nothing_is_left_but_what_was_signed(browser: httpx.AsyncClient, inside: World) -> None:
    seed(inside)
    await sign_in(browser)
    response = await erase(browser)
    assert response.status_code == 200
    left = rows_of(inside)
    assert {name for name, count in left.items() if count} == {"plans", "signatures"}
    with inside.store.work(write=False) as work:
        plan = work.plans.current(ANNA.id)
        assert plan is not None
        assert (plan.reflection, plan.goals, plan.summary) == ({}, [], "")


async def test_without_a_signature_nothing_is_left_at_all(browser: httpx.AsyncClient, inside: World) -> None:
    seed(inside, signed=False)
    await sign_in(browser)
    await erase(browser, " 'WIS' ")
    assert not any(rows_of(inside).values())


async def test_what_waits_at_the_door_goes_with_an_erase(browser: httpx.AsyncClient) -> None:
    await sign_in(browser)
    ill = {"id": "ill", "text": "Ik zit sinds mei thuis met een burn-out."}
    asked = (await browser.post("/api/chat/messages", json=ill)).json()["messages"][-1]
    await erase(browser)
    await sign_in(browser)
    press = {"id": "press", "payload": asked["buttons"][-1]["payload"]}
    lost = (await browser.post("/api/chat/messages", json=press)).json()["messages"]
    assert "niet meer" in lost[-1]["text"]


async def test_the_receipt_has_no_content_and_the_session_is_over(browser: httpx.AsyncClient, inside: World) -> None:
    seed(inside)
    await sign_in(browser)
    response = await erase(browser)
    for words in ("Gewist op", '">Antwoorden</th><td>8<', "Slack, Microsoft of je werkgever", "afgemeld"):
        assert words in response.text
    assert not [word for word in ("Anna", "Corrie", "Antwoord op", "samenvatting van") if word in response.text]
    assert response.headers["clear-site-data"] == '"storage"'
    assert (await browser.get("/me")).status_code == 303


@pytest.mark.parametrize("typed", ["", "ja", "wissen", "wis alles", "niet"])
async def test_without_the_word_nothing_is_erased(browser: httpx.AsyncClient, inside: World, typed: str) -> None:
    seed(inside)
    await sign_in(browser)
    before = rows_of(inside)
    response = await erase(browser, typed)
    assert response.status_code == 422
    assert 'role="alert"' in response.text
    assert "Er is nog niets gewist" in response.text
    assert rows_of(inside) == before


async def test_a_form_of_another_session_erases_nobody(browser: httpx.AsyncClient, inside: World) -> None:
    seed(inside)
    await sign_in(browser, MARK)
    page = (await browser.get("/me/erase")).text
    seal = re.search(r'name="seal" value="([^"]+)"', page)
    assert seal
    await sign_in(browser, ANNA)
    before = rows_of(inside)
    for given in ({"seal": seal[1]}, {}, {"seal": "é"}):
        response = await browser.post("/me/erase", data={**given, "confirm": "wis"})
        assert response.status_code == 422
        assert rows_of(inside) == before


async def test_another_site_cannot_erase_anyone(browser: httpx.AsyncClient, inside: World) -> None:
    seed(inside)
    await sign_in(browser)
    page = (await browser.get("/me/erase")).text
    seal = re.search(r'name="seal" value="([^"]+)"', page)
    assert seal
    before = rows_of(inside)
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}):
        response = await browser.post("/me/erase", data={"seal": seal[1], "confirm": "wis"}, headers=headers)
        assert response.status_code == 403
    assert rows_of(inside) == before


def applied(inside: World, conversation_id: str) -> None:
    """What the dialogue and the engine write at the end of a turn."""
    with inside.store.work() as work:
        work.plans.start(ANNA.id, NOW)
        work.access.log(ANNA.id, ANNA.id, "shared", NOW)
        work.session.add(SnapshotRow(conversation_id=conversation_id, slots="{}", updated_at=NOW))


async def test_a_message_that_is_being_handled_is_waited_for(browser: httpx.AsyncClient, inside: World) -> None:
    await sign_in(browser)
    await browser.post("/api/chat/arrive")
    seal = re.search(r'name="seal" value="([^"]+)"', (await browser.get("/me/erase")).text)
    assert seal
    erases = threading.Event()

    def ends(body: dict[str, Any]) -> None:
        erases.wait(60)
        time.sleep(0.5)  # the erase waits by now
        applied(inside, body["conversation"])

    inside.engine.before_reply = ends
    sending = asyncio.create_task(browser.post("/api/chat/messages", json={"id": "1", "text": "Ik luister goed"}))
    while "Ik luister goed" not in inside.engine.texts():
        await asyncio.sleep(0.01)
    erases.set()
    response = await browser.post("/me/erase", data={"seal": seal[1], "confirm": "wis"})
    assert response.status_code == 200
    await sending
    await asyncio.sleep(0.3)
    assert not any(rows_of(inside).values())


async def test_a_turn_that_never_ends_does_not_stop_an_erase(
    browser: httpx.AsyncClient, inside: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_data, "QUIET_SECONDS", 0.5)
    await sign_in(browser)
    inside.engine.down = True
    sending = asyncio.create_task(browser.post("/api/chat/messages", json={"id": "1", "text": "Ik luister goed"}))
    while not inside.engine.turns:
        await asyncio.sleep(0.01)
    assert (await erase(browser)).status_code == 200
    await sending
    await asyncio.sleep(2 * QUICK.longest_retry)
    inside.engine.down = False
    await asyncio.sleep(2 * QUICK.longest_retry)
    left = rows_of(inside)
    assert [name for name in ("inbox", "outbox", "buttons", "engine_snapshots", "plans") if left[name]] == []


@pytest.mark.postgres
async def test_a_manager_who_saves_the_plan_at_that_moment_does_not_keep_it_alive(
    tmp_path: Path, postgres_url: str
) -> None:
    with world(tmp_path, database_url=postgres_url) as inside:
        plan = seed(inside, signed=False)
        app = create_app(inside.settings, pace=QUICK)
        async with app.router.lifespan_context(app):
            with inside.store.work() as work:  # holds the plan
                held = work.plans.get(plan.id)
                assert held is not None
                erasing = asyncio.create_task(own_data.erase_quietly(app.state.parts, ANNA))
                await asyncio.sleep(0.5)  # the erase is at the plan's own row by now
                assert not erasing.done()
                held.prepare(MANAGER, "org_direction", "We gaan anders plannen", NOW)
                work.plans.save(held)
            receipt = await erasing
            assert receipt.removed["preparations"] == 1
            assert not any(rows_of(inside).values())


async def test_two_who_change_the_same_plan_do_not_break_an_erase(
    browser: httpx.AsyncClient, inside: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed(inside, signed=False)
    real, failures = privacy.erase, iter([True, True, False])

    def sometimes(*given: Any) -> privacy.Receipt:
        if next(failures):
            raise OperationalError("DELETE", {}, Exception("deadlock detected"))
        return real(*given)

    monkeypatch.setattr(privacy, "erase", sometimes)
    monkeypatch.setattr(own_data, "_PAUSE_SECONDS", 0.01)
    await sign_in(browser)
    assert (await erase(browser)).status_code == 200
    assert not any(rows_of(inside).values())


async def test_when_it_goes_on_failing_nothing_is_erased_and_the_conversation_goes_on(
    browser: httpx.AsyncClient, inside: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    seed(inside)

    def never(*_: Any) -> privacy.Receipt:
        raise OperationalError("DELETE", {}, Exception("deadlock detected"))

    monkeypatch.setattr(privacy, "erase", never)
    monkeypatch.setattr(own_data, "_PAUSE_SECONDS", 0.01)
    await sign_in(browser)
    before = rows_of(inside)
    response = await erase(browser)
    assert response.status_code == 503
    assert "Er is niets gewist" in response.text
    assert rows_of(inside) == before
    with inside.store.work() as work:  # the lease was given back
        assert work.leases.take(ANNA.id, "someone", datetime.now(UTC) + timedelta(seconds=1), 1)


@pytest.mark.parametrize("path", ["/me", "/me/document", "/me/erase"])
async def test_every_page_has_a_language_a_title_and_one_heading(browser: httpx.AsyncClient, path: str) -> None:
    await sign_in(browser)
    page = (await browser.get(path)).text
    assert '<html lang="nl">' in page
    assert "<title>" in page
    assert page.count("<h1") == 1


async def test_taking_part_in_the_figures_is_a_choice_on_the_page(inside: World, browser: httpx.AsyncClient) -> None:
    await sign_in(browser)
    assert "Je telt niet mee" in (await browser.get("/me")).text
    answer = await browser.post("/me/trends", data={"choice": "on"})
    assert answer.status_code == 303
    assert "Je telt mee." in (await browser.get("/me")).text
    with inside.store.work(write=False) as work:
        assert work.trends.takes_part(ANNA.id) is True
    await browser.post("/me/trends", data={"choice": "off"})
    assert "Je telt niet mee" in (await browser.get("/me")).text


async def test_only_oneself_can_choose_to_take_part(inside: World, browser: httpx.AsyncClient) -> None:
    answer = await browser.post("/me/trends", data={"choice": "on"})
    assert answer.status_code in (303, 401)
    await sign_in(browser)
    assert (await browser.post("/me/trends", data={"choice": "ja"})).status_code == 422
    with inside.store.work(write=False) as work:
        assert work.trends.takes_part(ANNA.id) is None
