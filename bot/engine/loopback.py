"""HTTP between our own programs on one machine, over connections that stay open. Standard library only.

A turn goes from `web` to the engine and from there to the actions. General clients take almost a millisecond of
processor time for each of these two calls (httpx three), which is more than the work that is done in some of them.
This one knows only what our own programs answer: HTTP/1.1 with a length, and no redirects, cookies or encodings.
"""

import asyncio
import re
from typing import Dict, List, NamedTuple, Optional, Text, Tuple
from urllib.parse import urlsplit

_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d+)[ \t]*\r\n", re.IGNORECASE)
_CLOSES = re.compile(rb"\r\nconnection:[ \t]*close[ \t]*\r\n", re.IGNORECASE)
_LONGEST_HEAD = 64 * 1024


class NoAnswer(Exception):
    """The other program is not there, was too late, or answered in a form that is not understood."""


class Answer(NamedTuple):
    """What came back."""

    status: int
    body: bytes


class _Connection:
    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer
        self.idle_since = 0.0
        self.heard = False
        """Whether anything of the present answer came in."""
        self.late = False

    def drop(self) -> None:
        self.writer.transport.abort()

    def give_up(self) -> None:
        self.late = True
        self.drop()


class Loopback:
    """Connections to one program. Use it on one event loop; `close` it at the end."""

    def __init__(self, url: Text, headers: Optional[Dict[Text, Text]] = None, idle_seconds: float = 60.0) -> None:
        """`url` is where it listens, without a path. Raises `ValueError` when it is not plain HTTP.

        A connection that was not used for `idle_seconds` is not used again: shorter than the other side keeps it.
        """
        parts = urlsplit(url)
        if parts.scheme != "http" or not parts.hostname:
            raise ValueError("Our own programs talk plain HTTP to each other.")
        self._address: Tuple[Text, int] = (parts.hostname, parts.port or 80)
        lines = {"Host": parts.netloc, **(headers or {})}
        self._headers = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        self._idle_seconds = idle_seconds
        self._idle: List[_Connection] = []

    async def request(self, method: Text, path: Text, body: bytes = b"", *, seconds: float) -> Answer:
        """What is answered within `seconds`. Raises `NoAnswer`.

        What is asked over a connection that the other side has closed meanwhile is asked once more over a new one. It
        may so be asked twice, like everything that our programs ask of each other.
        """
        head = f"{method} {path} HTTP/1.1\r\n{self._headers}Content-Length: {len(body)}\r\n\r\n"
        request = head.encode("latin-1") + body
        kept = self._kept()
        if kept is not None:
            try:
                return await self._ask(kept, request, seconds)
            except NoAnswer:
                if kept.heard or kept.late:
                    raise
        return await self._ask(await self._open(seconds), request, seconds)

    def _kept(self) -> Optional[_Connection]:
        now = asyncio.get_running_loop().time()
        while self._idle:
            connection = self._idle.pop()
            if now - connection.idle_since < self._idle_seconds and not connection.reader.at_eof():
                return connection
            connection.drop()
        return None

    async def _open(self, seconds: float) -> _Connection:
        try:
            opened = await asyncio.wait_for(asyncio.open_connection(*self._address, limit=_LONGEST_HEAD), seconds)
        except (OSError, asyncio.TimeoutError) as error:
            raise NoAnswer(type(error).__name__) from None
        return _Connection(*opened)

    async def _ask(self, connection: _Connection, request: bytes, seconds: float) -> Answer:
        # Cheaper than to wait for a limited time, which makes a task of its own.
        timer = asyncio.get_running_loop().call_later(seconds, connection.give_up)
        connection.heard = False
        try:
            connection.writer.write(request)
            head = await connection.reader.readuntil(b"\r\n\r\n")
            connection.heard = True
            length = _LENGTH.search(head)
            if length is None or not head.startswith(b"HTTP/1.1 "):
                raise NoAnswer("unknown form")
            answer = Answer(int(head[9:12]), await connection.reader.readexactly(int(length.group(1))))
        except (OSError, EOFError, ValueError, asyncio.LimitOverrunError) as error:
            connection.heard = connection.heard or bool(getattr(error, "partial", b""))
            connection.drop()
            raise NoAnswer("too late" if connection.late else type(error).__name__) from None
        except BaseException:
            connection.drop()
            raise
        finally:
            timer.cancel()
        if _CLOSES.search(head):
            connection.drop()
        else:
            connection.idle_since = asyncio.get_running_loop().time()
            self._idle.append(connection)
        return answer

    def close(self) -> None:
        """Let go of the connections."""
        while self._idle:
            self._idle.pop().drop()
