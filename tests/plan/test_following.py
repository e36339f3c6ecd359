"""After signing: progress, promises, looking back, and the end of a round."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from plan_data import EMPLOYEE, JOKE, KEES, MANAGER, NOW, SANNE, TODAY, finalized, shared, signed

from bot.plan.following import SITTING
from bot.plan.people import Party
from bot.plan.plan import Plan
from bot.plan.rights import sees
from bot.plan.states import GoalState, NotAllowed, PlanState, Role

LATER = NOW + timedelta(days=40)


def ended(*titles: str) -> Plan:
    """A signed plan of which every goal was looked back upon."""
    plan = signed(*titles)
    for goal in plan.goals:
        plan.look_back(EMPLOYEE, "eval_reached", "deels", LATER, goal=goal, result="partly")
    return plan


@pytest.mark.parametrize("who", [EMPLOYEE, MANAGER])
def test_either_party_reports_and_the_plan_is_running(who: Party) -> None:
    plan = signed("Excel leren")
    plan.report(who, "progress_status", "3 van de 6 middagen", NOW, goal=plan.goal(1), outcome="going")
    assert plan.state is PlanState.RUNNING
    told = plan.follow_up("progress_status", plan.goal(1))
    assert told is not None
    assert (told.text, told.by, told.outcome) == ("3 van de 6 middagen", who.person.id, "going")


@pytest.mark.parametrize("made", [shared, finalized, ended])
def test_before_both_signatures_and_after_the_evaluation_there_is_no_progress(made: object) -> None:
    plan: Plan = made("Excel leren")  # type: ignore[operator]
    if made is ended:
        plan.evaluate(EMPLOYEE, LATER)
    state = plan.state
    with pytest.raises(NotAllowed):
        plan.report(EMPLOYEE, "progress_status", "goed", NOW)
    assert plan.state is state
    assert not [f for f in plan.follow_ups if f.question == "progress_status"]


def test_the_same_question_within_one_sitting_is_a_correction_and_later_a_new_report() -> None:
    plan = signed("Excel leren")
    plan.report(EMPLOYEE, "progress_status", "goed", NOW)
    plan.report(EMPLOYEE, "progress_status", "traag", NOW + SITTING / 2)
    plan.report(MANAGER, "progress_status", "prima", NOW + SITTING / 2)
    plan.report(EMPLOYEE, "progress_status", "klaar", LATER)
    assert [f.text for f in plan.follow_ups] == ["traag", "prima", "klaar"]
    assert [(c.old, c.new) for c in plan.changes if c.field == "progress_status"] == [
        ("", "goed"),
        ("goed", "traag"),
        ("", "prima"),
        ("", "klaar"),
    ]


def test_both_read_follow_ups_and_a_new_manager_only_after_the_employee_was_told() -> None:
    plan = signed("Excel leren")
    assert sees(EMPLOYEE, plan, "follow_ups")
    assert sees(MANAGER, plan, "follow_ups")
    assert not sees(Party(KEES, Role.MANAGER), plan, "follow_ups")
    assert not sees(Party(KEES, Role.HR), plan, "follow_ups")


@pytest.mark.parametrize(
    ("result", "state"),
    [
        ("reach", GoalState.REACHED),
        ("partly", GoalState.PARTLY),
        ("miss", GoalState.NOT_REACHED),
        ("drop", GoalState.DROPPED),
    ],
)
def test_the_employee_says_what_came_of_a_goal(result: str, state: GoalState) -> None:
    plan = signed("Excel leren", "Lassen")
    plan.look_back(EMPLOYEE, "eval_reached", "zo is het", NOW, goal=plan.goal(1), result=result)
    assert plan.goal(1).state is state
    assert plan.open_goals == [plan.goal(2)]
    assert plan.agreed_goals == plan.goals


def test_the_manager_does_not_judge_what_came_of_a_goal() -> None:
    plan = signed("Excel leren")
    with pytest.raises(NotAllowed):
        plan.look_back(MANAGER, "eval_reached", "nee", NOW, goal=plan.goal(1), result="miss")
    with pytest.raises(NotAllowed):
        plan.look_back(MANAGER, "eval_performance", "weinig", NOW)
    assert plan.goal(1).state is GoalState.SIGNED
    assert plan.follow_ups == []


def test_a_result_can_be_corrected_or_taken_back_until_the_plan_is_evaluated() -> None:
    plan = signed("Excel leren")
    goal = plan.goal(1)
    plan.look_back(EMPLOYEE, "eval_reached", "nee", NOW, goal=goal, result="miss")
    plan.look_back(EMPLOYEE, "eval_reached", "toch deels", LATER, goal=goal, result="partly")
    assert goal.state is GoalState.PARTLY
    assert [f.text for f in plan.follow_ups] == ["toch deels"]
    plan.take_back(EMPLOYEE, "eval_reached", LATER, goal=goal)
    assert goal.state is GoalState.SIGNED
    assert plan.follow_ups == []
    plan.look_back(EMPLOYEE, "eval_reached", "ja", LATER, goal=goal, result="reach")
    plan.evaluate(EMPLOYEE, LATER)
    with pytest.raises(NotAllowed):
        plan.look_back(EMPLOYEE, "eval_reached", "nee", LATER, goal=goal, result="miss")
    with pytest.raises(NotAllowed):
        plan.take_back(EMPLOYEE, "eval_reached", LATER, goal=goal)
    assert goal.state is GoalState.REACHED


def test_nobody_takes_back_what_the_other_wrote() -> None:
    plan = signed("Excel leren")
    plan.report(EMPLOYEE, "progress_status", "goed", NOW)
    plan.take_back(MANAGER, "progress_status", NOW)
    assert [f.text for f in plan.follow_ups] == ["goed"]


def test_a_plan_is_evaluated_when_every_goal_was_and_then_closed_by_the_employee() -> None:
    plan = signed("Excel leren", "Lassen")
    plan.look_back(EMPLOYEE, "eval_reached", "ja", NOW, goal=plan.goal(1), result="reach")
    with pytest.raises(NotAllowed):
        plan.evaluate(EMPLOYEE, NOW)
    plan.look_back(EMPLOYEE, "eval_reached", "niet meer nodig", NOW, goal=plan.goal(2), result="drop")
    with pytest.raises(NotAllowed):
        plan.close(EMPLOYEE)
    plan.evaluate(EMPLOYEE, NOW)
    with pytest.raises(NotAllowed):
        plan.close(MANAGER)
    plan.close(EMPLOYEE)
    assert plan.state is PlanState.CLOSED


def test_what_was_signed_stays_as_it_was_whatever_follows() -> None:
    plan = finalized("Excel leren")
    plan.sign(EMPLOYEE, NOW)
    plan.sign(MANAGER, NOW)
    version = plan.latest("final")
    assert version is not None
    before = version.hash
    plan.report(MANAGER, "progress_status", "goed", NOW)
    plan.look_back(EMPLOYEE, "eval_reached", "ja", NOW, goal=plan.goal(1), result="reach")
    plan.evaluate(EMPLOYEE, NOW)
    assert version.intact
    assert version.hash == before


def test_a_goal_is_due_from_a_month_before_its_end() -> None:
    plan = shared("Excel leren")
    plan.set_period(EMPLOYEE, 1, None, date(2027, 3, 31))
    plan.accept_sentence(EMPLOYEE, 1, "Excel leren voor april.", NOW)
    assert plan.due(date(2027, 4, 1)) == []  # not signed
    plan.hold_talk(MANAGER, TODAY)
    plan.decide(MANAGER, 1, "agree", NOW)
    plan.finalize(MANAGER, SANNE, NOW)
    plan.sign(EMPLOYEE, NOW)
    plan.sign(MANAGER, NOW)
    assert plan.due(date(2027, 2, 28)) == []
    assert plan.due(date(2027, 3, 1)) == [date(2027, 3, 31)]
    assert plan.due(date(2028, 1, 1)) == [date(2027, 3, 31)]
    plan.look_back(EMPLOYEE, "eval_reached", "ja", NOW, goal=plan.goal(1), result="reach")
    assert plan.due(date(2028, 1, 1)) == []


def test_without_an_end_there_is_reason_to_look_back_after_a_year() -> None:
    plan = signed("Excel leren")
    assert plan.due(NOW.date() + timedelta(days=334)) == []
    assert plan.due(NOW.date() + timedelta(days=335)) == [NOW.date() + timedelta(days=365)]
    well_placed = Plan(SANNE.id)
    well_placed.set_well_placed(EMPLOYEE, True)
    well_placed.share(EMPLOYEE, JOKE, NOW)
    well_placed.hold_talk(MANAGER, TODAY)
    well_placed.finalize(MANAGER, SANNE, NOW)
    well_placed.sign(MANAGER, NOW)
    assert well_placed.due(NOW.date() + timedelta(days=335)) == []
    well_placed.sign(EMPLOYEE, NOW)
    assert well_placed.due(NOW.date() + timedelta(days=335)) == [NOW.date() + timedelta(days=365)]


def test_the_manager_ticks_promises_off_and_nobody_else() -> None:
    plan = shared("Excel leren")
    plan.promise(MANAGER, "Ik regel een plek op de cursus.", NOW)
    with pytest.raises(NotAllowed):
        plan.tick_promise(MANAGER, 1, TODAY)
    plan.hold_talk(MANAGER, TODAY)
    plan.decide(MANAGER, 1, "agree", NOW)
    plan.finalize(MANAGER, SANNE, NOW)
    plan.sign(EMPLOYEE, NOW)
    plan.sign(MANAGER, NOW)
    assert plan.tick_promise(MANAGER, 1, TODAY).done_on == TODAY
    with pytest.raises(NotAllowed):
        plan.tick_promise(EMPLOYEE, 1, None)
    for number in (0, 2):
        with pytest.raises(KeyError):
            plan.tick_promise(MANAGER, number, TODAY)
    assert plan.tick_promise(MANAGER, 1, None).done_on is None
    assert plan.promises[0].text == "Ik regel een plek op de cursus."


def test_the_next_round_can_begin_with_what_was_not_reached_or_never_shared() -> None:
    plan = shared("Excel leren", "Lassen", "Spaans")
    for number, name in ((4, "Later misschien"), (5, "Ook later")):
        plan.add_goal(EMPLOYEE)
        plan.write(EMPLOYEE, number, "goal", name, NOW)
    plan.hold_talk(MANAGER, TODAY)
    for number in (1, 2, 3):
        plan.decide(MANAGER, number, "agree", NOW)
    plan.finalize(MANAGER, SANNE, NOW)
    plan.sign(EMPLOYEE, NOW)
    plan.sign(MANAGER, NOW)
    for number, result in ((1, "reach"), (2, "miss"), (3, "drop")):
        plan.look_back(EMPLOYEE, "eval_reached", "x", NOW, goal=plan.goal(number), result=result)
    assert [goal.goal for goal in plan.unfinished_goals] == ["Lassen", "Later misschien", "Ook later"]
