"""Messages written as a letter: the greeting and the signature are manners, and no part of an answer or a request."""

from __future__ import annotations

import re

from bot.dialogue.dutch import bare

_WORD = r"(?i:beste|geachte|dag|hallo|hoi|goe(?:de|den|ie)? ?(?:morgen|middag|dag|avond|navond))"
_GREETING = re.compile(rf"\s*{_WORD}(?:\s*[,.!]*|\b.*[,!]| [A-Z]\w*)\s*")
"""A line that only greets. With more than a name a sign must end it: "Beste eigenschap: geduld" is an answer."""
_NAMED = r"(?: (?:(?i:heer|mevrouw|collega|team|bot)|van|de|[A-Z])[\w/-]{0,20}){0,3}"
_TO = re.compile(rf"\s*(?i:beste|geachte){_NAMED}, *(?=\S)")
"""A greeting on the line that it opens: "Beste, kunt u ..."."""
_CLOSING = re.compile(
    r"^((met )?(vriendelijke|beleefde|hartelijke|collegiale) groet(en)?|mvg|m v g|hoogachtend|alvast (bedankt|dank)"
    r"|bij voorbaat dank)\b"
)
_GREETS = frozenset({"groet", "groeten", "groetjes", "gr"})
_NAMES = re.compile(r"\s*\w+[.,!]*( (van )?[A-Z][\w-]{0,30}[.,]?){0,3}\s*")
_MOST_WORDS = 5
"""Of a greeting, a name, a job or a phone number. More on a line is text."""
_MOST_LINES = 5
"""From the closing words on: name, job, department, number."""


def body_of(text: str) -> str:
    """What a letter says, without its greeting and signature; any other text as it is."""
    lines = text.strip().split("\n")
    if len(lines) > 1 and _is_short(lines[0]) and _GREETING.fullmatch(lines[0]):
        del lines[0]
    elif to := _TO.match(lines[0]):
        lines[0] = lines[0][to.end() :]
    for place in range(max(1, len(lines) - _MOST_LINES), len(lines)):
        if _closes(lines[place]) and all(_is_short(line) for line in lines[place:]):
            del lines[place:]
            break
    body = "\n".join(lines).strip()
    return body if bare(body) and body != text.strip() else text


def _closes(line: str) -> bool:
    """Whether a line takes leave. "Groeten" opens an answer as well: under a letter only a name follows it."""
    said = bare(line)
    return bool(_CLOSING.search(said) or (said.split()[:1] and said.split()[0] in _GREETS and _NAMES.fullmatch(line)))


def _is_short(line: str) -> bool:
    return len(line.split()) <= _MOST_WORDS
