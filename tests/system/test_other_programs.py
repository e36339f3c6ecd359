"""What other programs drive the running system through: `pop chat --json`, as one line in and one line out."""

from __future__ import annotations

from running import System, Terminal
from ways import ANSWERS

from bot.plan.questions import REFLECTION

SHAPE = {"text", "asks", "about", "buttons", "card"}


def test_a_program_talks_line_by_line_and_someone_goes_on_where_it_left(system: System) -> None:
    anna = system.hire("Anna de Wit")
    terminal = Terminal(anna)

    bot = terminal.arrives()
    assert bot.asks == "welcome"
    bot = terminal.presses("De hele voorbereiding")
    for question in REFLECTION[:3]:
        assert bot.asks == question
        assert all(set(message) >= SHAPE for message in bot.messages)
        bot = terminal.says(ANSWERS[question])
    assert bot.asks == "improve"
    bot = terminal.says("")
    assert bot.asks == "improve"
    assert terminal.leaves() == 0

    assert system.plan(anna).reflection == {question: ANSWERS[question] for question in REFLECTION[:3]}
    # In the browser, later.
    assert anna.arrives().asks == "improve"
