"""Says which themes of development a text is about: a goal, an answer to a reflection question, an activity."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final, Literal, get_args

from bot.learning.linear import each
from bot.learning.network import read
from bot.learning.together import TextModel
from bot.trends.themes_model import SAY, VERSION, features

Theme = Literal[
    "leidinggeven",
    "communicatie",
    "samenwerken",
    "klantgerichtheid",
    "digitaal",
    "vakkennis",
    "plannen_organiseren",
    "persoonlijke_effectiviteit",
    "loopbaan",
    "gezondheid_balans",
    "verandering_innovatie",
    "taal",
    "overig",
]
THEMES: Final[tuple[Theme, ...]] = get_args(Theme)

MODEL_ROOM: Final = "themes"
MODELS_DIR: Final = Path(__file__).resolve().parents[2] / "models"

# Set on voices that were left out of training; the figures hardly change between 0.3 and 0.45, and 0.2 and 0.35.
_SECOND: Final = 0.35
_OTHER: Final = 0.25


class Themes:
    """Names the themes of texts with one trained model. Pure: the same text always gives the same; safe to share."""

    def __init__(self, model: TextModel) -> None:
        self._model = model

    @classmethod
    def load(cls, models_dir: Path) -> Themes:
        """Reads the trained model from `models_dir`/themes.

        Raises ModelMissing when it is not there, damaged or of another version.
        """
        return cls(TextModel.load(models_dir / MODEL_ROOM, VERSION, SAY))

    def themes_of(self, text: str) -> tuple[Theme, ...]:
        """One or two themes, the most telling first. Any text will do; one without words is `overig`."""
        if not any(character.isalnum() for character in text):
            return ("overig",)
        return chosen(self.probabilities(text))

    def probabilities(self, text: str) -> dict[Theme, float]:
        """How probable each theme is. Each by itself: they do not add up to one."""
        odds = each(self._model.scores(features(text), read(text)))
        return dict(zip(THEMES, odds.tolist(), strict=True))


def chosen(probabilities: dict[Theme, float]) -> tuple[Theme, ...]:
    """The likeliest theme, and a second one that is likely enough by itself.

    `overig` never stands beside another, and needs a reason: unknown words are a theme sooner than none.
    """
    first, second = sorted(THEMES, key=lambda theme: -probabilities[theme])[:2]
    if first == "overig" and probabilities[first] < _OTHER:
        return (second,)
    if "overig" in (first, second) or probabilities[second] < _SECOND:
        return (first,)
    return (first, second)


def as_published(themes: Iterable[Theme]) -> tuple[Theme, ...]:
    """The themes as figures for HR may count them: health is counted as `overig`, so that nobody sees it is there."""
    return tuple(dict.fromkeys("overig" if theme == "gezondheid_balans" else theme for theme in themes))


@cache
def default_themes() -> Themes:
    """The project's own model, loaded at its first use."""
    return Themes.load(MODELS_DIR)


def themes(text: str) -> tuple[Theme, ...]:
    """The themes of a text by the project's own model.

    Raises ModelMissing when it was not trained yet.
    """
    return default_themes().themes_of(text)
