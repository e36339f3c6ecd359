"""What is changed in Rasa, as far as it can be looked at without Rasa; the rest is in test_engine.py."""

from __future__ import annotations

import pytest

from bot.engine import rasa_changes
from bot.engine.rasa_changes import TurnAborted, WrongRasa, is_usable, run_in_order


def test_a_graph_is_run_from_its_inputs_to_its_targets() -> None:
    ran: list[str] = []

    def node(name: str) -> object:
        def run(*inputs: tuple[str, str]) -> tuple[str, str]:
            ran.append(name)
            return name, "+".join(value for _, value in inputs) + f">{name}"

        return run

    graph = {
        "message": ("message", "hallo"),
        "tokens": (node("tokens"), "message"),
        "words": (node("words"), "tokens"),
        "chars": (node("chars"), "tokens"),
        "intent": (node("intent"), "words", "chars"),
        "unused": (node("unused"), "message"),
    }

    assert run_in_order(graph, ["intent", "tokens"]) == (
        ("intent", "hallo>tokens>words+hallo>tokens>chars>intent"),
        ("tokens", "hallo>tokens"),
    )
    assert ran == ["tokens", "words", "chars", "intent"], "each node once, and none that nobody asked for"


@pytest.mark.parametrize(
    "result",
    [
        {},
        {"events": [], "responses": []},
        {"events": [{"event": "slot", "name": "turn", "value": 1}], "responses": [{"text": "Hoi"}]},
    ],
)
def test_a_result_of_the_right_form_is_usable(result: object) -> None:
    assert is_usable(result)


@pytest.mark.parametrize(
    "result",
    [
        None,
        [],
        "ok",
        {"events": None},
        {"events": {}},
        {"events": ["slot"]},
        {"events": [{}]},
        {"events": [{"event": 1}]},
        {"events": [], "responses": {}},
        {"events": [], "responses": ["Hoi"]},
    ],
)
def test_any_other_result_is_not(result: object) -> None:
    assert not is_usable(result)


def test_an_aborted_turn_passes_by_those_who_catch_every_exception() -> None:
    def as_rasa_does() -> None:
        try:
            raise TurnAborted(TurnAborted.UNAVAILABLE)
        except Exception:
            pytest.fail("swallowed, as if the action had done its work")

    with pytest.raises(TurnAborted, match="actions unavailable"):
        as_rasa_does()


def test_another_release_of_rasa_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rasa_changes, "version", lambda _: "3.6.22")

    with pytest.raises(WrongRasa, match=r"Rasa 3\.6\.22 staat hier, maar 3\.6\.21 is nodig"):
        rasa_changes.apply()
