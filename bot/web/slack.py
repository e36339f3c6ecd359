"""Where Slack delivers: `POST /slack/events`, for events, buttons, forms and commands alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from fastapi.responses import Response
from starlette.requests import ClientDisconnect

from bot.channels.bells import Bells
from bot.channels.delivery import Courier, DeliveryPace
from bot.channels.front_desk import FrontDesk
from bot.channels.store_calls import StoreCalls
from bot.settings import Settings
from bot.web.context import parts_of
from bot.web.guard import TooLarge
from bot.web.refusals import Refusal

if TYPE_CHECKING:
    from bot.channels.slack_app import SlackChannel
    from bot.store.mail import OutboxMessage
    from bot.store.store import Work

router = APIRouter()


def open_slack(
    settings: Settings,
    calls: StoreCalls,
    front_desk: FrontDesk,
    bells: Bells,
    *,
    delivered: Callable[[Work, Iterable[OutboxMessage], datetime], None],
    pace: DeliveryPace | None = None,
) -> SlackChannel:
    """Slack for these settings, which must hold a token."""
    # Here, so that web without Slack loads none of Slack's libraries.
    from bot.channels.slack import SlackApi, SlackPost
    from bot.channels.slack_app import SlackChannel

    api = SlackApi(settings.slack_bot_tokens, settings.slack_api_url)
    post = SlackPost(api)
    courier = Courier(post, calls, bells, base_url=settings.base_url, delivered=delivered, find=post.find, pace=pace)
    return SlackChannel(
        api,
        front_desk,
        courier,
        calls,
        signing_secrets=settings.slack_signing_secrets,
        app_token=settings.slack_app_token.get_secret_value() if settings.slack_app_token else None,
    )


@router.post("/slack/events", include_in_schema=False)  # Slack's format, described by Slack
async def events(request: Request) -> Response:
    """Take in what Slack sends. 200 says that it is kept."""
    slack = parts_of(request).slack
    if slack is None:
        raise Refusal(404, "not_found")
    try:
        body = await request.body()
    except TooLarge:
        raise Refusal(413, "too_large") from None
    except ClientDisconnect:
        raise Refusal(400, "bad_request") from None
    answer = await slack.receive(body, request.headers)
    headers = {name: value for name, values in answer.headers.items() for value in values}
    return Response(answer.body, answer.status, headers)
