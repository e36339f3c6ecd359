"""A workspace, and the product in it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from slack_office import Office, office_in

from tests.fakes.slack import FakeSlack


@pytest.fixture
def slack() -> Iterator[FakeSlack]:
    with FakeSlack().running() as workspace:
        workspace.retry_seconds = (0.0, 0.3, 0.5)
        yield workspace


@pytest.fixture
def office(tmp_path: Path, slack: FakeSlack) -> Iterator[Office]:
    with office_in(tmp_path, slack) as made:
        yield made
    assert slack.refusals == []
