"""A line for each person: what one person sends is taken in one after the other, in the order in which it came."""

from __future__ import annotations

import asyncio
from weakref import WeakValueDictionary


class Lines:
    """The lines of one entrance. One that nobody stands in is gone."""

    def __init__(self) -> None:
        self._lines: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def of(self, who: str) -> asyncio.Lock:
        """To be held while something of theirs is taken in."""
        return self._lines.setdefault(who, asyncio.Lock())
