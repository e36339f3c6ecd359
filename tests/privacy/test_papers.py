"""The papers for employees and works councils say what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot import papers
from bot.catalogue import say
from bot.plan.rights import SEES
from bot.plan.states import Role
from bot.retention import Rules
from bot.settings import Settings
from bot.trends.rules import DEFAULT_K

ROOT = Path(__file__).parents[2]
ALL = sorted(papers.PAPERS.glob("*.md"))


def test_there_is_a_paper_for_everyone_who_decides() -> None:
    assert {path.stem for path in ALL} >= {
        "privacyverklaring",
        "ondernemingsraad",
        "dpia",
        "verwerkingsregister",
        "ai-act",
        "verwerkers",
        "vlaanderen",
    }


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_what_comes_from_the_code_is_as_the_code_says_it_now(path: Path) -> None:
    paper = path.read_text()
    assert papers.filled(paper) == paper, "run: python -m bot.papers"


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_link_leads_somewhere(path: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", path.read_text()):
        assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", ALL, ids=lambda path: path.stem)
def test_every_group_size_in_the_words_is_the_one_of_the_code(path: Path) -> None:
    for number in re.findall(r"groepen van (?:<!-- k -->)?(\d+)", path.read_text()):
        assert int(number) == DEFAULT_K


def test_the_tables_name_every_field_role_and_term() -> None:
    table = papers.filled("<!-- rights --><!-- /rights -->")
    assert table.count("\n| ") == len(SEES) + 1
    assert set(papers._ROLES) == set(Role)
    for name in papers._TERMS:
        assert f"{getattr(Rules(), name)} dagen" in papers.filled("<!-- terms --><!-- /terms -->")


def test_the_terms_are_those_of_a_fresh_installation() -> None:
    fields = {name: field.default for name, field in Settings.model_fields.items() if name.startswith("retention_")}
    rules = Rules()
    assert fields == {
        "retention_draft_days": rules.drafts,
        "retention_reflection_days": rules.reflections,
        "retention_message_days": rules.messages,
        "retention_signed_days": rules.signed,
        "retention_access_days": rules.access,
    }


def test_a_change_in_the_code_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(SEES, "reflection", {Role.EMPLOYEE: frozenset(), Role.HR: SEES["reflection"][Role.EMPLOYEE]})
    statement = (papers.PAPERS / "privacyverklaring.md").read_text()
    assert papers.filled(statement) != statement


@pytest.mark.parametrize("name", ["privacyverklaring", "ondernemingsraad", "dpia"])
def test_whom_to_call_in_despair_is_said_as_the_bot_says_it(name: str) -> None:
    paper = (papers.PAPERS / f"{name}.md").read_text()
    told = re.findall(r"\bbel (\d+)", say("door.lines", "nl").replace("Bel", "bel"))
    assert told == ["113", "1813", "112"]
    assert all(re.search(rf"\b{number}\b", paper) for number in told)
