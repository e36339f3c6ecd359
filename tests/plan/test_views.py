"""What each party gets to see: brief, agenda, and every change word by word."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_data import EMPLOYEE, KEES, MANAGER, NOW, SANNE, TODAY, plan_with_goals, shared

from bot.plan.goals import Support
from bot.plan.people import Party
from bot.plan.states import NotAllowed, Role
from bot.plan.views import AGENDA, agenda, brief, changes, shared_content, word_diff


def test_a_brief_adds_up_what_is_asked_for() -> None:
    plan = plan_with_goals("a", "b", "c")
    plan.set_support(EMPLOYEE, 1, Support(own_hours=16, others_hours=2, budget_eur=Decimal("385.50")), NOW)
    plan.set_support(EMPLOYEE, 2, Support(own_hours=4, budget_eur=Decimal(100)), NOW)
    plan.share(EMPLOYEE, replace(MANAGER.person), NOW)
    told = brief(MANAGER, plan)
    assert (told.own_hours, told.others_hours, told.budget_eur) == (20, 2, Decimal("485.50"))
    assert len(told.goals) == 3


def test_a_brief_is_about_what_was_shared() -> None:
    plan = shared("a")
    plan.write(EMPLOYEE, 1, "goal", "nog niet gedeeld", NOW)
    assert [goal["goal"] for goal in brief(MANAGER, plan).goals] == ["a"]
    assert shared_content(EMPLOYEE, plan) == shared_content(MANAGER, plan)
    for stranger in (Party(KEES, Role.MANAGER), Party(KEES, Role.NOBODY)):
        with pytest.raises(NotAllowed):
            brief(stranger, plan)


def test_the_agenda_has_seven_points_and_every_question_has_its_place() -> None:
    from bot.plan.questions import PREPARATION, REFLECTION

    assert len(AGENDA) == 7
    assert sorted(q for _, mine, _ in AGENDA for q in mine) == sorted(REFLECTION)
    assert sorted(q for _, _, theirs in AGENDA for q in theirs) == sorted(PREPARATION)


def test_each_has_an_agenda_of_their_own_until_the_talk() -> None:
    plan = shared("a")
    plan.answer(EMPLOYEE, "strengths", "luisteren", NOW)
    plan.prepare(MANAGER, "competences_now", "goed met bewoners", NOW)
    mine, theirs = agenda(EMPLOYEE, plan), agenda(MANAGER, plan)
    assert [point.mine for point in mine if point.mine] == [[("strengths", "luisteren")]]
    assert not [point for point in mine if point.theirs]
    assert [point.mine for point in theirs if point.mine] == [[("competences_now", "goed met bewoners")]]
    plan.hold_talk(MANAGER, TODAY)
    assert [p.theirs for p in agenda(EMPLOYEE, plan) if p.theirs] == [[("competences_now", "goed met bewoners")]]
    assert "luisteren" not in str(agenda(MANAGER, plan))


def test_every_adjusted_cell_is_told_word_by_word() -> None:
    plan = shared("Het overleg leiden", "b")
    plan.hold_talk(MANAGER, TODAY)
    plan.decide(MANAGER, 1, "adjust", NOW, proposals={"goal": "Het teamoverleg leiden", "support": "een cursus"})
    plan.decide(MANAGER, 2, "agree", NOW)
    plan.finalize(MANAGER, SANNE, NOW)
    told = {change.cell: change for change in changes(EMPLOYEE, plan)}
    assert told.keys() == {"goal", "support"}
    assert told["goal"].runs == [("same", "Het"), ("gone", " overleg"), ("new", " teamoverleg"), ("same", " leiden")]
    assert (told["support"].old, told["support"].new) == ("", "een cursus")


def test_before_it_is_final_there_are_no_changes_to_see() -> None:
    with pytest.raises(NotAllowed):
        changes(EMPLOYEE, shared("a"))


words = st.text(alphabet="ab \n\t.é🌱", max_size=40)


@given(words, words)
def test_the_runs_of_a_difference_spell_both_texts(old: str, new: str) -> None:
    runs = word_diff(old, new)
    assert "".join(text for kind, text in runs if kind != "new") == old
    assert "".join(text for kind, text in runs if kind != "gone") == new
    assert (old == new) == all(kind == "same" for kind, _ in runs)
