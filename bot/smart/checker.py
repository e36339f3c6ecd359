"""Judges the wording of a goal: which letters are there, which kind it is, and why."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import fields, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from spacy.language import Language

from bot.smart.feedback import give_feedback, praise
from bot.smart.goals_cues import Cue, is_content, normalise
from bot.smart.goals_model import Reading, chances, doc_of, load_pipeline, read, reader_of
from bot.smart.goals_nl import DATE_LIKE, IMPROVING
from bot.smart.goals_phrases import action_phrase, trim, vague_phrase
from bot.smart.types import LETTERS, GoalRow, Kind, Letter, LetterName, Verdict

MODELS_DIR: Final = Path(__file__).resolve().parents[2] / "models"

# The cues quoted for a letter that is there, the most telling first, and for one that is not.
_PROOF: Final[dict[LetterName, tuple[frozenset[str], ...]]] = {
    "specific": (frozenset({"action", "topic", "thin_action"}), frozenset({"learning_verb"}), frozenset({"product"})),
    "measurable": (
        frozenset({"norm", "bound", "percent", "money", "level", "certificate", "certificate_name", "zero", "judge"}),
        frozenset({"count", "frequency", "score", "done"}),
        frozenset({"alone", "product", "all"}),
    ),
    "time_bound": (),
}
_DOUBT: Final[dict[LetterName, frozenset[str]]] = {
    "specific": frozenset({"comparative", "endless", "vague", "quality", "vague_verb"}),
    "measurable": frozenset({"comparative", "endless", "vague", "quality", "vague_verb"}),
    "time_bound": frozenset({"open_end", "start"}),
}
_VAGUE: Final = _DOUBT["specific"]
_MAX_QUOTES: Final = 3
_MAX_QUOTE_LENGTH: Final = 60

# The rules read ends of time; the model overrules them only when it is this sure ("na 20 jaar in het vak").
_SURE_NO, _SURE_YES = 0.2, 0.9
# Nagging about a goal that is SMART costs more trust than letting one doubtful letter pass: with an end and one sure
# letter, a near miss of the other counts.
_NEAR: Final = 0.4


class Checker:
    """Judges goals with one trained model."""

    def __init__(self, pipeline: Language) -> None:
        self._pipeline = pipeline

    @classmethod
    def load(cls, models_dir: Path) -> Checker:
        """The checker with the model in `models_dir/goals`.

        Raises:
            ModelMissing: when there is no model there, or one of another version.
        """
        return cls(load_pipeline(models_dir / "goals"))

    def check(self, row: GoalRow | str, today: date) -> Verdict:
        """Judge a goal or a whole POP row as it stands on `today`. Never raises on any text."""
        row = _whole_characters(GoalRow(row) if isinstance(row, str) else row)
        reading = read(row, today)
        chance = chances(self._pipeline, reading)
        present = decide_letters(reading, chance)
        letters = {name: Letter(present[name], self._evidence(reading, name, present[name])) for name in LETTERS}
        period = reading.period
        verdict = Verdict(
            specific=letters["specific"],
            measurable=letters["measurable"],
            time_bound=letters["time_bound"],
            kind=decide_kind(reading, present, chance),
            start=period.start,
            end=period.end if present["time_bound"] else None,
            missing=tuple(name for name in LETTERS if not present[name]),
        )
        return replace(verdict, feedback=give_feedback(row, verdict), strong=praise(row, verdict))

    def _evidence(self, reading: Reading, name: LetterName, present: bool) -> tuple[str, ...]:
        if not present:
            words = _quotes(reading, (cue for cue in reading.cues if cue.label in _DOUBT[name]))
            if name == "time_bound" and not words and reading.period.words:
                words = (reading.period.words,)
            return words
        if name == "time_bound":
            return (reading.period.words,) if reading.period.words else ()
        # What is done and what it yields stand in the first three cells; the other two only echo it.
        telling = [cue for cue in reading.cues if reading.cell_at(cue.start) not in ("planning", "support")]
        for labels in _PROOF[name]:
            if words := _quotes(reading, (cue for cue in telling if cue.label in labels)):
                return words
        return self._telling_words(reading, name)

    def _telling_words(self, reading: Reading, name: LetterName) -> tuple[str, ...]:
        """The words that moved the model most, for when no rule found any."""
        timeless = set().union(*(range(*match.span()) for match in DATE_LIKE.finditer(reading.plain)))
        tokens = [
            token
            for token in doc_of(self._pipeline, reading)
            if token.is_alpha and is_content(normalise(token.text)) and token.idx not in timeless
        ]
        pulls = reader_of(self._pipeline).pull_of_words([normalise(token.text) for token in tokens], name)
        ranked = sorted(zip(pulls, tokens, strict=True), key=lambda pair: -pair[0])[:2]
        chosen = sorted((token.i, token.text) for pull, token in ranked if pull > 0)
        return tuple(dict.fromkeys(text for _, text in chosen))


_HALF = re.compile("[\ud800-\udfff]")


def _whole_characters(row: GoalRow) -> GoalRow:
    """Half a character (a lone surrogate, which a browser can send) has no bytes that a tokenizer could read."""
    return GoalRow(**{cell.name: _HALF.sub("\ufffd", getattr(row, cell.name)) for cell in fields(row)})


def decide_letters(reading: Reading, chance: dict[str, float]) -> dict[LetterName, bool]:
    """Which letters are there, from the rules and the model's chances."""
    specific, measurable = chance["specific"], chance["measurable"]
    time_bound = chance["time_bound"] > (_SURE_NO if reading.period.ends else _SURE_YES)
    if _done_alone(reading):
        measurable = max(measurable, 1 - _NEAR)
    if time_bound and min(specific, measurable) > _NEAR and max(specific, measurable) > 1 - _NEAR:
        return {"specific": True, "measurable": True, "time_bound": True}
    return {"specific": specific > 0.5, "measurable": measurable > 0.5, "time_bound": time_bound}


def _done_alone(reading: Reading) -> bool:
    """In a row, a named task done without help is an event that others can see."""
    labels = {cue.label for cue in reading.cues if reading.cell_at(cue.start) in ("activity", "result")}
    return reading.row.is_whole_row and "alone" in labels and bool(labels & {"action", "thin_action"})


def decide_kind(reading: Reading, present: dict[LetterName, bool], chance: dict[str, float]) -> Kind:
    """The kind that follows from the letters and the model's chances, in the order the definitions give."""
    letters = sum(present.values())
    if letters == len(LETTERS):
        return "smart"
    if chance["magie"] > 0.5:
        return "magie"
    endless = max(chance["er"], 0.51) if _is_endless(reading) else chance["er"]
    if letters < 2 and max(endless, chance["activity"]) > 0.5:
        return "er" if endless >= chance["activity"] else "activity"
    return "partial" if letters else "vague"


def _is_endless(reading: Reading) -> bool:
    """ "verbeteren" and "zo goed mogelijk" are a direction without an end by definition."""
    return any(
        cue.label == "endless" or reading.plain[cue.start : cue.end] in IMPROVING
        for cue in reading.cues
        if cue.label in ("endless", "vague_verb")
    )


def _quotes(reading: Reading, cues: Iterable[Cue]) -> tuple[str, ...]:
    """The words of some cues as typed, with what they lean on, without overlap, in order."""
    words: list[str] = []
    reached = -1
    for cue in sorted(cues, key=lambda cue: (cue.start, -cue.end)):
        if cue.start < reached:
            continue
        if cue.label in ("action", "thin_action", "learning_verb"):
            quote = action_phrase(reading.text, reading.plain, cue)
        elif cue.label in _VAGUE:
            quote = vague_phrase(reading.text, reading.plain, cue)
        else:
            quote = trim(reading.text[cue.start : cue.end])
        if 0 < len(quote) <= _MAX_QUOTE_LENGTH and "\n" not in quote and not any(quote in word for word in words):
            words.append(quote)
            reached = cue.end
    return tuple(dict.fromkeys(words))[:_MAX_QUOTES]


@cache
def default_checker() -> Checker:
    """The checker with the project's own model, loaded at its first use."""
    return Checker.load(MODELS_DIR)


def check(row: GoalRow | str, today: date) -> Verdict:
    """Judge a goal or a whole POP row with the project's own model.

    Raises:
        ModelMissing: when the model was not trained yet.
    """
    return default_checker().check(row, today)
