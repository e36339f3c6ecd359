"""What is Dutch about practical questions that no intent is learnt for: paper, mail, a phone, AI, one's age."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from bot.dialogue.dutch import bare, puts_a_question, says

_MOST_WORDS = 12
"""Of such a question. In a longer text the same words are part of a story."""
_LONGEST_SIGH = 30
_THIS: Final = r"(dit|dat|het|alles|((mijn|m'n|een|de) )?(plan|antwoorden|doelen|kopie))"
_FIRST: Final = r"^((en|hoi|maar|zeg|waar|hoe|ja|nee|oke|euh) )*"
_CAN: Final = rf"{_FIRST}(kan|kun|kunt|mag|wil|zou|krijg) (ik|je|jij|u|ge|we)\b.*\b{_THIS}\b"
_PRINT = re.compile(
    rf"{_CAN}.*\b(printen|uitprinten|afprinten|afdrukken|uitdraaien|downloaden|pdf)\b"
    rf"|{_FIRST}(print|druk) {_THIS}( \w+){{0,2}}$"
    rf"|{_FIRST}(is er|heb je|krijg ik)( \w+){{0,3}} (pdf|afdruk|printversie)\b"
    r"|^(pdf|printen|afdrukken)$"
)
_MAIL = re.compile(
    rf"{_CAN}.*\b(mailen|doormailen|doorsturen|opsturen|sturen|mail|mailbox)\b"
    rf"|{_FIRST}(stuur|mail) {_THIS}( \w+){{0,3}} (mail|e-mail|email|mij|me|door|toe|op|mailadres|adres)$"
    r"|^mail (mij|me|het|dit)$"
)
_PHONE = re.compile(
    rf"{_FIRST}(kan|kun|mag|gaat|werkt|lukt) (ik |je |jij )?(dit|dat|het|ook|hier)\b.*\b(op|via|met)\b.{{0,12}}"
    r"\b(gsm|telefoon|mobiel|mobieltje|smartphone|tablet|ipad)\b"
)
_COMPUTER = re.compile(
    r"\b(chatgpt|chat gpt|gpt|taalmodel|language model|copilot|openai|gemini)\b"
    r"|\b(is|ben|zit|gebruik|gebruikt|werkt) (dit|dat|het|hier|er|jij|je|u|ge)\b.*"
    r"\b(ai|a i|robot|bot|kunstmatige intelligentie|artifici\w+ intelligentie)\b"
)
_OWN_WORK = re.compile(
    r"\b(ik|wij|we) (wil|willen|leer|gebruik|gebruiken|werk|werken|ga|kan)\b|\bleren\b|\bwerken met\b"
)
_ASKS_US = re.compile(rf"{_FIRST}(ben|bent|zit|gebruik|gebruikt|werkt) (jij|je|u|dit|hier|er|ge|gij)\b")
_OLD = re.compile(
    r"\b(te oud|op (mijn|m'n|mijne) (leeftijd|ouderdom|ouwe dag))\b"
    r"|\bvoor (die |de |onze |zo'n )?(jonge (gasten|mensen|collega's|mannen)|jeugd|jongeren|jonkies|jongere)\b"
    r"|\b(bijna|binnenkort) (met )?pensioen\b|\bnog \w+ ja(ar|ren) (te gaan|tot (mijn|m'n|het|aan) )"
)


def _asks(pattern: re.Pattern[str], most: int = _MOST_WORDS) -> Callable[[str], bool]:
    return lambda text: says(pattern, text, most)


def asks_about_a_computer(text: str) -> bool:
    """ "Is dit een AI?", "wordt dit door een taalmodel gelezen?": a question, and not the use of AI at work."""
    asks = puts_a_question(text) or _ASKS_US.search(bare(text)) is not None
    return asks and says(_COMPUTER, text, 20) and not _OWN_WORK.search(bare(text))


says_to_be_old = _asks(_OLD, _LONGEST_SIGH)
""" "Ik heb nog zes jaar te gaan, zo'n POP is voor de jeugd"."""

PRACTICAL: Final[dict[str, Callable[[str], bool]]] = {
    "bot_challenge": asks_about_a_computer,
    "ask_print": _asks(_PRINT),
    "ask_mail": _asks(_MAIL),
    "ask_phone": _asks(_PHONE),
}
"""The name of a question -> whether a text asks it."""


_MEANS = re.compile(
    rf"{_FIRST}(sorry |ik snap niet )*(wat|wa) "
    r"(?P<how>betekent|betekend|beteken|is|zijn|wil zeggen|bedoel je met|bedoelt u met) "
    r"((dat|het|dit) woord )?((een|de|het|die|dat) )?(?P<word>\w+)$"
)
_WORDS: Final = {
    "role": ("functie", "functies", "rol"),
    "fulfil": ("vervullen", "functie vervullen"),
    "ambition": ("ambitie", "ambities"),
    "direction": ("richting",),
    "support": ("ondersteuning", "steun"),
    "manager": ("leidinggevende", "leidingevende"),
    "result": ("resultaat",),
    "competence": ("competentie", "competenties"),
}
"""What is explained -> the words for it."""
WORDS: Final = tuple(_WORDS)


def asks_for_a_word(text: str) -> str | None:
    """Which word of the questions someone asks the meaning of ("wat is functie"); "" for another word; else None.

    "Wat is" may ask for more than a word, so another word counts only where its meaning is asked for.
    """
    asked = _MEANS.search(bare(text))
    if asked is None:
        return None
    word = asked["word"]
    known = next((name for name, words in _WORDS.items() if word in words), None)
    if known is None and asked["how"] in ("is", "zijn"):
        return None
    return known or ""
