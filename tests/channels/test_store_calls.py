"""Units of work on the event loop and beside it: short ones are done at once, and none makes the others wait."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.channels.store_calls import StoreCalls
from bot.plan.people import Person
from bot.store import Store, Work

SANNE = Person("201", "sanne@demo.example", "Sanne de Vries")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(f"sqlite:///{tmp_path / 'pop.db'}")
    made.create_tables()
    yield made
    made.close()


@pytest.fixture
def calls(store: Store) -> Iterator[StoreCalls]:
    made = StoreCalls(store, single_writer=True)
    yield made
    made.close()


def add(work: Work) -> int:
    """Which thread it is done in."""
    work.people.put(SANNE)
    return threading.get_ident()


def is_there(store: Store) -> bool:
    with store.work(write=False) as work:
        return work.people.get(SANNE.id) is not None


async def test_a_short_write_is_done_here_when_nobody_writes(store: Store, calls: StoreCalls) -> None:
    assert await calls.write_briefly(add) == threading.get_ident()
    assert is_there(store)


async def test_any_other_write_is_done_beside_the_loop(store: Store, calls: StoreCalls) -> None:
    assert await calls.write(add) != threading.get_ident()
    assert is_there(store)


async def test_a_short_write_waits_beside_the_loop_for_another_process(store: Store, calls: StoreCalls) -> None:
    other = Store(str(store.engine.url))
    with other.work() as work:
        work.leases.release("nobody", "nobody")  # from here on it writes
        waiting = asyncio.ensure_future(calls.write_briefly(add))
        for _ in range(20):
            await asyncio.sleep(0.005)  # the loop goes on
        assert not waiting.done()
    assert await waiting != threading.get_ident()
    assert is_there(store)
    other.close()


async def test_a_short_write_does_not_go_before_those_that_wait(store: Store, calls: StoreCalls) -> None:
    order: list[str] = []
    hold = threading.Event()

    def first(work: Work) -> None:
        hold.wait(60)
        order.append("first")

    begun = asyncio.ensure_future(calls.write(first))
    await asyncio.sleep(0)
    after = asyncio.ensure_future(calls.write_briefly(lambda work: order.append("second")))
    await asyncio.sleep(0.01)
    hold.set()
    await asyncio.gather(begun, after)
    assert order == ["first", "second"]


async def test_a_short_write_that_raises_leaves_nothing(store: Store, calls: StoreCalls) -> None:
    def fails(work: Work) -> None:
        add(work)
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        await calls.write_briefly(fails)
    assert not is_there(store)
    assert await calls.write_briefly(add) == threading.get_ident()
