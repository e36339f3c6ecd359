"""From inbox to outbox: in order, once, and never lost, whatever fails."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.catalogue import say
from bot.store.models import ConversationRow, SnapshotRow
from tests.fakes.engine import QUESTIONS, acknowledgement
from tests.fakes.processes import Process, Talk, kinds, leave_in_inbox, process_of, texts
from tests.fakes.world import ANNA, MARK, QUICK, World

pytestmark = pytest.mark.slow


async def everything_said(talk: Talk, until: int, seconds: float = 60.0) -> list[str]:
    """The replies of the whole conversation, once there are `until` of them."""
    ends = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < ends:
        replies = [m["text"] for m in (await talk.news(0, 0)).messages if m["kind"] == "reply"]
        if len(replies) >= until:
            return replies
        await asyncio.sleep(0.05)
    raise AssertionError(f"{len(replies)} replies in {seconds} s")


async def came_in(inside: World, count: int, seconds: float = 60.0) -> None:
    """Returns once so many messages are in the inbox."""
    ends = asyncio.get_running_loop().time() + seconds
    while asyncio.get_running_loop().time() < ends:
        with inside.store.work(write=False) as work:
            if len(work.inbox.history(ANNA.id)) >= count:
                return
        await asyncio.sleep(0.002)
    raise AssertionError(f"no {count} messages in {seconds} s")


async def test_a_typed_text_is_answered_in_the_same_request(process: Process, inside: World) -> None:
    talk = Talk(process)
    await talk.arrive()
    answer = await talk.say("Ik luister goed")
    assert texts(answer) == [f"Opgeslagen: Ik luister goed\n\n{QUESTIONS['enjoy']}"]
    assert not answer.pending
    assert answer.messages[0]["asks"] == "enjoy"


async def test_the_engine_gets_no_commands_and_no_long_texts_but_the_inbox_gets_every_letter(
    process: Process, inside: World
) -> None:
    talk = Talk(process)
    odd = ["", "   ", "/restart", "  /anything{}", "x" * 10_000, "😀 مرحبا\n\nregel\ttwee\x00"]
    for text in odd:
        await talk.say(text)
    for sent in inside.engine.texts():
        assert sent
        assert not sent.lstrip().startswith("/")
        assert len(sent) <= 1_001
    with inside.store.work(write=False) as work:
        assert [message.text for message in work.inbox.history(ANNA.id)] == odd


async def test_messages_of_one_person_go_one_at_a_time_in_order(process: Process, inside: World) -> None:
    inside.engine.seconds = 0.03
    inside.engine.reply = lambda body: [{"text": body["text"]}, acknowledgement(body["inbox"])]
    talk = Talk(process)
    await asyncio.gather(*(talk.say(f"bericht {n}") for n in range(12)))
    said = await everything_said(talk, 12)
    with inside.store.work(write=False) as work:
        came_in = [message.text for message in work.inbox.history(ANNA.id)]
    assert said == came_in
    assert inside.engine.overlaps == 0


async def test_people_do_not_wait_for_each_other(process: Process, inside: World) -> None:
    both = threading.Barrier(2)
    inside.engine.before_reply = lambda body: both.wait(60) and None
    await asyncio.gather(Talk(process, ANNA).say("hallo"), Talk(process, MARK).say("hallo"))
    assert inside.engine.most_at_once == 2


async def test_the_same_id_again_is_the_same_answer_and_is_not_handled_again(process: Process, inside: World) -> None:
    talk = Talk(process)
    await talk.arrive()
    inside.notice(ANNA, "Mark heeft het gesprek gepland.")
    first = await talk.say("Ik luister goed", id="once")
    again = await talk.say("Ik luister goed", id="once")
    assert again == first
    assert kinds(first) == ["notice", "reply"]
    assert inside.engine.texts() == ["Ik luister goed"]


async def test_the_same_id_twice_at_the_same_moment_is_handled_once(process: Process, inside: World) -> None:
    inside.engine.seconds = 0.1
    talk = Talk(process)
    answers = await asyncio.gather(*(talk.say("Ik luister goed", id="once") for _ in range(5)))
    assert len(inside.engine.turns) == 1
    assert len({tuple(texts(answer)) for answer in answers}) == 1


async def test_a_button_is_pressed_once_and_takes_the_others_with_it(process: Process, inside: World) -> None:
    talk = Talk(process)
    skip, why = (await talk.arrive()).messages[0]["buttons"]
    pressed = await talk.press(skip["payload"])
    assert "Overgeslagen" in texts(pressed)[0]
    assert inside.engine.turns[-1]["intent"] == "press"
    turns = len(inside.engine.turns)
    assert texts(await talk.press(skip["payload"])) == [say("button_old")]
    assert texts(await talk.press(why["payload"])) == [say("button_old")]
    assert texts(await talk.press("no-such-token")) == [say("button_old")]
    assert len(inside.engine.turns) == turns


async def test_a_press_that_is_sent_again_gets_its_own_answer(process: Process) -> None:
    talk = Talk(process)
    skip = (await talk.arrive()).messages[0]["buttons"][0]
    first = await talk.press(skip["payload"], id="once")
    assert await talk.press(skip["payload"], id="once") == first


async def test_someone_elses_button_does_nothing(process: Process, inside: World) -> None:
    annas = (await Talk(process, ANNA).arrive()).messages[0]["buttons"][0]
    turns = len(inside.engine.turns)
    assert texts(await Talk(process, MARK).press(annas["payload"])) == [say("button_foreign")]
    assert len(inside.engine.turns) == turns
    assert "Overgeslagen" in texts(await Talk(process, ANNA).press(annas["payload"]))[0]


async def test_one_failure_is_tried_again_without_a_word(process: Process, inside: World) -> None:
    inside.engine.failing = 1
    answer = await Talk(process).say("hallo")
    assert kinds(answer) == ["reply"]


async def test_a_failing_engine_is_apologised_for_once_and_the_answer_comes_later(
    process: Process, inside: World
) -> None:
    talk = Talk(process)
    await talk.arrive()
    inside.engine.down = True
    sorry = await talk.say("Ik luister goed")
    assert texts(sorry) == [say("apology")]
    assert sorry.pending
    second = asyncio.create_task(talk.say("En ik blijf rustig"))
    await came_in(inside, 3)
    await asyncio.sleep(0.5)
    inside.engine.down = False
    await everything_said(talk, 3)
    await second
    later = await talk.news(sorry.cursor)
    assert kinds(later) == ["reply", "reply"]
    assert texts(later)[0].startswith("Opgeslagen: Ik luister goed")
    assert texts(later)[1].startswith("Opgeslagen: En ik blijf rustig")


async def test_after_a_reply_the_next_failure_is_apologised_for_again(process: Process, inside: World) -> None:
    talk = Talk(process)
    for _ in range(2):
        inside.engine.down = True
        assert kinds(await talk.say("hallo")) == ["apology"]
        inside.engine.down = False
        with_reply = len([k for k in kinds(await talk.news(0, 0)) if k == "reply"]) + 1
        await everything_said(talk, with_reply)


async def test_an_answer_without_acknowledgement_is_a_failure(process: Process, inside: World) -> None:
    talk = Talk(process)
    await talk.arrive()
    inside.engine.actions_down = True
    assert texts(await talk.say("Ik luister goed")) == [say("apology")]
    inside.engine.actions_down = False
    assert (await everything_said(talk, 2))[-1].startswith("Opgeslagen: Ik luister goed")


async def test_the_acknowledgement_of_another_message_does_not_count(process: Process, inside: World) -> None:
    inside.engine.reply = lambda body: [{"text": "oud"}, acknowledgement("another")]
    assert kinds(await Talk(process).say("hallo")) == ["apology"]


async def test_before_another_try_the_engine_forgets_what_it_half_did(process: Process, inside: World) -> None:
    talk = Talk(process)
    await talk.arrive()
    conversation = inside.engine.turns[0]["conversation"]
    with inside.store.work() as work:
        half_done = SnapshotRow(
            conversation_id=conversation, slots="{}", active_loop="", updated_at=datetime.now(UTC)
        )
        work.session.add(half_done)
    inside.engine.failing = 1
    await talk.say("hallo")
    with inside.store.work(write=False) as work:
        assert work.session.get(SnapshotRow, conversation) is None


async def test_a_message_that_always_fails_is_put_aside_and_holds_up_nothing(process: Process, inside: World) -> None:
    inside.engine.sick = {"lastig"}
    talk = Talk(process)
    first = asyncio.create_task(talk.say("lastig"))
    await came_in(inside, 1)
    await talk.say("gezond")
    await everything_said(talk, 1)
    await first
    said = texts(await talk.news(0, 0))
    assert said[:2] == [say("apology"), say("parked")]
    assert said[2].startswith("Opgeslagen: gezond")
    assert inside.engine.texts().count("lastig") == QUICK.tries
    with inside.store.work(write=False) as work:
        assert work.inbox.count_parked() == 1
        assert work.inbox.history(ANNA.id)[0].text == "lastig"


async def test_while_the_engine_is_down_no_message_is_put_aside(process: Process, inside: World) -> None:
    inside.engine.down = True
    talk = Talk(process)
    await talk.say("hallo")
    while len(inside.engine.turns) <= QUICK.tries + 1:
        await asyncio.sleep(0.05)
    inside.engine.down = False
    assert len(await everything_said(talk, 1)) == 1


async def test_an_engine_that_is_down_is_left_alone_and_everyone_goes_on_when_it_is_back(inside: World) -> None:
    inside.engine.down = True
    pace = replace(QUICK, first_retry=0.02, longest_retry=600)
    async with process_of(inside, pace) as process:
        talk = Talk(process)
        assert kinds(await talk.say("hallo")) == ["apology"]
        await asyncio.sleep(0.4)
        assert len(inside.engine.turns) == 2
        inside.engine.down = False
        assert len(await everything_said(talk, 1)) == 1


async def test_what_a_dead_process_left_in_the_inbox_is_answered_by_the_next(inside: World) -> None:
    leave_in_inbox(inside, "Ik was er al", "left")
    async with process_of(inside) as process:
        assert await everything_said(Talk(process), 1) == [f"Opgeslagen: Ik was er al\n\n{QUESTIONS['enjoy']}"]


async def test_a_crash_after_the_dialogue_applied_a_message_asks_the_engine_again(inside: World) -> None:
    message = leave_in_inbox(inside, "Ik was er al", "left")
    with inside.store.work() as work:
        work.inbox.mark_applied(message, {"said": "x"}, datetime.now(UTC))
    async with process_of(inside) as process:
        assert len(await everything_said(Talk(process), 1)) == 1
    assert [turn["inbox"] for turn in inside.engine.turns] == [message]


async def test_another_process_takes_over_when_one_dies_in_the_middle_of_a_turn(inside: World) -> None:
    pace = replace(QUICK, lease=1.0)
    async with process_of(inside, pace) as first:
        inside.engine.seconds = 5
        dying = asyncio.create_task(Talk(first).say("Ik luister goed"))
        while not inside.engine.turns:
            await asyncio.sleep(0.02)
        await first.die()
        dying.cancel()
        inside.engine.seconds = 0
        inside.engine.now_serving.clear()
        async with process_of(inside, pace) as second:
            assert len(await everything_said(Talk(second), 1)) == 1
    with inside.store.work(write=False) as work:
        assert [row.kind for row in work.outbox.history(ANNA.id, 10)] == ["reply"]


async def test_two_processes_on_one_database_keep_order_and_double_nothing(
    two_processes: tuple[Process, Process], inside: World
) -> None:
    inside.engine.seconds = 0.05
    inside.engine.reply = lambda body: [{"text": body["text"]}, acknowledgement(body["inbox"])]
    talks = [Talk(process) for process in two_processes]
    saying = []
    for n in range(20):
        saying.append(asyncio.create_task(talks[n % 2].say(f"bericht {n}", id=f"m{n}")))
        await came_in(inside, n + 1)  # what is said at the same moment has no order
    answers = await asyncio.gather(*saying)
    assert await everything_said(talks[0], 20) == [f"bericht {n}" for n in range(20)]
    assert inside.engine.overlaps == 0
    assert len(inside.engine.turns) == 20
    assert all(f"bericht {n}" in texts(answer) for n, answer in enumerate(answers))


async def test_what_a_browser_was_given_counts_as_delivered(process: Process, inside: World) -> None:
    await Talk(process).say("hallo")
    ends = asyncio.get_running_loop().time() + 60
    undelivered: list[object] = [None]
    while undelivered and asyncio.get_running_loop().time() < ends:
        await asyncio.sleep(0.05)
        with inside.store.work(write=False) as work:
            undelivered = list(work.outbox.undelivered(ANNA.id))
    assert undelivered == []


async def test_a_slow_turn_keeps_its_lease(inside: World) -> None:
    def leased_until() -> datetime | None:
        with inside.store.work(write=False) as work:
            return work.session.scalars(select(ConversationRow.leased_until)).one()

    goes_on = threading.Event()
    inside.engine.before_reply = lambda body: goes_on.wait(120) and None
    async with process_of(inside, replace(QUICK, lease=3.0)) as process:
        saying = asyncio.create_task(Talk(process).say("hallo"))
        while not inside.engine.turns:
            await asyncio.sleep(0.02)
        at_first = leased_until()
        assert at_first is not None
        while (now := leased_until()) is not None and now <= at_first:  # a hang fails by itself
            await asyncio.sleep(0.05)
        assert now is not None, "it was given back before the end"
        goes_on.set()
        assert kinds(await saying) == ["reply"]
    assert len(inside.engine.turns) == 1
