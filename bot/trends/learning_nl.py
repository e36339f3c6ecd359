"""Which of the four ways of learning a Dutch activity is: words alone, for a count that needs no more."""

from __future__ import annotations

import re
from typing import Final

_STEMS: Final[dict[str, str]] = {
    "course": """
        cursus\\w* \\w*training\\w* opleiding\\w* workshop\\w* e-?learning\\w* \\w*module\\w* webinar\\w*
        masterclass\\w* bijscholing\\w* nascholing\\w* certifica\\w* examen\\w* diploma\\w* leergang\\w*
        \\w*lessen studie\\w* studer\\w* congres\\w* seminar\\w* vorming\\w* boek\\w* lees lezen oefen\\w*""",
    "placement": """
        stage\\w* snuffelstage\\w* detacher\\w* gedetacheerd uitwissel\\w* ruil\\w* klus\\w* project\\w* werkplek\\w*
        proefplaats\\w* traineeship\\w* waarneem\\w* waarnemen""",
    "shadowing": """
        meelop\\w* loop\\w* meekijk\\w* kijk\\w* meega\\w* meedraai\\w* draai\\w* meerijd\\w* rijd\\w* meewerk\\w*
        observ\\w* bezoek\\w* schaduw\\w* snuffel\\w*""",
    "coaching": """
        \\w*coach\\w* begeleid\\w* \\w*begeleider\\w* supervisi\\w* intervisi\\w* mentor\\w* buddy\\w* leermeester\\w*
        feedback sparr\\w* inwerk\\w* inwerken klankbord\\w*""",
}
_WITH: Final = re.compile(r"\b(?:mee|met)\b")
_ALONG: Final = frozenset(("loop", "kijk", "draai", "rijd"))
"""Verbs that mean going along only where "mee" or "met" stands in the same text: "ik loop een dag mee"."""

_PATTERNS: Final = {
    kind: re.compile(rf"\b(?:{'|'.join(stems.split())})\b", re.IGNORECASE) for kind, stems in _STEMS.items()
}


def ways_of_learning(activity: str) -> tuple[str, ...]:
    """The ways that an activity names, in the order of the text; none where it names none of the four."""
    text = activity.lower()
    along = bool(_WITH.search(text))
    first: dict[str, int] = {}
    for kind, pattern in _PATTERNS.items():
        for found in pattern.finditer(text):
            if kind == "shadowing" and not along and found.group().startswith(tuple(_ALONG)):
                continue
            first[kind] = found.start()
            break
    return tuple(sorted(first, key=first.__getitem__))
