"""What the door stops reaches nothing but memory until the person chose, on every channel."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text

from bot.channels.door import HELD_FOR, LOOK_SECONDS, Doorkeeper, Held
from bot.channels.front_desk import Arrival, FrontDesk, Profile, Receipt
from bot.channels.neighbours import Neighbours
from bot.dialogue.door import Door, Finding, Subject
from bot.learning.linear import ModelMissing
from bot.store import Store
from tests.fakes.processes import Process, Talk, process_of
from tests.fakes.world import ANNA, MARK, World, patient

ILL = "  Ik zit sinds mei thuis met een burn-out, kanarie 77.  "
FINE = "Ik wil leren plannen."


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 2, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def everything_in(store: Store) -> str:
    """Every value of every table as it is read by the program: decrypted, where it is encrypted."""
    from bot.store.models import Base

    found = []
    with store.work(write=False) as work:
        for mapper in Base.registry.mappers:
            for row in work.session.query(mapper.class_):
                found += [str(getattr(row, column.key)) for column in inspect(mapper.class_).columns]
    return "\n".join(found)


def raw(store: Store) -> str:
    """The same as it stands on the disk."""
    with store.engine.connect() as connection:
        tables = inspect(store.engine).get_table_names()
        return "\n".join(
            str(tuple(row)) for table in tables for row in connection.execute(text(f"select * from {table}"))
        )


def choice(answer: dict[str, Any], word: str) -> str:
    """The payload of the button whose title holds this word."""
    return str(next(b["payload"] for b in answer["buttons"] if word in b["title"]))


# --- the browser and the terminal ----------------------------------------------------------------------


async def test_a_text_about_health_is_asked_about_and_kept_nowhere(process: Process, inside: World) -> None:
    inside.open_question(ANNA, "improve")
    told = await Talk(process).say(ILL)
    [asked] = told.messages
    assert "gezondheid" in asked["text"]
    assert asked["asks"] == "improve"
    assert len(asked["buttons"]) == 3
    assert "kanarie" not in everything_in(process.store) + raw(process.store)
    assert inside.engine.texts() == []


async def test_not_about_health_lets_it_in_once_and_to_the_letter(process: Process, inside: World) -> None:
    anna = Talk(process)
    asked = (await anna.say(ILL)).messages[0]
    await anna.press(choice(asked, "niet over"))
    await anna.press(choice(asked, "niet over"))
    with process.store.work(write=False) as work:
        texts = [sent.text for sent in work.inbox.history(ANNA.id) if sent.kind == "text"]
    assert texts == [ILL]
    # The next text is looked at again.
    assert len((await anna.say(ILL)).messages[0]["buttons"]) == 3


async def test_who_goes_away_at_the_door_is_served_all_the_same(
    process: Process, inside: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = Talk(process)
    asked = (await anna.say(ILL)).messages[0]
    settling, goes_on = threading.Event(), threading.Event()

    def slow(*_: object) -> None:
        settling.set()
        goes_on.wait(60)

    monkeypatch.setattr(process.door, "settle", slow)
    pressing = asyncio.create_task(anna.press(choice(asked, "niet over")))
    await asyncio.to_thread(settling.wait, 60)
    pressing.cancel()
    await asyncio.gather(pressing, return_exceptions=True)
    goes_on.set()
    await asyncio.wait_for(anna.say(FINE), 20)
    assert inside.engine.texts() == [ILL, FINE]


async def test_left_out_is_the_sentence_and_the_rest_goes_in(process: Process) -> None:
    anna = Talk(process)
    asked = (await anna.say(f"{FINE} {ILL.strip()} Daarna wil ik teamleider worden.")).messages[0]
    await anna.press(choice(asked, "weg"))
    with process.store.work(write=False) as work:
        [kept] = [sent.text for sent in work.inbox.history(ANNA.id) if sent.kind == "text"]
    assert "kanarie" not in kept
    assert FINE in kept
    assert "teamleider" in kept


async def test_with_nothing_left_the_question_is_asked_again(process: Process, inside: World) -> None:
    anna = Talk(process)
    asked = (await anna.say(ILL)).messages[0]
    answer = await anna.press(choice(asked, "weg"))
    assert answer.messages
    assert "kanarie" not in everything_in(process.store)
    with process.store.work(write=False) as work:
        assert [sent.kind for sent in work.inbox.history(ANNA.id)] == ["arrive"]


async def test_whoever_types_again_has_written_differently(process: Process) -> None:
    anna = Talk(process)
    asked = (await anna.say(ILL)).messages[0]
    await anna.say(FINE)
    lost = await anna.press(choice(asked, "niet over"))
    assert "niet meer" in lost.messages[0]["text"]
    with process.store.work(write=False) as work:
        assert [sent.text for sent in work.inbox.history(ANNA.id)] == [FINE]


@pytest.mark.parametrize("why", ["waarom?", "Hoezo mag dat niet", "wat is daar mis mee?"])
async def test_who_asks_why_hears_why_it_was_stopped_and_can_still_choose(
    process: Process, inside: World, why: str
) -> None:
    anna = Talk(process)
    await anna.say(ILL)
    told = (await anna.say(why)).messages[0]
    assert "als je het zelf vertelt" in told["text"]
    assert inside.engine.texts() == []
    await anna.press(choice(told, "niet over"))
    assert inside.engine.texts() == [ILL]


async def test_why_is_about_the_open_question_when_nothing_was_stopped(process: Process, inside: World) -> None:
    await Talk(process).say("waarom?")
    assert inside.engine.texts() == ["waarom?"]


async def test_the_same_message_sent_again_is_asked_about_once(process: Process) -> None:
    chat = process.chat
    first = await chat.send(ANNA.id, "m1", text=ILL)
    second = await chat.send(ANNA.id, "m1", text=ILL)
    assert first.messages == second.messages
    await chat.send(ANNA.id, "p1", payload=choice(first.messages[0], "niet over"))
    again = await chat.send(ANNA.id, "m1", text=ILL)
    assert not any(b["payload"].startswith("door.") for shown in again.messages for b in shown["buttons"])


async def test_the_choice_of_someone_else_does_nothing(process: Process) -> None:
    asked = (await Talk(process).say(ILL)).messages[0]
    theirs = await Talk(process, MARK).press(choice(asked, "niet over"))
    assert "niet meer" in theirs.messages[0]["text"]
    assert "kanarie" not in everything_in(process.store)


@pytest.mark.parametrize(("word", "kept"), [("niet over", [f"{FINE} {ILL}"]), ("weg", [FINE]), ("anders", [])])
async def test_a_choice_that_reaches_another_process_is_carried_out_there(
    inside: World, word: str, kept: list[str]
) -> None:
    async with process_of(inside) as first, process_of(inside) as second:
        asked = (await Talk(first).say(f"{FINE} {ILL}")).messages[0]
        theirs = await Talk(second, MARK).press(choice(asked, word))
        assert "niet meer" in theirs.messages[0]["text"]
        anna = Talk(second)
        await anna.press(choice(asked, word))
        await anna.press(choice(asked, word))
        assert "kanarie" not in repr(first.door._held) + repr(first.door._chosen)
        with second.store.work(write=False) as work:
            assert [sent.text for sent in work.inbox.history(ANNA.id) if sent.kind == "text"] == kept


async def test_when_the_process_that_held_it_is_gone_it_is_asked_for_again(inside: World) -> None:
    async with process_of(inside) as second:
        async with process_of(inside) as first:
            asked = (await Talk(first).say(ILL)).messages[0]
        lost = await Talk(second).press(choice(asked, "niet over"))
        assert "nog een keer typen" in lost.messages[0]["text"]


async def test_what_is_handed_over_touches_no_disk_and_others_cannot_reach_it(inside: World) -> None:
    async with process_of(inside) as first, process_of(inside) as second:
        asked = (await Talk(first).say(ILL)).messages[0]
        await Talk(second).press(choice(asked, "anders"))
        meeting_place = inside.settings.processes_dir
        assert meeting_place.stat().st_mode & 0o077 == 0
        assert len(list(meeting_place.iterdir())) == 2
        assert all(path.is_socket() for path in meeting_place.iterdir())
    assert not list(meeting_place.iterdir())


async def test_an_erase_lets_go_of_it_at_every_process(inside: World) -> None:
    async with process_of(inside) as first, process_of(inside) as second:
        asked = (await Talk(first).say(ILL)).messages[0]
        hers = (await Talk(first, MARK).say(ILL)).messages[0]
        assert second.door.forget(ANNA.id) == 1
        lost = await Talk(first).press(choice(asked, "niet over"))
        assert "niet meer" in lost.messages[0]["text"]
        await Talk(first, MARK).press(choice(hers, "niet over"))
        with second.store.work(write=False) as work:
            assert [sent.text for sent in work.inbox.history(MARK.id) if sent.kind == "text"] == [ILL]


class TestNeighbours:
    @pytest.fixture
    def pair(self, tmp_path: Path) -> Iterator[tuple[Neighbours, Neighbours]]:
        with patient():
            yield from self._pair(tmp_path)

    def _pair(self, tmp_path: Path) -> Iterator[tuple[Neighbours, Neighbours]]:
        pair = Neighbours(tmp_path / "here"), Neighbours(tmp_path / "here")
        pair[0].listen({"twice": lambda number: 2 * number})
        yield pair
        pair[0].close()

    def test_one_asks_the_other(self, pair: tuple[Neighbours, Neighbours]) -> None:
        assert pair[1].ask(pair[0].name, "twice", 21) == 42
        assert list(pair[1].ask_all("twice", 21)) == [42]

    @pytest.mark.parametrize("name", ["", "0" * 12, "../../etc", "x" * 12])
    def test_who_is_not_there_says_nothing(self, pair: tuple[Neighbours, Neighbours], name: str) -> None:
        assert pair[1].ask(name, "twice", 21) is None

    def test_what_nobody_offered_is_not_done(
        self, pair: tuple[Neighbours, Neighbours], caplog: pytest.LogCaptureFixture
    ) -> None:
        assert pair[1].ask(pair[0].name, "thrice", 21) is None
        assert caplog.messages == ["answering another process failed"]
        assert pair[1].ask(pair[0].name, "twice", 21) == 42

    def test_the_socket_of_one_that_was_killed_is_cleared_away(self, pair: tuple[Neighbours, Neighbours]) -> None:
        left = pair[1]._path("0" * 12)
        with socket.socket(socket.AF_UNIX) as dead:
            dead.bind(str(left))
        assert list(pair[1].ask_all("twice", 21)) == [None, 42]
        assert not left.exists()

    def test_one_that_hangs_is_not_waited_for(
        self, pair: tuple[Neighbours, Neighbours], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("bot.channels.neighbours.PATIENCE_SECONDS", 0.05)
        with socket.socket(socket.AF_UNIX) as hanging:
            hanging.bind(str(pair[1]._path("0" * 12)))
            hanging.listen()
            assert pair[1].ask("0" * 12, "twice", 21) is None


# --- a platform ----------------------------------------------------------------------------------------


class Desk:
    """Anna on Slack, in front of the desk."""

    def __init__(self, process: Process) -> None:
        self.process = process
        self.desk = FrontDesk(process.back, base_url="http://localhost:8000")
        self._events = 0

    async def gives(self, kind: Any, text: str, event: str = "", **more: Any) -> Receipt:
        self._events += 1

        async def who() -> Profile:
            return Profile(name="Anna", email=ANNA.email)

        return await self.desk.receive(Arrival("slack", event or f"e{self._events}", "anna", kind, text, **more), who)

    def said(self) -> list[dict[str, Any]]:
        with self.process.store.work(write=False) as work:
            return [row.message for row in work.outbox.after(ANNA.id, 0)]

    def choice(self, word: str) -> str:
        """The payload of this button of what the door asked last, whatever the bot says meanwhile."""
        asked = [said for said in self.said() if any(b["payload"].startswith("door.") for b in said["buttons"])]
        return choice(asked[-1], word)

    def came_in(self) -> list[str]:
        with self.process.store.work(write=False) as work:
            rows = work.inbox.history(ANNA.id)
            return [row.text for row in rows if row.kind == "text" or row.text.startswith(("correct:", "row:"))]


@pytest.fixture
def slack(process: Process) -> Desk:
    return Desk(process)


async def test_a_platform_gets_the_question_without_the_sentence(slack: Desk, inside: World) -> None:
    receipt = await slack.gives("text", ILL)
    assert receipt.answered
    assert receipt.waits is None
    assert "gezondheid" in slack.said()[-1]["text"]
    assert "kanarie" not in everything_in(slack.process.store)
    await slack.gives("press", slack.choice("niet over"))
    assert slack.came_in() == [ILL]


async def test_on_a_platform_too_why_is_about_the_stop(slack: Desk) -> None:
    await slack.gives("text", ILL)
    await slack.gives("text", "waarom?", "why")
    await slack.gives("text", "waarom?", "why")
    assert ["als je het zelf vertelt" in said["text"] for said in slack.said()] == [False, True]
    await slack.gives("press", slack.choice("niet over"))
    assert slack.came_in() == [ILL]


async def test_what_was_stopped_is_chosen_of_where_it_was_typed(process: Process, slack: Desk) -> None:
    anna = Talk(process)
    await slack.gives("text", FINE)
    await anna.say(ILL)
    await slack.gives("text", "waarom?")
    assert [said["buttons"] for said in slack.said() if "als je het zelf vertelt" in said["text"]] == []
    await slack.gives("form", '{"goal": "Ik wil leren plannen", "planning": "na mijn burn-out"}')
    told = await anna.say("waarom?")
    assert not any(b["payload"].startswith("door.") for said in told.messages for b in said["buttons"])


async def test_nobody_who_writes_waits_while_another_process_is_asked(
    slack: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(self: Neighbours, name: str, what: str, *given: Any) -> None:
        assert not threading.current_thread().name.startswith("store-write")
        asked.append(what)

    def ask_all(self: Neighbours, what: str, *given: Any) -> list[None]:
        return [ask(self, "", what)]

    monkeypatch.setattr(Neighbours, "ask", ask)
    monkeypatch.setattr(Neighbours, "ask_all", ask_all)
    await slack.gives("text", FINE)
    await slack.gives("text", "waarom?")
    await slack.gives("text", ILL, "m")
    await slack.gives("edit", FINE, "better", edits="m")
    await slack.gives("press", "door.000000000000-x.send")
    assert asked == ["waits", "holds", "choose"]


async def test_nobody_waits_while_words_are_judged(
    process: Process, slack: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long text takes the model a while: neither the event loop nor whoever writes to the store may be held up."""
    judged: list[str] = []
    look = Door.look

    def spy(self: Door, text: str) -> Finding | None:
        thread = threading.current_thread()
        assert thread is not threading.main_thread()
        assert not thread.name.startswith("store-")
        judged.append(text.strip())
        return look(self, text)

    monkeypatch.setattr(Door, "look", spy)
    anna = Talk(process)
    await anna.say(FINE)
    await anna.press(choice((await anna.say(ILL)).messages[0], "weg"))
    assert judged == [FINE, ILL.strip(), ILL.strip(), ""]
    judged.clear()
    await slack.gives("text", FINE, "m")
    await slack.gives("edit", ILL, "worse", edits="m")
    await slack.gives("press", slack.choice("weg"))
    await slack.gives("form", f'{{"goal": "{FINE}"}}')
    assert judged == [FINE, ILL.strip(), ILL.strip(), "", FINE]


async def test_what_one_person_types_stays_in_order_however_long_it_is_looked_at(
    process: Process, inside: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_is_sent, look = threading.Event(), Door.look

    def slow_at_first(self: Door, text: str) -> Finding | None:
        if text == "eerst":
            second_is_sent.wait(60)
        return look(self, text)

    monkeypatch.setattr(Door, "look", slow_at_first)
    chat = process.chat
    both = [asyncio.create_task(chat.send(ANNA.id, text, text=text)) for text in ("eerst", "daarna")]
    await asyncio.sleep(0.1)
    second_is_sent.set()
    await asyncio.gather(*both)
    assert inside.engine.texts() == ["eerst", "daarna"]


async def test_a_second_delivery_of_message_or_press_changes_nothing(slack: Desk) -> None:
    await slack.gives("text", ILL, "m")
    await slack.gives("text", ILL, "m")
    assert len(slack.said()) == 1
    payload = slack.choice("niet over")
    await slack.gives("press", payload, "p")
    await slack.gives("press", payload, "p")
    await slack.gives("text", ILL, "m")
    assert slack.came_in() == [ILL]


async def test_a_message_edited_where_it_stands_is_written_differently(slack: Desk) -> None:
    await slack.gives("text", ILL, "m")
    await slack.gives("edit", ILL, "preview", edits="m")
    assert len(slack.said()) == 1
    await slack.gives("edit", FINE, "better", edits="m")
    assert slack.came_in() == [FINE]
    await slack.gives("edit", FINE + " Echt.", "again", edits="m")
    assert [words.split(":")[-1] for words in slack.came_in()] == [FINE, FINE + " Echt."]


async def test_a_correction_goes_past_the_door_too(slack: Desk) -> None:
    await slack.gives("text", FINE, "m")
    await slack.gives("edit", ILL, "worse", edits="m")
    assert slack.came_in() == [FINE]
    await slack.gives("press", slack.choice("niet over"))
    assert slack.came_in()[-1].endswith(ILL)


async def test_the_cells_of_a_form_go_past_the_door(slack: Desk) -> None:
    await slack.gives("form", '{"goal": "Ik wil leren plannen", "planning": "na mijn burn-out, kanarie 77"}')
    assert slack.came_in() == []
    assert "kanarie" not in everything_in(slack.process.store)
    await slack.gives("press", slack.choice("weg"))
    assert slack.came_in() == []


# --- what is held --------------------------------------------------------------------------------------


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def keeper(inside: World, clock: Clock) -> Doorkeeper:
    return Doorkeeper(inside.settings.models_dir, clock=clock)


def held_by(keeper: Doorkeeper) -> Held:
    held = keeper.stop(ANNA.id, "m1", ILL, keeper.judge(ILL))
    assert held is not None
    return held


def test_after_a_quarter_nothing_is_held(keeper: Doorkeeper, clock: Clock) -> None:
    held = held_by(keeper)
    payload = held.buttons("nl")[0]["payload"]
    clock.now += HELD_FOR - timedelta(seconds=LOOK_SECONDS + 1)
    assert keeper.choose(payload, ANNA.id) is not None
    clock.now += timedelta(seconds=1)
    keeper.let_go()
    assert keeper.choose(payload, ANNA.id) is None
    assert not keeper._held
    assert not keeper._chosen


async def test_it_is_forgotten_without_anyone_asking(keeper: Doorkeeper, clock: Clock, monkeypatch: Any) -> None:
    monkeypatch.setattr("bot.channels.door.LOOK_SECONDS", 0.001)
    held_by(keeper)
    clock.now += HELD_FOR
    task = asyncio.create_task(keeper.keep_forgetting())
    while keeper._held:  # a hang fails by itself
        await asyncio.sleep(0.001)
    task.cancel()


def test_what_is_held_shows_itself_nowhere(keeper: Doorkeeper) -> None:
    held = held_by(keeper)
    assert "kanarie" not in repr(held) + str(held) + repr(keeper)


def test_after_the_choice_the_text_is_gone_from_memory(keeper: Doorkeeper) -> None:
    held = held_by(keeper)
    keeper.settle(held, "send")
    again = keeper.choose(held.buttons("nl")[2]["payload"], ANNA.id)
    assert again is not None
    assert (again[0], again[1].text, again[1].finding.sentence) == ("send", "", "")


@pytest.mark.parametrize("payload", ["door.", "door.x.send", "door..", "door.x.y.z"])
def test_a_made_up_choice_is_none(keeper: Doorkeeper, payload: str) -> None:
    held_by(keeper)
    assert keeper.choose(payload, ANNA.id) is None


def test_without_its_model_nobody_is_let_in(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        Doorkeeper(tmp_path).judge(FINE)


def test_every_way_in_for_typed_words_has_the_door() -> None:
    """Whoever adds a way in must lead it past the door: only these files put something in the inbox."""
    root = Path(__file__).parents[2] / "bot"
    ways: Callable[[Path], bool] = lambda file: "inbox.add(" in file.read_text()  # noqa: E731
    assert sorted(str(f.relative_to(root)) for f in root.rglob("*.py") if ways(f)) == [
        "channels/browser.py",
        "channels/front_desk.py",
    ]


@pytest.mark.parametrize("quote", [False, True])
def test_who_tells_of_an_illness_hears_who_is_there_for_that(quote: bool) -> None:
    def asked(subject: Subject) -> str:
        finding = Finding(subject, "een zin")
        held = Held("1", "p", "e", "een zin, en meer", finding, datetime(2026, 11, 2, tzinfo=UTC))
        return held.question("nl", quote=quote)

    assert "bedrijfsarts" in asked("health")
    assert "bedrijfsarts" not in asked("union")
    assert "alleen wat je wilt leren of doen" in asked("union")
