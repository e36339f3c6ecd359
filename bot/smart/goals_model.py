"""The trained part of the goal checker: a small linear model, kept as a spaCy pipeline.

What rules cannot say (is this an action others can see? a rallying cry? only a plan to take a course?) is learned
from the labelled goals in `data/goals`. Features are the cues of `goals_cues`, the order of word classes, words and
word parts; the learner is logistic regression, one per label. It trains in seconds, needs no download, gives the same
weights each time, and every decision can be traced back to words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, cast

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from bot.smart import goals_nl as nl
from bot.smart.goals_cues import Cue, find_cues, normalise, word_label
from bot.smart.planning import Period, parse_period
from bot.smart.types import GoalRow, ModelMissing

FEATURES_VERSION: Final = 1
COMPONENT: Final = "goal_reader"
HEADS: Final = ("specific", "measurable", "time_bound", "magie", "er", "activity")

Vector = NDArray[np.float64]

_CELLS: Final = ("goal", "activity", "result", "planning", "support")
_SCALE: Final = {"cue": 1.0, "shape": 0.7, "class": 0.45, "word": 0.45, "part": 0.22}


@dataclass(frozen=True, slots=True)
class Reading:
    """A row with what the rules found in it. `bounds` says which characters of the text each cell takes."""

    row: GoalRow
    text: str
    plain: str
    period: Period
    cues: tuple[Cue, ...]
    bounds: tuple[tuple[str, int, int], ...]

    def cell_at(self, offset: int) -> str:
        """The name of the cell the character at `offset` stands in."""
        return next((name for name, start, end in self.bounds if start <= offset <= end), "goal")


def read(row: GoalRow, today: date) -> Reading:
    """Apply the rules: find the period and the cues of a row."""
    row = _readable(row)
    text = row.text
    period = _period(row.planning, today)
    if not period.ends:
        # A planning cell can be empty or vague while the end stands in the goal itself.
        whole = _period(text, today)
        period = whole if whole.ends or not period.words else period
    plain = normalise(text)
    bounds, offset = [], 0
    for name, value in row.cells.items():
        bounds.append((name, offset, offset + len(value)))
        offset += len(value) + 1
    return Reading(row, text, plain, period, tuple(find_cues(plain, period.words)), tuple(bounds))


_LONGEST_CELL: Final = 3000
_LONG_WORD: Final = re.compile(r"\S{80,}")


def _readable(row: GoalRow) -> GoalRow:
    """The row without what nobody reads as a goal: thousands of words in a cell, hundreds of characters on end."""
    if len(row.text) < 80:
        return row
    cells = (_LONG_WORD.sub(lambda match: match.group()[:80], value)[:_LONGEST_CELL] for value in row.cells.values())
    return GoalRow(**{"goal": "", **dict(zip(row.cells, cells, strict=True))})


def _period(text: str, today: date) -> Period:
    """The period of a text, without response norms ("binnen 2 werkdagen") and looking back ("na 20 jaar")."""
    for match in nl.DATE_THEN_COUNT.finditer(normalise(text)):
        text = f"{text[: match.end() - 1]};{text[match.end() :]}"
    period = parse_period(text, today)
    if period.ends and nl.NO_END.match(normalise(period.words)):
        return parse_period(text.replace(period.words, ";" * len(period.words)), today)
    return period


# --- features -----------------------------------------------------------------------------------------------

_FUNCTION_CLASSES: Final = {
    **dict.fromkeys(("ik", "mij", "me", "mijn", "mezelf", "mijzelf", "'k"), "I"),
    **dict.fromkeys(("wij", "we", "ons", "onze", "samen", "iedereen"), "WE"),
    **dict.fromkeys(("de", "het", "een", "den", "ne", "nen", "deze", "dit", "dat", "die"), "DET"),
    **dict.fromkeys(("in", "op", "van", "aan", "met", "bij", "naar", "over", "uit", "door", "rond"), "PREP"),
    **dict.fromkeys(("voor", "tegen", "tot", "binnen", "uiterlijk"), "TIME"),
    **dict.fromkeys(("eind", "einde", "tijdens", "vanaf", "na"), "TIME"),
    **dict.fromkeys(("wil", "wilt", "zou", "graag", "hoop", "wens"), "WISH"),
    **dict.fromkeys(("kan", "kunnen", "kon"), "CAN"),
    **dict.fromkeys(("heb", "heeft", "hebben", "is", "zijn", "ben"), "BE"),
    **dict.fromkeys(("staat", "staan", "word", "wordt", "worden"), "BE"),
    **dict.fromkeys(("ga", "gaan", "gaat"), "GO"),
    **dict.fromkeys(("en", "of", "zodat", "om", "als", "want", "omdat", "dus", "maar", "waar", "hoe"), "CONJ"),
    **dict.fromkeys(("te",), "TO"),
    **dict.fromkeys(("niet", "geen", "nooit", "zonder"), "NEG"),
    **dict.fromkeys(("iets", "wat", "dingen", "ergens", "ofzo", "enzo"), "SOME"),
}  # fmt: skip


def _class_of(word: str) -> str:
    if word in _FUNCTION_CLASSES:
        return _FUNCTION_CLASSES[word]
    if any(char.isdigit() for char in word):
        return "NUM"
    if not word[0].isalpha():
        return "PUNCT"
    if label := word_label(word):
        return label
    if len(word) > 4 and word.endswith("en"):
        return "X-en"
    return "X"


def features(reading: Reading, words: Sequence[str]) -> dict[str, float]:
    """The features of one goal, by name. `words` are its normalised tokens."""
    found: dict[str, float] = {}

    def add(group: str, name: str, value: float = 1.0) -> None:
        found[f"{group}:{name}"] = found.get(f"{group}:{name}", 0.0) + value * _SCALE[group]

    labels: dict[str, int] = {}
    for cue in reading.cues:
        cell = reading.cell_at(cue.start)
        scope = {"planning": "plan.", "support": "help."}.get(cell, "")
        labels[scope + cue.label] = labels.get(scope + cue.label, 0) + 1
        if cell in ("activity", "result"):
            key = f"{cell}.{cue.label}"
            labels[key] = labels.get(key, 0) + 1
    for label, count in labels.items():
        add("cue", label)
        if count > 1:
            add("cue", f"{label}+")
    measured = [label for label in nl.MEASURE_PATTERNS if label in labels]
    strong = [label for label in measured if label in _SURE]
    add("cue", f"measures={min(len(measured), 3)}")
    add("cue", f"sure={min(len(strong), 2)}")
    acts = labels.get("action", 0) + labels.get("topic", 0)
    add("cue", f"acts={min(acts, 3)}")
    if labels.keys() & {"comparative", "vague_verb", "endless"}:
        add("cue", f"er&measures={bool(measured)}&acts={min(acts, 1)}")
    if "learning_verb" in labels or "learning_noun" in labels:
        add("cue", f"learning&sure={bool(strong)}&topic={'topic' in labels}")
    if "alone" in labels:
        add("cue", f"alone&acts={min(acts, 1)}")
    if labels.keys() & {"course", "certificate"}:
        add("cue", f"course&topic={'topic' in labels}")
    if "magie_we" in labels and "magie_image" in labels:
        add("cue", "magie")

    add("cue", f"ends={reading.period.ends}", 2.0)
    if reading.period.words and not reading.period.ends:
        add("cue", "start only")

    filled = reading.row.cells
    if reading.row.is_whole_row:
        add("shape", "row")
        for name in _CELLS[1:]:
            add("shape", f"{name}={name in filled}")
    content = [
        word
        for word in words
        if len(word) > 3
        and word[0].isalpha()
        and word not in nl.STOP_WORDS
        and _class_of(word) in ("X", "X-en", "action")
    ]
    specific = [word for word in content if word not in nl.GENERIC]
    add("cue", f"generic only={bool(content) and not specific}")
    add("shape", f"things={_bucket(len(specific))}")
    if labels.keys() & {"count", "certificate", "done"} or measured:
        add("cue", f"measured&things={min(len(specific), 2)}")
    add("shape", f"words={_bucket(len(words))}")
    add("shape", f"content={_bucket(len(content))}")
    if words:
        add("shape", f"last={_class_of(words[-1])}")
        add("shape", f"first={_class_of(words[0])}")

    classes = ["^", *(_class_of(word) for word in words), "$"]
    grams = [*pairwise(classes), *zip(classes, classes[1:], classes[2:], strict=False)]
    for gram in set(grams):
        add("class", " ".join(gram))
    shown = ["0" if any(char.isdigit() for char in word) else word for word in words]
    for word in set(shown):
        add("word", word)
    for pair in set(pairwise(shown)):
        add("word", " ".join(pair), 0.7)
    parts = {part for word in set(shown) for part in _parts(word)}
    for part in parts:
        add("part", part)
    return found


_SURE: Final = frozenset(
    (
        "norm",
        "bound",
        "percent",
        "money",
        "frequency",
        "level",
        "score",
        "certificate",
        "certificate_name",
        "done",
        "zero",
        "judge",
        "count",
    )
)


def _parts(word: str) -> Iterator[str]:
    if not word[0].isalpha() or len(word) < 4:
        return
    framed = f"<{word}>"
    for size in (3, 4, 5):
        for start in range(len(framed) - size + 1):
            yield framed[start : start + size]


def _bucket(count: int) -> str:
    return next((str(top) for top in (0, 1, 2, 3, 4, 6, 9, 14, 22, 40) if count <= top), "more")


# --- learning -----------------------------------------------------------------------------------------------


def fit_logistic(gram: Vector, wanted: NDArray[np.bool_], importance: Vector) -> tuple[Vector, float]:
    """Ridge logistic regression by Newton steps in the space of examples (there are fewer of them than features).

    `gram` holds the inner products of the examples, divided by the penalty on the weights. Returns how much each
    example contributes to the weights, and the bias.
    """
    count = len(gram)
    target = np.where(wanted, 1.0, 0.0)
    alpha, bias = np.zeros(count), 0.0
    for _ in range(40):
        score = gram @ alpha + bias
        chance = 1.0 / (1.0 + np.exp(-score))
        curve = np.maximum(importance * chance * (1.0 - chance), 1e-6)
        goal = importance * (target - chance) + curve * score
        system = np.empty((count + 1, count + 1))
        system[:count, :count] = gram * curve[:, None]
        system[:count, :count].flat[:: count + 1] += 1.0
        system[:count, count] = curve
        system[count, :count] = gram.T @ curve
        system[count, count] = curve.sum()
        solved = np.linalg.solve(system, np.append(goal, goal.sum()))
        step = float(np.abs(solved[:count] - alpha).max())
        alpha, bias = solved[:count], float(solved[count])
        if step < 1e-6:
            break
    return alpha, bias


class GoalReader:
    """A spaCy component that gives each goal the chance of every label, in `doc.cats`.

    The `Reading` must stand in `doc.user_data["reading"]`: cells and period are not in the text alone.
    """

    def __init__(self) -> None:
        self.vocabulary: dict[str, int] = {}
        self.weights: Vector = np.zeros((0, len(HEADS)))
        self.bias: Vector = np.zeros(len(HEADS))

    def __call__(self, doc: Doc) -> Doc:
        found = features(doc.user_data["reading"], words_in(doc))
        known = [(self.vocabulary[name], value) for name, value in found.items() if name in self.vocabulary]
        score = self.bias.copy()
        if known:
            index, values = zip(*known, strict=True)
            score += np.asarray(values) @ self.weights[list(index)]
        doc.cats = dict(zip(HEADS, (1.0 / (1.0 + np.exp(-score))).tolist(), strict=True))
        return doc

    def fit(
        self, examples: Sequence[dict[str, float]], labels: dict[str, tuple[Sequence[bool], Sequence[float]]]
    ) -> None:
        """Learn from features and, for each head, its answers and how much each example counts."""
        counts: dict[str, int] = {}
        for example in examples:
            for name in example:
                counts[name] = counts.get(name, 0) + 1
        kept = sorted(name for name, count in counts.items() if count > 1)
        self.vocabulary = {name: position for position, name in enumerate(kept)}
        rows = np.zeros((len(examples), len(kept)))
        for line, example in enumerate(examples):
            for name, value in example.items():
                if (position := self.vocabulary.get(name)) is not None:
                    rows[line, position] = value
        gram = rows @ rows.T / PENALTY
        columns, biases = [], []
        for head in HEADS:
            wanted, importance = (
                np.asarray(labels[head][0], dtype=bool),
                np.asarray(labels[head][1], dtype=np.float64),
            )
            use = np.flatnonzero(importance)
            alpha, bias = fit_logistic(gram[np.ix_(use, use)], wanted[use], importance[use])
            columns.append(rows[use].T @ alpha / PENALTY)
            biases.append(bias)
        self.weights, self.bias = np.stack(columns, axis=1), np.asarray(biases)

    def pull_of_words(self, words: Sequence[str], head: str) -> list[float]:
        """How strongly each word speaks for `head` by itself; negative speaks against."""
        column = HEADS.index(head)
        pulls = []
        for word in words:
            names = [f"word:{word}", *(f"part:{part}" for part in _parts(word))]
            scales = [_SCALE["word"], *([_SCALE["part"]] * (len(names) - 1))]
            pulls.append(
                sum(
                    float(self.weights[self.vocabulary[name], column]) * scale
                    for name, scale in zip(names, scales, strict=True)
                    if name in self.vocabulary
                )
            )
        return pulls

    def to_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the weights: numbers and names only, nothing that runs when it is read."""
        path = Path(path)
        path.mkdir(parents=True, exist_ok=True)
        np.savez(path / "weights.npz", weights=self.weights.astype(np.float32), bias=self.bias)
        about = {"version": FEATURES_VERSION, "heads": HEADS, "features": list(self.vocabulary)}
        (path / "features.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: Iterable[str] = ()) -> GoalReader:
        """Read the weights back.

        Raises:
            ModelMissing: when they were trained by another version of this program.
        """
        path = Path(path)
        about = json.loads((path / "features.json").read_text(encoding="utf-8"))
        if about["version"] != FEATURES_VERSION or tuple(about["heads"]) != HEADS:
            raise ModelMissing("The goal model was trained by another version. Run: make train")
        with np.load(path / "weights.npz", allow_pickle=False) as stored:
            self.weights, self.bias = stored["weights"].astype(np.float64), stored["bias"]
        self.vocabulary = {name: position for position, name in enumerate(about["features"])}
        return self


# Chosen by cross-validation over the files of data/goals; see docs/goal-checker.md.
PENALTY: Final = 1.0


@Language.factory(COMPONENT)  # type: ignore[untyped-decorator,unused-ignore]
def _make_goal_reader(nlp: Language, name: str) -> GoalReader:
    return GoalReader()


def words_in(doc: Doc) -> list[str]:
    """The normalised tokens of a text, without white space."""
    return [normalise(token.text) for token in doc if not token.is_space]


def blank_pipeline() -> Language:
    """A Dutch pipeline with an untrained reader."""
    pipeline = spacy.blank("nl")
    pipeline.add_pipe(COMPONENT)
    return pipeline


def reader_of(pipeline: Language) -> GoalReader:
    """The reader in a pipeline."""
    return cast(GoalReader, pipeline.get_pipe(COMPONENT))


def doc_of(pipeline: Language, reading: Reading) -> Doc:
    """The tokens of a reading, ready for the pipeline."""
    doc = pipeline.make_doc(reading.text)
    doc.user_data["reading"] = reading
    return doc


def load_pipeline(path: Path) -> Language:
    """Load the trained pipeline.

    Raises:
        ModelMissing: when it is not there or not ours to read.
    """
    if not (path / "meta.json").is_file():
        raise ModelMissing("The goal model is not trained yet. Run: make train")
    return spacy.load(path)


def chances(pipeline: Language, reading: Reading) -> dict[str, float]:
    """The chance of every head for one reading."""
    doc = pipeline(doc_of(pipeline, reading))
    return cast(dict[str, float], cast(Any, doc).cats)
