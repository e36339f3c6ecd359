"""Logistic regression over named features: trains in seconds, the same each time, and shows what decided.

scikit-learn does the training. Reading a model needs numpy and two files.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
Squash = Callable[[Weights], Weights]

NEVER: Final = -20.0
"""The score of a label that no example has."""
_MOST_ROUNDS: Final = 200
_NEAR_ENOUGH: Final = 1e-3  # on the gradient; closer takes five times as long and changes nothing
_NAMES: Final = "features.json"
_WEIGHTS: Final = "weights.npy"


def add(seen: dict[str, float], names: Collection[str], length: float) -> None:
    """Add features to a row, all equal and together of this length: many of a kind count no more than a few."""
    if names:
        weight = length / len(names) ** 0.5
        for name in names:
            seen[name] = weight


class ModelMissing(RuntimeError):
    """A model is not on disk, is damaged, or was made by another version. `make train` makes it."""

    def __init__(self, room: Path, why: str) -> None:
        super().__init__(f"The model of {room.name} cannot be used ({why}). Run: make train")


def one_of(scores: Weights) -> Weights:
    """Scores to probabilities of labels of which one is true (softmax)."""
    odds: Weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    odds /= odds.sum(axis=-1, keepdims=True)
    return odds


def each(scores: Weights) -> Weights:
    """Scores to probabilities of labels that are each true or not (sigmoid)."""
    # The same as 1 / (1 + exp(-x)), and never too large to compute.
    odds: Weights = np.float32(0.5) * (np.float32(1.0) + np.tanh(np.float32(0.5) * scores))
    return odds


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights per feature and label. labels: the columns; index: row of each feature; the last row is the bias."""

    labels: tuple[str, ...]
    index: dict[str, int]
    weights: Weights

    def scores(self, features: Mapping[str, float]) -> Weights:
        """The score of each label, before it is made a probability. Unknown features count for nothing."""
        # Hundreds of names for each text: looked up without a step of Python for each.
        rows = np.fromiter(map(self.index.get, features, repeat(-1)), np.intp, len(features))
        values = np.fromiter(features.values(), np.float32, len(features))
        known = rows >= 0
        scores: Weights = values[known] @ self.weights[rows[known]] + self.weights[-1]
        return scores

    def save(self, room: Path, version: int) -> None:
        """Writes the model into `room`, which is made if needed. version: of the features, see `load`."""
        room.mkdir(parents=True, exist_ok=True)
        names = sorted(self.index, key=self.index.__getitem__)
        about = {"format": version, "labels": list(self.labels), "features": names}
        (room / _NAMES).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
        np.save(room / _WEIGHTS, self.weights, allow_pickle=False)

    @classmethod
    def load(cls, room: Path, version: int) -> LinearModel:
        """Reads what `save` wrote.

        Raises ModelMissing when it is not there, damaged, or of another version of the features.
        """
        try:
            about: dict[str, Any] = json.loads((room / _NAMES).read_text(encoding="utf-8"))
            weights: Weights = np.load(room / _WEIGHTS, allow_pickle=False)
        except FileNotFoundError as error:
            raise ModelMissing(room, "not trained yet") from error
        except (OSError, EOFError, ValueError) as error:
            raise ModelMissing(room, "unreadable") from error
        if about.get("format") != version:
            raise ModelMissing(room, "made by another version")
        names: list[str] = about["features"]
        if weights.shape != (len(names) + 1, len(about["labels"])):
            raise ModelMissing(room, "incomplete")
        index = {name: row for row, name in enumerate(names)}
        return cls(labels=tuple(about["labels"]), index=index, weights=weights)


def fit(
    rows: Sequence[Mapping[str, float]],
    truths: Sequence[Sequence[str]],
    labels: tuple[str, ...],
    *,
    squash: Squash,
    penalty: float,
) -> LinearModel:
    """Fits a model to rows of features and the labels that are true of each; the same rows give the same model.

    Features seen once are left out. squash: `one_of` or `each`. penalty: of squared weights, on the summed loss.
    """
    # Only who trains waits for these.
    from scipy.sparse import csr_array
    from sklearn.linear_model import LogisticRegression

    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, count in counts.items() if count > 1)
    index = {name: column for column, name in enumerate(names)}
    known = [[(index[name], value) for name, value in row.items() if name in index] for row in rows]
    columns = [column for row in known for column, _ in row]
    values = np.array([value for row in known for _, value in row], dtype=np.float32)
    table = csr_array((values, columns, np.cumsum([0, *map(len, known)])), shape=(len(rows), len(index)))
    table.sort_indices()  # features come in any order, and sums in another order differ a little
    weights = np.zeros((len(index) + 1, len(labels)), dtype=np.float32)
    weights[-1] = NEVER

    def learn(some: Sequence[int], wanted: Sequence[int]) -> None:
        """Fills the weights of some labels. wanted: which one is true of each row, or of a single one, if it is."""
        fitted = LogisticRegression(C=1 / penalty, max_iter=_MOST_ROUNDS, tol=_NEAR_ENOUGH).fit(table, wanted)
        weights[:-1, some], weights[-1, some] = fitted.coef_.T, fitted.intercept_

    if squash is each:
        for place, label in enumerate(labels):
            wanted = [int(label in true) for true in truths]
            if any(wanted):
                learn([place], wanted)
    else:
        wanted = [labels.index(true) for (true,) in truths]
        present = sorted(set(wanted))
        weights[-1, present] = 0
        learn(present if len(present) > 2 else present[1:], wanted)  # of two, only the last one gets weights
    return LinearModel(labels, index, weights)
