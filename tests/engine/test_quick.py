"""What makes Rasa's part of a turn quick changes nothing of what comes out of it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot import training
from bot.engine.start import model_path
from bot.settings import PROJECT_ROOT

pytestmark = pytest.mark.system


def probe(how: str, directory: Path) -> dict[str, Any]:
    assert model_path().is_file(), "train first: make train"
    written = directory / f"{how}.json"
    done = subprocess.run(
        [training.engine_python(), Path(__file__).parent / "quick_probe.py", how, model_path(), written],
        cwd=PROJECT_ROOT,
        env={**training.engine_environment(), "PYTHONPATH": str(PROJECT_ROOT)},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(written.read_text())
    return found


@pytest.fixture(scope="module")
def as_rasa_does(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return probe("as_rasa_does", tmp_path_factory.mktemp("quick"))


@pytest.fixture(scope="module")
def quick(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return probe("quick", tmp_path_factory.mktemp("quick"))


def test_the_trained_pipeline_is_one_that_can_be_made_quick(quick: dict[str, Any]) -> None:
    assert quick["one_sum"] is True


def test_every_turn_is_understood_and_answered_as_rasa_does(
    as_rasa_does: dict[str, Any], quick: dict[str, Any]
) -> None:
    forms = {turn["state"]["active_loop"].get("name") for turn in quick["turns"]}
    assert forms == {None, "reflection_form", "goal_form"}, "the conversation goes through forms, and out of them"
    for theirs, ours in zip(as_rasa_does["turns"], quick["turns"], strict=True):
        assert ours == theirs, f"after {theirs['text']!r}"


def test_actions_are_told_the_same_of_what_they_read(as_rasa_does: dict[str, Any], quick: dict[str, Any]) -> None:
    assert quick["calls"] == as_rasa_does["calls"]
