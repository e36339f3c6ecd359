"""Links to our own pages that sign one person in, once, and only for a short while.

The secret stands behind the `#`: browsers keep that part to themselves, so it is in no log, no `Referer` and no
preview that Slack, Teams or a virus scanner makes of a link. Opening the page uses nothing up; the button on it does.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from bot.store import Work

LIFETIME = timedelta(minutes=10)
ENTRANCE = "/enter"

_OWN_PATH = re.compile(r"/[A-Za-z0-9/_-]{0,199}")


def page_link(work: Work, base_url: str, person_id: str, path: str, now: datetime) -> str:
    """The address that brings this person, and nobody else, to a page of ours (`/chat`, `/me`, `/plan/...`).

    Hand it out in the person's own conversation only. Raises ValueError when `path` is no plain path of ours.
    """
    if _OWN_PATH.fullmatch(path) is None or path.startswith("//"):
        raise ValueError("no page of ours")
    token = work.sign_ins.issue(person_id, path, now, now + LIFETIME)
    return f"{base_url}{ENTRANCE}#{token}"


def own_path(base_url: str, href: str) -> str | None:
    """The path of a page of ours, or None when this leads elsewhere."""
    ours, theirs = urlsplit(base_url), urlsplit(href)
    if (theirs.scheme, theirs.netloc) not in (("", ""), (ours.scheme, ours.netloc)):
        return None
    return theirs.path if _OWN_PATH.fullmatch(theirs.path) and not theirs.path.startswith("//") else None
