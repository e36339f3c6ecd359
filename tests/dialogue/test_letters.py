"""A message written as a letter is heard and kept without its greeting and signature."""

from __future__ import annotations

import pytest
from talk import Talk

from bot.dialogue.letters import body_of

LETTER = "Geachte heer, mevrouw,\n\n{}\n\nMet vriendelijke groeten,\nOmer Vanhecke\nconciërge"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (LETTER.format("Ik onderhoud de ketel."), "Ik onderhoud de ketel."),
        ("Beste,\nDeze vraag sla ik graag over.\nMvg\nOmer", "Deze vraag sla ik graag over."),
        ("Beste, kunt u dat nog eens tonen?\nGroet Omer", "kunt u dat nog eens tonen?"),
        ("Goedemiddag,\n\nIk zou graag beginnen.\n\nHoogachtend,\nO. Vanhecke", "Ik zou graag beginnen."),
        ("Beste heer/mevrouw Smit, ik wil lassen.", "ik wil lassen."),
        ("Dag Els\nMijn doel is lassen.", "Mijn doel is lassen."),
        ("Dag Els,\nMijn doel is lassen.\nEn daarna frezen.", "Mijn doel is lassen.\nEn daarna frezen."),
    ],
)
def test_the_greeting_and_the_signature_are_left_out(text: str, body: str) -> None:
    assert body_of(text) == body


@pytest.mark.parametrize(
    "text",
    [
        "  Twee regels\nzonder groet  ",
        "Beste eigenschap: geduld\nVerder ben ik rustig",
        "Beste eigenschap van mij, denk ik, is geduld",
        "Dag van de zorg organiseren\nOpen dagen",
        "Beste collega zijn van het jaar, dat wil ik",
        "Groeten uit de kas: dat is wat ik het liefst doe",
        "Klanten helpen\nGroeten en een praatje maken met iedereen die binnenkomt in de winkel",
        "Klanten helpen\nGroeten doen",
        "Beste,\n\nMet vriendelijke groeten,\nOmer",
        "Hallo",
    ],
)
def test_what_is_no_letter_stays_to_the_letter(text: str) -> None:
    assert body_of(text) == text


def test_a_letter_is_kept_as_what_it_says_and_asks_what_it_asks(anna: Talk) -> None:
    anna.arrives()
    anna.presses("whole")
    anna.says(LETTER.format("Ik onderhoud de ketel."))
    with anna.store.work(write=False) as work:
        plan = work.plans.current(anna.person.id)
    assert plan is not None
    assert plan.reflection["strengths"] == "Ik onderhoud de ketel."
    assert anna.says(LETTER.format("overslaan")).asks == "used"


def test_what_goes_to_a_colleague_keeps_its_greeting(anna: Talk, karin: Talk) -> None:
    from test_manager_talk import settled

    settled(anna, karin)
    anna.presses("sign")
    anna.presses("sign_reply")
    anna.says(LETTER.format("Juni is beter."))
    with anna.store.work(write=False) as work:
        plan = work.plans.current(anna.person.id)
    assert plan is not None
    assert plan.remarks[-1].text == LETTER.format("Juni is beter.")
