"""Reads hours from Dutch text: efforts that are counted ("6 donderdagmiddagen") and rates ("3 uur per week")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from bot.smart.dutch_calendar import long_weekdays
from bot.smart.dutch_numbers import TextReader, read_number, tokenize, touches, words
from bot.smart.planning import Period, weeks_in

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


_HOUR_WORDS: Final = words("uur uren u uurtje uurtjes hour")
_HOUR_PREFIXES: Final = words(
    "werk les studie klok lees oefen contact begeleidings coach coachings man praktijk stage trainings "
    "zelfstudie opleidings overleg supervisie"
)
_MINUTE_WORDS: Final = words("minuten minuut min minuutjes minuutje mins")
_PARTS_OF_DAY: Final = tuple(
    words(
        "dagdeel dagdelen ochtend ochtenden middag middagen avond avonden namiddag namiddagen voormiddag "
        "voormiddagen avondje ochtendje middagje avondjes halvedag"
    )
)
_DAY_COMPOUNDS: Final = words(
    "dag dagen dagje dagjes lesdag lesdagen cursusdag cursusdagen trainingsdag trainingsdagen studiedag studiedagen "
    "werkdag werkdagen stagedag stagedagen opleidingsdag opleidingsdagen schooldag schooldagen meeloopdag "
    "meeloopdagen praktijkdag praktijkdagen workshopdag"
)
_LESSONS: Final = words(
    "les lessen keer keren maal x sessie sessies gesprek gesprekken bijeenkomst bijeenkomsten workshop workshops "
    "module modules training trainingen intervisie intervisies coachgesprekken coachgesprek begeleidingsgesprekken "
    "coachsessies webinars webinar diensten dienst afspraken afspraak blokken blok lesavonden"
)
CURRENCY: Final = words("euro euros eur € euri")
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
class Effort:
    """Hours that stand together in one clause; `rate` is how often a week, None for once.

    `per` says what the hours are for ("2 uur per les"); `days` how many days they were counted from.
    """

    hours: float
    rate: float | None
    begin: int
    stop: int
    is_total: bool = False
    per: Literal["day", "lesson"] | None = None
    days: float | None = None


class EffortReader(TextReader):
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
        if unit in _LESSONS:
            return self._lessons(amount, j + 1)
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
            per_lesson = self._lessons(amount, j)
            if per_lesson is not None:
                return per_lesson
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
        return self.unit_hours(self.word(j)) is not None or self.word(j) in _LESSONS

    def _between(self, i: int) -> tuple[float, int] | None:
        j = i + 1 + (self.word(i + 1) == "de")
        low = read_number(self.tokens, j)
        if low is None or self.word(low[1]) not in ("en", "a", "tot", "-") or self.word(low[1] + 1) == "tussen":
            return None  # a chain of "tussen" would go as deep as it is long
        return self.quantity(low[1] + 1)

    def _lessons(self, amount: float, j: int) -> tuple[float, int] | None:
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
        return any(self.word(k) in CURRENCY for k in range(max(0, i - 4), i))

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

    def efforts(self) -> list[Effort]:
        found: list[Effort] = []
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

    def effort(self, begin: int, stop: int) -> Effort | None:
        """The hours of one clause, with how often they come back."""
        hours, rate, days, usual = 0.0, None, None, 0.0
        per: Literal["day", "lesson"] | None = None
        first = last = -1
        is_total = False
        i = begin
        while i < stop:
            kind = self._per_what(i) if hours else None
            if kind is not None:
                per, last = kind, i + 2
                rate = None if kind == "lesson" else rate
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
        return Effort(hours, rate, first, min(last, self.size), is_total, per, days)

    def _per_what(self, i: int) -> Literal["day", "lesson"] | None:
        if self.word(i) != "per" or self._is_price(i):
            return None
        unit = self.word(i + 1)
        if unit in ("dag", "lesdag", "cursusdag"):
            return "day"
        return "lesson" if unit in _LESSONS or unit.endswith(_PARTS_OF_DAY) else None

    def lessons_named(self) -> tuple[float, float | None] | None:
        """How many lessons or times the text names without their hours: "10 lessen", "2 keer per week"."""
        for i in range(self.size):
            read = self._count(i)
            if read is None or self.word(read[1]) not in _LESSONS or self._lessons(1.0, read[1] + 1) is not None:
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


def sum_efforts(reader: EffortReader, efforts: Sequence[Effort], period: Period | None, today: date) -> Hours | None:
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


def _multiplied(reader: EffortReader, efforts: Sequence[Effort]) -> list[Effort]:
    """ "8 uur per dag" beside "4 dagen", and "2 uur per les" beside "10 lessen", multiplied."""
    if all(effort.per is None for effort in efforts):
        return list(efforts)
    counted = [effort for effort in efforts if effort.days is not None and effort.per is None]
    daily = [effort for effort in efforts if effort.per == "day"]
    pairs = dict(zip(map(id, daily), counted, strict=False))
    used = {id(many) for many in pairs.values()}
    times = reader.lessons_named()
    found: list[Effort] = []
    for one in efforts:
        many = pairs.get(id(one))
        if many is not None:
            found.append(replace(one, hours=one.hours * (many.days or 1.0), rate=many.rate))
        elif one.per == "day" and one.rate is None:
            found.append(replace(one, rate=WORKDAYS_IN_WEEK))
        elif one.per == "lesson" and times is not None:
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
    reader = EffortReader(text)
    return sum_efforts(reader, reader.efforts(), period, today)
