"""The Home tab tells where someone is, in every state a plan can be in."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from bot.channels import slack_home
from bot.channels.slack_home import Where
from bot.plan.people import Party, Person
from bot.plan.states import PlanState, Role
from bot.store import Store
from tests.fakes import slack_rules
from tests.fakes.world import ANNA

NOWHERE = Where(None, 0, 0, False, False, 0, 0, False)


def page(**here: Any) -> str:
    """All of the page, which Slack must take on the tab and in a modal."""
    blocks = slack_home.blocks(ANNA, replace(NOWHERE, **here), app_id="A1", team_id="T1")
    slack_rules.view({"type": "home", "blocks": blocks}, "home")
    slack_rules.view(slack_home.modal(blocks, ANNA.locale), "modal")
    return json.dumps(blocks, ensure_ascii=False)


def test_each_state_has_words_of_its_own() -> None:
    pages = [page(state=state) for state in (None, *PlanState)]
    assert len(set(pages)) == len(pages)


@pytest.mark.parametrize(
    ("here", "words"),
    [
        ({"to_sign": True}, "een plan om te tekenen"),
        ({"question_open": True}, "staat een vraag open"),
        ({"reports": 2, "shared_with_me": 2}, "2 medewerkers"),
        ({}, "wacht nu niets"),
    ],
)
def test_what_waits_is_said(here: dict[str, Any], words: str) -> None:
    assert words in page(state=PlanState.FINALIZED, **here)


def test_the_team_is_offered_to_who_has_one_and_the_form_to_who_may_add_a_goal() -> None:
    assert "home:team" in page(reports=1)
    assert "home:team" not in page()
    assert "home:form" in page(state=PlanState.DRAFT, can_add_goal=True)
    assert "home:form" not in page(state=PlanState.DRAFT)


def test_what_someone_signed_waits_for_the_other_alone(store: Store) -> None:
    now, boss = datetime(2026, 11, 22, 9, tzinfo=UTC), Person("b", "bo@demo.example", "Bo Baas")
    mira = Person("m", "mira@demo.example", "Mira Maas", manager_id="b")
    me, manager = Party(mira, Role.EMPLOYEE), Party(boss, Role.MANAGER)

    def waits() -> tuple[bool, int]:
        with store.work(write=False) as work:
            return slack_home.where(work, mira).to_sign, slack_home.where(work, boss).shared_with_me

    with store.work() as work:
        work.people.put_all([boss, mira])
        plan = work.plans.start("m", now)
        plan.set_summary(me, "Ik wil leren plannen.", now)
        plan.share(me, boss, now)
        work.plans.save(plan)
    assert waits() == (False, 1)
    with store.work() as work:
        plan.hold_talk(manager, date(2026, 11, 22))
        plan.finalize(manager, mira, now)
        plan.sign(manager, now)
        work.plans.save(plan)
    assert waits() == (True, 0)
    with store.work() as work:
        plan.sign(me, now)
        plan.amend(me, "Een maand later.", now)
        plan.sign(me, now)
        work.plans.save(plan)
    assert waits() == (False, 1)
