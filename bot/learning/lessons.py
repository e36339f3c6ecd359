"""What gate, door and themes have in common in how they are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.learning.halves import Half, examples
from bot.learning.network import PRETRAINED, Network


@dataclass(frozen=True, slots=True)
class Lessons[Example, Model]:
    """Where the examples of a model stand, what is made of them, and where that goes."""

    data: str
    """The directory of its labelled lines, within `data`."""
    model: str
    """The directory of the model, within `models`."""
    example: Callable[[dict[str, Any], str], Example]
    """Makes an example of a line, see `examples`."""
    fit: Callable[[Sequence[Example], Network], Model]
    """Makes the model of examples, with what its network begins with."""
    save: Callable[[Model, Path], None]

    def read_examples(self, data_dir: Path, half: Half) -> list[Example]:
        """The labelled examples of one half, in a fixed order.

        Raises ValueError, with file and line, for a line that is not as it should be; FileNotFoundError when there
        are none.
        """
        return examples(data_dir / self.data / half, self.example)

    def train(self, data_dir: Path, models_dir: Path) -> None:
        """Makes the model of the training half, in seconds; the same data, the same model.

        Raises FileNotFoundError or ValueError when the data are missing or damaged, ModelMissing without the network
        of `bot.pretraining` in `models_dir`.
        """
        begin = Network.load(models_dir / PRETRAINED)
        self.save(self.fit(self.read_examples(data_dir, "train"), begin), models_dir / self.model)
