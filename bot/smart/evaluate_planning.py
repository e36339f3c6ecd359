"""Measures the reading of dates, hours and money on labelled examples.

The examples stand in `data/planning/`: `train/` was looked at while the rules were written, `heldout/` was not.
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

from bot.smart.amounts import Hours, parse_hours, parse_money, parse_support
from bot.smart.planning import parse_period

_WORST_SHOWN: Final = 20
_NO_PLANNING: Final = date(2026, 11, 22)  # amounts carry no date; any reference day does


def evaluate(data_dir: Path) -> dict[str, Any]:
    """Compare every labelled example with what the rules read.

    Args:
        data_dir: the directory with `train/` and `heldout/` (normally `data/planning`).

    Returns:
        Per part (`train`, `heldout`, and `fresh`: cells by other voices), per kind of example: `n`, `exact` (share
        that is right in every field) and `wrong` (at most twenty mistakes of the train part; of the others only the
        number, so that nobody tunes on them). For cells and sentences also `floor_exact`, what a handful of regular
        expressions reaches, and `ends_right`, the share in which it was rightly seen whether the text names an end.
        `median_ms` is for one sentence. Ready for JSON.

    Raises:
        FileNotFoundError: where a part is missing.
    """
    report: dict[str, Any] = {}
    for part in ("train", "heldout"):
        folder = data_dir / part
        show = part == "train"
        report[part] = {
            "cells": _measure_periods(_rows(folder, "cells"), show=show),
            "sentences": _measure_periods(_rows(folder, "sentences"), show=show),
            "amounts": _measure_amounts(_rows(folder, "amounts"), show=show),
        }
    report["fresh"] = {"cells": _measure_periods(_rows(data_dir / "heldout" / "fresh", "cells"), show=False)}
    report["median_ms"] = _median_ms(_rows(data_dir / "heldout", "sentences"))
    return report


def _rows(folder: Path, kind: str) -> Iterator[dict[str, Any]]:
    files = sorted(folder.glob(f"{kind}*.jsonl"))
    if not files:
        raise FileNotFoundError(f"No {kind}*.jsonl in {folder}.")
    for file in files:
        with file.open(encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)


def _share(right: int, n: int) -> float | None:
    return round(right / n, 4) if n else None


def _result(n: int, right: int, wrong: list[dict[str, Any]], *, show: bool) -> dict[str, Any]:
    found: dict[str, Any] = {"n": n, "exact": _share(right, n)}
    if show:
        found["wrong"] = wrong[:_WORST_SHOWN]
    return found


def _measure_periods(rows: Iterable[dict[str, Any]], *, show: bool) -> dict[str, Any]:
    wrong: list[dict[str, Any]] = []
    n = exact = ends_right = floor_right = 0
    for row in rows:
        n += 1
        today = date.fromisoformat(row["today"])
        period = parse_period(row["text"], today)
        floor_right += [_iso(day) for day in floor_period(row["text"], today)] == [row["start"], row["end"]]
        got = {"start": _iso(period.start), "end": _iso(period.end)}
        ends_right += period.ends == row["ends"]
        same_days = got == {"start": row["start"], "end": row["end"]}
        exact += same_days
        if not same_days or period.ends != row["ends"]:
            wrong.append({**row, "got": {**got, "ends": period.ends}})
    return _result(n, exact, wrong, show=show) | {
        "ends_right": _share(ends_right, n),
        "floor_exact": _share(floor_right, n),
    }


_DATE: Final = re.compile(
    r"\b(\d{1,2})(?: (jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*|[-/](\d{1,2}))(?:[ -/](\d{4}))?",
    re.I,
)
_MONTHS: Final = "jan feb mrt apr mei jun jul aug sep okt nov dec".split()


def floor_period(text: str, today: date) -> tuple[date | None, date | None]:
    """What a handful of regular expressions makes of a cell: dates by day and month, and "vanaf"."""
    days: list[date] = []
    for day, name, number, year in _DATE.findall(text):
        month = _MONTHS.index("mrt" if name.lower() == "maart" else name.lower()[:3]) + 1 if name else int(number)
        try:
            found = date(int(year) if year else today.year, month, int(day))
            if not year and found < today:
                found = found.replace(year=found.year + 1)
        except ValueError:
            continue
        days.append(found)
    if not days:
        return None, None
    if len(days) == 1:
        return (days[0], None) if "vanaf" in text.lower() else (None, days[0])
    return days[0], days[-1]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _measure_amounts(rows: Iterable[dict[str, Any]], *, show: bool) -> dict[str, Any]:
    wrong: list[dict[str, Any]] = []
    n = 0
    for row in rows:
        n += 1
        got = _read_amount(row)
        wanted = {key: row[key] for key in got}
        if row.get("eur") is not None:
            wanted["eur"] = float(row["eur"])
        if row.get("budget_eur") is not None:
            wanted["budget_eur"] = float(row["budget_eur"])
        if not _same(got, wanted):
            wrong.append({**row, "got": got})
    return _result(n, n - len(wrong), wrong, show=show)


def _read_amount(row: dict[str, Any]) -> dict[str, Any]:
    text = row["text"]
    if row["kind"] == "money":
        money = parse_money(text)
        return {"eur": float(money.amount) if money else None}
    if row["kind"] == "hours":
        hours = parse_hours(text, None, _NO_PLANNING)
        return {"total": hours.total if hours else None, "per_week": hours.per_week if hours else None}
    support = parse_support(text, None, _NO_PLANNING)
    return {
        "own_hours": _hours(support.own_hours),
        "others_hours": _hours(support.others_hours),
        "budget_eur": _euros(support.budget_eur),
        "working_time": support.working_time,
        "materials": list(support.materials),
        "nothing": support.nothing,
    }


def _hours(hours: Hours | None) -> dict[str, float | None] | None:
    return {"total": hours.total, "per_week": hours.per_week} if hours else None


def _euros(amount: Decimal | None) -> float | None:
    return float(amount) if amount is not None else None


def _same(got: Any, wanted: Any) -> bool:
    if isinstance(got, dict) and isinstance(wanted, dict):
        return got.keys() == wanted.keys() and all(_same(got[k], wanted[k]) for k in got)
    if isinstance(got, float) and isinstance(wanted, int | float):
        return abs(got - wanted) < 0.005
    return bool(got == wanted)


def _median_ms(rows: Iterable[dict[str, Any]]) -> float:
    texts = [(row["text"], date.fromisoformat(row["today"])) for row in rows]
    spent = []
    for text, today in texts * 5:
        begun = time.perf_counter()
        parse_period(text, today)
        spent.append(time.perf_counter() - begun)
    return round(statistics.median(spent) * 1000, 3)
