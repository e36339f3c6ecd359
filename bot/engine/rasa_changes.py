"""What is changed in Rasa, at start, and why. Each change is made only to the release it was written for."""

import functools
import logging
from importlib.metadata import version
from typing import Any, Dict, List, Text

logger = logging.getLogger(__name__)

RASA_VERSION = "3.6.21"

# Rasa waits five minutes for an action; its conversation lock is lost after one, and `web` waits twenty seconds.
ACTION_TIMEOUT_SECONDS = 15


class WrongRasa(Exception):
    """The installed Rasa is not the one that these changes were written for."""


class TurnAborted(BaseException):
    """The actions did not answer, so this turn cannot be finished and must leave no trace.

    No `Exception`, because Rasa catches those around every action and then goes on as if the action had done its
    work: it says the closing words of a form that never ran, or overwrites an answer with the next thing typed.
    `reason` is one of the two constants below.
    """

    UNAVAILABLE = "actions unavailable"
    FAILED = "action failed"

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


def apply() -> None:
    """Changes Rasa in this process. Harmless when called twice.

    Raises `WrongRasa` if another release than `RASA_VERSION` is installed.
    """
    installed = version("rasa")
    if installed != RASA_VERSION:
        raise WrongRasa(f"Rasa {installed} staat hier, maar {RASA_VERSION} is nodig.")
    from rasa.core.actions import action

    if getattr(action.RemoteAction, "_pop_changes", False):
        return
    action.DEFAULT_REQUEST_TIMEOUT = ACTION_TIMEOUT_SECONDS
    _check_results_with_one_validator(action.RemoteAction)
    _abort_turns_without_actions(action)
    action.RemoteAction._pop_changes = True


def _check_results_with_one_validator(remote_action: Any) -> None:
    """Rasa compiles and checks a constant JSON schema anew at every call of an action, 40 ms and more each time."""
    from jsonschema import validators

    schema = remote_action.action_response_format_spec()
    validator_class = validators.validator_for(schema)
    validator_class.check_schema(schema)
    validator = validator_class(schema)

    def _validate_action_result(self: Any, result: Dict[Text, Any]) -> bool:
        validator.validate(result)
        return True

    remote_action._validate_action_result = _validate_action_result


def _abort_turns_without_actions(action: Any) -> None:
    """A call of an action that gets no usable answer ends the turn before anything of it is kept."""
    from jsonschema import ValidationError
    from rasa.utils.endpoints import ClientResponseError

    run = action.RemoteAction.run

    @functools.wraps(run)
    async def run_or_abort(self: Any, *args: Any, **kwargs: Any) -> List[Any]:
        try:
            events: List[Any] = await run(self, *args, **kwargs)
            return events
        except action.ActionExecutionRejection:
            # Part of the conversation: the form says that a message was not for it.
            raise
        except Exception as error:
            # Rasa hides what happened in an exception of its own; an answer with an error status is its cause.
            answered = isinstance(error, ValidationError) or isinstance(error.__cause__, ClientResponseError)
            reason = TurnAborted.FAILED if answered else TurnAborted.UNAVAILABLE
            logger.exception("action %s gave no usable answer: %s", self.name(), reason)
            raise TurnAborted(reason) from None

    action.RemoteAction.run = run_or_abort


def without_fallback(agent: Any) -> None:
    """Takes away the memory store that Rasa puts behind every other: a failing database must fail the turn.

    With it a database that does not answer looks like somebody who never talked before.
    """
    from rasa.core.tracker_store import FailSafeTrackerStore

    store = agent.tracker_store
    if isinstance(store, FailSafeTrackerStore):
        store = store._tracker_store
    agent.tracker_store = store
    if agent.processor is not None:
        agent.processor.tracker_store = store
