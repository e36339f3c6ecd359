"""The goal checker: goal text in, verdict out. Pure: no clock, no database, no network."""

from bot.smart.checker import Checker, check
from bot.smart.feedback import follow_up
from bot.smart.types import KINDS, LETTERS, GoalRow, Kind, Letter, LetterName, ModelMissing, Verdict

__all__ = [
    "KINDS",
    "LETTERS",
    "Checker",
    "GoalRow",
    "Kind",
    "Letter",
    "LetterName",
    "ModelMissing",
    "Verdict",
    "check",
    "follow_up",
]
