"""Words that someone typed: are they the answer to the open question, or is none open?"""

from __future__ import annotations

from unicodedata import category

from bot.dialogue import no_question, open_question, repairs
from bot.dialogue.conversation import LONGEST
from bot.dialogue.letters import body_of
from bot.dialogue.turn import Turn

STROKES = frozenset("-_.,~*=\N{EN DASH}\N{EM DASH}\N{HORIZONTAL ELLIPSIS}")
"""Signs with which a field is passed over; by themselves they tell nothing."""


def hear(turn: Turn, text: str) -> None:
    """Someone typed this, now or instead of what they typed before."""
    if not _shows(text):
        turn.say("utter_empty")
    elif len(text) > LONGEST:
        turn.say("utter_too_long")
    elif turn.conversation.question is None:
        no_question.hear(turn, body_of(text))
    else:
        open_question.hear(turn, text if turn.conversation.question in repairs.TO_ANOTHER else body_of(text))


def _shows(text: str) -> bool:
    """Whether there is anything to read: more than white space, strokes and what only steers how others are shown."""
    return any(not (char.isspace() or char in STROKES or category(char) in ("Cc", "Cf")) for char in text)
