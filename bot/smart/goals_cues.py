"""Finds the words in a goal that carry a letter, or that stand where a letter should be.

Rules for where language is regular. What they find serves twice: as features of the trained model and as the
words quoted back to the person.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from bot.smart import goals_nl as nl

_WORD = re.compile(r"[a-zé][a-zé'’-]*[a-zé]|[a-zé]")
_ONE = re.compile(r"\béén\b", re.IGNORECASE)
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "´": "'", "`": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "}
)


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that mean something for the verdict: `label` says what, `start`/`end` are offsets in the text."""

    label: str
    start: int
    end: int


def normalise(text: str) -> str:
    """Lower case, straight quotes, no accents except in "één"; as long as `text`, so offsets stay valid."""
    out = text.translate(_QUOTES)
    if out.isascii():
        return out.lower()
    out = "".join(_plain(char) for char in out)
    for match in _ONE.finditer(text):
        out = f"{out[: match.start()]}één{out[match.end() :]}"
    return out


def _plain(char: str) -> str:
    if char.isascii():
        return char.lower()
    base = unicodedata.normalize("NFD", char)[0].lower()
    return base if len(base) == 1 else char


@cache
def verb_forms(infinitive: str) -> frozenset[str]:
    """The regular written forms of a Dutch verb: maken, maak, maakt, maakte, gemaakt.

    Weak verbs by rule; of a separable verb ("invullen") the joined forms only. Strong forms are left to the
    trained model, which sees word parts.
    """
    prefix = next((p for p in _SEPARABLE if infinitive.startswith(p) and len(infinitive) - len(p) > 4), "")
    core = infinitive[len(prefix) :]
    stem = core[:-2] if core.endswith("en") else core[:-1]
    stems = {stem}
    if len(stem) > 2 and stem[-1] not in _VOWELS:
        if stem[-1] == stem[-2]:
            stems = {stem[:-1]}
        elif stem[-2] in "aeou" and stem[-3] not in _VOWELS:
            # An open syllable (ma-ken) closes with a double vowel (maak). In -elen, -eren, -enen it depends on the
            # stress (oefen, beoordeel), which spelling does not show.
            closed = f"{stem[:-1]}{stem[-2]}{stem[-1]}"
            stems = {stem, closed} if stem[-2] == "e" and stem[-1] in "lrn" else {closed}
    forms = {infinitive, f"{prefix}te{core}"} if prefix else {infinitive}
    for stem in (re.sub("v$", "f", re.sub("z$", "s", stem)) for stem in stems):
        ending = "" if stem.endswith(("t", "d")) else "t" if stem[-1] in "kfschpx" else "d"
        forms |= {prefix + stem, prefix + stem.removesuffix("t") + "t"}
        forms.add(stem + ending if core.startswith(_UNSEPARABLE) else f"{prefix}ge{stem}{ending}")
    return frozenset(forms)


_VOWELS = "aeiouy"
_SEPARABLE = (
    "aan", "achter", "af", "bij", "binnen", "bloot", "door", "in", "klaar", "langs", "leeg", "les", "mee", "na",
    "op", "rond", "samen", "schoon", "terug", "toe", "uit", "vast", "voor", "weg",
)  # fmt: skip
_UNSEPARABLE = ("be", "ge", "ver", "her", "ont", "onder", "over")


@cache
def _lexicon() -> dict[str, str]:
    """Word -> label, for every word list. Earlier lists win."""
    words: dict[str, str] = {}
    for label, listed in (
        ("vague_verb", nl.VAGUE_VERBS),
        ("learning_verb", nl.LEARNING_VERBS),
        ("action", nl.ACTION_VERBS),
        ("thin_action", nl.THIN_ACTION_VERBS),
    ):
        for verb in listed:
            for form in verb_forms(verb):
                if form not in nl.NOT_ACTION:
                    words.setdefault(form, label)
                    if form.endswith("en") and len(form) > 5:
                        words.setdefault(form[:-1], label)  # as it is said and often typed: "kijke"
    for label, listed in (
        ("quality", nl.QUALITIES),
        ("comparative", nl.COMPARATIVES),
        ("learning_noun", nl.LEARNING_NOUNS),
    ):
        for word in listed:
            words[word] = label
    return words


_COMPARATIVE_ENDING = re.compile(
    r"(?:lijk|ig|zaam|baar|vaardig|ief|eel|ant|ent|isch|bewust|gericht|loos|vol|erd|eus|abel|air|aal)ere?$"
    r"|(?:lijker|iger|zamer|baarder|ender|iever|eler|anter|enter|ischer|bewuster|gerichter|voller|eerder|euzer|abeler)e?$"
)


def words_of(plain: str) -> list[tuple[str, int, int]]:
    """The words of a normalised text with their offsets."""
    return [(match.group(), match.start(), match.end()) for match in _WORD.finditer(plain)]


def is_content(word: str) -> bool:
    """Whether a normalised word can say what a goal is about."""
    return (
        len(word) > 3
        and word not in nl.STOP_WORDS
        and word not in nl.NO_TOPIC
        and word_label(word) not in ("comparative", "vague_verb", "learning_verb", "thin_action")
    )


def word_label(word: str) -> str:
    """The word list a normalised word belongs to, "" when none."""
    label = _lexicon().get(word, "")
    if not label and word not in nl.NOT_COMPARATIVE and len(word) > 5 and _COMPARATIVE_ENDING.search(word):
        return "comparative"
    return label


def _is_topic(word: str) -> bool:
    return word not in nl.NO_TOPIC and not word.isdigit() and word_label(word) != "learning_verb"


def _topic_end(plain: str, match: re.Match[str]) -> int:
    """Where a topic of more words ends: "diploma gespecialiseerd kok", "training 'Effectief communiceren'"."""
    end = match.end()
    opener = plain[match.start("topic") - 1]
    if opener in "'\"" and (close := plain.find(opener, end, end + 60)) > 0:
        return close + 1
    reach = plain[end : end + 60]
    taken = 0
    for word, start, stop in words_of(reach)[:2]:
        if reach[taken:start] != " " or not is_content(word) or word_label(word) not in ("", "quality"):
            break
        taken = stop
    return end + taken


def _mask(plain: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda match: "\x1f" * len(match.group()), plain)


# These look like names but do measure: "B1", "PSM 1".
_NAMES_COUNT = frozenset({"level", "certificate_name"})


def find_cues(plain: str, end_words: str = "") -> list[Cue]:
    """All cues in a normalised text, by position.

    `end_words` are the words in which the planning was read; numbers in them say when and measure nothing.
    """
    cues: list[Cue] = []
    for word, start, end in words_of(plain):
        if label := word_label(word):
            cues.append(Cue(label, start, end))
    for label, pattern in (
        ("magie_we", nl.MAGIE_PATTERN),
        ("magie_image", nl.MAGIE_IMAGE_PATTERN),
        ("open_end", nl.OPEN_END_PATTERN),
        ("vague", nl.VAGUE_PHRASES),
        ("endless", nl.ENDLESS_PATTERN),
        ("start", nl.START_PATTERN),
        ("wish", nl.WISH_PATTERN),
        ("course", nl.COURSE_PATTERN),
    ):
        cues += [Cue(label, *match.span()) for match in pattern.finditer(plain)]
    cues += [Cue("topic", *match.span()) for match in nl.COURSE_COMPOUND_PATTERN.finditer(plain)]
    for pattern in (nl.COURSE_TOPIC_PATTERN, nl.CERTIFICATE_TOPIC_PATTERN):
        cues += [
            Cue("topic", match.start(), _topic_end(plain, match))
            for match in pattern.finditer(plain)
            if _is_topic(match["topic"])
        ]
    undated = _mask(plain, nl.DATE_LIKE)
    if any(char.isdigit() for char in end_words):
        undated = undated.replace(normalise(end_words), "\x1f" * len(end_words))
    unnamed = _mask(undated, nl.NAME_LIKE)
    cues += [Cue("name_number", *match.span()) for match in nl.NAME_LIKE.finditer(undated)]
    for name, pattern in nl.MEASURE_PATTERNS.items():
        text = plain if name == "norm" else undated if name in _NAMES_COUNT else unnamed
        cues += [Cue(name, *match.span()) for match in pattern.finditer(text)]
    bounds = [cue for cue in cues if cue.label == "bound"]
    if bounds:
        # "minder dan 3" is not a direction without an end.
        cues = [
            cue
            for cue in cues
            if cue.label != "comparative" or not any(bound.start <= cue.start < bound.end for bound in bounds)
        ]
    return sorted(cues, key=lambda cue: (cue.start, cue.end))
