"""Who does not want to live any more is heard, whatever any model says; the words of work are let through."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.dialogue.despair import despair_in

DATA = Path(__file__).parents[2] / "data"


@pytest.mark.parametrize(
    "text",
    [
        "ik denk aan zelfmoord",
        "Ik denk de laatste tijd vaak aan zelfmoord.",
        "soms denk ik aan zelfdoding",
        "ik zit te denken aan zelfmoord",
        "ik heb aan suïcide gedacht",
        "ik dacht eraan om zelfmoord te plegen",
        "ik denk erover om zelfmoord te plegen",
        "ik wil zelfmoord plegen",
        "ik ga zelfmoord plegen",
        "ik overweeg zelfmoord",
        "Ik heb zelfmoordgedachten",
        "ik loop rond met zelfmoordgedachten",
        "ik heb last van suïcidale gedachten",
        "ik ben suïcidaal",
        "zelfmoord",
        "zelfmoord plegen",
        "ik denk aan zelfmoort",
        "ik denk aan zelf moord",
        "ik dnk aan iets anders. ik denk aan selfmoord",
        "ik wil er een eind aan maken",
        "Ik wil er een einde aan maken...",
        "ik wil er een eind aanmaken",
        "ik wil er 'n einde an make",
        "ik ga er een eind aan maken",
        "ik maak er een eind aan",
        "ik wil een eind maken aan mijn leven",
        "ik wil een eind aan m'n leven maken",
        "ik denk erover om er een eind aan te maken",
        "ik wil uit het leven stappen",
        "ik wil mezelf van het leven beroven",
        "ik wil er niet meer zijn",
        "Ik zou er het liefst niet meer zijn",
        "ik wou dat ik er niet meer was",
        "ik wil niet meer bestaan",
        "soms wil ik niet meer leven",
        "ik wil niet meer leven",
        "ik wil zo niet meer leven",
        "ik wil niet meer verder leven",
        "Ik merk dat ik niet meer wil leven",
        "ik heb geen zin meer om te leven",
        "ik heb geen zin meer in het leven",
        "het liefst word ik niet meer wakker",
        "ik wil niet meer wakker worden",
        "ik maak mezelf wat aan",
        "ik doe mezelf wat aan",
        "ik wil mezelf iets aandoen",
        "ik ben bang dat ik mezelf iets aandoe",
        "het hoeft voor mij niet meer",
        "het leven hoeft voor mij niet meer",
        "Voor mij hoeft het niet meer.",
        "het hoeft voor mij allemaal niet meer",
        "soms hoeft het voor mij niet meer",
        "'t hoeft voor mij niet meer",
        "hoeft voor mij niet meer",
        "Eigenlijk hoeft het leven voor mij niet meer.",
        "het hoeft voor mij niet meer leven",
        "mijn leven heeft geen zin meer",
        "mijn leven is niks meer waard",
        "ik zie het leven niet meer zitten",
        "ik ben het leven moe",
        "ik ben levensmoe",
        "ik ben klaar met leven",
        "het hoeft niet meer voor mij",
        "ik wil een punt achter mijn leven zetten",
        "ik kan niet meer verder leven",
        "ik wil dood",
        "IK WIL DOOOOD",
        "ik wil doot",
        "ik wil dood gaan",
        "ik wil liever dood zijn",
        "soms wil ik gewoon dood",
        "ik wou dat ik dood was",
        "was ik maar dood",
        "ik ben beter dood",
        "ik merk dat ik dood wil",
        "wil dood",
        "ik wil dood, ik kan niet meer",
        "mijn vrouw zegt dat ik hulp moet zoeken maar ik wil dood",
        "mijn moeder weet dat ik dood wil",
        "Ik ben goed in plannen. Maar eigenlijk wil ik dood. Ik wil Excel leren.",
        "ik wil er... niet meer zijn",
        "ik wil\ndood",
        "ik spring voor de trein",
        "ik wil voor de trein springen",
        "ik wil me van kant maken",
        "ik maak mezelf van kant",
        "iedereen is beter af zonder mij",
        # Flemish.
        "'k wil dood",
        "kwil nie meer leven",
        "ik wil ni meer leven",
        "'k wil der nie meer zijn",
        "ik zie 't leven nie meer zitten",
        "ik ben 't leven beu",
        "voor mij moet het niet meer",
        "'t moet voor mij niet meer",
        "ik zou mij iets aandoen",
        "'k denk aan zelfmoord",
    ],
)
def test_who_does_not_want_to_live_is_heard(text: str) -> None:
    assert despair_in(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "dit project is ten dode opgeschreven",
        "een eind maken aan de rommel",
        "ik wil een eind maken aan de rommel in het magazijn",
        "ik wil een einde aan de werkdruk maken",
        "ik wil er een eind aan maken dat klanten zo lang wachten",
        "zelfmoordpreventie als cursus",
        "ik denk aan zelfmoordpreventie als cursus",
        "ik wil zelfmoord bespreekbaar maken in mijn lessen",
        "ik wil leren omgaan met zelfmoordgedachten bij jongeren",
        "de training suïcidepreventie volgen",
        "113-lijn bemannen",
        "ik wil de 113-lijn bemannen",
        "ik wil niet dood gevonden worden in dat uniform",
        "ik wil niet dood",
        "ik wil nog lang niet dood",
        "ik wil dood hout herkennen en snoeien",
        "ik wil stervende mensen begeleiden",
        "ik wil de dood bespreekbaar maken bij families",
        "Hoe reageer ik als een bewoner zegt: ik wil dood?",
        "een cliënt zei tegen mij ik wil niet meer leven en toen bleef ik rustig",
        "Een bewoner wilde dood en ik wist niet wat ik moest zeggen.",
        "ik wil er zijn voor mijn team",
        "ik wil er niet meer alleen voor staan",
        "ik wil er niet meer zijn voor iedereen die iets vraagt",
        "ik wil niet meer leven van opdracht naar opdracht",
        "ik wil niet meer overleven maar plannen",
        "ik wil niet meer de leverancier zijn",
        "ik wil er niet meer over praten",
        "ik wil er niet meer aan meedoen",
        "ik wil niet meer de enige zijn die dit kan",
        "ik wil volgend jaar niet meer leidinggevende zijn",
        "die cursus hoeft voor mij niet meer elke week",
        "leiding geven hoeft voor mij niet meer",
        "Dat overleg op vrijdag hoeft voor mij niet meer.",
        "ik wil niet meer wakker liggen van mijn werk",
        "ik hoop dat ik 's nachts niet meer wakker gebeld word",
        "een overleg op vrijdag hoeft voor mij niet meer zo lang",
        "ik zie het niet meer zitten om leiding te geven",
        "ik verveel me dood",
        "ik lach me dood met dit team",
        "ik ben doodmoe na de late dienst",
        "ik werk me dood",
        "ik schaam me dood",
        "een dode hoek spiegel plaatsen",
        "de deadline is dood",
        "ik wil mezelf iets aanleren",
        "ik trek me de kritiek aan",
        "ik wil meer leven in de brouwerij",
        "werk en leven beter in balans",
        "ik denk aan een cursus",
        "het team is beter af zonder mij als voorzitter",
        "ik maak er een eindrapport van",
        "ik maak een eind aan het overleg als het uitloopt",
        "ik wil een punt maken in vergaderingen",
        "een leven lang leren",
        "daar wil ik een einde aan maken",
        "ik trek me wat aan van kritiek",
        "ik wil niet meer zijn werk overnemen",
        "ik wil hier niet meer zijn om tien uur 's avonds",
        "ik wil graag het sterven waardig begeleiden",
        "ik wil de dood van dichtbij begeleiden",
        "als klanten mij iets aandoen wil ik rustig blijven",
        "Ik wist alleen: doodgaan. Ik wil ziektes van planten kennen",
        "ik zou liever minder reizen",
        "ik wil voor de trein van acht uur thuis weg",
        "ik heb een poging gedaan om te plannen",
        "",
        "8",
    ],
)
def test_work_and_turns_of_phrase_are_let_through(text: str) -> None:
    assert despair_in(text) is None


def test_the_sentence_is_pointed_out_as_it_was_typed() -> None:
    assert (
        despair_in("Ik ben goed in plannen. Ik wil er niet meer zijn! En verder niets.")
        == "Ik wil er niet meer zijn!"
    )


def test_a_very_long_text_is_read_to_the_end_in_time() -> None:
    assert despair_in("ik wil soms echt wel graag " * 2_000 + "dood") is not None


@pytest.mark.slow
def test_of_all_that_is_learnt_from_hardly_anything_is_taken_for_it() -> None:
    texts = [
        json.loads(line).get("text", "")
        for room in ("door", "messages", "themes")
        for file in sorted((DATA / room / "train").rglob("*.jsonl"))
        for line in file.read_text().splitlines()
    ]
    taken = {text for text in texts if despair_in(text)}
    assert len(texts) > 5_000
    assert taken <= {
        "soms wil ik niet meer leven",
        "voor mij hoeft het niet meer",
        "soms hoeft het leven voor mij niet meer, ik praat erover met de crisisdienst",
    }
