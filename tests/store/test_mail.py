"""Messages are kept once and in order, buttons work once and for one person, and one turn at a time is handled."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from store_data import EMPLOYEE, MANAGER, NOW

from bot.dialogue.conversation import Conversation
from bot.store import ButtonForeign, ButtonOld, InboxMessage, Store
from bot.store.mail import place

ME, JOKE = EMPLOYEE.id, MANAGER.id
HELLO = {"text": "Dag Sanne", "asks": None, "about": None, "buttons": [], "card": None}


def receive(store: Store, event_id: str, words: str = "hallo", person: str = ME) -> InboxMessage | None:
    with store.work() as work:
        return work.inbox.add("web", event_id, person, "text", words, NOW)


def at_once(count: int, do: Callable[[int], None]) -> None:
    """Run something in threads that all start at the same moment; the first failure is raised."""
    start, failures = threading.Barrier(count), list[BaseException]()

    def run(number: int) -> None:
        try:
            start.wait()
            do(number)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    if failures:
        raise failures[0]


# --- inbox ---------------------------------------------------------------------------------------------


def test_a_message_is_kept_to_the_letter(peopled: Store) -> None:
    words = "  /restart\n\n  En dit ook 🌱  "
    message = receive(peopled, "1", words)
    assert message is not None
    with peopled.work(write=False) as work:
        kept = work.inbox.get(message.id)
        assert kept == message
        assert kept.text == words
        assert (kept.kind, kept.received_at, kept.applied_at, kept.done_at) == ("text", NOW, None, None)
        assert work.inbox.by_event("web", "1") == message
        assert work.inbox.by_event("slack", "1") is None
    with peopled.engine.connect() as connection:
        assert "restart" not in connection.execute(text("SELECT text FROM inbox")).scalar_one()


def test_a_second_delivery_is_recognised(peopled: Store) -> None:
    assert receive(peopled, "1") is not None
    assert receive(peopled, "1", "hallo, voor de zekerheid") is None
    assert receive(peopled, "2") is not None


def test_a_message_that_eight_threads_deliver_at_once_is_kept_once(peopled: Store) -> None:
    kept: list[InboxMessage] = []

    def deliver(number: int) -> None:
        for event in range(5):
            message = receive(peopled, f"event {event}", f"van {number}")
            if message is not None:
                kept.append(message)

    at_once(8, deliver)
    assert sorted(message.event_id for message in kept) == [f"event {event}" for event in range(5)]
    with peopled.work(write=False) as work:
        assert len(work.inbox.history(ME)) == 5


def test_messages_are_handled_in_order_per_person(peopled: Store) -> None:
    for number in range(3):
        receive(peopled, str(number), f"bericht {number}")
    receive(peopled, "j", person=JOKE)
    handled = []
    while True:
        with peopled.work() as work:
            message = work.inbox.next_for(ME)
            if message is None:
                break
            handled.append(message.text)
            work.inbox.mark_applied(message.id, {"says": ["Dank je"]}, NOW)
            work.inbox.mark_done(message.id, NOW)
    assert handled == ["bericht 0", "bericht 1", "bericht 2"]
    with peopled.work(write=False) as work:
        assert work.inbox.waiting_people() == [JOKE]
        assert [message.outcome for message in work.inbox.history(ME)] == [{"says": ["Dank je"]}] * 3


def say(
    store: Store, event_id: str, said: float | None, channel: str = "slack", received: float = 0.0
) -> InboxMessage:
    """Something that was said, and came in, so many seconds after NOW."""
    at = None if said is None else NOW + timedelta(seconds=said)
    with store.work() as work:
        kept = work.inbox.add(channel, event_id, ME, "text", event_id, NOW + timedelta(seconds=received), at)
    assert kept is not None
    return kept


def test_what_waits_is_handled_in_the_order_in_which_it_was_said(peopled: Store) -> None:
    say(peopled, "second", 60, received=61)
    say(peopled, "in the browser", None, channel="browser", received=90)
    say(peopled, "first", 1, received=300)
    handled = []
    with peopled.work() as work:
        while (message := work.inbox.next_for(ME)) is not None:
            handled.append(message.text)
            work.inbox.mark_done(message.id, NOW)
        assert [message.text for message in work.inbox.newest(ME, 2)] == ["in the browser", "second"]
    assert handled == ["first", "second", "in the browser"]


@pytest.mark.parametrize(
    ("earlier", "overtakes"),
    [
        ({"said": 1.1}, True),
        # Of a time stamp of Slack the second is sure; what stands behind the dot need not be time.
        ({"said": 0.9}, False),
        ({"said": -1.1, "received": 99}, False),
        # Two clocks may differ by some seconds.
        ({"said": 9, "channel": "teams"}, False),
        ({"said": 11, "channel": "teams"}, True),
        ({"said": None, "received": 9}, False),
        ({"said": None, "received": 11}, True),
        ({"said": None, "received": 11, "channel": "browser"}, True),
    ],
)
def test_a_message_is_overtaken_by_what_was_said_later_and_has_had_its_effect(
    peopled: Store, earlier: dict[str, Any], overtakes: bool
) -> None:
    other = say(peopled, "other", **earlier)
    late = say(peopled, "late", 0, received=300)
    with peopled.work() as work:
        assert not work.inbox.overtaken(late), "it waits as well"
        work.inbox.mark_applied(other.id, {}, NOW)
        assert work.inbox.overtaken(late) is overtakes


def test_who_waits_longest_is_named_first(peopled: Store) -> None:
    receive(peopled, "1", person=JOKE)
    receive(peopled, "2")
    receive(peopled, "3", person=JOKE)
    with peopled.work(write=False) as work:
        assert work.inbox.waiting_people() == [JOKE, ME]


def test_a_parked_message_keeps_its_text_and_holds_up_nothing(peopled: Store) -> None:
    first, second = receive(peopled, "1", "dit lukt niet"), receive(peopled, "2")
    assert first is not None
    assert second is not None
    with peopled.work() as work:
        assert [work.inbox.count_try(first.id) for _ in range(8)] == list(range(1, 9))
        work.inbox.park(first.id, NOW)
    with peopled.work(write=False) as work:
        waiting = work.inbox.next_for(ME)
        assert waiting is not None
        assert waiting.id == second.id
        assert work.inbox.count_parked() == 1
        parked = work.inbox.get(first.id)
        assert parked is not None
        assert parked.text == "dit lukt niet"


def test_a_message_that_is_not_there_cannot_be_marked(peopled: Store) -> None:
    for mark in ("mark_done", "park", "count_try"):
        with pytest.raises(LookupError), peopled.work() as work:
            getattr(work.inbox, mark)(*(["nowhere"] if mark == "count_try" else ["nowhere", NOW]))


def test_a_stranger_has_no_inbox(peopled: Store) -> None:
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        receive(peopled, "1", person="999")


# --- outbox --------------------------------------------------------------------------------------------


def test_a_message_waits_until_it_is_delivered(peopled: Store) -> None:
    with peopled.work() as work:
        one = work.outbox.add(ME, "reply", HELLO, NOW, channel="web", inbox_id="i1")
        two = work.outbox.add(ME, "notice", HELLO, NOW)
        work.outbox.add(JOKE, "notice", HELLO, NOW)
    with peopled.work() as work:
        assert work.outbox.undelivered(ME) == [one, two]
        assert [message.id for message in work.outbox.mark_delivered([one.id], NOW)] == [one.id]
        assert work.outbox.mark_delivered([one.id], NOW) == []
        assert work.outbox.undelivered(ME) == [two]
        assert [message.id for message in work.outbox.of_inbox("i1")] == [one.id]
        assert [message.seq for message in work.outbox.after(ME, one.seq)] == [two.seq]
        assert work.outbox.last_seq(ME) == two.seq
        assert work.outbox.last_seq("nobody") == 0
        assert [message.id for message in work.outbox.history(ME, 1)] == [two.id]
        assert [message.id for message in work.outbox.history(ME, 9)] == [one.id, two.id]


def test_what_follows_from_delivery_is_kept_and_never_sent(peopled: Store) -> None:
    with peopled.work() as work:
        work.outbox.add(ME, "notice", {**HELLO, "on_delivered": {"told_of_manager": "p1"}}, NOW)
    with peopled.work() as work:
        (waiting,) = work.outbox.undelivered(ME)
        assert waiting.message == HELLO
        assert waiting.on_delivered == {"told_of_manager": "p1"}
    with peopled.work() as work:
        (delivered,) = work.outbox.mark_delivered([waiting.id], NOW)
        assert delivered.message == HELLO
        assert delivered.on_delivered == {"told_of_manager": "p1"}


def test_a_message_that_is_no_longer_true_can_be_taken_back_until_it_is_delivered(peopled: Store) -> None:
    with peopled.work() as work:
        one, two = (work.outbox.add(ME, "notice", HELLO, NOW) for _ in range(2))
        work.outbox.mark_delivered([one.id], NOW)
        work.outbox.take_back([one.id, two.id])
    with peopled.work(write=False) as work:
        assert [message.id for message in work.outbox.history(ME, 9)] == [one.id]


def test_a_number_is_never_given_twice(peopled: Store) -> None:
    with peopled.work() as work:
        last = work.outbox.add(ME, "notice", HELLO, NOW)
        work.outbox.take_back([last.id])
    with peopled.work() as work:
        assert work.outbox.add(ME, "notice", HELLO, NOW).seq > last.seq


def test_a_reader_who_follows_the_numbers_misses_nothing(peopled: Store) -> None:
    seen: list[int] = []
    finished = threading.Event()

    def follow() -> None:
        while not finished.is_set() or len(seen) < 24:
            with peopled.work(write=False) as work:
                seen.extend(message.seq for message in work.outbox.after(ME, seen[-1] if seen else 0))
            finished.wait(0.002)

    def send(number: int) -> None:
        for _ in range(4):
            with peopled.work() as work:
                work.outbox.add(ME, "notice", {**HELLO, "text": str(number)}, NOW)

    reader = threading.Thread(target=follow, daemon=True)
    reader.start()
    at_once(6, send)
    finished.set()
    reader.join(60)
    assert len(seen) == 24
    assert seen == sorted(set(seen))


# --- buttons -------------------------------------------------------------------------------------------


def buttons(store: Store, *commands: str, person: str = ME) -> list[str]:
    with store.work() as work:
        message = work.outbox.add(person, "reply", HELLO, NOW)
        return [work.buttons.issue(person, message.id, command.title(), command, NOW) for command in commands]


def test_a_button_gives_its_command_once(peopled: Store) -> None:
    (skip,) = buttons(peopled, "skip")
    with peopled.work() as work:
        assert work.buttons.title(skip, ME) == "Skip"
        assert work.buttons.title(skip, JOKE) is None
        assert work.buttons.press(skip, ME, NOW) == "skip"
    with pytest.raises(ButtonOld), peopled.work() as work:
        work.buttons.press(skip, ME, NOW)


def test_pressing_one_button_uses_up_the_others_of_its_message(peopled: Store) -> None:
    yes, no = buttons(peopled, "yes", "no")
    (later,) = buttons(peopled, "later")
    with peopled.work() as work:
        work.buttons.press(yes, ME, NOW)
    with pytest.raises(ButtonOld), peopled.work() as work:
        work.buttons.press(no, ME, NOW)
    with peopled.work() as work:
        assert work.buttons.press(later, ME, NOW) == "later"


def test_a_button_of_someone_else_does_nothing(peopled: Store) -> None:
    (yes,) = buttons(peopled, "yes", person=JOKE)
    with pytest.raises(ButtonForeign), peopled.work() as work:
        work.buttons.press(yes, ME, NOW)
    with peopled.work() as work:
        assert work.buttons.press(yes, JOKE, NOW) == "yes"


def test_a_button_works_only_while_its_question_is_open(peopled: Store) -> None:
    with peopled.work() as work:
        message = work.outbox.add(ME, "reply", HELLO, NOW)
        asked = place("goal", {"goal": 2})
        skip = work.buttons.issue(ME, message.id, "Overslaan", "skip", NOW, asked)
        conversation = work.conversations.of(ME)
        conversation.form, conversation.question, conversation.about = "goal_form", "goal", {"goal": 1}
        work.conversations.save(conversation)
    with pytest.raises(ButtonOld), peopled.work() as work:
        work.buttons.press(skip, ME, NOW)
    with peopled.work() as work:
        conversation = work.conversations.of(ME)
        conversation.about = {"goal": 2}
        work.conversations.save(conversation)
    with peopled.work() as work:
        assert work.buttons.press(skip, ME, NOW) == "skip"


@pytest.mark.parametrize("token", ["", "made-up", "x" * 500])
def test_a_made_up_button_is_an_old_one(peopled: Store, token: str) -> None:
    with pytest.raises(ButtonOld), peopled.work() as work:
        work.buttons.press(token, ME, NOW)


def test_two_buttons_of_a_message_pressed_at_once_give_one_command(peopled: Store) -> None:
    tokens = buttons(peopled, *(f"choice {number}" for number in range(6)))
    given: list[str] = []

    def press(number: int) -> None:
        try:
            with peopled.work() as work:
                given.append(work.buttons.press(tokens[number], ME, NOW))
        except ButtonOld:
            pass

    at_once(6, press)
    assert len(given) == 1


# --- conversations and leases --------------------------------------------------------------------------


def test_a_conversation_comes_back_as_it_was_left(peopled: Store) -> None:
    with peopled.work() as work:
        conversation = work.conversations.of(ME)
        assert work.conversations.of(ME) == conversation
        assert conversation.id not in (ME, "")
        conversation.form, conversation.question, conversation.about = "goal_form", "result", {"goal": 2}
        conversation.memory["return_to"] = {"question": "strengths", "words": "goed in luisteren"}
        conversation.arrived_at = conversation.notice_shown_at = NOW
        conversation.notice_version = "1"
        work.conversations.save(conversation)
        conversation.memory["return_to"]["words"] = "niet bewaard"
    with peopled.work(write=False) as work:
        again = work.conversations.by_id(conversation.id)
        assert again is not None
        assert again.memory["return_to"]["words"] == "goed in luisteren"
        assert (again.form, again.question, again.about) == ("goal_form", "result", {"goal": 2})
        assert (again.notice_version, again.notice_shown_at, again.arrived_at) == ("1", NOW, NOW)
        assert work.conversations.by_id("nowhere") is None
    with peopled.engine.connect() as connection:
        assert "luisteren" not in connection.execute(text("SELECT memory FROM conversations")).scalar_one()


def test_an_emptied_memory_is_saved_as_empty(peopled: Store) -> None:
    with peopled.work() as work:
        conversation = work.conversations.of(ME)
        conversation.memory = {"a": [1]}
        work.conversations.save(conversation)
        conversation.memory["a"].append(2)
        work.conversations.save(conversation)
        assert work.conversations.of(ME).memory == {"a": [1, 2]}
        conversation.memory.clear()
        work.conversations.save(conversation)
    with peopled.work(write=False) as work:
        assert work.conversations.of(ME).memory == {}


def test_a_conversation_that_is_gone_cannot_be_saved(peopled: Store) -> None:
    with pytest.raises(LookupError), peopled.work() as work:
        work.conversations.save(Conversation(id="gone", person_id=ME))


def test_a_conversation_that_eight_threads_begin_is_one(peopled: Store) -> None:
    ids: list[str] = []

    def begin(_number: int) -> None:
        with peopled.work() as work:
            ids.append(work.conversations.of(ME).id)

    at_once(8, begin)
    assert len(set(ids)) == 1


def test_one_owner_at_a_time_has_the_lease(peopled: Store) -> None:
    with peopled.work() as work:
        assert work.leases.take(ME, "a", NOW, 30)
        assert not work.leases.take(ME, "b", NOW + timedelta(seconds=29), 30)
        assert work.leases.take(JOKE, "b", NOW, 30)
        assert work.leases.take(ME, "a", NOW + timedelta(seconds=20), 30)
        assert not work.leases.take(ME, "b", NOW + timedelta(seconds=49), 30)
        assert work.leases.take(ME, "b", NOW + timedelta(seconds=50), 30)
        work.leases.release(ME, "a")
        assert not work.leases.take(ME, "a", NOW + timedelta(seconds=51), 30)
        work.leases.release(ME, "b")
        assert work.leases.take(ME, "a", NOW + timedelta(seconds=51), 30)


def test_of_eight_that_reach_for_the_lease_one_gets_it(peopled: Store) -> None:
    winners: list[int] = []

    def reach(number: int) -> None:
        with peopled.work() as work:
            if work.leases.take(ME, f"worker {number}", NOW, 30):
                winners.append(number)

    at_once(8, reach)
    assert len(winners) == 1


def test_a_turn_and_a_lease_do_not_undo_each_other(peopled: Store) -> None:
    with peopled.work() as work:
        conversation = work.conversations.of(ME)
        work.leases.take(ME, "a", NOW, 30)
        conversation.question = "strengths"
        work.conversations.save(conversation)
    with peopled.work() as work:
        assert not work.leases.take(ME, "b", NOW, 30)
        assert work.conversations.of(ME).question == "strengths"


# --- access log and snapshots --------------------------------------------------------------------------


def test_the_access_log_tells_who_did_what_of_whom(peopled: Store) -> None:
    with peopled.work() as work:
        work.access.log(JOKE, ME, "read_brief", NOW)
        work.access.log(None, ME, "retention", NOW)
        work.access.log(ME, JOKE, "shared", NOW)
    with peopled.work(write=False) as work:
        assert [(line.actor_id, line.deed) for line in work.access.about(ME)] == [
            (JOKE, "read_brief"),
            (None, "retention"),
        ]


def test_a_snapshot_can_be_thrown_away(peopled: Store) -> None:
    with peopled.engine.begin() as connection:
        for id in ("c1", "c2"):
            connection.execute(
                text("INSERT INTO engine_snapshots (conversation_id, slots, updated_at) VALUES (:id, '{}', :now)"),
                {"id": id, "now": NOW if peopled.engine.dialect.name == "postgresql" else NOW.isoformat()},
            )
    with peopled.work() as work:
        work.snapshots.delete("c1")
        work.snapshots.delete("never there")
    with peopled.engine.connect() as connection:
        assert connection.execute(text("SELECT conversation_id FROM engine_snapshots")).scalars().all() == ["c2"]
