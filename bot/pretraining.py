"""The network that gate, door and themes begin with: it learns the examples of all three at once.

What is telling of a word is learnt from few examples for each task; a word or a turn of phrase that one of them has
many of then means something to the others too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bot.dialogue import door_training, gate_training
from bot.learning import network
from bot.learning.network import PRETRAINED
from bot.trends import themes_training

_PASSES: Final = 4


def train(data_dir: Path, models_dir: Path) -> None:
    """Trains on the training halves of all three and writes `models_dir`/pretrained; the same data, the same network.

    Raises FileNotFoundError or ValueError when the data are missing or damaged.
    """
    tasks = [
        gate_training.task(gate_training.read_examples(data_dir, "train")),
        themes_training.task(themes_training.read_examples(data_dir, "train")),
        door_training.task(door_training.read_examples(data_dir, "train")),
    ]
    network.fit(tasks, passes=_PASSES).save(models_dir / PRETRAINED)
