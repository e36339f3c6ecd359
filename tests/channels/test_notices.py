"""What another party did: told at a good moment, once, and never in the middle of a question."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.known import NotKnown
from tests.fakes.processes import Process, Talk, kinds, texts
from tests.fakes.world import ANNA, GONE, World

pytestmark = pytest.mark.slow  # waits for what is pushed


async def test_a_notice_waits_while_a_question_is_open(process: Process, inside: World) -> None:
    talk = Talk(process)
    cursor = (await talk.arrive()).cursor
    inside.open_question(ANNA, "strengths")
    inside.notice(ANNA, "Mark heeft het gesprek gepland.")
    assert (await talk.news(cursor, 0.3)).messages == []


async def test_it_stands_in_front_of_the_next_reply_and_is_said_once(process: Process, inside: World) -> None:
    talk = Talk(process)
    await talk.arrive()
    inside.open_question(ANNA, "strengths")
    inside.notice(ANNA, "Mark heeft het gesprek gepland.")
    assert kinds(await talk.say("Ik luister goed")) == ["notice", "reply"]
    assert kinds(await talk.say("En ik ben rustig")) == ["reply"]


async def test_someone_who_keeps_a_cursor_gets_it_in_the_same_place(process: Process, inside: World) -> None:
    talk = Talk(process)
    cursor = (await talk.arrive()).cursor
    inside.open_question(ANNA, "strengths")
    inside.notice(ANNA, "Mark heeft het gesprek gepland.")
    held = await talk.news(cursor, 0)
    assert held.cursor == cursor
    answer = await talk.say("Ik luister goed", after=cursor)
    assert kinds(answer) == ["notice", "reply"]
    assert (await talk.news(answer.cursor, 0)).messages == []


async def test_it_is_pushed_at_once_when_no_question_is_open(process: Process, inside: World) -> None:
    talk = Talk(process)
    cursor = (await talk.arrive()).cursor
    inside.open_question(ANNA, None)
    waiting = asyncio.create_task(talk.news(cursor, 25))
    await asyncio.sleep(0.1)
    inside.notice(ANNA, "Mark heeft het gesprek gepland.")
    news = await waiting
    assert texts(news) == ["Mark heeft het gesprek gepland."]
    assert kinds(await talk.say("Ik luister goed")) == ["reply"]


async def test_on_arriving_notices_come_before_the_welcome(process: Process, inside: World) -> None:
    inside.notice(ANNA, "Eerst dit.")
    inside.notice(ANNA, "Dan dat.")
    answer = await Talk(process).arrive()
    assert kinds(answer) == ["notice", "notice", "reply"]
    assert texts(answer)[:2] == ["Eerst dit.", "Dan dat."]


async def test_what_follows_from_a_delivery_is_kept_from_people_and_done_when_it_is_delivered(
    process: Process, inside: World
) -> None:
    done = []
    process.chat._delivered = lambda work, rows, now: done.extend(row.on_delivered for row in rows)
    inside.notice(ANNA, "Je hebt een nieuwe leidinggevende.", on_delivered={"told_of_manager": "plan"})
    answer = await Talk(process).arrive()
    assert "on_delivered" not in str(answer)
    assert done == [{"told_of_manager": "plan"}]


async def test_the_history_shows_both_sides_with_the_choice_that_was_made(process: Process, inside: World) -> None:
    talk = Talk(process)
    skip = (await talk.arrive()).messages[0]["buttons"][0]
    await talk.press(skip["payload"])
    await talk.say("Ik help graag\n\nmensen", id="mine")
    history = await process.chat.history(ANNA.id)
    mine = [(entry["text"], entry["pressed"]) for entry in history["messages"] if entry["from"] == "you"]
    assert mine == [("Overslaan", True), ("Ik help graag\n\nmensen", False)]
    assert [entry["from"] for entry in history["messages"]] == ["bot", "you", "bot", "you", "bot"]
    assert history["messages"][3]["event"] == "mine"
    assert "commands" not in str(history["messages"])


async def test_a_command_behind_a_button_never_leaves_the_system(process: Process) -> None:
    answer = await Talk(process).arrive()
    assert all(set(button) == {"title", "payload"} for button in answer.messages[0]["buttons"])
    assert all(button["payload"] not in ("skip", "why") for button in answer.messages[0]["buttons"])


async def test_someone_who_left_is_not_served(process: Process) -> None:
    with pytest.raises(NotKnown):
        await Talk(process, GONE).say("hallo")
    with pytest.raises(NotKnown):
        await Talk(process, GONE).news(0, 0)
    with pytest.raises(NotKnown):
        await process.chat.history(GONE.id)


async def test_a_long_poll_ends_when_the_process_is_about_to_stop(process: Process) -> None:
    talk = Talk(process)
    cursor = (await talk.arrive()).cursor
    waiting = asyncio.create_task(talk.news(cursor, 25))
    await asyncio.sleep(0.05)
    process.chat.close()
    assert (await asyncio.wait_for(waiting, 20)).messages == []
    assert process.bells.listeners == 0
