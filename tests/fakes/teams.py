"""Microsoft's side of Teams on loopback, as strict as the real one: OpenID metadata, keys, login, the identity of a
machine in Azure, and the connector.

It refuses what Microsoft refuses (no or an old token, an unknown conversation, a message that is too big, too many at
once, a card that Teams cannot draw), keeps every message so that it can be changed and deleted, fails on demand, and
delivers what people do with real signed tokens, again when no answer comes. Nothing here knows the product.
"""

from __future__ import annotations

import functools
import itertools
import json
import re
import secrets
import threading
import time
import uuid
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote

import httpx
import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

from tests.fakes.teams_rules import NotDrawable, check_activity, check_task

ISSUER = "https://api.botframework.com"
SCOPE = "https://api.botframework.com/.default"
LIMIT_BYTES = 28 * 1024
"""The smallest limit any of Microsoft's pages names, counted in UTF-16 as they do."""
RATES = ((1.0, 7), (2.0, 8), (30.0, 60), (3600.0, 1800))
"""Seconds, and how many messages of one bot one conversation takes in them."""

_numbers = itertools.count(1)


@functools.cache
def _private_key(_name: str) -> rsa.RSAPrivateKey:
    """Made once per name and test run: making one takes a while."""
    return rsa.generate_private_key(65537, 2048)


@dataclass
class Fault:
    """What the connector does with one request in place of the usual."""

    status: int = 0
    error: str = "ServiceError"
    """Empty: what stands in between answers, and not Microsoft."""
    headers: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    drop: bool = False
    """Break the connection: with `accepted`, after the message was taken in."""
    accepted: bool = False
    sub_code: str = ""


def too_many(seconds: float) -> Fault:
    return Fault(429, "TooManyRequests", {"Retry-After": f"{seconds:g}"})


def bad_gateway() -> Fault:
    return Fault(502, "BadGateway")


def precondition() -> Fault:
    return Fault(412, "PreconditionFailed")


def too_big() -> Fault:
    return Fault(413, "MessageSizeTooBig")


def blocked() -> Fault:
    return Fault(403, "Forbidden", sub_code="MessageWritesBlocked")


def slow(seconds: float) -> Fault:
    return Fault(seconds=seconds)


def dropped(*, after_accepting: bool) -> Fault:
    return Fault(drop=True, accepted=after_accepting)


@dataclass
class Shown:
    """A message as it stands in a chat now."""

    id: str
    activity: dict[str, Any]
    edits: int = 0
    deleted: bool = False

    @property
    def text(self) -> str:
        return str(self.activity.get("text") or "")

    @property
    def card(self) -> dict[str, Any] | None:
        for attachment in self.activity.get("attachments") or ():
            if attachment["contentType"] == "application/vnd.microsoft.card.adaptive":
                content: dict[str, Any] = attachment["content"]
                return content
        return None

    @property
    def actions(self) -> dict[str, dict[str, Any]]:
        """Title -> action, of the buttons on the card."""
        return {action["title"]: action for action in _actions(self.card or {})}

    @property
    def choices(self) -> dict[str, str]:
        """Title -> value, of the list on the card."""
        lists = [e for e in (self.card or {}).get("body", []) if e["type"] == "Input.ChoiceSet"]
        return {choice["title"]: choice["value"] for choices in lists for choice in choices["choices"]}

    @property
    def pressable(self) -> list[str]:
        """Everything that can be pressed or chosen from a list."""
        return [
            *self.choices,
            *(title for title, action in self.actions.items() if action["type"] != "Action.OpenUrl"),
        ]

    @property
    def words(self) -> str:
        """Everything the card shows, line by line."""
        return "\n".join(_lines(self.card or {}))


def _actions(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key == "actions":
                yield from value
            elif key != "fallback":
                yield from _actions(value)
    elif isinstance(part, list):
        for item in part:
            yield from _actions(item)


def _lines(part: Any) -> Iterator[str]:
    if isinstance(part, dict):
        if part.get("type") == "TextBlock":
            yield part["text"]
        elif part.get("type") == "RichTextBlock":
            yield "".join(run["text"] for run in part["inlines"])
        else:
            for key, value in part.items():
                if key not in ("fallback", "actions"):
                    yield from _lines(value)
    elif isinstance(part, list):
        for item in part:
            yield from _lines(item)


@dataclass
class Chat:
    """One conversation between a person and the bot."""

    id: str
    members: dict[str, dict[str, Any]]
    shown: list[Shown] = field(default_factory=list)
    typing: int = 0
    sent_at: deque[float] = field(default_factory=deque)
    blocked: bool = False

    @property
    def visible(self) -> list[Shown]:
        return [message for message in self.shown if not message.deleted]


class FakeTeams:
    """The whole platform. Change its attributes from a test at any time."""

    def __init__(self) -> None:
        self.client_id = str(uuid.uuid4())
        self.tenant_id = str(uuid.uuid4())
        self.secrets = [secrets.token_urlsafe(24)]
        self.managed = False
        """The bot runs in Azure, on a machine that has its identity, and has no secret."""
        self.identity_header = secrets.token_urlsafe(24)
        self.limit_bytes = LIMIT_BYTES
        self.rates: tuple[tuple[float, int], ...] = RATES
        self.token_seconds = 3600
        self.answer_seconds = 60.0
        """How long an activity may stay unanswered before it is sent again; with Teams a quarter of it."""
        self.deliveries = 3
        self.retry_when: Callable[[], bool] = lambda: True
        """What was not answered is sent again no sooner than this holds."""
        self.keys: dict[str, tuple[Any, tuple[str, ...]]] = {}
        self.published: list[str] = []
        self.add_key("first")
        self.faults: deque[Fault] = deque()
        self.login_faults: deque[Fault] = deque()
        self.member_faults: deque[Fault] = deque()
        self.key_faults: deque[Fault] = deque()
        self.unanswered = 0
        """How often nobody was there to take an activity."""
        self.chats: dict[str, Chat] = {}
        self.tokens: dict[str, float] = {}
        self.requests: list[tuple[str, str]] = []
        """Method and path of everything that was asked, in order."""
        self.refused: list[str] = []
        """Why something was refused that a well-made bot never sends."""
        self.region = "emea"
        """From where Teams serves this organisation. Nobody is there any more at an earlier one."""
        self.endpoint = ""
        """Where the bot listens."""
        self.port = 0
        self.changed = threading.Condition()

    # --- addresses -----------------------------------------------------------------------------------

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def metadata_url(self) -> str:
        return f"{self.url}/v1/.well-known/openidconfiguration"

    @property
    def service_url(self) -> str:
        return f"{self.url}/{self.region}/"

    def environment(self) -> dict[str, str]:
        """The settings with which the product takes this for Microsoft."""
        identity = {
            "TEAMS_MANAGED_IDENTITY": "true",
            "IDENTITY_ENDPOINT": f"{self.url}/msi/token",
            "IDENTITY_HEADER": self.identity_header,
        }
        return {
            "TEAMS_CLIENT_ID": self.client_id,
            **(identity if self.managed else {"TEAMS_CLIENT_SECRET": self.secrets[0]}),
            "TEAMS_TENANT_ID": self.tenant_id,
            "TEAMS_OPENID_METADATA_URL": self.metadata_url,
            "TEAMS_LOGIN_URL": self.url,
            "TEAMS_SERVICE_HOSTS": f"127.0.0.1:{self.port}",
        }

    # --- keys and tokens -----------------------------------------------------------------------------

    def add_key(self, kid: str, endorsements: tuple[str, ...] = ("msteams",), *, publish: bool = True) -> None:
        """A new pair of keys under this name."""
        self.keys[kid] = (_private_key(kid), endorsements)
        if publish:
            self.published.append(kid)

    def claims(self, **changes: Any) -> dict[str, Any]:
        """What a proper token says. A change to None takes the claim out."""
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": self.client_id,
            "serviceurl": self.service_url,
            "nbf": now - 10,
            "exp": now + 3600,
        }
        claims |= changes
        return {name: value for name, value in claims.items() if value is not None}

    def token(self, *, kid: str = "first", key: Any = None, **changes: Any) -> str:
        """A signed token for a request to the bot."""
        key = key if key is not None else self.keys[kid][0]
        # Not `jwt.encode`: it refuses some of the claims that a bot must refuse.
        payload = json.dumps(self.claims(**changes)).encode()
        return jwt.PyJWS().encode(payload, key, "RS256", {"kid": kid, "typ": "JWT"})

    def _jwks(self) -> dict[str, Any]:
        keys = []
        for kid in self.published:
            private, endorsements = self.keys[kid]
            public = jwt.algorithms.RSAAlgorithm.to_jwk(private.public_key(), as_dict=True)
            keys.append({**public, "kid": kid, "use": "sig", "endorsements": list(endorsements)})
        return {"keys": keys}

    # --- what the bot asks ---------------------------------------------------------------------------

    def handle(self, method: str, target: str, headers: Any, body: bytes) -> tuple[int, Any, dict[str, str]] | None:
        """Status, answer and headers; None to break the connection."""
        path, _, query = target.partition("?")
        if path.startswith("/webhooks/"):  # another test's dispatcher, whose engine had this port before
            return 404, {}, {}
        self.requests.append((method, path))
        if path == "/v1/.well-known/openidconfiguration":
            return self._published(
                {
                    "issuer": ISSUER,
                    "authorization_endpoint": "https://invalid.botframework.com",
                    "jwks_uri": f"{self.url}/v1/.well-known/keys",
                    "id_token_signing_alg_values_supported": ["RS256"],
                    "token_endpoint_auth_methods_supported": ["private_key_jwt"],
                }
            )
        if path == "/v1/.well-known/keys":
            return self._published(self._jwks())
        if path in ("/msi/token", "/metadata/identity/oauth2/token"):
            return self._identity(method, path, query, headers)
        login = re.fullmatch(r"/([^/]+)/oauth2/v2\.0/token", path)
        if login:
            return self._login(method, unquote(login[1]), headers, body)
        found = re.fullmatch(rf"/{self.region}/v3/conversations/([^/]+)/(activities|members)(?:/([^/]+))?", path)
        if not found:
            return self._refuse(404, "NotFound", f"no such path: {path}")
        return self._connector(method, unquote(found[1]), found[2], unquote(found[3] or ""), headers, body)

    def _published(self, what: Any) -> tuple[int, Any, dict[str, str]] | None:
        fault = self.key_faults.popleft() if self.key_faults else None
        return self._fail(fault) if fault else (200, what, {})

    def _fail(self, fault: Fault) -> tuple[int, Any, dict[str, str]] | None:
        time.sleep(fault.seconds)
        if fault.drop:
            return None
        if not fault.error:
            return fault.status, "<html>not from Microsoft</html>", fault.headers
        error: dict[str, Any] = {"code": fault.error, "message": "on demand"}
        if fault.sub_code:
            error["innerHttpError"] = {"statusCode": fault.status, "body": {}}
            return fault.status, {"error": error, "subCode": fault.sub_code, "errorCode": 209}, fault.headers
        return fault.status or 503, {"error": error}, fault.headers

    def _refuse(self, status: int, code: str, why: str, **headers: str) -> tuple[int, Any, dict[str, str]]:
        self.refused.append(f"{status} {why}")
        answer_headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return status, {"error": {"code": code, "message": why}}, answer_headers

    def _login(self, method: str, tenant: str, headers: Any, body: bytes) -> Any:
        if self.login_faults:
            return self._fail(self.login_faults.popleft())
        if method != "POST" or "application/x-www-form-urlencoded" not in headers.get("Content-Type", ""):
            return self._refuse(400, "invalid_request", "login wants a form")
        form = {name: values[0] for name, values in parse_qs(body.decode()).items()}
        if tenant != self.tenant_id:
            return 400, {"error": "unauthorized_client", "error_description": "AADSTS700016: not found in tenant"}, {}
        if form.get("grant_type") != "client_credentials" or form.get("scope") != SCOPE:
            return 400, {"error": "invalid_request"}, {}
        if form.get("client_id") != self.client_id or form.get("client_secret") not in self.secrets:
            return 401, {"error": "invalid_client", "error_description": "AADSTS7000215: invalid secret"}, {}
        return 200, {"token_type": "Bearer", "expires_in": self.token_seconds, "access_token": self._new_token()}, {}

    def _new_token(self) -> str:
        token = secrets.token_urlsafe(32)
        self.tokens[token] = time.monotonic() + self.token_seconds
        return token

    def _identity(self, method: str, path: str, query: str, headers: Any) -> Any:
        """What stands beside a program in Azure: that of App Service (`msi`), or that of a virtual machine."""
        if self.login_faults:
            return self._fail(self.login_faults.popleft())
        app_service = path == "/msi/token"
        shown = headers.get("X-IDENTITY-HEADER" if app_service else "Metadata")
        if shown != (self.identity_header if app_service else "true") or headers.get("X-Forwarded-For"):
            return self._refuse(401 if app_service else 400, "invalid_request", "a request that may be forged")
        asked = {name: values[0] for name, values in parse_qs(query).items()}
        version = "2019-08-01" if app_service else "2018-02-01"
        if method != "GET" or asked.get("api-version") != version:
            return self._refuse(400, "invalid_request", "another version than the documents name")
        if not self.managed or asked.get("client_id") != self.client_id:
            return 400, {"error": "invalid_request", "error_description": "Identity not found"}, {}
        if asked.get("resource") != SCOPE.removesuffix("/.default"):
            return 400, {"error": "invalid_resource", "error_description": "AADSTS500011: resource not found"}, {}
        until = {"expires_on": str(int(time.time()) + self.token_seconds)}
        if not app_service:
            until["expires_in"] = str(self.token_seconds)
        return 200, {"access_token": self._new_token(), "token_type": "Bearer", **until}, {}

    def _connector(self, method: str, chat_id: str, what: str, id: str, headers: Any, body: bytes) -> Any:
        token = headers.get("Authorization", "").removeprefix("Bearer ")
        if self.tokens.get(token, 0.0) < time.monotonic():
            self.refused.append("401 no token, or an old one")
            return 401, {"error": {"code": "Unauthorized", "message": "Authorization has been denied"}}, {}
        chat = self.chats.get(chat_id)
        if chat is None:
            return self._refuse(404, "ConversationNotFound", "unknown conversation")
        if what == "members":
            if self.member_faults:
                return self._fail(self.member_faults.popleft())
            member = chat.members.get(id)
            if member is None:
                return self._refuse(404, "MemberNotFoundInConversation", "unknown member")
            return 200, member, {}
        fault = self.faults.popleft() if self.faults else None
        if fault and not fault.accepted and (fault.status or fault.drop):
            return self._fail(fault)
        if fault and fault.seconds:
            time.sleep(fault.seconds)
        if chat.blocked:
            return 403, {"error": {"code": "Forbidden"}, "subCode": "MessageWritesBlocked"}, {}
        with self.changed:
            answer = self._activity(method, chat, id, headers, body)
            self.changed.notify_all()
        return None if fault and fault.drop else answer

    def _activity(self, method: str, chat: Chat, id: str, headers: Any, body: bytes) -> Any:
        if method == "DELETE":
            message = self._message(chat, id)
            if message is None or message.deleted:
                return self._refuse(404, "ActivityNotFoundInConversation", "deletes what is not there")
            message.deleted, message.activity = True, {}
            return 200, {}, {}
        if "application/json" not in headers.get("Content-Type", ""):
            return self._refuse(400, "BadSyntax", "no JSON")
        try:
            activity = json.loads(body)
        except ValueError:
            return self._refuse(400, "BadSyntax", "broken JSON")
        if len(json.dumps(activity, ensure_ascii=False).encode("utf-16-le")) > self.limit_bytes:
            return self._refuse(413, "MessageSizeTooBig", "too big")
        if activity.get("type") == "typing" and method == "POST":
            chat.typing += 1
            return 201, {"id": f"typing-{next(_numbers)}"}, {}
        if wait := self._too_soon(chat):
            self.refused.append("429 too many")
            return 429, {"error": {"code": "TooManyRequests"}}, {"Retry-After": f"{wait:.2f}"}
        try:
            check_activity(activity)
        except NotDrawable as problem:
            return self._refuse(400, "BadArgument", str(problem))
        if method == "PUT":
            message = self._message(chat, id)
            if message is None or message.deleted:
                return self._refuse(404, "ActivityNotFoundInConversation", "changes what is not there")
            message.activity, message.edits = activity, message.edits + 1
            return 200, {"id": id}, {}
        if method != "POST" or (id and self._message(chat, id) is None):
            return self._refuse(405, "BadArgument", "not a way to send")
        message = Shown(f"{time.time_ns() // 1_000_000}{next(_numbers):04}", activity)
        chat.shown.append(message)
        return 201, {"id": message.id}, {}

    @staticmethod
    def _message(chat: Chat, id: str) -> Shown | None:
        return next((message for message in chat.shown if message.id == id), None)

    def _too_soon(self, chat: Chat) -> float:
        """Seconds until this conversation takes a message again; notes the message when that is now."""
        now = time.monotonic()
        for seconds, most in self.rates:
            recent = [at for at in chat.sent_at if now - at < seconds]
            if len(recent) >= most:
                return max(0.05, seconds - (now - recent[-most]))
        chat.sent_at.append(now)
        return 0.0

    # --- what people do ------------------------------------------------------------------------------

    def person(self, name: str, email: str) -> TeamsUser:
        """Somebody in this organisation who has the app."""
        user_id = f"29:{secrets.token_urlsafe(24)}"
        object_id = str(uuid.uuid4())
        member = {
            "id": user_id,
            "name": name,
            "aadObjectId": object_id,
            "objectId": object_id,
            "email": email,
            "userPrincipalName": email,
            "tenantId": self.tenant_id,
            "userRole": "user",
        }
        chat = Chat(f"a:{secrets.token_urlsafe(32)}", {user_id: member})
        self.chats[chat.id] = chat
        return TeamsUser(self, chat, user_id, name, object_id)

    def deliver(self, activity: dict[str, Any], token: str | None = None) -> httpx.Response | None:
        """Offers an activity to the bot, again when no answer comes in time. None when none ever came."""
        for attempt in range(self.deliveries):
            headers = {"Authorization": f"Bearer {token or self.token()}"}
            if attempt:
                headers["x-ms-retry-count"] = str(attempt)
                while not self.retry_when():
                    time.sleep(0.02)
            try:
                return httpx.post(
                    self.endpoint, json=activity, headers=headers, timeout=self.answer_seconds, trust_env=False
                )
            except httpx.TimeoutException:
                continue
            except httpx.TransportError:
                self.unanswered += 1
                time.sleep(0.2)
        return None


class TeamsUser:
    """A person with Teams open on the chat with the bot."""

    def __init__(self, teams: FakeTeams, chat: Chat, id: str, name: str, object_id: str) -> None:
        self.teams, self.chat, self.id, self.name, self.object_id = teams, chat, id, name, object_id
        self.seen = 0

    def activity(self, type: str, **more: Any) -> dict[str, Any]:
        """An activity as Teams sends it for this person."""
        now = datetime.now(UTC)
        return {
            "type": type,
            "id": f"{time.time_ns() // 1_000_000}{next(_numbers):04}",
            "timestamp": now.isoformat().replace("+00:00", "Z"),
            "localTimestamp": now.isoformat(),
            "channelId": "msteams",
            "serviceUrl": self.teams.service_url,
            "from": {"id": self.id, "name": self.name, "aadObjectId": self.object_id},
            "conversation": {"conversationType": "personal", "tenantId": self.teams.tenant_id, "id": self.chat.id},
            "recipient": {"id": f"28:{self.teams.client_id}", "name": "POP"},
            "entities": [{"locale": "nl-NL", "country": "NL", "platform": "Web", "type": "clientInfo"}],
            "channelData": {"tenant": {"id": self.teams.tenant_id}},
            "locale": "nl-NL",
            **more,
        }

    def message(self, text: str) -> dict[str, Any]:
        """A typed message. Teams puts the same text beside it as HTML."""
        html = {"contentType": "text/html", "content": f"<p>{text}</p>"}
        return self.activity("message", text=text, textFormat="plain", attachments=[html])

    def types(self, text: str) -> dict[str, Any]:
        """Types a message and sends it. Returns the activity, so that it can be edited or sent again."""
        activity = self.message(text)
        self._sent(activity)
        return activity

    def edits(self, activity: dict[str, Any], text: str) -> dict[str, Any]:
        """Changes a message that was sent before."""
        changed = {
            **activity,
            "type": "messageUpdate",
            "text": text,
            "timestamp": datetime.now(UTC).isoformat().replace("+00:00", "Z"),
            "channelData": {**activity["channelData"], "eventType": "editMessage"},
        }
        self._sent(changed)
        return changed

    def presses(self, title: str, on: Shown | None = None, *, old_client: bool = False) -> httpx.Response:
        """Presses a button, or chooses from a list. An old client knows no Action.Execute: it does its fallback."""
        message = on or next((m for m in reversed(self.chat.visible) if title in m.pressable), None)
        assert message is not None, f"no button {title!r}; last was {self.chat.visible[-1:]}"
        assert title in message.pressable, f"no button {title!r}; there are {message.pressable}"
        if title in message.choices:
            action = next(a for a in message.actions.values() if a["type"] == "Action.Execute")
            action = {**action, "data": {**action["data"], "choice": message.choices[title]}}
        else:
            action = message.actions[title]
        if old_client:
            action = action["fallback"]
        self.seen = len(self.chat.shown)
        if action["type"] == "Action.Submit":
            activity = self.activity("message", value=action["data"], replyToId=message.id)
            answer = self.teams.deliver(activity)
        else:
            value = {"action": {k: v for k, v in action.items() if k != "fallback"}, "trigger": "manual"}
            activity = self.activity("invoke", name="adaptiveCard/action", value=value, replyToId=message.id)
            answer = self.teams.deliver(activity)
        assert answer is not None, "the bot did not answer"
        assert answer.status_code == 200, (answer.status_code, answer.text[:200])
        if action["type"] == "Action.Execute":
            body = answer.json()
            assert body["statusCode"] == 200
            assert body["type"] in (
                "application/vnd.microsoft.card.adaptive",
                "application/vnd.microsoft.activity.message",
            ), body
        return answer

    def opens(self, title: str) -> dict[str, Any] | str:
        """Presses a button that opens a dialog: the card in it, or the line in its place."""
        message = next(m for m in reversed(self.chat.visible) if title in m.actions)
        data = dict(message.actions[title]["data"])
        assert data.pop("msteams") == {"type": "task/fetch"}
        return self._dialog("task/fetch", {"type": "task/fetch", **data})

    def submits(self, dialog: dict[str, Any], row: dict[str, str], times: int = 1) -> dict[str, Any] | str:
        """Fills in a dialog, over what stands in it, and sends it in: what the dialog shows then."""
        inputs = {e["id"]: e for e in dialog["body"] if e["type"] == "Input.Text"}
        assert set(row) <= set(inputs)
        typed = {id: row.get(id, element.get("value", "")) for id, element in inputs.items()}
        for id, text in typed.items():
            assert len(text) <= inputs[id].get("maxLength", len(text)), "Teams takes no more there"
            assert text or not inputs[id].get("isRequired"), "Teams sends nothing while this is empty"
        (submit,) = dialog["actions"]
        for _ in range(times):
            shown = self._dialog("task/submit", {**submit["data"], **typed})
        return shown

    def _dialog(self, name: str, data: dict[str, Any]) -> dict[str, Any] | str:
        value = {"data": data, "context": {"theme": "default"}}
        return check_task(self._sent(self.activity("invoke", name=name, value=value)).json())

    def installs(self) -> None:
        """Adds the app: Teams tells the bot twice, in its two ways."""
        self._sent(self.activity("installationUpdate", action="add"))
        self._sent(
            self.activity("conversationUpdate", membersAdded=[{"id": f"28:{self.teams.client_id}"}, {"id": self.id}])
        )

    def uninstalls(self) -> None:
        self.chat.blocked = True
        self._sent(self.activity("installationUpdate", action="remove"))

    def _sent(self, activity: dict[str, Any]) -> httpx.Response:
        self.seen = len(self.chat.shown)
        answer = self.teams.deliver(activity)
        assert answer is not None, "the bot did not answer"
        assert answer.status_code == 200, (answer.status_code, answer.text[:200])
        return answer

    def hears(self, seconds: float = 60.0, count: int = 1) -> Shown:
        """The next message of the bot since this person did something last."""
        return self.hears_all(count, seconds)[-1]

    def hears_all(self, count: int, seconds: float = 60.0) -> list[Shown]:
        """The next `count` messages of the bot."""
        self.waits(lambda: len(self.chat.shown) >= self.seen + count, seconds, f"{count} message(s)")
        heard = self.chat.shown[self.seen : self.seen + count]
        self.seen += count
        return heard

    def waits(self, look: Callable[[], object], seconds: float, what: str) -> None:
        deadline = time.monotonic() + seconds
        with self.teams.changed:
            while not look():
                left = deadline - time.monotonic()
                assert left > 0, f"waited {seconds:.0f} s for {what}; refused: {self.teams.refused[-3:]}"
                self.teams.changed.wait(min(left, 0.5))


@contextmanager
def running_teams() -> Iterator[FakeTeams]:
    """The fake platform on a port of loopback."""
    teams = FakeTeams()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            answer = teams.handle(self.command, self.path, self.headers, body)
            if answer is None:
                self.close_connection = True
                self.connection.close()
                return
            status, content, headers = answer
            encoded = json.dumps(content).encode()
            self.send_response(status)
            for name, value in {"Content-Type": "application/json", **headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(encoded)))
            self.end_headers()
            self.wfile.write(encoded)

        do_GET = do_POST = do_PUT = do_DELETE = _serve

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            pass  # a connection that was broken on demand, or by a bot that stops waiting

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    teams.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield teams
    finally:
        server.shutdown()
        server.server_close()
        thread.join(60)
