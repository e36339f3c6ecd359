"""The web processes of one machine ask each other for what only one of them has in memory.

Each listens on a socket in a directory that this user alone may enter. What goes over it stays in memory: nothing of
it touches a disk, a network or the database. A process that is not there any more has nothing to tell, and one that
does not answer in time is taken for one that is not there.
"""

from __future__ import annotations

import contextlib
import logging
import pickle
import re
import secrets
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

logger = logging.getLogger(__name__)

PATIENCE_SECONDS: Final = 1.0
_NAME: Final = re.compile(r"[0-9a-f]{12}")


class _Server(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        logger.exception("answering another process failed")


class Neighbours:
    """One process among the web processes that share a directory."""

    def __init__(self, directory: Path) -> None:
        """`directory` is for the sockets alone; it is made when this process begins to listen."""
        self._directory = directory
        self.name = secrets.token_hex(6)
        """What this process is called by the others."""
        self._server: socketserver.BaseServer | None = None

    def listen(self, answers: Mapping[str, Callable[..., Any]]) -> None:
        """Answer what the others ask, in threads of its own, until `close`. What is not in `answers` is refused."""

        class Handler(socketserver.StreamRequestHandler):
            timeout = PATIENCE_SECONDS

            def handle(self) -> None:
                with contextlib.suppress(OSError, EOFError):
                    what, given = pickle.load(self.rfile)  # noqa: S301  # only this user can write there
                    pickle.dump(answers[what](*given), self.wfile)

        try:
            self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._directory.chmod(0o700)
            self._server = _Server(str(self._path(self.name)), Handler)
        except OSError as problem:
            # Without it everything works, but for what another process is asked for.
            logger.warning("web processes cannot reach each other: %s", type(problem).__name__)
            return
        threading.Thread(target=self._server.serve_forever, args=(0.1,), name="neighbours", daemon=True).start()

    def close(self) -> None:
        """Answer nobody any more."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()
            self._path(self.name).unlink(missing_ok=True)
            self._server = None

    def ask(self, name: str, what: str, *given: Any) -> Any:
        """What the process of this name answers; None when there is none."""
        if name == self.name or not _NAME.fullmatch(name):
            return None
        path = self._path(name)
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.settimeout(PATIENCE_SECONDS)
                connection.connect(str(path))
                connection.sendall(pickle.dumps((what, given)))
                connection.shutdown(socket.SHUT_WR)
                with connection.makefile("rb") as answer:
                    return pickle.load(answer)  # noqa: S301  # only this user can listen there
        except ConnectionRefusedError:
            path.unlink(missing_ok=True)  # it was killed, and its socket stayed
        except (OSError, EOFError):
            pass
        return None

    def ask_all(self, what: str, *given: Any) -> Iterator[Any]:
        """What each of the others answers."""
        for path in sorted(self._directory.glob("*.sock")):
            yield self.ask(path.stem, what, *given)

    def _path(self, name: str) -> Path:
        return self._directory / f"{name}.sock"
