"""A fake Teams for the tests of this room, and a bot that answers it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest

from bot.web.teams import open_client
from tests.fakes.teams import FakeTeams, TeamsUser, running_teams
from tests.fakes.teams_world import Clock, answering, settings_of
from tests.fakes.world import World, world


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


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    """The client with which the product asks Microsoft."""
    async with open_client() as client:
        yield client


@pytest.fixture
def clock() -> Clock:
    return Clock()
