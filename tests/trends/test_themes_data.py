"""The labelled texts are what the documentation says they are, and the evaluation counts as it should."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.learning.halves import Half, half_of
from bot.trends.themes import THEMES
from bot.trends.themes_evaluate import evaluate, figures, floor
from bot.trends.themes_training import Example, read_examples

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("half", ["train", "heldout"])
def test_every_text_stands_in_the_half_its_words_decide(half: Half) -> None:
    assert {half_of(example.text) for example in read_examples(DATA, half)} == {half}


def test_there_are_enough_texts_of_every_theme() -> None:
    examples = read_examples(DATA, "train") + read_examples(DATA, "heldout")
    themes = Counter(theme for example in examples for theme in example.themes)
    assert len(examples) >= 800
    assert min(themes[theme] for theme in THEMES) >= 50
    assert sum(len(example.themes) == 2 for example in examples) >= 200


def test_no_text_stands_in_it_twice() -> None:
    texts = Counter(e.text.lower() for e in read_examples(DATA, "train") + read_examples(DATA, "heldout"))
    assert [text for text, count in texts.items() if count > 1] == []


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"text": "x"}',
        '{"text": "x", "themes": []}',
        '{"text": "x", "themes": ["sport"]}',
        '{"text": "x", "themes": ["taal", "taal"]}',
        '{"text": "x", "themes": ["taal", "digitaal", "loopbaan"]}',
        '{"text": 1, "themes": ["taal"]}',
    ],
)
def test_a_damaged_line_is_named_with_its_file_and_number(tmp_path: Path, line: str) -> None:
    room = tmp_path / "themes" / "train"
    room.mkdir(parents=True)
    (room / "work.jsonl").write_text('{"text": "goed", "themes": ["overig"]}\n' + line + "\n")
    with pytest.raises(ValueError, match=r"work\.jsonl:2"):
        read_examples(tmp_path, "train")


def test_no_texts_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_examples(tmp_path, "train")


def test_figures_count_two_themes_apart() -> None:
    examples = [Example("a", ("taal", "loopbaan"), "x"), Example("b", ("overig",), "x")]
    counted = figures(examples, [("taal",), ("digitaal",)])
    # One right of two said, one found of three true.
    assert (counted["micro_precision"], counted["micro_recall"], counted["micro_f1"]) == (0.5, 0.3333, 0.4)
    assert counted["first_theme_right"] == 0.5
    assert counted["all_themes_right"] == 0.0
    assert counted["confusion"]["overig"]["digitaal"] == 1
    assert counted["labels"]["loopbaan"]["recall"] == 0.0


def test_the_floor_names_what_its_words_say() -> None:
    assert floor("cursus Excel") == ("digitaal", "vakkennis")
    assert floor("geen idee hoor") == ("verandering_innovatie",)
    assert floor("niks") == ("overig",)


@pytest.mark.slow
def test_the_model_beats_the_floor_by_far_on_texts_it_never_saw(trained: Callable[[str], Path]) -> None:
    measured = evaluate(trained("themes"), DATA)
    assert measured["ours"]["micro_f1"] > 0.81
    assert measured["ours"]["micro_f1"] > measured["floor"]["micro_f1"] + 0.2
    assert min(label["f1"] for label in measured["ours"]["labels"].values()) > 0.6
