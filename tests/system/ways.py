"""Ways through the conversation that several tests go: what someone says who has no reason to say anything else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from running import Person, Said

from bot.plan.states import PlanState, Role

ANSWERS = {
    "strengths": "Ik blijf rustig als het druk is 🙂\n\nCollega's vragen mij om dingen uit te leggen.",
    "enjoy": "  Nieuwe mensen inwerken, en puzzelen op het rooster.  ",
    "used": "Voor de helft. Uitleggen doe ik elke dag, roosteren bijna nooit.",
    "improve": "Ik wil stoppen met overwerken en eerder om hulp vragen.",
    "direction": "Meer richting planning; zie ook https://voorbeeld.example/planner?x=1&y=2#top",
    "other_roles": "Planner, of praktijkbegeleider van leerlingen.",
    "ambition": "Over vijf jaar maak ik het rooster voor de hele locatie.",
    "learn": "Roosteren met het nieuwe programma. En nee zeggen.",
}

NEXT_YEAR = date.today().year + 1
"""What is planned lies ahead, whenever the tests are run."""

GOAL = "Elke maandag het werkoverleg van mijn team leiden"
RESULT = "Ik heb het overleg vijf keer zelf geleid"
PLANNING = f"voor 1 mei {NEXT_YEAR}"

CELLS = {
    "goal": GOAL,
    "activity": "Drie keer meekijken bij een ander team",
    "result": RESULT,
    "planning": PLANNING,
    "support": "10 uur in werktijd",
    "confidence": "8",
    "first_step": "Donderdag na de lunch vraag ik wie er mee wil denken",
    "start_level": "Ik heb het een keer gedaan",
    "reward": "Een taart voor het team",
}

BUTTONS = {
    "welcome": "De hele voorbereiding",
    "goal_specific": "Laat zo",
    "goal_measurable": "Laat zo",
    "goal_time_bound": "Laat zo",
    "acceptance": "Ja, helemaal",
    "confidence_raise": "Laat zo",
    "serves": "2 · functie",
    "sentence": "Ja, klopt",
    "another_goal": "Nee, dit was het",
    "priority": "Overslaan",
    "share_summary": "Nee, niets daarvan",
    "share_what": "Laat zien wat ik deel",
    "share_confirm": "Deel dit",
    "talk_held": "Ja, gevoerd",
    "decide_goal": "Akkoord",
    "promises": "Niets extra's",
    "finalize": "Stel vast",
    "sign": "Ik teken",
}

THOUGHTS = {
    "org_direction": "We krijgen er twee locaties bij en werken straks met één rooster",
    "competences_now": "Werkt nauwkeurig, neemt nieuwe mensen goed mee",
    "competences_needed": "Zelfstandig plannen en een overleg kunnen leiden",
    "role_change": "Minder uitvoeren, meer afstemmen met de andere locaties",
    "competences_future": "Roosteren over locaties heen en anderen daarin begeleiden",
    "other_roles_fit": "Planner, op termijn misschien coördinator",
}

LONGEST_WAY = 80
"""Messages. The whole preparation with five goals takes fewer."""

USUAL = {**ANSWERS, **CELLS, **THOUGHTS}


def goes_to(person: Person, bot: Said, question: str | None, said: Mapping[str, str] = USUAL) -> Said:
    """From what the bot asks now on to this question (None: until nothing is asked), with what is `said` to each.

    A question that nothing is said to gets its usual button, or is skipped. An invitation to say more is declined.
    """
    before = None
    for _ in range(LONGEST_WAY):
        if bot.asks == question:
            return bot
        asked = (bot.asks, str(bot.about))
        assert bot.asks is not None, f"never came to {question!r}: {bot.text}"
        if asked == before and "Laat zo" in bot.buttons:
            bot = person.presses("Laat zo")
        elif bot.asks in said:
            bot = person.says(said[bot.asks])
        else:
            bot = person.presses(BUTTONS.get(bot.asks, "Overslaan"))
        before = asked
    raise AssertionError(f"never came to {question!r}; the bot asks {bot.asks}: {bot.text}")


def makes_a_quick_goal(person: Person, goal: str = GOAL, result: str = RESULT, planning: str = PLANNING) -> Said:
    """The two-minute route, up to whether there is another goal."""
    bot = person.presses("Eerst één doel (2 minuten)")
    return goes_to(person, bot, "another_goal", {"goal": goal, "result": result, "planning": planning})


def shares(person: Person) -> Said:
    """From no more goals to shared."""
    bot = person.presses("Nee, dit was het")
    goes_to(person, bot, "share_confirm")
    return person.presses("Deel dit")


def opens(manager: Person, employee: Person) -> Said:
    """The brief of one of the team."""
    manager.arrives()
    manager.says("mijn team")
    return manager.presses(employee.name)


def finalizes(manager: Person, employee: Person, promise: str = "") -> Said:
    """From sharing to finalized, agreeing with everything."""
    opens(manager, employee)
    bot = manager.presses("Gesprek gevoerd")
    bot = goes_to(manager, bot, "promises")
    bot = manager.says(promise) if promise else manager.presses("Niets extra's")
    return manager.presses("Stel vast")


def both_sign(manager: Person, employee: Person) -> Said:
    """From finalized, with the manager at the signature, to signed by both."""
    manager.presses("Ik teken")
    employee.arrives()
    employee.presses("Bekijk en teken")
    return employee.presses("Ik teken")


def has_a_signed_plan(employee: Person, manager: Person, *goals: str, promise: str = "") -> Said:
    """From the first screen to both signatures, by the shortest way, for a plan with these goals."""
    employee.arrives()
    first, *more = goals or (GOAL,)
    bot = makes_a_quick_goal(employee, first)
    for goal in more:
        bot = employee.presses("Nog een doel")
        bot = goes_to(employee, bot, "another_goal", {"goal": goal, "result": RESULT, "planning": PLANNING})
    shares(employee)
    finalizes(manager, employee, promise)
    return both_sign(manager, employee)


def is_told(person: Any, words: str) -> None:
    """Waits for the news that has these words; other news may come before it."""
    heard: list[str] = []
    while not any(words in text for text in heard):
        heard.append(person.waits_for_news().text)  # which gives up by itself


def both_sign_on_a_platform(employee: Any, manager: Any) -> None:
    """The longest way, where messages are brought: from the first word to both signatures, each told of the other.

    Both talk as `Person` does, and can wait for news. The employee goes through the whole preparation, the manager
    prepares, plans, talks and adjusts a goal. What is private never reaches the manager.
    """
    bot = employee.arrives()
    assert "geen mens" in bot.text
    bot = goes_to(employee, bot, "share_confirm")
    assert GOAL in bot.text
    for private in ANSWERS.values():
        assert private.splitlines()[0].strip() not in bot.text
    assert manager.name in employee.presses("Deel dit").text

    manager.arrives()
    assert GOAL in opens(manager, employee).text
    goes_to(manager, manager.presses("Voorbereiden (6 vragen)"), None)
    opens(manager, employee)
    manager.presses("Datum kiezen")
    assert f"12 januari {NEXT_YEAR}" in manager.says(f"12 januari {NEXT_YEAR}").text
    is_told(employee, f"gepland op 12 januari {NEXT_YEAR}")
    opens(manager, employee)
    manager.presses("Gesprek gevoerd")
    assert manager.presses("Ja, gevoerd").asks == "decide_goal"
    manager.presses("Aanpassen")
    manager.presses("Planning")
    manager.says(f"van 4 januari {NEXT_YEAR} tot en met 30 april {NEXT_YEAR}")
    goes_to(manager, manager.says("In maart is het te druk."), "sign")
    assert f"Getekend door {manager.name}" in manager.presses("Ik teken").text

    is_told(employee, "afspraken vastgelegd")
    bot = employee.says("tekenen")
    assert bot.asks == "sign", bot.text
    assert "[nieuw:" in bot.text
    assert "In maart is het te druk." in bot.text
    assert "allebei getekend" in employee.presses("Ik teken").text
    # The manager has a question open: what is new comes with the next thing that is said.
    assert "allebei getekend" in manager.says("mijn team").text

    plan = employee.system.plan(employee)
    assert len(plan.preparation[manager.id]) == 6
    assert plan.state is PlanState.SIGNED
    assert plan.reflection == ANSWERS
    assert [(s.name, s.role, s.mode) for s in plan.signatures] == [
        (manager.name, Role.MANAGER, "agree"),
        (employee.name, Role.EMPLOYEE, "agree"),
    ]
