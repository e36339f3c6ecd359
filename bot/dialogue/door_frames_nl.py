"""Dutch sentences in which the same word is told of someone in one and is work in the other.

The model learns from them that it is the sentence that tells and not the word. A sentence has one place for a word of
its kind. Another language adds tables of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from bot.dialogue.door import Subject

_WORDS: Final[dict[str, str]] = {
    "health": """
        kanker|borstkanker|reuma|astma|epilepsie|diabetes|ms|copd|adhd|autisme|dyslexie|een depressie|een burn-out|
        een hernia|een hersenbloeding|artrose|migraine|ptss|hiv|een angststoornis|een hartinfarct|parkinson|
        lymfeklierkanker|schizofrenie|anorexia|een psychose|een beroerte|de ziekte van Crohn|fibromyalgie|hartfalen|
        een nierziekte|alzheimer|een longontsteking|tinnitus|endometriose|een verslaving|een hersenschudding|
        een eetstoornis|borderline|slaapapneu|een dwarslaesie|trombose|eczeem|een hoge bloeddruk|hepatitis|leukemie|
        een hersentumor|long covid|een trauma|een spierziekte|hartritmestoornissen|tourette|darmklachten|coeliakie|
        afasie|angsten|rugklachten|een slaapstoornis|een alcoholprobleem|een licht verstandelijke beperking|
        een bipolaire stoornis|niet-aangeboren hersenletsel|een hartafwijking|dementie|chronische pijn|overgewicht|
        een maagzweer|een psychische kwetsbaarheid""",
    "body": """
        rug|nek|schouder|knie|heup|pols|elleboog|enkel|voet|hand|hart|longen|nieren|lever|darmen|huid|ogen|gehoor|
        rechterarm|stembanden|onderrug|blaas|bekken""",
    "country": """
        Turkije|Marokko|Polen|Syrie|Eritrea|Somalie|Suriname|Bulgarije|Roemenie|Irak|Iran|Afghanistan|Oekraine|Ghana|
        Nigeria|China|Vietnam|India|Pakistan|Rusland|Bosnie|Kroatie|Portugal|Spanje|Italie|Griekenland|Brazilie|
        Colombia|Mexico|Egypte|Tunesie|Algerije|Congo|Kameroen|Ethiopie|Kenia|Indonesie|de Filipijnen|Thailand|
        Hongarije|Tsjechie|Litouwen|Albanie|Servie|Armenie|Nepal|Sri Lanka|Jemen|Soedan|Cuba""",
    "people": """
        Turks|Marokkaans|Pools|Syrisch|Eritrees|Somalisch|Surinaams|Bulgaars|Roemeens|Iraaks|Iraans|Afghaans|Oekraiens|
        Ghanees|Chinees|Vietnamees|Indiaas|Pakistaans|Russisch|Bosnisch|Portugees|Spaans|Italiaans|Grieks|Braziliaans|
        Egyptisch|Tunesisch|Congolees|Ethiopisch|Indonesisch|Moluks|Antilliaans|Koerdisch|Armeens|Kaapverdiaans|
        Arabisch|Thais|Hongaars""",
    "place": """
        Groningen|Zwolle|Limburg|Tilburg|Brabant|Friesland|Rotterdam|Gent|Antwerpen|Hasselt|de Achterhoek|Zeeland|
        Utrecht|Leuven|Drenthe|Nijmegen|Almere|Kortrijk""",
    "faith": """
        moslim|christen|katholiek|protestant|joods|hindoe|boeddhist|gereformeerd|evangelisch|gelovig|sikh|
        Jehova's getuige|atheist|moslima|hervormd|adventist""",
    "union": """
        de vakbond|de FNV|het CNV|het ACV|het ABVV|de bond|de AOb|NU'91|De Unie|de VCP|het ACLVB|de vakvereniging""",
    "orientation": "homo|lesbisch|transgender|biseksueel|non-binair|queer|homoseksueel|aseksueel|trans|bi",
    "private": """
        in scheiding|in een echtscheiding|in de schulden|in de schuldsanering|in de gevangenis|in de bijstand|
        in een vechtscheiding|in de schuldhulp|met geldproblemen|zonder huis|met huiselijk geweld|
        met de deurwaarder""",
}

_TOLD: Final[dict[str, str]] = {
    "health": """
        ik heb {}|ik heb zelf {} gehad|mijn collega heeft {}|sinds ik {} heb werk ik minder|hij heeft {}|
        vorig jaar kreeg ik {}|mijn vrouw heeft {} en dat is zwaar|ze heeft {} en is vaak afwezig|
        door {} lukt het me niet altijd|Anja heeft {}|met {} is dit werk zwaar voor mij|mijn zoon heeft {}|
        bij mij is {} vastgesteld|ik ben nog aan het herstellen van {}|mijn leidinggevende heeft {} gehad|
        de dokter zegt dat ik {} heb|ik ben onder behandeling voor {}|hij is uitgevallen met {}|
        ik leef al jaren met {}|vanwege {} moet ik rustig aan doen|ik werk in de zorg en heb zelf {}""",
    "body": """
        mijn {} doet pijn|ik heb last van mijn {}|mijn {} is versleten|ik ben geopereerd aan mijn {}|
        ik heb iets aan mijn {}|door mijn {} kan ik niet lang staan|mijn {} wil niet meer|
        mijn collega heeft het aan zijn {}|vanwege mijn {} zoek ik lichter werk|zijn {} is slecht|
        met mijn {} gaat het niet goed|haar {} laat dit werk niet toe""",
    "country": """
        ik kom uit {}|mijn ouders komen uit {}|ik ben geboren in {}|ik ben gevlucht uit {}|hij komt uit {}|
        ik ben opgegroeid in {} en woon hier vijf jaar|mijn moeder is van {}|mijn familie woont nog in {}|
        zij is als kind uit {} gekomen""",
    "people": """
        ik ben {}|ik ben half {}|mijn vader is {}|hij is {} en dat merk je|ik ben van huis uit {}|
        zij is {} van afkomst|thuis zijn we {}|ik heb een {}e achtergrond|mijn ouders zijn {}|als {}e val ik op""",
    "faith": """
        ik ben {}|ik ben {} opgevoed|hij is {}|mijn collega is {} en doet niet mee|als {} werk ik niet op feestdagen|
        wij zijn thuis {}|ze is streng {}""",
    "union": """
        ik ben lid van {}|ik ben actief bij {}|mijn collega zit bij {}|{} heeft mij geholpen met mijn loon|
        ik heb gestaakt met {}|hij is kaderlid van {}|ik wil eerst met {} praten voor ik teken|
        ik sta op de lijst van {}|ik betaal contributie aan {}|zij is afgevaardigde van {}""",
    "orientation": """
        ik ben {}|hij is {}|mijn collega is {} en komt daar niet voor uit|als {} voel ik me hier niet veilig|
        niemand weet dat ik {} ben|zij is {}|ik ben open over dat ik {} ben""",
    "private": """
        mijn collega zit {}|hij zit {}|mijn leidinggevende zit {}|zij zit thuis {}|Kees zit {}|
        ik zit {} en heb er geen hoofd bij|de man van mijn collega zit {}""",
}

_WORK: Final[dict[str, str]] = {
    "health": """
        mensen met {} begeleiden|patiënten met {} verzorgen|een cursus over {}|meer weten over {}|
        leerlingen met {} beter helpen|de richtlijn {} toepassen|een klant met {} op zijn gemak stellen|
        voorlichting geven over {}|ik wil me specialiseren in {}|ik werk met cliënten met {}|onderzoek doen naar {}|
        een app maken voor mensen met {}|bijscholing over {} volgen|bewoners met {} goed opvangen|
        {} herkennen bij kinderen|ik help ouderen met {}|mijn cliënten hebben vaak {}|beleid maken rond {}|
        uitleg geven aan ouders van kinderen met {}|ik kan goed overweg met bewoners met {}|
        medewerkers met {} begeleiden als jobcoach|de afdeling voor mensen met {}|ik heb veel ervaring met {} als
        verpleegkundige""",
    "body": """
        oefeningen geven voor de {}|een foto maken van de {}|de {} van een patiënt onderzoeken|
        een bewoner helpen met zijn {}|de {} behandelen als fysiotherapeut|assisteren bij operaties aan de {}|
        de {} van een koe onderzoeken""",
    "country": """
        klanten in {} bezoeken|een leverancier uit {}|projecten in {} leiden|de fabriek in {} ondersteunen|
        voor het werk op reis naar {}|collega's uit {} inwerken|vluchtelingen uit {} begeleiden|
        transport naar {} plannen|studenten uit {} ontvangen|vakantie naar {} en daarna beginnen""",
    "people": """
        {} leren|ik spreek {} met klanten|mijn {} gebruik ik veel op het werk|{} vertalen|een {}e leverancier|
        {}e gerechten koken|met {}e chauffeurs praten|brieven schrijven in het {}|{}e gezinnen bezoeken als
        wijkverpleegkundige|een cursus {} voor aan de balie""",
    "place": """
        ik kom uit {}|mijn ouders komen uit {}|ik ben geboren in {}|hij komt uit {}|ik woon in {} en reis elke dag|
        ik ben opgegroeid in {}|ik werk in {}""",
    "faith": """
        werken op een {}e school|uitvaarten voor {}e families verzorgen|lesgeven over {} zijn|
        met {}e bewoners de feestdagen vieren|het eten voor {}e gasten koken""",
    "union": """
        namens de directie met {} onderhandelen|het akkoord met {} uitvoeren|overleg met {} voorbereiden|
        de cao van {} uitleggen aan medewerkers|het contact met {} onderhouden als hr|
        een brief van {} beantwoorden""",
    "orientation": """
        {}e jongeren begeleiden|voorlichting geven over {} zijn|een veilige klas voor leerlingen die {} zijn|
        ouderen die {} zijn zich thuis laten voelen op de afdeling""",
    "private": """
        klanten helpen die {} zitten|gezinnen begeleiden die {} zitten|ik adviseer mensen die {} zitten|
        jongeren {} weer op weg helpen|omgaan met huurders die {} zitten""",
}

_SUBJECT_OF: Final[dict[str, Subject]] = {
    "health": "health",
    "union": "union",
    "orientation": "orientation",
    "private": "private",
    "body": "health",
    "country": "origin",
    "people": "origin",
    "faith": "religion",
}
_EACH: Final = 1  # sentences a word stands in, on either side


def framed() -> Iterator[tuple[str, Subject | None]]:
    """The sentences, each with its subject; None for work."""
    for frames, tells in ((_TOLD, True), (_WORK, False)):
        for kind, table in frames.items():
            sentences = cycle(" ".join(sentence.split()) for sentence in table.split("|"))
            for word in _WORDS[kind].split("|"):
                for sentence in islice(sentences, _EACH):
                    yield sentence.format(word.strip()), _SUBJECT_OF[kind] if tells else None
