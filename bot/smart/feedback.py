"""Turns a verdict into words: what is missing and one question about it, and what is already good.

No goal is put into anyone's mouth: an example comes from the same kind of work, never from the goal itself.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from functools import cache
from typing import Final

from bot.smart import goals_nl as nl
from bot.smart import messages_nl as say
from bot.smart.goals_cues import is_content, normalise, word_label, words_of
from bot.smart.types import LETTERS, GoalRow, LetterName, Verdict

_MAX_TOPIC_WORDS: Final = 4
_MAX_QUOTED: Final = 2


def follow_up(letter: LetterName, row: GoalRow, verdict: Verdict) -> str:
    """One concrete question about a letter that is missing, in the words of this goal."""
    example = f"‘{_example(letter, row)}’"
    topic = _topic(row)
    if letter == "measurable" and _only_doing(row, verdict) and topic:
        return say.QUESTION_AFTER_ACTIVITY.format(topic=_quoted([topic]), example=example)
    if not topic:
        return say.QUESTION_NO_TOPIC[letter].format(example=example)
    return _pick(say.QUESTION[letter], row).format(topic=_quoted([topic]), example=example)


def give_feedback(row: GoalRow, verdict: Verdict) -> tuple[str, ...]:
    """For each missing letter two short sentences: which words leave it open, and one question."""
    return tuple(
        f"{_observation(letter, row, verdict)} {follow_up(letter, row, verdict)}" for letter in verdict.missing
    )


def praise(row: GoalRow, verdict: Verdict) -> tuple[str, ...]:
    """For each letter that is there one sentence that quotes the words which did it; no words are quoted twice."""
    said: set[str] = set()
    lines = []
    for letter in LETTERS:
        found = verdict.letter(letter)
        if not found.present:
            continue
        fresh = [words for words in found.evidence if not any(_overlap(words, earlier) for earlier in said)]
        said.update(fresh[:_MAX_QUOTED])
        lines.append(
            _begin(_pick(say.STRONG[letter], row).format(words=_quoted(fresh))) if fresh else say.STRONG_BARE[letter]
        )
    return tuple(lines)


def _observation(letter: LetterName, row: GoalRow, verdict: Verdict) -> str:
    words = verdict.letter(letter).evidence
    if verdict.kind == "magie":
        return say.MAGIE[letter]
    if letter == "time_bound":
        plain = normalise(row.text)
        if not words and (often := nl.MEASURE_PATTERNS["frequency"].search(plain)):
            return _begin(say.FREQUENCY_NO_END.format(words=_quoted([row.text[often.start() : often.end()]])))
        if words and (verdict.start or _BEGINS.match(normalise(words[0]))):
            return _begin(say.START_NO_END.format(words=_quoted(words)))
    if letter == "measurable" and _only_doing(row, verdict) and (doing := _doing(row)):
        return _begin(say.ACTIVITY_MEASURABLE.format(words=_quoted([doing])))
    if letter == "measurable" and not verdict.specific.present:
        # Both letters would name the same words; the second time a plain sentence reads better.
        words = tuple(word for word in words if word not in verdict.specific.evidence[:_MAX_QUOTED])
    if words:
        return _begin(_pick(say.VAGUE[letter], row).format(words=_quoted(words)))
    return _pick(say.BARE[letter], row)


_BEGINS: Final = re.compile(r"(?:vanaf|start|starten|begin|na)\b")


def _only_doing(row: GoalRow, verdict: Verdict) -> bool:
    if verdict.kind == "activity":
        return True
    return verdict.specific.present and not row.result.strip() and _doing(row) != ""


def _doing(row: GoalRow) -> str:
    """The learning activity a row names ("een cursus Excel volgen" gives "cursus Excel"), "" when none."""
    text = row.activity.strip() or row.goal.strip()
    plain = normalise(text)
    course = next((m for m in nl.COURSE_TOPIC_PATTERN.finditer(plain) if m["topic"] not in nl.NO_TOPIC), None)
    if course:
        return text[course.start() : course.end()]
    if bare := nl.COURSE_PATTERN.search(plain):
        return text[bare.start() : bare.end()]
    return next((text[start:end] for word, start, end in words_of(plain) if word_label(word) == "learning_verb"), "")


# --- what the goal is about ---------------------------------------------------------------------------------

_ABOUT: Final = re.compile(
    r"\b(?:in|met|over|van|aan|bij|op|richting|voor|naar)\s+(?:(?:de|het|een|mijn|den|m'n|onze|ons)\s+)?"
)
_ENDS_TOPIC: Final = re.compile(r"[.,;:!?()\n]")


def _topic(row: GoalRow) -> str:
    """What the goal is about, in its own words; "" when that cannot be told."""
    goal = row.goal.strip() or row.text.strip()
    short = goal.strip(" .,!?;:'\"“”‘’()-")
    if short and len(short.split()) <= _MAX_TOPIC_WORDS and (row.is_whole_row or not _has_verb_of_wish(short)):
        candidate = short
        if not _says_nothing(candidate) and not any(char in candidate for char in "\n?!.;"):
            return candidate
    plain = normalise(goal)
    for pattern in (nl.COURSE_TOPIC_PATTERN, nl.CERTIFICATE_TOPIC_PATTERN):
        for match in pattern.finditer(plain):
            if match["topic"] not in nl.NO_TOPIC:
                return goal[match.start() : match.end()]
    if compound := nl.COURSE_COMPOUND_PATTERN.search(plain):
        return goal[compound.start() : compound.end()]
    timeless = nl.DATE_LIKE.sub(lambda found: "\n" * len(found.group()), plain)
    best = ""
    for match in _ABOUT.finditer(timeless):
        phrase = _phrase_at(goal, timeless, match.end())
        if len(phrase) > len(best) and not _says_nothing(phrase):
            best = phrase
            break
    return best or _noun_phrase(goal, timeless)


def _phrase_at(goal: str, plain: str, start: int) -> str:
    """One to three words from `start` on that can be a topic."""
    end = start
    for count, (word, at, stop) in enumerate(words_of(plain[start : start + 60])):
        gap = plain[end : start + at]
        if count >= 3 or _ENDS_TOPIC.search(gap) or (count and word not in _GLUE and not is_content(word)):
            break
        if not count and not is_content(word):
            return ""
        if word not in _GLUE:
            end = start + stop
        elif count == 2:
            break
    return goal[start:end]


_GLUE: Final = frozenset({"en", "van", "met", "de", "het", "voor"})


def _noun_phrase(goal: str, plain: str) -> str:
    """The longest word that could name a thing."""
    nouns = [
        (stop - start, -start, goal[start:stop])
        for word, start, stop in words_of(plain)
        if is_content(word) and not word_label(word) and not word.endswith(("en", "er", "ere"))
    ]
    return max(nouns)[2] if nouns else ""


def _says_nothing(phrase: str) -> bool:
    return not any(
        is_content(word) or (len(word) <= 3 and word not in nl.STOP_WORDS)
        for word, _, _ in words_of(normalise(phrase))
    )


def _has_verb_of_wish(text: str) -> bool:
    plain = normalise(text)
    return bool(
        nl.WISH_PATTERN.search(plain)
        or any(
            word_label(word) in ("comparative", "vague_verb", "learning_verb", "thin_action", "action")
            for word, _, _ in words_of(plain)
        )
        or nl.OPEN_END_PATTERN.search(plain)
        or nl.DATE_LIKE.search(plain)
    )


# --- examples -----------------------------------------------------------------------------------------------


@cache
def _signs() -> tuple[tuple[say.Work, re.Pattern[str]], ...]:
    return tuple(
        (
            work,
            re.compile(
                r"\b(?:"
                + "|".join(re.escape(s[:-1]) + r"\b" if s.endswith("$") else re.escape(s) for s in work.signs)
                + ")"
            ),
        )
        for work in (*say.WORK, *say.SKILLS)
    )


def kind_of_work(row: GoalRow) -> say.Work:
    """The kind of work, or else the skill, that most words of the row point to."""
    # The goal's own words count twice: a team leader in a kitchen who wants to lead is helped as a leader.
    plain, goal = normalise(row.text), normalise(row.goal)
    hits = [(len(set(pattern.findall(plain))) + len(set(pattern.findall(goal))), work) for work, pattern in _signs()]
    for group in (say.WORK, say.SKILLS):
        count, best = max(((count, work) for count, work in hits if work in group), key=lambda hit: hit[0])
        if count:
            return best
    return say.GENERAL


def _example(letter: LetterName, row: GoalRow) -> str:
    """The example that shares most with the goal without repeating it."""
    plain = normalise(row.text)
    words = {word for word, _, _ in words_of(plain) if is_content(word)}
    options = [option for option in kind_of_work(row).examples[letter] if normalise(option) not in plain]
    if not options:
        options = list(say.GENERAL.examples[letter])
    shared = [len(words & {word for word, _, _ in words_of(normalise(option))}) for option in options]
    if max(shared):
        return options[shared.index(max(shared))]
    return _pick(options, row)


# --- wording ------------------------------------------------------------------------------------------------


def _pick(options: Sequence[str], row: GoalRow) -> str:
    """One of some phrasings: always the same for the same text, different between texts."""
    return options[zlib.crc32(row.text.encode("utf-8", "replace")) % len(options)]


def _quoted(words: Sequence[str]) -> str:
    clean = [" ".join(word.split()).strip(" .,;:!?‘’'\"()") for word in words]
    quoted = [f"‘{word.replace('!', '').replace('?', '')}’" for word in dict.fromkeys(clean) if word][:_MAX_QUOTED]
    return f" {say.AND} ".join(quoted)


def _begin(sentence: str) -> str:
    """A capital at the start, also inside an opening quote."""
    for position, char in enumerate(sentence):
        if char.isalpha():
            return sentence[:position] + char.upper() + sentence[position + 1 :]
        if char not in "‘“(":
            break
    return sentence


def _overlap(one: str, other: str) -> bool:
    left, right = normalise(one), normalise(other)
    return left in right or right in left
