"""Where Teams delivers: `POST /api/messages`."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

import httpx
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse
from starlette.requests import ClientDisconnect

from bot.catalogue import say
from bot.channels.bells import Bells
from bot.channels.delivery import Courier, DeliveryPace
from bot.channels.front_desk import FrontDesk
from bot.channels.store_calls import StoreCalls
from bot.channels.teams_desk import TeamsDesk, TryAgain
from bot.channels.teams_login import ClientSecrets, Login, ManagedIdentity, NoToken, OwnTokens
from bot.channels.teams_post import TeamsPost
from bot.channels.teams_tokens import KeysUnavailable, RequestTokens, SigningKeys, TokenRefused
from bot.settings import Settings
from bot.web.context import parts_of
from bot.web.guard import TooLarge
from bot.web.refusals import Refusal

if TYPE_CHECKING:
    from bot.store.mail import OutboxMessage
    from bot.store.store import Work

logger = logging.getLogger(__name__)

router = APIRouter()
_SECONDS = httpx.Timeout(10.0, connect=5.0)


class TeamsChannel:
    """Everything of Teams in one web process."""

    def __init__(self, tokens: RequestTokens, desk: TeamsDesk, courier: Courier) -> None:
        self.tokens = tokens
        self.desk = desk
        self.courier = courier

    @classmethod
    def open(
        cls,
        settings: Settings,
        calls: StoreCalls,
        front_desk: FrontDesk,
        bells: Bells,
        *,
        delivered: Callable[[Work, Iterable[OutboxMessage], datetime], None],
        pace: DeliveryPace | None = None,
    ) -> Self:
        """The channel for these settings, which must hold a registration with Teams."""
        http = open_client()
        own = _own_tokens(settings, http)
        post = TeamsPost(http, own, client_id=settings.teams_client_id or "", hosts=settings.teams_service_hosts)
        courier = Courier(post, calls, bells, base_url=settings.base_url, delivered=delivered, pace=pace)
        tokens = RequestTokens(
            SigningKeys(http, settings.teams_openid_metadata_url),
            client_id=settings.teams_client_id or "",
            tenant_id=settings.teams_tenant_id or "",
            hosts=settings.teams_service_hosts,
        )
        return cls(tokens, TeamsDesk(front_desk, courier, post, calls), courier)

    async def start(self) -> None:
        """Begin to deliver."""
        await self.courier.start()

    async def stop(self) -> None:
        """End at once; what was not delivered stays in the outbox."""
        await self.desk.stop()
        await self.courier.stop()


def open_client() -> httpx.AsyncClient:
    """The client for everything that is asked of Microsoft.

    It does not go where an answer points: what we send holds our token. A company's proxy leads to Microsoft, over
    https; what is http is this machine itself, and what Azure put beside it.
    """
    return httpx.AsyncClient(timeout=_SECONDS, follow_redirects=False, mounts={"http://": None})


def _own_tokens(settings: Settings, http: httpx.AsyncClient) -> OwnTokens:
    client_id, tenant_id = settings.teams_client_id or "", settings.teams_tenant_id or ""
    login: Login
    if settings.teams_managed_identity:
        header = settings.identity_header.get_secret_value() if settings.identity_header else ""
        login = ManagedIdentity(http, client_id=client_id, url=settings.identity_endpoint, header=header)
    else:
        login = ClientSecrets(
            http,
            login_url=settings.teams_login_url,
            tenant_id=tenant_id,
            client_id=client_id,
            secrets=settings.teams_client_secrets,
        )
    return OwnTokens(login)


@dataclass(frozen=True, slots=True)
class Problem:
    """Why Teams cannot work, and what an administrator does about it."""

    what: str
    advice: str


async def problem_with(settings: Settings) -> Problem | None:
    """Asks Microsoft for a token and for its keys; None when all is well."""
    async with open_client() as http:
        try:
            await _own_tokens(settings, http).get()
        except NoToken as refused:
            if refused.final:
                advice = "teams_identity_advice" if settings.teams_managed_identity else "teams_refused_advice"
                return Problem(say("teams_refused"), say(advice))
            return Problem(say("teams_unreachable"), say("teams_unreachable_advice"))
        try:
            await SigningKeys(http, settings.teams_openid_metadata_url).get("")
        except KeysUnavailable:
            return Problem(say("teams_no_keys"), say("teams_unreachable_advice"))
    return None


@router.post("/api/messages", include_in_schema=False)  # Microsoft's format, described by Microsoft
async def messages(request: Request) -> JSONResponse:
    """Take in one activity. 200 says that it is kept."""
    teams = parts_of(request).teams
    if teams is None:
        raise Refusal(404, "not_found")
    try:
        claims = await teams.tokens.verified(request.headers.get("authorization"))
        activity = await _activity(request)
        teams.tokens.check(claims, activity)
    except TokenRefused as refused:
        logger.warning("a request that should be from Teams was refused: %s", refused)
        raise Refusal(401, "not_signed_in") from None
    except KeysUnavailable:
        raise Refusal(503, "page_failed") from None
    try:
        return JSONResponse(await teams.desk.take(activity))
    except TryAgain:
        raise Refusal(503, "page_failed") from None


async def _activity(request: Request) -> dict[str, Any]:
    try:
        activity = json.loads(await request.body())
    except TooLarge:
        raise Refusal(413, "too_large") from None
    except (ValueError, RecursionError, ClientDisconnect):
        raise Refusal(400, "bad_request") from None
    if not isinstance(activity, dict):
        raise Refusal(400, "bad_request")
    return activity
