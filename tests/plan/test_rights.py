"""Who sees what: exactly the table, and the two rules that depend on more than the state."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_data import EMPLOYEE, JOKE, KEES, MANAGER, NOW, PETRA, SANNE, TODAY, finalized, shared

from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.rights import SEES, must_see, party, role_in, sees
from bot.plan.states import NotAllowed, PlanState, Role


@pytest.mark.parametrize(("state", "role", "field"), list(product(PlanState, Role, SEES)))
def test_everyone_sees_exactly_what_the_table_says(state: PlanState, role: Role, field: str) -> None:
    plan = Plan(SANNE.id, state=state, shown_to=JOKE.id)
    who = Party(JOKE, role)
    allowed = state in SEES[field].get(role, frozenset())
    assert sees(who, plan, field) == allowed
    if not allowed:
        with pytest.raises(NotAllowed):
            must_see(who, plan, field)


@pytest.mark.parametrize(
    ("state", "field", "role"), list(product(PlanState, SEES, sorted(set(Role) - {Role.EMPLOYEE, Role.MANAGER})))
)
def test_whoever_is_no_party_sees_nothing_in_any_state(state: PlanState, field: str, role: Role) -> None:
    plan = Plan(SANNE.id, state=state, shown_to=JOKE.id, talk_held_on=TODAY)
    assert not sees(Party(JOKE, role), plan, field)


@pytest.mark.parametrize("state", PlanState)
def test_a_reflection_and_drafts_are_the_employees_alone_for_ever(state: PlanState) -> None:
    plan = Plan(SANNE.id, state=state, shown_to=JOKE.id, talk_held_on=TODAY)
    for field in ("reflection", "drafts", "history"):
        assert sees(EMPLOYEE, plan, field)
        assert not sees(MANAGER, plan, field)


def test_the_employee_sees_the_managers_preparation_from_the_talk_on() -> None:
    plan = shared("Excel leren")
    plan.prepare(MANAGER, "org_direction", "Iets", NOW)
    plan.plan_talk(MANAGER, TODAY)
    assert not sees(EMPLOYEE, plan, "preparation")
    plan.hold_talk(MANAGER, TODAY)
    assert sees(EMPLOYEE, plan, "preparation")


def test_a_new_manager_sees_nothing_until_the_employee_was_told() -> None:
    plan = finalized("Excel leren")
    moved = replace(SANNE, manager_id=KEES.id)
    assert role_in(JOKE, moved, plan) is Role.FORMER_MANAGER
    with pytest.raises(NotAllowed):
        party(JOKE, moved, plan)
    new = party(KEES, moved, plan)
    for field in ("shared", "final", "signatures"):
        assert not sees(new, plan, field)
    plan.told_of_manager(KEES.id)
    for field in ("shared", "final", "signatures"):
        assert sees(new, plan, field)


def test_a_withdrawn_plan_is_hidden_from_the_manager() -> None:
    plan = shared("Excel leren")
    assert sees(MANAGER, plan, "shared")
    plan.withdraw(EMPLOYEE, NOW)
    assert not sees(MANAGER, plan, "shared")


def test_the_directory_of_this_moment_decides_who_someone_is() -> None:
    plan = Plan(SANNE.id)
    assert role_in(SANNE, SANNE, plan) is Role.EMPLOYEE
    assert role_in(JOKE, SANNE, plan) is Role.MANAGER
    assert role_in(replace(JOKE, left_on=date(2026, 1, 1)), SANNE, plan) is Role.NOBODY
    assert role_in(PETRA, SANNE, plan) is Role.HR
    assert role_in(KEES, SANNE, plan) is Role.NOBODY
    plan.preparation[KEES.id] = {"org_direction": "van vroeger"}
    assert role_in(KEES, SANNE, plan) is Role.FORMER_MANAGER
    assert role_in(replace(PETRA, id=JOKE.id), SANNE, plan) is Role.MANAGER


ids = st.sampled_from(["1", "2", "3"])
people = st.builds(
    Person,
    id=ids,
    email=st.just("x@demo.example"),
    name=st.just("X"),
    manager_id=st.none() | ids,
    role=st.sampled_from(["", "hr"]),
    left_on=st.none() | st.just(TODAY),
)


@given(people, people, st.none() | ids, st.sets(ids))
def test_whoever_is_no_party_is_refused(
    viewer: Person, owner: Person, shown_to: str | None, sheets: set[str]
) -> None:
    plan = Plan(owner.id, shown_to=shown_to, preparation={id: {} for id in sheets})
    employee = viewer.id == owner.id
    manager = not employee and viewer.left_on is None and owner.manager_id == viewer.id
    if employee or manager:
        assert party(viewer, owner, plan).role is (Role.EMPLOYEE if employee else Role.MANAGER)
    else:
        with pytest.raises(NotAllowed):
            party(viewer, owner, plan)
