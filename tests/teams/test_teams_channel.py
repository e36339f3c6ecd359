"""Talking through Teams: the whole channel, with a fake Teams on one side and a fake engine on the other."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from bad_requests import BAD_REQUESTS

from bot.catalogue import say
from tests.fakes.engine import acknowledgement
from tests.fakes.teams import (
    FakeTeams,
    Shown,
    TeamsUser,
    bad_gateway,
    blocked,
    dropped,
    precondition,
    slow,
    too_big,
    too_many,
)
from tests.fakes.teams_world import answering
from tests.fakes.world import ANNA, MARK, World

pytestmark = pytest.mark.slow

CANARY = "burn-out-kanarie"


def until(look: Callable[[], object], seconds: float = 60.0) -> None:
    deadline = time.monotonic() + seconds
    while not look():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.02)


def quiet(user: TeamsUser, seconds: float = 0.4) -> None:
    """Nothing more comes."""
    before = len(user.chat.shown)
    time.sleep(seconds)
    assert len(user.chat.shown) == before, [message.text or message.words for message in user.chat.shown[before:]]


def post(teams: FakeTeams, **request: Any) -> httpx.Response:
    """Sends something to the door of Teams, whoever sends it."""
    return httpx.post(teams.endpoint, **request, trust_env=False, timeout=60)


def echo(body: dict[str, Any]) -> list[dict[str, Any]]:
    """An engine that says what it heard, and goes on asking."""
    said = {
        "text": f"Gehoord: {body.get('text', body.get('intent'))}",
        "buttons": [{"title": "Overslaan", "payload": "skip"}],
    }
    return [said, acknowledgement(body["inbox"], asks="strengths")]


def words(message: Shown) -> str:
    return message.text or message.words


# --- what comes in ------------------------------------------------------------------------------------


@pytest.mark.parametrize("greeting", ["Hi", "Hello", "Help", "hoi", "hulp"])
def test_whoever_says_hello_is_answered_in_one_message(bot: World, anna: TeamsUser, greeting: str) -> None:
    anna.types(greeting)
    answer = anna.hears()
    assert answer.activity["summary"]
    assert words(answer)
    quiet(anna)


def test_whoever_adds_the_app_is_welcomed_once(bot: World, anna: TeamsUser) -> None:
    anna.installs()
    assert "geen mens" in words(anna.hears())
    quiet(anna)


def test_the_text_that_was_typed_is_kept_to_the_letter(bot: World, anna: TeamsUser) -> None:
    typed = "  R&D <b>x</b> 😀 *ster* \n\nمرحبا  "
    anna.types(typed)
    anna.hears()
    with bot.store.work() as work:
        [kept] = work.inbox.history(ANNA.id)
    assert kept.text == typed
    assert kept.channel == "teams"


def test_the_bots_own_name_is_not_part_of_what_was_typed(bot: World, anna: TeamsUser, teams: FakeTeams) -> None:
    mention = {
        "type": "mention",
        "mentioned": {"id": f"28:{teams.client_id}", "name": "POP"},
        "text": "<at>POP</at>",
    }
    activity = anna.message("<at>POP</at> dag <at>iemand</at>")
    activity["entities"].append(mention)
    teams.deliver(activity)
    anna.hears()
    assert bot.engine.texts() == ["dag <at>iemand</at>"]


def test_a_message_that_teams_sends_again_is_handled_once(bot: World, anna: TeamsUser, teams: FakeTeams) -> None:
    activity = anna.types("Ik ben goed in plannen")
    for _ in range(3):
        assert teams.deliver(activity).status_code == 200  # type: ignore[union-attr]
    anna.hears()
    quiet(anna)
    assert bot.engine.texts() == ["Ik ben goed in plannen"]


def test_what_teams_brings_late_is_handled_in_the_order_in_which_it_was_typed(
    bot: World, anna: TeamsUser, teams: FakeTeams
) -> None:
    there = teams.endpoint
    teams.retry_when = lambda: len(bot.engine.turns) > 0
    teams.endpoint, bot.engine.down = "http://127.0.0.1:1", True
    away = threading.Thread(target=anna.types, args=("eerst",))
    away.start()
    until(lambda: teams.unanswered)
    teams.endpoint = there
    anna.types("daarna")
    away.join(60)
    bot.engine.down = False
    until(lambda: any("Opgeslagen: daarna" in words(message) for message in anna.chat.shown))

    told = "\n".join(words(message) for message in anna.chat.shown)
    assert told.index("Opgeslagen: eerst") < told.index("Opgeslagen: daarna")
    with bot.store.work() as work:
        said = [message.said_at for message in work.inbox.history(ANNA.id)]
    assert said[0] > said[1], "it was kept when each was typed"  # type: ignore[operator]


def test_teams_is_answered_while_the_dialogue_takes_its_time(bot: World, anna: TeamsUser) -> None:
    anna.types("hoi")
    anna.hears()
    goes_on = threading.Event()
    bot.engine.before_reply = lambda body: goes_on.wait(120) and None
    anna.types("Ik ben goed in plannen")  # returns when it is acknowledged
    anna.waits(lambda: anna.chat.typing, 60, "the sign that the bot is busy")
    goes_on.set()
    assert "plannen" in words(anna.hears())


def test_two_people_talk_at_the_same_time_and_each_in_order(
    bot: World, anna: TeamsUser, mark: TeamsUser, teams: FakeTeams
) -> None:
    bot.engine.seconds = 0.05
    teams.rates = ()

    def talk(user: TeamsUser, name: str) -> None:
        for number in range(5):
            user.types(f"{name} {number}")

    threads = [threading.Thread(target=talk, args=pair) for pair in ((anna, "Anna"), (mark, "Mark"))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for user, name in ((anna, "Anna"), (mark, "Mark")):
        user.seen = 0
        user.hears_all(5)
        mine = [text for text in bot.engine.texts() if text.startswith(name)]
        assert mine == [f"{name} {number}" for number in range(5)]
    assert bot.engine.overlaps == 0


def test_someone_unknown_gets_a_kind_explanation_and_nothing_is_kept(bot: World, teams: FakeTeams) -> None:
    stranger = teams.person("Iemand Anders", "iemand@elders.example")
    stranger.types(f"{CANARY} van een vreemde")
    assert stranger.hears().text == say("unknown_person")
    with bot.store.work() as work:
        [met] = work.strangers.everyone()
        assert met.name == "iemand@elders.example"
        assert not work.inbox.waiting_people()
    assert not bot.engine.turns


def test_someone_who_left_is_told_so(bot: World, teams: FakeTeams) -> None:
    gone = teams.person("Gijs Weg", "gone@demo.example")
    gone.types("hoi")
    assert gone.hears().text == say("left")
    assert not bot.engine.turns


def test_while_nobody_can_say_who_this_is_the_message_is_not_acknowledged(
    bot: World, anna: TeamsUser, teams: FakeTeams
) -> None:
    teams.member_faults.append(bad_gateway())
    activity = anna.message("hoi")
    refused = teams.deliver(activity)
    assert refused is not None
    assert refused.status_code == 503
    again = teams.deliver(activity)
    assert again is not None
    assert again.status_code == 200
    anna.hears()


def test_in_a_team_the_bot_only_says_where_to_talk(bot: World, anna: TeamsUser, teams: FakeTeams) -> None:
    anna.types("hoi")
    anna.hears()
    activity = anna.message(f"Mijn {CANARY} in een kanaal")
    activity["conversation"] |= {"conversationType": "channel", "isGroup": True}
    anna.seen = len(anna.chat.shown)
    for _ in range(2):
        assert teams.deliver(activity).status_code == 200  # type: ignore[union-attr]
    assert anna.hears().text == say("dm_only")
    quiet(anna)
    assert bot.engine.texts() == ["hoi"]
    with bot.store.work() as work:
        assert CANARY not in str(work.inbox.history(ANNA.id))


@pytest.mark.parametrize(
    ("attachment", "key"),
    [
        ({"contentType": "application/vnd.microsoft.teams.file.download.info", "name": "plan.docx"}, "no_file"),
        ({"contentType": "image/png", "contentUrl": "https://example.org/x.png"}, "no_file"),
        ({"contentType": "audio/mp4", "contentUrl": "https://example.org/x.mp4"}, "no_voice"),
        (
            {"contentType": "text/html", "content": "<p><img itemtype='http://schema.skype.com/Giphy'></p>"},
            "no_sticker",
        ),
    ],
)
def test_what_is_no_text_gets_a_kind_line(
    bot: World, anna: TeamsUser, teams: FakeTeams, attachment: dict[str, Any], key: str
) -> None:
    teams.deliver(anna.activity("message", attachments=[attachment]))
    assert words(anna.hears()) == say(key)
    assert not bot.engine.turns


def test_a_text_beyond_ten_thousand_characters_is_explained(bot: World, anna: TeamsUser) -> None:
    anna.types("x" * 10_001)
    assert words(anna.hears()) == say("too_large")
    anna.types("y" * 10_000)
    anna.hears()
    with bot.store.work() as work:
        assert work.inbox.history(ANNA.id)[-1].text == "y" * 10_000


@pytest.mark.parametrize("kind", ["typing", "messageReaction", "messageDelete", "conversationUpdate", "event", "?"])
def test_what_means_nothing_here_is_acknowledged(bot: World, anna: TeamsUser, teams: FakeTeams, kind: str) -> None:
    answer = teams.deliver(anna.activity(kind))
    assert answer is not None
    assert answer.status_code == 200
    quiet(anna, 0.3)
    assert not bot.engine.turns


# --- buttons ------------------------------------------------------------------------------------------


def test_a_pressed_card_shows_the_choice_at_once_and_for_good(bot: World, anna: TeamsUser, teams: FakeTeams) -> None:
    anna.types("hoi")
    anna.types("Ik ben goed in plannen")
    anna.waits(lambda: len(anna.chat.shown) == 2, 60, "two answers")
    asked = anna.chat.shown[1]
    answer = anna.presses("Overslaan", asked).json()
    shown = "\n".join(run["text"] for line in answer["value"]["body"] for run in line["inlines"])
    assert "Gekozen: Overslaan" in shown
    assert "actions" not in answer["value"]
    anna.waits(lambda: asked.edits, 60, "the card to be replaced")
    assert "Gekozen: Overslaan" in asked.words
    assert not asked.actions
    anna.hears()
    assert [turn.get("intent") for turn in bot.engine.turns][-1] == "press"


def test_a_button_does_one_thing_however_often_it_is_pressed(bot: World, anna: TeamsUser) -> None:
    anna.types("hoi")
    asked = anna.hears()
    actions = dict(asked.actions)
    anna.presses("Overslaan", asked)
    anna.hears()
    turns = len(bot.engine.turns)
    old = Shown(asked.id, {"attachments": [_card_with(actions)]})
    anna.presses("Overslaan", old)
    assert words(anna.hears()) == say("button_old")
    assert len(bot.engine.turns) == turns


def test_a_button_of_someone_else_explains_itself(bot: World, anna: TeamsUser, mark: TeamsUser) -> None:
    anna.types("hoi")
    mark.types("hoi")
    asked = anna.hears()
    mark.hears()
    mark.presses("Overslaan", asked)
    assert words(mark.hears()) == say("button_foreign")


def test_an_old_client_presses_through_a_message(bot: World, anna: TeamsUser) -> None:
    anna.types("hoi")
    asked = anna.hears()
    anna.presses("Overslaan", asked, old_client=True)
    anna.hears()
    anna.waits(lambda: asked.edits, 60, "the card to be replaced")
    assert "Gekozen: Overslaan" in asked.words


def test_a_button_that_nobody_here_made_explains_itself(bot: World, anna: TeamsUser, teams: FakeTeams) -> None:
    anna.types("hoi")
    anna.hears()
    for value in (None, {}, {"action": None}, {"action": {"data": {"press": "x" * 300}}}, {"action": {"verb": "?"}}):
        anna.seen = len(anna.chat.shown)
        answer = teams.deliver(anna.activity("invoke", name="adaptiveCard/action", value=value))
        assert answer is not None
        assert answer.json()["statusCode"] == 200
        assert words(anna.hears()) == say("button_old")


def test_a_stranger_who_presses_is_told_so(bot: World, anna: TeamsUser, teams: FakeTeams) -> None:
    anna.types("hoi")
    stranger = teams.person("Iemand Anders", "iemand@elders.example")
    answer = stranger.presses("Overslaan", anna.hears())
    assert answer.json()["value"] == say("unknown_person")


def _card_with(actions: dict[str, dict[str, Any]]) -> dict[str, Any]:
    content = {"type": "AdaptiveCard", "actions": list(actions.values())}
    return {"contentType": "application/vnd.microsoft.card.adaptive", "content": content}


# --- changing and removing ----------------------------------------------------------------------------


def test_an_edit_of_the_last_message_corrects_the_answer(bot: World, anna: TeamsUser, teams: FakeTeams) -> None:
    sent = anna.types("Ik ben goed in planen")
    anna.hears()
    changed = anna.edits(sent, "Ik ben goed in plannen")
    teams.deliver(changed)
    anna.hears()
    quiet(anna)
    with bot.store.work() as work:
        kept = work.inbox.history(ANNA.id)
    assert [message.kind for message in kept] == ["text", "command"]
    assert kept[1].text == f"correct:{kept[0].id}:Ik ben goed in plannen"


def test_an_edit_that_changes_no_word_does_nothing(bot: World, anna: TeamsUser) -> None:
    sent = anna.types("zie https://example.org")
    anna.hears()
    anna.edits(sent, "zie https://example.org")
    quiet(anna)


def test_the_bots_messages_are_wiped_on_request(bot: World, anna: TeamsUser) -> None:
    anna.types("hoi")
    anna.types("Ik ben goed in plannen")
    anna.waits(lambda: len(anna.chat.shown) == 2, 60, "two answers")
    anna.types("wis deze chatberichten")
    anna.waits(lambda: len(anna.chat.shown) == 3, 60, "the answer")
    [left] = anna.chat.visible
    assert words(left) == say("wiped_teams")
    assert len(bot.engine.turns) == 2


# --- what goes out ------------------------------------------------------------------------------------


TROUBLES: dict[str, Any] = {
    "too many, with a pause": lambda: too_many(0.3),
    "a broken gateway": bad_gateway,
    "a precondition that failed": precondition,
    "slow": lambda: slow(2.0),
    "cut off before it was taken in": lambda: dropped(after_accepting=False),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_nothing_is_lost_doubled_or_out_of_order_when_teams_is(
    trouble: str, bot: World, anna: TeamsUser, teams: FakeTeams
) -> None:
    bot.engine.reply = echo
    anna.types("hoi")
    anna.hears()
    teams.faults.append(TROUBLES[trouble]())
    anna.types("Ik ben goed in plannen")
    anna.types("Ik word blij van mensen")
    anna.seen = 1
    first, second = anna.hears_all(2)
    assert "plannen" in first.words
    assert "blij van mensen" in second.words
    quiet(anna)


def test_teams_is_left_alone_for_as_long_as_it_asks(bot: World, anna: TeamsUser, teams: FakeTeams) -> None:
    anna.types("hoi")
    anna.hears()
    teams.faults.append(too_many(2.0))
    began = time.monotonic()
    anna.types("Ik ben goed in plannen")
    anna.hears()
    assert time.monotonic() - began > 2.0
    assert len([path for method, path in teams.requests if method == "POST" and "activities" in path]) == 3


def test_a_message_cut_off_after_it_arrived_comes_twice_rather_than_never(
    bot: World, anna: TeamsUser, teams: FakeTeams
) -> None:
    anna.types("hoi")
    anna.hears()
    teams.faults.append(dropped(after_accepting=True))
    anna.types("Ik ben goed in plannen")
    first, second = anna.hears_all(2)
    assert first.words == second.words
    # The buttons on both are the same: one of them can be pressed, and it works.
    anna.presses("Overslaan", second)
    anna.hears()
    turns = len(bot.engine.turns)
    anna.presses("Overslaan", first)
    assert words(anna.hears()) == say("button_old")
    assert len(bot.engine.turns) == turns


def test_a_message_teams_finds_too_big_comes_in_plain_words(bot: World, anna: TeamsUser, teams: FakeTeams) -> None:
    bot.engine.reply = echo
    teams.faults.append(too_big())
    anna.types("hoi")
    answer = anna.hears()
    assert "Gehoord: hoi" in answer.words
    assert "Overslaan" in answer.actions


def test_whoever_blocked_the_bot_is_left_in_peace_and_nobody_hears_of_it(
    bot: World, anna: TeamsUser, mark: TeamsUser, teams: FakeTeams
) -> None:
    anna.types("hoi")
    mark.types("hoi")
    anna.hears()
    mark.hears()
    bot.open_question(ANNA, None)
    bot.open_question(MARK, None)
    teams.faults.append(blocked())
    bot.notice(ANNA, "Mark heeft jullie gesprek gepland.")
    until(lambda: not teams.faults)
    asked = len(teams.requests)
    bot.notice(ANNA, "Mark heeft het gesprek verzet.")
    quiet(mark, 2.5)
    assert len(teams.requests) == asked, "Teams was asked again"
    with bot.store.work() as work:
        assert work.identities.on("teams", ANNA.id) is None
        assert not work.outbox.undelivered(MARK.id)
    # Whoever writes again is there again, and gets what waited.
    anna.types("Ik ben er weer")
    assert "verzet" in words(anna.hears())


def test_whoever_removes_the_app_gets_nothing_until_it_is_back(bot: World, anna: TeamsUser, teams: FakeTeams) -> None:
    anna.types("hoi")
    anna.hears()
    bot.open_question(ANNA, None)
    anna.uninstalls()
    asked = len(teams.requests)
    bot.notice(ANNA, "Mark heeft jullie gesprek gepland.")
    quiet(anna, 2.5)
    assert len(teams.requests) == asked
    anna.chat.blocked = False
    anna.installs()
    assert "gepland" in words(anna.hears())


def test_whoever_is_served_from_another_region_since_is_answered_there(
    bot: World, anna: TeamsUser, teams: FakeTeams
) -> None:
    anna.types("hoi")
    anna.hears()
    teams.region = "amer"
    anna.types("en nu?")
    assert "en nu?" in words(anna.hears())
    bot.open_question(ANNA, None)
    bot.notice(ANNA, "Mark heeft jullie gesprek gepland.")
    assert "gepland" in words(anna.hears())
    assert not teams.refused


def test_a_new_version_of_the_app_changes_nothing_for_anyone(bot: World, anna: TeamsUser, teams: FakeTeams) -> None:
    anna.types("hoi")
    anna.hears()
    bot.open_question(ANNA, None)
    for action in ("add-upgrade", "remove-upgrade"):
        assert teams.deliver(anna.activity("installationUpdate", action=action)).status_code == 200  # type: ignore[union-attr]
    bot.notice(ANNA, "Mark heeft jullie gesprek gepland.")
    assert "gepland" in words(anna.hears())
    quiet(anna)


def test_whoever_only_added_the_app_can_be_written_to(bot: World, mark: TeamsUser) -> None:
    mark.installs()
    mark.hears()
    bot.open_question(MARK, None)
    bot.notice(MARK, "Anna heeft haar plan gedeeld.")
    assert "gedeeld" in words(mark.hears())


def test_a_notice_comes_by_itself_when_no_question_is_open(bot: World, anna: TeamsUser) -> None:
    anna.types("hoi")
    anna.hears()
    bot.notice(ANNA, "Mark heeft jullie gesprek gepland.")
    quiet(anna, 2.5)
    bot.open_question(ANNA, None)
    assert anna.hears().text.startswith("Mark heeft jullie gesprek gepland.")


def test_our_token_expires_and_is_withdrawn_without_anyone_noticing(
    bot: World, anna: TeamsUser, teams: FakeTeams
) -> None:
    anna.types("hoi")
    anna.hears()
    teams.tokens.clear()
    anna.types("Ik ben goed in plannen")
    assert "plannen" in anna.hears().words


def test_what_was_taken_in_before_a_crash_is_answered_once_after_it(
    closed_bot: World, anna: TeamsUser, teams: FakeTeams
) -> None:
    closed_bot.engine.reply = echo
    closed_bot.engine.seconds = 30
    with answering(teams, closed_bot):
        activity = anna.types("Ik ben goed in plannen")
        until(lambda: closed_bot.engine.turns)
    closed_bot.engine.seconds = 0
    with answering(teams, closed_bot):
        teams.deliver(activity)
        assert "plannen" in anna.hears().words
        quiet(anna)


# --- who is at the door -------------------------------------------------------------------------------


def test_nothing_is_taken_in_that_is_not_from_teams(
    bot: World, anna: TeamsUser, teams: FakeTeams, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    answers = {}
    for wrong, make in BAD_REQUESTS.items():
        activity = anna.message(CANARY)
        token = make(teams, activity)
        headers = {"Authorization": f"Bearer {token}".strip().encode("latin-1")}
        answers[wrong] = httpx.post(
            teams.endpoint, json=activity, headers=headers, trust_env=False, timeout=60
        ).status_code
        assert not token or token not in caplog.text, wrong
    assert {wrong: status for wrong, status in answers.items() if status != 401} == {}
    assert not bot.engine.turns
    assert not [path for _, path in teams.requests if "conversations" in path], "our token was sent somewhere"
    assert CANARY not in caplog.text


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"null", b'"x"', b"[" * 100_000, b"\xff\xfe", b'{"serviceUrl": "\\ud800"}', b"1" * 9_000],
)
def test_a_body_that_is_no_activity_is_refused(bot: World, teams: FakeTeams, body: bytes) -> None:
    headers = {"Authorization": f"Bearer {teams.token()}", "Content-Type": "application/json"}
    answer = post(teams, content=body, headers=headers)
    assert answer.status_code in (400, 401)


def test_a_body_of_a_megabyte_is_refused_unread(bot: World, anna: TeamsUser, teams: FakeTeams) -> None:
    body = json.dumps(anna.message("x" * 1_000_000)).encode()
    headers = {"Authorization": f"Bearer {teams.token()}", "Content-Type": "application/json"}
    assert post(teams, content=body, headers=headers).status_code == 413
    stranger = httpx.post(
        teams.endpoint, content=body, headers={"Content-Type": "application/json"}, trust_env=False, timeout=60
    )
    assert stranger.status_code == 401
    assert not bot.engine.turns


def test_an_activity_with_parts_of_the_wrong_kind_is_never_a_failure(
    bot: World, anna: TeamsUser, teams: FakeTeams
) -> None:
    proper = anna.message("hoi")
    for key in ("from", "text", "attachments", "entities", "value", "id", "replyToId", "type", "recipient", "name"):
        for nonsense in (None, 1, [], [1], {}, {"id": 1}, "\ud800"):
            body = json.dumps({**proper, key: nonsense})
            headers = {"Authorization": f"Bearer {teams.token()}"}
            answer = post(teams, content=body, headers=headers)
            assert answer.status_code == 200, (key, nonsense)


def test_without_microsofts_keys_nothing_is_acknowledged(bot: World, anna: TeamsUser, teams: FakeTeams) -> None:
    teams.key_faults.append(bad_gateway())
    answer = teams.deliver(anna.message("hoi"))
    assert answer is not None
    assert answer.status_code == 503


def test_where_teams_is_not_set_up_there_is_no_door(tmp_path: Any) -> None:
    from tests.fakes.world import serving, world

    with world(tmp_path) as inside, serving(inside) as served:
        assert httpx.post(f"{served.url}/api/messages", json={}, trust_env=False, timeout=60).status_code == 404


def test_nothing_that_was_typed_stands_in_a_log(
    bot: World, anna: TeamsUser, teams: FakeTeams, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    sent = anna.types(f"Ik heb een {CANARY}")
    anna.hears()
    teams.faults.extend([bad_gateway(), too_big()])
    anna.edits(sent, f"Ik had een {CANARY}")
    anna.hears()
    assert CANARY not in caplog.text
