"""`pop check`: one answer for each line, in order, whatever the line is."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot import cli
from bot.smart import checker

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def our_model(monkeypatch: pytest.MonkeyPatch, trained: Callable[[str], Path]) -> None:
    monkeypatch.setattr(checker, "MODELS_DIR", trained("goals"))
    checker.default_checker.cache_clear()


def answers(given: str | bytes) -> list[dict[str, Any]]:
    result = CliRunner().invoke(cli.main, ["check", "--json", "--today", "2026-11-22"], input=given)
    assert result.exit_code == 0
    return [json.loads(line) for line in result.output.splitlines()]


def test_a_goal_or_a_whole_row_is_judged_with_its_id() -> None:
    text, row = answers(
        '{"id": "g1", "text": "Voor 1 mei haal ik mijn VCA"}\n'
        '{"id": 2, "goal": "Excel", "activity": "cursus", "result": "", "planning": "voor 1 mei"}\n'
    )
    assert (text["id"], text["kind"], text["end"]) == ("g1", "smart", "2027-05-01")
    assert (row["id"], row["time_bound"], row["measurable"]) == (2, True, False)


def test_a_line_that_cannot_be_read_is_answered_and_the_rest_goes_on() -> None:
    lines = [
        b'{"id": 1, "text": "Voor 1 mei haal ik mijn VCA"}',
        b"geen json",
        b"\xff\xfe",
        b"[1, 2]",
        b"[" * 100_000,
        b'{"id": "zonder doel"}',
        b'{"id": 6, "goal": "Excel", "planning": 7}',
        b'{"id": 7, "text": "Voor 1 mei haal ik mijn VCA"}',
    ]
    found = answers(b"\n".join(lines))
    assert [answer["id"] for answer in found] == [1, None, None, None, None, "zonder doel", 6, 7]
    assert ["error" in answer for answer in found] == [False, True, True, True, True, True, True, False]
    assert all("niet te lezen" in answer["error"] for answer in found[1:-1])


def test_half_a_character_comes_back_as_it_came() -> None:
    (answer,) = answers('{"id": "\\ud83d", "text": "Voor 1 mei haal ik mijn VCA \\ud83d"}')
    assert answer["id"] == "\ud83d"
    assert answer["kind"] == "smart"
