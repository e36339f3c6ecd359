"""Runs in the environment of Rasa, called by test_snapshot.py: saves a conversation and tells what comes back.

Arguments: the URL of a migrated database and the directory of the tiny bot. Writes one line of JSON.
"""

import asyncio
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActiveLoop,
    BotUttered,
    Event,
    LoopInterrupted,
    SessionStarted,
    SlotSet,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.snapshot import SnapshotTrackerStore, metadata

TEXT = "ik wil minder overwerken op vrijdag"


def talk(store: SnapshotTrackerStore, name: str, events: list[Event]) -> DialogueStateTracker:
    tracker = DialogueStateTracker(name, store.domain.slots)
    tracker.update_with_events([ActionExecuted("action_session_start"), SessionStarted(), *events], store.domain)
    return tracker


def state(tracker: DialogueStateTracker | None) -> dict[str, Any] | None:
    if tracker is None:
        return None
    loop = tracker.active_loop
    return {
        "slots": {name: value for name, value in tracker.current_slot_values().items() if value is not None},
        "loop": loop.name if loop else None,
        "rejected": bool(loop and loop.rejected),
        "interrupted": bool(loop and loop.is_interrupted),
        "latest_action": tracker.latest_action_name,
        "events": len(tracker.events),
        "text": TEXT in json.dumps([event.as_dict() for event in tracker.events]),
    }


async def main(url: str, bot: str) -> dict[str, Any]:
    store = SnapshotTrackerStore(Domain.load([f"{bot}/domain.yml"]), host=url)
    found: dict[str, Any] = {"missing": state(await store.retrieve("missing"))}

    new = await store.get_or_create_tracker("new", append_action_listen=False)
    found["new"] = {"events": len(new.events), "rows": list(await store.keys())}

    said = UserUttered(TEXT, {"name": "praise", "confidence": 1.0})
    form = [ActionExecuted("action_listen"), said, ActiveLoop("reflection_form")]
    asked = [*form, SlotSet("strengths", "given"), SlotSet("requested_slot", "enjoy"), BotUttered("Vraag?")]
    for name, events in {
        "open": [*asked, ActionExecuted("action_listen")],
        "rejected": [*asked, ActionExecutionRejected("reflection_form"), ActionExecuted("action_listen")],
        "interrupted": [*asked, ActionExecuted("action_listen"), LoopInterrupted(True)],
        "closed": [*asked, ActiveLoop(None), SlotSet("requested_slot", None), ActionExecuted("action_listen")],
        "wordy": [SlotSet("strengths", TEXT), SlotSet("enjoy", ["given", TEXT]), SlotSet("turn", 3)],
        "metadata": [SlotSet("session_started_metadata", {"inbox": "i"}), SlotSet("turn", {"goal": 2})],
    }.items():
        await store.save(talk(store, name, events))
        found[name] = state(await store.retrieve(name))

    again = await store.retrieve("open")
    assert again is not None
    again.update(SlotSet("enjoy", "given"), store.domain)
    await store.save(again)
    found["saved again"] = state(await store.retrieve("open"))

    # What an older model left behind and the present one does not know.
    store.domain = Domain.empty()
    found["other domain"] = state(await store.retrieve("open"))
    store.domain = Domain.load([f"{bot}/domain.yml"])

    def save_many(number: int) -> None:
        asyncio.run(store.save(talk(store, f"many-{number % 5}", [SlotSet("turn", number)])))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(save_many, range(40)))
    found["at once"] = sum(name.startswith("many-") for name in await store.keys())

    with store._engine.connect() as connection:
        found["rows"] = [
            [str(value) for value in row] for row in connection.execute(metadata.tables["engine_snapshots"].select())
        ]
    store.close()
    return found


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(*sys.argv[1:]))))
