"""A plan comes back exactly as it was saved, is never overwritten unseen, and writes no more than what changed."""

from __future__ import annotations

import threading
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text
from store_data import AS_EMPLOYEE, AS_MANAGER, EMPLOYEE, MANAGER, NOW, add_people, fill, share_and_sign

from bot.plan import records, versions
from bot.plan.goals import Goal, Support
from bot.plan.people import Person
from bot.plan.plan import Plan
from bot.plan.states import GoalState, PlanState
from bot.store import Conflict, SignedVersion, Store
from bot.store.models import Base, GoalRow, PlanRow, SignatureRow, VersionRow
from tests.fakes.statements import statements


def saved(store: Store, goals: int = 2, *, signed: bool = False) -> Plan:
    with store.work() as work:
        plan = fill(work.plans.start(EMPLOYEE.id, NOW), goals)
        work.plans.save(plan)
        if signed:
            work.plans.save(share_and_sign(plan))
    return plan


def read(store: Store) -> Plan:
    with store.work(write=False) as work:
        plan = work.plans.current(EMPLOYEE.id)
    assert plan is not None
    return plan


@pytest.mark.parametrize("signed", [False, True])
def test_a_plan_comes_back_exactly_as_it_was_saved(peopled: Store, signed: bool) -> None:
    plan = saved(peopled, signed=signed)
    assert read(peopled) == plan
    assert read(peopled).goals[0].support.budget_eur == Decimal("450.00")
    assert all(version.intact for version in read(peopled).versions)


@pytest.mark.parametrize(
    "words", ["  spaties vooraan", "regel\r\n\r\nregel", "emoji 🌱", "\x00", "half \ud83c teken", "'; --"]
)
def test_texts_are_kept_to_the_letter(peopled: Store, words: str) -> None:
    with peopled.work() as work:
        plan = work.plans.start(EMPLOYEE.id, NOW)
        plan.answer(AS_EMPLOYEE, "strengths", words, NOW)
        plan.add_goal(AS_EMPLOYEE)
        plan.write(AS_EMPLOYEE, 1, "goal", words, NOW)
        plan.share(AS_EMPLOYEE, MANAGER, NOW) if words.strip() else None
        work.plans.save(plan)
    assert read(peopled) == plan
    with peopled.work(write=False) as work:
        assert work.plans.history(plan.id)[0].new == words


def test_sharing_again_after_reading_makes_no_new_version_when_nothing_changed(peopled: Store) -> None:
    saved(peopled)
    with peopled.work() as work:
        plan = work.plans.current(EMPLOYEE.id)
        assert plan is not None
        plan.share(AS_EMPLOYEE, MANAGER, NOW)
        plan.decide(AS_MANAGER, 1, "agree", NOW)
        work.plans.save(plan)
    with peopled.work() as work:
        plan = work.plans.current(EMPLOYEE.id)
        assert plan is not None
        plan.set_priorities(AS_EMPLOYEE, [], NOW)
        assert len(plan.versions) == 1
        assert plan.goal(1).state is GoalState.AGREED


def test_only_what_changed_is_written(peopled: Store) -> None:
    saved(peopled, goals=3)
    with statements(peopled) as seen, peopled.work() as work:
        plan = work.plans.current(EMPLOYEE.id)
        assert plan is not None
        plan.write(AS_EMPLOYEE, 2, "reward", "taart voor het team", NOW)
        work.plans.save(plan)
    writes = [one.sql for one in seen if one.writes]
    assert [sql.split()[:3] for sql in writes if sql.startswith("UPDATE")] == [
        ["UPDATE", "plans", "SET"],
        ["UPDATE", "goals", "SET"],
    ]
    update_goal = next(sql for sql in writes if sql.startswith("UPDATE goals"))
    assert update_goal.split("SET ")[1].split(" WHERE")[0].count("=") == 1
    assert len([sql for sql in writes if sql.startswith("INSERT INTO changes")]) == 1
    assert len(writes) == 3


def test_saving_an_unchanged_plan_writes_nothing(peopled: Store) -> None:
    plan = saved(peopled, signed=True)
    with statements(peopled) as seen, peopled.work() as work:
        again = work.plans.current(EMPLOYEE.id)
        assert again is not None
        work.plans.save(again)
    assert not [one.sql for one in seen if one.writes]
    assert read(peopled).revision == plan.revision


def test_an_unchanged_text_keeps_its_ciphertext(peopled: Store) -> None:
    plan = saved(peopled)

    def ciphertexts() -> tuple[Any, ...]:
        with peopled.engine.connect() as connection:
            row = connection.execute(text("SELECT summary, revision FROM plans")).one()
            goals = connection.execute(text("SELECT goal, activity, result FROM goals ORDER BY number")).all()
        return row.summary, tuple(goals)

    before = ciphertexts()
    with peopled.work() as work:
        again = work.plans.get(plan.id)
        assert again is not None
        again.plan_talk(AS_MANAGER, date(2026, 12, 1))
        work.plans.save(again)
    assert ciphertexts() == before


def test_every_text_of_a_plan_is_encrypted_in_the_database(peopled: Store) -> None:
    plan = saved(peopled, signed=True)
    words = ["eigen woorden", "Wat er bij", "meer met planning", "handboek", "plek op de cursus", "kijk ernaar uit"]
    with peopled.engine.connect() as connection:
        tables = ("plans", "answers", "goals", "preparations", "versions", "signatures", "remarks", "changes")
        everything = "".join(
            str(tuple(row)) for table in tables for row in connection.execute(text(f"SELECT * FROM {table}"))
        )
    assert plan.id in everything
    assert not [word for word in words if word in everything]


def test_a_plan_that_was_saved_elsewhere_is_not_overwritten(peopled: Store) -> None:
    saved(peopled)
    stale = read(peopled)
    with peopled.work() as work:
        fresh = work.plans.current(EMPLOYEE.id)
        assert fresh is not None
        fresh.set_summary(AS_EMPLOYEE, "De nieuwste samenvatting", NOW)
        work.plans.save(fresh)
    stale.set_summary(AS_EMPLOYEE, "Een oude samenvatting", NOW)
    with pytest.raises(Conflict), peopled.work() as work:
        work.plans.save(stale)
    assert read(peopled).summary == "De nieuwste samenvatting"


def test_turns_on_one_plan_at_the_same_moment_follow_each_other(peopled: Store) -> None:
    saved(peopled, goals=0)
    start = threading.Barrier(6)
    failures: list[BaseException] = []

    def turn(number: int) -> None:
        try:
            start.wait()
            with peopled.work() as work:
                plan = work.plans.current(EMPLOYEE.id)
                assert plan is not None
                plan.set_summary(AS_EMPLOYEE, plan.summary + f" {number}", NOW)
                work.plans.save(plan)
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=turn, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert sorted(read(peopled).summary.split()[-6:]) == list("012345")
    assert read(peopled).revision == 7


def test_a_plan_that_was_only_looked_at_first_is_not_changed_unseen(peopled: Store) -> None:
    saved(peopled)
    with pytest.raises(Conflict), peopled.work() as work:
        if peopled.engine.dialect.name == "sqlite":
            raise Conflict  # one writer at a time: nothing can come in between
        work.plans.of_owners([EMPLOYEE.id])
        with peopled.work() as other:
            plan = other.plans.current(EMPLOYEE.id)
            assert plan is not None
            plan.set_summary(AS_EMPLOYEE, "tussendoor", NOW)
            other.plans.save(plan)
        work.plans.current(EMPLOYEE.id)


def test_within_one_unit_of_work_a_plan_is_one_object(peopled: Store) -> None:
    plan = saved(peopled)
    with peopled.work() as work:
        one = work.plans.current(EMPLOYEE.id)
        assert one is work.plans.get(plan.id)
        assert one is work.plans.of_owners([EMPLOYEE.id])[EMPLOYEE.id]


def test_the_current_plan_is_that_of_the_last_cycle(peopled: Store) -> None:
    first = saved(peopled)
    with peopled.work() as work:
        second = work.plans.start(EMPLOYEE.id, NOW)
        assert (first.cycle, second.cycle) == (1, 2)
    assert read(peopled).id == second.id
    with peopled.work(write=False) as work:
        assert [plan.id for plan in work.plans.of_owner(EMPLOYEE.id)] == [first.id, second.id]
        assert work.plans.of_owners([EMPLOYEE.id, MANAGER.id])[EMPLOYEE.id].id == second.id
        assert work.plans.before(second) is work.plans.get(first.id)
        assert work.plans.before(first) is None
        assert work.plans.owner_of(first.id) == EMPLOYEE.id
        assert work.plans.owner_of("unknown") is None
        assert work.plans.current(MANAGER.id) is None


def test_changes_are_added_to_the_history_once(peopled: Store) -> None:
    plan = saved(peopled, goals=1)
    count = len(fill_history(peopled, plan))
    with peopled.work() as work:
        again = work.plans.get(plan.id)
        assert again is not None
        again.write(AS_EMPLOYEE, 1, "goal", "Eén keer per week voorzitten", NOW)
        work.plans.save(again)
        work.plans.save(again)
        assert again.changes == []
        last = work.plans.history(plan.id)[-1]
        assert (last.field, last.old) == ("goal", "Wat er bij goal van doel 1 staat.")
        assert last.goal_id == again.goal(1).id
        assert len(work.plans.history(plan.id)) == count + 1
        assert {change.goal_id for change in work.plans.history(plan.id, again.goal(1).id)} == {again.goal(1).id}


def fill_history(store: Store, plan: Plan) -> list[object]:
    with store.work(write=False) as work:
        return list(work.plans.history(plan.id))


def test_a_removed_goal_is_gone_and_its_words_stay_in_the_history(peopled: Store) -> None:
    plan = saved(peopled, goals=3)
    gone = plan.goal(2).id
    with peopled.work() as work:
        again = work.plans.get(plan.id)
        assert again is not None
        again.remove_goal(AS_EMPLOYEE, 2, NOW)
        work.plans.save(again)
    assert [(goal.number, goal.id) for goal in read(peopled).goals] == [(1, plan.goal(1).id), (2, plan.goal(3).id)]
    with peopled.work(write=False) as work:
        last = {change.field: change.old for change in work.plans.history(plan.id, gone)}
    assert last["goal"] == "Wat er bij goal van doel 2 staat."


def test_what_is_taken_away_is_taken_away_in_the_store(peopled: Store) -> None:
    saved(peopled, signed=False)
    with peopled.work() as work:
        plan = work.plans.current(EMPLOYEE.id)
        assert plan is not None
        plan.prepare(AS_MANAGER, "org_direction", "iets", NOW)
        plan.answer(AS_EMPLOYEE, "strengths", "", NOW)
        work.plans.save(plan)
        plan.prepare(AS_MANAGER, "org_direction", "", NOW)
        work.plans.save(plan)
    assert "strengths" not in read(peopled).reflection
    assert read(peopled).preparation == {}


def test_a_rolled_back_unit_of_work_leaves_nothing(peopled: Store) -> None:
    with pytest.raises(ZeroDivisionError), peopled.work() as work:
        work.plans.save(fill(work.plans.start(EMPLOYEE.id, NOW)))
        _ = 1 / 0
    with peopled.work(write=False) as work:
        assert work.plans.current(EMPLOYEE.id) is None


def test_reading_can_change_nothing(peopled: Store) -> None:
    saved(peopled)
    with pytest.raises(RuntimeError, match="only reads"), peopled.work(write=False) as work:
        plan = work.plans.current(EMPLOYEE.id)
        assert plan is not None
        plan.set_summary(AS_EMPLOYEE, "anders", NOW)
        work.plans.save(plan)
    assert read(peopled).summary != "anders"


# --- what was signed ---------------------------------------------------------------------------------


@pytest.mark.parametrize("tampered", ["content", "hash", "missing", "signature", "no signature"])
def test_what_was_signed_cannot_be_saved_otherwise(peopled: Store, tampered: str) -> None:
    saved(peopled, signed=True)
    with pytest.raises(SignedVersion), peopled.work() as work:
        plan = work.plans.current(EMPLOYEE.id)
        assert plan is not None
        final = plan.latest("final")
        assert final is not None
        if tampered == "content":
            final.content["goals"][0]["goal"] = "iets heel anders"
        elif tampered == "hash":
            final.hash = "0" * 64
        elif tampered == "missing":
            plan.versions.remove(final)
        elif tampered == "signature":
            plan.signatures.reverse()
        else:
            plan.signatures.pop()
        work.plans.save(plan)
    assert read(peopled).state is PlanState.SIGNED
    assert all(version.intact for version in read(peopled).versions)


@pytest.mark.parametrize("model", [VersionRow, SignatureRow])
@pytest.mark.parametrize("deed", ["change", "delete"])
def test_a_signed_row_cannot_be_changed_or_removed(peopled: Store, model: Any, deed: str) -> None:
    saved(peopled, signed=True)
    with pytest.raises(SignedVersion), peopled.work() as work:
        row = work.session.query(model).first()
        if deed == "change":
            row.hash = "0" * 64
        else:
            work.session.delete(row)
        work.session.flush()


@pytest.mark.parametrize("table", ["versions", "signatures"])
@pytest.mark.parametrize("deed", ["UPDATE {} SET hash = 'x'", "DELETE FROM {}"])
def test_the_database_itself_keeps_what_was_signed(peopled: Store, table: str, deed: str) -> None:
    saved(peopled, signed=True)
    with pytest.raises(Exception, match="kept as they were written"), peopled.engine.begin() as connection:
        connection.execute(text(deed.format(table)))
    assert read(peopled).signatures


def test_a_released_plan_can_be_removed_and_is_held_again(peopled: Store) -> None:
    plan = saved(peopled, signed=True)
    with peopled.work() as work:
        work.plans.release(plan.id)
        work.session.execute(text("DELETE FROM changes"))
        work.session.delete(work.session.get(PlanRow, plan.id))
        work.session.flush()
        work.plans.hold(plan.id)
    with peopled.work(write=False) as work:
        assert work.plans.current(EMPLOYEE.id) is None
        assert work.session.execute(text("SELECT count(*) FROM releases")).scalar() == 0
        assert work.session.execute(text("SELECT count(*) FROM versions")).scalar() == 0


def test_no_row_of_a_person_disappears_by_a_cascade(peopled: Store) -> None:
    saved(peopled)
    with pytest.raises(Exception, match=r"(?i)foreign key"), peopled.engine.begin() as connection:
        connection.execute(text("DELETE FROM plans"))
    with pytest.raises(Exception, match=r"(?i)foreign key"), peopled.engine.begin() as connection:
        connection.execute(text("DELETE FROM people"))


def test_two_people_keep_their_plans_apart(peopled: Store) -> None:
    mine = saved(peopled)
    with peopled.work() as work:
        add_people(work, Person("202", "bram.jansen@demo.example", "Bram Jansen", manager_id="200"))
        other = work.plans.start("202", NOW)
    with peopled.work(write=False) as work:
        assert work.plans.of_owners(["201", "202"]).keys() == {"201", "202"}
        assert work.plans.of_owners(["202"])["202"].id == other.id
        assert work.plans.of_owners([]) == {}
    assert read(peopled).id == mine.id


def test_every_field_of_a_plan_has_a_column() -> None:
    rows = [{column.key for column in mapper.columns} for mapper in Base.registry.mappers]
    homeless = []
    for kind in [*vars(records).values(), *vars(versions).values()]:
        if not isinstance(kind, type) or not is_dataclass(kind):
            continue
        names = {field.name for field in fields(kind)}
        if not any(names <= row for row in rows):
            homeless.append(kind.__name__)
    assert homeless == []
    columns = {column.key for column in GoalRow.__table__.columns}
    assert {field.name for field in fields(Goal)} - {"support"} <= columns
    assert {field.name for field in fields(Support)} - {"text"} <= columns
