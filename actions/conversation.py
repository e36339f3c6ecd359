"""What happens when no form is open: a session that starts, a button, a request, a question, small talk."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.turns import run_turn, start_of_session

Domain = dict[str, Any]


class ActionSessionStart(Action):
    """An engine that knows nothing of a conversation begins at the question that is open in the store."""

    def name(self) -> str:
        return "action_session_start"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        return start_of_session(tracker)


class OutsideForms(Action, ABC):
    """A message while no question is open. Which one it is stands in its name, for rules and stories to read."""

    @property
    @abstractmethod
    def names(self) -> str:
        """The action of domain.yml that this one is."""

    def name(self) -> str:
        return self.names

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        return run_turn(dispatcher, tracker, None)


class ActionArrive(OutsideForms):
    """Someone opens the chat."""

    names = "action_arrive"


class ActionPress(OutsideForms):
    """Someone presses a button."""

    names = "action_press"


class ActionRequest(OutsideForms):
    """Someone asks for something to be done: begin, go on, share, sign."""

    names = "action_request"


class ActionExplain(OutsideForms):
    """Someone asks something about the method, the process or privacy."""

    names = "action_explain"


class ActionSmallTalk(OutsideForms):
    """Someone greets, thanks, or says goodbye."""

    names = "action_small_talk"


class ActionFallback(OutsideForms):
    """Nothing else fits: say so kindly, and offer what can be done."""

    names = "action_fallback"
