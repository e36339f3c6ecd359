"""What a message is on its way to a person, and how the parts of one turn become one message."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from bot.channels.engine_client import TurnFailed

SHAPE = ("text", "asks", "about", "buttons", "card")
"""What people and programs get of a message. Anything else in an outbox message is for us."""

ASKING = "utter_ask_"
"""How the names of responses begin that ask a question of a form."""


def message(
    text: str,
    *,
    asks: str | None = None,
    about: dict[str, Any] | None = None,
    buttons: Iterable[Mapping[str, str]] = (),
    card: dict[str, Any] | None = None,
) -> dict[str, Any]:
    """A message in the shape every channel knows."""
    return {"text": text, "asks": asks, "about": about, "buttons": [dict(b) for b in buttons], "card": card}


def for_people(stored: Mapping[str, Any]) -> dict[str, Any]:
    """The part of an outbox message that may leave the building."""
    shown = {key: stored.get(key) for key in SHAPE}
    shown["text"] = shown["text"] or ""
    shown["buttons"] = [{"title": b["title"], "payload": b["payload"]} for b in stored.get("buttons") or []]
    return shown


@dataclass(frozen=True, slots=True)
class Choice:
    """A button before it has a token: what it says and the command behind it."""

    title: str
    command: str


@dataclass(frozen=True, slots=True)
class Composed:
    """Everything the engine said in one turn, as one message."""

    text: str
    asks: str | None
    about: dict[str, Any] | None
    card: dict[str, Any] | None
    choices: tuple[Choice, ...] = field(default=())
    question: str = ""
    """The end of the text that asks. A channel that draws a card puts the card in front of it."""

    def stored(self) -> dict[str, Any]:
        """The outbox message, its buttons not yet there.

        The commands stay in it, for us: so the log can tell later which button was pressed.
        """
        stored = message(self.text, asks=self.asks, about=self.about, card=self.card)
        if self.card and self.question and self.question != self.text:
            stored["question"] = self.question
        if self.choices:
            stored["commands"] = {choice.command: choice.title for choice in self.choices}
        return stored


def with_tokens(stored: Mapping[str, Any], tokens: Iterable[str]) -> dict[str, Any]:
    """The outbox message with a token on each button, in the order of its commands."""
    titles = stored.get("commands", {}).values()
    buttons = [{"title": title, "payload": token} for title, token in zip(titles, tokens, strict=True)]
    return {**stored, "buttons": buttons}


def compose(said: list[dict[str, Any]], inbox_id: str) -> Composed:
    """One message from the answer of the engine: texts as paragraphs, buttons in order, each command once.

    Raises TurnFailed unless exactly one part of the answer acknowledges this inbox message. Without it nothing is
    sure: the engine answers 200 and says something also when the action server is away.
    """
    acknowledgements = [
        custom for part in said if isinstance(custom := part.get("custom"), dict) and "turn" in custom
    ]
    if len(acknowledgements) != 1 or acknowledgements[0]["turn"] != inbox_id:
        raise TurnFailed("no acknowledgement")
    acknowledgement = acknowledgements[0]
    spoken = [part for part in said if isinstance(part.get("text"), str) and part["text"].strip()]
    texts = [part["text"] for part in spoken]
    asking = [str(part.get("response", "")).startswith(ASKING) for part in spoken]
    question = texts[asking.index(True) :] if True in asking else []
    choices: dict[str, Choice] = {}
    for part in said:
        for button in part.get("buttons") or ():
            choices.setdefault(button["payload"], Choice(button["title"], button["payload"]))
    card = acknowledgement.get("card")
    if not texts and not card:
        raise TurnFailed("nothing said")
    return Composed(
        text=_joined(texts),
        asks=acknowledgement.get("asks"),
        about=acknowledgement.get("about") or None,
        card=card,
        choices=tuple(choices.values()),
        question=_joined(question),
    )


def _joined(texts: Iterable[str]) -> str:
    """Paragraphs, but items of a list that come one after the other stay one list."""
    whole = ""
    for text in texts:
        in_list = text.startswith("- ") and whole.rpartition("\n")[2].startswith("- ")
        whole += ("\n" if in_list else "\n\n" if whole else "") + text
    return whole
