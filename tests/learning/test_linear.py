"""The small linear model: what is learnt tells apart, whether labels exclude each other or not."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.learning import linear

ROWS = [{"rood": 1.0, "rond": 0.5}, {"rood": 1.0}, {"blauw": 1.0, "rond": 0.5}, {"blauw": 1.0, "enig": 1.0}] * 3
TRUTHS = [("a",), ("a",), ("b",), ("b",)] * 3


def fit(labels: tuple[str, ...] = ("a", "b"), squash: linear.Squash = linear.one_of) -> linear.LinearModel:
    return linear.fit(ROWS, TRUTHS, labels, squash=squash, penalty=0.1)


def test_it_tells_apart_what_differs() -> None:
    model = fit()
    assert linear.one_of(model.scores({"rood": 1.0}))[0] > 0.9
    assert linear.one_of(model.scores({"blauw": 1.0}))[0] < 0.1
    assert linear.one_of(model.scores({"nooit gezien": 1.0}))[0] == pytest.approx(0.5, abs=0.1)


def test_it_tells_three_apart() -> None:
    rows = [*ROWS, *[{"groen": 1.0}] * 6]
    model = linear.fit(rows, [*TRUTHS, *[("c",)] * 6], ("a", "b", "c"), squash=linear.one_of, penalty=0.1)
    said = [
        model.labels[int(np.argmax(model.scores(row)))] for row in ({"rood": 1.0}, {"blauw": 1.0}, {"groen": 1.0})
    ]
    assert said == ["a", "b", "c"]


def test_labels_that_do_not_exclude_each_other_are_each_learnt() -> None:
    rows = [{"rood": 1.0}, {"rond": 1.0}, {"rood": 1.0, "rond": 1.0}, {"blauw": 1.0}] * 4
    truths = [("kleur",), ("vorm",), ("kleur", "vorm"), ()] * 4
    model = linear.fit(rows, truths, ("kleur", "vorm"), squash=linear.each, penalty=0.1)
    assert (linear.each(model.scores({"rood": 1.0, "rond": 1.0})) > 0.8).all()
    assert (linear.each(model.scores({"blauw": 1.0})) < 0.2).all()


@pytest.mark.parametrize("squash", [linear.one_of, linear.each])
def test_a_label_that_no_example_has_is_never_said(squash: linear.Squash) -> None:
    model = fit(("a", "nooit", "b"), squash)
    assert squash(model.scores({"rood": 1.0}))[1] < 0.001


def test_a_feature_seen_once_is_left_out() -> None:
    model = linear.fit(
        [*ROWS, {"rood": 1.0, "hapax": 1.0}], [*TRUTHS, ("a",)], ("a", "b"), squash=linear.one_of, penalty=2.0
    )
    assert "hapax" not in model.index
    assert "enig" in model.index


def test_a_stored_model_is_read_back_and_another_version_refused(tmp_path: Path) -> None:
    model = fit()
    model.save(tmp_path, version=3)
    again = linear.LinearModel.load(tmp_path, version=3)
    np.testing.assert_array_equal(again.scores(ROWS[0]), model.scores(ROWS[0]))
    with pytest.raises(linear.ModelMissing):
        linear.LinearModel.load(tmp_path, version=4)
