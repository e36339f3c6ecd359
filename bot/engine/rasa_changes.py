"""What is changed in Rasa, at start, and why. Each change is made only to the release it was written for."""

import functools
import logging
from importlib.metadata import version
from json import dumps, loads
from typing import Any, Dict, List, Text, Tuple
from urllib.parse import urlsplit

from bot.engine import quick
from bot.engine.loopback import Loopback, NoAnswer

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
    _check_results_by_their_shape(action.RemoteAction)
    _abort_turns_without_actions(action)
    _run_graphs_in_order()
    _copy_slots_quickly()
    _copy_nothing_for_logs()
    quick.apply()
    action.RemoteAction._pop_changes = True


class UnusableResult(Exception):
    """What an action answered is not of the form that Rasa can use."""


def is_usable(result: Any) -> bool:
    """Whether an action's answer has the form that Rasa goes on with: events that have a type, and responses."""
    if not isinstance(result, dict):
        return False
    events, responses = result.get("events", []), result.get("responses", [])
    return (
        isinstance(events, list)
        and all(isinstance(event, dict) and isinstance(event.get("event"), str) for event in events)
        and isinstance(responses, list)
        and all(isinstance(response, dict) for response in responses)
    )


def _check_results_by_their_shape(remote_action: Any) -> None:
    """Rasa compiles a constant JSON schema at every call of an action and walks the answer with it: 40 ms and more.

    The answer comes from our own server on this machine, and what is wrong in an event raises when it is read.
    """

    def _validate_action_result(self: Any, result: Dict[Text, Any]) -> bool:
        if not is_usable(result):
            raise UnusableResult
        return True

    remote_action._validate_action_result = _validate_action_result


def _run_graphs_in_order() -> None:
    """Rasa runs its three small graphs a turn with Dask, whose scheduler takes longer than what it schedules."""
    from types import SimpleNamespace

    from rasa.engine.runner import dask

    dask.dask = SimpleNamespace(get=run_in_order)


def run_in_order(graph: Dict[Text, Any], targets: List[Text]) -> Tuple[Any, ...]:
    """The results of `targets`, like `dask.get`: a node is a value, or a function with the names of its inputs."""
    done: Dict[Text, Any] = {}

    def result(name: Text) -> Any:
        if name not in done:
            node = graph[name]
            is_task = isinstance(node, tuple) and node and callable(node[0])
            done[name] = node[0](*(result(needed) for needed in node[1:])) if is_task else node
        return done[name]

    return tuple(result(target) for target in targets)


def _copy_slots_quickly() -> None:
    """Rasa copies every slot several times a turn, by the general way of `copy` that asks each how it wants it."""
    from rasa.shared.core.slots import Slot

    def copy_of(self: Any) -> Any:
        made = self.__class__.__new__(self.__class__)
        made.__dict__.update(self.__dict__)
        return made

    Slot.__copy__ = copy_of


def _copy_nothing_for_logs() -> None:
    """In these modules Rasa copies whole messages and states for debug logs alone, also when nothing is logged."""
    from types import SimpleNamespace

    import rasa.core.actions.forms
    import rasa.core.policies.rule_policy
    import rasa.core.processor

    for module in (rasa.core.actions.forms, rasa.core.policies.rule_policy, rasa.core.processor):
        module.copy = SimpleNamespace(deepcopy=lambda value: value)


class KeptOpenEndpoint:
    """The action server over connections that stay open. Rasa makes a new one for every call.

    Has of Rasa's `EndpointConfig` what calling actions needs.
    """

    def __init__(self, config: Any) -> None:
        """Raises `ValueError` when the actions are not reached over plain HTTP."""
        self.url = config.url
        self.kwargs = config.kwargs
        self._path = urlsplit(config.url).path or "/"
        self._connections = Loopback(config.url, {"Content-Type": "application/json", **config.headers})

    async def request(self, json: Any, **_given: Any) -> Any:
        """The JSON that the endpoint answers.

        Raises `rasa.utils.endpoints.ClientResponseError` for an error status and `NoAnswer` for no answer.
        """
        from rasa.utils.endpoints import ClientResponseError

        answer = await self._connections.request(
            "POST", self._path, dumps(json).encode(), seconds=ACTION_TIMEOUT_SECONDS
        )
        if answer.status >= 400:
            raise ClientResponseError(answer.status, "", answer.body)
        return loads(answer.body)


def keep_connections_open(agent: Any) -> None:
    """Lets `agent` call its actions over connections that stay open."""
    endpoint = KeptOpenEndpoint(agent.action_endpoint)
    agent.action_endpoint = endpoint
    agent.processor.action_endpoint = endpoint


def _abort_turns_without_actions(action: Any) -> None:
    """A call of an action that gets no usable answer ends the turn before anything of it is kept."""
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
            # All else is what Rasa makes of an answer that it cannot use.
            reason = TurnAborted.UNAVAILABLE if isinstance(error, NoAnswer) else TurnAborted.FAILED
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
