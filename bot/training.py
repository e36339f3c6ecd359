"""Trains what changed: the engine's model and the small models of our own.

Each model has its own directory under `models/`, with the hash of everything that it was made from beside it. A model
whose hash still fits is left alone, so `train` can be called at every start. A new model takes the place of the old
one only when it is complete: a failed training leaves what worked.
"""

from __future__ import annotations

import argparse
import contextlib
import fcntl
import hashlib
import importlib
import importlib.util
import multiprocessing
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.engine.start import MODEL_NAME
from bot.settings import PROJECT_ROOT, SettingsError, load_settings

Progress = Callable[[str], None]

HASH_NAME: Final = "made-from.sha256"
_LAST_LINES: Final = 15
_SILENCE_SECONDS: Final = 10
_AT_ONCE: Final = 2  # models, beside the engine's: each takes one processor and some hundreds of megabytes


class TrainingFailed(Exception):
    """A model could not be trained. The text says which, what was last said, and what to do, in Dutch."""


@dataclass(frozen=True, slots=True)
class Part:
    """One model: where it comes from and how it is made.

    `inputs` are patterns relative to the project; files under a `heldout` directory never count, because nothing is
    learnt from them. `make` gets the project and the directory to write to. `aside`: another program does the
    work, while this one makes the others. `begins_with`: what is made first, and stands in that directory too.
    """

    name: str
    title: str
    inputs: tuple[str, ...]
    make: Callable[[Path, Path, Progress], None]
    present: Callable[[], bool]
    aside: bool = False
    begins_with: Part | None = None

    def files(self, root: Path) -> Iterator[Path]:
        """The files it is made from, always in the same order."""
        for pattern in self.inputs:
            for path in sorted(root.glob(pattern)):
                if path.is_file() and "heldout" not in path.relative_to(root).parts:
                    yield path

    def fingerprint(self, root: Path) -> str:
        """A hash of the names and contents of these files."""
        total = hashlib.sha256()
        for path in self.files(root):
            total.update(str(path.relative_to(root)).encode() + b"\0")
            total.update(hashlib.sha256(path.read_bytes()).digest())
        return total.hexdigest()


def _module_exists(name: str) -> bool:
    try:
        return importlib.util.find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _own_model(name: str, title: str, module: str, inputs: tuple[str, ...], begins_with: Part | None = None) -> Part:
    """A model made by `train(data_dir, models_dir)` of a module of ours, which writes `models_dir/name`."""

    def make(root: Path, models_dir: Path, _progress: Progress) -> None:
        try:
            # In a process of its own: two of them train beside each other, and what they load goes with them.
            with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
                process.submit(_train_module, module, root / "data", models_dir).result()
        except Exception as error:
            # Names no person: what it learns from are the examples under data/.
            raise TrainingFailed(f"Trainen van {title} mislukt: {type(error).__name__}: {error}") from error

    inputs = (*inputs, "requirements/app.txt", *(begins_with.inputs if begins_with else ()))
    return Part(name, title, inputs, make, lambda: _module_exists(module), begins_with=begins_with)


def _train_module(module: str, data_dir: Path, models_dir: Path) -> None:
    importlib.import_module(module).train(data_dir, models_dir)


def engine_data(root: Path) -> list[Path]:
    """The files that Rasa learns from."""
    return [path for path in sorted((root / "data").rglob("*.yml")) if "heldout" not in path.relative_to(root).parts]


def engine_python() -> Path:
    """The interpreter of the environment in which Rasa lives alone."""
    return Path(os.environ.get("POP_ENGINE_PYTHON") or PROJECT_ROOT / ".venv-engine" / "bin" / "python")


def engine_environment() -> dict[str, str]:
    """The environment for Rasa's own commands: quiet, no telemetry, one thread for its tiny matrices."""
    return {
        **os.environ,
        "RASA_TELEMETRY_ENABLED": "false",
        "TF_CPP_MIN_LOG_LEVEL": "3",
        "CUDA_VISIBLE_DEVICES": "-1",
        "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
        "PYTHONWARNINGS": "ignore",
        "COLUMNS": "100",
    }


def _train_engine(root: Path, models_dir: Path, progress: Progress) -> None:
    command = [
        str(engine_python()),
        "-m",
        "rasa",
        "train",
        "--config",
        str(root / "config.yml"),
        "--domain",
        str(root / "domain.yml"),
        "--out",
        str(models_dir / "engine"),
        "--fixed-model-name",
        MODEL_NAME.removesuffix(".tar.gz"),
        "--data",
        *map(str, engine_data(root)),
    ]
    run_rasa(command, root, progress)
    if not (models_dir / "engine" / MODEL_NAME).is_file():
        raise TrainingFailed("Rasa maakte geen model. Kijk het na met: make train")


def run_rasa(command: list[str], root: Path, progress: Progress) -> None:
    """Runs one of Rasa's commands, tells which part it is training, and keeps the last lines for when it fails.

    Raises `TrainingFailed`.
    """
    last: deque[str] = deque(maxlen=_LAST_LINES)
    spoke = time.monotonic()
    try:
        process = subprocess.Popen(  # noqa: S603 - a command of ours
            command,
            cwd=root,
            env=engine_environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
    except OSError:
        raise TrainingFailed(f"Python van Rasa ontbreekt of start niet ({command[0]}). Draai: make run") from None
    with process:
        assert process.stdout is not None
        for line in process.stdout:
            useful = _useful(line)
            if useful is None:
                continue
            last.append(useful)
            component = useful.partition("Starting to train component '")[2].partition("'")[0]
            if component or time.monotonic() - spoke > _SILENCE_SECONDS:
                progress(f"  {component or 'nog bezig'} ...")
                spoke = time.monotonic()
    if process.returncode:
        raise TrainingFailed("Rasa stopte met een fout. Het laatste wat het zei:\n  " + "\n  ".join(last))


def _useful(line: str) -> str | None:
    """A line of Rasa without colours, or None for progress bars and warnings about its own dependencies."""
    text = _without_colours(line.rpartition("\r")[2]).rstrip()
    if not text.strip() or "it/s" in text or "Warning" in text or text.startswith("  "):
        return None
    return text[:300]


def _without_colours(text: str) -> str:
    while "\x1b[" in text:
        before, _, after = text.partition("\x1b[")
        text = before + after.partition("m")[2]
    return text


ENGINE: Final = Part(
    name="engine",
    title="gesprek (Rasa)",
    inputs=("config.yml", "domain.yml", "data/**/*.yml", "requirements/engine.txt"),
    make=_train_engine,
    present=lambda: (PROJECT_ROOT / "config.yml").is_file(),
    aside=True,
)

# The small text models of our own begin with one network, so each is made from what all of them are made from.
PRETRAINED: Final = _own_model(
    "pretrained",
    "woorden",
    "bot.pretraining",
    (
        "bot/pretraining.py",
        "bot/learning/*.py",
        "data/lexicon/*.txt",
        "data/messages/**/*",
        "bot/dialogue/gate*.py",
        "data/themes/**/*",
        "bot/trends/themes*.py",
        "data/door/**/*",
        "bot/dialogue/door*.py",
    ),
)

PARTS: Final = (
    _own_model("goals", "doelen", "bot.smart.training", ("data/goals/**/*", "bot/smart/*.py")),
    PRETRAINED,
    _own_model("gate", "berichten", "bot.dialogue.gate_training", (), PRETRAINED),
    _own_model("themes", "thema's", "bot.trends.themes_training", (), PRETRAINED),
    _own_model("door", "privézaken", "bot.dialogue.door_training", (), PRETRAINED),
    ENGINE,
)


def stale(models_dir: Path, root: Path = PROJECT_ROOT, parts: Iterable[Part] = PARTS) -> list[str]:
    """The names of the models that are missing or were made from something else than what is there now."""
    return [part.name for part in parts if part.present() and not _is_current(part, models_dir, root)]


def _is_current(part: Part, models_dir: Path, root: Path) -> bool:
    try:
        kept = (models_dir / part.name / HASH_NAME).read_text().strip()
    except OSError:
        return False
    return kept == part.fingerprint(root)


def train(
    force: bool = False,
    progress: Progress = print,
    models_dir: Path = PROJECT_ROOT / "models",
    root: Path = PROJECT_ROOT,
    parts: Iterable[Part] = PARTS,
) -> list[str]:
    """Trains what is stale, or everything with `force`. Returns the names of what was trained.

    `progress` gets Dutch lines to show. Raises `TrainingFailed`; the models that were there before are still there.
    """
    wanted = [part for part in parts if part.present() and (force or not _is_current(part, models_dir, root))]

    def made(part: Part) -> bool:
        if part.begins_with is not None and not _is_current(part.begins_with, models_dir, root):
            made(part.begins_with)
        with _alone(models_dir, part, progress):
            # Another process may have done it while this one waited.
            if not force and _is_current(part, models_dir, root):
                return False
            progress(f"Trainen: {part.title} ...")
            began = time.monotonic()
            _train_one(part, models_dir, root, progress)
            progress(f"Klaar: {part.title}, {time.monotonic() - began:.0f} s")
            return True

    with ThreadPoolExecutor() as beside:
        aside = [part for part in wanted if part.aside]
        begun = [part for part in wanted if part.begins_with is not None]
        later = [beside.submit(made, part) for part in aside]
        first = {part.name: made(part) for part in wanted if part not in aside and part not in begun}
        with ThreadPoolExecutor(_AT_ONCE) as pair:
            then = list(pair.map(made, begun))
        done = first | dict(zip((part.name for part in begun), then, strict=True))
        done |= {part.name: future.result() for part, future in zip(aside, later, strict=True)}
    return [part.name for part in wanted if done[part.name]]


@contextlib.contextmanager
def _alone(models_dir: Path, part: Part, progress: Progress) -> Iterator[None]:
    """Waits until no other process trains this model. The lock is gone with the process that holds it."""
    try:
        models_dir.mkdir(parents=True, exist_ok=True)
        lock = (models_dir / f".{part.name}.lock").open("w")
    except OSError as error:
        raise _cannot_keep(part, models_dir, error) from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            progress(f"Wachten: {part.title} wordt al getraind ...")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _cannot_keep(part: Part, models_dir: Path, error: OSError) -> TrainingFailed:
    return TrainingFailed(
        f"Het model voor {part.title} kan niet bewaard worden in {models_dir}: {error.strerror}. "
        "Maak ruimte op de schijf of maak de map beschrijfbaar."
    )


def _train_one(part: Part, models_dir: Path, root: Path, progress: Progress) -> None:
    # Taken before training: what is edited meanwhile makes the new model stale at once.
    fingerprint = part.fingerprint(root)
    try:
        with tempfile.TemporaryDirectory(dir=models_dir, prefix=".training-") as scratch:
            if part.begins_with is not None:
                (Path(scratch) / part.begins_with.name).symlink_to((models_dir / part.begins_with.name).resolve())
            part.make(root, Path(scratch), progress)
            made = Path(scratch) / part.name
            made.mkdir(exist_ok=True)
            (made / HASH_NAME).write_text(fingerprint + "\n")
            _put_in_place(made, models_dir / part.name)
    except OSError as error:
        raise _cannot_keep(part, models_dir, error) from None


def _put_in_place(made: Path, place: Path) -> None:
    old = made.with_name(made.name + ".old")
    if place.exists():
        place.rename(old)
    made.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _say(line: str) -> None:
    # In one write: two models that train beside each other both tell how far they are.
    print(f"{line}\n", end="", flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """`python -m bot.training [--force]`: trains what is stale. Returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m bot.training", description="Traint wat veranderd is.")
    parser.add_argument("--force", action="store_true", help="train alles opnieuw")
    force = parser.parse_args(arguments).force
    try:
        trained = train(force=force, progress=_say, models_dir=load_settings().models_dir)
    except (TrainingFailed, SettingsError) as failure:
        print(failure, file=sys.stderr)
        return 1
    if not trained:
        print("Alle modellen zijn nog actueel.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
