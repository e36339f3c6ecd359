"""What goes when its time is over, and above all what stays."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, func, insert, select, text
from store_data import AS_EMPLOYEE, AS_MANAGER, EMPLOYEE, MANAGER, NOW, fill, share_and_sign
from typer.testing import CliRunner

from bot import retention
from bot.plan.plan import Plan
from bot.plan.questions import REFLECTION
from bot.retention import Report, Rules, sweep, sweep_if_due
from bot.settings import Settings
from bot.store import Store, Work
from bot.store.models import Base, OutboxRow, ReleaseRow, SnapshotRow

pytestmark = pytest.mark.slow

RULES = Rules()
MESSAGE: dict[str, Any] = {"text": "Dag", "asks": None, "about": None, "buttons": [], "card": None}


def days(number: float) -> datetime:
    return NOW + timedelta(days=number)


def write(store: Store, tell: Callable[[Work, Plan], object] | None = None) -> str:
    """A filled draft of NOW, and what the test adds to it."""
    with store.work() as work:
        plan = fill(work.plans.start(EMPLOYEE.id, NOW))
        if tell is not None:
            tell(work, plan)
        work.plans.save(plan)
        return plan.id


def signed(_work: Work, plan: Plan) -> None:
    share_and_sign(plan)  # the talk was nine days after NOW


def plan_of(store: Store) -> Plan | None:
    with store.work(write=False) as work:
        return work.plans.current(EMPLOYEE.id)


def counts(store: Store) -> dict[str, int]:
    """How many rows each table has."""
    with store.work(write=False) as work:
        return {
            table.name: work.session.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }


def held(at: datetime) -> dict[str, str]:
    """Words that belong nowhere yet, as a conversation holds them."""
    return {"what": "view:201", "text": "Eigen kijk", "at": at.isoformat()}


def remember(work: Work, person_id: str = EMPLOYEE.id, *, arrived: datetime = NOW) -> str:
    """A conversation half-way a question, and the engine's memory of it."""
    conversation = work.conversations.of(person_id)
    conversation.form, conversation.question, conversation.about = "goal_form", "result", {"goal": 1}
    conversation.memory, conversation.arrived_at = {"words": [held(arrived)]}, arrived
    work.conversations.save(conversation)
    work.session.add(SnapshotRow(conversation_id=conversation.id, slots="{}", updated_at=arrived))
    return conversation.id


def converse(work: Work, at: datetime, *, answered: bool = True, event: str = "e1") -> None:
    """One message with its reply and a button on it."""
    incoming = work.inbox.add("browser", event, EMPLOYEE.id, "text", "Hallo", at)
    assert incoming is not None
    if not answered:
        return
    reply = work.outbox.add(EMPLOYEE.id, "reply", MESSAGE, at, "browser", incoming.id)
    work.buttons.issue(EMPLOYEE.id, reply.id, "Verder", "next", at)
    work.inbox.mark_done(incoming.id, at)
    work.outbox.mark_delivered([reply.id], at)


# --- unfinished plans ----------------------------------------------------------------------------------


def test_an_unfinished_plan_goes_ninety_days_after_the_last_activity(peopled: Store) -> None:
    before = counts(peopled)
    write(peopled)
    assert sweep(peopled, RULES, days(89)).removed["drafts"] == 0
    assert plan_of(peopled) is not None
    assert sweep(peopled, RULES, days(90)).removed["drafts"] == 1
    assert counts(peopled) == before


def test_with_the_plan_goes_the_question_that_was_open_about_it(peopled: Store) -> None:
    write(peopled, lambda work, _: remember(work))
    sweep(peopled, RULES, days(91))
    with peopled.work() as work:
        conversation = work.conversations.of(EMPLOYEE.id)
        assert (conversation.form, conversation.question, conversation.about) == (None, None, {})
        assert conversation.memory == {}
    assert counts(peopled)["engine_snapshots"] == 0


def test_a_plan_that_was_taken_back_goes_with_what_was_shared(peopled: Store) -> None:
    def take_back(_work: Work, plan: Plan) -> None:
        plan.share(AS_EMPLOYEE, MANAGER, NOW)
        plan.prepare(AS_MANAGER, "org_direction", "We gaan anders plannen.", NOW)
        plan.withdraw(AS_EMPLOYEE, NOW)

    before = counts(peopled)
    write(peopled, take_back)
    assert counts(peopled)["versions"] == 1
    sweep(peopled, RULES, days(91))
    assert counts(peopled) == before


ACTIVITY: dict[str, Callable[[Work, Plan], object]] = {
    "the employee wrote something": lambda _, plan: plan.write(AS_EMPLOYEE, 1, "goal", "Iets anders", days(30)),
    "the employee opened the conversation": lambda work, _: remember(work, arrived=days(30)),
    "the employee said something": lambda work, _: converse(work, days(30)),
    "a message waits for an answer": lambda work, _: converse(work, NOW, answered=False),
    "the manager prepared": lambda _, plan: plan.prepare(AS_MANAGER, "org_direction", "Iets", days(30)),
    "a talk is planned": lambda _, plan: plan.plan_talk(AS_MANAGER, days(60).date()),
    "a message is being handled": lambda work, _: work.leases.take(EMPLOYEE.id, "web", days(91), 60),
    "it is shared": lambda _, plan: plan.share(AS_EMPLOYEE, MANAGER, NOW),
    "it is signed": signed,
}


@pytest.mark.parametrize("what", ACTIVITY)
def test_a_plan_that_someone_is_working_on_stays(peopled: Store, what: str) -> None:
    write(peopled, ACTIVITY[what])
    assert sweep(peopled, RULES, days(91)).removed["drafts"] == 0
    assert plan_of(peopled) is not None


# --- the reflection ------------------------------------------------------------------------------------


def test_answers_and_their_history_go_thirty_days_after_the_talk(peopled: Store) -> None:
    plan_id = write(peopled, signed)
    assert sweep(peopled, RULES, days(9 + 29)).removed["answers"] == 0
    report = sweep(peopled, RULES, days(9 + 30))
    assert report.removed["answers"] == report.removed["answer_history"] == len(REFLECTION) - 1
    plan = plan_of(peopled)
    assert plan is not None
    assert (plan.reflection, plan.skipped) == ({}, set())
    assert plan.summary == "Ik wil meer met planning doen."
    with peopled.work(write=False) as work:
        left = {change.field for change in work.plans.history(plan_id)}
    assert left.isdisjoint(REFLECTION)
    assert {"goal", "summary"} <= left


def test_what_was_signed_is_untouched_by_that(peopled: Store) -> None:
    write(peopled, signed)
    before = plan_of(peopled)
    sweep(peopled, RULES, days(400))
    after = plan_of(peopled)
    assert before is not None
    assert after is not None
    assert after.versions == before.versions
    assert after.signatures == before.signatures
    assert after.goals == before.goals
    assert all(version.intact for version in after.versions)


def test_without_a_talk_the_answers_stay(peopled: Store) -> None:
    write(peopled, lambda _, plan: plan.share(AS_EMPLOYEE, MANAGER, NOW))
    before = plan_of(peopled)
    sweep(peopled, RULES, days(300))
    assert plan_of(peopled) == before


def test_a_plan_that_can_still_be_edited_does_not_ask_everything_again(peopled: Store) -> None:
    def talked(_work: Work, plan: Plan) -> None:
        plan.share(AS_EMPLOYEE, MANAGER, NOW)
        plan.hold_talk(AS_MANAGER, NOW.date())

    write(peopled, talked)
    sweep(peopled, RULES, days(31))
    plan = plan_of(peopled)
    assert plan is not None
    assert (plan.reflection, plan.skipped) == ({}, set(REFLECTION))


def test_an_answer_changed_after_the_talk_stays_as_long_again(peopled: Store) -> None:
    def reworded(_work: Work, plan: Plan) -> None:
        plan.share(AS_EMPLOYEE, MANAGER, NOW)
        plan.hold_talk(AS_MANAGER, NOW.date())
        plan.answer(AS_EMPLOYEE, "strengths", "Toch anders", days(20))

    write(peopled, reworded)
    assert sweep(peopled, RULES, days(49)).removed["answers"] == 0
    assert sweep(peopled, RULES, days(50)).removed["answers"] == len(REFLECTION) - 1


def test_a_save_that_read_the_answers_before_cannot_bring_them_back(peopled: Store) -> None:
    from bot.store import Conflict

    write(peopled, signed)
    old = plan_of(peopled)
    assert old is not None
    sweep(peopled, RULES, days(60))
    with pytest.raises(Conflict), peopled.work() as work:
        work.plans.save(old)


# --- messages ------------------------------------------------------------------------------------------


def test_messages_go_thirty_days_after_they_were_done(peopled: Store) -> None:
    with peopled.work() as work:
        converse(work, NOW)
        converse(work, days(20), event="e2")
    assert not any(sweep(peopled, RULES, days(29)).removed.values())
    report = sweep(peopled, RULES, days(30))
    assert {kind: count for kind, count in report.removed.items() if count} == {"inbox": 1, "outbox": 1, "buttons": 1}
    left = counts(peopled)
    assert (left["inbox"], left["outbox"], left["buttons"]) == (1, 1, 1)


def test_what_was_not_answered_or_not_delivered_stays(peopled: Store) -> None:
    with peopled.work() as work:
        converse(work, NOW, answered=False)
        waiting = work.outbox.add(EMPLOYEE.id, "notice", MESSAGE, NOW)
        work.buttons.issue(EMPLOYEE.id, waiting.id, "Verder", "next", NOW)
    assert not any(sweep(peopled, RULES, days(1000)).removed.values())
    with peopled.work(write=False) as work:
        assert work.inbox.next_for(EMPLOYEE.id) is not None
        assert len(work.outbox.undelivered(EMPLOYEE.id)) == 1


def test_a_button_stays_as_long_as_its_message(peopled: Store) -> None:
    with peopled.work() as work:
        notice = work.outbox.add(EMPLOYEE.id, "notice", MESSAGE, NOW)
        work.buttons.issue(EMPLOYEE.id, notice.id, "Verder", "next", NOW)
        work.outbox.mark_delivered([notice.id], days(20))
    assert sweep(peopled, RULES, days(49)).removed["buttons"] == 0
    assert sweep(peopled, RULES, days(50)).removed["buttons"] == 1


def test_more_than_one_batch_goes_in_one_sweep(peopled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(retention, "BATCH", 3)
    with peopled.work() as work:
        for number in range(8):
            converse(work, NOW, event=f"e{number}")
    assert sweep(peopled, RULES, days(31)).removed["inbox"] == 8
    assert counts(peopled)["buttons"] == 0


def on_slack(work: Work, person_id: str = EMPLOYEE.id, user: str = "U1", at: datetime = NOW) -> None:
    """Someone who is known in Slack, and a message that was delivered there and answered with a button."""
    work.identities.link("slack", user, person_id, {"dm": f"D{user}"}, at)
    work.deliveries.attempt(f"m-{user}", "slack", person_id, ["o1"], {"dm": f"D{user}"}, at)
    work.deliveries.arrived(f"m-{user}", "171.1")
    work.deliveries.choose(f"m-{user}", "Roosteren met het nieuwe programma", at)


def test_of_a_message_on_a_platform_its_number_stays_and_the_words_go(peopled: Store) -> None:
    with peopled.work() as work:
        on_slack(work)
    sweep(peopled, RULES, days(29))
    with peopled.work(write=False) as work:
        assert work.deliveries.of_person("slack", EMPLOYEE.id)[0].chosen
    sweep(peopled, RULES, days(31))
    with peopled.work(write=False) as work:
        (delivery,) = work.deliveries.of_person("slack", EMPLOYEE.id)
        assert (delivery.message_id, delivery.chosen) == ("171.1", "")
        assert work.identities.get("slack", "U1") is not None


def test_words_that_were_never_used_go_thirty_days_after_they_were_typed(peopled: Store) -> None:
    words = [held(NOW), held(days(20))]
    with peopled.work() as work:
        conversation = work.conversations.of(EMPLOYEE.id)
        # Whoever comes by every day still left these words lying.
        conversation.memory, conversation.arrived_at = {"words": words, "lost": 1}, days(29)
        work.conversations.save(conversation)
    assert sweep(peopled, RULES, days(29)).removed["held_words"] == 0
    assert sweep(peopled, RULES, days(30), dry_run=True).removed["held_words"] == 1
    assert sweep(peopled, RULES, days(30)).removed["held_words"] == 1
    with peopled.work(write=False) as work:
        assert work.conversations.of(EMPLOYEE.id).memory == {"words": words[1:], "lost": 1}


def test_words_of_someone_who_is_in_a_turn_wait_for_the_next_sweep(peopled: Store) -> None:
    with peopled.work() as work:
        conversation = work.conversations.of(EMPLOYEE.id)
        conversation.memory = {"words": [held(NOW)]}
        work.conversations.save(conversation)
        work.leases.take(EMPLOYEE.id, "web", days(40), 60)
    assert sweep(peopled, RULES, days(40)).removed["held_words"] == 0
    assert sweep(peopled, RULES, days(41)).removed["held_words"] == 1


def test_a_stranger_is_forgotten_a_month_after_they_last_wrote(peopled: Store) -> None:
    with peopled.work() as work:
        for user, at in (("U1", NOW), ("U2", days(20))):
            work.strangers.met("slack", user, f"{user}@elders.example", "unknown_person", at, timedelta(hours=1))
    assert sweep(peopled, RULES, days(31), dry_run=True).removed["strangers"] == 1
    sweep(peopled, RULES, days(31))
    with peopled.work(write=False) as work:
        assert [stranger.user_id for stranger in work.strangers.everyone()] == ["U2"]


def test_the_memory_of_a_conversation_that_is_gone_goes(peopled: Store) -> None:
    with peopled.work() as work:
        kept = remember(work)
        work.session.add(SnapshotRow(conversation_id="gone", slots="{}", updated_at=NOW))
    sweep(peopled, RULES, days(1))
    with peopled.work(write=False) as work:
        assert work.session.scalars(select(SnapshotRow.conversation_id)).all() == [kept]


# --- people who left, the access log -------------------------------------------------------------------


def leave(work: Work) -> None:
    work.people.put(replace(EMPLOYEE, left_on=NOW.date()))


def test_everything_of_someone_goes_two_years_after_they_left(peopled: Store) -> None:
    before = counts(peopled)

    def everywhere(work: Work, plan: Plan) -> None:
        share_and_sign(plan)
        converse(work, NOW)
        remember(work)
        work.outbox.add(EMPLOYEE.id, "notice", MESSAGE, NOW)
        on_slack(work)
        leave(work)

    write(peopled, everywhere)
    assert sweep(peopled, RULES, days(729)).removed["plans"] == 0
    assert plan_of(peopled) is not None
    report = sweep(peopled, RULES, days(730))
    assert (report.removed["plans"], report.removed["outbox"], report.removed["conversations"]) == (1, 1, 1)
    assert counts(peopled) == before


def test_someone_who_left_is_left_alone_while_a_message_waits(peopled: Store) -> None:
    def tell(work: Work, _plan: Plan) -> None:
        converse(work, NOW, answered=False)
        leave(work)

    write(peopled, tell)
    before = counts(peopled)
    sweep(peopled, RULES, days(800))
    assert counts(peopled) == before


def test_the_plans_of_people_who_work_here_stay_however_old(peopled: Store) -> None:
    write(peopled, signed)
    assert sweep(peopled, RULES, days(20 * 365)).removed["plans"] == 0
    assert plan_of(peopled) is not None


def test_signed_versions_are_guarded_again_after_a_sweep(peopled: Store) -> None:
    write(peopled, lambda work, plan: (share_and_sign(plan), leave(work)))
    sweep(peopled, RULES, days(800))
    with peopled.work(write=False) as work:
        assert work.session.scalars(select(ReleaseRow)).all() == []


def test_the_access_log_goes_after_a_year(peopled: Store) -> None:
    with peopled.work() as work:
        work.access.log(MANAGER.id, EMPLOYEE.id, "read brief", NOW)
        work.access.log(MANAGER.id, EMPLOYEE.id, "read agenda", days(1))
    assert sweep(peopled, RULES, days(364)).removed["access_log"] == 0
    assert sweep(peopled, RULES, days(365)).removed["access_log"] == 1
    with peopled.work(write=False) as work:
        assert [line.deed for line in work.access.about(EMPLOYEE.id)] == ["read agenda"]


# --- a sweep -------------------------------------------------------------------------------------------


def seed_everything(store: Store) -> None:
    """Something for every rule."""
    other = replace(EMPLOYEE, id="202", email="bram@demo.example", name="Bram Jansen")

    def tell(work: Work, plan: Plan) -> None:
        share_and_sign(plan)
        work.people.put(other)
        plan = work.plans.start(other.id, NOW)
        plan.owner_id = other.id
        work.access.log(MANAGER.id, EMPLOYEE.id, "read brief", NOW)
        converse(work, NOW)
        # Someone who left, with a message of their own.
        work.people.put(replace(MANAGER, left_on=NOW.date()))
        work.plans.start(MANAGER.id, NOW)
        note = work.outbox.add(MANAGER.id, "notice", MESSAGE, NOW)
        work.outbox.mark_delivered([note.id], NOW)
        remember(work, MANAGER.id)
        remember(work)
        on_slack(work, MANAGER.id)
        # Someone who was erased, on a Slack that lets nobody in any more.
        on_slack(work, EMPLOYEE.id, user="U8")
        work.wipes.leave(EMPLOYEE.id, NOW)
        work.strangers.met("slack", "U9", "sam@elders.example", "unknown_person", NOW, timedelta(hours=1))
        work.trends.choose(MANAGER.id, True)

    write(store, tell)


def test_a_dry_run_counts_what_a_sweep_removes_and_removes_nothing(peopled: Store) -> None:
    seed_everything(peopled)
    before = counts(peopled)
    trial = sweep(peopled, RULES, days(800), dry_run=True)
    assert counts(peopled) == before
    real = sweep(peopled, RULES, days(800))
    assert trial.removed == real.removed
    assert all(real.removed.values()), real.removed


def test_a_second_sweep_finds_nothing(peopled: Store) -> None:
    seed_everything(peopled)
    sweep(peopled, RULES, days(800))
    left = counts(peopled)
    assert not any(sweep(peopled, RULES, days(800)).removed.values())
    assert counts(peopled) == left


def test_zero_days_keeps_everything(peopled: Store) -> None:
    seed_everything(peopled)
    before = counts(peopled)
    assert not any(sweep(peopled, Rules(0, 0, 0, 0, 0), days(5000)).removed.values())
    assert counts(peopled) == before


@pytest.mark.postgres
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)  # SQLite has one writer at a time
def test_a_plan_that_is_being_changed_right_now_waits_for_the_next_time(store: Store) -> None:
    with store.work() as work:
        work.people.put(MANAGER)
        work.people.put(EMPLOYEE)
    plan_id = write(store)
    with store.work() as work:
        assert work.plans.get(plan_id) is not None  # held by this unit of work
        assert sweep(store, RULES, days(91)).removed["drafts"] == 0
    assert sweep(store, RULES, days(91)).removed["drafts"] == 1


def test_a_part_of_a_plan_that_is_added_later_is_not_forgotten() -> None:
    names = {table.name for table in retention._parts_of_plans()}
    assert {"answers", "goals", "preparations", "versions", "signatures", "remarks", "changes"} <= names
    with_plan_id = {table.name for table in Base.metadata.sorted_tables if "plan_id" in table.c}
    assert names == with_plan_id - {"releases"}


def test_the_report_has_counts_and_no_content(peopled: Store) -> None:
    seed_everything(peopled)
    trial = str(sweep(peopled, RULES, days(800), dry_run=True))
    assert "Dit zou nu weggaan" in trial
    assert "onaffe plannen: 1" in trial
    assert not [word for word in (EMPLOYEE.name, MANAGER.name, "Mijn antwoord", EMPLOYEE.id) if word in trial]
    assert "niets" in str(Report(NOW, False, dict.fromkeys(retention.KINDS, 0)))


def test_a_sweep_of_many_messages_is_quick(peopled: Store) -> None:
    row = {"person_id": EMPLOYEE.id, "kind": "reply", "message": {}, "created_at": NOW, "delivered_at": NOW}
    with peopled.work() as work:
        work.session.execute(insert(OutboxRow), [{"id": f"o{number}", **row} for number in range(10_000)])
    asked = []
    event.listen(peopled.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    assert sweep(peopled, RULES, days(31)).removed["outbox"] == 10_000
    assert len(asked) < 1_000, "not one by one"


# --- once a day ----------------------------------------------------------------------------------------


def test_it_runs_once_a_day(peopled: Store) -> None:
    assert sweep_if_due(peopled, RULES, NOW) is not None
    assert sweep_if_due(peopled, RULES, NOW + timedelta(hours=23)) is None
    assert sweep_if_due(peopled, RULES, NOW + timedelta(hours=24)) is not None


def test_one_process_at_a_time(peopled: Store) -> None:
    assert retention._begin(peopled, NOW)
    assert not retention._begin(peopled, NOW + timedelta(minutes=59))


def test_a_sweep_that_died_is_begun_again(peopled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_: Any) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(retention, "sweep", dies)
        with pytest.raises(OSError):
            sweep_if_due(peopled, RULES, NOW)
    assert sweep_if_due(peopled, RULES, NOW + timedelta(minutes=30)) is None
    assert sweep_if_due(peopled, RULES, NOW + timedelta(hours=1)) is not None


async def test_a_failure_does_not_end_the_watch(sqlite_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    import asyncio

    calls: list[datetime] = []
    seen = asyncio.Event()
    loop = asyncio.get_running_loop()

    def looks(_store: Store, _rules: Rules, now: datetime) -> None:
        calls.append(now)
        if len(calls) == 1:
            raise OSError("the database does not answer")
        loop.call_soon_threadsafe(seen.set)

    monkeypatch.setattr(retention, "sweep_if_due", looks)
    watch = asyncio.create_task(retention.daily(sqlite_store, RULES, first=0, every=0.01))
    await asyncio.wait_for(seen.wait(), 60)
    watch.cancel()
    assert len(calls) >= 2


# --- settings and command ------------------------------------------------------------------------------


def test_the_rules_come_from_the_settings() -> None:
    settings = Settings(retention_draft_days=1, retention_reflection_days=2, retention_message_days=3)
    assert Rules.of(settings) == Rules(drafts=1, reflections=2, messages=3, signed=730, access=365)


def test_the_command_prints_counts(
    peopled: Store, database_url: str, encryption_key: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    from bot.cli import main

    seed_everything(peopled)
    for name, value in {
        "DATABASE_URL": database_url,
        "POP_ENCRYPTION_KEY": encryption_key,
        "POP_VAR_DIR": str(tmp_path / "var"),
    }.items():
        monkeypatch.setenv(name, value)
    with peopled.work() as work:
        work.session.execute(text("UPDATE access_log SET at = :then"), {"then": "2020-01-01 00:00:00"})
    trial = CliRunner().invoke(main, ["retention", "--dry-run"])
    assert (trial.exit_code, counts(peopled)["access_log"]) == (0, 1), trial.output
    assert "regels van het inzagelog: 1" in trial.output
    real = CliRunner().invoke(main, ["retention"])
    assert (real.exit_code, counts(peopled)["access_log"]) == (0, 0), real.output
    assert "Opgeruimd op" in real.output
