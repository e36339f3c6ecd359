"""A whole row of the form in a dialog of Teams: it goes to the plan, and never into the chat."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.catalogue import say
from bot.channels.row_form import LONGEST_CELL
from tests.fakes.teams import FakeTeams, TeamsUser
from tests.fakes.world import ANNA, World

pytestmark = pytest.mark.slow

OPEN = say("form.open")
TAKEN_IN = say("form.taken_in")
ROW = {"goal": "Rustiger plannen: elke *week*", "planning": "voor 1 mei 2090", "support": "2 uur & € 45"}


@pytest.fixture
def begun(bot: World) -> World:
    """Anna has read who sees what, and has a plan."""
    with bot.store.work() as work:
        work.plans.start(ANNA.id, datetime.now(UTC))
        conversation = work.conversations.of(ANNA.id)
        conversation.notice_version = "1"
        work.conversations.save(conversation)
    return bot


def opened(user: TeamsUser) -> dict[str, Any]:
    """The card in the dialog, once the button to it was asked for."""
    user.types("formulier")
    user.hears()
    dialog = user.opens(OPEN)
    assert isinstance(dialog, dict), dialog
    return dialog


def rows(inside: World) -> list[dict[str, str]]:
    """What the dialogue gets."""
    with inside.store.work(write=False) as work:
        sent = [message.text for message in work.inbox.history(ANNA.id)]
    return [json.loads(text.removeprefix("row:")) for text in sent if text.startswith("row:")]


def problems_on(dialog: Any) -> list[str]:
    assert isinstance(dialog, dict), dialog
    return [element["text"] for element in dialog["body"] if element.get("color") == "Attention"]


def test_a_whole_row_at_once_goes_to_the_plan_and_never_into_the_chat(begun: World, anna: TeamsUser) -> None:
    assert anna.submits(opened(anna), ROW) == TAKEN_IN
    anna.hears()
    assert rows(begun) == [ROW]
    assert "text" not in begun.engine.turns[0]
    assert all(
        words not in json.dumps(m.activity, ensure_ascii=False) for m in anna.chat.shown for words in ROW.values()
    )


def test_what_is_wrong_is_said_at_the_cell_and_what_was_typed_stays(begun: World, anna: TeamsUser) -> None:
    wrong = {"planning": "van 7 maart 2031 tot en met 4 januari 2031", "result": "Minder overwerk"}
    again = anna.submits(opened(anna), wrong)
    assert problems_on(again) == [say("form.goal_missing"), say("form.end_before_start")]
    assert rows(begun) == []
    mended = {"goal": "Beter plannen", "planning": ""}
    assert isinstance(again, dict)
    assert anna.submits(again, mended) == TAKEN_IN
    assert rows(begun) == [{"goal": "Beter plannen", "result": "Minder overwerk"}]


def test_the_form_sent_in_twice_is_one_goal(begun: World, anna: TeamsUser) -> None:
    assert anna.submits(opened(anna), ROW, times=2) == TAKEN_IN
    anna.hears()
    assert len(rows(begun)) == 1
    assert len(begun.engine.turns) == 1
    assert anna.submits(opened(anna), ROW) == TAKEN_IN
    assert len(rows(begun)) == 2


def test_before_the_first_talk_the_form_says_where_to_begin(bot: World, anna: TeamsUser) -> None:
    anna.types("Formulier.")
    anna.hears()
    assert anna.opens(OPEN) == say("form.first_welcome")


def test_the_button_is_offered_once_however_often_teams_brings_the_word(
    begun: World, anna: TeamsUser, teams: FakeTeams
) -> None:
    word = anna.types("formulier")
    anna.hears()
    teams.deliver(word)
    anna.types("hoi")
    anna.hears()
    assert [OPEN in message.actions for message in anna.chat.shown] == [True, False]
    assert [turn["text"] for turn in begun.engine.turns] == ["hoi"], "the word is no answer"


def test_a_stranger_gets_no_form(bot: World, teams: FakeTeams) -> None:
    stranger = teams.person("Iemand Anders", "iemand@elders.example")
    stranger.types("formulier")
    stranger.hears()
    assert stranger.opens(OPEN) == say("unknown_person")


def test_what_the_door_stops_is_not_kept(begun: World, anna: TeamsUser) -> None:
    sensitive = {"goal": "Rustiger aan doen vanwege mijn burn-out en depressie"}
    assert anna.submits(opened(anna), sensitive) == TAKEN_IN
    asked = anna.hears()
    assert say("door.again") in asked.pressable
    assert rows(begun) == []
    assert "burn-out" not in asked.words


@pytest.mark.parametrize(
    "value",
    [None, [], {"data": None}, {"data": {"form": 3, "goal": ["x"]}}, {"data": {"form": "é" * 300, "goal": ""}}],
)
def test_a_form_with_parts_of_the_wrong_kind_is_never_a_failure(
    begun: World, anna: TeamsUser, teams: FakeTeams, value: Any
) -> None:
    answer = teams.deliver(anna.activity("invoke", name="task/submit", value=value))
    assert answer is not None
    assert answer.status_code == 200
    assert answer.json()["task"]["type"] in ("continue", "message")


def test_more_than_the_form_takes_is_not_cut(begun: World, anna: TeamsUser, teams: FakeTeams) -> None:
    value = {"data": {"form": "a", "goal": "x" * (LONGEST_CELL + 1)}}
    answer = teams.deliver(anna.activity("invoke", name="task/submit", value=value))
    assert answer is not None
    assert answer.json()["task"] == {"type": "message", "value": say("too_large")}
    assert rows(begun) == []


def test_nothing_on_the_form_stands_in_a_log(begun: World, anna: TeamsUser, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    anna.submits(opened(anna), ROW)
    anna.hears()
    assert not any(words in caplog.text for words in ROW.values())
