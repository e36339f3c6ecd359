"""Any of the three can die at any moment: nothing is lost, nothing is done twice, and the conversation goes on.

Turns are stopped at a known place: the action has begun and waits for the database, which the test holds.
"""

from __future__ import annotations

import contextlib
import time
import uuid
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import httpx
import pytest
from running import Person, Said, System, database_held, until

from bot.catalogue import say

SORRY = say("apology")


@pytest.fixture
def anna(either_system: System) -> Iterator[Person]:
    """An employee who has arrived; whatever the test broke is whole again afterwards."""
    person = either_system.hire("Anna de Wit", manager=either_system.hire("Karin Bos"))
    person.arrives()
    yield person
    either_system.wait_until_well()


@pytest.fixture
def at_second_question(anna: Person) -> Person:
    anna.presses("De hele voorbereiding")
    bot = anna.says("Ik ben goed in rustig blijven als het druk is")
    assert bot.asks == "enjoy"
    return anna


def inbox_texts(person: Person) -> list[str]:
    with person.system.work() as work:
        return [m.text for m in work.inbox.history(person.id) if m.kind == "text"]


def replies(said: Said) -> list[str | None]:
    return [m["asks"] for m in said.messages if m["kind"] == "reply"]


@contextlib.contextmanager
def in_the_middle_of_a_turn(person: Person, text: str, id: str) -> Iterator[Future[httpx.Response]]:
    """Sends a message. In the block it is kept, and its action has begun and waits for the database.

    After the block the action, if it still lives, commits what it did: whoever asked for it may be gone by then.
    """
    system = person.system
    with database_held(system) as let_go, ThreadPoolExecutor(1) as thread:
        with system.frozen("actions"):
            sent = thread.submit(person.sends, text, id)
            until(lambda: text in inbox_texts(person), 60, "the message to be kept")
            time.sleep(0.5)  # on its way through the engine
            let_go.hold()
        time.sleep(1)  # the action wakes up and gets as far as it can
        yield sent
        let_go()


def test_actions_down_when_a_form_opens(either_system: System, anna: Person) -> None:
    with either_system.without("actions"):
        bot = anna.presses("De hele voorbereiding")
        # One kind line, and never the closing words of a form that did not run.
        assert bot.text == SORRY
        assert bot.pending

    bot = anna.waits_for_reply()
    assert replies(bot) == ["strengths"]
    assert "apology" not in bot.kinds
    bot = anna.says("Ik ben goed in rustig blijven als het druk is")
    assert bot.asks == "enjoy"
    assert either_system.plan(anna).reflection == {"strengths": "Ik ben goed in rustig blijven als het druk is"}


def test_actions_down_in_the_middle_of_a_form(either_system: System, at_second_question: Person) -> None:
    anna = at_second_question
    texts = [
        "Ik werk graag met jonge mensen op de afdeling",
        "Hallo, ben je er nog?",
        "Ja, vooral in de ochtend als er veel te doen is",
    ]
    with either_system.without("actions"), ThreadPoolExecutor(3) as threads:
        sent = []
        for text in texts:
            sent.append(threads.submit(anna.sends, text))
            until(lambda text=text: text in inbox_texts(anna), 60, "the message to be kept")
        assert all(future.result().json()["pending"] for future in sent)
    heard = anna.waits_for_reply(3)

    # One kind line for all of it; every answer at its own question, none over another.
    assert [m["text"] for m in heard.messages if m["kind"] == "apology"] == [SORRY]
    assert replies(heard) == ["used", "used", "improve"]
    assert inbox_texts(anna)[1:] == texts
    assert either_system.plan(anna).reflection == {
        "strengths": "Ik ben goed in rustig blijven als het druk is",
        "enjoy": texts[0],
        "used": texts[2],
    }


def test_the_engine_is_killed_in_the_middle_of_a_turn(either_system: System, at_second_question: Person) -> None:
    anna, id, text = at_second_question, uuid.uuid4().hex, "Ik werk graag met jonge mensen op de afdeling"
    with in_the_middle_of_a_turn(anna, text, id) as sent:
        either_system.kill("engine")
    assert sent.result().status_code == 200
    bot = anna.waits_for_reply()

    assert replies(bot) == ["used"]
    assert either_system.plan(anna).reflection["enjoy"] == text
    assert len(either_system.plan(anna).reflection) == 2
    assert inbox_texts(anna)[1:] == [text]
    history = [m for m in anna.history() if m.get("asks") == "used"]
    assert len(history) == 1
    assert anna.says("Ja, bijna elke dag wel een keer").asks == "improve"


def test_web_is_killed_in_the_middle_of_a_turn(either_system: System, at_second_question: Person) -> None:
    anna, id, text = at_second_question, uuid.uuid4().hex, "Ik werk graag met jonge mensen op de afdeling"
    with in_the_middle_of_a_turn(anna, text, id) as sent:
        either_system.kill("web")
        # Nobody hears an answer: the connection broke, or it took so long already that it would come later.
        assert isinstance(sent.exception(), httpx.TransportError) or sent.result().json()["pending"]
    until(lambda: either_system.health() is not None, 300, "web to answer")

    # The page sends it again, under the same id, until it has an answer.
    bot = anna.says(text, id=id)
    if not replies(bot):
        bot = anna.waits_for_reply()

    assert replies(bot) == ["used"]
    assert inbox_texts(anna)[1:] == [text]
    assert either_system.plan(anna).reflection["enjoy"] == text
    assert anna.says("Ja, bijna elke dag wel een keer").asks == "improve"


def test_actions_are_killed_in_the_middle_of_a_turn(either_system: System, at_second_question: Person) -> None:
    anna, id, text = at_second_question, uuid.uuid4().hex, "Ik werk graag met jonge mensen op de afdeling"
    with in_the_middle_of_a_turn(anna, text, id) as sent:
        either_system.kill("actions")
    assert sent.result().status_code == 200
    bot = anna.waits_for_reply()

    assert replies(bot) == ["used"]
    assert either_system.plan(anna).reflection["enjoy"] == text
    assert inbox_texts(anna)[1:] == [text]


def test_a_busy_database_delays_an_answer_and_loses_nothing(
    either_system: System, at_second_question: Person
) -> None:
    anna, text = at_second_question, "Ik werk graag met jonge mensen op de afdeling"
    with database_held(either_system) as let_go, ThreadPoolExecutor(1) as thread:
        let_go.hold()
        sent = thread.submit(anna.sends, text)
        with pytest.raises(TimeoutError):
            sent.result(timeout=2)
        let_go()
        bot = anna._answered(sent.result())
    assert replies(bot) == ["used"]
    assert either_system.plan(anna).reflection["enjoy"] == text
    assert anna.arrives().asks == "used"


def test_all_three_stop_and_start_and_everyone_goes_on_where_they_were(
    either_system: System, at_second_question: Person
) -> None:
    system = either_system
    anna, bram = at_second_question, system.hire("Bram Claes")
    bram.arrives()
    bram.presses("Eerst één doel (2 minuten)")
    bram.says("Elke maandag het werkoverleg van mijn team leiden")

    system.stop()
    with system.work(write=True) as work:
        # What is left of the engine's memory is of no importance.
        for person in (anna, bram):
            work.snapshots.delete(work.conversations.of(person.id).id)
    system.start()

    bot = anna.arrives()
    assert bot.asks == "enjoy"
    assert anna.says("Ik werk graag met jonge mensen op de afdeling").asks == "used"
    bot = bram.arrives()
    assert bot.asks == "result"
    assert bot.about == {"goal": 1}
    assert system.plan(anna).reflection["strengths"] == "Ik ben goed in rustig blijven als het druk is"


def test_an_engine_that_forgot_goes_on_at_the_open_question(
    either_system: System, at_second_question: Person
) -> None:
    anna = at_second_question
    with either_system.work(write=True) as work:
        work.snapshots.delete(work.conversations.of(anna.id).id)

    bot = anna.says("Ik werk graag met jonge mensen op de afdeling")

    assert bot.asks == "used"
    assert either_system.plan(anna).reflection["enjoy"] == "Ik werk graag met jonge mensen op de afdeling"
