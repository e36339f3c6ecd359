"""The labelled messages are what the documentation says they are, and the evaluation counts as it should."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.dialogue import gate_nl
from bot.dialogue.gate import LABELS
from bot.dialogue.gate_evaluate import evaluate
from bot.dialogue.gate_training import fit_examples, read_examples, train
from bot.learning.halves import Half, half_of

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize("half", ["train", "heldout"])
def test_every_message_stands_in_the_half_its_words_decide(half: Half) -> None:
    assert {half_of(example.text) for example in read_examples(DATA, half)} == {half}


def test_there_are_enough_messages_of_every_label_for_every_question() -> None:
    examples = read_examples(DATA, "train") + read_examples(DATA, "heldout")
    learnt_from = Counter(example.label for example in read_examples(DATA, "train"))
    assert len(examples) >= 1500
    assert min(learnt_from[label] for label in LABELS) >= 300
    assert {example.question for example in examples} == set(gate_nl.KINDS)


def test_no_message_is_labelled_twice_for_the_same_question() -> None:
    examples = read_examples(DATA, "train") + read_examples(DATA, "heldout")
    counts = Counter((example.text, example.question) for example in examples)
    assert [pair for pair, count in counts.items() if count > 1] == []


def test_a_damaged_line_is_named_with_its_file_and_number(tmp_path: Path) -> None:
    room = tmp_path / "messages" / "train"
    room.mkdir(parents=True)
    (room / "care.jsonl").write_text('{"text": "lassen", "question": "strengths", "label": "answer"}\n{"text": 1}\n')
    with pytest.raises(ValueError, match=r"care\.jsonl:2"):
        read_examples(tmp_path, "train")


def test_the_evaluation_counts_what_went_wrong(tmp_path: Path) -> None:
    rows = {
        "train": [("lassen", "answer"), ("zorgen", "answer"), ("overslaan", "skip"), ("volgende", "skip")] * 2,
        "heldout": [("luisteren", "answer"), ("sla deze over", "skip"), ("ik wil weg van deze vraag", "skip")],
    }
    for half, pairs in rows.items():
        room = tmp_path / "messages" / half
        room.mkdir(parents=True)
        lines = [json.dumps({"text": t, "question": "strengths", "label": label}) for t, label in pairs]
        (room / "all.jsonl").write_text("\n".join(lines))
    fit_examples(read_examples(tmp_path, "train")).save(tmp_path / "models" / "gate")

    report = evaluate(tmp_path / "models", tmp_path)

    assert report["examples"] == 3
    assert report["ours"]["answers_kept"] == 1.0
    assert report["ours"]["confusion"]["skip"]["skip"] == 1
    assert [mistake["text"] for mistake in report["worst"]] == ["ik wil weg van deze vraag"]
    json.dumps(report)


@pytest.mark.slow
def test_the_same_data_make_the_same_model(trained: Callable[[str], Path], tmp_path: Path) -> None:
    known = trained("gate")
    (tmp_path / "pretrained").symlink_to(known / "pretrained")
    train(DATA, tmp_path)
    one, two = ((models / "gate" / "weights.npy").read_bytes() for models in (known, tmp_path))
    assert one == two
