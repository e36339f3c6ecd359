"""Finds an end that no date follows from: "voor de bouwvak", "op mijn vijftigste", "aan het eind van mijn stage"."""

from __future__ import annotations

from typing import Final

from bot.smart.dutch_numbers import TextReader, ordinals, read_number, words
from bot.smart.planning_words import CLAUSE_ENDS, NEXT_YEAR

_EVENTS: Final = words(
    "bouwvak bouwverlof vakantie zomervakantie kerstvakantie herfstvakantie voorjaarsvakantie krokusvakantie "
    "meivakantie paasvakantie zomerverlof kerstverlof zwangerschapsverlof ouderschapsverlof bevallingsverlof verlof "
    "pensioen pensionering proeftijd proefperiode inwerkperiode audit visitatie inspectie oplevering livegang "
    "lancering opening heropening verhuizing fusie reorganisatie jubileum verjaardag bevalling feestdagen ramadan "
    "suikerfeest offerfeest verkiezingen hoogseizoen seizoen migratie overgang accreditatie hercertificering "
    "herregistratie aanbesteding oogst beurs productlancering eindejaarsperiode solden koopseizoen semester "
    "trimester contractverlenging contractverloop uitdiensttreding opendeurdag reces zomerreces kerstreces "
    "paasreces kampweek kerstmarkt dorpsfeest toernooi premiere examenperiode tentamenweek verhuisdag "
    "halloween vaderdag moederdag kermis zomerstop winterstop kerststop kerstperiode zomerdienstregeling "
    "opendeurweekend jaarovergang jaarafsluiting maandafsluiting boekjaar verjaarsfeest gemeenteraadsverkiezingen"
)
# "Tegen" with an occasion is always an end; "een draaiboek voor het festival" says what for.
_OCCASIONS: Final = (
    "dag",
    "dagen",
    "feest",
    "feesten",
    "markt",
    "festival",
    "seizoen",
    "keuring",
    "beurs",
    "congres",
    "opening",
    "stop",
    "concert",
)
_ENDING: Final = words(
    "stage stageperiode opleiding cursus training project traject contract proeftijd proefperiode inwerkperiode "
    "semester trimester seizoen studie verlof traineeship leerjaar leertraject detachering cyclus sprint blok "
    "leerwerktraject ziekteverlof periode programma inwerktraject academie boekjaar"
)
_MEETINGS: Final = words(
    "gesprek functioneringsgesprek beoordelingsgesprek popgesprek evaluatiegesprek voortgangsgesprek "
    "ontwikkelgesprek jaargesprek evaluatie beoordeling audit visitatie inspectie teamdag studiedag open jaarmarkt "
    "pop beurs planningsgesprek toets examen"
)
_DURING: Final = words("stage proeftijd proefperiode inwerkperiode traineeship stageperiode semester trimester")
_LIFE: Final = words(
    "verlof pensioen vakantie zwangerschapsverlof bouwvak live open opent start begint verhuizen verhuist "
    "stopt vertrekt dienst overgaan overgaat ingaat afzwaait afloopt eindigt"
)


_LEADS: Final = words("aan op bij het t")
_ENDING_VERBS: Final = words("afloopt eindigt opent verhuist vertrekt ingaat begint beginnen stoppen")
_GONE: Final = words("weg voorbij om klaar open dicht")
# "Voor iedereen die begint" is for whom, "voor de dienst begint" comes back every day.
_NO_ENDS: Final = words("die dat wie dienst les rit ronde werkdag shift vergadering overleg wedstrijd")
_SUBJECTS: Final = words("ik we wij")


def find_event(reader: TextReader) -> tuple[int, int] | None:
    """The first such end, as the indices of its first token and the one after its last; None where there is none."""
    for i in range(reader.size):
        stop = _event_at(reader, i)
        if stop:
            begin = i
            while reader.word(i) in ("eind", "einde") and begin > i - 2 and reader.word(begin - 1) in _LEADS:
                begin -= 1  # "aan het eind van mijn stage", quoted from "aan" on
            return begin, min(stop, reader.size)
    return None


def event_after(reader: TextReader, i: int) -> int:
    """The index after "tot de bouwvak" or "tot voor de vakantie" that begins at `i`, or 0."""
    if reader.word(i) not in ("tot", "tm"):
        return 0
    return _event_at(reader, i) or _event_at(reader, i + 1)


def event_begun(reader: TextReader, i: int) -> int:
    """The index after "na de bouwvak" or "vanaf de zomervakantie" that begins at `i`, or 0."""
    if reader.word(i) not in ("na", "vanaf"):
        return 0
    k = _past_determiners(reader, i + 1)
    return k + 1 if is_event(reader.word(k)) else 0


def is_event(word: str) -> bool:
    """Whether this is something that falls at another time for each, or in each region and year."""
    return word in _EVENTS or is_holiday(word)


def is_holiday(word: str) -> bool:
    return word in ("bouwvak", "feestdagen") or word.endswith(("vakantie", "verlof"))


def _event_at(reader: TextReader, i: int) -> int:
    """The index after an end without a date that begins at `i`, or 0."""
    word = reader.word(i)
    if word == "tegen" and reader.word(i + 1) == "dat":
        return _clause_end(reader, i + 2)
    if word in ("voor", "tegen", "tot", "uiterlijk", "tm"):
        return (
            _age(reader, i) or _event_noun(reader, i) or (_life_event(reader, i) if word in ("voor", "tegen") else 0)
        )
    if word in ("eind", "einde"):
        return _end_of(reader, i)
    if word == "op":
        return _age(reader, i)
    if word in ("voordat", "vooraleer"):
        return _life_event(reader, i)
    if word in ("als", "wanneer"):
        return _age_clause(reader, i)
    if word in ("tijdens", "gedurende", "binnen", "in"):
        k = _past_determiners(reader, i + 1)
        return k + 1 if reader.word(k) in _DURING and (word != "in" or k > i + 1) else 0
    if word == "bij":
        k = _past_determiners(reader, i + 1)
        if reader.word(k) in ("pensioen", "pensionering"):
            return k + 1
        coming = any(reader.word(m) in NEXT_YEAR for m in range(i + 1, k))
        if coming and (reader.word(k) in _MEETINGS or _is_talk(reader.word(k))):
            return k + 1
    return 0


_DETERMINERS: Final = words(
    "de het den t mijn mn bij ons onze m 'n n zijn haar hun deze dit volgend volgende komend komende nieuwe nieuw "
    "eerste tweede derde grote jaarlijkse interne externe lange begin start aanvang eind einde van sluiting "
    "pop aan aankomende aanstaande op"
)


def _past_determiners(reader: TextReader, i: int) -> int:
    stop = i + 6
    while i < stop and (reader.word(i) in _DETERMINERS or reader.word(i) in ("'", "-")):
        i += 1
    return i


def _is_talk(word: str) -> bool:
    return word.endswith(("gesprek", "evaluatie", "beoordeling", "audit"))


def _event_noun(reader: TextReader, i: int) -> int:
    k = _past_determiners(reader, i + 1)
    word = reader.word(k)
    lead = [reader.word(m) for m in range(i + 1, k)]
    if is_event(word) or (word.endswith("periode") and word != "periode"):
        return k + 1
    occasion = k + (word == "open")
    says_when = reader.word(i) == "tegen" or _opens(reader, i)
    if says_when and (
        (word, reader.word(occasion)) == ("open", "dag") or (lead and _is_occasion(reader.word(occasion)))
    ):
        return occasion + 1
    if (word, reader.word(k + 1), reader.word(k + 2)) == ("go", "-", "live"):
        return k + 3
    if any(w in ("eind", "einde") for w in lead) and word in _ENDING:
        return k + 1
    coming = any(w in NEXT_YEAR for w in lead) or reader.word(i) in ("tegen", "uiterlijk")
    if coming and (word in _MEETINGS or _is_talk(word)):
        return k + 1
    return 0


def _is_occasion(word: str) -> bool:
    # "De dag" itself, a weekday and an afternoon are no occasion.
    return (
        word.endswith(_OCCASIONS)
        and len(word) > len("dinsdag")
        and not word.endswith(("middag", "werkdag", "werkdagen"))
    )


def _opens(reader: TextReader, i: int) -> bool:
    """Whether a sentence begins at `i`: "voor de opendeurdag geef ik" says when; later on it may say what for."""
    return i == 0 or reader.word(i - 1) in CLAUSE_ENDS


def _clause_end(reader: TextReader, i: int) -> int:
    """After "tegen dat": the clause as far as who does it, "tegen dat de examens beginnen heb ik ..."."""
    for k in range(i, min(i + 10, reader.size)):
        if reader.word(k) in CLAUSE_ENDS:
            return k
        if k > i + 1 and reader.word(k + 1) in _SUBJECTS:
            return k
    return min(i + 4, reader.size)


def _end_of(reader: TextReader, i: int) -> int:
    k = _past_determiners(reader, i + 1)
    word = reader.word(k)
    if word in _ENDING or word in _EVENTS or word.endswith(("stage", "periode", "traject", "vakantie")):
        return k + 1
    return 0


def _age(reader: TextReader, i: int) -> int:
    """ "Op mijn vijftigste", "voor mijn 40ste verjaardag"."""
    k = i + 1
    if reader.word(k) in ("mijn", "m") or reader.word(k) == "m'n":
        k += 3 if [reader.word(k + 1), reader.word(k + 2)] == ["'", "n"] else 1
        number = reader.number(k)
        if number is not None and 16 <= number <= 99:
            return k + 2
        if ordinals().get(reader.word(k), 0) >= 16:
            return k + 1
    return 0


def _age_clause(reader: TextReader, i: int) -> int:
    if reader.word(i + 1) != "ik":
        return 0
    read = read_number(reader.tokens, i + 2)
    if read is not None and 16 <= read[0] <= 99 and reader.word(read[1]) in ("ben", "word"):
        return read[1] + 1
    return 0


def _life_event(reader: TextReader, i: int) -> int:
    """ "Voordat ik met verlof ga", "voor ik 40 word", "voordat de nieuwe lijn opent"."""
    j = i + 1 + (reader.word(i + 1) == "dat")
    bare = reader.word(i) in ("voor", "tegen") and j == i + 1 and reader.word(j) not in ("ik", "we", "wij")
    for k in range(j, min(j + 9, reader.size)):
        word = reader.word(k)
        if word in CLAUSE_ENDS:
            return 0
        if bare and word in _NO_ENDS:
            return 0
        if word in _GONE and reader.word(k + 1) == "is":
            return k + 2
        if word in _ENDING_VERBS or (not bare and (word in _LIFE or word in _EVENTS or word in ("word", "wordt"))):
            return k + 1
    return 0
