"""Reads one name of a day or period: "15 maart", "eind tweede kwartaal", "volgend jaar zomer", "week 12"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Final

from bot.smart import dutch_calendar as cal
from bot.smart import planning_words as vocabulary
from bot.smart.dutch_calendar import Stretch, When
from bot.smart.dutch_numbers import TextReader, Token, ordinals, read_number, tokenize, touches, word_value

_JOINED: Final = (
    (("tot", "en", "met"), "tm"),
    (("t", "/", "m"), "tm"),
    (("t", ".", "e", ".", "m"), "tm"),
    (("t", ".", "m"), "tm"),
    (("t", "e", "m"), "tm"),
    (("t", "en", "m"), "tm"),
    (("tem",), "tm"),
    (("v", "/", "d"), "van"),
    (("v", "/", "h"), "van"),
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
    (("ten", "vroegste"), "vanaf"),
    (("op", "zijn", "vroegst"), "vanaf"),
    (("niet", "eerder", "dan"), "vanaf"),
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


def _join(tokens: list[Token]) -> list[Token]:
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


class NameReader(TextReader):
    """Reads names at a token. Every method that takes an index looks at most a few tokens around it."""

    def __init__(self, text: str, today: date) -> None:
        super().__init__(text, _join(tokenize(text)))
        self.today = today
        self.others = self._count_others()
        self.is_cell = (
            self.others <= vocabulary.CELL_OTHERS
        )  # little else than a time: a planning cell, not a sentence
        self.is_bare = self.others <= vocabulary.BARE_OTHERS
        self.comes_back = any(token.text in vocabulary.COMES_BACK for token in self.tokens)
        self.depth = 0

    def _count_others(self) -> int:
        """How many words are not about time; counting stops where it no longer matters."""
        other, known = 0, vocabulary.time_words()
        for token in self.tokens:
            if token.is_word and token.text not in known:
                other += 1
                if other > vocabulary.CELL_OTHERS:
                    break
        return other

    def skip_articles(self, i: int) -> int:
        for _ in range(3):  # bounded, so that a text of articles alone stays linear
            if self.word(i) not in vocabulary.ARTICLES and not (self.word(i) == "'" and self.word(i + 1) == "t"):
                break
            i += 1
        return i

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
        if self.depth >= vocabulary.DEEPEST:
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
        if word == "rest" and self.word(i + 1) == "van":
            k = self.skip_articles(i + 2)
            unit = vocabulary.PERIOD_WORDS.get(self.word(k))
            return self._this_or_next(unit, 0, k + 1) if unit is not None else self.atom(k)
        if word in vocabulary.PARTS:
            return self._part(i)
        if word in ordinals() or word in ("laatste", "twede", "laatst"):
            return self._ordinal_name(i)
        if (
            word in vocabulary.SAME_YEAR
            or word in vocabulary.NEXT_YEAR
            or word in ("deze", "later", "nog", "nieuwe", "nieuw")
        ):
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
        if self.word(j) in vocabulary.NEXT_YEAR and self.word(j + 1) in ("jaar", "jr"):
            return self.today.year + 1, j + 2
        if self.word(j) in ("vorig", "afgelopen", "verleden") and self.word(j + 1) in ("jaar", "jr"):
            return self.today.year - 1, j + 2
        if self.word(j) in vocabulary.SAME_YEAR and self.word(j + 1) in ("jaar", "jr"):
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
        return self.word(j) in vocabulary.WEAK_FOLLOWERS or self.word(j) in vocabulary.NUMBER_SIGNS

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
        if j < self.size and self.tokens[j].is_word and self.word(j) not in vocabulary.DONE and not self.is_cell:
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
        k = i + 1 + (self.word(i + 1) in ("-", "/"))
        after = self.word(k)
        if after in ("q", "kwartaal") or after in cal.months() or cal.season(after) is not None:
            inner = self.atom(k)  # "2027 Q2", "2027-mei"
            if inner is not None and not inner[0].knows_year:
                return replace(inner[0], year=number, weak=False), inner[1]
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
        return self.number(i) is not None or self.word(i) in vocabulary.time_words()

    def _jan_is_month(self, i: int) -> bool:
        """Jan is a common first name: it is a month in front of a full stop, a year or another month only."""
        typed = self.text[self.tokens[i].start : self.tokens[i].end]
        before, after = self.word(i - 1), self.word(i + 1)
        if before in vocabulary.PARTS or before in ("vanaf", "tot", "tm", "-", "uiterlijk"):
            return True
        if after in ("tm", "-", "–", "/", "tot") or self.number(i + 1) is not None:
            return True
        return typed == "jan" and (self.is_cell or before in ("in", "voor", "tegen"))

    def _part(self, i: int) -> tuple[When, int] | None:
        """ "Begin mei", "eind van het tweede kwartaal", "half 2027", "einde jaar"."""
        which = vocabulary.PARTS[self.word(i)]
        j = i + 1
        j += self.word(j) in ("van", "v", "of", "in") and self.size > j + 1
        j += self.word(j) == "."
        j = self.skip_articles(j)
        if self.word(j) in ("-", "/") and self.word(j + 1) in vocabulary.PARTS:
            j += 2
        unit = vocabulary.PERIOD_WORDS.get(self.word(j))
        numbered = self._is_year_number(j + 1) or (
            unit in ("week", "quarter") and self.word(j - 1) in vocabulary.PARTS
        )
        if which == "half" and self.word(i) == "half" and unit is not None and unit != "quarter":
            return None  # "half jaar" is a length
        if unit is not None and not (numbered and self.number(j + 1) is not None):
            bounded = any(self.word(k) in vocabulary.BEFORE or self.word(k) in vocabulary.BY for k in range(i - 3, i))
            if unit == "week" and self.comes_back and not bounded:
                return None  # "aan het einde van de week is mijn bureau leeg, altijd"
            for ahead in (0, 1):  # the next one: in March "begin van het kwartaal" is the tenth of April
                found = self._this_or_next(unit, ahead, j + 1)
                day = cal.part(which, found[0]) if found is not None else None
                stretch = day.resolve(self.today) if day is not None else None
                if found is not None and day is not None and stretch is not None and stretch[1] >= self.today:
                    return day, found[1]
        inner = self._short_year(j) or self.atom(j)
        if inner is None or (inner[0].point and not inner[0].every_month) or inner[0].every_month:
            return None
        if inner[0].weak and self.number(j) is not None and which == "begin" and self.word(j + 1) in ("-", "/", "."):
            return None
        m = i - 1 - (self.word(i - 1) in vocabulary.ARTICLES)
        if which == "begin" and self.word(i + 1) == "van" and self.word(m) in vocabulary.BEFORE:
            return cal.first_day(inner[0]), inner[1]
        return cal.part(which, inner[0]), inner[1]

    def _short_year(self, j: int) -> tuple[When, int] | None:
        """ "'27" by itself."""
        year = self._year_suffix(j) if self.word(j) in ("'", "’", "`", "‘") else None
        return (cal.calendar_year(year[0]), year[1]) if year is not None else None

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
        elif unit in ("week", "weekend"):
            skipped = 5 if unit == "weekend" else 0
            ahead = 0 if unit == "weekend" and today.weekday() < skipped else ahead  # "komend weekend" is this week's
            first = cal.add(today, days=7 * ahead - today.weekday() + skipped)
            last = cal.add(first, days=6 - skipped) if first else None
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
            if self.word(j) not in vocabulary.SAME_YEAR and self.word(j) != "deze":
                return None
            word, j = self.word(j), j + 1
        ahead = 1 if word in vocabulary.NEXT_YEAR else 0
        name = self.word(j)
        if word in ("nieuwe", "nieuw"):
            if vocabulary.PERIOD_WORDS.get(name) not in ("year", "school", "academic"):
                return None
            ahead = 0 if name in ("jaar", "jr") and self.today.month == 1 else 1
        unit = vocabulary.PERIOD_WORDS.get(name)
        if unit == "year":
            return self._inside_year(self.today.year + ahead, j + 1)
        if name == "half" and self.word(j + 1) == "jaar":
            unit, j = "half", j + 1
        if unit == "week" and self.word(j + 1) in cal.long_weekdays():  # "volgende week maandag"
            day = cal.add(self.today, days=7 * ahead - self.today.weekday() + cal.long_weekdays()[self.word(j + 1)])
            return (cal.fixed(day), j + 2) if day else None
        if unit is not None:
            return self._this_or_next(unit, ahead, j + 1)
        if name in cal.long_weekdays():
            found = self._weekday(j, later=word in vocabulary.NEXT_YEAR)
            return (replace(found[0], weak=False), found[1]) if found else None
        if name in cal.months():
            return self._month_name(j)
        found_season = cal.season(name)
        if found_season is not None:
            running = found_season.resolve(self.today)
            if ahead and running is not None and running[0] <= self.today:  # "volgende herfst" in November
                later = found_season.resolve(running[1] + timedelta(days=1))
                return (cal.fixed(*later), j + 1) if later else None
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
            or (self.word(k) in vocabulary.PARTS and self.word(k + 1) in cal.months())
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
        if self.word(j + 1) in vocabulary.UNITS or self._is_amount(j + 1):
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
        unit = vocabulary.UNITS.get(self.word(k))
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
        linked = self.word(k) == "van"
        if self.word(j) == "helft" and (linked or self._is_month_or_season(k)):
            inner = self.atom(k + linked)
            if inner is not None and not inner[0].point:
                return cal.half_of(number, inner[0]), inner[1]
            return None  # "de eerste helft van de cursus"
        if self.word(j) == "helft" and not self.is_cell:
            return None
        return cal.half_year(number), k

    def _nth(self, number: int, j: int) -> tuple[When, int] | None:
        k = j + 1
        if self.word(k) in ("van", "in"):
            k += 1
        elif not self._is_month_or_season(k):
            return None
        inner = self.atom(k)
        if inner is None or inner[0].point:
            return None
        if self.word(j) in cal.long_weekdays():
            return cal.nth_weekday(number, cal.long_weekdays()[self.word(j)], inner[0]), inner[1]
        return cal.nth_week(number, inner[0]), inner[1]

    def _is_month_or_season(self, i: int) -> bool:
        return self.word(i) in cal.months() or cal.season(self.word(i)) is not None

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
        unit = vocabulary.PERIOD_WORDS.get(self.word(i))
        if unit not in ("school", "academic"):
            return None
        when = cal.school_year() if unit == "school" else cal.academic_year()
        if self.word(i - 1) == "het" and self.word(i - 2) == "van":  # "voor de start van het schooljaar"
            return when, i + 1
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
