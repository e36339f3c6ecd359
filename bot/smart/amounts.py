"""Reads hours, money and other support from Dutch text, and reads them back.

Rules, no model: amounts are regular language. The conventions are written out in `docs/planning.md`; the two from
the method itself are that a middag, ochtend, avond or dagdeel is 4 hours and a dag 8. Nothing here raises on any
text, and the time is linear in its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from bot.smart.amounts_hours import Effort, EffortReader, Hours, parse_hours, sum_efforts
from bot.smart.amounts_money import Money, MoneyReader, parse_money, read_money
from bot.smart.dutch_numbers import Token, words
from bot.smart.planning import Period

__all__ = [
    "Hours",
    "Money",
    "Support",
    "WorkingTime",
    "parse_hours",
    "parse_money",
    "parse_support",
    "read_back_hours",
    "read_back_money",
]

WorkingTime = Literal["inside", "outside", "both"]


@dataclass(frozen=True, slots=True)
class Support:
    """What someone needs to reach a goal.

    Attributes:
        own_hours: the employee's own time.
        others_hours: time of a manager, colleague, coach or teacher.
        budget_eur: euros; 0 where the text says that it is free, None where it says nothing about money.
        materials: learning materials, as they were typed.
        working_time: whether own time falls inside or outside working hours, or both; None where it is not said.
        nothing: whether the text says that nothing is needed, which is a good answer too.
    """

    own_hours: Hours | None
    others_hours: Hours | None
    budget_eur: Decimal | None
    materials: tuple[str, ...]
    working_time: WorkingTime | None
    nothing: bool = False


_OTHERS: Final = words(
    "leidinggevende leidinggevenden teamleider teamleidster manager baas chef collega collegas docent docente coach "
    "coaches begeleider begeleidster werkbegeleider praktijkbegeleider mentor trainer trainster supervisor "
    "supervisie begeleiding coaching instructeur leermeester stagebegeleider buddy leraar lerares directeur expert "
    "teamcoach coachtraject coachgesprek coachgesprekken coachsessies intervisiebegeleider meester ploegbaas "
    "verantwoordelijke adviseur vakman leidster peter meter opleider praktijkopleider"
)
_HELPS: Final = words("begeleidt helpt coacht ondersteunt traint kijkt leest denkt luistert mee")
_OWN: Final = words(
    "ik eigen zelf zelfstudie mezelf meelopen meekijken meewerken meedraaien oefenen studeren lezen huiswerk thuis"
)
_LINKS_TO_NAME: Final = words("van met door")
_GIVEN_BY: Final = words("van door")
_ARTICLES: Final = words("een de het ons onze die deze dat dit zo")
_GIVEN: Final = words("hulp tijd uitleg steun ondersteuning feedback advies inzet")
_NOBODY: Final = words(  # what hours can be of besides the person who gives them
    "mij me mezelf mijzelf mijn mn m huis thuis slag elkaar tevoren kantoor hand nu dan tot werk overwerk verlof "
    "januari februari maart april mei juni juli augustus september oktober november december "
    "dienst diensten contract rooster project stage praktijk examen vakantie"
)
_NO_GIVERS: Final = tuple(  # endings: "een dag van de cursus", "4 uur van de werkweek", "10 uur van de voorbereiding"
    words(
        "cursus opleiding training lessen module workshop sessie webinar studie traject week weken weekend maand "
        "jaar kwartaal dag dagen uur uren tijd pakket boek scholing voorbereiding planning vergadering "
        "bijeenkomst gesprek gesprekken learning"
    )
)
_NO_PERSONS: Final = words(  # written with a capital, but nobody's hours
    "excel word powerpoint outlook office microsoft teams google python java sap sharepoint photoshop autocad "
    "nederlands engels frans duits spaans arabisch linkedin coursera udemy maandag dinsdag woensdag donderdag vrijdag"
)
_MATERIALS: Final = words(
    "boek boeken boekje handboek studieboek studieboeken werkboek vakboek vakboeken leerboek leerboeken "
    "kookboek studiepakket zelfstudiepakket lespakket leerpakket cursuspakket cursusmateriaal lesmateriaal "
    "studiemateriaal leermateriaal oefenmateriaal leermiddelen laptop tablet ipad computer pc headset "
    "licentie licenties software account abonnement reader syllabus handleiding simulator gereedschap app "
    "webcam scherm elearning e-learningmodule oefenpop camera naslagwerk woordenboek oefenboek vakblad "
    "vaktijdschrift rekenmachine boekenpakket lesboek lesboeken ebook"
)
_INSIDE: Final = (
    "onder werktijd",
    "in werktijd",
    "tijdens werktijd",
    "binnen werktijd",
    "tijdens de werktijd",
    "onder de werktijd",
    "binnen de werktijd",
    "tijdens werkuren",
    "binnen werkuren",
    "tijdens de werkuren",
    "binnen de werkuren",
    "tijdens de uren",
    "binnen de uren",
    "tijdens het werk",
    "onder het werk",
    "in de baas zijn tijd",
    "in de tijd van de baas",
    "tijdens mijn dienst",
    "tijdens de dienst",
    "onder diensttijd",
    "in diensttijd",
    "binnen diensttijd",
    "tijdens diensturen",
    "in mijn werkuren",
    "in mijn werktijd",
    "onder mijn werktijd",
    "tijdens mijn werktijd",
    "tijdens mijn werkuren",
    "binnen mijn uren",
    "onder schooltijd",
    "tijdens kantooruren",
    "op het werk",
)
_OUTSIDE: Final = (
    "eigen tijd",
    "vrije tijd",
    "buiten werktijd",
    "buiten de werktijd",
    "buiten werkuren",
    "buiten de werkuren",
    "buiten mijn werkuren",
    "buiten mijn werktijd",
    "buiten de uren",
    "na de uren",
    "na mijn uren",
    "na het werk",
    "na werktijd",
    "na mijn werk",
    "thuis",
    "s avonds",
    "in het weekend",
    "buiten kantooruren",
    "privetijd",
)
_NOTHING: Final = words("niets niks geen nvt nee neen nada nul")
_NOTHING_FILLERS: Final = words(
    "nodig ik heb hebben verder eigenlijk hiervoor hier voor daarvoor er is speciaals bijzonders extra s "
    "ondersteuning hulp steun dit denk van toepassing nu echt helemaal hoor faciliteiten budget te het ' . ! , -"
)


def parse_support(text: str, period: Period | None, today: date) -> Support:
    """What someone says they need: own hours, hours of others, money, materials, inside or outside working hours.

    Args:
        text: the support cell, or any other text.
        period: when it happens, to turn a rate into a total; None where it is not known.
        today: the reference date.

    Returns:
        The support; everything None or empty where the text names nothing. Never raises.
    """
    reader = MoneyReader(text)
    own, others = _by_owner(reader)
    money = read_money(reader)  # in this cell a bare number may count anything
    folded = " ".join(token.text for token in reader.tokens)
    return Support(
        own_hours=sum_efforts(reader, own, period, today),
        others_hours=sum_efforts(reader, others, period, today),
        budget_eur=money.amount if money else None,
        materials=_materials(reader),
        working_time=_working_time(folded),
        nothing=_is_nothing(reader.tokens),
    )


def _by_owner(reader: EffortReader) -> tuple[list[Effort], list[Effort]]:
    """Efforts of the employee and of others, clause by clause.

    A clause that names another person without hours ("begeleiding door mijn mentor, 1 uur per week") lends that
    person to the clause right after it.
    """
    own: list[Effort] = []
    others: list[Effort] = []
    lent = False
    for begin, stop in reader.clauses():
        effort = reader.effort(begin, stop)
        named = _names_other(reader, begin, stop)
        mine = any(reader.word(k) in _OWN or reader.word(k).startswith("meelo") for k in range(begin, stop))
        if effort is None:
            lent = named and not mine
            continue
        theirs = ((named or lent) and not mine) or _given(reader, begin, stop)
        (others if theirs else own).append(effort)
        lent = False
    return own, others


def _names_other(reader: EffortReader, begin: int, stop: int) -> bool:
    for k in range(begin, stop):
        word = reader.word(k)
        if word in _OTHERS or word in _HELPS:
            return True
        token = reader.tokens[k]
        typed = reader.text[token.start : token.end]
        named = typed[0].isupper() and not typed.isupper() and token.is_word and len(word) > 2
        if named and word not in _NO_PERSONS and reader.word(k - 1) in _LINKS_TO_NAME:
            return True  # "supervisie van Corrie"
    return False


def _given(reader: EffortReader, begin: int, stop: int) -> bool:
    """Whether the hours are said to be of someone or some team: "20 uur van een redacteur", also after "ik vraag"."""
    for k in range(begin + 1, stop):
        if reader.word(k) not in _GIVEN_BY:
            continue
        unit = k - 1 - (reader.word(k - 1) in _GIVEN)
        if reader.unit_hours(reader.word(unit)) is None:
            continue
        who = k + 1
        if reader.word(who).startswith("mijn") and reader.word(who + 1) in _OTHERS:
            return True
        who += reader.word(who) in _ARTICLES
        word = reader.word(who)
        counted = reader.number(who) is not None or reader.unit_hours(word) is not None
        if who >= stop or counted or word in _NO_PERSONS or not reader.tokens[who].is_word:
            continue
        typed = reader.text[reader.tokens[who].start : reader.tokens[who].end]
        if not (typed.isupper() and len(typed) > 1):  # "2 dagen van NCOI" are a course
            return word not in _NOBODY and not word.endswith(_NO_GIVERS)
    return False


def _materials(reader: EffortReader) -> tuple[str, ...]:
    found: list[str] = []
    for i, token in enumerate(reader.tokens):
        if token.text in _MATERIALS:
            found.append(reader.quote(i, i + 1))
        elif token.text == "e" and reader.word(i + 1) == "-" and reader.word(i + 2).startswith(("learning", "book")):
            found.append(reader.quote(i, i + 3))
    first: dict[str, str] = {}
    for word in found:
        first.setdefault(word.lower(), word)
    return tuple(first.values())


def _working_time(folded: str) -> WorkingTime | None:
    padded = f" {folded} "
    inside = any(f" {phrase} " in padded for phrase in _INSIDE)
    outside = any(f" {phrase} " in padded for phrase in _OUTSIDE)
    if inside and outside:
        return "both"
    if inside:
        return "inside"
    return "outside" if outside else None


def _is_nothing(tokens: Sequence[Token]) -> bool:
    """Whether the whole text says that nothing is needed."""
    said = [token.text for token in tokens]
    if not said or len(said) > 12:
        return False
    if said in (["n", ".", "v", ".", "t", "."], ["n", ".", "v", ".", "t"], ["-"], ["/"]):
        return True
    return any(word in _NOTHING for word in said) and all(w in _NOTHING or w in _NOTHING_FILLERS for w in said)


# --- reading back ---------------------------------------------------------------------------------------------------


def _say_number(value: float) -> str:
    """A number as Dutch readers write it, with at most one decimal: "24", "1,5"."""
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else f"{rounded:.1f}".replace(".", ",")


def read_back_hours(hours: Hours) -> str:
    """Hours in Dutch words: "24 uur", "3 uur per week (samen ongeveer 30 uur)"."""
    if hours.per_week is None:
        total = hours.total or 0.0
        return f"{round(total * 60)} minuten" if 0 < total < 0.95 else f"{_say_number(total)} uur"
    rate = hours.per_week
    often = f"{round(rate * 60)} minuten per week" if rate < 0.95 else f"{_say_number(rate)} uur per week"
    if hours.total is None:
        return often
    return f"{often} (samen ongeveer {_say_number(round(hours.total))} uur)"


def read_back_money(amount: Decimal) -> str:
    """Euros as Dutch readers write them: "€ 450", "€ 1.250,50", "geen kosten"."""
    cents = amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    if cents == 0:
        return "geen kosten"
    whole, _, rest = f"{cents:,.2f}".partition(".")
    return f"€ {whole.replace(',', '.')}" + (f",{rest}" if rest != "00" else "")
