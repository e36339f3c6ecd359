"""The commands by name, and carrying one out."""

from __future__ import annotations

from collections.abc import Callable

from bot.dialogue.turn import Turn
from bot.plan.states import NotAllowed

Command = Callable[..., None]

COMMANDS: dict[str, Command] = {}


def command(name: str) -> Callable[[Command], Command]:
    def register(function: Command) -> Command:
        COMMANDS[name] = function
        return function

    return register


def run(turn: Turn, line: str) -> None:
    """Carry out a command such as `skip` or `goto:planning:2`. Raises NotAllowed for an unknown one."""
    name, *values = line.split(":")
    if name not in COMMANDS:
        raise NotAllowed("unknown command")
    try:
        COMMANDS[name](turn, *values)
    except KeyError as gone:  # a button of a goal that was taken out since
        raise NotAllowed("no such goal") from gone
