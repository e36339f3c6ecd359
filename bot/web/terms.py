"""How long each kind is kept, in words: the terms that are set here, not those of a leaflet."""

from __future__ import annotations

from bot.catalogue import DEFAULT_LOCALE, say
from bot.settings import Settings


def terms(settings: Settings) -> list[tuple[str, str]]:
    """What is kept and for how long, for a page."""
    days = {
        "drafts": settings.retention_draft_days,
        "reflections": settings.retention_reflection_days,
        "messages": settings.retention_message_days,
        "signed": settings.retention_signed_days,
        "access": settings.retention_access_days,
    }
    return [(_word(f"term_{name}"), term(number)) for name, number in days.items()]


def term(days: int) -> str:
    """A number of days as people say it; 0 is for good."""
    if not days:
        return _word("no_term")
    if days % 365 == 0:
        return _word("year" if days == 365 else "years", number=days // 365)
    return _word("days", number=days)


def _word(key: str, **values: object) -> str:
    return say(f"own.{key}", DEFAULT_LOCALE, **values)
