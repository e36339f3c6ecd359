"""The messages Rasa learns from: complete, varied, and honestly apart from the ones it is measured on."""

import re
from collections import Counter
from pathlib import Path

import pytest
from project_files import ROOT, read_yaml

# Rasa gives these a meaning of its own.
RESERVED = {"back", "restart", "session_start"}


def read(path: Path) -> dict[str, list[str]]:
    content = read_yaml(path)
    return {block["intent"]: [line[2:] for line in block["examples"].splitlines()] for block in content["nlu"]}


def normal(text: str) -> str:
    """Case, punctuation and spacing make no other message of it."""
    return " ".join(re.findall(r"\w+", text.lower())) or text


TRAINING = {
    intent: lines for path in sorted((ROOT / "data/nlu").glob("*.yml")) for intent, lines in read(path).items()
}
HELD_OUT = {name: read(ROOT / "tests/nlu" / name) for name in ("heldout.yml", "heldout_hard.yml")}
ALL_INTENTS = read_yaml("domain.yml")["intents"]
# Sent by our own channel when someone arrives or presses a button; nobody types them.
SIGNALS = {"arrive", "press"}
INTENTS = [intent for intent in ALL_INTENTS if intent not in SIGNALS]


def test_every_intent_of_the_domain_is_taught_and_no_other() -> None:
    assert set(TRAINING) == set(INTENTS)
    assert len(ALL_INTENTS) == len(set(ALL_INTENTS))


def test_no_intent_takes_a_name_that_rasa_reserves() -> None:
    assert not RESERVED & set(ALL_INTENTS)


def test_an_intent_is_taught_in_one_place() -> None:
    blocks = [block["intent"] for path in (ROOT / "data/nlu").glob("*.yml") for block in read_yaml(path)["nlu"]]
    assert [intent for intent, count in Counter(blocks).items() if count > 1] == []


@pytest.mark.parametrize("intent", sorted(TRAINING))
def test_an_intent_has_enough_examples(intent: str) -> None:
    assert len({normal(text) for text in TRAINING[intent]}) >= 30


@pytest.mark.parametrize("intent", sorted(TRAINING))
def test_the_examples_of_an_intent_are_no_template(intent: str) -> None:
    starts = Counter(" ".join(normal(text).split()[:3]) for text in TRAINING[intent] if len(text.split()) > 3)
    start, count = starts.most_common(1)[0] if starts else ("", 0)
    assert count <= len(TRAINING[intent]) * 0.2, f"{count} begin with '{start}'"


def test_no_message_means_two_things() -> None:
    meanings: dict[str, set[str]] = {}
    for intent, lines in TRAINING.items():
        for text in lines:
            meanings.setdefault(normal(text), set()).add(intent)
    assert {text: intents for text, intents in meanings.items() if len(intents) > 1} == {}


def test_no_example_is_a_command_to_rasa() -> None:
    assert [text for lines in TRAINING.values() for text in lines if text.startswith("/")] == []


@pytest.mark.parametrize("name", sorted(HELD_OUT))
def test_nothing_that_is_measured_was_taught(name: str) -> None:
    taught = {normal(text) for lines in TRAINING.values() for text in lines}
    assert [text for lines in HELD_OUT[name].values() for text in lines if normal(text) in taught] == []


def test_nothing_in_the_hard_set_is_nearly_the_same_as_an_example() -> None:
    taught = [(set(normal(text).split()), text) for lines in TRAINING.values() for text in lines]
    measured = [
        (set(normal(text).split()), text) for lines in HELD_OUT["heldout_hard.yml"].values() for text in lines
    ]
    alike = [
        (text, example)
        for said, text in measured
        for known, example in taught
        if len(said) > 2 and len(said & known) >= 0.75 * len(said | known)
    ]
    assert alike == []


@pytest.mark.parametrize(("name", "at_least"), [("heldout.yml", 8), ("heldout_hard.yml", 4)])
def test_every_intent_is_measured(name: str, at_least: int) -> None:
    assert [intent for intent in INTENTS if len(HELD_OUT[name].get(intent, [])) < at_least] == []
