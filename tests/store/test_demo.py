"""The demo people: invented, complete, loaded once, and never in production."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from store_data import NOW

from bot import demo
from bot.org import follow_delivery
from bot.plan import rights
from bot.plan.states import PlanState
from bot.settings import Settings, load_settings
from bot.store import Store, migrate
from bot.store.encryption import use_keys


@pytest.fixture
def settings(tmp_path: Path, encryption_key: str) -> Any:
    yield load_settings(
        env_file=None, var_dir=tmp_path, encryption_key=encryption_key, database_url="", env="development"
    )
    use_keys(encryption_key)


def test_the_demo_organisation_has_everyone_the_product_is_for(store: Store) -> None:
    assert demo.load(store, NOW)
    with store.work(write=False) as work:
        people = work.people.everyone()
        assert len(people) == 14
        assert {person.department for person in people} == {"Kantoor", "Zorg", "Techniek"}
        assert all(person.email.endswith("@demo.example") for person in people)
        assert [person.name for person in work.people.hr_contacts()] == ["Petra Smit"]
        teams = {person.name: len(work.people.reports(person.id)) for person in people}
        assert teams["Joke Hermans"] == 6
        managers = [person for person in people if teams[person.name]]
        assert any(person.manager_id for person in managers), "someone is employee and manager"
        assert "Noor van Dijk" in [person.name for person in people if person.manager_id is None]
        assert {person.locale for person in people} == {"nl", "nl-be"}
        assert any(person.budget_eur is None for person in people)


def test_two_have_begun_and_what_they_have_is_consistent(store: Store) -> None:
    demo.load(store, NOW)
    with store.work(write=False) as work:
        plans = work.plans.of_owners([person.id for person in work.people.everyone()])
        assert sorted(plan.state for plan in plans.values()) == [PlanState.SHARED, PlanState.SIGNED]
        for owner_id, plan in plans.items():
            owner = work.people.get(owner_id)
            assert owner is not None
            manager = work.people.get(owner.manager_id or "")
            assert manager is not None
            assert rights.sees(rights.party(manager, owner, plan), plan, "shared")
            assert all(version.intact for version in plan.versions)


def test_they_are_loaded_once(store: Store) -> None:
    assert demo.load(store, NOW)
    assert not demo.load(store, NOW)
    with store.work(write=False) as work:
        assert len(work.people.everyone()) == 14


def test_they_are_loaded_into_an_empty_installation_and_not_next_to_others(settings: Settings) -> None:
    migrate(settings)
    demo.load_if_empty(settings)
    demo.load_if_empty(settings)
    store = Store.open(settings)
    with store.work() as work:
        assert len(work.people.everyone()) == 14
        follow_delivery(work, [], NOW)
    store.close()


def test_they_are_never_loaded_when_switched_off_or_in_production(settings: Settings) -> None:
    migrate(settings)
    for update in ({"demo": False}, {"env": "production", "demo": True}):
        demo.load_if_empty(settings.model_copy(update=update))
    store = Store.open(settings)
    with store.work(write=False) as work:
        assert work.people.everyone() == []
    store.close()
