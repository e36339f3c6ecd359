"""The attacker finds nobody in what is published; and with any rule switched off it does, so it can find people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from attacker import Findings, attack, feasible
from organisations import ATTACKED, Organisation, organisation

from bot.trends.closing import ORGANISATION, Member, close
from bot.trends.quarter import Quarter
from bot.trends.rules import Rules

# As long as the whole suite of unit tests, so it runs with the tests that take long.
pytestmark = pytest.mark.system

FIFTY = range(50)
ANSWERS = {"themes": ("digitaal",), "support": ("hours",), "progress": ("shared",)}
WHERE = {
    "others": 12,
    "remainder": 34,
    "crowds": 2,
    "frozen": 3,
    "parts": 25,
    "difference": 32,
}
"""From which organisation on to look: only to find one sooner."""
SMALL = 120
ENOUGH_SEEDS = 120


@pytest.mark.parametrize("seed", FIFTY)
def test_nobody_is_found(seed: int) -> None:
    found = attack(organisation(seed), Rules.standard(), seed)
    assert not found.anything, found


def hunt(rules: Rules, first: int) -> Findings:
    """Attack one small organisation after the other until someone is found."""
    for seed in range(first, first + ENOUGH_SEEDS):
        made = organisation(seed)
        if made.size <= SMALL or seed == first:
            found = attack(made, rules, seed, options_per_chart=3 if not rules.few else 1)
            if found.anything:
                return found
    return Findings()


@pytest.mark.parametrize("name", [name for name in Rules.switches() if name != "noise"])
def test_without_this_rule_people_are_found(name: str) -> None:
    assert hunt(replace(Rules.standard(), **{name: False}), WHERE.get(name, 0)).anything


def two_quarters(rules: Rules) -> tuple[int, int]:
    """The totals of a large organisation before and after one person left who took part."""
    chart = {f"p{number}": Member(f"afdeling {number % 40}", False) for number in range(800)}
    taking = {f"p{number}": ANSWERS for number in range(400)}
    before = close(Quarter(2026, 1), chart, taking, [], rules, ATTACKED)
    left = {name: member for name, member in chart.items() if name != "p7"}
    after = close(Quarter(2026, 2), left, taking, [], rules, ATTACKED)
    return tuple(  # type: ignore[return-value]
        next(table.total for table in done.tables if table.group == ORGANISATION) for done in (before, after)
    )


def test_without_noise_the_totals_of_a_large_organisation_differ_by_the_one_who_left() -> None:
    """Over the whole organisation no crowd is waited for: there the noise alone protects who leaves or joins."""
    exact = replace(Rules.standard(), rounding=False, totals=False)
    before, after = two_quarters(replace(exact, noise=False))
    assert before - after == 1
    # With it, the difference is another one each time.
    assert len({before - after for before, after in (two_quarters(exact) for _ in range(5))}) > 1


def test_a_smaller_k_than_five_does_not_exist() -> None:
    with pytest.raises(ValueError):
        Rules.standard(4)


def test_an_organisation_is_the_same_each_time() -> None:
    first, again = organisation(7), organisation(7)
    assert isinstance(first, Organisation)
    assert (first.charts, first.contributions) == (again.charts, again.contributions)


def test_what_is_shown_fits_the_truth() -> None:
    """Eight of thirteen is shown as 60%: from ten to fifteen people that is six to nine of them."""
    found = feasible(10, 15, 60.0, Rules.standard())
    assert found is not None
    assert (found.least_count, found.most_count) == (6, 9)
