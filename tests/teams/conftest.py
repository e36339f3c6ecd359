"""A fake Teams for the tests of this room, and a bot that answers it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.fakes.teams import FakeTeams, TeamsUser, running_teams
from tests.fakes.world import World, serving, world


@pytest.fixture
def teams() -> Iterator[FakeTeams]:
    with running_teams() as running:
        yield running


@pytest.fixture
def anna(teams: FakeTeams) -> TeamsUser:
    """An employee of the directory, in Teams."""
    return teams.person("Anna de Wit", "Anna@demo.example")


@pytest.fixture
def mark(teams: FakeTeams) -> TeamsUser:
    """Her manager."""
    return teams.person("Mark Peeters", "mark@demo.example")


def settings_of(teams: FakeTeams) -> dict[str, Any]:
    """The settings with which the product takes this fake for Microsoft."""
    names = {name.lower(): value for name, value in teams.environment().items()}
    hosts = names.pop("teams_service_hosts")
    return {**names, "teams_service_hosts": tuple(hosts.split(","))}


@contextmanager
def answering(teams: FakeTeams, inside: World) -> Iterator[World]:
    """The web application of `inside`, known to Teams."""
    with serving(inside) as served:
        teams.endpoint = f"{served.url}/api/messages"
        yield served


@pytest.fixture
def closed_bot(teams: FakeTeams, tmp_path: Path) -> Iterator[World]:
    """Store and engine of a bot, whose web application a test starts itself."""
    with world(tmp_path, **settings_of(teams)) as inside:
        yield inside


@pytest.fixture
def bot(teams: FakeTeams, closed_bot: World) -> Iterator[World]:
    """A bot that Teams knows, on the fake engine."""
    with answering(teams, closed_bot) as served:
        yield served
