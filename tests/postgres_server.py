"""A PostgreSQL of the tests' own: Debian's programs, a directory under /tmp, a port on loopback."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg
from ports import free_port

SETTINGS = {
    # Nothing of it has to survive the tests.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "listen_addresses": "127.0.0.1",
}
START_SECONDS = 120


def programs() -> Path | None:
    """The directory with `initdb` and `postgres`, the newest version first; None when they are not installed."""
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: path.parent.name, reverse=True)
    on_path = shutil.which("postgres")
    candidates = [*versions, *([Path(on_path).parent] if on_path else [])]
    return next((path for path in candidates if (path / "initdb").exists() and (path / "postgres").exists()), None)


class PostgresServer:
    """Started and stopped by the tests; ends with them too when they are killed."""

    def __init__(self, bin: Path) -> None:
        self._bin = bin
        self._home = Path(tempfile.mkdtemp(prefix="pop-pg-", dir="/tmp"))
        self._user = ["setpriv", "--pdeathsig", "INT"]
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root; the Debian package made a user for it.
            self._user += ["--reuid", "postgres", "--regid", "postgres", "--init-groups"]
            shutil.chown(self._home, "postgres", "postgres")
        self._process: subprocess.Popen[bytes] | None = None
        self.url = ""

    def start(self) -> None:
        data = self._home / "data"
        self._run("initdb", "-D", data, "-U", "pop", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync")
        port = free_port()
        options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
        with (self._home / "log").open("wb") as log:
            self._process = subprocess.Popen(
                [*self._user, self._bin / "postgres", "-D", data, "-p", str(port), "-k", self._home, *options],
                stdout=log,
                stderr=log,
            )
        self.url = f"postgresql://pop@127.0.0.1:{port}"
        self._wait()

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(60)
            except subprocess.TimeoutExpired:
                self._process.kill()
        shutil.rmtree(self._home, ignore_errors=True)

    def create(self, name: str, template: str = "template1") -> str:
        """A new database; its URL."""
        self._sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return f"{self.url}/{name}"

    def drop(self, name: str) -> None:
        self._sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _sql(self, statement: str) -> None:
        with psycopg.connect(f"{self.url}/postgres", autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]

    def _run(self, program: str, *arguments: object) -> None:
        command = [*self._user, str(self._bin / program), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd="/tmp")
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr.strip()}")

    def _wait(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while True:
            try:
                self._sql("SELECT 1")
                return
            except psycopg.OperationalError:
                assert self._process is not None
                if self._process.poll() is not None or time.monotonic() > deadline:
                    raise RuntimeError((self._home / "log").read_text()[-2000:]) from None
                time.sleep(0.1)
