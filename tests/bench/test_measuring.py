"""The arithmetic of the bench."""

from __future__ import annotations

from dataclasses import replace

import pytest
from measuring import Measured, aims, as_json, growth, percentile

PLAIN = Measured(60.0, tuple(60.0 + n for n in range(100)), 10.0, {"engine": 1200.0})
OURS = Measured(18.0, (20.0,) * 100, 70.0, {"engine": 600.0, "web": 90.0})


def test_percentiles_are_interpolated() -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], 50) == 2.5
    assert percentile([1.0, 2.0], 95) == pytest.approx(1.95)
    assert percentile([7.0], 95) == 7.0


def test_nothing_measured_is_no_figure() -> None:
    with pytest.raises(ValueError, match="nothing was measured"):
        percentile([], 50)


def test_growth_compares_the_ends_and_forgives_a_hiccup() -> None:
    assert growth([10.0] * 90 + [15.0] * 10) == 1.5
    assert growth([10.0] * 99 + [500.0]) == 1.0


def test_all_aims_are_reached_by_what_is_good_enough() -> None:
    assert [aim.reached for aim in aims(OURS, PLAIN)] == [True] * 5


@pytest.mark.parametrize(
    ("number", "worse"),
    [
        (0, replace(OURS, turns_ms=(40.0,) * 100)),
        (1, replace(OURS, turns_ms=(40.0,) * 100)),
        (2, replace(OURS, turns_ms=(20.0,) * 90 + (25.0,) * 10)),
        (3, replace(OURS, turns_per_s=59.0)),
        (4, replace(OURS, rss_mb={"engine": 800.0})),
    ],
)
def test_what_is_not_good_enough_does_not_reach_its_aim(number: int, worse: Measured) -> None:
    assert aims(worse, PLAIN)[number].reached is False


def test_the_json_has_the_agreed_names() -> None:
    figures = as_json(OURS, PLAIN)

    for name in ("p50_ms", "p95_ms", "start_s", "engine_rss_mb", "growth", "turns_per_s"):
        assert set(figures[name]) == {"ours", "reference"}
    assert figures["engine_rss_mb"] == {"ours": 600.0, "reference": 1200.0}
