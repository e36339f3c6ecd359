"""Figures to look at: those of the example, published in a store."""

from __future__ import annotations

from bot.store import Store
from bot.trends.example import example
from bot.trends.publication import freeze


def publish_figures(store: Store) -> None:
    """Publish four quarters, the last one 2026-Q3."""
    for closed in example():
        with store.work() as work:
            freeze(work, {}, closed)
