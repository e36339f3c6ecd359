"""A new encryption key, while everything is in use.

The way is: put the new key in front of the old one and restart, so that everything new is written with the new key
while the old still reads; then `rotate` writes what stands there again with the new one, in short transactions; then
the old key may go. What is done stays done: begun again, it goes on with what is left.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from sqlalchemy import Column, Connection, Table, Text, and_, delete, insert, or_, select, tuple_, type_coerce, update

from bot.store.encryption import WRONG, EncryptedJSON, EncryptedText, KeyProblem
from bot.store.models import ENCRYPTED_META, Base, MetaRow, ReleaseRow, SignatureRow, VersionRow

if TYPE_CHECKING:
    from bot.store.store import Store

BATCH: Final = 200
"""Rows per transaction: on SQLite everyone who writes waits for it."""
ROUNDS: Final = 5
"""How often to look again for what a process with the old order of keys wrote meanwhile."""

Progress = Callable[[str, int], None]
"""Told the table and how many rows of it were written again so far."""


@dataclass(frozen=True, slots=True)
class Rotation:
    """What was found and done. texts: encrypted values; renewed: written again; left: still with an old key."""

    texts: int
    renewed: int
    left: int

    def __str__(self) -> str:
        if self.left:
            return (
                f"{self.left} van de {self.texts} teksten staan nog onder een oude sleutel: haal die nog niet weg. "
                "Draait alles al met de nieuwe sleutel vooraan? Doe het dan nog eens."
            )
        return (
            f"Alle {self.texts} teksten staan onder de nieuwste sleutel ({self.renewed} nu opnieuw versleuteld). "
            "De oude sleutel mag weg uit POP_ENCRYPTION_KEY. Bewaar hem zolang je reservekopieën van vandaag of "
            "eerder hebt."
        )


def encrypted_columns() -> dict[Table, list[Column[Any]]]:
    """Every table with encrypted columns, and those columns, as the models have them."""
    found = {}
    for table in Base.metadata.sorted_tables:
        columns = [column for column in table.columns if isinstance(column.type, EncryptedText | EncryptedJSON)]
        if columns:
            found[table] = columns
    meta = Base.metadata.tables[MetaRow.__tablename__]
    return {**found, meta: [meta.c.value]}


def rotate(
    store: Store, keys: Sequence[str], *, dry_run: bool = False, progress: Progress = lambda _table, _rows: None
) -> Rotation:
    """Write every encrypted value again with the first of `keys`; with `dry_run` only count.

    Nobody has to stop: each batch is one short transaction, and what someone changes meanwhile is left as they wrote
    it. Raises KeyProblem for a value that none of the keys can read; what was done until there stays done.
    """
    task = _Rotation(store, keys, dry_run, progress)
    texts, left = task.round()
    for _ in range(ROUNDS):
        if dry_run or not left:
            break
        texts, left = task.round()
    return Rotation(texts, task.renewed, left)


class _Rotation:
    def __init__(self, store: Store, keys: Sequence[str], dry_run: bool, progress: Progress) -> None:
        self._store = store
        self._newest = Fernet(keys[0])
        self._all = MultiFernet([Fernet(key) for key in keys])
        self._dry_run = dry_run
        self._progress = progress
        self.renewed = 0

    def round(self) -> tuple[int, int]:
        """Go through everything once. How many values there are, and how many were found under an old key."""
        texts = old = 0
        for table, columns in encrypted_columns().items():
            for counted, outdated in self._batches(table, columns):
                texts += counted
                old += outdated
        return texts, old

    def _batches(self, table: Table, columns: list[Column[Any]]) -> Iterator[tuple[int, int]]:
        keys = list(table.primary_key.columns)
        # As it stands there: the types of the columns would decrypt it.
        raw = [type_coerce(column, Text).label(f"raw_{column.name}") for column in columns]
        filled = or_(*(type_coerce(column, Text) != "" for column in columns))
        if table.name == MetaRow.__tablename__:
            filled = table.c.key.in_(ENCRYPTED_META)
        after: tuple[Any, ...] | None = None
        done = 0
        while True:
            where = filled if after is None else and_(filled, tuple_(*keys) > tuple_(*after))
            query = select(*keys, *raw).where(where).order_by(*keys).limit(BATCH)
            with self._store.work(write=not self._dry_run) as work:
                rows = work.session.execute(query).all()
                counted = outdated = 0
                for row in rows:
                    values = {
                        column: value
                        for column, value in zip(columns, row[len(keys) :], strict=True)
                        if value  # an empty text has nothing to hide
                    }
                    stale = {column: value for column, value in values.items() if not self._is_new(value)}
                    counted += len(values)
                    outdated += len(stale)
                    if stale and not self._dry_run:
                        here = and_(*(key == at for key, at in zip(keys, row[: len(keys)], strict=True)))
                        self._renew(work.session.connection(), table, here, stale)
            yield counted, outdated
            if outdated:
                done += outdated
                self._progress(table.name, done)
            if len(rows) < BATCH:
                return
            after = tuple(rows[-1][: len(keys)])

    def _is_new(self, token: str) -> bool:
        try:
            self._newest.decrypt(token.encode())
        except InvalidToken:
            return False
        return True

    def _renew(self, connection: Connection, table: Table, here: Any, stale: dict[Column[Any], str]) -> None:
        try:
            fresh = {column.name: self._all.rotate(token.encode()).decode() for column, token in stale.items()}
        except InvalidToken as error:
            raise KeyProblem(WRONG) from error
        # Only while it is still what was read: someone may have written it again in between.
        unchanged = and_(here, *(type_coerce(column, Text) == token for column, token in stale.items()))
        values = {name: type_coerce(token, Text) for name, token in fresh.items()}
        change = update(table).where(unchanged).values(values)
        if table.name not in (VersionRow.__tablename__, SignatureRow.__tablename__):
            self.renewed += len(fresh) * connection.execute(change).rowcount
            return
        # The database keeps what was signed as it was written; this writes the same words under another key.
        plan_id = connection.execute(select(table.c.plan_id).where(here)).scalar_one_or_none()
        if plan_id is None:
            return
        releases = Base.metadata.tables[ReleaseRow.__tablename__]
        connection.execute(insert(releases).values(plan_id=plan_id))
        self.renewed += len(fresh) * connection.execute(change).rowcount
        connection.execute(delete(releases).where(releases.c.plan_id == plan_id))


def new_key() -> str:
    """A key for POP_ENCRYPTION_KEY."""
    return Fernet.generate_key().decode()
