"""Hours, money and support, read from what people type."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.smart.amounts import (
    Hours,
    parse_hours,
    parse_money,
    parse_support,
    read_back_hours,
    read_back_money,
)
from bot.smart.planning import parse_period

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "euros"),
    [
        ("€ 450", "450"),
        ("450,-", "450"),
        ("1.250,50 euro", "1250.50"),
        ("1250 eur", "1250"),
        ("1,5k", "1500"),
        ("zo'n 300 euro", "300"),
        ("vijfhonderd euro", "500"),
        ("tussen 200 en 300 euro", "300"),
        ("€ 1.500 - € 2.000", "2000"),
        ("2 x 150 euro", "300"),
        ("€ 395 per dag, 3 dagen", "1185"),
        ("cursus 400 en boek 50 euro", "450"),
        ("in totaal 600 euro: 400 voor de cursus en 200 voor het examen", "600"),
        ("in totaal 600 euro: 400 euro cursus en 200 euro examen", "600"),
        ("€ 750 waarvan € 100 voor boeken", "750"),
        ("gratis", "0"),
        ("kost niks", "0"),
        ("500", "500"),
    ],
)
def test_money_is_read_in_euros(text: str, euros: str) -> None:
    money = parse_money(text)
    assert money is not None
    assert money.amount == Decimal(euros)


@pytest.mark.parametrize("text", ["3 uur per week", "10 lessen", "weet ik nog niet", "in 2027", "", "afdeling 3B"])
def test_other_numbers_are_no_money(text: str) -> None:
    assert parse_money(text) is None


@pytest.mark.parametrize(
    ("text", "total", "per_week"),
    [
        ("6 donderdagmiddagen", 24, None),
        ("24 werkuren supervisie", 24, None),
        ("2 dagen", 16, None),
        ("drie halve dagen", 12, None),
        ("anderhalf uur", 1.5, None),
        ("1u30", 1.5, None),
        ("90 minuten", 1.5, None),
        ("10 lessen van 2 uur", 20, None),
        ("10 lessen, 2 uur per les", 20, None),
        ("4 dagen cursus, 8 uur per dag", 32, None),
        ("tussen de 10 en 15 uur", 15, None),
        ("in totaal 40 uur: 20 uur les en 20 uur thuis", 40, None),
        ("zo'n 3 uur per week", None, 3),
        ("een half uur per twee weken", None, 0.25),
        ("tweewekelijks een uur", None, 0.5),
        ("om de week een uur", None, 0.5),
        ("elke vrijdagmiddag", None, 4),
        ("elke dinsdagavond les van 19.00 tot 22.00 uur", None, 3),
        ("twee keer per week een uur", None, 2),
        ("20 minuten per dag, 3 dagen per week", None, 1),
    ],
)
def test_hours_are_counted_or_kept_as_a_rate(text: str, total: float | None, per_week: float | None) -> None:
    hours = parse_hours(text, None, TODAY)
    assert hours is not None
    assert hours.total == pytest.approx(total) if total is not None else hours.total is None
    assert hours.per_week == pytest.approx(per_week) if per_week is not None else hours.per_week is None


@pytest.mark.parametrize("text", ["500 euro", "om 16 uur", "binnen 24 uur", "elke dinsdag", "10 lessen", ""])
def test_clock_times_terms_and_bare_days_are_no_effort(text: str) -> None:
    assert parse_hours(text, None, TODAY) is None


def test_a_rate_becomes_a_total_where_the_period_is_known() -> None:
    period = parse_period("van 4 januari t/m 14 maart", TODAY)  # ten weeks
    assert parse_hours("3 uur per week", period, TODAY) == Hours(30.0, 3.0, "3 uur per week")


def test_the_text_may_name_the_weeks_itself() -> None:
    hours = parse_hours("6 weken lang 2 uur per week", None, TODAY)
    assert hours is not None
    assert hours.total == 12


def test_own_hours_and_those_of_others_are_kept_apart() -> None:
    support = parse_support("2 uur per week zelfstudie en 4 gesprekken van een uur met mijn coach", None, TODAY)
    assert support.own_hours is not None
    assert support.others_hours is not None
    assert support.own_hours.per_week == 2
    assert support.others_hours.total == 4


@pytest.mark.parametrize(
    "text",
    [
        "24 werkuren supervisie van Corrie de Jong",
        "begeleiding door mijn mentor, 24 uur",
        "mijn leidinggevende: 24 uur",
        "Samira helpt me 6 ochtenden",
        "24 uur van een redacteur",
        "ik vraag 24 uur hulp van de ict-afdeling",
        "drie dagen van petra",
        "3 dagen van Petra, als dat kan",
        "24 uur van ons team",
        "ik wil graag 24 uur van mijn leidinggevende",
        "24 uur uitleg door de leverancier",
    ],
)
def test_hours_of_a_named_or_described_person_are_theirs(text: str) -> None:
    support = parse_support(text, None, TODAY)
    assert support.own_hours is None
    assert support.others_hours is not None
    assert support.others_hours.total == 24


@pytest.mark.parametrize(
    "text",
    [
        "24 uur van mezelf",
        "24 uur van mijn eigen tijd",
        "3 dagen van de cursus",
        "24 uur van mijn werkuren",
        "3 dagen van 8 uur",
        "24 uur van januari tot mei",
        "3 dagen van de basisopleiding",
        "24 uur van Excel",
        "cursus van 3 dagen van NCOI",
    ],
)
def test_hours_of_a_course_or_a_time_are_the_own_hours(text: str) -> None:
    support = parse_support(text, None, TODAY)
    assert support.others_hours is None
    assert support.own_hours is not None
    assert support.own_hours.total == 24


def test_walking_along_with_someone_is_own_time() -> None:
    support = parse_support("1 dag meelopen met de planner", None, TODAY)
    assert support.own_hours is not None
    assert support.others_hours is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("onder werktijd", "inside"),
        ("in eigen tijd", "outside"),
        ("thuis 's avonds", "outside"),
        ("half in werktijd, half in eigen tijd", "both"),
        ("een rustige plek", None),
    ],
)
def test_inside_or_outside_working_hours(text: str, when: str | None) -> None:
    assert parse_support(text, None, TODAY).working_time == when


def test_materials_are_quoted_once_each() -> None:
    support = parse_support(
        "Zelfstudiepakket, een laptop en de e-learning; het zelfstudiepakket kost € 80", None, TODAY
    )
    assert support.materials == ("Zelfstudiepakket", "laptop", "e-learning")
    assert support.budget_eur == Decimal(80)


@pytest.mark.parametrize("text", ["niets nodig", "geen", "nvt", "n.v.t.", "Ik heb hier niks extra's voor nodig"])
def test_nothing_needed_is_an_answer(text: str) -> None:
    support = parse_support(text, None, TODAY)
    assert support.nothing
    assert support.own_hours is None
    assert support.budget_eur is None
    assert support.materials == ()


def test_a_real_need_is_not_nothing() -> None:
    assert not parse_support("geen geld, wel 10 uur tijd", None, TODAY).nothing


def test_hours_are_read_back_in_dutch() -> None:
    assert read_back_hours(Hours(24, None, "")) == "24 uur"
    assert read_back_hours(Hours(1.5, None, "")) == "1,5 uur"
    assert read_back_hours(Hours(0.75, None, "")) == "45 minuten"
    assert read_back_hours(Hours(None, 3, "")) == "3 uur per week"
    assert read_back_hours(Hours(30, 3, "")) == "3 uur per week (samen ongeveer 30 uur)"
    assert read_back_hours(Hours(None, 0.25, "")) == "15 minuten per week"


def test_money_is_read_back_in_dutch() -> None:
    assert read_back_money(Decimal(450)) == "€ 450"
    assert read_back_money(Decimal("1250.5")) == "€ 1.250,50"
    assert read_back_money(Decimal(0)) == "geen kosten"


@settings(deadline=None)  # the machine may be busy
@given(amount=st.decimals(min_value=1, max_value=9_999_999, places=2))
def test_money_read_back_means_the_same_amount(amount: Decimal) -> None:
    money = parse_money(read_back_money(amount))
    assert money is not None
    assert money.amount == amount


_PIECES = st.sampled_from(
    "€ euro 450 1.250 , . - x à per week dag uur uren 's middagen lessen van 2 een half kwartier elke om de tot "
    "tussen en coach Corrie boek gratis geen totaal waarvan k 30 u minuten keer".split()
)


@settings(deadline=None)  # the machine may be busy
@given(pieces=st.lists(_PIECES, max_size=25))
def test_no_mixture_of_amounts_makes_it_fail(pieces: list[str]) -> None:
    support = parse_support(" ".join(pieces), None, TODAY)
    assert support.budget_eur is None or support.budget_eur >= 0


@settings(deadline=None)  # the machine may be busy
@given(text=st.text(max_size=200))
def test_no_text_makes_it_fail(text: str) -> None:
    parse_support(text, None, TODAY)
    parse_money(text)
    parse_hours(text, None, TODAY)


@pytest.mark.timeout(600)
@given(piece=st.lists(_PIECES, min_size=1, max_size=4))
@settings(max_examples=30, deadline=None)
def test_the_same_words_over_and_over_do_no_harm(piece: list[str]) -> None:
    text = (" ".join(piece) + " ") * 600
    parse_support(text, None, TODAY)


def test_a_long_chain_of_ranges_does_no_harm() -> None:
    assert parse_hours("tussen 10 en " * 5_000, None, TODAY) is None
