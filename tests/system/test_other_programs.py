"""What other programs drive the running system through: `pop chat --json`, as one line in and one line out."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from running import System
from ways import ANSWERS

from bot.plan.questions import REFLECTION
from bot.settings import PROJECT_ROOT

SHAPE = {"text", "asks", "about", "buttons", "card"}


class Terminal:
    """`pop chat --json` as a program sees it."""

    def __init__(self, system: System, email: str) -> None:
        self._process = subprocess.Popen(
            [str(Path(sys.executable).with_name("pop")), "chat", "--as", email, "--json"],
            cwd=PROJECT_ROOT,
            env=system.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def reads(self) -> dict[str, Any]:
        """The last message of the next line."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, self._process.communicate()[1]
        messages = json.loads(line)["messages"]
        assert all(set(message) >= SHAPE for message in messages)
        last: dict[str, Any] = messages[-1]
        return last

    def writes(self, **fields: str) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(fields) + "\n")
        self._process.stdin.flush()
        return self.reads()

    def leaves(self) -> int:
        self._process.communicate(timeout=20)
        return self._process.returncode


def test_a_program_talks_line_by_line_and_someone_goes_on_where_it_left(system: System) -> None:
    anna = system.hire("Anna de Wit")
    terminal = Terminal(system, anna.employee.email)

    bot = terminal.reads()
    assert bot["asks"] == "welcome"
    payload = next(b["payload"] for b in bot["buttons"] if b["title"] == "De hele voorbereiding")
    bot = terminal.writes(payload=payload)
    for question in REFLECTION[:3]:
        assert bot["asks"] == question
        bot = terminal.writes(text=ANSWERS[question])
    assert bot["asks"] == "improve"
    bot = terminal.writes(text="")
    assert bot["asks"] == "improve"
    assert terminal.leaves() == 0

    assert system.plan(anna).reflection == {question: ANSWERS[question] for question in REFLECTION[:3]}
    # In the browser, later.
    assert anna.arrives().asks == "improve"
