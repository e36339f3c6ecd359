"""Nothing outside the table of rights is shown or changed, whatever is asked through whatever door.

A plan is brought to a chance state, with a word of its own in every field. Then someone types, presses, opens the
printed page and takes an export, at chance, and all that they got to see is searched for words that are not theirs.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[1] / "dialogue"))

from talk import Heard, Talk, plain_minds

from bot import privacy
from bot.dialogue.commands.registry import COMMANDS
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.rights import SEES, party
from bot.plan.states import NotAllowed, PlanState, Role
from bot.store import Store, migrate
from bot.web import plan_page

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
TODAY = date(2026, 11, 2)
OWNER = Person("1", "anna@demo.example", "Anna Vos", manager_id="2", department="Zorg")
MANAGER = Person("2", "mark@demo.example", "Mark Bol", department="Zorg")
NEXT = Person("3", "nora@demo.example", "Nora Til", department="Zorg")
COLLEAGUE = Person("4", "bram@demo.example", "Bram Zee", manager_id="2", department="Zorg")
HR = Person("5", "hilde@demo.example", "Hilde Rus", role="hr")
PEOPLE = (MANAGER, NEXT, OWNER, COLLEAGUE, HR)

WORDS = {
    "reflection": "zwaluwnest",
    "drafts": "merelveer",
    "shared": "koolmeesei",
    "preparation": "ijsvogeloog",
    "follow_ups": "wielewaalroep",
    "history": "grasmusvlucht",
}
"""A word for each field of the table that holds text, and that stands nowhere else."""

STAGES = ("draft", "shared", "withdrawn", "talked", "finalized", "signed", "progress")


def _plan(work: Store, stage: str) -> None:
    me, boss = Party(OWNER, Role.EMPLOYEE), Party(MANAGER, Role.MANAGER)
    with work.work() as unit:
        for person in PEOPLE:
            unit.people.put(person)
        plan = unit.plans.start(OWNER.id, NOW)
        plan.answer(me, "improve", f"eerst {WORDS['history']} geschreven", NOW)
        plan.answer(me, "improve", f"beter in {WORDS['reflection']} worden", NOW)
        plan.add_goal(me)
        plan.write(me, 1, "goal", f"een cursus {WORDS['shared']} volgen", NOW)
        if stage != "draft":
            plan.share(me, MANAGER, NOW)
            plan.prepare(boss, "competences_now", f"goed in {WORDS['preparation']}", NOW)
        if stage == "withdrawn":
            plan.withdraw(me, NOW)
        if stage in ("talked", "finalized", "signed", "progress"):
            plan.hold_talk(boss, TODAY)
        if stage in ("finalized", "signed", "progress"):
            plan.decide(boss, 1, "agree", NOW)
            plan.finalize(boss, OWNER, NOW)
        else:
            # Written since: nobody but the employee has it before them.
            plan.add_goal(me)
            plan.write(me, len(plan.goals), "goal", f"iets met {WORDS['drafts']} doen", NOW)
        if stage in ("signed", "progress"):
            plan.sign(me, NOW)
            plan.sign(boss, NOW)
        if stage == "progress":
            plan.report(me, "progress_status", f"al twee keer {WORDS['follow_ups']}", NOW, goal=plan.goal(1))
        unit.plans.save(plan)


@cache
def _kept(stage: str) -> Path:
    """A database with the plan in this stage, made once."""
    path = Path(tempfile.mkdtemp()) / "pop.db"
    migrate(f"sqlite:///{path}")
    store = Store(f"sqlite:///{path}")
    _plan(store, stage)
    store.tidy()
    store.close()
    return path


def state_of(store: Store) -> Plan:
    with store.work(write=False) as work:
        plan = work.plans.current(OWNER.id)
        assert plan is not None
        return plan


def of_the_owner(plan: Plan) -> str:
    """What only the employee may change, as text."""
    goals = [{k: v for k, v in goal.to_json().items() if k != "remark"} for goal in plan.goals]
    return json.dumps([dict(plan.reflection), plan.summary, goals], default=str, sort_keys=True)


def everything(plan: Plan) -> str:
    """All that anyone may change, as text."""
    facts = (plan.state, plan.preparation, plan.talk_on, plan.talk_held_on, plan.shown_to, len(plan.versions))
    return of_the_owner(plan) + repr((facts, plan.signatures, plan.promises, plan.remarks, plan.follow_ups))


Request = tuple[str, str]
ids = st.sampled_from([person.id for person in PEOPLE])
arguments = st.sampled_from(["", "1", "2", "agree", "return", "improve", "goal", "competences_now", "yes"])
lines = st.builds(
    lambda name, first, second: ":".join(part for part in (name, first, second) if part),
    st.sampled_from(sorted(COMMANDS)),
    ids | arguments,
    st.just("") | ids | arguments,
)
typed = st.sampled_from(
    [
        "mijn team",
        "Anna",
        "Anna Vos",
        "overzicht",
        "wat schreef Anna bij improve?",
        "laat het plan van Anna zien",
        "gesprekspunten",
        "voortgang",
        "export",
        "1",
        "ja",
        "nee",
        "akkoord",
        "/restart",
        "ik wil haar antwoorden lezen",
    ]
)
requests = st.lists(
    st.tuples(st.just("press"), lines)
    | st.tuples(st.just("say"), typed)
    | st.just(("arrive", ""))
    | st.just(("page", ""))
    | st.just(("export", "")),
    min_size=1,
    max_size=7,
)


def ask(store: Store, talk: Talk, request: Request) -> str:
    """Do one request and give all words that came of it."""
    kind, value = request
    # Buttons are opaque, so nobody can press a command with the wrong values; it fails whole, and shows nothing.
    with suppress(NotAllowed, TypeError, ValueError):
        if kind == "export":
            return json.dumps(privacy.export(store, talk.person.email, now=NOW), ensure_ascii=False, default=str)
        if kind == "page":
            with store.work(write=False) as work:
                viewer, owner = work.people.get(talk.person.id), work.people.get(OWNER.id)
                plan = work.plans.current(OWNER.id)
                assert viewer
                assert owner
                assert plan
                return repr(plan_page.of(party(viewer, owner, plan), owner, plan))
        turns: dict[str, Callable[[], Heard]] = {
            "arrive": talk.arrives,
            "say": lambda: talk.says(value),
            "press": lambda: talk.presses(value),
        }
        heard = turns[kind]()
        return " ".join([heard.text, heard.card_text(), repr(heard.card), repr(heard.buttons), *talk.notices()])
    return ""


def may_know(viewer: Person, owner: Person, plan: Plan) -> set[str]:
    """The words this person may come across: by the table itself, and the two rules that depend on more."""
    with suppress(NotAllowed):
        role = party(viewer, owner, plan).role
        fields = {field for field, roles in SEES.items() if plan.state in roles.get(role, ())}
        if role is Role.MANAGER and plan.shown_to != viewer.id:
            fields -= {"shared", "final", "signatures", "follow_ups"}
        if "final" in fields:
            fields.add("shared")
        return {WORDS[field] for field in fields & set(WORDS)}
    return set()


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory, encryption_key: str) -> Path:
    from bot.store.encryption import use_keys

    use_keys(encryption_key)
    return tmp_path_factory.mktemp("doors")


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(STAGES), st.sampled_from(PEOPLE[:2] + PEOPLE[3:]), st.booleans(), requests)
@example("shared", MANAGER, False, [("press", "agenda:1"), ("press", "person:1"), ("page", "")])
@example("withdrawn", MANAGER, False, [("press", "person:1"), ("press", "agenda:1"), ("page", "")])
@example("shared", NEXT, True, [("press", "person:1"), ("press", "agenda:1"), ("page", "")])
@example("draft", MANAGER, False, [("press", "team"), ("press", "person:1"), ("press", "prepare:1")])
@example("progress", MANAGER, True, [("press", "following:1"), ("press", "copy:1"), ("export", "")])
@example("signed", NEXT, True, [("press", "person:1"), ("press", "copy:1"), ("page", "")])
@example("talked", HR, False, [("press", "discuss:1"), ("press", "decide:agree"), ("page", "")])
def test_nobody_sees_or_changes_what_the_table_does_not_give_them(
    place: Path, stage: str, viewer: Person, moved: bool, asked: list[Request]
) -> None:
    path = place / "pop.db"
    shutil.copy(_kept(stage), path)
    store = Store(f"sqlite:///{path}")
    try:
        owner = replace(OWNER, manager_id=NEXT.id) if moved else OWNER
        if moved:
            with store.work() as work:
                work.people.put(owner)
        before = state_of(store)
        is_manager = owner.manager_id == viewer.id
        talk = Talk(store, viewer, plain_minds(), start=NOW)
        for request in asked:
            known = may_know(viewer, owner, state_of(store))
            got = ask(store, talk, request)
            # What a manager prepared is in their own export, also when the employee has another one by now.
            own = {WORDS["preparation"]} if viewer.id == MANAGER.id else set()
            # Pressing may change the state and with it what may be seen: what the table gave before or gives after.
            known |= may_know(viewer, owner, state_of(store)) | own
            secrets = {word for word in WORDS.values() if word in got} - known
            assert not secrets, f"{viewer.name} saw {secrets} by {request} in {stage}"
        after = state_of(store)
        assert of_the_owner(after) == of_the_owner(before)
        if not is_manager:
            assert everything(after) == everything(before)
    finally:
        store.close()


def test_every_state_of_a_plan_that_the_stages_reach_is_another() -> None:
    reached = {state_of(Store(f"sqlite:///{_kept(stage)}")).state for stage in STAGES}
    assert reached >= {
        PlanState.DRAFT,
        PlanState.SHARED,
        PlanState.WITHDRAWN,
        PlanState.FINALIZED,
        PlanState.SIGNED,
    }


def test_the_search_finds_what_the_owner_sees(place: Path) -> None:
    """The owner's own words do come out of these doors: else the test above could not fail."""
    path = place / "own.db"
    shutil.copy(_kept("talked"), path)
    store = Store(f"sqlite:///{path}")
    talk = Talk(store, OWNER, plain_minds(), start=NOW)
    got = "".join(ask(store, talk, request) for request in [("arrive", ""), ("press", "overview"), ("export", "")])
    assert {word for word in WORDS.values() if word in got} >= {
        WORDS[field] for field in ("reflection", "drafts", "shared", "preparation", "history")
    }
    store.close()
