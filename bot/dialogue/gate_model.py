"""The trained half of the gate: what it is shown of a message, and the model that weighs it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from bot.dialogue import gate_frames_nl, gate_nl
from bot.dialogue.gate_text import Message, clauses
from bot.learning import together
from bot.learning.linear import Weights, add, one_of
from bot.learning.network import Network, Task, Text, text_of
from bot.learning.together import TextModel

_FORMAT: Final = 5  # raise it when `features` changes, so that an old model is not read with new eyes
_PENALTY: Final = 1.0  # this and the next by leaving files out; half or double hardly matters
_SAY: Final = 0.5  # of the network
_CLEAR: Final = 3.5  # so far an answer is ahead by the linear model alone that the network need not be asked
_MOST_WORDS: Final = 60  # a longer message is an answer whatever it says; the model need not read on


def features(message: Message, question: str) -> dict[str, float]:
    """What the model sees of a message, as name and weight.

    Each group of features is scaled to the same length, so that a long message does not shout a short one down.
    """
    words = message.words[:_MOST_WORDS]
    kind = gate_nl.KINDS.get(question, "open")
    joined = " ".join(words)
    seen: dict[str, float] = {}

    bounded = ("^", *words, "$")
    wordy = {f"w:{w}" for w in words}
    wordy.update(f"w:{a} {b}" for a, b in pairwise(bounded))
    wordy.update(f"w:{a} {b} {c}" for a, b, c in zip(bounded, bounded[1:], bounded[2:], strict=False))
    add(seen, wordy, 1.6)

    padded = f" {joined} "
    add(seen, {f"c:{padded[i : i + n]}" for n in (3, 4, 5) for i in range(len(padded) - n + 1)}, 1.6)

    groups = [gate_nl.concepts(w) for w in words]
    named = {name for names in groups for name in names}
    meaning = {f"m:{name}" for name in named}
    if len(words) <= 16:
        ordered = sorted(named)
        meaning.update(f"m:{a}+{b}" for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    add(seen, meaning, 1.6)

    _add_kinds(seen, words, question)

    shape = {
        f"s:kind {kind}",
        f"s:part {gate_nl.PART_OF.get(question, '')}",
        f"s:long {_bucket(len(words))}",
        f"s:kind {kind} long {_bucket(len(words))}",
    }
    opens = gate_nl.opens_as_question(words)
    if message.asks:
        shape.add("s:asks")
    if opens:
        shape.add("s:opens")
    if message.asks and opens:
        shape.add("s:asks+opens")
    if "?" in message.plain and not message.asks:
        shape.add("s:asks inside")
    shape.update(f"s:kind {kind} {name}" for name in named)
    add(seen, shape, 1.2)

    own = gate_nl.own_words(words)
    left = _bucket(own) if own else "none"
    add(seen, {f"o:{left}", f"o:{kind} {left}", f"o:{left} of {_bucket(len(words))}"}, 1.6)

    found = gate_frames_nl.hints(words)
    told = {f"h:{label} {i}" for label, hits in found.items() for i in hits}
    told.update(f"h:{label}" for label in found)
    told.update(f"h:{label} {kind}" for label in found)
    told.update(f"h:{label} long {_bucket(len(words))}" for label in found)
    told.update(f"h:{label} own {left}" for label in found)
    told.update(f"h:{label} at {question}" for label in found)
    told.update(f"h:{label} more" for label, hits in found.items() if len(hits) > 1)
    told.add(f"h:{'+'.join(found)}")
    if message.asks:
        told.update(f"h:{label} asks" for label in found)
    if opens:
        told.update(f"h:{label} opens" for label in found)
    add(seen, told, 2.2)

    rule = gate_nl.command(words)
    if rule is not None:
        seen[f"r:{rule}"] = 1.5
    elif len(message.words) <= _MOST_WORDS:
        parts = clauses(message)
        if len(parts) > 1:
            for place, part in (("first", parts[0]), ("last", parts[-1])):
                clause_rule = gate_nl.command(part)
                if clause_rule is not None:
                    seen[f"r:{place} clause {clause_rule}"] = 1.2
                    seen[f"r:{place} clause {clause_rule} own {left}"] = 0.8
    if gate_nl.answers_here(words, question, frozenset(found)):
        seen["r:answers here"] = 1.5
    if len(words) <= 5:
        add(seen, {f"k:{kind} {w}" for w in words}, 0.8)
        seen[f"k:{question}"] = 0.4
    return seen


def _reading(message: Message, question: str) -> Text:
    """What the network reads: the words, with the question that is open and what kind of question that is."""
    around = (f"q:{question}", f"k:{gate_nl.KINDS.get(question, 'open')}")
    return text_of(message.words, asks=message.asks, around=around)


def _add_kinds(seen: dict[str, float], words: tuple[str, ...], question: str) -> None:
    """What kinds of words these are, by the lexicon: a word that was never seen is understood by its kind."""
    kind = gate_nl.KINDS.get(question, "open")
    kinds = [gate_nl.kinds_of_word(word) for word in words]
    present = {name for names in kinds for name in names}
    add(seen, {f"l:{name}" for name in present}, 1.6)
    add(seen, {f"l:{kind} {name}" for name in present}, 1.2)
    add(seen, {f"q:{question} {name}" for name in present}, 1.0)

    bounded = (("^",), *gate_nl.skeleton(words), ("$",))
    add(seen, {f"n:{a} {b}" for before, after in pairwise(bounded) for a in before for b in after}, 1.6)
    beside = {f"b:{name} {word}" for names, word in zip(kinds, (*words, "$")[1:], strict=True) for name in names}
    beside |= {f"b:{word} {name}" for word, names in zip(("^", *words), kinds, strict=False) for name in names}
    add(seen, beside, 1.6)

    subjects = [names for word, names in zip(words, kinds, strict=True) if gate_nl.brings_a_subject(word)]
    unknown = min(sum(not names for names in subjects), 4)
    edges = {f"e:unknown {unknown}", f"e:unknown {unknown} of {min(len(subjects), 5)}", f"e:unknown {unknown} {kind}"}
    if subjects:
        edges.update(f"e:first {name}" for name in subjects[0] or ("?",))
        edges.update(f"e:last {name}" for name in subjects[-1] or ("?",))
    add(seen, edges, 1.2)


def _bucket(count: int) -> str:
    for top in (1, 2, 3, 5, 8, 12, 18, 30):
        if count <= top:
            return str(top)
    return "more"


def _surely_an_answer(alone: Weights) -> bool:
    return bool(alone[0] - alone[1:].max() > _CLEAR)


@dataclass(frozen=True, slots=True)
class MessageModel:
    """The trained weights, asked about a message while a question is open."""

    model: TextModel

    def probabilities(self, message: Message, question: str) -> dict[str, float]:
        """The probability of each label; they add up to one."""
        odds = one_of(self.model.scores(features(message, question), _reading(message, question), _surely_an_answer))
        return dict(zip(self.model.labels, odds.tolist(), strict=True))

    def save(self, room: Path) -> None:
        """Writes the model into `room`, which is made if needed."""
        self.model.save(room, _FORMAT)

    @classmethod
    def load(cls, room: Path) -> MessageModel:
        """Reads what `save` wrote.

        Raises ModelMissing when it is not there, damaged, or of another version.
        """
        return cls(TextModel.load(room, _FORMAT, _SAY))


def task(examples: Sequence[tuple[Message, str, str]], labels: tuple[str, ...]) -> Task:
    """What the network learns from (message, question, label) rows."""
    texts = [_reading(message, question) for message, question, _ in examples]
    return Task(texts, [(label,) for _, _, label in examples], labels, one_of)


def fit(
    examples: Sequence[tuple[Message, str, str]], labels: tuple[str, ...], begin: Network | None = None
) -> MessageModel:
    """Fits the model to (message, question, label) rows; the same rows give the same model.

    begin: see `together.fit`.
    """
    rows = [features(message, question) for message, question, _ in examples]
    return MessageModel(together.fit(rows, task(examples, labels), penalty=_PENALTY, say=_SAY, begin=begin))
