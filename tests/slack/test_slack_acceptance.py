"""What a well-made app in Slack does, line by line."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from slack_office import Office, office_in, until

from bot import doctor, privacy
from bot.channels import slack as slack_api
from bot.store import InboxMessage
from bot.store.mail import Inbox
from tests.fakes.slack import APP_TOKEN, SECRET, TEAM, TOKEN, FakeSlack, SlackUser, Trouble
from tests.fakes.world import ANNA, MARK

pytestmark = pytest.mark.slow


def answers(user: SlackUser) -> list[str]:
    """The first line of everything the bot said."""
    return [text.split("\n")[0] for text in user.texts]


# --- who may come in ----------------------------------------------------------------------------------------


def signed(slack: FakeSlack, body: bytes, **more: str) -> dict[str, str]:
    return {"Content-Type": "application/json", **slack.sign(body, **more)}


STAMP, SIGNATURE = "X-Slack-Request-Timestamp", "X-Slack-Signature"
BODY = json.dumps(
    {
        "type": "event_callback",
        "team_id": TEAM,
        "event_id": "Ev1",
        "event": {"type": "message", "channel_type": "im", "text": "burn-out canary", "user": "U1", "channel": "D1"},
    }
).encode()


@pytest.mark.parametrize(
    ("name", "headers"),
    [
        ("no signature", lambda slack: {}),
        ("wrong secret", lambda slack: signed(slack, BODY, secret="another")),
        ("other body", lambda slack: signed(slack, b"{}")),
        ("301 seconds old", lambda slack: signed(slack, BODY, timestamp=str(int(time.time()) - 301))),
        # A second goes by before it is looked at, or some.
        ("from the future", lambda slack: signed(slack, BODY, timestamp=str(int(time.time()) + 330))),
        (
            "a timestamp that is no number",
            lambda slack: {**signed(slack, BODY), "X-Slack-Request-Timestamp": "gisteren"},
        ),
        ("no timestamp", lambda slack: {**signed(slack, BODY), "X-Slack-Request-Timestamp": ""}),
        ("a signature that is no ASCII", lambda slack: {**signed(slack, BODY), "X-Slack-Signature": b"v0=\xc3\xa9"}),
        ("an old version", lambda slack: {**signed(slack, BODY), "X-Slack-Signature": "v1=0"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_who_does_not_sign_as_slack_is_refused_and_nothing_is_logged(
    office: Office, caplog: pytest.LogCaptureFixture, name: str, headers: Callable[[FakeSlack], dict[str, str]]
) -> None:
    caplog.set_level(logging.DEBUG)

    answer = office.post(BODY, headers(office.slack))

    assert answer.status_code == 401
    assert answer.text == ""
    assert "canary" not in caplog.text
    with office.inside.store.work(write=False) as work:
        assert work.inbox.history(ANNA.id) == []


def test_a_body_that_is_no_text_is_refused(office: Office) -> None:
    body = b"\xff\xfe not text"
    assert office.post(body, signed(office.slack, body)).status_code == 401


def test_a_body_that_is_too_large_is_refused_unread(office: Office) -> None:
    body = b'{"type": "' + b"x" * 1_100_000 + b'"}'
    assert office.post(body, signed(office.slack, body)).status_code == 413


def test_slack_may_verify_the_address(office: Office) -> None:
    body = json.dumps({"type": "url_verification", "challenge": "3eZbrw1a", "token": "x"}).encode()
    answer = office.post(body, signed(office.slack, body))

    assert answer.status_code == 200
    assert "3eZbrw1a" in answer.text


def test_without_slack_there_is_no_such_door(tmp_path: Path, slack: FakeSlack) -> None:
    off = {"slack_bot_token": None, "slack_signing_secret": None}
    with office_in(tmp_path, slack, slack_api_url="https://slack.com/api/", **off) as without:
        assert without.post(BODY, signed(slack, BODY)).status_code == 404


def test_a_secret_and_a_token_can_be_changed_without_a_word_getting_lost(tmp_path: Path, slack: FakeSlack) -> None:
    both = {"slack_signing_secret": f"new-secret,{SECRET}", "slack_bot_token": f"xoxb-new,{TOKEN}"}
    with office_in(tmp_path, slack, **both) as office:
        office.anna.types("met het oude geheim")
        office.anna.waits_for("Opgeslagen: met het oude geheim")
        slack.secret, slack.tokens, slack.revoked = "new-secret", {"xoxb-new"}, {TOKEN}
        office.anna.types("met het nieuwe geheim")
        office.anna.waits_for("Opgeslagen: met het nieuwe geheim")

    assert {delivery.status for delivery in slack.deliveries} == {200}


# --- quickly, once, in order --------------------------------------------------------------------------------


def test_slack_is_told_at_once_while_the_answer_takes_long(office: Office) -> None:
    goes_on = threading.Event()
    office.inside.engine.before_reply = lambda body: goes_on.wait(120) and None
    office.anna.types("een lastige vraag")
    until(lambda: [delivery.status for delivery in office.slack.deliveries] == [200])
    office.anna.waits_for("Momentje")
    goes_on.set()
    answer = office.anna.waits_for("Opgeslagen: een lastige vraag")

    assert len(office.anna.messages) == 1, "the answer takes the place of the word that it takes a moment"
    assert answer.edits == 1


def test_the_same_event_four_times_gets_one_answer(office: Office) -> None:
    office.anna.types("hoi", event_id="Ev4", times=4)
    office.anna.waits_for("Opgeslagen: hoi")
    until(lambda: [d.status for d in office.slack.deliveries] == [200] * 4)
    time.sleep(0.5)

    assert len(office.anna.messages) == 1
    assert office.inside.engine.texts() == ["hoi"]


def test_what_was_not_acknowledged_comes_again_and_is_answered_once(office: Office) -> None:
    product, office.slack.product = office.slack.product, "http://127.0.0.1:1"
    office.slack.retry_when = lambda: office.slack.product == product
    office.anna.types("hoi")
    until(lambda: office.slack.deliveries)
    office.slack.product = product
    office.anna.waits_for("Opgeslagen: hoi")

    assert [d.status for d in office.slack.deliveries][-1] == 200
    assert len(office.anna.messages) == 1


def test_what_could_not_be_kept_is_not_acknowledged_and_comes_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, times = Inbox.add, iter([1, 2])

    def fails_twice(*arguments: Any, **more: Any) -> InboxMessage | None:
        if next(times, None):
            raise OSError("the disk is full")
        return keep(*arguments, **more)

    monkeypatch.setattr(Inbox, "add", fails_twice)
    office.anna.types("hoi")
    office.anna.waits_for("Opgeslagen: hoi")

    assert [delivery.status for delivery in office.slack.deliveries] == [503, 503, 200]
    assert len(office.anna.messages) == 1


def test_what_slack_brings_late_is_handled_in_the_order_in_which_it_was_typed(office: Office) -> None:
    slack, engine, product = office.slack, office.inside.engine, office.slack.product
    slack.retry_when = lambda: len(engine.turns) > 0
    slack.product, engine.down = "http://127.0.0.1:1", True
    office.anna.types("eerst")
    until(lambda: slack.deliveries)
    slack.product = product
    office.anna.types("daarna")
    until(lambda: [d.attempt for d in slack.deliveries if d.status == 200] == [0, 1])
    engine.down = False
    office.anna.waits_for("Opgeslagen: daarna")

    said = [line for line in answers(office.anna) if line.startswith("Opgeslagen")]
    assert said == ["Opgeslagen: eerst", "Opgeslagen: daarna"]


def test_it_is_kept_when_something_was_said(office: Office) -> None:
    def kept() -> list[InboxMessage]:
        with office.inside.store.work(write=False) as work:
            return work.inbox.history(ANNA.id)

    began = datetime.now(UTC) - timedelta(seconds=1)
    office.anna.opens_home("messages")
    office.anna.waits_for("Waar ben je goed in?")
    office.anna.presses("Overslaan")
    typed = office.anna.types("Ik kan goed lusiteren")
    until(lambda: len(kept()) == 3)
    office.anna.edits(typed, "Ik kan goed luisteren")
    until(lambda: len(kept()) == 4)
    office.anna.sends_file("application/pdf")
    until(lambda: len(kept()) == 5)
    said = [message.said_at for message in kept() if message.kind != "arrive"]
    assert all(at is not None and began <= at <= datetime.now(UTC) for at in said), said


def test_two_people_at_once_each_get_their_own(office: Office) -> None:
    for number in range(2):
        office.anna.types(f"anna {number}")
        office.mark.types(f"mark {number}")
        office.anna.waits_for(f"anna {number}")
        office.mark.waits_for(f"mark {number}")

    assert answers(office.anna) == ["Opgeslagen: anna 0", "Opgeslagen: anna 1"]
    assert answers(office.mark) == ["Opgeslagen: mark 0", "Opgeslagen: mark 1"]


def test_a_429_in_the_middle_keeps_the_order(office: Office) -> None:
    office.slack.troubles = [Trouble(429, method="chat.postMessage", retry_after=1)]
    office.anna.types("een")
    until(lambda: not office.slack.troubles)
    office.anna.types("twee")
    office.anna.waits_for("Opgeslagen: twee")

    assert answers(office.anna) == ["Opgeslagen: een", "Opgeslagen: twee"]


def test_the_wait_that_slack_asks_for_is_kept(office: Office) -> None:
    office.slack.troubles = [Trouble(429, method="chat.postMessage", retry_after=2)]
    began = time.monotonic()
    office.anna.types("een")
    said = office.anna.waits_for("Opgeslagen: een")

    assert said.posted - began > 2
    assert [method for method, _ in office.slack.calls].count("chat.postMessage") == 2


@pytest.mark.parametrize(
    "trouble",
    [
        Trouble(500, method="chat.postMessage"),
        Trouble(503, method="chat.postMessage"),
        Trouble(0, method="chat.postMessage"),
        Trouble(0, does=True, method="chat.postMessage"),
        Trouble(502, does=True, method="chat.postMessage"),
        Trouble(307, method="chat.postMessage"),
        Trouble(302, method="chat.postMessage"),
    ],
    ids=["500", "503", "dropped", "taken in and dropped", "taken in and 502", "sent elsewhere", "led elsewhere"],
)
def test_a_message_that_was_cut_off_is_looked_up_before_it_is_sent_again(office: Office, trouble: Trouble) -> None:
    office.slack.troubles = [trouble]
    office.anna.types("een")
    office.anna.waits_for("Opgeslagen: een")
    office.anna.types("twee")
    office.anna.waits_for("Opgeslagen: twee")

    assert answers(office.anna) == ["Opgeslagen: een", "Opgeslagen: twee"]
    assert "conversations.history" in [method for method, _ in office.slack.calls]
    assert office.slack.strayed == []


def test_a_connection_that_is_too_slow_is_given_up_and_the_message_comes_once(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slack_api, "TIMEOUT_SECONDS", 0.5)
    office.slack.troubles = [Trouble(seconds=5, does=True, method="chat.postMessage")]
    office.anna.types("een")
    office.anna.waits_for("Opgeslagen: een")
    time.sleep(1)

    assert answers(office.anna) == ["Opgeslagen: een"]


def test_slack_is_not_sent_more_than_it_takes(office: Office) -> None:
    office.slack.burst = 2
    for number in range(3):
        office.anna.types(str(number))
        until(lambda n=number: len(office.inside.engine.turns) > n)
    office.anna.waits_for("Klaar.")

    assert len(office.anna.messages) == 3


# --- people at their screens --------------------------------------------------------------------------------


def test_who_opens_the_messages_is_welcomed_once(office: Office) -> None:
    for _ in range(3):
        office.anna.opens_home("messages")
    office.anna.waits_for("geautomatiseerde assistent, geen mens")
    time.sleep(0.5)

    assert len(office.anna.messages) == 1


def test_a_card_has_everything_in_words_beside_it(office: Office) -> None:
    for text in ("een", "twee", "drie"):
        office.anna.types(text)
        office.anna.waits_for("Klaar." if text == "drie" else f"Opgeslagen: {text}")

    card = office.anna.messages[-1]
    for words in ("Je plan tot nu toe", "Doel: Zelfstandig de bestelling doen", "[weg: tot en met 7 maart]"):
        assert words in card.text
    assert card.blocks[1]["type"] == "header"
    assert "Afdrukken" in card.buttons


def test_a_pressed_button_does_its_work_and_makes_place_for_the_choice(office: Office) -> None:
    office.anna.opens_home("messages")
    first = office.anna.waits_for("Waar ben je goed in?")
    assert office.anna.presses("Overslaan")["status"] == 200
    office.anna.waits_for("Overgeslagen.")
    until(lambda: first.edits)

    assert first.buttons == {}
    assert "Gekozen: Overslaan" in first.text
    assert "Waar ben je goed in?" in first.text


def test_a_button_pressed_twice_and_an_old_card_have_one_effect(office: Office) -> None:
    office.anna.opens_home("messages")
    first = office.anna.waits_for("Waar ben je goed in?")
    button = dict(first.buttons["Overslaan"])
    office.anna.press_element(button, first)
    office.anna.press_element(button, first)
    office.anna.waits_for("Overgeslagen.")
    office.anna.waits_for("werkt niet meer")

    assert [turn.get("intent") for turn in office.inside.engine.turns] == ["arrive", "press"]


def test_a_button_of_someone_else_does_nothing(office: Office) -> None:
    office.anna.opens_home("messages")
    first = office.anna.waits_for("Waar ben je goed in?")
    office.mark.press_element(first.buttons["Overslaan"], first)
    office.mark.waits_for("niet voor jou")

    assert [turn.get("intent") for turn in office.inside.engine.turns] == ["arrive"]


def test_an_edit_of_the_last_message_is_a_correction(office: Office) -> None:
    ts = office.anna.types("Ik kan goed lusiteren")
    office.anna.waits_for("Opgeslagen")
    office.anna.edits(ts, "Ik kan goed luisteren")
    until(lambda: len(office.inside.engine.turns) == 2)

    with office.inside.store.work(write=False) as work:
        sent = work.inbox.history(ANNA.id)
    assert sent[1].text == f"correct:{sent[0].id}:Ik kan goed luisteren"


def test_a_preview_that_slack_adds_is_no_edit(office: Office) -> None:
    ts = office.anna.types("zie https://voorbeeld.example")
    office.anna.waits_for("Opgeslagen")
    event = {
        "type": "message",
        "subtype": "message_changed",
        "channel": office.anna.dm,
        "channel_type": "im",
        "ts": office.slack.new_ts(),
        "message": {"user": office.anna.id, "ts": ts, "text": "zie <https://voorbeeld.example>", "attachments": [{}]},
    }
    office.slack.send_event(event)
    until(lambda: len(office.slack.deliveries) == 2)

    assert len(office.inside.engine.turns) == 1


HARD_TEXTS = [
    "emoji 🙂👩🏽‍💻 en :streepjes_geen_emoji:",
    "a & b < c > d &amp; *ster* _laag_ ~door~ `code` <@U0BOT> <!channel>",
    "שלום עולם مرحبا",
    "regel een\nregel twee\n\n  ingesprongen  \n- streepje",
    "=1+1\t\u200bonzichtbaar",
]


@pytest.mark.parametrize("text", HARD_TEXTS)
def test_every_letter_comes_in_and_goes_out_as_it_was(office: Office, text: str) -> None:
    office.anna.types(text)
    shown = office.anna.waits_for("Opgeslagen")

    with office.inside.store.work(write=False) as work:
        (sent,) = work.inbox.history(ANNA.id)
    assert sent.text == text
    for line in text.split("\n"):
        escaped = line.strip("- ").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        assert escaped in shown.text


def test_ten_thousand_characters_go_in_and_the_answer_fits(office: Office) -> None:
    long = "Dit is een zin van een lange tekst. " * 280
    office.inside.engine.reply = lambda body: [
        {"text": f"Opgeslagen: {long}{long}"},
        {
            "text": "Waar krijg je energie van?",
            "response": "utter_ask_x",
            "buttons": [{"title": "Overslaan", "payload": "skip"}],
        },
        {"custom": {"turn": body["inbox"], "asks": "enjoy", "about": None, "card": None}},
    ]
    office.anna.types(long)
    shown = office.anna.waits_for("Opgeslagen")

    with office.inside.store.work(write=False) as work:
        assert work.inbox.history(ANNA.id)[0].text == long
    assert list(shown.buttons) == ["Overslaan", "Lees alles"]
    office.anna.presses("Lees alles")
    page = office.anna.waits_for("alleen voor jou").buttons["Lees alles"]["url"]
    assert (
        httpx.get(
            page.split("#")[0].replace(office.inside.settings.base_url, office.url), trust_env=False
        ).status_code
        == 200
    )


@pytest.mark.parametrize(
    ("mimetype", "words"),
    [("audio/webm", "spraakbericht"), ("video/mp4", "spraakbericht"), ("image/png", "bestand of afbeelding")],
)
def test_what_cannot_be_read_gets_a_kind_line(office: Office, mimetype: str, words: str) -> None:
    office.anna.sends_file(mimetype)
    office.anna.waits_for(words)

    assert office.inside.engine.turns == []


def test_words_beside_a_file_are_heard(office: Office) -> None:
    office.anna.sends_file("image/png", "dit bedoel ik")
    office.anna.waits_for("Opgeslagen: dit bedoel ik")


def test_bots_are_not_listened_to(office: Office) -> None:
    office.anna.types("van een bot", bot_id="B9")
    office.anna.types("van onszelf", subtype="bot_message", bot_id="B0POP")
    until(lambda: len(office.slack.deliveries) == 2)
    time.sleep(0.3)

    assert office.inside.engine.turns == []


@pytest.mark.parametrize("subtype", ["message_deleted", "message_replied", "pinned_item", "channel_name"])
def test_what_is_no_message_is_not_answered(office: Office, subtype: str) -> None:
    office.anna.types("", subtype=subtype)
    until(lambda: office.slack.deliveries)
    time.sleep(0.1)

    assert office.inside.engine.turns == []
    assert office.anna.messages == []


def test_in_a_channel_it_refuses_politely_once_and_without_content(office: Office) -> None:
    for _ in range(3):
        office.anna.mentions("mijn geheim", "C0ALG")
    until(lambda: office.slack.messages.get("C0ALG"))
    time.sleep(0.4)

    (said,) = office.slack.messages["C0ALG"]
    assert said.ephemeral_for == office.anna.id
    assert "privégesprek" in said.text
    assert "geheim" not in said.text
    assert office.inside.engine.turns == []


def test_a_stranger_is_told_why_and_hr_sees_it(office: Office) -> None:
    stranger = SlackUser(office.slack, office.slack.join("Sam Vreemd", "sam@elders.example"))
    stranger.types("hoi")
    stranger.waits_for("niet vinden in de lijst")

    with office.inside.store.work(write=False) as work:
        (known,) = work.strangers.everyone()
    assert known.name == "sam@elders.example"


def test_someone_of_another_company_is_a_stranger_whatever_their_address(office: Office) -> None:
    guest = SlackUser(office.slack, office.slack.join("Anna de Wit", ANNA.email, team="T0ELSEWHERE"))
    guest.types("hoi")
    guest.waits_for("niet vinden in de lijst")

    assert office.inside.engine.turns == []


def test_a_revoked_token_stops_the_sending_and_nothing_is_lost(office: Office) -> None:
    office.anna.types("een")
    office.anna.waits_for("Opgeslagen: een")
    office.slack.revoked = {TOKEN}
    office.anna.types("twee")

    def tries() -> int:
        return [method for method, _ in office.slack.calls].count("chat.postMessage") - 1

    until(tries)
    time.sleep(2)
    assert tries() == 1
    assert len(office.anna.messages) == 1

    with office.inside.store.work(write=False) as work:
        assert [row.message["text"].split("\n")[0] for row in work.outbox.undelivered(ANNA.id)] == [
            "Opgeslagen: twee"
        ]


def test_an_app_that_was_taken_away_sends_nothing(office: Office) -> None:
    office.slack.revoked = {TOKEN}
    office.slack.send_event({"type": "app_uninstalled"})
    assert office.inside.app is not None
    courier = office.inside.app.state.parts.slack.courier
    until(lambda: courier.closed)
    tries = len(office.slack.calls)
    office.inside.notice(ANNA, "Nieuws")
    time.sleep(1.5)

    assert len(office.slack.calls) == tries, "it is not even tried"


def test_a_token_that_was_revoked_when_a_new_one_took_its_place_stops_nothing(
    tmp_path: Path, slack: FakeSlack
) -> None:
    slack.tokens = {TOKEN, "xoxb-new"}
    with office_in(tmp_path, slack, slack_bot_token=f"{TOKEN},xoxb-new") as office:
        office.anna.types("een")
        office.anna.waits_for("Opgeslagen: een")
        slack.revoked = {TOKEN}
        slack.send_event({"type": "tokens_revoked", "tokens": {"bot": ["U0BOT"]}})
        office.anna.types("twee")
        office.anna.waits_for("Opgeslagen: twee")


def test_what_is_typed_elsewhere_is_refused_whatever_slack_was_asked_to_send(office: Office) -> None:
    event = {"type": "message", "channel_type": "mpim", "text": "mijn geheim", "user": office.anna.id, "ts": "1.1"}
    body = json.dumps(office.slack.envelope({**event, "channel": "C0GROEP"})).encode()
    assert office.post(body, signed(office.slack, body)).status_code == 200

    (said,) = until(lambda: office.slack.messages.get("C0GROEP"))
    assert "privégesprek" in said.text
    assert office.inside.engine.turns == []


def test_it_is_kept_that_slack_held_messages_back(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    limited = {"type": "app_rate_limited", "team_id": TEAM, "api_app_id": "A0POP", "minute_rate_limited": 1}
    body = json.dumps(limited).encode()
    for _ in range(2):
        assert office.post(body, signed(office.slack, body)).status_code == 200

    assert "2 times now" in caplog.text
    (finding,) = doctor._held_back(office.inside.store)
    assert finding.text.startswith("Slack hield 2 keer berichten tegen")


def test_who_left_the_workspace_is_not_written_to(office: Office) -> None:
    office.anna.types("een")
    office.anna.waits_for("Opgeslagen: een")
    office.slack.users[office.anna.id]["deleted"] = True
    office.inside.open_question(ANNA, None)
    office.inside.notice(ANNA, "Nieuws")
    until(lambda: "user_disabled" in str(office.slack.refusals))
    time.sleep(1.5)

    assert len(office.slack.refusals) == 1
    office.slack.refusals.clear()


# --- the command, the shortcut, the pages of the app --------------------------------------------------------


def test_the_command_works_anywhere_and_answers_in_private(office: Office) -> None:
    answer = office.anna.commands("hulp", channel="C0ALG")["answer"]
    office.anna.waits_for("Opgeslagen: hulp")

    assert answer == {"text": "Ik heb je een privébericht gestuurd.", "response_type": "ephemeral"}


def test_the_command_in_the_direct_message_says_nothing_of_its_own(office: Office) -> None:
    assert office.anna.commands()["answer"].get("text", "") == ""
    office.anna.waits_for("geautomatiseerde assistent")


def test_chat_messages_are_wiped_by_word_and_by_command(office: Office) -> None:
    for number in range(2):
        office.anna.types(f"tekst {number}")
        office.anna.waits_for(f"tekst {number}")
    office.anna.commands("wis deze chatberichten")
    office.anna.waits_for("Mijn berichten hier zijn gewist")

    assert len(office.anna.messages) == 1
    assert "werkgever kunnen nog een kopie" in office.anna.texts[0]


def test_who_erases_everything_finds_nothing_of_the_app_in_slack(office: Office) -> None:
    for number in range(2):
        office.anna.types(f"tekst {number}")
        office.anna.waits_for(f"tekst {number}")
    privacy.erase(office.inside.store, ANNA.email)

    until(lambda: not office.anna.messages)


async def test_a_colleague_is_found_by_address_in_our_own_workspace_alone(slack: FakeSlack) -> None:
    mark = slack.join("Mark Peeters", MARK.email)
    slack.join("Een ander", "ander@demo.example", team="T0ELSEWHERE")
    slack.join("Weg", "weg@demo.example", deleted=True)
    slack.join("Robot", "robot@demo.example", is_bot=True)
    post = slack_api.SlackPost(slack_api.SlackApi([TOKEN], slack.api_url))
    try:
        assert await post.find(MARK.email) == (mark, {"user": mark})
        for nobody in ("ander@demo.example", "weg@demo.example", "robot@demo.example", "niemand@demo.example"):
            assert await post.find(nobody) is None
    finally:
        await post.close()


def test_the_home_tab_tells_where_one_is_without_a_word_that_was_written(office: Office) -> None:
    office.anna.opens_home()
    home = until(lambda: office.slack.homes.get(office.anna.id))
    assert "Je bent nog niet begonnen." in json.dumps(home)

    office.anna.presses_in_view("Beginnen", home)
    office.anna.waits_for("geautomatiseerde assistent")
    office.anna.types("iets heel persoonlijks")
    office.anna.waits_for("Opgeslagen")
    del office.slack.homes[office.anna.id]
    office.anna.opens_home()
    home = until(lambda: office.slack.homes.get(office.anna.id))
    assert "In het gesprek staat een vraag open." in json.dumps(home)
    assert "persoonlijks" not in json.dumps(home)


def test_the_home_tab_of_a_stranger_explains(office: Office) -> None:
    stranger = SlackUser(office.slack, office.slack.join("Sam Vreemd", "sam@elders.example"))
    stranger.opens_home()

    assert "niet vinden" in json.dumps(until(lambda: office.slack.homes.get(stranger.id)))


def test_the_shortcut_shows_the_same_in_a_modal(office: Office) -> None:
    assert office.anna.uses_shortcut()["status"] == 200
    (modal,) = until(lambda: office.slack.views.get(office.anna.id))

    assert modal["type"] == "modal"
    assert "Waar je bent" in json.dumps(modal)


def begun(office: Office) -> None:
    """Anna has read who sees what, and has a plan."""
    with office.inside.store.work() as work:
        work.plans.start(ANNA.id, datetime.now(UTC))
        conversation = work.conversations.of(ANNA.id)
        conversation.notice_version = "1"
        work.conversations.save(conversation)


def open_form(office: Office) -> None:
    office.anna.opens_home()
    home = until(lambda: office.slack.homes.get(office.anna.id))
    office.anna.presses_in_view("Doel invullen als formulier", home)
    until(lambda: office.slack.views.get(office.anna.id))


def test_a_whole_row_at_once_goes_to_the_plan_and_never_into_the_chat(office: Office) -> None:
    begun(office)
    open_form(office)
    row = {"goal": "Rustiger plannen: elke week", "planning": "voor 1 mei 2090", "support": "2 uur & € 45"}
    result = office.anna.submits(row)

    assert result["answer"] == {"response_action": "clear"}
    until(lambda: office.inside.engine.turns)
    with office.inside.store.work(write=False) as work:
        (sent,) = work.inbox.history(ANNA.id)
    assert sent.kind == "command"
    assert json.loads(sent.text.removeprefix("row:")) == row
    # The Home tab is what they see then, and Slack tells of no one who opens it.
    until(lambda: [method for method, _ in office.slack.calls].count("views.publish") == 2)
    assert "text" not in office.inside.engine.turns[0]


def test_what_is_wrong_on_the_form_is_said_at_the_field(office: Office) -> None:
    begun(office)
    open_form(office)
    wrong = office.anna.submits({"planning": "van 7 maart 2031 tot en met 4 januari 2031"})["answer"]

    assert wrong["response_action"] == "errors"
    assert set(wrong["errors"]) == {"goal", "planning"}
    assert office.anna.submits({"goal": "Beter plannen"})["answer"] == {"response_action": "clear"}


def test_the_form_sent_in_twice_is_one_goal(office: Office) -> None:
    begun(office)
    open_form(office)
    view = office.slack.views[office.anna.id]
    office.anna.submits({"goal": "Beter plannen"})
    office.slack.views[office.anna.id] = view
    office.anna.submits({"goal": "Beter plannen"})
    until(lambda: office.inside.engine.turns)
    time.sleep(0.4)

    assert len(office.inside.engine.turns) == 1


# --- Socket Mode --------------------------------------------------------------------------------------------


def test_without_a_public_address_the_same_goes_through_socket_mode(tmp_path: Path, slack: FakeSlack) -> None:
    with office_in(tmp_path, slack, slack_signing_secret=None, slack_app_token=APP_TOKEN) as office:
        until(lambda: slack.connected)
        slack.product = "http://127.0.0.1:1"
        office.anna.opens_home("messages")
        office.anna.waits_for("Waar ben je goed in?")
        office.anna.presses("Overslaan")
        office.anna.waits_for("Overgeslagen.")
        office.anna.types("hoi")
        office.anna.waits_for("Opgeslagen: hoi")
        assert office.post(BODY, signed(slack, BODY)).status_code == 401, "nothing comes in over HTTP"

    assert {d.status for d in slack.deliveries} == {200}
    assert slack.refusals == []


@pytest.mark.parametrize("warned", [True, False])
def test_a_connection_that_slack_ends_is_made_again_and_nothing_is_lost(
    tmp_path: Path, slack: FakeSlack, warned: bool
) -> None:
    with office_in(tmp_path, slack, slack_signing_secret=None, slack_app_token=APP_TOKEN) as office:
        until(lambda: slack.connected)
        slack.ack_seconds = 3.0  # what goes into the old connection comes again
        slack.product, first = "http://127.0.0.1:1", set(slack._sockets)
        slack.troubles = [Trouble(503, method="apps.connections.open")] if warned else []
        slack.retry_when = lambda: slack.connected
        slack.hang_up(warned=warned)
        office.anna.types("hoi")
        until(lambda: set(slack._sockets) - first)
        office.anna.waits_for("Opgeslagen: hoi")

    assert len(office.anna.messages) == 1
