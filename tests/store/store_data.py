"""People and a filled plan for the tests. Everyone here is invented."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

from bot.plan.goals import GOAL_TEXTS, Support
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.questions import REFLECTION
from bot.plan.states import Role
from bot.store import Work

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
MANAGER = Person("200", "joke.hermans@demo.example", "Joke Hermans")
EMPLOYEE = Person(
    "201", "sanne.devries@demo.example", "Sanne de Vries", manager_id="200", budget_eur=Decimal("1250.50")
)
AS_EMPLOYEE = Party(EMPLOYEE, Role.EMPLOYEE)
AS_MANAGER = Party(MANAGER, Role.MANAGER)


def add_people(work: Work, *people: Person) -> None:
    for person in people or (MANAGER, EMPLOYEE):
        work.people.put(person)


def fill(plan: Plan, goals: int = 2) -> Plan:
    """A plan with every answer and every cell written."""
    for question in REFLECTION[:-1]:
        plan.answer(AS_EMPLOYEE, question, f"Mijn antwoord op {question}, in mijn eigen woorden.", NOW)
    plan.skip(AS_EMPLOYEE, REFLECTION[-1])
    plan.set_summary(AS_EMPLOYEE, "Ik wil meer met planning doen.", NOW)
    for number in range(1, goals + 1):
        plan.add_goal(AS_EMPLOYEE)
        for name in GOAL_TEXTS:
            plan.write(AS_EMPLOYEE, number, name, f"Wat er bij {name} van doel {number} staat.", NOW)
        support = Support("Een cursus", 40, 2.5, Decimal("450"), "het handboek", "both")
        plan.set_support(AS_EMPLOYEE, number, support, NOW)
        plan.set_period(AS_EMPLOYEE, number, date(2027, 1, 4), date(2027, 3, 7))
        plan.set_confidence(AS_EMPLOYEE, number, 8, NOW)
        plan.set_serves(AS_EMPLOYEE, number, ["role", "career"], NOW)
        plan.keep_letter(AS_EMPLOYEE, number, "M")
    return plan


def share_and_sign(plan: Plan) -> Plan:
    """From draft to both signatures."""
    plan.share(AS_EMPLOYEE, MANAGER, NOW)
    plan.prepare(AS_MANAGER, "org_direction", "We gaan anders plannen.", NOW)
    plan.plan_talk(AS_MANAGER, date(2026, 12, 1))
    plan.hold_talk(AS_MANAGER, date(2026, 12, 1))
    for goal in plan.goals:
        plan.decide(AS_MANAGER, goal.number, "agree", NOW)
    plan.promise(AS_MANAGER, "Ik regel een plek op de cursus.", NOW)
    plan.finalize(AS_MANAGER, EMPLOYEE, NOW)
    plan.sign(AS_EMPLOYEE, NOW, view="Ik kijk ernaar uit.")
    plan.sign(AS_MANAGER, NOW)
    return plan
