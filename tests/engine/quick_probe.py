"""Runs in the environment of Rasa, called by test_quick.py: one conversation, with or without `quick`.

Arguments: `as_rasa_does` or `quick`, the model, and the file to write. Writes JSON: what was understood of each text,
what was said, and everything that the engine then knew of the conversation.
"""

import asyncio
import json
import sys
from pathlib import Path
from typing import Any

from rasa.core.agent import load_agent
from rasa.core.channels.channel import UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.utils.endpoints import ClientResponseError

from bot.engine import quick, rasa_changes
from bot.engine.channel import CollectedMessages, neutral

FORM = "reflection_form"
NEXT_FORM = "goal_form"
TALK = (
    "/arrive",
    "Ik ben goed in het uitleggen van lastige dingen aan nieuwe collega's",
    "wat is een POP eigenlijk?",
    "/press",
    "Vóór 1 juni 2027 wil ik 3 uur per week leren plannen!!",
    "CLOSE",  # the form ends and nothing opens
    "hoi",
    "asdfgh",
    "👍 :)",
    "OPEN",  # an action opens the form
    "NEXT",  # another form opens
    "restart",
    "12",
    "OPEN",
    "SILENT",  # an action that sets a slot and says nothing
    "REJECT",  # the form says that this is not for it
    "laat mijn overzicht eens zien",
    "OPEN",
    "ja",
)


def slot(name: str, value: Any) -> dict[str, Any]:
    return {"event": "slot", "timestamp": None, "name": name, "value": value}


def said(response: str, **values: Any) -> dict[str, Any]:
    return {"text": None, "buttons": [], "custom": {}, "response": response, **values}


class Actions:
    """Answers as the action server does, by the text that is being handled."""

    url = "http://actions"
    kwargs = {"enable_selective_domain": True}  # noqa: RUF012

    def __init__(self) -> None:
        self.text = ""
        self.turns = 0
        self.calls: list[dict[str, Any]] = []

    async def request(self, method: str = "post", compress: bool = False, **given: Any) -> dict[str, Any]:
        name = given["json"]["next_action"]
        tracker = given["json"]["tracker"]
        inbox = tracker["latest_message"]["metadata"].get("inbox")
        self.calls.append(
            {
                "action": name,
                "slots": {name: value for name, value in tracker["slots"].items() if value is not None},
                "intents": [intent["name"] for intent in tracker["latest_message"].get("intent_ranking", [])[:10]],
                "loop": tracker["active_loop"].get("name"),
                "latest_action_name": tracker["latest_action_name"],
            }
        )
        self.turns += 1
        ask = ("strengths", "enjoy", "used")[self.turns % 3]
        acknowledged: dict[str, Any] = {"text": None, "buttons": [], "custom": {"turn": inbox}}
        if name == "action_session_start":
            return {"events": [{"event": "session_started"}, {"event": "action", "name": "action_listen"}]}
        if name == f"validate_{NEXT_FORM}":
            return {"events": [slot("requested_slot", "goal")], "responses": []}
        if name == f"validate_{FORM}":
            if self.text == "REJECT":
                raise ClientResponseError(400, "rejected", json.dumps({"action_name": FORM, "error": "rejected"}))
            if self.text == "SILENT":
                return {"events": [slot("enjoy", True)], "responses": []}
            if self.text == "CLOSE":
                closed = [slot("requested_slot", None), slot("opens", None)]
                return {"events": [*closed, {"event": "followup", "name": "action_listen"}], "responses": []}
            if self.text == "NEXT":
                leave = [slot("requested_slot", None), slot("opens", "goal"), slot("goal", None)]
                return {"events": [*leave, {"event": "followup", "name": NEXT_FORM}], "responses": [acknowledged]}
            marks = [slot("turn", inbox), slot("number", self.turns), slot("minutes", 5), slot(ask, None)]
            return {"events": [*marks, slot("requested_slot", ask)], "responses": [acknowledged, said("utter_saved")]}
        if self.text in ("/arrive", "OPEN"):
            opens = [slot("turn", inbox), slot("strengths", None), slot("opens", "reflection")]
            return {"events": [*opens, {"event": "followup", "name": FORM}], "responses": [acknowledged]}
        listen = {"event": "followup", "name": "action_listen"}
        return {"events": [slot("turn", inbox), listen], "responses": [acknowledged, said("utter_saved")]}


def known(tracker: Any) -> dict[str, Any]:
    """Everything a tracker holds, without what is different at each run: times, and the order within a set."""
    state = tracker.current_state()
    state.pop("latest_event_time")
    state["active_loop"].pop("trigger_message", None)
    message = state["latest_message"]
    ranking = {intent["name"]: round(intent["confidence"], 9) for intent in message.pop("intent_ranking", [])}
    events = []
    for event in tracker.events:
        as_dict = event.as_dict()
        for key in ("timestamp", "parse_data", "metadata", "message_id"):
            as_dict.pop(key, None)
        events.append(json.loads(json.dumps(as_dict, default=str)))
    intent = message["intent"]
    state["latest_message"] = [message.get("text"), intent.get("name"), round(intent.get("confidence") or 0, 9)]
    state["slots"] = {name: value for name, value in state["slots"].items() if value is not None}
    return {"state": json.loads(json.dumps(state, default=str)), "ranking": ranking, "events": events}


async def converse(agent: Any, actions: Actions) -> list[dict[str, Any]]:
    turns = []
    for number, text in enumerate(TALK):
        actions.text = text
        channel = CollectedMessages()
        typed = text if text in ("/arrive", "/press") else neutral(text)
        await agent.handle_message(
            UserMessage(typed, channel, "one", None, "pop", message_id=f"m{number}", metadata={"inbox": f"i{number}"})
        )
        turns.append({"text": text, "said": channel.messages, **known(await agent.tracker_store.retrieve("one"))})
    return turns


async def main(how: str, model: str) -> dict[str, Any]:
    if how == "as_rasa_does":
        quick.apply = lambda: None
    rasa_changes.apply()
    agent = await load_agent(model_path=model)
    agent.tracker_store = agent.processor.tracker_store = InMemoryTrackerStore(agent.domain)
    actions = Actions()
    agent.action_endpoint = agent.processor.action_endpoint = actions
    one_sum = quick.understand_in_one_sum(agent) if how == "quick" else None
    turns = await converse(agent, actions)
    return {"one_sum": one_sum, "turns": turns, "calls": actions.calls}


if __name__ == "__main__":
    how, model, found = sys.argv[1:]
    # Not to standard output: Rasa logs there.
    Path(found).write_text(json.dumps(asyncio.run(main(how, model))))
