"""A small version of `make load`: people talk at once through Slack while processes die."""

from __future__ import annotations

import pytest
from load import Plan, run

pytestmark = [pytest.mark.system, pytest.mark.postgres, pytest.mark.timeout(2400)]


def test_nothing_is_lost_doubled_or_out_of_order_while_processes_die() -> None:
    plan = Plan(
        people=15,
        pause=(1.0, 3.0),
        kill_every=8.0,
        when_well=True,
        most_kills=3,
        retries=(0.0, 3.0, 10.0, 30.0, 60.0, 120.0),
    )

    figures = run(plan, seed=7, tell=lambda _: None)

    assert (figures["lost"], figures["doubled"], figures["out_of_order"]) == (0, 0, 0)
    assert figures["messages"] == 15 * 9
    assert sum(figures["killed"].values()) >= 1
