"""The attacker finds nobody in what is published; and with any rule switched off it does, so it can find people."""

from __future__ import annotations

from dataclasses import replace

import pytest
from attacker import Findings, attack, counts_of
from organisations import FIRST, Organisation, organisation
from run import SOME

from bot.trends.charts import CHARTS
from bot.trends.closing import ORGANISATION, Sharer, close
from bot.trends.rules import Rules

# As long as the whole suite of unit tests, so it runs with the tests that take long.
pytestmark = pytest.mark.system

FIFTY = range(50)
ANSWERS = {"themes": ("digitaal",), "support": ("hours",), "progress": ("shared",)}
SMALL = 300
ENOUGH_SEEDS = 60


@pytest.mark.parametrize("seed", FIFTY)
def test_nobody_is_found(seed: int) -> None:
    found = attack(organisation(seed), Rules.standard(), seed)
    assert not found.anything, found


def hunt(rules: Rules) -> Findings:
    """Attack one small organisation after the other until someone is found."""
    for seed in range(ENOUGH_SEEDS):
        made = organisation(seed)
        if made.size <= SMALL:
            found = attack(made, rules, seed, SOME)
            if found.anything:
                return found
    return Findings()


@pytest.mark.parametrize("name", [name for name in Rules.switches() if name not in ("most", "totals", "noise")])
def test_without_this_rule_people_are_found(name: str) -> None:
    assert hunt(replace(Rules.standard(), **{name: False})).anything


def test_without_hiding_what_most_chose_a_small_crowd_is_found() -> None:
    """Eight of fifteen chose it, so somebody of seven did: rare, as one in some hundreds of organisations."""
    made, learning = organisation(351), [chart for chart in CHARTS if chart.id == "learning"]
    assert attack(made, replace(Rules.standard(), most=False), 351, learning).narrowed
    assert not attack(made, Rules.standard(), 351, learning).anything


def two_totals(people: int, rules: Rules) -> tuple[int, int]:
    """The totals of an organisation before and after one person left who took part, were it counted twice."""
    plans = [
        Sharer(f"afdeling {number % 40}", FIRST, ANSWERS if number < people // 2 else None)
        for number in range(people)
    ]
    before, after = (close(FIRST, shared, [], rules, SOME) for shared in (plans, plans[1:]))
    return tuple(  # type: ignore[return-value]
        next(table.total for table in done.tables if table.group == ORGANISATION) for done in (before, after)
    )


def test_exact_totals_differ_by_the_one_who_left() -> None:
    """Should a quarter ever be counted twice, then the total still does not say who was erased in between."""
    before, after = two_totals(90, replace(Rules.standard(), totals=False))
    assert before - after == 1
    before, after = two_totals(90, Rules.standard())
    assert before == after


def test_without_noise_the_totals_of_a_large_organisation_differ_by_the_one_who_left() -> None:
    """Where hundreds share a plan no crowd is waited for: there the noise alone protects whoever takes part."""
    exact = replace(Rules.standard(), rounding=False, totals=False)
    before, after = two_totals(800, replace(exact, noise=False))
    assert before - after == 1
    # With it, the difference is another one each time.
    assert len({before - after for before, after in (two_totals(800, exact) for _ in range(5))}) > 1


def test_a_smaller_k_than_five_does_not_exist() -> None:
    with pytest.raises(ValueError):
        Rules.standard(4)


def test_an_organisation_is_the_same_each_time() -> None:
    first, again = organisation(7), organisation(7)
    assert isinstance(first, Organisation)
    assert first == again


def test_what_is_shown_fits_the_truth() -> None:
    """Eight of thirteen is shown as 60%, and so is no other number of thirteen."""
    assert counts_of(60.0, 13, 30, Rules.standard()) == [8, 8]
    assert counts_of(60.0, 40, 90, Rules.standard()) == [23, 24]
