"""A turn asks the database for each thing once, whatever it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from talk import Heard, Talk
from test_manager_talk import shared

from tests.fakes.statements import statements

MOST = 22
"""Statements of a manager's turn: the fullest of these takes 21."""


def test_a_managers_turn_asks_for_nothing_twice(anna: Talk, karin: Talk) -> None:
    shared(anna)
    karin.arrives()
    turns: dict[str, Callable[[], Heard]] = {
        "comes back": karin.arrives,
        "asks how far someone is": lambda: karin.says("heeft Anna al iets gedaan?"),
        "looks at the team": lambda: karin.presses("team"),
        "names someone": lambda: karin.says("Anna"),
        "says something else": lambda: karin.says("iets heel anders graag"),
        "plans a talk": lambda: karin.says("ik wil een gesprek met Anna plannen", "plan_talk"),
        "names the day": lambda: karin.says("3 december"),
        "says yes to nothing": lambda: karin.says("ja"),
        "prepares": lambda: karin.presses("prepare:102"),
        "answers": lambda: karin.says("we gaan meer digitaal werken"),
        "asks what was promised": lambda: karin.says("wat had ik Anna beloofd?"),
    }
    for name, turn in turns.items():
        with statements(karin.store) as seen:
            turn()
        twice = [statement.sql for statement, times in Counter(seen).items() if times > 1 and not statement.writes]
        assert twice == [], name
        assert len(seen) <= MOST, name
