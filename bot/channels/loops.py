"""What goes on in the background whatever happens: looking for work, and waiting longer after each failure."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Patience:
    """How often to look and how long to wait. Times in seconds."""

    poll: float = 1.0
    """How often to look for what other processes left behind."""
    first_retry: float = 1.0
    longest_retry: float = 60.0
    at_once: int = 16
    """How much is done at the same time, in all."""

    def wait(self, failures: int) -> float:
        """How long to wait after this many failures in a row: twice as long each time, and up to half less by chance.

        What failed together is so not tried again together.
        """
        return random.uniform(0.5, 1) * min(self.first_retry * 2.0 ** min(failures - 1, 30), self.longest_retry)  # noqa: S311


@contextlib.contextmanager
def logged(what: str) -> Iterator[None]:
    """What fails in here is logged as `what`, and ends there."""
    try:
        yield
    except Exception:
        logger.exception("%s", what)


async def look_around(
    look: Callable[[], Awaitable[None]], every: float, what: str, sooner: asyncio.Event | None = None
) -> None:
    """Looks every so many seconds, or `sooner`, until cancelled. A failure is logged as `what`."""
    while True:
        with logged(what):
            await look()
        if sooner is None:
            await asyncio.sleep(every)
            continue
        sooner.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(sooner.wait(), every)
