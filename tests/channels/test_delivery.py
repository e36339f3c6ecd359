"""From the outbox to a platform: in order, once, whole, whatever the platform or our own processes do."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot import privacy
from bot.channels.delivery import Blocked, Closed, Courier, DeliveryPace, Later, Rejected, Unsure
from bot.channels.front_desk import Arrival, FrontDesk, Profile, Receipt
from bot.channels.messages import message
from bot.store.models import WipeRow
from tests.fakes.engine import acknowledgement
from tests.fakes.post import MemoryPost
from tests.fakes.processes import Process
from tests.fakes.world import ANNA, GONE, HILDE, MARK, QUICK, World, world

pytestmark = pytest.mark.slow

PACE = DeliveryPace(
    poll=0.05, lease=60.0, first_retry=0.02, longest_retry=0.1, moment=0.3, browser=600.0, closed=600.0, seek=0.1
)
HOUR = timedelta(hours=1)
"""After so long everything is due that waits for a time."""


class Platform:
    """One web process with a platform, and the people who write there."""

    def __init__(self, inside: World) -> None:
        self.inside = inside
        self.process = Process(inside, QUICK)
        self.post = MemoryPost()
        self.asked: list[str] = []
        self.sought: list[str] = []
        self.later = timedelta()
        """How much later it is for the courier than for the clock on the wall."""
        self.desk = FrontDesk(self.process.back, base_url="http://localhost:8000")
        self.courier = self.new_courier()
        self._events = 0

    def new_courier(self, pace: DeliveryPace = PACE) -> Courier:
        return Courier(
            self.post,
            self.process.calls,
            self.process.bells,
            base_url="http://localhost:8000",
            find=self._find,
            pace=pace,
            clock=lambda: datetime.now(UTC) + self.later,
        )

    async def _find(self, email: str) -> tuple[str, dict[str, Any]] | None:
        self.sought.append(email)
        return ("mark", {"user": "mark"}) if email == MARK.email else None

    async def _who(self, user: str) -> Profile:
        self.asked.append(user)
        return Profile(name=user, email=f"{user}@demo.example", address={"dm": user})

    async def says(self, text: str, user: str = "anna", event: str = "", **more: Any) -> Receipt:
        self._events += 1
        arrival = Arrival("slack", event or f"{user}-{self._events}", user, more.pop("kind", "text"), text, **more)
        return await self.desk.receive(arrival, lambda: self._who(user))

    async def presses(self, title: str, user: str = "anna", event: str = "") -> Receipt:
        for id, shown in reversed(self.post.shown.items()):
            for button in shown.buttons:
                if button.title == title:
                    return await self.says(button.token, user, event, kind="press", message_id=id)
        raise AssertionError(f"no button {title!r}")

    async def sees(self, what: Callable[[], Any], seconds: float = 60.0) -> Any:
        until = time.monotonic() + seconds
        while not (found := what()):
            assert time.monotonic() < until, f"never came; there is {self.post.texts}"
            await asyncio.sleep(0.02)
        return found

    def blocked(self) -> bool:
        """Whether it was noted that Anna wants nothing there."""
        with self.inside.store.work(write=False) as work:
            return work.identities.on("slack", ANNA.id) is None

    def wiped(self) -> bool:
        """Whether nothing waits to be taken away."""
        with self.inside.store.work(write=False) as work:
            return not work.session.scalars(select(WipeRow)).all()

    async def sees_text(self, words: str, times: int = 1) -> None:
        await self.sees(lambda: sum(words in text for text in self.post.texts) == times)


@pytest.fixture
async def platform(tmp_path: Path) -> AsyncIterator[Platform]:
    with world(tmp_path) as inside:
        there = Platform(inside)
        await there.process.dispatcher.start()
        await there.courier.start()
        try:
            yield there
        finally:
            await there.courier.stop()
            await there.process.close()


def held_back(platform: Platform) -> threading.Event:
    """From now on the engine answers once this is set."""
    answer = threading.Event()
    platform.inside.engine.before_reply = lambda body: answer.wait(120) and None
    return answer


async def test_a_message_gets_one_answer_with_its_buttons(platform: Platform) -> None:
    receipt = await platform.says("hoi", kind="arrive")

    assert receipt.waits
    await platform.sees_text("Waar ben je goed in?")
    (shown,) = platform.post.shown.values()
    assert [button.title for button in shown.buttons] == ["Overslaan", "Waarom vraag je dit?"]
    assert shown.text.startswith("Hoi!")


async def test_the_person_is_looked_up_once(platform: Platform) -> None:
    await platform.says("een")
    await platform.says("twee")

    assert platform.asked == ["anna"]


async def test_the_same_event_again_is_answered_once(platform: Platform) -> None:
    for _ in range(4):
        await platform.says("hoi", event="e1")
    await platform.sees_text("Opgeslagen: hoi")
    await asyncio.sleep(0.2)

    assert len(platform.post.sent) == 1
    assert platform.inside.engine.texts() == ["hoi"]


@pytest.mark.parametrize("user", ["gone", "niemand"])
async def test_a_stranger_is_told_why_once_and_counted_without_content(platform: Platform, user: str) -> None:
    first = await platform.says("mijn geheim", user)
    second = await platform.says("hallo?", user)

    assert first.say
    assert first.person_id is None
    assert second.say is None
    with platform.inside.store.work(write=False) as work:
        (stranger,) = work.strangers.everyone()
        assert (stranger.user_id, stranger.name, stranger.times) == (user, f"{user}@demo.example", 2)
        assert work.inbox.history(GONE.id) == []


async def test_a_stranger_who_comes_into_the_directory_is_a_stranger_no_more(platform: Platform) -> None:
    await platform.says("hoi", "anna2")
    with platform.inside.store.work() as work:
        work.people.put(type(ANNA)("1009", "anna2@demo.example", "Anna Twee"))

    assert (await platform.says("hoi", "anna2")).waits
    with platform.inside.store.work(write=False) as work:
        assert work.strangers.everyone() == []


async def test_a_pressed_button_is_replaced_by_the_choice(platform: Platform) -> None:
    await platform.says("", kind="arrive")
    await platform.sees_text("Waar ben je goed in?")
    await platform.presses("Overslaan")
    await platform.sees_text("Overgeslagen.")

    await platform.sees(lambda: platform.post.replaced)
    id, replaced = platform.post.replaced[0]
    assert (id, replaced.chosen, replaced.buttons) == ("m1", "Overslaan", ())


async def test_an_old_button_explains_itself_and_does_nothing(platform: Platform) -> None:
    await platform.says("", kind="arrive")
    await platform.sees_text("Waar ben je goed in?")
    old = next(iter(platform.post.shown.values())).buttons[0].token
    await platform.presses("Overslaan")
    await platform.sees_text("Overgeslagen.")
    turns = len(platform.inside.engine.turns)

    await platform.says(old, kind="press", event="again", message_id="m1")
    await platform.says(old, kind="press", event="again", message_id="m1")
    await platform.sees_text("werkt niet meer")

    assert len(platform.inside.engine.turns) == turns


async def test_a_button_of_someone_else_explains_itself(platform: Platform) -> None:
    await platform.says("", kind="arrive")
    await platform.sees_text("Waar ben je goed in?")
    token = next(iter(platform.post.shown.values())).buttons[0].token

    await platform.says(token, "mark", kind="press", message_id="m1")
    await platform.sees_text("niet voor jou")
    assert [turn.get("intent") for turn in platform.inside.engine.turns] == ["arrive"]


@pytest.mark.parametrize(
    "trouble", [Later(0.05), Later(), Unsure(), ConnectionError("mid-air")], ids=lambda t: type(t).__name__
)
async def test_what_fails_for_now_comes_later_once_and_in_order(platform: Platform, trouble: Exception) -> None:
    platform.post.troubles = [trouble, trouble]
    await platform.says("een")
    await platform.says("twee")
    await platform.sees_text("Opgeslagen: twee")

    assert [text.split("\n")[0] for text in platform.post.texts] == ["Opgeslagen: een", "Opgeslagen: twee"]


async def test_a_message_whose_answer_was_lost_is_found_and_not_sent_again(platform: Platform) -> None:
    platform.post.lost_answers = [Unsure()]
    await platform.says("een")
    await platform.sees(lambda: platform.post.looked_up)
    await platform.says("twee")
    await platform.sees_text("Opgeslagen: twee")

    assert len(platform.post.sent) == 2


async def test_a_process_that_dies_while_sending_leaves_no_double(platform: Platform) -> None:
    async def hang(*_: Any) -> str:
        id = await MemoryPost.send(platform.post, *_)
        await asyncio.sleep(60)
        return id

    await platform.courier.stop()
    dying = platform.new_courier(replace(PACE, lease=1.0))
    await dying.start()
    platform.post.send = hang  # type: ignore[method-assign]
    await platform.says("een")
    await platform.sees_text("Opgeslagen: een")
    await dying.stop()
    del platform.post.send  # type: ignore[attr-defined]

    successor = platform.new_courier()
    await successor.start()
    await platform.says("twee")
    await platform.sees_text("Opgeslagen: twee")
    await successor.stop()
    assert [text.split("\n")[0] for text in platform.post.texts] == ["Opgeslagen: een", "Opgeslagen: twee"]


async def test_two_processes_never_send_to_one_person_at_once(platform: Platform) -> None:
    other = platform.new_courier()
    await other.start()
    texts = platform.inside.engine.texts
    platform.inside.engine.reply = lambda body: [{"text": f"Na {len(texts())}"}, acknowledgement(body["inbox"])]
    for number in range(8):
        await platform.says(str(number))
    await platform.sees(lambda: len(platform.post.sent) == 8)
    await asyncio.sleep(0.2)
    await other.stop()

    assert platform.post.texts == [f"Na {number}" for number in range(1, 9)]


async def test_who_blocked_us_gets_nothing_until_they_write_again(platform: Platform) -> None:
    platform.post.troubles = [Blocked()]
    await platform.says("een")
    await platform.sees(platform.blocked)
    platform.inside.notice(ANNA, "Nieuws")
    await asyncio.sleep(0.3)
    assert platform.post.sent == []

    await platform.says("twee")
    await platform.sees_text("Opgeslagen: twee")
    assert len(platform.post.sent) == 1
    assert platform.post.texts[0].startswith("Nieuws")


async def test_what_is_rejected_is_sent_plain_and_else_left_for_the_browser(platform: Platform) -> None:
    platform.post.troubles = [Rejected()]
    await platform.says("een")
    await platform.sees_text("Opgeslagen: een")
    assert platform.post.sent[0].plain

    platform.post.troubles = [Rejected(), Rejected()]
    await platform.says("twee")
    await platform.says("drie")
    await platform.sees(lambda: len(platform.post.sent) == 2)
    assert platform.post.texts[-1].startswith("Klaar.")

    def nothing_waits() -> bool:
        with platform.inside.store.work(write=False) as work:
            return work.outbox.undelivered(ANNA.id) == []

    await platform.sees(nothing_waits)


async def test_nothing_is_sent_while_the_platform_is_closed_to_us(platform: Platform) -> None:
    platform.post.troubles = [Closed()]
    await platform.says("een")
    await platform.sees(lambda: platform.courier.closed)
    await platform.says("twee")
    await asyncio.sleep(0.3)
    assert platform.post.sent == []

    platform.later += HOUR
    await platform.sees_text("Opgeslagen: twee")  # the token works again
    assert not platform.courier.closed
    assert len(platform.post.sent) == 2


async def test_a_notice_comes_at_once_where_the_person_was_last(platform: Platform) -> None:
    await platform.says("", kind="arrive")
    await platform.sees_text("Waar ben je goed in?")
    platform.inside.open_question(ANNA, None)
    platform.inside.notice(ANNA, "Mark heeft iets gedaan")

    await platform.sees_text("Mark heeft iets gedaan")


async def test_a_notice_never_interrupts_an_open_question_and_stands_before_the_next_reply(
    platform: Platform,
) -> None:
    await platform.says("", kind="arrive")
    await platform.sees_text("Waar ben je goed in?")
    platform.inside.notice(ANNA, "Mark heeft iets gedaan")
    await asyncio.sleep(0.3)
    assert len(platform.post.sent) == 1

    await platform.says("een")
    await platform.sees(lambda: len(platform.post.sent) == 2)
    assert platform.post.texts[-1].startswith("Mark heeft iets gedaan\n\nOpgeslagen: een")


async def test_a_notice_waits_a_while_for_someone_who_was_last_in_the_browser(platform: Platform) -> None:
    await platform.says("", kind="arrive")
    await platform.sees_text("Waar ben je goed in?")
    await platform.process.chat.send(ANNA.id, "b1", text="in de browser")
    platform.inside.open_question(ANNA, None)
    platform.inside.notice(ANNA, "Mark heeft iets gedaan")
    await asyncio.sleep(0.3)
    assert len(platform.post.sent) == 1

    platform.later += HOUR
    await platform.sees_text("Mark heeft iets gedaan")


async def test_a_notice_finds_someone_who_never_wrote_anywhere_after_a_while(platform: Platform) -> None:
    platform.inside.notice(MARK, "Anna heeft gedeeld")
    await asyncio.sleep(0.3)
    assert platform.post.sent == [], "first they may see it in the browser"

    platform.later += HOUR
    await platform.sees_text("Anna heeft gedeeld")
    assert platform.sought == [MARK.email]


async def test_who_is_not_on_the_platform_is_not_looked_for_again_and_again(platform: Platform) -> None:
    platform.inside.notice(HILDE, "Nieuws")
    platform.later += HOUR
    await platform.sees(lambda: platform.sought)
    for _ in range(3):
        platform.later += HOUR
        await asyncio.sleep(0.3)

    assert platform.sought == [HILDE.email]
    assert platform.post.sent == []


async def test_a_long_wait_is_said_and_the_answer_comes_in_its_place(platform: Platform) -> None:
    answer = held_back(platform)
    receipt = await platform.says("een")
    assert receipt.waits
    platform.courier.expect(ANNA.id, receipt.waits)
    await platform.sees_text("...")
    answer.set()
    await platform.sees_text("Opgeslagen: een")

    assert list(platform.post.shown) == ["m1"]


async def test_the_answer_never_passes_the_word_that_it_takes_a_moment(platform: Platform) -> None:
    say_so, answer = platform.post.typing, held_back(platform)

    async def slowly(*said: Any) -> str | None:
        answer.set()
        await platform.sees(answered)
        await asyncio.sleep(0.3)
        return await say_so(*said)

    def answered() -> bool:
        with platform.inside.store.work(write=False) as work:
            return bool(work.outbox.undelivered(ANNA.id))

    platform.post.typing = slowly  # type: ignore[method-assign]
    receipt = await platform.says("een")
    assert receipt.waits
    platform.courier.expect(ANNA.id, receipt.waits)
    await platform.sees_text("Opgeslagen: een")
    await asyncio.sleep(0.6)

    assert len(platform.post.shown) == 1


async def test_an_answer_never_stands_before_what_was_said_while_it_was_made(platform: Platform) -> None:
    answer = held_back(platform)
    receipt = await platform.says("een")
    assert receipt.waits
    platform.courier.expect(ANNA.id, receipt.waits)
    await platform.sees_text("...")
    platform.inside.notice(ANNA, "Mark heeft iets gedaan")
    await platform.sees_text("Mark heeft iets gedaan")
    answer.set()
    await platform.sees_text("Opgeslagen: een")

    assert [text.split("\n")[0] for text in platform.post.texts] == ["Mark heeft iets gedaan", "Opgeslagen: een"]


async def test_a_quick_answer_needs_no_such_word(platform: Platform) -> None:
    receipt = await platform.says("een")
    assert receipt.waits
    await platform.sees_text("Opgeslagen: een")
    platform.courier.expect(ANNA.id, receipt.waits)  # its moment comes after the answer
    await asyncio.sleep(PACE.moment + 0.3)

    assert [message.text.split("\n")[0] for message in platform.post.sent] == ["Opgeslagen: een"]
    assert platform.post.replaced == []


async def test_chat_messages_are_wiped_on_request_and_what_stays_is_said(platform: Platform) -> None:
    await platform.says("een")
    await platform.says("twee")
    await platform.sees_text("Opgeslagen: twee")
    platform.post.troubles = [Later(0.05)]

    await platform.says("Wis deze chatberichten")
    await platform.sees_text("Mijn berichten hier zijn gewist")
    assert len(platform.post.shown) == 1
    assert "Wis deze chatberichten" not in platform.inside.engine.texts()


async def test_an_edit_of_the_last_answer_is_a_correction_of_it(platform: Platform) -> None:
    await platform.says("een", event="e1")
    await platform.sees_text("Opgeslagen: een")
    await platform.says("één", kind="edit", edits="e1", event="edit-1")
    await platform.says("één", kind="edit", edits="e1", event="edit-1")

    with platform.inside.store.work(write=False) as work:
        first, second = work.inbox.history(ANNA.id)
    assert second.text == f"correct:{first.id}:één"


async def test_an_edit_that_changes_no_word_is_nothing(platform: Platform) -> None:
    await platform.says("een", event="e1")
    await platform.says("een", kind="edit", edits="e1")
    await asyncio.sleep(0.2)

    with platform.inside.store.work(write=False) as work:
        assert len(work.inbox.history(ANNA.id)) == 1


async def test_an_edit_of_an_earlier_answer_is_explained(platform: Platform) -> None:
    await platform.says("een", event="e1")
    await platform.says("twee", event="e2")
    await platform.says("één", kind="edit", edits="e1")

    await platform.sees_text("alleen je laatste antwoord")


async def test_what_cannot_be_read_gets_a_kind_line_once(platform: Platform) -> None:
    await platform.says("no_voice", kind="other", event="v1")
    await platform.says("no_voice", kind="other", event="v1")

    await platform.sees_text("spraakbericht")
    assert platform.inside.engine.turns == []


async def test_too_long_for_the_platform_is_readable_on_a_page(platform: Platform) -> None:
    platform.post.longest = 10
    await platform.says("een")
    await platform.sees_text("Opgeslagen: een")
    await platform.presses("Lees alles")
    await platform.sees_text("alleen voor jou")

    link = list(platform.post.shown.values())[-1].card
    assert link is not None
    assert link["link"]["href"].startswith("http://localhost:8000/enter#")
    await platform.presses("Lees alles")  # a second link: the first works once
    await platform.sees_text("alleen voor jou", times=2)


@pytest.mark.parametrize(("asked", "hinted"), [("enjoy", True), ("planning", False), ("another_goal", False)])
async def test_what_does_not_belong_in_an_answer_is_said_where_words_are_asked(
    platform: Platform, asked: str, hinted: bool
) -> None:
    platform.inside.engine.reply = lambda body: [{"text": "En nu?"}, acknowledgement(body["inbox"], asked)]
    await platform.says("hoi")
    await platform.sees_text("En nu?")

    assert ("Liever niets over gezondheid" in platform.post.texts[0]) == hinted


async def test_who_is_erased_here_keeps_nothing_of_ours_there(platform: Platform) -> None:
    for number in range(2):
        await platform.says(f"tekst {number}")
        await platform.sees_text(f"tekst {number}")
    with platform.inside.store.work() as work:
        work.outbox.add(MARK.id, "notice", message(f"{ANNA.name} heeft haar plan gedeeld"), datetime.now(UTC))
    platform.later += HOUR
    await platform.sees_text("haar plan gedeeld")
    await platform.says("iets over mezelf", "mark")
    await platform.sees_text("Opgeslagen: iets over mezelf")
    platform.post.troubles = [Later(0.05), Unsure()]
    await asyncio.to_thread(privacy.erase, platform.inside.store, ANNA.email)

    await platform.sees(lambda: len(platform.post.shown) == 1 and platform.wiped())
    assert platform.post.texts[0].startswith("Opgeslagen: iets over mezelf")


async def test_what_is_on_its_way_to_who_is_erased_is_taken_away_as_well(platform: Platform) -> None:
    sending, erased, send = asyncio.Event(), asyncio.Event(), platform.post.send

    async def slowly(*said: Any) -> str:
        id = await send(*said)
        sending.set()
        await erased.wait()
        return id

    platform.post.send = slowly  # type: ignore[method-assign]
    await platform.says("hoi")
    await sending.wait()
    await asyncio.to_thread(privacy.erase, platform.inside.store, ANNA.email)
    assert platform.post.texts
    erased.set()

    await platform.sees(lambda: not platform.post.shown and platform.wiped())


async def test_what_cannot_be_taken_away_is_given_up(platform: Platform) -> None:
    await platform.says("hoi")
    await platform.sees_text("Opgeslagen: hoi")
    platform.post.troubles = [Blocked()]
    await asyncio.to_thread(privacy.erase, platform.inside.store, ANNA.email)

    await platform.sees(lambda: not platform.post.troubles and platform.wiped())


async def test_who_wants_no_notices_gets_them_with_the_next_answer(platform: Platform) -> None:
    async def notice(text: str) -> None:
        platform.inside.open_question(ANNA, None)
        await asyncio.to_thread(platform.inside.notice, ANNA, text)
        await asyncio.sleep(0.2)

    await platform.says("hoi")
    await platform.sees_text("Opgeslagen: hoi")
    await notice("Mark heeft een datum gekozen.")
    await platform.sees_text("Mark heeft een datum gekozen.\n\n(Liever geen meldingen?")
    await platform.says("Meldingen uit.")
    await platform.sees_text("Ik stuur je hier niets meer uit mezelf")
    await notice("Mark heeft getekend.")
    assert not any("Mark heeft getekend" in text for text in platform.post.texts)
    await platform.says("en verder")
    await platform.sees_text("Mark heeft getekend.\n\nOpgeslagen: en verder")
    await platform.says("meldingen aan")
    await platform.sees_text("stuur ik je hier weer een bericht")
    await notice("Het plan is klaar.")
    await platform.sees_text("Het plan is klaar.\n\n(Liever geen meldingen?")
    assert platform.inside.engine.texts() == ["hoi", "en verder"]
