"""How well the trained engine understands messages it never saw, held against what was recorded."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.system, pytest.mark.timeout(900)]

ROOT = Path(__file__).parents[2]
PYTHON = Path(os.environ.get("POP_ENGINE_PYTHON") or ROOT / ".venv-engine/bin/python")
# Two points below the figures in docs/nlu.md.
FLOORS = {"heldout.yml": 0.92, "heldout_hard.yml": 0.64}
# What these set in motion is hard to take back, so they must not be heard where they were not said.
CAREFUL = ("erase_data", "cancel_talk", "sign_plan", "share_plan", "withdraw_share", "remove_goal")


@pytest.fixture(scope="module", params=sorted(FLOORS))
def measured(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, dict[str, Any]]:
    """The name of a held-out file and the figures on it, from Rasa's own environment."""
    model = Path(os.environ.get("POP_NLU_MODEL", ROOT / "models/engine"))
    assert any(model.glob("*.tar.gz")), f"no trained model in {model}: make train"
    figures = tmp_path_factory.mktemp("nlu") / "figures.json"
    command = [PYTHON, ROOT / "tests/nlu/evaluate_nlu.py", "--model", model, "--json", figures]
    command += ["--heldout", ROOT / "tests/nlu" / request.param]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return request.param, json.loads(figures.read_text(encoding="utf-8"))


def test_unseen_messages_are_understood_as_well_as_recorded(measured: tuple[str, dict[str, Any]]) -> None:
    name, figures = measured
    assert figures["weighted_f1"] >= FLOORS[name]


def test_what_was_understood_is_seldom_asked_again(measured: tuple[str, dict[str, Any]]) -> None:
    _, figures = measured
    assert figures["fallback"]["right_ones_lost"] <= 0.03


def test_what_is_hard_to_take_back_is_not_heard_where_it_was_not_said(
    measured: tuple[str, dict[str, Any]],
) -> None:
    name, figures = measured
    precision = {intent: figures["intents"][intent]["precision"] for intent in CAREFUL}
    assert min(precision.values()) >= (0.85 if name == "heldout.yml" else 0.5), precision
