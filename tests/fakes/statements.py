"""What goes to the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import event

from bot.store import Store


@dataclass(frozen=True)
class Statement:
    sql: str
    values: str
    """What stands in the places that the statement leaves open, as text."""

    @property
    def writes(self) -> bool:
        return self.sql.startswith(("UPDATE", "INSERT", "DELETE"))


@contextmanager
def statements(store: Store) -> Iterator[list[Statement]]:
    """The statements that go to the database meanwhile."""
    seen: list[Statement] = []

    def remember(_c: Any, _cursor: Any, sql: str, values: Any, *_rest: Any) -> None:
        seen.append(Statement(sql, str(values)))

    event.listen(store.engine, "before_cursor_execute", remember)
    try:
        yield seen
    finally:
        event.remove(store.engine, "before_cursor_execute", remember)
