"""The arithmetic of the bench: what is measured of a system, and how two of them stand side by side."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Better = Literal["lower", "higher"]


def percentile(values: Sequence[float], percent: float) -> float:
    """The value below which `percent` of `values` lie, interpolated. Raises `ValueError` when there are none."""
    if not values:
        raise ValueError("nothing was measured")
    ordered = sorted(values)
    place = (len(ordered) - 1) * percent / 100
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def growth(turns_ms: Sequence[float]) -> float:
    """The last ten turns over the first ten, each by their median: one hiccup of the machine is no growth."""
    return statistics.median(turns_ms[-10:]) / statistics.median(turns_ms[:10])


@dataclass(frozen=True, slots=True)
class Measured:
    """One system. Times of turns in milliseconds, in order; memory per process in MB (resident)."""

    start_s: float
    turns_ms: tuple[float, ...]
    turns_per_s: float
    rss_mb: dict[str, float]

    @property
    def p50_ms(self) -> float:
        """Median of all turns."""
        return percentile(self.turns_ms, 50)

    @property
    def p95_ms(self) -> float:
        """95th percentile of all turns."""
        return percentile(self.turns_ms, 95)

    @property
    def first_ten_ms(self) -> float:
        """Median of the first ten turns."""
        return percentile(self.turns_ms[:10], 50)

    @property
    def growth(self) -> float:
        """Last ten turns over first ten."""
        return growth(self.turns_ms)

    @property
    def engine_rss_mb(self) -> float:
        """Memory of the process that runs Rasa."""
        return self.rss_mb["engine"]


@dataclass(frozen=True, slots=True)
class Aim:
    """What was aimed for, and whether it was reached."""

    text: str
    value: float
    bound: float
    better: Better

    @property
    def reached(self) -> bool:
        """Whether `value` is on the good side of `bound`."""
        return self.value <= self.bound if self.better == "lower" else self.value >= self.bound


def aims(ours: Measured, reference: Measured) -> tuple[Aim, ...]:
    """What this project wants of itself, beside a plain bot."""
    return (
        Aim("mediaan van een beurt, t.o.v. de kale bot", ours.p50_ms / reference.p50_ms, 0.25, "lower"),
        Aim("mediaan, t.o.v. zijn eerste tien beurten", ours.p50_ms / reference.first_ten_ms, 0.5, "lower"),
        Aim("laatste tien beurten / eerste tien", ours.growth, 1.1, "lower"),
        Aim("beurten per seconde, acht mensen tegelijk", ours.turns_per_s, 60, "higher"),
        Aim("geheugen van de engine, t.o.v. de kale bot", ours.engine_rss_mb / reference.engine_rss_mb, 0.6, "lower"),
    )


def as_json(ours: Measured, reference: Measured) -> dict[str, Any]:
    """The figures for `build/bench.json`."""
    figures: dict[str, Any] = {
        name: {"ours": round(getattr(ours, name), 2), "reference": round(getattr(reference, name), 2)}
        for name in ("p50_ms", "p95_ms", "start_s", "engine_rss_mb", "growth", "turns_per_s", "first_ten_ms")
    }
    figures["turns"] = {"ours": len(ours.turns_ms), "reference": len(reference.turns_ms)}
    figures["rss_mb"] = {
        "ours": {name: round(value) for name, value in ours.rss_mb.items()},
        "reference": {name: round(value) for name, value in reference.rss_mb.items()},
    }
    figures["aims"] = [
        {"aim": aim.text, "value": round(aim.value, 3), "bound": aim.bound, "reached": aim.reached}
        for aim in aims(ours, reference)
    ]
    return figures
