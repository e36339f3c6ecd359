"""Reads phrases about time, what stands before and after a name, and puts them together to one period."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import zip_longest
from typing import Literal, NamedTuple

from bot.smart import dutch_calendar as cal
from bot.smart import planning_words as vocabulary
from bot.smart.dutch_calendar import Stretch, When
from bot.smart.dutch_numbers import ordinals, read_number, touches
from bot.smart.planning_events import event_after, event_begun, find_event, is_holiday
from bot.smart.planning_names import NameReader

_LONG_NORM = 31  # days; a longer norm must be said in so many words
_LONGEST_NORM = 92
_LONGEST_TERM = 120  # months; "machines, 35 jaar" tells how long someone has done it

_Role = Literal["plain", "before", "by", "from", "after", "skip"]


@dataclass(frozen=True, slots=True)
class _Item:
    """What one phrase says. `role` tells which sides it fills; `first`/`then` are what it was read from."""

    kind: Literal["period", "end", "start", "length", "event", "event_start"]
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


class Reading(NamedTuple):
    """What a text says about time: first and last day, whether it names an end, and the words for that."""

    start: date | None
    end: date | None
    ends: bool
    words: str


class PhraseReader(NameReader):
    """Reads a whole text from left to right, phrase by phrase."""

    def __init__(self, text: str, today: date) -> None:
        super().__init__(text, today)
        self.tells_past = any(token.text in vocabulary.PAST_TENSE for token in self.tokens)
        self.year_context: tuple[int, int] | None = None  # a year, and the token that it goes with

    def read(self) -> Reading:
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
        if token.text in vocabulary.ARTICLES and self.word(i + 1) in ("komende", "komend", "aankomende", "aankomend"):
            return self.duration_phrase(i + 1) or self.date_phrase(i)
        if token.text in vocabulary.EVERY:
            return [], self._past_every(i + 1)
        return self._event(i) or self.duration_phrase(i) or self._impossible_day(i) or self.date_phrase(i)

    def _event(self, i: int) -> tuple[list[_Item], int] | None:
        """ "Na de bouwvak" begins on a day that only the writer knows, and "bouwvak 2027" is not all of that year."""
        begin = event_begun(self, i)
        if begin:
            return [_Item("event_start", i, begin)], self._past_year(begin)
        after = self._past_year(i + 1) if is_holiday(self.word(i)) else 0
        return ([], after) if after > i + 1 else None

    def _past_year(self, i: int) -> int:
        """Past the year that goes with what stands before `i` ("van 2027", "volgend jaar"), if there is one."""
        j = i + (self.word(i) in ("van", "in"))
        number = self.number(j)
        if number is not None and 2000 <= number <= 2100 and len(self.word(j)) == 4:
            return j + 1
        return j + 2 if self.word(j) in vocabulary.NEXT_YEAR and self.word(j + 1) == "jaar" else i

    def _past_every(self, i: int) -> int:
        """Past what comes back every time: "elke eerste maandag van de maand", "iedere zomer"."""
        j = i
        read = read_number(self.tokens, j)
        j = self._skip_suffix(read[1]) if read is not None else j
        j += self.word(j) in ordinals() or self.word(j) == "laatste"
        name = self.word(j)
        comes_back = (
            name in vocabulary.UNITS or name in cal.long_weekdays() or name in cal.months() or bool(cal.season(name))
        )
        if not comes_back and name not in cal.feasts():
            return i
        j += 1
        while j < i + 12 and self.word(j) in ("en", ",", "of") and self.word(j + 1) in cal.long_weekdays():
            j += 2
        if self.word(j) == "van" and self.word(self.skip_articles(j + 1)) in vocabulary.PERIOD_WORDS:
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

    def combine(self, items: Sequence[_Item]) -> Reading:
        # An event that has no date only counts where a length begins with it.
        items = [
            item
            for item, after in zip_longest(items, items[1:])
            if item.kind != "event_start" or (after is not None and after.kind == "length")
        ]
        return self._until_event(items) or self._combine(items)

    def _until_event(self, items: Sequence[_Item]) -> Reading | None:
        """ "Van maart tot de bouwvak" begins on a date and ends on one that only the writer knows."""
        if len(items) != 1 or items[0].kind not in ("period", "end") or items[0].first_day:
            return None
        item = items[0]
        stop = event_after(self, item.stop)
        stretch = item.stretch or (item.when.resolve(self.today) if item.when is not None else None)
        if not stop or stretch is None:
            return None
        return Reading(stretch[0], None, True, self.quote(item.begin, min(stop, self.size)))

    def _combine(self, items: Sequence[_Item]) -> Reading:
        start: date | None = None
        ends: list[tuple[date, _Item]] = []
        named_start: date | None = None
        begun: date | None = None
        year = self._last_year(items)
        for position, item in enumerate(items):
            first, last = self._sides(item, begun, year if position < len(items) - 1 else None)
            if item.kind == "length" and item.duration is not None:
                if position == 0:  # "gedurende 3 maanden vanaf 1 maart"
                    ahead = next((later for later in items if later.kind == "start"), None)
                    named_start = self._sides(ahead, begun, None)[0] if ahead is not None else None
                base = named_start or (ends[-1][0] if ends and not item.from_today else None) or self.today
                if ends and not named_start and not item.from_today:
                    named_start = start = ends.pop()[0]
                begun_by_event = not (named_start or item.from_today) and items[position - 1].kind == "event_start"
                last = None if position and begun_by_event else item.duration.after(base)
            if item.kind == "start":
                named_start = named_start or first
            if position == 0:
                start = first
            if last is not None:
                ends.append((last, item))
            begun = begun or first
        if named_start is not None and start is None:
            start = named_start
        # So long after an event: an end, on a day that only the writer knows.
        events = [item for item in items if item.kind in ("event", "length")]
        if not ends:
            span = (events[0].begin, events[0].stop) if events else find_event(self)
            return Reading(start, None, span is not None, self.quote(*span) if span else "")
        end, item = max(ends, key=lambda pair: pair[0])
        if start is not None and start > end and not self._start_is_explicit(items):
            start = None  # a yearless start that the end contradicts was read too far ahead
        return Reading(start, end, True, self.quote(item.begin, item.stop))

    def _start_is_explicit(self, items: Sequence[_Item]) -> bool:
        """Whether the writer named the year of a start, so that a wrong order is theirs and worth a word."""
        return any(
            item.is_range or (item.kind == "start" and item.when is not None and item.when.knows_year)
            for item in items
        )

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
        if item.first_day and item.when is not None and not item.when.knows_year and stretch[0] < self.today:
            # "voor de zomer" in July means the next one
            stretch = item.when.resolve(cal.add(stretch[1], days=1) or self.today) or stretch
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
        if word in ("gedurende", "looptijd", "duur", "duurt", "duurtijd", "tijdsduur", "doorlooptijd"):
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
        if word in ("komende", "komend", "aankomende", "aankomend") or (
            word == "volgende" and self._is_counted(i + 1)
        ):
            return self._coming(i)
        return self._bare_duration(i)

    def _is_counted(self, i: int) -> bool:
        """ "Volgende drie maanden" is a length from today, "volgende maand" the next one on the calendar."""
        return read_number(self.tokens, i) is not None and self.duration(i) is not None

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
        if duration.months > 3 or duration.days > _LONGEST_NORM:
            return False
        if duration.months or duration.days > _LONG_NORM:
            # "dossiers binnen 8 weken afhandelen"; with more words between it is when someone will be done.
            return i > 0 and self.word(stop) in vocabulary.RESPONSE and self.word(i - 1).endswith(("en", "s"))
        if duration.workdays and not self.is_cell:
            return True
        around = [self.word(k) for k in range(max(0, i - 10), min(self.size, stop + 7))]
        if any(word in vocabulary.RESPONSE for word in around):
            return True
        before = around[: min(10, i)]
        return duration.days <= 14 and any(word in vocabulary.UNIVERSAL for word in before)

    def _after_duration(self, i: int) -> tuple[list[_Item], int] | None:
        j = i + 1
        j += self.word(j) in ("ongeveer", "circa", "zo", "nog", "ca")
        read = self.duration(j)
        if read is None:
            vague = self._vague_duration(j) if self.word(i) == "over" else 0
            return ([_Item("event", i, vague)], vague) if vague else None
        if self.word(i) == "na" and not read[0].months and read[0].days < 7:
            return None  # "na 2 dagen" is a delay in a story, not a planning
        if self._late_role(read[1]) == "from":  # "over 2 weken starten"
            stretch = self._at(read[0])
            return ([_Item("start", i, read[1], stretch=stretch)], read[1]) if stretch else None
        return self._end_after(read[0], i, read[1])

    def _in_duration(self, i: int) -> tuple[list[_Item], int] | None:
        j = i + 1
        j += self.word(j) in ("ongeveer", "circa", "maximaal", "hooguit", "ca")
        if self.word(j) in ("de", "het") and self.word(j + 1) in ("komende", "komend", "aankomende"):
            return self._coming(j + 1, begin=i)
        read = self.duration(j)
        often = self.word(i - 1) in vocabulary.FREQUENCY_HEADS or self.word(i - 2) in ("keer", "maal")
        if often and (read is not None or self.word(self.skip_articles(j)) in vocabulary.UNITS):
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
        return i - 1 if self.word(i - 1) in vocabulary.ARTICLES else i

    def _bare_duration(self, i: int) -> tuple[list[_Item], int] | None:
        """ "6 weken lang" anywhere; a bare "twee jaar" only where it is nearly the whole cell."""
        token = self.tokens[i]
        if token.number is None and token.text not in vocabulary.quantity_words():
            return None
        read = self.duration(i)
        if read is None:
            return None
        duration, stop = read
        if self.word(stop) == "lang":
            return [_Item("length", i, stop + 1, duration=duration)], stop + 1
        if self.word(stop) in ("na", "vanaf") or (self.word(stop) == "later"):
            anchor = self.atom(stop + 1) if self.word(stop) != "later" else None
            if anchor is not None and (not anchor[0].weak or self.word(stop + 1) in ("nu", "vandaag", "heden")):
                resolved = anchor[0].resolve(self.today)
                from_first = self.word(stop) == "vanaf"
                base = resolved[0 if from_first else 1] if resolved else None
                end = duration.after(base) if base else None
                if base and end:
                    stretch = (base if from_first else end, end)
                    kind: Literal["period", "end"] = "period" if from_first else "end"
                    return [_Item(kind, i, anchor[1], stretch=stretch, is_range=from_first)], anchor[1]
            return None
        if self.word(stop) == "in" and self.atom(stop + 1) is not None:
            return [], stop  # "6 weken in het voorjaar": an amount within a period
        others = sum(1 for t in self.tokens if t.is_word) if self.size < 12 else 99
        long_enough = duration.months or duration.days >= 7
        long_enough = long_enough and duration.months <= _LONGEST_TERM
        if self.is_cell and long_enough and others <= 6 and self.word(stop) not in vocabulary.AFTER_AMOUNT:
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
        if self.word(i) in ("paar", "enkele", "aantal", "enige") and self.word(i + 1) in vocabulary.UNITS:
            return i + 2
        return 0

    def duration(self, i: int) -> tuple[_Duration, int] | None:
        """A number of days, weeks, months or years at `i`."""
        for _ in range(4):
            if self.word(i) not in vocabulary.ABOUT and self.word(i) not in ("'", "n", "zo"):
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
            if more is not None and self.word(more[1]) in vocabulary.UNITS:
                amount, j = more
        j += self.word(j) in (
            "volle",
            "hele",
            "kleine",
            "dikke",
            "ruime",
            "goede",
            "kalender",
            "dik",
            "klein",
            "ruim",
            "goed",
            "krap",
        )
        if self.word(j) in ("half", "halve") and amount == 1:
            amount, j = 0.5, j + 1
        return self._unit_duration(amount, j)

    def _unit_duration(self, amount: float, i: int) -> tuple[_Duration, int] | None:
        unit = vocabulary.UNITS.get(self.word(i))
        if unit is None or amount > 1200:
            return None
        i += 1
        if self.word(i) == "of" and amount == 1:  # "een week of zes"
            more = read_number(self.tokens, i + 1)
            if more is not None and self.word(more[1]) not in vocabulary.UNITS:
                amount, i = more
        elif self.word(i) == "en" and self.word(i + 1) == "een" and self.word(i + 2) in ("half", "halve"):
            amount, i = amount + 0.5, i + 3  # "een jaar en een half"
        duration = _scaled(unit[0], unit[1] * amount)
        if unit == ("month", 12) and self.word(i) == "en":  # "een jaar en drie maanden"
            more = read_number(self.tokens, i + 1)
            if more is not None and more[0] < 12 and vocabulary.UNITS.get(self.word(more[1])) == ("month", 1):
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
        if self.word(stop) in vocabulary.WEAK_FOLLOWERS or self.word(stop) in vocabulary.NUMBER_SIGNS:
            return False
        if self.word(begin - 1) in vocabulary.NUMBER_SIGNS:
            return False
        if self.word(begin) in ("nu", "heden"):
            return role == "from"
        if role in ("before", "by", "from", "after"):
            return True
        if self.word(begin - 1) in vocabulary.SCORE_WORDS or self.word(stop) == "van":
            return False
        numeric = self.number(begin) is not None and self.word(begin + 1) in ("/", ".", "-")
        if numeric and when.year is None:
            always = (self.number(begin), self.number(begin + 2)) == (24, 7)
            return not always and (self.is_bare or (self.is_cell and self.word(begin - 1) == "op"))
        if self.is_bare or (self.is_cell and cal.season(self.word(begin)) is None):
            return not (self.comes_back and when.fixed is not None)
        if when.fixed is not None or when.every_month:
            return False
        return lead < begin and self.word(begin - 1) in vocabulary.WITHIN

    def _late_role(self, j: int) -> _Role | None:
        """A word after the date that tells its side: "1 mei klaar", "in maart starten"."""
        for k in range(j, min(j + 3, self.size)):
            word = self.word(k)
            if word in vocabulary.CLAUSE_ENDS or self.tokens[k].number is not None or word == "en":
                return None
            if word in vocabulary.DONE:
                return "by"
            if word in vocabulary.START or (word in ("begin", "begonnen") and self.atom(k) is None):
                return None if self.word(k) == "vanaf" or self.atom(k + 1) is not None else "from"
            if word in vocabulary.BEFORE or word in vocabulary.PARTS or word == "tm":
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
            if word in vocabulary.CLAUSE_ENDS or self.tokens[k].number is not None:
                break
            looked += 1
            if near:
                if word in vocabulary.PAST or word in vocabulary.EVERY:
                    return "skip", k
                if word == "aan" and self.word(k - 1) == "tot":
                    return "before", k - 1
                if word in vocabulary.BEFORE:
                    if word == "tot" and self.word(k + 1) == "nu":
                        return "skip", k
                    if word == "voor" and self.word(k - 1) == "niet":
                        return "from", k - 1
                    return "before", k
                if word in vocabulary.BY:
                    return "by", k
                if word in vocabulary.START:
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
                    if self.word(k - 1) in vocabulary.START:  # "voor de start van het schooljaar"
                        m = k - 2 - (self.word(k - 2) in vocabulary.ARTICLES)
                        return ("before", m) if self.word(m) in vocabulary.BEFORE else ("from", k - 1)
                    lead, k = k, k - 1
                    continue
                if word in vocabulary.FILLERS:
                    if word in vocabulary.ARTICLES:
                        k -= 1
                        continue
                    k -= 1
                    continue
                if word in vocabulary.PLACE:
                    lead, k = k, k - 1
                    continue
                near = False
            if word in ("uiterlijk", "deadline", "klaar", "afgerond", "einddatum", "afronden"):
                return "by", k
            if word in ("start", "starten", "begin", "beginnen", "startdatum", "opstart") and self.is_cell:
                return "from", k
            if word in vocabulary.BEFORE and self.word(lead) == "van" and lead - k <= 3:
                return "by", k  # "voor de audit van mei"
            if word in vocabulary.DONE or word in vocabulary.BEFORE or word in ("tm", "en", "na"):
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
        if word in vocabulary.LINKS_LAST:
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
                if (
                    target < start[0]
                    or (first_day and target == start[0])
                    or (first_day and end[0] < anchor and not first.point)
                ):
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
        shared = self._shared_month(j) or self._shared_parts(j)
        if shared is not None:
            return [replace(item, begin=i) for item in shared[0]], shared[1]
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
        slash = self.word(k) == "/" and self.word(k + 2) not in cal.months()  # "4/5 maart", but not "4/5"
        if second is None or not second[0].point or second[0].every_month or slash:
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
        if when.year is None or role != "plain" or self.word(j) not in vocabulary.YEAR_GOES_WITH:
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
        between = self.word(i + 1) == "en" and self.word(i0 - 1) == "tussen"
        if self.word(i) not in vocabulary.PARTS or not (between or self.word(i + 1) in ("tot", "tm", "-", "–")):
            return None
        if self.word(i + 2) not in vocabulary.PARTS:
            return None
        inner = self.atom(i + 3)
        if inner is None or inner[0].point:
            return None
        first = cal.part(vocabulary.PARTS[self.word(i)], inner[0]).resolve(self.today)
        last = cal.part(vocabulary.PARTS[self.word(i + 2)], inner[0]).resolve(self.today)
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
        if first is None or not 1 <= first <= 53 or link not in ("tot", "tm", "-", "–", "—", "/", "en", "of"):
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


def _scaled(unit: str, amount: float) -> _Duration:
    whole = int(amount)
    part = amount - whole
    if unit == "month":
        return _Duration(months=whole, days=round(part * 30))
    if unit == "workday":
        return _Duration(workdays=round(amount))
    return _Duration(days=round(amount))
