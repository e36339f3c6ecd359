"""One's own data."""

from __future__ import annotations

from bot.dialogue.commands.registry import command
from bot.dialogue.turn import Turn


@command("privacy")
def privacy(turn: Turn) -> None:
    turn.say("utter_privacy", url=f"{turn.minds.base_url}/privacy")


@command("link")
def link(turn: Turn) -> None:
    """The way to the browser. On Slack and Teams the address becomes a button that signs in."""
    turn.say("utter_link", url=f"{turn.minds.base_url}/chat")


@command("export")
def export(turn: Turn) -> None:
    turn.say("utter_export", url=f"{turn.minds.base_url}/me/export")


@command("erase")
def erase(turn: Turn) -> None:
    turn.say("utter_erase", url=f"{turn.minds.base_url}/me/erase")
