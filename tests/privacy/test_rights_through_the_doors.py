"""Nothing outside the table of rights is shown or changed, whatever is asked through whatever door.

A plan is brought to a chance state, with a word of its own in every field. Then someone types, presses, opens pages,
sends forms and takes an export, at chance, and all that they got to see is searched for words that are not theirs.
Once the dialogue is asked directly, for speed, and once the website is, as a browser would.
"""

from __future__ import annotations

import json
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

sys.path.insert(0, str(Path(__file__).parents[1] / "dialogue"))

from talk import Heard, Talk, copy_database, heard, plain_minds

from bot import privacy
from bot.channels.messages import message
from bot.dialogue.commands.registry import COMMANDS
from bot.dialogue.dialogue import take_turn
from bot.plan.people import Party, Person
from bot.plan.plan import Plan
from bot.plan.rights import SEES, party
from bot.plan.states import NotAllowed, PlanState, Role
from bot.settings import load_settings
from bot.store import Store, migrate
from bot.store.models import ButtonRow
from bot.web.app import create_app
from tests.fakes.engine import acknowledgement
from tests.fakes.world import World, serving, world

pytestmark = pytest.mark.slow

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
            plan.promise(boss, "Ik regel de cursus", NOW)
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
        said = unit.outbox.add(OWNER.id, "reply", message("Delen?"), NOW)
        for command in OWNERS_BUTTONS:
            unit.buttons.issue(OWNER.id, said.id, command, command, NOW)


OWNERS_BUTTONS = ("overview", "share_yes", "withdraw", "sign_agree", "remove_goal_yes:1", "export")
"""Buttons in the chat of the owner. Someone else got hold of their tokens."""


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
arguments = st.sampled_from(["", "1", "2", "agree", "return", "improve", "goal", "competences_now", "yes", "a:b:c:d"])
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
to_the_dialogue = st.lists(
    st.tuples(st.just("press"), lines)
    | st.tuples(st.just("say"), typed)
    | st.just(("arrive", ""))
    | st.just(("export", "")),
    min_size=1,
    max_size=7,
)
to_the_website = st.lists(
    st.tuples(st.just("GET"), st.deferred(lambda: st.sampled_from(described("get"))))
    | st.tuples(st.just("POST"), st.deferred(lambda: st.sampled_from(described("post"))))
    | st.tuples(st.just("press"), lines)
    | st.tuples(st.just("steal"), st.sampled_from(OWNERS_BUTTONS))
    | st.tuples(st.just("say"), typed),
    min_size=1,
    max_size=5,
)


def in_the_dialogue(store: Store, viewer: Person) -> Callable[[Request], str]:
    """Does one request of the dialogue itself, and gives all words that came of it."""
    talk = Talk(store, viewer, plain_minds(), start=NOW)

    def ask(request: Request) -> str:
        kind, value = request
        talk.waits(hours=2)  # what was done before is another look
        if kind == "export":
            return json.dumps(privacy.export(store, viewer.email, now=NOW), ensure_ascii=False, default=str)
        turns: dict[str, Callable[[], Heard]] = {
            "arrive": talk.arrives,
            "say": lambda: talk.says(value),
            "press": lambda: talk.presses(value),
        }
        said = turns[kind]()
        return " ".join([said.text, said.card_text(), repr(said.card), repr(said.buttons), *talk.notices()])

    return ask


def on_the_website(web: World, viewer: Person) -> Callable[[Request], str]:
    """Does one request of the website as someone who is signed in, and gives its answer and what the chat says."""
    client = httpx.Client(base_url=web.url, headers={"Accept": "text/html, application/json"}, timeout=60)
    client.post("/api/dev/sign-in", json={"email": viewer.email}).raise_for_status()

    def send(**what: str) -> httpx.Response:
        return client.post("/api/chat/messages", json={"id": uuid.uuid4().hex, **what})

    def token(person: Person, command: str) -> str:
        with web.store.work() as work:
            if person is viewer:
                said = work.outbox.add(person.id, "reply", message("Kies"), NOW)
                return work.buttons.issue(person.id, said.id, "Kies", command, NOW)
            theirs = work.session.scalars(select(ButtonRow).filter_by(person_id=person.id))
            return next(row.token for row in theirs if row.command == command)

    def ask(request: Request) -> str:
        kind, value = request
        path = value.replace("{plan_id}", state_of(web.store).id)
        answer = {
            "GET": lambda: client.get(path, params={"after": 0}),
            "POST": lambda: client.post(path, data={"confirm": "wis", "choice": "on", "seal": "x"}),
            "say": lambda: send(text=value),
            "press": lambda: send(payload=token(viewer, value)),
            "steal": lambda: send(payload=token(OWNER, value)),
        }[kind]()
        assert answer.status_code < 500, f"{request}: {answer.status_code}"
        assert not (kind in ("say", "press") and answer.json().get("pending")), f"{request} was not answered"
        return answer.content.decode("utf-8", "replace")

    return ask


@cache
def described(method: str) -> list[str]:
    """Every page and form that the website has, by its own description; but for those that sign in and out."""
    paths: dict[str, Any] = create_app(load_settings(env_file=None)).openapi()["paths"]
    return [path for path, methods in paths.items() if method in methods and "sign-" not in path]


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


def lines_about(store: Store, viewer: Person) -> int:
    """How often this person stands in the access log of the owner."""
    with store.work(write=False) as work:
        return [line.actor_id for line in work.access.about(OWNER.id)].count(viewer.id)


def nothing_else(
    store: Store,
    viewer: Person,
    moved: bool,
    asked: list[Request],
    ask: Callable[[Request], str],
    *,
    an_hour_apart: bool = False,
) -> None:
    """Nothing that the table does not give this person is shown or changed by what they ask.

    Whatever is shown or changed of the owner stands in the access log.
    """
    owner = replace(OWNER, manager_id=NEXT.id) if moved else OWNER
    with store.work() as work:
        work.people.put(owner)
    before = state_of(store)
    # What a manager prepared is in their own export, also when the employee has another one by now.
    own = {WORDS["preparation"]} if viewer.id == MANAGER.id else set()
    known = may_know(viewer, owner, before) | own
    for request in asked:
        lines_before, plan_before = lines_about(store, viewer), everything(state_of(store))
        got = ask(request)
        shown = any(word in got for word in set(WORDS.values()) - own)
        if shown or everything(state_of(store)) != plan_before:
            # What the chat said before stays there to be read again; an hour later it is another look.
            assert lines_about(store, viewer) > (lines_before if an_hour_apart else 0), f"{request} left no line"
        # Pressing may change the state and with it what may be seen. What was seen stays in one's own conversation.
        known |= may_know(viewer, owner, state_of(store))
        secrets = {word for word in WORDS.values() if word in got} - known
        assert not secrets, f"{viewer.name} saw {secrets} by {request}"
    after = state_of(store)
    assert of_the_owner(after) == of_the_owner(before)
    if owner.manager_id != viewer.id:
        assert everything(after) == everything(before)


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The website with the dialogue itself behind it, without the engine."""
    with world(tmp_path_factory.mktemp("web")) as inside:

        def reply(body: dict[str, Any]) -> list[dict[str, Any]]:
            with inside.store.work() as work:
                conversation = work.conversations.by_id(body["conversation"])
                incoming = work.inbox.get(body["inbox"])
                assert conversation is not None
                assert incoming is not None
                said = heard(take_turn(work, conversation, incoming, [], plain_minds(), datetime.now(UTC)))
            buttons = [{"title": title, "payload": command} for title, command in said.buttons.items()]
            told = acknowledgement(body["inbox"], asks=said.asks, about=said.about or None, card=said.card)
            return [{"text": said.text, "buttons": buttons}, told]

        inside.engine.reply, inside.engine.notes = reply, None
        with serving(inside) as running:
            yield running


def in_stage(web: World, stage: str) -> Store:
    copy_database(_kept(stage), web.settings.var_dir / "pop.db")
    return web.store


def answered(*asked: str) -> list[Request]:
    """These requests, each with an answer to what is asked then."""
    with_answers = [line for one in asked for line in (one, "say over een week, op 12 mei 2027")]
    return [(kind, value) for kind, _, value in (line.partition(" ") for line in with_answers)]


OTHERS = [person for person in PEOPLE if person is not OWNER]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(STAGES), st.sampled_from(OTHERS), st.booleans(), to_the_dialogue)
@example("shared", MANAGER, False, [("press", "agenda:1"), ("press", "person:1")])
@example("withdrawn", MANAGER, False, [("press", "person:1"), ("press", "agenda:1")])
@example("shared", NEXT, True, [("press", "person:1"), ("press", "agenda:1")])
@example("draft", MANAGER, False, [("press", "team"), ("press", "person:1"), ("press", "prepare:1")])
@example("progress", MANAGER, True, [("press", "following:1"), ("press", "copy:1"), ("export", "")])
@example("signed", NEXT, True, [("press", "person:1"), ("press", "copy:1")])
@example("talked", HR, False, [("press", "discuss:1"), ("press", "decide:agree")])
@example("draft", MANAGER, False, answered("press prepare:1", "press goto:competences_now:1", "press talk_on:1"))
@example("talked", MANAGER, False, answered("press discuss:1", "press decide:adjust", "press cell:activity"))
@example("talked", MANAGER, False, answered("press discuss:1", "press decide:agree", "press finalize_yes"))
@example("finalized", MANAGER, False, answered("press sign:1", "press sign_agree", "press copy:1"))
@example("progress", MANAGER, False, answered("press progress:1", "press following:1", "press amend:1"))
@example("progress", MANAGER, False, answered("press promises:1", "press promise:1:1:done", "press overview"))
def test_the_dialogue_shows_and_changes_nothing_beyond_the_table(
    web: World, stage: str, viewer: Person, moved: bool, asked: list[Request]
) -> None:
    store = in_stage(web, stage)
    nothing_else(store, viewer, moved, asked, in_the_dialogue(store, viewer), an_hour_apart=True)


EVERY_PAGE = [("GET", path) for path in described("get")]


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(STAGES), st.sampled_from(OTHERS), st.booleans(), to_the_website)
@example("progress", HR, False, EVERY_PAGE)
@example("progress", MANAGER, True, [("press", "person:1"), *EVERY_PAGE])
@example("shared", NEXT, True, [("press", "person:1"), *EVERY_PAGE])
@example("talked", COLLEAGUE, False, [*(("steal", command) for command in OWNERS_BUTTONS), *EVERY_PAGE])
@example("withdrawn", MANAGER, False, [*(("POST", path) for path in described("post")), *EVERY_PAGE])
def test_the_website_shows_and_changes_nothing_beyond_the_table(
    web: World, stage: str, viewer: Person, moved: bool, asked: list[Request]
) -> None:
    store = in_stage(web, stage)
    nothing_else(store, viewer, moved, asked, on_the_website(web, viewer))


def test_every_state_of_a_plan_that_the_stages_reach_is_another(web: World) -> None:
    reached = {state_of(in_stage(web, stage)).state for stage in STAGES}
    assert reached >= {
        PlanState.DRAFT,
        PlanState.SHARED,
        PlanState.WITHDRAWN,
        PlanState.FINALIZED,
        PlanState.SIGNED,
    }


def test_the_search_finds_what_the_owner_sees(web: World) -> None:
    """The owner's own words do come out of these doors: else the tests above could not fail."""
    of_the_plan = {WORDS[field] for field in ("reflection", "drafts", "shared", "preparation", "history")}
    store = in_stage(web, "talked")
    ask = in_the_dialogue(store, OWNER)
    got = "".join(ask(request) for request in [("arrive", ""), ("press", "overview"), ("export", "")])
    assert {word for word in WORDS.values() if word in got} >= of_the_plan
    ask = on_the_website(web, OWNER)
    got = [ask(("press", "overview")), ask(("GET", "/plan/{plan_id}")), ask(("GET", "/me/document"))]
    assert [{word for word in WORDS.values() if word in page} & of_the_plan for page in got] == [
        {WORDS["reflection"], WORDS["drafts"], WORDS["shared"]},
        {WORDS["shared"]},
        of_the_plan,
    ]
