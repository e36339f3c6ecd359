"""A workspace of Slack on loopback: its Web API, its events, Socket Mode, and the people in it.

As strict as the real one: it checks tokens and scopes, refuses what is over a limit, answers 429 to who sends too
fast, forgets a trigger after a while, and delivers again what was not acknowledged. It fails when told to.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import hmac
import itertools
import json
import threading
import time
import urllib.parse
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

from tests.fakes import slack_rules
from tests.fakes.slack_rules import Refused

TEAM, APP, BOT, BOT_USER = "T0POP", "A0POP", "B0POP", "U0BOT"
TOKEN, APP_TOKEN, SECRET = "xoxb-fake-token-1", "xapp-fake-1", "8f742231b10e8888abcd99yyyzzz85a5"
SCOPES = {"app_mentions:read", "chat:write", "im:history", "im:write", "commands", "users:read", "users:read.email"}
EVENTS = {
    "app_home_opened": "",
    "app_mention": "app_mentions:read",
    "app_uninstalled": "",
    "message.im": "im:history",
    "tokens_revoked": "",
}
"""What the app asked to hear of, and the scope that each needs. Nothing else is ever delivered to it."""
NEEDS = {
    "chat.postMessage": "chat:write",
    "chat.postEphemeral": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "conversations.open": "im:write",
    "conversations.history": "im:history",
    "users.info": "users:read",
    "users.lookupByEmail": "users:read.email",
}
SENDING = ("chat.postMessage", "chat.postEphemeral")


@dataclass
class Trouble:
    """Something that goes wrong. `does` tells whether the method is carried out all the same."""

    status: int = 0
    """Answer with this status; 0 drops the connection."""
    does: bool = False
    seconds: float = 0.0
    """Take so long before the answer; what is done is done at once."""
    retry_after: float = 1.0
    method: str = ""
    """Only this method; empty for any."""


@dataclass
class Message:
    ts: str
    channel: str
    text: str
    blocks: list[dict[str, Any]]
    metadata: dict[str, Any]
    posted: float
    """When it appeared, by the clock of this machine."""
    edits: int = 0
    deleted: bool = False
    ephemeral_for: str = ""

    @property
    def buttons(self) -> dict[str, dict[str, Any]]:
        """Title -> element, of all buttons that can be pressed."""
        return {
            element["text"]["text"]: element
            for block in self.blocks
            if block["type"] == "actions"
            for element in block["elements"]
        }


@dataclass
class Delivery:
    """One attempt to deliver something to the product."""

    what: str
    attempt: int
    status: int
    seconds: float
    body: str = ""
    event: str = ""


class FakeSlack:
    """One workspace. Start it with `running`; change its attributes from the test at any time."""

    def __init__(self) -> None:
        self.product = ""
        """Where events go, `http://127.0.0.1:PORT`; several, separated by spaces, take turns as behind a balancer."""
        self.tokens = {TOKEN}
        self.revoked: set[str] = set()
        self.scopes = set(SCOPES)
        self.secret = SECRET
        self.users: dict[str, dict[str, Any]] = {}
        self.dms: dict[str, str] = {}
        """User -> the id of their direct message with the bot."""
        self.messages: dict[str, list[Message]] = {}
        self.views: dict[str, list[dict[str, Any]]] = {}
        """User -> the modals that are open, the newest last."""
        self.homes: dict[str, dict[str, Any]] = {}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.refusals: list[tuple[str, str]] = []
        """Method and reason of everything that was refused for what it was: there should be none."""
        self.strayed: list[str] = []
        """What came where a redirect pointed to: there should be nothing."""
        self.too_fast = 0
        self.troubled = 0
        """How many calls went wrong by chance."""
        self.troubles: list[Trouble] = []
        """Met one by one, by the next call that each fits."""
        self.chance: Callable[[str], Trouble | None] = lambda method: None
        self.burst, self.per_second = 5.0, 1.0
        self.duplicate: Callable[[], bool] = lambda: False
        self.retry_seconds = (0.0, 60.0, 300.0)
        """After the first attempt: at once, after a minute, after five. Tests make them shorter."""
        self.retry_when: Callable[[], bool] = lambda: True
        """And no sooner than this holds."""
        self.ack_seconds = self.trigger_seconds = 60.0
        """How long it waits for an acknowledgement, and a trigger can be used. Slack's own is three seconds: whether
        the product keeps to that depends on the machine, so it is measured (`make load`) and not tested."""
        self.deliveries: list[Delivery] = []
        self.port = 0
        self._numbers = itertools.count(1)
        self._clock = itertools.count(1)
        self._buckets: dict[str, tuple[float, float]] = {}
        self._triggers: dict[str, tuple[float, str]] = {}
        self._sockets: list[web.WebSocketResponse] = []
        self._envelopes: dict[str, asyncio.Future[dict[str, Any]]] = {}
        self._lock = threading.RLock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._http: aiohttp.ClientSession | None = None
        self._turn = itertools.count()

    # --- the workspace -------------------------------------------------------------------------------

    @property
    def api_url(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/"

    def join(self, name: str, email: str, team: str = TEAM, **more: Any) -> str:
        """Someone in the workspace; their user id."""
        id = f"U{next(self._numbers):05}"
        self.users[id] = {
            "id": id,
            "team_id": team,
            "name": email.split("@")[0],
            "deleted": False,
            "is_bot": False,
            "locale": "nl-NL",
            "profile": {"real_name": name, "email": email},
            **more,
        }
        return id

    def dm(self, user: str) -> str:
        return self.dms.setdefault(user, f"D{user[1:]}")

    def shown(self, user: str) -> list[Message]:
        """What the bot said to someone, as they see it now."""
        with self._lock:
            return [m for m in self.messages.get(self.dm(user), []) if not m.deleted]

    def new_ts(self) -> str:
        with self._lock:
            return f"{int(time.time())}.{next(self._clock) % 1_000_000:06}"

    def trigger(self, user: str) -> str:
        id = f"{next(self._numbers)}.{uuid.uuid4().hex}"
        self._triggers[id] = (time.monotonic() + self.trigger_seconds, user)
        return id

    # --- the Web API ---------------------------------------------------------------------------------

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        body = await self._body(request)
        with self._lock:
            self.calls.append((method, body))
            trouble = self._meets(method)
        if trouble is not None and trouble.seconds and not trouble.does:
            await asyncio.sleep(trouble.seconds)
        if trouble is not None and not trouble.does and (trouble.status or not trouble.seconds):
            return self._fails(request, trouble)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        answer = self._answer(method, body, token)
        if trouble is not None and trouble.does:
            await asyncio.sleep(trouble.seconds)
            return self._fails(request, trouble)
        if answer.get("error") == "ratelimited":
            return web.json_response(answer, status=429, headers={"Retry-After": "1"})
        headers = {"X-OAuth-Scopes": ",".join(sorted(self.scopes))}
        return web.json_response(answer, headers=headers)

    def _meets(self, method: str) -> Trouble | None:
        for trouble in self.troubles:
            if trouble.method in ("", method):
                self.troubles.remove(trouble)
                return trouble
        trouble = self.chance(method)
        self.troubled += trouble is not None
        return trouble

    @staticmethod
    def _fails(request: web.Request, trouble: Trouble) -> web.StreamResponse:
        if trouble.status == 429:
            seconds = str(max(1, round(trouble.retry_after))) if trouble.retry_after >= 1 else "1"
            answer = {"ok": False, "error": "ratelimited"}
            return web.json_response(answer, status=429, headers={"Retry-After": seconds})
        if 300 <= trouble.status < 400:
            return web.Response(status=trouble.status, headers={"Location": "/elsewhere"})
        if trouble.status:
            return web.Response(status=trouble.status, text="<html>upstream</html>", content_type="text/html")
        assert request.transport is not None
        request.transport.abort()
        return web.Response()

    async def _elsewhere(self, request: web.Request) -> web.Response:
        self.strayed.append(await request.text())
        return web.json_response({"ok": True})

    @staticmethod
    async def _body(request: web.Request) -> dict[str, Any]:
        raw = await request.text()
        if request.content_type == "application/json":
            return dict(json.loads(raw or "{}"))
        return dict(urllib.parse.parse_qsl(raw))

    def _answer(self, method: str, body: dict[str, Any], token: str) -> dict[str, Any]:
        with self._lock:
            try:
                if method == "apps.connections.open":
                    if token != APP_TOKEN:
                        raise Refused("invalid_auth")
                    return {"ok": True, "url": f"ws://127.0.0.1:{self.port}/socket"}
                if token in self.revoked:
                    raise Refused("token_revoked")
                if token not in self.tokens:
                    raise Refused("invalid_auth")
                if NEEDS.get(method) not in (None, *self.scopes):
                    raise Refused("missing_scope", method)
                handler = getattr(self, "_" + method.replace(".", "_"), None)
                if handler is None:
                    raise Refused("unknown_method", method)
                return {"ok": True, **handler(body)}
            except Refused as refused:
                if refused.error == "ratelimited":
                    self.too_fast += 1
                elif refused.error not in ("token_revoked", "invalid_auth", "users_not_found", "message_not_found"):
                    self.refusals.append((method, str(refused)))
                return {"ok": False, "error": refused.error}

    def _auth_test(self, body: dict[str, Any]) -> dict[str, Any]:
        return {"team_id": TEAM, "user_id": BOT_USER, "bot_id": BOT, "team": "Demo", "user": "pop"}

    def _users_info(self, body: dict[str, Any]) -> dict[str, Any]:
        user = self.users.get(str(body.get("user")))
        if user is None:
            raise Refused("user_not_found")
        shown = json.loads(json.dumps(user))
        if "users:read.email" not in self.scopes:
            shown["profile"].pop("email", None)
        return {"user": shown}

    def _users_lookupByEmail(self, body: dict[str, Any]) -> dict[str, Any]:
        for user in self.users.values():
            if user["profile"]["email"] == body.get("email"):
                return {"user": user}
        raise Refused("users_not_found")

    def _conversations_open(self, body: dict[str, Any]) -> dict[str, Any]:
        user = str(body.get("users"))
        if user not in self.users:
            raise Refused("user_not_found")
        if self.users[user]["deleted"]:
            raise Refused("user_disabled")
        return {"channel": {"id": self.dm(user)}}

    def _channel(self, body: dict[str, Any]) -> str:
        channel = str(body.get("channel"))
        if channel not in self.dms.values():
            raise Refused("channel_not_found", channel)
        user = next(user for user, dm in self.dms.items() if dm == channel)
        if self.users[user]["deleted"]:
            raise Refused("user_disabled")
        return channel

    def _not_too_fast(self, channel: str) -> None:
        now = time.monotonic()
        left, since = self._buckets.get(channel, (self.burst, now))
        left = min(self.burst, left + (now - since) * self.per_second)
        if left < 1:
            self._buckets[channel] = (left, now)
            raise Refused("ratelimited")
        self._buckets[channel] = (left - 1, now)

    def _chat_postMessage(self, body: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(body)
        slack_rules.message(body)
        self._not_too_fast(channel)
        ts = self.new_ts()
        message = Message(
            ts, channel, body["text"], body.get("blocks") or [], body.get("metadata") or {}, time.monotonic()
        )
        self.messages.setdefault(channel, []).append(message)
        return {"ts": ts, "channel": channel}

    def _chat_postEphemeral(self, body: dict[str, Any]) -> dict[str, Any]:
        slack_rules.message(body)
        if body.get("user") not in self.users:
            raise Refused("user_not_in_channel")
        ts = self.new_ts()
        channel = str(body["channel"])
        message = Message(ts, channel, body["text"], [], {}, time.monotonic(), ephemeral_for=str(body["user"]))
        self.messages.setdefault(channel, []).append(message)
        return {"message_ts": ts}

    def _message(self, body: dict[str, Any]) -> Message:
        channel = self._channel(body)
        found = [m for m in self.messages.get(channel, []) if m.ts == body.get("ts") and not m.deleted]
        if not found:
            raise Refused("message_not_found")
        return found[0]

    def _chat_update(self, body: dict[str, Any]) -> dict[str, Any]:
        message = self._message(body)
        slack_rules.message(body)
        message.text, message.edits = body["text"], message.edits + 1
        if "blocks" in body:
            message.blocks = body["blocks"]
        if "metadata" in body:
            message.metadata = body["metadata"]
        return {"ts": message.ts, "channel": message.channel}

    def _chat_delete(self, body: dict[str, Any]) -> dict[str, Any]:
        message = self._message(body)
        message.deleted = True
        return {"ts": message.ts}

    def _conversations_history(self, body: dict[str, Any]) -> dict[str, Any]:
        channel = self._channel(body)
        oldest, limit = float(body.get("oldest") or 0), int(body.get("limit") or 100)
        newer = [m for m in self.messages.get(channel, []) if float(m.ts) >= oldest and not m.deleted][::-1]
        first = int(body.get("cursor") or 0)
        page = [{"ts": m.ts, "text": m.text, "bot_id": BOT} for m in newer[first : first + limit]]
        if body.get("include_all_metadata") in (True, "true", "1"):
            for shown, message in zip(page, newer[first:], strict=False):
                shown["metadata"] = message.metadata
        more = str(first + limit) if first + limit < len(newer) else ""
        return {"messages": page, "response_metadata": {"next_cursor": more}}

    def _views_publish(self, body: dict[str, Any]) -> dict[str, Any]:
        slack_rules.view(body.get("view"), "home")
        self.homes[str(body["user_id"])] = body["view"]
        return {"view": {"id": f"V{next(self._numbers)}"}}

    def _triggered(self, body: dict[str, Any]) -> str:
        until, user = self._triggers.pop(str(body.get("trigger_id")), (0.0, ""))
        if not user:
            raise Refused("invalid_trigger_id")
        if until < time.monotonic():
            raise Refused("expired_trigger_id")
        return user

    def _views_open(self, body: dict[str, Any]) -> dict[str, Any]:
        user = self._triggered(body)
        slack_rules.view(body.get("view"), "modal")
        view = {**body["view"], "id": f"V{next(self._numbers)}", "hash": uuid.uuid4().hex}
        self.views[user] = [view]
        return {"view": view}

    def _views_push(self, body: dict[str, Any]) -> dict[str, Any]:
        user = self._triggered(body)
        slack_rules.view(body.get("view"), "modal")
        if len(self.views.get(user, [])) >= 3:
            raise Refused("push_limit_reached")
        view = {**body["view"], "id": f"V{next(self._numbers)}", "hash": uuid.uuid4().hex}
        self.views.setdefault(user, []).append(view)
        return {"view": view}

    # --- what comes from people ----------------------------------------------------------------------

    def sign(self, body: bytes, timestamp: str | None = None, secret: str | None = None) -> dict[str, str]:
        """The headers with which Slack sends this."""
        stamp = timestamp or str(int(time.time()))
        base = b"v0:" + stamp.encode() + b":" + body
        signature = "v0=" + hmac.new((secret or self.secret).encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}

    def envelope(self, event: dict[str, Any], event_id: str = "") -> dict[str, Any]:
        """An event as Slack wraps it."""
        return {
            "token": "unused",
            "team_id": TEAM,
            "api_app_id": APP,
            "type": "event_callback",
            "event": event,
            "event_id": event_id or f"Ev{uuid.uuid4().hex[:10].upper()}",
            "event_time": int(time.time()),
            "authorizations": [{"team_id": TEAM, "user_id": BOT_USER, "is_bot": True}],
        }

    def send_event(self, event: dict[str, Any], event_id: str = "", *, times: int = 1) -> None:
        """Deliver an event, and again while it is not acknowledged. Returns at once."""
        kind = f"message.{event['channel_type']}" if event["type"] == "message" else event["type"]
        if kind not in EVENTS or (EVENTS[kind] and EVENTS[kind] not in self.scopes):
            return
        envelope = self.envelope(event, event_id)
        for _ in range(times + (1 if self.duplicate() else 0)):
            self._run(self._deliver_event(envelope))

    def send_form(self, payload: dict[str, Any]) -> dict[str, Any]:
        """Deliver an interaction; the answer of the product. Slack does not try these again."""
        body = urllib.parse.urlencode({"payload": json.dumps(payload)}).encode()
        return self._wait(
            self._deliver(payload["type"], body, payload, "application/x-www-form-urlencoded", "interactive")
        )

    def send_command(self, fields: dict[str, str]) -> dict[str, Any]:
        body = urllib.parse.urlencode(fields).encode()
        return self._wait(
            self._deliver("command", body, dict(fields), "application/x-www-form-urlencoded", "slash_commands")
        )

    async def _deliver_event(self, envelope: dict[str, Any]) -> None:
        body = json.dumps(envelope).encode()
        reason = ""
        for attempt, pause in enumerate((None, *self.retry_seconds)):
            if pause is not None:
                await asyncio.sleep(pause)
                while not self.retry_when():
                    await asyncio.sleep(0.02)
            headers = {"X-Slack-Retry-Num": str(attempt), "X-Slack-Retry-Reason": reason} if attempt else {}
            answer = await self._deliver(
                envelope["event"]["type"], body, envelope, "application/json", "events_api", attempt, headers
            )
            if 200 <= answer["status"] < 300:
                return
            reason = {0: "connection_failed", -1: "http_timeout"}.get(answer["status"], "http_error")

    async def _deliver(
        self,
        what: str,
        body: bytes,
        payload: dict[str, Any],
        content_type: str,
        envelope_type: str,
        attempt: int = 0,
        headers: dict[str, str] | None = None,
    ) -> dict[str, Any]:
        began = time.monotonic()
        sockets = [socket for socket in self._sockets if not socket.closed]
        if sockets:
            status, answer = await self._through_socket(sockets, payload, envelope_type, attempt)
        else:
            status, answer = await self._over_http(body, content_type, headers or {})
        event = str(payload.get("event_id") or "")
        with self._lock:
            self.deliveries.append(Delivery(what, attempt, status, time.monotonic() - began, answer, event))
        return {"status": status, "body": answer}

    async def _over_http(self, body: bytes, content_type: str, headers: dict[str, str]) -> tuple[int, str]:
        assert self._http is not None
        places = self.product.split()
        place = places[next(self._turn) % len(places)]
        headers = {**headers, **self.sign(body), "Content-Type": content_type}
        try:
            async with self._http.post(
                f"{place}/slack/events",
                data=body,
                headers=headers,
                timeout=aiohttp.ClientTimeout(total=self.ack_seconds),
            ) as response:
                return response.status, await response.text()
        except TimeoutError:
            return -1, ""
        except aiohttp.ClientError:
            return 0, ""

    # --- Socket Mode ---------------------------------------------------------------------------------

    async def _socket(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        await socket.send_json({"type": "hello", "num_connections": len(self._sockets) + 1})
        self._sockets.append(socket)
        try:
            async for message in socket:
                if message.type == aiohttp.WSMsgType.TEXT and message.data.startswith("{"):
                    answer = json.loads(message.data)
                    future = self._envelopes.pop(str(answer.get("envelope_id")), None)
                    if future is not None and not future.done():
                        future.set_result(answer.get("payload") or {})
        finally:
            self._sockets.remove(socket)
        return socket

    async def _through_socket(
        self, sockets: list[web.WebSocketResponse], payload: dict[str, Any], kind: str, attempt: int
    ) -> tuple[int, str]:
        id = uuid.uuid4().hex
        future: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        self._envelopes[id] = future
        envelope = {"envelope_id": id, "type": kind, "payload": payload, "retry_attempt": attempt}
        try:
            await sockets[next(self._turn) % len(sockets)].send_json(envelope)
            return 200, json.dumps(await asyncio.wait_for(future, self.ack_seconds))
        except (TimeoutError, ConnectionError):
            return -1, ""

    def hang_up(self, *, warned: bool) -> None:
        """End every connection: a moment after a warning, as Slack does every few hours, or without a word."""

        async def end() -> None:
            for socket in list(self._sockets):
                if warned:
                    await socket.send_json({"type": "disconnect", "reason": "refresh_requested"})
                    await asyncio.sleep(0.5)
                await socket.close()

        self._wait(end())

    @property
    def connected(self) -> bool:
        """Whether someone listens through Socket Mode."""
        return any(not socket.closed for socket in self._sockets)

    # --- running -------------------------------------------------------------------------------------

    def _run(self, work: Any) -> Any:
        assert self._loop is not None
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def _wait(self, work: Any) -> Any:
        return self._run(work).result(120)

    async def _serve(self, ready: threading.Event, stop: asyncio.Event) -> None:
        app = web.Application(client_max_size=10_000_000)
        app.router.add_post("/api/{method}", self._api)
        app.router.add_get("/socket", self._socket)
        app.router.add_route("*", "/elsewhere", self._elsewhere)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", self.port)
        await site.start()
        self.port = runner.addresses[0][1]
        connector = aiohttp.TCPConnector(limit=0, force_close=True)
        self._http = aiohttp.ClientSession(connector=connector, trust_env=False)
        ready.set()
        await stop.wait()
        await self._http.close()
        for socket in list(self._sockets):
            await socket.close()
        await runner.cleanup()

    @contextlib.contextmanager
    def running(self) -> Iterator[FakeSlack]:
        """The workspace, on a port of loopback, in a thread of its own."""
        ready = threading.Event()
        loop = self._loop = asyncio.new_event_loop()
        stop = asyncio.Event()

        def run() -> None:
            asyncio.set_event_loop(loop)
            loop.run_until_complete(self._serve(ready, stop))
            for task in asyncio.all_tasks(loop):
                task.cancel()
            loop.run_until_complete(asyncio.sleep(0.05))
            loop.close()

        thread = threading.Thread(target=run, daemon=True, name="fake-slack")
        thread.start()
        assert ready.wait(60)
        try:
            yield self
        finally:
            loop.call_soon_threadsafe(stop.set)
            thread.join(60)


@dataclass
class SlackUser:
    """Someone in the workspace, at their screen."""

    slack: FakeSlack
    id: str
    typed: list[tuple[str, str]] = field(default_factory=list)
    """What they typed: the time stamp of Slack and the words."""
    seen: int = 0

    @property
    def dm(self) -> str:
        return self.slack.dm(self.id)

    @property
    def messages(self) -> list[Message]:
        return self.slack.shown(self.id)

    @property
    def texts(self) -> list[str]:
        return [message.text for message in self.messages]

    def _event(self, text: str, **more: Any) -> dict[str, Any]:
        ts = self.slack.new_ts()
        escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        rich = {"type": "rich_text_section", "elements": [{"type": "text", "text": text}]}
        return {
            "type": "message",
            "channel": self.dm,
            "channel_type": "im",
            "user": self.id,
            "team": TEAM,
            "ts": ts,
            "event_ts": ts,
            "text": escaped,
            "blocks": [{"type": "rich_text", "elements": [rich]}] if text else [],
            **more,
        }

    def types(self, text: str, *, event_id: str = "", times: int = 1, **more: Any) -> str:
        """Types a message; its time stamp."""
        event = self._event(text, **more)
        self.typed.append((event["ts"], text))
        self.slack.send_event(event, event_id, times=times)
        return str(event["ts"])

    def mentions(self, text: str, channel: str) -> None:
        """Names the app in a channel."""
        event = self._event(f"<@{BOT_USER}> {text}", type="app_mention", channel=channel)
        self.slack.send_event({key: value for key, value in event.items() if key != "channel_type"})

    def edits(self, ts: str, text: str) -> None:
        """Changes what was typed before."""
        now = self.slack.new_ts()
        new = {**self._event(text), "ts": ts, "edited": {"user": self.id, "ts": now}}
        old = next((words for known, words in self.typed if known == ts), "")
        event = {
            "type": "message",
            "subtype": "message_changed",
            "channel": self.dm,
            "channel_type": "im",
            "ts": now,
            "event_ts": now,
            "message": new,
            "previous_message": {**new, "text": old},
        }
        self.slack.send_event(event)

    def sends_file(self, mimetype: str, text: str = "") -> None:
        files = [{"id": "F1", "mimetype": mimetype, "name": "bestand"}]
        self.slack.send_event(self._event(text, subtype="file_share", files=files))

    def opens_home(self, tab: str = "home") -> None:
        event = {"type": "app_home_opened", "user": self.id, "channel": self.dm, "tab": tab}
        self.slack.send_event({**event, "event_ts": self.slack.new_ts()})

    def presses(self, title: str, message: Message | None = None) -> dict[str, Any]:
        """Presses a button, by default of the newest message that has it."""
        if message is None:
            message = next((m for m in reversed(self.messages) if title in m.buttons), None)
        assert message is not None, f"no button {title!r} in {[list(m.buttons) for m in self.messages]}"
        return self.press_element(message.buttons[title], message)

    def press_element(self, element: dict[str, Any], message: Message) -> dict[str, Any]:
        action = {**element, "block_id": "b", "action_ts": f"{time.time():.6f}{next(self.slack._numbers)}"}
        return self.slack.send_form(
            {
                "type": "block_actions",
                "team": {"id": TEAM},
                "api_app_id": APP,
                "user": {"id": self.id, "team_id": TEAM},
                "channel": {"id": message.channel},
                "container": {"type": "message", "message_ts": message.ts, "channel_id": message.channel},
                "trigger_id": self.slack.trigger(self.id),
                "actions": [action],
            }
        )

    def presses_in_view(self, title: str, view: dict[str, Any]) -> dict[str, Any]:
        """Presses a button on the Home tab or in a modal."""
        buttons = {
            element["text"]["text"]: element
            for block in view["blocks"]
            if block["type"] == "actions"
            for element in block["elements"]
        }
        action = {**buttons[title], "block_id": "b", "action_ts": f"{time.time():.6f}{next(self.slack._numbers)}"}
        return self.slack.send_form(
            {
                "type": "block_actions",
                "team": {"id": TEAM},
                "api_app_id": APP,
                "user": {"id": self.id, "team_id": TEAM},
                "container": {"type": "view", "view_id": view.get("id")},
                "view": view,
                "trigger_id": self.slack.trigger(self.id),
                "actions": [action],
            }
        )

    def submits(self, values: dict[str, str]) -> dict[str, Any]:
        """Sends in the newest modal with these words in its fields; what Slack does with the answer."""
        view = self.slack.views[self.id][-1]
        state = {
            block["block_id"]: {
                block["element"]["action_id"]: {
                    "type": "plain_text_input",
                    "value": values.get(block["block_id"]),
                }
            }
            for block in view["blocks"]
            if block["type"] == "input"
        }
        answer = self.slack.send_form(
            {
                "type": "view_submission",
                "team": {"id": TEAM},
                "api_app_id": APP,
                "user": {"id": self.id, "team_id": TEAM},
                "trigger_id": self.slack.trigger(self.id),
                "view": {**view, "state": {"values": state}},
            }
        )
        body = json.loads(answer["body"] or "{}")
        if body.get("response_action") in (None, "clear"):
            self.slack.views[self.id] = []
        return {**answer, "answer": body}

    def commands(self, words: str = "", channel: str = "") -> dict[str, Any]:
        """/pop"""
        answer = self.slack.send_command(
            {
                "command": "/pop",
                "text": words,
                "team_id": TEAM,
                "api_app_id": APP,
                "user_id": self.id,
                "channel_id": channel or self.dm,
                "trigger_id": self.slack.trigger(self.id),
                "response_url": "http://127.0.0.1:1/",
            }
        )
        return {**answer, "answer": json.loads(answer["body"]) if answer["body"].startswith("{") else {}}

    def uses_shortcut(self) -> dict[str, Any]:
        return self.slack.send_form(
            {
                "type": "shortcut",
                "callback_id": "pop_open",
                "team": {"id": TEAM},
                "api_app_id": APP,
                "user": {"id": self.id, "team_id": TEAM},
                "trigger_id": self.slack.trigger(self.id),
            }
        )

    def waits_for(self, words: str, seconds: float = 60.0, times: int = 1) -> Message:
        """The newest message that says this, as soon as there are so many."""
        until = time.monotonic() + seconds
        while True:
            found = [message for message in self.messages if words in message.text]
            if len(found) >= times:
                return found[-1]
            assert time.monotonic() < until, f"{words!r} never came; there is {self.texts[-3:]}"
            time.sleep(0.03)

    def waits_for_new(self, seconds: float = 60.0) -> Message:
        """The next message after what was seen until now."""
        until = time.monotonic() + seconds
        while len(self.messages) <= self.seen:
            assert time.monotonic() < until, f"nothing came after {self.texts[-2:]}"
            time.sleep(0.03)
        self.seen += 1
        return self.messages[self.seen - 1]
