"""The labelled goals, the words they are read with, and learning from them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.smart import LETTERS, Checker
from bot.smart.evaluate import _score, floor
from bot.smart.goals_cues import find_cues, normalise, verb_forms, word_label
from bot.smart.goals_model import fit_logistic, reader_of
from bot.smart.training import fit, load_examples, train
from bot.smart.types import GoalRow

GOALS = Path(__file__).resolve().parents[2] / "data" / "goals"


def _lines(folder: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for path in sorted(folder.glob("*.jsonl")) for line in path.read_text().splitlines()]


def _source(goal: dict[str, Any]) -> str:
    cells = [goal.get(name, "") for name in ("text", "goal", "activity", "result", "planning", "support")]
    return "\n".join(cell for cell in cells if cell).casefold()


def test_there_are_enough_goals_and_whole_rows() -> None:
    goals = _lines(GOALS) + _lines(GOALS / "heldout")
    assert len(goals) >= 800
    assert sum("goal" in goal for goal in goals) >= 200
    assert len({goal["id"] for goal in goals}) == len(goals)


def test_the_held_out_third_is_chosen_by_the_text_alone() -> None:
    def held_out(goal: dict[str, Any]) -> bool:
        return int(hashlib.sha256(_source(goal).encode()).hexdigest(), 16) % 3 == 0

    assert not any(held_out(goal) for goal in _lines(GOALS))
    assert all(held_out(goal) for goal in _lines(GOALS / "heldout"))


def test_kinds_agree_with_letters() -> None:
    for goal in _lines(GOALS) + _lines(GOALS / "heldout"):
        there = sum(goal[name] for name in LETTERS)
        assert (goal["kind"] == "smart") == (there == 3), goal["id"]
        assert goal["kind"] != "vague" or there == 0, goal["id"]
        assert goal["kind"] != "partial" or there > 0, goal["id"]
        assert goal["kind"] not in ("er", "activity") or there < 2, goal["id"]


@pytest.mark.slow
def test_training_twice_gives_the_same_model() -> None:
    examples = load_examples(GOALS)[:120]
    first, second = reader_of(fit(examples)), reader_of(fit(examples))
    assert first.vocabulary == second.vocabulary
    assert np.array_equal(first.weights, second.weights)


def test_a_stored_model_judges_as_the_fresh_one_did(checker: Checker, tmp_path: Path) -> None:
    fresh = reader_of(checker._pipeline)
    checker._pipeline.to_disk(tmp_path / "goals")
    stored = reader_of(Checker.load(tmp_path)._pipeline)
    assert stored.vocabulary == fresh.vocabulary
    assert np.allclose(stored.weights, fresh.weights, atol=1e-5)


def test_a_broken_line_is_named_with_its_file(tmp_path: Path) -> None:
    (tmp_path / "goals").mkdir()
    (tmp_path / "goals" / "mine.jsonl").write_text('{"id": "x", "text": "Excel"}\n')
    with pytest.raises(ValueError, match=r"mine\.jsonl, line 1"):
        train(tmp_path, tmp_path)


def test_no_labelled_goals_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no labelled goals"):
        train(tmp_path, tmp_path)


def test_logistic_regression_separates_what_can_be_separated() -> None:
    rows = np.array([[0.0], [1.0], [3.0], [4.0]])
    wanted = np.array([False, False, True, True])
    alpha, bias = fit_logistic(rows @ rows.T / 0.01, wanted, np.ones(4))
    scores = rows @ (rows.T @ alpha / 0.01) + bias
    assert ((scores > 0) == wanted.reshape(scores.shape)).all()


@given(st.text())
def test_normalising_keeps_every_offset(text: str) -> None:
    assert len(normalise(text)) == len(text)


def test_normalising_keeps_the_accents_that_make_een_a_number() -> None:
    assert normalise("Één café, een idée") == "één cafe, een idee"


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("maken", {"maak", "maakt", "gemaakt"}),
        ("vullen", {"vul", "vult", "gevuld"}),
        ("invoeren", {"invoer", "ingevoerd"}),
        ("reizen", {"reis", "reist"}),
        ("beoordelen", {"beoordeel", "beoordeelt", "beoordeeld"}),
        ("oefenen", {"oefen", "oefent", "geoefend"}),
    ],
)
def test_verbs_are_known_in_their_regular_forms(verb: str, forms: set[str]) -> None:
    assert forms <= verb_forms(verb)


@pytest.mark.parametrize("word", ["duidelijker", "klantgerichter", "gestructureerder", "vlugger", "betere"])
def test_comparatives_are_recognised(word: str) -> None:
    assert word_label(word) == "comparative"


@pytest.mark.parametrize("word", ["manager", "medewerker", "december", "onder", "teamleider", "computer"])
def test_other_words_ending_in_er_are_not_comparatives(word: str) -> None:
    assert word_label(word) != "comparative"


@pytest.mark.parametrize(
    ("goal", "label", "words"),
    [
        ("reageren binnen 2 werkdagen", "norm", "binnen 2 werkdagen"),
        ("van 40 naar 30 minuten", "count", "van 40 naar 30"),
        ("afkeur onder de 2 procent", "percent", "2 procent"),
        ("een training projectmanagement volgen", "topic", "training projectmanagement"),
        ("de training 'effectief communiceren' volgen", "topic", "training 'effectief communiceren'"),
        ("elke maandag de lijst", "frequency", "elke maandag"),
        ("nederlands op niveau b1", "level", "niveau b1"),
    ],
)
def test_cues_are_found_where_they_stand(goal: str, label: str, words: str) -> None:
    assert words in [goal[cue.start : cue.end] for cue in find_cues(goal) if cue.label == label]


@pytest.mark.parametrize(
    "goal",
    [
        "werken met office 365",
        "op afdeling 3b",
        "met mijn 2 collega's",
        "voor 1 mei 2027",
        "in 2028",
        "route 12",
        "al 12 jaar",
    ],
)
def test_numbers_of_names_and_dates_measure_nothing(goal: str) -> None:
    measures = {"count", "score", "percent", "money", "norm", "level"}
    assert not measures & {cue.label for cue in find_cues(goal)}


def test_scores_count_each_label_and_their_mean() -> None:
    score = _score(["a", "a", "b"], ["a", "b", "b"], ("a", "b", "c"))
    assert score["labels"]["a"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "support": 2}
    assert score["confusion"]["a"]["b"] == 1
    assert score["macro_f1"] == pytest.approx(0.6667, abs=1e-4)


def test_the_floor_is_only_a_floor() -> None:
    assert floor(GoalRow("Voor 1 mei 20 offertes maken"))["kind"] == "smart"
    assert floor(GoalRow("Office 365"))["measurable"]  # a regular expression cannot know better
