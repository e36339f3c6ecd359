"""Which words of a goal to quote: one cue is often too little to read well ("opstellen"), a sentence too much."""

from __future__ import annotations

import re
from typing import Final

from bot.smart import goals_nl as nl
from bot.smart.goals_cues import Cue, find_cues, is_content, normalise, word_label, words_of
from bot.smart.types import GoalRow

_MAX_TOPIC_WORDS: Final = 4
_REACH: Final = 80  # characters either side of a cue; keeps this linear in the length of the text
_BREAK: Final = re.compile(r"[.,;:!?()\n]")
_ARTICLES: Final = frozenset({"de", "het", "een", "mijn", "onze", "den", "ne", "alle", "elke", "iedere", "nieuwe"})
_GLUE: Final = frozenset({"en", "van", "met", "de", "het", "voor", "in"})
_TRAILING: Final = frozenset(
    nl.listed(
        """
    aan als bij binnen dan dat de die door een en er het ik in is met mijn na naar of om ook op over te tegen tot uit
    van voor we wil zelf ga
    """
    )
)
_NO_ACT: Final = frozenset({"leren", "leer", "leert", "krijgen", "halen", "houden", "werken", "werk", "doe", "doet"})
_WITH: Final = frozenset({"bij", "met", "in", "op", "naar", "aan", "van", "over", "tijdens"})
_PARTICIPLE: Final = re.compile(r"(?:[a-z]{2,5})?ge[a-z]{3,}(?:d|t)")
_SIZED: Final = frozenset({"meer", "minder", "vaker", "beter", "sneller"})


# Words that stand beside a topic or in a figure of speech ("onder de knie"), and are none.
_NO_TOPIC: Final = frozenset(
    nl.listed(
        """
        alleen baas chef gang hand handen hoogte knie leidinggevende manager manier nieuwe niveau orde peil tijd
        vakman vertrouwt zelf zelfstandig
        """
    )
)


def action_phrase(text: str, plain: str, cue: Cue) -> str:
    """A visible action with its object: "offertes opstellen", "geef ik 3 brownbags"; "" when there is none to see."""
    verb = plain[cue.start : cue.end]
    if verb in _NO_ACT:
        return ""
    start, end = cue.start, cue.end
    ahead = next(iter(_tokens(plain[cue.end : cue.end + _REACH])), None)
    if cue.label == "learning_verb" and ahead and ahead[0] in _WITH:
        end = _reach_forward(plain, cue)
    elif verb.endswith("en") or _PARTICIPLE.fullmatch(verb):
        before = _words_before(plain, cue.start)
        if before and before[-1][0] == "te":
            before.pop()
        if before and (is_content(before[-1][0]) or any(char.isdigit() for char in before[-1][0])):
            start = before[-1][1]
            if len(before) > 1 and (before[-2][0] in _ARTICLES or before[-2][0].isdigit()):
                start = before[-2][1]
    else:
        end = _reach_forward(plain, cue)
    phrase = trim(text[start:end])
    needs_object = cue.label != "action" or not verb.endswith("en")
    return "" if needs_object and len(phrase.split()) < 2 else phrase


def _reach_forward(plain: str, cue: Cue) -> int:
    """Where the four words after a cue end, or the sentence does."""
    end = cue.end
    for count, (_, at, stop) in enumerate(_tokens(plain[cue.end : cue.end + _REACH])):
        if count > 3 or _BREAK.search(plain[end : cue.end + at]):
            break
        end = cue.end + stop
    return end


_OPENS: Final = frozenset(nl.listed("dat graag ik kan omdat om te we wij wil zal zodat zou ga gaan mogelijk"))
_MAX_SHOWN: Final = 7


def shown(text: str, words: tuple[str, ...], without: tuple[str, ...] = ()) -> str:
    """The part of `text` around telling words, long enough to read as something one does; "" when that is too long.

    without: words that are quoted for something else; the part stops there.
    """
    plain = normalise(text)
    for pattern in (nl.DATE_LIKE, nl.OPEN_END_PATTERN):
        plain = pattern.sub(lambda found: "\n" * len(found.group()), plain)
    for quoted in map(normalise, without):
        if quoted:
            plain = plain.replace(quoted, "\n" * len(quoted))
    places = [(at, at + len(word)) for word in words if (at := plain.find(normalise(word))) >= 0]
    already = any(len(word.split()) > 2 for word in words)
    if already or len(plain) != len(text) or not places:
        return ""
    start, end = min(places)[0], max(stop for _, stop in places)
    if _BREAK.search(plain, start, end):
        return ""
    before = _words_before(plain, start)
    while before and before[-1][0] not in _OPENS and len(_tokens(plain[start:end])) < _MAX_SHOWN:
        start = before.pop()[1]
    reach = end
    for word, at, stop in _tokens(plain[end : end + _REACH])[:2]:  # "tekeningen" + "leren lezen"
        if not word.endswith("en") or _BREAK.search(plain, end, reach + at) or word in _TRAILING:
            break
        end = reach + stop
    phrase = trim(text[start:end])
    return phrase if 1 < len(phrase.split()) <= _MAX_SHOWN else ""


def vague_phrase(text: str, plain: str, cue: Cue) -> str:
    """Vague words with what they lean on: "meer rust", "betere sfeer"."""
    word, end = plain[cue.start : cue.end], cue.end
    following = next(iter(_tokens(plain[cue.end : cue.end + _REACH])), None)
    if (
        cue.label == "comparative"
        and (word in _SIZED or word.endswith("ere"))
        and following is not None
        and not _BREAK.search(plain[cue.end : cue.end + following[1]])
        and following[0].isalpha()
        and following[0] not in _TRAILING
        and len(following[0]) > 2
    ):
        end = cue.end + following[2]
    return text[cue.start].lower() + text[cue.start + 1 : end]


def trim(words: str) -> str:
    """Without the small words that dangle at the end."""
    parts = words.split()
    while len(parts) > 1 and normalise(parts[-1]) in _TRAILING:
        parts.pop()
    return " ".join(parts)


def topic_of(row: GoalRow) -> str:
    """What the goal is about, in its own words; "" when that cannot be told."""
    goal = row.goal.strip() or row.text.strip()
    plain = normalise(goal)
    short = goal.strip(" .,!?;:'\"“”‘’()-…")
    if len(short.split()) <= _MAX_TOPIC_WORDS and not _BREAK.search(short) and (row.is_whole_row or _is_bare(short)):
        return short if _says_something(short) else ""
    cues = find_cues(plain)
    for cue in cues:
        if cue.label == "topic" and _says_something(goal[cue.start : cue.end]):
            return goal[cue.start : cue.end]
    for cue in cues:
        if cue.label in ("action", "thin_action") and plain[cue.start : cue.end].endswith("en"):
            phrase = action_phrase(goal, plain, cue)
            if len(phrase.split()) > 1 and not nl.DATE_LIKE.search(normalise(phrase)):
                return phrase
    timeless = nl.DATE_LIKE.sub(lambda found: "\n" * len(found.group()), plain)
    for match in _ABOUT.finditer(timeless):
        phrase = _phrase_at(goal, timeless, match.end())
        if phrase and _says_something(phrase):
            return phrase
    return _longest_noun(goal, timeless)


_ABOUT: Final = re.compile(
    r"\b(?:in|met|over|van|aan|bij|op|richting|voor|naar)\s+(?:(?:de|het|een|mijn|den|m'n|onze|ons)\s+)?"
)


def _phrase_at(goal: str, plain: str, start: int) -> str:
    """One to three words from `start` on that can be a topic."""
    end = start
    for count, (word, at, stop) in enumerate(_tokens(plain[start : start + _REACH])):
        if count > 3 or _BREAK.search(plain[end : start + at]):
            break
        if is_content(word) and word_label(word) not in ("action", "quality"):
            end = start + stop
        elif not count or word not in _GLUE:
            break
    return _INFINITIVE_LAST.sub("", goal[start:end]) if not plain[end:].strip(" .!?") else goal[start:end]


# "dichter bij de burger staan": the verb that closes a goal is not what it is about; "grote klanten" is.
_INFINITIVE_LAST: Final = re.compile(r"(?<=[^e\s,])\s+(?:\w+[^aeiou\W]en|staan|gaan|doen|zijn|zien)$")


def _longest_noun(goal: str, plain: str) -> str:
    nouns = [
        (stop - start, -start, goal[start:stop])
        for word, start, stop in words_of(plain)
        if is_content(word)
        and not word_label(word)
        and ("-" in word or not word.endswith(("en", "er", "ere", "ende", "ieve", "elijke", "ische", "ige")))
        and word not in nl.GENERIC
        and word not in nl.EVERYONES
        and word not in _NO_TOPIC
        and not plain[:start].endswith("als ")  # "als wijkagent" is who, not what
    ]
    return max(nouns)[2] if nouns else ""


def _is_bare(text: str) -> bool:
    """A title rather than a sentence."""
    plain = normalise(text)
    return not (
        nl.WISH_PATTERN.search(plain)
        or nl.OPEN_END_PATTERN.search(plain)
        or nl.DATE_LIKE.search(plain)
        or any(
            word_label(word) in ("comparative", "vague_verb", "learning_verb", "thin_action", "action")
            or word in ("worden", "zijn")
            for word, _, _ in words_of(plain)
        )
    )


def _says_something(phrase: str) -> bool:
    """Whether a phrase names more than "iets", "het team" or "een diploma"."""
    return any(
        (is_content(word) or (len(word) <= 3 and word not in nl.STOP_WORDS))
        and word not in nl.GENERIC
        and word not in nl.EVERYONES
        and word not in _NO_TOPIC
        for word, _, _ in words_of(normalise(phrase))
    )


def _tokens(plain: str) -> list[tuple[str, int, int]]:
    return [(match.group(), match.start(), match.end()) for match in re.finditer(r"[\w'€%-]+", plain)]


def _words_before(plain: str, position: int) -> list[tuple[str, int, int]]:
    """The words just before a position, up to the nearest break."""
    begin = max(0, position - _REACH)
    for match in _BREAK.finditer(plain, begin, position):
        begin = match.end()
    return [(word, begin + start, begin + end) for word, start, end in _tokens(plain[begin:position])]
