"""Logging in which nothing that a person typed can end up, whatever the level. Standard library only.

Rasa, rasa-sdk and Sanic write whole messages into their debug logs, and parts of them into warnings and exceptions.
Filtering out what is known to hold text would fail at the next unknown place. So it is the other way round: of
records that are not ours only what cannot hold text is written: level, logger, place in the source (the versions are
pinned, so the place says which message it was) and, of an exception, its type and the places it passed.
"""

import logging
import sys
import time
from types import TracebackType
from typing import Any, Dict, Iterable, List, MutableMapping, Optional, TextIO, Tuple, Type

# Our own code logs constant texts with ids and numbers; a test looks for the exceptions.
OWN_LOGGERS = ("bot", "actions")

# Said by Rasa's structlog calls, besides numbers: names from our own domain.
_KNOWN_NAMES = ("action_name", "action_extract_slot", "form")

LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}


class Harmless(str):
    """A log message made by `structured`, which has left out everything that could hold text."""


def _places(traceback: Optional[TracebackType]) -> Iterable[str]:
    while traceback is not None:
        code = traceback.tb_frame.f_code
        yield f"{_short(code.co_filename)}:{traceback.tb_lineno} in {code.co_name}"
        traceback = traceback.tb_next


def _short(path: str) -> str:
    """A path from the package on, without the directory it is installed in."""
    parts = path.replace("\\", "/").split("/")
    if "site-packages" in parts:
        parts = parts[len(parts) - parts[::-1].index("site-packages") :]
    return "/".join(parts[-4:])


def describe(error: Optional[BaseException]) -> str:
    """The types of an exception and its causes with the places they passed; never their messages."""
    chapters: List[str] = []
    seen = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        kind = f"{type(error).__module__}.{type(error).__qualname__}"
        chapters.append("\n  ".join([kind, *_places(error.__traceback__)]))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\nbecause of\n".join(chapters)


class QuietFormatter(logging.Formatter):
    """Writes records of trusted loggers as they are, and of all others only what cannot hold a person's text."""

    def __init__(self, trusted: Tuple[str, ...] = OWN_LOGGERS) -> None:
        super().__init__()
        self._trusted = trusted

    def _is_trusted(self, record: logging.LogRecord) -> bool:
        root = record.name.split(".", 1)[0]
        return root in self._trusted or isinstance(record.msg, Harmless)

    def format(self, record: logging.LogRecord) -> str:
        stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created))
        if self._is_trusted(record):
            text = record.getMessage()
        else:
            text = f"{_short(record.pathname)}:{record.lineno} in {record.funcName}"
        line = f"{stamp}Z {record.levelname:<7} {record.name} {text}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{describe(error)}" if error is not None else line


def structured(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Harmless:
    """The last structlog processor: the name of the event and what cannot hold text, the rest is dropped."""
    parts = [str(event.pop("event", ""))] if _is_name(event.get("event")) else []
    for key, value in sorted(event.items()):
        if isinstance(value, (bool, int, float)) or (key in _KNOWN_NAMES and _is_name(value)):
            parts.append(f"{key}={value}")
    return Harmless(" ".join(parts) or "-")


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= 80 and value.replace(".", "_").replace("-", "_").isidentifier()


def _report_crash(kind: Type[BaseException], error: BaseException, traceback: Optional[TracebackType]) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    logging.getLogger("bot.engine").critical("stopped by an error", exc_info=(kind, error, traceback))


def configure(level: str = "info", stream: Optional[TextIO] = None, trusted: Tuple[str, ...] = OWN_LOGGERS) -> None:
    """Sends all logging of this process, warnings and crashes included, through one quiet handler.

    `level` is one of `debug`, `info`, `warning` and `error`; libraries are heard below `warning` only with `debug`.
    Call it before the libraries are used, and again after one that installs handlers of its own.
    """
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(QuietFormatter(trusted))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    chosen = LEVELS[level]
    root.setLevel(chosen if chosen == logging.DEBUG else max(chosen, logging.WARNING))
    for name in trusted:
        logging.getLogger(name).setLevel(chosen)
    for name in list(logging.Logger.manager.loggerDict):
        if name.split(".", 1)[0] not in trusted:
            other = logging.getLogger(name)
            other.handlers[:] = []
            other.propagate = True
            other.setLevel(logging.NOTSET)
    logging.captureWarnings(True)
    # Where a library warns about its own dependencies is of no use to who runs this.
    logging.getLogger("py.warnings").setLevel(chosen if chosen == logging.DEBUG else logging.ERROR)
    sys.excepthook = _report_crash
    _configure_structlog(root.level)


def _configure_structlog(level: int) -> None:
    try:
        import structlog
    except ImportError:  # the action server has none
        return
    options: Dict[str, Any] = {
        "processors": [structlog.stdlib.filter_by_level, structured],
        "logger_factory": structlog.stdlib.LoggerFactory(),
        "wrapper_class": structlog.make_filtering_bound_logger(level),
        # Without it every debug line that is not written still makes a logger: half a millisecond a turn.
        "cache_logger_on_first_use": True,
    }
    structlog.configure(**options)
