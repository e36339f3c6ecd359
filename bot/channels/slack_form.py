"""A whole row of the POP form at once, for those who prefer a form over a talk.

What is filled in goes to the plan through the dialogue, like anything that is said, but never into the chat: a modal
is no message.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, Final

from bot.catalogue import say
from bot.plan.questions import BY_ID, CELLS
from bot.plan.states import EDITABLE
from bot.wording import local

if TYPE_CHECKING:
    from bot.plan.people import Person
    from bot.store.store import Work

CALLBACK: Final = "pop_row"
LONGEST_CELL: Final = 3_000
"""The most that Slack takes in one field."""
_REFUSED: Final = ("end_in_past", "end_before_start")
"""What cannot be right. Other doubts (more hours than weeks) are said in the conversation, kindly."""


def view(locale: str) -> dict[str, Any]:
    """The modal with the five columns of the form."""
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": _plain(say("form.title", locale)),
        "submit": _plain(say("form.submit", locale)),
        "close": _plain(say("form.close", locale)),
        "blocks": [
            {"type": "section", "block_id": "intro", "text": _plain(say("form.intro", locale))},
            *(_field(name, locale) for name in CELLS),
        ],
    }


def explaining(words: str, locale: str) -> dict[str, Any]:
    """The modal in the place of the form, when it cannot be filled in now."""
    return {
        "type": "modal",
        "callback_id": "pop_row_not_now",
        "title": _plain(say("form.title", locale)),
        "close": _plain(say("form.close", locale)),
        "blocks": [{"type": "section", "text": _plain(words)}],
    }


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


def read(submitted: Mapping[str, Any]) -> dict[str, str]:
    """The cells of a view that was sent in, to the letter; what was left empty is not there."""
    values = (submitted.get("state") or {}).get("values") or {}
    row = {}
    for name in CELLS:
        text = ((values.get(name) or {}).get(name) or {}).get("value")
        if isinstance(text, str) and text.strip():
            row[name] = text
    return row


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


def _plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text, "emoji": False}


def _field(name: str, locale: str) -> dict[str, Any]:
    # Slack's own check of a required field speaks the language of the app; ours speaks that of the person.
    return {
        "type": "input",
        "block_id": name,
        "optional": True,
        "label": _plain(say(f"form.{name}", locale)),
        "hint": _plain(say(f"form.{name}_hint", locale)),
        "element": {
            "type": "plain_text_input",
            "action_id": name,
            "multiline": not BY_ID[name].short,
            "max_length": LONGEST_CELL,
        },
    }
