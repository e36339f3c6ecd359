"""The small linear model: the same answer whether a feature is common or rare, and what is learnt tells apart."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.learning import linear

ROWS = [{"rood": 1.0, "rond": 0.5}, {"rood": 1.0}, {"blauw": 1.0, "rond": 0.5}, {"blauw": 1.0, "enig": 1.0}] * 3
TRUTHS = [("a",), ("a",), ("b",), ("b",)] * 3


def test_it_tells_apart_what_differs() -> None:
    model = linear.fit(ROWS, TRUTHS, ("a", "b"), penalty=0.1)
    odds = linear.one_of(model.scores({"rood": 1.0}))
    assert odds[0] > 0.9
    assert linear.one_of(model.scores({"nooit gezien": 1.0}))[0] == pytest.approx(0.5, abs=0.1)


def test_common_and_rare_features_are_weighed_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    mixed = linear.fit(ROWS, TRUTHS, ("a", "b"))
    for limit in (0, 1000):  # all as columns of the table; all as lists
        monkeypatch.setattr(linear, "_COMMON", limit)
        other = linear.fit(ROWS, TRUTHS, ("a", "b"))
        for row in ROWS:
            np.testing.assert_allclose(other.scores(row), mixed.scores(row), atol=1e-4)


def test_a_feature_seen_once_is_left_out() -> None:
    model = linear.fit([*ROWS, {"rood": 1.0, "hapax": 1.0}], [*TRUTHS, ("a",)], ("a", "b"))
    assert "hapax" not in model.index
    assert "enig" in model.index


def test_a_stored_model_is_read_back_and_another_version_refused(tmp_path: Path) -> None:
    model = linear.fit(ROWS, TRUTHS, ("a", "b"))
    model.save(tmp_path, version=3)
    again = linear.LinearModel.load(tmp_path, version=3)
    np.testing.assert_array_equal(again.scores(ROWS[0]), model.scores(ROWS[0]))
    with pytest.raises(linear.ModelMissing):
        linear.LinearModel.load(tmp_path, version=4)
