"""Starts the action server: `python -m actions.server`.

rasa-sdk finds and runs the actions; the HTTP around it is ours, for four reasons. The SDK's own server listens on all
addresses. It answers an error with the whole request. It runs actions on its event loop, so that one that waits for
the database holds up everybody. And it wants the domain at each call, which Rasa 3.6 sends or leaves out as a whole.

It knows no authentication, so it listens on this machine alone. No text of a person gets into its log.
"""

from __future__ import annotations

import asyncio
import importlib
import json
import logging
import sys
import threading
import zlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

import uvicorn
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionExecutionRejection, ActionNotFoundException
from rasa_sdk.utils import read_yaml_file
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.engine import logs
from bot.engine.start import CannotStart, require_free_port
from bot.settings import PROJECT_ROOT, SettingsError, load_settings

logger = logging.getLogger(__name__)

HOST: Final = "127.0.0.1"
THREADS: Final = 8


class ActionServer:
    """Runs actions in a few threads, so that one that waits for the database does not hold up the others."""

    def __init__(self, executor: ActionExecutor, domain: dict[str, Any]) -> None:
        self._executor = executor
        self._domain = domain
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="action")
        self._local = threading.local()

    async def webhook(self, request: Request) -> JSONResponse:
        """What Rasa calls: runs one action and answers with its events and responses."""
        try:
            body = await request.body()
            if request.headers.get("content-encoding") == "deflate":
                body = zlib.decompress(body)
            call = json.loads(body)
            name = call["next_action"]
        except (ValueError, zlib.error, KeyError, TypeError):
            return _error(400, "Invalid body request", None)
        call["domain"] = call.get("domain") or self._domain
        try:
            result = await asyncio.get_running_loop().run_in_executor(self._threads, self._run, call)
        except ActionExecutionRejection:
            return _error(400, "rejected", name)
        except ActionNotFoundException:
            logger.error("there is no action of the name that the engine asked for")
            return _error(404, "no such action", name)
        except Exception:
            logger.exception("an action failed")
            return _error(500, "action failed", name)
        return JSONResponse(result)

    async def health(self, _request: Request) -> JSONResponse:
        """200 while the server answers, with the number of actions that it knows."""
        return JSONResponse({"status": "ok", "actions": len(self._executor.actions)})

    async def actions(self, _request: Request) -> JSONResponse:
        """The names of all actions."""
        return JSONResponse([{"name": name} for name in sorted(self._executor.actions)])

    def _run(self, call: dict[str, Any]) -> dict[str, Any] | None:
        runner: asyncio.Runner | None = getattr(self._local, "runner", None)
        if runner is None:
            runner = self._local.runner = asyncio.Runner()
        result = runner.run(self._executor.run(call))
        return result.model_dump() if result else None


def _error(status: int, reason: str, action: str | None) -> JSONResponse:
    return JSONResponse({"error": reason, "action_name": action}, status_code=status)


def load_domain() -> dict[str, Any]:
    """What Rasa would send as the domain: `domain.yml`, for the actions that look up a form's slots.

    Raises `rasa_sdk.exceptions.FileIOException` when it cannot be read.
    """
    domain: dict[str, Any] = read_yaml_file(PROJECT_ROOT / "domain.yml")
    return domain


def create_app() -> Starlette:
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
    logger.info("action server ready with %d actions", len(executor.actions))
    return Starlette(
        routes=[
            Route("/webhook", server.webhook, methods=["POST"]),
            Route("/health", server.health, methods=["GET"]),
            Route("/actions", server.actions, methods=["GET"]),
        ]
    )


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
        log_config=None,
        access_log=False,
        timeout_graceful_shutdown=3,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
