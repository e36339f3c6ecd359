"""On SQLite one unit of work writes at a time: the others wait for it, or are told at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from bot.plan.people import Person
from bot.store import Store, database, store
from bot.store.database import Busy

ANNA = Person("1", "anna@demo.example", "Anna de Wit")
BRAM = Person("2", "bram@demo.example", "Bram Claes")


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Store]:
    with _opened(tmp_path) as opened:
        opened.create_tables()
        yield opened


@pytest.fixture
def elsewhere(tmp_path: Path, here: Store) -> Iterator[Store]:
    """The same database as another program has it."""
    with _opened(tmp_path) as opened:
        yield opened


@contextmanager
def _opened(place: Path) -> Iterator[Store]:
    opened = Store(f"sqlite:///{place / 'pop.db'}")
    yield opened
    opened.close()


def test_who_does_not_want_to_wait_is_told_at_once(here: Store, elsewhere: Store) -> None:
    with here.work() as work:
        work.people.put(ANNA)
        for other in (here, elsewhere):
            with pytest.raises(Busy), other.work(wait=False) as refused:
                refused.people.put(BRAM)
    with elsewhere.work(wait=False) as work:
        assert work.people.get(BRAM.id) is None
        work.people.put(BRAM)


@pytest.mark.parametrize("same", [True, False], ids=["a thread of this program", "another program"])
def test_who_waits_goes_on_from_what_the_other_wrote(here: Store, elsewhere: Store, same: bool) -> None:
    seen: list[Person | None] = []

    def look() -> None:
        with (here if same else elsewhere).work() as work:
            seen.append(work.people.get(ANNA.id))

    with here.work() as work:
        work.people.put(ANNA)
        waiting = threading.Thread(target=look)
        waiting.start()
        waiting.join(0.01)
        assert seen == []
    waiting.join()
    assert seen == [ANNA]


def test_nobody_waits_for_ever(here: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "WAIT_SECONDS", 0.02)
    monkeypatch.setattr(store, "WAIT_SECONDS", 0.02)
    with _opened(tmp_path) as impatient, here.work() as work:
        work.people.put(ANNA)
        with pytest.raises(OperationalError), impatient.work() as other:
            other.people.put(BRAM)
        with pytest.raises(Busy), here.work() as other:
            other.people.put(BRAM)


def test_reading_waits_for_nobody(here: Store, elsewhere: Store) -> None:
    with here.work() as work:
        work.people.put(ANNA)
        with elsewhere.work(write=False) as other:
            assert other.people.get(ANNA.id) is None
