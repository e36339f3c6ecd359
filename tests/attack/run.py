"""`make attack`: many organisations with every rule on, fewer with each one off; the table for docs/trends.md."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from attacker import Findings, attack
from organisations import organisation
from rich.progress import Progress

from bot.trends.rules import Rules

DOC = Path(__file__).parents[2] / "docs" / "trends.md"
BEGIN, END = "<!-- attack: begin -->", "<!-- attack: end -->"
WORDS = {
    "minimum": "at least k who take part",
    "others": "at least five who do not",
    "extremes": "nobody and everybody hidden",
    "few": "one or two, or all but those, hidden",
    "rounding": "shares in steps of 5 points",
    "totals": "no exact totals",
    "remainder": "what is left of a total obeys the rules",
    "parts": "one choice each: two hidden options, of enough people",
    "crowds": "crowds over time, by the chart and the calendar",
    "difference": "no jump as large as the crowd that came",
    "noise": "noise over 500 people or more",
    "frozen": "published once, then frozen",
}


def _one(job: tuple[str, int, int]) -> tuple[str, int, Findings]:
    off, seed, options = job
    rules = replace(Rules.standard(), **({off: False} if off else {}))
    return off, seed, attack(organisation(seed), rules, seed, options)


def run(organisations: int, each: int) -> dict[str, Findings]:
    """Attack them all; with no name: every rule on."""
    jobs = [("", seed, 3) for seed in range(organisations)]
    jobs += [(name, seed, 1) for name in Rules.switches() for seed in range(each)]
    jobs += [("-", seed, 1) for seed in range(each)]
    total: dict[str, Findings] = {}
    with ProcessPoolExecutor(os.cpu_count()) as pool, Progress(transient=True) as bar:
        for off, seed, found in bar.track(pool.map(_try, jobs, chunksize=4), total=len(jobs)):
            total.setdefault(off, Findings()).add(found, seed)
    return total


def _try(job: tuple[str, int, int]) -> tuple[str, int, Findings]:
    off, seed, options = job
    return (off, seed, _one(("", seed, options))[2]) if off == "-" else _one(job)


def table(total: dict[str, Findings], organisations: int, each: int) -> Iterable[str]:
    """The table, in Markdown."""
    every, same = total[""], total["-"]
    yield (
        f"With every rule on, {organisations} organisations: {len(every.recovered)} people recovered, "
        f"{len(every.narrowed)} crowds narrowed, {len(every.bets_won)} bets won. "
        f"Hidden: {every.hidden / every.tables:.1%} of all shares there could be, of groups of every size."
    )
    yield ""
    yield (
        f"With one rule off, the first {each} of these organisations. "
        "Cost: points of the shares that the rule hides by itself."
    )
    yield ""
    yield "| rule | name in the code | recovered | narrowed | tables under k | bets won | cost |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for name in Rules.switches():
        found = total[name]
        cost = 100 * (same.hidden / same.tables - found.hidden / found.tables)
        yield (
            f"| {WORDS[name]} | `{name}` | {len(found.recovered)} | {len(found.narrowed)} | {found.small_tables} "
            f"| {len(found.bets_won)} | {cost:.1f} |"
        )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--organisations", type=int, default=1000, help="with every rule on")
    parser.add_argument("--each", type=int, default=100, help="with each rule off")
    given = parser.parse_args()
    each = min(given.each, given.organisations)
    total = run(given.organisations, each)
    lines = "\n".join(table(total, given.organisations, each))
    print(lines)
    text = DOC.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    DOC.write_text(f"{before}{BEGIN}\n{lines}\n{rest[rest.index(END) :]}", encoding="utf-8")
    return int(total[""].anything)


if __name__ == "__main__":
    sys.exit(main())
