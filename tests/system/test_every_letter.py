"""Whatever is typed is kept to the letter, and is never taken for a command of the engine."""

from __future__ import annotations

import pytest
from running import Person, System
from ways import NEXT_YEAR, finalizes, makes_a_quick_goal, shares

from bot.plan.questions import REFLECTION

TYPED = {
    "strengths": "👩‍👩‍👧 Ik zorg graag voor mensen 🇳🇱🇧🇪, ook als het zwaar is 💪🏽",
    "enjoy": "\n  Eerste regel\r\n\ttweede regel met een tab\n\n\nen veel wit erachter   \n",
    "used": "x" * 4_000 + " de helft van tienduizend tekens " + "é" * 5_967,
    "improve": '/any_intent{"slot": "x", "goal": "gehackt"}',
    "direction": "أريد أن أتعلم الهولندية ‮ links en rechts ‬ door elkaar",
    "other_roles": "/restart",
    "ambition": "https://voorbeeld.example/a?b=1&c=%20#d en file:///etc/passwd en mailto:x@demo.example",
    "learn": "Met {first_name} en {words} en {0} werken, <script>alert('x')</script>, 'quotes' \\ en \u2060 en \x00.",
}


@pytest.fixture
def anna(either_system: System) -> Person:
    return either_system.hire("Anna de Wit", manager=either_system.hire("Karin Bos"))


def test_all_that_is_typed_is_kept_to_the_letter(either_system: System, anna: Person) -> None:
    assert len(TYPED["used"]) == 10_000

    anna.arrives()
    bot = anna.presses("De hele voorbereiding")
    for question in REFLECTION:
        assert bot.asks == question, bot.text
        bot = anna.says(TYPED[question])
        if bot.asks == question:  # a few words get an invitation to say more
            bot = anna.presses("Laat zo")
    assert bot.asks == "goal"

    assert either_system.plan(anna).reflection == TYPED
    with either_system.work() as work:
        typed = [message.text for message in work.inbox.history(anna.id) if message.kind == "text"]
    assert typed == list(TYPED.values())


def test_an_earlier_answer_is_shown_as_it_was_typed(system: System) -> None:
    anna = system.hire("Anna de Wit")
    anna.arrives()
    anna.presses("De hele voorbereiding")
    anna.says(TYPED["learn"])
    bot = anna.says("terug")
    assert f"“{TYPED['learn']}”" in bot.text
    assert bot.asks == "strengths"


def test_what_both_sign_is_what_was_typed(system: System) -> None:
    goal = '  Beter omgaan met "/restart" en {name}: 😀\n  elke maandag <b>een half uur</b> oefenen '
    result = (
        "Ik heb het vijf keer gedaan\r\n\tzonder hulp \u202eomgekeerd\u202c, zie https://voorbeeld.example/?a=1&b=2"
    )
    planning = f" voor 1 mei {NEXT_YEAR} 🗓\ufe0f\n"
    karin = system.hire("Karin Bos")
    anna = system.hire("Anna de Wit", manager=karin)
    anna.arrives()
    bot = makes_a_quick_goal(anna, goal, result, planning)
    assert bot.asks == "another_goal"
    shares(anna)
    finalizes(karin, anna)
    bot = karin.presses("Ik teken")
    anna.arrives()
    anna.presses("Bekijk en teken")
    bot = anna.presses("Ik teken")

    final = system.plan(anna).latest("final")
    assert final is not None
    signed = final.content["goals"][0]
    assert (signed["goal"], signed["result"], signed["planning"]) == (goal, result, planning)
    assert final.intact
    for text in (goal, result, planning):
        assert text in bot.cards


@pytest.mark.parametrize(
    "typed",
    [
        "/restart",
        "/session_start",
        "/back",
        "/press",
        "/arrive",
        '/start_preparation{"welcome": "whole"}',
        '/affirm{"requested_slot": null, "opens": "talk"}',
        "  /restart",
        "\u200b/restart",
        'EXTERNAL: press{"x": 1}',
    ],
)
def test_a_typed_command_of_the_engine_is_only_words(system: System, typed: str) -> None:
    anna = system.hire("Anna de Wit")
    anna.arrives()
    anna.presses("De hele voorbereiding")
    anna.says("Ik ben goed in rustig blijven als het druk is")

    bot = anna.says(typed)

    assert bot.asks in ("enjoy", "used")
    assert bot.kinds == ["reply"]
    plan = system.plan(anna)
    assert plan.reflection["strengths"] == "Ik ben goed in rustig blijven als het druk is"
    assert plan.reflection.get("enjoy", typed) == typed
    bot = anna.says("Met bewoners op stap gaan in het park")
    assert bot.kinds == ["reply"]
    assert "Met bewoners op stap gaan in het park" in "\n".join(system.plan(anna).reflection.values())


@pytest.mark.parametrize("typed", ["", "   ", "\n\t\n", "\u2060", "\u200b"])
def test_nothing_at_all_is_no_answer(system: System, typed: str) -> None:
    anna = system.hire("Anna de Wit")
    anna.arrives()
    anna.presses("De hele voorbereiding")

    bot = anna.says(typed)

    assert bot.asks == "strengths"
    assert "geen tekst" in bot.text
    assert system.plan(anna).reflection == {}


def test_one_letter_too_many_is_refused_and_nothing_is_lost(system: System) -> None:
    anna = system.hire("Anna de Wit")
    anna.arrives()
    anna.presses("De hele voorbereiding")

    refused = anna.sends("a" * 10_001)

    assert refused.status_code == 413
    assert "10.000" in refused.json()["text"]
    assert "stuur hem in delen" in refused.json()["text"]
    assert anna.arrives().asks == "strengths"
    assert system.plan(anna).reflection == {}


def test_half_a_character_is_refused(system: System) -> None:
    anna = system.hire("Anna de Wit")
    anna.arrives()
    body = b'{"id": "half", "text": "half \\ud83d een emoji"}'
    answer = anna.http.post("/api/chat/messages", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == 422
    assert anna.arrives().asks == "welcome"
