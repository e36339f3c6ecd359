"""An action server of a few lines, so that tests can look at the engine alone and make the actions fail at will."""

from __future__ import annotations

import contextlib
import json
import socket
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

QUESTIONS = ("strengths", "enjoy")


def _slot(name: str, value: object) -> dict[str, Any]:
    return {"event": "slot", "name": name, "value": value}


def _answer_form(tracker: dict[str, Any]) -> list[dict[str, Any]]:
    """What the real validation does: the open question gets a marker, never the text."""
    slots = tracker["slots"]
    asked = slots.get("requested_slot")
    if asked not in QUESTIONS:
        return []
    events = [_slot(asked, "given")]
    if asked == QUESTIONS[-1]:
        events.append(_slot("done", True))
    return events


class ActionStub:
    """Listens on `port` while it is started; remembers the calls it got."""

    def __init__(self, port: int) -> None:
        self.port = port
        self._server: ThreadingHTTPServer | None = None
        self._connections: set[socket.socket] = set()
        self.reset()

    def reset(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.fail_with: int | None = None
        self.error = ""
        self.delay_s = 0.0
        self.text_in_slot = ""

    def start(self) -> None:
        if self._server is not None:
            return
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def setup(self) -> None:
                super().setup()
                stub._connections.add(self.connection)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status, answer = stub._answer(json.loads(body))
                content = json.dumps(answer).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def log_message(self, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", self.port), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._server = None
            # A server that is gone has no open connections either.
            for connection in self._connections:
                with contextlib.suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
            self._connections.clear()

    def _answer(self, call: dict[str, Any]) -> tuple[int, dict[str, Any]]:
        self.calls.append(call)
        time.sleep(self.delay_s)
        if self.fail_with is not None:
            return self.fail_with, {"error": self.error}
        tracker = call["tracker"]
        if call["next_action"] == "validate_reflection_form":
            return 200, {"events": _answer_form(tracker), "responses": []}
        if call["next_action"] == "action_turn":
            number = (tracker["slots"].get("turn") or 0) + 1
            events = [_slot("turn", number)]
            if self.text_in_slot:
                events = [_slot("turn", self.text_in_slot)]
            return 200, {
                "events": events,
                "responses": [{"custom": {"turn": number, "metadata": _metadata(tracker)}}],
            }
        return 200, {"events": [], "responses": []}


def _metadata(tracker: dict[str, Any]) -> dict[str, Any]:
    return dict(tracker["latest_message"].get("metadata") or {})
