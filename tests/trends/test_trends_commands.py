"""The figures from a terminal: what the website does, by hand."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot import cli
from bot.learning.linear import ModelMissing
from bot.store.trends import PublishedTable
from bot.trends import themes
from bot.trends.example import example
from bot.trends.publication import as_published, option_name, published
from bot.web.trends import to_csv
from tests.fakes.figures import publish_figures
from tests.fakes.world import World

Pop = Callable[..., Result]


@pytest.fixture
def pop(inside: World, monkeypatch: pytest.MonkeyPatch) -> Pop:
    """`pop trends ...` in this world, where themes were trained."""
    monkeypatch.setattr(cli, "_settings", lambda **overrides: inside.settings)
    monkeypatch.setattr(themes, "default_themes", lambda: None)
    return lambda *words: CliRunner().invoke(cli.main, ["trends", *words])


def test_a_quarter_is_published_once(inside: World, pop: Pop) -> None:
    first, again = pop("publish"), pop("publish")
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert "is afgesloten" in first.stdout
    assert "blijven zoals ze zijn" in again.stdout
    assert len(published(inside.store)["quarters"]) == 1


def test_without_a_model_nothing_is_published(inside: World, pop: Pop, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise ModelMissing(Path("themes"), "not trained yet")

    monkeypatch.setattr(themes, "default_themes", missing)
    refused = pop("publish")
    assert refused.exit_code == 1
    assert "make train" in refused.output
    assert published(inside.store)["quarters"] == []


def test_json_says_what_the_file_says(inside: World, pop: Pop) -> None:
    publish_figures(inside.store)
    shown = json.loads(pop("show", "--json").stdout)
    assert shown["quarters"] == [str(closed.quarter) for closed in example()]
    from_json = [
        (table["quarter"], table["department"], option_name(table["chart"], option), share)
        for table in shown["tables"]
        for option, share in table["shares"].items()
    ]
    with inside.store.work(write=False) as work:
        tables: list[PublishedTable] = work.trends.tables()
    lines = list(csv.reader(io.StringIO(to_csv(tables).decode("utf-8-sig")), delimiter=";"))[1:]
    from_csv = [
        (when, None if who == "Hele organisatie" else who, option, None if share == "verborgen" else float(share))
        for when, _, who, _, option, share, *_ in lines
    ]
    assert from_json == from_csv
    assert len(from_json) == sum(len(table.shares) for closed in example() for table in as_published(closed))


def test_show_is_for_reading(inside: World, pop: Pop) -> None:
    assert "nog niets gepubliceerd" in pop("show").stdout
    publish_figures(inside.store)
    assert "3e kwartaal van 2026 · Techniek · Hoe mensen willen leren (10 of meer mensen)" in pop("show").stdout
