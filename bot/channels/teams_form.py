"""The form for a whole row as Teams draws it: a dialog with an Adaptive Card, which is no message.

A button in the chat opens it (`task/fetch`), its own button sends it in (`task/submit`). Both are answered at once:
with the form, with what is wrong on it, or with a line in its place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from bot.catalogue import say
from bot.channels.row_form import LONGEST_CELL
from bot.channels.teams_cards import ADAPTIVE, adaptive_card
from bot.plan.questions import BY_ID, CELLS

FETCH: Final = "task/fetch"
SUBMIT: Final = "task/submit"
_FORM: Final = "form"
"""Under which name the button sends which form it is: one that is sent in twice is one goal."""
_LONGEST_ID: Final = 100

Json = dict[str, Any]


def offer(locale: str) -> Json:
    """The message with the button that opens the form."""
    words = say("form.offer", locale)
    opens = {"type": "Action.Submit", "title": say("form.open", locale), "data": {"msteams": {"type": FETCH}}}
    attached = {"contentType": ADAPTIVE, "content": adaptive_card([_text(words)], [opens])}
    return {"type": "message", "summary": words, "attachments": [attached]}


def form(id: str, row: Mapping[str, str], problems: Mapping[str, str], locale: str) -> Json:
    """The answer that shows the form with what was filled in so far, and what is wrong at the cell."""
    body = [_text(say("form.intro", locale))]
    for name in CELLS:
        if name in problems:
            body.append({**_text(problems[name]), "color": "Attention", "weight": "Bolder"})
        body.append(_input(name, row.get(name, ""), locale))
    submit = {"type": "Action.Submit", "title": say("form.submit", locale), "data": {_FORM: id}}
    shown = {"contentType": ADAPTIVE, "content": adaptive_card(body, [submit])}
    task = {"title": say("form.title", locale), "width": "medium", "height": "large", "card": shown}
    return {"task": {"type": "continue", "value": task}}


def instead(words: str) -> Json:
    """The answer that shows a line, and no form."""
    return {"task": {"type": "message", "value": words}}


def sent_in(value: object) -> tuple[str, Mapping[str, object]]:
    """Which form it is that was sent in (empty for none of ours), and what is on it."""
    data = value.get("data") if isinstance(value, Mapping) else None
    if not isinstance(data, Mapping):
        return "", {}
    id = data.get(_FORM)
    return (id if isinstance(id, str) and len(id) <= _LONGEST_ID and id.isascii() else ""), data


def _text(words: str) -> Json:
    return {"type": "TextBlock", "text": words, "wrap": True}


def _input(name: str, text: str, locale: str) -> Json:
    # What must be filled in is checked by us: Teams would say it in the language of the app.
    return {
        "type": "Input.Text",
        "id": name,
        "label": say(f"form.{name}", locale),
        "placeholder": say(f"form.{name}_hint", locale),
        "isMultiline": not BY_ID[name].short,
        "maxLength": LONGEST_CELL,
        **({"value": text} if text else {}),
    }
