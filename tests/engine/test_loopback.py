"""HTTP between our own programs: kept open, asked again where that is safe, and never waiting for ever."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest

from bot.engine.loopback import Answer, Loopback, NoAnswer

Reader = asyncio.StreamReader
Writer = asyncio.StreamWriter
HANGS_UP = b"(hangs up)"
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nja"


class Server:
    """Answers each request with the next of `answers`; None closes the connection in its place."""

    def __init__(self, answers: list[bytes | None], pieces: int = 0) -> None:
        self.answers = answers
        self.requests: list[bytes] = []
        self.connections = 0
        self._pieces = pieces

    async def serve(self, reader: Reader, writer: Writer) -> None:
        self.connections += 1
        try:
            while True:
                head = await reader.readuntil(b"\r\n\r\n")
                length = int(head.lower().split(b"content-length: ")[1].split(b"\r\n")[0])
                self.requests.append(head + await reader.readexactly(length))
                answer = self.answers.pop(0)
                if answer is None:
                    return
                closes = answer.endswith(HANGS_UP)
                answer = answer.removesuffix(HANGS_UP)
                step = self._pieces or len(answer) or 1
                for start in range(0, len(answer), step):
                    writer.write(answer[start : start + step])
                    await writer.drain()
                    await asyncio.sleep(0)
                if closes:
                    return
        except (EOFError, ConnectionError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def asking(
    handle: Callable[[Reader, Writer], Awaitable[None]], idle_seconds: float = 60.0
) -> AsyncIterator[Loopback]:
    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    client = Loopback(f"http://127.0.0.1:{port}", {"Authorization": "Bearer x"}, idle_seconds)
    try:
        yield client
    finally:
        client.close()
        server.close()


async def test_a_connection_is_used_again() -> None:
    server = Server([OK, b"HTTP/1.1 503 No\r\ncontent-length: 3\r\nX: y\r\n\r\nnee"])
    async with asking(server.serve) as client:
        assert await client.request("POST", "/turn", b"{}", seconds=60) == Answer(200, b"ja")
        assert await client.request("GET", "/health", seconds=60) == Answer(503, b"nee")
    assert server.connections == 1
    assert server.requests[0].startswith(b"POST /turn HTTP/1.1\r\nHost: 127.0.0.1:")
    assert b"\r\nAuthorization: Bearer x\r\n" in server.requests[0]
    assert server.requests[0].endswith(b"\r\nContent-Length: 2\r\n\r\n{}")


async def test_an_answer_may_come_in_pieces() -> None:
    server = Server([OK], pieces=1)
    async with asking(server.serve) as client:
        assert await client.request("GET", "/", seconds=60) == Answer(200, b"ja")


async def test_requests_at_the_same_time_have_connections_of_their_own() -> None:
    server = Server([OK] * 4)
    async with asking(server.serve) as client:
        await asyncio.gather(*(client.request("GET", "/", seconds=60) for _ in range(3)))
        await client.request("GET", "/", seconds=60)
    assert server.connections == 3


async def test_what_is_asked_over_a_connection_that_was_closed_is_asked_again() -> None:
    server = Server([OK, None, OK])
    async with asking(server.serve) as client:
        await client.request("GET", "/", seconds=60)
        assert await client.request("POST", "/turn", b"{}", seconds=60) == Answer(200, b"ja")
    assert server.connections == 2
    assert server.requests[1] == server.requests[2]


async def test_what_no_answer_comes_to_over_a_new_connection_is_not_asked_again() -> None:
    server = Server([None, OK])
    async with asking(server.serve) as client:
        with pytest.raises(NoAnswer):
            await client.request("GET", "/", seconds=60)
    assert len(server.requests) == 1


async def test_an_answer_that_breaks_off_is_no_answer_and_not_asked_again() -> None:
    server = Server([OK, b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\nhalf" + HANGS_UP, OK])
    async with asking(server.serve) as client:
        await client.request("GET", "/", seconds=60)
        with pytest.raises(NoAnswer):
            await client.request("GET", "/", seconds=60)
    assert len(server.requests) == 2


async def test_an_answer_that_is_too_late_is_no_answer_and_not_asked_again() -> None:
    server = Server([OK, b"", OK])
    async with asking(server.serve) as client:
        await client.request("GET", "/", seconds=60)
        with pytest.raises(NoAnswer, match="too late"):
            await client.request("GET", "/", seconds=0.2)
        while len(server.requests) < 2:  # it came in, also when nobody waits for it any more
            await asyncio.sleep(0)
    assert len(server.requests) == 2


async def test_a_connection_that_was_idle_too_long_is_not_used() -> None:
    server = Server([OK, OK])
    async with asking(server.serve, idle_seconds=0) as client:
        await client.request("GET", "/", seconds=60)
        await client.request("GET", "/", seconds=60)
    assert server.connections == 2


async def test_a_server_that_says_that_it_closes_is_believed() -> None:
    server = Server([b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", OK])
    async with asking(server.serve) as client:
        assert await client.request("GET", "/", seconds=60) == Answer(200, b"")
        await client.request("GET", "/", seconds=60)
    assert server.connections == 2


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nja\r\n0\r\n\r\n",
        b"SSH-2.0-something\r\n\r\n",
        b"HTTP/1.1 two OK\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"x" * 100_000,
    ],
)
async def test_an_answer_in_another_form_is_no_answer(answer: bytes) -> None:
    server = Server([answer])
    async with asking(server.serve) as client:
        with pytest.raises(NoAnswer):
            await client.request("GET", "/", seconds=60)


async def test_nobody_there_is_no_answer() -> None:
    async with asking(Server([]).serve) as client:
        pass
    with pytest.raises(NoAnswer):
        await client.request("GET", "/", seconds=60)


async def test_a_request_that_is_given_up_leaves_no_answer_behind_for_the_next() -> None:
    slow = asyncio.Event()
    requests = 0

    async def serve(reader: Reader, writer: Writer) -> None:
        nonlocal requests
        await reader.readuntil(b"\r\n\r\n")
        requests += 1
        if requests == 1:
            await slow.wait()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n" + str(requests).encode())
        writer.close()

    async with asking(serve) as client:
        given_up = asyncio.ensure_future(client.request("GET", "/", seconds=60))
        while not requests:
            await asyncio.sleep(0)
        given_up.cancel()
        await asyncio.gather(given_up, return_exceptions=True)
        slow.set()
        assert await client.request("GET", "/", seconds=60) == Answer(200, b"2")


def test_only_plain_http_is_talked() -> None:
    with pytest.raises(ValueError, match="plain HTTP"):
        Loopback("https://example.org")
