"""The form for a whole row as Slack draws it: a modal, which is no message."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.catalogue import say
from bot.channels.row_form import LONGEST_CELL, filled_in
from bot.plan.questions import BY_ID, CELLS

CALLBACK: Final = "pop_row"


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


def read(submitted: Mapping[str, Any]) -> dict[str, str]:
    """The cells of a view that was sent in."""
    values = (submitted.get("state") or {}).get("values") or {}
    return filled_in({name: ((values.get(name) or {}).get(name) or {}).get("value") for name in CELLS})


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
