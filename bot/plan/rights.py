"""Who sees what. One table; the code decides from it.

The rules follow the ownership of the syllabus §2.4 and the promise made on the first screen: reflections belong
to the employee, the manager sees what was shared after a preview, HR sees published trends and nothing here.
"""

from __future__ import annotations

from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.states import NotAllowed, PlanState, Role

S = PlanState
ALWAYS = frozenset(S)
WHEN_SHARED = frozenset({S.SHARED, S.FINALIZED, S.SIGNED, S.RUNNING, S.EVALUATED, S.CLOSED})
WHEN_FINAL = frozenset({S.FINALIZED, S.SIGNED, S.RUNNING, S.EVALUATED, S.CLOSED})
WHEN_SIGNED = frozenset({S.SIGNED, S.RUNNING, S.EVALUATED, S.CLOSED})

SEES: dict[str, dict[Role, frozenset[PlanState]]] = {
    "reflection": {Role.EMPLOYEE: ALWAYS},
    "drafts": {Role.EMPLOYEE: ALWAYS},
    "shared": {Role.EMPLOYEE: ALWAYS, Role.MANAGER: WHEN_SHARED},
    "final": {Role.EMPLOYEE: WHEN_FINAL, Role.MANAGER: WHEN_FINAL},
    "signatures": {Role.EMPLOYEE: WHEN_FINAL, Role.MANAGER: WHEN_FINAL},
    "follow_ups": {Role.EMPLOYEE: WHEN_SIGNED, Role.MANAGER: WHEN_SIGNED},
    "talk": {Role.EMPLOYEE: ALWAYS, Role.MANAGER: ALWAYS},
    "preparation": {Role.MANAGER: ALWAYS},
    "history": {Role.EMPLOYEE: ALWAYS},
}
"""Field -> role -> the states of the plan in which that role sees it.

Two rules depend on more than the state and stand in `sees`: the employee sees the manager's preparation from the
talk on, and a new manager sees nothing shared before the employee was told.
"""


def role_in(viewer: Person, owner: Person, plan: Plan | None = None) -> Role:
    """What `viewer` is to a plan of `owner`, by the directory of this moment."""
    if viewer.id == owner.id:
        return Role.EMPLOYEE
    if viewer.left_on is None and owner.manager_id == viewer.id:
        return Role.MANAGER
    if plan is not None and (viewer.id in plan.preparation or viewer.id == plan.shown_to):
        return Role.FORMER_MANAGER
    return Role.HR if viewer.is_hr else Role.NOBODY


def party(viewer: Person, owner: Person, plan: Plan) -> Party:
    """`viewer` as a party to this plan. Raises NotAllowed for anyone but the employee and the manager of today."""
    role = role_in(viewer, owner, plan)
    if role not in (Role.EMPLOYEE, Role.MANAGER):
        raise NotAllowed(f"{role} is no party to this plan")
    return Party(viewer, role)


def sees(who: Party, plan: Plan, field: str) -> bool:
    """Whether this party may see a field of SEES now."""
    if field == "preparation" and who.role is Role.EMPLOYEE:
        return plan.talk_held_on is not None
    if plan.state not in SEES[field].get(who.role, frozenset()):
        return False
    if who.role is Role.MANAGER and field in ("shared", "final", "signatures", "follow_ups"):
        return plan.shown_to == who.person.id
    return True


def sees_figures(viewer: Person) -> bool:
    """Whether this person may see the published figures: HR, as long as they work here."""
    return viewer.is_hr and viewer.left_on is None


def must_see(who: Party, plan: Plan, field: str) -> None:
    """Raises NotAllowed unless `sees`."""
    if not sees(who, plan, field):
        raise NotAllowed(f"{who.role} may not see {field} in {plan.state}")
