"""What Teams can draw: the rules of a bot message and of an Adaptive Card 1.5 in it, as far as a bot here uses them.

From Microsoft's pages on cards in Teams, the Adaptive Cards schema and the store's validation guidelines.
"""

from __future__ import annotations

from typing import Any

ADAPTIVE = "application/vnd.microsoft.card.adaptive"
MOST_ACTIONS = 6

_ELEMENTS = {
    "TextBlock": {"text"},
    "RichTextBlock": {"inlines"},
    "Container": {"items"},
    "ColumnSet": {"columns"},
    "FactSet": {"facts"},
    "ActionSet": {"actions"},
    "Image": {"url", "altText"},
    "Input.Text": {"id", "label"},
    "Input.ChoiceSet": {"id", "label", "choices"},
    "Input.Date": {"id", "label"},
    "Input.Toggle": {"id", "title", "label"},
}
_ACTIONS = {
    "Action.Execute": {"title", "verb"},
    "Action.Submit": {"title"},
    "Action.OpenUrl": {"title", "url"},
}
_STYLES = {"TextBlock": {"default", "heading"}, "Container": {"default", "emphasis", "good", "attention", "warning"}}
_WEIGHTS = {"default", "lighter", "bolder"}


class NotDrawable(Exception):
    """Teams refuses this, or draws it as "this card cannot be shown"."""


def check_activity(activity: dict[str, Any]) -> None:
    """Raises NotDrawable unless Teams shows this message, and a screen reader can say all of it."""
    if activity.get("type") != "message":
        raise NotDrawable("not a message")
    cards = [a for a in activity.get("attachments") or () if a.get("contentType") == ADAPTIVE]
    if len(cards) != len(activity.get("attachments") or ()):
        raise NotDrawable("an attachment of an unknown kind")
    if not (activity.get("text") or cards):
        raise NotDrawable("an empty message")
    if cards and not activity.get("summary"):
        raise NotDrawable("a card without words for the notification")
    if activity.get("text") and activity.get("textFormat") not in ("plain", "markdown", "xml", None):
        raise NotDrawable("an unknown text format")
    if len(cards) > 1 and activity.get("attachmentLayout") not in ("list", "carousel"):
        raise NotDrawable("several cards without a layout")
    for card in cards:
        check_card(card["content"])


def check_task(answer: Any) -> dict[str, Any] | str:
    """The card of a dialog, or the line in its place. Raises NotDrawable unless Teams shows this answer."""
    task = answer.get("task") if isinstance(answer, dict) else None
    if not isinstance(task, dict) or set(answer) != {"task"} or set(task) != {"type", "value"}:
        raise NotDrawable("no answer to a dialog")
    if task["type"] == "message" and isinstance(task["value"], str) and task["value"]:
        return task["value"]
    value = task["value"]
    if task["type"] != "continue" or not isinstance(value, dict):
        raise NotDrawable("an answer to a dialog of an unknown kind")
    if set(value) - {"title", "height", "width", "card", "url", "fallbackUrl", "completionBotId"}:
        raise NotDrawable("a dialog with something unknown")
    if not value.get("title") or not value.get("card") or value["card"].get("contentType") != ADAPTIVE:
        raise NotDrawable("a dialog without a title or a card")
    for side in ("height", "width"):
        if not (isinstance(value.get(side), int) or value.get(side) in ("small", "medium", "large")):
            raise NotDrawable("a dialog of no size")
    card: dict[str, Any] = value["card"]["content"]
    check_card(card)
    if [action["type"] for action in card.get("actions", ())] != ["Action.Submit"]:
        raise NotDrawable("a dialog takes Action.Submit alone")
    return card


def check_card(card: dict[str, Any]) -> None:
    """Raises NotDrawable unless Teams draws this card."""
    if card.get("type") != "AdaptiveCard" or "$schema" not in card:
        raise NotDrawable("not an Adaptive Card")
    if card.get("version") != "1.5":
        raise NotDrawable("a version that Teams does not draw for bots")
    if not card.get("body"):
        raise NotDrawable("an empty card")
    _check_elements(card["body"], set())
    _check_actions(card.get("actions") or [])


def _check_elements(elements: list[dict[str, Any]], ids: set[str]) -> None:
    for element in elements:
        kind = element.get("type")
        if kind not in _ELEMENTS:
            raise NotDrawable(f"an unknown element: {kind}")
        missing = _ELEMENTS[kind] - {name for name, value in element.items() if value not in (None, "", [])}
        if missing:
            raise NotDrawable(f"{kind} without {sorted(missing)}")
        if element.get("style", "default") not in _STYLES.get(kind, {"default", element.get("style")}):
            raise NotDrawable(f"an unknown style of {kind}: {element['style']}")
        if element.get("weight", "default").lower() not in _WEIGHTS:
            raise NotDrawable("an unknown weight")
        if kind.startswith("Input."):
            if element["id"] in ids:
                raise NotDrawable("two inputs of one name")
            ids.add(element["id"])
            if kind == "Input.Text" and not isinstance(element.get("value", ""), str):
                raise NotDrawable("a text input with something else in it")
            if element.get("isRequired") and not element.get("errorMessage"):
                raise NotDrawable("a required input without an error message")
        if kind == "FactSet" and not all(set(fact) == {"title", "value"} for fact in element["facts"]):
            raise NotDrawable("a fact without title and value")
        if kind == "RichTextBlock":
            for run in element["inlines"]:
                if not (isinstance(run, str) or (run.get("type") == "TextRun" and run.get("text"))):
                    raise NotDrawable("a run without text")
        if kind == "Container":
            _check_elements(element["items"], ids)
        if kind == "ColumnSet":
            for column in element["columns"]:
                _check_elements(column.get("items") or [], ids)
        if kind == "ActionSet":
            _check_actions(element["actions"])


def _check_actions(actions: list[dict[str, Any]], *, fallback: bool = False) -> None:
    if len(actions) > MOST_ACTIONS:
        raise NotDrawable(f"{len(actions)} actions")
    for action in actions:
        kind = action.get("type")
        if kind not in _ACTIONS:
            raise NotDrawable(f"an unknown action: {kind}")
        if missing := _ACTIONS[kind] - set(action):
            raise NotDrawable(f"{kind} without {sorted(missing)}")
        if action.get("style", "default") != "default":
            raise NotDrawable("Teams draws no positive or destructive actions")
        if kind == "Action.Execute" and action.get("fallback", {}).get("type") != "Action.Submit":
            raise NotDrawable("Action.Execute without Action.Submit to fall back on")
        if "msteams" in action.get("data", {}) and (
            kind != "Action.Submit" or action["data"]["msteams"] != {"type": "task/fetch"}
        ):
            raise NotDrawable("an action of Teams that no bot here uses")
        if kind == "Action.OpenUrl" and not action["url"].startswith(
            ("https://", "http://127.0.0.1", "http://localhost")
        ):
            raise NotDrawable("a link that is not https")
        if not fallback and kind == "Action.Execute":
            _check_actions([action["fallback"]], fallback=True)
