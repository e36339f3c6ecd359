"""Reads euros from Dutch text: amounts, ranges, "2 x 150 euro", totals and what is free."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from bot.smart.amounts_hours import CURRENCY, EffortReader
from bot.smart.dutch_numbers import read_number, touches, word_value, words


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in euros, rounded to cents, with the words that say so."""

    amount: Decimal
    words: str


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


class MoneyReader(EffortReader):
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
            self.word(j) == "k" and self.word(j + 1) in CURRENCY
        ):
            value, j = value * 1000, j + 1
        return value, j

    def _width(self, i: int) -> int:
        return self.tokens[i].end - self.tokens[i].start if self.number(i) is not None else 0

    def _glued(self, j: int) -> bool:
        return touches(self.tokens, j) and touches(self.tokens, j + 1)

    def _spaced_thousand(self, j: int) -> bool:
        followed = self.word(j + 1) in CURRENCY or (self.word(j + 1) == "," and self.word(j + 3) in CURRENCY)
        return self.tokens[j].start == self.tokens[j - 1].end + 1 and (followed or self.word(j - 2) in CURRENCY)

    def sums(self) -> list[_Sum]:
        found: list[_Sum] = []
        anywhere = any(t.text in CURRENCY for t in self.tokens)
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
        sign = self.word(i) in CURRENCY
        j = i + sign
        read = self.digits(j)
        if read is None:
            return None
        value, k = read
        dashed = self.word(k - 1) in ("-", "–", "—", "=")
        grouped = k - j >= 5 and self._width(k - 1) == 2  # "12.500,00" can only be money
        sure = sign or dashed or grouped or self.word(k - 1) == "k"
        if self.word(k) in CURRENCY:
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
        j = k + 1 + (self.word(k + 1) in CURRENCY)
        more = self.digits(j)
        if more is None or more[0] < value:
            return None
        stop = more[1]
        euro = self.word(stop) in CURRENCY
        if not (euro or sure or self.word(j - 1) in CURRENCY):
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
    reader = MoneyReader(text)
    return read_money(reader) or reader.bare()


def read_money(reader: MoneyReader) -> Money | None:
    found = reader.sums()
    if not found:
        free = reader.free()
        return Money(Decimal(0), reader.quote(*free)) if free else None
    totals = [s for s in found if s.is_total]
    chosen = totals[:1] or found
    amount = sum((s.amount for s in chosen), Decimal(0)).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return Money(amount, " + ".join(reader.quote(s.begin, s.stop) for s in chosen))
