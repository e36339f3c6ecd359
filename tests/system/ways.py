"""Ways through the conversation that several tests go."""

from __future__ import annotations

from running import Person, Said

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

GOAL = "Elke maandag het werkoverleg van mijn team leiden"
RESULT = "Ik heb het overleg vijf keer zelf geleid"
PLANNING = "voor 1 mei 2027"


def makes_a_quick_goal(person: Person, goal: str = GOAL, result: str = RESULT, planning: str = PLANNING) -> Said:
    """The two-minute route, up to whether there is another goal."""
    bot = person.presses("Eerst één doel (2 minuten)")
    for question, text in (("goal", goal), ("result", result), ("planning", planning)):
        assert bot.asks == question
        bot = person.says(text)
    while bot.asks != "sentence":
        assert bot.asks in ("goal_specific", "goal_measurable", "goal_time_bound"), bot.text
        bot = person.presses("Laat zo")
    return person.presses("Ja, klopt")


def shares(person: Person) -> Said:
    """From no more goals to shared."""
    person.presses("Nee, dit was het")
    person.presses("Laat zien wat ik deel")
    return person.presses("Deel dit")


def finalizes(manager: Person, employee: Person) -> Said:
    """From sharing to finalized, agreeing with everything."""
    manager.arrives()
    manager.says("mijn team")
    manager.presses(employee.name)
    manager.presses("Gesprek gevoerd")
    bot = manager.presses("Ja, gevoerd")
    while bot.asks == "decide_goal":
        bot = manager.presses("Akkoord")
    assert bot.asks == "promises"
    manager.presses("Niets extra's")
    return manager.presses("Stel vast")
