"""The door asks about what has no place in a plan, and lets the words of care work through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.dialogue.door import SUBJECTS, Door
from bot.dialogue.door_evaluate import evaluate, rates
from bot.dialogue.door_training import Example, read_examples
from bot.learning.halves import Half, half_of
from bot.learning.linear import ModelMissing

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def models(trained: Callable[[str], Path]) -> Path:
    return trained("door")


@pytest.fixture(scope="module")
def door(models: Path) -> Door:
    return Door.load(models)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Ik zit sinds mei thuis met een burn-out", "health"),
        ("mijn collega is al maanden ziek", "health"),
        ("ik ben lid van de FNV", "union"),
        ("als moslim bid ik vijf keer per dag", "religion"),
        ("mijn ouders komen uit Marokko en ik ben Marokkaans", "origin"),
        ("ik ben homo en dat weten ze hier", "orientation"),
        ("mijn leidinggevende ligt in scheiding en heeft schulden", "private"),
    ],
)
def test_what_has_no_place_in_a_plan_is_asked_about_by_its_name(door: Door, text: str, subject: str) -> None:
    found = door.look(text)
    assert found is not None
    assert found.subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "Ik verzorg dementerende ouderen",
        "werken met de tillift",
        "ik werk in het ziekenhuis",
        "het verzuimbeleid vernieuwen",
        "psychiatrie als vak",
        "omgaan met stress",
        "mijn Nederlands verbeteren",
        "zet mijn handtekening",
        "wat gebeurt er met mijn antwoorden?",
        "overslaan",
        "",
        "8",
        "🙂",
        "/stop",
        "mijn Arabisch gebruikt niemand",
        "in de verkeerde kast gehangen",
        "mijn zus zegt dat ik thuis precies zo ben",
        "lijstje in mijn borstzak",
        "bestellingen dubbel geplaatst",
        "insuline spuiten mag ik nu zelfstandig",
        "Power BI leren",
        "ik weet het niet",
        "gaat niet slecht",
        "ik kom uit Groningen",
    ],
)
def test_the_words_of_work_and_of_the_conversation_are_let_in(door: Door, text: str) -> None:
    assert door.look(text) is None


def test_of_a_longer_text_the_telling_sentence_is_pointed_out(door: Door) -> None:
    telling = "Vorig jaar zat ik drie maanden thuis met een burn-out."
    found = door.look(f"Ik ben goed in plannen. {telling} Nu wil ik teamleider worden.")
    assert found is not None
    assert found.sentence == telling


def test_a_very_long_text_is_read_to_the_end(door: Door) -> None:
    found = door.look("Ik help klanten met hun vragen. " * 200 + "Ik heb een depressie gehad.")
    assert found is not None
    assert found.subject == "health"


def test_without_a_model_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="make train"):
        Door.load(tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("half", "recall", "everyday", "hard"),
    [("heldout", 0.91, 0.03, 0.12), ("heldout/fresh", 0.95, 0.02, 0.07)],
)
def test_on_texts_it_never_saw_it_misses_little_and_bothers_few(
    models: Path, half: Half, recall: float, everyday: float, hard: float
) -> None:
    measured = evaluate(models, DATA, half)
    ours = measured["ours"]
    assert ours["recall"] >= recall
    assert ours["harmless_stopped_everyday"] <= everyday
    # The texts that were written to look like it on purpose.
    assert ours["harmless_stopped_hard"] <= hard
    assert min(measured["subjects"].values()) >= 0.8


# --- the examples -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("half", ["train", "heldout"])
def test_every_text_stands_in_the_half_its_words_decide(half: Half) -> None:
    assert {half_of(example.text) for example in read_examples(DATA, half)} == {half}


def test_there_are_enough_texts_of_every_subject_and_none_stands_in_it_twice() -> None:
    examples = read_examples(DATA, "train") + read_examples(DATA, "heldout")
    subjects = Counter(subject for example in examples for subject in example.about)
    assert len(examples) >= 3_000
    assert min(subjects[subject] for subject in SUBJECTS) >= 60
    assert [text for text, n in Counter(e.text.lower() for e in examples).items() if n > 1] == []


@pytest.mark.parametrize(
    "line", ["{", '{"text": "x"}', '{"text": "x", "about": ["sport"]}', '{"text": 1, "about": []}']
)
def test_a_damaged_line_is_named_with_its_file_and_number(tmp_path: Path, line: str) -> None:
    room = tmp_path / "door" / "train"
    room.mkdir(parents=True)
    (room / "work.jsonl").write_text('{"text": "goed", "about": []}\n' + line + "\n")
    with pytest.raises(ValueError, match=r"work\.jsonl:2"):
        read_examples(tmp_path, "train")


def test_rates_keep_everyday_and_hard_texts_apart() -> None:
    examples = [
        Example("a", ("health",), "care"),
        Example("b", ("union",), "care"),
        Example("c", (), "everyday"),
        Example("d", (), "care"),
    ]
    counted = rates(examples, [True, False, False, True])
    assert counted == {
        "recall": 0.5,
        "harmless_stopped": 0.5,
        "harmless_stopped_everyday": 0.0,
        "harmless_stopped_hard": 1.0,
    }
