"""`make attack`: many organisations with every rule on, fewer with each one off; the tables for docs/trends.md."""

from __future__ import annotations

import argparse
import os
import sys
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parents[2]))

from attacker import SIZES, Findings, attack
from organisations import organisation
from rich.console import Console
from rich.progress import Progress

from bot.trends.charts import CHARTS
from bot.trends.rules import Rules

DOC = Path(__file__).parents[2] / "docs" / "trends.md"
BEGIN, END = "<!-- attack: begin -->", "<!-- attack: end -->"
WORDS = {
    "minimum": "at least k who take part",
    "others": "at least five who do not",
    "extremes": "nobody and everybody hidden",
    "few": "one or two, or all but those, hidden",
    "most": "at least k who did not choose it",
    "rounding": "shares in steps of 5 points",
    "totals": "no exact totals",
    "remainder": "what is left of a total obeys the rules",
    "parts": "one choice each: two hidden options, of enough people",
    "fresh": "every plan is counted once",
    "noise": "noise over 500 plans or more",
    "frozen": "published once, then frozen",
}


SOME = tuple(chart for chart in CHARTS if chart.id in ("themes", "support", "progress"))
"""One chart of each kind: enough to find people where a rule is off."""
ALL_ON = "all"


def _one(job: tuple[str, int]) -> tuple[str, int, int, Findings]:
    """Attack one organisation with a rule off or none: "" on every chart, ALL_ON on those used with one off."""
    off, seed = job
    made = organisation(seed)
    rules = replace(Rules.standard(), **({} if off in ("", ALL_ON) else {off: False}))
    return off, seed, made.size, attack(made, rules, seed, SOME if off else CHARTS)


def run(organisations: int, each: int) -> tuple[dict[str, Findings], dict[int, Findings]]:
    """Attack them all; gives what was found for each rule that was off, and by size with all on."""
    jobs = [("", seed) for seed in range(organisations)]
    jobs += [(name, seed) for name in (ALL_ON, *Rules.switches()) for seed in range(each)]
    total: dict[str, Findings] = defaultdict(Findings)
    sizes: dict[int, Findings] = defaultdict(Findings)
    with ProcessPoolExecutor(os.cpu_count()) as pool, Progress(console=Console(stderr=True)) as bar:
        for off, seed, size, found in bar.track(pool.map(_one, jobs), total=len(jobs)):
            total[off].add(found, seed)
            if not off:
                sizes[max(least for least in SIZES if least <= size)].add(found, seed)
                if found.anything:
                    bar.console.print(f"{seed}: {found}")
    return total, sizes


def table(total: dict[str, Findings], sizes: dict[int, Findings], organisations: int, each: int) -> Iterable[str]:
    """The tables, in Markdown."""
    every, same = total[""], total[ALL_ON]
    yield (
        f"Every rule on, {organisations} organisations, all charts: {len(every.recovered)} people recovered, "
        f"{len(every.narrowed)} crowds narrowed, {every.small_tables} groups under k, "
        f"{len(every.bets_won)} bets won. Questions that took too long: {every.unsolved}. "
        f"Of all shares there could be, {_part(every)} are shown."
    )
    yield ""
    yield f"With one rule off, the first {each} of these organisations, three charts."
    yield ""
    yield "| rule | name in the code | recovered | narrowed | groups under k | bets won | shares it hides |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    for name in Rules.switches():
        found = total[name]
        hides = max(0.0, found.shown / found.possible - same.shown / same.possible)
        yield (
            f"| {WORDS[name]} | `{name}` | {len(found.recovered)} | {len(found.narrowed)} | {found.small_tables} "
            f"| {len(found.bets_won)} | {hides:.1%} |"
        )
    yield ""
    yield "What HR sees, by the number of people in the organisation, with every rule on."
    yield ""
    yield "| people | quarters with plans in which the organisation is shown | shares of these that are shown |"
    yield "|---|---:|---:|"
    for least, found in sorted(sizes.items()):
        yield f"| {SIZES[least]} | {found.quarters_shown / max(1, found.quarters):.0%} | {found.whole_shown:.0%} |"


def _part(found: Findings) -> str:
    return f"{found.shown / found.possible:.1%}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--organisations", type=int, default=1000, help="with every rule on")
    parser.add_argument("--each", type=int, default=100, help="with each rule off")
    given = parser.parse_args()
    each = min(given.each, given.organisations)
    total, sizes = run(given.organisations, each)
    lines = "\n".join(table(total, sizes, given.organisations, each))
    print(lines)
    text = DOC.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    DOC.write_text(f"{before}{BEGIN}\n{lines}\n{rest[rest.index(END) :]}", encoding="utf-8")
    return int(total[""].anything)


if __name__ == "__main__":
    sys.exit(main())
