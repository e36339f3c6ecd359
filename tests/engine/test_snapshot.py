"""The engine's memory: the same state comes back, and no text was ever in it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from engine_process import TINY_BOT

from bot import training
from bot.settings import PROJECT_ROOT
from bot.store import migrate

TEXT = "ik wil minder overwerken op vrijdag"


def probe(url: str) -> dict[str, Any]:
    done = subprocess.run(
        [training.engine_python(), Path(__file__).parent / "snapshot_probe.py", url, TINY_BOT],
        cwd=PROJECT_ROOT,
        env={**training.engine_environment(), "PYTHONPATH": str(PROJECT_ROOT)},
        capture_output=True,
        text=True,
        timeout=600,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


@pytest.fixture(
    scope="module",
    params=[
        pytest.param("sqlite", marks=pytest.mark.system),
        pytest.param("postgres", marks=[pytest.mark.system, pytest.mark.postgres]),
    ],
)
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    if request.param == "postgres":
        url: str = request.getfixturevalue("postgres_server").create("engine_snapshots")
    else:
        url = f"sqlite:///{tmp_path_factory.mktemp('snapshot') / 'engine.db'}"
    migrate(url)
    return probe(url)


def test_an_unknown_conversation_is_none_and_a_new_one_leaves_no_row(found: dict[str, Any]) -> None:
    assert found["missing"] is None
    # No events: so Rasa runs action_session_start.
    assert found["new"] == {"events": 0, "rows": []}


def test_an_open_form_comes_back_as_it_was(found: dict[str, Any]) -> None:
    assert found["open"] == {
        "slots": {"strengths": "given", "requested_slot": "enjoy"},
        "loop": "reflection_form",
        "rejected": False,
        "interrupted": False,
        "latest_action": "action_listen",
        "events": 6,
        "text": False,
    }


def test_a_digression_comes_back_as_one(found: dict[str, Any]) -> None:
    assert found["rejected"]["rejected"] is True
    assert found["interrupted"]["interrupted"] is True


def test_a_closed_form_stays_closed(found: dict[str, Any]) -> None:
    assert found["closed"]["loop"] is None
    assert found["closed"]["slots"] == {"strengths": "given"}


def test_the_next_turn_takes_the_place_of_the_last(found: dict[str, Any]) -> None:
    assert found["saved again"]["slots"] == {"strengths": "given", "requested_slot": "enjoy", "enjoy": "given"}


def test_slots_with_words_count_as_unset(found: dict[str, Any]) -> None:
    assert found["wordy"]["slots"] == {"turn": 3}


def test_structured_markers_are_kept_and_metadata_is_not(found: dict[str, Any]) -> None:
    assert found["metadata"]["slots"] == {"turn": {"goal": 2}}


def test_what_the_model_no_longer_knows_is_left_out(found: dict[str, Any]) -> None:
    assert found["other domain"]["loop"] is None
    assert "strengths" not in found["other domain"]["slots"]


def test_saving_at_once_loses_nothing(found: dict[str, Any]) -> None:
    assert found["at once"] == 5


def test_no_text_is_in_any_row(found: dict[str, Any]) -> None:
    assert found["rows"]
    assert TEXT not in json.dumps(found["rows"])
    assert "overwerken" not in json.dumps(found["rows"])
