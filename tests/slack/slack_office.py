"""The product with a workspace of Slack, and people in it. The engine is the fake one: three questions, then done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from tests.fakes.slack import SECRET, TOKEN, FakeSlack, SlackUser
from tests.fakes.world import ANNA, MARK, World, serving, world


@dataclass
class Office:
    """One web process, one workspace."""

    inside: World
    slack: FakeSlack
    anna: SlackUser
    mark: SlackUser

    @property
    def url(self) -> str:
        return self.inside.url

    def post(self, body: bytes, headers: dict[str, str]) -> httpx.Response:
        """Sends something to the door of Slack, whoever sends it."""
        return httpx.post(f"{self.url}/slack/events", content=body, headers=headers, trust_env=False, timeout=60)


def until(look: Callable[[], Any], seconds: float = 60.0) -> Any:
    """What `look` finds, as soon as it finds something."""
    deadline = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < deadline, "it never happened"
        time.sleep(0.03)
    return found


@contextmanager
def office_in(directory: Path, slack: FakeSlack, **more: Any) -> Iterator[Office]:
    """Everything, running."""
    settings: dict[str, Any] = {
        "slack_bot_token": TOKEN,
        "slack_signing_secret": SECRET,
        "slack_api_url": slack.api_url,
        **more,
    }
    anna = SlackUser(slack, slack.join("Anna de Wit", ANNA.email))
    mark = SlackUser(slack, slack.join("Mark Peeters", MARK.email))
    with world(directory, **settings) as inside, serving(inside) as served:
        slack.product = served.url
        yield Office(served, slack, anna, mark)
