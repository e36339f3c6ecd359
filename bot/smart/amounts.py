"""Reads hours, money and other support from Dutch text, and reads them back.

Rules, no model: amounts are regular language. The conventions are written out in `docs/planning.md`; the two from
the method itself are that a middag, ochtend, avond or dagdeel is 4 hours and a dag 8. Nothing here raises on any
text, and the time is linear in its length.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from bot.smart.dutch_calendar import long_weekdays
from bot.smart.dutch_numbers import TextReader, Token, read_number, tokenize, touches, word_value, words
from bot.smart.planning import Period, weeks_in

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

HOURS_IN_DAY: Final = 8.0
HOURS_IN_PART_OF_DAY: Final = 4.0  # middag, ochtend, avond, dagdeel
WORKDAYS_IN_WEEK: Final = 5.0
WEEKS_IN_YEAR: Final = 52.0


@dataclass(frozen=True, slots=True)
class Hours:
    """An effort.

    Attributes:
        total: hours in all, or None where only a rate is known.
        per_week: hours a week, or None where the text names no rate.
        words: the words that say so, as they were typed.
    """

    total: float | None
    per_week: float | None
    words: str


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in euros, rounded to cents, with the words that say so."""

    amount: Decimal
    words: str


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


# --- hours ----------------------------------------------------------------------------------------------------------

_HOUR_WORDS: Final = words("uur uren u uurtje uurtjes hour")
_HOUR_PREFIXES: Final = words(
    "werk les studie klok lees oefen contact begeleidings coach coachings man praktijk stage trainings "
    "zelfstudie opleidings overleg supervisie"
)
_MINUTE_WORDS: Final = words("minuten minuut min minuutjes minuutje mins")
_PARTS_OF_DAY: Final = tuple(
    words(
        "dagdeel dagdelen ochtend ochtenden middag middagen avond avonden namiddag namiddagen voormiddag "
        "voormiddagen  avondje ochtendje middagje avondjes halvedag"
    )
)
_DAY_COMPOUNDS: Final = words(
    "dag dagen dagje dagjes lesdag lesdagen cursusdag cursusdagen trainingsdag trainingsdagen studiedag studiedagen "
    "werkdag werkdagen stagedag stagedagen opleidingsdag opleidingsdagen schooldag schooldagen meeloopdag "
    "meeloopdagen praktijkdag praktijkdagen workshopdag"
)
_SESSIONS: Final = words(
    "les lessen keer keren maal x sessie sessies gesprek gesprekken bijeenkomst bijeenkomsten workshop workshops "
    "module modules training trainingen intervisie intervisies coachgesprekken coachgesprek begeleidingsgesprekken "
    "coachsessies webinars webinar diensten dienst afspraken afspraak blokken blok lesavonden"
)
_CURRENCY: Final = words("euro euros eur € euri")
_EVERY: Final = words("elke elk iedere ieder")
_RATES: Final = {
    "week": 1.0,
    "weken": 1.0,
    "wk": 1.0,
    "werkweek": 1.0,
    "dag": WORKDAYS_IN_WEEK,
    "dagen": WORKDAYS_IN_WEEK,
    "werkdag": WORKDAYS_IN_WEEK,
    "maand": 12 / WEEKS_IN_YEAR,
    "maanden": 12 / WEEKS_IN_YEAR,
    "mnd": 12 / WEEKS_IN_YEAR,
    "kwartaal": 4 / WEEKS_IN_YEAR,
    "jaar": 1 / WEEKS_IN_YEAR,
    "jr": 1 / WEEKS_IN_YEAR,
}
_ADVERBS: Final = {
    "wekelijks": 1.0,
    "wekelijkse": 1.0,
    "weekelijks": 1.0,
    "tweewekelijks": 0.5,
    "tweewekelijkse": 0.5,
    "driewekelijks": 1 / 3,
    "dagelijks": WORKDAYS_IN_WEEK,
    "dagelijkse": WORKDAYS_IN_WEEK,
    "maandelijks": 12 / WEEKS_IN_YEAR,
    "maandelijkse": 12 / WEEKS_IN_YEAR,
    "jaarlijks": 1 / WEEKS_IN_YEAR,
}
_WEEK_OF_WORK: Final = words("stage meelopen meedraaien meewerken training snuffelstage inwerken")
_CLOCK_BEFORE: Final = words("om voor tot na vanaf rond binnen tegen omstreeks")
_RANGE_WORDS: Final = words("a tot - – of en")
_CLAUSE_SIGNS: Final = frozenset(",;.!?()\n+")


@dataclass(frozen=True, slots=True)
class _Effort:
    """Hours that stand together in one clause; `rate` is how often a week, None for once.

    `per` says what the hours are for ("2 uur per les"); `days` how many days they were counted from.
    """

    hours: float
    rate: float | None
    begin: int
    stop: int
    is_total: bool = False
    per: Literal["day", "session"] | None = None
    days: float | None = None


class _EffortReader(TextReader):
    """Reads the efforts of one text."""

    def __init__(self, text: str) -> None:
        super().__init__(text, tokenize(text))

    # one unit word

    def unit_hours(self, word: str) -> float | None:
        """Hours in one unit ("uur", "donderdagmiddagen", "dag"), or None."""
        if word in _HOUR_WORDS:
            return 1.0
        if word in _MINUTE_WORDS:
            return 1 / 60
        if word in ("kwartier", "kwartiertje", "kwartieren"):
            return 0.25
        if word in ("halfuur", "halfuurtje"):
            return 0.5
        if word in _DAY_COMPOUNDS or word.removesuffix("en") in long_weekdays():
            return HOURS_IN_DAY
        if word in ("weekend", "weekends", "weekenden"):
            return 2 * HOURS_IN_DAY
        if word in ("werkweek", "werkweken"):
            return WORKDAYS_IN_WEEK * HOURS_IN_DAY
        if len(word) > 30:
            return None
        if word.endswith(_PARTS_OF_DAY):
            return HOURS_IN_PART_OF_DAY
        for suffix in ("uren", "uur"):
            if word.endswith(suffix) and word.removesuffix(suffix) in _HOUR_PREFIXES:
                return 1.0
        return None

    # quantities

    def quantity(self, i: int) -> tuple[float, int] | None:
        """Hours at token `i` ("anderhalf uur", "1u30", "10 lessen van 2 uur") and the index after them."""
        clock = self.clock_span(i)
        if clock is not None:
            return clock
        if self.word(i) == "tussen":
            return self._between(i)
        read = self._count(i)
        if read is None:
            return None
        amount, j = read
        if self.word(j) in ("half", "halve", "halfje"):  # "drie halve dagen"
            amount, j = amount / 2, j + 1
        j += self.word(j) in ("volle", "hele", "ruime", "extra", "vaste")
        unit = self.word(j)
        if unit in _SESSIONS:
            return self._sessions(amount, j + 1)
        hours = self.unit_hours(unit)
        if hours is None:
            return None
        if self.is_clock(i, j, amount, hours):
            return None
        if unit in _HOUR_WORDS and touches(self.tokens, j) and touches(self.tokens, j + 1):
            minutes = self.number(j + 1)
            if minutes is not None and minutes < 60:  # "1u30"
                return amount + minutes / 60, j + 2
        if amount == 1 and self.word(j + 1) == "of":  # "een uurtje of drie"
            more = read_number(self.tokens, j + 2)
            if more is not None and not self._is_unit(more[1]):
                return more[0] * hours, more[1]
        total, j = amount * hours, j + 1
        if hours >= HOURS_IN_PART_OF_DAY:
            per_session = self._sessions(amount, j)
            if per_session is not None:
                return per_session
        if self.word(j) == "en" and hours == 1.0:  # "2 uur en een kwartier"
            more = read_number(self.tokens, j + 1)
            extra = self.unit_hours(self.word(more[1])) if more else None
            if more is not None and extra is not None and extra < 1:
                return total + more[0] * extra, more[1] + 1
        return total, j

    def _count(self, i: int) -> tuple[float, int] | None:
        """A number, or the upper side of "3 à 4" and "3-4"."""
        read = read_number(self.tokens, i)
        if read is None:
            return None
        amount, j = read
        if self.word(j) in _RANGE_WORDS and self.word(j) != "en":
            more = read_number(self.tokens, j + 1)
            if more is not None and more[0] >= amount and self._is_unit(more[1]):
                return more
        return amount, j

    def _is_unit(self, j: int) -> bool:
        return self.unit_hours(self.word(j)) is not None or self.word(j) in _SESSIONS

    def _between(self, i: int) -> tuple[float, int] | None:
        j = i + 1 + (self.word(i + 1) == "de")
        low = read_number(self.tokens, j)
        if low is None or self.word(low[1]) not in ("en", "a", "tot", "-") or self.word(low[1] + 1) == "tussen":
            return None  # a chain of "tussen" would go as deep as it is long
        return self.quantity(low[1] + 1)

    def _sessions(self, amount: float, j: int) -> tuple[float, int] | None:
        """ "10 lessen van 2 uur", "zes keer een donderdagmiddag"."""
        for _ in range(2):
            j += self.word(j) in ("van", "a", "x", "elk", "telkens", "ongeveer")
        read = read_number(self.tokens, j)
        if read is None:
            return None
        hours = self.unit_hours(self.word(read[1]))
        if hours is None or self.is_clock(j, read[1], read[0], hours):
            return None
        stop = read[1] + 1
        minutes = self.number(stop)
        if self.word(stop - 1) == "u" and touches(self.tokens, stop) and minutes is not None and minutes < 60:
            return amount * (read[0] + minutes / 60), stop + 1
        return amount * read[0] * hours, stop

    def is_clock(self, i: int, j: int, amount: float, hours: float) -> bool:
        """ "Om 16 uur" and "voor 12 uur" are times of day; "binnen 24 uur" is a term."""
        before = self.word(i - 1)
        return hours == 1.0 and before in _CLOCK_BEFORE and amount <= 48 and self.word(j + 1) not in ("per", "in")

    def clock_span(self, i: int) -> tuple[float, int] | None:
        """ "Van 19 tot 22 uur": the hours between."""
        if self.word(i) != "van":
            return None
        first = self._clock(i + 1)
        if first is None or self.word(first[1]) not in ("tot", "-", "t"):
            return None
        k = first[1] + 1
        if self.word(k - 1) == "t":
            k += 2
        last = self._clock(k)
        if last is None:
            return None
        named = self.word(last[1]) in _HOUR_WORDS or self.word(last[1] - 1) in _HOUR_WORDS
        if not named and self.word(i - 1) not in long_weekdays() and not self.word(i - 1).endswith(_PARTS_OF_DAY):
            return None  # "van 9 tot 12" may count anything; after "vrijdag" it is the time of day
        span = last[0] - first[0]
        stop = last[1] + (self.word(last[1]) in _HOUR_WORDS)
        return (span, stop) if 0 < span <= 16 else None

    def _clock(self, i: int) -> tuple[float, int] | None:
        hour = self.number(i)
        if hour is None or hour > 24:
            return None
        j = i + 1
        minutes = self.number(j + 1)
        if self.word(j) in (".", ":", "u") and minutes is not None and minutes < 60 and touches(self.tokens, j + 1):
            return hour + minutes / 60, j + 2
        if self.word(j) in ("u", "uur") and self.word(j + 1) in ("tot", "-"):
            j += 1
        return float(hour), j

    # how often

    def frequency(self, i: int) -> tuple[float, int] | None:
        """Times a week at token `i` ("per week", "om de 2 weken", "elke vrijdag") and the index after it."""
        word = self.word(i)
        if word in _ADVERBS:
            return _ADVERBS[word], i + 1
        if word == "twee" and self.word(i + 1) == "-" and self.word(i + 2) in ("wekelijks", "wekelijkse"):
            return 0.5, i + 3
        if word in _EVERY:
            return self._every(i + 1)
        if word == "om" and self.word(i + 1) == "de":
            read = self._per(i + 2)
            if read is None:
                return None
            return (read[0] / 2, read[1]) if read[2] == 1 else (read[0], read[1])
        if word in ("per", "/") and self._is_price(i):
            return None
        if word in ("per", "/", "p") or (word == "in" and self.word(i + 1) in ("de", "een", "het")):
            start = i + 1 + (word == "in")
            start += word == "p" and self.word(start) == "."
            read = self._per(start)
            return (read[0], read[1]) if read is not None else None
        if word in ("de", "een") and self.word(i + 1) == "week" and i > 0 and self._is_unit(i - 1):
            return 1.0, i + 2  # Flemish: "twee uur de week"
        return None

    def _is_price(self, i: int) -> bool:
        """Whether "per" at `i` belongs to money: "350 euro per dag", "€ 12,50 per maand"."""
        return any(self.word(k) in _CURRENCY for k in range(max(0, i - 4), i))

    def _per(self, i: int) -> tuple[float, int, float] | None:
        """A week, month, ... or a number of them: times a week, next index, the number."""
        read = read_number(self.tokens, i)
        if self.word(i) == "andere":
            read = (2.0, i + 1)
        count, j = read if read is not None else (1.0, i)
        rate = _RATES.get(self.word(j))
        if rate is None or count <= 0:
            return None
        return rate / count, j + 1, count

    def _every(self, i: int) -> tuple[float, int] | None:
        read = self._per(i)
        if read is not None:
            return read[0], read[1]
        days, j = 0, i
        while self.word(j) in long_weekdays():
            days += 1
            j += 1
            if self.word(j) in ("en", ",") and self.word(j + 1) in long_weekdays():
                j += 1
        if days:
            return float(days), j
        unit = self.unit_hours(self.word(i))
        return (1.0, i) if unit == HOURS_IN_PART_OF_DAY else None

    # efforts

    def efforts(self) -> list[_Effort]:
        found: list[_Effort] = []
        for begin, stop in self.clauses():
            effort = self.effort(begin, stop)
            if effort is not None:
                found.append(effort)
        return found

    def clauses(self) -> list[tuple[int, int]]:
        """The text in pieces that each hold one effort: between commas, full stops and "en"."""
        spans: list[tuple[int, int]] = []
        begin = i = 0
        while i < self.size:
            read = self.quantity(i)
            if read is not None:
                i = read[1]
                continue
            every = self.frequency(i)
            if every is not None and every[1] > i:
                i = every[1]
                continue
            if self.is_break(i):
                if i > begin:
                    spans.append((begin, i))
                begin = i + 1
            i += 1
        if self.size > begin:
            spans.append((begin, self.size))
        return spans

    def is_break(self, i: int) -> bool:
        word = self.word(i)
        if word in _CLAUSE_SIGNS:
            inside_number = self.number(i - 1) is not None and self.number(i + 1) is not None
            return not (inside_number and touches(self.tokens, i) and touches(self.tokens, i + 1))
        if word == ":":  # "in totaal 40 uur: ..." but not "mijn coach: 4 uur"
            return any(self.word(k) in ("totaal", "samen") for k in range(max(0, i - 6), i))
        return word in ("en", "plus", "daarnaast", "verder")

    def effort(self, begin: int, stop: int) -> _Effort | None:
        """The hours of one clause, with how often they come back."""
        hours, rate, days, usual = 0.0, None, None, 0.0
        per: Literal["day", "session"] | None = None
        first = last = -1
        is_total = False
        i = begin
        while i < stop:
            kind = self._per_what(i) if hours else None
            if kind is not None:
                per, last = kind, i + 2
                rate = None if kind == "session" else rate
                i += 2
                continue
            often = self._times(i) or self.frequency(i)
            if often is not None:
                rate = often[0]
                first, last = (i if first < 0 else first), max(often[1], i + 1)
                if often[1] == i + 1 and self.word(often[1]).endswith(_PARTS_OF_DAY):
                    usual, last = HOURS_IN_PART_OF_DAY, i + 2  # "elke vrijdagmiddag", unless hours are named
                i = last
                continue
            read = self.quantity(i) or self._stage_week(i)
            if read is not None:
                hours += read[0]
                if self.word(read[1] - 1) in _DAY_COMPOUNDS:
                    days = read[0] / HOURS_IN_DAY
                first, last = (i if first < 0 else first), read[1]
                i = read[1]
                continue
            is_total = is_total or self.word(i) in ("totaal", "totale", "samen")
            i += 1
        hours = hours or usual
        if hours <= 0 or first < 0:
            return None
        return _Effort(hours, rate, first, min(last, self.size), is_total, per, days)

    def _per_what(self, i: int) -> Literal["day", "session"] | None:
        if self.word(i) != "per" or self._is_price(i):
            return None
        unit = self.word(i + 1)
        if unit in ("dag", "lesdag", "cursusdag"):
            return "day"
        return "session" if unit in _SESSIONS or unit.endswith(_PARTS_OF_DAY) else None

    def sessions_named(self) -> tuple[float, float | None] | None:
        """How many lessons or times the text names without their hours: "10 lessen", "2 keer per week"."""
        for i in range(self.size):
            read = self._count(i)
            if read is None or self.word(read[1]) not in _SESSIONS or self._sessions(1.0, read[1] + 1) is not None:
                continue
            often = self.frequency(read[1] + 1)
            return read[0], often[0] if often is not None else None
        return None

    def _times(self, i: int) -> tuple[float, int] | None:
        """ "Twee keer per week", "3x in de maand", "eens per week"."""
        if self.word(i) in ("eens", "eenmaal"):
            return self.frequency(i + 1)
        read = self._count(i)
        if read is None or self.word(read[1]) not in ("keer", "x", "maal"):
            return None
        j = read[1] + 1
        often = self.frequency(j)
        if often is None:
            return None
        return read[0] * often[0], often[1]

    def _stage_week(self, i: int) -> tuple[float, int] | None:
        """ "1 week stage" is a week of work; "6 weken" alone is how long a plan runs."""
        read = read_number(self.tokens, i)
        if read is None or self.word(read[1]) not in ("week", "weken"):
            return None
        if self.word(read[1] + 1) not in _WEEK_OF_WORK:
            return None
        return read[0] * WORKDAYS_IN_WEEK * HOURS_IN_DAY, read[1] + 2

    def weeks_named(self) -> float | None:
        """How many weeks the text itself says it lasts ("10 weken 2 uur per week"), or None."""
        for i in range(self.size):
            read = read_number(self.tokens, i)
            if read is None or self.word(i - 1) in ("per", "de", "om", "elke", "iedere", "in", "/"):
                continue
            unit = self.word(read[1])
            if unit in ("weken", "wkn") and self.word(i - 1) not in ("of",):
                return read[0]
            if unit in ("maanden", "mnd") or (unit == "jaar" and self.word(read[1] + 1) not in ("ervaring", "oud")):
                return read[0] / _RATES[unit]
        return None


def _sum(reader: _EffortReader, efforts: Sequence[_Effort], period: Period | None, today: date) -> Hours | None:
    """Efforts added up: a total where every one of them has one, and a rate where there is one."""
    if not efforts:
        return None
    efforts = _multiplied(reader, efforts)
    totals = [e for e in efforts if e.is_total and e.rate is None]
    chosen = totals[:1] or list(efforts)
    once = sum(e.hours for e in chosen if e.rate is None)
    rates = [e.hours * e.rate for e in chosen if e.rate is not None]
    said = " + ".join(reader.quote(e.begin, e.stop) for e in chosen)
    if not rates:
        return Hours(round(once, 4), None, said)
    per_week = round(sum(rates), 4)
    weeks = weeks_in(period, today)
    if weeks is None:
        weeks = reader.weeks_named()
    total = None if weeks is None else round(once + per_week * weeks, 1)
    return Hours(total, per_week, said)


def _multiplied(reader: _EffortReader, efforts: Sequence[_Effort]) -> list[_Effort]:
    """ "8 uur per dag" beside "4 dagen", and "2 uur per les" beside "10 lessen", multiplied."""
    if all(effort.per is None for effort in efforts):
        return list(efforts)
    counted = [effort for effort in efforts if effort.days is not None and effort.per is None]
    daily = [effort for effort in efforts if effort.per == "day"]
    pairs = dict(zip(map(id, daily), counted, strict=False))
    used = {id(many) for many in pairs.values()}
    times = reader.sessions_named()
    found: list[_Effort] = []
    for one in efforts:
        many = pairs.get(id(one))
        if many is not None:
            found.append(replace(one, hours=one.hours * (many.days or 1.0), rate=many.rate))
        elif one.per == "day" and one.rate is None:
            found.append(replace(one, rate=WORKDAYS_IN_WEEK))
        elif one.per == "session" and times is not None:
            found.append(replace(one, hours=one.hours * times[0], rate=times[1] or one.rate))
        elif id(one) not in used:
            found.append(one)
    return found


def parse_hours(text: str, period: Period | None, today: date) -> Hours | None:
    """The hours that a text names.

    Args:
        text: any Dutch text.
        period: when it happens; turns a rate into a total. None where it is not known.
        today: the reference date, the start where `period` names none.

    Returns:
        All efforts of the text added up, or None where it names none. A rate is kept beside the total.
    """
    reader = _EffortReader(text)
    return _sum(reader, reader.efforts(), period, today)


# --- money ----------------------------------------------------------------------------------------------------------

_COST_WORDS: Final = words(
    "budget kosten kost prijs bedrag cursusgeld lesgeld examengeld inschrijfgeld opleidingskosten cursuskosten "
    "opleidingsbudget vergoeding cursusprijs"
)
_PRICED: Final = words(
    "cursus boek boeken boekje studieboek training examen licentie opleiding workshop coach materiaal abonnement "
    "reiskosten module lesmateriaal toets diploma certificaat"
)
_COUNTED: Final = words(
    "x keer maal dag dagen les lessen sessie sessies maand maanden gesprek gesprekken boeken stuks personen "
    "deelnemers avonden dagdelen module modules weken jaar uur"
)
_PER_UNITS: Final = {
    "dag": words("dag dagen lesdagen cursusdagen trainingsdagen"),
    "les": words("les lessen"),
    "sessie": words("sessie sessies"),
    "maand": words("maand maanden mnd"),
    "gesprek": words("gesprek gesprekken"),
    "keer": words("keer maal x"),
    "module": words("module modules"),
    "uur": words("uur uren"),
    "boek": words("boek boeken"),
}
_FREE: Final = words("gratis kosteloos kostenloos onkosteloos")
_NONE: Final = words("geen niks niets nul zonder")
_ABOUT: Final = words("ongeveer circa ca max maximaal rond zo budget :")
_MOST_EUROS: Final = Decimal(10_000_000)  # beyond that it is no development budget but a typing error


@dataclass(frozen=True, slots=True)
class _Sum:
    amount: Decimal
    begin: int
    stop: int
    is_sure: bool  # a currency or a cost word stands with it
    is_total: bool = False


class _MoneyReader(_EffortReader):
    """Reads the sums of money of one text."""

    def digits(self, i: int) -> tuple[Decimal, int] | None:
        """A number as money is written: "1.250,50", "1 250", "450,-", "1,5k", "vijfhonderd"."""
        token = self.tokens[i] if i < self.size else None
        if token is None:
            return None
        if token.number is None:
            spelled = word_value(token.text)
            if spelled is None or (spelled < 2 and token.text != "nul"):
                return None
            return Decimal(spelled), i + 1
        value, j = Decimal(token.number), i + 1
        for _ in range(3):  # up to milliards; more groups are no amount
            if self.word(j) != "." or self._width(j + 1) != 3 or not self._glued(j):
                break
            value, j = value * 1000 + (self.number(j + 1) or 0), j + 2
        if j == i + 1 and token.end - token.start <= 3 and self._width(j) == 3 and self._spaced_thousand(j):
            value, j = value * 1000 + (self.number(j) or 0), j + 1
        if self.word(j) in (",", ".") and self._width(j + 1) in (1, 2) and self._glued(j):
            cents = Decimal(self.number(j + 1) or 0) / 10 ** self._width(j + 1)
            value, j = value + cents, j + 2
        elif self.word(j) in (",", ".") and touches(self.tokens, j) and self.word(j + 1) in ("-", "–", "—", "="):
            j += 2
            j += self.word(j) == "-"
        if (self.word(j) == "k" and touches(self.tokens, j)) or (
            self.word(j) == "k" and self.word(j + 1) in _CURRENCY
        ):
            value, j = value * 1000, j + 1
        return value, j

    def _width(self, i: int) -> int:
        return self.tokens[i].end - self.tokens[i].start if self.number(i) is not None else 0

    def _glued(self, j: int) -> bool:
        return touches(self.tokens, j) and touches(self.tokens, j + 1)

    def _spaced_thousand(self, j: int) -> bool:
        followed = self.word(j + 1) in _CURRENCY or (self.word(j + 1) == "," and self.word(j + 3) in _CURRENCY)
        return self.tokens[j].start == self.tokens[j - 1].end + 1 and (followed or self.word(j - 2) in _CURRENCY)

    def sums(self) -> list[_Sum]:
        found: list[_Sum] = []
        anywhere = any(t.text in _CURRENCY for t in self.tokens)
        i = 0
        skip = False
        while i < self.size:
            word = self.word(i)
            if word == "waarvan":  # "750 waarvan 100 voor boeken": the parts are in it already
                skip = True
            elif word in (".", ";") and not (self.number(i - 1) is not None and self.number(i + 1) is not None):
                skip = False
            read = self.sum_at(i, anywhere)
            if read is None:
                i += 1
                continue
            if not skip:
                found.append(read)
            i = max(read.stop, i + 1)
        return found

    def sum_at(self, i: int, anywhere: bool) -> _Sum | None:
        """One amount at token `i`, with its currency, range and multiplier."""
        begin = i
        sign = self.word(i) in _CURRENCY
        j = i + sign
        read = self.digits(j)
        if read is None:
            return None
        value, k = read
        dashed = self.word(k - 1) in ("-", "–", "—", "=")
        grouped = k - j >= 5 and self._width(k - 1) == 2  # "12.500,00" can only be money
        sure = sign or dashed or grouped or self.word(k - 1) == "k"
        if self.word(k) in _CURRENCY:
            sure, k = True, k + 1
            k += self.word(k) == "'" and self.word(k + 1) == "s" and 2
        upper = self._upper(k, value, sure)
        if upper is not None:
            value, k, sure = upper
        sure_word = self._cost_word_before(begin)
        cents = self._width(k - 1) == 2 and self.word(k - 2) in (",", ".") and not sign
        if not sure:
            if self._counts_other(k):
                return None
            if self._is_year(read, begin):
                return None
            named = sure_word == "cost" or (sure_word == "priced" and (anywhere or cents))
            if not named or value < 5:
                return None
        times = self._times_before(begin) or self._times_after(k)
        if times is not None:
            value, begin = value * times[0], min(begin, times[1])
        if value > _MOST_EUROS:
            return None
        return _Sum(value, begin, k, sure, self._is_total(begin, k))

    def _upper(self, k: int, value: Decimal, sure: bool) -> tuple[Decimal, int, bool] | None:
        """The higher side of "300 à 400 euro" and "tussen 200 en 300 euro"."""
        word = self.word(k)
        between = word == "en" and any(self.word(m) == "tussen" for m in range(max(0, k - 7), k))
        if word not in ("a", "-", "–", "tot", "of") and not between:
            return None
        j = k + 1 + (self.word(k + 1) in _CURRENCY)
        more = self.digits(j)
        if more is None or more[0] < value:
            return None
        stop = more[1]
        euro = self.word(stop) in _CURRENCY
        if not (euro or sure or self.word(j - 1) in _CURRENCY):
            return None
        return more[0], stop + euro, True

    def _counts_other(self, k: int) -> bool:
        """Whether the bare number counts something else: "10 lessen", "3 uur", "50%"."""
        word = self.word(k)
        return (
            word in _COUNTED or word in ("%", "uur", "uren", "u", "/", ":", "-") or self.unit_hours(word) is not None
        )

    def _is_year(self, read: tuple[Decimal, int], begin: int) -> bool:
        return self._width(begin) == 4 and read[1] == begin + 1 and 1950 <= read[0] < 2150

    def _cost_word_before(self, i: int) -> Literal["cost", "priced"] | None:
        k = i - 1
        for _ in range(4):
            word = self.word(k)
            if word in _COST_WORDS:
                return "cost"
            if word in _PRICED:
                return "priced"
            if word not in (":", "van", "is", "ongeveer", "circa", "max", "maximaal", "rond", "de", "=", "-", "voor"):
                return None
            k -= 1
        return None

    def _times_before(self, i: int) -> tuple[Decimal, int] | None:
        """ "2 x 150 euro", "3 dagen à € 395"."""
        k = i - 1
        if self.word(k) in ("a", "van", "@"):
            k -= 1
        elif self.word(k) not in ("x", "keer", "maal"):
            return None
        if self.word(k) not in _COUNTED:
            return None
        read = read_number(self.tokens, k - 1) if k >= 1 else None
        if read is None or read[1] != k or read[0] <= 0 or (read[0] == 1 and self.word(k - 1) == "een"):
            return None
        return Decimal(str(read[0])), k - 1

    def _times_after(self, k: int) -> tuple[Decimal, int] | None:
        """ "€ 395 per dag, 3 dagen": times the days that the same text names."""
        if self.word(k) not in ("per", "/", "p"):
            return None
        names = _PER_UNITS.get(self.word(k + 1))
        if names is None:
            return None
        near = range(max(0, k - 25), min(self.size, k + 25))
        for m in near:
            named = self.word(m) in names or (self.word(m).endswith("gesprekken") and "gesprek" in names)
            if named and self.number(m - 1) is not None and m != k + 1:
                return Decimal(self.number(m - 1) or 1), k
            spelled = word_value(self.word(m - 1)) if m else None
            if self.word(m) in names and m != k + 1 and spelled is not None and spelled > 1:
                return Decimal(spelled), k
        return None

    def _is_total(self, begin: int, stop: int) -> bool:
        before = [self.word(k) for k in range(max(0, begin - 3), begin)]
        after = [self.word(k) for k in range(stop, min(self.size, stop + 2))]
        return "totaal" in before or "samen" in before or "totale" in before or "totaal" in after or "samen" in after

    def bare(self) -> Money | None:
        """A number that is the whole answer: "500", "ongeveer 1200"."""
        i = 0
        for _ in range(2):
            i += self.word(i) in _ABOUT
        read = self.digits(i)
        if read is None or read[1] < self.size or read[0] > _MOST_EUROS:
            return None
        return Money(read[0].quantize(Decimal("0.01"), ROUND_HALF_UP), self.quote(i, read[1]))

    def free(self) -> tuple[int, int] | None:
        """Where the text says that it costs nothing."""
        for i, token in enumerate(self.tokens):
            word = token.text
            if word in _FREE:
                return i, i + 1
            if word in _NONE:
                near = [self.word(k) for k in range(max(0, i - 4), min(self.size, i + 3))]
                if any(w in ("kost", "kosten", "kostprijs", "budget", "geld", "euro") for w in near):
                    return i, i + 1
        return None


def parse_money(text: str) -> Money | None:
    """The euros that a text names.

    Several amounts are added up ("cursus 400 en boek 50 euro"), unless one of them is called the total; of a range
    the upper side counts. "Gratis" is 0.

    Returns:
        The amount, or None where the text names none.
    """
    reader = _MoneyReader(text)
    return _money(reader) or reader.bare()


def _money(reader: _MoneyReader) -> Money | None:
    found = reader.sums()
    if not found:
        free = reader.free()
        return Money(Decimal(0), reader.quote(*free)) if free else None
    totals = [s for s in found if s.is_total]
    chosen = totals[:1] or found
    amount = sum((s.amount for s in chosen), Decimal(0)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Money(amount, " + ".join(reader.quote(s.begin, s.stop) for s in chosen))


# --- support --------------------------------------------------------------------------------------------------------

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
_LINKS_TO_NAME: Final = words("van met door bij aan")
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
    reader = _MoneyReader(text)
    own, others = _by_owner(reader)
    money = _money(reader)  # in this cell a bare number may count anything
    folded = " ".join(token.text for token in reader.tokens)
    return Support(
        own_hours=_sum(reader, own, period, today),
        others_hours=_sum(reader, others, period, today),
        budget_eur=money.amount if money else None,
        materials=_materials(reader),
        working_time=_working_time(folded),
        nothing=_is_nothing(reader.tokens),
    )


def _by_owner(reader: _EffortReader) -> tuple[list[_Effort], list[_Effort]]:
    """Efforts of the employee and of others, clause by clause.

    A clause that names another person without hours ("begeleiding door mijn mentor, 1 uur per week") lends that
    person to the clause right after it.
    """
    own: list[_Effort] = []
    others: list[_Effort] = []
    lent = False
    for begin, stop in reader.clauses():
        effort = reader.effort(begin, stop)
        named = _names_other(reader, begin, stop)
        mine = any(reader.word(k) in _OWN or reader.word(k).startswith("meelo") for k in range(begin, stop))
        if effort is None:
            lent = named and not mine
            continue
        (others if (named or lent) and not mine else own).append(effort)
        lent = False
    return own, others


def _names_other(reader: _EffortReader, begin: int, stop: int) -> bool:
    for k in range(begin, stop):
        word = reader.word(k)
        if word in _OTHERS or word in _HELPS:
            return True
        token = reader.tokens[k]
        capital = reader.text[token.start].isupper()
        if capital and token.is_word and len(word) > 2 and reader.word(k - 1) in _LINKS_TO_NAME:
            return True  # "supervisie van Corrie"
    return False


def _materials(reader: _EffortReader) -> tuple[str, ...]:
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
