"""The plain text beside a card, for screen readers and notifications, says everything that is drawn.

The cards of the product itself are held to the same in every conversation of `tests/dialogue` (`talk.heard`).
"""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.channels.cards import MARKS
from tests.fakes.cards import heard_in_full

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
runs = st.lists(st.tuples(st.sampled_from([*MARKS]), words), min_size=1, max_size=5)
rows = st.fixed_dictionaries({"label": words, "text": words, "runs": st.none() | runs})
sections = st.fixed_dictionaries({"title": words, "note": st.none() | words, "rows": st.lists(rows, max_size=4)})
links = st.none() | st.just({"title": "Openen", "href": "https://pop.example/plan/1"})
cards = st.fixed_dictionaries({"title": words, "sections": st.lists(sections, max_size=4), "link": links})


@pytest.mark.slow  # a second for some hundred cards
@settings(max_examples=150, deadline=None)
@given(cards)
def test_every_word_of_a_card_is_said_in_order_on_every_channel(card: dict[str, Any]) -> None:
    heard_in_full(card)
