"""A missing, malformed or wrong key is refused at the start, with advice, and harms nothing."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cryptography.fernet import Fernet
from store_data import EMPLOYEE, NOW, add_people

from bot.store import KeyProblem, Store, StoreProblem, migrate
from bot.store.encryption import use_keys


def settings(url: str, *keys: str) -> Any:
    return SimpleNamespace(sqlalchemy_url=url, encryption_keys=keys)


@pytest.fixture
def keys(encryption_key: str) -> Any:
    """Two keys. Afterwards the process has the key of the other tests again."""
    yield Fernet.generate_key().decode(), Fernet.generate_key().decode()
    use_keys(encryption_key)


def test_the_first_start_marks_the_database_with_its_key(database_url: str, keys: tuple[str, str]) -> None:
    Store.open(settings(database_url, keys[0])).close()
    Store.open(settings(database_url, keys[0])).close()


def test_another_key_is_refused(database_url: str, keys: tuple[str, str]) -> None:
    store = Store.open(settings(database_url, keys[0]))
    with store.work() as work:
        add_people(work)
        work.inbox.add("web", "1", EMPLOYEE.id, "text", "mijn tekst", NOW)
    store.close()
    with pytest.raises(KeyProblem, match="POP_ENCRYPTION_KEY"):
        Store.open(settings(database_url, keys[1]))
    store = Store.open(settings(database_url, keys[0]))
    with store.work(write=False) as work:
        assert work.inbox.history(EMPLOYEE.id)[0].text == "mijn tekst"
    store.close()


@pytest.mark.parametrize(
    ("key", "advice"),
    [("", "ontbreekt"), ("geen sleutel", "44 tekens"), ("c2hvcnQ=", "44 tekens"), ("é" * 44, "44 tekens")],
)
def test_a_missing_or_malformed_key_is_refused_before_anything_is_read(
    tmp_path: Path, keys: Any, key: str, advice: str
) -> None:
    with pytest.raises(KeyProblem, match=advice):
        Store.open(settings(f"sqlite:///{tmp_path / 'pop.db'}", *([key] if key else [])))
    assert list(tmp_path.iterdir()) == []


def test_after_a_change_of_keys_the_old_one_still_reads(database_url: str, keys: tuple[str, str]) -> None:
    old, new = keys
    store = Store.open(settings(database_url, old))
    with store.work() as work:
        add_people(work)
        work.inbox.add("web", "1", EMPLOYEE.id, "text", "met de oude sleutel", NOW)
    store.close()
    store = Store.open(settings(database_url, new, old))
    with store.work() as work:
        work.inbox.add("web", "2", EMPLOYEE.id, "text", "met de nieuwe sleutel", NOW)
        assert [message.text for message in work.inbox.history(EMPLOYEE.id)] == [
            "met de oude sleutel",
            "met de nieuwe sleutel",
        ]
    store.close()


def test_an_address_that_is_none_is_refused_without_repeating_it(keys: tuple[str, str]) -> None:
    for url in ("nonsense", "mysql://root:geheim@localhost/pop", ""):
        with pytest.raises(StoreProblem, match="DATABASE_URL") as problem:
            Store.open(settings(url, keys[0]))
        assert "geheim" not in str(problem.value)


def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, keys: tuple[str, str]) -> None:
    path = tmp_path / "pop.db"
    path.write_text("Dit is een verslag, en geen database." * 100)
    before = path.read_bytes()
    for attempt in (Store.open, migrate):
        with pytest.raises(StoreProblem):
            attempt(settings(f"sqlite:///{path}", keys[0]))
    assert path.read_bytes() == before


def test_errors_never_show_what_was_being_written(peopled: Store) -> None:
    with pytest.raises(Exception) as failure, peopled.work() as work:
        work.session.connection().exec_driver_sql("INSERT INTO inbox (id, text) VALUES ('1', 'geheim')")
        work.inbox.add("web", "1", "999", "text", "ook geheim", NOW)
    assert "ook geheim" not in str(failure.value)
