"""The rules a published table obeys. Each is small, and says which attack it stops.

`Rules` is handed in, so that the attacker in the tests can switch each rule off in turn and show that it is needed.
The product itself only ever uses `Rules.standard`, which has all of them on.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Final

from bot.trends.quarter import Quarter

FLOOR: Final = 5
"""No setting can bring k below this."""
DEFAULT_K: Final = 10
FEWEST_OTHERS: Final = 5
"""So many people of a group at least do not take part."""
FEW: Final = 3
"""A share of fewer people than this, or of all but fewer, is hidden: two who conspire know two answers."""
STEP: Final = 5
"""Shares are rounded to so many points."""
WINDOW: Final = 4
"""Quarters. A plan waits at most so long for its group to be large enough."""
ENOUGH_FOR_NOISE: Final = 500
"""From so many people who shared a plan, counts over the whole organisation carry noise of a proven kind."""
EPSILON: Final = 1.0
"""What being counted may cost one person of privacy, all charts together. A plan is counted once."""


@dataclass(frozen=True, slots=True)
class Rules:
    """k, and which rules are on. Raises ValueError for a k below the floor."""

    k: int = DEFAULT_K
    minimum: bool = True
    others: bool = True
    extremes: bool = True
    few: bool = True
    most: bool = True
    rounding: bool = True
    totals: bool = True
    remainder: bool = True
    parts: bool = True
    fresh: bool = True
    noise: bool = True
    frozen: bool = True

    def __post_init__(self) -> None:
        if self.k < FLOOR:
            raise ValueError(f"k is at least {FLOOR}")

    @classmethod
    def standard(cls, k: int = DEFAULT_K) -> Rules:
        """All rules, on. The only ones the product uses."""
        return cls(k=k)

    @classmethod
    def switches(cls) -> tuple[str, ...]:
        """The names of the rules that a test can switch off."""
        return tuple(field.name for field in fields(cls) if field.name != "k")


# --- a group of people, at one moment ---------------------------------------------------------------------


def enough_people(taking_part: int, rules: Rules) -> bool:
    """At least k people take part.

    Stops: a share over a handful of people, which with what a colleague tells at the coffee machine names one.
    """
    return taking_part >= (rules.k if rules.minimum else 1)


def enough_others(people: int, taking_part: int, rules: Rules) -> bool:
    """At least five people of the group shared a plan and do not take part.

    Stops: reading off the calendar that ten had the talk, in a department where "10 of meer" take part, so that
    everyone's choice is known.
    """
    return people - taking_part >= (FEWEST_OTHERS if rules.others else 0)


def not_extreme(count: int, taking_part: int, rules: Rules) -> bool:
    """Nobody, or everybody, is not shown.

    Stops: group disclosure. "0% asked for coaching" tells of every single one that they did not.
    """
    return not rules.extremes or 0 < count < taking_part


def not_few(count: int, taking_part: int, rules: Rules) -> bool:
    """A share of one or two people, or of all but one or two, is not shown.

    Stops: two colleagues who compare notes. If two chose it and they are the two, then nobody else did.
    """
    return not rules.few or (count not in range(1, FEW) and taking_part - count not in range(1, FEW))


def not_telling(count: int, taking_part: int, rules: Rules) -> bool:
    """A number that is not nobody or everybody, nor almost."""
    return not_extreme(count, taking_part, rules) and not_few(count, taking_part, rules)


def not_most(count: int, people: int, rules: Rules) -> bool:
    """At least k of those who shared a plan did not choose it: they take no part, or chose something else.

    Stops: counting pigeonholes. When all but six of fifteen chose it, then so did someone of any seven of them.
    """
    return not rules.most or people - count >= rules.k


def shown_share(count: int, taking_part: int, rules: Rules) -> float | None:
    """The share in percent as it is shown, rounded to 5 points; None when it comes out at nobody or everybody.

    Stops: exact fractions. 61.5% is 8 of 13, and from two such totals one who joined or withdrew is computed.
    """
    share = 100.0 * count / taking_part
    if not rules.rounding:
        return share
    # Half up in whole numbers: the same on every machine.
    rounded = STEP * ((200 * count + STEP * taking_part) // (2 * STEP * taking_part))
    if rules.extremes and rounded in (0, 100):
        return None
    return float(rounded)


def shown_total(taking_part: int, rules: Rules, *, organisation: bool) -> int:
    """From how many people a table is, as it is shown: the least there can be.

    A department shows k ("10 of meer"), the organisation whole tens. Stops: two totals that differ by one tell who
    began or stopped, and an exact total turns shares back into counts.
    """
    if not rules.totals:
        return taking_part
    return max(rules.k, 10 * (taking_part // 10)) if organisation else rules.k


# --- sums and differences -------------------------------------------------------------------------------


def counts_from(quarter: Quarter, shown_until: Quarter | None, rules: Rules) -> Quarter:
    """The first quarter whose plans a group counts now: the one after it was last shown, at most a year back.

    A plan is counted once in its department and once in the organisation. Stops, over time: the table of a department
    before and after one person left, joined, moved, stopped or had a talk. Subtracting one from the other leaves that
    person, but two tables of one group have no plan in common.
    """
    first = quarter.back(WINDOW - 1)
    if not rules.fresh or shown_until is None:
        return first
    return max(first, shown_until.next)


def rest_obeys(people: int, taking_part: int, rules: Rules) -> bool:
    """What is left of a total when all that is shown is taken off obeys the rules of a department, or is nobody.

    Stops: organisation minus departments. One hidden department is the total less the others.
    """
    return people == 0 or (enough_people(taking_part, rules) and enough_others(people, taking_part, rules))


def rest_share_obeys(count: int, people: int, taking_part: int, rules: Rules) -> bool:
    """The same for one option: what is left when all shown counts are taken off its total."""
    return people == 0 or (not_telling(count, taking_part, rules) and not_most(count, people, rules))
