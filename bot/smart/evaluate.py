"""How well the goal checker does on labelled goals it was not trained on.

`evaluate` is for the held-out third of `data/goals`; `cross_validate` leaves out one kind of work at a time and is
what design choices are made with, so that the held-out goals stay unseen.
"""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import Any, Final

from bot.smart.checker import Checker
from bot.smart.training import REFERENCE_DAY, Example, fit, load_examples
from bot.smart.types import KINDS, LETTERS, GoalRow, Kind

_NOT_SMART_AT_ALL: Final = frozenset({"vague", "er", "magie", "activity"})

# The floor: what a handful of regular expressions makes of it.
_FLOOR_SPECIFIC: Final = re.compile(r"\b(?:cursus|training|opleiding)\s+\w+|\b\w{3,}en\b", re.IGNORECASE)
_FLOOR_MEASURABLE: Final = re.compile(
    r"\d|diploma|certificaat|examen|afrond|behaal|halen|elke|per week|zelfstandig", re.IGNORECASE
)
_FLOOR_TIME: Final = re.compile(
    r"\b(?:voor|tegen|uiterlijk|eind|binnen|tot|in)\s+(?:\d|de zomer|het eind|kerst|pasen|januari|februari|maart"
    r"|april|mei|juni|juli|augustus|september|oktober|november|december|20\d\d)|dit jaar|volgend jaar",
    re.IGNORECASE,
)
_FLOOR_ER: Final = re.compile(r"\b(?:beter|meer|minder|vaker|verbeteren|\w+lijker|\w+iger)\b", re.IGNORECASE)
_FLOOR_MAGIE: Final = re.compile(r"\b(?:wij|we|samen|ons team)\b", re.IGNORECASE)
_FLOOR_ACTIVITY: Final = re.compile(r"\b(?:cursus|training|opleiding|volgen|meelopen|lezen)\b", re.IGNORECASE)

Answer = dict[str, Any]


def evaluate(models_dir: Path, data_dir: Path, half: str = "heldout", *, worst: int = 20) -> dict[str, Any]:
    """Measure the trained checker on `data_dir/goals/<half>`. The result can be written as JSON.

    Raises:
        ModelMissing: when the model was not trained yet.
        FileNotFoundError: when there are no held-out goals.
    """
    examples = load_examples(data_dir / "goals" / half)
    if not examples:
        raise FileNotFoundError(f"no held-out goals in {data_dir / 'goals' / half}")
    checker = Checker.load(models_dir)
    checker.check("warm", REFERENCE_DAY)
    answers, seconds = [], []
    for example in examples:
        begun = time.perf_counter()
        answers.append(_answer(checker, example.row))
        seconds.append(time.perf_counter() - begun)
    return {
        "goals": len(examples),
        "rows": sum(example.row.is_whole_row for example in examples),
        "ours": _scores(examples, answers),
        "floor": _scores(examples, [floor(example.row) for example in examples]),
        "median_ms": round(1000 * statistics.median(seconds), 2),
        "slowest_ms": round(1000 * max(seconds), 2),
        "worst": _mistakes(examples, answers)[:worst],
    }


def cross_validate(data_dir: Path, *, folds: int = 5) -> dict[str, Any]:
    """Measure on the training goals, each file judged by a model that saw nothing of it."""
    examples = load_examples(data_dir / "goals")
    groups = sorted({example.group for example in examples})
    answers: dict[str, Answer] = {}
    for fold in range(folds):
        left_out = set(groups[fold::folds])
        checker = Checker(fit([example for example in examples if example.group not in left_out]))
        answers |= {example.id: _answer(checker, example.row) for example in examples if example.group in left_out}
    in_order = [answers[example.id] for example in examples]
    return {"goals": len(examples), "ours": _scores(examples, in_order), "worst": _mistakes(examples, in_order)}


def floor(row: GoalRow) -> Answer:
    """The verdict of a handful of regular expressions."""
    text = row.text
    answer: Answer = {
        "specific": bool(_FLOOR_SPECIFIC.search(text)),
        "measurable": bool(_FLOOR_MEASURABLE.search(_FLOOR_TIME.sub("", text))),
        "time_bound": bool(_FLOOR_TIME.search(text)),
    }
    letters = sum(answer.values())
    kind: Kind = "partial" if letters else "vague"
    if letters == len(LETTERS):
        kind = "smart"
    elif _FLOOR_MAGIE.search(text):
        kind = "magie"
    elif letters < 2 and _FLOOR_ER.search(text):
        kind = "er"
    elif letters < 2 and _FLOOR_ACTIVITY.search(text):
        kind = "activity"
    return {**answer, "kind": kind}


def _answer(checker: Checker, row: GoalRow) -> Answer:
    verdict = checker.check(row, REFERENCE_DAY)
    return {**{name: verdict.letter(name).present for name in LETTERS}, "kind": verdict.kind}


def _scores(examples: Sequence[Example], answers: Sequence[Answer]) -> dict[str, Any]:
    pairs = list(zip(examples, answers, strict=True))

    def share(chosen: Callable[[Example], bool], wrong: Callable[[Example, Answer], bool]) -> float:
        among = [(example, answer) for example, answer in pairs if chosen(example)]
        return round(sum(wrong(example, answer) for example, answer in among) / max(1, len(among)), 4)

    return {
        **{name: _score([getattr(e, name) for e in examples], [a[name] for a in answers]) for name in LETTERS},
        "kind": _score([e.kind for e in examples], [a["kind"] for a in answers], KINDS),
        "called_smart_wrongly": share(lambda e: e.kind in _NOT_SMART_AT_ALL, lambda _, a: a["kind"] == "smart"),
        "smart_nagged": share(lambda e: e.kind == "smart", lambda _, a: a["kind"] != "smart"),
    }


def _score(
    wanted: Sequence[Hashable], given: Sequence[Hashable], labels: Sequence[Hashable] = (False, True)
) -> dict[str, Any]:
    """Precision, recall and F1 of each label, their unweighted mean, and how often what was taken for what."""
    confusion = Counter(zip(wanted, given, strict=True))
    per_label = {}
    for label in labels:
        hit = confusion[label, label]
        said = sum(count for (_, answer), count in confusion.items() if answer == label)
        true = sum(count for (truth, _), count in confusion.items() if truth == label)
        precision, recall = hit / said if said else 0.0, hit / true if true else 0.0
        f1 = 2 * hit / (said + true) if said + true else 0.0
        per_label[str(label)] = {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(f1, 4),
            "support": true,
        }
    seen = [scores["f1"] for scores in per_label.values() if scores["support"]]
    return {
        "macro_f1": round(statistics.mean(seen), 4) if seen else 0.0,
        "labels": per_label,
        "confusion": {str(truth): {str(answer): confusion[truth, answer] for answer in labels} for truth in labels},
    }


def _mistakes(examples: Sequence[Example], answers: Sequence[Answer]) -> list[dict[str, Any]]:
    """The goals judged most wrongly: a goal called SMART that is far from it first, then a SMART one nagged."""
    found = []
    for example, answer in zip(examples, answers, strict=True):
        wanted: Answer = {name: getattr(example, name) for name in LETTERS}
        wanted["kind"] = example.kind
        differing = [name for name in wanted if wanted[name] != answer[name]]
        if differing:
            weight = len(differing) + 5 * (answer["kind"] == "smart" and example.kind in _NOT_SMART_AT_ALL)
            weight += 3 * (example.kind == "smart")
            found.append(
                (
                    weight,
                    {
                        "id": example.id,
                        "text": example.row.text,
                        "wanted": {name: wanted[name] for name in differing},
                        "given": {name: answer[name] for name in differing},
                    },
                )
            )
    return [mistake for _, mistake in sorted(found, key=lambda item: -item[0])]
