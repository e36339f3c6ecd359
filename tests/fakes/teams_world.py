"""A web application that takes the fake Teams for the real one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tests.fakes.teams import FakeTeams
from tests.fakes.world import World, serving


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


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now
