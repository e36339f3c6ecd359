"""Counts over the whole organisation with noise of a proven kind (differential privacy, by OpenDP).

One person changes the vector of all counts of a quarter by at most MOST_PER_PERSON, so discrete Laplace noise of
scale MOST_PER_PERSON / epsilon keeps the whole quarter within epsilon for everyone, whatever anybody else knows. What
is drawn is stored at once and never drawn again: the mean of many draws would be the exact count.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from bot.trends.charts import MOST_PER_PERSON
from bot.trends.rules import EPSILON

SCALE: Final = MOST_PER_PERSON / EPSILON
WITHIN: Final = math.ceil(SCALE * math.log(20))
"""The noise on one count stays within this, in 95 of 100 cases."""


@dataclass(frozen=True, slots=True)
class NoisyCounts:
    """Counts with noise: they can be below zero, and need not add up."""

    taking_part: int
    options: Mapping[str, tuple[int, ...]]
    epsilon: float
    within: int


def noisy(taking_part: int, options: Mapping[str, tuple[int, ...]], *, exact: bool = False) -> NoisyCounts:
    """Draw the noise, once. With `exact` there is none: only for the tests that show what it is for."""
    if exact:
        return NoisyCounts(taking_part, dict(options), math.inf, WITHIN)
    import opendp.prelude as dp  # loads a large library: only who draws needs it

    dp.enable_features("contrib")
    flat = [taking_part, *(number for numbers in options.values() for number in numbers)]
    space = dp.vector_domain(dp.atom_domain(T=int), size=len(flat)), dp.l1_distance(T=int)
    mechanism = dp.m.make_laplace(*space, scale=SCALE)
    drawn = iter(mechanism(flat))
    total = next(drawn)
    released = {chart: tuple(next(drawn) for _ in numbers) for chart, numbers in options.items()}
    epsilon = float(mechanism.map(d_in=MOST_PER_PERSON))  # type: ignore[no-untyped-call]
    return NoisyCounts(total, released, epsilon, WITHIN)
