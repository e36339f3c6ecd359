"""The web application: pages, the browser chat, and the dispatcher behind every channel.

uvicorn --factory bot.web.app:create_app
"""

from __future__ import annotations

import asyncio
import logging
import signal
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from types import FrameType

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, RedirectResponse, Response
from fastapi.staticfiles import StaticFiles
from fastapi.telemetry import TelemetryConfig
from starlette.exceptions import HTTPException

from bot import retention
from bot.catalogue import say
from bot.channels.backroom import Backroom
from bot.channels.bells import Bells
from bot.channels.browser import BrowserChat
from bot.channels.dispatcher import Dispatcher, Pace, utc_now
from bot.channels.door import Doorkeeper
from bot.channels.engine_client import EngineClient
from bot.channels.front_desk import FrontDesk
from bot.channels.known import NotKnown
from bot.channels.neighbours import Neighbours
from bot.channels.store_calls import StoreCalls
from bot.engine import logs, memory
from bot.settings import Settings, load_settings
from bot.trends import publication
from bot.web import chat_api, health, own_data, pages, sign_in, slack, teams, trends
from bot.web.context import Parts
from bot.web.guard import Guard
from bot.web.rates import Rates
from bot.web.refusals import ANSWERS, Refusal
from bot.web.session import Sessions

logger = logging.getLogger(__name__)

ROOM = Path(__file__).parent
SIGNED_PATHS = ("/slack/events", "/api/messages")
"""Called by Slack and Teams, who sign what they send."""


def create_app(settings: Settings | None = None, *, pace: Pace | None = None) -> FastAPI:
    """The application for these settings, or for those of the environment.

    Raises SettingsError when the settings are wrong. The store is opened at start-up, which raises KeyProblem or
    StoreProblem in plain words.
    """
    by_itself = settings is None
    if settings is None:
        # This is the process itself and no test. From here on no log line can hold what someone wrote.
        settings = load_settings()
        logs.configure(settings.log_level)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        parts = _open(settings, pace)
        app.state.parts = parts
        parts.door.open()
        await parts.dispatcher.start()
        if parts.slack is not None:
            await parts.slack.start()
        if parts.teams is not None:
            await parts.teams.start()
        forgetting = asyncio.create_task(parts.door.keep_forgetting(), name="door")
        sweeping = asyncio.create_task(retention.daily(parts.store, retention.Rules.of(settings)), name="retention")
        publishing = asyncio.create_task(publication.by_itself(parts.store, settings), name="trends")
        _end_polls_on_signals(parts)
        if by_itself:
            memory.settle()
        try:
            yield
        finally:
            sweeping.cancel()
            forgetting.cancel()
            publishing.cancel()
            await parts.dispatcher.stop()
            if parts.slack is not None:
                await parts.slack.stop()
            if parts.teams is not None:
                await parts.teams.stop()
            parts.door.close()
            await parts.engine.close()
            parts.calls.close()
            parts.store.close()

    # Nothing about a conversation goes to anyone's telemetry, whatever the environment says.
    telemetry: TelemetryConfig = {
        "tracing": False,
        "metrics": False,
        "logs": False,
        "operation_spans": False,
        "auto_configure": False,
    }
    docs = {} if not settings.production else {"docs_url": None, "redoc_url": None, "openapi_url": None}
    app = FastAPI(
        title="POP-gesprek",
        lifespan=lifespan,
        telemetry=telemetry,
        responses=ANSWERS,
        **docs,  # type: ignore[arg-type]
    )
    app.include_router(chat_api.router)
    app.include_router(health.router)
    app.include_router(pages.router)
    app.include_router(own_data.router)
    app.include_router(trends.router)
    app.include_router(sign_in.router)
    app.include_router(slack.router)
    app.include_router(teams.router)
    if not settings.production:
        app.include_router(sign_in.development)
    app.mount("/static", StaticFiles(directory=ROOM / "static"), name="static")
    app.add_exception_handler(Refusal, _refused)
    app.add_exception_handler(NotKnown, _not_known)
    app.add_exception_handler(RequestValidationError, _not_understood)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_middleware(Guard, base_url=settings.base_url, production=settings.production, signed_paths=SIGNED_PATHS)
    return app


def _open(settings: Settings, pace: Pace | None) -> Parts:
    from bot.org import follow_delivery
    from bot.store import Store

    store = Store.open(settings)
    calls = StoreCalls(store, single_writer=store.engine.dialect.name == "sqlite")
    engine = EngineClient(settings.engine_url, settings.actions_url, settings.engine_secret.get_secret_value())
    bells = Bells()
    dispatcher = Dispatcher(calls, engine, bells, pace=pace)
    door = Doorkeeper(settings.models_dir, neighbours=Neighbours(settings.processes_dir))
    back = Backroom(calls, dispatcher, bells, door)
    front_desk = FrontDesk(back, base_url=settings.base_url)
    return Parts(
        settings=settings,
        store=store,
        calls=calls,
        engine=engine,
        dispatcher=dispatcher,
        door=door,
        chat=BrowserChat(back, delivered=follow_delivery),
        sessions=Sessions(calls, utc_now, secure=settings.production),
        rates=Rates(settings),
        slack=(
            slack.open_slack(settings, calls, front_desk, bells, delivered=follow_delivery)
            if settings.slack_enabled
            else None
        ),
        teams=(
            teams.TeamsChannel.open(settings, calls, front_desk, bells, delivered=follow_delivery)
            if settings.teams_enabled
            else None
        ),
    )


def _end_polls_on_signals(parts: Parts) -> None:
    """Let go of whoever waits for news before the server starts to wait for them."""
    loop = asyncio.get_running_loop()

    def chain(number: signal.Signals) -> None:
        before = signal.getsignal(number)

        def handle(received: int, frame: FrameType | None) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(parts.chat.close)
            if callable(before):
                before(received, frame)

        signal.signal(number, handle)

    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGINT):
            chain(number)


def _wants_page(request: Request) -> bool:
    return not request.url.path.startswith("/api/") and "text/html" in request.headers.get("accept", "")


async def _answer(request: Request, status: int, key: str) -> Response:
    if _wants_page(request):
        title = "Er ging iets mis" if status >= 500 else "Dat kan hier niet"
        return pages.plain(request, title, say(key), status)
    return JSONResponse({"error": key, "text": say(key)}, status)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    if error.status == 401 and _wants_page(request):
        return RedirectResponse("/chat", 303)
    # Who tries what is not theirs, or too often, leaves a trace here; their name stands in no log.
    logger.info("refused with %d: %s", error.status, error.key)
    response = await _answer(request, error.status, error.key)
    if error.retry_after is not None:
        response.headers["Retry-After"] = str(error.retry_after)
    return response


async def _not_known(request: Request, error: Exception) -> Response:
    assert isinstance(error, NotKnown)
    return await _answer(request, 403, error.key)


async def _not_understood(request: Request, error: Exception) -> Response:
    # The error holds what was sent, so none of it is shown or logged.
    return await _answer(request, 422, "bad_request")


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    key = {404: "not_found", 405: "not_found", 413: "too_large"}.get(error.status_code, "bad_request")
    return await _answer(request, error.status_code, key)
