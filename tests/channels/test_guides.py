"""What an administrator is told to do in the guides for Slack and Teams can be done, to the letter."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer
from project_files import ROOT

from bot.cli import main
from bot.settings import Settings, load_settings

SLACK, TEAMS = ((ROOT / "docs" / f"{name}.md").read_text() for name in ("slack", "teams"))
BLOCKS = [re.sub(r"^ +", "", block, flags=re.M) for block in re.findall(r"```(?:sh)?\n(.*?)```", SLACK + TEAMS, re.S)]


def set_up(tmp_path: Path, lines: str, **more: str) -> Settings:
    """What the program makes of these lines in `.env`."""
    file = tmp_path / ".env"
    file.write_text(lines)
    return load_settings(env_file=file, var_dir=tmp_path, **more)


def block_with(*names: str) -> str:
    """The block of a guide that sets exactly these."""
    (block,) = (b for b in BLOCKS if tuple(re.findall(r"^([A-Z_]+)=", b, re.M)) == names)
    return block


@pytest.mark.parametrize("guide", [SLACK, TEAMS], ids=["slack", "teams"])
def test_every_command_that_is_named_is_there(guide: str) -> None:
    for words in re.findall(r"(?:^|`)pop ([a-z -]+)", guide, re.M):
        command, rest = typer.main.get_command(main), words.split()
        while rest and hasattr(command, "commands"):
            assert rest[0] in command.commands, words
            command = command.commands[rest.pop(0)]
        options = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in rest if word.startswith("-")} <= options, words


@pytest.mark.parametrize("guide", [SLACK, TEAMS], ids=["slack", "teams"])
def test_every_setting_that_is_named_is_there(guide: str) -> None:
    named = set(re.findall(r"\b(?:SLACK|TEAMS|POP|IDENTITY)_[A-Z_]+\b", guide))
    known = {field.upper() for field in Settings.model_fields}
    assert named
    assert {name for name in named if name not in known and name.removeprefix("POP_") not in known} == set()


def test_the_lines_of_the_guides_are_enough(tmp_path: Path) -> None:
    over_http = block_with("SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")
    assert set_up(tmp_path, over_http).slack_enabled
    socket = over_http.replace("SLACK_SIGNING_SECRET=...", "SLACK_APP_TOKEN=xapp-...")
    assert set_up(tmp_path, socket).slack_app_token
    assert set_up(tmp_path, block_with("TEAMS_CLIENT_ID", "TEAMS_CLIENT_SECRET", "TEAMS_TENANT_ID")).teams_enabled
    managed = set_up(tmp_path, block_with("TEAMS_CLIENT_ID", "TEAMS_TENANT_ID", "TEAMS_MANAGED_IDENTITY"))
    assert managed.teams_managed_identity


def test_the_address_is_to_be_replaced_as_often_as_the_guide_says() -> None:
    assert "vervang `HOST` drie keer" in SLACK
    assert (ROOT / "manifest.yml").read_text().count("https://HOST/") == 3
