"""The people a plan is about, as the organisation's directory gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.plan.states import NotAllowed, Role

HR = "hr"


@dataclass(frozen=True, slots=True)
class Person:
    """One row of the directory. `id` is the stable personnel number; a budget of None is unknown, not zero."""

    id: str
    email: str
    name: str
    manager_id: str | None = None
    department: str = ""
    role: str = ""
    budget_eur: Decimal | None = None
    locale: str = "nl"
    left_on: date | None = None

    @property
    def first_name(self) -> str:
        """How the conversation addresses this person."""
        return self.name.split()[0] if self.name.split() else self.email

    @property
    def is_hr(self) -> bool:
        return self.role == HR


@dataclass(frozen=True, slots=True)
class Party:
    """Someone acting on one plan, with the role that the directory gives them at this moment."""

    person: Person
    role: Role

    def must_be(self, *roles: Role) -> None:
        if self.role not in roles:
            raise NotAllowed(f"for {'/'.join(roles)}, not {self.role}")
