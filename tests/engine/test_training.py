"""Training: what changed and nothing else, and never at the cost of what worked."""

from __future__ import annotations

import re
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot import training
from bot.training import HASH_NAME, Part, Progress, TrainingFailed


class Maker:
    """Makes a "model": a copy of its one input."""

    def __init__(self) -> None:
        self.runs = 0
        self.fails = False

    def __call__(self, root: Path, models_dir: Path, progress: Progress) -> None:
        self.runs += 1
        (models_dir / "goals").mkdir()
        (models_dir / "goals" / "model").write_text((root / "data" / "goals" / "a.jsonl").read_text())
        if self.fails:
            raise TrainingFailed("Trainen van doelen mislukt")


@pytest.fixture
def maker() -> Maker:
    return Maker()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in {"a.jsonl": "one", "heldout/b.jsonl": "unseen"}.items():
        path = tmp_path / "data" / "goals" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def train(maker: Maker, root: Path, force: bool = False) -> list[str]:
    part = Part("goals", "doelen", ("data/goals/**/*",), maker, lambda: True)
    return training.train(force, lambda line: None, root / "models", root, [part])


def test_trains_once_and_then_only_when_the_data_changed(maker: Maker, root: Path) -> None:
    assert train(maker, root) == ["goals"]
    assert train(maker, root) == []

    (root / "data" / "goals" / "a.jsonl").write_text("two")

    assert train(maker, root) == ["goals"]
    assert (root / "models" / "goals" / "model").read_text() == "two"


def test_a_new_or_removed_file_is_a_change(maker: Maker, root: Path) -> None:
    train(maker, root)
    (root / "data" / "goals" / "c.jsonl").write_text("more")
    assert train(maker, root) == ["goals"]
    (root / "data" / "goals" / "c.jsonl").unlink()
    assert train(maker, root) == ["goals"]


def test_held_out_data_is_no_reason_to_train(maker: Maker, root: Path) -> None:
    train(maker, root)
    (root / "data" / "goals" / "heldout" / "b.jsonl").write_text("other")
    assert train(maker, root) == []


def test_force_trains_anyway(maker: Maker, root: Path) -> None:
    train(maker, root)
    assert train(maker, root, force=True) == ["goals"]


def test_a_failed_training_leaves_the_model_that_worked_and_is_tried_again(maker: Maker, root: Path) -> None:
    train(maker, root)
    (root / "data" / "goals" / "a.jsonl").write_text("broken")
    maker.fails = True

    with pytest.raises(TrainingFailed):
        train(maker, root)

    assert (root / "models" / "goals" / "model").read_text() == "one"
    assert sorted(path.name for path in (root / "models").iterdir()) == [".goals.lock", "goals"]
    maker.fails = False
    assert train(maker, root) == ["goals"]


def test_what_was_edited_during_training_is_trained_next_time(maker: Maker, root: Path) -> None:
    def edits(root: Path, models_dir: Path, progress: Progress) -> None:
        maker(root, models_dir, progress)
        (root / "data" / "goals" / "a.jsonl").write_text(f"edit {maker.runs}")

    part = Part("goals", "doelen", ("data/goals/**/*",), edits, lambda: True)
    training.train(False, lambda line: None, root / "models", root, [part])

    assert training.stale(root / "models", root, [part]) == ["goals"]


def test_two_processes_do_not_train_the_same_model_twice(maker: Maker, root: Path) -> None:
    def slow(root: Path, models_dir: Path, progress: Progress) -> None:
        until = time.monotonic() + 60
        while waiting not in said and time.monotonic() < until:
            time.sleep(0.01)
        maker(root, models_dir, progress)

    part = Part("goals", "doelen", ("data/goals/**/*",), slow, lambda: True)
    said: list[str] = []
    waiting = "Wachten: doelen wordt al getraind ..."

    def run(_: int) -> list[str]:
        return training.train(False, said.append, root / "models", root, [part])

    with ThreadPoolExecutor(2) as threads:
        trained = list(threads.map(run, range(2)))

    assert sorted(trained) == [[], ["goals"]]
    assert maker.runs == 1
    assert waiting in said


def test_tells_what_it_does_and_how_long_it_took(maker: Maker, root: Path) -> None:
    said: list[str] = []
    part = Part("goals", "doelen", ("data/goals/**/*",), maker, lambda: True)

    training.train(False, said.append, root / "models", root, [part])

    assert [re.sub(r"\d+ s", "N s", line) for line in said] == ["Trainen: doelen ...", "Klaar: doelen, N s"]


def test_what_a_model_begins_with_is_made_first_and_only_once(maker: Maker, root: Path) -> None:
    def after(root: Path, models_dir: Path, progress: Progress) -> None:
        (models_dir / "after").mkdir()
        (models_dir / "after" / "model").write_text((models_dir / "goals" / "model").read_text() + ", and more")

    first = Part("goals", "doelen", ("data/goals/**/*",), maker, lambda: True)
    second = Part("after", "erna", ("data/goals/**/*",), after, lambda: True, begins_with=first)

    for parts in ([second], [first, second]):
        training.train(False, lambda line: None, root / "models", root, parts)
        assert (root / "models" / "after" / "model").read_text() == "one, and more"
    assert maker.runs == 1
    assert not (root / "models" / "goals").is_symlink()
    assert training.stale(root / "models", root, [first, second]) == []


def test_a_model_whose_code_is_not_there_is_passed_over(root: Path) -> None:
    absent = training._own_model("x", "x", "bot.no_such_room.training", ())
    assert training.train(False, print, root / "models", root, [absent]) == []


def test_a_full_disk_is_said_plainly(maker: Maker, root: Path) -> None:
    (root / "models").write_text("a file where the directory should be")
    with pytest.raises(TrainingFailed, match="kan niet bewaard worden"):
        train(maker, root)


class TestRasa:
    def run(self, code: str, root: Path) -> list[str]:
        said: list[str] = []
        training.run_rasa([sys.executable, "-c", code], root, said.append)
        return said

    def test_shows_which_component_is_being_trained(self, root: Path) -> None:
        code = "print(\"INFO hooks - Starting to train component 'RulePolicy'.\"); print('  noise')"
        assert self.run(code, root) == ["  RulePolicy ..."]

    def test_a_failure_shows_the_last_useful_lines(self, root: Path) -> None:
        code = (
            "import sys; print('\\x1b[91mYour rules contradict each other.\\x1b[0m'); "
            "print('Processed: 10%|#| 1/4 [3it/s]'); print('FutureWarning: x'); sys.exit(1)"
        )
        with pytest.raises(TrainingFailed) as failure:
            self.run(code, root)
        assert str(failure.value).splitlines() == [
            "Rasa stopte met een fout. Het laatste wat het zei:",
            "  Your rules contradict each other.",
        ]

    def test_a_missing_interpreter_is_said_with_what_to_do(self, root: Path) -> None:
        with pytest.raises(TrainingFailed, match="make run"):
            training.run_rasa(["/nowhere/python"], root, print)


def test_the_hash_stands_beside_the_model(maker: Maker, root: Path) -> None:
    train(maker, root)
    assert len((root / "models" / "goals" / HASH_NAME).read_text().strip()) == 64
