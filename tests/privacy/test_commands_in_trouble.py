"""Whatever an administrator types, and whatever is wrong with the installation: a plain line, never a stack trace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet
from typer.main import get_command
from typer.testing import CliRunner

from bot.cli import main
from bot.store import Store

pytestmark = pytest.mark.slow

PASSWORD = "zwaluwnest"
ON_ITS_OWN = {"run", "chat", "train", "keys new"}
"""These start programs, talk to them, or need nothing."""

WRONG = {
    "check": ["--today=morgen"],
    "themes": ["", "iets"],
    "org import": ["", "nergens.csv", "{directory}", "{rubbish}"],
    "export": ["", "niemand@demo.example", "'; DROP TABLE people; --"],
    "link": ["niemand@demo.example", "niemand@demo.example --page=//elders.example"],
    "sign-out": ["", "niemand@demo.example", "niemand@demo.example --everyone"],
    "erase": ["", "niemand@demo.example --yes"],
    "retention": ["--nu"],
    "keys rotate": ["", "--snel"],
    "teams package": ["", "--organisatie=X --naar={directory}"],
    "trends publish": ["nu"],
    "trends show": ["alles"],
    "doctor": [""],
    "migrate": ["terug"],
}
"""Command -> arguments that are wrong while everything else is in order."""

RIGHT = {
    **dict.fromkeys(("export", "link", "sign-out", "erase"), "anna@demo.example"),
    "org import": "{rubbish}",
    **dict.fromkeys(("retention", "keys rotate", "trends publish", "trends show", "doctor", "migrate"), ""),
}
"""The commands that need the installation, as they are used."""

TROUBLE: dict[str, dict[str, str]] = {
    "no tables yet": {"DATABASE_URL": "sqlite:///{directory}/empty.db"},
    "no database": {"DATABASE_URL": "sqlite:///{directory}/rubbish.csv"},
    "no server": {"DATABASE_URL": "postgresql://nobody:{password}@127.0.0.1:1/nothing"},
    "another database": {"DATABASE_URL": "mysql://nobody:{password}@127.0.0.1/nothing"},
    "another key": {"POP_ENCRYPTION_KEY": Fernet.generate_key().decode()},
    "half a key": {"POP_ENCRYPTION_KEY": "abc"},
    "a wrong number": {"POP_RETENTION_DRAFT_DAYS": "-1", "POP_PORT": "veel"},
    "production without secrets": {"POP_ENV": "production", "POP_ENCRYPTION_KEY": ""},
}


def leaves(command: Any, name: str = "") -> Iterator[str]:
    """Every command that does something."""
    below = getattr(command, "commands", None)
    if below is None:
        yield name
    else:
        for word, one in below.items():
            yield from leaves(one, f"{name} {word}".strip())


Says = Callable[[str, str], str]


@pytest.fixture
def says(sqlite_store: Store, encryption_key: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Says:
    """Types a command and gives what it says; fails when that is a stack trace."""
    (tmp_path / "rubbish.csv").write_bytes(b"\x00\xff;;;\n" * 200)
    for name, value in {
        "POP_VAR_DIR": str(tmp_path / "var"),
        "DATABASE_URL": str(sqlite_store.engine.url),
        "POP_ENCRYPTION_KEY": encryption_key,
    }.items():
        monkeypatch.setenv(name, value)

    def say(command: str, given: str) -> str:
        values = given.format(directory=tmp_path, rubbish=tmp_path / "rubbish.csv")
        result = CliRunner().invoke(main, [*command.split(), *values.split()])
        assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
        assert "Traceback" not in result.output
        assert PASSWORD not in result.output
        return result.output

    return say


def test_every_command_is_tried() -> None:
    every = set(leaves(get_command(main)))
    assert set(WRONG) == every - ON_ITS_OWN
    assert set(RIGHT) <= every


@pytest.mark.parametrize("command", WRONG)
def test_a_wrong_argument_is_said_plainly(says: Says, command: str) -> None:
    for given in WRONG[command]:
        assert says(command, given).strip()


@pytest.mark.parametrize("trouble", TROUBLE)
def test_trouble_with_the_installation_is_said_plainly(
    says: Says, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    for name, value in TROUBLE[trouble].items():
        monkeypatch.setenv(name, value.format(directory=tmp_path, password=PASSWORD))
    for command, given in RIGHT.items():
        assert says(command, given).strip(), command
