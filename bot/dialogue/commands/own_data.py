"""One's own data."""

from __future__ import annotations

from bot.dialogue import cards
from bot.dialogue.commands.registry import command
from bot.dialogue.turn import Turn
from bot.plan import rights


@command("privacy")
def privacy(turn: Turn) -> None:
    turn.say("utter_privacy", url=f"{turn.minds.base_url}/privacy")


@command("looked")
def looked(turn: Turn) -> None:
    """Who looked at or changed what of this person."""
    lines = turn.work.access.about(turn.person.id)
    turn.card = cards.access(lines) if lines else None
    turn.say("utter_looked" if lines else "utter_looked_nobody", url=f"{turn.minds.base_url}/me/document")


@command("link")
def link(turn: Turn) -> None:
    """The way to the browser. On Slack and Teams the address becomes a button that signs in."""
    turn.say("utter_link", url=f"{turn.minds.base_url}/chat")


@command("trends")
def trends(turn: Turn) -> None:
    """The way to the figures; who is not of HR hears what HR sees."""
    if rights.sees_figures(turn.person):
        turn.say("utter_trends", url=f"{turn.minds.base_url}/trends")
    else:
        turn.say("utter_faq_hr_trends")


@command("trends_on")
@command("trends_yes")
def trends_on(turn: Turn) -> None:
    _choose(turn, True)


@command("trends_off")
@command("trends_no")
def trends_off(turn: Turn) -> None:
    _choose(turn, False)


def _choose(turn: Turn, takes_part: bool) -> None:
    """Taking part in the figures for HR is a choice of one's own; nobody else can see what it was."""
    turn.work.trends.choose(turn.person.id, takes_part)
    turn.say("utter_trends_on" if takes_part else "utter_trends_off")


@command("export")
def export(turn: Turn) -> None:
    turn.say("utter_export", url=f"{turn.minds.base_url}/me/export")


@command("erase")
def erase(turn: Turn) -> None:
    turn.say("utter_erase", url=f"{turn.minds.base_url}/me/erase")
