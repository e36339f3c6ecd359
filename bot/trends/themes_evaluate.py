"""How well themes are named in texts that nothing was learnt from, beside the floor of one expression per theme."""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bot.learning.halves import Half
from bot.trends.themes import THEMES, Theme, Themes, chosen
from bot.trends.themes_training import Example, fit_examples, read_examples

# What one would write in ten minutes: the words that name each theme. The first two that match count.
_FLOOR: Final[tuple[tuple[Theme, str], ...]] = (
    ("taal", r"\btaal|nederlands|engels|frans|duits|spaans"),
    ("leidinggeven", r"leiding|aansturen|manager|teamleider|coachen|begeleiden"),
    ("digitaal", r"excel|digita|computer|software|\bdata|\bai\b|systeem|\bapp\b"),
    ("gezondheid_balans", r"stress|werkdruk|gezond|balans|tillen|burn-?out|vitaal|\brug\b"),
    ("loopbaan", r"doorgroei|loopbaan|functie|sollicit|carri[eè]re|\bworden\b|baan"),
    ("verandering_innovatie", r"verander|innov|vernieuw|idee|lean|agile|verbetervoorstel"),
    ("communicatie", r"communic|present|feedback|schrijven|gesprek|luisteren|praten"),
    ("samenwerken", r"samen|team|collega|overleg"),
    ("klantgerichtheid", r"klant|gast|pati[eë]nt|cli[eë]nt|bewoner|burger|klacht"),
    ("plannen_organiseren", r"plan|organis|prioriteit|agenda|deadline|op tijd"),
    ("persoonlijke_effectiviteit", r"zelfvertrouwen|grenzen|assertie|nee zeggen|durven|onzeker"),
    ("vakkennis", r"opleiding|cursus|diploma|certificaat|vak|kennis|training"),
)


def evaluate(models_dir: Path, data_dir: Path, half: Half = "heldout") -> dict[str, Any]:
    """Measures the trained model on one half of `data_dir`/themes.

    Returns JSON-able figures: `ours` and `floor` (micro_f1, macro_f1, first_theme_right, all_themes_right; per label
    precision, recall, f1 and count; confusion of the first theme), `median_ms`, `worst` (at most 20 mistakes, the
    surest first).
    Raises ModelMissing, FileNotFoundError or ValueError when the model or the data are missing or damaged.
    """
    model = Themes.load(models_dir)
    examples = read_examples(data_dir, half)
    odds, took = [], []
    for example in examples:
        begun = time.perf_counter()
        odds.append(model.probabilities(example.text))
        took.append(time.perf_counter() - begun)
    said = [chosen(each) for each in odds]
    return {
        "texts": len(examples),
        "with_two_themes": sum(len(example.themes) == 2 for example in examples),
        "ours": figures(examples, said),
        "floor": figures(examples, [floor(example.text) for example in examples]),
        "median_ms": round(1000 * statistics.median(took), 3),
        "worst": _worst(examples, said, odds),
    }


def cross_validate(data_dir: Path) -> dict[str, Any]:
    """Measures on the training texts, each file judged by a model that saw nothing of it. For choosing settings."""
    examples = read_examples(data_dir, "train")
    judged: list[Example] = []
    said: list[tuple[Theme, ...]] = []
    for source in sorted({example.source for example in examples}):
        model = Themes(fit_examples([example for example in examples if example.source != source]))
        for example in examples:
            if example.source == source:
                judged.append(example)
                said.append(model.themes_of(example.text))
    return {"texts": len(examples), "ours": figures(judged, said)}


def floor(text: str) -> tuple[Theme, ...]:
    """The themes by keywords alone."""
    lowered = text.lower()
    return tuple(theme for theme, pattern in _FLOOR if re.search(pattern, lowered))[:2] or ("overig",)


def figures(examples: Sequence[Example], said: Sequence[tuple[Theme, ...]]) -> dict[str, Any]:
    """Precision, recall and F1 together (micro), per label and as the mean of the labels (macro).

    A row of the confusion table is the first true theme, a column the first one said.
    """
    pairs = list(zip(examples, said, strict=True))
    hits = Counter(theme for example, themes in pairs for theme in themes if theme in example.themes)
    named = Counter(theme for themes in said for theme in themes)
    true = Counter(theme for example in examples for theme in example.themes)
    labels = {
        theme: {**_scores(hits[theme], named[theme], true[theme]), "count": true[theme]}
        for theme in THEMES
        if true[theme] or named[theme]
    }
    firsts = Counter((example.themes[0], themes[0]) for example, themes in pairs)
    together = _scores(hits.total(), named.total(), true.total())
    return {
        "micro_f1": together["f1"],
        "micro_precision": together["precision"],
        "micro_recall": together["recall"],
        "macro_f1": round(statistics.fmean(scores["f1"] for scores in labels.values()), 4),
        "first_theme_right": _share(sum(themes[0] in example.themes for example, themes in pairs), len(pairs)),
        "all_themes_right": _share(sum(set(themes) == set(e.themes) for e, themes in pairs), len(pairs)),
        "labels": labels,
        "confusion": {a: {b: firsts[a, b] for b in THEMES} for a in THEMES},
    }


def _scores(hits: int, named: int, true: int) -> dict[str, float]:
    return {
        "precision": _share(hits, named),
        "recall": _share(hits, true),
        "f1": _share(2 * hits, named + true),
    }


def _worst(
    examples: Sequence[Example],
    said: Sequence[tuple[Theme, ...]],
    odds: Sequence[dict[Theme, float]],
    most: int = 20,
) -> list[dict[str, Any]]:
    wrong = [
        (probabilities[themes[0]], example, themes)
        for example, themes, probabilities in zip(examples, said, odds, strict=True)
        if not set(themes) & set(example.themes)
    ]
    wrong.sort(key=lambda mistake: (-mistake[0], mistake[1].text))
    return [
        {"text": e.text, "themes": list(e.themes), "said": list(themes), "probability": round(chance, 3)}
        for chance, e, themes in wrong[:most]
    ]


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0
