"""An employee prepares, a manager finalizes, both sign: with everything that runs when it is for real."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from decimal import Decimal

from running import Person, Said, System
from ways import ANSWERS, NEXT_YEAR, finalizes, makes_a_quick_goal, shares

from bot.plan.questions import REFLECTION
from bot.plan.states import GoalState, PlanState, Role


def answers_all_questions(person: Person) -> Said:
    """Through the eight questions, from the first on."""
    bot = person.presses("De hele voorbereiding")
    for question in REFLECTION:
        assert bot.asks == question
        bot = person.says(ANSWERS[question])
    return bot


def test_from_the_first_screen_to_both_signatures(system: System) -> None:
    sanne, joke = system.demo("sanne.devries"), system.demo("joke.hermans")

    bot = sanne.arrives()
    assert bot.asks == "welcome"
    assert "geen mens" in bot.text
    assert "papier" in bot.text
    bot = answers_all_questions(sanne)

    # A whole goal. The start is offered in her own words.
    assert bot.asks == "goal"
    bot = sanne.presses("Roosteren met het nieuwe programma")
    assert bot.asks == "activity"
    bot = sanne.says("Zes keer een middag meelopen met de planner")
    assert bot.asks == "result"
    bot = sanne.says("Ik maak drie weken achter elkaar het rooster zonder hulp")
    assert bot.asks == "planning"
    bot = sanne.says(f"van 4 januari {NEXT_YEAR} tot en met 26 maart {NEXT_YEAR}")
    assert f"4 januari {NEXT_YEAR}" in bot.text
    assert f"26 maart {NEXT_YEAR}" in bot.text
    assert bot.asks == "support"
    bot = sanne.says("6 donderdagmiddagen in werktijd, een cursus van € 450 en het boek erbij")
    assert "24 uur" in bot.text
    assert "€ 450" in bot.text
    while bot.asks != "acceptance":
        assert bot.asks in ("goal_specific", "goal_measurable", "goal_time_bound"), bot.text
        bot = sanne.presses("Laat zo")
    bot = sanne.presses("Ja, helemaal")
    assert bot.asks == "confidence"
    bot = sanne.says("een 6 denk ik")
    assert bot.asks == "confidence_raise"
    bot = sanne.says("Als Fatima af en toe meekijkt")
    assert bot.asks == "first_step"
    bot = sanne.says("Donderdag na de lunch vraag ik het in de kantine aan de planner")
    assert bot.asks == "start_level"
    sanne.presses("Overslaan")
    sanne.presses("Overslaan")
    bot = sanne.presses("2 · functie")
    assert bot.asks == "sentence"
    assert "Zes keer een middag meelopen".lower() in bot.text.lower()
    bot = sanne.presses("Ja, klopt")
    assert bot.asks == "another_goal"

    # Sharing, after a preview of exactly what goes along.
    bot = sanne.presses("Nee, dit was het")
    assert bot.asks == "share_summary"
    sanne.says("Ik wil groeien in plannen.")
    bot = sanne.presses("Laat zien wat ik deel")
    assert bot.asks == "share_confirm"
    assert "Roosteren met het nieuwe programma" in bot.cards
    assert "Ik wil groeien in plannen." in bot.cards
    for private in ANSWERS.values():
        assert private not in bot.cards
    bot = sanne.presses("Deel dit")
    assert "Joke Hermans" in bot.text
    assert system.plan(sanne).state is PlanState.SHARED

    # The manager: a notice, the brief, the six questions, the date.
    bot = joke.arrives()
    assert any("Sanne de Vries heeft een plan met je gedeeld" in m["text"] for m in bot.messages[:-1])
    bot = joke.says("mijn team")
    assert "Sanne de Vries: heeft gedeeld" in bot.text
    bot = joke.presses("Sanne de Vries")
    assert "Roosteren met het nieuwe programma" in bot.cards
    assert "€ 450" in bot.cards
    for private in ANSWERS.values():
        assert private not in bot.cards
    bot = joke.presses("Voorbereiden (6 vragen)")
    for number in range(1, 7):
        assert f"Vraag {number} van 6" in bot.text
        bot = joke.says(f"Mijn gedachte nummer {number}, alleen voor het gesprek bedoeld.")
    joke.says("mijn team")
    joke.presses("Sanne de Vries")
    joke.presses("Datum kiezen")
    bot = joke.says(f"12 januari {NEXT_YEAR}")
    assert f"12 januari {NEXT_YEAR}" in bot.text
    joke.presses("Gesprek gevoerd")
    bot = joke.presses("Ja, gevoerd")
    assert bot.asks == "decide_goal"

    # The manager words the planning otherwise, says why, promises something and finalizes.
    joke.presses("Aanpassen")
    joke.presses("Planning")
    bot = joke.says(f"van 4 januari {NEXT_YEAR} tot en met 30 april {NEXT_YEAR}")
    assert bot.asks == "remark"
    bot = joke.says("In maart is het te druk.")
    assert bot.asks == "promises"
    bot = joke.says("Ik regel dat je zes donderdagen vrij bent.")
    assert bot.asks == "finalize"
    bot = joke.presses("Stel vast")
    assert bot.asks == "sign"
    bot = joke.presses("Ik teken")
    assert "Getekend door Joke Hermans" in bot.text

    # The employee: what changed word by word, and the second signature.
    bot = sanne.arrives()
    notices = "\n".join(message["text"] for message in bot.messages[:-1])
    assert f"gepland op 12 januari {NEXT_YEAR}" in notices
    assert "afspraken vastgelegd" in notices
    bot = sanne.presses("Bekijk en teken")
    assert bot.asks == "sign"
    assert ("gone", "26") in [(kind, text.split()[0]) for kind, text in bot.changed_words]
    assert "In maart is het te druk." in bot.cards
    assert "Ik regel dat je zes donderdagen vrij bent." in bot.cards
    bot = sanne.presses("Ik teken")
    assert "allebei getekend" in bot.text
    assert "Joke Hermans" in bot.cards

    # What is in the store, to the letter.
    plan = system.plan(sanne)
    assert plan.state is PlanState.SIGNED
    assert plan.reflection == ANSWERS
    assert plan.summary == "Ik wil groeien in plannen."
    goal = plan.goal(1)
    assert goal.state is GoalState.SIGNED
    assert goal.goal == "Roosteren met het nieuwe programma"
    assert goal.activity == "Zes keer een middag meelopen met de planner"
    assert goal.result == "Ik maak drie weken achter elkaar het rooster zonder hulp"
    assert goal.planning == f"van 4 januari {NEXT_YEAR} tot en met 30 april {NEXT_YEAR}"
    assert (goal.start, goal.end) == (date(NEXT_YEAR, 1, 4), date(NEXT_YEAR, 4, 30))
    assert (goal.support.own_hours, goal.support.budget_eur) == (24, Decimal(450))
    assert goal.support.working_time == "inside"
    assert goal.confidence == 6
    assert goal.serves == ("role",)
    assert goal.first_step == "Donderdag na de lunch vraag ik het in de kantine aan de planner"
    assert plan.preparation[joke.id]["org_direction"] == "Mijn gedachte nummer 1, alleen voor het gesprek bedoeld."
    assert [promise.text for promise in plan.promises] == ["Ik regel dat je zes donderdagen vrij bent."]
    final = plan.latest("final")
    assert final is not None
    assert final.intact
    assert [(s.name, s.role, s.mode) for s in plan.signatures] == [
        ("Joke Hermans", Role.MANAGER, "agree"),
        ("Sanne de Vries", Role.EMPLOYEE, "agree"),
    ]
    assert {s.hash for s in plan.signatures} == {final.hash}
    assert all((datetime.now(UTC) - s.at).total_seconds() < 3600 for s in plan.signatures)


def test_a_first_goal_in_two_minutes_on_to_both_signatures(either_system: System) -> None:
    system = either_system
    karin = system.hire("Karin Bos")
    anna = system.hire("Anna de Wit", manager=karin)

    anna.arrives()
    bot = makes_a_quick_goal(anna)
    assert bot.asks == "another_goal"
    bot = shares(anna)
    assert "Gedeeld met Karin Bos" in bot.text

    bot = finalizes(karin, anna)
    assert bot.asks == "sign"
    karin.presses("Ik teken")
    anna.arrives()
    anna.says("tekenen")
    bot = anna.presses("Ik teken voor gezien")
    assert "allebei getekend" in bot.text

    plan = system.plan(anna)
    assert plan.state is PlanState.SIGNED
    assert plan.reflection == {}
    assert plan.goal(1).goal == "Elke maandag het werkoverleg van mijn team leiden"
    assert plan.goal(1).end == date(NEXT_YEAR, 5, 1)
    assert [s.mode for s in plan.signatures] == ["agree", "seen"]


def test_a_good_place_needs_no_goal_to_be_shared_and_signed(system: System) -> None:
    karin = system.hire("Karin Bos")
    omar = system.hire("Omar Haddad", manager=karin)

    omar.arrives()
    bot = omar.presses("De hele voorbereiding")
    bot = omar.says("Ik zit hier goed op mijn plek en wil dit blijven doen")
    assert "mooie uitkomst" in bot.text
    while bot.asks in REFLECTION:
        bot = omar.presses("Overslaan")
    assert bot.asks == "goal"
    bot = omar.presses("Ik zit goed op mijn plek")
    assert "Een plan zonder doel is ook een plan" in bot.text
    assert bot.asks == "share_summary"
    bot = omar.presses("Nee, niets daarvan")
    assert bot.asks == "share_confirm"
    omar.presses("Deel dit")

    finalizes(karin, omar)
    karin.presses("Ik teken")
    omar.arrives()
    omar.presses("Bekijk en teken")
    bot = omar.presses("Ik teken")
    assert "allebei getekend" in bot.text

    plan = system.plan(omar)
    assert plan.state is PlanState.SIGNED
    assert plan.well_placed
    assert plan.goals == []


def test_without_a_manager_all_but_sharing_can_be_done(system: System) -> None:
    noor = system.demo("noor.vandijk")

    noor.arrives()
    makes_a_quick_goal(noor)
    noor.presses("Nee, dit was het")
    bot = noor.presses("Laat zien wat ik deel")
    assert "geen leidinggevende" in bot.text
    assert "HR" in bot.text
    assert "Deel dit" not in bot.buttons

    assert system.plan(noor).state is PlanState.DRAFT
    bot = noor.says("overzicht")
    assert "Elke maandag het werkoverleg van mijn team leiden" in bot.cards
    kept = json.loads(system.pop("export", noor.employee.email))
    assert kept["plans"][0]["goals"][0]["goal"] == "Elke maandag het werkoverleg van mijn team leiden"
    assert any("overzicht" in json.dumps(line) for line in kept["conversation"])


def test_someone_can_be_employee_and_manager_at_once(system: System) -> None:
    top = system.hire("Mieke Smeets")
    middle = system.hire("Tom Willems", manager=top)
    young = system.hire("Iris Blom", manager=middle)

    middle.arrives()
    middle.presses("De hele voorbereiding")
    bot = middle.says("Ik kan goed luisteren naar wat mensen nodig hebben")
    assert bot.asks == "enjoy"

    young.arrives()
    makes_a_quick_goal(young)
    shares(young)

    # The notice waits: it never comes between a question and its answer.
    assert middle.hears().messages == []
    bot = middle.says("Ik geef graag uitleg aan nieuwe mensen")
    assert [message["kind"] for message in bot.messages] == ["notice", "reply"]
    assert "Iris Blom heeft een plan met je gedeeld" in bot.messages[0]["text"]
    assert bot.asks == "used"

    bot = middle.says("mijn team")
    assert bot.asks in ("pick_person", "used")
    bot = middle.presses("Iris Blom")
    assert "werkoverleg" in bot.cards
    middle.presses("Gesprek gevoerd")
    middle.presses("Ja, gevoerd")
    middle.presses("Akkoord")
    middle.presses("Niets extra's")
    middle.presses("Stel vast")
    bot = middle.presses("Ik teken")
    # The own preparation goes on where it was.
    assert bot.asks == "used"
    bot = middle.says("Ja, elke dag wel een paar keer")
    assert bot.asks == "improve"

    assert system.plan(middle).reflection["used"] == "Ja, elke dag wel een paar keer"
    assert system.plan(young).state is PlanState.FINALIZED
