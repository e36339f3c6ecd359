"""Slack's Web API, as far as we use it: what it answers becomes what the courier understands.

Nothing is tried again in here, and the SDK's own retries are off: after a connection that broke off nobody knows
whether a message arrived, and only the courier knows how to find out.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.channels.delivery import Blocked, Closed, Gone, Later, Outgoing, Rejected, Unsure
from bot.channels.slack_blocks import Rendered, render

logger = logging.getLogger(__name__)

SLACK: Final = "slack"
TIMEOUT_SECONDS: Final = 10
MESSAGE: Final = "pop_message"
"""The type of the metadata in which a message carries our own id."""
_CLOCKS_DIFFER: Final = timedelta(minutes=2)
_LOOKED_THROUGH: Final = 100

_NOT_LET_IN = frozenset({"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive"})
_UNREACHABLE = frozenset(
    {"channel_not_found", "is_archived", "user_not_found", "user_disabled", "cannot_dm_bot", "not_in_channel"}
    | {"user_not_visible", "users_not_found"}
)
_NOT_SET_UP = frozenset(
    {"missing_scope", "messages_tab_disabled", "restricted_action", "no_permission", "not_allowed_token_type"}
    | {"access_denied", "ekm_access_denied", "team_access_not_granted"}
)
"""An administrator has something to put right first: it is about no person and no message."""
_GONE = frozenset({"message_not_found", "cant_update_message", "edit_window_closed", "cant_delete_message"})
_PERHAPS = frozenset({"fatal_error", "internal_error", "service_unavailable", "request_timeout"})

_QUIET = logging.getLogger("slack_sdk.quiet")
_QUIET.setLevel(logging.CRITICAL + 1)  # the SDK writes bodies of requests and answers in its log


class Refused(Exception):
    """Slack said no to something that is no message. `error` is its own word for why."""

    def __init__(self, error: str) -> None:
        super().__init__(error)
        self.error = error


class SlackApi:
    """Calls methods with the newest token that Slack accepts. One per process; `close` it at the end."""

    def __init__(self, tokens: Sequence[str], base_url: str) -> None:
        """Several tokens while one takes the place of another: the first that works is used."""
        self._tokens = list(tokens)
        self.base_url = base_url
        self._session: aiohttp.ClientSession | None = None
        self._who: dict[str, Any] | None = None

    async def call(self, method: str, *, sends: bool = False, **arguments: Any) -> dict[str, Any]:
        """What Slack answers.

        `sends`: nobody may do it twice, so a lost answer is Unsure and not Later. Raises those and Closed, and
        Refused for every other no.
        """
        for token in list(self._tokens):
            try:
                return await self._call(token, method, sends, arguments)
            except Closed:
                # The other one is tried first from now on; this one may come back.
                if token in self._tokens and len(self._tokens) > 1:
                    self._tokens.remove(token)
                    self._tokens.append(token)
                self._who = None
        raise Closed

    async def _call(self, token: str, method: str, sends: bool, arguments: dict[str, Any]) -> dict[str, Any]:
        try:
            answer = await self.client(token).api_call(method, json=arguments)
        except SlackApiError as error:
            raise self._meaning(error, sends) from None
        except aiohttp.ClientConnectorError:
            raise Later from None  # nothing was sent
        except (aiohttp.ClientError, TimeoutError, SlackClientError, ValueError):
            raise (Unsure() if sends else Later()) from None
        data: Any = answer.data
        if not isinstance(data, dict):
            raise Unsure if sends else Later
        return data

    @staticmethod
    def _meaning(error: SlackApiError, sends: bool) -> Exception:
        response: Any = error.response
        data = response.data if isinstance(getattr(response, "data", None), dict) else {}
        status = int(getattr(response, "status_code", 0) or 0)
        code = str(data.get("error") or "")
        if status == 429 or code == "ratelimited":
            headers = {str(k).lower(): v for k, v in (getattr(response, "headers", None) or {}).items()}
            try:
                return Later(float(headers.get("retry-after") or 1))
            except (TypeError, ValueError):
                return Later(1.0)
        if code in _NOT_LET_IN:
            return Closed()
        if status >= 500 or code in _PERHAPS or not code:
            return Unsure() if sends else Later()
        return Refused(code)

    def client(self, token: str | None = None) -> AsyncWebClient:
        """Slack's own client, set up as all of ours are: silent, patient, and going nowhere else."""
        if self._session is None:
            # Slack is a public address: a company's proxy may well be the only way there.
            proxied = not self.base_url.startswith("http://")
            timeout = aiohttp.ClientTimeout(total=TIMEOUT_SECONDS)
            going_elsewhere = aiohttp.TraceConfig()
            going_elsewhere.on_request_redirect.append(_stay)
            self._session = aiohttp.ClientSession(timeout=timeout, trust_env=proxied, trace_configs=[going_elsewhere])
        return AsyncWebClient(
            token=token,
            base_url=self.base_url,
            timeout=TIMEOUT_SECONDS,
            session=self._session,
            retry_handlers=[],
            logger=_QUIET,
        )

    async def who(self) -> dict[str, Any]:
        """Who we are to Slack: `team_id`, `user_id`, `bot_id`. Asked once. Raises as `call` does."""
        if self._who is None:
            self._who = await self.call("auth.test")
        return self._who

    @property
    def token(self) -> str:
        """The token that is tried first."""
        return self._tokens[0]

    @property
    def known(self) -> dict[str, Any]:
        """What `who` said last; empty while it was not asked."""
        return self._who or {}

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session is not None:
            await self._session.close()
            self._session = None


async def _stay(*_: object) -> None:
    # The token and what people wrote go to Slack's own address, whatever stands in between says.
    raise aiohttp.ClientError("redirected")


class SlackPost:
    """How messages get to people in Slack."""

    channel = SLACK

    def __init__(self, api: SlackApi) -> None:
        self._api = api

    async def reach(self, address: dict[str, Any]) -> dict[str, Any]:
        """The direct message with this user, opened where nobody wrote there yet."""
        if address.get("dm"):
            return address
        answer = await self._do("conversations.open", users=address["user"])
        return {**address, "dm": answer["channel"]["id"]}

    def fits(self, message: Outgoing) -> bool:
        return render(message).whole

    async def send(self, address: dict[str, Any], message: Outgoing) -> str:
        answer = await self._do("chat.postMessage", sends=True, channel=address["dm"], **_body(message))
        return str(answer["ts"])

    async def arrived(self, address: dict[str, Any], message: Outgoing, since: datetime) -> str | None:
        """Each message carries our id in its metadata: it is there, or it never came."""
        oldest = f"{(since - _CLOCKS_DIFFER).timestamp():.6f}"
        more: dict[str, Any] = {}
        while True:
            page = await self._do(
                "conversations.history",
                channel=address["dm"],
                oldest=oldest,
                limit=_LOOKED_THROUGH,
                include_all_metadata=True,
                **more,
            )
            for known in page.get("messages") or ():
                metadata = known.get("metadata") or {}
                if (metadata.get("event_payload") or {}).get("id") == message.id:
                    return str(known["ts"])
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return None
            more = {"cursor": cursor}

    async def replace(self, address: dict[str, Any], message_id: str, message: Outgoing) -> None:
        await self._do("chat.update", channel=address["dm"], ts=message_id, **_body(message, again=True))

    async def delete(self, address: dict[str, Any], message_id: str) -> None:
        try:
            await self._do("chat.delete", channel=address["dm"], ts=message_id)
        except (Gone, Rejected):
            return

    async def typing(self, address: dict[str, Any], message: Outgoing) -> str | None:
        """Slack shows bots no "is typing": one short message, in the place of which the answer comes."""
        return await self.send(address, message)

    async def find(self, email: str) -> tuple[str, dict[str, Any]] | None:
        """The user with this e-mail address in our own workspace, and their address; None where there is none."""
        try:
            us = await self._api.who()
            user = (await self._api.call("users.lookupByEmail", email=email))["user"]
        except Refused:
            return None
        if user.get("deleted") or user.get("is_bot") or user.get("team_id") != us.get("team_id"):
            return None
        return str(user["id"]), {"user": str(user["id"])}

    async def close(self) -> None:
        await self._api.close()

    async def _do(self, method: str, *, sends: bool = False, **arguments: Any) -> dict[str, Any]:
        try:
            return await self._api.call(method, sends=sends, **arguments)
        except Refused as refused:
            if refused.error in _UNREACHABLE:
                raise Blocked from None
            if refused.error in _GONE:
                raise Gone from None
            logger.warning("slack refused %s: %s", method, _word(refused.error))
            raise (Closed if refused.error in _NOT_SET_UP else Rejected) from None


def _word(error: str) -> str:
    """Slack's own word for a refusal; never anything else of its answer."""
    return error if error.replace("_", "").isalnum() and len(error) <= 60 else "?"


def _body(message: Outgoing, *, again: bool = False) -> dict[str, Any]:
    rendered: Rendered = render(message)
    body: dict[str, Any] = {
        "text": rendered.text,
        # Without this Slack would keep the old blocks of a message that gets a plain text.
        "blocks": rendered.blocks or [],
        "metadata": {"event_type": MESSAGE, "event_payload": {"id": message.id}},
        "parse": "none",
    }
    if not again:
        # Slack's servers need not fetch what someone wrote about.
        body |= {"mrkdwn": False, "unfurl_links": False, "unfurl_media": False}
    return body


def all_texts(blocks: Iterable[dict[str, Any]]) -> str:
    """The words in blocks, for looking at them."""
    found: list[str] = []

    def look(value: Any) -> None:
        if isinstance(value, dict):
            if value.get("type") in ("text", "plain_text", "mrkdwn") and isinstance(value.get("text"), str):
                found.append(value["text"])
            for item in value.values():
                look(item)
        elif isinstance(value, list):
            for item in value:
                look(item)

    look(list(blocks))
    return "".join(found)
