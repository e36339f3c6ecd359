"""Logistic regression over named features: trains in seconds, the same each time, and shows what decided.

Small and plain on purpose. Reading a model needs numpy and two files.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, repeat
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
Squash = Callable[[Weights], Weights]

BIAS: Final = np.float32(9.0)  # what all rows have in common; large, so that the penalty hardly holds the bias back
_COMMON: Final = 40  # rows; a feature seen in more of them is kept as a column of a table
_NAMES: Final = "features.json"
_WEIGHTS: Final = "weights.npy"


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
        return self.scores_of(*self.known(features))

    def known(self, features: Mapping[str, float]) -> tuple[NDArray[np.intp], Weights]:
        """The rows of the features that are known, and how much there is of each."""
        # Hundreds of names for each text: looked up without a step of Python for each.
        rows = np.fromiter(map(self.index.get, features, repeat(-1)), np.intp, len(features))
        values = np.fromiter(features.values(), np.float32, len(features))
        known = rows >= 0
        return rows[known], values[known]

    def scores_of(self, rows: NDArray[np.intp], values: Weights) -> Weights:
        """The same as `scores`, for features that were looked up already."""
        scores: Weights = values @ self.weights[rows] + self.weights[-1]
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
    squash: Squash = one_of,
    penalty: float = 2.0,
    rounds: int = 220,
) -> LinearModel:
    """Fits a model to rows of features and the labels that are true of each; the same rows give the same model.

    Features seen once are left out. penalty: strength of the L2 penalty on the summed loss. rounds: full-batch steps.
    """
    seen = Seen.of(rows)
    factors = descend(seen.gram() + BIAS, truth_table(truths, labels), squash, penalty, rounds)
    return seen.linear(factors, labels)


def truth_table(truths: Sequence[Sequence[str]], labels: tuple[str, ...]) -> Weights:
    """One for each label that is true of an example (examples by labels), zero for the others."""
    return np.array([[label in true for label in labels] for true in truths], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Seen:
    """The features of all rows, feature by feature: the few common ones as a table, the many rare ones as lists.

    Written out in full the table would take gigabytes for a few thousand rows.

    index: row of the weights for each feature, the common ones first. common: rows by common features.
    rare: for each number of rows that a feature is seen in, those rows and its values there (features by rows).
    """

    index: dict[str, int]
    common: Weights
    rare: tuple[tuple[NDArray[np.intp], Weights], ...]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, float]]) -> Seen:
        where: dict[str, list[int]] = defaultdict(list)
        for i, row in enumerate(rows):
            for name in row:
                where[name].append(i)
        names = sorted((name for name, places in where.items() if len(places) > 1), key=lambda n: (-len(where[n]), n))
        index = {name: i for i, name in enumerate(names)}

        many = [name for name in names if len(where[name]) > _COMMON]
        common = np.zeros((len(rows), len(many)), dtype=np.float32)
        for column, name in enumerate(many):
            common[where[name], column] = [rows[i][name] for i in where[name]]
        rare = []
        for _, group in groupby(names[len(many) :], key=lambda n: len(where[n])):
            few = list(group)
            places = np.array([where[n] for n in few], dtype=np.intp)
            rare.append((places, np.array([[rows[i][n] for i in where[n]] for n in few], dtype=np.float32)))
        return cls(index, common, tuple(rare))

    def gram(self) -> Weights:
        """How much each two rows have in common: the products of all rows."""
        gram: Weights = self.common @ self.common.T
        flat, width = gram.reshape(-1), len(gram)
        for places, values in self.rare:
            pairs = places[:, :, None] * width + places[:, None, :]
            np.add.at(flat, pairs.reshape(-1), (values[:, :, None] * values[:, None, :]).reshape(-1))
        return gram

    def linear(self, factors: Weights, labels: tuple[str, ...], bias: np.float32 = BIAS) -> LinearModel:
        """The model with the weights that one row of factors for each row of examples comes down to."""
        parts = [self.common.T @ factors]
        parts += [np.einsum("fr,frl->fl", values, factors[places]) for places, values in self.rare]
        parts.append(bias * factors.sum(axis=0, keepdims=True))
        return LinearModel(labels, self.index, np.concatenate(parts).astype(np.float32))


def descend(gram: Weights, y: Weights, squash: Squash, penalty: float, rounds: int) -> Weights:
    """Nesterov's accelerated descent with a fixed step from the largest curvature: no randomness, no tuning.

    Works on one row of factors per example instead of one per feature: there are ten times as many features, and the
    path is the same (weights = features transposed times factors).
    """
    probe: Weights = np.ones(len(gram), dtype=np.float32)
    for _ in range(12):
        probe = gram @ probe
        probe /= np.float32(np.linalg.norm(probe))
    step = np.float32(1.0 / (0.5 * float(np.linalg.norm(gram @ probe)) + penalty))

    factors = np.zeros_like(y)
    ahead, momentum = factors, 1.0
    for _ in range(rounds):
        p = squash(gram @ ahead)
        moved: Weights = (ahead - step * (p - y + np.float32(penalty) * ahead)).astype(np.float32, copy=False)
        faster = (1.0 + (1.0 + 4.0 * momentum * momentum) ** 0.5) / 2.0
        pull = np.float32((momentum - 1.0) / faster)
        ahead = (moved + pull * (moved - factors)).astype(np.float32, copy=False)
        factors, momentum = moved, faster
    return factors
