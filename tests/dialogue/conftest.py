"""A small invented company, and its people in conversation."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from talk import Talk, plain_minds

from bot.plan.people import Person
from bot.store import Store

KARIN = Person("101", "karin@demo.example", "Karin Bos", department="Zorg")
ANNA = Person("102", "anna@demo.example", "Anna de Wit", "101", "Zorg", budget_eur=Decimal(500))
BRAM = Person("103", "bram@demo.example", "Bram Claes", "101", "Zorg")
ELS = Person("104", "els@demo.example", "Els Mertens", department="HR", role="hr")
NOOR = Person("105", "noor@demo.example", "Noor Peeters", department="Techniek")


@pytest.fixture
def company(sqlite_store: Store) -> Store:
    with sqlite_store.work() as work:
        for person in (KARIN, ANNA, BRAM, ELS, NOOR):
            work.people.put(person)
    return sqlite_store


@pytest.fixture
def anna(company: Store) -> Talk:
    """An employee with a manager and a budget of 500 euros."""
    return Talk(company, ANNA, plain_minds())


@pytest.fixture
def bram(company: Store) -> Talk:
    return Talk(company, BRAM, plain_minds())


@pytest.fixture
def karin(company: Store) -> Talk:
    """The manager of Anna and Bram."""
    return Talk(company, KARIN, plain_minds())


@pytest.fixture
def noor(company: Store) -> Talk:
    """An employee without a manager in the directory."""
    return Talk(company, NOOR, plain_minds())


@pytest.fixture
def els(company: Store) -> Talk:
    """Someone of HR."""
    return Talk(company, ELS, plain_minds())
