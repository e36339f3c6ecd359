"""What was put before the other party at one moment, and what was signed of it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Literal

from bot.plan.ids import new_id
from bot.plan.states import Role

Content = dict[str, Any]
Mode = Literal["agree", "seen"]
Kind = Literal["shared", "final", "amendment"]


def fingerprint(content: Content) -> str:
    """The hash both parties sign: SHA-256 over the content as canonical JSON."""
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # A browser can send half a character; it is part of what was signed like any other.
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(slots=True)
class Version:
    """What was put before the other party at one moment. A final version and an amendment are signed."""

    number: int
    kind: Kind
    content: Content
    by: str
    at: datetime
    hash: str = ""
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        self.hash = self.hash or fingerprint(self.content)

    @property
    def intact(self) -> bool:
        """Whether the content is still what was hashed."""
        return fingerprint(self.content) == self.hash


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed which version, how ("gezien" is not agreement), with their own view where they gave one."""

    version: int
    person_id: str
    name: str
    role: Role
    mode: Mode
    at: datetime
    hash: str
    view: str = ""
