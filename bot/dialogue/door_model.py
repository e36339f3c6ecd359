"""What the door's model sees of one sentence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from bot.dialogue import door_nl
from bot.learning.lexicon import lexicon
from bot.learning.linear import add
from bot.learning.words import words_of

VERSION: Final = 4  # raise it when `features` changes, so that an old model is not read with new eyes
_MOST_WORDS: Final = 80
SAY: Final = 0.4
"""Of the network in what the model says, by leaving files out."""
_NEAR: Final = 6
"""How many words away someone can still be the one it is said of."""


def features(sentence: str) -> dict[str, float]:
    """What the model sees, as name and weight.

    Each group of features is scaled to the same length, so that a long sentence does not shout a short one down.
    """
    said = tuple(door_nl.literally(" ".join(words_of(sentence))).split())[:_MOST_WORDS]
    seen: dict[str, float] = {}
    add(seen, {f"w:{word}" for word in said}, 1.4)
    add(seen, {f"b:{a} {b}" for a, b in pairwise(("^", *said, "$"))}, 1.0)
    letters = {
        f"c:{mark[i : i + n]}"
        for word in said
        for mark in (f" {word} ",)
        for n in (4, 5)
        for i in range(len(mark) - n + 1)
    }
    add(seen, letters, 1.4)
    known = lexicon()
    classes = {f"l:{name}" for word in said for name in known.classes(word)}
    classes |= {f"l:~{name}" for word in said for name in known.modifier_classes(word)}
    add(seen, classes, 1.4)

    pointers = [door_nl.pointers(word) for word in said]
    frames = [door_nl.frames(word) for word in said]
    turns = door_nl.turns(" ".join(said))
    pointed = sorted({name for found in pointers for name in found})
    framed = {name for found in frames for name in found}
    if door_nl.names_someone(sentence):
        framed.add("named")
    meaning = {f"p:{name}" for name in pointed} | {f"t:{name}" for name in turns} | {f"f:{name}" for name in framed}
    meaning |= {f"p:{name} f:{frame}" for name in pointed for frame in framed}
    meaning |= {f"p:{a}+{b}" for i, a in enumerate(pointed) for b in pointed[i + 1 :]}
    trade = "trade" if "trade" in framed or any(name.startswith("trade") for name in turns) else "no trade"
    meaning |= {f"k:{kind} {trade}" for kind in {_kind(name) for name in (*pointed, *turns)}}
    if not pointed and not turns:
        meaning.add("p:none")
    add(seen, meaning, 2.0)

    near = set()
    for place, found in enumerate(pointers):
        if not found:
            continue
        before = _nearest(frames[max(0, place - _NEAR) : place][::-1])
        after = _nearest(frames[place + 1 : place + 1 + _NEAR])
        claim = _nearest([door_nl.claims(word) for word in said[max(0, place - 4) : place][::-1]])
        for name in found:
            near |= {f"n:{before}>{name}", f"n:{name}<{after}", f"v:{claim}>{name}", f"v:{before} {claim}>{name}"}
        near |= {f"v:{before} {claim}>", f"v:{before} {claim}>{_kind(found[0])}"}
    for name in _claimed(said, pointers, frames):
        seen[name] = 1.0
    add(seen, near or {"n:none"}, 1.6)

    add(seen, _scene(said, pointed, framed), 1.5)
    short = min(len(said), 4)
    add(seen, {f"s:{short}", *(f"s:{short} {name}" for name in pointed if short < 4)}, 0.6)
    return seen


def _scene(said: tuple[str, ...], pointed: list[str], framed: set[str]) -> set[str]:
    """Who is in the sentence, by each kind of subject: the writer, someone else, someone near, people of a trade.

    "Wonden verzorgen" has nobody in it and ends in what one does, as work often does.
    """
    who = "+".join(
        name
        for name, there in (
            ("I", any(word in door_nl.SELF for word in said)),
            ("they", any(word in door_nl.THEY for word in said)),
            ("near", not framed.isdisjoint(("relative", "colleague", "named"))),
            ("trade", "trade" in framed),
            ("asks", said[:1] and said[0] in door_nl.ASKING),
        )
        if there
    )
    doing = len(said) > 1 and said[-1].endswith(door_nl.DOING)
    sure = any(not name.endswith("?") and name not in ("body", "hurts") for name in pointed)
    kinds = {_kind(name) for name in pointed} or {"none"}
    seen = {f"e:{who}", f"e:{who} doing {doing}", f"e:{who} sure {sure}", f"e:sure {sure} {bool(pointed)}"}
    for kind in kinds:
        seen |= {f"e:{who} {kind}", f"e:{who} {kind} doing {doing} {len(said) < 4}", f"e:{kind} doing {doing}"}
    return seen


def _claimed(said: tuple[str, ...], pointers: list[tuple[str, ...]], frames: list[tuple[str, ...]]) -> Iterator[str]:
    """What someone is said to be, have or undergo, with nothing in between that makes it someone else's or work."""
    for place, found in enumerate(pointers):
        for back in range(1, min(5, place + 1)):
            ties = door_nl.claims(said[place - back])
            if "trade" in frames[place - back] or (ties and ties[0] == "caring"):
                break
            if ties:
                who = frames[:place]
                by = "self" if any("self" in names for names in who) else "someone" if any(who) else "nobody"
                for name in found:
                    yield f"x:{ties[0]}>{name}"
                    yield f"x:{by} {ties[0]}>{_kind(name)}"
                break


def _kind(name: str) -> str:
    """health, trade, or one of the other subjects."""
    name = name.partition(":")[0].removesuffix("?")
    return "health" if name in ("illness", "off work", "treatment", "body", "hurts", "strain", "substance") else name


def _nearest(frames: list[tuple[str, ...]]) -> str:
    return next((found[0] for found in frames if found), "nobody")
