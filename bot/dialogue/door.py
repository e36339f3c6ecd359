"""Looks at a typed text before anything is stored: does it tell something that has no place in a plan?

That is someone's health, trade union, religion, origin or orientation, or the private life of others (AVG 9 and UAVG
30: an employer may not record those, not even when they are offered). It looks at the text alone, in memory, and
decides nothing but whether to ask first.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

from bot.dialogue.door_model import SAY, VERSION, features
from bot.dialogue.gate_text import sentences
from bot.learning.linear import Weights, each
from bot.learning.network import read
from bot.learning.together import TextModel

Subject = Literal["health", "union", "religion", "origin", "orientation", "private"]
SUBJECTS: Final[tuple[Subject, ...]] = get_args(Subject)

STOP: Final = "stop"
"""The label of the model that says: ask first, whatever it is about."""
LABELS: Final = (STOP, *SUBJECTS)

MODEL_ROOM: Final = "door"

# Low: what is missed is kept, and a stop costs one press (docs/door.md).
THRESHOLD: Final = 0.3

CLEAR: Final = -4.5
"""The score of the linear model alone under which the network is not asked: nothing learnt from came near a stop."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a text seems to tell. subject: the likeliest. sentence: the one that tells it, as typed."""

    subject: Subject
    sentence: str


def _surely_harmless(alone: Weights) -> bool:
    return bool(alone[0] < CLEAR)


class Door:
    """Looks at texts with one trained model. Pure: the same text always gives the same; safe to share."""

    def __init__(self, model: TextModel) -> None:
        self._model = model

    @classmethod
    def load(cls, models_dir: Path) -> Door:
        """Reads the trained model from `models_dir`/door.

        Raises ModelMissing when it is not there, damaged or of another version.
        """
        return cls(TextModel.load(models_dir / MODEL_ROOM, VERSION, SAY))

    def look(self, text: str) -> Finding | None:
        """What to ask about before this text is stored; None to let it in."""
        odds, sentence = self.weigh(text)
        if odds[STOP] < THRESHOLD:
            return None
        return Finding(max(SUBJECTS, key=lambda subject: odds[subject]), sentence)

    def weigh(self, text: str) -> tuple[dict[str, float], str]:
        """How probable each label is of the sentence that most needs asking about, and that sentence."""
        best: tuple[dict[str, float], str] = (dict.fromkeys(LABELS, 0.0), "")
        for sentence in sentences(text):
            if any(character.isalpha() for character in sentence):
                odds = self.probabilities(sentence)
                if odds[STOP] > best[0][STOP]:
                    best = (odds, sentence)
        return best

    def probabilities(self, sentence: str) -> dict[str, float]:
        """How probable each of LABELS is of one sentence. Each by itself: they do not add up to one."""
        odds = each(self._model.scores(features(sentence), read(sentence), _surely_harmless))
        return dict(zip(LABELS, odds.tolist(), strict=True))
