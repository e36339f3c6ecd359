"""One's own data."""

from __future__ import annotations

from bot.dialogue.commands.registry import command
from bot.dialogue.turn import Turn


@command("privacy")
def privacy(turn: Turn) -> None:
    turn.say("utter_privacy", url=f"{turn.minds.base_url}/privacy")


@command("export")
def export(turn: Turn) -> None:
    turn.say("utter_export", url=f"{turn.minds.base_url}/me/export")


@command("erase")
def erase(turn: Turn) -> None:
    turn.say("utter_erase", url=f"{turn.minds.base_url}/me/erase")
