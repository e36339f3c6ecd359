"""Starts engine, actions and web on one machine, keeps them running, and stops them all.

Each runs in a process group of its own, so that nothing of it can stay behind, and is told to stop by the kernel when
this process is killed. What they write goes to `var/log/` and, with their name in front, to the terminal.
"""

from __future__ import annotations

import asyncio
import contextlib
import ctypes
import importlib
import importlib.util
import logging
import logging.handlers
import os
import shutil
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import httpx

from bot import training
from bot.engine.start import MODEL_NAME, CannotStart, require_free_port
from bot.settings import PROJECT_ROOT, Settings

Say = Callable[[str], None]

START_SECONDS: Final = 180.0
STOP_SECONDS: Final = 6.0
WORKER_SECONDS: Final = 60
"""How long one of several workers may be silent before it is replaced."""
POLL_SECONDS: Final = 0.2
PROGRESS_SECONDS: Final = 5.0
LONGEST_PAUSE_SECONDS: Final = 30.0
STEADY_SECONDS: Final = 60.0
FIRST_PAUSE_SECONDS: Final = 1.0
KILLED_SECONDS: Final = 5.0
"""What ran so long and was then killed from outside is not to blame for it, and gets no longer pauses."""
FREE_BYTES_NEEDED: Final = 200_000_000
_LAST_LINES: Final = 12
_LINE_BYTES: Final = 1_000_000
_LOG_BYTES: Final = 5_000_000
_PR_SET_PDEATHSIG: Final = 1


ONE_THREAD_EACH = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
"""Our matrices are small: divided over threads, most of the time goes into waiting for each other."""


@dataclass(frozen=True, slots=True)
class Program:
    """One of the three: what it is called, how it is started and where it says that it is well."""

    name: str
    title: str
    command: tuple[str, ...]
    health: str
    environment: dict[str, str] = field(repr=False)


def programs(settings: Settings) -> tuple[Program, ...]:
    """The three programs as these settings want them."""
    environment = {
        **ONE_THREAD_EACH,
        **os.environ,
        **settings.environment(),
        "POP_ACTIONS_URL": f"{settings.actions_url}/webhook",
        "PYTHONUNBUFFERED": "1",
    }
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    reachable = "127.0.0.1" if settings.host in ("0.0.0.0", "::") else host  # noqa: S104 - compared, not bound
    web = (
        sys.executable,
        *("-m", "uvicorn", "bot.web.app:create_app", "--factory"),
        *("--host", settings.host, "--port", str(settings.port), "--workers", str(settings.web_workers)),
        # A worker that loads its models on a busy machine is not dead: by uvicorn's own 5 s it would never come up.
        *("--timeout-worker-healthcheck", str(WORKER_SECONDS)),
        # A request line is no text of a person, but there is no need to keep who was here when.
        *("--no-access-log", "--log-level", "warning", "--timeout-graceful-shutdown", "3"),
    )
    return (
        Program(
            "engine",
            "gesprek",
            (str(settings.engine_python), "-m", "bot.engine.start"),
            f"{settings.engine_url}/webhooks/pop/health",
            environment,
        ),
        Program(
            "actions",
            "acties",
            (sys.executable, "-m", "actions.server"),
            f"{settings.actions_url}/health",
            environment,
        ),
        Program("web", "web", web, f"http://{reachable}:{settings.port}/health", environment),
    )


class Child:
    """One running program: its process, its log, and when it may be started again."""

    def __init__(self, program: Program, log_directory: Path, say: Say) -> None:
        self.program = program
        self.last_lines: deque[str] = deque(maxlen=_LAST_LINES)
        self._say = say
        self._log = logging.handlers.RotatingFileHandler(
            log_directory / f"{program.name}.log", maxBytes=_LOG_BYTES, backupCount=3, encoding="utf-8"
        )
        self._log.setFormatter(logging.Formatter("%(message)s"))
        self._process: asyncio.subprocess.Process | None = None
        self._reader: asyncio.Task[None] | None = None
        self._started = 0.0
        self._pause = FIRST_PAUSE_SECONDS

    @property
    def pid(self) -> int | None:
        """The process id while it runs."""
        return self._process.pid if self.running and self._process is not None else None

    @property
    def running(self) -> bool:
        """Whether its process is alive."""
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """Starts the process. Raises `CannotStart` when its interpreter is missing."""
        # A pipe of our own: asyncio's would let `wait` wait for every helper that still holds the other end.
        reading, writing = os.pipe()
        try:
            self._process = await asyncio.create_subprocess_exec(
                *self.program.command,
                cwd=PROJECT_ROOT,
                env=self.program.environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=writing,
                stderr=writing,
                start_new_session=True,
                preexec_fn=_die_with(os.getpid()),
            )
        except OSError as error:
            os.close(reading)
            raise CannotStart(f"{self.program.command[0]} start niet: {error.strerror}. Draai: make run") from None
        finally:
            os.close(writing)
        self._started = time.monotonic()
        self._reader = asyncio.create_task(self._read(reading))

    async def wait(self) -> int:
        """Waits until the process ends and all it said is read; returns its exit code."""
        assert self._process is not None
        code = await self._process.wait()
        if self._reader is not None:
            # Ends at once, unless a helper of the process lives on.
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._reader, 1)
        return code

    async def pause(self) -> float:
        """Waits before the next start: longer each time, unless it ran steadily. Returns the seconds waited."""
        killed = self._process is not None and self._process.returncode == -signal.SIGKILL
        if time.monotonic() - self._started > (KILLED_SECONDS if killed else STEADY_SECONDS):
            self._pause = FIRST_PAUSE_SECONDS
        pause, self._pause = self._pause, min(self._pause * 2, LONGEST_PAUSE_SECONDS)
        await asyncio.sleep(pause)
        return pause

    def signal(self, number: signal.Signals) -> None:
        """Sends a signal to the process and everything that it started."""
        if self._process is not None:
            # Also when it has ended itself: its group may still have members.
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, number)

    async def _read(self, descriptor: int) -> None:
        stream = asyncio.StreamReader(limit=_LINE_BYTES)
        transport, _ = await asyncio.get_running_loop().connect_read_pipe(
            lambda: asyncio.StreamReaderProtocol(stream), os.fdopen(descriptor, "rb")
        )
        try:
            while True:
                try:
                    line = await stream.readline()
                except ValueError:  # longer than the limit, and dropped: nothing of ours writes such lines
                    continue
                if not line:
                    return
                text = line.decode("utf-8", "replace").rstrip()
                self.last_lines.append(text)
                self._log.emit(logging.makeLogRecord({"msg": text}))
                self._say(f"[{self.program.name}] {text}")
        finally:
            transport.close()

    def close(self) -> None:
        """Closes the log."""
        self._log.close()


def _die_with(parent: int) -> Callable[[], None]:
    """Lets the kernel end a child when this process is gone, also when it was killed and could not do so itself."""
    libc = ctypes.CDLL(None, use_errno=True)

    def in_child() -> None:
        if hasattr(libc, "prctl"):
            libc.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)

    return in_child


class Supervisor:
    """Runs programs until it is asked to stop."""

    def __init__(
        self, programs: Sequence[Program], log_directory: Path, say: Say, start_seconds: float = START_SECONDS
    ) -> None:
        log_directory.mkdir(parents=True, exist_ok=True)
        self._children = [Child(program, log_directory, say) for program in programs]
        self._say = say
        self._start_seconds = start_seconds
        self._stop = asyncio.Event()

    @property
    def children(self) -> list[Child]:
        """What is being run."""
        return self._children

    def stop(self) -> None:
        """Asks to stop. Returns at once."""
        self._stop.set()

    async def run(self, when_ready: Callable[[], None] = lambda: None) -> int:
        """Starts all, calls `when_ready` once all answer, and keeps them running until `stop`. Returns the exit code.

        A program that ends before it ever answered will not do better the next time: then all stop, with what it
        said last.
        """
        try:
            for child in self._children:
                await child.start()
            if not await self._all_answer():
                return 0 if self._stop.is_set() else 1
            when_ready()
            keepers = [asyncio.create_task(self._keep(child)) for child in self._children]
            await self._stop.wait()
            for keeper in keepers:
                keeper.cancel()
            await asyncio.gather(*keepers, return_exceptions=True)
            return 0
        except CannotStart as reason:
            self._say(str(reason))
            return 1
        finally:
            await self._stop_all()

    async def _all_answer(self) -> bool:
        began = told = time.monotonic()
        waiting = {child.program.name: child for child in self._children}
        async with httpx.AsyncClient(timeout=2, trust_env=False) as client:
            while waiting and not self._stop.is_set():
                for name, child in list(waiting.items()):
                    if not child.running:
                        await child.wait()
                        self._say(
                            f"{child.program.title.capitalize()} stopte tijdens het starten. Wat het het laatst zei:"
                        )
                        for line in child.last_lines:
                            self._say(f"  {line}")
                        return False
                    if await _answers(client, child.program.health):
                        del waiting[name]
                        self._say(f"  {child.program.title} antwoordt ({time.monotonic() - began:.0f} s)")
                now = time.monotonic()
                if waiting and now - began > self._start_seconds:
                    names = " en ".join(child.program.title for child in waiting.values())
                    self._say(
                        f"Geen antwoord van {names} na {now - began:.0f} s. Kijk in var/log wat er aan de hand is."
                    )
                    return False
                if waiting and now - told > PROGRESS_SECONDS:
                    told = now
                    names = ", ".join(child.program.title for child in waiting.values())
                    self._say(f"  wachten op {names} ({now - began:.0f} s)")
                if waiting:
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._stop.wait(), POLL_SECONDS)
        return not waiting

    async def _keep(self, child: Child) -> None:
        while True:
            code = await child.wait()
            child.signal(signal.SIGKILL)  # what it may have left behind
            self._say(f"{child.program.title.capitalize()} is gestopt ({_how(code)}) en wordt opnieuw gestart.")
            await child.pause()
            try:
                await child.start()
            except CannotStart as reason:
                self._say(str(reason))

    async def _stop_all(self) -> None:
        for child in self._children:
            child.signal(signal.SIGTERM)
        alive = [asyncio.create_task(child.wait()) for child in self._children if child.running]
        if alive:
            await asyncio.wait(alive, timeout=STOP_SECONDS)
        for child in self._children:
            child.signal(signal.SIGKILL)
        if alive:
            await asyncio.wait(alive, timeout=STOP_SECONDS)
        for child in self._children:
            child.close()


async def _answers(client: httpx.AsyncClient, address: str) -> bool:
    try:
        return (await client.get(address)).status_code == 200
    except httpx.HTTPError:
        return False


def _how(code: int) -> str:
    return f"signaal {-code}" if code < 0 else f"code {code}"


def prepare(settings: Settings, say: Say) -> None:
    """All that has to be there before the programs start: ports, disk, interpreter, models, tables, demo people.

    Raises `CannotStart`, with one plain sentence, for the first thing that is not.
    """
    for host, port, setting in (
        (settings.host, settings.port, "POP_PORT"),
        ("127.0.0.1", settings.engine_port, "POP_ENGINE_PORT"),
        ("127.0.0.1", settings.actions_port, "POP_ACTIONS_PORT"),
    ):
        require_free_port(host, port, setting)
    _require_disk(settings.var_dir)
    if not settings.engine_python.is_file():
        raise CannotStart(
            f"De omgeving van Rasa ontbreekt ({settings.engine_python}). Maak haar met: make run "
            "(daar is Python 3.10 voor nodig)."
        )
    _require_models(settings, say)
    _hook("bot.store", "migrate", settings, "Tabellen bijwerken ...", say)
    if settings.demo_enabled:
        _hook("bot.demo", "load_if_empty", settings, "Demopersonen klaarzetten ...", say)


def _require_disk(directory: Path) -> None:
    try:
        directory.mkdir(parents=True, exist_ok=True)
        free = shutil.disk_usage(directory).free
    except OSError as error:
        raise CannotStart(
            f"De map {directory} is niet te maken: {error.strerror}. Wijs met POP_VAR_DIR een andere aan."
        ) from None
    if free < FREE_BYTES_NEEDED:
        raise CannotStart(
            f"De schijf is bijna vol: bij {directory} is nog {free // 1_000_000} MB vrij. Maak eerst ruimte."
        )


def _require_models(settings: Settings, say: Say) -> None:
    if settings.production:
        # Training takes memory and time that a running installation should not be surprised by.
        if not (settings.models_dir / "engine" / MODEL_NAME).is_file():
            raise CannotStart(f"Er is geen getraind model in {settings.models_dir}. Draai: make train")
        return
    if training.stale(settings.models_dir):
        _train(settings, say)


def _train(settings: Settings, say: Say) -> None:
    # In a process of its own: what training loads would stay in the memory of this one for as long as it runs.
    command = (sys.executable, "-m", "bot.training")
    with subprocess.Popen(  # noqa: S603 - a command of ours
        command,
        cwd=PROJECT_ROOT,
        env={**ONE_THREAD_EACH, **os.environ, **settings.environment(), "PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            say(line.rstrip())
    if process.returncode:
        raise CannotStart("Het trainen is mislukt; hierboven staat waarom.")


def _hook(module: str, function: str, settings: Settings, title: str, say: Say) -> None:
    if importlib.util.find_spec(module) is None:
        return
    call = getattr(importlib.import_module(module), function, None)
    if call is None:
        return
    say(title)
    call(settings)


def run(settings: Settings, say: Say | None = None) -> int:
    """Prepares, starts and supervises everything until Ctrl-C or SIGTERM. Returns the exit code."""
    tell = say or _print
    try:
        prepare(settings, tell)
    except CannotStart as reason:
        tell(str(reason))
        return 1
    return asyncio.run(_supervise(settings, tell))


async def _supervise(settings: Settings, say: Say) -> int:
    say("Starten ...")
    try:
        supervisor = Supervisor(programs(settings), settings.var_dir / "log", say)
    except OSError as error:
        say(f"In {settings.var_dir / 'log'} kan niet geschreven worden: {error.strerror}.")
        return 1
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, supervisor.stop)
    code = await supervisor.run(lambda: say(_addresses(settings)))
    say("Gestopt." if code == 0 else "Gestopt, het starten lukte niet.")
    return code


def _addresses(settings: Settings) -> str:
    lines = [
        "",
        "Alles draait.",
        f"  Het gesprek                {settings.base_url}/chat",
    ]
    if settings.demo_enabled:
        lines.append("  In de terminal             .venv/bin/pop chat --as E-MAILADRES")
    lines.append("Stoppen doe je met Ctrl-C.")
    return "\n".join(lines)


def _print(text: str) -> None:
    # The terminal may have gone; the programs should not go with it for that.
    with contextlib.suppress(OSError, ValueError):
        print(text, flush=True)
