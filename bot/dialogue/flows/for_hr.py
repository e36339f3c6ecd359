"""What HR asks of the assistant that it does not do: names, someone's plan, opening a round for everybody."""

from __future__ import annotations

import re
from typing import Final

from bot.dialogue.dutch import bare
from bot.dialogue.flows import managing
from bot.dialogue.turn import Turn
from bot.plan.rights import sees_figures
from bot.plan.states import EDITABLE

_PEOPLE: Final = re.compile(
    r"\b(wie|welke (mensen|medewerkers|collega'?s)|hoeveel (mensen|medewerkers|collega'?s)|lijst|namen|naam)\b.*"
    r"\b(plan|plannen|begonnen|bezig|klaar|ingevuld|gedeeld|meedoen|meedoet|mee|getekend|achter|cijfers?|thema'?s?|doelen?"
    r"|gesprek(ken)?|pop'?s?)\b"
    r"|\b(plan|plannen|pop'?s?|doelen|antwoorden|gegevens|dossier) van (?!(mij|mezelf|mijzelf|hr)\b)\w+"
)
_ROUND: Final = re.compile(
    r"\b(open|opent|openen|heropen|heropenen|start|starten|begin|beginnen|maak|plan|sluit|sluiten|afsluiten|beeindig|stop)\b"
    r".*\brondes?\b|\brondes? (weer )?(openen|heropenen|sluiten|afsluiten|starten|stoppen)\b"
)
_OWN: Final = re.compile(r"\b(mijn|m'n|mezelf|van mij|ik)\b")
_MOST_WORDS = 14
"""Of a request. A longer story is told about one's own work."""


def answered(turn: Turn, text: str) -> bool:
    """Whether someone of HR asks for what HR does not get, or need not do here; told when it does."""
    said = bare(text)
    if not sees_figures(turn.person) or len(said.split()) > _MOST_WORDS:
        return False
    if managing.named(turn.reports, text):
        return False  # about someone of their own team they may ask as a manager
    if _ROUND.search(said) and (not turn.has_plan or turn.plan.state in EDITABLE):
        turn.say("utter_hr_rounds")
    elif _PEOPLE.search(said) and not _OWN.search(said):
        turn.say("utter_hr_no_names")
    else:
        return False
    return True
