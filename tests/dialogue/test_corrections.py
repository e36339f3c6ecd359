"""Words that take something back are heard, and answers that look like them stay answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.dialogue import dutch_corrections as words
from bot.dialogue.gate_training import read_examples
from bot.dialogue.repairs import PREPARING
from bot.plan.questions import BY_ID

DATA = Path(__file__).parents[2] / "data"

HEARD: dict[Callable[[str], object], tuple[str, ...]] = {
    words.speaks_of_an_answer: (
        "ik zei maart maar dat moet mei zijn",
        "Ik had Els ingevuld, dat klopt toch niet",
        "dat van die stage is fout",
        "ik heb net de verkeerde naam opgeschreven, ik bedoelde Kim",
    ),
    words.puts_otherwise: (
        "waar ik goed in ben wil ik anders formuleren",
        "bij mijn ambities zou ik graag nog iets toevoegen",
    ),
    words.says_named_is_wrong: (
        "De einddatum klopt niet.",
        "oei, het budget is te laag",
        "mijn planning moet twee weken later",
        "toch nog even de activiteit",
        "dat cijfer moet lager",
    ),
    words.goes_back: ("nee, terug naar de vorige", "ik wil terug naar dat vorige antwoord"),
    words.asks_again: (
        "wat was de vraag alweer?",
        "waar waren we?",
        "kun je de vraag nog eens stellen",
        "herhaal die laatste vraag",
    ),
    words.asks_why: (
        "waarom wil je dat weten?",
        "Hoezo deze vraag",
        "en waarvoor heb je dat nodig?",
        "waarom moet ik dat zeggen dan",
    ),
    words.asks_meaning: (
        "?",
        "huh??",
        "ik snap de vraag niet echt",
        "wat bedoelt u met deze vraag",
        "leg die vraag eens uit",
    ),
    words.asks_why_not: ("waarom?", "Huh waarom mag dat niet", "wat is daar mis mee", "maar dat mag toch gewoon"),
    words.asks_what_was_last_time: ("wat had ik vorige keer?", "laat zien wat ik vorig jaar schreef"),
    words.asks_what_was_promised: ("wat heeft kris beloofd?", "welke toezeggingen waren er"),
    words.asks_what_became: ("wat is er van mijn doelen geworden?", "hoe is het afgelopen met mijn plan van toen"),
    words.wants_the_same: ("zelfde als vorige keer", "nog altijd hetzelfde doel als vorig jaar"),
    words.asks_for_a_language: ("hi can we do this in english?", "kan dit ook in het Engels?", "spreek je engels"),
    words.asks_who_manages: (
        "wie is mijn leidinggevende nu?",
        "Wie is nu eigenlijk mijn baas",
        "heb ik een nieuwe chef?",
    ),
    words.asks_who_reads: ("wie kan dit lezen?", "Krijgt mijn chef dit te zien", "leest hr dit ook mee?"),
    words.leaves_the_old: (
        "nee laat maar staan",
        "hou het toch maar zo",
        "het oude was beter",
        "toch maar niet",
        "dan blijft het hetzelfde",
    ),
    words.agrees: ("ja, stop maar", "Ja!", "doe maar", "jawel zeker"),
    words.refuses: ("nee, ik wil verder", "toch maar niet", "Nee hoor, ga door", "ga maar door"),
}

NOT_HEARD: dict[Callable[[str], object], tuple[str, ...]] = {
    words.speaks_of_an_answer: (
        "Ik schreef vroeger verslagen voor de krant",
        "ik heb een rapport geschreven over veiligheid en dat wil ik vaker doen",
    ),
    words.says_named_is_wrong: ("De planning maken voor het hele team", "mijn tijd beter indelen, het is te vol"),
    words.asks_again: ("Vaker vragen wat de klant ook weer wilde", "nog eens zo'n project doen"),
    words.asks_why: ("waarom SMART?", "waarom ik dit werk doe: voor de mensen", "waarom moet ik tekenen"),
    words.asks_meaning: (
        "wat klanten bedoelen begrijpen",
        "ik leg graag dingen uit",
        "de vraag van klanten niet snappen",
    ),
    words.asks_why_not: (
        "waarom ik leren wil: voor mezelf",
        "dat mag toch niet de bedoeling zijn van een team als dit hier",
    ),
    words.asks_what_was_last_time: (
        "vorig jaar heb ik mijn diploma gehaald",
        "beter plannen dan de vorige keer",
        "wat ik vorig jaar deed",
        "vorig jaar diploma gehaald",
    ),
    words.asks_what_was_promised: ("mij is een opleiding beloofd", "mijn beloftes nakomen"),
    words.asks_what_became: ("wat er van mijn plan kwam weet ik niet", "wat is het doel van het team"),
    words.wants_the_same: ("hetzelfde", "niet hetzelfde als vorige keer", "hetzelfde werk als vorig jaar maar beter"),
    words.asks_for_a_language: (
        "ik wil beter in het Engels presenteren",
        "Engels praten met klanten",
        "kan beter Engels praten",
    ),
    words.asks_who_manages: (
        "wie is mijn collega",
        "mijn leidinggevende is nu Karin",
        "wie is mijn baas om dat te zeggen",
    ),
    words.asks_who_reads: ("wie vroeg begint is eerder klaar", "mijn baas ziet dat ik hard werk"),
    words.leaves_the_old: ("Vaker iets laten zoals het is en niet overal aan sleutelen", "Laten we zeggen: in mei"),
    words.agrees: ("ja maar eerst dit nog", "ja, ik werk graag met mensen in een klein team"),
    words.refuses: ("nee, want ik gebruik dat nooit in dit werk, jammer genoeg",),
}


@pytest.mark.parametrize(("hears", "text"), [(f, text) for f, texts in HEARD.items() for text in texts])
def test_what_is_taken_back_or_asked_is_heard(hears: Callable[[str], object], text: str) -> None:
    assert hears(text), text


@pytest.mark.parametrize(("hears", "text"), [(f, text) for f, texts in NOT_HEARD.items() for text in texts])
def test_what_only_looks_like_it_is_not(hears: Callable[[str], object], text: str) -> None:
    assert not hears(text), text


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("haal doel 2 maar weg", 2),
        ("het tweede doel mag weg", 2),
        ("verwijder doel drie", 3),
        ("doel 1 is belangrijker", None),
        ("ik wil doel 2 halen voor ik weg ga naar een andere afdeling in het najaar", None),
        ("haal dat maar weg", None),
    ],
)
def test_a_goal_is_taken_out_by_its_number(text: str, number: int | None) -> None:
    assert words.takes_out_goal(text) == number


def test_no_answer_that_was_ever_written_down_is_taken_for_a_correction() -> None:
    """All the labelled answers where earlier ones can be changed, the ones nothing was fitted to as well."""
    labelled = [e for half in ("train", "heldout") for e in read_examples(DATA, half) if e.label == "answer"]
    answers = [e for e in labelled if BY_ID[e.question].part.form in PREPARING]
    assert len(answers) > 1_000
    rules = (
        words.speaks_of_an_answer,
        words.puts_otherwise,
        words.says_named_is_wrong,
        words.goes_back,
        words.asks_again,
        words.asks_why,
        words.takes_out_goal,
    )
    assert [e.text for e in answers if any(rule(e.text) for rule in rules)] == []


@pytest.mark.parametrize(
    ("text", "adds", "addition"),
    [
        ("bij mijn ambities wil ik nog iets toevoegen", True, ""),
        ("Ik ben bij vraag 1 iets vergeten: ook tekeningen lezen: de oude", True, "ook tekeningen lezen: de oude"),
        ("vul vraag 2 nog even aan", True, ""),
        ("vraag 2 moet anders", False, ""),
        ("terug naar de vorige", False, ""),
    ],
)
def test_who_adds_to_an_answer_replaces_nothing(text: str, adds: bool, addition: str) -> None:
    assert words.adds(text) is adds
    assert words.addition(text) == addition
