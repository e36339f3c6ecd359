"""Another encryption key, while people go on: everything is written again, nothing is lost, the old key may go."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography.fernet import Fernet
from sqlalchemy import inspect, select, text
from store_data import EMPLOYEE, NOW, add_people

from bot.store import KeyProblem, Store
from bot.store.encryption import use_keys
from bot.store.models import Base
from bot.store.rotation import encrypted_columns, new_key, rotate

pytestmark = pytest.mark.slow

COUNT = 450
"""More than two batches."""


@pytest.fixture
def old_and_new(encryption_key: str) -> Iterator[tuple[str, str]]:
    """Afterwards the process has the key of the other tests again."""
    yield Fernet.generate_key().decode(), new_key()
    use_keys(encryption_key)


def open_with(url: str, *keys: str) -> Store:
    settings: Any = SimpleNamespace(sqlalchemy_url=url, encryption_keys=keys)
    return Store.open(settings)


def fill(url: str, key: str) -> None:
    """Messages, and a signed version, which the database keeps as it was written."""
    store = open_with(url, key)
    with store.work() as work:
        add_people(work)
        work.people.keep_unknown_managers({EMPLOYEE.id: "wie.is@dit.example"})
        for number in range(COUNT):
            work.inbox.add("web", str(number), EMPLOYEE.id, "text", f"tekst {number}", NOW)
        plan = work.plans.start(EMPLOYEE.id, NOW)
        plan.summary = "mijn plan"
        work.plans.save(plan)
        tables = Base.metadata.tables
        version = {"plan_id": plan.id, "number": 1, "by": EMPLOYEE.id, "at": NOW, "hash": "x"}
        work.session.execute(
            tables["versions"].insert().values(id="v1", kind="final", content={"summary": "getekend"}, **version)
        )
        signature = {"plan_id": plan.id, "version": 1, "person_id": EMPLOYEE.id, "at": NOW, "hash": "x", "number": 1}
        work.session.execute(
            tables["signatures"]
            .insert()
            .values(role="employee", name="E", mode="seen", view="mijn kijk", **signature)
        )
    store.close()


def words(store: Store) -> list[str]:
    with store.work(write=False) as work:
        return [message.text for message in work.inbox.history(EMPLOYEE.id)]


def test_after_it_the_new_key_alone_reads_everything(database_url: str, old_and_new: tuple[str, str]) -> None:
    old, new = old_and_new
    fill(database_url, old)
    store = open_with(database_url, new, old)
    counted = rotate(store, (new, old), dry_run=True)
    assert counted.left == counted.texts > COUNT
    done = rotate(store, (new, old))
    assert (done.left, done.renewed) == (0, counted.texts)
    assert "mag weg" in str(done)
    store.close()

    store = open_with(database_url, new)
    assert words(store) == [f"tekst {number}" for number in range(COUNT)]
    with store.work(write=False) as work:
        plan = work.plans.current(EMPLOYEE.id)
        assert plan is not None
        assert plan.summary == "mijn plan"
        assert work.people.unknown_managers() == {EMPLOYEE.id: "wie.is@dit.example"}
        tables = Base.metadata.tables
        assert work.session.scalars(select(tables["versions"].c.content)).all() == [{"summary": "getekend"}]
        assert work.session.scalars(select(tables["signatures"].c.view)).all() == ["mijn kijk"]
        assert work.session.execute(text("select count(*) from releases")).scalar() == 0
    store.close()
    with pytest.raises(KeyProblem):
        open_with(database_url, old)


def test_done_again_it_finds_nothing_to_do(database_url: str, old_and_new: tuple[str, str]) -> None:
    old, new = old_and_new
    fill(database_url, old)
    store = open_with(database_url, new, old)
    rotate(store, (new, old))
    assert rotate(store, (new, old)).renewed == 0
    store.close()


def test_stopped_halfway_everything_reads_and_it_goes_on(database_url: str, old_and_new: tuple[str, str]) -> None:
    old, new = old_and_new
    fill(database_url, old)
    store = open_with(database_url, new, old)

    class Stop(Exception):
        pass

    def stop(table: str, rows: int) -> None:
        if table == "inbox":
            raise Stop

    with pytest.raises(Stop):
        rotate(store, (new, old), progress=stop)
    assert len(words(store)) == COUNT
    half = rotate(store, (new, old), dry_run=True)
    assert 0 < half.left < half.texts
    assert "nog niet weg" in str(half)
    assert rotate(store, (new, old)).left == 0
    store.close()


def test_people_go_on_typing_meanwhile(database_url: str, old_and_new: tuple[str, str]) -> None:
    old, new = old_and_new
    fill(database_url, old)
    store = open_with(database_url, new, old)
    stop = threading.Event()
    sent: list[str] = []
    failed: list[BaseException] = []

    def type_on() -> None:
        while not stop.is_set():
            number = len(sent)
            try:
                with store.work() as work:
                    work.inbox.add("web", f"more {number}", EMPLOYEE.id, "text", f"nieuw {number}", NOW)
                    plan = work.plans.current(EMPLOYEE.id)
                    assert plan is not None
                    plan.summary = f"samenvatting {number}"
                    work.plans.save(plan)
            except BaseException as problem:
                failed.append(problem)
                return
            sent.append(f"nieuw {number}")

    typing = threading.Thread(target=type_on)
    typing.start()
    try:
        done = rotate(store, (new, old))
    finally:
        stop.set()
        typing.join()
    assert failed == []
    assert done.left == 0
    store.close()
    store = open_with(database_url, new)
    assert words(store)[COUNT:] == sent
    with store.work(write=False) as work:
        plan = work.plans.current(EMPLOYEE.id)
        assert plan is not None
        assert plan.summary == (f"samenvatting {len(sent) - 1}" if sent else "mijn plan")
    store.close()


def test_what_a_process_with_the_old_order_of_keys_wrote_is_found(
    database_url: str, old_and_new: tuple[str, str]
) -> None:
    old, new = old_and_new
    fill(database_url, old)
    store = open_with(database_url, new, old)
    rotate(store, (new, old))
    use_keys(f"{old},{new}")
    with store.work() as work:
        work.inbox.add("web", "late", EMPLOYEE.id, "text", "nog met de oude", NOW)
    assert rotate(store, (new, old), dry_run=True).left == 1
    assert rotate(store, (new, old)).renewed == 1
    store.close()


def test_a_value_that_no_key_reads_stops_it_and_stays(database_url: str, old_and_new: tuple[str, str]) -> None:
    old, new = old_and_new
    fill(database_url, old)
    strange = Fernet(Fernet.generate_key()).encrypt(b"vreemd").decode()
    store = open_with(database_url, new, old)
    with store.engine.begin() as connection:
        connection.execute(text("update plans set summary = :strange"), {"strange": strange})
    with pytest.raises(KeyProblem):
        rotate(store, (new, old))
    with store.engine.connect() as connection:
        assert connection.execute(text("select summary from plans")).scalar() == strange
    store.close()


def test_every_encrypted_column_of_the_models_is_among_them() -> None:
    named = {f"{table.name}.{column.name}" for table, columns in encrypted_columns().items() for column in columns}
    for mapper in Base.registry.mappers:
        for column in inspect(mapper.class_).columns:
            if "Encrypted" in type(column.type).__name__:
                assert f"{column.table.name}.{column.name}" in named
    assert "meta.value" in named
    assert len(named) > 25
