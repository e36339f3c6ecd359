"""The rules of the house, held against every file: which way imports point, what is loaded when, what is where."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
CODE = sorted([*(ROOT / "bot").rglob("*.py"), *(ROOT / "actions").rglob("*.py")])

MAY_USE = {
    "bot.plan": {"bot.plan"},
    "bot.smart": {"bot.smart"},
    "bot.learning": {"bot.learning"},
    "bot.dialogue": {
        "bot.dialogue",
        "bot.plan",
        "bot.smart",
        "bot.learning",
        "bot.catalogue",
        "bot.wording",
        "bot.trends.quarter",
    },
    "bot.trends": {"bot.trends", "bot.learning", "bot.plan", "bot.store", "bot.catalogue", "bot.wording"},
    "bot.channels": {
        "bot.channels",
        "bot.dialogue",
        "bot.smart",
        "bot.plan",
        "bot.store",
        "bot.engine.loopback",
        "bot.catalogue",
        "bot.wording",
    },
    "bot.store": {"bot.store", "bot.plan", "bot.dialogue.conversation", "bot.settings"},
    "bot.engine": {"bot.engine"},
    "actions": {"actions", "bot.dialogue", "bot.smart", "bot.plan", "bot.store", "bot.settings", "bot.engine"},
}
"""Room -> what of ours it may import. Arrows point inwards: to plan, smart and learning, which know of nobody."""

KNOWS = {
    "bot.plan": set[str](),
    "bot.smart": {"spacy", "numpy", "dateutil"},
    "bot.learning": {"numpy", "scipy", "sklearn", "thinc"},
    "bot.dialogue": {"numpy"},
    "bot.store": {"sqlalchemy", "alembic", "cryptography"},
    # What comes with Rasa. Nothing else is installed beside it.
    "bot.engine": {"rasa", "sanic", "sqlalchemy", "aiohttp", "structlog", "numpy", "sklearn"},
    "actions": {"rasa_sdk", "starlette", "uvicorn"},
}
"""Room -> the libraries it may import."""

HEAVY = ("spacy", "rasa_sdk", "sqlalchemy", "fastapi", "uvicorn", "alembic", "numpy")
"""What `pop --help` does not wait for."""


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Every module that a file imports, inside functions as well; for type checkers alone does not count."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if id(node) in for_types:
            continue
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}:{node.lineno} imports relative to itself"
            if node.module in ("bot", "actions"):
                yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, node.module


def is_in(module: str, rooms: set[str]) -> bool:
    return any(module == room or module.startswith(f"{room}.") for room in rooms)


def files_of(room: str) -> list[Path]:
    return [path for path in CODE if is_in(module_of(path), {room})]


# --- imports ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("room", sorted(MAY_USE))
def test_imports_point_inwards(room: str) -> None:
    assert files_of(room)
    outward = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in files_of(room)
        for line, module in imports_of(path)
        if is_in(module, {"bot", "actions"}) and not is_in(module, MAY_USE[room])
    ]
    assert outward == []


@pytest.mark.parametrize("room", sorted(KNOWS))
def test_rooms_know_only_their_own_libraries(room: str) -> None:
    foreign = [
        f"{path.relative_to(ROOT)}:{line} imports {module}"
        for path in files_of(room)
        for line, module in imports_of(path)
        if module.partition(".")[0] not in sys.stdlib_module_names | KNOWS[room] | {"bot", "actions"}
    ]
    assert foreign == []


def test_rasa_stays_in_its_room() -> None:
    for path in CODE:
        for line, module in imports_of(path):
            if module.partition(".")[0] == "rasa":
                assert is_in(module_of(path), {"bot.engine"}), f"{path}:{line}"
            if module.partition(".")[0] == "rasa_sdk":
                assert is_in(module_of(path), {"actions"}), f"{path}:{line}"


def test_what_rasa_loads_is_python_3_10() -> None:
    for path in [ROOT / "bot" / "__init__.py", *files_of("bot.engine")]:
        ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 10))
    assert (ROOT / "bot" / "__init__.py").read_text() == ""


@pytest.mark.slow
def test_nothing_happens_at_import(tmp_path: Path) -> None:
    # The migrations run inside Alembic, and the engine inside Rasa, each in a place of its own.
    modules = [module_of(path) for path in CODE if not re.search(r"/(migrations|engine)/|__main__", str(path))]
    script = f"""
import importlib, logging, os, sys, threading
before = dict(os.environ)
for name in {modules!r}:
    importlib.import_module(name)
assert threading.active_count() == 1, threading.enumerate()
assert dict(os.environ) == before
from bot.store import encryption
assert not os.path.exists({str(tmp_path / "var")!r})
loggers = [logging.getLogger(name) for name in ("", "bot", "actions")]
assert not [handler for logger in loggers for handler in logger.handlers]
"""
    environment = {
        "PATH": "/nowhere",
        "POP_VAR_DIR": str(tmp_path / "var"),
        "POP_MODELS_DIR": str(tmp_path / "models"),
        "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing",
    }
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout == ""


def test_the_command_line_loads_nothing_heavy_before_it_is_asked_to() -> None:
    script = f"import sys, bot.cli; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# --- logs -------------------------------------------------------------------------------------------------


def test_log_messages_are_constant() -> None:
    """What is logged is decided here, never by what somebody typed: no message is put together, and no id in it."""
    for path in CODE:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and re.fullmatch(r"logger\.\w+", ast.unparse(node.func))):
                continue
            place = f"{path.relative_to(ROOT)}:{node.lineno}"
            assert isinstance(node.args[0], ast.Constant), f"{place} puts a message together"
            for value in node.args[1:]:
                words = ast.unparse(value)
                if words.startswith("alias("):
                    continue
                assert not re.search(
                    r"\b(text|words|body|payload|answer|title|email|name|id|\w+_id|person|user)\b(?!\()", words
                ) or (
                    # the names of slots and actions are our own
                    is_in(module_of(path), {"bot.engine"})
                ), f"{place} logs {words}"


# --- files ------------------------------------------------------------------------------------------------


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


ELSEWHERE = re.compile(
    r"(?<![\w.])/(?:work|root|home)/\w"  # somebody's own directories
    r"|\bpy(?:pi|thonhosted)\.org|\bregistry\.npm"  # where packages come from is a setting of the machine
    r"|file:///(?:opt|srv|usr|mnt)|(?<!no-emit)-index-url[ =]|--find-link[s]|--trusted-hos[t]"
)


def test_no_file_knows_the_machine_it_was_made_on() -> None:
    found = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # pictures and such
        found += [f"{path.relative_to(ROOT)}: {match.group()}" for match in ELSEWHERE.finditer(text)]
    assert found == []


@pytest.mark.parametrize("name", ["app", "dev", "engine"])
def test_locked_versions_are_exact_and_hashed(name: str) -> None:
    text = (ROOT / "requirements" / f"{name}.txt").read_text()
    lines = re.sub(r"\\\n\s*", " ", re.sub(r"^\s*#.*\n", "", text, flags=re.MULTILINE)).splitlines()
    requirements = [line for line in lines if line.strip() and not line.lstrip().startswith("#")]
    assert len(requirements) > 30
    for line in requirements:
        assert re.match(r"[a-z0-9._-]+(\[[a-z0-9,._-]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", line), line[:80]
        assert "://" not in line, line[:80]


def test_app_and_dev_lock_the_same_versions() -> None:
    def versions(name: str) -> dict[str, str]:
        text = (ROOT / "requirements" / f"{name}.txt").read_text()
        return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[^\]]*\])?==(\S+)", text, re.MULTILINE))

    app, dev = versions("app"), versions("dev")
    assert {name: (version, dev.get(name)) for name, version in app.items() if dev.get(name) != version} == {}


def test_secrets_and_data_stay_out_of_version_control() -> None:
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert {"var/", ".env", "models/*", "build/"} <= set(ignored)
    assert [path for path in tracked_files() if re.search(r"\.(db|sqlite3?|pem|key)$|(^|/)\.env$", str(path))] == []


@pytest.mark.parametrize("page", ["security.md", "channels.md"])
def test_what_the_tables_name_is_there(page: str) -> None:
    named = sorted(set(re.findall(r"`(tests/[^`]+)`", (ROOT / "docs" / page).read_text())))
    assert len(named) > 50
    missing = []
    for name in named:
        file, _, test = name.partition("::")
        path = ROOT / file
        if not path.exists() or (test and f"def {test}(" not in path.read_text()):
            missing.append(name)
    assert missing == []
