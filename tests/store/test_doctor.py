"""`pop doctor` says what is wrong in plain words, with advice, and never fails itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import text
from store_data import EMPLOYEE, NOW, add_people

from bot import doctor
from bot.doctor import Finding
from bot.org import import_csv
from bot.settings import Settings, load_settings
from bot.store import Store
from bot.store.encryption import use_keys

pytestmark = pytest.mark.slow

HEADER = "id,email,name,manager_email,department,role,budget_eur,locale,left_on\n"


@pytest.fixture
def settings(tmp_path: Path, sqlite_store: Store, encryption_key: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Settings for the store of the test; nothing runs on the ports."""
    monkeypatch.setattr(doctor, "_models", lambda settings: [])
    yield load_settings(
        env_file=None,
        env="development",
        var_dir=tmp_path,
        encryption_key=encryption_key,
        database_url=str(sqlite_store.engine.url),
        port=1,
        engine_port=2,
        actions_port=3,
    )
    use_keys(encryption_key)


@pytest.fixture
def told(settings: Settings, sqlite_store: Store) -> Callable[[], list[Finding]]:
    return lambda: doctor.examine(settings, sqlite_store)


def about(findings: list[Finding], words: str) -> Finding:
    (found,) = [finding for finding in findings if words in finding.text]
    return found


def levels(findings: list[Finding]) -> set[str]:
    return {finding.level for finding in findings}


def test_every_finding_that_is_not_well_comes_with_advice(told: Callable[[], list[Finding]]) -> None:
    findings = told()
    assert levels(findings) == {"ok", "error"}
    assert all(finding.advice for finding in findings if finding.level != "ok")


def test_an_empty_directory_is_an_error(told: Callable[[], list[Finding]]) -> None:
    finding = about(told(), "niemand in de lijst")
    assert finding.level == "error"
    assert "pop org import" in finding.advice


def test_people_who_cannot_share_are_named(
    told: Callable[[], list[Finding]], sqlite_store: Store, tmp_path: Path
) -> None:
    file = tmp_path / "people.csv"
    file.write_text(
        HEADER
        + "1,a@demo.example,An Bos,,,hr,,,\n2,b@demo.example,Bo Dam,wie@demo.example,,,,,\n"
        + "3,c@demo.example,Cas Mol,d@demo.example,,,,,\n4,d@demo.example,Dirk Uit,a@demo.example,,,,,2020-01-01\n"
    )
    import_csv(sqlite_store, file, NOW)
    findings = told()
    assert "Bo Dam (wie@demo.example)" in about(findings, "onbekende leidinggevende").text
    assert about(findings, "geen leidinggevende").text == "1 persoon heeft geen leidinggevende: An Bos."
    assert "Cas Mol" in about(findings, "uit dienst").text
    file.write_text(HEADER + "2,b@demo.example,Bo Dam,a@demo.example,,,,,\n")
    import_csv(sqlite_store, file, NOW)
    assert not [finding for finding in told() if "onbekende" in finding.text]


def test_many_names_are_cut_short(told: Callable[[], list[Finding]], sqlite_store: Store, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(HEADER + "".join(f"{n},p{n}@demo.example,Persoon {n},,,,,,\n" for n in range(8)))
    import_csv(sqlite_store, file, NOW)
    assert about(told(), "geen leidinggevende").text.endswith("en 3 anderen.")
    assert about(told(), "rol hr").level == "warning"


def test_parked_and_waiting_messages_are_counted(told: Callable[[], list[Finding]], sqlite_store: Store) -> None:
    long_ago = datetime.now(UTC) - timedelta(hours=2)
    with sqlite_store.work() as work:
        add_people(work)
        parked = work.inbox.add("web", "1", EMPLOYEE.id, "text", "dit lukt niet", long_ago)
        assert parked is not None
        work.inbox.park(parked.id, NOW)
    assert about(told(), "opzij gezet").level == "warning"
    with sqlite_store.work() as work:
        work.inbox.add("web", "2", EMPLOYEE.id, "text", "wacht al lang", long_ago)
    findings = told()
    assert about(findings, "wacht al 120 minuten").level == "error"
    assert "dit lukt niet" not in str(findings)


def test_a_database_of_another_version_is_named_and_the_rest_is_still_looked_at(
    told: Callable[[], list[Finding]], sqlite_store: Store
) -> None:
    with sqlite_store.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = 'later'"))
    findings = told()
    assert "nieuwere versie" in about(findings, "De database is niet bruikbaar").advice
    assert about(findings, "schijf")


def test_a_check_that_fails_itself_is_a_finding(
    settings: Settings, sqlite_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_store: Store) -> list[Finding]:
        raise OSError("postgresql://pop:geheim@db/pop")

    monkeypatch.setattr(doctor, "_messages", fail)
    finding = about(doctor.examine(settings, sqlite_store), "lukte niet (OSError)")
    assert finding.level == "error"
    assert "geheim" not in str(finding)


@pytest.mark.parametrize(("free", "level"), [(1_000, "error"), (1_000_000_000, "warning"), (9_000_000_000, "ok")])
def test_the_disk_is_looked_at(
    told: Callable[[], list[Finding]], monkeypatch: pytest.MonkeyPatch, free: int, level: str
) -> None:
    class Usage:
        def __init__(self) -> None:
            self.free = free

    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda _path: Usage())
    assert about(told(), "schijf").level == level


# --- the three programs --------------------------------------------------------------------------------


@pytest.fixture
def answering() -> Iterator[Callable[[bytes], int]]:
    """Small servers that answer everything with the same body; gives their ports."""
    servers: list[ThreadingHTTPServer] = []

    def serve(body: bytes) -> int:
        class Answer(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_arguments: Any) -> None:
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
        return server.server_port

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_programs_that_do_not_answer_are_errors(told: Callable[[], list[Finding]]) -> None:
    silent = [finding for finding in told() if "antwoordt niet" in finding.text]
    assert len(silent) == 3
    assert all("make run" in finding.advice for finding in silent)


def test_programs_that_answer_are_well_unless_the_engine_forgets(
    settings: Settings, sqlite_store: Store, answering: Callable[[bytes], int]
) -> None:
    well = b'{"status": "ok", "tracker_store": "SnapshotTrackerStore"}'
    ports = {"port": answering(well), "engine_port": answering(well), "actions_port": answering(well)}
    findings = doctor.examine(settings.model_copy(update=ports), sqlite_store)
    assert len([finding for finding in findings if finding.text.endswith(" antwoordt.")]) == 3
    ports["engine_port"] = answering(b'{"status": "ok", "tracker_store": "InMemoryTrackerStore"}')
    ports["port"] = answering(b'{"status": "failing"}')
    ports["actions_port"] = answering(b"<html>")
    findings = doctor.examine(settings.model_copy(update=ports), sqlite_store)
    assert about(findings, "niet in de database").level == "error"
    assert about(findings, "meldt een storing").level == "error"
    assert about(findings, "acties antwoordt niet").level == "error"


def test_who_wrote_without_being_in_the_directory_is_named(sqlite_store: Store) -> None:
    now = datetime.now(UTC)
    with sqlite_store.work() as work:
        work.strangers.met("slack", "U1", "sam@elders.example", "unknown_person", now, timedelta(hours=1))

    (finding,) = doctor._strangers(sqlite_store)
    assert finding.level == "warning"
    assert "sam@elders.example (slack)" in finding.text
