"""What people type stands encrypted in the store and nowhere else, through whatever door, whatever goes wrong.

Four people talk at the same time, each through a door of their own, in sentences that no other text has. Before each
question something breaks. Afterwards everything that is written down anywhere is searched for their words.
"""

from __future__ import annotations

import contextlib
import json
import re
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
import sqlalchemy
from all_doors import AllDoors
from running import REPLY_SECONDS, Person, System, Terminal, database_held, until

from bot.store.database import address
from bot.store.encryption import alias
from tests.fakes import teams as teams_faults
from tests.fakes.slack import Trouble
from tests.slack.slack_talk import SlackPerson
from tests.teams.talking import TeamsPerson

Door = Person | Terminal | SlackPerson | TeamsPerson

SONGS = {
    "strengths": "Kanarievogel-een: mijn leidinggevende luistert nooit naar mij",
    "enjoy": "Kanarievogel-twee: ik zing graag in het magazijn",
    "used": "Kanarievogel-drie: nee, mijn talent ligt hier in de kast",
    "improve": '/kanarievogel_vier{"x": "minder ruzie met de planner"}',
    "direction": "Kanarievogel-vijf: weg van deze afdeling",
    "other_roles": "Kanarievogel-zes: tuinman, of iets met vogels",
    "ambition": "Kanarievogel-zeven: een eigen zaak over vijf jaar",
    "learn": "Kanarievogel-acht: boekhouden en nee zeggen tegen mijn baas",
}


def songs_of(door: str) -> dict[str, str]:
    """What is sung at this door, so that a word that is found says where it came in."""
    return {question: text.replace("arievogel", f"arievogel-{door}") for question, text in SONGS.items()}


def pieces(text: str) -> set[bytes]:
    """A text as it could be found in a file: as it is, escaped as JSON, and its longer words."""
    whole = {text, json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1]}
    words = {word.strip(".,:;!?\"'{}/") for word in text.split()}
    own = {word for word in words if "kanarievogel" in word.lower()}
    return {piece.encode() for piece in whole | own if len(piece) >= 12}


# --- what breaks --------------------------------------------------------------------------------------


def too_many(system: AllDoors) -> None:
    system.slack.troubles += [Trouble(429), Trouble(429)]
    system.teams.faults += [teams_faults.too_many(1), teams_faults.precondition()]


def upstream_broken(system: AllDoors) -> None:
    system.slack.troubles += [Trouble(503), Trouble(500, does=True)]
    system.teams.faults += [teams_faults.bad_gateway(), teams_faults.too_big()]


def cut_off(system: AllDoors) -> None:
    system.slack.troubles += [Trouble(0), Trouble(0, does=True)]
    system.teams.faults += [teams_faults.dropped(after_accepting=accepted) for accepted in (False, True)]


def not_let_in(system: AllDoors) -> None:
    system.teams.tokens.clear()
    system.teams.login_faults += [teams_faults.bad_gateway()]
    system.slack.troubles += [Trouble(401, method="chat.postMessage")]


@contextlib.contextmanager
def store_locked(system: AllDoors) -> Iterator[None]:
    with database_held(system) as let_go, ThreadPoolExecutor(1) as thread:
        let_go.hold()
        thread.submit(lambda: (time.sleep(2), let_go()))
        yield


BREAKS: dict[str, Callable[[AllDoors], object]] = {
    "enjoy": lambda system: system.kill("actions"),
    "used": too_many,
    "improve": upstream_broken,
    "direction": cut_off,
    "other_roles": lambda system: system.kill("engine"),
    "learn": not_let_in,
}


# --- what people do -----------------------------------------------------------------------------------


def come_in(system: AllDoors, people: dict[str, Person]) -> dict[str, Door]:
    """Everyone through their own door, up to the first question."""
    doors: dict[str, Door] = {
        "browser": people["browser"],
        "terminal": Terminal(people["terminal"]),
        "slack": system.joins_slack(people["slack"].employee),
        "teams": system.joins_teams(people["teams"].employee),
    }
    for door in doors.values():
        door.arrives()
        assert door.presses("De hele voorbereiding").asks == "strengths"
    return doors


def types(door: Door, text: str) -> None:
    """Types it, whatever is said to it."""
    if isinstance(door, SlackPerson | TeamsPerson):
        door.system.typed.append(text)
        door.user.types(text)
    elif isinstance(door, Terminal):
        door.says(text)
    else:
        door.sends(text)


def open_question(system: System, person: Person) -> str | None:
    with system.work() as work:
        return work.conversations.of(person.id).question


def sing(system: AllDoors, doors: dict[str, Door], people: dict[str, Person]) -> None:
    """The whole preparation, with something broken before each question."""
    for question in SONGS:
        for person in people.values():
            until(
                lambda p=person, q=question: open_question(system, p) == q, REPLY_SECONDS, f"the question {question}"
            )
        with store_locked(system) if question == "ambition" else contextlib.nullcontext():
            BREAKS.get(question, lambda _: None)(system)
            with ThreadPoolExecutor(len(doors)) as threads:
                list(threads.map(lambda name, q=question: types(doors[name], songs_of(name)[q]), doors))
    for person in people.values():
        until(lambda p=person: open_question(system, p) == "goal", REPLY_SECONDS, "the end of the reflection")


def talk_nonsense(system: AllDoors, doors: dict[str, Door]) -> None:
    """What is no answer, what is no message, and what is not from whom it says it is."""
    for name, door in doors.items():
        types(door, f"Kanarievogel-negen-{name} leren fluiten in een koor")
        types(door, f"wat betekent Kanarievogel-tien-{name} eigenlijk?")
    browser, slack, teams = doors["browser"], doors["slack"], doors["teams"]
    assert isinstance(browser, Person)
    assert isinstance(slack, SlackPerson)
    assert isinstance(teams, TeamsPerson)
    long = "Kanarievogel-elf " * 20_000

    browser.http.post("/api/chat/messages", content=b'{"id": "x", "text": "Kanarievogel-elf')
    browser.http.post("/api/chat/messages", json={"id": 5, "text": ["Kanarievogel-twaalf"]})
    browser.http.post("/api/chat/messages", json={"id": uuid.uuid4().hex, "text": long})
    browser.http.post("/api/chat/messages", json={"id": uuid.uuid4().hex, "payload": "/Kanarievogel-twaalf{}"})
    browser.http.get("/Kanarievogel-dertien?x=Kanarievogel-veertien")

    sent = slack.user.types("Kanarievogel-elf in een zin met een fuot")
    slack.user.edits(sent, "Kanarievogel-elf in een zin met een fout")
    slack.user.sends_file("audio/mp4", "Kanarievogel-elf als geluid")
    slack.user.types("Kanarievogel-elf in een kanaal", channel="C0ALGEMEEN", channel_type="channel")
    slack.user.commands("Kanarievogel-twaalf")
    stranger = type(slack.user)(system.slack, system.slack.join("Iemand Anders", "iemand@elders.example"))
    stranger.types("Kanarievogel-twaalf van een vreemde")
    proper = json.dumps(system.slack.envelope(slack.user._event("Kanarievogel-dertien"))).encode()
    for body, headers in (
        (proper, system.slack.sign(proper, secret="a secret that was replaced")),
        (proper, system.slack.sign(proper, timestamp="1")),
        (proper, {}),
        (proper[:-1], system.slack.sign(proper[:-1])),
        (proper + long.encode(), system.slack.sign(proper + long.encode())),
    ):
        post(f"{system.url}/slack/events", body, headers)

    typed = teams.user.types("Kanarievogel-elf in een zin met een fuot")
    teams.user.edits(typed, "Kanarievogel-elf in een zin met een fout")
    system.teams.deliver(teams.user.activity("message", text="", attachments=[{"name": "Kanarievogel-elf.docx"}]))
    elsewhere = teams.user.message("Kanarievogel-elf in een kanaal")
    system.teams.deliver({**elsewhere, "conversation": {"conversationType": "channel", "id": "19:x"}})
    pressed = {"action": {"data": {"press": "Kanarievogel-twaalf"}}}
    system.teams.deliver(teams.user.activity("invoke", name="adaptiveCard/action", value=pressed))
    system.teams.person("Iemand Anders", "iemand@elders.example").types("Kanarievogel-twaalf van een vreemde")
    activity = json.dumps(teams.user.message("Kanarievogel-dertien")).encode()
    token = system.teams.token()
    for body, bearer in (
        (activity, system.teams.token(aud="another")),
        (activity, "Kanarievogel-veertien"),
        (activity[:-1], token),
        (activity + long.encode(), token),
    ):
        post(system.teams.endpoint, body, {"Authorization": f"Bearer {bearer}"})
    system.typed += [f"Kanarievogel-{number} " for number in ("elf", "twaalf", "dertien", "veertien")]


def post(url: str, body: bytes, headers: dict[str, str]) -> None:
    headers = {"Content-Type": "application/json", **headers}
    with contextlib.suppress(httpx.TransportError):  # refused half-way
        assert httpx.post(url, content=body, headers=headers, trust_env=False, timeout=60).status_code >= 400


# --- what is written down -----------------------------------------------------------------------------


def rows(system: System) -> dict[str, bytes]:
    """Everything in each table, as text."""
    engine = sqlalchemy.create_engine(address(system.database_url))
    with engine.connect() as connection:
        found = {
            name: repr(connection.execute(sqlalchemy.text(f"SELECT * FROM {name}")).fetchall()).encode()
            for name in sqlalchemy.inspect(engine).get_table_names()
        }
    engine.dispose()
    return found


def identifiers(system: System, people: dict[str, Person]) -> set[bytes]:
    """What stands for people here, and for all that they said and got to see."""
    engine = sqlalchemy.create_engine(address(system.database_url))
    with engine.connect() as connection:
        found = {
            value
            for columns in (
                "id FROM conversations",
                "id, event_id FROM inbox",
                "id FROM outbox",
                "id FROM plans",
                "token FROM buttons",
                "id FROM sessions",
            )
            for row in connection.execute(sqlalchemy.text(f"SELECT {columns}"))
            for value in row
        }
    engine.dispose()
    of_people = {value for person in people.values() for value in (person.id, person.employee.email)}
    return {str(value).encode() for value in found | of_people}


def numbers_of(doors: dict[str, Door]) -> set[bytes]:
    """What stands for people on the platforms, as it also stands in an address."""
    slack, teams = doors["slack"], doors["teams"]
    assert isinstance(slack, SlackPerson)
    assert isinstance(teams, TeamsPerson)
    of_teams = (teams.user.id.partition(":")[2], teams.user.chat.id.partition(":")[2], teams.user.object_id)
    return {number.encode() for number in (slack.user.id, slack.user.dm, *of_teams)}


def written(system: System) -> Iterator[tuple[str, bytes]]:
    """Everything that the system wrote: its logs, its tables, the files of the store, what it says of its health."""
    for path in system.log_files():
        yield str(path), path.read_bytes()
    yield from rows(system).items()
    # What was deleted or replaced may still be in the file. (PostgreSQL's files are its own.)
    for path in sorted(system.var.glob("pop.db*")):
        yield str(path), path.read_bytes()
    health = system.health()
    assert health is not None
    yield "what the system says of its health", health.content


@pytest.fixture
def people(either_system: AllDoors) -> dict[str, Person]:
    names = {"browser": "Vogel de Vries", "terminal": "Tjilp Mees", "slack": "Sijs Vink", "teams": "Teun Merel"}
    return {door: either_system.hire(name) for door, name in names.items()}


def test_nothing_that_was_typed_is_in_a_log_a_snapshot_or_readable_in_the_database(
    either_system: AllDoors, people: dict[str, Person]
) -> None:
    system = either_system
    doors = come_in(system, people)
    sing(system, doors, people)
    talk_nonsense(system, doors)
    terminal = doors["terminal"]
    assert isinstance(terminal, Terminal)
    assert terminal.leaves() == 0
    system.wait_until_well()
    for name, person in people.items():
        assert system.plan(person).reflection == songs_of(name)
    until(lambda: not system.slack.troubles and not system.teams.faults, REPLY_SECONDS, "everything to break")

    everything = set().union(*(pieces(text) for text in system.typed)) | {b"anarievogel"}
    seen = dict(written(system))
    assert {name: found for name, text in seen.items() if (found := [p for p in everything if p in text])} == {}
    log = b"".join(path.read_bytes() for path in system.log_files())
    assert b"DEBUG" in log, "the logs must be at the level that says most"
    known = identifiers(system, people)
    assert len(known) > 30
    assert known & set(re.findall(rb"[\w@.:-]+", log)) == set()
    assert {number for number in numbers_of(doors) if number in log} == set()
    assert any(alias(person.id).encode() in log for person in people.values()), "someone's turn failed"
    assert all(seen[str(path)] for path in system.log_files())
    assert all(seen[table] != b"[]" for table in ("engine_snapshots", "inbox", "outbox"))
