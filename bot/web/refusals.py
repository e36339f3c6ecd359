"""What a request is told that is not done: the number, and which words of the catalogue."""

from __future__ import annotations

from typing import Any

ANSWERS: dict[int | str, dict[str, Any]] = {
    status: {"description": description, "content": {"application/json": {}, "text/html": {}}}
    for status, description in {
        401: "Nobody is signed in.",
        403: "Not for this person, or sent by another site.",
        404: "Not there, or not for this person.",
        413: "Too large.",
        422: "It could not be read, or needs something more.",
        429: "Too many in too short a time; `Retry-After` says how long to wait.",
    }.items()
}
"""What every route may answer, for the description of the API. A page for a browser, JSON for a program."""


class Refusal(Exception):
    """A request that is not done. `key` names the words in the catalogue."""

    def __init__(self, status: int, key: str, *, retry_after: int | None = None) -> None:
        """`retry_after` is in seconds."""
        super().__init__(key)
        self.status = status
        self.key = key
        self.retry_after = retry_after
