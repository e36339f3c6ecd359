"""The supervisor, with three little programs in the place of engine, actions and web."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from ports import free_port

from bot import supervisor
from bot.engine.start import CannotStart
from bot.settings import Settings, load_settings
from bot.supervisor import Child, Program, Supervisor

pytestmark = pytest.mark.slow

SERVER = """
import http.server, subprocess, sys
class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200); self.send_header("Content-Length", "0"); self.end_headers()
    def log_message(self, *args): pass
helper = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
print("helper", helper.pid, flush=True)
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
"""


def server(name: str, code: str = SERVER) -> Program:
    port = free_port()
    return Program(name, name, (sys.executable, "-c", code, str(port)), f"http://127.0.0.1:{port}/", dict(os.environ))


async def eventually(holds: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "did not happen in time"
        await asyncio.sleep(0.05)


def is_gone(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def helpers(said: list[str], of: str = "") -> list[int]:
    return [int(line.rsplit(" ", 1)[1]) for line in said if f"{of}] helper " in line]


@pytest.fixture
def said() -> list[str]:
    return []


async def test_says_ready_when_all_answer_and_leaves_nothing_behind(tmp_path: Path, said: list[str]) -> None:
    ready = asyncio.Event()
    running = Supervisor([server("engine"), server("web")], tmp_path, said.append)
    task = asyncio.create_task(running.run(ready.set))
    await asyncio.wait_for(ready.wait(), 60)
    pids = [child.pid for child in running.children]
    await eventually(lambda: len(helpers(said)) == 2)

    running.stop()

    assert await asyncio.wait_for(task, 60) == 0
    assert all(pid is not None and is_gone(pid) for pid in pids)
    # Killed too, but nobody waited for them: on a busy machine the kernel takes a moment more.
    await eventually(lambda: all(is_gone(pid) for pid in helpers(said)))


async def test_starts_again_what_dies(tmp_path: Path, said: list[str]) -> None:
    ready = asyncio.Event()
    running = Supervisor([server("engine"), server("web")], tmp_path, said.append)
    task = asyncio.create_task(running.run(ready.set))
    await asyncio.wait_for(ready.wait(), 60)
    first = running.children[0].pid
    assert first is not None
    await eventually(lambda: len(helpers(said, "engine")) == 1)

    os.kill(first, signal.SIGKILL)

    await eventually(lambda: running.children[0].pid not in (first, None))
    assert any("Engine is gestopt (signaal 9) en wordt opnieuw gestart" in line for line in said)
    # What the dead one had started is gone as well.
    await eventually(lambda: is_gone(helpers(said, "engine")[0]))
    running.stop()
    assert await asyncio.wait_for(task, 60) == 0


@pytest.mark.parametrize(
    ("ran", "ending", "pauses"),
    [
        (6, "kill -9 $$", [1, 1, 1]),
        (6, "exit 1", [1, 2, 4]),
        (1, "kill -9 $$", [1, 2, 4]),
        (61, "exit 1", [1, 1, 1]),
    ],
    ids=["killed from outside", "ends itself", "killed at once", "ran steadily"],
)
async def test_the_pauses_grow_for_what_does_not_keep_running(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ran: float, ending: str, pauses: list[float]
) -> None:
    monkeypatch.setattr(supervisor, "FIRST_PAUSE_SECONDS", 0.001)
    child = Child(Program("web", "web", ("sh", "-c", ending), "", dict(os.environ)), tmp_path, print)
    waited = []
    for _ in pauses:
        await child.start()
        await child.wait()
        child._started = time.monotonic() - ran
        waited.append(1000 * await child.pause())
    child.close()

    assert waited == pytest.approx(pauses)


async def test_a_program_that_cannot_start_stops_the_others_and_its_last_words_are_shown(
    tmp_path: Path, said: list[str]
) -> None:
    broken = server("acties", "import sys; sys.exit('Poort 1 is al in gebruik.')")
    running = Supervisor([server("engine"), broken], tmp_path, said.append)

    assert await asyncio.wait_for(running.run(), 60) == 1

    assert "  Poort 1 is al in gebruik." in said
    assert all(child.pid is None for child in running.children)


async def test_a_missing_interpreter_is_said_in_one_sentence(tmp_path: Path, said: list[str]) -> None:
    missing = Program("engine", "gesprek", ("/nowhere/python",), "http://127.0.0.1:1/", {})

    assert await Supervisor([missing], tmp_path, said.append).run() == 1

    assert said == ["/nowhere/python start niet: No such file or directory. Draai: make run"]


async def test_gives_up_when_one_never_answers(tmp_path: Path, said: list[str]) -> None:
    silent = server("web", "import time; time.sleep(60)")

    assert await Supervisor([silent], tmp_path, said.append, start_seconds=0.5).run() == 1

    assert any(line.startswith("Geen antwoord van web na") for line in said)


def test_children_end_when_the_supervisor_is_killed(tmp_path: Path) -> None:
    port = free_port()
    script = textwrap.dedent(
        f"""
        import asyncio, os, sys
        from pathlib import Path
        from bot.supervisor import Program, Supervisor
        program = Program("web", "web", (sys.executable, "-c", {SERVER!r}, "{port}"),
                          "http://127.0.0.1:{port}/", dict(os.environ))
        running = Supervisor([program], Path({str(tmp_path)!r}), lambda line: None)
        asyncio.run(running.run(lambda: print(running.children[0].pid, flush=True)))
        """
    )
    parent = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)
    assert parent.stdout is not None
    child = int(parent.stdout.readline())

    parent.kill()
    parent.wait()
    parent.stdout.close()

    deadline = time.monotonic() + 60
    while not is_gone(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert is_gone(child)


class TestPreparing:
    @pytest.fixture
    def settings(self, tmp_path: Path) -> Settings:
        return load_settings(
            None,
            var_dir=tmp_path / "var",
            models_dir=tmp_path / "models",
            port=free_port(),
            engine_port=free_port(),
            actions_port=free_port(),
        )

    @pytest.fixture
    def taken(self, settings: Settings) -> Iterator[int]:
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", settings.engine_port))
            listener.listen()
            yield settings.engine_port

    def test_a_taken_port_is_named_with_its_setting(self, settings: Settings, taken: int) -> None:
        with pytest.raises(CannotStart, match=f"Poort {taken} is al in gebruik.*POP_ENGINE_PORT"):
            supervisor.prepare(settings, print)

    def test_a_full_disk_is_said_before_anything_starts(
        self, settings: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(supervisor, "FREE_BYTES_NEEDED", 10**18)
        with pytest.raises(CannotStart, match="De schijf is bijna vol"):
            supervisor.prepare(settings, print)

    def test_a_missing_environment_for_rasa_is_said_with_what_to_do(self, settings: Settings) -> None:
        without = settings.model_copy(update={"engine_python": Path("/nowhere/python")})
        with pytest.raises(CannotStart, match=r"omgeving van Rasa ontbreekt.*make run.*Python 3\.10"):
            supervisor.prepare(without, print)

    def test_production_does_not_train_but_says_so(self, settings: Settings) -> None:
        production = settings.model_copy(update={"env": "production", "engine_python": Path(sys.executable)})
        with pytest.raises(CannotStart, match=r"geen getraind model.*make train"):
            supervisor.prepare(production, print)

    def test_what_training_says_is_shown_and_its_failure_stops_the_start(self, settings: Settings) -> None:
        # Nothing can be kept in a file, so training fails at the first model.
        settings.models_dir.write_text("a file where the directory should be")
        ready = settings.model_copy(update={"engine_python": Path(sys.executable)})
        said: list[str] = []

        with pytest.raises(CannotStart, match="Het trainen is mislukt"):
            supervisor.prepare(ready, said.append)

        assert any("kan niet bewaard worden" in line for line in said)

    def test_run_returns_1_with_the_reason(self, settings: Settings, taken: int) -> None:
        said: list[str] = []
        assert supervisor.run(settings, said.append) == 1
        assert len(said) == 1
        assert str(taken) in said[0]


def test_the_programs_get_the_settings_and_never_show_them(tmp_path: Path) -> None:
    settings = load_settings(None, var_dir=tmp_path, port=8123, web_workers=3)

    engine, actions, web = supervisor.programs(settings)

    assert engine.environment["POP_ENGINE_SECRET"] == settings.engine_secret.get_secret_value()
    assert engine.environment["POP_ACTIONS_URL"] == "http://127.0.0.1:5055/webhook"
    assert actions.environment["DATABASE_URL"] == settings.database_url
    assert web.command[5:11] == ("--host", "127.0.0.1", "--port", "8123", "--workers", "3")
    assert settings.engine_secret.get_secret_value() not in repr((engine, actions, web))
