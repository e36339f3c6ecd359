"""Export gives everything to the letter; erase leaves nothing, not even in the file, but what both parties signed."""

from __future__ import annotations

import json
import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from store_data import AS_EMPLOYEE, AS_MANAGER, EMPLOYEE, MANAGER, NOW, add_people, fill, share_and_sign

from bot import privacy
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.states import Role
from bot.store import Store
from bot.store.encryption import KeyProblem, decrypt
from bot.store.models import Base

CANARY = "kanariegeel"
"""Stands in everything that is written by or about the employee."""

MESSAGE: dict[str, Any] = {"text": "", "asks": None, "about": None, "buttons": [], "card": None}


def seed(store: Store, *, signed: bool) -> Plan:
    """One person everywhere: plan, history, talk, messages both ways, with the manager too, and the access log."""
    with store.work() as work:
        add_people(work, MANAGER, EMPLOYEE, Person("202", "bram@demo.example", "Bram Jansen", manager_id="200"))
        plan = fill(work.plans.start(EMPLOYEE.id, NOW))
        plan.answer(AS_EMPLOYEE, "strengths", f"  Ik ben goed in {CANARY} schilderen\n", NOW)
        plan.write(AS_EMPLOYEE, 1, "goal", f"Mijn {CANARY} doel, lang genoeg om te herkennen", NOW)
        plan.set_summary(AS_EMPLOYEE, f"Samenvatting van {CANARY}", NOW)
        work.plans.save(plan)
        if signed:
            share_and_sign(plan)
            plan.report(AS_EMPLOYEE, "progress_status", f"Al twee keer {CANARY}", NOW, goal=plan.goal(1))
            plan.report(AS_MANAGER, "progress_speedup", f"Een vaste middag voor {CANARY}", NOW)
            plan.amend(AS_MANAGER, f"Een aanvulling over {CANARY}", NOW)
        else:
            plan.share(AS_EMPLOYEE, MANAGER, NOW)
            plan.prepare(AS_MANAGER, "competences_now", f"Sanne kan {CANARY}", NOW)
            plan.decide(AS_MANAGER, 1, "return", NOW, remark=f"Waarom {CANARY}?")
            plan.promise(AS_MANAGER, f"Ik regel {CANARY}", NOW)
        work.plans.save(plan)
        converse(work, plan)
    with store.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO engine_snapshots (conversation_id, slots, updated_at) "
                "SELECT id, '{}', :now FROM conversations"
            ),
            {"now": NOW if store.engine.dialect.name == "postgresql" else NOW.isoformat()},
        )
    return plan


def converse(work: Any, plan: Plan) -> None:
    mine = work.conversations.of(EMPLOYEE.id)
    mine.memory = {"draft": CANARY}
    mine.question, mine.form = "result", "goal_form"
    work.conversations.save(mine)
    incoming = work.inbox.add("web", f"{EMPLOYEE.id}:e1", EMPLOYEE.id, "text", f"  {CANARY} ", NOW)
    work.inbox.mark_applied(incoming.id, {"says": [CANARY]}, NOW)
    reply = work.outbox.add(
        EMPLOYEE.id, "reply", {**MESSAGE, "text": f"Je schreef {CANARY}"}, NOW, "web", incoming.id
    )
    work.buttons.issue(EMPLOYEE.id, reply.id, f"Doel {CANARY}", "goto:result", NOW)
    work.inbox.add("web", f"{EMPLOYEE.id}:e2", EMPLOYEE.id, "command", "goto:result", NOW + timedelta(minutes=1))
    work.access.log(MANAGER.id, EMPLOYEE.id, "read_brief", NOW)
    # The manager's own log: about Sanne, and about Bram.
    card = {"kind": "brief", "title": EMPLOYEE.name, "sections": [], "link": None}
    about_her = work.outbox.add(MANAGER.id, "reply", {**MESSAGE, "text": CANARY, "card": card}, NOW)
    work.buttons.issue(MANAGER.id, about_her.id, EMPLOYEE.name, f"pick:{EMPLOYEE.id}", NOW)
    work.outbox.add(MANAGER.id, "reply", {**MESSAGE, "text": CANARY, "about": {"person": EMPLOYEE.id}}, NOW)
    work.outbox.add(MANAGER.id, "notice", {**MESSAGE, "text": "Bram Jansen heeft een plan met je gedeeld."}, NOW)
    remark = work.inbox.add("web", "m1", MANAGER.id, "text", f"Over {EMPLOYEE.name}: {CANARY}", NOW)
    work.inbox.mark_done(remark.id, NOW)
    other = work.inbox.add("web", "m2", MANAGER.id, "text", "201", NOW)
    work.inbox.mark_done(other.id, NOW)
    theirs = work.conversations.of(MANAGER.id)
    theirs.form, theirs.question, theirs.about = "talk_form", "remark", {"person": EMPLOYEE.id}
    theirs.memory = {"words": CANARY}
    work.conversations.save(theirs)


# --- export --------------------------------------------------------------------------------------------


def test_an_export_holds_everything_to_the_letter(store: Store) -> None:
    seed(store, signed=True)
    found = privacy.export(store, "SANNE.devries@demo.example")
    json.dumps(found)
    assert {"person", "plans", "conversation", "access_log"} <= found.keys()
    assert found["person"]["name"] == "Sanne de Vries"
    assert found["person"]["budget_eur"] == 1250.5
    (plan,) = found["plans"]
    assert (plan["cycle"], plan["state"], plan["talk_on"]) == (1, "running", "2026-12-01")
    assert [(f["question"], f["goal"], f["by"], f["text"]) for f in plan["progress"]] == [
        ("progress_status", 1, "Sanne de Vries", f"Al twee keer {CANARY}"),
        ("progress_speedup", None, "Joke Hermans", f"Een vaste middag voor {CANARY}"),
    ]
    assert plan["evaluation"] == []
    assert plan["promises"][0]["done_on"] is None
    assert plan["reflection"]["strengths"] == f"  Ik ben goed in {CANARY} schilderen\n"
    goal = plan["goals"][0]
    assert goal["goal"] == f"Mijn {CANARY} doel, lang genoeg om te herkennen"
    assert goal["support"] == {
        "own_hours": 40.0,
        "others_hours": 2.5,
        "budget_eur": 450,
        "materials": "het handboek",
        "working_time": "both",
        "text": "Een cursus",
    }
    assert (goal["start"], goal["end"], goal["confidence"], goal["state"]) == (
        "2027-01-04",
        "2027-03-07",
        8,
        "signed",
    )
    assert [change["new"] for change in goal["history"] if change["field"] == "goal"] == [
        "Wat er bij goal van doel 1 staat.",
        goal["goal"],
    ]
    assert [version["content"]["summary"] for version in plan["shares"]] == [f"Samenvatting van {CANARY}"]
    assert [(s["role"], s["mode"], s["view"]) for s in plan["signatures"]] == [
        ("employee", "agree", "Ik kijk ernaar uit."),
        ("manager", "agree", ""),
    ]
    assert plan["amendments"][0]["content"]["text"] == f"Een aanvulling over {CANARY}"
    assert plan["finalized"][0]["content"]["promises"] == ["Ik regel een plek op de cursus."]
    assert plan["preparation_by_manager"] == {"Joke Hermans": {"org_direction": "We gaan anders plannen."}}
    assert [(line["from"], line["text"]) for line in found["conversation"]] == [
        ("person", f"  {CANARY} "),
        ("bot", f"Je schreef {CANARY}"),
        ("person", f"Doel {CANARY}"),
    ]
    assert [(line["who"], line["deed"]) for line in found["access_log"]] == [("Joke Hermans", "read_brief")]


def test_the_preparation_of_the_manager_is_in_it_from_the_talk_on(store: Store) -> None:
    seed(store, signed=False)
    before = json.dumps(privacy.export(store, EMPLOYEE.email)["plans"])
    assert "Sanne kan" not in before
    with store.work() as work:
        plan = work.plans.current(EMPLOYEE.id)
        assert plan is not None
        plan.hold_talk(AS_MANAGER, date(2026, 12, 1))
        work.plans.save(plan)
    (after,) = privacy.export(store, EMPLOYEE.email)["plans"]
    assert after["preparation_by_manager"] == {"Joke Hermans": {"competences_now": f"Sanne kan {CANARY}"}}
    assert "competences_now" in [change["field"] for change in after["history"]]


def test_nothing_of_someone_else_is_in_it(store: Store) -> None:
    seed(store, signed=False)
    assert CANARY not in json.dumps(privacy.export(store, "bram@demo.example"))


def test_a_manager_gets_what_they_wrote_themselves(store: Store) -> None:
    seed(store, signed=False)
    written = privacy.export(store, MANAGER.email)["written_as_manager"]
    assert written == [
        {
            "employee": "Sanne de Vries",
            "kind": "preparation",
            "question": "competences_now",
            "text": f"Sanne kan {CANARY}",
        },
        {"employee": "Sanne de Vries", "kind": "promise", "text": f"Ik regel {CANARY}"},
    ]


def test_what_a_manager_wrote_on_progress_is_theirs_too_and_goes_with_them(store: Store) -> None:
    seed(store, signed=True)
    words = f"Een vaste middag voor {CANARY}"
    line = {"employee": "Sanne de Vries", "kind": "progress", "question": "progress_speedup", "text": words}
    assert line in privacy.export(store, MANAGER.email)["written_as_manager"]
    receipt = privacy.erase(store, MANAGER.email)
    assert receipt.removed["follow_ups"] == 1
    assert words not in everything(store)
    assert f"Al twee keer {CANARY}" in everything(store)


def test_an_export_stands_in_the_access_log(store: Store) -> None:
    seed(store, signed=False)
    privacy.export(store, EMPLOYEE.email, actor_id=EMPLOYEE.id, now=NOW)
    last = privacy.export(store, EMPLOYEE.email)["access_log"][-1]
    assert last == {"at": NOW.isoformat(), "who": "Sanne de Vries", "deed": "exported"}


@pytest.mark.parametrize("what", [privacy.export, privacy.erase])
def test_an_unknown_person_is_said_plainly(store: Store, what: Any) -> None:
    with pytest.raises(LookupError):
        what(store, "niemand@demo.example")


# --- erase ---------------------------------------------------------------------------------------------


def everything(store: Store) -> str:
    """All rows of all tables, with every ciphertext opened."""
    with store.engine.connect() as connection:
        return "\n".join(
            f"{table} {readable(str(tuple(row)))}"
            for table in Base.metadata.tables
            for row in connection.execute(text(f"SELECT * FROM {table}"))
        )


def readable(raw: str) -> str:
    def opened(match: re.Match[str]) -> str:
        try:
            return decrypt(match[0])
        except KeyProblem:
            return match[0]

    return re.sub(r"gAAAA[A-Za-z0-9_=-]+", opened, raw)


def test_after_an_erase_nothing_is_found(store: Store) -> None:
    plan = seed(store, signed=False)
    assert everything(store).count(CANARY) > 15
    receipt = privacy.erase(store, EMPLOYEE.email, now=NOW)
    left = everything(store)
    assert CANARY not in left
    assert plan.id not in left
    typed = "'text', '201'"  # the manager typed a number that happens to be hers
    hers = re.compile(rf"(?<![\w-]){EMPLOYEE.id}(?![\w-])")  # by itself: a random id may hold the same digits
    assert [line.split()[0] for line in left.splitlines() if hers.search(line.replace(typed, ""))] == ["people"]
    assert receipt.removed["plans"] == 1
    assert "Gewist op 22-11-2026" in str(receipt)
    assert "Slack, Microsoft of je werkgever" in str(receipt)
    assert not [word for word in (CANARY, EMPLOYEE.name, EMPLOYEE.email) if word in str(receipt)]


def test_after_an_erase_nothing_is_found_in_the_file(sqlite_store: Store, tmp_path: Path) -> None:
    seed(sqlite_store, signed=False)
    privacy.erase(sqlite_store, EMPLOYEE.email)
    raw = b"".join(path.read_bytes() for path in tmp_path.glob("pop.db*")).decode("latin-1")
    assert "Sanne de Vries" in raw, "the directory is HR's"
    tokens = set(re.findall(r"gAAAA[A-Za-z0-9_-]+=*", raw))
    assert tokens, "the messages of others are still there"
    assert CANARY not in readable(raw)


def test_the_messages_about_others_stay(store: Store) -> None:
    seed(store, signed=False)
    privacy.erase(store, EMPLOYEE.email)
    with store.work(write=False) as work:
        assert [m.message["text"] for m in work.outbox.history(MANAGER.id, 9)] == [
            "Bram Jansen heeft een plan met je gedeeld."
        ]
        assert [m.text for m in work.inbox.history(MANAGER.id)] == ["201"]
        theirs = work.conversations.of(MANAGER.id)
        assert (theirs.question, theirs.about, theirs.memory) == (None, {}, {})


def test_what_both_signed_is_kept_and_nothing_beside_it(store: Store) -> None:
    seed(store, signed=True)
    receipt = privacy.erase(store, EMPLOYEE.email)
    assert any("getekend" in reason for reason in receipt.kept)
    with store.work(write=False) as work:
        plan = work.plans.current(EMPLOYEE.id)
        assert plan is not None
        assert [version.kind for version in plan.versions] == ["final"]
        assert plan.versions[0].intact
        assert plan.is_signed(plan.versions[0])
        assert (plan.goals, plan.reflection, plan.summary, plan.remarks, plan.follow_ups) == ([], {}, "", [], [])
        assert work.plans.history(plan.id) == []
    left = everything(store)
    assert [line.split()[0] for line in left.splitlines() if CANARY in line] == ["versions"]
    found = privacy.export(store, EMPLOYEE.email)
    assert (found["conversation"], found["access_log"]) == ([], [])


def test_without_the_rule_of_hr_what_was_signed_goes_too(store: Store) -> None:
    seed(store, signed=True)
    privacy.erase(store, EMPLOYEE.email, keep_signed=False)
    assert CANARY not in everything(store)
    with store.work(write=False) as work:
        assert work.plans.current(EMPLOYEE.id) is None


def test_a_manager_who_changes_the_plan_at_that_moment_is_waited_for(store: Store) -> None:
    plan = seed(store, signed=False)
    with ThreadPoolExecutor(1) as beside:
        with store.work() as work:
            held = work.plans.get(plan.id)
            assert held is not None
            erasing = beside.submit(privacy.erase, store, EMPLOYEE.email)
            time.sleep(0.3)
            assert not erasing.done()
            held.prepare(AS_MANAGER, "org_direction", f"Nog iets over {CANARY}", NOW)
            work.plans.save(held)
        assert erasing.result(60).removed["preparations"] == 2
    assert CANARY not in everything(store)


def test_a_manager_is_erased_with_preparations_and_remarks_but_not_what_was_signed(store: Store) -> None:
    seed(store, signed=True)
    with store.work() as work:
        bram = Party(Person("202", "bram@demo.example", "Bram Jansen", manager_id="200"), Role.EMPLOYEE)
        plan = work.plans.start("202", NOW)
        plan.add_goal(bram)
        plan.write(bram, 1, "goal", "Zelf een rooster maken", NOW)
        plan.share(bram, MANAGER, NOW)
        plan.prepare(AS_MANAGER, "org_direction", "Geheim van Joke", NOW)
        plan.decide(AS_MANAGER, 1, "return", NOW, remark="Waarom, vraagt Joke")
        plan.promise(AS_MANAGER, "Joke regelt het", NOW)
        work.plans.save(plan)
    privacy.erase(store, MANAGER.email)
    left = everything(store)
    assert not [word for word in ("Geheim van Joke", "vraagt Joke", "Joke regelt het") if word in left]
    assert "Zelf een rooster maken" in left
    with store.work(write=False) as work:
        signed = work.plans.current(EMPLOYEE.id)
        assert signed is not None
        final = signed.latest("final")
        assert final is not None
        assert final.content["promises"] == ["Ik regel een plek op de cursus."]
        assert signed.is_signed(final)
        assert signed.reflection


def test_after_an_erase_a_person_can_begin_again(store: Store) -> None:
    seed(store, signed=False)
    privacy.erase(store, EMPLOYEE.email)
    privacy.erase(store, EMPLOYEE.email)
    with store.work() as work:
        plan = work.plans.start(EMPLOYEE.id, NOW)
        assert plan.cycle == 1
        assert work.conversations.of(EMPLOYEE.id).question is None
        assert work.inbox.add("web", f"{EMPLOYEE.id}:e1", EMPLOYEE.id, "text", "Dag", NOW) is not None


def test_every_table_about_people_is_thought_of_in_an_erase() -> None:
    about_people = {
        name
        for name, table in Base.metadata.tables.items()
        if any(key.column.table.name in ("people", "plans") for key in table.foreign_keys)
    }
    assert about_people - {"people"} <= privacy._WORDS.keys(), "erase and export it, then name it in the receipt"
