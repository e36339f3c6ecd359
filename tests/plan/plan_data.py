"""People and plans for the tests of the plan. Everyone here is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.states import Role

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
TODAY = date(2026, 11, 22)
JOKE = Person("200", "joke@demo.example", "Joke Hermans")
SANNE = Person("201", "sanne@demo.example", "Sanne de Vries", manager_id="200")
KEES = Person("210", "kees@demo.example", "Kees Mulder")
PETRA = Person("300", "petra@demo.example", "Petra Smit", role="hr")
EMPLOYEE = Party(SANNE, Role.EMPLOYEE)
MANAGER = Party(JOKE, Role.MANAGER)


def plan_with_goals(*titles: str) -> Plan:
    plan = Plan(SANNE.id)
    for number, title in enumerate(titles, start=1):
        plan.add_goal(EMPLOYEE)
        plan.write(EMPLOYEE, number, "goal", title, NOW)
    return plan


def shared(*titles: str) -> Plan:
    plan = plan_with_goals(*titles)
    plan.share(EMPLOYEE, JOKE, NOW)
    return plan


def finalized(*titles: str) -> Plan:
    plan = shared(*titles)
    plan.hold_talk(MANAGER, TODAY)
    for goal in plan.goals:
        plan.decide(MANAGER, goal.number, "agree", NOW)
    plan.finalize(MANAGER, SANNE, NOW)
    return plan


def signed(*titles: str) -> Plan:
    plan = finalized(*titles)
    plan.sign(EMPLOYEE, NOW)
    plan.sign(MANAGER, NOW)
    return plan
