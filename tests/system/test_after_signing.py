"""What follows on both signatures: progress, promises, looking back, the next round, and a change both sign."""

from __future__ import annotations

import pytest
from running import Person, Said, System
from ways import GOAL, NEXT_YEAR, RESULT, goes_to, has_a_signed_plan, opens

from bot.plan.states import GoalState, PlanState, Role

ORDER = "Zelf de weekbestelling doen"


@pytest.fixture
def karin(system: System) -> Person:
    return system.hire("Karin Bos")


@pytest.fixture
def anna(system: System, karin: Person) -> Person:
    return system.hire("Anna de Wit", manager=karin)


def told(system: System, person: Person) -> list[tuple[str, str, str]]:
    """What was written since signing: by whom, on which question, in which words."""
    return [(f.by, f.question, f.text) for f in system.plan(person).follow_ups]


def notices(said: Said) -> str:
    return "\n".join(m["text"] for m in said.messages if m["kind"] == "notice")


def test_an_employee_and_a_manager_tell_how_it_goes(system: System, anna: Person, karin: Person) -> None:
    has_a_signed_plan(anna, karin, GOAL, ORDER)

    # The employee: a tap where it goes, a question more where it stalls.
    bot = anna.says("hoe staat het ervoor")
    assert (bot.asks, bot.about) == ("progress_status", {"goal": 1})
    assert GOAL in bot.text
    bot = anna.presses("Loopt goed")
    assert (bot.asks, bot.about) == ("progress_status", {"goal": 2})
    bot = anna.says("ligt stil, de leverancier is overgestapt op een ander systeem")
    assert bot.asks == "progress_speedup"
    bot = anna.says("Een uurtje met iemand van inkoop")
    assert bot.asks == "progress_meets"
    bot = anna.says("Het meekijken wel, zelf bestellen nog niet")
    assert bot.asks == "progress_adjust"
    bot = anna.says("Bij doel 2 eerst samen, dan pas alleen")
    assert bot.asks is None
    assert "Aanvulling voorstellen" in bot.buttons

    # The manager hears of it, reads it, and tells how it looks from there.
    bot = karin.arrives()
    assert "Anna de Wit vertelde" in notices(bot)
    bot = opens(karin, anna)
    bot = karin.presses("Voortgang lezen")
    assert "Een uurtje met iemand van inkoop" in bot.cards
    bot = karin.presses("Vertel hoe het nu gaat")
    assert (bot.asks, bot.about["person"]) == ("progress_status", anna.id)
    assert "Over Anna de Wit" in bot.text
    karin.says("Ze leidt het overleg alsof ze het altijd deed")
    karin.presses("Overslaan")
    bot = karin.presses("Ja")
    assert bot.asks is None

    bot = anna.arrives()
    assert "Karin Bos" in notices(bot)
    bot = anna.says("voortgang")
    assert "Ze leidt het overleg alsof ze het altijd deed" in bot.cards

    assert told(system, anna) == [
        (anna.id, "progress_status", "Loopt goed"),
        (anna.id, "progress_status", "ligt stil, de leverancier is overgestapt op een ander systeem"),
        (anna.id, "progress_speedup", "Een uurtje met iemand van inkoop"),
        (anna.id, "progress_meets", "Het meekijken wel, zelf bestellen nog niet"),
        (anna.id, "progress_adjust", "Bij doel 2 eerst samen, dan pas alleen"),
        (karin.id, "progress_status", "Ze leidt het overleg alsof ze het altijd deed"),
        (karin.id, "progress_meets", "Ja"),
    ]
    plan = system.plan(anna)
    assert plan.state is PlanState.RUNNING
    final = plan.latest("final")
    assert final is not None
    assert final.intact


def test_what_the_manager_promised_is_ticked_off_and_the_employee_hears_of_it(
    system: System, anna: Person, karin: Person
) -> None:
    promise = "Ik vraag het budget voor de cursus aan en maak de maandagen vrij."
    has_a_signed_plan(anna, karin, promise=promise)

    bot = opens(karin, anna)
    bot = karin.presses("Mijn toezeggingen")
    assert f"1. Nog open: {promise}" in bot.text
    bot = anna.says("toezeggingen")
    assert f"1. Nog open: {promise}" in bot.text
    # The employee reads; ticking is the manager's.
    assert bot.buttons == {}

    bot = karin.presses("1 is gedaan")
    assert "afgevinkt" in bot.text
    bot = anna.arrives()
    assert promise in notices(bot)
    assert "Karin Bos" in notices(bot)
    assert [(p.text, p.done_on is not None) for p in system.plan(anna).promises] == [(promise, True)]

    # Ticked too early.
    opens(karin, anna)
    karin.presses("Mijn toezeggingen")
    karin.presses("1 is toch niet gedaan")
    assert [p.done_on for p in system.plan(anna).promises] == [None]


def test_looking_back_on_a_plan_and_beginning_the_next_round(system: System, anna: Person, karin: Person) -> None:
    has_a_signed_plan(anna, karin, GOAL, ORDER)

    # The manager may ask for it; looking back is the employee's.
    karin.arrives()
    bot = karin.says("terugkijken")
    assert "de medewerker zelf" in bot.text
    karin.presses("Niemand nu")

    anna.arrives()
    bot = anna.says("terugkijken")
    assert (bot.asks, bot.about) == ("eval_reached", {"goal": 1})
    assert RESULT in bot.text
    bot = anna.says("Zeven keer gedaan, ze vragen of ik het wil blijven doen")
    # The words don't say which of the four it is, so they are kept and it is asked.
    assert bot.asks == "eval_reached"
    assert "Wat past het best" in bot.text
    bot = anna.presses("Bereikt")
    assert (bot.asks, bot.about) == ("eval_reached", {"goal": 2})
    bot = anna.says("deels, met hulp lukt het")
    assert bot.asks == "eval_performance"
    bot = anna.says("Ik zie eerder wanneer iets op dreigt te raken")
    assert bot.asks == "eval_career"
    bot = anna.says("Assistent-bedrijfsleider lijkt me nu haalbaar")
    assert bot.asks is None
    assert "Assistent-bedrijfsleider lijkt me nu haalbaar" in bot.cards

    plan = system.plan(anna)
    assert plan.state is PlanState.EVALUATED
    assert [goal.state for goal in plan.goals] == [GoalState.REACHED, GoalState.PARTLY]
    reached = next(f for f in plan.follow_ups if f.question == "eval_reached")
    assert "Zeven keer gedaan, ze vragen of ik het wil blijven doen" in reached.text

    bot = karin.arrives()
    assert "keek terug op het hele plan" in notices(bot)
    opens(karin, anna)
    bot = karin.presses("Voortgang lezen")
    assert "Ik zie eerder wanneer iets op dreigt te raken" in bot.cards

    # The next round: an empty sheet, with what was not finished within reach.
    anna.arrives()
    bot = anna.presses("Nieuwe ronde")
    assert bot.asks == "strengths"
    assert "Ronde 2" in bot.text
    bot = goes_to(anna, bot, "goal")
    assert ORDER in bot.buttons
    assert GOAL not in bot.buttons
    bot = anna.presses(ORDER)
    assert bot.asks == "activity"

    with system.work() as work:
        first, second = work.plans.of_owner(anna.id)
    assert (first.cycle, first.state) == (1, PlanState.CLOSED)
    assert (second.cycle, second.state) == (2, PlanState.DRAFT)
    assert [goal.goal for goal in second.goals] == [ORDER]
    assert second.goals[0].id != first.goals[1].id
    final = first.latest("final")
    assert final is not None
    assert final.intact
    # The manager keeps the signed plan, and sees nothing of the new one.
    bot = opens(karin, anna)
    assert "nog niets gedeeld" in bot.text


def test_a_signed_plan_changes_only_by_what_both_sign(system: System, anna: Person, karin: Person) -> None:
    has_a_signed_plan(anna, karin)
    before = system.plan(anna).latest("final")
    assert before is not None

    bot = anna.says("pas de planning aan")
    assert "aanvulling" in bot.text.lower()
    bot = anna.presses("Aanvulling voorstellen")
    assert bot.asks == "amendment"
    words = f"De einddatum wordt 1 september {NEXT_YEAR}, want de cursus is verzet."
    bot = anna.says(words)
    assert bot.asks == "sign"
    assert words in bot.cards
    bot = anna.presses("Ik teken")
    assert bot.asks is None
    assert "beiden" not in bot.text

    bot = karin.arrives()
    assert "aanvulling" in notices(bot).lower()
    bot = karin.says("tekenen")
    assert bot.asks == "sign"
    assert words in bot.cards
    bot = karin.presses("Ik teken")
    assert "allebei getekend" in bot.text

    plan = system.plan(anna)
    after = plan.latest("final")
    amendment = plan.latest("amendment")
    assert after is not None
    assert (after.hash, after.content) == (before.hash, before.content)
    assert amendment is not None
    assert amendment.intact
    assert amendment.content["text"] == words
    assert [(s.role, s.hash) for s in plan.signatures if s.version == amendment.number] == [
        (Role.EMPLOYEE, amendment.hash),
        (Role.MANAGER, amendment.hash),
    ]
    bot = anna.says("mijn plan")
    assert words in bot.cards


def test_a_proposal_that_the_other_does_not_sign_changes_nothing(system: System, anna: Person, karin: Person) -> None:
    has_a_signed_plan(anna, karin)
    opens(karin, anna)
    karin.presses("Aanvulling voorstellen")
    karin.says("Er komt een tweede doel bij: kassa tellen.")
    karin.presses("Ik teken")

    bot = anna.arrives()
    assert "aanvulling" in bot.text.lower()
    bot = anna.says("tekenen")
    assert bot.asks == "sign"
    bot = anna.presses("Later")
    assert bot.asks is None

    plan = system.plan(anna)
    amendment = plan.latest("amendment")
    assert amendment is not None
    assert not plan.is_signed(amendment)
    bot = anna.says("mijn plan")
    assert "kassa tellen" not in bot.cards
    assert [goal.goal for goal in plan.goals] == [GOAL]
