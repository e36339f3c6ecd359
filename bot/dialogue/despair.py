"""Does a typed text say that its writer does not want to live any more? Then that comes before everything else.

A table of patterns and no model: it must be there whatever a model has learnt, and when there is none.
"""

from __future__ import annotations

import re
from typing import Final

from bot.dialogue import despair_nl
from bot.dialogue.gate_text import clauses, read, sentences

_BROKEN_OFF: Final = re.compile(r"(?:\.\.+|\u2026|\n)\s*")
_CLAUSES_BACK: Final = 4  # that may still tell what the last one is about


def despair_in(text: str) -> str | None:
    """The sentence that says so, as typed; None when there is none.

    The whole text where it is said in pieces: "ik wil er... niet meer zijn".
    """
    found = next((sentence for sentence in sentences(text) if _says_so(sentence)), None)
    if found is not None:
        return found
    joined = _BROKEN_OFF.sub(" ", text)
    alone = despair_nl.says_so_alone(" ".join(read(joined).words))
    return text if alone or (joined != text and _says_so(joined)) else None


def _says_so(sentence: str) -> bool:
    said = [" ".join(clause) for clause in clauses(read(sentence))]
    # Where a clause ends decides what "het hoeft voor mij niet meer" is about; and it may be said over a comma.
    for place, clause in enumerate(said):
        before = " ".join(said[max(0, place - _CLAUSES_BACK) : place])
        if despair_nl.says_so(clause, before) or (before and despair_nl.says_so(f"{before} {clause}")):
            return True
    return False
