"""The same work of Rasa in less time. Nothing here changes what comes out; `rasa_changes` has what does.

Every turn waits for this, so each change stands with what it saved, in milliseconds of the 9 that Rasa's part of a
turn took before. Each leaves Rasa's own way in place for everything that it does not cover.
"""

import copy
import functools
import logging
from types import SimpleNamespace
from typing import Any, Dict, List, Optional, Text, Tuple

logger = logging.getLogger(__name__)

_PROBE_TEXTS = ("hallo", "Vóór 1 juni wil ik 3 uur per week leren plannen, met Jan z'n hulp", "👍 :)", "12")
# Of all intents together the confidence is 1, so what comes after ten has less than a tenth.
_INTENTS = 10


def apply() -> None:
    """Makes the changes in this process. Call it once."""
    _share_slots()
    _copy_trackers_as_they_are()
    _skip_slots_that_nothing_fills()
    _stay_in_the_form_at_once()
    _remember_event_types()
    _call_actions_with_what_they_read()
    _remember_empty_domains()
    _choose_only_between_several()


# --- the tracker (1.6 ms) ---


def _share_slots() -> None:
    """Rasa copies and resets all slots for each of the eight trackers that it makes in a turn.

    Here trackers share a slot until one of them sets it, and a slot is never changed in place.
    """
    import rasa.shared.core.trackers as trackers

    tracker_type = trackers.DialogueStateTracker
    set_unknown_slot = tracker_type._set_slot

    def _set_slot(self: Any, key: Text, value: Any) -> None:
        slot = self.slots.get(key) if type(self.slots) is dict else None
        if slot is None:
            set_unknown_slot(self, key, value)
            return
        slot = copy.copy(slot)
        slot.value = value
        self.slots[key] = slot

    def _reset_slots(self: Any) -> None:
        for key, slot in self.slots.items():
            if slot.has_been_set:
                slot = copy.copy(slot)
                slot.reset()
                self.slots[key] = slot

    # In that module `copy` is used for slots alone; a test looks whether that is still so.
    trackers.copy = SimpleNamespace(copy=lambda slot: slot)
    tracker_type._set_slot = _set_slot
    tracker_type._reset_slots = _reset_slots


def _copy_trackers_as_they_are() -> None:
    """Rasa copies a tracker by doing all its events again."""
    from rasa.shared.core.trackers import DialogueStateTracker

    def copy_of(self: Any) -> Any:
        made = self.init_copy()
        made.slots = dict(self.slots)
        made.events.extend(self.events)
        made._paused = self._paused
        made.followup_action = self.followup_action
        made.latest_action = self.latest_action
        made.latest_message = self.latest_message
        made.latest_bot_utterance = self.latest_bot_utterance
        made.active_loop = copy.copy(self.active_loop)
        return made

    DialogueStateTracker.copy = copy_of


# --- choosing what to do (2.2 ms) ---


def _skip_slots_that_nothing_fills() -> None:
    """Rasa goes through all mappings of all slots at each message. Ours are filled by actions, so none applies."""
    from rasa.core.actions.action import ActionExtractSlots

    run = ActionExtractSlots.run

    async def run_if_needed(self: Any, output_channel: Any, nlg: Any, tracker: Any, domain: Any) -> List[Any]:
        if any(_is_filled_by_rasa(slot) for slot in domain.slots):
            events: List[Any] = await run(self, output_channel, nlg, tracker, domain)
            return events
        validated: List[Any] = await self._execute_validation_action([], output_channel, nlg, tracker, domain)
        return validated

    ActionExtractSlots.run = run_if_needed


def _is_filled_by_rasa(slot: Any) -> bool:
    return any(mapping.get("type") != "custom" or mapping.get("action") for mapping in slot.mappings)


def _stay_in_the_form_at_once() -> None:
    """In an open form that was not rejected nothing can be predicted but the form, and then that it listens.

    Rasa finds this out after it has matched all rules, and asks the other policies for what it then overrules.
    """
    from rasa.core.policies.memoization import MemoizationPolicy
    from rasa.core.policies.rule_policy import RulePolicy

    predict_by_rules = RulePolicy._predict
    predict_by_memory = MemoizationPolicy.predict_action_probabilities

    def _predict(self: Any, tracker: Any, domain: Any) -> Tuple[Any, Optional[Text]]:
        action, source = _next_of_form(RulePolicy, tracker)
        if action is None:
            found: Tuple[Any, Optional[Text]] = predict_by_rules(self, tracker, domain)
            return found
        probabilities = self._prediction_result(action, tracker, domain)
        return self._rule_prediction(probabilities, source, is_no_user_prediction=True), source

    def predict_action_probabilities(self: Any, tracker: Any, domain: Any, *args: Any, **kwargs: Any) -> Any:
        if _next_of_form(RulePolicy, tracker)[0] is None:
            return predict_by_memory(self, tracker, domain, *args, **kwargs)
        return self._prediction(self._default_predictions(domain))

    RulePolicy._predict = _predict
    MemoizationPolicy.predict_action_probabilities = predict_action_probabilities


def _next_of_form(rule_policy: Any, tracker: Any) -> Tuple[Optional[Text], Optional[Text]]:
    """What the open form does next and the name of the rule for it; two times None when that is not certain."""
    if rule_policy._find_action_from_default_actions(tracker)[0] is not None:
        return None, None
    found: Tuple[Optional[Text], Optional[Text]] = rule_policy._find_action_from_loop_happy_path(tracker)
    return found


# --- calling an action (1.8 ms) ---


def _remember_event_types() -> None:
    """Rasa looks through all its classes for the type of each event that an action answers."""
    from rasa.shared.core.events import Event

    resolve = Event.resolve_by_type
    remembered = functools.lru_cache(maxsize=64)(resolve)

    def resolve_by_type(type_name: Text, default: Any = None) -> Any:
        return remembered(type_name) if default is None else resolve(type_name, default)

    Event.resolve_by_type = staticmethod(resolve_by_type)


def _call_actions_with_what_they_read() -> None:
    """Rasa sends an action everything it knows, all events and unset slots included.

    Ours read the slots that are set and what was understood; the message itself they read from the inbox. So the
    words of a person are not sent along either.
    """
    from rasa.core.actions.action import RemoteAction

    call_format = RemoteAction._action_call_format
    state_of_rasa = SimpleNamespace(current_state=lambda _verbosity: None)

    def _action_call_format(self: Any, tracker: Any, domain: Any) -> Dict[Text, Any]:
        state_of_rasa.sender_id = tracker.sender_id
        call: Dict[Text, Any] = call_format(self, state_of_rasa, domain)
        call["tracker"] = state_for_actions(tracker)
        return call

    RemoteAction._action_call_format = _action_call_format


def state_for_actions(tracker: Any) -> Dict[Text, Any]:
    """What an action gets of a tracker, in the form of Rasa's `current_state`."""
    message = tracker.latest_message.parse_data if tracker.latest_message else {}
    loop = tracker.active_loop
    return {
        "sender_id": tracker.sender_id,
        "slots": {name: slot.value for name, slot in tracker.slots.items() if slot.value is not None},
        "latest_message": {
            "intent": message.get("intent") or {},
            "intent_ranking": (message.get("intent_ranking") or [])[:_INTENTS],
            "entities": [],
            "metadata": message.get("metadata") or {},
        },
        "followup_action": tracker.followup_action,
        "paused": tracker.is_paused(),
        "events": [],
        "latest_input_channel": None,
        "active_loop": {"name": loop.name} if loop else {},
        "latest_action_name": tracker.latest_action_name,
    }


def _remember_empty_domains() -> None:
    """Rasa compares the whole domain with an empty one at each message."""
    from rasa.shared.core.domain import Domain

    is_empty = Domain.is_empty

    def is_empty_once(self: Any) -> bool:
        known: Optional[bool] = self.__dict__.get("_pop_is_empty")
        if known is None:
            known = self.__dict__["_pop_is_empty"] = is_empty(self)
        return known

    Domain.is_empty = is_empty_once


def _choose_only_between_several() -> None:
    """Rasa lets numpy draw a response, also where there is one to draw from."""
    from rasa.core.nlg.response import TemplatedNaturalLanguageGenerator as Generator

    draw = Generator._random_response_for

    def _random_response_for(self: Any, name: Text, channel: Text, slots: Dict[Text, Any]) -> Any:
        known = self.responses.get(name) or []
        if len(known) == 1 and not known[0].get("condition") and not known[0].get("channel"):
            return known[0]
        return draw(self, name, channel, slots)

    Generator._random_response_for = _random_response_for


# --- understanding (3.2 ms) ---


class Words:
    """The trained pipeline of two word counters and a classifier, as one sum over the words that are in a text.

    Rasa's components make sparse matrices of one row for every word and for the whole, of which the classifier takes
    the last; making and joining those takes fifteen times as long as the sum.
    """

    def __init__(self, counters: List[Any], classifier: Any) -> None:
        """`counters` are trained `CountVectorsFeaturizer`s, in order.

        Raises `ValueError` when they are of a kind that this cannot stand in for.
        """
        import numpy as np

        self._counters = []
        first = 0
        for counter in counters:
            vectorizer = counter.vectorizers.get("text")
            vocabulary = getattr(vectorizer, "vocabulary_", None) or getattr(vectorizer, "vocabulary", None)
            if not vocabulary or vectorizer.binary or vectorizer.dtype is not np.int64:
                raise ValueError("a counter of another kind")
            self._counters.append((counter, vectorizer.build_analyzer(), vocabulary, first))
            first += len(vocabulary)
        model = classifier.clf
        # These two together make scikit-learn weigh one model per class against all other classes.
        if (
            model.solver != "liblinear"
            or model.coef_.shape != (len(model.classes_), first)
            or len(model.classes_) < 3
        ):
            raise ValueError("a classifier of another kind")
        self._names = [str(name) for name in model.classes_]
        self._weights = np.ascontiguousarray(model.coef_.T)
        self._intercept = model.intercept_
        self._ranking_length = classifier.config["ranking_length"]

    def process(self, messages: List[Any]) -> List[Any]:
        """Sets intent and ranking of each message, as the classifier does."""
        for message in messages:
            ranking = self.ranking(message)
            message.set("intent", ranking[0], add_to_output=True)
            if self._ranking_length > 0:
                ranking = ranking[: self._ranking_length]
            message.set("intent_ranking", ranking, add_to_output=True)
        return messages

    def ranking(self, message: Any) -> List[Dict[Text, Any]]:
        """All intents with their confidence, best first."""
        import numpy as np

        counts: Dict[int, int] = {}
        for counter, analyze, vocabulary, first in self._counters:
            words = counter._get_processed_message_tokens_by_attribute(message, "text")
            for word in analyze(" ".join(words)):
                column = vocabulary.get(word)
                if column is not None:
                    counts[first + column] = counts.get(first + column, 0) + 1
        scores = self._intercept
        if counts:
            columns = np.fromiter(counts.keys(), dtype=np.intp, count=len(counts))
            times = np.fromiter(counts.values(), dtype=np.float64, count=len(counts))
            scores = times @ self._weights[columns] + scores
        shares = 1.0 / (1.0 + np.exp(-scores))
        shares /= shares.sum()
        ranked = sorted(zip(shares.tolist(), self._names, strict=True), key=lambda pair: -pair[0])
        return [{"name": name, "confidence": confidence} for confidence, name in ranked]


def understand_in_one_sum(agent: Any) -> bool:
    """Lets `agent` use `Words` in the place of the components that it stands for.

    Returns False, and leaves everything as it is, when the pipeline is another one or answers otherwise.
    """
    nodes = getattr(agent.processor.graph_runner, "_instantiated_nodes", {})
    counters = [node for name, node in nodes.items() if node._component_class.__name__ == "CountVectorsFeaturizer"]
    classifiers = [
        node for node in nodes.values() if node._component_class.__name__ == "LogisticRegressionClassifier"
    ]
    if not counters or len(classifiers) != 1:
        return False
    [classifier] = classifiers
    try:
        words = Words([node._component for node in counters], classifier._component)
    except ValueError:
        logger.warning("the pipeline is not the one that was made faster")
        return False
    before = [_understood(agent, text) for text in _PROBE_TEXTS]
    kept = [node._fn for node in (*counters, classifier)]
    for node in counters:
        node._fn = lambda _component, messages: messages
    classifier._fn = lambda _component, messages: words.process(messages)
    if all(_is_same(_understood(agent, text), told) for text, told in zip(_PROBE_TEXTS, before, strict=True)):
        return True
    for node, function in zip((*counters, classifier), kept, strict=True):
        node._fn = function
    logger.warning("the faster pipeline answers otherwise and is not used")
    return False


def _understood(agent: Any, text: Text) -> Dict[Text, float]:
    from rasa.core.channels.channel import UserMessage
    from rasa.shared.core.trackers import DialogueStateTracker

    tracker = DialogueStateTracker.from_events("probe", [])
    parsed = agent.processor._parse_message_with_graph(UserMessage(text), tracker)
    return {found["name"]: found["confidence"] for found in parsed["intent_ranking"]}


def _is_same(one: Dict[Text, float], other: Dict[Text, float]) -> bool:
    return one.keys() == other.keys() and all(abs(one[name] - other[name]) < 1e-9 for name in one)
