"""A linear model and a network that judge a text together: what one of them overlooks the other often sees.

The linear model knows what people who read the mistakes named as telling; the network finds out by itself what stands
beside what.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from bot.learning import linear, network
from bot.learning.linear import LinearModel, Weights
from bot.learning.network import Network, Task, Text

_PASSES: Final = 5


@dataclass(frozen=True, slots=True)
class TextModel:
    """linear: over named features. network: over the words. say: how much of the score is the network's, 0 to 1."""

    linear: LinearModel
    network: Network
    say: float

    @property
    def labels(self) -> tuple[str, ...]:
        """What the scores are of, in order."""
        return self.linear.labels

    def scores(
        self, features: Mapping[str, float], text: Text, clear: Callable[[Weights], bool] | None = None
    ) -> Weights:
        """The score of each label, before it is made a probability.

        clear: whether the scores of the linear model alone leave no doubt; then the network is not asked.
        """
        alone = self.linear.scores(features)
        if clear is not None and clear(alone):
            return alone
        scores: Weights = alone + np.float32(self.say) * (self.network.scores(text) - alone)
        return scores

    def save(self, room: Path, version: int) -> None:
        """Writes both into `room`, which is made if needed. version: of the features, see `load`."""
        self.linear.save(room, version)
        self.network.save(room)

    @classmethod
    def load(cls, room: Path, version: int, say: float) -> TextModel:
        """Reads what `save` wrote.

        Raises ModelMissing when it is not there, damaged, or of another version.
        """
        known = LinearModel.load(room, version)
        return cls(known, Network.load(room, len(known.labels)), say)


def fit(
    rows: Sequence[Mapping[str, float]], task: Task, *, penalty: float, say: float, begin: Network | None = None
) -> TextModel:
    """Fits both to the same examples: rows of features, and their texts; the same examples give the same model.

    penalty: of the linear model. say: see TextModel. begin: what the network begins with, see `network.fit`.
    """
    return TextModel(
        linear.fit(rows, task.truths, task.labels, squash=task.squash, penalty=penalty),
        network.fit([task], passes=_PASSES, begin=begin),
        say,
    )
