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
from bot.smart.goals_cues import find_cues, is_content, normalise, words_of
from bot.smart.goals_phrases import action_phrase, shown, topic_of
from bot.smart.types import LETTERS, GoalRow, LetterName, Verdict

_MAX_QUOTED: Final = 2


def follow_up(letter: LetterName, row: GoalRow, verdict: Verdict) -> str:
    """One concrete question about a letter that is missing, in the words of this goal."""
    example = f"‘{_example(letter, row)}’"
    # A rallying cry is about everyone; the question asks for this person's own part in it.
    topic = "" if verdict.kind == "magie" else _kind_or_nothing(topic_of(row))
    if letter == "measurable" and _only_doing(row, verdict) and (doing := _kind_or_nothing(_doing(row))):
        return say.QUESTION_AFTER_ACTIVITY.format(topic=_quoted([doing]), example=example)
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
        evidence = found.evidence
        if (
            letter == "specific"
            and not row.is_whole_row
            and (phrase := shown(row.goal, evidence, _quoted_later(verdict)))
        ):
            evidence = (phrase,)
        fresh = [words for words in evidence if not any(_within(words, earlier) for earlier in said)]
        said.update(fresh[:_MAX_QUOTED])
        lines.append(
            _begin(_pick(say.STRONG[letter], row).format(words=_quoted(fresh))) if fresh else say.STRONG_BARE[letter]
        )
    return tuple(lines)


def _quoted_later(verdict: Verdict) -> tuple[str, ...]:
    """When it must be done, and "zelfstandig": said of their own, so not also inside what is done."""
    alone = tuple(words for words in verdict.measurable.evidence if words.lower() in ("zelfstandig", "alleen"))
    return (*verdict.time_bound.evidence, *alone)


def _observation(letter: LetterName, row: GoalRow, verdict: Verdict) -> str:
    words = tuple(word for word in verdict.letter(letter).evidence if _kind_or_nothing(word))
    if verdict.kind == "magie":
        return say.MAGIE[letter]
    if letter == "time_bound":
        plain = normalise(row.text)
        if not words and (often := nl.MEASURE_PATTERNS["frequency"].search(plain)):
            return _begin(say.FREQUENCY_NO_END.format(words=_quoted([row.text[often.start() : often.end()]])))
        if words and (verdict.start or _BEGINS.match(normalise(words[0]))):
            return _begin(say.START_NO_END.format(words=_quoted(words)))
    if letter == "measurable" and _only_doing(row, verdict) and (doing := _kind_or_nothing(_doing(row))):
        return _begin(say.ACTIVITY_MEASURABLE.format(words=_quoted([doing])))
    if words:
        return _begin(_pick(say.VAGUE[letter], row).format(words=_quoted(words)))
    return _pick(say.BARE[letter], row)


_BEGINS: Final = re.compile(r"(?:vanaf|met ingang|start|starten|begin|na)\b")


def _kind_or_nothing(words: str) -> str:
    """The person's own words, unless quoting them here would sound like a reproach."""
    plain = words.lower()
    return "" if any(unkind in plain for unkind in say.UNKIND) else words


def _only_doing(row: GoalRow, verdict: Verdict) -> bool:
    if verdict.kind == "activity":
        return True
    return verdict.specific.present and not row.result.strip() and _doing(row) != ""


def _doing(row: GoalRow) -> str:
    """The learning activity a row names ("een cursus Excel volgen" gives "cursus Excel"), "" when none."""
    text = row.activity.strip() or row.goal.strip()
    plain = normalise(text)
    cues = find_cues(plain)
    for cue in cues:
        if cue.label == "topic" and not nl.CERTIFICATE_TOPIC_PATTERN.match(plain, cue.start):
            return text[cue.start : cue.end]
    for cue in cues:
        if cue.label == "learning_verb" and (phrase := action_phrase(text, plain, cue)):
            return phrase
    bare = next((cue for cue in cues if cue.label in ("course", "learning_verb")), None)
    return text[bare.start : bare.end] if bare else ""


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
    options = [option for option in kind_of_work(row).examples[letter] if _plain_words(option)[0] not in plain]
    if not options:
        options = list(say.GENERAL.examples[letter])
    shared = [len(words & _plain_words(option)[1]) for option in options]
    if max(shared):
        return options[shared.index(max(shared))]
    return _pick(options, row)


@cache
def _plain_words(example: str) -> tuple[str, frozenset[str]]:
    """An example of the catalogue, normalised, and its words."""
    plain = normalise(example)
    return plain, frozenset(word for word, _, _ in words_of(plain))


# --- wording ------------------------------------------------------------------------------------------------


def _pick(options: Sequence[str], row: GoalRow) -> str:
    """One of some phrasings: always the same for the same text, different between texts."""
    return options[zlib.crc32(row.text.encode("utf-8", "replace")) % len(options)]


_QUOTE_MARK: Final = re.compile(r"(?<!\w)['\"‘“]|['\"’”](?!\w)")


def _quoted(words: Sequence[str]) -> str:
    clean = [_QUOTE_MARK.sub("", " ".join(word.split())).strip(" .,;:!?‘’'\"()") for word in words]
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


def _within(one: str, other: str) -> bool:
    return normalise(one) in normalise(other)
