"""The directory: who is there, who reports to whom, and who left."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from store_data import EMPLOYEE, MANAGER, add_people

from bot.plan.people import Person
from bot.store import Store

TODAY = date(2026, 11, 22)


@pytest.fixture
def dated(database_url: str, open_store: Callable[[str], Store]) -> Store:
    """A store for which it is 22 November 2026."""
    open_store(database_url).close()
    store = Store(database_url, today=lambda: TODAY)
    with store.work() as work:
        add_people(work)
    return store


def test_people_are_found_by_their_address_in_any_capitals(peopled: Store) -> None:
    with peopled.work() as work:
        assert work.people.get("201") == EMPLOYEE
        assert work.people.by_email(" Sanne.DeVries@Demo.Example ") == EMPLOYEE
        assert work.people.by_email("niemand@demo.example") is None
        work.people.put(replace(EMPLOYEE, email="Sanne@Demo.Example"))
        assert work.people.by_email("sanne@demo.example") is not None


def test_a_manager_has_the_reports_of_today(dated: Store) -> None:
    with dated.work() as work:
        work.people.put(Person("202", "b@demo.example", "Bram Jansen", manager_id="200"))
        work.people.put(Person("203", "a@demo.example", "Anouk Peeters", manager_id="200", left_on=TODAY))
        work.people.put(Person("204", "d@demo.example", "Daan Bos", manager_id="200", left_on=date(2026, 12, 31)))
        assert [person.name for person in work.people.reports("200")] == ["Bram Jansen", "Daan Bos", "Sanne de Vries"]
        assert [person.left_on for person in work.people.reports("200")] == [None] * 3
        gone = work.people.get("203")
        assert gone is not None
        assert gone.left_on == TODAY
        assert len(work.people.everyone()) == 5
    dated.close()


def test_what_is_written_is_seen_at_once_in_the_same_unit_of_work(peopled: Store) -> None:
    with peopled.work() as work:
        assert work.people.get("202") is None
        assert work.people.reports("200") == [EMPLOYEE]
        work.people.put(Person("202", "b@demo.example", "Bram Jansen", manager_id="200"))
        work.people.put(replace(EMPLOYEE, manager_id=None))
        assert [person.id for person in work.people.reports("200")] == ["202"]
        assert work.people.get("202") is not None
        assert work.people.get(EMPLOYEE.id) == replace(EMPLOYEE, manager_id=None)


def test_hr_contacts_are_the_hr_officers_who_are_there(dated: Store) -> None:
    with dated.work() as work:
        work.people.put(Person("300", "p@demo.example", "Petra Smit", role="hr"))
        work.people.put(Person("301", "q@demo.example", "Quinten Mol", role="hr", left_on=date(2020, 1, 1)))
        assert [person.name for person in work.people.hr_contacts()] == ["Petra Smit"]
    dated.close()


def test_two_people_cannot_share_an_address(peopled: Store) -> None:
    with pytest.raises(Exception, match=r"(?i)unique"), peopled.work() as work:
        work.people.put(replace(MANAGER, id="999", email=MANAGER.email.upper()))
