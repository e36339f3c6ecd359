"""Words are found as they are listed, inflected, and as the head of a compound; and nothing else is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.learning.lexicon import FOLDER, Lexicon

LISTED = {
    "machine": ("tools",),
    "certificaat": ("documents",),
    "heftruck": ("vehicles",),
    "lassen": ("trade",),
    "bellen": ("calls",),
    "huis": ("home",),
    "kas": ("money",),
    "talen": ("languages",),
    "collega": ("colleagues", "people"),
    "kind": ("relatives",),
}


@pytest.fixture(scope="module")
def known() -> Lexicon:
    return Lexicon(LISTED)


@pytest.mark.parametrize(
    ("word", "listed"),
    [
        ("collega", "collega"),
        ("collega's", "collega"),
        ("machines", "machine"),
        ("machientje", None),
        ("las", "lassen"),
        ("gelast", "lassen"),
        ("belt", "bellen"),
        ("huizen", "huis"),
        ("huisje", "huis"),
        ("certificaten", "certificaat"),
        ("kindje", "kind"),
        ("kinderen", None),
    ],
)
def test_an_inflected_word_has_the_classes_of_the_listed_one(known: Lexicon, word: str, listed: str | None) -> None:
    assert known.classes(word) == (LISTED[listed] if listed else ())


@pytest.mark.parametrize(
    ("word", "classes"),
    [
        ("heftruckcertificaat", ("documents",)),
        ("heftruckcertificaten", ("documents",)),
        ("koffiemachine", ("tools",)),
        ("opbellen", ("calls",)),
        ("aardappelkast", ()),  # "kas" is too short to be the head of anything
        ("vertalen", ()),
        ("betalen", ()),
        ("zwijgzaam", ()),
    ],
)
def test_an_unlisted_compound_has_the_classes_of_its_head(
    known: Lexicon, word: str, classes: tuple[str, ...]
) -> None:
    assert known.classes(word) == classes


def test_the_longest_head_counts() -> None:
    both = Lexicon({"wagen": ("vehicles",), "kinderwagen": ("children",)})
    assert both.classes("tweelingkinderwagen") == ("children",)


@pytest.mark.parametrize(
    ("word", "classes"),
    [("heftruckpapieren", ("vehicles",)), ("heftruck", ()), ("kindloos", ("relatives",)), ("kassabon", ())],
)
def test_what_an_unlisted_word_begins_with_is_told_apart(known: Lexicon, word: str, classes: tuple[str, ...]) -> None:
    assert known.modifier_classes(word) == classes


def test_lists_are_read_without_accents_and_remarks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "# people\n[patients]\n# those we care for\npatiënt Cliënt\n\n[guests]\nbezoeker patiënt\n", encoding="utf-8"
    )
    read = Lexicon.read(tmp_path)
    assert read.classes("patient") == ("guests", "patients")
    assert read.classes("client") == ("patients",)
    assert read.names == ("guests", "patients")


@pytest.mark.parametrize("text", ["loose words\n", "[a_class]\ntwo,words\n", "[Not A Class]\nword\n"])
def test_what_is_no_word_in_a_class_is_named_with_file_and_line(tmp_path: Path, text: str) -> None:
    (tmp_path / "broken.txt").write_text(text)
    with pytest.raises(ValueError, match=r"broken\.txt:\d: .*one word, in a class"):
        Lexicon.read(tmp_path)


def test_without_lists_no_word_has_a_class(tmp_path: Path) -> None:
    assert Lexicon.read(tmp_path).classes("machine") == ()


def test_the_lists_of_the_project_can_be_read() -> None:
    Lexicon.read(FOLDER)
