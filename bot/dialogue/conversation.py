"""Where one person is in the conversation. Kept in the store; the engine's slots only follow it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

NOTICE_VERSION = "2"
"""Version of the information text on the first screen (utter_notice). Raise it when the text changes."""

LONGEST = 10_000
"""Characters of one message. A longer one is refused kindly before anything is lost: the sender still has it."""
WORDS = "words"
"""Where in the memory words are held that belong nowhere yet: [{"what", "text", "at"}]."""


@dataclass(slots=True)
class Conversation:
    """The open question (form, question, what it is about) and what the dialogue must remember between turns.

    `id` is random and the only name the engine knows a conversation by. `memory` may hold words of the person, so
    the store encrypts it.
    """

    id: str
    person_id: str
    form: str | None = None
    question: str | None = None
    about: dict[str, Any] = field(default_factory=dict)
    memory: dict[str, Any] = field(default_factory=dict)
    notice_version: str = ""
    notice_shown_at: datetime | None = None
    arrived_at: datetime | None = None

    @property
    def position(self) -> dict[str, Any] | None:
        """The open question in a form that memory can hold, to return to."""
        if self.question is None:
            return None
        return {"form": self.form, "question": self.question, "about": dict(self.about)}
