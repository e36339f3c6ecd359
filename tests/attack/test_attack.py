"""The attacker finds nobody in what is published; and with any rule switched off it does, so it can find people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from attacker import Findings, attack, feasible
from organisations import Organisation, organisation

from bot.trends.rules import Rules

FIFTY = range(50)
SMALL = 120
ENOUGH_SEEDS = 120


@pytest.mark.parametrize("seed", FIFTY)
def test_nobody_is_found(seed: int) -> None:
    found = attack(organisation(seed), Rules.standard(), seed)
    assert not found.anything, found


def hunt(rules: Rules, *, smallest: int = 0, largest: int = SMALL) -> Findings:
    """Attack one organisation after the other until someone is found."""
    for seed in range(ENOUGH_SEEDS):
        made = organisation(seed)
        if smallest <= made.size <= largest:
            found = attack(made, rules, seed, options_per_chart=1)
            if found.anything:
                return found
    return Findings()


@pytest.mark.parametrize("name", [name for name in Rules.switches() if name != "noise"])
def test_without_this_rule_people_are_found(name: str) -> None:
    assert hunt(replace(Rules.standard(), **{name: False})).anything


def test_without_noise_people_are_found_in_a_large_organisation() -> None:
    assert hunt(replace(Rules.standard(), noise=False), smallest=500, largest=800).anything


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
