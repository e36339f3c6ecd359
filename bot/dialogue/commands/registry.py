"""The commands by name, and carrying one out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from inspect import signature

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
    """Carry out a command such as `skip` or `goto:planning:2`.

    Raises NotAllowed for an unknown one, and for values that it does not take.
    """
    name, *words = line.split(":")
    if name not in COMMANDS:
        raise NotAllowed("unknown command")
    values = _values(COMMANDS[name], words)
    try:
        COMMANDS[name](turn, *values)
    except KeyError as gone:  # a button of a goal that was taken out since
        raise NotAllowed("no such goal") from gone


def _values(command: Command, words: list[str]) -> list[str | int]:
    """The words as a command takes them: as many as it has parameters, and a number where it wants one."""
    try:
        _shape(command).bind(None, *words)
        wanted = [parameter.annotation for parameter in _shape(command).parameters.values()][1:]
        # What takes any number of words takes them as they are.
        return [
            int(word) if place < len(wanted) and wanted[place] is int else word for place, word in enumerate(words)
        ]
    except (TypeError, ValueError):
        raise NotAllowed("other values than this command takes") from None


_shape = cache(lambda command: signature(command, eval_str=True))
