"""How well the door tells private facts from work, in texts that nothing was learnt from, beside a list of words."""

from __future__ import annotations

import re
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from bot.dialogue.door import STOP, SUBJECTS, THRESHOLD, Door, Finding
from bot.dialogue.door_training import Example, fit_examples, read_examples
from bot.learning.halves import Half

EVERYDAY: Final = ("everyday", "requests", "ordinary", "ordinary_2", "ordinary_3")
"""The files of ordinary answers, goals and requests; the others were written to be hard."""

# What one would write in ten minutes: the words that come to mind.
_FLOOR: Final = re.compile(
    r"\bziek|burn-?out|depress|zwanger|dokter|\barts|psycholoog|kanker|hernia|diabetes|pijn|operatie|medic|dement|adhd|"
    r"autis|vakbond|\bfnv|moslim|kerk|geloof|afkomst|marok|turk|\bhomo|lesbisch|scheiding|schulden",
    re.IGNORECASE,
)


def evaluate(models_dir: Path, data_dir: Path, half: Half = "heldout") -> dict[str, Any]:
    """Measures the trained model on one half of `data_dir`/door.

    Returns JSON-able figures: `ours` and `floor` (recall: of the texts to ask about, the share that is stopped;
    harmless_stopped: of the others; both also for everyday and for hard texts), `subjects` (recall for each),
    `confusion` (true subject by what was said, "none" where it was let in), `median_ms`, `worst_ms`.
    Raises ModelMissing, FileNotFoundError or ValueError when the model or the data are missing or damaged.
    """
    door = Door.load(models_dir)
    examples = read_examples(data_dir, half)
    found: list[Finding | None] = []
    took = []
    for example in examples:
        begun = time.perf_counter()
        found.append(door.look(example.text))
        took.append(time.perf_counter() - begun)
    return {
        "texts": len(examples),
        "to_ask_about": sum(bool(example.about) for example in examples),
        "ours": rates(examples, [finding is not None for finding in found]),
        "floor": rates(examples, [_FLOOR.search(example.text) is not None for example in examples]),
        "subjects": {
            subject: _share([f is not None for e, f in zip(examples, found, strict=True) if subject in e.about])
            for subject in SUBJECTS
        },
        "confusion": _confusion(examples, found),
        "median_ms": round(1000 * statistics.median(took), 3),
        "worst_ms": round(1000 * max(took), 3),
    }


def rates(examples: Sequence[Example], stopped: Sequence[bool]) -> dict[str, float]:
    """The share of private texts that is stopped, and of harmless ones: everyday, hard and together."""
    pairs = list(zip(examples, stopped, strict=True))
    return {
        "recall": _share([stop for e, stop in pairs if e.about]),
        "harmless_stopped": _share([stop for e, stop in pairs if not e.about]),
        "harmless_stopped_everyday": _share([stop for e, stop in pairs if not e.about and e.source in EVERYDAY]),
        "harmless_stopped_hard": _share([stop for e, stop in pairs if not e.about and e.source not in EVERYDAY]),
    }


def cross_validate(data_dir: Path, threshold: float = THRESHOLD) -> dict[str, float]:
    """Measures on the training texts, each file judged by a model that saw nothing of it. For choosing settings."""
    examples = read_examples(data_dir, "train")
    judged: list[Example] = []
    stopped: list[bool] = []
    for source in sorted({example.source for example in examples}):
        door = Door(fit_examples([example for example in examples if example.source != source]))
        for example in examples:
            if example.source == source:
                judged.append(example)
                stopped.append(door.weigh(example.text)[0][STOP] >= threshold)
    return rates(judged, stopped)


def _confusion(examples: Sequence[Example], found: Sequence[Finding | None]) -> dict[str, dict[str, int]]:
    counts: Counter[tuple[str, str]] = Counter(
        (true, finding.subject if finding else "none")
        for example, finding in zip(examples, found, strict=True)
        for true in example.about or ("none",)
    )
    names = (*SUBJECTS, "none")
    return {true: {said: counts[true, said] for said in names} for true in names}


def _share(flags: Sequence[bool]) -> float:
    return round(sum(flags) / len(flags), 4) if flags else 0.0
