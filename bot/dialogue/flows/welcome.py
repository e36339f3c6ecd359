"""The first screen: information and a choice."""

from __future__ import annotations

import re

from bot.dialogue.conversation import NOTICE_VERSION
from bot.dialogue.dutch import bare, is_no, is_yes, puts_a_question
from bot.dialogue.flows import managing
from bot.dialogue.flows.base import Flow
from bot.dialogue.turn import Turn
from bot.plan.questions import Part
from bot.plan.rights import sees_figures

_QUICK = (
    r"\b(doel|doelen|doeltje|korte?|snelle?|sneller|vlugge?|rap|rappe|(twee|2) minuten|(one|a) goal|quick|short)\b"
)
_WHOLE = (
    r"\b(hele|heel|alles|alle|voorbereiding|voorbereiden|volledige?|begin|beginnen|begint|begonnen|start|starten"
    r"|uitgebreide?|vragen|eerste|everything|full|whole)\b"
)
_TEAM = frozenset(
    {"team", "teamleden", "medewerkers", "medewerker", "mensen", "ploeg", "collegas", "gedeeld", "voorbereiden"}
)
_PAPER = r"\bpaper\b|\bpapier\w*\b|\bniet via de bot\b|\bzonder bot\b|\bformulier\w*\b"
_FIGURES = re.compile(r"\b(trends?|cijfers|rapportages?|dashboard|grafiek(en)?|overzichten)\b")
_WANTS_TO_KNOW = re.compile(
    r"\b(weten|uitleg|uitleggen|uitgelegd|begrijpen|begrepen|begrijp|snap|(iets|wat) vragen|vragen stellen)\b"
)
_NONE = re.compile(
    r"\b(geen|zonder) (enkele? )?(doel|doelen|zin)\b"
    r"|\b(wil|hoef|doe|moet) (hier |dit |dat |er |ik |het )*(niet|niks|niets)( (meer|doen|invullen|hebben))*$"
    r"|^(niks|niets|niet|no thanks)$"
)
MOST_WORDS = 8
"""Of a choice. Who has more to say is not choosing."""


class Welcome(Flow):
    part = Part.WELCOME

    def begin(self, turn: Turn) -> None:
        turn.ask(Part.WELCOME, "welcome")

    def introduce(self, turn: Turn, question: str) -> None:
        """The information, to whoever comes in; not again after each question about it. A manager can always choose
        the team, and HR the figures."""
        first = turn.kind == "arrive" or turn.conversation.notice_version != NOTICE_VERSION
        if first:
            turn.say("utter_notice", first_name=turn.person.first_name, url=f"{turn.minds.base_url}/privacy")
            turn.conversation.notice_version = NOTICE_VERSION
            turn.conversation.notice_shown_at = turn.now
        if sees_figures(turn.person):
            turn.say("utter_notice_hr" if first else "utter_welcome_figures")
        if turn.reports:
            turn.say("utter_notice_manager" if first else "utter_welcome_team")

    def answers_here(self, question: str, text: str) -> bool:
        """ "Doe maar de korte" chooses and "ik wil geen doelen" declines; neither asks to stop."""
        few = len(bare(text).split()) <= MOST_WORDS
        return few and not puts_a_question(text) and (_way(text) is not None or _wants_none(text))

    def answer(self, turn: Turn, question: str, text: str) -> None:
        way = _way(text)
        if way is None and _of_the_team(turn, text):
            named = managing.named(turn.reports, text)
            turn.close()
            if len(named) == 1:
                managing.brief(turn, named[0].id)
            else:
                managing.team(turn)
        elif way is None and _wants_none(text):
            turn.close()
            turn.say("utter_welcome_no")
        elif way is None:
            turn.say("utter_welcome_first" if len(bare(text).split()) > MOST_WORDS else "utter_welcome_choose")
        else:
            choose(turn, way)

    def keep(self, turn: Turn, question: str) -> None:
        choose(turn, "whole")


def _way(text: str) -> str | None:
    """Which of the ways in someone names; None when none is."""
    said = bare(text)
    if _wants_none(text) and not re.search(_PAPER, said):
        return None
    for way, words in (("paper", _PAPER), ("quick", _QUICK), ("whole", _WHOLE)):
        if re.search(words, said):
            return way
    return "whole" if is_yes(text) else None


def _wants_none(text: str) -> bool:
    """Whether someone says no to all of the ways in."""
    return is_no(text) or bool(_NONE.search(bare(text)))


def choose(turn: Turn, way: str) -> None:
    """One of the ways in: `whole`, `quick` (one goal first, the reflection later) or `paper`."""
    turn.memory["quick"] = way == "quick"
    if way == "paper":
        turn.say("utter_paper")
        turn.close()
    elif way == "quick":
        turn.say("utter_quick_start")
        turn.begin(Part.GOAL)
    else:
        turn.say("utter_whole_start")
        turn.begin(Part.REFLECTION)


def chooses(turn: Turn, text: str) -> bool:
    """Whether someone says where to go from here. Who wants to know something first has not chosen yet."""
    return not _WANTS_TO_KNOW.search(bare(text)) and (_way(text) is not None or _of_the_team(turn, text))


def asks_for_figures(turn: Turn, text: str) -> bool:
    """Whether someone of HR comes for the figures."""
    return sees_figures(turn.person) and not puts_a_question(text) and bool(_FIGURES.search(bare(text)))


def _of_the_team(turn: Turn, text: str) -> bool:
    """Whether a manager comes for the team: speaks of it, or names someone of it."""
    reports = turn.reports
    words = set(bare(text).split())
    return bool(reports) and (bool(words & _TEAM) or bool(managing.named(reports, text)))
