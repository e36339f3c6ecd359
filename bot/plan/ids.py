"""Ids that say nothing about anyone."""

from __future__ import annotations

from uuid import uuid4


def new_id() -> str:
    """A random id."""
    return uuid4().hex
