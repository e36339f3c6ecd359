"""A fake Teams for the tests of this room."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.teams import FakeTeams, TeamsUser, running_teams


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
