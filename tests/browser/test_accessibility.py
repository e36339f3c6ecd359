"""What a screen reader, a keyboard and tired eyes need; measured on the pages themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from bot.plan.people import Party
from bot.plan.states import Role
from tests.fakes.engine import acknowledgement, overview
from tests.fakes.world import ANNA, World

# Every visible text with its own colour and the colour that is really behind it.
CONTRASTS = """
() => {
  const parse = (value) => {
    const [r, g, b, a = 1] = value.match(/[\\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const over = (top, under) => ({
    r: top.r * top.a + under.r * (1 - top.a),
    g: top.g * top.a + under.g * (1 - top.a),
    b: top.b * top.a + under.b * (1 - top.a),
    a: 1,
  });
  const light = ({ r, g, b }) => {
    const part = (v) => ((v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const behind = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), { r: 255, g: 255, b: 255, a: 1 });
  };
  const found = [];
  for (const node of document.body.querySelectorAll("*")) {
    const own = [...node.childNodes].some((child) => child.nodeType === 3 && child.textContent.trim());
    const style = getComputedStyle(node);
    const placeholder = node.placeholder && !node.value;
    if ((!own && !placeholder) || style.visibility === "hidden" || !node.getClientRects().length) continue;
    if (node.closest(".visually-hidden, [disabled], noscript")) continue;
    const under = behind(node);
    const colour = placeholder ? getComputedStyle(node, "::placeholder").color : style.color;
    const [a, b] = [light(over(parse(colour), under)), light(under)].sort((x, y) => y - x);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const text = (node.textContent || node.placeholder).trim().slice(0, 40);
    found.push({ text, ratio: (a + 0.05) / (b + 0.05), large });
  }
  return found;
}
"""

NAMELESS = """
() => [...document.querySelectorAll("button, a[href], input:not([type=hidden]), textarea, select, progress, " +
  "[role=button]")]
  .filter((node) => {
    const label = node.getAttribute("aria-label") || node.labels?.[0]?.textContent || node.textContent || node.title;
    return !label.trim();
  })
  .map((node) => node.outerHTML)
"""

SMALL_TARGETS = """
() => [...document.querySelectorAll("button, .button, textarea")]
  .filter((node) => node.getClientRects().length)
  .map((node) => ({ text: node.textContent.trim(), ...node.getBoundingClientRect().toJSON() }))
  .filter(({ width, height }) => width < 24 || height < 40)
"""


def everything_at_once(body: dict[str, Any]) -> list[dict[str, Any]]:
    """A reply with everything a message can have."""
    return [
        {
            "text": "Kijk eens:\n- een\n- twee\n\nLees https://example.org.",
            "buttons": [{"title": "Overslaan", "payload": "skip"}, {"title": "Hulp", "payload": "help"}],
        },
        acknowledgement(body["inbox"], card=overview(), about={"progress": {"done": 3, "of": 8}}),
    ]


def full_chat(page: Page, site: World) -> None:
    site.notice(ANNA, "Mark heeft jullie gesprek gepland.")
    site.engine.reply = everything_at_once
    page.goto(f"{site.url}/chat")
    page.get_by_role("button", name="Anna de Wit").click()
    page.get_by_label("Je bericht").fill("Ik luister goed")
    page.get_by_role("button", name="Stuur").click()
    expect(page.locator(".card")).to_have_count(2)
    page.get_by_role("button", name="Overslaan").click()
    expect(page.locator(".card")).to_have_count(3)
    site.engine.down = True
    page.get_by_label("Je bericht").fill("En nu?")
    page.get_by_role("button", name="Stuur").click()
    expect(page.locator(".apology")).to_be_visible()
    page.route("**/api/chat/messages**", lambda route: route.abort())
    page.get_by_label("Je bericht").fill("Nog een")
    page.get_by_role("button", name="Stuur").click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.get_by_label("Je bericht").fill("x" * 10_001)


OWN_PAGES = ("/me", "/me/document", "/me/erase")


def own_pages(page: Page, site: World) -> Iterator[str]:
    """The pages about one's own data, one after another, for someone of whom there is something."""
    plan = "Zelf de bestelling doen"
    with site.store.work() as work:
        mine = work.plans.start(ANNA.id, datetime(2026, 11, 2, 9, 30, tzinfo=UTC))
        me = Party(ANNA, Role.EMPLOYEE)
        mine.answer(me, "strengths", "Ik luister goed", mine.created_at or datetime.now(UTC))
        mine.add_goal(me)
        mine.write(me, 1, "goal", plan, mine.created_at or datetime.now(UTC))
        work.plans.save(mine)
    for path in OWN_PAGES:
        answer = page.goto(f"{site.url}{path}")
        assert answer is not None
        assert answer.status == 200
        yield path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_can_be_read_against_what_is_behind_it(chromium: Browser, site: World, scheme: Any) -> None:
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    for path in ("/", "/privacy", "/chat", "/enter"):
        page.goto(f"{site.url}{path}")
        assert_readable(page)
    full_chat(page, site)
    assert_readable(page)
    for _ in own_pages(page, site):
        assert_readable(page)
    context.close()


def assert_readable(page: Page) -> None:
    found = page.evaluate(CONTRASTS)
    assert len(found) > 3
    faint = [entry for entry in found if entry["ratio"] < (3 if entry["large"] else 4.5)]
    assert faint == []


def test_everything_one_can_operate_has_a_name_and_room_for_a_finger(page: Page, site: World) -> None:
    for path in ("/", "/privacy", "/chat", "/enter"):
        page.goto(f"{site.url}{path}")
        assert page.evaluate(NAMELESS) == []
        assert page.evaluate(SMALL_TARGETS) == []
    full_chat(page, site)
    assert page.evaluate(NAMELESS) == []
    assert page.evaluate(SMALL_TARGETS) == []
    for _ in own_pages(page, site):
        assert page.evaluate(NAMELESS) == []
        assert page.evaluate(SMALL_TARGETS) == []


def test_the_log_is_read_out_politely_and_says_who_speaks(page: Page, site: World) -> None:
    full_chat(page, site)
    log = page.get_by_role("log", name="Gesprek")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(page.locator(".message.bot .visually-hidden").first).to_have_text("Bericht: ")
    expect(page.locator(".message.bot.reply .visually-hidden").first).to_have_text("Assistent: ")
    expect(page.locator(".message.you .visually-hidden").first).to_have_text("Jij: ")
    expect(page.locator(".message.you.pressed .visually-hidden")).to_have_text("Jij koos: ")


def test_headings_go_down_one_step_at_a_time_and_ids_are_unique(page: Page, site: World) -> None:
    full_chat(page, site)
    assert_in_order(page)
    for _ in own_pages(page, site):
        assert_in_order(page)


def assert_in_order(page: Page) -> None:
    levels = page.locator("h1, h2, h3, h4").evaluate_all("(all) => all.map((node) => Number(node.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))
    assert (
        page.evaluate(
            "() => { const ids = [...document.querySelectorAll('[id]')].map((n) => n.id); "
            "return ids.length - new Set(ids).size; }"
        )
        == 0
    )


def test_the_keyboard_reaches_everything_and_sees_where_it_is(page: Page, site: World) -> None:
    site.engine.reply = everything_at_once
    page.goto(f"{site.url}/chat")
    page.get_by_role("button", name="Anna de Wit").click()
    expect(page.locator(".card")).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    reached = []
    for _ in range(14):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("(document.activeElement.textContent || document.activeElement.id).trim()"))
        shown = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert shown != "none" or page.evaluate("document.activeElement === document.body")
    for name in ("Naar het schrijfvak", "Afmelden", "Wie ziet wat?", "Afdrukken", "Overslaan", "Stuur"):
        assert name in reached


def test_who_wants_no_motion_gets_none(chromium: Browser, site: World) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site.url}/chat")
    page.get_by_role("button", name="Anna de Wit").click()
    expect(page.locator("#typing i").first).to_have_css("animation-name", "none")
    context.close()


def test_text_twice_as_large_still_fits(chromium: Browser, site: World) -> None:
    context = chromium.new_context(viewport={"width": 640, "height": 800})
    page = context.new_page()
    full_chat(page, site)
    page.evaluate("document.documentElement.style.fontSize = '212%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    context.close()
