"""The goal checker: goal text in, verdict out. Pure: no clock, no database, no network."""

from bot.smart.checker import check
from bot.smart.types import KINDS, LETTERS, GoalRow, Kind, Letter, LetterName, ModelMissing, Verdict

__all__ = ["KINDS", "LETTERS", "GoalRow", "Kind", "Letter", "LetterName", "ModelMissing", "Verdict", "check"]
