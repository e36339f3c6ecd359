"""Who types not to want to live any more is told whom to call, on every channel, and nothing of it is kept."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue import say
from bot.channels.door import Doorkeeper
from bot.channels.front_desk import Arrival, FrontDesk, Profile
from bot.dialogue.door import Door
from tests.fakes.processes import Process, Talk
from tests.fakes.world import ANNA, World

SAID = "Ik wil niet meer leven, kanarie 77."
NUMBERS = ("113.nl", "0800-0113", "1813", "zelfmoord1813.be", "112", "niemand mee")


class Blind(Door):
    """A model that lets everything in."""

    def __init__(self) -> None:
        """Reads nothing."""

    def look(self, text: str) -> None:
        """Sees nothing."""


@pytest.fixture(autouse=True)
def blind(process: Process) -> None:
    process.door._door = Blind()


def press(asked: dict[str, Any], title: str) -> str:
    return str(next(b["payload"] for b in asked["buttons"] if b["title"] == title))


def kept(process: Process) -> str:
    with process.store.work(write=False) as work:
        rows = [row.text for row in work.inbox.history(ANNA.id)]
        return repr(rows) + repr([row.message for row in work.outbox.after(ANNA.id, 0)])


async def test_in_the_browser_and_the_terminal_whatever_the_model_says(
    process: Process, inside: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    inside.open_question(ANNA, "improve")
    anna = Talk(process)
    [asked] = (await anna.say(SAID)).messages
    assert [number for number in NUMBERS if number not in asked["text"]] == []
    assert [b["title"] for b in asked["buttons"]] == [
        say("door.again"),
        say("door.leave"),
        say("door.not_despair"),
    ]
    assert asked["asks"] == "improve"
    assert inside.engine.texts() == []
    assert "kanarie" not in kept(process) + caplog.text
    # Who asks why is not left without them either.
    assert "0800-0113" in (await anna.say("waarom?")).messages[0]["text"]
    # It goes in when it meant something else.
    await anna.press(press(asked, say("door.not_despair")))
    assert inside.engine.texts() == [SAID]


async def test_left_out_is_the_sentence_that_says_so(process: Process, inside: World) -> None:
    anna = Talk(process)
    [asked] = (await anna.say(f"Ik wil leren plannen. {SAID}")).messages
    await anna.press(press(asked, say("door.leave")))
    assert inside.engine.texts() == ["Ik wil leren plannen."]


@pytest.mark.parametrize("channel", ["slack", "teams"])
@pytest.mark.parametrize(
    ("kind", "text"),
    [("text", SAID), ("form", '{"goal": "Ik wil leren plannen", "planning": "' + SAID + '"}')],
)
async def test_on_a_platform_too_and_in_its_form(
    process: Process, inside: World, caplog: pytest.LogCaptureFixture, channel: Any, kind: Any, text: str
) -> None:
    caplog.set_level(logging.DEBUG)

    async def who() -> Profile:
        return Profile(name="Anna", email=ANNA.email)

    desk = FrontDesk(process.back, base_url="http://localhost:8000")
    assert (await desk.receive(Arrival(channel, "e1", "anna", kind, text), who)).answered
    with process.store.work(write=False) as work:
        told = work.outbox.after(ANNA.id, 0)[-1].message
    assert [number for number in NUMBERS if number not in told["text"]] == []
    assert len(told["buttons"]) == 3
    assert "kanarie" not in kept(process) + caplog.text
    assert inside.engine.texts() == []


def test_whoever_says_so_in_asking_why_a_text_was_stopped_is_heard(tmp_path: Path) -> None:
    door = Doorkeeper(tmp_path)
    assert door.stop(ANNA.id, "m1", SAID, door.judge(SAID)) is not None
    assert door.asked_why(ANNA.id, "waarom niet?") is not None
    assert door.asked_why(ANNA.id, "waarom niet? ik wil gewoon dood") is None


def test_also_when_there_is_no_model(tmp_path: Path) -> None:
    door = Doorkeeper(tmp_path)
    held = door.stop(ANNA.id, "m1", SAID, door.judge(SAID))
    assert held is not None
    assert "0800-0113" in held.question("nl", quote=True)
    assert "kanarie" not in held.question("nl", quote=True) + repr(held)


def test_the_numbers_stand_in_one_place() -> None:
    bot = Path(__file__).parents[2] / "bot"
    assert [file.name for file in bot.rglob("*.py") if "0800-0113" in file.read_text()] == ["catalogue.py"]
