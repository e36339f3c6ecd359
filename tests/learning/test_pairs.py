"""The model that looks at features in pairs learns what only a pair tells, and is kept and read back whole."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.learning import linear, pairs

# Neither colour nor shape tells the label, only which go together.
ROWS = [{"colour red": 1.0, "shape round": 1.0}, {"colour blue": 1.0, "shape square": 1.0}] * 4 + [
    {"colour red": 1.0, "shape square": 1.0},
    {"colour blue": 1.0, "shape round": 1.0},
] * 4
TRUTHS = [("a",)] * 8 + [("b",)] * 8
LABELS = ("a", "b")


def never(_alone: linear.Weights) -> bool:
    return False


def everything(_name: str) -> bool:
    return True


@pytest.fixture(scope="module")
def model() -> pairs.PairModel:
    return pairs.fit(ROWS, TRUTHS, LABELS, paired=everything, penalty=0.1)


def test_it_learns_what_only_a_pair_tells(model: pairs.PairModel) -> None:
    said = [LABELS[int(np.argmax(model.scores(row, never)))] for row in ROWS]
    assert [(label,) for label in said] == TRUTHS
    alone = linear.fit(ROWS, TRUTHS, LABELS, penalty=0.1)
    assert linear.one_of(alone.scores(ROWS[0]))[0] == pytest.approx(0.5, abs=0.05)


def test_features_that_are_not_looked_at_in_pairs_stay_single() -> None:
    single = pairs.fit(ROWS, TRUTHS, LABELS, paired=lambda name: name.startswith("colour"), penalty=0.1)
    assert linear.one_of(single.scores(ROWS[0], never))[0] == pytest.approx(0.5, abs=0.05)


def test_what_it_never_saw_leaves_it_undecided(model: pairs.PairModel) -> None:
    assert linear.one_of(model.scores({"unseen": 1.0}, never))[0] == pytest.approx(0.5, abs=0.05)


def test_a_stored_model_is_read_back_the_same(model: pairs.PairModel, tmp_path: Path) -> None:
    model.save(tmp_path, version=1)
    again = pairs.PairModel.load(tmp_path, version=1)
    for row in ROWS:
        np.testing.assert_array_equal(again.scores(row, never), model.scores(row, never))


@pytest.mark.parametrize("content", [b"", b"not a table", b"PK\x03\x04 cut off"])
def test_damaged_examples_make_it_a_missing_model(model: pairs.PairModel, tmp_path: Path, content: bytes) -> None:
    model.save(tmp_path, version=1)
    (tmp_path / "examples.npz").write_bytes(content)
    with pytest.raises(linear.ModelMissing, match="make train"):
        pairs.PairModel.load(tmp_path, version=1)


def test_examples_of_another_model_make_it_a_missing_model(model: pairs.PairModel, tmp_path: Path) -> None:
    model.save(tmp_path, version=1)
    pairs.fit([*ROWS, *ROWS], [*TRUTHS, *TRUTHS], ("a", "b", "c"), paired=everything).save(
        tmp_path / "other", version=1
    )
    (tmp_path / "other" / "examples.npz").replace(tmp_path / "examples.npz")
    with pytest.raises(linear.ModelMissing):
        pairs.PairModel.load(tmp_path, version=1)
