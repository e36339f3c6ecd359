"""Measures the system beside a plain Rasa bot: `make bench`. Also writes `build/bench.json`."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

from measuring import Measured, aims, as_json
from rich.console import Console
from rich.table import Table
from systems import PEOPLE, TURNS, BenchFailed, make_reference, measure_ours, measure_reference

from bot.settings import PROJECT_ROOT


def table(ours: Measured, reference: Measured) -> Table:
    """The figures side by side."""
    shown = Table(title=f"{TURNS} beurten in een gesprek, daarna {PEOPLE} mensen tegelijk")
    for heading in ("", "dit systeem", "kale Rasa-bot", "verhouding"):
        shown.add_column(heading, justify="left" if not heading else "right")
    for label, name, unit in (
        ("starten", "start_s", "s"),
        ("een beurt, mediaan (p50)", "p50_ms", "ms"),
        ("een beurt, p95", "p95_ms", "ms"),
        ("eerste tien beurten", "first_ten_ms", "ms"),
        ("laatste tien / eerste tien", "growth", ""),
        (f"beurten per seconde ({PEOPLE} tegelijk)", "turns_per_s", ""),
        ("geheugen van de engine", "engine_rss_mb", "MB"),
    ):
        mine, theirs = getattr(ours, name), getattr(reference, name)
        shown.add_row(label, _figure(mine, unit), _figure(theirs, unit), f"{mine / theirs:.2f}")
    for process, memory in ours.rss_mb.items():
        if process != "engine":
            shown.add_row(f"geheugen van {process}", _figure(memory, "MB"), "-", "-")
    return shown


def _figure(value: float, unit: str) -> str:
    return f"{value:.{2 if value < 10 else 0}f} {unit}".rstrip()


def main() -> int:
    """Measures both, one after the other; returns the exit code."""
    console = Console()
    build = PROJECT_ROOT / "build"
    build.mkdir(exist_ok=True)
    try:
        reference_bot = make_reference(console.print)
        console.print("De kale bot meten ...")
        reference = measure_reference(reference_bot, build / "bench-reference.log")
        console.print("Dit systeem meten ...")
        with tempfile.TemporaryDirectory() as directory:
            ours = measure_ours(Path(directory))
    except BenchFailed as failure:
        console.print(str(failure), markup=False, style="red")
        return 1
    (build / "bench.json").write_text(json.dumps(as_json(ours, reference), indent=2) + "\n")
    console.print(table(ours, reference))
    for aim in aims(ours, reference):
        verdict = "gehaald     " if aim.reached else "niet gehaald"
        sign = "hoogstens" if aim.better == "lower" else "minstens"
        console.print(f"  {verdict}  {aim.text}: {aim.value:.2f} ({sign} {aim.bound:g})", highlight=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
