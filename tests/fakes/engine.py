"""An engine and an action server on loopback that answer as the real ones do, and fail when they are told to.

The dialogue is three questions long: enough to have order, buttons, cards and an open question. As the real one it
reads what was sent from the inbox by id and notes in the store that it was applied.
"""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

SECRET = "a-secret-of-at-least-32-characters-for-tests"
QUESTIONS = {
    "strengths": "Waar ben je goed in?",
    "enjoy": "Waar krijg je energie van?",
    "used": "Welke talenten gebruik je nog te weinig?",
}
Reply = Callable[[dict[str, Any]], list[dict[str, Any]]]


def acknowledgement(inbox: str, asks: str | None = None, **more: Any) -> dict[str, Any]:
    return {"custom": {"turn": inbox, "asks": asks, "about": None, "card": None, **more}}


@dataclass
class FakeEngine:
    """What it saw, and how it behaves. Change its attributes from the test at any time."""

    turns: list[dict[str, Any]] = field(default_factory=list)
    """Every body that came in, failures included, in order of arrival."""
    failing: int = 0
    """Fail this many turns, then do as usual."""
    down: bool = False
    """Answer nothing but 503, health included."""
    actions_down: bool = False
    """As with the real engine: 200, something said, and no acknowledgement."""
    sick: set[str] = field(default_factory=set)
    """Typed texts on which the turn always fails while everything is healthy."""
    seconds: float = 0.0
    """How long a turn takes."""
    tracker_store: str = "SnapshotTrackerStore"
    reply: Reply | None = None
    before_reply: Callable[[dict[str, Any]], None] | None = None
    notes: Callable[[str, str | None], None] | None = None
    """Told of the question that is open now, as the real dialogue notes it in the store."""
    now_serving: dict[str, int] = field(default_factory=dict)
    overlaps: int = 0
    """How often two messages of one conversation were here at the same time. Must stay 0."""
    most_at_once: int = 0
    """The most turns that were here at the same time, of all conversations."""
    open: dict[str, str] = field(default_factory=dict)
    port: int = 0
    actions_port: int = 0

    def texts(self) -> list[str]:
        return [turn["text"] for turn in self.turns if "text" in turn]

    async def webhook(self, request: Request) -> JSONResponse:
        if request.headers.get("authorization") != f"Bearer {SECRET}":
            return JSONResponse({"error": "not authorised"}, 401)
        body = await request.json()
        conversation = body["conversation"]
        self.turns.append({**body, "at": time.monotonic()})
        self.now_serving[conversation] = self.now_serving.get(conversation, 0) + 1
        self.most_at_once = max(self.most_at_once, sum(self.now_serving.values()))
        if self.now_serving[conversation] > 1:
            self.overlaps += 1
        try:
            return await self._turn(body)
        finally:
            self.now_serving[conversation] -= 1

    def health(self) -> JSONResponse:
        ready = not self.down
        status = {"status": "ok" if ready else "not ready", "tracker_store": self.tracker_store}
        return JSONResponse(status, 200 if ready else 503)

    def actions_health(self) -> JSONResponse:
        ready = not (self.down or self.actions_down)
        return JSONResponse({"status": "ok"}, 200 if ready else 503)

    async def _turn(self, body: dict[str, Any]) -> JSONResponse:
        if self.seconds:
            await asyncio.sleep(self.seconds)
        if self.down or body.get("text") in self.sick:
            return JSONResponse({"error": "turn failed"}, 503)
        if self.failing > 0:
            self.failing -= 1
            return JSONResponse({"error": "turn failed"}, 503)
        if self.actions_down:
            return JSONResponse({"messages": [{"text": "Sorry, er ging iets mis."}]})
        if self.before_reply:
            await asyncio.to_thread(self.before_reply, body)
        messages = self.reply(body) if self.reply else self._conversation(body)
        asks = [part["custom"].get("asks") for part in messages if "turn" in part.get("custom", {})]
        if self.notes and asks:
            await asyncio.to_thread(self.notes, body["conversation"], asks[0])
        return JSONResponse({"messages": messages})

    def _conversation(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        order = list(QUESTIONS)
        conversation, inbox = body["conversation"], body["inbox"]
        open_question = self.open.get(conversation)
        if body.get("intent") == "arrive":
            question = open_question or order[0]
            self.open[conversation] = question
            text = "Welkom terug." if open_question else "Hoi! Ik ben een geautomatiseerde assistent, geen mens."
            first = [{"text": text}]
        else:
            position = order.index(open_question or order[0]) + 1
            if position == len(order):
                self.open.pop(conversation, None)
                return [{"text": "Klaar. Dit is je overzicht."}, acknowledgement(inbox, card=overview())]
            question = self.open[conversation] = order[position]
            first = [{"text": "Overgeslagen." if body.get("intent") == "press" else f"Opgeslagen: {body['text']}"}]
        ask = {
            "text": QUESTIONS[question],
            "buttons": [
                {"title": "Overslaan", "payload": "skip"},
                {"title": "Waarom vraag je dit?", "payload": "why"},
            ],
        }
        return [*first, ask, acknowledgement(inbox, asks=question)]


def overview() -> dict[str, Any]:
    """A card with everything a card can have."""
    return {
        "kind": "overview",
        "title": "Je plan tot nu toe",
        "sections": [
            {
                "title": "Doel 1",
                "note": "Je leidinggevende ziet dit pas als je het deelt.",
                "rows": [
                    {"label": "Doel", "text": "Zelfstandig de bestelling doen", "runs": None},
                    {
                        "label": "Planning",
                        "text": "Van 4 januari tot en met 7 maart",
                        "runs": [["same", "Van 4 januari"], ["gone", " tot en met 7 maart"], ["new", " tot 1 april"]],
                    },
                ],
            }
        ],
        "link": {"title": "Afdrukken", "href": "/plan/1"},
    }


class Stand:
    """Two ports of loopback, one as the engine and one as the action server, at which one fake after another stands.

    Starting a server takes longer than most of the tests that want one.
    """

    def __init__(self) -> None:
        self.engine = FakeEngine()
        app = FastAPI()

        @app.post("/webhooks/pop/webhook")
        async def webhook(request: Request) -> JSONResponse:
            return await self.engine.webhook(request)

        @app.get("/webhooks/pop/health")
        async def health() -> JSONResponse:
            return self.engine.health()

        @app.get("/health")
        async def actions_health() -> JSONResponse:
            return self.engine.actions_health()

        sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(2)]
        self.port, self.actions_port = (one.getsockname()[1] for one in sockets)
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        threading.Thread(target=server.run, args=(sockets,), daemon=True).start()
        while not server.started:
            time.sleep(0.01)


_free: list[Stand] = []


@contextmanager
def running(engine: FakeEngine) -> Iterator[FakeEngine]:
    """The fake, standing at ports of its own."""
    stand = _free.pop() if _free else Stand()
    stand.engine, engine.port, engine.actions_port = engine, stand.port, stand.actions_port
    try:
        yield engine
    finally:
        _free.append(stand)
