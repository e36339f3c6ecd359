"""How well the gate understands messages it was not trained on, beside the floor of a few regular expressions."""

from __future__ import annotations

import re
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bot.dialogue.gate import LABELS, Gate, Heard, Label
from bot.dialogue.gate_training import Example, read_examples
from bot.learning.halves import Half

# What one would write in ten minutes: the words that name each request, searched for in the message.
_FLOOR: Final[tuple[tuple[Label, str], ...]] = (
    ("skip", r"\b(?:overslaan|sla .* over|skip|volgende)\b"),
    ("back", r"\b(?:terug|vorige|aanpassen|wijzigen|veranderen)\b"),
    ("pause", r"\b(?:pauze|later|straks|morgen|wacht)\b"),
    ("cancel", r"\b(?:stop\w*|annule\w+|verwijder\w*|laat maar)\b"),
    ("overview", r"\b(?:overzicht|samenvatting|ingevuld)\b"),
    ("human", r"\b(?:mens|iemand|medewerker|hr)\b"),
    ("help", r"\b(?:help|hulp|opties)\b"),
    ("faq", r"\?\s*$|^(?:wat|wie|hoe|waarom|mag|kan)\b"),
)


def evaluate(models_dir: Path, data_dir: Path, half: Half = "heldout") -> dict[str, Any]:
    """Measures the trained gate on one half of `data_dir`/messages.

    Returns JSON-able figures: `ours` and `floor` (per label precision, recall, f1 and count; macro_f1; answers_kept;
    requests_recognised; confusion), `requests_never_lost` (recognised, or kept and asked about),
    `answers_asked_about`, `also_asks` and `dont_know` (precision, recall), `median_ms`, `worst` (at most 20
    mistakes, the surest first).
    Raises ModelMissing, FileNotFoundError or ValueError when the model or the data are missing or damaged.
    """
    gate = Gate.load(models_dir)
    examples = read_examples(data_dir, half)
    heard = [gate.hear(e.text, e.question) for e in examples]
    requests = [(e, h) for e, h in zip(examples, heard, strict=True) if e.label != "answer"]
    answers = [(e, h) for e, h in zip(examples, heard, strict=True) if e.label == "answer"]
    return {
        "examples": len(examples),
        "ours": figures([e.label for e in examples], [h.label for h in heard]),
        "floor": figures([e.label for e in examples], [_by_regex(e.text) for e in examples]),
        "requests_never_lost": _share(
            sum(h.label == e.label or (h.doubtful and h.suspected == e.label) for e, h in requests), len(requests)
        ),
        "answers_asked_about": _share(sum(h.doubtful for _, h in answers), len(answers)),
        "also_asks": _flag([e.also_asks for e, _ in answers], [h.also_asks for _, h in answers]),
        "dont_know": _flag([e.dont_know for e in examples], [h.dont_know for h in heard]),
        "median_ms": _median_ms(gate, examples),
        "worst": _worst(examples, heard),
    }


def figures(true: Sequence[Label], said: Sequence[Label]) -> dict[str, Any]:
    """Per label precision, recall, F1 and count; macro-F1, answers kept, requests recognised, the confusion table."""
    confusion = {a: dict.fromkeys(LABELS, 0) for a in LABELS}
    for a, b in zip(true, said, strict=True):
        confusion[a][b] += 1
    labels = {}
    for label in LABELS:
        right = confusion[label][label]
        precision = _share(right, sum(confusion[other][label] for other in LABELS))
        recall = _share(right, sum(confusion[label].values()))
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        labels[label] = {
            "precision": precision,
            "recall": recall,
            "f1": round(f1, 4),
            "count": sum(confusion[label].values()),
        }
    requests = [label for label in LABELS if label != "answer"]
    return {
        "labels": labels,
        "macro_f1": round(statistics.fmean(scores["f1"] for scores in labels.values()), 4),
        "answers_kept": labels["answer"]["recall"],
        "requests_recognised": _share(
            sum(confusion[label][label] for label in requests),
            sum(sum(confusion[label].values()) for label in requests),
        ),
        "confusion": confusion,
    }


def _by_regex(text: str) -> Label:
    lowered = text.lower()
    return next((label for label, pattern in _FLOOR if re.search(pattern, lowered)), "answer")


def _flag(true: Sequence[bool], said: Sequence[bool]) -> dict[str, float]:
    right = sum(a and b for a, b in zip(true, said, strict=True))
    return {"precision": _share(right, sum(said)), "recall": _share(right, sum(true)), "count": sum(true)}


def _median_ms(gate: Gate, examples: Sequence[Example]) -> float:
    took = []
    for example in examples:
        start = time.perf_counter()
        gate.hear(example.text, example.question)
        took.append((time.perf_counter() - start) * 1000)
    return round(statistics.median(took), 3)


def _worst(examples: Sequence[Example], heard: Sequence[Heard], most: int = 20) -> list[dict[str, Any]]:
    """The mistakes that cost most: first answers taken for a request, then the surest."""
    wrong = [(e, h) for e, h in zip(examples, heard, strict=True) if e.label != h.label]
    wrong.sort(key=lambda pair: (pair[0].label != "answer", -pair[1].confidence, pair[0].text))
    return [
        {
            "text": e.text,
            "question": e.question,
            "label": e.label,
            "said": h.label,
            "confidence": round(h.confidence, 3),
            "asked_about": h.doubtful,
        }
        for e, h in wrong[:most]
    ]


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
