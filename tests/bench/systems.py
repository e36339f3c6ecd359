"""The two systems of the bench: ours, and the bot that `rasa init` makes, both driven over HTTP."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psutil
from measuring import Measured

from bot import training
from bot.settings import PROJECT_ROOT

TURNS = 100
WARM_UP_TURNS = 3
PEOPLE = 8
TURNS_EACH = 25
START_SECONDS = 300

Talk = Callable[[str], None]
Say = Callable[[str], None]

# To a bot that knows English small talk, and to one that asks Dutch questions about work.
SMALL_TALK = ("hello", "I am feeling very good", "are you a bot?", "so sad", "yes", "perfect", "no", "bye")
WORK_TALK = (
    "Ik ben goed in het uitleggen van lastige dingen aan nieuwe collega's",
    "wat is een POP eigenlijk?",
    "Van een team dat samen een zware dienst rondkrijgt word ik blij",
    "Vooral bij het inwerken en als er iets misgaat op de afdeling",
    "hoe lang wordt dit bewaard?",
    "Ik wil beter worden in plannen, want nu loopt mijn week vaak vol",
    "Over drie jaar zie ik mezelf de planning van het team doen",
    "Ik zou ook wel eens een maand bij een ander team willen meedraaien",
    "wie kan dit lezen?",
    "Dat ik met rust nee kan zeggen als het te veel wordt",
    "Een cursus roosteren, en meekijken met iemand die dat al jaren doet",
    "Voor 1 juni maak ik zelfstandig het rooster van mijn team, elke maand een",
)


class BenchFailed(Exception):
    """A system did not start or did not answer; its text says which and shows what it said last."""


def free_port() -> int:
    """A TCP port that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def started(
    command: list[str], environment: dict[str, str], directory: Path, health: str, log: Path
) -> Iterator[tuple[psutil.Process, float]]:
    """Runs `command` until the block ends; gives its process and the seconds until `health` answered 200."""
    began = time.perf_counter()
    with log.open("wb") as output:
        process = subprocess.Popen(
            command, env=environment, cwd=directory, stdout=output, stderr=output, start_new_session=True
        )
    try:
        while True:
            if process.poll() is not None or time.perf_counter() - began > START_SECONDS:
                raise BenchFailed(f"{command[0]} start niet:\n{log.read_text(errors='replace')[-2000:]}")
            with contextlib.suppress(httpx.TransportError):
                if httpx.get(health, timeout=5, trust_env=False).status_code == 200:
                    break
            time.sleep(0.1)
        yield psutil.Process(process.pid), time.perf_counter() - began
    finally:
        process.terminate()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()


def converse(talk: Talk, texts: tuple[str, ...], turns: int) -> tuple[float, ...]:
    """The milliseconds of each of `turns` turns, one after the other."""
    times = []
    for number in range(turns):
        began = time.perf_counter()
        talk(texts[number % len(texts)])
        times.append((time.perf_counter() - began) * 1000)
    return tuple(times)


def throughput(talks: list[Talk], texts: tuple[str, ...]) -> float:
    """Turns a second of all together, each with a conversation of their own."""
    for talk in talks:
        converse(talk, texts, WARM_UP_TURNS)
    with ThreadPoolExecutor(len(talks)) as threads:
        began = time.perf_counter()
        list(threads.map(lambda talk: converse(talk, texts, TURNS_EACH), talks))
        return len(talks) * TURNS_EACH / (time.perf_counter() - began)


def resident_mb(process: psutil.Process) -> float:
    """Resident memory of a process and of what it started, in MB."""
    return sum(p.memory_info().rss for p in [process, *process.children(recursive=True)]) / 1e6


# --- the plain bot ---


def make_reference(say: Say) -> Path:
    """The directory of a bot as `rasa init` makes and trains it. Made once; kept in `build/`."""
    place = PROJECT_ROOT / "build" / "reference-bot"
    if list((place / "models").glob("*.tar.gz")):
        return place
    say("De kale bot maken met `rasa init` (dat duurt een paar minuten) ...")
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    # With Rasa's own settings, whatever we have set for ours.
    done = subprocess.run(
        [str(training.engine_python()), "-m", "rasa", "init", "--no-prompt"],
        cwd=place,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false"},
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise BenchFailed(f"`rasa init` mislukt:\n{done.stderr[-2000:]}")
    return place


def measure_reference(directory: Path, log: Path) -> Measured:
    """The plain bot over its own `rest` channel, with everything as Rasa sets it."""
    port = free_port()
    root = f"http://127.0.0.1:{port}"
    command = [str(training.engine_python()), "-m", "rasa", "run", "--interface", "127.0.0.1", "--port", str(port)]
    environment = {**os.environ, "RASA_TELEMETRY_ENABLED": "false"}
    # Answers as soon as the server listens, which it does once the model is loaded.
    with (
        started(command, environment, directory, f"{root}/webhooks/rest/", log) as (process, start_s),
        httpx.Client(base_url=root, timeout=60, trust_env=False) as client,
    ):

        def talk_as(sender: str) -> Talk:
            def talk(text: str) -> None:
                answer = client.post("/webhooks/rest/webhook", json={"sender": sender, "message": text})
                answer.raise_for_status()

            return talk

        converse(talk_as("warm-up"), SMALL_TALK, WARM_UP_TURNS)
        turns = converse(talk_as("one"), SMALL_TALK, TURNS)
        per_second = throughput([talk_as(f"many-{number}") for number in range(PEOPLE)], SMALL_TALK)
        return Measured(start_s, turns, per_second, {"engine": resident_mb(process)})


# --- ours ---


def people_csv() -> str:
    """An invented team: a manager, and enough people to talk at once."""
    lines = ["id,email,name,manager_email,department,role,budget_eur,locale,left_on"]
    lines.append("B0,chef@bench.example,Noor Meting,,Meetploeg,,,nl,")
    lines += [
        f"B{number},p{number}@bench.example,Persoon {number},chef@bench.example,Meetploeg,,500,nl,"
        for number in range(1, PEOPLE + 3)
    ]
    return "\n".join(lines) + "\n"


def measure_ours(directory: Path) -> Measured:
    """The whole of it, started as anyone would, with a store of its own in `directory`."""
    ports = [free_port() for _ in range(3)]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("POP_", "SLACK_", "TEAMS_"))},
        "POP_ENV": "development",
        "POP_DEMO": "false",
        "POP_VAR_DIR": str(directory),
        "DATABASE_URL": "",
        "POP_PORT": str(ports[0]),
        "POP_ENGINE_PORT": str(ports[1]),
        "POP_ACTIONS_PORT": str(ports[2]),
        "POP_LOG_LEVEL": "warning",
    }
    root = f"http://127.0.0.1:{ports[0]}"
    pop = str(Path(sys.executable).with_name("pop"))
    with started([pop, "run"], environment, PROJECT_ROOT, f"{root}/health", directory / "pop.log") as (
        process,
        start_s,
    ):
        staff = directory / "people.csv"
        staff.write_text(people_csv())
        done = subprocess.run([pop, "org", "import", str(staff)], env=environment, capture_output=True, text=True)
        if done.returncode:
            raise BenchFailed(f"`pop org import` mislukt:\n{done.stdout}{done.stderr}")
        with contextlib.ExitStack() as clients:

            def talk_as(number: int) -> Talk:
                client = clients.enter_context(httpx.Client(base_url=root, timeout=60, trust_env=False))
                return our_talk(client, f"p{number}@bench.example")

            converse(talk_as(PEOPLE + 1), WORK_TALK, WARM_UP_TURNS)
            turns = converse(talk_as(PEOPLE + 2), WORK_TALK, TURNS)
            per_second = throughput([talk_as(number) for number in range(1, PEOPLE + 1)], WORK_TALK)
            return Measured(start_s, turns, per_second, our_memory(process))


def our_talk(client: httpx.Client, email: str) -> Talk:
    """Signs in, arrives, starts the preparation, and gives what says one thing and waits for the reply."""
    # What the page sends along: a page of another site cannot.
    client.headers["Origin"] = str(client.base_url).rstrip("/")
    client.post("/api/dev/sign-in", json={"email": email}).raise_for_status()
    client.post("/api/chat/arrive", json={}).raise_for_status()

    def talk(text: str) -> None:
        answer = client.post("/api/chat/messages", json={"id": uuid.uuid4().hex, "text": text})
        answer.raise_for_status()
        said = answer.json()
        if said.get("pending") or not said["messages"]:
            raise BenchFailed("een beurt bleef zonder antwoord")

    talk("ik wil beginnen met de hele voorbereiding")
    return talk


def our_memory(supervisor: psutil.Process) -> dict[str, float]:
    """Resident memory of each of our programs, and of the supervisor itself."""
    names = {"bot.engine.start": "engine", "actions.server": "actions", "bot.web.app:create_app": "web"}
    memory = {"supervisor": supervisor.memory_info().rss / 1e6}
    for child in supervisor.children():
        for word in child.cmdline():
            if word in names:
                memory[names[word]] = resident_mb(child)
    return memory
