"""The directory, as HR imported it."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import batched
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from bot.plan.people import HR, Person
from bot.store.encryption import decrypt, encrypt
from bot.store.mapping import person_from
from bot.store.models import UNKNOWN_MANAGERS, MetaRow, PersonRow
from bot.store.statements import given, run, table_of

PEOPLE = table_of(PersonRow)
_GET = select(PEOPLE).where(PEOPLE.c.id == given("id"))
_AT_ONCE = 500
"""Rows looked up by id in one statement: an import has thousands, and a database takes only so many values."""


class People:
    """Everyone in the directory. Someone whose last day is still to come counts as being there.

    A unit of work asks for a person and for a team once, however often it needs them.
    """

    def __init__(self, session: Session, today: Callable[[], date]) -> None:
        self._session = session
        self._today = today
        self._people: dict[str, Person | None] = {}
        self._teams: dict[str, list[Person]] = {}

    def get(self, id: str) -> Person | None:
        if id not in self._people:
            row = run(self._session, _GET, {"id": id}).first()
            self._people[id] = self._person(row) if row is not None else None
        return self._people[id]

    def by_email(self, email: str) -> Person | None:
        """The person with this address, in whatever capitals."""
        row = self._session.scalar(select(PersonRow).filter_by(email=email.strip().lower()))
        return self._person(row) if row else None

    def reports(self, manager_id: str) -> list[Person]:
        """The people who have this manager now, by name; not those who left."""
        if manager_id not in self._teams:
            self._teams[manager_id] = self._there(select(PersonRow).filter_by(manager_id=manager_id))
            self._people |= {person.id: person for person in self._teams[manager_id]}
        return list(self._teams[manager_id])

    def everyone(self) -> list[Person]:
        """The whole directory by name, those who left included."""
        return [self._person(row) for row in self._session.scalars(select(PersonRow).order_by(PersonRow.name))]

    def hr_contacts(self) -> list[Person]:
        """The HR officers, by name; not those who left."""
        return self._there(select(PersonRow).filter_by(role=HR))

    def unknown_managers(self) -> dict[str, str]:
        """Id of an employee -> the address that HR gave for their manager and that belongs to nobody."""
        row = self._session.get(MetaRow, UNKNOWN_MANAGERS)
        return dict(json.loads(decrypt(row.value))) if row else {}

    def keep_unknown_managers(self, unknown: Mapping[str, str]) -> None:
        """Remember them, so that they can be looked into after the import."""
        row = self._session.get(MetaRow, UNKNOWN_MANAGERS)
        if row is None:
            row = MetaRow(key=UNKNOWN_MANAGERS, value="")
            self._session.add(row)
        row.value = encrypt(json.dumps(dict(unknown)))

    def as_imported(self) -> list[Person]:
        """The directory as HR wrote it: with last days that are still to come."""
        return [person_from(row) for row in self._session.scalars(select(PersonRow).order_by(PersonRow.name))]

    def put(self, person: Person) -> None:
        """Add a person to the directory, or bring their row up to date. Their manager must be there already."""
        self.put_all([person])

    def put_all(self, people: Sequence[Person]) -> None:
        """Add or update people together: they may be each other's managers, and may have exchanged addresses."""
        there: dict[str, PersonRow] = {}
        for some in batched((person.id for person in people), _AT_ONCE):
            there |= {row.id: row for row in self._session.scalars(select(PersonRow).where(PersonRow.id.in_(some)))}
        rows = [(person, there.get(person.id)) for person in people]
        moving = [(person, row) for person, row in rows if row is not None and row.email != person.email.lower()]
        for person, old in moving:
            old.email = f"{person.id}@moving"  # free the old address first: someone else may get it
        if moving:
            self._session.flush()
        for person, row in rows:
            if row is None:
                row = there[person.id] = PersonRow(id=person.id, manager_id=None)
                self._session.add(row)
            row.email = person.email
            row.name = person.name
            row.department = person.department
            row.role = person.role
            row.budget_eur = person.budget_eur
            row.locale = person.locale
            row.left_on = person.left_on
        self._session.flush()
        for person in people:
            there[person.id].manager_id = person.manager_id
        self._session.flush()
        self._people.clear()
        self._teams.clear()

    def _there(self, query: Select[PersonRow]) -> list[Person]:
        people = (self._person(row) for row in self._session.scalars(query.order_by(PersonRow.name)))
        return [person for person in people if person.left_on is None]

    def _person(self, row: PersonRow | Row[Any]) -> Person:
        person = person_from(row)
        if row.left_on is not None and row.left_on > self._today():
            # Rights ask whether someone left, not when they will: until that day they are as present as anyone.
            return replace(person, left_on=None)
        return person
