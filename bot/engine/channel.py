"""The one door into the engine: a small HTTP channel for `web`, which knows who is talking and in which order.

`POST /webhooks/pop/webhook` with `Authorization: Bearer <POP_ENGINE_SECRET>`, and either what somebody typed or one
of `SIGNALS`:

    {"conversation": "<id>", "inbox": "<id>", "text": "Ik werk graag samen"}
    {"conversation": "<id>", "inbox": "<id>", "intent": "press"}

A text is always taken as typed words, also when it starts with a slash.

The answer is `{"messages": [{"text", "response", "buttons", "custom"}]}` in the order in which they were said (what
is not there is left out), after the turn was kept. A turn that cannot be finished changes nothing here and answers
503 with `{"error": ...}`: it can be sent again as it was. Nothing that was sent is ever repeated in an error.
"""

import asyncio
import contextlib
import hmac
import json
import logging
import re
from typing import Any, AsyncIterator, Awaitable, Callable, Dict, List, NamedTuple, Optional, Text, Union

from rasa.core.channels.channel import InputChannel, OutputChannel, UserMessage
from rasa.shared.constants import INTENT_MESSAGE_PREFIX
from sanic import Blueprint, response
from sanic.request import Request
from sanic.response import HTTPResponse

from bot.engine.rasa_changes import TurnAborted

logger = logging.getLogger(__name__)

# Rasa obeys any text that starts with a slash. This character shows nothing and is not stripped as a space is.
WORD_JOINER = "\u2060"

MAX_BODY_BYTES = 1_000_000
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")

# What `web` itself says: a button was pressed, somebody arrived. Which button, and whether it is allowed, stands in
# the inbox, so these carry no authority.
SIGNALS = frozenset({"press", "arrive"})


class Refused(Exception):
    """A request that the channel does not take. Its text is constant: it never holds what was sent."""


class Incoming(NamedTuple):
    """A checked request."""

    conversation: Text
    inbox: Text
    text: Text


def read_body(body: bytes) -> Incoming:
    """The message in a request.

    Raises `Refused` for everything that is not exactly of the described form.
    """
    if len(body) > MAX_BODY_BYTES:
        raise Refused("body too large")
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused("body is not JSON") from None
    if not isinstance(fields, dict):
        raise Refused("body is not a JSON object")
    conversation, inbox = fields.get("conversation"), fields.get("inbox")
    if not isinstance(conversation, str) or not _ID.fullmatch(conversation):
        raise Refused("conversation must be an id")
    if not isinstance(inbox, str) or not _ID.fullmatch(inbox):
        raise Refused("inbox must be an id")
    text, signal = fields.get("text"), fields.get("intent")
    if (text is None) == (signal is None):
        raise Refused("give either text or intent")
    if signal is not None:
        if not isinstance(signal, str) or signal not in SIGNALS:
            raise Refused("intent must be one of the signals")
        return Incoming(conversation, inbox, INTENT_MESSAGE_PREFIX + signal)
    if not isinstance(text, str) or not text.strip():
        raise Refused("text must not be empty")
    return Incoming(conversation, inbox, neutral(text))


def neutral(text: Text) -> Text:
    """`text` so that Rasa reads it as typed words, also when it starts with a slash."""
    # Rasa strips the text before it looks at the first character.
    text = text.strip()
    return WORD_JOINER + text if text.startswith(INTENT_MESSAGE_PREFIX) else text


def is_authorised(header: Optional[Text], secret: bytes) -> bool:
    """Whether an `Authorization` header holds `secret`, compared in constant time."""
    scheme, _, token = (header or "").partition(" ")
    given = token.strip().encode("utf-8", "surrogateescape")
    return scheme.lower() == "bearer" and hmac.compare_digest(given, secret)


class CollectedMessages(OutputChannel):
    """Gathers what the bot says in one turn. Sends nothing, so that sending cannot fail and take the turn with it."""

    def __init__(self) -> None:
        self.messages: List[Dict[Text, Any]] = []

    @classmethod
    def name(cls) -> Text:
        """The name that channel-specific responses in the domain would use."""
        return PopInput.name()

    async def send_response(self, recipient_id: Text, message: Dict[Text, Any]) -> None:
        """Keeps one message of the bot."""
        kept: Dict[Text, Any] = {}
        if message.get("text"):
            kept["text"] = str(message["text"])
        if message.get("utter_action"):
            kept["response"] = str(message["utter_action"])
        if message.get("buttons"):
            kept["buttons"] = [
                {"title": str(button.get("title", "")), "payload": str(button.get("payload", ""))}
                for button in message["buttons"]
                if isinstance(button, dict)
            ]
        if isinstance(message.get("custom"), dict):
            kept["custom"] = message["custom"]
        if kept.keys() - {"response"}:
            self.messages.append(kept)


class Turns:
    """Lets the messages of one conversation through one at a time, in the order in which they came.

    Rasa has a lock for this too, but looks at it once a second and drops who waited a minute.
    """

    def __init__(self) -> None:
        self._locks: Dict[Text, asyncio.Lock] = {}
        self._waiting: Dict[Text, int] = {}

    @contextlib.asynccontextmanager
    async def of(self, conversation: Text) -> AsyncIterator[None]:
        """Waits for the turns of `conversation` that were there first."""
        lock = self._locks.setdefault(conversation, asyncio.Lock())
        self._waiting[conversation] = self._waiting.get(conversation, 0) + 1
        try:
            async with lock:
                yield
        finally:
            self._waiting[conversation] -= 1
            if not self._waiting[conversation]:
                del self._waiting[conversation], self._locks[conversation]


class PopInput(InputChannel):
    """Input channel `pop`, named with its secret in `credentials.yml`."""

    @classmethod
    def name(cls) -> Text:
        """The part of the address between `/webhooks/` and `/webhook`."""
        return "pop"

    @classmethod
    def from_credentials(cls, credentials: Optional[Dict[Text, Any]]) -> "PopInput":
        """Raises `ValueError` when there is no secret."""
        return cls(str((credentials or {}).get("secret") or ""))

    def __init__(self, secret: Text) -> None:
        if not secret or secret.startswith("${"):
            raise ValueError("The engine's channel needs POP_ENGINE_SECRET.")
        self._secret = secret.encode()

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        """The two addresses of the channel."""
        blueprint = Blueprint("pop", "pop")
        turns = Turns()

        async def health(request: Request) -> HTTPResponse:
            agent = getattr(request.app.ctx, "agent", None)
            return await health_of(agent)

        async def webhook(request: Request) -> HTTPResponse:
            if not is_authorised(request.headers.get("authorization"), self._secret):
                return _error(401, "not authorised")
            try:
                incoming = read_body(request.body)
            except Refused as refusal:
                return _error(400, str(refusal))
            agent = getattr(request.app.ctx, "agent", None)
            if agent is None or not agent.is_ready():
                return _error(503, "no model")
            said = CollectedMessages()
            message = UserMessage(
                incoming.text,
                said,
                incoming.conversation,
                input_channel=self.name(),
                message_id=incoming.inbox,
                metadata={"inbox": incoming.inbox},
            )
            try:
                async with turns.of(incoming.conversation):
                    await on_new_message(message)
            except TurnAborted as aborted:
                return _error(503, aborted.reason)
            except Exception:
                logger.exception("a turn failed; nothing of it was kept")
                return _error(503, "turn failed")
            return response.json({"messages": said.messages})

        blueprint.add_route(health, "/health", methods=["GET"])
        blueprint.add_route(webhook, "/webhook", methods=["POST"])
        return blueprint


async def health_of(agent: Any) -> HTTPResponse:
    """200 when the engine can take turns, else 503, with the class of its store and the id of its model."""
    store = getattr(agent, "tracker_store", None)
    ready = agent is not None and agent.is_ready()
    ping = getattr(store, "ping", None)
    try:
        if ping is not None:
            await ping()
        store_answers = ping is not None
    except Exception:
        logger.exception("the snapshot store does not answer")
        store_answers = False
    facts: Dict[Text, Union[Text, bool, None]] = {
        "status": "ok" if ready and store_answers else "not ready",
        "tracker_store": type(store).__name__ if store is not None else None,
        "store_answers": store_answers,
        "model_loaded": ready,
        "model_id": getattr(agent, "model_id", None),
    }
    return response.json(facts, status=200 if ready and store_answers else 503)


def _error(status: int, reason: Text) -> HTTPResponse:
    return response.json({"error": reason}, status=status)
