"""The measured reading of planning cells, and the floor under which it may not fall."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from bot.smart.evaluate_planning import evaluate, floor_period

DATA = Path(__file__).parents[2] / "data" / "planning"


def test_held_out_cells_are_read_as_well_as_recorded() -> None:
    heldout = evaluate(DATA)["heldout"]
    assert heldout["cells"]["n"] >= 200
    assert heldout["cells"]["exact"] >= 0.94
    assert heldout["cells"]["ends_right"] >= 0.97
    assert heldout["sentences"]["exact"] >= 0.93
    assert heldout["amounts"]["exact"] >= 0.95


def test_the_rules_are_far_above_a_handful_of_regular_expressions() -> None:
    cells = evaluate(DATA)["heldout"]["cells"]
    assert cells["floor_exact"] < cells["exact"] - 0.3


def test_the_report_is_json_and_keeps_held_out_mistakes_to_itself() -> None:
    report = evaluate(DATA)
    assert json.loads(json.dumps(report)) == report
    assert "wrong" not in report["heldout"]["cells"]


def test_no_text_stands_in_both_parts() -> None:
    texts = {}
    for part in ("train", "heldout"):
        rows = [json.loads(line) for file in (DATA / part).glob("*.jsonl") for line in file.open(encoding="utf-8")]
        texts[part] = {row["text"] for row in rows}
    assert not texts["train"] & texts["heldout"]


def test_missing_data_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="cells"):
        evaluate(tmp_path)


def test_the_floor_reads_plain_dates_only() -> None:
    today = date(2026, 11, 22)
    assert floor_period("van 4 januari tot 7 maart", today) == (date(2027, 1, 4), date(2027, 3, 7))
    assert floor_period("eind maart", today) == (None, None)
