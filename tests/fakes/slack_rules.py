"""What Slack refuses: the limits of blocks, messages and views, as its documents and its SDK give them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
ALL_BLOCKS_CHARACTERS = 13_200
TEXT_CHARACTERS = 40_000
VIEW_BYTES = 250_000

IN_MESSAGES = {"section", "divider", "image", "actions", "context", "header", "rich_text"}
IN_MODALS = {*IN_MESSAGES, "input"}
ELEMENTS = {
    "button",
    "static_select",
    "radio_buttons",
    "checkboxes",
    "overflow",
    "datepicker",
    "plain_text_input",
}
RICH = {"rich_text_section", "rich_text_list", "rich_text_quote", "rich_text_preformatted"}
INLINE = {"text", "link", "emoji", "user", "channel", "broadcast", "date", "color"}
STYLES = {"bold", "italic", "strike", "code"}


class Refused(Exception):
    """Slack would not take this. `error` is its own word for why, `why` is for whoever reads the test."""

    def __init__(self, error: str, why: str = "") -> None:
        super().__init__(f"{error}: {why}")
        self.error, self.why = error, why


def _need(holds: object, why: str, error: str = "invalid_blocks") -> None:
    if not holds:
        raise Refused(error, why)


def text_object(value: Any, most: int, *, plain: bool = False) -> int:
    _need(isinstance(value, dict), "a text is an object")
    kinds = ("plain_text",) if plain else ("plain_text", "mrkdwn")
    _need(value.get("type") in kinds, f"type of text {value.get('type')!r}")
    text = value.get("text")
    _need(isinstance(text, str) and 1 <= len(text) <= most, f"a text of 1 to {most} characters")
    _need(set(value) <= {"type", "text", "emoji", "verbatim"}, f"unknown fields {set(value)}")
    return len(text)


def _ids(holder: Mapping[str, Any], seen: set[str], name: str) -> None:
    id = holder.get(name)
    if id is None:
        return
    _need(isinstance(id, str) and 1 <= len(id) <= 255, f"{name} of 1 to 255 characters")
    _need(id not in seen, f"{name} {id!r} twice")
    seen.add(id)


def _button(element: Mapping[str, Any]) -> int:
    size = text_object(element.get("text"), 75, plain=True)
    _need(len(str(element.get("value", ""))) <= 2_000, "value of a button")
    _need(len(str(element.get("url", ""))) <= 3_000, "url of a button")
    _need(element.get("style") in (None, "primary", "danger"), "style of a button")
    label = element.get("accessibility_label")
    _need(label is None or len(label) <= 75, "accessibility_label of a button")
    known = {"type", "text", "action_id", "value", "url", "style", "accessibility_label", "confirm"}
    _need(set(element) <= known, f"unknown fields of a button {set(element) - known}")
    return size


def _rich(element: Mapping[str, Any]) -> int:
    kind = element.get("type")
    _need(kind in RICH, f"rich text {kind!r}")
    inside = element.get("elements")
    _need(isinstance(inside, list) and inside, f"an empty {kind}")
    assert isinstance(inside, list)
    if kind == "rich_text_list":
        _need(element.get("style") in ("bullet", "ordered"), "style of a list")
        for item in inside:
            _need(item.get("type") == "rich_text_section", "a list holds sections")
        return sum(map(_rich, inside))
    size = 0
    for part in inside:
        _need(part.get("type") in INLINE, f"in rich text {part.get('type')!r}")
        _need(set(part.get("style") or {}) <= STYLES, "style of a text")
        if part["type"] == "text":
            _need(isinstance(part.get("text"), str) and part["text"], "an empty text in rich text")
        if part["type"] == "link":
            _need(part.get("url"), "a link without url")
        size += len(str(part.get("text") or part.get("url") or ""))
    return size


def block(value: Any, allowed: set[str], blocks: set[str], actions: set[str]) -> int:
    """Refuses what Slack refuses; how many characters of text there are in it."""
    _need(isinstance(value, dict), "a block is an object")
    kind = value.get("type")
    _need(kind in allowed, f"block {kind!r} here")
    _ids(value, blocks, "block_id")
    if kind == "header":
        return text_object(value.get("text"), 150, plain=True)
    if kind == "section":
        size = text_object(value["text"], 3_000) if "text" in value else 0
        fields = value.get("fields") or []
        _need("text" in value or fields, "a section without text")
        _need(len(fields) <= 10, "fields of a section")
        return size + sum(text_object(field, 2_000) for field in fields)
    if kind == "context":
        inside = value.get("elements") or []
        _need(1 <= len(inside) <= 10, "elements of a context")
        return sum(text_object(element, 3_000) for element in inside)
    if kind == "rich_text":
        _need(isinstance(value.get("elements"), list) and value["elements"], "an empty rich text")
        return sum(map(_rich, value["elements"]))
    if kind == "actions":
        inside = value.get("elements") or []
        _need(1 <= len(inside) <= 25, f"{len(inside)} elements of actions")
        size = 0
        for element in inside:
            _need(element.get("type") in ELEMENTS, f"element {element.get('type')!r}")
            _need(element.get("action_id"), "an element without action_id")
            _ids(element, actions, "action_id")
            size += _button(element) if element["type"] == "button" else 0
        return size
    if kind == "input":
        size = text_object(value.get("label"), 2_000, plain=True)
        if "hint" in value:
            size += text_object(value["hint"], 2_000, plain=True)
        element = value.get("element") or {}
        _need(element.get("type") in ELEMENTS, f"input {element.get('type')!r}")
        _ids(element, actions, "action_id")
        if element["type"] == "plain_text_input":
            _need(0 < int(element.get("max_length", 3_000)) <= 3_000, "max_length")
            if "placeholder" in element:
                size += text_object(element["placeholder"], 150, plain=True)
        return size
    return 0


def blocks(value: Any, most: int, allowed: set[str]) -> None:
    _need(isinstance(value, list), "blocks are a list")
    _need(len(value) <= most, f"{len(value)} blocks")
    seen_blocks: set[str] = set()
    seen_actions: set[str] = set()
    size = sum(block(one, allowed, seen_blocks, seen_actions) for one in value)
    if allowed is IN_MESSAGES and size > ALL_BLOCKS_CHARACTERS:
        raise Refused("msg_blocks_too_long", f"{size} characters")


def message(body: Mapping[str, Any]) -> None:
    """Refuses what is no message, or one that says less to a screen reader than to the eye."""
    text = body.get("text")
    _need(isinstance(text, str) and text.strip(), "every message has a text beside its blocks", "no_text")
    assert isinstance(text, str)
    _need(len(text) <= TEXT_CHARACTERS, "Slack cuts a longer text off", "msg_too_long")
    _need("<" not in text and ">" not in text, "signs that Slack reads as its own marks", "invalid_arguments")
    bare = text.replace("&amp;", "").replace("&lt;", "").replace("&gt;", "")
    _need("&" not in bare, "an ampersand that is no entity", "invalid_arguments")
    _need(not body.get("as_user"), "a legacy argument", "invalid_arguments")
    if body.get("blocks"):
        blocks(body["blocks"], MESSAGE_BLOCKS, IN_MESSAGES)
    metadata = body.get("metadata")
    if metadata is not None:
        _need(isinstance(metadata.get("event_type"), str), "metadata", "invalid_metadata_format")
        _need(isinstance(metadata.get("event_payload"), dict), "metadata", "invalid_metadata_format")


def view(value: Any, kind: str) -> None:
    _need(isinstance(value, dict) and value.get("type") == kind, f"a view of type {kind}", "invalid_arguments")
    _need(len(json.dumps(value).encode()) <= VIEW_BYTES, "250 KB", "view_too_large")
    if kind == "modal":
        text_object(value.get("title"), 24, plain=True)
        for name in ("submit", "close"):
            if name in value:
                text_object(value[name], 24, plain=True)
        has_input = any(one.get("type") == "input" for one in value.get("blocks") or ())
        _need(not has_input or "submit" in value, "inputs need a submit")
    _need(len(str(value.get("private_metadata", ""))) <= 3_000, "private_metadata")
    _need(len(str(value.get("callback_id", ""))) <= 255, "callback_id")
    blocks(value.get("blocks"), VIEW_BLOCKS, IN_MODALS)
