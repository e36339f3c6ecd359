"""Dutch for the goal checker: the words and patterns in which goals are written.

Everything that is Dutch about *reading* a goal stands here, so that another language adds a file beside this
one. All patterns are matched against normalised text (see `goals_cues.normalise`): lower case, straight quotes,
no accents except in "één". No pattern nests quantifiers, so matching stays linear in the text.
"""

from __future__ import annotations

import re
from typing import Final


def listed(words: str) -> tuple[str, ...]:
    """The words of a list, as a tuple."""
    return tuple(words.split())


# --- verbs ------------------------------------------------------------------------------------------------

# Things others can see someone do at work. Infinitives; `verb_forms` derives the regular forms.
ACTION_VERBS: Final = listed(
    """
    aanbieden aanbrengen aanleggen aanleren aanmaken aanmelden aannemen aanpassen aanreiken aanschrijven
    aansluiten aanspreken aansturen aanvragen aanvullen achterhalen adviseren afbouwen afdrukken
    afhandelen afleggen afleveren afmonteren afnemen afrekenen afronden afsluiten afspreken aftekenen
    afwassen afwerken agenderen analyseren archiveren automatiseren bakken balanceren bedienen begeleiden
    begroeten behandelen beheren bekabelen bellen beluisteren bemiddelen beoordelen bereiden berekenen
    beschrijven besparen bespreken bestellen besturen betalen bezoeken bijhouden bijsturen bijvullen
    bijwerken binnenhalen boeken boren bouwen buigen calculeren certificeren coachen coderen controleren
    coordineren corrigeren declareren delegeren deployen desinfecteren documenteren doorgeven
    doorverbinden draaien dragen drukken evalueren factureren fileren filmen foutzoeken frezen graveren
    hechten herschrijven herstellen hijsen implementeren inboeken inbrengen indelen indienen
    ingeven inklaren inkopen inkorten inladen inleveren inmeten innaaien inpakken inplannen inregelen
    inrichten inroosteren inscannen inschatten inschrijven inspecteren inspreken installeren instellen
    interviewen inventariseren invoeren invullen inwerken kalibreren katheteriseren keuren klaarleggen
    klaarmaken klaarzetten koken kopieren laden lassen leegmaken leggen leiden lesgeven leveren lossen
    luisteren mailen masseren melden mengen meten migreren mixen modelleren monteren naaien nabellen
    nakijken noteren notuleren observeren omstellen omzetten onderhandelen onderhouden onderzoeken
    ontleden ontmantelen ontwerpen opbellen opbergen openen opleiden opleveren oplossen opmaken opmeten
    opnemen oppompen opruimen opschrijven opstarten opstellen opvolgen opvragen organiseren overdragen
    overleggen overnemen overzetten parkeren plaatsen plannen poetsen posten presenteren prikken
    printen prioriteren programmeren publiceren raadplegen rapporteren refactoren registreren reinigen
    repareren reviewen rijden rondleiden samenstellen samenvatten scannen schakelen schilderen schoonmaken
    schrijven schuren serveren signaleren slijpen smeren snijden snoeien solderen spreken spuiten stapelen
    steriliseren stoken strijken stucen sturen tanken tappen tekenen tellen terugbellen testen tillen
    toedienen toelichten toepassen toetsen trainen trancheren uitdelen uitleggen uitlezen
    uitnodigen uitpakken uitproberen uitrekenen uitrollen uitschrijven uitsturen uitvoeren uitwerken
    uitwisselen uitzoeken vastleggen vegen verbinden verbouwen verdelen verhelpen verkopen verlijmen
    vermelden verpakken verplaatsen verspenen versturen vertalen vertellen vervangen verversen verwerken
    verwijderen verzenden verzorgen vlechten voegen voeren voorbereiden voordoen voorleggen voorlezen
    voorzitten vullen wassen wegen wegwerken weigeren werven wisselen zaaien zagen zetten
    """
)

# Forms of these verbs that are far more often something else ("druk", "mijn plaats", "als coach").
NOT_ACTION: Final = frozenset(
    listed(
        """
    zorg gebruik regel
    boek boeken coach druk laat lag last leiden leider leiding les lood meer melding meng overleg plaats
    plan plannen planning post staart steek stuur test toets toetsen toon trek vast wegen wens werk werkt
    wissel zin
    """
    )
)

# Verbs that need a thing beside them before anyone can see something happen.
THIN_ACTION_VERBS: Final = listed(
    """
    brengen doen gebruiken geven halen houden krijgen leren maken nemen omgaan regelen vragen werken
    zorgen
    """
)

# What people go and do in order to learn; on its own it says nothing about what it must yield.
LEARNING_VERBS: Final = listed(
    """
    aanmelden bekijken beluisteren bestuderen bezoeken bijwonen deelnemen doorlopen doornemen hospiteren
    inlezen inschrijven kijken lezen meedraaien meekijken meelopen meerijden meewerken observeren oefenen
    opgeven schaduwen sparren spiegelen uitproberen verdiepen volgen
    """
)

LEARNING_NOUNS: Final = listed(
    """
    bijeenkomst bijeenkomsten bijscholing boek coaching coachtraject conferentie congres cursus cursussen
    e-learning elearning intervisie kennissessie leergang leerlijn les lessen lezing masterclass
    meeloopdag module modules nascholing opfriscursus opleiding opleidingen podcast podcasts stage studie
    studiedag supervisie symposium training trainingen traject vorming webinar webinars workshop workshops
    zelfstudie
    """
)

# Verbs that name a change without saying what one would see.
VAGUE_VERBS: Final = listed(
    """
    aanpakken aanscherpen bevorderen bijblijven bijdragen bijschaven bijspijkeren doorgroeien
    doorontwikkelen groeien loslaten meegroeien ontdekken ontplooien ontwikkelen ontwikkeling opbouwen
    optimaliseren professionaliseren profileren specialiseren stimuleren terugdringen uitbreiden
    verbeteren verbetering verbreden verdiepen verfijnen vergroten verhogen verkennen verlagen verminderen
    versterken
    """
)

# --- words ------------------------------------------------------------------------------------------------

# Qualities and directions: nobody can see these happen.
QUALITIES: Final = listed(
    """
    adviesvaardigheden afwisseling assertiviteit balans band besluitvaardigheid betrokkenheid carriere
    communicatie communicatievaardigheden competentie competenties computervaardigheden creativiteit
    daadkracht deskundigheid digitale discipline effectiviteit efficientie empathie energie ervaring
    expertise flexibiliteit focus functie geduld gespreksvaardigheden gezondheid grenzen houding
    initiatief inzicht kennis klantgerichtheid klantvriendelijkheid kwaliteit leiderschap
    leiderschapskwaliteiten loopbaan managementvaardigheden motivatie nauwkeurigheid niveau
    ondernemerschap overtuigingskracht overzicht persoonlijkheid plezier potentieel
    presentatievaardigheden proactiviteit professionaliteit rol rust samenwerken samenwerking service
    sfeer sociale stressbestendigheid structuur taalvaardigheid talent talenten teamgeest teamspirit
    timemanagement toekomst uitdaging uitstraling vaardig vaardigheden vaardigheid vakbekwaamheid
    vakkennis vakmanschap variatie verantwoordelijkheden verantwoordelijkheid verkoopvaardigheden
    vertrouwen vitaliteit weerbaarheid werk-prive werkdruk werkhouding werkplezier werkprivebalans
    zelfkennis zelfstandigheid zelfvertrouwen zelfzekerheid zichtbaarheid zorgvuldigheid
    """
)

# Comparatives that are common in goals; the endings below catch the regular rest.
COMPARATIVES: Final = listed(
    """
    accurater actiever assertiever beter betere bewuster blijer breder commercieler completer consequenter
    creatiever dieper digitaler diplomatischer doelgerichter duidelijker duurzamer eerlijker effectiever
    efficienter evenwichtiger fijner fitter flexibeler frisser gastvrijer geduldiger gelukkiger
    gemakkelijker gemotiveerder georganiseerder gestructureerder gezelliger gezonder gezondere goedkoper
    goedkopere groter grotere handiger harder hoger hogere inzetbaarder juister kalmer klantgerichter
    klantvriendelijker klantvriendelijkere kleiner kleinere korter kritischer lager lagere langer
    lekkerder leuker lichter liever losser makkelijker meer mensgerichter milder minder moderner mondiger
    mooier mooiere nauwkeuriger netter nuchterder ontspannener opener oplossingsgerichter positiever
    preciezer prettiger proactiever professioneler rapper relaxter rendabeler resultaatgerichter ruimer
    rustiger scherper schoner schonere secuurder servicegerichter simpeler slanker slimmer slimmere
    sneller snellere socialer soepeler stabieler sterker steviger stiller stipter strakker strenger
    stressbestendiger tactischer trager vaker veiliger vitaler vlotter vlugger vriendelijker vrijer warmer
    wijder zakelijker zekerder zekerdere zelfredzamer zelfstandiger zelfverzekerder zichtbaarder zinvoller
    zorgvuldiger zuiniger zwaarder
    """
)

# Words that look like comparatives and are none.
NOT_COMPARATIVE: Final = frozenset(
    listed(
        """
    ander andere beginner beheerder binder cijfer computer december eerder eigener filter helder kader
    klantenwijzer later leider leidinggever manager november offerte oktober onder over partner
    planner september server teamleider trainer verder verkoper verpleger wijzer zonder
    """
    )
)

# --- patterns ---------------------------------------------------------------------------------------------

NUMBER_WORDS: Final = (
    "één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|"
    "achttien|negentien|twintig|vijfentwintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|"
    "tweehonderd|vijfhonderd|duizend|tien|anderhalf|anderhalve|een tiental|een dozijn"
)
MONTHS: Final = (
    "januari|jan|februari|febuari|feb|maart|mrt|april|apr|mei|juni|jun|juli|jul|augustus|aug|september|sept|sep|"
    "oktober|okt|november|nov|december|dec"
)
_UNIT_OF_TIME: Final = (
    "dag|dagen|week|weken|wk|maand|maanden|mnd|kwartaal|kwartalen|jaar|jaren|jr|werkdag|werkdagen|uur|uren|u|"
    "minuten|min|minuut|seconden|kwartier"
)
_WEEKDAY: Final = (
    "maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|ochtend|middag|avond|nacht|dienst|shift|weekend|"
    "maandagochtend|maandagmiddag|dinsdagmiddag|donderdagmiddag|vrijdagmiddag|vrijdagochtend|werkdag"
)

# Numbers that only say when. They are masked before numbers are looked for.
DATE_LIKE: Final = re.compile(
    rf"""
      \b\d{{1,2}}\s*[-/.]\s*\d{{1,2}}\s*[-/.]\s*(?:20)?\d\d\b
    | \b\d{{1,2}}(?:e|ste|de|sten)?\s+(?:{MONTHS})\b\.?(?:\s+(?:20\d\d|'\d\d|\d\d(?=\s*(?:$|[.,;)]|t/m|tot\b))))?
    | \b(?:{MONTHS})\b\.?\s+(?:20\d\d|'\d\d)
    | \b(?:voor|tegen|tot|op|t/m|tem|t\.e\.m\.|uiterlijk|vanaf|van)\s+(?:de\s+
        |den\s+)?\d{{1,2}}\s*[-/]\s*\d{{1,2}}\b
    | \b(?:voor|tegen|uiterlijk|vanaf)\s+(?:de|den)\s+\d{{1,2}}(?:e|ste|de)\b
    | \b(?:week|wk|weken)\.?\s*\d{{1,2}}(?:\s*(?:t/m|tot|tot\sen\smet|-|tem)\s*(?:week\s*|wk\s*)?\d{{1,2}})?\b
    | \b(?:q|k|kw)\s?[1-4]\b | \b(?:kwartaal|trimester|semester|periode|blok)\s+[1-4]\b
    | \b(?:eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e|1ste|2de|3de|4de)\s+
        (?:kwartaal|trimester|semester|helft|half\s?jaar|week|maand|periode)\b
    | \b(?:in|voor|tegen|eind|einde|begin|medio|sinds|vanaf|van|tot|zomer|najaar|voorjaar|heel|jaar
        |schooljaar)\s+20\d\d\b
    | \b20[1-4]\d(?:\s*-\s*20\d\d)?\b
    | \b(?:over|na|komende|komend|eerste|laatste|volgende|binnen\snu\sen|binnen)\s+(?:de\s+)?(?:ongeveer\s+
        |zo'n\s+|een\s+)?
        (?:\d+(?:[.,]\d+)?|{NUMBER_WORDS})\s*(?:{_UNIT_OF_TIME})?(?:maand|maanden|mnd|mnden|week|weken|wk
          |jaar|jr|jaren|kwartalen)\b
    | \b(?:binnen|over)\s+(?:het|een|anderhalf|anderhalve|half)\s+(?:half\s+)?(?:jaar|kwartaal|maand|week)\b
    | \b(?:al|sinds|bijna|ruim)\s+(?:\d+|{NUMBER_WORDS})\s+(?:jaar|maanden|weken|mnd)\b
    | \b(?:op\s+mijn|als\s+ik)\s+\d+(?:e|ste|de)?\b | \b\d+(?:e|ste|de)\s+verjaardag\b
    """,
    re.X,
)

# Numbers that belong to a name, a place or a given situation. They measure nothing.
NAME_LIKE: Final = re.compile(
    rf"""
      \b(?:office|windows|microsoft|m|d|dynamics|excel|word|power\s?bi|exact|afas|sap|s/4|iso|nen|nen-en|en
        |haccp|nta|
           versie|release|python|java|angular|c\+\+|ios|android|web|industrie|industry|photoshop|autocad
             |revit|tia|
           model|type|form|formulier|artikel|art\.?|wet|ww|code|cat|categorie|route|snelweg|a|n|e|p|lijn
             |bus|tram|hal|
           loods|gebouw|blok|vleugel|afdeling|afd\.?|unit|kamer|lokaal|zaal|verdieping|etage|keuken|kassa
             |balie|
           winkel|filiaal|vestiging|machine|oven|pers|bank|robot|cel|silo|tank|perron|dok|gate|stelling
             |straat|zone|
           sector|regio|district|wijk|wijkteam|ploeg|team|groep|klas|leerjaar|fase|pand|huis|nr\.?|nummer
             |depot|post|sprint)
        [\s-]?\d+[a-z]?\b
    | \b(?:iso|nen|en)[\s-]?\d{{3,5}}(?:-\d+)?\b
    | \b\d+[a-z]\b(?=\s*$|[,.;\s])(?<!\du)(?<!\dx)(?<!\dk)(?<!\dm)
    | \b(?:mijn|m'n|onze|ons|zijn|haar|hun|jullie)\s+(?:andere\s+)?(?:\d+|{NUMBER_WORDS})\s+(?!keer)\w+
    | \b(?:met|onder|van|voor|door|zijn|richting|naar|aan)\s+(?:de\s+|z'n\s+|zo'n\s+|een\s+)?(?:\d+
        |{NUMBER_WORDS})\s+
        (?:man|mensen|mannen|vrouwen|collega|collegas|collega's|kinderen|vestigingen|afdelingen|teams
          |locaties|filialen|
           teamgenoten|medewerkers|vennoten|directeuren|bazen|chefs|seniors|jongens|meiden|personen|zieken)\b
    | \bde\s+(?:\d+|{NUMBER_WORDS})\s+(?:collega's|kinderen|vestigingen|afdelingen|teams|locaties|filialen
        |directeuren|seniors|
           winkels|vennoten|zieken|kernwaarden)\b
    | \b(?:nu|al|bijna|ruim|pas)\s+(?:\d+|{NUMBER_WORDS})\s+(?:jaar|jr|maanden)\b | \bben\s+(?:nu\s+)?\d\d\b
    | \b(?:hebben|zijn)\s+er\s+(?:dit\s+jaar\s+|nu\s+)?\d+(?=\s*$|[.,])
    | \b24/7\b | \b\d+-jarigen?\b | \b(?:covid|b2b|b2c|h2o|co2|4x4|3d|2d|5s|6s|365|360|s7|m365|o365
        |d365)\b(?!\s*feedback)
    | \b[a-z]+\d+\b(?<!x\d)
    | \b(?:schaal|functieschaal|caoschaal)\s+\d+\b
    """,
    re.X,
)

_JUDGES: Final = (
    r"\w*(?:leidinggevende|teamleider|praktijkbegeleider|mentor|chef|manager|coach|collega's|baas|begeleider|werkbegeleider|"
    r"opdrachtgever|klant|klanten|docent|voorman|directeur|directie|verantwoordelijke|diensthoofd|praktijkopleider|opleider|"
    r"meester|meter|senior|sectie|team|auditor|examinator|keurmeester|commissie|ouders|bewoners|gasten|patienten|deelnemers|"
    r"leerlingen|supervisor|coordinator|secretaris|voorzitter|architect|engineer|arts|planner)"
)
_INSTRUMENTS: Final = (
    r"\w*(?:tevredenheidsonderzoek|tevredenheidsenquete|klanttevredenheid|medewerkersonderzoek|enquete|audit|meting|nulmeting|"
    r"steekproef|evaluatieformulier|feedbackformulier|observatielijst|checklist|aftekenlijst|peiling|bevraging|kijkwijzer|"
    r"visitatie|keuring|logboek|logboekje|turf|dashboard|boordcomputer|monitor|mto|nps|csat|rubric|mystery|b1-scan|inspectie|"
    r"klantonderzoek|beoordelingsformulier|meetrapport|lijstje|scorelijst|evaluatie)|360[ -]graden\w*"
)

_COUNTED: Final = rf"(?:\d+(?:[.,]\d+)*|{NUMBER_WORDS})"

# Each measurable cue: a name, and the pattern that finds it.
MEASURE_PATTERNS: Final[dict[str, re.Pattern[str]]] = {
    # "binnen 2 werkdagen", "om 6u45": how fast or at what hour, not until when
    "norm": re.compile(
        rf"""\bbinnen\s+(?:de\s+)?{_COUNTED}\s*(?:werkdag|werkdagen|dag|dagen|uur|uren|u\b|minuten|min\b|minuut|
              seconden|werkuren|tellen)(?:en)?\b
           | \bbinnen\s+(?:het|een|één)\s+(?:kwartier|uur|half\s+uur|dag|werkdag)\b
           | \b(?:om|voor|vanaf|tegen|uiterlijk)\s+(?:uiterlijk\s+)?\d{{1,2}}\s?(?:u|uur|h)\s?\d{{0,2}}\b
           | \b(?:om|voor|vanaf|tegen|uiterlijk)\s+\d{{1,2}}[:.]\d{{2}}\b(?!\.?\d)
           | \b(?:dezelfde|zelfde)\s+dag\b | \bbinnen\s+de\s+(?:norm|termijn|tijd|gestelde\s+tijd)\b
           | \bop\s+tijd\b""",
        re.X,
    ),
    # "minder dan 3 fouten", "terug naar zes weken": a comparison with a number
    "bound": re.compile(
        rf"""\b(?:minder|meer|hoger|lager|langer|korter|sneller|vaker|beter)\s+dan\s+(?:een\s+|de\s+)?{_COUNTED}\b
           | \bnaar\s+(?:maximaal\s+|hooguit\s+|gemiddeld\s+)?{_COUNTED}\s+(?:{_UNIT_OF_TIME})\b
           | \b(?:onder|boven|beneden|ten\s+hoogste|hoogstens|hooguit|ten\s+minste|minstens|minimaal
              |maximaal|niet\s+meer\s+dan)
              \s+(?:de\s+|een\s+)?{_COUNTED}\b""",
        re.X,
    ),
    "percent": re.compile(
        r"\d+(?:[.,]\d+)?\s*(?:%|procent|pct)|\b(?:de\s+helft|een\s+derde|een\s+kwart|driekwart)\b"
    ),
    "money": re.compile(
        r"(?:€|eur\b|euro\b)\s*\d[\d.,]*|\d[\d.,]*\s*(?:k\s*)?(?:€|eur\b|euro\b|euro's\b)|\b\d[\d.]*,-"
    ),
    "frequency": re.compile(
        rf"""\b(?:elke|iedere|elk|ieder)\s+(?:\w+\s+)?(?:{_UNIT_OF_TIME}|{_WEEKDAY}|keer|ronde|overdracht|overleg|teamoverleg|
              vergadering|sprint|les|rit|bestelling|periode|ploegwissel|lesuur|levering|maandag\w*|dinsdag\w*|
              woensdag\w*|donderdag\w*|vrijdag\w*|zaterdag\w*|zondag\w*)\b
           | \b(?:dagelijks|wekelijks|maandelijks|jaarlijks|driemaandelijks|tweewekelijks|tweemaandelijks
             |per\s+kwartaal|
              halfjaarlijks|2-wekelijks|2wekelijks)e?\b
           | \b(?:{_COUNTED})\s?(?:x|keer|maal|keren)\b
           | \b(?:per|p/|p\.)\s?(?:{_UNIT_OF_TIME}|w|{_WEEKDAY})\b | \bin\s+de\s+(?:week|maand)\b
           | \bom\s+de\s+(?:week|dag|{_COUNTED}\s+\w+)\b | \b(?:één|een|ne)\s?(?:maal|keer)\s+per\b""",
        re.X,
    ),
    "level": re.compile(
        r"""\b(?:niveau|level|taalniveau)\s?(?:\d\+?|[abc][12]\b\+?|mbo|hbo|f\b)|\b[abc][12]-niveau\b|\b(?:mbo|hbo|wo)[\s-]?niveau\b
          |\b[1-4]f\b|\bniveau\s+(?:twee|drie|vier)\b|\b(?:mbo|hbo)-?\s?[1-4]\b|\bop\s+[abc][12]\b""",
        re.X,
    ),
    "score": re.compile(
        r"""\b(?:een|minstens|minimaal|tenminste|gemiddeld|gemiddelde|cijfer|score|nps|van|naar|met|op)\s+(?:een\s+|van\s+)?
              \d(?:[.,]\d)?(?=\s|$|[,.;)])(?!\s*(?:%|procent|uur))
          | \b(?:een|minstens)\s+(?:zes|zeven|acht|negen|voldoende)\b(?!\s+\w+en\b)
          | \bbij\s+de\s+(?:beste|eerste|top)\s+\w+ | \btop\s?(?:\d+|drie|vijf|tien)\b
          | \b(?:score|scoort|scoren|scoor|voldoende|ruim\s+voldoende|nps|csat|cijfer|kpi|kpi's)\b""",
        re.X,
    ),
    "certificate": re.compile(
        r"""\b\w*(?:diploma|diploma's|certificaat|certificaten|certificering|getuigschrift|getuigschriften|brevet|attest|attesten|
              bewijs|rijbewijs|bevoegdheid|akte|propedeuse|registratie|licentie)\b(?!\s*nodig)
          | \b\w*(?:examen|examens|tentamen|tentamens|assessment|eindopdracht|praktijkproef
            |vaardigheidstoets)\b
          | \b(?:gediplomeerd|gecertificeerd|gecertifieerd|gekwalificeerd|geslaagd|slagen|slaag|bevoegd
            |bekwaam\s+verklaard)\b
          | \b(?:behalen|behaal|behaald|behaalt|op\s+zak)\b
          | \bhaal\b[^.\n]{1,50}\b\w*(?:pas|pasje|papieren|vergunning|erkenning|aantekening)\b""",
        re.X,
    ),
    "certificate_name": re.compile(
        r"\b(?:vca|vol-vca|bhv|ehbo|green\s+belt|yellow\s+belt|black\s+belt|prince2|itil|psm|pdb|pdl|nima|istqb|toefl|ielts|haccp|svh|adr|big)\b"
        r"|\b(?:az|ms|sc|dp|pl)-\d{3}\b|\bcode\s?95\b|\bpsm\s?[123]\b"
    ),
    "done": re.compile(
        r"""\b(?:afronden|afgerond|afrond|afgeronde|afgewerkt|afwerken|voltooid|voltooien|opgeleverd|opleveren|oplever|
              ingeleverd|inleveren|ingediend|indienen|gepubliceerd|publiceren|goedgekeurd|goedgekeurde
                |ondertekend|
              getekend|ingevoerd|vastgesteld|vaststellen|afgemaakt|afmaken|doorgevoerd|uitgerold|operationeel|
              overgedragen|afgetekend|aftekenen|aangeleverd|geinstalleerd|opgezet|gelanceerd|aangesteld
                |benoemd|gehaald|halen|
              afsluiten\s+met|doorlopen\s+hebben|uitgelezen)\b
          | \b(?:rond|maak|werk|sluit)\b[^.\n]{1,70}\baf\b | \blever\b[^.\n]{1,70}\b(?:op|in)\b
            | \bdien\b[^.\n]{1,70}\bin\b
          | \b(?:is|zijn|staat|staan|heb|hebben|heeft|ligt|hangt|mag|moet)[ ](?:[^\s.]+[ ]){0,5}(?:klaar|af
            |online|live|gereed|beschikbaar|in\s+gebruik|rond|op\s+intranet)\b
          | \b(?:klaar|af|rond)\s+(?:hebben|is|zijn|heb|in|voor|op|voor)\b|\bin\s+gebruik\b
            |\bop\s+(?:het\s+)?(?:intranet|sharepoint|prikbord)\b
          | \bopgenomen\s+in\b | \b(?:live|online)\s+(?:zetten|gezet|gaan|staan)\b
          | \b(?:hangt|hangen|staat|staan|ligt|liggen|komt|komen|mag)\b[^.\n]{1,60}\b
            (?:op|aan|in|bij)\s+(?:de|het|onze?)\s+(?:muur|wand|deur|site|website|lijst|kaart|radio|map|dossier|dossiers|systeem|etalage|krant|server
              |register|schap|agenda|bord|kast|archief)\b
          | \bop\s+de\s+(?:lijst|kaart|rol)\b[^.\n]{0,40}\b(?:staan|komen)\b
          | \b(?:gedrukt|uitgedeeld|verstuurd|geplaatst|aangenomen|overgenomen|ingericht|opgehangen)\b""",
        re.X,
    ),
    # A finished thing told as such: "heb ik ... geschreven", "zijn ... ingewerkt"
    "perfect": re.compile(
        r"""\b(?:heb|hebben|heeft|is|zijn|ben)\b[ ](?:[^\s.]+[ ]){0,14}?
            (?:(?:in|uit|op|aan|af|door|over|voor|mee|na|om|toe|bij|weg|vast|samen|rond)?ge[a-z]{3,}(?:d|t|en)
            |(?:be|ver|her|ont)[a-z]{3,}(?:d|t|en))\b""",
        re.X,
    ),
    "zero": re.compile(
        r"""\b(?:nooit\s+meer|geen\s+enkele?|foutloos|foutvrij|storingsvrij|klachtenvrij|
              zonder\s+(?:een\s+|één\s+)?(?:enkele\s+)?(?:fouten|fout|klachten|opmerkingen|herstel
                |correcties|correctie|incidenten|schade|
               ongevallen|afkeur|kasverschil|kasverschillen|spiekbriefje|wijzigingen|wijziging|vertraging
                 |lekkage|krassen)|
              geen\s+(?:opmerkingen|aanmerkingen|klachten?|fouten|schades?|meldingen|correcties|ongevallen|overwerk|afkeur
                |incidenten|achterstand|achterstanden|
               overuren|tekorten|boetes|afwijkingen|openstaande|retouren|rode|kasverschillen|derving))\b
          | \b(?:is|zijn|op|naar|tot)\s+(?:[^\s.]+\s+){0,4}nul\b | \bnul\s+\w+ | \b0\s+(?!\d)[a-z]\w+""",
        re.X,
    ),
    "all": re.compile(
        r"\b(?:allemaal|alle\s+\w+|niet\s+meer|niemand\s+meer|niets\s+meer|ieder(?:e)?\s+\w+|elk(?:e)?\s+\w+|volledig\w*)\b"
    ),
    "judge": re.compile(
        rf"""\b(?:beoordeeld|goedgekeurd|bevestigd|getoetst|geobserveerd|afgetekend|gecontroleerd|nagekeken|vastgesteld|gemeten|bevonden|verklaard
            |gecheckt|gekeurd|getekend|nagezien|nagelezen|nagemeten|geaccordeerd|nageteld|afgenomen)\s+door\b
          | \bdoor\s+(?:mijn|m'n|de|een|onze)\s+\w+\s+(?:\w+\s+)?(?:beoordeeld|goedgekeurd|bevestigd
            |getoetst|afgetekend|gecontroleerd|vastgesteld|verklaard)\b
          | \bvolgens\s+(?:mijn|de|onze|het|m'n|een|mn)\s+(?:\w+\s+)?(?:{_JUDGES}
            |{_INSTRUMENTS})\b(?!\s+(?:moet|kom|ben|mag|praat|heb|doe|ga|loop|blijf|reageer|mis|ontbreekt
              |is\s+er|vind)\b)
          | \b(?:goedkeuring|akkoord|handtekening|beoordeling|aftekening)\s+van\b
          | \b(?:{_JUDGES})\s+(?:[^\s.]+\s+){{0,4}}(?:bevestigt|bevestigen|bevestigd|tekent|tekenen
            |beoordeelt|beoordelen|akkoord|goedkeurt|keurt|checkt|
               controleert|controleren|observeert|aftekent|goedkeuren|toetst|luistert|kijkt\s+\w+\s+na
                 |geeft\s+(?:me|mij|een|daarna)|geven\s+(?:me|mij|een))\b
          | \b[a-z]+\s+(?:keurt\s+(?:ze|het|dat|hem)|tekent\s+(?:af|dat|het|mij|me)|kijkt\s+(?:ze|het
            |dat)\s+na|houdt\s+(?:de\s+teller|het)\s+bij)\b
          | \b(?:de|mijn|mn|m'n|onze|den)\s+\w+(?:\s+van\s+\w+)?\s+(?:beslist|beoordeelt|controleert|keurt|checkt
            |tekent\s+af|telt\s+(?:na|mee)|meet\s+(?:na|het))\b
          | \bmag\b[^.\n]{{0,60}}\bvan\s+(?:de|het|mijn|mn|m'n|onze|den)\s+\w+
          | \bmet\s+(?:\w+\s+)?(?:stempel|handtekening|paraaf)\b
          | \b(?:heeft|hebben)\s+\w+\s+(?:getekend|afgetekend|goedgekeurd)\b
          | \b(?:aanneemt|goedvindt|afvinkt|instemt|akkoord\s+geeft)\b
          | \b(?:{_INSTRUMENTS})\b""",
        re.X,
    ),
    "alone": re.compile(
        r"""\b(?:zelfstandig|zelfstandige|eigenhandig|zonder\s+(?:hulp|begeleiding|begeleider|toezicht)|in\s+mijn\s+eentje
              |op\s+(?:eigen\s+houtje|m(?:ij|')?n\s+eentje)
              |zonder\s+dat\s+(?:er\s+)?(?:iemand|een\s+begeleider|een\s+collega|ik\s+hulp)
              |alleen\s+(?:draaien|doen|kunnen|staan|openen|sluiten))\b""",
        re.X,
    ),
    "product": re.compile(
        r"""\b(?:\w*(?:handleiding|werkinstructie|instructiekaart|stappenplan|draaiboek|protocol|rapport|verslag|
               portfolio|overzicht|inwerkplan|inwerkmap|plan\s+van\s+aanpak|dashboard|checklist|presentatie|
               website|app|prototype|adviesnota|beleidsnotitie|notitie|nota|projectplan|businesscase|format
                 |sjabloon|
               lesplan|zorgplan|jaarplan|marketingplan|ontwerp|meesterproef|artikel|handboek|filmpje|video
                 |script|tool|
               spreadsheet|rooster|menukaart|recept|planbord|folder|poster|nieuwsbrief))(?:s|en|'s)?\b""",
        re.X,
    ),
    "count": re.compile(
        rf"""(?:\b(?:minstens|minimaal|tenminste|ten\s+minste|maximaal|max|min\.|hoogstens|zeker|gemiddeld)\s+)?\b{_COUNTED}\s+
              (?!(?:jaar|jaren|maand|maanden|mnd|weken|week|wk|jr|jarige|keer|x)\b)[a-z]\w+
          | \bvan\s+\d[\d.,]*\s+(?:\w+\s+)?(?:naar|tot)\s+\d[\d.,]*
          | \b\d[\d.,]*\s?(?:u|uur|min|km|kg|m2|st|stuks|ton|pt|punten)\b
          | \b(?:eerste|tweede|derde|één|1)\s+(?:eigen\s+)?\w+""",
        re.X,
    ),
}

# Read as an end by themselves, these say how fast something is done each time, or look back.
NO_END: Final = re.compile(
    rf"""binnen\s+(?:de\s+)?{_COUNTED}\s*(?:werkdag|uur|uren|u\b|min|sec|werkuren|tellen)
       | binnen\s+(?:de\s+)?(?:[1-5]|één|een|twee|drie|vier|vijf)\s+dag | binnen\s+(?:het|een
         |één)\s+(?:kwartier|uur|dag|werkdag)
       | na\s+(?:\w+\s+)?(?:{_COUNTED}|een)\s+(?:jaar|maand|week|weken|dag|uur) | nu$""",
    re.X,
)

MAGIE_PATTERN: Final = re.compile(
    r"""\b(?:wij|we|ons\s+team|onze\s+(?:afdeling|ploeg|winkel|keuken|school|klas|organisatie|dienst)|samen|met\s+z'n\s+allen|
          met\s+zijn\s+allen|iedereen|elke\s+(?:klant|gast|collega|bewoner|leerling|burger|patient|inwoner
            |medewerker|bezoeker)|
          iedere\s+(?:klant|gast|collega|bewoner|leerling|burger|patient|inwoner|medewerker|bezoeker))\b""",
    re.X,
)
MAGIE_IMAGE_PATTERN: Final = re.compile(
    r"""\b(?:de\s+plek\s+waar|het\s+team\s+waar|de\s+(?:afdeling|ploeg|winkel|keuken|school|dienst|werkplek|buurt|stad|gemeente)\s+(?:waar|die)|
          trots|trotse|droom|dromen|bruisend|bruisende|warm|warme|thuis|glimlach|visitekaartje|hart
            |voorbeeld\s+voor|inspireren|
          inspirerend|inspirerende|verschil\s+maken|het\s+verschil|bergen\s+verzetten|stralen|straalt
            |uitblinken|
          de\s+beste|de\s+leukste|de\s+fijnste|de\s+gezelligste|graag\s+(?:komt|komen|werkt|werken
            |terugkomt|terugkomen)|
          om\s+de\s+hoek|wereld|vonk|vuur|passie|samen\s+sterk|voor\s+elkaar|schouder|niemand\s+zich|welkom
            |gezien\s+en\s+gehoord|
          zin\s+(?:in|heeft|hebben)|fluitend|goesting|ambassadeur|ambassadeurs|uithangbord|eerste\s+keuze
            |wow)\b""",
    re.X,
)

WISH_PATTERN: Final = re.compile(
    r"""\b(?:ik\s+(?:wil|zou|wens|hoop|droom|ga|moet|mag|heb\s+zin)|graag|zou\s+willen|mijn\s+(?:doel|ambitie|wens)|goesting)\b""",
    re.X,
)
OPEN_END_PATTERN: Final = re.compile(
    r"""\b(?:zo\s+snel\s+mogelijk|zsm|z\.s\.m\.?|asap|ooit|op\s+termijn|op\s+de\s+lange\s+termijn|binnenkort|in\s+de\s+toekomst|later|
          op\s+den\s+duur|geleidelijk|op\s+een\s+dag|te\s+zijner\s+tijd|de\s+komende\s+tijd|voortaan
            |vanaf\s+nu|doorlopend|
          regelmatig|af\s+en\s+toe|steeds|altijd|continu|vaker|wat\s+vaker|meteen|gauw|eens)\b""",
    re.X,
)
VAGUE_PHRASES: Final = re.compile(
    r"""\b(?:iets|dingen|van\s+alles|en\s+zo|etc|enz|enzovoort|wat\s+meer|een\s+beetje|goed\s+(?:kunnen|worden|zijn|doen|functioneren|in)|
          zo\s+\w+\s+mogelijk|optimaal|optimale|maximaal\s+(?:inzetten|benutten)|op\s+een\s+(?:prettige
            |goede|fijne|effectieve)\s+\w+|
          onder\s+de\s+knie|stappen\s+(?:zetten|maken)|lekker\s+in\s+mijn\s+vel|beheersing|basiskennis
            |voldoende|in\s+balans|
          mezelf|mijzelf|uit\s+mijn\s+comfortzone|op\s+de\s+hoogte|up-to-date|up\s+to\s+date
            |breed\s+inzetbaar|
          (?:andere|nieuwe)\s+(?:uitdaging|uitdagingen|stap|dingen|taken)|meedenken|mijn\s+(?:grenzen|draai
            |plek)|
          lekkerder|prettig|goed\s+gevoel|goed\s+voelen)\b""",
    re.X,
)

# A course with a topic is specific, a course alone is not.
_COURSE: Final = (
    r"(?:cursus|training|opleiding|workshop|bijscholing|nascholing|vorming|leergang|masterclass|webinar|module|"
    r"e-learning|opfriscursus|studie)"
)
# A course, an optional preposition, and the word that may be its topic (checked by `goals_cues`).
COURSE_TOPIC_PATTERN: Final = re.compile(
    rf"\b{_COURSE}(?P<link>\s+(?:in|over|voor|tot|als|van|rond|met|op)(?:\s+(?:het|de|een|mijn))?)?"
    r"\s+['\"]?(?P<topic>[a-z0-9][\w'-]*)"
)
COURSE_COMPOUND_PATTERN: Final = re.compile(
    r"\b(?!(?:bij|na|vak|vervolg|op|om|her|avond|dag|thuis|online|korte|bedrijfs|basis|deel|school)-?"
    r"(?:scholing|opleiding|cursus|training|diploma|certificaat)\b)[a-z][\w-]{2,}"
    r"(?:cursus|training|opleiding|workshop|scholing|masterclass|opleidingen|diploma|certificaat|brevet|bewijs|examen|"
    r"attest)\b"
)
CERTIFICATE_TOPIC_PATTERN: Final = re.compile(
    r"\b(?:diploma|certificaat|getuigschrift|brevet|attest|examen|akte|toets|licentie|bevoegdheid|rijbewijs)"
    r"(?P<link>\s+(?:in|voor|van|als|tot)(?:\s+(?:het|de|een))?)?\s+(?P<topic>[a-z0-9][\w'-]*)"
)
# Words after a course or a diploma that are no topic.
NO_TOPIC: Final = frozenset(
    listed(
        """
    aan aanvragen afgerond afmaken afrond afronden afsluiten als april augustus beginnen behaald behalen
    bekijk bekijken bezoeken bij binnen binnenkort budget buiten daarna dag dagen dan dat de december deze
    die dit doen dus een eens en en/of enzo ergens euro februari functie ga gaan gaat gedaan gehaald
    gericht gevolgd goed haal halen heb hebben hebt heeft het iets ik in is jaar januari juli juni kan
    keer kerst kiezen komen kost kosten krijg krijgen kunnen later leren lessen lijkt maand maar maart mag
    mei met misschien moet mogen najaar nemen nog november of ofzo oktober om online ook op oppak oppakken
    per plus regelen samen september starten te tegen toekomst uit uur verlengen via volg volgen volgt
    voorjaar waar waarmee waarvan wat week weg wel welke werk wil willen winter zal zelf zijn zit zitten
    zodra zoeken zomer zou
    """
    )
)
COURSE_PATTERN: Final = re.compile(
    rf"\b[\w-]*{_COURSE}(?:en|s|sen|je|jes|tje|tjes)?\b|\b\w*(?:stage|coachtraject|certificeringstraject|traject)\b"
)
START_PATTERN: Final = re.compile(
    rf"\b(?:vanaf|met\s+ingang\s+van)\s+(?:(?:de|het|begin|half|eind)\s+)?(?:\d{{1,2}}\s+(?:{MONTHS})|\w+)(?:\s+20\d\d)?"
)
# "voor 1 mei 20 offertes": the number after the month counts things, it is no year.
DATE_THEN_COUNT: Final = re.compile(
    rf"(?<=\d\s)({MONTHS})\s(?=\d{{1,3}}\s+(?!tot\b|tem\b|en\b|heb\b|wil\b|ben\b|moet\b|kan\b|ga\b|is\b|zal\b)[a-z]{{3}})"
)
IMPROVING: Final = frozenset(
    listed("verbeteren verbeter verbetert verbetering optimaliseren optimaliseer optimaliseert")
)
# "zo goed mogelijk" and the like: there is always more of it.
ENDLESS_PATTERN: Final = re.compile(
    r"\b(?:zo\s+\w+\s+(?:als\s+)?mogelijke?|steeds\s+\w+er|optimale?|optimaliser\w+|maximaliser\w+|naar\s+een\s+hoger\s+(?:niveau|plan))\b"
)
# Things that are only "a thing": "2 doelen", "een papiertje" say nothing about what they are about.
GENERIC: Final = frozenset(
    listed(
        """
    attest attesten bijscholing certificaat certificaatje certificaten certificering cursus cursusje
    cursussen ding dingen diploma diploma's doel doelen doelstelling doelstellingen e-learning e-learnings
    iets leerdoel leerdoelen lijst nascholing niveau opdracht opleiding opleidingen papier papiere
    papieren papiertje papiertjes persoonlijke plan punten schaal stage stap stappen succes target targets
    training trainingen traject verbeterpunt verbeterpunten vinkje vinkjes voldoende vorming workshop
    workshops
    """
    )
)

# What everyone works with or for; as a topic it says nothing about this goal.
EVERYONES: Final = frozenset(
    listed(
        """
    anders mogelijk baas volgens allemaal lastig precies altijd gelukkig trots prive openbaar lekker steeds soms eerst
    jongens instelling omgeving tevreden
    team dienst organisatie afdeling werk functie rol bedrijf schooljaar mensen collega collega's leven toekomst baan
    leidinggevende ploeg man stek werkplek zaak vak mezelf terrein gebied manier dag dingen winkel plek kans
    """
    )
)

STOP_WORDS: Final = frozenset(
    listed(
        """
    drie vier vijf zeven acht negen tien twintig
    aan af al alle alles als ander andere begin behalve ben beter bij binnen collega collega's daar dag
    dagen dan dat de deze die dit doe doel doen doet door dus echt een eens eerste eigen eind einde elk
    elkaar elke en ene er erg ergens ga gaan gaat ge geen gewoon gij goed goede graag haar had halen half
    heb hebben heeft heel hele het hier hij hoe hun ieder iedere ik in is jaar jaren je jij kan keer
    komende krijgen kunnen leren maand maanden maar mag maken me medio meer men mensen merk met mezelf mij
    mijn minder moet moeten mogen na naar niet nog nooit nu of om omdat onder ons onze ook op over per
    persoonlijke samen sinds snel soms steeds te tegen ten terugkomt tijdens toe tot tussen tweede u uit
    uur uw van vanaf veel via vind volgend volgende voor vooral waar waarbij waren was wat we week weer
    weinig weken wel werk werken weten wie wij wil willen worden wordt zal ze zeer zelf zelfs zij zijn zo
    zodat zonder zou zullen
    """
    )
)
