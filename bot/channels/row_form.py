"""A whole row of the POP form at once, for those who prefer a form over a talk: what is the same on every platform.

What is filled in goes to the plan through the dialogue, like anything that is said, but never into the chat.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final

from bot.catalogue import say
from bot.plan.questions import CELLS
from bot.plan.states import EDITABLE
from bot.wording import local

if TYPE_CHECKING:
    from bot.plan.people import Person
    from bot.store.store import Work

LONGEST_CELL: Final = 3_000
"""The most that Slack takes in one field, and so what every form takes."""
_REFUSED: Final = ("end_in_past", "end_before_start")
"""What cannot be right. Other doubts (more hours than weeks) are said in the conversation, kindly."""


def why_not(work: Work, person: Person) -> str | None:
    """Why this person cannot add a goal now, in words; None when they can."""
    conversation = work.conversations.find(person.id)
    plan = work.plans.current(person.id)
    if conversation is None or not conversation.notice_version:
        return say("form.first_welcome", person.locale)
    if plan is not None and plan.state not in EDITABLE:
        return say("form.too_late", person.locale)
    if plan is not None and not plan.can_add_goal:
        return say("form.full", person.locale)
    return None


def filled_in(typed: Mapping[str, object]) -> dict[str, str]:
    """The cells in what was sent in, to the letter; what was left empty is not there."""
    return {name: text for name in CELLS if isinstance(text := typed.get(name), str) and text.strip()}


def problems(row: Mapping[str, str], locale: str, on: date | None = None) -> dict[str, str]:
    """Field -> what is wrong with it, in words."""
    # Slow to load the first time, and needed here alone.
    from bot.smart import planning
    from bot.smart.concerns import concerns

    on = on or local(datetime.now(UTC)).date()
    found = {}
    if "goal" not in row:
        found["goal"] = say("form.goal_missing", locale)
    if "planning" in row:
        period = planning.parse_period(row["planning"], on)
        codes = {concern.code.value for concern in concerns(period, [], None, None, on)}
        wrong = next((code for code in _REFUSED if code in codes), None)
        if wrong:
            found["planning"] = say(f"form.{wrong}", locale)
    return found


def as_text(row: Mapping[str, str]) -> str:
    """The row as the inbox keeps it."""
    return json.dumps(dict(row), ensure_ascii=False)
