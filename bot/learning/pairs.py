"""Logistic regression that looks at features in pairs too: what "stop" means depends on every other word beside it.

The pairs are never written out. How alike two rows are, squared, is a sum over all pairs of their features; so beside
its linear part a model keeps the examples it learnt from, and how much each of them pulls towards each label.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from bot.learning.linear import LinearModel, ModelMissing, Seen, Squash, Weights, descend, one_of, truth_table

_EXAMPLES: Final = "examples.npz"
_AT_ONCE: Final = 512  # rows
# What all rows have in common. Small: a large one takes all the speed out of the descent, which then stops half-way.
_BIAS: Final = np.float32(0.5)
_COMMON: Final = 0.1  # a feature that more of the examples have is also kept as a row of a table, for speed


@dataclass(frozen=True, slots=True)
class PairModel:
    """linear: the part that looks at features one by one. The examples stand feature by feature:

    starts: where each feature begins in `places` (which examples have it) and `values` (how much of the length of
    that example it is); nothing stands there for a feature that is not looked at in pairs. pulls: examples by labels.
    table: the values of the features that come first, by examples.
    """

    linear: LinearModel
    starts: NDArray[np.int32]
    places: NDArray[np.int32]
    values: Weights
    pulls: Weights
    table: Weights

    @classmethod
    def of(
        cls,
        linear: LinearModel,
        starts: NDArray[np.int32],
        places: NDArray[np.int32],
        values: Weights,
        pulls: Weights,
    ) -> PairModel:
        """The model with its table made. The features that most examples have stand first, see `Seen`."""
        often = np.flatnonzero(np.diff(starts) > _COMMON * len(pulls))
        table = np.zeros((often[-1] + 1 if len(often) else 0, len(pulls)), dtype=np.float32)
        for row, _ in enumerate(table):
            span = slice(starts[row], starts[row + 1])
            table[row, places[span]] = values[span]
        return cls(linear, starts, places, values, pulls, table)

    def scores(self, features: Mapping[str, float], clear: Callable[[Weights], bool]) -> Weights:
        """The score of each label, before it is made a probability. Unknown features count for nothing.

        clear: whether the scores of the linear part alone leave no doubt; then pairs are not looked at.
        """
        rows, weights = self.linear.known(features)
        alone = self.linear.scores_of(rows, weights)
        if clear(alone):
            return alone
        begins = self.starts[rows]
        counts = self.starts[rows + 1] - begins
        paired = weights[counts > 0]
        common = rows < len(self.table)
        alike: Weights = weights[common] @ self.table[rows[common]]
        begins, counts, weights = begins[~common], counts[~common], weights[~common]
        spots = np.arange(counts.sum()) + np.repeat(begins - np.cumsum(counts) + counts, counts)
        found = self.values[spots] * np.repeat(weights, counts)
        alike += np.bincount(self.places[spots], found, minlength=len(self.pulls)).astype(np.float32)
        alike *= alike / np.float32(paired @ paired or 1.0)
        together: Weights = alike @ self.pulls
        return alone + together

    def save(self, room: Path, version: int) -> None:
        """Writes the model into `room`, which is made if needed. version: of the features, see `load`."""
        self.linear.save(room, version)
        np.savez(room / _EXAMPLES, starts=self.starts, places=self.places, values=self.values, pulls=self.pulls)

    @classmethod
    def load(cls, room: Path, version: int) -> PairModel:
        """Reads what `save` wrote.

        Raises ModelMissing when it is not there, damaged, or of another version of the features.
        """
        linear = LinearModel.load(room, version)
        try:
            with np.load(room / _EXAMPLES, allow_pickle=False) as kept:
                parts = [kept[name] for name in ("starts", "places", "values", "pulls")]
        except (OSError, EOFError, ValueError, KeyError, BadZipFile) as error:
            raise ModelMissing(room, "unreadable") from error
        if len(parts[0]) != len(linear.index) + 1 or parts[3].shape[1:] != (len(linear.labels),):
            raise ModelMissing(room, "incomplete")
        return cls.of(linear, *parts)


def fit(
    rows: Sequence[Mapping[str, float]],
    truths: Sequence[Sequence[str]],
    labels: tuple[str, ...],
    *,
    paired: Callable[[str], bool],
    squash: Squash = one_of,
    penalty: float = 2.0,
    rounds: int = 150,
) -> PairModel:
    """Fits a model as `linear.fit` does. paired: which features are looked at in pairs, by name.

    All pairs together weigh as much as all single features.
    """
    seen = Seen.of(rows)
    gram = seen.gram()
    scale = np.float32(np.mean(np.diag(gram)))
    some = Seen.of([{name: value for name, value in row.items() if paired(name)} for row in rows])
    alike = some.gram()
    lengths: Weights = np.sqrt(np.diag(alike))
    lengths[lengths == 0] = 1.0
    for at in range(0, len(rows), _AT_ONCE):  # in parts, because the tables are large
        part = alike[at : at + _AT_ONCE] / lengths[at : at + _AT_ONCE, None] / lengths
        gram[at : at + _AT_ONCE] += _BIAS + scale * part * part
    factors = descend(gram, truth_table(truths, labels), squash, penalty, rounds)

    known = sorted(
        (seen.index[name], place, value / float(lengths[place]))
        for place, row in enumerate(rows)
        for name, value in row.items()
        if name in some.index
    )
    counts = np.bincount([row for row, _, _ in known], minlength=len(seen.index))
    return PairModel.of(
        linear=seen.linear(factors, labels, _BIAS),
        starts=np.concatenate([[0], np.cumsum(counts)]).astype(np.int32),
        places=np.array([place for _, place, _ in known], dtype=np.int32),
        values=np.array([value for _, _, value in known], dtype=np.float32),
        pulls=scale * factors,
    )
