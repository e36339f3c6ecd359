"""`make evaluate`: how well everything understands, measured on examples that nothing was learnt from.

Gathers the measurements of the rooms into `build/evaluate.json` and prints their main figures. A room that cannot be
measured is named, and does not keep the others from being measured.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from bot.settings import PROJECT_ROOT, SettingsError, load_settings
from bot.training import engine_environment, engine_python

Measurement = Callable[[Path, Path], dict[str, Any]]


def _goals(models_dir: Path, data_dir: Path) -> dict[str, Any]:
    from bot.smart.evaluate import evaluate

    return evaluate(models_dir, data_dir)


def _planning(_models_dir: Path, data_dir: Path) -> dict[str, Any]:
    from bot.smart.evaluate_planning import evaluate

    return evaluate(data_dir / "planning")


def _messages(models_dir: Path, data_dir: Path) -> dict[str, Any]:
    from bot.dialogue.gate_evaluate import evaluate

    return evaluate(models_dir, data_dir)


def _door(models_dir: Path, data_dir: Path) -> dict[str, Any]:
    from bot.dialogue.door_evaluate import evaluate

    return evaluate(models_dir, data_dir)


def _themes(models_dir: Path, data_dir: Path) -> dict[str, Any]:
    from bot.trends.themes_evaluate import evaluate

    return evaluate(models_dir, data_dir)


def _intents(models_dir: Path, _data_dir: Path) -> dict[str, Any]:
    """Measured in the environment of Rasa, by the script that belongs to the held-out messages."""
    with tempfile.TemporaryDirectory() as directory:
        figures = Path(directory) / "intents.json"
        command = [engine_python(), PROJECT_ROOT / "tests" / "nlu" / "evaluate_nlu.py"]
        arguments = ["--model", models_dir / "engine", "--json", figures]
        done = subprocess.run(  # noqa: S603 - a command of ours
            [*map(str, command), *map(str, arguments)],
            cwd=PROJECT_ROOT,
            env=engine_environment(),
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else "evaluate_nlu")
        result: dict[str, Any] = json.loads(figures.read_text())
        return result


MEASUREMENTS: dict[str, tuple[str, Measurement]] = {
    "goals": ("Doelen", _goals),
    "planning": ("Planning en bedragen", _planning),
    "messages": ("Berichten", _messages),
    "door": ("Privézaken aan de deur", _door),
    "themes": ("Thema's", _themes),
    "intents": ("Vragen en opdrachten (Rasa)", _intents),
}


def main_figures(figures: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """The single numbers near the top of what was measured, with the way to them; tables are left to the file."""
    for name, value in figures.items():
        path = f"{prefix}{name}"
        if isinstance(value, bool):
            continue
        if isinstance(value, int | float):
            yield path, value
        elif isinstance(value, dict) and prefix.count(".") < 2 and len(value) <= 12:
            yield from main_figures(value, f"{path}.")


def main() -> int:
    """Measures everything and writes `build/evaluate.json`. Returns 1 when something could not be measured."""
    try:
        models_dir = load_settings().models_dir
    except SettingsError as reason:
        print(reason, file=sys.stderr)
        return 1
    results: dict[str, Any] = {}
    failed = False
    for name, (title, measure) in MEASUREMENTS.items():
        print(f"\n{title} ...", flush=True)
        try:
            results[name] = measure(models_dir, PROJECT_ROOT / "data")
        except Exception as error:
            # Whatever it is: the other measurements still count. The examples name no real person.
            failed = True
            results[name] = {"error": f"{type(error).__name__}: {error}"}
            print(f"  niet gemeten: {type(error).__name__}: {error}", file=sys.stderr)
            continue
        for path, value in main_figures(results[name]):
            print(f"  {path:<44} {value:>8.3f}" if isinstance(value, float) else f"  {path:<44} {value:>8}")
    build = PROJECT_ROOT / "build"
    build.mkdir(exist_ok=True)
    (build / "evaluate.json").write_text(json.dumps(results, ensure_ascii=False, indent=1) + "\n")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
