from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack

import pytest

from tests.fakes.processes import Process, process_of
from tests.fakes.world import World


@pytest.fixture
async def process(inside: World) -> AsyncIterator[Process]:
    async with process_of(inside) as made:
        yield made


@pytest.fixture
async def two_processes(inside: World) -> AsyncIterator[tuple[Process, Process]]:
    async with AsyncExitStack() as stack:
        first = await stack.enter_async_context(process_of(inside))
        second = await stack.enter_async_context(process_of(inside))
        yield first, second
