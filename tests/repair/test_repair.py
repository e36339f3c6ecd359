"""People go off the path: they correct themselves, stop, ask something else, come back after weeks.

Each conversation is played against the trained model, the real actions, web and store; see `conversations.py` for
how they are written down.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from all_doors import AllDoors
from conversations import Conversation, read_all
from playing import Play

TRANSCRIPTS = Path(__file__).parents[2] / "build" / "repair"

pytestmark = [pytest.mark.system, pytest.mark.timeout(1800)]


@pytest.mark.parametrize("conversation", read_all(), ids=lambda c: f"{c.family}: {c.title}")
def test_a_conversation_that_goes_off_the_path(
    system: AllDoors, conversation: Conversation, request: pytest.FixtureRequest
) -> None:
    request.node.user_properties += [("family", conversation.family), ("kind", conversation.kind)]
    play = Play(system, conversation)
    try:
        play.run()
    finally:
        TRANSCRIPTS.mkdir(parents=True, exist_ok=True)
        name = "".join(c if c.isalnum() else "-" for c in conversation.title.lower())
        (TRANSCRIPTS / f"{conversation.family.replace(' ', '-')}--{name}.txt").write_text(play.transcript)
