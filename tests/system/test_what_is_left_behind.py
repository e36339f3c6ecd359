"""What people type stands encrypted in the store and nowhere else, whatever goes wrong on the way."""

from __future__ import annotations

import json
import re

import sqlalchemy
from running import Person, System

from bot.store.encryption import alias
from bot.store.store import address

CANARIES = {
    "strengths": "Kanarievogel-een: mijn leidinggevende luistert nooit naar mij",
    "enjoy": "Kanarievogel-twee: ik zing graag in het magazijn",
    "used": "Kanarievogel-drie: nee, mijn talent ligt hier in de kast",
    "improve": '/kanarievogel_vier{"x": "minder ruzie met de planner"}',
    "direction": "Kanarievogel-vijf: weg van deze afdeling",
    "other_roles": "Kanarievogel-zes: tuinman, of iets met vogels",
    "ambition": "Kanarievogel-zeven: een eigen zaak over vijf jaar",
    "learn": "Kanarievogel-acht: boekhouden en nee zeggen tegen mijn baas",
}


def pieces(text: str) -> set[bytes]:
    """A text as it could be found in a file: as it is, escaped as JSON, and its longer words."""
    whole = {text, json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1]}
    words = {word.strip(".,:;!?\"'{}/") for word in text.split()}
    own = {word for word in words if "kanarievogel" in word.lower()}
    return {piece.encode() for piece in whole | own if len(piece) >= 12}


def talks_while_things_break(system: System, anna: Person) -> None:
    anna.arrives()
    bot = anna.presses("De hele voorbereiding")
    for question, text in CANARIES.items():
        assert bot.asks == question
        if question == "enjoy":
            system.kill("actions")
        bot = anna.says(text)
        if bot.pending:
            bot = anna.waits_for_reply()
    anna.says("Kanarievogel-negen leren fluiten in een koor")
    anna.says("wat betekent Kanarievogel-tien eigenlijk?")
    anna.http.post("/api/chat/messages", content=b'{"id": "x", "text": "Kanarievogel-elf')
    anna.http.post("/api/chat/messages", json={"id": 5, "text": ["Kanarievogel-twaalf"]})
    anna.http.get("/Kanarievogel-dertien?x=Kanarievogel-veertien")
    system.wait_until_well()


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


def identifiers(system: System, person: Person) -> set[bytes]:
    """What stands for someone, and for all that they said and got to see."""
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
    return {str(value).encode() for value in found | {person.id, person.employee.email}}


def test_nothing_that_was_typed_is_in_a_log_a_snapshot_or_readable_in_the_database(either_system: System) -> None:
    system = either_system
    anna = system.hire("Vogel de Vries")
    talks_while_things_break(system, anna)
    assert system.plan(anna).reflection == CANARIES

    everything = set().union(*(pieces(text) for text in [*CANARIES.values(), *system.typed])) | {b"anarievogel"}
    for path in system.log_files():
        written = path.read_bytes()
        assert written, path
        assert [piece for piece in everything if piece in written] == [], path
    log = b"".join(path.read_bytes() for path in system.log_files())
    assert b"DEBUG" in log, "the logs must be at the level that says most"
    known = identifiers(system, anna)
    assert len(known) > 30
    assert known & set(re.findall(rb"[\w@.:-]+", log)) == set()
    assert alias(anna.id).encode() in log, "her turn failed when the actions were killed"

    tables = rows(system)
    assert tables["engine_snapshots"] != b"[]"
    assert tables["inbox"] != b"[]"
    for name, written in tables.items():
        assert [piece for piece in everything if piece in written] == [], name

    # What was deleted or replaced may still be in the file. (PostgreSQL's files are its own.)
    for path in sorted(system.var.glob("pop.db*")):
        written = path.read_bytes()
        assert [piece for piece in everything if piece in written] == [], path
