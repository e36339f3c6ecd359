"""`make evaluate` holds its figures: a fall of more than two points is told, a missing figure is no quiet success."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot import evaluate
from bot.evaluate import FIGURES, HELD, HELD_LOW, RECORDED, fallen, held_figures, main, measure_all
from bot.evaluate_report import as_text


def _results(figure: float) -> dict[str, Any]:
    """Results in which every held figure is the same."""
    results: dict[str, Any] = {}
    for path in (*HELD, *HELD_LOW):
        *ways, last = path.split(".")
        room = results
        for name in ways:
            room = room.setdefault(name, {})
        room[last] = figure
    return results


def test_a_figure_that_falls_more_than_two_points_is_told() -> None:
    recorded = {"goals.ours.kind.macro_f1": 0.90, "themes.ours.micro_f1": 0.80}
    now = {"goals.ours.kind.macro_f1": 0.879, "themes.ours.micro_f1": 0.80}
    (line,) = fallen(now, recorded)
    assert "goals.ours.kind.macro_f1" in line
    assert "0.879" in line


def test_two_points_exactly_are_the_luck_of_a_few_examples() -> None:
    assert fallen({"a": 0.88}, {"a": 0.90}) == []
    assert fallen({"a": 0.99}, {"a": 0.90}) == []


def test_where_lower_is_better_a_rise_is_told() -> None:
    low = HELD_LOW[0]
    assert fallen({low: 0.08}, {low: 0.05})
    assert fallen({low: 0.01}, {low: 0.05}) == []


def test_a_figure_that_is_no_longer_measured_is_not_passed_over() -> None:
    results = _results(0.9)
    del results["themes"]["ours"]["micro_f1"]
    with pytest.raises(KeyError, match=r"themes\.ours\.micro_f1"):
        held_figures(results)


def test_every_held_figure_was_recorded() -> None:
    recorded = json.loads((FIGURES / RECORDED).read_text(encoding="utf-8"))
    assert set(recorded) == {*HELD, *HELD_LOW}
    assert all(0 <= figure <= 1 for figure in recorded.values())


@pytest.mark.parametrize(("figure", "code"), [(1.0, 1), (0.0, 1)])
def test_the_command_fails_when_anything_fell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], figure: float, code: int
) -> None:
    # All ones is too high for what should be low, all noughts too low for the rest.
    monkeypatch.setattr(evaluate, "measure_all", lambda *_: (_results(figure), True))
    assert main(["--check"]) == code
    assert "GEDAALD" in capsys.readouterr().err


def test_the_command_is_content_with_the_recorded_figures(monkeypatch: pytest.MonkeyPatch) -> None:
    results = _results(0.5)
    for path, figure in json.loads((FIGURES / RECORDED).read_text(encoding="utf-8")).items():
        *ways, last = path.split(".")
        room = results
        for name in ways:
            room = room[name]
        room[last] = figure
    monkeypatch.setattr(evaluate, "measure_all", lambda *_: (results, True))
    assert main(["--check"]) == 0


def test_a_room_that_cannot_be_measured_does_not_keep_the_others(tmp_path: Path) -> None:
    def breaks(_models: Path, _data: Path) -> dict[str, Any]:
        raise FileNotFoundError("niets")

    results, whole = measure_all(
        tmp_path, tmp_path, {"one": ("Een", breaks), "two": ("Twee", lambda *_: {"share": 0.5})}
    )
    assert not whole
    assert results == {"one": {"error": "FileNotFoundError: niets"}, "two": {"share": 0.5}}


def test_the_report_says_what_was_not_measured() -> None:
    assert "Niet gemeten: kapot" in as_text({"themes": {"error": "kapot"}})


def test_the_report_shows_every_label_beside_what_it_is_compared_with_and_the_mistakes() -> None:
    scores = {
        "labels": {"taal": {"precision": 0.75, "recall": 0.5, "f1": 0.6, "count": 4}},
        "confusion": {"taal": {"taal": 2, "overig": 2}},
        "micro_f1": 0.6,
        "macro_f1": 0.6,
        "first_theme_right": 0.5,
        "all_themes_right": 0.5,
    }
    part = {"texts": 4, "with_two_themes": 0, "ours": scores, "floor": scores, "median_ms": 0.2}
    text = as_text({"themes": {**part, "worst": [{"text": "Fries", "themes": ["taal"], "said": ["overig"]}]}})
    assert "| taal | 0.750 | 0.500 | 0.600 | 0.750 | 0.500 | 0.600 | 4 |" in text
    assert "De ergste 1 fouten" in text
    assert "'Fries'" in text


def test_the_report_shows_what_the_door_stops_of_each_kind() -> None:
    rates = {"recall": 0.94, "harmless_stopped_everyday": 0.004, "harmless_stopped_hard": 0.19}
    confusion = {"health": {"health": 3, "none": 1}, "none": {"health": 2, "none": 8}}
    part = {"texts": 14, "to_ask_about": 4, "ours": rates, "floor": rates, "confusion": confusion, "median_ms": 0.3}
    text = as_text({"door": part})
    assert "14 teksten, 4 om naar te vragen" in text
    assert "| ons model | 0.940 | 0.004 | 0.190 |" in text
    assert "| none | 2 | 8 |" in text
