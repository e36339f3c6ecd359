"""What is to be taken away on a platform after an erase: each message by one process, or the next when that died."""

from __future__ import annotations

from datetime import timedelta

from store_data import EMPLOYEE, MANAGER, NOW

from bot.store import Store

MINUTE = timedelta(minutes=1)


def delivered(store: Store, person_id: str, *ids: str) -> None:
    with store.work() as work:
        for id in ids:
            work.deliveries.attempt(id, "slack", person_id, [f"part of {id}", id], {"dm": "D1"}, NOW)
            work.deliveries.arrived(id, f"ts {id}")


def taken(store: Store, after: timedelta = timedelta(0), channel: str = "slack", limit: int = 10) -> list[str]:
    with store.work() as work:
        return sorted(wipe.message_id for wipe in work.wipes.take(channel, NOW + after, 60, limit))


def test_everything_of_one_person_goes_and_of_others_what_is_named(peopled: Store) -> None:
    delivered(peopled, EMPLOYEE.id, "a", "b")
    delivered(peopled, MANAGER.id, "c", "d")
    with peopled.work() as work:
        work.deliveries.attempt("never arrived", "slack", EMPLOYEE.id, [], {}, NOW)
        assert work.wipes.leave(EMPLOYEE.id, NOW) == 2
        assert work.wipes.leave(MANAGER.id, NOW, about=["part of d"]) == 1
        assert [d.id for d in work.deliveries.of_person("slack", MANAGER.id)] == ["c"]
    assert taken(peopled, channel="teams") == []
    assert taken(peopled) == ["ts a", "ts b", "ts d"]


def test_what_one_process_takes_another_gets_only_when_the_first_is_gone(peopled: Store) -> None:
    delivered(peopled, EMPLOYEE.id, "a", "b", "c")
    with peopled.work() as work:
        work.wipes.leave(EMPLOYEE.id, NOW)
    first = taken(peopled, limit=2)
    assert len(first) == 2
    second = taken(peopled)
    assert sorted(first + second) == ["ts a", "ts b", "ts c"]
    assert taken(peopled) == []
    with peopled.work() as work:
        assert not work.wipes.waiting("slack", NOW)
        work.wipes.gone(["a"])
        work.wipes.later(["b"], NOW + 5 * MINUTE)
    assert taken(peopled, 2 * MINUTE) == ["ts c"]
    assert taken(peopled, 6 * MINUTE) == ["ts b", "ts c"]
