"""Writes into the papers under docs/privacy what the code says: who sees what, how long, how large a group.

`python -m bot.papers` does it; a test fails when it was forgotten. The words around it are people's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from bot.catalogue import say
from bot.channels.door import HELD_FOR
from bot.plan.rights import ALWAYS, SEES
from bot.plan.states import PlanState, Role
from bot.retention import Rules
from bot.trends.rules import DEFAULT_K, FLOOR, STEP

PAPERS: Final = Path(__file__).resolve().parents[1] / "docs" / "privacy"

_FIELDS: Final = {
    "reflection": "antwoorden op de vragen",
    "drafts": "doelen en samenvatting in concept",
    "shared": "wat gedeeld is",
    "final": "het vastgelegde plan en aanvullingen",
    "signatures": "handtekeningen",
    "follow_ups": "voortgang, terugblik",
    "talk": "de datum van het gesprek",
    "preparation": "voorbereiding van de leidinggevende",
    "history": "eerdere teksten",
}
_ROLES: Final = {
    Role.EMPLOYEE: "medewerker",
    Role.MANAGER: "leidinggevende",
    Role.FORMER_MANAGER: "vorige leidinggevende",
    Role.HR: "HR",
    Role.ADMINISTRATOR: "beheerder",
    Role.NOBODY: "ieder ander",
}
_TERMS: Final = {
    "drafts": ("een plan dat niet af is", "de laatste activiteit"),
    "reflections": ("antwoorden op de vragen, met hun geschiedenis", "het gesprek"),
    "messages": (
        "berichten, knoppen en tekst die je klaarzette en niet gebruikte",
        "het antwoord, de bezorging, het typen",
    ),
    "signed": ("alles van wie uit dienst is, ook getekende plannen", "de laatste werkdag"),
    "access": ("regels van het inzagelog", "het moment in de regel"),
}


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(["", *lines, *("| " + " | ".join(row) + " |" for row in rows), ""])


def _when(states: frozenset[PlanState]) -> str:
    if states == ALWAYS:
        return "altijd"
    return ", ".join(say(f"own.state_{state}") for state in PlanState if state in states) or "nooit"


def _rights() -> str:
    rows = []
    for field, roles in SEES.items():
        cells = [_when(roles.get(role, frozenset())) for role in _ROLES]
        if field == "preparation":
            cells[0] = "vanaf het gesprek"  # depends on more than the state; see bot/plan/rights.py
        rows.append((_FIELDS[field], *cells))
    return _table(("wat", *_ROLES.values()), rows)


def _terms() -> str:
    rules = Rules()
    rows = [(what, f"{getattr(rules, name)} dagen", since) for name, (what, since) in _TERMS.items()]
    return _table(("wat", "standaard", "gerekend vanaf"), rows)


def _blocks() -> dict[str, str]:
    return {
        "rights": _rights(),
        "terms": _terms(),
        "k": str(DEFAULT_K),
        "floor": str(FLOOR),
        "step": str(STEP),
        "held": str(int(HELD_FOR.total_seconds() // 60)),
    }


def filled(paper: str) -> str:
    """The paper with every block between `<!-- name -->` and `<!-- /name -->` as the code says it now.

    Raises KeyError for a block that nothing fills.
    """
    blocks = _blocks()

    def fill(found: re.Match[str]) -> str:
        name = found[1]
        return f"<!-- {name} -->{blocks[name]}<!-- /{name} -->"

    return re.sub(r"<!-- (\w+) -->.*?<!-- /\1 -->", fill, paper, flags=re.DOTALL)


def main() -> None:
    """Write all papers again."""
    for path in sorted(PAPERS.glob("*.md")):
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
