"""Who may come in, by whatever channel: someone in the directory who works here."""

from __future__ import annotations

from bot.plan.people import Person


class NotKnown(Exception):
    """This person is not in the directory, or not any more. `key` says which words of the catalogue fit."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key


def active(person: Person | None) -> Person:
    """The person, when they work here. Raises NotKnown."""
    if person is None:
        raise NotKnown("unknown_person")
    if person.left_on is not None:
        raise NotKnown("left")
    return person
