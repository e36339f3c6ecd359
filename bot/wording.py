"""How labels, dates, times, hours and money are written for people, wherever they read them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from bot.catalogue import DEFAULT_LOCALE, say
from bot.smart import amounts

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
"""The clock that people in the Netherlands and Flanders live by."""


def word(key: str, **values: object) -> str:
    """A label on a card or a form."""
    return say(f"card.{key}", DEFAULT_LOCALE, **values)


def day(value: date) -> str:
    """A date as people write it: 7 maart 2027."""
    return f"{value.day} {word(f'month_{value.month}')} {value.year}"


def local(value: datetime) -> datetime:
    """A time on that clock; one without a zone is in UTC."""
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(AMSTERDAM)


def moment(value: datetime) -> str:
    """A date with the time: 7 maart 2027 om 14:05."""
    here = local(value)
    return f"{day(here.date())} om {here:%H:%M}"


def time_of_day(value: datetime, now: datetime) -> str:
    """When something was today: 14:05; the whole moment on any other day."""
    here = local(value)
    return f"{here:%H:%M}" if here.date() == local(now).date() else moment(value)


def deed(who: str | None, code: str) -> str:
    """A line of the access log, but for its time: Mark Bol bekeek de gesprekspunten."""
    return f"{who or say('own.nobody')} {say(f'own.deed_{code.replace(" ", "_")}')}"


def hours(value: float) -> str:
    """An amount of hours: 1,5 uur."""
    return word("hours", hours=f"{value:g}".replace(".", ","))


def euros(value: Decimal | str) -> str:
    """An amount of money: € 1.250,50."""
    return amounts.read_back_money(Decimal(value))
