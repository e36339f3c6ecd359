"""The pages: who gets to see which plan on paper, and what stands on it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import httpx
import pytest

from bot.plan.goals import Support
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.states import Role
from bot.web.app import create_app
from bot.web.pages import by_department
from tests.fakes.world import ANNA, HILDE, MARK, QUICK, World, world

NOW = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
EMPLOYEE, MANAGER = Party(ANNA, Role.EMPLOYEE), Party(MARK, Role.MANAGER)
OTHER_MANAGER = Person("1009", "otto@demo.example", "Otto Nieuw")


def written_plan(inside: World) -> Plan:
    with inside.store.work() as work:
        plan = work.plans.start(ANNA.id, NOW)
        plan.answer(EMPLOYEE, "strengths", "Dit is alleen van mij", NOW)
        plan.add_goal(EMPLOYEE)
        plan.write(EMPLOYEE, 1, "goal", "Zelfstandig <b>de bestelling</b> doen", NOW)
        plan.write(EMPLOYEE, 1, "activity", "Meelopen met Corrie", NOW)
        plan.set_period(EMPLOYEE, 1, date(2027, 1, 4), date(2027, 3, 7))
        plan.set_support(EMPLOYEE, 1, Support("Een boek", own_hours=24, budget_eur=Decimal("1250.50")), NOW)
        work.plans.save(plan)
        return plan


def change(inside: World, plan: Plan, *steps: str) -> None:
    with inside.store.work() as work:
        found = work.plans.get(plan.id)
        assert found is not None
        for step in steps:
            if step == "share":
                found.share(EMPLOYEE, MARK, NOW)
            elif step == "finalize":
                found.hold_talk(MANAGER, NOW.date())
                found.decide(MANAGER, 1, "adjust", NOW, proposals={"activity": "Zes ochtenden meelopen met Corrie"})
                found.promise(MANAGER, "Corrie vrijmaken", NOW)
                found.finalize(MANAGER, ANNA, NOW)
            elif step == "sign":
                found.sign(EMPLOYEE, NOW, mode="seen", view="Liever na de zomer")
                found.sign(MANAGER, NOW)
        work.plans.save(found)


async def test_the_terms_on_the_page_are_those_that_are_set(tmp_path: Path) -> None:
    with world(tmp_path, retention_message_days=14, retention_signed_days=0) as inside:
        app = create_app(inside.settings, pace=QUICK)
        async with app.router.lifespan_context(app):
            transport = httpx.ASGITransport(app=app)
            async with httpx.AsyncClient(transport=transport, base_url="http://localhost:8000") as client:
                shown = (await client.get("/privacy")).text
    assert '<th scope="row">De berichten in de chat</th><td>14 dagen</td>' in shown
    assert "uit dienst bent</th><td>geen vaste termijn</td>" in shown
    assert "niet afmaakt, na de laatste keer dat je eraan werkte</th><td>90 dagen</td>" in shown


async def page_for(browser: httpx.AsyncClient, person: Person, plan_id: str) -> httpx.Response:
    await browser.post("/api/dev/sign-in", json={"email": person.email})
    return await browser.get(f"/plan/{plan_id}")


async def test_a_draft_is_on_nobodys_paper(browser: httpx.AsyncClient, inside: World) -> None:
    plan = written_plan(inside)
    for person in (ANNA, MARK, HILDE):
        assert (await page_for(browser, person, plan.id)).status_code == 404


async def test_a_shared_plan_is_for_the_two_it_belongs_to(browser: httpx.AsyncClient, inside: World) -> None:
    plan = written_plan(inside)
    change(inside, plan, "share")
    for person in (ANNA, MARK):
        page = await page_for(browser, person, plan.id)
        assert page.status_code == 200
        assert "Meelopen met Corrie" in page.text
        assert "gedeeld, nog niet vastgelegd" in page.text
        assert "Dit is alleen van mij" not in page.text


async def test_to_anyone_else_it_looks_as_if_it_does_not_exist(browser: httpx.AsyncClient, inside: World) -> None:
    plan = written_plan(inside)
    change(inside, plan, "share", "finalize", "sign")
    theirs = await page_for(browser, HILDE, plan.id)
    nothing = await page_for(browser, HILDE, "no-such-plan")
    assert theirs.status_code == nothing.status_code == 404
    assert theirs.text == nothing.text


async def test_who_is_not_signed_in_is_sent_to_the_door(browser: httpx.AsyncClient, inside: World) -> None:
    plan = written_plan(inside)
    response = await browser.get(f"/plan/{plan.id}")
    assert (response.status_code, response.headers["location"]) == (303, "/chat")


async def test_a_new_manager_sees_nothing_before_the_employee_was_told(
    browser: httpx.AsyncClient, inside: World
) -> None:
    plan = written_plan(inside)
    change(inside, plan, "share")
    with inside.store.work() as work:
        work.people.put(OTHER_MANAGER)
        work.people.put(Person(ANNA.id, ANNA.email, ANNA.name, manager_id=OTHER_MANAGER.id))
    assert (await page_for(browser, MARK, plan.id)).status_code == 404
    assert (await page_for(browser, OTHER_MANAGER, plan.id)).status_code == 404


async def test_the_signed_form_shows_what_both_signed(browser: httpx.AsyncClient, inside: World) -> None:
    plan = written_plan(inside)
    change(inside, plan, "share", "finalize", "sign")
    page = (await page_for(browser, ANNA, plan.id)).text
    for words in (
        "Zes ochtenden meelopen met Corrie",
        "Zelfstandig &lt;b&gt;de bestelling&lt;/b&gt; doen",
        "4 januari 2027 tot en met 7 maart 2027",
        "€ 1.250,50",
        "24 uur",
        "Corrie vrijmaken",
        "voor gezien",
        "Eigen kijk: Liever na de zomer",
        "2 november 2026 om 10:30",
        "getekend",
    ):
        assert words in page
    assert "past niet bij het zegel" not in page


async def test_every_look_is_in_the_access_log(browser: httpx.AsyncClient, inside: World) -> None:
    plan = written_plan(inside)
    change(inside, plan, "share")
    await page_for(browser, MARK, plan.id)
    await page_for(browser, HILDE, plan.id)
    with inside.store.work(write=False) as work:
        assert [(line.actor_id, line.deed) for line in work.access.about(ANNA.id)] == [(MARK.id, "read printed plan")]


async def test_the_door_shows_who_plays_which_part(browser: httpx.AsyncClient) -> None:
    page = (await browser.get("/chat")).text
    for words in ("Anna de Wit", "Leidinggevende van 1", "HR", "Zorg"):
        assert words in page
    assert "Gijs Weg" not in page


def test_people_are_grouped_and_managers_come_first() -> None:
    groups = by_department([ANNA, HILDE, MARK])
    assert [department for department, _ in groups] == ["Kantoor", "Zorg"]
    assert [entry["person"].name for entry in groups[1][1]] == ["Mark Peeters", "Anna de Wit"]


async def test_signing_in_and_out_from_the_page(browser: httpx.AsyncClient) -> None:
    signed_in = await browser.post("/dev/sign-in", data={"email": ANNA.email})
    assert signed_in.status_code == 303
    page = (await browser.get("/chat")).text
    assert 'id="composer"' in page
    assert "Wie ziet wat?" in page
    await browser.post("/sign-out")
    assert 'id="composer"' not in (await browser.get("/chat")).text


@pytest.mark.parametrize("path", ["/", "/privacy", "/chat", "/nowhere"])
async def test_every_page_has_a_language_a_title_and_one_heading(browser: httpx.AsyncClient, path: str) -> None:
    page = (await browser.get(path)).text
    assert '<html lang="nl">' in page
    assert "<title>" in page
    assert page.count("<h1") == 1
    assert "anoniem" not in page
