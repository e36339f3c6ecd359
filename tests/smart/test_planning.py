"""What a planning cell means, convention by convention, on a fixed Sunday."""

from __future__ import annotations

import sys
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.smart.amounts import Hours
from bot.smart.concerns import ConcernCode, concerns
from bot.smart.planning import Period, impossible_days, parse_period, read_back, weeks_in

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("text", ["voor 31 februari 2027", "30 feb", "31 april 2028", "29 februari 2027"])
def test_a_day_that_the_calendar_does_not_have_is_no_date_and_its_year_neither(text: str) -> None:
    assert impossible_days(text)
    assert parse_period(text, TODAY) == Period(None, None, False, "")


def test_beside_a_day_that_does_not_exist_the_other_dates_count() -> None:
    text = "van 31 juni tot en met 29 februari 2028"
    assert impossible_days(text) == ("31 juni",)
    assert days(text) == (None, "2028-02-29")


def days(text: str, today: date = TODAY) -> tuple[str | None, str | None]:
    period = parse_period(text, today)
    return (
        period.start.isoformat() if period.start else None,
        period.end.isoformat() if period.end else None,
    )


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        # dates without a year are the next ones
        ("22 november", None, "2026-11-22"),
        ("21 nov", None, "2027-11-21"),
        ("29 februari", None, "2028-02-29"),
        ("15 maart tot 1 mei", "2027-03-15", "2027-05-01"),
        ("1 nov tot 1 feb 2028", "2027-11-01", "2028-02-01"),
        ("1 maart 2027 tot 1 februari", "2027-03-01", "2028-02-01"),
        # day before month
        ("15/3", None, "2027-03-15"),
        ("15.02", None, "2027-02-15"),
        ("31-12-2027", None, "2027-12-31"),
        ("30/6/27", None, "2027-06-30"),
        # voor, tegen, tot, t/m, uiterlijk
        ("voor 1 mei afgerond", None, "2027-05-01"),
        ("voor 2028", None, "2028-01-01"),
        ("tegen de zomer", None, "2027-06-01"),
        ("tot maart", None, "2027-03-01"),
        ("t/m maart", None, "2027-03-31"),
        ("uiterlijk in mei", None, "2027-05-31"),
        # periods
        ("in maart", "2027-03-01", "2027-03-31"),
        ("Q2", "2027-04-01", "2027-06-30"),
        ("klaar in Q2", None, "2027-06-30"),
        ("in juni afgerond", None, "2027-06-30"),
        ("dit jaar", None, "2026-12-31"),
        ("deze maand", None, "2026-11-30"),
        ("november t/m januari", None, "2027-01-31"),
        # begin, half, eind
        ("begin mei", None, "2027-05-10"),
        ("half juni", None, "2027-06-15"),
        ("begin '27", None, "2027-01-10"),
        ("eind v/h jaar", None, "2026-12-31"),
        # Flemish and spoken
        ("ten vroegste in september", "2027-09-01", None),
        ("de volgende drie maanden", "2026-11-22", "2027-02-22"),
        ("week 14 of 15", "2027-04-05", "2027-04-18"),
        ("binnen een dik jaar", None, "2027-11-22"),
        ("eind Q1", None, "2027-03-31"),
        ("van begin maart tot eind mei", "2027-03-10", "2027-05-31"),
        ("begin tot eind april", "2027-04-10", "2027-04-30"),
        # weeks, seasons, feasts
        ("week 12", "2027-03-22", "2027-03-28"),
        ("wk 12 t/m 20", "2027-03-22", "2027-05-23"),
        ("week 51 t/m week 2", "2026-12-14", "2027-01-17"),
        ("volgend jaar zomer", "2027-06-01", "2027-08-31"),
        ("winter", "2026-12-01", "2027-02-28"),
        ("voor sinterklaas", None, "2026-12-05"),
        ("Pasen", None, "2027-03-28"),
        # lengths
        ("binnen een half jaar", None, "2027-05-22"),
        ("binnen nu en anderhalf jaar", None, "2028-05-22"),
        ("over een week of zes", None, "2027-01-03"),
        ("de komende 6 weken", "2026-11-22", "2027-01-03"),
        ("vanaf 1 september, 3 maanden lang", "2027-09-01", "2027-12-01"),
        # starts
        ("vanaf 1 september", "2027-09-01", None),
        ("start in maart", "2027-03-01", None),
        ("na de zomer", "2027-09-01", None),
        ("start 1 maart, klaar voor 1 juni", "2027-03-01", "2027-06-01"),
        # no planning
        ("elke week", None, None),
        ("10 lessen", None, None),
        ("zsm", None, None),
        ("30 februari", None, None),
        ("elke maandag tot 1 juni", None, "2027-06-01"),
        # more periods in one cell
        ("Dit jaar zelfstudie. Volgend jaar een stage.", None, "2027-12-31"),
        ("januari oriënteren, maart t/m mei meelopen", "2027-01-01", "2027-05-31"),
        # an explicit past is kept
        ("1 maart 2025", None, "2025-03-01"),
    ],
)
def test_a_cell_means_these_days(text: str, start: str | None, end: str | None) -> None:
    assert days(text) == (start, end)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("tegen eind febuari", "2027-02-28"),
        ("TEGEN DEN 15DE", "2026-12-15"),
        ("binnen de 3 maand", "2027-02-22"),
        ("t.e.m. 30 juni", "2027-06-30"),
        ("eind v/d zomer", "2027-08-31"),
        ("voor 31 decem-\nber", "2026-12-31"),
        ("vóór 1 mei", "2027-05-01"),
        ("ten laatste tegen 1 sept.", "2027-09-01"),
    ],
)
def test_typos_and_flemish_are_read(text: str, end: str) -> None:
    assert days(text)[1] == end


@pytest.mark.parametrize(
    "text",
    [
        "Alle mails beantwoord ik binnen 2 werkdagen.",
        "Binnen 5 werkdagen heeft een nieuwe bewoner een welkomstgesprek gehad.",
        "Ik sta elke dag om 6u45 klaar voor de overdracht.",
        "Ik sport drie keer per week.",
        "Sinds 2019 werk ik op afdeling 3B.",
        "In 2021 heb ik mijn VCA gehaald.",
        "Vanaf 1 september werk ik op de spoed.",
        "Van gemiddeld een 6.5 naar een 7.5 in het klantonderzoek.",
        "2/3 van de klanten geeft ons een 8/10.",
        "Mijn coach Mei-Ling helpt me met presenteren.",
        "Elke maandag voor 12 uur is de weekstaat ingevuld.",
        "Samen met Jan maak ik een planning.",
        "Ooit word ik teamleider.",
        "Ik wil voor de klanten vriendelijker zijn.",
        "een draaiboek voor de open dag opleveren",
        "drie keer rekken voor de dienst begint",
        "een plek voor iedereen die hier begint",
    ],
)
def test_norms_habits_scores_and_the_past_are_no_end(text: str) -> None:
    period = parse_period(text, TODAY)
    assert not period.ends
    assert period.end is None


@pytest.mark.parametrize(
    "text",
    [
        "voor de bouwvak",
        "Op mijn vijftigste spreek ik vloeiend Frans.",
        "aan het eind van mijn stage",
        "Voordat ik met verlof ga heb ik mijn taken overgedragen.",
        "bij het volgende POP-gesprek",
        "Voor de open monumentendag geef ik de rondleiding.",
        "een nieuwe folder tegen de kunstmarkt",
        "tegen dat de examens beginnen heb ik alles gelezen",
        "voor het ijs weg is heb ik de motor gereviseerd",
    ],
)
def test_an_event_is_an_end_without_a_date(text: str) -> None:
    period = parse_period(text, TODAY)
    assert period.ends
    assert period.end is None
    assert period.words
    assert period.words in text


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("van begin januari tot voor de grote vakantie", "2027-01-10"),
        ("van maart tot de bouwvak", "2027-03-01"),
        ("1 februari tot mijn verlof", "2027-02-01"),
    ],
)
def test_what_lasts_until_an_event_begins_on_a_date_and_has_no_last_day(text: str, start: str) -> None:
    period = parse_period(text, date(2026, 11, 22))
    assert (period.start, period.end, period.ends) == (date.fromisoformat(start), None, True)
    assert period.words == text


@pytest.mark.parametrize(
    ("text", "start", "end", "words"),
    [
        ("get the certificate before 1 June 2027", None, "2027-06-01", "before 1 June 2027"),
        ("from 4 January to 7 March 2027", "2027-01-04", "2027-03-07", "from 4 January to 7 March 2027"),
        ("by the end of March 2027", None, "2027-03-31", "by the end of March 2027"),
        ("until 3rd May 2027", None, "2027-05-03", "until 3rd May 2027"),
        ("by June 1st 2027", None, "2027-06-01", "by June 1st 2027"),
        ("from March 1 to June 30", "2027-03-01", "2027-06-30", "from March 1 to June 30"),
        ("March 2027", "2027-03-01", "2027-03-31", "March 2027"),
        ("I may march on", None, None, ""),
    ],
)
def test_english_dates_are_read_and_quoted_as_typed(
    text: str, start: str | None, end: str | None, words: str
) -> None:
    period = parse_period(text, date(2026, 11, 22))
    assert (period.start and period.start.isoformat(), period.end and period.end.isoformat()) == (start, end)
    assert period.words == words


def test_the_words_are_quoted_as_they_were_typed() -> None:
    period = parse_period("Ik haal mijn lasdiploma Vóór 1 Mei 2027, bij Jansen.", TODAY)
    assert period.words == "Vóór 1 Mei 2027"


def test_a_term_after_an_event_and_one_after_a_date() -> None:
    assert parse_period("binnen 3 weken na de training", TODAY) == Period(
        None, None, True, "binnen 3 weken na de training"
    )
    assert days("binnen 3 weken na 1 mei") == (None, "2027-05-22")


@pytest.mark.parametrize("today", [date(2026, 1, 1), date(2026, 12, 31), date(2028, 2, 29)])
def test_a_year_may_turn_between_start_and_end(today: date) -> None:
    period = parse_period("van 1 december tot 1 februari", today)
    assert period.start is not None
    assert period.end is not None
    assert today <= period.start < period.end
    assert period.end.year == period.start.year + 1


# --- for any text ---------------------------------------------------------------------------------------------------

_PIECES = st.sampled_from(
    "van vanaf tot t/m tussen en voor tegen binnen over na eind begin half de het een 1 3 12 15 31 2027 27 / - . , "
    "maart mei juli december q2 week weken maanden jaar volgend dit komende zomer kerst elke keer per uur eerste "
    "helft kwartaal lang start klaar jan vrijdag 's 15de uiterlijk nu".split()
)
_DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31))


@settings(deadline=None)  # the machine may be busy
@given(text=st.text(max_size=200), today=st.dates())
def test_no_text_and_no_day_makes_it_fail(text: str, today: date) -> None:
    period = parse_period(text, today)
    assert period.end is None or period.ends


@settings(deadline=None)  # the machine may be busy
@given(pieces=st.lists(_PIECES, max_size=25), today=st.dates())
def test_no_mixture_of_time_words_makes_it_fail(pieces: list[str], today: date) -> None:
    text = " ".join(pieces)
    assert parse_period(text, today).words in text


_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()


@settings(deadline=None)  # the machine may be busy
@given(
    first=st.tuples(st.integers(1, 28), st.sampled_from(_MONTHS)),
    last=st.tuples(st.integers(1, 28), st.sampled_from(_MONTHS)),
    link=st.sampled_from(["tot", "t/m", "tot en met", "-"]),
    today=_DAYS,
)
def test_a_from_to_without_years_lies_ahead_and_in_order(
    first: tuple[int, str], last: tuple[int, str], link: str, today: date
) -> None:
    period = parse_period(f"van {first[0]} {first[1]} {link} {last[0]} {last[1]}", today)
    assert period.start is not None
    assert period.end is not None
    assert today <= period.start <= period.end
    assert (period.end - period.start).days <= 366


@settings(deadline=None)  # the machine may be busy
@given(start=st.none() | _DAYS, end=st.none() | _DAYS, today=_DAYS)
def test_what_is_read_back_means_the_same_days(start: date | None, end: date | None, today: date) -> None:
    said = read_back(Period(start, end, end is not None, ""))
    again = parse_period(said, today)
    assert (again.start, again.end) == (start, end)


@settings(max_examples=25, deadline=None)
@given(piece=_PIECES | st.text(min_size=1, max_size=6))
def test_twice_the_text_takes_about_twice_the_work(piece: str) -> None:
    def calls(length: int) -> int:
        """Function calls, which are the same on a busy machine."""
        made = 0

        def count(*_: object) -> None:
            nonlocal made
            made += 1

        text = (f"{piece} " * length)[:length]
        before = sys.getprofile()
        sys.setprofile(count)
        try:
            parse_period(text, TODAY)
        finally:
            sys.setprofile(before)
        return made

    assert calls(4_000) < 16 * max(calls(500), 200)  # 8 if linear, 64 if quadratic


@pytest.mark.timeout(600)
def test_a_hundred_thousand_characters_are_read_within_seconds() -> None:
    parse_period("eerste helft van eind " * 5_000, TODAY)
    parse_period("9" * 100_000, TODAY)
    parse_period("15-" * 33_000, TODAY)


# --- reading back and concerns --------------------------------------------------------------------------------------


def test_a_period_is_read_back_in_dutch() -> None:
    assert read_back(parse_period("4 januari t/m 7 maart", TODAY)) == "van 4 januari 2027 tot en met 7 maart 2027"
    assert read_back(parse_period("voor 1 mei", TODAY)) == "uiterlijk 1 mei 2027"
    assert read_back(parse_period("vanaf maart", TODAY)) == "vanaf 1 maart 2027"
    assert read_back(parse_period("Voor de bouwvak", TODAY)) == "Voor de bouwvak"
    assert read_back(parse_period("weet ik nog niet", TODAY)) == ""


def codes(
    text: str, hours: list[Hours] | None = None, asked: str | None = None, left: str | None = None
) -> list[str]:
    period = parse_period(text, TODAY)
    money = (Decimal(asked) if asked else None, Decimal(left) if left else None)
    return [concern.code.value for concern in concerns(period, hours or [], *money, TODAY)]


def test_a_sound_planning_raises_no_concern() -> None:
    assert codes("1 maart t/m 1 juni", [Hours(40, None, "40 uur")], "450", "500") == []


def test_dates_that_cannot_work_are_mentioned() -> None:
    assert codes("1 maart 2025") == ["end_in_past"]
    assert codes("1 mei 2028 tot 1 mei 2027") == ["end_before_start"]
    assert codes("start 1 mei 2028, klaar 1 mei 2027") == ["end_before_start"]
    assert codes("1 mei 2032") == ["over_five_years"]
    assert codes("binnen 5 jaar") == []


def test_more_hours_than_the_weeks_hold_are_mentioned() -> None:
    two_weeks = "van 4 januari t/m 17 januari"
    assert codes(two_weeks, [Hours(80, None, "")]) == []
    assert codes(two_weeks, [Hours(60, None, ""), Hours(None, 15, "")]) == ["hours_do_not_fit"]
    assert codes("vanaf 4 januari", [Hours(5000, None, "")]) == []


def test_money_is_only_compared_with_a_known_budget() -> None:
    assert codes("voor 1 mei", asked="501", left="500") == ["over_budget"]
    assert codes("voor 1 mei", asked="501") == []


def test_a_concern_brings_the_figures_for_its_sentence() -> None:
    (concern,) = concerns(parse_period("1 mei", TODAY), [], Decimal(600), Decimal(500), TODAY)
    assert concern.code is ConcernCode.OVER_BUDGET
    assert concern.details == {"asked": Decimal(600), "left": Decimal(500)}


def test_weeks_count_from_today_where_no_start_is_named() -> None:
    assert weeks_in(parse_period("voor 28 november", TODAY), TODAY) == 1.0
    assert weeks_in(parse_period("elke week", TODAY), TODAY) is None
    assert weeks_in(parse_period("1 maart 2025", TODAY), TODAY) == 0.0


@pytest.mark.parametrize(
    ("cell", "start", "end", "ends"),
    [
        ("na de grote vakantie", None, None, False),
        ("na de grote vakantie 2027", None, None, False),
        ("voor de bouwvak van 2027", None, None, True),
        ("na de bouwvak volgend jaar", None, None, False),
        ("direct na de bouwvak, 3 maanden lang", None, None, True),
        ("na de grote vakantie, in september", "2027-09-01", "2027-09-30", True),
        ("na de bouwvak, klaar eind oktober", None, "2027-10-31", True),
    ],
)
def test_a_holiday_has_no_date_and_is_not_its_whole_year(
    cell: str, start: str | None, end: str | None, ends: bool
) -> None:
    period = parse_period(cell, date(2026, 11, 22))
    assert (period.start and period.start.isoformat(), period.end and period.end.isoformat()) == (start, end)
    assert period.ends is ends


def test_years_of_work_are_no_end() -> None:
    assert parse_period("machines, 35 jaar", date(2026, 11, 22)).end is None
    assert parse_period("lassen, 2 jaar", date(2026, 11, 22)).end == date(2028, 11, 22)
