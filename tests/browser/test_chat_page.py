"""The chat page as people use it: with a keyboard, on a phone, offline, and again after a reload."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from ports import free_port

from bot.catalogue import say
from tests.fakes.engine import QUESTIONS, acknowledgement, overview
from tests.fakes.world import ANNA, World, serving, world


def enter(page: Page, site: World, name: str = "Anna de Wit") -> None:
    page.goto(f"{site.url}/chat")
    page.get_by_role("button", name=name).click()
    expect(page.locator(".message.bot").first).to_be_visible()


def type_and_send(page: Page, text: str) -> None:
    page.get_by_label("Je bericht").fill(text)
    page.get_by_label("Je bericht").press("Enter")


def log_of(page: Page) -> list[str]:
    return page.locator(".message .bubble").all_inner_texts()


def test_a_conversation_with_the_keyboard_alone(page: Page, site: World) -> None:
    enter(page, site)
    box = page.get_by_label("Je bericht")
    expect(box).to_be_focused()
    box.press_sequentially("Ik luister")
    box.press("Shift+Enter")
    box.press_sequentially("en help graag")
    box.press("Enter")
    expect(page.locator(".bot .bubble").last).to_contain_text(QUESTIONS["enjoy"])
    assert site.engine.texts() == ["Ik luister\nen help graag"]
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Waarom vraag je dit?")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".bot .bubble").last).to_contain_text(QUESTIONS["used"])
    expect(box).to_be_focused()


def test_after_a_press_the_choice_is_shown_and_the_buttons_are_gone(page: Page, site: World) -> None:
    enter(page, site)
    page.get_by_role("button", name="Overslaan").click()
    expect(page.locator(".you.pressed .bubble")).to_have_text("Overslaan")
    expect(page.locator(".bot .bubble").last).to_contain_text("Overgeslagen")
    expect(page.get_by_role("group", name="Keuzes")).to_have_count(1)


def test_what_people_type_is_never_html(page: Page, site: World) -> None:
    enter(page, site)
    text = "<img src=x onerror=\"document.title='weg'\"> & <b>vet</b>"
    type_and_send(page, text)
    expect(page.locator(".bot .bubble").last).to_contain_text(QUESTIONS["enjoy"])
    expect(page.locator(".you .bubble").last).to_have_text(text)
    expect(page.locator(".log img, .log b")).to_have_count(0)
    assert page.title().startswith("Gesprek")


def test_paragraphs_lists_and_links_look_like_it(page: Page, site: World) -> None:
    site.engine.reply = lambda body: [
        {"text": "Kies:\n- een\n- twee\n\n1. eerst\n2. dan\n\nLees https://example.org/a(b)."},
        acknowledgement(body["inbox"]),
    ]
    enter(page, site)
    bubble = page.locator(".bot .bubble").last
    expect(bubble.locator("ul > li")).to_have_text(["een", "twee"])
    expect(bubble.locator("ol > li")).to_have_text(["eerst", "dan"])
    expect(bubble.locator("p")).to_have_count(2)
    expect(bubble.locator("a")).to_have_attribute("rel", "noopener noreferrer")


def test_a_card_is_drawn_with_its_differences_in_more_than_colour(page: Page, site: World) -> None:
    site.engine.reply = lambda body: [{"text": "Kijk."}, acknowledgement(body["inbox"], card=overview())]
    enter(page, site)
    card = page.get_by_role("article", name="Je plan tot nu toe")
    expect(card.locator("dt")).to_have_text(["Doel", "Planning"])
    expect(card.locator("del")).to_have_text("weg: tot en met 7 maart")
    expect(card.locator("ins")).to_have_text("nieuw: tot 1 april")
    for mark, line in (("del", "line-through"), ("ins", "underline")):
        style = card.locator(mark).evaluate("(node) => getComputedStyle(node).textDecorationLine")
        assert style == line
    expect(card.get_by_role("link", name="Afdrukken")).to_have_attribute("href", re.compile(r"/plan/1$"))


def test_the_question_stands_below_the_card_next_to_its_buttons(page: Page, site: World) -> None:
    ask = {
        "text": "Wat doe je graag?",
        "response": "utter_ask_reflection_form_enjoy",
        "buttons": [{"title": "Overslaan", "payload": "skip"}],
    }
    site.engine.reply = lambda body: [
        acknowledgement(body["inbox"], asks="enjoy", card=overview()),
        {"text": "Dit is alles."},
        ask,
    ]
    enter(page, site)
    parts = page.locator(".message.bot > :not(.visually-hidden)").evaluate_all("(all) => all.map((n) => n.className)")
    assert [part.split()[0] for part in parts] == ["bubble", "card", "bubble", "choices"]


def test_a_card_cannot_carry_a_script_in_its_link(page: Page, site: World) -> None:
    bad = {**overview(), "link": {"title": "Klik", "href": "javascript:alert(1)"}}
    site.engine.reply = lambda body: [{"text": "Kijk."}, acknowledgement(body["inbox"], card=bad)]
    enter(page, site)
    expect(page.locator(".card")).to_be_visible()
    expect(page.locator(".card a")).to_have_count(0)


def test_a_reload_keeps_the_log_the_draft_and_the_buttons(page: Page, site: World) -> None:
    enter(page, site)
    type_and_send(page, "Ik luister goed")
    expect(page.locator(".bot .bubble").last).to_contain_text(QUESTIONS["enjoy"])
    page.get_by_label("Je bericht").fill("een half antw")
    before = log_of(page)
    page.reload()
    expect(page.locator(".bot .bubble").last).to_contain_text(QUESTIONS["enjoy"])
    assert log_of(page) == before
    expect(page.get_by_label("Je bericht")).to_have_value("een half antw")
    page.get_by_role("button", name="Overslaan").click()
    expect(page.locator(".bot .bubble").last).to_contain_text("Overgeslagen")
    assert [turn.get("intent") for turn in site.engine.turns] == ["arrive", None, "press"]


def test_offline_says_so_keeps_the_text_and_sends_it_once(context: BrowserContext, page: Page, site: World) -> None:
    enter(page, site)
    context.set_offline(True)
    type_and_send(page, "Terwijl er geen internet is")
    expect(page.get_by_role("alert")).to_contain_text("geen internet")
    expect(page.locator(".you .state")).to_have_text("Nog niet verstuurd")
    context.set_offline(False)
    expect(page.locator(".bot .bubble").last).to_contain_text("Opgeslagen: Terwijl er geen internet is")
    expect(page.get_by_role("alert")).to_be_hidden()
    expect(page.locator(".you .state")).to_have_count(0)
    assert site.engine.texts() == ["Terwijl er geen internet is"]


def test_what_was_not_sent_yet_survives_a_reload(context: BrowserContext, page: Page, site: World) -> None:
    enter(page, site)
    page.route("**/api/chat/messages", lambda route: route.abort())
    type_and_send(page, "Dit mag niet weg")
    expect(page.get_by_role("alert")).to_be_visible()
    page.unroute("**/api/chat/messages")
    page.reload()
    expect(page.locator(".bot .bubble").last).to_contain_text("Opgeslagen: Dit mag niet weg")
    assert site.engine.texts() == ["Dit mag niet weg"]


def test_an_answer_that_got_lost_is_fetched_and_not_asked_twice(page: Page, site: World) -> None:
    enter(page, site)
    lost: list[str] = []

    def lose_the_answer(route) -> None:  # type: ignore[no-untyped-def]
        if route.request.method == "POST" and not lost:
            lost.append(str(route.fetch().status))
            route.abort()
        else:
            route.continue_()

    page.route("**/api/chat/messages*", lose_the_answer)
    type_and_send(page, "Ik luister goed")
    expect(page.locator(".bot .bubble").last).to_contain_text("Opgeslagen: Ik luister goed")
    expect(page.locator(".you .state")).to_have_count(0)
    assert lost == ["200"]
    assert site.engine.texts() == ["Ik luister goed"]
    assert log_of(page).count("Ik luister goed") == 1


def test_when_the_system_restarts_the_conversation_goes_on(context: BrowserContext, tmp_path: Path) -> None:
    page = context.new_page()
    with world(tmp_path) as inside:
        port = free_port()
        with serving(inside, port=port) as running:
            enter(page, running)
        type_and_send(page, "Ben je er nog?")
        expect(page.get_by_role("alert")).to_contain_text("even niet bereikbaar")
        with serving(inside, port=port):
            expect(page.locator(".bot .bubble").last).to_contain_text("Opgeslagen: Ben je er nog?")
        assert inside.engine.texts() == ["Ben je er nog?"]


def test_a_failing_engine_gets_one_apology_and_later_the_answer(page: Page, site: World) -> None:
    enter(page, site)
    site.engine.down = True
    type_and_send(page, "Ik luister goed")
    expect(page.locator(".apology .bubble")).to_have_text(say("apology"))
    site.engine.down = False
    expect(page.locator(".bot .bubble").last).to_contain_text("Opgeslagen: Ik luister goed")
    expect(page.locator(".apology")).to_have_count(1)


def test_typing_is_shown_while_the_answer_takes_long(page: Page, site: World) -> None:
    enter(page, site)
    goes_on = threading.Event()
    site.engine.before_reply = lambda body: goes_on.wait(120) and None
    type_and_send(page, "Ik luister goed")
    expect(page.get_by_role("status")).to_have_text("De assistent is aan het typen.")
    expect(page.locator("#typing")).not_to_have_class(re.compile(r"\boff\b"))
    goes_on.set()
    expect(page.locator(".bot .bubble").last).to_contain_text("Opgeslagen")
    expect(page.locator("#typing")).to_have_class(re.compile(r"\boff\b"))


def test_the_counter_appears_only_near_the_limit_and_too_long_is_not_sent(page: Page, site: World) -> None:
    enter(page, site)
    box = page.get_by_label("Je bericht")
    box.fill("x" * 8_000)
    expect(page.locator("#counter")).to_be_empty()
    box.fill("x" * 9_990)
    expect(page.locator("#counter")).to_have_text("nog 10 tekens")
    box.fill("x" * 10_005)
    expect(page.locator("#counter")).to_contain_text("5 tekens te lang")
    expect(page.get_by_role("button", name="Stuur")).to_be_disabled()
    box.press("Enter")
    assert len(box.input_value()) == 10_005
    box.fill("😀" * 10_000)
    box.press("Enter")
    expect(page.locator(".bot .bubble").last).to_contain_text(QUESTIONS["enjoy"])


def test_a_second_tab_shows_both_sides(context: BrowserContext, page: Page, site: World) -> None:
    enter(page, site)
    other = context.new_page()
    other.goto(f"{site.url}/chat")
    expect(other.locator(".bot .bubble").last).to_be_visible()
    page.bring_to_front()
    type_and_send(page, "Uit de eerste tab")
    expect(page.locator(".bot .bubble").last).to_contain_text("Opgeslagen")
    other.bring_to_front()
    expect(other.locator(".you .bubble").last).to_have_text("Uit de eerste tab")
    expect(other.locator(".bot .bubble").last).to_contain_text("Opgeslagen: Uit de eerste tab")


def test_a_notice_appears_by_itself_when_no_question_is_open(page: Page, site: World) -> None:
    enter(page, site)
    site.open_question(ANNA, None)
    site.notice(ANNA, "Mark heeft jullie gesprek gepland.")
    expect(page.locator(".notice .bubble")).to_have_text("Mark heeft jullie gesprek gepland.")


def test_notices_stand_before_the_welcome_and_both_are_shown(page: Page, site: World) -> None:
    site.notice(ANNA, "Mark heeft jullie gesprek gepland.")
    enter(page, site)
    expect(page.locator(".message.bot")).to_have_count(2)
    assert log_of(page)[0] == "Mark heeft jullie gesprek gepland."
    assert QUESTIONS["strengths"] in log_of(page)[1]


def test_what_is_typed_before_the_welcome_is_there_waits_for_it(page: Page, site: World) -> None:
    site.engine.seconds = 0.5
    page.goto(f"{site.url}/chat")
    page.get_by_role("button", name="Anna de Wit").click()
    type_and_send(page, "Ik begin vast")
    expect(page.locator(".bot .bubble").last).to_contain_text("Opgeslagen: Ik begin vast")
    assert [turn.get("intent", "text") for turn in site.engine.turns] == ["arrive", "text"]
    assert page.url.endswith("/chat")


def test_when_the_session_is_over_the_text_stays_and_the_way_back_is_there(
    context: BrowserContext, page: Page, site: World
) -> None:
    enter(page, site)
    context.clear_cookies()
    type_and_send(page, "Nog een gedachte")
    expect(page.get_by_role("alert")).to_contain_text("niet meer aangemeld")
    page.get_by_role("link", name="Opnieuw aanmelden").click()
    page.get_by_role("button", name="Anna de Wit").click()
    expect(page.locator(".bot .bubble").last).to_contain_text("Opgeslagen: Nog een gedachte")


@pytest.fixture
def phone(chromium: Browser) -> Page:
    context = chromium.new_context(
        viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True, locale="nl-NL"
    )
    return context.new_page()


def test_on_a_phone_nothing_sticks_out_and_enter_is_a_new_line(phone: Page, site: World) -> None:
    site.engine.reply = lambda body: [
        {"text": "w" * 300, "buttons": [{"title": "Een knop met een heel lange tekst " * 3, "payload": "x"}]},
        acknowledgement(body["inbox"], card=overview()),
    ]
    enter(phone, site)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    sticking_out = phone.locator("body *").evaluate_all(
        "(all) => all.filter((n) => n.getBoundingClientRect().right > 361 && !n.closest('.visually-hidden')).length"
    )
    assert sticking_out == 0
    box = phone.get_by_label("Je bericht")
    box.fill("een")
    box.press("Enter")
    assert box.input_value() == "een\n"
    phone.get_by_role("button", name="Stuur").tap()
    expect(phone.locator(".you .bubble").last).to_contain_text("een")
    phone.context.close()
