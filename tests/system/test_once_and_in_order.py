"""Each message is handled once and in order, and each reply arrives, however connections and people behave."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest
from running import Person, System, until
from ways import ANSWERS

from bot.plan.questions import REFLECTION


@pytest.fixture
def anna(either_system: System) -> Person:
    """An employee at the first question."""
    person = either_system.hire("Anna de Wit", manager=either_system.hire("Karin Bos"))
    person.arrives()
    person.presses("De hele voorbereiding")
    return person


def test_messages_sent_without_waiting_are_handled_in_order(either_system: System, anna: Person) -> None:
    answers = list(ANSWERS.values())
    with ThreadPoolExecutor(len(answers)) as connections:
        with either_system.frozen("actions"):
            # The first waits in the engine while the others come in, each on a connection of its own.
            sent = []
            for answer in answers:
                sent.append(connections.submit(anna.sends, answer))
                _wait_for_inbox(either_system, anna, answer)
        assert {future.result().status_code for future in sent} == {200}

    anna.waits_for_reply(8)
    assert either_system.plan(anna).reflection == ANSWERS
    assert [m["asks"] for m in anna.history() if m.get("kind") == "reply"][-8:] == [*REFLECTION[1:], "goal"]


def _wait_for_inbox(system: System, person: Person, text: str) -> None:
    def is_there() -> bool:
        with system.work() as work:
            return any(message.text == text for message in work.inbox.history(person.id))

    until(is_there, 60, "the message to be in the inbox")


def test_the_same_message_twice_is_one_message_with_one_answer(either_system: System, anna: Person) -> None:
    id, text = uuid.uuid4().hex, "Ik ben goed in luisteren naar mensen"
    cursor = anna.cursor
    first = anna.says(text, id=id)
    anna.cursor = cursor
    second = anna.says(text, id=id)

    assert second.messages == first.messages
    assert first.asks == "enjoy"
    assert either_system.plan(anna).reflection == {"strengths": text}
    with either_system.work() as work:
        assert [m.text for m in work.inbox.history(anna.id) if m.kind == "text"] == [text]


def test_the_same_message_twice_at_once_is_one_message(either_system: System, anna: Person) -> None:
    id, text = uuid.uuid4().hex, "Ik ben goed in luisteren naar mensen"

    def sends(_: int) -> dict[str, Any]:
        while (answer := anna.sends(text, id).json())["pending"]:
            pass  # the machine is busy
        return dict(answer)

    with ThreadPoolExecutor(4) as threads:
        answers = list(threads.map(sends, range(4)))

    assert {tuple(m["id"] for m in answer["messages"]) for answer in answers} == {
        tuple(m["id"] for m in answers[0]["messages"])
    }
    assert either_system.plan(anna).reflection == {"strengths": text}


def test_a_reply_that_could_not_be_delivered_is_there_when_asked_for(system: System) -> None:
    anna = system.hire("Anna de Wit")
    anna.arrives()
    anna.presses("De hele voorbereiding")
    with system.frozen("actions"), pytest.raises(httpx.ReadTimeout):
        # The connection breaks while the turn is on its way.
        anna.sends("Ik ben goed in luisteren naar mensen", timeout=httpx.Timeout(60, read=0.5))

    bot = anna.waits_for_reply()

    assert [m["asks"] for m in bot.messages if m["kind"] == "reply"] == ["enjoy"]
    assert anna.hears().messages == []
    assert system.plan(anna).reflection == {"strengths": "Ik ben goed in luisteren naar mensen"}


def test_a_button_works_once_and_for_one_person(system: System) -> None:
    anna, bram = system.hire("Anna de Wit"), system.hire("Bram Claes")
    first = anna.arrives()
    bram.arrives()
    payload = first.buttons["De hele voorbereiding"]

    foreign = bram.http.post("/api/chat/messages", json={"id": "f", "payload": payload}).json()
    assert "niet voor jou" in foreign["messages"][-1]["text"]

    anna.presses("De hele voorbereiding")
    again = anna.http.post("/api/chat/messages", json={"id": "again", "payload": payload}).json()
    assert "werkt niet meer" in again["messages"][-1]["text"]
    # Another button of the same message is used up as well.
    other = first.buttons["Liever op papier"]
    again = anna.http.post("/api/chat/messages", json={"id": "other", "payload": other}).json()
    assert "werkt niet meer" in again["messages"][-1]["text"]
    assert anna.arrives().asks == "strengths"


def test_eight_people_at_once_do_not_mix(system: System) -> None:
    people = [system.hire(f"Mens {number}") for number in range(8)]

    def prepare(person: Person) -> None:
        person.arrives()
        person.presses("De hele voorbereiding")
        for question in REFLECTION:
            bot = person.says(f"Dit is wat {person.name} ({person.id}) antwoordt op {question}")
        assert bot.asks == "goal"

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(prepare, people))

    for person in people:
        expected = {q: f"Dit is wat {person.name} ({person.id}) antwoordt op {q}" for q in REFLECTION}
        assert system.plan(person).reflection == expected
