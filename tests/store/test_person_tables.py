"""No table with rows about people is forgotten by export and erase."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Table, func, or_, select
from store_data import EMPLOYEE, MANAGER, NOW
from test_privacy import seed

from bot import privacy
from bot.store import Store
from bot.store.models import Base

_POINTS_AT_A_PERSON = ("person_id", "owner_id", "plan_id", "conversation_id", "inbox_id", "outbox_id")
STAYS = {"people"}


def about_people() -> dict[str, Table]:
    """Every table that points at a person, a plan or a conversation, as the models have them."""
    found = {"people": Base.metadata.tables["people"]}
    for table in Base.metadata.sorted_tables:
        targets = {key.column.table.name for key in table.foreign_keys}
        if targets & {"people", "plans", "conversations"} or any(name in table.c for name in _POINTS_AT_A_PERSON):
            found[table.name] = table
    return found


def everywhere(store: Store) -> None:
    """Sanne in every table there is, also in those that the conversation alone does not reach."""
    plan = seed(store, signed=False)
    tables = Base.metadata.tables
    me: dict[str, Any] = {"person_id": EMPLOYEE.id}
    rows: dict[str, dict[str, Any]] = {
        "sign_in_links": {"id": "link", "path": "/chat", "until": NOW, **me},
        "sessions": {"id": "session", "began_at": NOW, "until": NOW + timedelta(days=1), **me},
        "platform_identities": {"channel": "slack", "user_id": "U1", "address": {"dm": "D1"}, "linked_at": NOW, **me},
        "deliveries": {"id": "d1", "channel": "slack", "parts": [], "address": {}, "chosen": "", **me},
        "trend_choices": {"choice": "aan", **me},
        "trend_quarters": {"quarter": "2026-Q2", "epsilon": 1.0},
        "trend_charts": {"quarter": "2026-Q2", "department": "Zorg", **me},
        "follow_ups": {
            "id": "f1",
            "plan_id": plan.id,
            "number": 1,
            "question": "progress_status",
            "outcome": "going",
            "text": "het loopt",
            "by": EMPLOYEE.id,
            "at": NOW,
        },
        "signatures": {
            "plan_id": plan.id,
            "version": 1,
            "role": "employee",
            "number": 1,
            "name": EMPLOYEE.name,
            "at": NOW,
            "mode": "agree",
            "hash": "x",
            "view": "",
            **me,
        },
    }
    with store.work() as work:
        for name, row in rows.items():
            work.session.execute(tables[name].insert().values(**row))


def mine(store: Store, table: Table) -> int:
    """How many rows of a table are about Sanne."""
    with store.work(write=False) as work:
        plans = Base.metadata.tables["plans"]
        conversations = Base.metadata.tables["conversations"]
        ours = {
            "person_id": [EMPLOYEE.id],
            "owner_id": [EMPLOYEE.id],
            "subject_id": [EMPLOYEE.id],
            "plan_id": work.session.scalars(select(plans.c.id).where(plans.c.owner_id == EMPLOYEE.id)).all(),
            "conversation_id": work.session.scalars(
                select(conversations.c.id).where(conversations.c.person_id == EMPLOYEE.id)
            ).all(),
        }
        if table.name == "people":
            return 1
        where = [table.c[column].in_(values) for column, values in ours.items() if column in table.c]
        return work.session.scalar(select(func.count()).select_from(table).where(or_(*where))) or 0


def at(export: Any, path: str) -> Any:
    """What stands in an export at a path; of a list the first that has it."""
    found: Any = export
    for name in path.split("."):
        if isinstance(found, list):
            found = next(item for item in found if name in item)
        found = found[name]
    return found


def test_every_table_about_people_is_named_once_and_no_other() -> None:
    assert set(privacy.ABOUT_PEOPLE) == set(about_people())


def test_the_export_has_a_place_for_each_of_them(store: Store) -> None:
    everywhere(store)
    export = privacy.export(store, EMPLOYEE.email)
    for table, (path, _) in privacy.ABOUT_PEOPLE.items():
        if path and table != "preparations":  # those show from the talk on
            assert at(export, path), table


def test_someone_in_every_table_is_in_none_after_an_erase(store: Store) -> None:
    everywhere(store)
    tables = about_people()
    assert [name for name, table in tables.items() if not mine(store, table)] == ["releases"]
    privacy.erase(store, EMPLOYEE.email)
    assert {name for name, table in tables.items() if mine(store, table)} == STAYS


@pytest.mark.parametrize("name", ["access_log", "platform_identities", "sessions"])
def test_erasing_one_leaves_the_others(store: Store, name: str) -> None:
    everywhere(store)
    table = Base.metadata.tables[name]
    with store.work() as work:
        row: dict[str, dict[str, Any]] = {
            "access_log": {"at": NOW, "subject_id": MANAGER.id, "deed": "exported"},
            "platform_identities": {
                "channel": "slack",
                "user_id": "U2",
                "person_id": MANAGER.id,
                "address": {},
                "linked_at": NOW,
            },
            "sessions": {"id": "theirs", "person_id": MANAGER.id, "began_at": NOW, "until": NOW},
        }
        work.session.execute(table.insert().values(**row[name]))
    privacy.erase(store, EMPLOYEE.email)
    with store.work(write=False) as work:
        assert work.session.scalar(select(func.count()).select_from(table)) == 1
