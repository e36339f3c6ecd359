"""The scorecard: how many conversations of each family, and of each kind in it, went as they should."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from conversations import FAMILIES

Card = dict[str, Any]


def scores(results: Iterable[tuple[str, str, bool]]) -> Card:
    """From (family, kind, went well) to counts, in the order of the families."""
    kept = list(results)
    families = {}
    for family, kinds in FAMILIES.items():
        found = {kind: _count(ok for f, k, ok in kept if (f, k) == (family, kind)) for kind in kinds}
        families[family] = {**_count(ok for f, _, ok in kept if f == family), "kinds": found}
    return {**_count(ok for _, _, ok in kept), "families": families}


def _count(oks: Iterable[bool]) -> dict[str, int]:
    kept = list(oks)
    return {"passed": sum(kept), "played": len(kept)}


def table(card: Card) -> list[str]:
    """The lines of a Markdown table."""
    lines = ["| family | kinds | went well |", "|---|---|---|"]
    for family, score in card["families"].items():
        kinds = ", ".join(f"{kind} {n['played']}" for kind, n in score["kinds"].items())
        lines.append(f"| {family} | {kinds} | {score['passed']} of {score['played']} |")
    return [*lines, f"| **all** | | **{card['passed']} of {card['played']}** |"]
