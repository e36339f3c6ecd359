"""Starts the engine: `python -m bot.engine.start`, in the environment of Rasa.

Reads from the environment: `POP_ENGINE_SECRET` and `DATABASE_URL` (required), `POP_ENGINE_PORT`, `POP_ACTIONS_URL`,
`POP_MODELS_DIR` and `POP_LOG_LEVEL`. It listens on this machine alone. When it cannot start it says why in one
sentence on standard error and exits with 1.
"""

import asyncio
import errno
import logging
import os
import platform
import socket
import sys
import warnings
from pathlib import Path
from typing import Any, NoReturn

from bot.engine import logs

logger = logging.getLogger("bot.engine")

PROJECT_ROOT = Path(__file__).resolve().parent.parent.parent
HOST = "127.0.0.1"
MODEL_NAME = "engine.tar.gz"
WARM_UP_TEXT = "hallo"

# Read by Rasa, TensorFlow and SQLAlchemy when they are imported. One thread each: this process does no training, and
# its tiny matrices only lose time in being divided.
_LIBRARY_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SANIC_WORKERS": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_INTRA_OP_PARALLELISM_THREADS": "1",
    "TF_INTER_OP_PARALLELISM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "CUDA_VISIBLE_DEVICES": "-1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
}


class CannotStart(Exception):
    """Why the engine cannot start, in one plain sentence with what to do about it."""


def model_path() -> Path:
    """Where training puts the engine's model."""
    return Path(os.environ.get("POP_MODELS_DIR") or PROJECT_ROOT / "models") / "engine" / MODEL_NAME


def _port() -> int:
    text = os.environ.get("POP_ENGINE_PORT") or "5005"
    if not text.isdigit() or not 1 <= int(text) <= 65535:
        raise CannotStart("POP_ENGINE_PORT moet een getal van 1 tot en met 65535 zijn.")
    return int(text)


def require_free_port(host: str, port: int, setting: str) -> None:
    """Raises `CannotStart`, naming `setting`, when nothing can listen on this TCP port."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CannotStart(
                    f"Poort {port} is al in gebruik. Stop wat daar draait, of geef {setting} een ander getal."
                ) from None
            raise CannotStart(
                f"Luisteren op {host} poort {port} kan niet: {error.strerror}. Geef {setting} een ander getal."
            ) from None


def check() -> int:
    """What can be known before the slow import of Rasa. Returns the port.

    Raises `CannotStart`.
    """
    if platform.python_version_tuple()[:2] != ("3", "10"):
        raise CannotStart("Rasa 3.6.21 heeft Python 3.10 nodig; start de engine met .venv-engine/bin/python.")
    for name in ("POP_ENGINE_SECRET", "DATABASE_URL"):
        if not os.environ.get(name):
            raise CannotStart(f"{name} ontbreekt; `pop run` zet het, of zet het zelf in de omgeving.")
    if not model_path().is_file():
        raise CannotStart(f"Er is geen getraind model op {model_path()}. Draai: make train")
    port = _port()
    require_free_port(HOST, port, "POP_ENGINE_PORT")
    return port


def load_agent(endpoints: Any, model: Path) -> Any:
    """The engine with its model and our snapshot store, warmed up.

    Raises `CannotStart` when either is not what it must be. Rasa itself would only warn, and go on without.
    """
    from rasa.core.agent import load_agent as load
    from rasa.core.channels.channel import UserMessage
    from rasa.shared.exceptions import RasaException
    from sqlalchemy.exc import SQLAlchemyError

    from bot.engine import memory, quick, rasa_changes
    from bot.engine.snapshot import SnapshotTrackerStore

    async def require_table(store: SnapshotTrackerStore) -> None:
        try:
            await store.ping()
        except SQLAlchemyError:
            raise CannotStart(
                "De database van DATABASE_URL is niet bruikbaar, of de tabellen zijn er nog niet. "
                "Draait zij, klopt het adres? `pop run` maakt de tabellen."
            ) from None

    async def load_and_warm_up() -> Any:
        agent = await load(model_path=str(model), endpoints=endpoints)
        rasa_changes.without_fallback(agent)
        if not isinstance(agent.tracker_store, SnapshotTrackerStore):
            raise CannotStart(
                f"De tracker store is {type(agent.tracker_store).__name__} en niet SnapshotTrackerStore; "
                "herstel tracker_store in endpoints.yml."
            )
        if not agent.is_ready():
            raise CannotStart(f"Het model op {model} kan niet geladen worden. Train het opnieuw: pop train --force")
        rasa_changes.keep_connections_open(agent)
        await require_table(agent.tracker_store)
        quick.understand_in_one_sum(agent)
        # The first message of the day should not be the slow one.
        await agent.processor.parse_message(UserMessage(WARM_UP_TEXT))
        memory.settle()
        return agent

    try:
        return asyncio.run(load_and_warm_up())
    except (SQLAlchemyError, RasaException, ValueError) as error:
        logger.error("the engine cannot be loaded", exc_info=error)
        raise CannotStart(
            "Rasa weigert endpoints.yml, DATABASE_URL of het model; het log zegt op welke plek."
        ) from None


def serve(port: int) -> None:
    """Loads the engine and answers until the process is told to stop.

    Raises `CannotStart`.
    """
    os.environ.setdefault("POP_ACTIONS_URL", f"http://{HOST}:{os.environ.get('POP_ACTIONS_PORT') or 5055}/webhook")
    level = os.environ.get("POP_LOG_LEVEL") or "info"
    logs.configure(level)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from rasa.core.run import configure_app, create_http_input_channels
        from rasa.core.utils import AvailableEndpoints

        from bot.engine import rasa_changes
    try:
        rasa_changes.apply()
    except rasa_changes.WrongRasa as error:
        raise CannotStart(f"{error} Maak de omgeving opnieuw: verwijder .venv-engine en draai make run") from None
    # Importing Rasa and what it brings along has installed handlers of its own.
    logs.configure(level)

    endpoints = AvailableEndpoints.read_endpoints(str(PROJECT_ROOT / "endpoints.yml"))
    channels = create_http_input_channels(None, str(PROJECT_ROOT / "credentials.yml"))
    agent = load_agent(endpoints, model_path())
    app = configure_app(channels, enable_api=False, endpoints=endpoints, port=port)
    app.ctx.agent = agent
    app.config.REQUEST_MAX_SIZE = 2_000_000
    app.config.FALLBACK_ERROR_FORMAT = "json"
    # For the turns that are under way; `web` keeps its connections open, and those would be waited for as well.
    app.config.GRACEFUL_SHUTDOWN_TIMEOUT = 3.0
    logs.configure(level)
    logger.info("engine ready on %s:%d with model %s", HOST, port, agent.model_id)
    # No access log: with one process in front of it, it says nothing that `web` does not say.
    app.run(host=HOST, port=port, workers=1, access_log=False, motd=False, debug=False)
    agent.tracker_store.close()


def main() -> int:
    """Runs the engine; returns the exit code."""
    for name, value in _LIBRARY_ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    # Never on, whatever the environment says.
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    os.environ["SANIC_WORKERS"] = "1"
    try:
        serve(check())
    except CannotStart as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        pass
    return 0


def _exit() -> NoReturn:
    sys.exit(main())


if __name__ == "__main__":
    _exit()
