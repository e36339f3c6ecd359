"""Every part of the conversation, by name."""

from __future__ import annotations

from functools import cache

from bot.dialogue.flows.base import Flow
from bot.dialogue.flows.following import Evaluation, Progress
from bot.dialogue.flows.goals import Goals, Priority
from bot.dialogue.flows.managing import Preparation, Talk
from bot.dialogue.flows.reflection import Reflection
from bot.dialogue.flows.sharing import Sharing
from bot.dialogue.flows.signing import Signing
from bot.dialogue.flows.welcome import Welcome
from bot.plan.questions import Part


@cache
def _flows() -> dict[str, Flow]:
    preparing = (Welcome(), Reflection(), Goals(), Priority(), Sharing(), Signing())
    flows = (*preparing, Preparation(), Talk(), Progress(), Evaluation())
    return {flow.part.form: flow for flow in flows}


def flow(part: Part) -> Flow:
    """The flow of a part."""
    return _flows()[part.form]


def flow_of(form: str | None) -> Flow | None:
    """The flow behind a Rasa form; None when no form is open."""
    return _flows().get(form or "")
