"""Naming the themes of a text: one or two of the fixed labels, for any text, the same each time."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot import cli
from bot.learning.linear import ModelMissing
from bot.trends import themes
from bot.trends.themes import THEMES, Theme, Themes, as_published, chosen
from bot.trends.themes_model import features
from bot.trends.themes_training import train

DATA = Path(__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def models_dir(trained: Callable[[str], Path]) -> Path:
    return trained("themes")


@pytest.fixture(scope="module")
def model(models_dir: Path) -> Themes:
    return Themes.load(models_dir)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("Ik wil teamleider worden en leren hoe ik mensen aanstuur", "leidinggeven"),
        ("een presentatie geven voor de directie", "communicatie"),
        ("beter samenwerken met de collega's van de andere ploeg", "samenwerken"),
        ("klachten van klanten netjes oplossen", "klantgerichtheid"),
        ("excel cursus, draaitabellen", "digitaal"),
        ("mijn lasdiploma halen", "vakkennis"),
        ("mijn agenda op orde en deadlines halen", "plannen_organiseren"),
        ("meer zelfvertrouwen en grenzen aangeven", "persoonlijke_effectiviteit"),
        ("solliciteren op een andere functie", "loopbaan"),
        ("minder werkdruk en stress", "gezondheid_balans"),
        ("meedoen aan de pilot en ideeën uitproberen", "verandering_innovatie"),
        ("NEDERLANDSE LES VOLGEN", "taal"),
        ("een nieuwe parkeerplaats", "overig"),
    ],
)
def test_a_plain_text_gets_its_theme(model: Themes, text: str, theme: Theme) -> None:
    assert theme in model.themes_of(text)


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("iedereen loopt op zijn tandvlees", "gezondheid_balans"),
        ("wij zijn los zand", "samenwerken"),
        ("ik zit hier op een dood spoor", "loopbaan"),
        ("om de hete brij heen draaien", "communicatie"),
    ],
)
def test_a_saying_is_taken_for_what_it_means(model: Themes, text: str, theme: Theme) -> None:
    assert theme in model.themes_of(text)


def test_words_that_no_example_has_are_known_by_their_kind() -> None:
    def kinds(text: str) -> set[str]:
        return {name for name in features(text) if name.startswith("l:")}

    assert kinds("slijmbeursontsteking") & kinds("griep")
    assert not kinds("slijmbeursontsteking") & kinds("factuur")


def test_a_text_about_two_things_gets_both(model: Themes) -> None:
    named = model.themes_of("Als leidinggevende feedback geven en moeilijke gesprekken voeren met mijn medewerkers")
    assert set(named) == {"leidinggeven", "communicatie"}


@pytest.mark.parametrize("text", ["", "   ", "?!", "👍", "https://example.nl/leidinggeven", "\u200b"])
def test_a_text_without_words_is_other(model: Themes, text: str) -> None:
    assert model.themes_of(text) == ("overig",)


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=400))
def test_any_text_gets_one_or_two_different_themes(model: Themes, text: str) -> None:
    named = model.themes_of(text)
    assert 1 <= len(set(named)) == len(named) <= 2
    assert set(named) <= set(THEMES)


def test_a_very_long_text_is_read_in_no_time_and_still_named(model: Themes) -> None:
    assert model.themes_of("ik wil beter leren plannen en mijn agenda bijhouden. " * 5000)[0] == "plannen_organiseren"


def test_how_it_is_typed_does_not_matter(model: Themes) -> None:
    assert model.themes_of("Patiënten beter helpen") == model.themes_of("PATIENTEN   beter helpen!!")


def test_other_never_stands_beside_a_theme() -> None:
    odds: dict[Theme, float] = dict.fromkeys(THEMES, 0.0)
    assert chosen({**odds, "taal": 0.9, "overig": 0.8}) == ("taal",)
    assert chosen({**odds, "taal": 0.8, "overig": 0.9}) == ("overig",)


def test_words_the_model_does_not_know_are_a_theme_sooner_than_none() -> None:
    odds: dict[Theme, float] = dict.fromkeys(THEMES, 0.0)
    assert chosen({**odds, "vakkennis": 0.15, "overig": 0.2}) == ("vakkennis",)
    assert chosen({**odds, "vakkennis": 0.15, "overig": 0.3}) == ("overig",)


def test_the_most_telling_theme_stands_first_and_a_weak_second_is_left_out() -> None:
    odds: dict[Theme, float] = dict.fromkeys(THEMES, 0.0)
    assert chosen({**odds, "digitaal": 0.6, "taal": 0.9}) == ("taal", "digitaal")
    assert chosen({**odds, "digitaal": 0.1, "taal": 0.9}) == ("taal",)


def test_health_is_counted_as_other_for_hr() -> None:
    assert as_published(("gezondheid_balans",)) == ("overig",)
    assert as_published(("gezondheid_balans", "loopbaan")) == ("overig", "loopbaan")
    assert as_published(("overig", "gezondheid_balans")) == ("overig",)
    assert "gezondheid_balans" not in as_published(THEMES)


@pytest.mark.slow
def test_the_same_examples_give_the_same_model(models_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "pretrained").symlink_to(models_dir / "pretrained")
    train(DATA, tmp_path)
    once, again = models_dir / "themes", tmp_path / "themes"
    assert (again / "features.json").read_bytes() == (once / "features.json").read_bytes()
    # The last digits of a sum depend on how many threads it was made by.
    np.testing.assert_allclose(np.load(again / "weights.npy"), np.load(once / "weights.npy"), atol=1e-3)


def test_a_missing_model_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match="make train"):
        Themes.load(tmp_path)


def test_a_damaged_model_is_as_good_as_missing(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "features.json").write_text("{")
    with pytest.raises(ModelMissing):
        Themes.load(tmp_path)


def test_the_command_answers_line_by_line(model: Themes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(themes, "default_themes", lambda: model)
    lines = [{"id": "a", "text": "Nederlandse les"}, {"id": 2, "text": ""}]
    result = CliRunner().invoke(cli.main, ["themes", "--json"], input="".join(json.dumps(x) + "\n" for x in lines))
    assert result.exit_code == 0
    assert [json.loads(line) for line in result.output.splitlines()] == [
        {"id": "a", "themes": ["taal"]},
        {"id": 2, "themes": ["overig"]},
    ]


def test_the_command_without_a_model_says_so_plainly(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(themes, "default_themes", lambda: Themes.load(tmp_path))
    result = CliRunner().invoke(cli.main, ["themes", "--json"], input='{"id": 1, "text": "x"}\n')
    assert result.exit_code == 1
    assert "make train" in result.output
    assert "Traceback" not in result.output
