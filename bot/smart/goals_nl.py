"""Dutch for the goal checker: the words and patterns in which goals are written.

Everything that is Dutch about *reading* a goal stands here, so that another language adds a file beside this
one. All patterns are matched against normalised text (see `goals_cues.normalise`): lower case, straight quotes,
no accents except in "één". No pattern nests quantifiers, so matching stays linear in the text.
"""

from __future__ import annotations

import re
from typing import Final

# --- verbs ------------------------------------------------------------------------------------------------

# Things others can see someone do at work. Infinitives; `verb_forms` derives the regular forms.
ACTION_VERBS: Final = """
aanbieden aanbrengen aanleggen aanleren aanmaken aanmelden aannemen aanpassen aanreiken aanschrijven aansluiten
aanspreken aansturen aanvragen aanvullen achterhalen adviseren afbouwen afdrukken afhandelen afleggen afleveren
afmonteren afnemen afrekenen afronden afsluiten afspreken aftekenen afwassen afwerken agenderen analyseren archiveren
automatiseren bakken balanceren bedienen begeleiden begroeten beheren behandelen bekabelen bellen beluisteren
bemiddelen beoordelen bereiden berekenen beschrijven besparen bespreken besturen bestellen betalen bezoeken bijhouden
bijvullen bijsturen bijwerken binnenhalen boeken boren bouwen brengen buigen calculeren certificeren coachen
coderen coordineren controleren corrigeren declareren delegeren deployen desinfecteren documenteren doorgeven
doorverbinden draaien dragen drukken evalueren factureren fileren filmen foutzoeken frezen geven graveren
hechten herschrijven herstellen hijsen implementeren inboeken inbrengen indienen indelen infuseren ingeven inklaren
inkopen inkorten inladen inleveren inmeten innaaien inplannen inpakken inregelen inrichten inroosteren inscannen
inschatten inschrijven inspecteren inspreken installeren instellen interviewen inventariseren invoeren invullen
inwerken katheteriseren keuren kalibreren klaarleggen klaarmaken klaarzetten koken kopieren laden lassen leegmaken
leggen leiden leren lesgeven leveren lossen luisteren maken mailen masseren melden mengen meten migreren mixen
modelleren monteren naaien nabellen nakijken noteren notuleren observeren omstellen omzetten onderhandelen onderhouden
onderzoeken ontleden ontmantelen ontwerpen opbellen opbergen openen opleiden opleveren oplossen opmaken opmeten
opnemen oppompen opruimen opschrijven opstarten opstellen opvolgen opvragen organiseren overdragen overleggen
overnemen overzetten parkeren plaatsen plannen plaveien poetsen posten prikken presenteren printen prioriteren
programmeren publiceren raadplegen rapporteren refactoren registreren reinigen repareren reviewen rijden
rondleiden samenstellen samenvatten scannen schakelen schilderen schoonmaken schrijven schuren serveren signaleren
slijpen smeren snijden snoeien solderen spreken spuiten stapelen sterilizeren stoken strijken stucen sturen tanken
tappen tekenen tellen terugbellen testen tillen toedienen toelichten toepassen toetsen trainen trancheren tweeten
uitdelen uitleggen uitlezen uitnodigen uitpakken uitproberen uitrekenen uitrollen uitschrijven uitsturen uitvoeren
uitwerken uitwisselen uitzoeken vastleggen vegen verbinden verbouwen verdelen verhelpen verkopen verlijmen vermelden
verpakken verplaatsen verspenen versturen vertalen vertellen vervangen verversen verwerken verwijderen verzenden verzorgen
vlechten voegen voeren voordoen voorbereiden voorleggen voorlezen voorzitten vragen vullen wassen wegen wegwerken weigeren
werven wisselen zaaien zagen zetten
""".split()

# What people go and do in order to learn; on its own it says nothing about what it must yield.
LEARNING_VERBS: Final = """
volgen meelopen meekijken meedraaien meewerken meerijden oefenen lezen doorlopen bijwonen deelnemen bestuderen
doornemen inlezen kijken bekijken beluisteren inschrijven aanmelden opgeven bezoeken verdiepen sparren uitproberen
spiegelen observeren schaduwen hospiteren
""".split()

LEARNING_NOUNS: Final = """
cursus cursussen training trainingen opleiding opleidingen workshop workshops bijscholing nascholing vorming
leergang masterclass webinar webinars e-learning elearning module modules stage zelfstudie coaching intervisie
supervisie congres symposium studiedag opfriscursus coachtraject traject leerlijn lessen les meeloopdag
bijeenkomst bijeenkomsten conferentie kennissessie lezing podcast podcasts boek studie
""".split()

# Verbs that name a change without saying what one would see.
VAGUE_VERBS: Final = """
verbeteren ontwikkelen groeien doorgroeien versterken vergroten verhogen verbreden verdiepen uitbreiden
professionaliseren optimaliseren bijspijkeren bijschaven aanscherpen ontplooien bijdragen specialiseren profileren
doorontwikkelen bijblijven opbouwen aanpakken meegroeien stimuleren bevorderen verfijnen ontdekken verkennen
loslaten
""".split()

# --- words ------------------------------------------------------------------------------------------------

# Qualities and directions: nobody can see these happen.
QUALITIES: Final = """
zelfvertrouwen communicatie assertiviteit structuur rust overzicht balans werkplezier plezier motivatie
verantwoordelijkheid verantwoordelijkheden leiderschap leiderschapskwaliteiten flexibiliteit stressbestendigheid
efficientie effectiviteit klantgerichtheid klantvriendelijkheid samenwerking samenwerken houding betrokkenheid
zichtbaarheid kennis vaardigheid vaardigheden ervaring timemanagement kwaliteit service werkdruk sfeer uitstraling
creativiteit geduld empathie inzicht uitdaging variatie afwisseling loopbaan carriere toekomst persoonlijkheid
vakmanschap vakkennis vakbekwaamheid proactiviteit initiatief ondernemerschap besluitvaardigheid overtuigingskracht
daadkracht nauwkeurigheid zorgvuldigheid discipline focus energie vitaliteit werk-prive werkprivebalans
communicatievaardigheden sociale computervaardigheden managementvaardigheden gespreksvaardigheden presentatievaardigheden
adviesvaardigheden verkoopvaardigheden taalvaardigheid digitale vaardig rol functie niveau potentieel talent talenten
zelfstandigheid zelfkennis zelfzekerheid weerbaarheid gezondheid werkhouding teamspirit teamgeest band vertrouwen
professionaliteit deskundigheid expertise competenties competentie grenzen
""".split()

# Comparatives that are common in goals; the endings below catch the regular rest.
COMPARATIVES: Final = """
beter betere sneller snellere slimmer goedkoper goedkopere gezonder gezondere klantgerichter klantvriendelijker
efficienter effectiever duidelijker zekerder zelfverzekerder sterker steviger rustiger socialer zichtbaarder
actiever proactiever creatiever flexibeler nauwkeuriger zorgvuldiger handiger netter vlotter scherper strakker
breder dieper hoger lager groter kleiner langer korter vaker meer minder makkelijker gemakkelijker leuker fijner
prettiger vriendelijker opener eerlijker geduldiger kritischer zakelijker zelfstandiger gestructureerder
georganiseerder assertiever veiliger schoner duurzamer professioneler completer consequenter soepeler losser
bewuster mondiger vitaler fitter digitaler moderner milder strenger harder stiller evenwichtiger positiever
""".split()

# Words that look like comparatives and are none.
NOT_COMPARATIVE: Final = frozenset(
    """eerder manager teamleider verder later onder zonder ander andere over leider leidinggever beheerder eigener
    opener verkoper helder kader wijzer binder filter december oktober september november verpleger cijfer
    klantenwijzer trainer offerte planner beginner computer server partner""".split()
) - {"opener"}

# --- patterns ---------------------------------------------------------------------------------------------

NUMBER_WORDS: Final = (
    "één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|"
    "achttien|negentien|twintig|vijfentwintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig|honderd|"
    "tweehonderd|vijfhonderd|duizend|tien|anderhalf|anderhalve|half|halve|enkele tientallen|een tiental|een dozijn"
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
    | \b\d{{1,2}}(?:e|ste|de|sten)?\s+(?:{MONTHS})\b\.?(?:\s+(?:20\d\d|'?\d\d\b))?
    | \b(?:{MONTHS})\b\.?\s+(?:20\d\d|'\d\d)
    | \b(?:voor|tegen|tot|op|t/m|tem|t\.e\.m\.|uiterlijk|vanaf|van)\s+(?:de\s+|den\s+)?\d{{1,2}}\s*[-/]\s*\d{{1,2}}\b
    | \b(?:voor|tegen|uiterlijk|vanaf)\s+(?:de|den)\s+\d{{1,2}}(?:e|ste|de)\b
    | \b(?:week|wk|weken)\.?\s*\d{{1,2}}(?:\s*(?:t/m|tot|tot\sen\smet|-|tem)\s*(?:week\s*|wk\s*)?\d{{1,2}})?\b
    | \b(?:q|k|kw)\s?[1-4]\b | \b(?:kwartaal|trimester|semester|periode|blok)\s+[1-4]\b
    | \b(?:eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e|1ste|2de|3de|4de)\s+
        (?:kwartaal|trimester|semester|helft|half\s?jaar|week|maand|periode)\b
    | \b(?:in|voor|tegen|eind|einde|begin|medio|sinds|vanaf|van|tot|zomer|najaar|voorjaar|heel|jaar|schooljaar)\s+20\d\d\b
    | \b20[1-4]\d(?:\s*-\s*20\d\d)?\b
    | \b(?:over|na|komende|komend|eerste|laatste|volgende|binnen\snu\sen|binnen)\s+(?:de\s+)?(?:ongeveer\s+|zo'n\s+|een\s+)?
        (?:\d+(?:[.,]\d+)?|{NUMBER_WORDS})\s*(?:{_UNIT_OF_TIME})?(?:maand|maanden|mnd|mnden|week|weken|wk|jaar|jr|jaren|kwartalen)\b
    | \b(?:binnen|over)\s+(?:het|een|anderhalf|anderhalve|half)\s+(?:half\s+)?(?:jaar|kwartaal|maand|week)\b
    | \b(?:al|sinds|bijna|ruim)\s+(?:\d+|{NUMBER_WORDS})\s+(?:jaar|maanden|weken|mnd)\b
    | \b(?:op\s+mijn|als\s+ik)\s+\d+(?:e|ste|de)?\b | \b\d+(?:e|ste|de)\s+verjaardag\b
    """,
    re.X,
)

# Numbers that belong to a name, a place or a given situation. They measure nothing.
NAME_LIKE: Final = re.compile(
    rf"""
      \b(?:office|windows|microsoft|m|d|dynamics|excel|word|power\s?bi|exact|afas|sap|s/4|iso|nen|nen-en|en|haccp|nta|
           versie|release|python|java|angular|c\+\+|ios|android|web|industrie|industry|photoshop|autocad|revit|tia|
           model|type|form|formulier|artikel|art\.?|wet|ww|code|cat|categorie|route|snelweg|a|n|e|p|lijn|bus|tram|hal|
           loods|gebouw|blok|vleugel|afdeling|afd\.?|unit|kamer|lokaal|zaal|verdieping|etage|keuken|kassa|balie|
           winkel|filiaal|vestiging|machine|oven|pers|bank|robot|cel|silo|tank|perron|dok|gate|stelling|straat|zone|
           sector|regio|district|wijk|ploeg|team|groep|klas|leerjaar|jaar|bouw|fase|pand|huis|nr\.?|nummer|depot|post)
        [\s-]?\d+[a-z]?\b
    | \b(?:iso|nen|en)[\s-]?\d{{3,5}}(?:-\d+)?\b
    | \b\d+[a-z]\b(?=\s*$|[,.;\s])(?<!\du)(?<!\dx)(?<!\dk)(?<!\dm)
    | \b(?:mijn|onze|de|met\smijn|met\sonze|met\sde|m'n)\s+(?:andere\s+)?(?:\d+|{NUMBER_WORDS})\s+
        (?:collega|collegas|collega's|kinderen|vestigingen|afdelingen|teams|locaties|filialen|zonen|dochters|maten|
           teamgenoten|mensen|medewerkers|broers|winkels|vennoten|directeuren|bazen|chefs|kernwaarden|jongens|meiden)\b
    | \b24/7\b | \b\d+-jarigen?\b | \b(?:covid|b2b|b2c|h2o|co2|4x4|3d|2d|5s|6s|365|360|s7|m365|o365|d365)\b(?!\s*feedback)
    | \b[a-z]+\d+\b(?<!x\d)
    | \b(?:schaal|functieschaal|caoschaal)\s+\d+\b
    """,
    re.X,
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
    "percent": re.compile(r"\d+(?:[.,]\d+)?\s*(?:%|procent|pct)|\b(?:de\s+helft|een\s+derde|een\s+kwart|driekwart)\b"),
    "money": re.compile(r"(?:€|eur\b|euro\b)\s*\d[\d.,]*|\d[\d.,]*\s*(?:k\s*)?(?:€|eur\b|euro\b|euro's\b)|\b\d[\d.]*,-"),
    "frequency": re.compile(
        rf"""\b(?:elke|iedere|elk|ieder)\s+(?:\w+\s+)?(?:{_UNIT_OF_TIME}|{_WEEKDAY}|keer|ronde|overdracht|overleg|teamoverleg|
              vergadering|sprint|les|klant|rit|cliënt|client|bestelling|periode|ploegwissel|lesuur|maandag\w*|dinsdag\w*|
              woensdag\w*|donderdag\w*|vrijdag\w*|zaterdag\w*|zondag\w*)\b
           | \b(?:dagelijks|wekelijks|maandelijks|jaarlijks|driemaandelijks|tweewekelijks|tweemaandelijks|per\s+kwartaal|
              halfjaarlijks|2-wekelijks|2wekelijks)e?\b
           | \b(?:{_COUNTED})\s?(?:x|keer|maal|keren)\b
           | \b(?:per|p/|in\s+de)\s?(?:{_UNIT_OF_TIME}|{_WEEKDAY})\b
           | \bom\s+de\s+(?:week|dag|{_COUNTED}\s+\w+)\b | \b\d+x\b | \b(?:één|een)\s?(?:maal|keer)\s+per\b
           | \bs\s?weekly\b""",
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
          | \b(?:score|scoort|scoren|scoor|voldoende|ruim\s+voldoende|nps|csat|cijfer|kpi|kpi's)\b""",
        re.X,
    ),
    "certificate": re.compile(
        r"""\b\w*(?:diploma|certificaat|certificering|certificaten|getuigschrift|brevet|attest|bewijs|deelcertificaat|
              rijbewijs|heftruckbewijs|praktijkbewijs|bevoegdheid|onderwijsbevoegdheid|akte|lasdiploma|propedeuse|vakdiploma)\b(?!\s*nodig)
          | \b\w*(?:examen|examens|toets|tentamen|tentamens|assessment|proeve|eindopdracht|praktijkproef|theorie-examen)\b
          | \b(?:gediplomeerd|gecertificeerd|gecertifieerd|gekwalificeerd|geslaagd|slagen|slaag|big-registratie|big\s+geregistreerd|
              vca|bhv|ehbo|lean\s+(?:green|yellow|black)\s+belt|green\s+belt|yellow\s+belt|prince2|itil|psm|hbo-diploma)\b
          | \b(?:behalen|behaal|behaald|behaalt)\b""",
        re.X,
    ),
    "done": re.compile(
        r"""\b(?:afronden|afgerond|afrond|afgeronde|afgewerkt|afwerken|voltooid|voltooien|opgeleverd|opleveren|oplever|
              ingeleverd|inleveren|ingediend|indienen|gepubliceerd|publiceren|goedgekeurd|goedgekeurde|ondertekend|
              getekend|ingevoerd|vastgesteld|afgemaakt|afmaken|doorgevoerd|uitgerold|live|operationeel|
              gepresenteerd|overgedragen|afgetekend|aftekenen|aangeleverd|geïnstalleerd|geinstalleerd|opgezet|
              gelanceerd|aangemeld|ingeschreven|geregistreerd|aangesteld|benoemd|gehaald|halen|gelezen|gevolgd|gemaakt|
              geschreven|gebouwd|uitgewerkt|ingericht|opgesteld|ontworpen|verkocht|geplaatst|gegeven|gedaan|gehouden|uitgevoerd)\b
          | \b(?:is|zijn|staat|staan|heb|hebben|heeft|ligt)\s+(?:\w+\s+){0,4}(?:klaar|af|online|erop|beschikbaar|gereed|in\s+gebruik|op\s+intranet)\b
          | \b(?:klaar|af)\s+(?:hebben|is|zijn|heb)\b|\bin\s+gebruik\b|\bop\s+(?:intranet|sharepoint|de\s+website|teams)\b
          | \bopgenomen\s+in\b""",
        re.X,
    ),
    "zero": re.compile(
        r"""\b(?:nooit\s+meer|geen\s+enkele?|nul|foutloos|foutvrij|zonder\s+(?:een\s+|één\s+)?(?:enkele\s+)?
              (?:fouten|fout|klachten|opmerkingen|herstel|correcties|correctie|hulp|begeleiding|toezicht|incidenten|
               schade|ongevallen|afkeur|verlet|spiekbriefje|papier|omwegen)|geen\s+(?:klachten?|fouten|schades?|
               meldingen|correcties|ongevallen|overwerk|afkeur|incidenten|achterstand|achterstanden|overuren|tekorten|
               boetes|afwijkingen|openstaande|retouren|rode)|niemand\s+meer|niets\s+meer|niet\s+meer|nergens\s+meer)\b
          | \ballemaal\b|\balle\s+\w+""",
        re.X,
    ),
    "judge": re.compile(
        r"""\b(?:beoordeeld|goedgekeurd|bevestigd|getoetst|geobserveerd|afgetekend|gecontroleerd|nagekeken|vastgesteld)\s+door\b
          | \bdoor\s+(?:mijn|de|een|onze)\s+\w+\s+(?:beoordeeld|goedgekeurd|bevestigd|getoetst|afgetekend|gecontroleerd)\b
          | \bvolgens\s+(?:mijn|de|onze|het|m'n)\s+\w+
          | \b(?:leidinggevende|teamleider|praktijkbegeleider|mentor|chef|manager|coach|collega's|team|baas|begeleider|werkbegeleider|
               opdrachtgever|klant|klanten|docent|teamchef|voorman|ploegbaas|directeur|verantwoordelijke|meester|diensthoofd)\s+
              (?:\w+\s+){0,3}(?:bevestigt|bevestigen|bevestigd|tekent|beoordeelt|beoordelen|akkoord|geeft\s+aan|geven\s+aan|goedkeurt|keurt|vindt\s+dat|vinden\s+dat|ziet|zien|zegt|zeggen|merkt|merken|oordeelt|checkt|controleert)\b
          | \b\w*(?:tevredenheidsonderzoek|tevredenheidsenquete|klanttevredenheid|enquete|audit|meting|nulmeting|steekproef|
               evaluatieformulier|feedbackformulier|observatie|observatielijst|checklist|aftekenlijst|peiling|bevraging|
               360-gradenfeedback|360\s+graden\s+feedback|inspectie|keuring|visitatie|dashboard|medewerkersonderzoek|review|
               functioneringsgesprek|beoordelingsgesprek|beoordeling|kwaliteitscontrole|mystery|rapportage)\b
          | \bakkoord\s+van\b""",
        re.X,
    ),
    "alone": re.compile(r"\b(?:zelfstandig|zelfstandige|eigenhandig|zonder\s+hulp|in\s+mijn\s+eentje|alleen\s+(?:draaien|doen|kunnen|staan|openen|sluiten))\b"),
    "product": re.compile(
        r"""\b(?:\w*(?:handleiding|werkinstructie|instructiekaart|stappenplan|draaiboek|protocol|rapport|verslag|
               portfolio|overzicht|inwerkplan|inwerkmap|plan\s+van\s+aanpak|dashboard|checklist|presentatie|
               website|app|prototype|adviesnota|beleidsnotitie|notitie|nota|projectplan|businesscase|format|sjabloon|
               lesplan|zorgplan|jaarplan|marketingplan|ontwerp|meesterproef|artikel|handboek|filmpje|video|script|tool|
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

MAGIE_PATTERN: Final = re.compile(
    r"""\b(?:wij|we|ons\s+team|onze\s+(?:afdeling|ploeg|winkel|keuken|school|klas|organisatie|dienst)|samen|met\s+z'n\s+allen|
          met\s+zijn\s+allen|iedereen|elke\s+(?:klant|gast|collega|bewoner|leerling|burger|patient|inwoner|medewerker|bezoeker)|
          iedere\s+(?:klant|gast|collega|bewoner|leerling|burger|patient|inwoner|medewerker|bezoeker))\b"""
    , re.X,
)
MAGIE_IMAGE_PATTERN: Final = re.compile(
    r"""\b(?:de\s+plek\s+waar|het\s+team\s+waar|de\s+(?:afdeling|ploeg|winkel|keuken|school|dienst|werkplek|buurt|stad|gemeente)\s+(?:waar|die)|
          trots|trotse|droom|dromen|bruisend|bruisende|warm|warme|thuis|glimlach|visitekaartje|hart|voorbeeld\s+voor|inspireren|
          inspirerend|inspirerende|verschil\s+maken|het\s+verschil|bergen\s+verzetten|stralen|straalt|uitblinken|
          de\s+beste|de\s+leukste|de\s+fijnste|de\s+gezelligste|graag\s+(?:komt|komen|werkt|werken|terugkomt|terugkomen)|
          om\s+de\s+hoek|wereld|vonk|vuur|passie|samen\s+sterk|voor\s+elkaar|schouder|niemand\s+zich|welkom|gezien\s+en\s+gehoord|
          zin\s+(?:in|heeft|hebben)|fluitend|goesting|ambassadeur|ambassadeurs|uithangbord|eerste\s+keuze|wow)\b"""
    , re.X,
)

WISH_PATTERN: Final = re.compile(
    r"""\b(?:ik\s+(?:wil|zou|wens|hoop|droom|ga|moet|mag|heb\s+zin)|graag|zou\s+willen|mijn\s+(?:doel|ambitie|wens)|goesting)\b""", re.X
)
OPEN_END_PATTERN: Final = re.compile(
    r"""\b(?:zo\s+snel\s+mogelijk|zsm|z\.s\.m\.?|asap|ooit|op\s+termijn|op\s+de\s+lange\s+termijn|binnenkort|in\s+de\s+toekomst|later|
          op\s+den\s+duur|geleidelijk|op\s+een\s+dag|te\s+zijner\s+tijd|de\s+komende\s+tijd|voortaan|vanaf\s+nu|doorlopend|
          regelmatig|af\s+en\s+toe|steeds|altijd|continu|vaker|wat\s+vaker|meteen|gauw|eens)\b""",
    re.X,
)
VAGUE_PHRASES: Final = re.compile(
    r"""\b(?:iets|dingen|van\s+alles|en\s+zo|etc|enz|enzovoort|wat\s+meer|een\s+beetje|goed\s+(?:kunnen|worden|zijn|doen|functioneren|in)|
          zo\s+\w+\s+mogelijk|optimaal|optimale|maximaal\s+(?:inzetten|benutten)|op\s+een\s+(?:prettige|goede|fijne|effectieve)\s+\w+|
          onder\s+de\s+knie|stappen\s+(?:zetten|maken)|lekker\s+in\s+mijn\s+vel|beheersing|basiskennis|voldoende|in\s+balans|
          mezelf|mijzelf|uit\s+mijn\s+comfortzone|op\s+de\s+hoogte|up-to-date|up\s+to\s+date|breed\s+inzetbaar|
          (?:andere|nieuwe)\s+(?:uitdaging|uitdagingen|stap|dingen|taken)|meedenken|mijn\s+(?:grenzen|draai|plek)|
          lekkerder|prettig|goed\s+gevoel|goed\s+voelen)\b""",
    re.X,
)

# A course with a topic is specific, a course alone is not.
_COURSE: Final = r"(?:cursus|training|opleiding|workshop|bijscholing|nascholing|vorming|leergang|masterclass|webinar|module|e-learning|opfriscursus|studie)"
COURSE_TOPIC_PATTERN: Final = re.compile(
    rf"""\b{_COURSE}\s+(?:in\s+|over\s+|voor\s+|tot\s+|als\s+|van\s+|rond\s+)?(?!(?:te|volg\w*|doen|gaan|gedaan|gevolgd|wil|kan|mag|die|dat|of|en|om|bij|per|voor|aan|met|op|is|zijn|heb|
            afrond\w*|afgerond|ik|de|het|een|in|via|zoeken|kiezen|van|met|goed|behalen|halen|voor|nog|dit|binnen|tegen|kost|gericht|waar|uit|starten|beginnen)\b)[a-z0-9]\w+
       | \b{_COURSE}\s+(?:in|over|voor|tot|als|van|rond|met)\s+(?:het|de|een)?\s*(?!(?:werk|mijn|de|het|een|mei|juni|juli|{MONTHS})\b)[a-z]\w+
       | \b(?!(?:bij|na|vak|vervolg|op|om)(?:scholing|opleiding|cursus|training)\b)[a-z][\w-]{{2,}}(?:cursus|training|opleiding|workshop|scholing|module|masterclass)\b""",
    re.X,
)
COURSE_PATTERN: Final = re.compile(rf"\b[\w-]*{_COURSE}(?:en|s|sen)?\b")

STOP_WORDS: Final = frozenset(
    """de het een en of in op van voor met aan bij te om dat die dit er is zijn wordt worden ben wil ik mij me mijn mezelf
    we wij ons onze hun haar zijn je jij u ze zij hij men als dan dus maar ook nog wel niet geen zo naar uit over
    door tot tegen onder na binnen tijdens zodat omdat waarbij waar wat wie hoe kan kunnen moet moeten mag mogen zal
    zou zullen gaan ga gaat doen doe doet hebben heb heeft had was waren al alle alles veel weinig graag daar hier
    deze dit zelf elkaar eigen via per vanaf sinds jaar maand week dag uur dagen weken maanden jaren komende volgend
    volgende eind einde begin half medio eens ge gij uw ene andere ander nu toe af heel erg zeer weer ten eerste tweede
    meer minder beter goed goede werk werken leren willen doel krijgen halen maken""".split()
)
