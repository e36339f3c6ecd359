"""Loops that look for work, and how long they wait."""

from __future__ import annotations

import asyncio
import logging

import pytest

from bot.channels.loops import Patience, look_around


def test_waits_grow_to_a_limit_and_differ_by_chance() -> None:
    patience = Patience(first_retry=1.0, longest_retry=8.0)

    for failures, longest in ((1, 1.0), (2, 2.0), (3, 4.0), (4, 8.0), (5, 8.0), (1_000_000, 8.0)):
        waits = {patience.wait(failures) for _ in range(50)}
        assert len(waits) > 10, "people who failed together do not come back together"
        assert longest / 2 <= min(waits) <= max(waits) <= longest


async def test_a_failure_is_logged_and_the_looking_goes_on(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.ERROR)
    looked = 0
    often = asyncio.Event()

    async def look() -> None:
        nonlocal looked
        looked += 1
        if looked == 1:
            raise RuntimeError
        if looked > 2:
            often.set()

    looking = asyncio.create_task(look_around(look, 0.001, "looking failed"))
    await asyncio.wait_for(often.wait(), 60)
    looking.cancel()

    assert caplog.messages == ["looking failed"]


async def test_a_loop_that_is_called_looks_sooner() -> None:
    looks: asyncio.Queue[None] = asyncio.Queue()
    called = asyncio.Event()
    looking = asyncio.create_task(look_around(lambda: looks.put(None), 600, "looking failed", called))
    await asyncio.wait_for(looks.get(), 60)
    for _ in range(3):
        await asyncio.sleep(0.005)  # by now it waits
        assert looks.empty()
        called.set()
        await asyncio.wait_for(looks.get(), 60)
    looking.cancel()
