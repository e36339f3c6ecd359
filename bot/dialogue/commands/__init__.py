"""What a person can ask for at any moment, by button, by word or by intent, whatever question is open."""

from __future__ import annotations

from bot.dialogue.commands import agreeing, answers, filled_in, finding, following, goals, own_data, questions, team
from bot.dialogue.commands.registry import COMMANDS, run

__all__ = [
    "COMMANDS",
    "agreeing",
    "answers",
    "filled_in",
    "finding",
    "following",
    "goals",
    "own_data",
    "questions",
    "run",
    "team",
]
