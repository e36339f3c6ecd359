"""What someone types about their health is nowhere before they chose: not in the store, the engine or a log."""

from __future__ import annotations

import json
import sqlite3

from running import Person, System

ILL = "  Door mijn hernia, kanariepiet 31, kan ik niet meer tillen.  "


def is_nowhere(system: System, word: str) -> None:
    """Not in a log at the level that says most, and not in a file of the store, encrypted or not."""
    for path in [*system.log_files(), *system.var.glob("pop.db*")]:
        assert word.encode() not in path.read_bytes(), path
    with sqlite3.connect(system.var / "pop.db") as database:
        assert word not in json.dumps(database.execute("SELECT * FROM engine_snapshots").fetchall())


def is_in_no_message_or_plan(system: System, person: Person, word: str) -> None:
    """Not in what the program itself can read of the store, either."""
    assert word not in system.pop("export", person.employee.email)


def test_a_text_about_health_waits_for_a_choice_and_goes_in_to_the_letter(system: System) -> None:
    anna = system.hire("Piet van Kanarie")
    anna.arrives()
    question = anna.presses("De hele voorbereiding").asks
    assert question == "strengths"

    asked = anna.says(ILL)
    assert "gezondheid" in asked.text
    assert asked.asks == question
    is_nowhere(system, "kanariepiet")
    is_in_no_message_or_plan(system, anna, "kanariepiet")

    # Left out: the question waits for another answer.
    again = anna.presses("Laat dat stuk weg")
    assert again.asks == question
    is_in_no_message_or_plan(system, anna, "kanariepiet")

    asked = anna.says(ILL)
    answered = anna.presses("Dit gaat niet over gezondheid")
    assert answered.asks != question
    assert system.plan(anna).reflection[question] == ILL
    is_nowhere(system, "kanariepiet")  # in the store it is encrypted now


def test_the_words_of_care_work_are_answers(system: System) -> None:
    bert = system.hire("Bert Zorgzaam")
    bert.arrives()
    bert.presses("De hele voorbereiding")
    said = bert.says("Ik verzorg dementerende ouderen en werk met de tillift")
    assert said.asks == "enjoy"
