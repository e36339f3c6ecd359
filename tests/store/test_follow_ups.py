"""What follows signing comes back to the letter, is unreadable in the database, and grows an older database."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import inspect, text
from store_data import AS_EMPLOYEE, AS_MANAGER, EMPLOYEE, NOW, fill, share_and_sign

from bot.plan.plan import Plan
from bot.plan.states import GoalState
from bot.store import Conflict, Store, migrate
from bot.store.database import new_engine
from bot.store.schema import alembic_config

WORDS = "  Drie van de zes middagen 🌱\nen het valt mee  "


def running(store: Store) -> Plan:
    """A signed plan on which both reported, with a promise ticked off."""
    with store.work() as work:
        plan = share_and_sign(fill(work.plans.start(EMPLOYEE.id, NOW)))
        plan.report(AS_EMPLOYEE, "progress_status", WORDS, NOW, goal=plan.goal(1), outcome="going")
        plan.report(AS_MANAGER, "progress_meets", "De stage niet", NOW, outcome="falls_short")
        plan.tick_promise(AS_MANAGER, 1, date(2027, 1, 5))
        work.plans.save(plan)
    return plan


def read(store: Store) -> Plan:
    with store.work(write=False) as work:
        plan = work.plans.current(EMPLOYEE.id)
    assert plan is not None
    return plan


def test_progress_and_promises_come_back_as_they_were_saved(peopled: Store) -> None:
    plan = running(peopled)
    assert read(peopled) == plan
    assert read(peopled).follow_ups[0].text == WORDS
    assert read(peopled).promises[0].done_on == date(2027, 1, 5)


def test_a_correction_a_result_and_what_is_taken_back_come_back_too(peopled: Store) -> None:
    running(peopled)
    with peopled.work() as work:
        plan = work.plans.current(EMPLOYEE.id)
        assert plan is not None
        later = NOW + timedelta(hours=1)
        plan.report(AS_EMPLOYEE, "progress_status", "Toch traag", later, goal=plan.goal(1), outcome="stalled")
        plan.take_back(AS_MANAGER, "progress_meets", later)
        plan.look_back(AS_EMPLOYEE, "eval_reached", "Ja!", later, goal=plan.goal(2), result="reach")
        plan.tick_promise(AS_MANAGER, 1, None)
        work.plans.save(plan)
    assert read(peopled) == plan
    assert [f.text for f in read(peopled).follow_ups] == ["Toch traag", "Ja!"]
    assert read(peopled).goal(2).state is GoalState.REACHED
    assert read(peopled).promises[0].done_on is None
    with peopled.work(write=False) as work:
        told = [(c.old, c.new) for c in work.plans.history(plan.id) if c.field == "progress_status"]
    assert told == [("", WORDS), (WORDS, "Toch traag")]


def test_a_report_alone_makes_a_new_state_of_the_plan(peopled: Store) -> None:
    running(peopled)
    stale = read(peopled)
    with peopled.work() as work:
        plan = work.plans.current(EMPLOYEE.id)
        assert plan is not None
        plan.report(AS_MANAGER, "progress_speedup", "Een vaste middag", NOW)
        work.plans.save(plan)
    stale.tick_promise(AS_MANAGER, 1, None)
    with pytest.raises(Conflict), peopled.work() as work:
        work.plans.save(stale)


def test_what_was_written_after_signing_is_unreadable_in_the_database(peopled: Store) -> None:
    running(peopled)
    with peopled.work(write=False) as work:
        lines: list[Any] = list(work.session.execute(text("SELECT text FROM follow_ups")).scalars())
    assert len(lines) == 2
    assert not any("middagen" in line or "stage" in line for line in lines)


def test_an_older_database_keeps_its_promises(database_url: str, open_store: Any) -> None:
    from alembic import command
    from store_data import add_people

    store: Store = open_store(database_url)
    with store.work() as work:
        add_people(work)
        work.plans.save(share_and_sign(fill(work.plans.start(EMPLOYEE.id, NOW))))
    store.close()
    engine = new_engine(database_url)
    with engine.begin() as connection:
        command.downgrade(alembic_config(connection), "0001")
    with engine.connect() as connection:
        assert not inspect(connection).has_table("follow_ups")
    engine.dispose()
    migrate(database_url)
    plan = read(open_store(database_url))
    assert [promise.text for promise in plan.promises] == ["Ik regel een plek op de cursus."]
    assert plan.promises[0].done_on is None
    assert plan.follow_ups == []
