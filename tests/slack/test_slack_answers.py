"""What Slack's own words for no mean to us."""

from __future__ import annotations

from typing import Any

import pytest

from bot.channels.delivery import Blocked, Closed, Gone, Later, Outgoing, Rejected, Unsure
from bot.channels.slack import SlackApi, SlackPost
from tests.fakes.slack import TOKEN, FakeSlack

HELLO = Outgoing("o1", "Hoi")
AWAY = ["channel_not_found", "is_archived", "user_not_found", "user_disabled", "cannot_dm_bot", "not_in_channel"]
OUT = ["invalid_auth", "token_revoked", "token_expired", "account_inactive"]
TO_SET_UP = ["missing_scope", "messages_tab_disabled", "restricted_action", "team_access_not_granted"]
WRONG = ["invalid_blocks", "msg_blocks_too_long", "no_text", "something_new"]
GONE = ["message_not_found", "cant_update_message", "edit_window_closed"]


class Refusing(FakeSlack):
    """A workspace that says one thing to whatever is asked."""

    word = ""

    def _answer(self, method: str, body: dict[str, Any], token: str) -> dict[str, Any]:
        return {"ok": False, "error": self.word}


async def problem_with(word: str, does: str, *arguments: Any) -> type[BaseException]:
    with Refusing().running() as slack:
        slack.word = word
        post = SlackPost(SlackApi([TOKEN], slack.api_url))
        try:
            with pytest.raises((Blocked, Closed, Gone, Later, Rejected, Unsure)) as raised:
                await getattr(post, does)({"user": "U1", "dm": "D1"}, *arguments)
        finally:
            await post.close()
        return raised.type


@pytest.mark.parametrize(
    ("word", "problem"),
    [
        *((word, Blocked) for word in AWAY),
        *((word, Closed) for word in [*OUT, *TO_SET_UP]),
        *((word, Rejected) for word in WRONG),
        ("ratelimited", Later),
        ("internal_error", Unsure),
        ("fatal_error", Unsure),
    ],
)
async def test_a_message_that_slack_does_not_take(word: str, problem: type[Exception]) -> None:
    assert await problem_with(word, "send", HELLO) is problem


@pytest.mark.parametrize(("word", "problem"), [*((word, Gone) for word in GONE), ("internal_error", Later)])
async def test_a_message_that_cannot_be_replaced(word: str, problem: type[Exception]) -> None:
    assert await problem_with(word, "replace", "1.1", HELLO) is problem
