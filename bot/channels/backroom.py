"""What stands behind every entrance of a web process, whichever channel someone comes in by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.channels.bells import Bells
from bot.channels.dispatcher import Dispatcher, utc_now
from bot.channels.door import Doorkeeper
from bot.channels.store_calls import StoreCalls


@dataclass(frozen=True, slots=True)
class Backroom:
    """One per process."""

    store: StoreCalls
    dispatcher: Dispatcher
    bells: Bells
    door: Doorkeeper
    clock: Callable[[], datetime] = utc_now
