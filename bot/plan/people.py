"""The people a plan is about, as the organisation's directory gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

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
