"""Starts the action server: `python -m actions.server`.

rasa-sdk finds the actions and gives them what they work with; the HTTP around it is ours, for four reasons. The SDK's
own server listens on all addresses. It answers an error with the whole request. It runs actions on its event loop, so
that one that waits for the database holds up everybody. And it wants the domain at each call, which Rasa 3.6 sends or
leaves out as a whole. It is plain ASGI: three addresses need no framework, and every turn passes here.

It knows no authentication, so it listens on this machine alone. No text of a person gets into its log.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import logging
import sys
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, Final

import uvicorn
from rasa_sdk import Tracker
from rasa_sdk.executor import ActionExecutor, CollectingDispatcher
from rasa_sdk.interfaces import ActionExecutionRejection
from rasa_sdk.utils import read_yaml_file

from bot.engine import logs, memory
from bot.engine.start import CannotStart, require_free_port
from bot.settings import PROJECT_ROOT, SettingsError, load_settings

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

logger = logging.getLogger(__name__)

HOST: Final = "127.0.0.1"
THREADS: Final = 8


Answer = tuple[int, Any]
"""Status and body, which becomes JSON."""


class ActionServer:
    """The ASGI application. Runs actions in threads, so that one that waits for the database holds up no other."""

    def __init__(self, executor: ActionExecutor, domain: dict[str, Any]) -> None:
        self._actions = executor.actions
        self._events_of = executor.validate_events
        self._domain = domain
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="action")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request. uvicorn is told that there is nothing to be done before the first and after the last."""
        match scope["method"], scope["path"]:
            case "POST", "/webhook":
                compressed = (b"content-encoding", b"deflate") in scope["headers"]
                status, body = await self._webhook(await _body(receive), compressed)
            case "GET", "/health":
                status, body = 200, {"status": "ok", "actions": len(self._actions)}
            case "GET", "/actions":
                status, body = 200, [{"name": name} for name in sorted(self._actions)]
            case _:
                status, body = 404, {"error": "no such address"}
        content = json.dumps(body).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(content)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": content})

    async def _webhook(self, body: bytes, compressed: bool) -> Answer:
        """What Rasa calls: runs one action and answers with its events and responses."""
        try:
            call = json.loads(zlib.decompress(body) if compressed else body)
            name = call["next_action"]
            tracker = Tracker.from_dict(call["tracker"])
        except (ValueError, zlib.error, KeyError, TypeError, AttributeError):
            return _error(400, "Invalid body request", None)
        if name not in self._actions:
            logger.error("there is no action of the name that the engine asked for")
            return _error(404, "no such action", name)
        domain = call.get("domain") or self._domain
        try:
            return 200, await asyncio.get_running_loop().run_in_executor(
                self._threads, self._run, name, tracker, domain
            )
        except ActionExecutionRejection:
            return _error(400, "rejected", name)
        except Exception:
            logger.exception("an action failed")
            return _error(500, "action failed", name)

    def _run(self, name: str, tracker: Tracker, domain: dict[str, Any]) -> dict[str, Any]:
        dispatcher = CollectingDispatcher()
        events = self._actions[name](dispatcher, tracker, domain) or []
        said = [{key: value for key, value in message.items() if value} for message in dispatcher.messages]
        return {"events": self._events_of(events, name), "responses": said}


async def _body(receive: Receive) -> bytes:
    body: bytes = b""
    while True:
        message = await receive()
        body += bytes(message.get("body", b""))
        if not message.get("more_body"):
            return body


def _error(status: int, reason: str, action: str | None) -> Answer:
    return status, {"error": reason, "action_name": action}


def load_domain() -> dict[str, Any]:
    """What Rasa would send as the domain: `domain.yml`, for the actions that look up a form's slots.

    Raises `rasa_sdk.exceptions.FileIOException` when it cannot be read.
    """
    domain: dict[str, Any] = read_yaml_file(PROJECT_ROOT / "domain.yml")
    return domain


def create_app() -> ActionServer:
    """The server as an ASGI application, with all actions of the package `actions`.

    A function `warm_up` in that package is called first, to load what the first turn would otherwise wait for.
    """
    settings = load_settings()
    logs.configure(settings.log_level)
    executor = ActionExecutor()
    executor.register_package("actions")
    warm_up = getattr(importlib.import_module("actions"), "warm_up", None)
    if callable(warm_up):
        warm_up()
    server = ActionServer(executor, load_domain())
    # Loading the actions may have brought along libraries with handlers of their own.
    logs.configure(settings.log_level)
    memory.settle()
    logger.info("action server ready with %d actions", len(executor.actions))
    return server


def main() -> int:
    """Runs the action server until the process is told to stop; returns the exit code."""
    try:
        settings = load_settings()
        require_free_port(HOST, settings.actions_port, "POP_ACTIONS_PORT")
    except (SettingsError, CannotStart) as reason:
        print(reason, file=sys.stderr)
        return 1
    logs.configure(settings.log_level)
    uvicorn.run(
        "actions.server:create_app",
        factory=True,
        host=HOST,
        port=settings.actions_port,
        workers=settings.action_workers,
        # Loading the models on a busy machine can take longer than the five seconds that uvicorn allows.
        timeout_worker_healthcheck=60,
        log_config=None,
        access_log=False,
        lifespan="off",
        # Longer than the engine keeps a connection that it does not use.
        timeout_keep_alive=75,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=3,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
