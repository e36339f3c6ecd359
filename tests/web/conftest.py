"""What the tests of the website share: someone at a browser."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest

from bot.web.app import create_app
from tests.fakes.world import QUICK, World, browser_at


@pytest.fixture
def browser_headers() -> dict[str, str]:
    """What the browser sends with everything."""
    return {"Accept": "text/html"}


@pytest.fixture
async def browser(inside: World, browser_headers: dict[str, str]) -> AsyncIterator[httpx.AsyncClient]:
    """A browser before the application. Nobody is signed in."""
    async with browser_at(create_app(inside.settings, pace=QUICK), headers=browser_headers) as client:
        yield client
