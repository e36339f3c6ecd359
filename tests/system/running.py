"""The whole system, started as anyone would with `pop run`, and people who talk with it over HTTP.

Everything is real: trained model, engine, action server, store and web. What tests do to it is what happens to it in
life: processes die, databases are busy, connections break.
"""

from __future__ import annotations

import contextlib
import fcntl
import itertools
import json
import os
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import psutil
import sqlalchemy
from ports import free_port
from sqlalchemy.exc import OperationalError

from bot.plan.people import Person as Employee
from bot.plan.plan import Plan
from bot.settings import PROJECT_ROOT
from bot.store import Store
from bot.store.database import address
from bot.store.encryption import use_keys
from bot.store.models import Base
from bot.store.store import Work

START_SECONDS = 900  # the first time everything is trained as well
WELL_SECONDS = 300
REPLY_SECONDS = 300  # an engine that was killed has to load its model again, on a machine that may be busy
PROGRAMS = {"engine": "bot.engine.start", "actions": "actions.server", "web": "bot.web.app:create_app"}

_numbers = itertools.count(1)


def until[Found](look: Callable[[], Found], seconds: float, what: str) -> Found:
    """What `look` finds, as soon as it finds something."""
    deadline = time.monotonic() + seconds
    while True:
        found = look()
        if found:
            return found
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s for {what}"
        time.sleep(0.1)


class System:
    """`pop run` with a store, ports and logs of its own."""

    def __init__(self, directory: Path, encryption_key: str, database_url: str = "") -> None:
        self.var = directory
        self.ports = {name: free_port() for name in ("web", "engine", "actions")}
        self.url = f"http://127.0.0.1:{self.ports['web']}"
        self.engine_url = f"http://127.0.0.1:{self.ports['engine']}"
        self.database_url = database_url or f"sqlite:///{directory / 'pop.db'}"
        self.typed: list[str] = []
        """Everything that anyone typed, for looking where it should not be."""
        self._key = encryption_key
        self._process: subprocess.Popen[bytes] | None = None
        self._store: Store | None = None

    # --- starting and stopping -----------------------------------------------------------------------

    def environment(self) -> dict[str, str]:
        """The settings of this system, and nothing of whatever is set here already."""
        ours = ("POP_", "SLACK_", "TEAMS_", "DATABASE_")
        kept = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
        models = os.environ.get("POP_MODELS_DIR")
        return {
            **kept,
            **({"POP_MODELS_DIR": models} if models else {}),
            "POP_ENV": "development",
            "POP_VAR_DIR": str(self.var),
            "DATABASE_URL": self.database_url,
            "POP_ENCRYPTION_KEY": self._key,
            "POP_PORT": str(self.ports["web"]),
            "POP_ENGINE_PORT": str(self.ports["engine"]),
            "POP_ACTIONS_PORT": str(self.ports["actions"]),
            # The level at which logs say most: none of it may be what people typed.
            "POP_LOG_LEVEL": "debug",
        }

    def start(self) -> None:
        run_log = self.var / "run.log"
        with run_log.open("ab") as log:
            before = log.tell()
            self._process = subprocess.Popen(
                [str(Path(sys.executable).with_name("pop")), "run"],
                cwd=PROJECT_ROOT,
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.wait_until_well(START_SECONDS)
        # The supervisor looks twice a second: what is killed before it saw everything run has failed to start.
        until(lambda: b"Alles draait" in run_log.read_bytes()[before:], 60, "the supervisor to see it")

    def stop(self) -> None:
        if self._process is not None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(60)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    def close(self) -> None:
        self.stop()
        if self._store is not None:
            self._store.close()

    def pop(self, *arguments: str) -> str:
        """What a command of `pop` writes, with the settings of this system."""
        command = [str(Path(sys.executable).with_name("pop")), *arguments]
        done = subprocess.run(command, cwd=PROJECT_ROOT, env=self.environment(), capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def health(self) -> httpx.Response | None:
        """What /health says; None while web does not answer."""
        try:
            return httpx.get(f"{self.url}/health", timeout=30, trust_env=False)
        except httpx.TransportError:
            return None

    def is_well(self) -> bool:
        answer = self.health()
        return answer is not None and answer.status_code == 200

    def wait_until_well(self, seconds: float = WELL_SECONDS) -> None:
        def well() -> bool:
            assert self._process is not None
            assert self._process.poll() is None, self.log_tail()
            return self.is_well()

        until(well, seconds, "the system to be well")

    def log_tail(self) -> str:
        return (self.var / "run.log").read_text(errors="replace")[-3000:]

    def log_files(self) -> list[Path]:
        """Every log there is, the supervisor's own output included."""
        return [self.var / "run.log", *sorted((self.var / "log").iterdir())]

    # --- its processes -------------------------------------------------------------------------------

    def process(self, name: str) -> psutil.Process:
        """One of the three, found under the supervisor that this test run started."""

        def look() -> psutil.Process | None:
            assert self._process is not None
            for child in psutil.Process(self._process.pid).children():
                with contextlib.suppress(psutil.Error):
                    if PROGRAMS[name] in child.cmdline():
                        return child
            return None

        return until(look, 60, f"the process of {name}")

    def kill(self, name: str) -> None:
        """kill -9, as the kernel does when memory runs out. The supervisor starts it again."""
        process = self.process(name)
        process.kill()
        # Not `wait`: while the supervisor is suspended nobody takes note of the end.
        until(lambda: not process.is_running() or process.status() == psutil.STATUS_ZOMBIE, 60, "the end of it")

    @contextlib.contextmanager
    def frozen(self, name: str) -> Iterator[psutil.Process]:
        """In this block the process takes in what is sent to it and does nothing with it."""
        process = self.process(name)
        process.suspend()
        try:
            yield process
        finally:
            with contextlib.suppress(psutil.NoSuchProcess):
                process.resume()

    @contextlib.contextmanager
    def without(self, name: str) -> Iterator[None]:
        """In this block the process is dead and is not started again; afterwards the supervisor sees to it."""
        assert self._process is not None
        supervisor = psutil.Process(self._process.pid)
        for other in PROGRAMS:
            self._let_write(self.process(other).pid)
        supervisor.suspend()
        try:
            self.kill(name)
            yield
        finally:
            supervisor.resume()

    @staticmethod
    def _let_write(pid: int) -> None:
        """Makes room for what a process says while the supervisor does not listen; it would wait for that."""
        pipe = os.open(f"/proc/{pid}/fd/1", os.O_WRONLY | os.O_NONBLOCK)
        try:
            fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, 1_000_000)
        finally:
            os.close(pipe)

    # --- its store -----------------------------------------------------------------------------------

    @contextlib.contextmanager
    def work(self, write: bool = False) -> Iterator[Work]:
        """The store as it is now."""
        use_keys(self._key)
        if self._store is None:
            self._store = Store(self.database_url)
        with self._store.work(write=write) as work:
            yield work

    def plan(self, person: Person) -> Plan:
        """This person's plan as it stands in the store."""
        with self.work() as work:
            plan = work.plans.current(person.id)
        assert plan is not None
        return plan

    # --- its people ----------------------------------------------------------------------------------

    def demo(self, email: str) -> Person:
        """One of the invented people that come with the product."""
        with self.work() as work:
            employee = work.people.by_email(f"{email}@demo.example")
        assert employee is not None, email
        return Person(self, employee)

    def hire(self, name: str, manager: Person | None = None, budget: int | None = 500) -> Person:
        """Someone new in the directory."""
        number = next(_numbers)
        employee = Employee(
            f"T{number:03}",
            f"t{number}@demo.example",
            name,
            manager.id if manager else None,
            "Proef",
            budget_eur=None if budget is None else Decimal(budget),
        )
        with self.work(write=True) as work:
            work.people.put(employee)
        return Person(self, employee)


@dataclass
class Said:
    """What someone got to see at once."""

    messages: list[dict[str, Any]]
    pending: bool = False
    raw: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n\n".join(message["text"] for message in self.messages)

    @property
    def asks(self) -> str | None:
        asked: str | None = self.messages[-1]["asks"] if self.messages else None
        return asked

    @property
    def about(self) -> dict[str, Any]:
        return (self.messages[-1]["about"] if self.messages else None) or {}

    @property
    def buttons(self) -> dict[str, str]:
        """Title -> what pressing it sends."""
        return {b["title"]: b["payload"] for message in self.messages for b in message["buttons"]}

    @property
    def kinds(self) -> list[str]:
        return [message["kind"] for message in self.messages if "kind" in message]

    @property
    def cards(self) -> str:
        """All words on the cards."""
        words = []
        for message in self.messages:
            for section in (message["card"] or {}).get("sections", []):
                words += [section["title"], section["note"] or ""]
                words += [f"{row['label']}: {row['text']}" for row in section["rows"]]
        return "\n".join(words)

    @property
    def changed_words(self) -> list[tuple[str, str]]:
        """The runs of the cards that are not the same in both versions."""
        return [
            (kind, text)
            for message in self.messages
            for section in (message["card"] or {}).get("sections", [])
            for row in section["rows"]
            for kind, text in row["runs"] or []
            if kind != "same"
        ]


class Person:
    """Somebody at the browser chat: signs in, arrives, types, presses."""

    def __init__(self, system: System, employee: Employee) -> None:
        self.system, self.employee = system, employee
        self.id, self.name = employee.id, employee.name
        self.cursor = 0
        self._buttons: dict[str, str] = {}
        self._http: httpx.Client | None = None

    @property
    def http(self) -> httpx.Client:
        if self._http is None:
            # What the page sends along: a page of another site cannot.
            headers = {"Origin": self.system.url}
            self._http = httpx.Client(base_url=self.system.url, headers=headers, timeout=60, trust_env=False)
            self._http.post("/api/dev/sign-in", json={"email": self.employee.email}).raise_for_status()
        return self._http

    def arrives(self) -> Said:
        """Opens the chat."""
        return self._answered(self.http.post("/api/chat/arrive", json={"after": self.cursor}))

    def reloads(self) -> None:
        """Loads the page anew: what was said stands there already."""
        self.cursor = self.http.get("/api/chat/history").raise_for_status().json()["cursor"]

    def says(self, text: str, id: str | None = None) -> Said:
        """Types a message and waits for what comes: the reply, or an apology."""
        self.system.typed.append(text)
        return self._answered(self.sends(text, id))

    def sends(self, text: str, id: str | None = None, timeout: float | httpx.Timeout = 60) -> httpx.Response:
        """Types a message; the bare answer of web."""
        self.system.typed.append(text)
        body = {"id": id or uuid.uuid4().hex, "text": text, "after": self.cursor}
        return self.http.post("/api/chat/messages", json=body, timeout=timeout)

    def presses(self, title: str) -> Said:
        """Presses the button with this title, of those that were shown last."""
        assert title in self._buttons, f"no button {title!r}; there are {list(self._buttons)}"
        body = {"id": uuid.uuid4().hex, "payload": self._buttons[title], "after": self.cursor}
        return self._answered(self.http.post("/api/chat/messages", json=body))

    def hears(self, wait: float = 0) -> Said:
        """What came since."""
        return self._heard(self.http.get("/api/chat/messages", params={"after": self.cursor, "wait": wait}))

    def waits_for_reply(self, replies: int = 1) -> Said:
        """What came since, once that many replies are among it."""
        heard: list[dict[str, Any]] = []
        deadline = time.monotonic() + REPLY_SECONDS
        while [message["kind"] for message in heard].count("reply") < replies:
            assert time.monotonic() < deadline, f"no reply in {REPLY_SECONDS} s\n{self.system.log_tail()}"
            with contextlib.suppress(httpx.TransportError):  # web may be the one that died
                heard += self.hears(wait=2).messages
        return Said(heard)

    def history(self) -> list[dict[str, Any]]:
        """The conversation as the page shows it after a reload."""
        messages: list[dict[str, Any]] = self.http.get("/api/chat/history").raise_for_status().json()["messages"]
        return messages

    def _answered(self, answer: httpx.Response) -> Said:
        """What is said to it, however long that takes: web waits ten seconds, and a machine may be busy."""
        said = self._heard(answer)
        deadline = time.monotonic() + REPLY_SECONDS
        while said.pending and not {"reply", "apology"} & set(said.kinds):
            assert time.monotonic() < deadline, f"no reply in {REPLY_SECONDS} s\n{self.system.log_tail()}"
            more = self.hears(wait=10)
            said = Said([*said.messages, *more.messages], more.pending, more.raw)
            self._buttons = said.buttons or self._buttons
        return said

    def _heard(self, answer: httpx.Response) -> Said:
        assert answer.status_code == 200, f"{answer.status_code}: {answer.text[:200]}"
        body = answer.json()
        self.cursor = body["cursor"]
        said = Said(body["messages"], body["pending"], body)
        if said.messages:
            self._buttons = said.buttons
        return said


class Terminal:
    """The same somebody at `pop chat --json`, as another program sees it: a line in, a line out."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._buttons: dict[str, str] = {}
        self._process = subprocess.Popen(
            [str(Path(sys.executable).with_name("pop")), "chat", "--as", person.employee.email, "--json"],
            cwd=PROJECT_ROOT,
            env=person.system.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def arrives(self) -> Said:
        """The first line: what someone sees on arriving."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, self._process.communicate()[1]
        said = Said(json.loads(line)["messages"])
        self._buttons = said.buttons
        return said

    def says(self, text: str) -> Said:
        self._person.system.typed.append(text)
        return self._writes({"text": text})

    def presses(self, title: str) -> Said:
        assert title in self._buttons, f"no button {title!r}; there are {list(self._buttons)}"
        return self._writes({"payload": self._buttons[title]})

    def _writes(self, fields: dict[str, str]) -> Said:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(fields) + "\n")
        self._process.stdin.flush()
        return self.arrives()

    def leaves(self) -> int:
        """End of input; the exit code."""
        self._process.communicate(timeout=60)
        return self._process.returncode


class Hold:
    """Keeps everybody else from writing in the database, until called."""

    def __init__(self, url: str) -> None:
        place = address(url)
        wait = {"timeout": 60} if place.drivername.startswith("sqlite") else {}
        self._engine = sqlalchemy.create_engine(place, isolation_level="AUTOCOMMIT", connect_args=wait)
        self._connection = self._engine.connect()
        self._holds = False

    def hold(self) -> None:
        if self._engine.dialect.name == "sqlite":
            self._do("BEGIN IMMEDIATE")
        else:
            until(self._holds_tables, 60, "nobody writing")
        self._holds = True

    def _holds_tables(self) -> bool:
        self._do("BEGIN")
        try:
            # Waiting here for a program while it waits for us would be a deadlock.
            self._do(f"LOCK TABLE {', '.join(Base.metadata.tables)} IN EXCLUSIVE MODE NOWAIT")
        except OperationalError:
            self._do("ROLLBACK")
            return False
        return True

    def __call__(self) -> None:
        if self._holds:
            self._do("ROLLBACK")
            self._holds = False

    def close(self) -> None:
        self()
        self._connection.close()
        self._engine.dispose()

    def _do(self, statement: str) -> None:
        self._connection.exec_driver_sql(statement)


@contextlib.contextmanager
def database_held(system: System) -> Iterator[Hold]:
    hold = Hold(system.database_url)
    try:
        yield hold
    finally:
        hold.close()
