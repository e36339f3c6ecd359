"""What routes need to know of the application: its parts, and who is asking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fastapi import Request

from bot.channels.browser import BrowserChat
from bot.channels.dispatcher import Dispatcher
from bot.channels.door import Doorkeeper
from bot.channels.engine_client import EngineClient
from bot.channels.store_calls import StoreCalls
from bot.settings import Settings
from bot.web.rates import Rates
from bot.web.refusals import Refusal
from bot.web.session import Sessions

if TYPE_CHECKING:
    from bot.channels.slack_app import SlackChannel
    from bot.store import Store
    from bot.web.teams import TeamsChannel


@dataclass(slots=True)
class Parts:
    """The parts of one running web process, in `app.state.parts`."""

    settings: Settings
    store: Store
    calls: StoreCalls
    engine: EngineClient
    dispatcher: Dispatcher
    door: Doorkeeper
    chat: BrowserChat
    sessions: Sessions
    rates: Rates
    slack: SlackChannel | None = None
    """None where Slack is not set up."""
    teams: TeamsChannel | None = None
    """None where Teams is not set up."""


def parts_of(request: Request) -> Parts:
    """The parts of the process that serves this request."""
    parts: Parts = request.app.state.parts
    return parts


async def chat_of(request: Request) -> BrowserChat:
    """The browser chat, as a dependency. Not a plain function: FastAPI would send it to a thread."""
    return parts_of(request).chat


async def signed_in(request: Request) -> str:
    """Whose request this is. Raises Refusal (401) when nobody is signed in."""
    person_id = await parts_of(request).sessions.person_id(request)
    if person_id is None:
        raise Refusal(401, "not_signed_in")
    return person_id
