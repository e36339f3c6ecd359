"""The finest time in anything for HR."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a year. Written 2026-Q3."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Quarter:
        """The quarter this day is in."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @classmethod
    def parse(cls, text: str) -> Quarter:
        """From "2026-Q3". Raises ValueError."""
        year, mark, number = text.partition("-Q")
        if not mark or number not in ("1", "2", "3", "4"):
            raise ValueError(text)
        return cls(int(year), int(number))

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def next(self) -> Quarter:
        return self.back(-1)

    def back(self, quarters: int) -> Quarter:
        """The quarter so many quarters before this one."""
        year, place = divmod(4 * self.year + self.number - 1 - quarters, 4)
        return Quarter(year, place + 1)

    @property
    def previous(self) -> Quarter:
        return self.back(1)
