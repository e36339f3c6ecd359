"""The web API under fire: requests made from its own description, as a signed-in person and as nobody.

Whatever is sent, the answer is one that the description promises, in its shape, and never a failure of ours.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from tests.fakes.world import ANNA, World, serving, world

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def inside(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    path: Path = tmp_path_factory.mktemp("fuzz")
    with world(path) as made, serving(made) as running:
        yield running


@pytest.fixture(scope="module")
def web_api(inside: World) -> Any:
    return schemathesis.openapi.from_url(f"{inside.url}/openapi.json")


@pytest.fixture(scope="module")
def cookie(inside: World) -> str:
    with httpx.Client(base_url=inside.url, timeout=60) as client:
        client.post("/api/dev/sign-in", json={"email": ANNA.email}).raise_for_status()
        return f"pop={client.cookies['pop']}"


def fire(api: Any, headers: dict[str, str], examples: int = 25) -> int:
    """Ask everything that the description knows, in ways it allows and does not; how many operations there are."""
    operations = [operation.ok() for operation in api.get_all_operations()]
    operations.sort(key=lambda operation: operation.path == "/sign-out")  # ends what the others need
    for operation in operations:

        @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            wait = case.query.get("wait")
            if isinstance(wait, int | float) and 0.1 < wait <= 60:
                case.query["wait"] = 0.1  # nothing comes, and waiting longer for that tells nothing
            # The forms of pages are in no description: what they refuse tells nothing about it.
            excluded = [] if case.path.startswith("/api/") else [positive_data_acceptance]
            case.call_and_validate(headers=headers, timeout=60, excluded_checks=excluded)

        ask()
    return len(operations)


def test_every_answer_is_one_that_was_promised(web_api: Any, cookie: str) -> None:
    assert fire(web_api, {"Cookie": cookie}) >= 15


def test_who_is_not_signed_in_gets_no_other_answers(web_api: Any) -> None:
    assert fire(web_api, {}) >= 15
