"""Reads when something happens from Dutch text, and reads it back.

`parse_period` turns a planning cell ("van 4 januari t/m 7 maart") or a whole goal sentence into a first and a last
day. The conventions it follows are written out in `docs/planning.md`. It is pure (the reference date is an
argument), never raises and takes time linear in the length of the text: tokens are read once, from left to right,
and every look around is at most a few words wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from bot.smart import dutch_calendar as cal
from bot.smart.dutch_calendar import Stretch, When
from bot.smart.dutch_numbers import Token, ordinals, read_number, tokenize, touches, word_value, words

if TYPE_CHECKING:
    from bot.smart.amounts import Hours

__all__ = ["Concern", "ConcernCode", "Period", "concerns", "parse_period", "read_back", "weeks_in"]


@dataclass(frozen=True, slots=True)
class Period:
    """When something happens, as far as the text says.

    Attributes:
        start: first day, or None.
        end: last day, or None.
        ends: whether the text names an end, also where no date follows from it ("voor de bouwvak").
        words: the words that say so, as they were typed; "" where there are none.
    """

    start: date | None
    end: date | None
    ends: bool
    words: str


_CELL_OTHERS: Final = 4
_BARE_OTHERS: Final = 2
_PAST_TENSE: Final = words("heb heeft hebben had hadden was waren deed haalde behaalde volgde begon werkte")
_DEEPEST: Final = 4  # "eind van de tweede week van de eerste helft van mei"; nobody plans deeper

NOTHING: Final = Period(None, None, False, "")

_Role = Literal["plain", "before", "by", "from", "after", "skip"]

_ARTICLES: Final = words("de het den t der dn")
_FILLERS: Final = words(
    "de het den t der zo ongeveer circa ca plusminus rond omstreeks omtrent ergens nog ook al ieder uiteindelijk "
    "dus mijn ons onze deze dit ca. zeker liefst bij voorkeur eerst daarna vervolgens dan"
) - {"ieder", "deze", "dit"}
_BEFORE: Final = words("voor tegen tot eer vooraleer")
_BY: Final = words(
    "tm uiterlijk uiterst deadline einddatum eindatum streefdatum opleverdatum klaar afgerond afronden gereed "
    "voltooid behaald gehaald binnen finish einde eind afgelopen laatste"
) - {"afgelopen", "laatste", "einde", "eind"}
_DONE: Final = words(
    "klaar afgerond afronden afgesloten afsluiten gereed voltooid voltooien behaald gehaald opgeleverd af "
    "afgewerkt afwerken rond"
)
_START: Final = words(
    "vanaf start starten startdatum begindatum aanvang aanvangen beginnen begint beginnend ingaande miv gestart "
    "startend starttijd opstart opstarten vanuit"
) - {"vanuit"}
_PLACE: Final = words("in op tijdens gedurende door rondom per aan om heel loop")
_PAST: Final = words("sinds sedert vorig vorige afgelopen verleden voorbije")
_EVERY: Final = words("elke elk iedere ieder")
_SAME_YEAR: Final = words("dit huidig huidige lopende")
_NEXT_YEAR: Final = words("volgend volgende volgnd volgende komend komende aankomend aankomende")
_CLAUSE_ENDS: Final = frozenset(".;!?,()")
_LINKS_LAST: Final = frozenset(("tm", "-", "–", "—", "/"))

_UNITS: Final = {
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
_CLOCK_UNITS: Final = words("uur uren u minuten minuut min seconden seconde kwartier minuutjes")
_PERIOD_WORDS: Final = {
    "jaar": "year",
    "jr": "year",
    "kalenderjaar": "year",
    "maand": "month",
    "mnd": "month",
    "kwartaal": "quarter",
    "week": "week",
    "wk": "week",
    "werkweek": "week",
    "weekend": "week",
    "schooljaar": "school",
    "cursusjaar": "school",
    "studiejaar": "academic",
    "collegejaar": "academic",
    "academiejaar": "academic",
    "halfjaar": "half",
}
_PARTS: Final = {
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
_RESPONSE: Final = words(
    "reageren reageer reactie beantwoorden beantwoord antwoord antwoorden antwoordt afhandelen afhandel afgehandeld "
    "afhandeling terugbellen teruggebeld terugmailen opvolgen opgevolgd opvolging oplossen opgelost "
    "verwerken verwerkt doorsturen bevestigen bevestigd inboeken ingeboekt registreren geregistreerd betalen betaald reactietijd "
    "levertijd responstijd doorlooptijd melding ontvangst aanvraag binnenkomst incident klacht bestelling opname "
    "storing ontslag terugkoppelen teruggekoppeld terugkoppeling aangeleverd nabellen"
)
_UNIVERSAL: Final = words("alle elke iedere elk ieder telkens altijd steeds")
_FREQUENCY_HEADS: Final = words("keer maal x eens keren eenmaal tweemaal driemaal")
_WEAK_FOLLOWERS: Final = words(
    "euro eur uur uren u procent keer x maal dagen weken maanden minuten stuks klanten mensen les lessen punten "
    "kilo kg km meter m m2 mg ml gram personen clienten patienten leerlingen"
)
_YEAR_GOES_WITH: Final = words("voor vanaf tegen tot na uiterlijk tm rond")
_WITHIN: Final = words("in heel gedurende tijdens per van loop rond")
_SCORE_WORDS: Final = words("een n cijfer score scoor gemiddeld gemiddelde minimaal minstens niveau versie naar dan")
_COMES_BACK: Final = words(
    "elke elk iedere ieder wekelijks maandelijks dagelijks altijd telkens steeds keer x per om"
)
_NUMBER_SIGNS: Final = frozenset("%€$#°")


@dataclass(frozen=True, slots=True)
class _Item:
    """What one phrase says. `role` tells which sides it fills; `first`/`then` are what it was read from."""

    kind: Literal["period", "end", "start", "length", "event"]
    begin: int
    stop: int
    stretch: Stretch | None = None
    when: When | None = None
    first_day: bool = False  # an end on the first day of the period
    after: bool = False  # a start on the day after
    duration: _Duration | None = None
    from_today: bool = False
    is_range: bool = False


@dataclass(frozen=True, slots=True)
class _Duration:
    months: int = 0
    days: int = 0
    workdays: int = 0

    def after(self, day: date) -> date | None:
        moved = cal.add(day, months=self.months, days=self.days)
        return cal.add_workdays(moved, self.workdays) if moved is not None and self.workdays else moved


def parse_period(text: str, today: date) -> Period:
    """Find the first and the last day that a Dutch text names.

    Args:
        text: anything a person may type, a planning cell or whole sentences.
        today: the reference date; dates without a year are the next ones at or after it.

    Returns:
        The period; `Period(None, None, False, "")` where the text names none. Never raises.
    """
    tokens = _join(tokenize(text), text)
    if not tokens:
        return NOTHING
    return _Reader(text, tokens, today).period()


# --- tokens ---------------------------------------------------------------------------------------------------------

_JOINED: Final = (
    (("tot", "en", "met"), "tm"),
    (("t", "/", "m"), "tm"),
    (("t", ".", "e", ".", "m"), "tm"),
    (("t", ".", "m"), "tm"),
    (("t", "e", "m"), "tm"),
    (("t", "en", "m"), "tm"),
    (("tem",), "tm"),
    (("v", "/", "d"), "van"),
    (("v", ".", "d"), "van"),
    (("v", ".", "h"), "van"),
    (("vd",), "van"),
    (("vh",), "van"),
    (("per", "direct"), "nu"),
    (("a", ".", "s"), "komende"),
    (("aanst",), "komende"),
    (("aanstaande",), "komende"),
    (("eerstkomende",), "komende"),
    (("eerstvolgende",), "komende"),
    (("m", ".", "i", ".", "v"), "miv"),
    (("met", "ingang", "van"), "miv"),
    (("te", "beginnen"), "start"),
    (("van", "start"), "start"),
    (("ten", "laatste"), "uiterlijk"),
    (("op", "z", "'", "n", "laatst"), "uiterlijk"),
    (("op", "zijn", "laatst"), "uiterlijk"),
    (("niet", "later", "dan"), "uiterlijk"),
    (("uiterste", "datum"), "uiterlijk"),
    (("uiterlyk",), "uiterlijk"),
    (("uitelijk",), "uiterlijk"),
    (("uiterlik",), "uiterlijk"),
    (("voordat",), "voordat"),
)


@cache
def _joined() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The word groups that are read as one word, by their first word, longest first."""
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group, name in sorted(_JOINED, key=lambda pair: -len(pair[0])):
        table.setdefault(group[0], []).append((group, name))
    return table


def _join(tokens: list[Token], text: str) -> list[Token]:
    """Read groups such as "tot en met" and "t/m" as one token and mend mistyped or hyphenated month names."""
    table, known = _joined(), cal.months()
    out: list[Token] = []
    i, n = 0, len(tokens)
    while i < n:
        token = tokens[i]
        for group, name in table.get(token.text, ()):
            if all(i + k < n and tokens[i + k].text == word for k, word in enumerate(group)):
                stop = i + len(group)
                if stop < n and tokens[stop].text == "." and len(group[-1]) == 1 and "." in group:
                    stop += 1  # the last full stop of "a.s."
                out.append(Token(name, token.start, tokens[stop - 1].end))
                i = stop
                break
        else:
            stop = i + 1
            if token.is_word:
                if (
                    i + 2 < n
                    and tokens[i + 1].text == "-"
                    and tokens[i + 1].start == token.end
                    and token.text + tokens[i + 2].text in known
                    and token.text not in known
                ):  # a month broken at the end of a line: "decem-" "ber"
                    stop = i + 3
                    token = Token(token.text + tokens[i + 2].text, token.start, tokens[i + 2].end)
                elif token.text not in known:
                    mended = cal.mend(token.text)
                    if mended is not None and mended != token.text:
                        token = replace(token, text=mended)
            out.append(token)
            i = stop
    return out


# --- reading --------------------------------------------------------------------------------------------------------


class _Reader:
    """Reads one text. Every method that takes an index looks at most a few tokens around it."""

    def __init__(self, text: str, tokens: list[Token], today: date) -> None:
        self.text = text
        self.tokens = tokens
        self.today = today
        self.size = len(tokens)
        self.others = self._count_others()
        self.is_cell = self.others <= _CELL_OTHERS  # little else than a time: a planning cell, not a sentence
        self.is_bare = self.others <= _BARE_OTHERS
        self.tells_past = any(token.text in _PAST_TENSE for token in tokens)
        self.depth = 0
        self.comes_back = any(token.text in _COMES_BACK for token in tokens)
        self.year_context: tuple[int, int] | None = None  # a year, and the token that it goes with

    # small helpers

    def word(self, i: int) -> str:
        return self.tokens[i].text if 0 <= i < self.size else ""

    def number(self, i: int) -> int | None:
        return self.tokens[i].number if 0 <= i < self.size else None

    def _count_others(self) -> int:
        """How many words are not about time; counting stops where it no longer matters."""
        other, known = 0, _time_words()
        for token in self.tokens:
            if token.is_word and token.text not in known:
                other += 1
                if other > _CELL_OTHERS:
                    break
        return other

    def skip_articles(self, i: int) -> int:
        for _ in range(3):  # bounded, so that a text of articles alone stays linear
            if self.word(i) not in _ARTICLES and not (self.word(i) == "'" and self.word(i + 1) == "t"):
                break
            i += 1
        return i

    def quote(self, begin: int, stop: int) -> str:
        if not 0 <= begin < stop:
            return ""
        return self.text[self.tokens[begin].start : self.tokens[stop - 1].end]

    # the whole text

    def period(self) -> Period:
        items: list[_Item] = []
        i = 0
        while i < self.size:
            found = self.phrase(i)
            if found is None:
                i += 1
                continue
            items.extend(found[0])
            i = max(found[1], i + 1)
        return self.combine(items)

    def phrase(self, i: int) -> tuple[list[_Item], int] | None:
        token = self.tokens[i]
        if token.number is None and not token.is_word:
            return None
        if token.text in _ARTICLES and self.word(i + 1) in ("komende", "komend", "aankomende", "aankomend"):
            return self.duration_phrase(i + 1) or self.date_phrase(i)
        if token.text in _EVERY:
            return [], self._past_every(i + 1)
        return self.duration_phrase(i) or self._impossible_day(i) or self.date_phrase(i)

    def _past_every(self, i: int) -> int:
        """Past what comes back every time: "elke eerste maandag van de maand", "iedere zomer"."""
        j = i
        read = read_number(self.tokens, j)
        j = self._skip_suffix(read[1]) if read is not None else j
        j += self.word(j) in ordinals() or self.word(j) == "laatste"
        name = self.word(j)
        comes_back = name in _UNITS or name in cal.long_weekdays() or name in cal.months() or bool(cal.season(name))
        if not comes_back and name not in cal.feasts():
            return i
        j += 1
        while j < i + 12 and self.word(j) in ("en", ",", "of") and self.word(j + 1) in cal.long_weekdays():
            j += 2
        if self.word(j) == "van" and self.word(self.skip_articles(j + 1)) in _PERIOD_WORDS:
            j = self.skip_articles(j + 1) + 1
        return j

    def _impossible_day(self, i: int) -> tuple[list[_Item], int] | None:
        """ "30 februari" says nothing, and certainly not the whole of February."""
        number = self.number(i)
        if number is None or not 0 <= number <= 99:
            return None
        sign = self.word(i + 1)
        parts = (
            sign in ("-", "/", ".")
            and self.word(i + 3) == sign
            and all(touches(self.tokens, i + k) for k in (1, 2, 3))
        )
        if (
            parts
            and self.number(i + 2) is not None
            and self.number(i + 4) is not None
            and touches(self.tokens, i + 4)
        ):
            return None if self._numeric(i) is not None else ([], i + 5)
        j = self._skip_suffix(i + 1)
        month = cal.months().get(self.word(j))
        if month is None or cal.safe_date(2028, month, number) is not None:
            return None
        return [], j + 1

    # combining

    def combine(self, items: Sequence[_Item]) -> Period:
        start: date | None = None
        ends: list[tuple[date, _Item]] = []
        named_start: date | None = None
        begun: date | None = None
        year = self._last_year(items)
        for position, item in enumerate(items):
            first, last = self._sides(item, begun, year if position < len(items) - 1 else None)
            if item.kind == "length" and item.duration is not None:
                base = named_start or (ends[-1][0] if ends and not item.from_today else None) or self.today
                if ends and not named_start and not item.from_today:
                    named_start = start = ends.pop()[0]
                last = item.duration.after(base)
            if item.kind == "start":
                named_start = named_start or first
            if position == 0:
                start = first
            if last is not None:
                ends.append((last, item))
            begun = begun or first
        if named_start is not None and start is None:
            start = named_start
        events = [item for item in items if item.kind == "event"]
        if not ends:
            found = events[0] if events else _events(self)
            said = self.quote(found.begin, found.stop) if found else ""
            return Period(start, None, found is not None, said)
        end, item = max(ends, key=lambda pair: pair[0])
        if start is not None and start > end:
            start = None
        return Period(start, end, True, self.quote(item.begin, item.stop))

    def _last_year(self, items: Sequence[_Item]) -> int | None:
        if len(items) < 2 or items[-1].when is None:
            return None
        when = items[-1].when
        return when.year

    def _sides(self, item: _Item, begun: date | None, year: int | None) -> tuple[date | None, date | None]:
        """First and last day of one item; a yearless item after another one follows it in time."""
        stretch = item.stretch
        if stretch is None and item.when is not None:
            stretch = item.when.resolve(self.today, year if not item.when.knows_year else None)
            if stretch is not None and begun is not None and not item.when.knows_year and stretch[1] < begun:
                stretch = item.when.resolve(begun)
        if stretch is None:
            return None, None
        first, last = stretch
        if item.kind == "start":
            if item.after:
                return cal.add(last, days=1), None
            under_way = first < self.today <= last and item.when is not None and not item.when.point
            return (None if under_way else first), None
        if item.kind == "end":
            return None, (first if item.first_day else last)
        if item.is_range:
            return first, last
        return (first if first >= self.today else None), last

    # durations: "binnen drie maanden", "de komende 6 weken", "over een jaar"

    def duration_phrase(self, i: int) -> tuple[list[_Item], int] | None:
        word = self.word(i)
        if word == "binnen":
            return self._within(i)
        if word in ("over", "na"):
            return self._after_duration(i)
        if word == "in":
            return self._in_duration(i)
        if word in ("gedurende", "looptijd", "duur", "duurt", "duurtijd", "tijdsduur"):
            j = self.skip_articles(i + 1)
            j += self.word(j) in (":", "is", "van")
            j = self.skip_articles(j)
            coming = self.word(j) in ("komende", "eerstkomende")
            read = self.duration(j + coming)
            if read is not None:
                kind_today = coming
                item = _Item("length", i, read[1], duration=read[0], from_today=kind_today)
                return [self._from_now(item) if coming else item], read[1]
            return None
        if word in ("komende", "komend", "aankomende", "aankomend"):
            return self._coming(i)
        return self._bare_duration(i)

    def _within(self, i: int) -> tuple[list[_Item], int] | None:
        j = self.skip_articles(i + 1)
        between = self.word(j) == "nu" and self.word(j + 1) == "en"
        if between:
            j = self.skip_articles(j + 2)
        j += self.word(j) in ("komende", "eerste")
        read = self.duration(j)
        if read is None:
            term = self._unit_duration(1.0, j) if j > i + 1 else None
            if term is not None:  # "binnen het jaar", "binnen de maand"
                if self._is_response_norm(i, term[1], term[0]):
                    return [], term[1]
                return self._end_after(term[0], i, term[1])
            if between:
                found = self.atom(j)
                if found is not None:
                    item = self._end(found[0], i, found[1], last=found[0].point)
                    return [item], found[1]
            vague = self._vague_duration(j)
            return ([_Item("event", i, vague)], vague) if vague else None
        duration, stop = read
        after_event = self.word(stop) in ("na", "nadat", "vanaf")
        if after_event:
            anchor = self.atom(stop + 1)
            if anchor is not None:
                resolved = anchor[0].resolve(self.today)
                end = duration.after(resolved[1]) if resolved else None
                return ([_Item("end", i, anchor[1], stretch=(end, end))], anchor[1]) if end else None
        if self._is_response_norm(i, stop, duration):
            return [], stop
        if after_event:
            return [_Item("event", i, min(stop + 3, self.size))], stop
        return self._end_after(duration, i, stop)

    def _is_response_norm(self, i: int, stop: int, duration: _Duration) -> bool:
        """ "Binnen 2 werkdagen reageren" says how quickly, every time, and not when it is done."""
        if duration.months or duration.days > 31:
            return False
        if duration.workdays and not self.is_cell:
            return True
        around = [self.word(k) for k in range(max(0, i - 10), min(self.size, stop + 7))]
        if any(word in _RESPONSE for word in around):
            return True
        before = around[: min(10, i)]
        return duration.days <= 14 and any(word in _UNIVERSAL for word in before)

    def _after_duration(self, i: int) -> tuple[list[_Item], int] | None:
        j = i + 1
        j += self.word(j) in ("ongeveer", "circa", "zo", "nog", "ca")
        read = self.duration(j)
        if read is None:
            vague = self._vague_duration(j) if self.word(i) == "over" else 0
            return ([_Item("event", i, vague)], vague) if vague else None
        if self.word(i) == "na" and not read[0].months and read[0].days < 7:
            return None  # "na 2 dagen" is a delay in a story, not a planning
        return self._end_after(read[0], i, read[1])

    def _in_duration(self, i: int) -> tuple[list[_Item], int] | None:
        j = i + 1
        j += self.word(j) in ("ongeveer", "circa", "maximaal", "hooguit", "ca")
        if self.word(j) in ("de", "het") and self.word(j + 1) in ("komende", "komend", "aankomende"):
            return self._coming(j + 1, begin=i)
        read = self.duration(j)
        often = self.word(i - 1) in _FREQUENCY_HEADS or self.word(i - 2) in ("keer", "maal")
        if often and (read is not None or self.word(self.skip_articles(j)) in _UNITS):
            return [], read[1] if read is not None else j + 1  # "3 keer in de 2 weken"
        if read is None:
            return None
        in_time = self.word(read[1]) == "tijd"
        if not in_time and (not read[0].months and read[0].days < 7):
            return None
        if self.word(j) == "een" and read[1] == j + 2 and not in_time and not read[0].months:
            return None  # "in een week" tells how often as well
        return self._end_after(read[0], i, read[1] + in_time)

    def _coming(self, i: int, begin: int | None = None) -> tuple[list[_Item], int] | None:
        """ "De komende twee jaar", "het komende half jaar", "komende maand"."""
        unit = self.word(i + 1)
        read = self.duration(i + 1)
        if read is None and unit in ("jaar", "jr", "maand", "mnd", "week", "halfjaar"):
            read = self._unit_duration(1.0, i + 1)
        if read is None:
            vague = self._vague_duration(i + 1)
            return ([_Item("event", i, vague)], vague) if vague else None
        if unit in ("jaar", "jr") and self._year_detail(i + 2):
            return None  # "komend jaar zomer" is next year's summer
        begin = self._lead_begin(i) if begin is None else begin
        role, lead = self.role(begin)
        if role in ("skip",):
            return [], read[1]
        if role == "before" or role == "by":
            return self._end_after(read[0], lead, read[1])
        item = _Item("length", lead, read[1], duration=read[0], from_today=True)
        return [self._from_now(item)], read[1]

    def _year_detail(self, i: int) -> bool:
        i += self.word(i) in ("in", "de")
        i = self.skip_articles(i)
        return cal.season(self.word(i)) is not None or self.word(i) in cal.months()

    def _lead_begin(self, i: int) -> int:
        return i - 1 if self.word(i - 1) in _ARTICLES else i

    def _bare_duration(self, i: int) -> tuple[list[_Item], int] | None:
        """ "6 weken lang" anywhere; a bare "twee jaar" only where it is nearly the whole cell."""
        token = self.tokens[i]
        if token.number is None and token.text not in _quantity_words():
            return None
        read = self.duration(i)
        if read is None:
            return None
        duration, stop = read
        if self.word(stop) == "lang":
            return [_Item("length", i, stop + 1, duration=duration)], stop + 1
        if self.word(stop) in ("na", "vanaf") or (self.word(stop) == "later"):
            anchor = self.atom(stop + 1) if self.word(stop) != "later" else None
            if anchor is not None and not anchor[0].weak:
                resolved = anchor[0].resolve(self.today)
                from_first = self.word(stop) == "vanaf"
                base = resolved[0 if from_first else 1] if resolved else None
                end = duration.after(base) if base else None
                if base and end:
                    stretch = (base if from_first else end, end)
                    kind: Literal["period", "end"] = "period" if from_first else "end"
                    return [_Item(kind, i, anchor[1], stretch=stretch, is_range=from_first)], anchor[1]
            return None
        others = sum(1 for t in self.tokens if t.is_word) if self.size < 12 else 99
        long_enough = duration.months or duration.days >= 7
        if self.is_cell and long_enough and others <= 6 and self.word(stop) not in _AFTER_AMOUNT:
            if self.word(i - 1) in ("per", "om", "elke", "iedere", "x", "keer") or self.word(i - 2) == "om":
                return [], stop
            return [_Item("length", i, stop, duration=duration)], stop
        return None

    def _from_now(self, item: _Item) -> _Item:
        end = item.duration.after(self.today) if item.duration else None
        if end is None:
            return item
        return _Item("period", item.begin, item.stop, stretch=(self.today, end), is_range=True)

    def _at(self, duration: _Duration) -> Stretch | None:
        end = duration.after(self.today)
        return (end, end) if end is not None else None

    def _end_after(self, duration: _Duration, begin: int, stop: int) -> tuple[list[_Item], int] | None:
        stretch = self._at(duration)
        return ([_Item("end", begin, stop, stretch=stretch)], stop) if stretch else None

    def _vague_duration(self, i: int) -> int:
        """The index after "een paar maanden", or 0: it ends, but no date follows from it."""
        i += self.word(i) == "een"
        if self.word(i) in ("paar", "enkele", "aantal", "enige") and self.word(i + 1) in _UNITS:
            return i + 2
        return 0

    def duration(self, i: int) -> tuple[_Duration, int] | None:
        """A number of days, weeks, months or years at `i`."""
        for _ in range(4):
            if self.word(i) not in _ABOUT and self.word(i) not in ("'", "n", "zo"):
                break
            i += 1
        if self.word(i) in ("maand", "week") and self.word(i - 1) == "half":
            return None
        read = read_number(self.tokens, i)
        if read is None:
            if self.word(i) == "halfjaar":
                return self._unit_duration(1.0, i)
            return None
        amount, j = read
        if self.word(j) in ("tot", "a", "of", "-", "–") and j + 1 < self.size:  # "twee tot drie maanden"
            more = read_number(self.tokens, j + 1)
            if more is not None and self.word(more[1]) in _UNITS:
                amount, j = more
        j += self.word(j) in ("volle", "hele", "kleine", "dikke", "ruime", "goede", "kalender")
        if self.word(j) in ("half", "halve") and amount == 1:
            amount, j = 0.5, j + 1
        return self._unit_duration(amount, j)

    def _unit_duration(self, amount: float, i: int) -> tuple[_Duration, int] | None:
        unit = _UNITS.get(self.word(i))
        if unit is None or amount > 1200:
            return None
        i += 1
        if self.word(i) == "of" and amount == 1:  # "een week of zes"
            more = read_number(self.tokens, i + 1)
            if more is not None and self.word(more[1]) not in _UNITS:
                amount, i = more
        elif self.word(i) == "en" and self.word(i + 1) == "een" and self.word(i + 2) in ("half", "halve"):
            amount, i = amount + 0.5, i + 3  # "een jaar en een half"
        duration = _scaled(unit[0], unit[1] * amount)
        if unit == ("month", 12) and self.word(i) == "en":  # "een jaar en drie maanden"
            more = read_number(self.tokens, i + 1)
            if more is not None and more[0] < 12 and _UNITS.get(self.word(more[1])) == ("month", 1):
                duration = replace(duration, months=duration.months + int(more[0]))
                i = more[1] + 1
        return duration, i

    # dates and periods

    def date_phrase(self, i: int) -> tuple[list[_Item], int] | None:
        word = self.word(i)
        if word == "tussen":
            found = self._between(i)
            if found is not None:
                return found
        shared = self._shared_month(i) or self._shared_parts(i)
        if shared is not None:
            return shared
        found_atom = self.atom(i)
        if found_atom is None:
            return None
        when, j = found_atom
        role, lead = self.role(i)
        if self._names_year_of_next(when, role, j):
            return [], j
        if self.year_context is not None and lead == self.year_context[1] and not when.knows_year:
            when = replace(when, year=self.year_context[0])
        linked = self._range(when, i, j, role, lead)
        if linked is not None:
            return linked
        if role == "skip":
            return [], j
        if self._is_old_fact(when, role):
            return [], j
        late = self._late_role(j)
        if role == "plain" and late is not None:
            role = late
        if when.weak and not self._allowed(when, role, lead, i, j):
            return [], j
        return self._item(when, role, lead, j)

    def _item(self, when: When, role: _Role, lead: int, stop: int) -> tuple[list[_Item], int]:
        if role == "from":
            return [_Item("start", lead, stop, when=when)], stop
        if role == "after":
            return [_Item("start", lead, stop, when=when, after=True)], stop
        if role == "before":
            return [self._end(when, lead, stop, last=when.point)], stop
        if role == "by":
            return [self._end(when, lead, stop, last=True)], stop
        named = self.word(lead) == "van" and not self.is_bare and self.word(lead - 1) not in ("loop", "verloop")
        if when.point or named:  # "het klantonderzoek van mei" is a moment, not a stretch of work
            return [self._end(when, lead, stop, last=True)], stop
        return [_Item("period", lead, stop, when=when)], stop

    def _end(self, when: When, lead: int, stop: int, *, last: bool) -> _Item:
        return _Item("end", lead, stop, when=when, first_day=not last)

    def _is_old_fact(self, when: When, role: _Role) -> bool:
        """A past date in a story ("in 2021 heb ik ...") is no planning; alone in a cell it is kept as written."""
        if not when.knows_year or role in ("before", "by") or (self.is_cell and not self.tells_past):
            return False
        stretch = when.resolve(self.today)
        return stretch is not None and stretch[1] < self.today

    def _allowed(self, when: When, role: _Role, lead: int, begin: int, stop: int) -> bool:
        """Whether a weak name ("2027", "7.5", "vrijdag") counts here."""
        if self.word(stop) in _WEAK_FOLLOWERS or self.word(stop) in _NUMBER_SIGNS:
            return False
        if self.word(begin - 1) in _NUMBER_SIGNS:
            return False
        if self.word(begin) in ("nu", "heden"):
            return role == "from"
        if role in ("before", "by", "from", "after"):
            return True
        if self.word(begin - 1) in _SCORE_WORDS or self.word(stop) == "van":
            return False
        numeric = self.number(begin) is not None and self.word(begin + 1) in ("/", ".", "-")
        if numeric and when.year is None:
            always = (self.number(begin), self.number(begin + 2)) == (24, 7)
            return not always and (self.is_bare or (self.is_cell and self.word(begin - 1) == "op"))
        if self.is_bare or (self.is_cell and cal.season(self.word(begin)) is None):
            return not (self.comes_back and when.fixed is not None)
        if when.fixed is not None or when.every_month:
            return False
        return lead < begin and self.word(begin - 1) in _WITHIN

    def _late_role(self, j: int) -> _Role | None:
        """A word after the date that tells its side: "1 mei klaar", "in maart starten"."""
        for k in range(j, min(j + 3, self.size)):
            word = self.word(k)
            if word in _CLAUSE_ENDS or self.tokens[k].number is not None or word == "en":
                return None
            if word in _DONE:
                return "by"
            if word in _START or (word in ("begin", "begonnen") and self.atom(k) is None):
                return None if self.word(k) == "vanaf" or self.atom(k + 1) is not None else "from"
            if word in _BEFORE or word in _PARTS or word == "tm":
                return None
        return None

    def role(self, i: int) -> tuple[_Role, int]:
        """What the words before `i` make of it, and where the phrase begins."""
        lead, k = i, i - 1
        near = True
        looked = 0
        while k >= max(0, i - 10) and looked < 6:
            word = self.word(k)
            if word == ":" or word == "'":
                k -= 1
                continue
            if word in _CLAUSE_ENDS or self.tokens[k].number is not None:
                break
            looked += 1
            if near:
                if word in _PAST or word in _EVERY:
                    return "skip", k
                if word == "aan" and self.word(k - 1) == "tot":
                    return "before", k - 1
                if word in _BEFORE:
                    if word == "tot" and self.word(k + 1) == "nu":
                        return "skip", k
                    if word == "voor" and self.word(k - 1) == "niet":
                        return "from", k - 1
                    return "before", k
                if word in _BY:
                    return "by", k
                if word in _START:
                    return "from", k
                if word in ("begin", "begon") and self.tokens[i].number is not None:
                    return "from", k
                if word == "na":
                    return "after", k
                if word == "over":
                    return "skip", k
                if word == "nu" and self.word(k - 1) == "vanaf":
                    return "from", k - 1
                if word == "van":
                    if self.word(k - 1) in _START:  # "voor de start van het schooljaar"
                        m = k - 2 - (self.word(k - 2) in _ARTICLES)
                        return ("before", m) if self.word(m) in _BEFORE else ("from", k - 1)
                    lead, k = k, k - 1
                    continue
                if word in _FILLERS:
                    if word in _ARTICLES:
                        k -= 1
                        continue
                    k -= 1
                    continue
                if word in _PLACE:
                    lead, k = k, k - 1
                    continue
                near = False
            if word in ("uiterlijk", "deadline", "klaar", "afgerond", "einddatum", "afronden"):
                return "by", k
            if word in ("start", "starten", "begin", "beginnen", "startdatum", "opstart") and self.is_cell:
                return "from", k
            if word in _BEFORE and self.word(lead) == "van" and lead - k <= 3:
                return "by", k  # "voor de audit van mei"
            if word in _DONE or word in _BEFORE or word in ("tm", "en", "na"):
                break
            k -= 1
        return "plain", lead

    # from-to

    def _range(self, when: When, i: int, j: int, role: _Role, lead: int) -> tuple[list[_Item], int] | None:
        link = self._link(j)
        if link is None or role in ("skip", "before", "by"):
            return None
        other = self.atom(link[0])
        if other is None:
            return None
        second, stop = other
        if when.weak and second.weak and not (self.is_cell or role in ("from",)):
            numeric = when.year is None and second.year is None
            if not numeric or self.word(i - 1) not in ("van", "vanaf", "tussen"):
                return None
        stretch = self._from_to(when, second, first_day=link[1] and not second.point)
        if stretch is None:
            return None
        under_way = not when.point and (when.year is None or when.fixed is not None) and stretch[0] < self.today
        if under_way:
            return [_Item("end", lead, stop, stretch=(stretch[1], stretch[1]))], stop
        return [_Item("period", lead, stop, stretch=stretch, is_range=True)], stop

    def _link(self, j: int) -> tuple[int, bool] | None:
        """The index after a "to" word, and whether that word stops before a period ("tot")."""
        j += self.word(j) == ","
        word = self.word(j)
        if word == "tot":
            k = j + 1 + (self.word(j + 1) == "aan")
            return k + (self.word(k) == "en" and self.word(k + 1) == "met") * 2, True
        if word in _LINKS_LAST:
            k = j + 1
            return k, False
        if word == "naar":
            return j + 1, False
        return None

    def _from_to(self, first: When, second: When, *, first_day: bool) -> Stretch | None:
        """Both sides resolved: the end is the next one at or after the start, a last year covers both."""
        start: Stretch | None
        end: Stretch | None
        if first.knows_year or not second.knows_year:
            start = first.resolve(self.today)
            if start is None:
                return None
            anchor = start[0] if first.knows_year else max(start[0], self.today)
            end = second.resolve(anchor)
            if end is not None and not second.knows_year:
                target = end[0] if first_day else end[1]
                if target < start[0] or (first_day and end[0] < anchor and not first.point):
                    end = second.resolve(end[1] + timedelta(days=1))
        else:
            end = second.resolve(self.today)
            if end is None:
                return None
            limit = end[0] if first_day else end[1]
            start = first.resolve(self.today, end[1].year)
            if start is None or start[0] > limit:
                start = first.resolve(self.today, end[1].year - 1)
        if start is None or end is None:
            return None
        last = end[0] if first_day else end[1]
        if last < start[0] and not (first.knows_year and second.knows_year):
            return None
        return start[0], last

    def _between(self, i: int) -> tuple[list[_Item], int] | None:
        """ "Tussen 1 maart en 1 juni", "tussen nu en de zomer"."""
        j = self.skip_articles(i + 1)
        if self.word(j) == "nu" and self.word(j + 1) == "en":
            duration = self.duration(self.skip_articles(j + 2))
            if duration is not None:
                return self._end_after(duration[0], i, duration[1])
            other = self.atom(j + 2)
            if other is not None:
                return [self._end(other[0], i, other[1], last=other[0].point)], other[1]
            return None
        shared = self._shared_month(j)
        if shared is not None:
            return shared
        first = self.atom(j)
        if first is None or self.word(first[1]) not in ("en", "tot", "tm", "-"):
            return None
        second = self.atom(first[1] + 1)
        if second is None:
            return None
        stretch = self._from_to(first[0], second[0], first_day=False)
        if stretch is None:
            return None
        return [_Item("period", i, second[1], stretch=stretch, is_range=True)], second[1]

    def _shared_month(self, i: int) -> tuple[list[_Item], int] | None:
        """ "4 t/m 20 maart", "15-20 maart 2027", "week 12 t/m 20": the last part names what both are."""
        i0 = i
        i = self.skip_articles(i)
        if self.word(i) in ("week", "weken", "wk", "wkn", "w") and self.number(i + 1) is not None:
            return self._week_range(i0, i)
        j = self._skip_weekday(i)
        day = self.number(j)
        if day is None or not 1 <= day <= 31:
            return None
        k = self._skip_suffix(j + 1)
        if self.word(k) not in ("tot", "tm", "-", "–", "—", "en", "/"):
            return None
        between = self.word(k) == "en"
        if between and self.word(i0 - 1) != "tussen":
            return None
        if self.word(k) in ("-", "/") and self.word(k + 2) == self.word(k):
            return None  # "het 5-2-1 systeem"
        second = self.atom(k + 1, day_only=True)
        if second is None or not second[0].point or second[0].every_month or self.word(k) == "/":
            return None
        role, lead = self.role(i0)
        if role in ("skip",):
            return None
        end = second[0].resolve(self.today)
        if end is None:
            return None
        start = cal.safe_date(end[1].year, end[1].month, day)
        if start is not None and start < self.today and not second[0].knows_year:
            # "1 t/m 30 november" when the first has gone by: the next first of November, and what follows it
            again = second[0].resolve(date(end[1].year + (end[1] >= self.today), 1, 1))
            start = cal.safe_date(again[1].year, again[1].month, day) if again else None
            end = again or end
        if start is None or start > end[1]:
            start = cal.add(date(end[1].year, end[1].month, 1), months=-1)
            start = cal.safe_date(start.year, start.month, day) if start else None
        if start is None:
            return None
        return [_Item("period", lead, second[1], stretch=(start, end[1]), is_range=True)], second[1]

    def _names_year_of_next(self, when: When, role: _Role, j: int) -> bool:
        """Whether a year only says when the next date is: "volgend jaar voor de zomer", "in 2028 vanaf mei"."""
        if when.year is None or role != "plain" or self.word(j) not in _YEAR_GOES_WITH:
            return False
        stretch = when.resolve(self.today)
        following = self.atom(j + 1)
        is_year = stretch is not None and (stretch[1] - stretch[0]).days > 360
        if not is_year or following is None or following[0].knows_year:
            return False
        self.year_context = (when.year, j)
        return True

    def _shared_parts(self, i: int) -> tuple[list[_Item], int] | None:
        """ "Begin tot eind april": two parts of one month."""
        i0 = i
        i = self.skip_articles(i)
        if self.word(i) not in _PARTS or self.word(i + 1) not in ("tot", "tm", "-", "–"):
            return None
        if self.word(i + 2) not in _PARTS:
            return None
        inner = self.atom(i + 3)
        if inner is None or inner[0].point:
            return None
        first = cal.part(_PARTS[self.word(i)], inner[0]).resolve(self.today)
        last = cal.part(_PARTS[self.word(i + 2)], inner[0]).resolve(self.today)
        if first is None or last is None:
            return None
        _, lead = self.role(i0)
        begin, end = first[0], last[1]
        if begin > end:  # the first part of the running month has gone by
            return [_Item("end", lead, inner[1], stretch=last)], inner[1]
        return [_Item("period", lead, inner[1], stretch=(begin, end), is_range=True)], inner[1]

    def _week_range(self, i0: int, i: int) -> tuple[list[_Item], int] | None:
        first = self.number(i + 1)
        k = i + 2
        link = self.word(k)
        if first is None or not 1 <= first <= 53 or link not in ("tot", "tm", "-", "–", "—", "en"):
            return None
        k += 1 + (self.word(k + 1) == "aan") if link == "tot" else 1
        k = self.skip_articles(k)
        named = self.word(k) in ("week", "wk", "w", "weken")
        k += named
        last = self.number(k)
        if last is None or not 1 <= last <= 53 or (not named and self.word(k + 1) in cal.months()):
            return None
        year = self._year_suffix(k + 1)
        second = cal.iso_week(last)
        stop = k + 1
        if year is not None:
            second, stop = replace(second, year=year[0]), year[1]
        stretch = self._from_to(cal.iso_week(first), second, first_day=link == "tot")
        if stretch is None:
            return None
        _, lead = self.role(i0)
        if stretch[0] < self.today and year is None:
            return [_Item("end", lead, stop, stretch=(stretch[1], stretch[1]))], stop
        return [_Item("period", lead, stop, stretch=stretch, is_range=True)], stop

    # one name

    def _skip_weekday(self, i: int) -> int:
        if self.word(i) in cal.weekdays():
            j = i + 1
            for _ in range(3):
                j += self.word(j) in (".", ",", "de", "den")
            if self.number(j) is not None:
                return j
        return i

    def _skip_suffix(self, i: int) -> int:
        """Past the "e", "de" or "ste" of an ordinal ("15de", "1 ste")."""
        if self.word(i) in ("e", "de", "ste", "th", "en", "sten", "den", "ᵉ") and touches(self.tokens, i):
            return i + 1
        return i

    def atom(self, i: int, *, day_only: bool = False) -> tuple[When, int] | None:
        """One name of a day or period at `i` (articles may stand before it), and the index after it."""
        if self.depth >= _DEEPEST:
            return None
        self.depth += 1
        try:
            return self._atom(self.skip_articles(i), day_only=day_only)
        finally:
            self.depth -= 1

    def _atom(self, i: int, *, day_only: bool) -> tuple[When, int] | None:
        if i >= self.size:
            return None
        j = self._skip_weekday(i)
        if self.number(j) is not None:
            found = self._numeric(j)
            if found is not None:
                return found
            return None if day_only else self._ordinal_name(j) or self._bare_day(j)
        if day_only:
            return None
        word = self.word(i)
        if word in cal.months():
            return self._month_name(i)
        if self.word(i + 1) in cal.months() and word != "een":
            spelled = word_value(word)
            if spelled and cal.safe_date(2028, cal.months()[self.word(i + 1)], spelled):  # "vijftien maart"
                return self._with_year(cal.day_of_year(spelled, cal.months()[self.word(i + 1)]), i + 2)
        if word in _PARTS:
            return self._part(i)
        if word in ordinals() or word in ("laatste", "twede", "laatst"):
            return self._ordinal_name(i)
        if word in _SAME_YEAR or word in _NEXT_YEAR or word in ("deze", "later", "nog", "nieuwe", "nieuw"):
            return self._relative(i)
        if cal.season(word) is not None:
            named = self._with_year(cal.season(word), i + 1, span=word == "winter")
            return (replace(named[0], weak=named[0].year is None), named[1]) if named else None
        if word in ("week", "wk", "w", "weeknr", "weeknummer"):
            return self._week(i)
        if word in ("q", "kw", "k", "kwartaal", "kwart"):
            return self._quarter(i)
        if word == "h" and touches(self.tokens, i + 1) and self.number(i + 1) in (1, 2):
            half = self._with_year(cal.half_year(self.number(i + 1) or 1), i + 2)
            return (replace(half[0], weak=half[0].year is None), half[1]) if half else None
        return self._feast(i) or self._school(i) or self._today_word(i) or self._weekday(i) or self._year_word(i)

    def _year_suffix(self, i: int, *, short: bool = False) -> tuple[int, int] | None:
        """A year after a name: "2027", "'27", "van volgend jaar"; `short` also allows a bare "27"."""
        j = i
        if self.word(j) in (",", "."):
            j += 1
        if self.word(j) in ("-", "/"):  # "15-mrt-27", "mei/2027", but not "1jan-31mrt"
            short = short and self.word(i - 2) == self.word(j)
            j += short or self._is_year_number(j + 1)
        else:
            j += self.word(j) in ("van", "in") and self.size > j + 1
        j = self.skip_articles(j)
        if self.word(j) in ("jaar", "jr") and self.number(j + 1) is not None:
            j += 1
        if self.word(j) in ("'", "’", "`", "‘") and self.number(j + 1) is not None and touches(self.tokens, j + 1):
            return self._two_digits(j + 1)
        number = self.number(j)
        if number is not None:
            width = self.tokens[j].end - self.tokens[j].start
            if width == 4 and cal.EARLIEST_YEAR <= number < cal.LATEST_YEAR:
                return (number, j + 1) if not self._is_amount(j + 1) else None
            return self._two_digits(j) if short and width == 2 and 20 <= number <= 49 else None
        if self.word(j) in _NEXT_YEAR and self.word(j + 1) in ("jaar", "jr"):
            return self.today.year + 1, j + 2
        if self.word(j) in ("vorig", "afgelopen", "verleden") and self.word(j + 1) in ("jaar", "jr"):
            return self.today.year - 1, j + 2
        if self.word(j) in _SAME_YEAR and self.word(j + 1) in ("jaar", "jr"):
            return self.today.year, j + 2
        return None

    def _is_year_number(self, j: int) -> bool:
        number = self.number(j)
        return number is not None and cal.EARLIEST_YEAR <= number < cal.LATEST_YEAR

    def _two_digits(self, j: int) -> tuple[int, int] | None:
        number = self.number(j)
        if number is None or self.tokens[j].end - self.tokens[j].start != 2 or self._is_amount(j + 1):
            return None
        return 2000 + number, j + 1

    def _is_amount(self, j: int) -> bool:
        return self.word(j) in _WEAK_FOLLOWERS or self.word(j) in _NUMBER_SIGNS

    def _with_year(
        self, when: When | None, j: int, *, span: bool = False, short: bool = False
    ) -> tuple[When, int] | None:
        if when is None:
            return None
        year = self._year_suffix(j, short=short)
        if year is None:
            return when, j
        stop = year[1]
        if span and self.word(stop) in ("-", "/", "–") and self.number(stop + 1) is not None:  # "winter 2026-2027"
            stop += 2
        return replace(when, year=year[0]), stop

    def _numeric(self, i: int) -> tuple[When, int] | None:
        """A name that begins with digits: "15 maart", "15/3", "31-12-2027", "2027-03-15", "2027"."""
        number = self.number(i)
        if number is None:
            return None
        width = self.tokens[i].end - self.tokens[i].start
        if width == 4:
            return self._iso_or_year(i, number)
        j = self._skip_suffix(i + 1)
        if j == i + 1 and self.word(j) in ("-", ".", "/") and touches(self.tokens, j):
            dated = self._separated(i, number)
            if dated is not None:
                return dated
        k = j
        if self.word(k) in (".", "van", "-"):
            k = self.skip_articles(k + 1)
        month = cal.months().get(self.word(k))
        if month is not None and 1 <= number <= 31:
            if cal.safe_date(2028, month, number) is None:
                return None
            k += 1
            k += self.word(k) == "." and self.tokens[k - 1].end - self.tokens[k - 1].start <= 5
            return self._with_year(cal.day_of_year(number, month), k, short=True)
        return None

    def _bare_day(self, i: int) -> tuple[When, int] | None:
        """ "De 15e": only after an article or at the start of a cell, and never "de 2e cursus"."""
        number, j = self.number(i), self._skip_suffix(i + 1)
        if number is None or j == i + 1 or not 1 <= number <= 31:
            return None
        if self.word(i - 1) not in ("de", "den") and not (self.is_cell and i == 0):
            return None
        if self.word(j) == "van" and self.word(j + 1) in ("de", "deze", "volgende", "elke", "iedere"):
            return None
        if j < self.size and self.tokens[j].is_word and self.word(j) not in _DONE and not self.is_cell:
            return None
        return cal.day_of_month(number), j

    def _iso_or_year(self, i: int, number: int) -> tuple[When, int] | None:
        if not cal.EARLIEST_YEAR <= number < cal.LATEST_YEAR:
            return None
        month, day = self.number(i + 2), self.number(i + 4)
        if self.word(i + 1) in ("-", "/", ".") and self.word(i + 3) == self.word(i + 1) and month and day:
            found = cal.safe_date(number, month, day)
            if found is not None:
                return replace(cal.day_of_year(day, month), year=number), i + 5
        if self._is_amount(i + 1) or (i > 0 and self.word(i - 1) in ("€", "$")):
            return None
        return cal.calendar_year(number), i + 1

    def _separated(self, i: int, number: int) -> tuple[When, int] | None:
        """Day, month and perhaps year between slashes, dots or hyphens; "05-2027" is a month."""
        sign, second = self.word(i + 1), self.number(i + 2)
        if second is None or not touches(self.tokens, i + 2):
            month = cal.months().get(self.word(i + 2))
            if month is not None and cal.safe_date(2028, month, number):  # "15-mrt-2027"
                return self._with_year(cal.day_of_year(number, month), i + 3, short=True)
            return None
        width = self.tokens[i + 2].end - self.tokens[i + 2].start
        if width == 4 and 1 <= number <= 12 and cal.EARLIEST_YEAR <= second < cal.LATEST_YEAR:
            return replace(cal.month(number), year=second), i + 3
        if width > 2 or not 1 <= second <= 12 or not 1 <= number <= 31:
            return None
        third = self.number(i + 4)
        if self.word(i + 3) == sign and third is not None and touches(self.tokens, i + 4):
            digits = self.tokens[i + 4].end - self.tokens[i + 4].start
            year = third if digits == 4 else 2000 + third if digits == 2 else 0
            if cal.safe_date(year, second, number):
                return replace(cal.day_of_year(number, second), year=year), i + 5
            return None
        if cal.safe_date(2028, second, number) is None:
            return None
        dated = self._with_year(cal.day_of_year(number, second), i + 3)
        return (replace(dated[0], weak=dated[0].year is None), dated[1]) if dated else None

    def _month_name(self, i: int) -> tuple[When, int] | None:
        word = self.word(i)
        month = cal.months()[word]
        j = i + 1
        if word == "jan" and not self._jan_is_month(i):
            return None
        if (
            self.word(j) == "-"
            and touches(self.tokens, j)
            and touches(self.tokens, j + 1)
            and not self._is_time(j + 1)
        ):
            return None  # Mei-Ling
        if word in ("maa", "mar") and not self.is_cell:
            return None
        short = len(word) <= 5 and self.word(j) == "."
        found = self._with_year(cal.month(month), j + short)
        if found is not None and found[0].year is None and self.number(j) is not None:
            two = self._two_digits(j)
            if two is not None and self.today.year <= two[0] <= self.today.year + 12:
                return replace(cal.month(month), year=two[0]), two[1]
        return found

    def _is_time(self, i: int) -> bool:
        return self.number(i) is not None or self.word(i) in _time_words()

    def _jan_is_month(self, i: int) -> bool:
        """Jan is a common first name: it is a month in front of a full stop, a year or another month only."""
        typed = self.text[self.tokens[i].start : self.tokens[i].end]
        before, after = self.word(i - 1), self.word(i + 1)
        if before in _PARTS or before in ("vanaf", "tot", "tm", "-", "uiterlijk"):
            return True
        if after in ("tm", "-", "–", "/", "tot") or self.number(i + 1) is not None:
            return True
        return typed == "jan" and (self.is_cell or before in ("in", "voor", "tegen"))

    def _part(self, i: int) -> tuple[When, int] | None:
        """ "Begin mei", "eind van het tweede kwartaal", "half 2027", "einde jaar"."""
        which = _PARTS[self.word(i)]
        j = i + 1
        j += self.word(j) in ("van", "v", "of", "in") and self.size > j + 1
        j += self.word(j) == "."
        j = self.skip_articles(j)
        if self.word(j) in ("-", "/") and self.word(j + 1) in _PARTS:
            j += 2
        unit = _PERIOD_WORDS.get(self.word(j))
        if which == "half" and self.word(i) == "half" and unit is not None and unit != "quarter":
            return None  # "half jaar" is a length
        if unit is not None and self.number(j + 1) is None:
            bounded = any(self.word(k) in _BEFORE or self.word(k) in _BY for k in range(i - 3, i))
            if unit == "week" and self.comes_back and not bounded:
                return None  # "aan het einde van de week is mijn bureau leeg, altijd"
            for ahead in (0, 1):  # the next one: in March "begin van het kwartaal" is the tenth of April
                found = self._this_or_next(unit, ahead, j + 1)
                day = cal.part(which, found[0]) if found is not None else None
                stretch = day.resolve(self.today) if day is not None else None
                if found is not None and day is not None and stretch is not None and stretch[1] >= self.today:
                    return day, found[1]
        inner = self.atom(j)
        if inner is None or (inner[0].point and not inner[0].every_month) or inner[0].every_month:
            return None
        if inner[0].weak and self.number(j) is not None and which == "begin" and self.word(j + 1) in ("-", "/", "."):
            return None
        m = i - 1 - (self.word(i - 1) in _ARTICLES)
        if which == "begin" and self.word(i + 1) == "van" and self.word(m) in _BEFORE:
            return cal.first_day(inner[0]), inner[1]
        return cal.part(which, inner[0]), inner[1]

    def _this_or_next(self, unit: str, ahead: int, j: int) -> tuple[When, int] | None:
        """The running (0), next (1), ... year, quarter, month, week or school year as a fixed stretch."""
        today = self.today
        stretch: Stretch | None
        if unit == "year":
            year = today.year + ahead
            if year >= cal.LATEST_YEAR:
                return None
            return replace(cal.calendar_year(year), weak=False), j
        if unit in ("month", "quarter", "half"):
            length = {"month": 1, "quarter": 3, "half": 6}[unit]
            first_month = (today.month - 1) // length * length + 1
            first = cal.add(today.replace(day=1, month=first_month), months=length * ahead)
            last = cal.add(first, months=length, days=-1) if first else None
            stretch = (first, last) if first and last else None
        elif unit == "week":
            first = cal.add(today, days=7 * ahead - today.weekday())
            last = cal.add(first, days=6) if first else None
            stretch = (first, last) if first and last else None
        else:
            running = (cal.school_year() if unit == "school" else cal.academic_year()).resolve(today)
            if running is not None and running[0] > today:
                ahead -= 1
            first = cal.add(running[0], months=12 * ahead) if running else None
            last = cal.add(first, months=12, days=-1) if first else None
            stretch = (first, last) if first and last else None
        return (cal.fixed(*stretch), j) if stretch else None

    def _relative(self, i: int) -> tuple[When, int] | None:
        """ "Dit jaar", "volgende maand", "komende zomer", "volgend jaar zomer", "volgende vrijdag"."""
        word = self.word(i)
        j = i + 1
        if word in ("later", "nog"):
            if self.word(j) not in _SAME_YEAR and self.word(j) != "deze":
                return None
            word, j = self.word(j), j + 1
        ahead = 1 if word in _NEXT_YEAR else 0
        name = self.word(j)
        if word in ("nieuwe", "nieuw"):
            if _PERIOD_WORDS.get(name) not in ("year", "school", "academic"):
                return None
            ahead = 0 if name in ("jaar", "jr") and self.today.month == 1 else 1
        unit = _PERIOD_WORDS.get(name)
        if unit == "year":
            return self._inside_year(self.today.year + ahead, j + 1)
        if name == "half" and self.word(j + 1) == "jaar":
            unit, j = "half", j + 1
        if unit is not None:
            return self._this_or_next(unit, ahead, j + 1)
        if name in cal.long_weekdays():
            found = self._weekday(j, later=word in _NEXT_YEAR)
            return (replace(found[0], weak=False), found[1]) if found else None
        if name in cal.months():
            return self._month_name(j)
        found_season = cal.season(name)
        if found_season is not None:
            return found_season, j + 1
        return self._feast(j)

    def _inside_year(self, year: int, j: int) -> tuple[When, int] | None:
        """What follows "volgend jaar": a season, a month, a quarter or nothing."""
        k = j + (self.word(j) in ("in", "rond", ",", "op") and self.size > j + 1)
        k = self.skip_articles(k)
        if (
            self.word(k) in cal.months()
            or cal.season(self.word(k)) is not None
            or self.word(k) in ("q", "begin")
            or (self.word(k) in _PARTS and self.word(k + 1) in cal.months())
        ):
            inner = self.atom(k)
        elif self.word(k) in cal.feasts() or self.number(k) is not None:
            inner = self.atom(k)
            inner = inner if inner and not inner[0].weak else None
        else:
            inner = None
        if inner is not None and not inner[0].knows_year and self.word(j) != ",":
            return replace(inner[0], year=year), inner[1]
        if not cal.EARLIEST_YEAR <= year < cal.LATEST_YEAR:
            return None
        return replace(cal.calendar_year(year), weak=False), j

    def _week(self, i: int) -> tuple[When, int] | None:
        j = i + 1 + (self.word(i + 1) in ("nr", "nummer", "."))
        if self.word(i) == "week" and self.word(i + 1) == "van":
            day = self.atom(i + 2, day_only=True)
            return (cal.week_of(day[0]), day[1]) if day and day[0].point and not day[0].every_month else None
        number = self.number(j)
        if number is None or not 1 <= number <= 53 or (self.word(i) == "w" and not touches(self.tokens, j)):
            return None
        if self.word(j + 1) in _UNITS or self._is_amount(j + 1):
            return None
        return self._with_year(cal.iso_week(number), j + 1)

    def _quarter(self, i: int) -> tuple[When, int] | None:
        number = self.number(i + 1)
        if number is None or not 1 <= number <= 4:
            return None
        if self.word(i) in ("q", "k", "kw") and not touches(self.tokens, i + 1) and self.word(i) == "k":
            return None
        found = self._with_year(cal.quarter(number), i + 2)
        if found is None:
            return None
        return found

    def _ordinal_name(self, i: int) -> tuple[When, int] | None:
        """Ordinals: "tweede kwartaal", "2e helft van mei", "laatste vrijdag van maart", "eerste mei"."""
        number = self.number(i)
        if number is not None:
            j = self._skip_suffix(i + 1)
            if j == i + 1 and self.word(j) not in ("kwartaal", "kw"):
                return None
        else:
            j = i + 1
            number = {"laatste": -1, "laatst": -1, "twede": 2}.get(self.word(i)) or ordinals().get(self.word(i))
        if number is None:
            return None
        word = self.word(j)
        if word in ("kwartaal", "kw", "kwart", "q"):
            index = 4 if number == -1 else number
            return self._of_year(cal.quarter(index), j + 1) if 1 <= index <= 4 else None
        if word in ("helft", "jaarhelft") or (word == "half" and self.word(j + 1) == "jaar") or word == "halfjaar":
            return self._half(2 if number == -1 else number, j)
        if word in ("week", "weken", "weekend") or word in cal.long_weekdays():
            return self._nth(number, j)
        if word in ("kerstdag", "paasdag", "pinksterdag") and number in (1, 2):
            return self._with_year(cal.feasts()[word if number == 1 else f"tweede_{word}"], j + 1)
        month = cal.months().get(word)
        if month is not None and number > 0 and cal.safe_date(2028, month, number):
            return self._with_year(cal.day_of_year(number, month), j + 1, short=True)
        edge = self._edge(number, j)
        if edge is not None:
            return edge
        if word == "van" and number > 0:
            k = self.skip_articles(j + 1)
            inner = cal.months().get(self.word(k))
            if inner is not None and cal.safe_date(2028, inner, number):
                return self._with_year(cal.day_of_year(number, inner), k + 1)
        return None

    def _edge(self, number: int, j: int) -> tuple[When, int] | None:
        """ "Eerste drie maanden van 2027", "laatste twee weken van januari", "laatste maand van het jaar"."""
        if number not in (1, -1):
            return None
        read = read_number(self.tokens, j)
        amount, k = read if read is not None else (1.0, j)
        unit = _UNITS.get(self.word(k))
        if unit is None or unit[0] == "workday" or self.word(k + 1) != "van" or amount != int(amount):
            return None
        inner = self.atom(k + 2)
        if inner is None:
            m = self.skip_articles(k + 2)
            inner = (cal.month_span(1, 12), m + 1) if self.word(m) in ("jaar", "kalenderjaar") else None
        if inner is None or inner[0].point:
            return None
        found = cal.edge(int(amount) * unit[1], unit[0], inner[0], first=number == 1)
        return (replace(found, point=unit == ("day", 1) and amount == 1), inner[1])

    def _of_year(self, when: When, j: int) -> tuple[When, int] | None:
        """A year after a quarter or half: a number, "dit jaar", or "van het jaar", which adds nothing."""
        found = self._with_year(when, j)
        if found is not None and found[0].year is None and self.word(j) == "van":
            k = self.skip_articles(j + 1)
            if self.word(k) in ("jaar", "kalenderjaar"):
                return when, k + 1
        return found

    def _half(self, number: int, j: int) -> tuple[When, int] | None:
        if number not in (1, 2):
            return None
        k = j + 2 if self.word(j) == "half" else j + 1
        whole_year = self._of_year(cal.half_year(number), k)
        if whole_year is not None and whole_year[1] > k:
            return whole_year
        if self.word(j) == "helft" and self.word(k) == "van":
            inner = self.atom(k + 1)
            if inner is not None and not inner[0].point:
                return cal.half_of(number, inner[0]), inner[1]
            return None  # "de eerste helft van de cursus"
        if self.word(j) == "helft" and not self.is_cell:
            return None
        return cal.half_year(number), k

    def _nth(self, number: int, j: int) -> tuple[When, int] | None:
        k = j + 1
        if self.word(k) not in ("van", "in"):
            return None
        inner = self.atom(k + 1)
        if inner is None or inner[0].point:
            return None
        if self.word(j) in cal.long_weekdays():
            return cal.nth_weekday(number, cal.long_weekdays()[self.word(j)], inner[0]), inner[1]
        return cal.nth_week(number, inner[0]), inner[1]

    def _feast(self, i: int) -> tuple[When, int] | None:
        word = self.word(i)
        feast = cal.feasts().get(word)
        if feast is not None:
            return self._with_year(feast, i + 1)
        if word == "oud" and [self.word(i + k) for k in (1, 2)] == ["en", "nieuw"]:
            return self._with_year(cal.day_of_year(31, 12), i + 3)
        if word == "goede" and self.word(i + 1) == "vrijdag":
            return self._with_year(cal.good_friday(), i + 2)
        return None

    def _school(self, i: int) -> tuple[When, int] | None:
        unit = _PERIOD_WORDS.get(self.word(i))
        if unit not in ("school", "academic"):
            return None
        when = cal.school_year() if unit == "school" else cal.academic_year()
        first, j = self.number(i + 1), i + 2
        if first is None and self.word(i + 1) in ("'", "’", "‘"):
            first, j = self.number(i + 2), i + 3
        if first is None:
            return None
        first = 2000 + first if first < 100 else first
        if self.word(j) in ("-", "/", "–"):
            j += 2 + (self.word(j + 1) in ("'", "’"))
        return replace(when, year=first), j

    def _today_word(self, i: int) -> tuple[When, int] | None:
        days = {"vandaag": 0, "nu": 0, "heden": 0, "morgen": 1, "overmorgen": 2}.get(self.word(i))
        if days is None:
            return None
        day = cal.add(self.today, days=days)
        return (cal.fixed(day, weak=True), i + 1) if day else None

    def _weekday(self, i: int, *, later: bool = False) -> tuple[When, int] | None:
        """The next Monday, Tuesday, ... at or after today; with `later` ("volgende vrijdag") after it."""
        target = cal.long_weekdays().get(self.word(i))
        if target is None:
            return None
        stop = i + 1
        sure = self.word(stop) == "komende"  # "vrijdag a.s."
        away = (target - self.today.weekday()) % 7
        day = cal.add(self.today, days=away or 7 * (later or sure))
        return (cal.fixed(day, weak=not sure), stop + sure) if day else None

    def _year_word(self, i: int) -> tuple[When, int] | None:
        if self.word(i) in ("jaar", "kalenderjaar") and self.number(i + 1) is not None:
            found = self._iso_or_year(i + 1, self.number(i + 1) or 0)
            return (replace(found[0], weak=False), found[1]) if found else None
        return None


_ABOUT: Final = words(
    "ongeveer circa ca plusminus maximaal max hooguit zowat bijna ruim minimaal minstens hoogstens totaal"
)
_AFTER_AMOUNT: Final = words(
    "ervaring oud geleden per les lessen stage cursus training opleiding begeleiding vakantie verlof"
)


def _scaled(unit: str, amount: float) -> _Duration:
    whole = int(amount)
    part = amount - whole
    if unit == "month":
        return _Duration(months=whole, days=round(part * 30))
    if unit == "workday":
        return _Duration(workdays=round(amount))
    return _Duration(days=round(amount))


@cache
def _quantity_words() -> frozenset[str]:
    from bot.smart.dutch_numbers import cardinals

    return frozenset(cardinals()) | {"anderhalf", "anderhalve", "half", "driekwart", "halfjaar", "½"} | _ABOUT


@cache
def _time_words() -> frozenset[str]:
    """Words that a planning cell is made of; the others are what the cell is about."""
    groups: Iterable[Iterable[str]] = (
        cal.months(),
        cal.weekdays(),
        cal.feasts(),
        ordinals(),
        _quantity_words(),
        _UNITS,
        _PERIOD_WORDS,
        _PARTS,
        _FILLERS,
        _BEFORE,
        _BY,
        _DONE,
        _START,
        _PLACE,
        _PAST,
        _EVERY,
        _SAME_YEAR,
        _NEXT_YEAR,
        words(
            "lente voorjaar zomer herfst najaar winter q kw h van tm tussen en of na over nu lang week e ste helft u m "
            "uur uren keer x per tot aan het een of ik ben moet dit is wil deze"
        ),
    )
    return frozenset(word for group in groups for word in group)


# --- ends without a date --------------------------------------------------------------------------------------------

_EVENTS: Final = words(
    "bouwvak bouwverlof vakantie zomervakantie kerstvakantie herfstvakantie voorjaarsvakantie krokusvakantie "
    "meivakantie paasvakantie zomerverlof kerstverlof zwangerschapsverlof ouderschapsverlof bevallingsverlof verlof "
    "pensioen pensionering proeftijd proefperiode inwerkperiode audit visitatie inspectie oplevering livegang "
    "lancering opening heropening verhuizing fusie reorganisatie jubileum verjaardag bevalling feestdagen ramadan "
    "suikerfeest offerfeest verkiezingen hoogseizoen seizoen migratie overgang accreditatie hercertificering "
    "herregistratie aanbesteding oogst beurs productlancering eindejaarsperiode solden koopseizoen semester "
    "trimester contractverlenging contractverloop uitdiensttreding"
)
_ENDING: Final = words(
    "stage stageperiode opleiding cursus training project traject contract proeftijd proefperiode inwerkperiode "
    "semester trimester seizoen studie verlof traineeship leerjaar leertraject detachering cyclus sprint blok "
    "leerwerktraject ziekteverlof periode programma inwerktraject academie"
)
_MEETINGS: Final = words(
    "gesprek functioneringsgesprek beoordelingsgesprek popgesprek evaluatiegesprek voortgangsgesprek "
    "ontwikkelgesprek jaargesprek evaluatie beoordeling audit visitatie inspectie teamdag studiedag open jaarmarkt "
    "pop beurs planningsgesprek toets examen"
)
_DURING: Final = words("stage proeftijd proefperiode inwerkperiode traineeship stageperiode")
_LIFE: Final = words(
    "verlof pensioen vakantie zwangerschapsverlof bouwvak live open opent start begint verhuizen verhuist "
    "stopt vertrekt dienst overgaan overgaat ingaat afzwaait afloopt eindigt"
)


def _events(reader: _Reader) -> _Item | None:
    """The first end without a date: a known event, the end of a stage or course, an age, "voordat ik ..."."""
    for i in range(reader.size):
        found = _event_at(reader, i)
        if found:
            return _Item("event", i, min(found, reader.size))
    return None


def _event_at(reader: _Reader, i: int) -> int:
    """The index after an end without a date that begins at `i`, or 0."""
    word = reader.word(i)
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
    if word in ("tijdens", "gedurende", "binnen"):
        k = _past_determiners(reader, i + 1)
        return k + 1 if reader.word(k) in _DURING else 0
    if word == "bij":
        k = _past_determiners(reader, i + 1)
        coming = any(reader.word(m) in _NEXT_YEAR for m in range(i + 1, k))
        if coming and (reader.word(k) in _MEETINGS or _is_talk(reader.word(k))):
            return k + 1
    return 0


_DETERMINERS: Final = words(
    "de het den t mijn mn bij ons onze m 'n n zijn haar hun deze dit volgend volgende komend komende nieuwe nieuw eerste "
    "tweede derde grote jaarlijkse interne externe lange begin start aanvang eind einde van functionele sluiting pop "
    "aan aankomende aanstaande op"
)


def _past_determiners(reader: _Reader, i: int) -> int:
    stop = i + 6
    while i < stop and (reader.word(i) in _DETERMINERS or reader.word(i) in ("'", "-")):
        i += 1
    return i


def _is_talk(word: str) -> bool:
    return word.endswith(("gesprek", "evaluatie", "beoordeling", "audit"))


def _event_noun(reader: _Reader, i: int) -> int:
    k = _past_determiners(reader, i + 1)
    word = reader.word(k)
    lead = [reader.word(m) for m in range(i + 1, k)]
    if word in _EVENTS or word.endswith(("vakantie", "verlof")):
        return k + 1
    if any(w in ("eind", "einde") for w in lead) and word in _ENDING:
        return k + 1
    coming = any(w in _NEXT_YEAR for w in lead) or reader.word(i) in ("tegen", "uiterlijk")
    if coming and (word in _MEETINGS or _is_talk(word)):
        return k + 1
    return 0


def _end_of(reader: _Reader, i: int) -> int:
    k = _past_determiners(reader, i + 1)
    word = reader.word(k)
    if word in _ENDING or word in _EVENTS or word.endswith(("stage", "periode", "traject", "vakantie")):
        return k + 1
    return 0


def _age(reader: _Reader, i: int) -> int:
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


def _age_clause(reader: _Reader, i: int) -> int:
    if reader.word(i + 1) != "ik":
        return 0
    read = read_number(reader.tokens, i + 2)
    if read is not None and 16 <= read[0] <= 99 and reader.word(read[1]) in ("ben", "word"):
        return read[1] + 1
    return 0


def _life_event(reader: _Reader, i: int) -> int:
    """ "Voordat ik met verlof ga", "voor ik 40 word", "voordat de nieuwe lijn opent"."""
    j = i + 1 + (reader.word(i + 1) == "dat")
    if reader.word(i) in ("voor", "tegen") and j == i + 1 and reader.word(j) not in ("ik", "we", "wij"):
        return 0
    for k in range(j, min(j + 9, reader.size)):
        word = reader.word(k)
        if word in _CLAUSE_ENDS:
            return 0
        if word in _LIFE or word in _EVENTS or word in ("word", "wordt"):
            return k + 1
    return 0


# --- reading back ---------------------------------------------------------------------------------------------------

_LONG_MONTHS: Final = tuple(names.split()[0] for names in cal._MONTH_NAMES)


def _say(day: date) -> str:
    return f"{day.day} {_LONG_MONTHS[day.month - 1]} {day.year}"


def read_back(period: Period) -> str:
    """The period in Dutch words: "van 4 januari 2027 tot en met 7 maart 2027"; "" where nothing was named.

    Parsing the answer gives the same two days. An end without a date is read back as it was typed.
    """
    if period.start is not None and period.end is not None:
        return f"van {_say(period.start)} tot en met {_say(period.end)}"
    if period.end is not None:
        return f"uiterlijk {_say(period.end)}"
    if period.start is not None:
        return f"vanaf {_say(period.start)}"
    return period.words


# --- concerns -------------------------------------------------------------------------------------------------------

MOST_HOURS_A_WEEK: Final = 40.0  # a full working week: nobody spends more on one plan
FURTHEST_YEARS: Final = 5  # the method plans up to five years ahead


class ConcernCode(StrEnum):
    """What can be computed about a planning and deserves a kind word. The words stand elsewhere."""

    END_IN_PAST = "end_in_past"
    END_BEFORE_START = "end_before_start"
    OVER_FIVE_YEARS = "over_five_years"
    HOURS_DO_NOT_FIT = "hours_do_not_fit"
    OVER_BUDGET = "over_budget"


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing to mention.

    Attributes:
        code: what it is.
        details: the figures a sentence about it may use, by name: dates for the first three codes; hours
            (`asked`, `room`) or euros (`asked`, `left`) for the others.
    """

    code: ConcernCode
    details: dict[str, date | float | Decimal] = field(default_factory=dict)


def weeks_in(period: Period | None, today: date) -> float | None:
    """Weeks from the start (or today, where no start is named) to the end, both days included; None without an end.

    Never negative: an end that has passed gives 0.
    """
    if period is None or period.end is None:
        return None
    first = period.start if period.start is not None else today
    return max(0.0, ((period.end - first).days + 1) / 7)


def concerns(
    period: Period,
    hours: Sequence[Hours],
    budget_asked: Decimal | None,
    budget_left: Decimal | None,
    today: date,
) -> tuple[Concern, ...]:
    """What is worth saying about dates, hours and money of one goal.

    Args:
        period: the planning of the goal.
        hours: own hours; those of others do not belong here.
        budget_asked: euros asked; pass the sum over all goals to judge them together.
        budget_left: euros left in the person's budget; None is unknown and never a concern.
        today: the reference date.
    """
    found: list[Concern] = []
    start, end = period.start, period.end
    if end is not None and end < today:
        found.append(Concern(ConcernCode.END_IN_PAST, {"end": end}))
    if start is not None and end is not None and end < start:
        found.append(Concern(ConcernCode.END_BEFORE_START, {"start": start, "end": end}))
    limit = cal.add(today, months=12 * FURTHEST_YEARS)
    if end is not None and limit is not None and end > limit:
        found.append(Concern(ConcernCode.OVER_FIVE_YEARS, {"end": end, "limit": limit}))
    weeks = weeks_in(period, today)
    if weeks and not any(c.code is ConcernCode.END_BEFORE_START for c in found):
        room = weeks * MOST_HOURS_A_WEEK
        asked = sum(_total(h, weeks) for h in hours)
        if asked > room:
            found.append(Concern(ConcernCode.HOURS_DO_NOT_FIT, {"asked": asked, "room": room}))
    if budget_asked is not None and budget_left is not None and budget_asked > budget_left:
        found.append(Concern(ConcernCode.OVER_BUDGET, {"asked": budget_asked, "left": budget_left}))
    return tuple(found)


def _total(hours: Hours, weeks: float) -> float:
    if hours.total is not None:
        return hours.total
    return (hours.per_week or 0.0) * weeks
