"""Invented people to try the product with, in development only.

A small care organisation: a care team under Joke, a technical team under Kris, an office. Joke and Kris are employees
as well, with Marianne as their manager; Petra is of HR; Noor has no manager yet. Two of them have begun: Bram shared
a plan with Joke, and Wim and Kris signed one. Everyone else starts fresh.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from bot.org import import_csv
from bot.plan.goals import Support
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.states import Role
from bot.settings import PROJECT_ROOT
from bot.store.locks import one_at_a_time
from bot.store.store import Store, Work
from bot.wording import day

if TYPE_CHECKING:
    from bot.settings import Settings

PEOPLE: Final = PROJECT_ROOT / "data" / "demo" / "people.csv"


def load_if_empty(settings: Settings) -> None:
    """Load the demo people and what they wrote when there is nobody in the directory. Never in production.

    Raises what `Store.open` raises.
    """
    if not settings.demo_enabled:
        return
    store = Store.open(settings)
    try:
        load(store, datetime.now(UTC))
    finally:
        store.close()


def load(store: Store, now: datetime) -> bool:
    """Load them into an empty directory; False when there is someone in it already."""
    with store.work(write=False) as work:
        if work.people.everyone():
            return False
    import_csv(store, PEOPLE, now)
    with store.work() as work:
        # Two processes can start at once: the plans are written by the first.
        one_at_a_time(work.session, "import", "demo")
        for email, tell in (("bram.jansen@demo.example", _shared), ("wim.maes@demo.example", _signed)):
            employee = work.people.by_email(email)
            if employee is not None and work.plans.current(employee.id) is None:
                tell(work, employee, now)
    return True


def _parties(work: Work, employee: Person) -> tuple[Party, Party]:
    manager = work.people.get(employee.manager_id or "")
    assert manager is not None, "both have a manager in the file"
    return Party(employee, Role.EMPLOYEE), Party(manager, Role.MANAGER)


def _in_the_morning(then: datetime) -> datetime:
    """Nobody in the demo works at night, whenever it is started."""
    return then.replace(hour=9, minute=10, second=0, microsecond=0)


def _shared(work: Work, employee: Person, now: datetime) -> None:
    """Bram: a reflection, one goal, shared a week ago."""
    me, manager = _parties(work, employee)
    then = _in_the_morning(now - timedelta(days=7))
    plan = work.plans.start(employee.id, then)
    for question, answer in {
        "strengths": "Ik blijf rustig als het druk is. Collega's vragen mij vaak om mee te denken over een rooster.",
        "enjoy": "De ochtenden met bewoners, en nieuwe collega's inwerken.",
        "improve": "Overleg leiden. Ik laat iedereen uitpraten en dan is de tijd op.",
        "direction": "Ik zou over een paar jaar graag werkbegeleider zijn.",
    }.items():
        plan.answer(me, question, answer, then)
    for question in ("used", "other_roles", "ambition", "learn"):
        plan.skip(me, question)
    _goal(
        plan,
        me,
        then,
        goal="Het teamoverleg binnen de tijd leiden",
        activity="Ik volg de training gespreksleiding en zit daarna elke maand het teamoverleg voor.",
        result="Drie keer achter elkaar een overleg van 45 minuten, met alle punten besproken.",
        period=(then.date(), _months_later(then, 6)),
        support=Support(
            "Training gespreksleiding, en Joke die een keer meekijkt.", 16, 2, Decimal(385), "reader", "inside"
        ),
        first_step="Maandag vraag ik Joke of ik het overleg van december mag voorzitten.",
    )
    plan.set_summary(me, "Ik wil groeien in het leiden van overleg, als stap naar werkbegeleider.", then)
    plan.share(me, manager.person, then)
    work.plans.save(plan)
    work.access.log(me.person.id, me.person.id, "shared", then)


def _signed(work: Work, employee: Person, now: datetime) -> None:
    """Wim: a plan that he and Kris signed two months ago."""
    me, manager = _parties(work, employee)
    then = _in_the_morning(now - timedelta(days=60))
    plan = work.plans.start(employee.id, then)
    plan.answer(me, "strengths", "Storingen zoeken. Ik geef niet op voor ik de oorzaak heb.", then)
    plan.answer(me, "learn", "Alles over warmtepompen, daar komen er steeds meer van.", then)
    _goal(
        plan,
        me,
        then,
        goal="Zelfstandig warmtepompen onderhouden",
        activity="Ik volg de cursus F-gassen en loop vier dagdelen mee met de installateur.",
        result="Ik heb het certificaat en doe het onderhoud aan onze drie warmtepompen zonder hulp.",
        period=(then.date(), _months_later(then, 8)),
        support=Support("Cursus en examen, en vier dagdelen meelopen.", 56, 16, Decimal(840), "lesboek", "inside"),
        first_step="Ik schrijf me deze week in voor de cursus.",
    )
    plan.share(me, manager.person, then)
    plan.plan_talk(manager, then.date())
    plan.hold_talk(manager, then.date())
    plan.decide(manager, 1, "agree", then)
    plan.promise(manager, "Ik regel dat Wim op dinsdagmiddag vrij is voor de cursus.", then)
    plan.finalize(manager, employee, then)
    plan.sign(me, then)
    plan.sign(manager, then + timedelta(minutes=5))
    work.plans.save(plan)
    work.access.log(manager.person.id, me.person.id, "signed", then)


def _goal(
    plan: Plan,
    me: Party,
    at: datetime,
    *,
    goal: str,
    activity: str,
    result: str,
    period: tuple[date, date],
    support: Support,
    first_step: str,
) -> None:
    from bot.dialogue.flows.goal_cells import sentence_of

    number = plan.add_goal(me).number
    start, end = period
    planning = f"Van {day(start)} tot en met {day(end)}"
    for name, text in {"goal": goal, "activity": activity, "result": result, "planning": planning}.items():
        plan.write(me, number, name, text, at)
    plan.set_period(me, number, start, end)
    plan.set_support(me, number, support, at)
    plan.set_confidence(me, number, 8, at)
    plan.write(me, number, "acceptance", "Ja, hier sta ik achter.", at)
    plan.write(me, number, "first_step", first_step, at)
    plan.accept_sentence(me, number, sentence_of(plan.goal(number)), at)


def _months_later(moment: datetime, months: int) -> date:
    from dateutil.relativedelta import relativedelta

    return moment.date() + relativedelta(months=months)
