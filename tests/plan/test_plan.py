"""A plan does what the two parties may do with it, and refuses the rest."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from plan_data import EMPLOYEE, JOKE, KEES, MANAGER, NOW, SANNE, TODAY, finalized, plan_with_goals, shared, signed

from bot.plan.goals import Support, horizon
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.states import GoalState, NotAllowed, PlanState, Role
from bot.plan.versions import fingerprint

STRANGER = Party(KEES, Role.NOBODY)


# --- the employee writes -------------------------------------------------------------------------------


def test_an_answer_replaces_the_earlier_one_and_the_history_keeps_both() -> None:
    plan = Plan(SANNE.id)
    plan.skip(EMPLOYEE, "strengths")
    plan.answer(EMPLOYEE, "strengths", "  luisteren ", NOW)
    plan.answer(EMPLOYEE, "strengths", "  luisteren ", NOW)
    plan.answer(EMPLOYEE, "strengths", "doorvragen", NOW)
    assert plan.reflection == {"strengths": "doorvragen"}
    assert plan.skipped == set()
    assert [(change.old, change.new) for change in plan.changes] == [
        ("", "  luisteren "),
        ("  luisteren ", "doorvragen"),
    ]
    plan.answer(EMPLOYEE, "strengths", "", NOW)
    assert plan.reflection == {}


def test_skipping_keeps_an_answer_that_stands() -> None:
    plan = Plan(SANNE.id)
    plan.answer(EMPLOYEE, "enjoy", "koffie drinken", NOW)
    plan.skip(EMPLOYEE, "enjoy")
    assert plan.reflection == {"enjoy": "koffie drinken"}
    assert plan.skipped == set()


def test_five_goals_is_the_most() -> None:
    plan = plan_with_goals("a", "b", "c", "d", "e")
    assert not plan.can_add_goal
    with pytest.raises(NotAllowed):
        plan.add_goal(EMPLOYEE)


def test_numbers_close_up_when_a_goal_goes_and_its_words_stay_in_the_history() -> None:
    plan = plan_with_goals("a", "b", "c")
    gone, kept = plan.goal(2).id, plan.goal(3).id
    plan.changes.clear()
    plan.remove_goal(EMPLOYEE, 2, NOW)
    assert [(goal.number, goal.goal) for goal in plan.goals] == [(1, "a"), (2, "c")]
    assert plan.goal(2).id == kept
    assert [(change.goal_id, change.field, change.old, change.new) for change in plan.changes] == [
        (gone, "goal", "b", "")
    ]


def test_a_changed_cell_has_to_be_read_back_again() -> None:
    plan = plan_with_goals("Excel")
    plan.accept_sentence(EMPLOYEE, 1, "Ik leer Excel.", NOW)
    assert plan.goal(1).sentence_accepted
    plan.write(EMPLOYEE, 1, "result", "een draaitabel maken", NOW)
    assert not plan.goal(1).sentence_accepted
    plan.accept_sentence(EMPLOYEE, 1, "Ik leer Excel.", NOW)
    plan.set_support(EMPLOYEE, 1, Support("cursus"), NOW)
    assert not plan.goal(1).sentence_accepted


@pytest.mark.parametrize("value", [0, 11, -1])
def test_confidence_is_one_to_ten(value: int) -> None:
    plan = plan_with_goals("a")
    with pytest.raises(ValueError):
        plan.set_confidence(EMPLOYEE, 1, value, NOW)
    plan.set_confidence(EMPLOYEE, 1, 10, NOW)
    plan.set_confidence(EMPLOYEE, 1, None, NOW)


def test_unknown_fields_are_mistakes_of_ours() -> None:
    plan = plan_with_goals("a")
    for mistake in (
        lambda: plan.answer(EMPLOYEE, "org_direction", "x", NOW),
        lambda: plan.prepare(MANAGER, "strengths", "x", NOW),
        lambda: plan.write(EMPLOYEE, 1, "state", "signed", NOW),
        lambda: plan.write(EMPLOYEE, 9, "goal", "x", NOW),
    ):
        with pytest.raises(KeyError):
            mistake()


def test_a_horizon_is_short_up_to_a_year() -> None:
    assert horizon(date(2027, 11, 22), TODAY) == "short"
    assert horizon(date(2028, 1, 1), TODAY) == "middle"


# --- sharing -------------------------------------------------------------------------------------------


def test_nothing_can_be_shared_that_is_not_there() -> None:
    plan = Plan(SANNE.id)
    with pytest.raises(NotAllowed):
        plan.share(EMPLOYEE, JOKE, NOW)
    plan.set_well_placed(EMPLOYEE, True)
    assert plan.share(EMPLOYEE, JOKE, NOW).content["goals"] == []


def test_the_manager_gets_exactly_the_preview() -> None:
    plan = plan_with_goals("a", "b", "", "d")
    plan.answer(EMPLOYEE, "strengths", "geheim", NOW)
    plan.select(EMPLOYEE, 2, False)
    preview = plan.preview()
    version = plan.share(EMPLOYEE, JOKE, NOW)
    assert version.content == preview
    assert [goal["goal"] for goal in version.content["goals"]] == ["a", "d"]
    assert "geheim" not in str(version.content)
    assert [goal.state for goal in plan.goals] == [
        GoalState.SHARED,
        GoalState.DRAFT,
        GoalState.DRAFT,
        GoalState.SHARED,
    ]


def test_a_plan_is_shared_with_the_manager_of_today_and_nobody_else() -> None:
    plan = plan_with_goals("a")
    with pytest.raises(NotAllowed):
        plan.share(EMPLOYEE, KEES, NOW)
    with pytest.raises(NotAllowed):
        plan.share(Party(Person("201", "s@demo.example", "Sanne"), Role.EMPLOYEE), JOKE, NOW)
    assert plan.versions == []


def test_after_sharing_an_accepted_change_makes_a_new_version_and_asks_for_a_new_decision() -> None:
    plan = shared("a", "b")
    plan.decide(MANAGER, 1, "agree", NOW)
    plan.decide(MANAGER, 2, "return", NOW, remark="Hoe?")
    plan.write(EMPLOYEE, 2, "goal", "b, en wel zo", NOW)
    assert len(plan.versions) == 1
    plan.accept_sentence(EMPLOYEE, 2, "Ik doe b.", NOW)
    assert [goal["goal"] for goal in plan.versions[1].content["goals"]] == ["a", "b, en wel zo"]
    assert [goal.state for goal in plan.goals] == [GoalState.AGREED, GoalState.SHARED]
    assert plan.goal(2).remark == ""


def test_what_is_still_being_written_is_not_shared_along() -> None:
    plan = shared("a", "b")
    plan.write(EMPLOYEE, 2, "goal", "nog niet af", NOW)
    plan.set_summary(EMPLOYEE, "nog niet af", NOW)
    plan.add_goal(EMPLOYEE)
    plan.write(EMPLOYEE, 3, "goal", "ook nog niet af", NOW)
    plan.accept_sentence(EMPLOYEE, 1, "Ik doe a.", NOW)
    assert "niet af" not in str(plan.versions[-1].content)
    plan.accept_sentence(EMPLOYEE, 3, "Ik doe ook dit.", NOW)
    assert "niet af" not in str(plan.versions[-1].content), "a new goal is shared by sharing, after its preview"
    assert plan.shown_goal(2).goal == "b"
    with pytest.raises(NotAllowed):
        plan.shown_goal(3)


def test_a_goal_that_is_switched_off_stays_with_the_manager_until_it_is_shared_again() -> None:
    plan = shared("a", "b")
    plan.select(EMPLOYEE, 2, False)
    plan.accept_sentence(EMPLOYEE, 1, "Ik doe a.", NOW)
    assert [goal["number"] for goal in plan.versions[-1].content["goals"]] == [1, 2]
    plan.share(EMPLOYEE, JOKE, NOW)
    assert [goal["number"] for goal in plan.versions[-1].content["goals"]] == [1]
    assert plan.goal(2).state is GoalState.DRAFT


def test_a_goal_that_is_removed_takes_no_decision_of_another_with_it() -> None:
    plan = shared("a", "b", "c")
    plan.decide(MANAGER, 1, "agree", NOW)
    plan.decide(MANAGER, 3, "adjust", NOW, remark="korter", proposals={"goal": "c, korter"})
    plan.remove_goal(EMPLOYEE, 2, NOW)
    assert [(g["number"], g["goal"]) for g in plan.versions[-1].content["goals"]] == [(1, "a"), (2, "c")]
    assert [goal.state for goal in plan.goals] == [GoalState.AGREED, GoalState.ADJUSTED]
    assert plan.shown_goal(2).goal == "c, korter"


def test_priorities_change_no_decision() -> None:
    plan = shared("a", "b")
    plan.decide(MANAGER, 1, "agree", NOW)
    plan.set_priorities(EMPLOYEE, [2, 1], NOW)
    assert [goal["priority"] for goal in plan.versions[-1].content["goals"]] == [2, 1]
    assert plan.goal(1).state is GoalState.AGREED
    count = len(plan.versions)
    plan.set_priorities(EMPLOYEE, [2, 1], NOW)
    assert len(plan.versions) == count


def test_an_amount_written_otherwise_is_no_change() -> None:
    assert Support(budget_eur=Decimal(450)).to_json() == Support(budget_eur=Decimal("450.00")).to_json()


def test_what_was_shared_can_be_taken_back_until_the_talk() -> None:
    plan = shared("a")
    plan.decide(MANAGER, 1, "adjust", NOW, proposals={"goal": "anders"})
    plan.withdraw(EMPLOYEE, NOW)
    assert plan.state is PlanState.WITHDRAWN
    assert (plan.goal(1).state, plan.goal(1).proposals) == (GoalState.DRAFT, {})
    plan.share(EMPLOYEE, JOKE, NOW)
    plan.hold_talk(MANAGER, TODAY)
    with pytest.raises(NotAllowed):
        plan.withdraw(EMPLOYEE, NOW)


# --- the manager decides -------------------------------------------------------------------------------


def test_a_preparation_is_the_managers_own() -> None:
    plan = Plan(SANNE.id)
    plan.prepare(MANAGER, "org_direction", "groei", NOW)
    plan.prepare(Party(KEES, Role.MANAGER), "org_direction", "krimp", NOW)
    assert plan.preparation == {JOKE.id: {"org_direction": "groei"}, KEES.id: {"org_direction": "krimp"}}
    plan.prepare(MANAGER, "org_direction", "", NOW)
    assert plan.preparation == {KEES.id: {"org_direction": "krimp"}}


def test_an_adjustment_is_a_proposal_until_both_have_signed() -> None:
    plan = shared("Excel leren")
    plan.hold_talk(MANAGER, TODAY)
    understood = {"end": "2027-05-01", "support": Support("eigen tijd", own_hours=8).to_json()}
    plan.decide(
        MANAGER,
        1,
        "adjust",
        NOW,
        remark="Voor mei graag",
        proposals={"planning": "voor 1 mei", "support": "eigen tijd"},
        understood=understood,
    )
    assert plan.goal(1).planning == ""
    assert plan.shown_goal(1).planning == "voor 1 mei"
    version = plan.finalize(MANAGER, SANNE, NOW)
    (goal,) = version.content["goals"]
    assert (goal["planning"], goal["end"], goal["support"]["own_hours"]) == ("voor 1 mei", "2027-05-01", 8)
    assert goal["remark"] == "Voor mei graag"
    plan.sign(MANAGER, NOW)
    assert plan.goal(1).planning == ""
    plan.sign(EMPLOYEE, NOW)
    assert (plan.goal(1).planning, plan.goal(1).end) == ("voor 1 mei", date(2027, 5, 1))
    assert plan.goal(1).support.own_hours == 8
    assert plan.goal(1).proposals == {}
    assert "voor 1 mei" in [change.new for change in plan.changes if change.field == "planning"]


def test_agreeing_after_all_takes_the_adjustment_away() -> None:
    plan = shared("a")
    plan.decide(MANAGER, 1, "adjust", NOW, remark="zo", proposals={"goal": "anders"})
    plan.decide(MANAGER, 1, "agree", NOW)
    assert (plan.goal(1).proposals, plan.goal(1).remark) == ({}, "")


@pytest.mark.parametrize("number", [2, 3])
def test_the_manager_decides_about_nothing_that_was_not_shared(number: int) -> None:
    plan = plan_with_goals("a", "b", "c")
    plan.select(EMPLOYEE, 2, False)
    plan.select(EMPLOYEE, 3, False)
    plan.share(EMPLOYEE, JOKE, NOW)
    plan.select(EMPLOYEE, 3, True)
    with pytest.raises(NotAllowed):
        plan.decide(MANAGER, number, "agree", NOW)


def test_a_refused_decision_changes_nothing() -> None:
    plan = shared("a")
    with pytest.raises(KeyError):
        plan.decide(MANAGER, 1, "adjust", NOW, proposals={"goal": "x", "sentence": "y"})
    assert plan.goal(1).state is GoalState.SHARED
    assert plan.goal(1).proposals == {}


def test_a_plan_is_finalized_after_the_talk_with_every_goal_decided() -> None:
    plan = shared("a", "b")
    plan.decide(MANAGER, 1, "agree", NOW)
    with pytest.raises(NotAllowed):
        plan.finalize(MANAGER, SANNE, NOW)
    plan.hold_talk(MANAGER, TODAY)
    assert [goal.number for goal in plan.undecided] == [2]
    with pytest.raises(NotAllowed):
        plan.finalize(MANAGER, SANNE, NOW)
    plan.decide(MANAGER, 2, "return", NOW, remark="Hoe?")
    with pytest.raises(NotAllowed):
        plan.finalize(MANAGER, SANNE, NOW)
    plan.decide(MANAGER, 2, "agree", NOW)
    with pytest.raises(NotAllowed):
        plan.finalize(MANAGER, KEES, NOW)
    plan.promise(MANAGER, "Ik vraag het budget aan.", NOW)
    content = plan.finalize(MANAGER, SANNE, NOW).content
    assert content["promises"] == ["Ik vraag het budget aan."]
    assert (content["employee"], content["manager"]) == ("Sanne de Vries", "Joke Hermans")


def test_what_is_finalized_is_what_was_shared_and_not_what_is_being_written() -> None:
    plan = shared("a")
    plan.hold_talk(MANAGER, TODAY)
    plan.decide(MANAGER, 1, "agree", NOW)
    plan.write(EMPLOYEE, 1, "goal", "heel iets anders", NOW)
    plan.finalize(MANAGER, SANNE, NOW)
    plan.sign(EMPLOYEE, NOW)
    plan.sign(MANAGER, NOW)
    assert plan.goal(1).goal == "a"
    assert ("heel iets anders", "a") in [(change.old, change.new) for change in plan.changes]


def test_a_plan_without_goals_can_be_finalized_and_signed() -> None:
    plan = Plan(SANNE.id)
    plan.set_well_placed(EMPLOYEE, True)
    plan.share(EMPLOYEE, JOKE, NOW)
    plan.hold_talk(MANAGER, TODAY)
    plan.finalize(MANAGER, SANNE, NOW)
    plan.sign(EMPLOYEE, NOW)
    plan.sign(MANAGER, NOW)
    assert plan.state is PlanState.SIGNED


# --- both sign -----------------------------------------------------------------------------------------


def test_with_both_signatures_the_plan_is_signed() -> None:
    plan = finalized("a")
    version = plan.to_sign
    assert version is not None
    first = plan.sign(MANAGER, NOW)
    assert plan.state is PlanState.FINALIZED
    second = plan.sign(EMPLOYEE, NOW, mode="seen", view="Ik had het anders gezien.")
    assert plan.state is PlanState.SIGNED
    assert plan.goal(1).state is GoalState.SIGNED
    assert {first.hash, second.hash} == {version.hash, fingerprint(version.content)}
    assert (second.name, second.mode, second.view) == ("Sanne de Vries", "seen", "Ik had het anders gezien.")


def test_nobody_signs_twice_or_for_the_other_or_something_that_changed() -> None:
    plan = finalized("a")
    plan.sign(EMPLOYEE, NOW)
    with pytest.raises(NotAllowed):
        plan.sign(EMPLOYEE, NOW)
    with pytest.raises(NotAllowed):
        plan.sign(STRANGER, NOW)
    with pytest.raises(NotAllowed):
        plan.sign(MANAGER, NOW, mode="seen")
    version = plan.to_sign
    assert version is not None
    version.content["goals"][0]["goal"] = "iets anders"
    with pytest.raises(NotAllowed):
        plan.sign(MANAGER, NOW)
    assert len(plan.signatures) == 1


def test_an_answer_back_reopens_the_plan_and_earlier_signatures_do_not_count_for_the_next_version() -> None:
    plan = finalized("a")
    plan.sign(MANAGER, NOW)
    plan.answer_back(EMPLOYEE, "Dit klopt niet helemaal.", NOW)
    assert plan.state is PlanState.SHARED
    assert plan.remarks[0].text == "Dit klopt niet helemaal."
    plan.finalize(MANAGER, SANNE, NOW)
    version = plan.to_sign
    assert version is not None
    assert plan.signed_by(version) == {}
    assert len(plan.signatures) == 1


def test_a_signed_plan_is_changed_by_an_amendment_that_both_sign() -> None:
    plan = signed("a")
    before = plan.latest("final")
    assert before is not None
    with pytest.raises(NotAllowed):
        plan.write(EMPLOYEE, 1, "goal", "b", NOW)
    amendment = plan.amend(MANAGER, "De cursus begint een maand later.", NOW)
    assert amendment.content["hash"] == before.hash
    assert plan.to_sign is amendment
    with pytest.raises(NotAllowed):
        plan.amend(EMPLOYEE, "Nog iets.", NOW)
    plan.sign(EMPLOYEE, NOW)
    plan.sign(MANAGER, NOW)
    assert plan.is_signed(amendment)
    assert plan.to_sign is None
    assert plan.state is PlanState.SIGNED
    assert before.intact


CHANGES: dict[str, Callable[[Plan, Party], Any]] = {
    "answer": lambda p, who: p.answer(who, "strengths", "x", NOW),
    "skip": lambda p, who: p.skip(who, "strengths"),
    "set_well_placed": lambda p, who: p.set_well_placed(who, True),
    "set_summary": lambda p, who: p.set_summary(who, "x", NOW),
    "add_goal": lambda p, who: p.add_goal(who),
    "remove_goal": lambda p, who: p.remove_goal(who, 1, NOW),
    "write": lambda p, who: p.write(who, 1, "goal", "x", NOW),
    "set_period": lambda p, who: p.set_period(who, 1, None, None),
    "set_support": lambda p, who: p.set_support(who, 1, Support("x"), NOW),
    "set_confidence": lambda p, who: p.set_confidence(who, 1, 5, NOW),
    "set_serves": lambda p, who: p.set_serves(who, 1, ["role"], NOW),
    "keep_letter": lambda p, who: p.keep_letter(who, 1, "S"),
    "accept_sentence": lambda p, who: p.accept_sentence(who, 1, "x", NOW),
    "set_priorities": lambda p, who: p.set_priorities(who, [1], NOW),
    "select": lambda p, who: p.select(who, 1, False),
    "share": lambda p, who: p.share(who, JOKE, NOW),
    "withdraw": lambda p, who: p.withdraw(who, NOW),
    "prepare": lambda p, who: p.prepare(who, "org_direction", "x", NOW),
    "plan_talk": lambda p, who: p.plan_talk(who, TODAY),
    "hold_talk": lambda p, who: p.hold_talk(who, TODAY),
    "decide": lambda p, who: p.decide(who, 1, "agree", NOW),
    "promise": lambda p, who: p.promise(who, "x", NOW),
    "take_back_promise": lambda p, who: p.take_back_promise(who),
    "finalize": lambda p, who: p.finalize(who, SANNE, NOW),
    "sign": lambda p, who: p.sign(who, NOW),
    "answer_back": lambda p, who: p.answer_back(who, "x", NOW),
    "amend": lambda p, who: p.amend(who, "x", NOW),
    "report": lambda p, who: p.report(who, "progress_status", "x", NOW),
    "look_back": lambda p, who: p.look_back(who, "eval_reached", "x", NOW, goal=p.goal(1), result="reach"),
    "take_back": lambda p, who: p.take_back(who, "progress_status", NOW),
    "evaluate": lambda p, who: p.evaluate(who, NOW),
    "close": lambda p, who: p.close(who),
    "tick_promise": lambda p, who: p.tick_promise(who, 1, TODAY),
}
"""Every way to change a plan."""


def test_every_way_to_change_a_plan_is_tried_here() -> None:
    takes_a_party = {
        name
        for kind in Plan.__mro__[:-1]
        for name, method in vars(kind).items()
        if callable(method) and not name.startswith("_") and "party" in method.__code__.co_varnames[:2]
    }
    assert takes_a_party == CHANGES.keys()


@pytest.mark.parametrize("made", [shared, finalized, signed])
@pytest.mark.parametrize("name", CHANGES)
@pytest.mark.parametrize("role", sorted(set(Role) - {Role.EMPLOYEE, Role.MANAGER}))
def test_whoever_is_no_party_changes_nothing(made: Callable[[str], Plan], name: str, role: Role) -> None:
    plan, untouched = made("a"), made("a")
    with pytest.raises(NotAllowed):
        CHANGES[name](plan, Party(SANNE, role))
    assert plan.goals[0].to_json() == untouched.goals[0].to_json()
    assert (plan.state, plan.reflection, plan.summary, plan.preparation) == (
        untouched.state,
        untouched.reflection,
        untouched.summary,
        untouched.preparation,
    )
    assert len(plan.versions) == len(untouched.versions)
    assert len(plan.changes) == len(untouched.changes)
