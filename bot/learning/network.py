"""A small network that reads words in their order; beside the linear models it sees what stands next to what.

A word is seen as itself, as its letter groups and as the kinds of word it is (`bot.learning.lexicon`), so one that no
example has still means something. It can learn several tasks at once, and a network for one of them can begin with
what that one learnt of words. Made of the layers of thinc, which spaCy brings along.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array
from thinc.api import (
    Adam,
    Dropout,
    Linear,
    Maxout,
    Model,
    Ragged,
    chain,
    concatenate,
    expand_window,
    fix_random_seed,
    reduce_first,
    reduce_max,
    reduce_mean,
    residual,
    with_array,
)

from bot.learning.lexicon import lexicon
from bot.learning.linear import ModelMissing, Squash, Weights
from bot.learning.words import words_of

Token = str | tuple[str, ...]
"""A word, or the names of what else is known there."""
Text = tuple[Token, ...]
"""What a network reads, see `text_of`."""

PRETRAINED: Final = "pretrained"
"""The directory of the network that all others begin with (`bot.pretraining`)."""

_FILE: Final = "network.bin"
_ROWS: Final = 8_192  # of the table of everything a token can be seen as; each thing is hashed to two of them
_WIDTH: Final = 64
_MOST_WORDS: Final = 60
_LETTERS: Final = (3, 4)  # in a group
_AT_ONCE: Final = 64  # texts
_DROPPED: Final = 0.3
_SURE: Final = 0.97  # what a true label is worth; the rest is spread, so that no example is believed blindly
_STEP: Final = 0.005
_WARMING: Final = 100  # steps


def text_of(words: Sequence[str], *, asks: bool, around: tuple[str, ...] = ("text",)) -> Text:
    """What a network reads of a text: what is known around it, its words, and whether it ends in a question mark."""
    return (around, *words[:_MOST_WORDS], "?" if asks else ".")


def read(text: str) -> Text:
    """What a network reads of a text as typed, with nothing known around it."""
    return text_of(words_of(text), asks=text.rstrip().endswith("?"))


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be learnt: texts, and the labels that are true of each. squash: makes scores probabilities."""

    texts: Sequence[Text]
    truths: Sequence[Sequence[str]]
    labels: tuple[str, ...]
    squash: Squash

    def wanted(self) -> Weights:
        """What each label of each text should come to, as a row a text."""
        true = np.array([[label in some for label in self.labels] for some in self.truths])
        return np.where(true, _SURE, 0).astype(np.float32) + np.float32((1 - _SURE) / len(self.labels))


class Network:
    """The trained network. Pure: the same text always gives the same scores; safe to share."""

    def __init__(self, layers: Model[list[Text], Weights]) -> None:
        self._layers = layers

    def scores(self, text: Text) -> Weights:
        """The score of each label, before it is made a probability."""
        scores: Weights = self._layers.predict([text])[0]
        return scores

    def teach(self, layers: Model[list[Text], Weights]) -> None:
        """Gives other layers all that this network knows but its last step, from words to labels."""
        for own, other in zip(self._layers.layers[:-1], layers.layers[:-1], strict=True):
            for mine, theirs in zip(own.walk(), other.walk(), strict=True):
                for name in mine.param_names:
                    theirs.set_param(name, mine.get_param(name).copy())

    def save(self, room: Path) -> None:
        """Writes the network into `room`, which is made if needed."""
        room.mkdir(parents=True, exist_ok=True)
        (room / _FILE).write_bytes(self._layers.to_bytes())

    @classmethod
    def load(cls, room: Path, labels: int | None = None) -> Network:
        """Reads what `save` wrote, for so many labels where that is given.

        Raises ModelMissing when it is not there, damaged, or of other layers.
        """
        layers = _layers(labels)
        try:
            layers.from_bytes((room / _FILE).read_bytes())
        except FileNotFoundError as error:
            raise ModelMissing(room, "not trained yet") from error
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            raise ModelMissing(room, "unreadable") from error
        return cls(layers)


def fit(tasks: Sequence[Task], *, passes: int, seed: int = 0, begin: Network | None = None) -> Network:
    """Fits a network to one task or several at once; the same tasks give the same network.

    Its scores are those of the labels of the first task, then of the second, and so on. passes: over all texts; more
    of them learn the examples by heart. seed: of the order of the texts. begin: a network whose knowledge of words is
    the start.
    """
    fix_random_seed(seed)
    chance = np.random.default_rng(seed)
    texts = [text for task in tasks for text in task.texts]
    wanted = [row for task in tasks for row in task.wanted()]
    of_task = np.repeat(np.arange(len(tasks)), [len(task.texts) for task in tasks])
    edges = np.cumsum([0, *(len(task.labels) for task in tasks)])
    columns = [slice(first, last) for first, last in pairwise(edges.tolist())]
    layers = _layers(columns[-1].stop)
    layers.initialize([texts[0]])
    if begin is not None:
        begin.teach(layers)
    optimizer = Adam(_STEP, L2=0.01, L2_is_weight_decay=True, use_averages=True)
    steps = passes * -(-len(texts) // _AT_ONCE)
    step = 0
    for _ in range(passes):
        order = chance.permutation(len(texts))
        for at in range(0, len(texts), _AT_ONCE):
            some = order[at : at + _AT_ONCE]
            optimizer.learn_rate = _STEP * min(1.0, step / _WARMING) * (1.0 - step / steps)
            scores, learn = layers.begin_update([texts[i] for i in some])
            wrong = np.zeros_like(scores)
            for number, (task, own) in enumerate(zip(tasks, columns, strict=True)):
                here = np.flatnonzero(of_task[some] == number)
                if len(here):
                    wrong[here, own] = task.squash(scores[here, own]) - np.array([wanted[i] for i in some[here]])
            learn((wrong / len(some)).astype(np.float32))
            layers.finish_update(optimizer)
            step += 1
    for node in layers.walk():
        for name in node.param_names:
            node.set_param(name, optimizer.averages[(node.id, name)])
    return Network(layers)


def _layers(labels: int | None) -> Model[list[Text], Weights]:
    return chain(
        _seen(),
        with_array(Dropout(_DROPPED)),
        _beside(),
        _beside(),
        concatenate(reduce_max(), reduce_mean(), reduce_first()),
        Dropout(_DROPPED),
        Maxout(_WIDTH, 3 * _WIDTH, nP=2),
        Linear(labels, _WIDTH),
    )


def _beside() -> Model[Ragged, Ragged]:
    """Adds to what is known of each token what its neighbours make of it."""
    return residual(chain(expand_window(1), with_array(Maxout(_WIDTH, 3 * _WIDTH, nP=2))))


def _seen() -> Model[list[Text], Ragged]:
    """Each token as the sum of everything it is seen as."""
    return Model("seen", _look, init=_first_guess, params={"rows": None}, dims={"nO": _WIDTH})


def _first_guess(model: Model[list[Text], Ragged], X: Any = None, Y: Any = None) -> None:
    table: Any = np.random.default_rng(0).normal(scale=0.1, size=(_ROWS, _WIDTH)).astype(np.float32)
    model.set_param("rows", table)


def _look(model: Model[list[Text], Ragged], texts: list[Text], is_train: bool) -> Any:
    table: Any = model.get_param("rows")
    # Most words occur more than once in a batch.
    places: dict[Token, int] = {}
    where: Any = np.array([places.setdefault(token, len(places)) for text in texts for token in text])
    rows = [_rows(token) for token in places]
    counts = np.array([len(some) for some in rows], dtype=np.int32)
    weights = np.repeat(1 / np.sqrt(counts, dtype=np.float32), counts)
    seen_as = csr_array((weights, np.concatenate(rows), np.cumsum([0, *counts])), shape=(len(rows), len(table)))
    tokens: Any = seen_as @ table

    def learn(wrong: Ragged) -> list[Text]:
        places_of = csr_array((np.ones(len(where), np.float32), where, np.arange(len(where) + 1)))
        model.inc_grad("rows", seen_as.T @ (places_of.T @ wrong.dataXd))
        return []

    lengths: Any = np.array([len(text) for text in texts], dtype=np.int32)
    return Ragged(tokens[where], lengths), learn


@lru_cache(maxsize=32_768)  # about what the examples have
def _rows(token: Token) -> NDArray[np.int32]:
    """Where everything that a token is seen as stands in the table."""
    names = _names(token) if isinstance(token, str) else token
    hashes = [zlib.crc32(name.encode()) for name in names]
    return np.array([row % _ROWS for one in hashes for row in (one, one * 2_654_435_761 >> 9)], dtype=np.int32)


def _names(word: str) -> list[str]:
    known = lexicon()
    inside = f"<{word}>"
    return [
        f"w:{word}",
        *(f"c:{inside[i : i + size]}" for size in _LETTERS for i in range(len(inside) - size + 1)),
        *(f"l:{name}" for name in (*known.classes(word), *known.modifier_classes(word))),
    ]
