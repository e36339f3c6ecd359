"""Logging: whatever a library says, what a person typed does not get through."""

from __future__ import annotations

import io
import logging
import sys
import warnings
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from bot.engine import logs

CANARY = "kanarie-over-mijn-leidinggevende"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    kept = (root.handlers[:], root.level, sys.excepthook)
    stream = io.StringIO()
    logs.configure("debug", stream)
    yield stream
    root.handlers[:], level, sys.excepthook = kept
    root.setLevel(level)
    logging.captureWarnings(False)


def test_our_own_messages_are_written_as_they_are(log: io.StringIO) -> None:
    logging.getLogger("bot.engine.start").info("engine ready on port %d", 5005)

    when, line = log.getvalue().split("Z ", 1)
    assert abs(datetime.fromisoformat(f"{when}+00:00") - datetime.now(UTC)) < timedelta(minutes=1)
    assert line == "INFO    bot.engine.start engine ready on port 5005\n"


@pytest.mark.parametrize("level", [logging.DEBUG, logging.INFO, logging.WARNING, logging.ERROR, logging.CRITICAL])
def test_of_a_library_only_the_place_is_written(log: io.StringIO, level: int) -> None:
    logging.getLogger("rasa.core.processor").log(level, f"Received user message '{CANARY}'")
    logging.getLogger("sanic.root").log(level, "body: %s", CANARY)
    logging.getLogger("botocore").log(level, CANARY)

    assert CANARY not in log.getvalue()
    assert log.getvalue().count("test_logs.py:") == 3


def test_an_exception_is_written_without_its_message(log: io.StringIO) -> None:
    def fails() -> None:
        try:
            int(CANARY)
        except ValueError as error:
            raise RuntimeError(f"cannot read {CANARY}") from error

    try:
        fails()
    except RuntimeError:
        logging.getLogger("bot.engine").exception("a turn failed")
        logging.getLogger("uvicorn.error").exception("Exception in ASGI application")

    assert CANARY not in log.getvalue()
    assert log.getvalue().count("builtins.RuntimeError") == 2
    assert "because of\nbuiltins.ValueError" in log.getvalue()
    assert "in fails" in log.getvalue()


def test_an_exception_that_causes_itself_ends(log: io.StringIO) -> None:
    error = ValueError(CANARY)
    error.__cause__ = error

    assert logs.describe(error) == "builtins.ValueError"


def test_warnings_and_crashes_are_quiet_too(log: io.StringIO, capsys: pytest.CaptureFixture[str]) -> None:
    warnings.warn(f"unknown entity {CANARY}", stacklevel=1)
    sys.excepthook(ValueError, ValueError(CANARY), None)

    assert "stopped by an error" in log.getvalue()
    assert CANARY not in log.getvalue() + capsys.readouterr().err


def test_handlers_that_a_library_installed_are_taken_away(log: io.StringIO) -> None:
    noisy = io.StringIO()
    library = logging.getLogger("some.library")
    library.addHandler(logging.StreamHandler(noisy))
    library.propagate = False

    logs.configure("debug", log)
    library.error(CANARY)

    assert noisy.getvalue() == ""
    assert "some.library" in log.getvalue()


def test_libraries_are_silent_below_warning_unless_at_debug(log: io.StringIO) -> None:
    logs.configure("info", log)

    logging.getLogger("sanic.root").info("Starting worker")
    logging.getLogger("bot.engine").info("ready")

    assert "sanic" not in log.getvalue()
    assert "ready" in log.getvalue()


def test_of_a_structured_event_only_its_name_and_numbers_are_left() -> None:
    line = logs.structured(
        None,
        "debug",
        {"event": "processor.message.parse", "parse_data_text": CANARY, "len_events": 3, "action_name": "action_x"},
    )

    assert line == "processor.message.parse action_name=action_x len_events=3"
    assert isinstance(line, logs.Harmless)


def test_an_event_that_is_no_name_is_left_out() -> None:
    assert logs.structured(None, "debug", {"event": f"Failed to parse {CANARY}"}) == "-"
