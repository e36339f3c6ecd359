"""Every part of the conversation, by name."""

from __future__ import annotations

from bot.dialogue.flows.base import Flow
from bot.dialogue.flows.evaluation import Evaluation
from bot.dialogue.flows.goals import Goals
from bot.dialogue.flows.preparing import Preparation
from bot.dialogue.flows.priority import Priority
from bot.dialogue.flows.progress import Progress
from bot.dialogue.flows.reflection import Reflection
from bot.dialogue.flows.sharing import Sharing
from bot.dialogue.flows.signing import Signing
from bot.dialogue.flows.talk import Talk
from bot.dialogue.flows.welcome import Welcome

_KINDS: tuple[type[Flow], ...] = (
    Welcome,
    Reflection,
    Goals,
    Priority,
    Sharing,
    Signing,
    Preparation,
    Talk,
    Progress,
    Evaluation,
)
FLOWS: dict[str, Flow] = {kind.part.form: kind() for kind in _KINDS}
"""Rasa form -> the flow behind it. A flow holds nothing of a conversation, so one serves all."""


def flow_of(form: str | None) -> Flow | None:
    """The flow behind a Rasa form; None when no form is open."""
    return FLOWS.get(form or "")
