"""Sending to Teams: Microsoft's connector, over HTTP, with our own token."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Final
from urllib.parse import quote

import httpx

from bot.channels.delivery import Blocked, Closed, Gone, Later, Outgoing, Rejected, Unsure
from bot.channels.front_desk import Profile
from bot.channels.teams_cards import activity, fits
from bot.channels.teams_login import NoToken, OwnTokens
from bot.channels.teams_tokens import allowed

logger = logging.getLogger(__name__)

CHANNEL: Final = "teams"

_SEND_SECONDS: Final = httpx.Timeout(30.0, connect=5.0)
"""Teams can take long over a message; a second one in the meantime would double it."""
_LOOK_SECONDS: Final = httpx.Timeout(4.0, connect=2.0)
"""Someone waits for the acknowledgement, and Teams sends again after fifteen seconds."""
_LONGEST_PAUSE: Final = 3600.0
_TRY_AGAIN: Final = frozenset({408, 412, 429, 500, 502, 503, 504})


class TeamsPost:
    """Messages to people in Teams. An address is `{"service_url", "conversation", "user"}`, as Teams named them."""

    channel = CHANNEL

    def __init__(
        self,
        http: httpx.AsyncClient,
        tokens: OwnTokens,
        *,
        client_id: str,
        hosts: Iterable[str],
        patience: httpx.Timeout = _SEND_SECONDS,
    ) -> None:
        self._http = http
        self._patience = patience
        self._tokens = tokens
        self._bot = {"id": f"28:{client_id}"}
        self._hosts = tuple(hosts)

    async def reach(self, address: dict[str, Any]) -> dict[str, Any]:
        """The address as it is: Teams told it when the app was installed. Raises Blocked when there is none."""
        service, conversation = address.get("service_url"), address.get("conversation")
        if not conversation or not isinstance(service, str) or not allowed(service, self._hosts):
            raise Blocked
        return address

    def fits(self, message: Outgoing) -> bool:
        """Whether Teams takes all of it in one message."""
        return fits(message)

    async def send(self, address: dict[str, Any], message: Outgoing) -> str:
        """Send it; Microsoft's id of it."""
        response = await self._call("POST", address, "activities", self._whole(address, activity(message)))
        id = response.get("id")
        if not isinstance(id, str) or not id:
            raise Unsure
        return id

    async def arrived(self, address: dict[str, Any], message: Outgoing, since: datetime) -> str | None:
        """Teams gives no way to look whether a message arrived, so that it did is never sure.

        It is sent again: twice the same question is better than none. Its buttons are the same, and one of all of
        them can be pressed.
        """
        return None

    async def replace(self, address: dict[str, Any], message_id: str, message: Outgoing) -> None:
        """Put this in the place of what is there."""
        sent = {**self._whole(address, activity(message)), "id": message_id}
        await self._call("PUT", address, f"activities/{quote(message_id, safe='')}", sent)

    async def delete(self, address: dict[str, Any], message_id: str) -> None:
        """Take it away, if it is still there."""
        try:
            await self._call("DELETE", address, f"activities/{quote(message_id, safe='')}")
        except (Gone, Rejected):
            logger.info("a message to delete is not there any more")

    async def typing(self, address: dict[str, Any], message: Outgoing) -> str | None:
        """Show that the bot is busy. Teams takes that away by itself."""
        await self._call("POST", address, "activities", self._whole(address, {"type": "typing"}))
        return None

    async def say(self, address: dict[str, Any], text: str) -> None:
        """A line outside any conversation of ours, for a stranger or a channel. Not tried again."""
        await self.show(address, _line(text))

    async def show(self, address: dict[str, Any], sent: dict[str, Any]) -> None:
        """A message that is kept nowhere and holds nothing of anyone. Not tried again."""
        await self._call("POST", await self.reach(address), "activities", self._whole(address, sent))

    async def profile(self, address: dict[str, Any], name: str) -> Profile:
        """What the directory of the organisation says of the one at this address."""
        where = f"members/{quote(str(address['user']), safe='')}"
        try:
            member = await self._call("GET", await self.reach(address), where, timeout=_LOOK_SECONDS)
        except (Gone, Rejected):
            member = {}
        email = member.get("email") or member.get("userPrincipalName") or ""
        return Profile(name=str(member.get("name") or name), email=str(email), address=address)

    async def close(self) -> None:
        """Let go of the connections."""
        await self._http.aclose()

    # --- the connector -------------------------------------------------------------------------------

    def _whole(self, address: Mapping[str, Any], sent: dict[str, Any]) -> dict[str, Any]:
        conversation = {"id": address["conversation"], "conversationType": "personal"}
        return {**sent, "from": self._bot, "recipient": {"id": address.get("user", "")}, "conversation": conversation}

    async def _call(
        self,
        method: str,
        address: Mapping[str, Any],
        what: str,
        body: dict[str, Any] | None = None,
        timeout: httpx.Timeout | None = None,
    ) -> dict[str, Any]:
        conversation = quote(str(address["conversation"]), safe="")
        timeout = timeout or self._patience
        url = f"{str(address['service_url']).rstrip('/')}/v3/conversations/{conversation}/{what}"
        response = await self._ask(method, url, body, timeout)
        if response.status_code == 401:
            # The token was withdrawn before its time: once more with a new one.
            self._tokens.forget(_token_of(response.request))
            response = await self._ask(method, url, body, timeout)
        if response.is_success:
            answer = _json(response)
            return answer if isinstance(answer, dict) else {}
        raise self._problem(response)

    async def _ask(
        self, method: str, url: str, body: dict[str, Any] | None, timeout: httpx.Timeout
    ) -> httpx.Response:
        try:
            token = await self._tokens.get()
        except NoToken as problem:
            logger.warning("Microsoft gives us no token: %s", problem)
            raise (Closed if problem.final else Later)() from None
        headers = {"Authorization": f"Bearer {token}"}
        try:
            return await self._http.request(method, url, json=body, headers=headers, timeout=timeout)
        except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout):
            raise Later from None  # nothing was sent
        except httpx.HTTPError:
            raise Unsure from None

    @staticmethod
    def _problem(response: httpx.Response) -> Exception:
        status, codes = response.status_code, set(_codes(_json(response)))
        logger.info("Teams answered %d", status)
        if status in _TRY_AGAIN or response.is_redirect:
            # Our token goes nowhere else. What sends us elsewhere is some proxy in between, and not for long.
            return Later(_pause(response))
        if status == 401:
            return Closed()
        if status in (403, 404) and not codes:
            return Later(_pause(response))  # Microsoft gives a reason: this is some proxy in between
        if status == 403:
            # MessageWritesBlocked, ConversationBlockedByUser, ...: they or their administrator want us there no more.
            return Blocked()
        if status == 404:
            return Blocked() if "ConversationNotFound" in codes else Gone()
        return Rejected()


def _line(text: str) -> dict[str, Any]:
    return {"type": "message", "text": text, "textFormat": "plain", "summary": text}


def _token_of(request: httpx.Request) -> str:
    return str(request.headers.get("Authorization", "")).removeprefix("Bearer ")


def _json(response: httpx.Response) -> Any:
    try:
        return response.json()
    except ValueError:
        return None


def _codes(answer: Any) -> Iterable[str]:
    """The error codes in an answer, which stand in different places."""
    if isinstance(answer, Mapping):
        for key, value in answer.items():
            if key in ("code", "subCode") and isinstance(value, str):
                yield value
            else:
                yield from _codes(value)


def _pause(response: httpx.Response) -> float | None:
    try:
        return min(max(float(response.headers["Retry-After"]), 0.0), _LONGEST_PAUSE)
    except (KeyError, ValueError):
        return None
