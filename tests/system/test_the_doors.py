"""What runs and who may come in: the engine's store, its only door, and the ports."""

from __future__ import annotations

import ipaddress

import httpx
import psutil
import pytest
from running import PROGRAMS, System

BODY = {"conversation": "c-1", "inbox": "i-1", "text": "hallo"}


def test_the_engine_keeps_its_snapshots_in_the_store(either_system: System) -> None:
    health = either_system.health()
    assert health is not None
    assert health.status_code == 200
    # A store that Rasa cannot import silently becomes one in memory.
    assert health.json()["tracker_store"] == "SnapshotTrackerStore"
    kind = either_system.database_url.partition(":")[0]
    assert health.json()["store"]["database"].startswith(kind[:6])


@pytest.mark.parametrize("secret", [None, "", "Bearer", "Bearer wrong", "Basic x", "Bearer \xe9"])
def test_the_engine_takes_nothing_without_its_secret(system: System, secret: str | None) -> None:
    headers = {} if secret is None else {"Authorization": secret.encode("latin-1")}
    answer = httpx.post(
        f"{system.engine_url}/webhooks/pop/webhook", json=BODY, headers=headers, trust_env=False, timeout=60
    )
    assert answer.status_code == 401
    assert "hallo" not in answer.text


@pytest.mark.parametrize(
    "path",
    [
        "/webhooks/rest/webhook",
        "/webhooks/callback/webhook",
        "/socket.io/",
        "/conversations/c-1/tracker",
        "/model/parse",
        "/domain",
        "/model",
    ],
)
def test_the_engine_has_no_other_door(system: System, path: str) -> None:
    for method in ("GET", "POST"):
        answer = httpx.request(method, system.engine_url + path, json=BODY, trust_env=False, timeout=60)
        assert answer.status_code in (404, 405)


def test_everything_listens_on_this_machine_alone(system: System) -> None:
    for name in ("web", "engine", "actions"):
        for process in [system.process(name), *system.process(name).children(recursive=True)]:
            for connection in process.net_connections("inet"):
                if connection.status == psutil.CONN_LISTEN:
                    assert connection.laddr.ip == "127.0.0.1", (name, connection.laddr)


def test_the_engine_does_not_listen_to_whom_web_does_not_know(system: System) -> None:
    """An inbox id of someone else's message does nothing in another conversation."""
    anna, bram = system.hire("Anna de Wit"), system.hire("Bram Claes")
    anna.arrives()
    bram.arrives()
    with system.work() as work:
        conversation = work.conversations.of(bram.id).id
        inbox = work.inbox.history(anna.id)[0].id
    secret = (system.var / "secrets" / "engine_secret").read_text().strip()
    answer = httpx.post(
        f"{system.engine_url}/webhooks/pop/webhook",
        json={"conversation": conversation, "inbox": inbox, "text": "hallo"},
        headers={"Authorization": f"Bearer {secret}"},
        trust_env=False,
        timeout=60,
    )
    assert answer.status_code == 503
    assert bram.arrives().asks == "welcome"


def test_who_is_not_signed_in_hears_nothing(system: System) -> None:
    for method, path in (("POST", "/api/chat/arrive"), ("GET", "/api/chat/history"), ("POST", "/api/chat/messages")):
        answer = httpx.request(method, system.url + path, json=BODY, trust_env=False, timeout=60)
        assert answer.status_code == 401


def test_nothing_is_told_to_anyone_outside(system: System) -> None:
    """No telemetry, no model, font or script from elsewhere: every connection stays on this machine."""
    anna = system.hire("Anna de Wit")
    anna.arrives()
    anna.presses("De hele voorbereiding")
    for name in PROGRAMS:
        process = system.process(name)
        for part in (process, *process.children(recursive=True)):
            peers = {c.raddr.ip for c in part.net_connections("inet") if c.raddr}
            assert all(ipaddress.ip_address(peer).is_loopback for peer in peers), (name, peers)
