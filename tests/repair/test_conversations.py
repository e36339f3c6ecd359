"""The conversations themselves: enough of them, of every kind, in nobody else's words."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from conversations import FAMILIES, read_all
from project_files import ROOT, read_yaml
from scorecard import scores, table

from bot.dialogue.dutch import COMMANDS, IDLE_COMMANDS, KEEP, NO, WHY, YES, bare

CONVERSATIONS = read_all()


def test_there_are_enough_of_every_kind() -> None:
    kinds = Counter((c.family, c.kind) for c in CONVERSATIONS)
    assert len(CONVERSATIONS) >= 75
    assert set(kinds) == {(family, kind) for family, kinds in FAMILIES.items() for kind in kinds}
    assert min(kinds.values()) >= 2


def test_each_is_of_somebody_else_and_told_once() -> None:
    assert len({c.person for c in CONVERSATIONS}) == len(CONVERSATIONS)
    assert len({c.title for c in CONVERSATIONS}) == len(CONVERSATIONS)


def _words_that_anyone_uses() -> set[str]:
    """Near-exact commands, yes and no: in a conversation they are what they are in the data."""
    plain = {*COMMANDS, *IDLE_COMMANDS, *YES, *NO, *KEEP, *WHY, "overslaan", "terug", "stop", "stop ermee", "verder"}
    return {bare(words) for words in plain}


def _learnt_from() -> set[str]:
    texts = [
        json.loads(line)["text"]
        for path in (ROOT / "data" / "messages").rglob("*.jsonl")
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    for path in (ROOT / "data" / "nlu").glob("*.yml"):
        for intent in read_yaml(path).get("nlu", []):
            texts += [line.removeprefix("- ") for line in intent.get("examples", "").splitlines()]
    return {bare(text) for text in texts}


def test_nothing_that_is_said_was_learnt_from() -> None:
    said = {bare(text) for c in CONVERSATIONS for text in c.texts if len(bare(text).split()) >= 3}
    assert said & _learnt_from() - _words_that_anyone_uses() == set()


def test_a_conversation_that_is_not_written_as_it_should_is_refused() -> None:
    from conversations import _conversation

    good = {
        "title": "x",
        "family": "human",
        "kind": "hand-over",
        "person": "x",
        "at": "goal",
        "talk": [],
        "after": {},
    }
    assert _conversation(dict(good)).title == "x"
    for wrong in (
        {"kind": "nothing"},
        {"talk": [{"types": "hoi"}]},
        {"talk": [{"typs": "hoi", "asks": None}]},
        {"x": 1},
    ):
        with pytest.raises(ValueError):
            _conversation({**good, **wrong})


def test_the_scorecard_counts_what_went_well() -> None:
    card = scores([("human", "hand-over", True), ("human", "hand-over", False), ("return", "after days", True)])
    assert (card["passed"], card["played"]) == (2, 3)
    assert card["families"]["human"]["kinds"]["hand-over"] == {"passed": 1, "played": 2}
    assert "| human | hand-over 2 | 1 of 2 |" in table(card)
    assert table(card)[-1] == "| **all** | | **2 of 3** |"


def test_the_docs_show_this_scorecard() -> None:
    shown = (ROOT / "docs" / "repair.md").read_text(encoding="utf-8")
    card = scores((c.family, c.kind, True) for c in CONVERSATIONS)
    assert "\n".join(table(card)) in shown
