"""The Dutch words that a planning is made of, by what they do to the date beside them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from bot.smart import dutch_calendar as cal
from bot.smart.dutch_numbers import cardinals, ordinals, words

# How much else a text may say and still be a planning cell, and how little makes it hardly anything but a time.
CELL_OTHERS: Final = 4
BARE_OTHERS: Final = 2
DEEPEST: Final = 4  # names inside names: "eind van de tweede week van de eerste helft van mei"; nobody plans deeper

ARTICLES: Final = words("de het den t der dn")
# Stand between a preposition and a date without changing either.
FILLERS: Final = ARTICLES | words(
    "zo ongeveer circa ca plusminus rond omstreeks omtrent ergens nog ook al uiteindelijk dus mijn ons onze zeker "
    "liefst bij voorkeur eerst daarna vervolgens dan"
)
PLACE: Final = words("in op tijdens gedurende door rondom per aan om heel loop")

# An end, on the first day of a period ("voor de zomer") or on the last ("uiterlijk in mei", "klaar in mei").
BEFORE: Final = words("voor voordat tegen tot eer vooraleer")
BY: Final = words(
    "tm uiterlijk uiterst deadline einddatum eindatum streefdatum opleverdatum klaar afgerond afronden gereed "
    "voltooid behaald gehaald binnen finish"
)
DONE: Final = words(
    "klaar afgerond afronden afgesloten afsluiten gereed voltooid voltooien behaald gehaald opgeleverd af "
    "afgewerkt afwerken rond"
)
START: Final = words(
    "vanaf start starten startdatum begindatum aanvang aanvangen aanvangend beginnen begint beginnend ingaande miv "
    "gestart startend starttijd opstart opstarten"
)
LINKS_LAST: Final = frozenset(("tm", "-", "–", "—", "→", "/"))  # from-to, with the last part in it

# Not a planning: what has been, and what comes back every time.
PAST: Final = words("sinds sedert vorig vorige afgelopen verleden voorbije")
PAST_TENSE: Final = words("heb heeft hebben had hadden was waren deed haalde behaalde volgde begon werkte")
EVERY: Final = words("elke elk iedere ieder")
COMES_BACK: Final = EVERY | words("wekelijks maandelijks dagelijks altijd telkens steeds keer x per om")
UNIVERSAL: Final = EVERY | words("alle telkens altijd steeds")
FREQUENCY_HEADS: Final = words("keer maal x eens keren eenmaal tweemaal driemaal")

SAME_YEAR: Final = words("dit huidig huidige lopende")
NEXT_YEAR: Final = words("volgend volgende volgnd komend komende aankomend aankomende")
CLAUSE_ENDS: Final = frozenset(".;!?,()")

UNITS: Final = {
    "dag": ("day", 1),
    "dagen": ("day", 1),
    "werkdag": ("workday", 1),
    "werkdagen": ("workday", 1),
    "week": ("day", 7),
    "weken": ("day", 7),
    "wk": ("day", 7),
    "wkn": ("day", 7),
    "maand": ("month", 1),
    "maanden": ("month", 1),
    "maande": ("month", 1),
    "mnd": ("month", 1),
    "mnden": ("month", 1),
    "mndn": ("month", 1),
    "maandjes": ("month", 1),
    "kwartaal": ("month", 3),
    "kwartalen": ("month", 3),
    "halfjaar": ("month", 6),
    "jaar": ("month", 12),
    "jaren": ("month", 12),
    "jr": ("month", 12),
    "jaartje": ("month", 12),
}
PERIOD_WORDS: Final = {
    "jaar": "year",
    "jr": "year",
    "kalenderjaar": "year",
    "maand": "month",
    "mnd": "month",
    "kwartaal": "quarter",
    "week": "week",
    "wk": "week",
    "werkweek": "week",
    "weekend": "weekend",
    "schooljaar": "school",
    "cursusjaar": "school",
    "studiejaar": "academic",
    "collegejaar": "academic",
    "academiejaar": "academic",
    "halfjaar": "half",
}
PARTS: Final = {
    "begin": "begin",
    "half": "half",
    "medio": "half",
    "midden": "half",
    "mid": "half",
    "halverwege": "half",
    "halfweg": "half",
    "eind": "eind",
    "einde": "eind",
    "eindje": "eind",
    "ende": "eind",
    "ultimo": "eind",
}
# Beside "binnen 2 weken" these make it a norm for every time, and not an end.
RESPONSE: Final = words(
    "reageren reageer reactie beantwoorden beantwoord antwoord antwoorden antwoordt afhandelen afhandel afgehandeld "
    "afhandeling terugbellen teruggebeld terugmailen opvolgen opgevolgd opvolging oplossen opgelost verwerken "
    "verwerkt doorsturen bevestigen bevestigd inboeken ingeboekt registreren geregistreerd betalen betaald "
    "reactietijd levertijd responstijd melding ontvangst aanvraag binnenkomst incident klacht bestelling opname "
    "storing ontslag terugkoppelen teruggekoppeld terugkoppeling aangeleverd nabellen"
)
# A number in front of these counts something, and is no year or date.
WEAK_FOLLOWERS: Final = words(
    "euro eur uur uren u procent keer x maal dagen weken maanden minuten stuks klanten mensen les lessen punten "
    "kilo kg km meter m m2 mg ml gram personen clienten patienten leerlingen bewoners ouders collegas gasten"
)
NUMBER_SIGNS: Final = frozenset("%€$#°")
SCORE_WORDS: Final = words("een n cijfer score scoor gemiddeld gemiddelde minimaal minstens niveau versie naar dan")
YEAR_GOES_WITH: Final = words("voor vanaf tegen tot na uiterlijk tm rond")
WITHIN: Final = words("in heel gedurende tijdens per van loop rond")
ABOUT: Final = words(
    "ongeveer circa ca plusminus maximaal max hooguit zowat bijna ruim minimaal minstens hoogstens totaal"
)
# After a bare length these make it something else than a planning: "2 jaar ervaring", "10 weken stage".
AFTER_AMOUNT: Final = words(
    "ervaring oud geleden per les lessen stage cursus training opleiding begeleiding vakantie verlof"
)


@cache
def quantity_words() -> frozenset[str]:
    return frozenset(cardinals()) | {"anderhalf", "anderhalve", "half", "driekwart", "halfjaar", "½"} | ABOUT


@cache
def time_words() -> frozenset[str]:
    """Words that a planning cell is made of; the others are what the cell is about."""
    groups: Iterable[Iterable[str]] = (
        cal.months(),
        cal.weekdays(),
        cal.feasts(),
        ordinals(),
        quantity_words(),
        UNITS,
        PERIOD_WORDS,
        PARTS,
        FILLERS,
        BEFORE,
        BY,
        DONE,
        START,
        PLACE,
        PAST,
        EVERY,
        SAME_YEAR,
        NEXT_YEAR,
        words("lente voorjaar zomer herfst najaar winter q kw h helft week lang uur uren u keer x e ste"),
        words("van tm tussen en of na over nu een ik ben is wil moet deze m"),
    )
    return frozenset(word for group in groups for word in group)
