"""The validation of each form: the one place where a message in a form is looked at."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.turns import run_turn

Domain = dict[str, Any]


class ValidateForm(Action, ABC):
    """Decides what the message is, keeps the answer, and names the question that comes next."""

    @property
    @abstractmethod
    def form(self) -> str:
        """The form of domain.yml that this one validates."""

    def name(self) -> str:
        return f"validate_{self.form}"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Domain) -> list[EventType]:
        return run_turn(dispatcher, tracker, self.form)


class ValidateWelcomeForm(ValidateForm):
    form = "welcome_form"


class ValidateReflectionForm(ValidateForm):
    form = "reflection_form"


class ValidateGoalForm(ValidateForm):
    form = "goal_form"


class ValidatePriorityForm(ValidateForm):
    form = "priority_form"


class ValidateSharingForm(ValidateForm):
    form = "sharing_form"


class ValidateSigningForm(ValidateForm):
    form = "signing_form"


class ValidatePreparationForm(ValidateForm):
    form = "preparation_form"


class ValidateTalkForm(ValidateForm):
    form = "talk_form"


class ValidateProgressForm(ValidateForm):
    form = "progress_form"


class ValidateEvaluationForm(ValidateForm):
    form = "evaluation_form"
