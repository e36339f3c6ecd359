"""How Alembic runs here: on the connection that `bot.store.schema` hands over, or on the settings' own database."""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection, TypeDecorator

from bot.store.models import Base


def render_item(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """Migrations name the plain database type: they must stay what they were when our own types change."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl!r}"
    return False


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        compare_type=True,
        render_item=render_item,
        # SQLite cannot alter a table; Alembic copies it instead.
        render_as_batch=connection.dialect.name == "sqlite",
        # On SQLite too: our own engine begins transactions itself.
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


handed_over: Connection | None = context.config.attributes.get("connection")
if handed_over is not None:
    run(handed_over)
else:
    from bot.settings import load_settings
    from bot.store.database import new_engine

    engine = new_engine(load_settings().sqlalchemy_url)
    with engine.begin() as connection:
        run(connection)
    engine.dispose()
