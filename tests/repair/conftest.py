"""Keeps the scorecard of the conversations that go off the path: how many of each family went as they should."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

BUILD = Path(__file__).parents[2] / "build"
RESULTS: list[tuple[str, str, bool]] = []
"""Family, kind, and whether it went well, of each conversation that was played."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    played = dict(item.user_properties)
    if "family" in played and (report.when == "call" or report.failed):
        RESULTS.append((str(played["family"]), str(played["kind"]), report.passed))
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not RESULTS:
        return
    from scorecard import scores, table

    card = scores(RESULTS)
    BUILD.mkdir(exist_ok=True)
    (BUILD / "repair.json").write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")
    terminalreporter.section("conversations that go off the path")
    for line in table(card):
        terminalreporter.write_line(line)
