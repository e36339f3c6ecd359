"""`make evaluate`: how well everything understands, measured on examples that nothing was learnt from.

Gathers the measurements of the rooms into `build/evaluate.json` and, for people, `build/evaluate.md`. A room that
cannot be measured is named, and does not keep the others from being measured.

    python -m bot.evaluate            measure, report, and fail when a figure fell below the recorded one
    python -m bot.evaluate --check    the same without the engine, in seconds: part of `make test`
    python -m bot.evaluate --record   keep these figures as the ones to hold
    python -m bot.evaluate --diet     train Rasa's default pipeline on the same messages first (about half an hour)
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from bot.evaluate_report import as_text
from bot.settings import PROJECT_ROOT, SettingsError, load_settings
from bot.training import engine_environment, engine_python

Measurement = Callable[[Path, Path], dict[str, Any]]

FIGURES: Final = PROJECT_ROOT / "data" / "figures"
RECORDED: Final = "recorded.json"
DIET: Final = "diet.json"
MAY_FALL: Final = 0.02  # two points: less is the luck of a few examples
# It has learnt 97% of the training messages after eight; `rasa init` writes 100, for which few will wait.
_DIET_EPOCHS: Final = 15


def _goals(models_dir: Path, data_dir: Path) -> dict[str, Any]:
    from bot.smart.evaluate import evaluate

    return evaluate(models_dir, data_dir) | {"strangers": evaluate(models_dir, data_dir, "heldout/fresh")}


def _planning(_models_dir: Path, data_dir: Path) -> dict[str, Any]:
    from bot.smart.evaluate_planning import evaluate

    return evaluate(data_dir / "planning")


def _messages(models_dir: Path, data_dir: Path) -> dict[str, Any]:
    from bot.dialogue.gate_evaluate import evaluate

    return evaluate(models_dir, data_dir) | {"strangers": evaluate(models_dir, data_dir, "heldout/fresh")}


def _themes(models_dir: Path, data_dir: Path) -> dict[str, Any]:
    from bot.trends.themes_evaluate import evaluate

    return evaluate(models_dir, data_dir) | {"strangers": evaluate(models_dir, data_dir, "heldout/fresh")}


def _door(models_dir: Path, data_dir: Path) -> dict[str, Any]:
    from bot.dialogue.door_evaluate import evaluate

    return evaluate(models_dir, data_dir) | {"strangers": evaluate(models_dir, data_dir, "heldout/fresh")}


def _intents(models_dir: Path, _data_dir: Path) -> dict[str, Any]:
    """Measured in the environment of Rasa, by the script that belongs to the held-out messages."""
    with tempfile.TemporaryDirectory() as directory:
        figures = Path(directory) / "intents.json"
        script = PROJECT_ROOT / "tests" / "nlu" / "evaluate_nlu.py"
        _in_engine(script, "--model", models_dir / "engine", "--json", figures)
        result: dict[str, Any] = json.loads(figures.read_text())
        return result


def _in_engine(script: Path, *arguments: object) -> None:
    done = subprocess.run(  # noqa: S603 - a command of ours
        [str(engine_python()), str(script), *map(str, arguments)],
        cwd=PROJECT_ROOT,
        env=engine_environment(),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr.strip().splitlines()[-1] if done.stderr.strip() else script.stem)


QUICK: dict[str, tuple[str, Measurement]] = {
    "goals": ("Doelen", _goals),
    "planning": ("Planning en bedragen", _planning),
    "messages": ("Berichten", _messages),
    "themes": ("Thema's", _themes),
    "door": ("De deur", _door),
}
MEASUREMENTS: dict[str, tuple[str, Measurement]] = {
    **QUICK,
    "intents": ("Vragen en opdrachten (Rasa)", _intents),
}

# The figures that are held, by the way to them in the results. Where lower is better, one minus the figure is held.
HELD: Final = (
    *(f"goals.{part}{name}.macro_f1" for part in ("ours.", "strangers.ours.") for name in ("specific", "measurable")),
    *(f"goals.{part}{name}.macro_f1" for part in ("ours.", "strangers.ours.") for name in ("time_bound", "kind")),
    "planning.heldout.cells.exact",
    "planning.heldout.sentences.exact",
    "planning.heldout.amounts.exact",
    "planning.fresh.cells.exact",
    *(
        f"messages.{part}{name}"
        for part in ("ours.", "strangers.ours.")
        for name in ("answers_kept", "requests_recognised", "macro_f1")
    ),
    *(f"themes.{part}{name}" for part in ("ours.", "strangers.ours.") for name in ("micro_f1", "macro_f1")),
    *(f"door.{part}recall" for part in ("ours.", "strangers.ours.")),
)
HELD_LOW: Final = (
    "goals.ours.called_smart_wrongly",
    "goals.ours.smart_nagged",
    "messages.answers_asked_about",
    *(
        f"door.{part}harmless_stopped_{kind}"
        for part in ("ours.", "strangers.ours.")
        for kind in ("everyday", "hard")
    ),
)


def held_figures(results: Mapping[str, Any]) -> dict[str, float]:
    """The figures of `HELD` and `HELD_LOW` in results of `measure_all`.

    Raises KeyError naming the first that is missing: a figure that is no longer measured must not pass unseen.
    """
    return {path: _at(results, path) for path in (*HELD, *HELD_LOW)}


def _at(results: Mapping[str, Any], path: str) -> float:
    found: Any = results
    for name in path.split("."):
        if not isinstance(found, Mapping) or name not in found:
            raise KeyError(path)
        found = found[name]
    return float(found)


def fallen(now: Mapping[str, float], recorded: Mapping[str, float]) -> list[str]:
    """What is more than two points worse than recorded, a line for each; nothing when all is well."""
    lines = []
    for path, before in recorded.items():
        worse = now[path] - before if path in HELD_LOW else before - now[path]
        if worse > MAY_FALL + 1e-9:
            lines.append(f"{path}: {now[path]:.3f}, vastgelegd {before:.3f}")
    return lines


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


def measure_all(
    models_dir: Path, data_dir: Path, what: Mapping[str, tuple[str, Measurement]]
) -> tuple[dict[str, Any], bool]:
    """Measures each of `what` and prints its main figures. Returns the results and whether all could be measured."""
    results: dict[str, Any] = {}
    whole = True
    for name, (title, measure) in what.items():
        print(f"\n{title} ...", flush=True)
        try:
            results[name] = measure(models_dir, data_dir)
        except Exception as error:
            # Whatever it is: the other measurements still count. The examples name no real person.
            whole = False
            results[name] = {"error": f"{type(error).__name__}: {error}"}
            print(f"  niet gemeten: {type(error).__name__}: {error}", file=sys.stderr)
            continue
        for path, value in main_figures(results[name]):
            print(f"  {path:<48} {value:>8.3f}" if isinstance(value, float) else f"  {path:<48} {value:>8}")
    return results, whole


def measure_diet(data_dir: Path, room: Path) -> dict[str, Any]:
    """Trains Rasa's default pipeline on the training messages and counts what its intents alone make of unseen ones.

    room: where its files are written. Returns figures as `gate_evaluate` counts them, for both unseen parts, and how
    they were made. Raises RuntimeError with the last line of the engine's complaint when it fails.
    """
    from bot.dialogue.gate_evaluate import figures
    from bot.dialogue.gate_training import read_examples

    room.mkdir(parents=True, exist_ok=True)
    train = read_examples(data_dir, "train")
    unseen = {"heldout": read_examples(data_dir, "heldout"), "strangers": read_examples(data_dir, "heldout/fresh")}
    together = [example for part in unseen.values() for example in part]
    for name, examples in (("train", train), ("unseen", together)):
        (room / f"{name}.json").write_text(json.dumps([[e.label, e.text] for e in examples]), encoding="utf-8")
    _in_engine(PROJECT_ROOT / "scripts" / "measure_diet.py", room, _DIET_EPOCHS)
    said = json.loads((room / "said.json").read_text(encoding="utf-8"))
    first = len(unseen["heldout"])
    return {
        "how": "Rasa 3.6.21, the pipeline of `rasa init` (DIET, fallback below 0.3), intents alone, question unknown",
        "epochs": said["epochs"],
        "training_seconds": said["training_seconds"],
        "trained_on": len(train),
        "heldout": figures([e.label for e in together[:first]], said["said"][:first]),
        "strangers": figures([e.label for e in together[first:]], said["said"][first:]),
    }


def main(arguments: list[str] | None = None) -> int:
    """Measures, writes the report, compares. Returns 1 when something could not be measured or a figure fell."""
    parser = argparse.ArgumentParser(prog="python -m bot.evaluate")
    for switch in ("check", "record", "diet"):
        parser.add_argument(f"--{switch}", action="store_true")
    asked = parser.parse_args(arguments)
    try:
        models_dir = load_settings().models_dir
    except SettingsError as reason:
        print(reason, file=sys.stderr)
        return 1
    data_dir = PROJECT_ROOT / "data"
    build = PROJECT_ROOT / "build"
    build.mkdir(exist_ok=True)

    if asked.diet:
        _write_json(FIGURES / DIET, measure_diet(data_dir, build / "diet"))
    results, whole = measure_all(models_dir, data_dir, QUICK if asked.check else MEASUREMENTS)
    if (FIGURES / DIET).is_file() and "ours" in results["messages"]:
        results["messages"]["diet"] = json.loads((FIGURES / DIET).read_text(encoding="utf-8"))
    if not asked.check:
        _write_json(build / "evaluate.json", results)
        (build / "evaluate.md").write_text(as_text(results), encoding="utf-8")
        print("\nHet hele verslag staat in build/evaluate.md en build/evaluate.json.")
    if not whole:
        return 1

    now = held_figures(results)
    if asked.record:
        _write_json(FIGURES / RECORDED, now)
        return 0
    lines = fallen(now, json.loads((FIGURES / RECORDED).read_text(encoding="utf-8")))
    for line in lines:
        print(f"GEDAALD {line}", file=sys.stderr)
    return int(bool(lines))


def _write_json(path: Path, what: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(what, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
