"""What the goal checker says, in Dutch: je-form, B1, warm, short. Another language is another file like this one.

Sentences have places for words of the person's own text: `{words}` for the words that are vague or strong,
`{topic}` for what the goal is about, `{example}` for an example from the same kind of work.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from bot.smart.types import LetterName

# --- what is missing: first sentence ------------------------------------------------------------------------

# With the vague words that stand in the goal.
VAGUE: Final[dict[LetterName, tuple[str, ...]]] = {
    "specific": (
        "Bij {words} ziet een ander nog niet wat jij gaat doen.",
        "Bij {words} denkt iedereen aan iets anders.",
        "Met {words} geef je een richting aan, nog geen actie.",
    ),
    "measurable": (
        "Aan {words} kun je nog niet aflezen of het gelukt is.",
        "Bij {words} is er nog niets te tellen of te zien.",
        "Bij {words} weet je straks niet zeker of je er bent.",
    ),
    "time_bound": (
        "{words} is nog geen einddatum.",
        "Met {words} weet je nog niet wanneer het klaar is.",
    ),
}

# Without vague words to name.
BARE: Final[dict[LetterName, tuple[str, ...]]] = {
    "specific": (
        "Ik lees nog niet wat jij precies gaat doen.",
        "Het is me nog niet duidelijk wat een ander jou straks ziet doen.",
    ),
    "measurable": (
        "Ik lees nog niet waaraan je ziet dat het gelukt is.",
        "Er staat nog niet bij wanneer het goed genoeg is.",
    ),
    "time_bound": (
        "Er staat nog geen einddatum bij.",
        "Ik lees nog niet wanneer het klaar is.",
    ),
}

# For a goal that only names what someone is going to do ("{words}": the doing).
ACTIVITY_MEASURABLE: Final = "{words} is wat je gaat doen, nog niet wat het oplevert."
# For a rallying cry.
MAGIE: Final[dict[LetterName, str]] = {
    "specific": "Dit is een mooi beeld om samen voor te gaan, en het zegt nog niet wat jij zelf doet.",
    "measurable": "Het beeld is helder, maar je ziet nog niet wanneer jullie er zijn.",
    "time_bound": "Bij dit mooie beeld staat nog geen moment waarop het zover is.",
}
# "elke week" says how often, "vanaf 1 september" says from when.
FREQUENCY_NO_END: Final = "{words} zegt hoe vaak, nog niet tot wanneer."
START_NO_END: Final = "{words} is een begin, nog geen einde."

# --- what is missing: the question --------------------------------------------------------------------------

QUESTION: Final[dict[LetterName, tuple[str, ...]]] = {
    "specific": (
        "Wat zie ik jou straks doen als het over {topic} gaat, bijvoorbeeld {example}?",
        "Wat doe jij straks als het gaat om {topic}, bijvoorbeeld {example}?",
    ),
    "measurable": (
        "Waaraan zien jij en je leidinggevende dat het met {topic} gelukt is, bijvoorbeeld {example}?",
        "Wanneer is het met {topic} goed genoeg, bijvoorbeeld {example}?",
    ),
    "time_bound": (
        "Wanneer moet het met {topic} gelukt zijn, bijvoorbeeld {example}?",
        "Welke einddatum past bij {topic}, bijvoorbeeld {example}?",
    ),
}
QUESTION_NO_TOPIC: Final[dict[LetterName, str]] = {
    "specific": "Wat doe je straks dat een ander kan zien, bijvoorbeeld {example}?",
    "measurable": "Waaraan zien jij en je leidinggevende dat het gelukt is, bijvoorbeeld {example}?",
    "time_bound": "Wanneer wil je dit bereikt hebben, bijvoorbeeld {example}?",
}
QUESTION_AFTER_ACTIVITY: Final = "Wat moet {topic} opleveren, bijvoorbeeld {example}?"

# --- what is good -------------------------------------------------------------------------------------------

STRONG: Final[dict[LetterName, tuple[str, ...]]] = {
    "specific": (
        "Concreet, dat kan een ander je zien doen: {words}.",
        "Duidelijk wat je gaat doen: {words}.",
    ),
    "measurable": (
        "Met {words} is straks goed te zien of het gelukt is.",
        "Goed meetbaar: {words}.",
    ),
    "time_bound": (
        "Je weet wanneer het klaar moet zijn: {words}.",
        "{words} geeft je een duidelijk eindpunt.",
    ),
}
STRONG_BARE: Final[dict[LetterName, str]] = {
    "specific": "Het is duidelijk wat je gaat doen.",
    "measurable": "Er is straks te zien of het gelukt is.",
    "time_bound": "Er is een duidelijk eindpunt.",
}

AND: Final = "en"
# Kept out of what the checker says about something that is missing, also where it is the person's own word.
UNKIND: Final = ("fout",)


# --- kinds of work ------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Work:
    """A kind of work: word beginnings that give it away, and an example or more for each letter.

    An ending "$" marks a whole word.
    """

    name: str
    signs: tuple[str, ...]
    examples: dict[LetterName, tuple[str, ...]]


def _work(
    name: str, signs: str, specific: tuple[str, ...], measurable: tuple[str, ...], time_bound: tuple[str, ...]
) -> Work:
    return Work(
        name, tuple(signs.split()), {"specific": specific, "measurable": measurable, "time_bound": time_bound}
    )


WORK: Final[tuple[Work, ...]] = (
    _work(
        "care",
        """
        arts$ artsen baxter bewoner clien dementie ecd$ hechting ic$ infuus katheter kinesist kraam
        medicat medicijn nachtdienst overdracht palliat patien poli$ reanim rouw$ soap$ thuiszorg tillift
        triage verpleeg verzorg wijkverp wond woonzorg ziekenhuis zorg$ zorgplan
        """,
        (
            "ik bespreek het zorgplan zelf met de familie",
            "ik rapporteer elke dienst volgens SOAP",
            "ik leg een infuus zelf aan",
        ),
        (
            "mijn praktijkbegeleider heeft het afgetekend",
            "vijf keer zelf gedaan en nabesproken",
            "elke dienst een volledige rapportage",
        ),
        (
            "voor 1 juni",
            "aan het eind van mijn stage",
            "voor het zomerrooster ingaat",
        ),
    ),
    _work(
        "kitchen",
        """
        allergen bak$ bakken bakker bar$ barista bedien brasserie brood chef-kok cocktail deeg derving dessert gast
        gasten gerecht haccp horeca inkop$ keuken kok$ koken koks menu mise oven$ patisser restaurant saus
        sommelier souschef terras vis$ wijn
        """,
        (
            "ik maak de weekbestelling zelf",
            "ik stel een seizoensmenu samen",
            "ik leg de gast drie wijnen uit",
        ),
        (
            "de derving blijft onder de 4 procent",
            "tien gerechten zonder hulp klaar",
            "de chef keurt vijf borden goed",
        ),
        (
            "voor de nieuwe kaart op 1 april",
            "voor het terrasseizoen",
            "voor de kerstdrukte",
        ),
    ),
    _work(
        "cleaning",
        """
        afval$ desinfect dks$ doseer facilitair glasbewas glazen huishoud microvezel poets sanitair
        schoonma schrob svs$ toilet vloer
        """,
        (
            "ik strip een vloer en zet hem in de was",
            "ik vul elke dag de checklist in",
            "ik werk een nieuwe collega in",
        ),
        (
            "een score van 85 bij de controle",
            "een maand zonder klacht in het logboek",
            "de voorman tekent het af",
        ),
        (
            "voor 1 april",
            "voor de volgende controle",
            "voor de zomervakantie",
        ),
    ),
    _work(
        "technique",
        """
        cnc draaibank elektr frees frezen hal$ hydraul installat kantbank ketel las$ lasn lassen machine
        mechatr meetkamer mig$ monteur nen omstel onderhoud palletis pers$ plc pneumat pomp productielijn
        robot slijp stilstand storing techni tekeninglez tig$ verspan vulmach werkplaats
        """,
        (
            "ik stel de machine om zonder hulp",
            "ik zoek een storing met het schema erbij",
            "ik lees de tekening en zet het werk uit",
        ),
        (
            "omstellen binnen 30 minuten",
            "hooguit 2 procent afkeur",
            "de chef tekent drie storingen af",
        ),
        (
            "voor de bouwvak",
            "voor 1 september",
            "eind van het tweede kwartaal",
        ),
    ),
    _work(
        "construction",
        """
        bestek bomen bouw$ bouwplaats calculat dak$ dakdek gewas groenvoor hovenier kettingzaag kozijn
        loodgiet melk metsel oogst$ renovat schilder$ snoei stallen steiger straatwerk straten stratenm
        stuc tegel telen timmer tuin$ tuinen uitvoerder voeg werf zaag$ zagen$
        """,
        (
            "ik tegel een badkamer van begin tot eind",
            "ik maak zelf de calculatie",
            "ik snoei een fruitboom zelf",
        ),
        (
            "drie badkamers opgeleverd zonder herstel",
            "hooguit 2 mm afwijking",
            "de voorman keurt het goed",
        ),
        (
            "voor de bouwvak",
            "voor het nieuwe seizoen",
            "voor 1 april",
        ),
    ),
    _work(
        "it",
        """
        api$ applicatie aws azure cloud code$ coderen data$ database deploy develop devops docker
        github informatica java$ javascript kubernet legacy migratie netwerk$ programm pull$ python react
        refactor release scrum security server servicedesk software sprint sql terraform test$ testen
        ticket unit$
        """,
        (
            "ik schrijf unit tests bij elke wijziging",
            "ik zet zelf een release live",
            "ik bekijk de code van een collega",
        ),
        (
            "80 procent testdekking op onze module",
            "twee reviews per sprint",
            "tickets binnen 4 uur opgepakt",
        ),
        (
            "voor het eind van het kwartaal",
            "voor de release van maart",
            "binnen zes sprints, uiterlijk 1 juli",
        ),
    ),
    _work(
        "education",
        """
        bovenbouw bso$ didact differentiat docent groep hoogbegaafd juf$ kinderen kinderopvang klas$ klassen
        klassenman kleuter kring$ leerkracht leerling les$ lesgev lessen meester$ mentor$ onderbouw
        onderwijs opvang$ oudergesp ouders pabo pedagog peuter rekenen school$ schooljaar stagiair student
        toets$ toetsen
        """,
        (
            "ik geef de instructie op drie niveaus",
            "ik voer zelf een oudergesprek",
            "ik begin elke les met een startopdracht",
        ),
        (
            "een voldoende op de kijkwijzer van mijn coach",
            "vier lessen laten bekijken",
            "elke toets binnen tien dagen nagekeken",
        ),
        (
            "voor de meivakantie",
            "aan het eind van het schooljaar",
            "voor de kerstvakantie",
        ),
    ),
    _work(
        "transport",
        """
        bakwagen bezorg bus$ chauffeur code95 dc$ dok$ douane expedit expeditie heftruck inklaren laden
        lading levering logist lossen magazijn orderpick pakket pick$ picken planner$ reachtruck rij$
        rijbewijs rijden rit$ ritten transport trein voorraad vrachtw wagen
        """,
        (
            "ik plan de ritten van één dag zelf",
            "ik zet elke lading zelf vast",
            "ik rijd de ronde alleen",
        ),
        (
            "hooguit drie herstelde bestellingen per week",
            "een kwartaal zonder schade",
            "120 regels per uur",
        ),
        (
            "voor 1 juni",
            "voor de drukte van december",
            "eind week 26",
        ),
    ),
    _work(
        "sales",
        """
        account$ acquisit bijverkoop callcenter commerc crm$ etalage filiaal kassa klacht klant$ klanten
        klantg linkedin marketing offerte omzet onderhandel prospect relatiebeh retail salesforce seo$
        servicebalie social$ solden telefon verkoop verkopen webshop winkel
        """,
        (
            "ik vat elke klantvraag eerst samen",
            "ik bel na elk bezoek zelf de klant terug",
            "ik stel in elk gesprek drie open vragen",
        ),
        (
            "zes afspraken per maand",
            "een 8 in het klantonderzoek",
            "elke klacht binnen 2 dagen opgelost",
        ),
        (
            "voor het eind van het kwartaal",
            "voor de feestdagen",
            "uiterlijk 1 juli",
        ),
    ),
    _work(
        "government",
        """
         ambten beleid besluit bestuur bezwaar   burger college$ dossier gemeente
        griff  inwoner jurid jurist loket$ nota$ ocmw omgevingswet participat
         provincie  raad$ raads  rijks subsidie$ uitkering vergunning wethouder
        wijkteam wmo$ woo$
        """,
        (
            "ik schrijf een raadsvoorstel op B1-niveau",
            "ik zit zelf een hoorzitting voor",
            "ik bel een inwoner voor ik de brief stuur",
        ),
        (
            "drie adviezen die in één keer akkoord zijn",
            "negen van de tien dossiers op tijd",
            "elke mail binnen 3 werkdagen beantwoord",
        ),
        (
            "voor het zomerreces",
            "voor 1 oktober",
            "eind van het tweede kwartaal",
        ),
    ),
    _work(
        "safety",
        """
        aangifte$ ademlucht agent$ ambulance beveilig boa$ brandweer handhav meldkamer politie portier proces-verbaal
        pv's recherche surveill
        """,
        ("ik schrijf het verslag met de feiten op volgorde", "ik leid zelf de oefening met de ploeg"),
        ("vijf verslagen zonder vragen terug", "de instructeur tekent mijn oefening af"),
        ("voor de volgende oefening in maart", "voor 1 juni"),
    ),
    _work(
        "leading",
        """
        aansturen beoordelingsg coachend delegeer delegeren directie$ functioneringsg leider leiderschap
        leiding$ leidinggev management$ manager$ medewerkers motiveren mto$ ontwikkelgesprek
        teamleid teamoverleg verzuim werkoverleg
        """,
        (
            "ik draag het rooster over aan een teamlid",
            "ik geef na elk overleg iemand feedback",
            "ik voer zelf de verzuimgesprekken",
        ),
        (
            "met iedereen in het team een gesprek gevoerd",
            "het team geeft het overleg een 7,5",
            "elke maand één taak overgedragen",
        ),
        (
            "voor het volgende teamoverleg in juni",
            "eind van het derde kwartaal",
            "binnen zes maanden",
        ),
    ),
    _work(
        "finance",
        """
        accountant afas$ begroting belasting boekhoud btw$ budgetb controller debiteur declarat exact$
        factu financ inkoopfact jaarreken loon$ loonadm maandafsl salaris
        """,
        (
            "ik sluit zelf de maand af",
            "ik doe de btw-aangifte",
            "ik bel elke week de open posten na",
        ),
        (
            "de maand dicht binnen 5 werkdagen",
            "hooguit tien facturen ouder dan 60 dagen",
            "de controller wijzigt niets meer",
        ),
        (
            "voor de afsluiting van maart",
            "voor de jaarrekening",
            "eind van het eerste kwartaal",
        ),
    ),
    _work(
        "office",
        """
        administrat agenda$ archief bureel hr$ kantoor mail$ mailbox notul notulen office
        onboarding planning$ powerpoint secretar sharepoint sollicit teams$ telefoon$ timeman vacature
        vergader verslag word$
        """,
        (
            "ik lever de notulen zelf aan",
            "ik plan elke vrijdag mijn week",
        ),
        (
            "drie rapporten zonder hulp gemaakt",
            "notulen binnen 2 dagen rond",
            "elke vrijdag een lege mailbox",
        ),
        (
            "voor 1 mei",
            "voor de zomervakantie",
            "binnen drie maanden",
        ),
    ),
    _work(
        "figures",
        """
        cijfers$ dashboard data$ draaitabel excel formule grafiek power$ rapportages spreadsheet
        """,
        ("ik maak de maandlijst met een draaitabel", "ik zet de cijfers zelf in een grafiek"),
        ("drie rapporten zonder hulp gemaakt", "een overzicht dat mijn afdeling elke week gebruikt"),
        ("voor 1 mei", "binnen drie maanden"),
    ),
    _work(
        "lab",
        """
        analis analyse chemi gc$ hplc lab$ labor microscoop monster$ monsters onderzoek pipet sop$
        steekproef validat
        """,
        (
            "ik draai een analyse van begin tot eind",
            "ik schrijf zelf een werkvoorschrift",
            "ik bereid de monsters voor",
        ),
        (
            "ik ben bevoegd verklaard voor het apparaat",
            "twee methoden goedgekeurd",
            "nul herhaalmetingen in een maand",
        ),
        (
            "voor de audit in mei",
            "voor 1 juni",
            "binnen een half jaar",
        ),
    ),
    _work(
        "social",
        """
        bibliothe bieb buurt$ casus gebarent gezin huisbezoek hulpverl intake jongere keukentafel
        maatschapp mediat reclass schuld slachtoffer vrijwillig welzijn wijk$ zwembad
        """,
        (
            "ik open het gesprek met een vraag over de week",
            "ik voer zelf een intake",
            "ik zit een buurtoverleg voor",
        ),
        (
            "tien intakes binnen 5 dagen afgerond",
            "mijn begeleider bekijkt drie gesprekken",
            "elk gezin krijgt een verslag",
        ),
        (
            "voor 1 juli",
            "voor de start van het nieuwe seizoen",
            "binnen vier maanden",
        ),
    ),
    _work(
        "creative",
        """
        artikel blog$ camera filmp fotograf haren illustr kapper kapsel krant museum muziek ontwerp
        photoshop podcast redact schrijver theater video vormgev website
        """,
        (
            "ik maak een reeks van drie filmpjes",
            "ik schrijf elke maand een stuk",
            "ik laat per klant twee ontwerpen zien",
        ),
        (
            "zes afleveringen gepubliceerd",
            "tien ontwerpen in mijn portfolio",
            "een stuk van 800 woorden geplaatst",
        ),
        (
            "voor de opening in mei",
            "voor het eind van het seizoen",
            "uiterlijk 1 september",
        ),
    ),
)

# When the words give no kind of work away: the skill the goal is about.
SKILLS: Final[tuple[Work, ...]] = (
    _work(
        "language",
        """
        a2$ b1$ b2$ duits engels frans nederlands pools spaans taal$
        """,
        (
            "ik bel zelf met een collega in het buitenland",
            "ik schrijf mijn verslag zelf",
            "ik voer een gesprek van tien minuten",
        ),
        (
            "niveau B1 gehaald",
            "tien gesprekken zonder hulp",
            "een voldoende van de docent",
        ),
        (
            "voor het examen in juni",
            "voor de zomer",
            "binnen een half jaar",
        ),
    ),
    _work(
        "speaking",
        """
        present publiek speech spreken zichtba
        """,
        (
            "ik open het overleg en vertel mijn punt in drie zinnen",
            "ik geef een presentatie aan een ander team",
        ),
        (
            "drie presentaties gegeven met minstens een 7",
            "elke week één punt ingebracht",
        ),
        (
            "voor de zomer",
            "voor het eind van het kwartaal",
        ),
    ),
    _work(
        "contact",
        """
        assert collega communic conflict contact feedback gespre grenzen luister mondig nee$ opkomen
        samenwerk weerba zeker zelfvert zelfverz
        """,
        (
            "ik vat eerst samen wat de ander zegt",
            "ik zeg in het overleg als mijn werk vol zit",
            "ik vraag na een gesprek om feedback",
        ),
        (
            "twee keer per maand feedback gevraagd en opgeschreven",
            "drie collega's zien verschil en zeggen dat",
        ),
        (
            "voor 1 juni",
            "binnen drie maanden",
        ),
    ),
    _work(
        "service",
        """
        agress balie$ bezoeker boze gastvrij klantgericht klantvriendelijk loket reizig service vriendelijk wachttijd
        """,
        (
            "ik begroet iedereen die binnenkomt binnen een minuut",
            "ik herhaal eerst wat de ander vraagt",
        ),
        (
            "in tien gesprekken achter elkaar gedaan",
            "een 8 in het tevredenheidsonderzoek",
        ),
        (
            "voor de zomerdrukte",
            "binnen drie maanden",
        ),
    ),
    _work(
        "growing",
        """
        doorgroei functie groeien hogerop loopbaan promotie voorman
        """,
        (
            "ik vervang de voorman een week",
            "ik loop een dag mee met iemand die dit werk doet",
        ),
        (
            "drie keer vervangen en nabesproken",
            "op een interne vacature gesolliciteerd",
        ),
        (
            "voor 1 september",
            "binnen een jaar",
        ),
    ),
    _work(
        "health",
        """
        bewegen conditie eten$ fit$ fitter gezond moe$ overwerk pauze roken rug$ slaap slapen sport tillen vitaal
        """,
        (
            "ik neem elke dienst een halfuur pauze",
            "ik ga twee dagen per week om vijf uur naar huis",
        ),
        (
            "acht weken lang, bijgehouden in mijn agenda",
            "hooguit één avond overwerk per maand",
        ),
        (
            "voor de zomervakantie",
            "binnen drie maanden",
        ),
    ),
    _work(
        "order",
        """
        balans effectie efficien georden organiser overzicht plannen planning prioriteit rust$ stress
        structu tijd$ werkdruk
        """,
        (
            "ik plan op maandag mijn drie belangrijkste taken",
            "ik zet mijn mail twee uur per dag uit",
        ),
        (
            "vier weken lang alle taken op vrijdag af",
            "hooguit twee keer per maand overwerk",
        ),
        (
            "voor de zomervakantie",
            "binnen drie maanden",
        ),
    ),
)

GENERAL: Final = _work(
    "general",
    "",
    (
        "ik doe deze taak zelf van begin tot eind",
        "ik leg mijn werk uit aan een nieuwe collega",
    ),
    (
        "drie keer gedaan zonder hulp",
        "mijn leidinggevende heeft het gezien en akkoord gegeven",
    ),
    (
        "voor 1 juli",
        "binnen drie maanden",
    ),
)
