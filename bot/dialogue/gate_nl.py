"""What is Dutch and Flemish about telling an answer from a request: the one place of the gate that knows the language.

Three things stand here: near-exact commands (`_COMMANDS`), what a question makes of words (`_TAKEN_AS_ANSWER`,
`KINDS`), and groups of words that mean the same to the trained model (`CONCEPTS`). All of it is matched against
text as `gate_text.plain` leaves it: lower case, no accents. A command is matched against a whole message, so none
can fire inside a story.
"""

# ruff: noqa: E501 - a pattern broken over lines is harder to read than a long one

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, Literal

from bot.learning.lexicon import lexicon
from bot.plan.questions import PREPARATION, REFLECTION

Kind = Literal["open", "goal", "support", "number", "date", "choice", "progress", "start", "to someone"]

# What sort of answer each question waits for. A question that is not listed is treated as "open", the most careful kind.
KINDS: Final[dict[str, Kind]] = {
    "welcome": "start",
    **dict.fromkeys((*REFLECTION, *PREPARATION, "share_summary"), "open"),
    **dict.fromkeys(("goal", "activity", "result", "goal_specific", "goal_measurable"), "goal"),
    **dict.fromkeys(("planning", "goal_time_bound", "talk_on"), "date"),
    "support": "support",
    **dict.fromkeys(("confidence", "start_level"), "number"),
    "confidence_raise": "goal",
    **dict.fromkeys(
        ("acceptance", "sentence", "another_goal", "priority", "share_what", "share_confirm", "sign", "serves"),
        "choice",
    ),
    **dict.fromkeys(("pick_person", "talk_held", "decide_goal", "finalize"), "choice"),
    "reward": "goal",
    **dict.fromkeys(("remark", "promises", "sign_view", "sign_reply", "amendment"), "to someone"),
    **dict.fromkeys(("first_step", "adjust_text"), "goal"),
    "adjust_cell": "choice",
    **dict.fromkeys(("progress_status", "progress_speedup", "progress_meets", "progress_adjust"), "progress"),
    **dict.fromkeys(("eval_reached", "eval_performance", "eval_career"), "progress"),
}

_PARTS: Final[dict[str, tuple[str, ...]]] = {
    "start": ("welcome",),
    "reflection": (
        "strengths", "enjoy", "used", "improve", "direction", "other_roles", "ambition", "learn",
    ),
    "goal": (
        "goal", "activity", "result", "planning", "support", "acceptance", "confidence", "start_level", "reward",
        "serves", "first_step", "goal_specific", "goal_measurable", "goal_time_bound", "confidence_raise", "sentence",
        "another_goal", "priority",
    ),
    "sharing": ("share_summary", "share_what", "share_confirm", "sign", "sign_view", "sign_reply", "amendment"),
    "preparation": (
        "org_direction", "competences_now", "competences_needed", "role_change", "competences_future",
        "other_roles_fit",
    ),
    "talk": ("pick_person", "talk_on", "talk_held", "decide_goal", "adjust_cell", "adjust_text", "remark", "promises", "finalize"),
    "progress": ("progress_status", "progress_speedup", "progress_meets", "progress_adjust"),
    "evaluation": ("eval_reached", "eval_performance", "eval_career"),
}  # fmt: skip
PART_OF: Final[dict[str, str]] = {question: part for part, ids in _PARTS.items() for question in ids}

# Words around a command that change nothing about it.
_BEFORE = (
    r"(?:(?:ok|oke|okay|oki|ja|jaja|hoi|hey|hee|hallo|dag|sorry|pardon|excuseer|eh|eeh|ehm|uh|uhm|hm|hmm|nou|goh|allee|allez|alle|amai|"
    r"zeg|bon|goed|prima|dus|dan|en|bot|popbot|pff|pfff|pfoe|tja|toe|nee|neen|neeh|euh|he|ah|oh|o|please|plz|"
    r"kom|doe|gewoon|graag|liever|nu|toch|even|ff|effe|effen|maar|mja|yo|sjonge|man|och|ach|fr|bro|ngl|eerlijk) )*"
)
_AFTER = (
    r"(?: (?:aub|a u b|svp|s v p|alsjeblieft|alsjeblief|alstublieft|asjeblieft|alst|please|plz|pls|graag|even|ff|effe|effen|"
    r"maar|gewoon|nu|dan|hoor|he|ok|oke|okay|bedankt|dank je|dankje|dank u|danku|dankjewel|thx|thanks|merci|mercikes|"
    r"eens|es|toch|liever|nou|ja|gerust|sorry|groetjes|lol|haha|hahaha|xd|jongen|he zeg|zeg|bot))*"
)
_SOFT = r"(?:(?:nu|nou|toch|even|eventjes|ff|effe|effen|effekes|eens|es|maar|gewoon|graag|liever|gerust|best|hier|er|eerst|wel|beter|dus|dan) )*"
_I = r"(?:(?:ik (?:wil|wou|zou|zal|ga|moet|kan|denk dat ik|wens|wilde|had)|ikke|wil|wou|laat (?:me|mij|ons)|laten we|ik|kunde?|kun je|kan je|kan u|kunt u|wil je|wilt u|mag ik|zou ik|we|wij) )?"
_THIS = (
    r"(?:(?:deze|dees|dit|die|dat|de|het|den|een|1|huidige|hem|m|'m|dees hier|deze hier) )?"
    r"(?:(?:vraag|vraagje|vragen|vrg|stap|onderdeel|stukje|deel|punt|veld|een|1|stuk|gedeelte) )?"
)
_CHANGE = r"(?:aanpassen|wijzigen|veranderen|verbeteren|corrigeren|herzien|bewerken|herschrijven|rechtzetten|aanvullen|overdoen|opnieuw doen|anders doen|nakijken en aanpassen)"
_DATA = r"(?:alles|alle(?:s)? (?:gegevens|antwoorden)|mijn (?:antwoorden|gegevens|invoer|concept|pop|plan|voorbereiding|formulier)|(?:heel )?(?:het|de) (?:hele )?(?:boel|zooi|gesprek|formulier|plan|voorbereiding|ding|handel|zootje)|heel de boel|de hele (?:boel|zooi|handel))"
_LATER = (
    r"(?:later|straks|morgen|overmorgen|vanavond|vanmiddag|morgenvroeg|morgenochtend|maandag|dinsdag|woensdag|donderdag|vrijdag|"
    r"zaterdag|zondag|volgende week|na de (?:lunch|pauze|middag|middagpauze|dienst|vergadering|koffie)|na het eten|na mijn (?:dienst|shift|werk|pauze|vergadering|lunch)|"
    r"een andere keer|een ander moment|op een ander moment|na het weekend|thuis|vanuit huis|daarna|dadelijk|zo meteen|seffens|subiet)"
)
_SEEN = r"(?:overzicht|samenvatting|overzichtje|stand van zaken|antwoorden|tussenstand|plan|pop|voortgang|ingevulde antwoorden|concept)"
_PERSON = (
    r"(?:een |n |'n |'ne |ne |nen )?(?:echte? |levende? |gewone? |menselijke )?"
    r"(?:mens|persoon|iemand|medewerker|medewerkster|mensch|collega|collega van (?:hr|personeelszaken|p&o)|hr medewerker|hr-medewerker|iemand van (?:hr|personeelszaken|p&o|p en o|de hr|de personeelsdienst|het team)|iemand in het echt|echt iemand|vertrouwenspersoon|de vertrouwenspersoon|hr|de hr|personeelszaken|de personeelsdienst|de helpdesk|helpdesk|mens van vlees en bloed)"
)
_TALK = r"(?:spreken|praten|bellen|chatten|aan de lijn|te spreken|contact|overleggen|babbelen|klappen|mailen)"

_COMMANDS: Final[dict[str, tuple[str, ...]]] = {
    "skip": (
        rf"{_I}{_SOFT}{_THIS}{_SOFT}(?:overslaan|over slaan|oversla|overslaag|skippen|skip|laten voor wat (?:het|ie) is)",
        rf"(?:ik )?{_SOFT}sla {_SOFT}{_THIS}{_SOFT}over",
        r"(?:ik )?(?:skip|skippen|overslaan) (?:deze|dees|dit|die|vraag|deze vraag|die vraag|dees vraag)",
        r"(?:ik )?sla (?:deze|dees|dit|die|deze vraag|dees vraag|die vraag|de vraag|vraag|hem|m|'m) (?:even |maar |liever |nu |toch )*over",
        rf"(?:{_I}{_SOFT}(?:door |verder |meteen |direct |rechtstreeks )?(?:ga |gaan we |gaan )?(?:door |verder )?(?:naar |met )?)?(?:de |het )?volgende?(?: vraag| vraagje| punt| onderdeel| stap)?",
        r"(?:kunnen|mogen|zullen|gaan) we (?:nu |dan |gewoon |aub )*(?:door |verder )?(?:naar|met) de volgende(?: vraag| stap)?(?: gaan| doen)?|doe (?:maar )?een andere vraag|(?:een )?andere vraag",
        r"(?:ga|gaan we|we gaan|kunnen we|laten we) (?:maar |gewoon |alvast |aub )*(?:door|verder)(?: (?:gaan|naar|met))* (?:de )?volgende(?: vraag| vraagje| stap| onderdeel)?",
        r"(?:next|skip)(?: (?:question|one|vraag|this|it|this one|this question))?|pass",
        r"(?:ik )?(?:laat|laten we) (?:maar |deze |dit |dat |die |hem |het )*(?:leeg|open)|mag (?:leeg|open)(?: blijven)?",
        r"(?:ik )?(?:beantwoord|antwoord) (?:dit|deze|die|dat|hier|hierop|daar|daarop|deze vraag|die vraag)(?: (?:liever|nu|even))* niet(?: op)?|ik (?:vul|ga) (?:dit|deze|die|hier|deze vraag) (?:liever )?(?:niet|niks|niets) in(?:vullen)?|(?:ik )?(?:heb )?geen zin in (?:deze|dees|die) vraag",
        r"(?:hier|daar|hierover|daarover) (?:zeg|antwoord|vul) ik (?:liever )?(?:niks|niets|niet)(?: (?:over|op|in))?|slaan we over|(?:dit|deze|die) slaan we over|laat (?:die|deze|de|dit|dat) (?:datum|vraag|veld|stuk|vak)? ?(?:maar )?(?:open|leeg)",
        r"ik pas(?: hier(?:voor)?| op deze| voor deze)?|pas",
        r"(?:ik )?(?:wil|ga|zal) (?:dit|deze|deze vraag|hier|hierop|daar|daarop|die vraag) (?:liever |even |nu )*(?:niet|geen antwoord op) (?:beantwoorden|invullen|op antwoorden|antwoorden|geven)",
        r"(?:hier|daar) (?:wil|ga) ik (?:liever |even |nu )*(?:niet op antwoorden|geen antwoord op geven|niks over zeggen|niets over zeggen|niets op zeggen)",
    ),
    "back": (
        rf"{_I}{_SOFT}(?:ga |keer )?(?:een |1 |twee |2 )?(?:vraag |stap |vragen |stappen |stapje |vraagje )?(?:terug|achteruit)(?: gaan)?",
        rf"{_I}{_SOFT}(?:ga |keer )?(?:een |1 )?(?:vraag |stap )?terug (?:gaan )?naar (?:de |mijn |het )?(?:vorige|vorig|eerste|tweede|derde|vierde|vijfde|laatste|eerdere|begin)(?: vraag| antwoord| stap| vragen)?(?: gaan)?",
        rf"{_I}{_SOFT}(?:naar )?(?:de |het |mijn )?vorige?(?: vraag| antwoord| stap| scherm| pagina)?(?: opnieuw)?",
        rf"{_I}{_SOFT}(?:mijn|het|een|m'n|mn|dat|vorig) (?:(?:vorige?|eerste|tweede|derde|eerdere?|laatste|net gegeven) )?(?:antwoord|antwoorden) {_SOFT}{_CHANGE}",
        rf"{_I}{_SOFT}(?:iets|nog iets|dat|dit|dat van daarnet|het vorige) (?:van (?:daarnet|net|daarstraks|zonet|zojuist|eerder) )?{_SOFT}(?:aan (?:mijn|een|het) (?:vorige?|eerdere?) antwoorden? )?{_CHANGE}",
        rf"{_SOFT}(?:pas|wijzig|verander|corrigeer|verbeter) (?:mijn|het|m'n) (?:vorige?|eerste|laatste|eerdere?|tweede|derde)? ?antwoord(?: aan)?",
        r"(?:gelieve |graag )?terug(?: te)? ?keren naar (?:de |het )?vorige?(?: vraag| antwoord)?|(?:doe|geef)(?: me| mij)?(?: nog)?(?: eens| es)? de vorige(?: vraag)?",
        r"(?:go )?(?:back|previous)(?: (?:question|one))?|ctrl[ -]?z|(?:change|edit) my (?:last |previous )?answer",
        r"(?:maak |doe )?(?:dat |dit |mijn laatste antwoord |de laatste |het laatste )?(?:ongedaan(?: maken)?|undo)",
        r"(?:oeps|oei|ups|oops) (?:terug|verkeerd|vorige|verkeerde knop|verkeerd antwoord|typfout|tikfout)",
    ),
    "pause": (
        rf"{_I}{_SOFT}(?:een |'n )?(?:pauze|pauzeren|pauzeer|pauzetje|break|onderbreken)(?: (?:nemen|houden|maken|inlassen))?",
        r"(?:ik )?(?:ben )?(?:zo|straks|dadelijk|direct|seffens|sebiet) (?:weer )?terug|\d+ (?:min|minuten|minuutjes|min\.)|(?:zet|doe)(?: het| hem| dit| de chat)?(?: maar)?(?: even)? op pauze|tot de volgende keer",
        rf"(?:{_LATER} de rest|(?:ik )?(?:doe|vul|maak) de rest {_LATER}(?: in)?|de rest (?:doe|vul|maak) ik {_LATER}(?: in)?)",
        rf"(?:ik )?kom (?:er|hier)(?: {_LATER})? ?(?:nog )?op terug|ik slaap er (?:eerst )?een nacht(?:je)? over|slaap er (?:een )?nacht(?:je)? over|herinner me er {_LATER} aan|(?:ik )?(?:sluit|stop)(?: nu)?(?: maar)? af (?:voor vandaag|voor nu|tot {_LATER})|(?:het is )?genoeg (?:voor|geweest voor) (?:vandaag|nu)",
        r"to be continued|(?:be )?right back|see you later|later|hold on|one moment|wordt vervolgd|nu (?:even |ff |effe )?niet|(?:even|ff) niet|niet nu",
        r"pauze|pauz|pauzeren|pauseren|pause|pauzeer|on hold|timeout|time-out|brb|afk",
        rf"{_I}{_SOFT}(?:stop|stoppen|ophouden|kappen|pauzeren) (?:er )?(?:maar )?(?:mee )?(?:voor (?:nu|vandaag|even|eventjes|vanavond|vanmiddag|deze week)|en (?:later|straks|morgen) (?:verder|doorgaan|verdergaan))(?: stoppen)?",
        rf"{_I}{_SOFT}voor (?:nu|vandaag|even|vanavond) (?:maar )?(?:stoppen|ophouden|genoeg)",
        r"(?:ik )?(?:wil|moet|ga) (?:nu )?(?:even|eventjes|ff|effe|effen|effekes|tijdelijk) stoppen",
        r"(?:even|eventjes|ff|effe|effen|effekes|tijdelijk) (?:stoppen|stop|weg|wachten|onderbreken)|stop (?:even|effe|ff|eventjes)",
        rf"(?:ik )?(?:{_SOFT}(?:ga|gaan|doe|vul|maak|werk|wil|zal|kom) )?(?:ik )?(?:dit |het |dat |de rest )?{_SOFT}{_LATER} {_SOFT}(?:weer |wel |pas )?(?:verder|terug|af|verdergaan|doorgaan|verder gaan|door|verder doen|verder invullen|verder werken)(?: mee)?(?: gaan)?",
        rf"(?:ik )?(?:ga|doe|werk|maak|kom) {_LATER} (?:wel |weer |hier )*(?:verder|terug|af)(?: mee)?",
        rf"verder {_LATER}|{_LATER} verder",
        r"(?:tot )(?:straks|later|morgen|maandag|dinsdag|woensdag|donderdag|vrijdag|volgende week|vanavond|vanmiddag|dan)",
        r"wacht(?: (?:even|ff|effe|eventjes|eens|es|effen|effekes))*|moment(?:je)?|(?:een|1|n) (?:moment(?:je)?|minuutje|minuut|ogenblik(?:je)?|seconde|sec)|(?:een )?ogenblikje?|1 min(?:uut)?",
        r"(?:ik )?(?:heb )?(?:nu |nou |momenteel |even )*geen tijd(?: (?:nu|meer|voor|momenteel|vandaag|even))*",
        r"(?:ik )?moet (?:nu |even |dringend |snel )*(?:weg|gaan|vertrekken|werken|ophangen|naar een vergadering|de dienst in|naar huis|verder met mijn werk)",
    ),
    "cancel": (
        rf"{_I}{_SOFT}(?:stop|stoppen|annuleer|annuleren|anuleren|annulleren|afbreken|kappen|opgeven|quit|cancel|exit|afsluiten|stoppe|stopzetten)(?: (?:hiermee|ermee|er mee|hier mee|met (?:dit|deze|het|die) ?(?:gesprek|chat|bot|formulier|pop|vragenlijst|alles)?|de boel|dit|alles|mee))*",
        r"(?:ik )?(?:stop|kap|hou|schei) (?:er|hier|dermee|ermee|hiermee|er nu|hier nu)(?: (?:nu|maar|gewoon|volledig|helemaal))*(?: mee)?(?: (?:op|uit))?",
        r"(?:ik )?(?:kap|stop|kappe|hou) (?:er|hier|ermee|hiermee|ermee op)? ?(?:mee|mee op)?",
        r"(?:ik )?(?:geef het op|haak af|zie er van af|zie ervan af|zie er vanaf|ben er klaar mee)|(?:ik )?(?:hoef|wil|maak) geen (?:pop|plan|popgesprek|pop-gesprek|ontwikkelplan|doelen)|(?:ik ben )?(?:niet|nie) geinteresseerd|geen (?:interesse|behoefte(?: aan)?)",
        r"(?:stop|annuleer|beeindig|breek) (?:de|het|dit|deze|die|dat|mijn|m'n|heel de|dat hele|dit hele) (?:procedure|gesprek|chat|evaluatie|plan|pop|voorbereiding|doel|sessie|vragenlijst|boel|ding)(?: (?:maar|nu|af|aub))*|(?:vergeet|schrap|gooi|smijt) (?:het|dat|dit|die|deze) (?:hele )?(?:doel|plan|pop)(?: (?:maar|weg))*",
        r"weg (?:ermee|met (?:dit|dat|die|deze|het|heel dat|heel dit|heel die|al die|de hele)(?: (?:plan|gesprek|ding|pop|chat|vragen|bot|boel|formulier))?)|ik wil (?:hier|er|van dit plan|van dat plan|van die pop) (?:van)?af|(?:ik )?wil (?:hier |er )?nergens (?:meer )?aan mee(?:werken|doen)|no thanks(?: stop)?|hou op met (?:die|al die|deze|je) vragen|stop met (?:die|al die|deze|je) vragen",
        r"abort|never ?mind|nevermind laat maar|forget it|i quit|stopp|stop stop(?: stop)*|kap",
        r"(?:hou|houd) (?:er |hier )?(?:maar |toch )?(?:mee )?op|ophouden",
        r"breek (?:maar |dit |het |dit gesprek |het gesprek )*af",
        r"laat (?:het )?(?:maar|toch)(?: (?:zitten|hangen|vallen|gaan))*|laat (?:dan )?(?:maar )?(?:zitten|vallen)",
        r"vergeet (?:het|t|'t|dit)(?: (?:maar|allemaal|gewoon))*",
        rf"(?:ik wil )?(?:gooi|wis|verwijder|delete|schrap|smijt|flikker|kieper|doe) {_SOFT}{_DATA}(?: (?:maar|gewoon|nu))*(?: (?:weg|buiten|eruit|in de prullenbak|in de vuilbak))?",
        rf"(?:ik wil )?{_SOFT}{_DATA} {_SOFT}(?:weg|wissen|verwijderen|weggooien|deleten|schrappen|wegdoen|annuleren|verwijderd)(?: hebben)?",
        r"(?:ik (?:wil|doe) )(?:dit |hier |er |het )?(?:niet|nie|niks) (?:meer|mee te maken hebben|meer mee te maken hebben|meer mee)(?: (?:doen|verder|meedoen|invullen))*",
        r"ik (?:doe|wil) (?:hier |er )?niet (?:meer |langer )?(?:aan )?mee(?:doen)?|ik doe niet meer mee",
    ),
    "help": (
        r"(?:ik )?(?:weet|snap|begrijp|versta) (?:niet|nie|ni) hoe (?:dit|het|deze (?:chat|bot|app|tool)|dit (?:programma|ding|systeem)|dat hier)(?: hier)? werkt",
        r"what can (?:you|i) do(?: here)?|how does (?:this|it) work|hlep|hepl|hellup|lijst met (?:commando's|opties)|hulpfunctie|helpfunctie|handleiding",
        r"help|helpp|help me|help mij|hulp|hellup|hulp nodig|menu|opties|commando's|commandos|help-functie|helpfunctie|/help|info",
        r"(?:wat|welke dingen|welke opties|welke commando's) (?:kan|kun|kunnen|kunt|mag|kunde) (?:ik|je|jij|u|ge|gij|jullie|we)(?: hier)?(?: (?:allemaal|zoal|eigenlijk|nu|precies|nog|al))*(?: (?:doen|hier|typen|zeggen|intypen|hier doen|voor me doen|voor mij doen|voor me betekenen))*",
        r"wat (?:zijn|is) (?:de|mijn|hier de|allemaal de) (?:mogelijkheden|opties|functies|commando's|commandos|keuzes)(?: hier)?",
        r"(?:toon|laat) (?:me |mij )?(?:het |de )?(?:menu|opties|mogelijkheden|hulp)(?: zien)?",
        r"hoe werkt (?:dit|deze (?:chat|bot|chatbot|tool|app)|het|dit ding|die bot|dat hier|dit hier)(?: (?:hier|eigenlijk|precies|nu))*",
        r"wat doe (?:je|jij|u)|wat doet (?:deze|dees|die) (?:bot|chatbot|chat)",
    ),
    "overview": (
        rf"(?:{_I}(?:toon|geef|bekijk|open|laat|stuur) (?:me |mij |ons )?{_SOFT})?(?:een |het |mijn |m'n |de |mn )?{_SEEN}(?: (?:tot nu toe|tot nog toe|tot nu|tot hiertoe|zover|van mijn antwoorden|van wat ik heb|van alles))*(?: {_SOFT}(?:zien|bekijken|tonen|inzien|nalezen|teruglezen|terugzien|geven|alsjeblieft))?",
        rf"{_I}{_SOFT}(?:een |het |mijn |m'n |de |mn |al mijn )?{_SEEN}(?: (?:tot nu toe|tot nog toe|tot nu|tot hiertoe|zover))? {_SOFT}(?:zien|bekijken|tonen|inzien|nalezen|teruglezen|terugzien|kijken)",
        rf"wat (?:heb|had|hebben|heeft) (?:ik|we|je|jij|u)(?: van mij)? {_SOFT}(?:al |allemaal |tot nu toe |tot nog toe |tot hiertoe |al allemaal |zoal |reeds |nu al )*(?:ingevuld|gezegd|geantwoord|geschreven|opgeschreven|staan|genoteerd|getypt|verteld|opgeslagen|bewaard)(?: tot nu toe)?",
        r"recap|progress|status|(?:show|see) (?:me )?(?:my answers|everything|what i have)|overview|ovezicht|overzcht",
        r"wat staat er (?:al|nu|nu al|allemaal|al allemaal|tot nu toe|nu allemaal)(?: (?:in|ingevuld|in mijn plan|tot nu toe|klaar|op papier))*",
        r"(?:laat (?:me |mij )?)?(?:alles )?(?:zien|tonen) wat ik (?:al |tot nu toe |allemaal )*(?:heb|had) ?(?:ingevuld|gezegd|geantwoord|geschreven)?",
        r"wat is er (?:al|nu al|allemaal|al allemaal|tot nu toe)* ?(?:ingevuld|bewaard|opgeslagen|genoteerd)|hoeveel (?:vragen|doelen) heb ik(?: nu)?(?: al)?(?: (?:gedaan|beantwoord|ingevuld|gehad|af))?|hoe ver (?:is|zijn|zitten) (?:iedereen|we|het team|mijn team)",
        r"(?:kan|mag) ik (?:het|dit|alles|dat) (?:eerst |nog |even |eens |allemaal )*(?:(?:1|een) keer |eens |nog )*(?:lezen|zien|nalezen|bekijken|doornemen|teruglezen)|(?:kan|kun|kunt) (?:je|u) (?:alles|het) (?:even |eens |nog )*(?:op een rij(?:tje)?|onder elkaar) zetten|waar waren we(?: gebleven)?",
        r"(?:waar|hoe ver) (?:sta|zit|ben) ik(?: (?:nu|al|ergens|mee|intussen))*",
    ),
    "human": (
        rf"{_I}{_SOFT}(?:(?:graag |liever )?(?:met |aan ))?{_PERSON} {_SOFT}{_TALK}",
        rf"{_I}{_SOFT}(?:praten|spreken|bellen|chatten|overleggen|klappen|babbelen|contact|contact opnemen|een gesprek) {_SOFT}met {_PERSON}",
        rf"(?:geef|verbind|schakel|zet) (?:me |mij )?{_SOFT}(?:(?:door|over) )?(?:met |naar )?{_PERSON}(?: (?:door|aan de lijn))?",
        r"(?:graag )?(?:een |n )?(?:mens|echt persoon|persoon|medewerker|echte medewerker)(?: aan de lijn)?|graag contact met (?:een mens|hr|iemand|een medewerker|een persoon)|(?:verbind (?:me|mij)|doorverbinden|verbind)(?: maar)?(?: door)?(?: met hr| met een mens| naar hr)?",
        r"(?:een |n )?(?:echt|echte|levend|levende) (?:mens|persoon|medewerker|iemand)",
        r"(?:(?:talk|speak) to a )?(?:human|real person|person)",
        r"mens|echt persoon|(?:is|zit) (?:er|daar) (?:ook )?(?:iemand|een mens|een echt persoon)(?: (?:die ik kan (?:bellen|spreken)|te spreken|bereikbaar|beschikbaar))*",
        r"kan ik (?:ook )?(?:iemand|een mens|een medewerker|hr|een collega van hr) (?:bellen|spreken|mailen)",
        r"bel me(?: (?:op|terug))?|kan iemand me (?:terug)?bellen|wie kan ik (?:bellen|spreken|mailen|contacteren)",
    ),
    "faq": (
        rf"(?:mag|kan|moet|mogen|kunnen|moeten) (?:ik|je|we|wij) {_SOFT}{_THIS}{_SOFT}(?:ook )?(?:overslaan|skippen|invullen|beantwoorden|leeg laten|leeglaten|openlaten|open laten)",
        r"(?:wat|hoe|hoezo) (?:bedoel|bedoelt|bedoelde|bedoelen) (?:je|jij|u|ge|jullie|ze)(?: (?:hier|hiermee|daarmee|precies|juist|nu|eigenlijk|dan|met deze vraag|met dit|met die vraag))*",
        r"what do you mean|why(?: do you ask)?|how long does (?:this|it) take|who (?:reads|sees) this|for example",
        r"(?:wat )?(?:betekent|is) (?:dit|dat|deze vraag)(?: (?:precies|juist|eigenlijk))*",
        r"(?:heb|hebt|heeft|geef|kan|kun) (?:je|jij|u|ge|me|mij)?(?: (?:me|mij))? ?(?:eens |misschien |ook |even |nog |dan )*(?:een )?(?:voorbeeld|voorbeeldje|voorbeelden|vb)(?: (?:geven|noemen|van|voor mij|hiervan))*",
        r"(?:een )?(?:voorbeeld|voorbeeldje|bijvoorbeeld|zoals|zoals wat|wat bijvoorbeeld|wablieft|wat|watte|hu|huh|he|hoezo|hoe dan|uitleg|meer uitleg)",
        r"waarom(?: (?:vraag|vragen|vraagt|wil|willen|wilt) (?:je|jullie|u|ge|ze|jij)(?: (?:dat|dit|dit weten|dat weten|deze vraag|dit allemaal|dat allemaal))*)?",
        r"(?:wie|wie kan|wie mag|wie gaat|wie zal|wie kunnen) (?:leest|lezen|ziet|zien|krijgt)?(?: (?:dit|dat|deze|mijn|het|de))*(?: (?:antwoord|antwoorden|gegevens|allemaal|te zien|eigenlijk|lezen|zien|inzien|tekst|info))+",
        r"(?:wie|ziet|leest|krijgt) (?:leest|ziet|krijgt|mijn baas|mijn leidinggevende|mijn manager|hr|mijn chef|mijn teamleider|mijn ploegbaas) (?:dit|dat|mijn antwoorden|dit allemaal|dit ook|dit te zien|dat ook|mee)",
        r"(?:hoe ?lang|hoeveel tijd) (?:duurt|kost|neemt|vraagt) (?:dit|dat|het|deze voorbereiding|de voorbereiding)(?: (?:nog|allemaal|ongeveer|eigenlijk|in beslag))*",
        r"hoeveel vragen (?:nog|zijn het|zijn er|komen er|moet ik|krijg ik|zijn er nog|nog te gaan|komen er nog)(?: .{0,15})?",
        r"ik (?:snap|begrijp|versta|volg|vat) (?:de|het|deze|dees|die|je|dit|'t|t|uw|jouw)? ?(?:vraag )?(?:niet|nie|ni)(?: (?:goed|helemaal|echt|zo goed|wat je bedoelt|wat je vraagt|deze vraag|de vraag))*",
        r"wat is (?:een |het |de |'n )?(?:pop|pop-gesprek|popgesprek|smart|pob|er-doel|magie-doel|magie|persoonlijk ontwikkelingsplan|competentie|competenties|smart doel|smart-doel)(?: (?:precies|eigenlijk|juist|ook alweer|nu|ook weer))*",
    ),
}  # fmt: skip

# The words could be a request, but at these questions they are what a careful reader takes for the answer. The third
# column are the only requests that the words may hint at: "ik bel HR morgen terug" still goes to the model. Courtesy
# words are skipped at the start, or where "@@" stands.
_TAKEN_AS_ANSWER: Final[tuple[tuple[tuple[str, ...], str, frozenset[str]], ...]] = (
    (("decide_goal",), r"(?:.*\b(?:terug|terugsturen|teruggeven|terugstuur)\b(?!.*\b(?:vorige?|doel \d|vraag)\b).*|(?:akkoord|goed|wijzig\w*|aanpassen|nee|neen|later)\b(?!.*\b(?:vorige?|zien)\b).*)", frozenset({"back", "faq", "skip", "cancel", "pause"})),
    (
        ("progress_status", "progress_speedup", "progress_adjust"),
        r"(?:(?:het |dit |het doel |dit doel |doel )?(?:stop|stoppen|stopzetten|gestopt|ermee stoppen|ermee gestopt|gepauzeerd|pauze|pauzeren|on hold|annuleren|afgebroken|geannuleerd|opgeven|hulp|stoppen ermee|stop ermee|even pauzeren|een pauze|tijdelijk stoppen|even stoppen)(?: (?:en|met het doel|met dit doel)\b.*)?)",
        frozenset({"cancel", "pause", "help", "back", "skip"}),
    ),
    (
        ("progress_status", "eval_reached"),
        r"(?!.*\b(?:wil|deze vraag|gesprek|chat|alles)\b).*\b(?:gestopt|stilgelegd|stil|begonnen|gepauzeerd|afgebroken|afgehaakt|uitgesteld)\b.*",
        frozenset({"cancel", "pause", "skip", "back"}),
    ),
    (
        ("progress_adjust",),
        r"(?:kleiner|andere?|anders|later|opnieuw|terug naar|wijzig\w*|verander\w*|niets veranderen|het doel|doel|alles anders|de datum|datum|einddatum|ermee stoppen|stop ermee|stoppen)\b(?!.*\b(?:antwoord|vraag|zien|gesprek|verwijder\w*)\b).*",
        frozenset({"cancel", "pause", "back", "skip"}),
    ),
    (
        ("support", "activity", "confidence_raise", "progress_speedup", "progress_adjust", "remark", "reward", "first_step", "promises"),
        r"(?!.*\b(?:bot|robot|computer|chatbot|chat|machine|spreken|jou)\b)(?!(?:kan|mag|kun|zou|geef|verbind|zet|is|wie|bel me|graag|met wie|met een echt\w*|liever|mens|help)\b)@@(?:.*\b)?(?:hulp (?:van|bij|om|voor|in|met|aan|durven|vragen)|hulp\b.*\b\w+|\w+ hulp|hr|iemand|een mens|collega|persoon|helpdesk|vertrouwenspersoon|personeelsdienst|personeelszaken|praten|bellen|mailen|afspraak|gesprek|overleg\w*|medewerker|leidinggevende|manager|baas|chef|teamleider|coach|handleiding|contact)\b.*",
        frozenset({"human", "help", "faq"}),
    ),
    (("reward",), r"(?:(?:even|lekker|een|n|dagje|weekendje|gewoon|gezellig|rustig) )*(?:pauze|weg|slapen|rust|koffie\w*|niks|niets|weekend\w*|vrij|naar huis|uitrusten|uitslapen|stoppen)\b(?!.*\b(?:nu|straks|verder|vraag|volgende)\b).*", frozenset({"pause", "skip", "cancel"})),
    (("enjoy",), r"(?:(?:de|het|een|mijn|die|samen|lekker) )*(?:\w*pauzes?|weekend|koffie\w*|lunch\w*|vrijdag\w*|vakantie|naar huis|rust|eten|overdracht|telefoon\w*)\b(?!.*\b(?:nu|straks|morgen|verder|later|gaat|begint|eerst)\b).*", frozenset({"pause", "skip", "faq"})),
    (
        ("improve", "learn", "strengths", "competences_now", "competences_needed", "competences_future"),
        r"(?:(?:meer|minder|vaker|eerder|beter|op tijd|niet|mijn|een|leren|durven|sneller|ook|echt|mensen|anderen|collega's|mijn collega's) )*(?:\w*pauzes?|onderbreken|afwachten|wachten|pauzeren|vergaderen|vragen stellen|hulp vragen|om hulp vragen|uitleg vragen|uitleg geven|samenvatten|overleggen|telefoneren|terugkijken|terugbellen|afsluiten|vooruitkijken|afspraken nakomen|overzicht|corrigeren|verbeteren)(?: nemen| houden| maken| vragen| durven)?",
        frozenset({"pause", "help", "overview", "cancel", "faq", "human", "back", "skip"}),
    ),
    (
        ("eval_reached", "eval_performance", "eval_career"),
        r"(?!.*\b(?:vraag|antwoord\w*|vorige|chat|gesprek|spreken|bellen|bespreken|verder|alles|toon|zien)\b)(?:ja|nee|ik|nog|bijna|niet|een|we|het|mijn)\b.*\b(?:weg|terug|gestopt|stop|gezakt|hulp|hr|mentor|helpdesk|leidinggevende|opnieuw|later)\b.*",
        frozenset({"pause", "back", "cancel", "help", "human", "skip"}),
    ),
    (
        ("other_roles", "other_roles_fit", "direction", "ambition"),
        r"(?:(?:een|iets (?:bij|met|in)|iets|bij|de|functie|die|van|als|of|misschien|wel|een soort|richting|meer|naar|baan) )*(?:hr|hrm|helpdesk|helpdeskmedewerker|personeelszaken|personeelsdienst|hr medewerker|hr-medewerker|vertrouwenspersoon|contactpersoon|mensen|manager|leidinggevende|teamleider|ploegbaas|coach|chef|baas|medewerker)(?: (?:of|voor|bij|van|in|worden|misschien|ofzo|zijn|op)\b.*)?",
        frozenset({"human", "faq", "help"}),
    ),
    (
        ("another_goal", "welcome", "sentence", "priority", "share_confirm", "sign", "finalize", "talk_held"),
        r"(?:(?:ga|gaan we|we gaan) )?(?:verder|door|volgende|next|doorgaan|ga door|ga verder)(?: gaan)?",
        frozenset({"skip"}),
    ),
    (("support", "progress_speedup"), r"hulp", frozenset({"help"})),
    (("another_goal",), r"(?:(?:de |het |een )?volgende?(?: doel)?|naar (?:de|het) volgende(?: doel)?|nee.*stop(?:pen)?\b.*|nee laat maar(?: zitten)?|(?:stop|klaar|genoeg)\b(?!.*\b(?:alles|verwijder|ermee|hiermee)\b).*|voor (?:nu|vandaag) (?:genoeg|klaar)|laat maar(?: zitten)?|stop(?:pen)?(?: maar)?(?: hier)?)", frozenset({"skip", "cancel", "pause"})),
    (("sentence",), r"(?:nee|neen|nope|bijna|ja|jep|klopt|goed|prima|akkoord|zo|laat|verander|wijzig|zet|haal|maak|voeg|vervang|schrijf)\b(?!.*\b(?:vorige?|terug|gooi|annuleer|stop|kap|wis|zien|vallen|zitten)\b)(?!.*\bdoel (?:weg|zitten)\b).*", frozenset({"back", "overview", "skip", "faq", "cancel"})),
    (
        ("share_what", "share_confirm"),
        r"(?!.*\b(?:zien wat|toon|eerst|aanpas\w*|herschrijv\w*|herwerk\w*|wijzig\w*|verander\w*|corrig\w*|terug|trek|stop|lezen wat|staat)\b)(?!(?:wat|wie|hoe|kan|mag ik|krijg|laat me|laat mij|geef me|preview|lijst|als)\b)@@.*\b(?:alles|niets|niks|alleen|enkel|doel(?:en)?|ambities?|antwoorden|overzicht|samenvatting|sterke punten|plan|pop|voortgang|concept)\b.*",
        frozenset({"overview", "skip", "faq", "back"}),
    ),
    (("planning", "talk_on", "goal_time_bound", "first_step"), r"(?:later|straks|morgen|overmorgen|(?:\w+ )?(?:tot )?volgende week(?: \w+)?|(?:tot )?(?:maan|dins|woens|donder|vrij|zater|zon)dag|na de \w+|na het \w+|(?:later|straks) (?:dit|in|deze|op|na)\b.*|\w+ (?:over|na) \w+ \w+|over \w+ \w+ ?\w*|vanaf \w+|in het \w+)", frozenset({"pause", "faq"})),
    (("strengths", "enjoy", "used", "improve", "learn", "competences_now", "competences_needed", "competences_future"), r"(?:plannen?|voortgang|samenvatting(?:en)?|mensen|contact|computers?|geduld|wachten|doorgaan|alles|overzicht (?:houden|bewaren)|telefoneren|bellen)", frozenset({"overview", "human", "pause", "skip", "help", "cancel", "faq"})),
    (("result",), r"(?:een |het )?(?:overzicht|samenvatting|plan|concept)", frozenset({"overview"})),
    (("goal", "learn"), r"(?:hr|iets met hr|iets bij hr|helpdesk|de helpdesk|personeelszaken|de personeelsdienst|hr medewerker|hr-medewerker|vertrouwenspersoon|mensen)", frozenset({"human"})),
    (("direction", "ambition", "role_change"), r"(?:verder|vooruit|doorgaan|weg|verder zoals nu|doorgaan zoals nu)", frozenset({"skip", "pause"})),
    # Reasons, refusals and amounts that are plain answers where they are asked for.
    (
        ("progress_status", "progress_speedup", "progress_meets", "eval_reached", "used"),
        r"(?:(?:er |daar |ik heb |heb |nog |nu |gewoon )*geen tijd(?: (?:gehad|voor|meer|voor gehad))*|meer tijd|wachten)",
        frozenset({"pause", "cancel", "skip"}),
    ),
    (
        ("other_roles", "ambition", "learn", "reward", "support", "another_goal", "start_level", "serves", "direction"),
        r"(?:(?:ik heb |heb |daar |er )*geen (?:interesse|behoefte|zin)(?: (?:in|aan|voor))?(?: (?:iets anders|een andere functie|meer))?|niet geinteresseerd)",
        frozenset({"cancel", "skip"}),
    ),
    (
        ("support", "reward", "confidence_raise", "progress_speedup", "another_goal"),
        r"(?:(?:dat |er |daar |is )*(?:hoeft niet|niet nodig|niks nodig|niets nodig))",
        frozenset({"skip", "cancel"}),
    ),
    (
        ("acceptance", "another_goal", "share_what", "share_confirm", "sign", "talk_held", "finalize", "decide_goal"),
        r"(?:liever niet|nog niet|niet|nu niet|nog even niet|niet echt)",
        frozenset({"skip", "pause", "cancel"}),
    ),
    (
        ("support", "planning", "activity", "goal", "result", "reward", "start_level", "talk_on", "goal_time_bound", "goal_measurable", "progress_speedup"),
        r"\d+ (?:min|minuten|minuutjes)(?: .*)?",
        frozenset({"pause"}),
    ),
    (
        ("direction", "ambition", "other_roles", "progress_adjust", "eval_career"),
        r"(?:(?:ik wil |ik zou |liever |graag |weer )*(?:een )?(?:stap|stapje) terug(?: doen| zetten)?|ik wil terug|stoppen|ik wil stoppen met werken)",
        frozenset({"back", "cancel", "pause"}),
    ),
    (
        ("improve", "direction", "ambition", "learn", "goal", "progress_adjust"),
        r"(?:ik (?:wil|zou) )?(?:iets|dit|dat|nog iets) (?:veranderen|verbeteren)",
        frozenset({"back"}),
    ),
    (("improve", "strengths", "enjoy", "learn"), r"(?:afsluiten|opgeven|afbreken|kappen|ophouden)", frozenset({"cancel", "pause", "skip"})),
    (("welcome",), r"(?:pop|plan|samenvatting|mijn plan)", frozenset({"overview"})),
    (
        ("adjust_cell",),
        r"(?:(?:de|het|mijn) )?(?:doel|activiteit|resultaat|planning|datum|einddatum|ondersteuning|budget)(?: (?:aanpassen|wijzigen|veranderen|bijstellen|moet anders|moet aangepast|herschrijven))?",
        frozenset({"back", "overview"}),
    ),
)  # fmt: skip

# "I don't know" is an answer of its own kind: the dialogue offers prompts instead of keeping it as it is.
_DONT_KNOW: Final = (
    rf"(?:(?:{_BEFORE}))?(?:dat |daar |hier )?(?:(?:ik )?(?:weet|wit|wee)(?: ik| k)?(?: (?:het|dat|'t|t|dit))?(?: (?:echt|eigenlijk|nog|zo|gewoon|eerlijk gezegd|zelf|even|ook|nu|helemaal|allemaal|direct|meteen|op dit moment|momenteel))*"
    r" (?:niet|nie|ni|nog niet)(?: (?:precies|zeker|goed|zo goed|echt|hoor|direct|meteen|eigenlijk|zo een twee drie|zo 1 2 3|meer|dus|sorry|exact|juist|te zeggen))*"
    r"|(?:(?:ik )?heb )?(?:(?:echt|helemaal|totaal|nog|eigenlijk|eerlijk gezegd) )*geen (?:idee|flauw idee|benul|gedacht)(?: (?:eigenlijk|hoor|sorry|van|nog|echt|eerlijk gezegd|joh|tbh|man|wat ik wil))*|k ?weet (?:het )?(?:niet|nie|ni)|k ?wee ?(?:'?t )?(?:niet|nie|ni)|w[ei]e?t ?(?:'?[eu]?k|ik) (?:het )?(?:niet|nie|ni)|geen ?idee"
    r"|(?:ik )?(?:zou|kan|kon|zal) (?:het |'t |er |zo |dat )*(?:(?:echt|zo|even|direct|eigenlijk) )*(?:niet|nie|niets|niks|ni) (?:weten|zeggen|bedenken|verzinnen|(?:direct |meteen |zo )?iets (?:bedenken|verzinnen))"
    r"|(?:er )?(?:schiet|komt|valt) (?:me |mij |er |nu |zo |even |me zo |me even )*(?:niets|niks|even niets|even niks|nu niets|niet echt iets) (?:te binnen|in me op|in mij op|in)"
    r"|wist ik (?:het )?maar|moeilijk te zeggen|moeilijk(?:e)?(?: vraag(?:je)?)?|lastig(?:e)?(?: vraag(?:je)?)?|goeie vraag|goede vraag|weet ik veel|joost mag het weten|geen flauw idee|idk|dunno|no idea|"
    r"(?:ik )?(?:heb )?(?:daar |er |hier )?(?:nog )?(?:nooit|niet|nog niet) (?:echt |zo |eerder )?(?:over|bij) (?:nagedacht|stilgestaan)|"
    r"daar heb ik (?:eigenlijk |echt |nog )*(?:nooit|niet) (?:echt |zo )?(?:over nagedacht|bij stilgestaan)|"
    rf"(?:ik )?twijfel(?: nog)?)(?:{_AFTER})?"
)  # fmt: skip

# What calls people away, and what tells a habit from what happens now. Unlike `CONCEPTS` these words bring a subject of
# their own: "de telefoon gaat" is a reason to leave, "bellen met klanten" an answer. The same kind of stems.
SITUATIONS: Final[dict[str, str]] = {
    "visitor": r"klant|patient|client|clienten|bewoner|gast$|gasten|monteur|leverancier|bezoek|pakket|postbode|koerier|mevrouw|meneer|burger|ouders?$|leerling|sollicitant|inspect|wethouder|schepen|dokter|arts$|ambulance|deur$|voordeur|balie|loket|kassa|toog|wachtkamer|wachtzaal|rij$|volk",
    "boss": r"chef|baas|manager|leidinggevend|directeur|directie|teamleid|teamlead|ploegbaas|collega|maat$|maten$|voorman|diensthoofd",
    "family": r"kind$|kinderen|kids|kleine?$|kleintje|baby|zoon|dochter|man$|vrouw$|moeder|vader|mama|papa|opa$|oma$|school$|creche|opvang|hond$|poes|zwemles|gezin",
    "signal": r"telefoon|gsm$|bel$|deurbel|pieper|pager|semafoon|alarm|brandalarm|portofoon|oproep|sirene|zoemer|belletje|spoed|storing|calamit|noodgeval|incident|brand$|rood$|melding",
    "machine": r"machine|lijn$|band$|oven|pan$|pannen|saus|friteus|bonnen|bon$|server|prod$|build|deploy|release|heftruck|kraan|laadklep|laadstation|pomp$|poort|lassen$",
    "power": r"batterij|accu|stroom|wifi|internet|bereik$|verbinding|netwerk|laptop|pc$|computer|scherm|beltegoed|procent|toestel|bril$|leesbril|update",
    "transport": r"bus$|bushalte|trein|tram$|metro|auto$|wagen|file$|halte|perron|lift|vliegtuig|boot$|taxi|rijden|rit$|route|tanken|lossen|laden|overstap|uitstap|onderweg|vertrek|landen|meren|kade",
    "meeting": r"vergader|overleg|meeting|call$|teams$|standup|stand-up|afspraak|mt$|bespreking|demo$|review|spreekuur|les$|lessen|college|zitting|overdracht|oudergesprek|evenement|presentatie|sprint",
    "shift": r"dienst|nachtdienst|avonddienst|ploeg|shift|ronde$|lunch|schaft|werkdag|aflossing|afgelost|beurt|kantine|loods|vloer$|werkvloer|zaal$|afdeling|keuken",
    "rest": r"moe$|slaap|slapen|welteruste|bed$|bedtijd|kapot$|uitgeput|hoofdpijn|misselijk|puf$|energie|eten$|lunchen|koffie|koffiepauze|bakkie|thee$|roken|sigaret|peuk|wc$|toilet|plassen|honger|tandarts|adempauze|rustmoment|hoofd$|kop$",
    "when": r"straks|tstraks|later$|morgen|overmorgen|vanavond|vanmiddag|vannacht|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|weekend|week$|weken|avond|namiddag|middag|ochtend|uur$|uurtje|halfuur|kwartier|minu|min$|sec$|seconde|tel$|moment|ogenblik|vandaag|seffens|seffes|sebiet|subiet|zometeen|dadelijk|nadien|daarna|erna$|zo$|thuis",
    "happens": r"begint|start$|belt$|roept|roepen|komt$|komen|staat$|staan|gaat$|wacht$|wachten|huilt|piept|valt$|loopt|brandt|arriveert|toetert|sluit$|gebeld|geroepen|omgeroepen|opgeroepen|gestoord|gevallen|afgelopen|klaar$|leeg$|plat$|aan$|binnen$|arriv|verwacht|nodig$",
    "resume": r"verder|hervat|herneem|afmaak|afmaken|afwerk|oppak|oppik|pak$|terugkom|terugkeer|doorgaan|vervolg|voortzet|voort$|voortdoen|afrond|rest$|aanvul|afronden",
    "hold": r"bewaar|bewaren|opslaan|onthou|vasthou|hou$|houd$|parkeer|openstaan|uitstel|uitgesteld|stel$|pauz|pauseer|pauze|pauzestand|break|onderbre|hold$|stilleggen|neerleggen|wegleggen",
    "leave": r"weg$|gaan$|ga$|moet$|kmoet|moek|kmoe|kga|kgon|rennen|ervandoor|vandoor|ribbedebie|opschieten|haast|gon$|doei|dag$|ciao|salut|houdoe",
    "habit": r"altijd|vaak|soms|nooit|elke?$|iedere?$|meestal|steeds|dikwijls|zelden|meer$|minder|vaker|beter|sneller|eerder|durven|leren|kunnen|graag$|goed$|te$|vooral|liefst|als$|wanneer$|bij$|omdat|want|zodat",
    "field": r"strengths|sterk|kwaliteit|verbeter|richting|ambitie|leren$|doel|activiteit|resultaat|planning|datum|einddatum|begindatum|ondersteuning|budget|bedrag|cijfer|beloning|startniveau|zekerheid|competentie|opmerking|zin$|vraag|antwoord|keuze|euro|januari|februari|maart|april|mei$|juni|juli|augustus|september|oktober|november|december",
    "slip": r"fout|verkeerd|vergis|typfout|tikfout|typo|misklik|mistyp|misdrukt|autocorrect|bedoel|bedoelde|klopt$|klopte|kloppen|vergeten|vergat|oeps|oei$|ups$|correctie|snel$|rap$|vroeg$|half$|sorry|bedacht",
}

# Spoken and Flemish forms, written as the model knows them best.
_SPOKEN: Final[dict[str, str]] = {
    spoken: written
    for written, forms in {
        "ik": "k 'k ekik kik ikke ek ki", "ik moet": "kmoet kmoe moek 'kmoet", "ik ga": "kga kgon kgaan", "ik ben": "kben kem",
        "ik heb": "kheb hek kheb ebek keb", "ik wil": "kwil kwou", "ik weet": "kweet", "ik kan": "kkan kan'k", "ik zal": "kzal",
        "het is": "tis 'tis", "dat": "da", "wat": "wa", "niet": "ni nie nimeer", "je": "ge gij jij u gij jou", "mijn": "m'n mn mijne mijnen m",
        "even": "ff effe effen efkes effekes eventjes evenjes", "een": "ne nen n 'n eene ene eens es s", "het": "t 't", "deze": "dees dit die", "is": "ist",
        "kan": "kun kunt kunde kunnen", "moet": "moeten moest", "gaan": "gon goan", "maar": "ma moar", "de": "den",
    }.items()
    for spoken in forms.split()
}  # fmt: skip

# Words with one meaning for the trained model; each is a set of stems matched at the start of a word (a trailing $ ends it).
CONCEPTS: Final[dict[str, str]] = {
    "form": r"vra(?:ag|gen)(?:je|tje|lijst)?$|vrg$|stap(?:je)?$|onderdeel$|formulier|vragenlijst|chat|bot$|chatbot|tool$|veld$|punt$|gesprek|robot|computer|machine|app$",
    "this": r"dit$|deze$|dees$|die$|dat$|hier$|hiermee$|ermee$|er$|hierop$|hiervan$|da$",
    "skip": r"oversla|overgesla|skip|volgend|volgnde|next|pas$|passen$|sla$|slaan$|overslg|oversl|voorbij|negeer",
    "onward": r"verder|verderga|doorga|door$|vooruit|voort",
    "back": r"terug|vorig|eerder|daarnet|daarstraks|zonet|zojuist|undo|ongedaan|achteruit|voorgaand|net$|straks$|eerste$|tweede$|derde$",
    "change": r"aanpas|aangepas|wijzig|verander|verbeter|corrig|herzie|bewerk|herschrij|rechtze|aanvul|overdoen|correctie|opnieuw|pas$|verkeerd|vergist|vergiste|typfout|tikfout|fout$|foutje|klopt$|vervang|toevoeg",
    "answer": r"antwoord|ingevuld|invul|opgeschreven|geschreven|getypt|ingetypt|gezegd|gegeven$|genoteerd|ingegeven",
    "later": r"later$|straks$|morgen|overmorgen|vanavond|vanmiddag|maandag|dinsdag|woensdag|donderdag|vrijdag|weekend|seffens|subiet|dadelijk|zometeen|meteen|anderhalf|nadien|daarna|vannacht",
    "pause": r"pauz|paus|break$|onderbre|wacht|moment|minuutje|ogenblik|even$|eventjes|effe|ff$|tijdelijk|voorlopig|afronden",
    "leave": r"weg$|vertrek|vergadering|dienst$|lunch|telefoon|patient|klant$|ploeg|shift|bus$|trein|naar huis|ophalen|druk$|tijd$|moe$|batterij|eten$|koffie|oproep|bel$|overdracht|file$|meeting|call$",
    "stop": r"stop|gestopt|annul|anul|cancel|afbre|kap$|kappen|opgeven|quit|exit|ophoud|hou$|houd$|beu$|schei|weigeren|zat$",
    "drop": r"wis$|wissen|verwijder|delete|gooi|weggooi|schrap|vergeet|prullenbak|vuilbak|smijt|alles$|wegdoen|zitten$",
    "help": r"help|hulp|mogelijkhe|opties|menu|commando|uitleg|functie",
    "can": r"kan$|kun$|kunt$|kunnen$|mag$|mogen$|kunde$|kunnek$|moet$|moeten$",
    "see": r"zien$|ziet$|toon|tonen|bekijk|kijken|inzien|inkijk|nalez|terugle|teruglezen|lees$|lezen$|laat$|overlo|nakijk|bekeken|controleren|checken",
    "sofar": r"overzicht|samenvatting|tussenstand|al$|totnogtoe|toe$|zover|hiertoe|stand$|voortgang|staan$|staat$|opgeslagen|bewaard|samengevat|reeds|intussen|totaal",
    "person": r"mens$|persoon|iemand|medewerker|hr$|personeels|collega|leidinggevende|manager|baas$|chef$|vertrouwens|helpdesk|teamleid|ploegbaas|diensthoofd|afdelingshoofd",
    "human": r"echt$|echte$|levend|menselijk|vlees",
    "talk": r"sprek|spreek|praat|praten|bellen|bel$|belt$|telefoneren|contact|babbel|klappen|mailen|mail$|doorverbind|verbind|overleg|telefoonnummer|nummer$",
    "why": r"waarom$|waarvoor$|hoezo$|waartoe$|nut$|zin$|doel$",
    "who": r"wie$|wier$",
    "what": r"wat$|welke$|hoe$|hoeveel$|wanneer$|waar$|hoelang$|wa$",
    "mean": r"bedoel|beteken|snap|begrijp|versta|uitleg|voorbeeld|vb$|bijv|duidelijk|onduidelijk",
    "process": r"pop$|pop-gesprek|popgesprek|smart|pob$|budget|privacy|vertrouwelijk|anoniem|bewaard|gedeeld|delen$|deel$|verplicht|duurt|werktijd|handtekening|onderteken|gegevens|avg$|gdpr|beoordeling",
    "me": r"ik$|mij$|me$|mijn$|m'n$|mn$|'k$|k$|ikzelf$|mezelf$",
    "you": r"je$|jij$|u$|jullie$|ge$|gij$|jouw$|uw$",
    "want": r"wil$|wou$|willen$|graag$|liever$|zou$|wilde$",
    "work": r"werk|team|klant|patient|clien|bewoner|cursus|opleiding|leren|diploma|excel|plannen|machine|las|keuken|zorg|afdeling|project|collega's|overwerk|dossiers|functie|diensten|nacht",
    "nothing": r"niks$|niets$|geen$|niet$|nie$|ni$|nooit$",
    "dunno": r"weet$|idee$|weten$|twijfel|moeilijk|lastig|verzinnen$|bedenken$",
    "thanks": r"dank|merci|bedankt|thx|fijn|top$|prima$",
}

# Words that carry no subject of their own. A request consists of these and of `CONCEPTS`; an answer brings its own words.
_SMALL_WORDS: Final = frozenset(
    """
    a aan aub al alle allemaal alleen alles als alsjeblieft alstublieft anders bent ben bij bijna bv d da daar daarbij
    daarmee daarna daarop daarover dan dat de deed den der deze die dienen ding dingen dit doe doen doet door dus e een
    één eens eentje eerst eigenlijk elk elkaar en enkel er ergens even eventjes ff effe effen ga gaan gaat ge geef
    gelieve genoeg gerust geven gewoon gij goed graag had haal hadden heb hebben hebt heeft heel hem hen het hier hierover
    hiervoor hij hoe hoor hun iemand iets ik ikke in inderdaad is ja jawel je jij jou jouw jullie k kan kga kheb kmoet
    kom komen komt kon kun kunde kunnen kunt kwil kzou laat laatste laten leg liever m maar mag mee meer men met mij mijn
    mn moek moest moet moeten mogen mooi n na naar nee neen net niet nie ni nieuw niks niets no nog nou nu of oei oeps ok
    oke okay om onder ons ook op opnieuw over overigens pas per please pls precies prima s sorry sta staan staat stel
    straks svp t te tegen ten ter terwijl thx toch toe tot trouwens tussen tussendoor u uit uw v van vanaf veel vind
    volgens voor voorbij vooraf waar wacht wanneer want wat we weer weg wel welk welke wellicht werd wie wij wil wilde
    willen wilt word worden wordt wou ze zeg zei zelf zet zich zie zij zijn zin zit zo zoiets zomaar zonder zou zouden
    the to what i is it this that me my you do can please
    """.split()
)

# How a Dutch question begins.
QUESTION_OPENERS: Final = (
    r"(?:(?:en|of|maar|trouwens|ok|oke|ja|eh|ehm|sorry|hoi|hallo|zeg|goh|allee|ps|p s|btw|overigens|nog een vraagje|vraagje|vraag|even een vraag|klein vraagje|euh|dus) )*"
    r"(?:(?:wat|wa|wie|waar|waarom|wanneer|hoe)(?! (?:ik|je|jij|ge|men|we|wij|ze|zij|een|de|het|mijn|mij|er|iemand|mensen|'t)\b)|(?:op|over|voor|van|met|in|aan|bij|binnen|tegen|door|uit|naar|volgens) (?:welke?|wie|wat)|.{3,24} (?:voor|van|met|door|bij) (?:wie|wat)$|ook \w+|waarvoor|hoezo|hoelang|hoeveel|welke?|waartoe|is|zijn|ben|heb|hebt|heeft|kan|kun|kunt|kunnen|kunde|mag|mogen|moet|moeten|moek|wordt|worden|word|"
    r"zal|zullen|zou|zouden|gaat|gaan|ga|komt|krijg|krijgt|krijgen|ziet|zie|leest|weet|doet|doen|telt|geldt|blijft|hoort|staat|wil|willen|bedoel|bedoelt|bestaat|klopt|deelt|bewaar|bewaren|betaalt|duurt|gebeurt)"
)
NOT_A_STATEMENT: Final = r"(?:(?:.* )?ik vraag me af|ik (?:snap|begrijp|versta|vat|volg) .*(?:niet|nie)|(?:ik )?(?:heb|had) (?:een|nog een|even een) vraag)"

_INVERTED: Final = (
    r"(?:en |maar |of |ok |trouwens )*(?:(?:mag|moet|kan|kun|kunt|kunnen|mogen|moeten|zou|ziet|zien|leest|lezen|krijgt|krijg|krijgen|telt|tellen|geldt|bestaat|bestaan|bedoel|bedoelt|bedoelen|wordt|worden|"
    r"heeft|hebben|hoort|blijft|gaat|deelt|weet|wil|komt|komen|zijn|betaalt)"
    r" (?:ik|je|jij|we|wij|dit|dat|deze|die|het|er|mijn|de|een|hij|zij|ze|hr|iemand|iedereen|jullie|u|ge|gij)|is (?:dit|dat|deze|die|het|er|mijn|de|hr|iedereen|\w+ (?:ook|genoeg|goed|nodig|verplicht)))\b"
)
_ABOUT_THE_FORM: Final = (
    r"\b(?:vraag|\w+vraag|vraagje|vragen|vragenlijst|chat|chatbot|bot|formulier|robot|volg (?:je |dit |het |jullie )?niet|"
    r"niet helemaal mee|slaat (?:nergens op|dit op)|snap|begrijp|versta)\b"
)
_WONDERING: Final = (
    r"(?:en |maar )?(?:hoe|waarom|wat|wanneer|waar|wie)\b(?!.*\b(?:dit|deze|vraag|hier|chat|pop|dat|invullen|antwoord\w*|cijfer|meetbaar|je bedoelt)\b)"
    r".*\b(?:ik|mij|me|mijn|je|mezelf|we|ons)\b"
)

_NOTHING_SAID: Final = (
    r"(?:(?:ok|oke|okay|ja|nee|neen|hoi|hey|hallo|dag|goedemorgen|goeiemorgen|goedemiddag|goeiedag|sorry|dank je|dankje|bedankt|dankjewel|dank u|merci|thanks|thx|prima|top|goed|eh|ehm|hm|hmm|"
    r"pff|pfff|tja|nou|zeg|allee|amai|haha|lol|leuk|fijn|mooi|super|interessant|goeie vraag|goede vraag|moeilijk|moeilijke vraag|lastig|lastige vraag|vraagje|even een vraag|een vraagje|ps|btw|even iets anders|klein vraagje|wacht|wacht even|graag|alsjeblieft|alstublieft|aub|svp|duidelijk|snap ik|begrepen)\s?)+"
)


_YES_OR_NO: Final = frozenset("ja jep nee neen nope ok oke okay akkoord klopt prima goed top graag".split())
_YES_OR_NO_KINDS: Final = frozenset({"choice", "start", "progress", "number"})
_YES_OR_NO_QUESTIONS: Final = frozenset({"used", "other_roles", "role_change", "other_roles_fit", "ambition"})
_PLEASE: Final = frozenset("aub svp graag please pls alsjeblieft alstublieft".split())
_LONGEST_COMMAND: Final = 14  # words; a longer message is never a near-exact command
_ORDER: Final = ("faq", "back", "pause", "cancel", "skip", "overview", "human", "help")


@cache
def _command_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (label, re.compile(f"{_BEFORE}(?:{'|'.join(f'(?:{p})' for p in _COMMANDS[label])}){_AFTER}"))
        for label in _ORDER
    )


@cache
def _answer_patterns(question: str) -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    return tuple(
        (re.compile((source if "@@" in source else f"@@{source}").replace("@@", _BEFORE) + _AFTER), requests)
        for ids, source, requests in _TAKEN_AS_ANSWER
        if question in ids
    )


@cache
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


@cache
def _concept_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(source)) for name, source in CONCEPTS.items())


@cache
def _situation_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(source)) for name, source in SITUATIONS.items())


# The words that commands turn on. One slip of the finger in them is mended before a command is looked for.
_OFTEN_MISTYPED: Final = (
    "overslaan volgende vraag vragen vorige pauze pauzeren stoppen annuleren overzicht samenvatting antwoord antwoorden "
    "aanpassen wijzigen veranderen verwijder verwijderen medewerker persoon iemand voorbeeld bedoel morgen straks verder "
    "skippen leidinggevende spreken praten ingevuld terug opnieuw bekijken mogelijkheden"
).split()


@cache
def _slips() -> dict[str, str]:
    """Every one-letter slip (left out, doubled, swapped) in those words, without what is a word itself."""
    slips: dict[str, str] = {}
    for word in _OFTEN_MISTYPED:
        for i in range(len(word)):
            left_out, doubled = word[:i] + word[i + 1 :], word[: i + 1] + word[i:]
            swapped = word[:i] + word[i + 1 : i + 2] + word[i : i + 1] + word[i + 2 :]
            slips.update((slip, word) for slip in (left_out, doubled, swapped))
    for real in (*_OFTEN_MISTYPED, *_SMALL_WORDS, "volgend", "bedoelt", "vorig", "praat", "spreek", "sprek", "paten"):
        slips.pop(real, None)
    return slips


def mended(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with slips of the finger in command words put right."""
    slips = _slips()
    return tuple(slips.get(word, word) for word in words)


def command(words: tuple[str, ...]) -> str | None:
    """The label of a near-exact command, or None. Says nothing about the question that is open."""
    if not words or len(words) > _LONGEST_COMMAND:
        return None
    joined = " ".join(mended(words))
    for label, pattern in _command_patterns():
        if pattern.fullmatch(joined):
            return label
    return None


def answers_here(words: tuple[str, ...], question: str, hinted: frozenset[str]) -> bool:
    """True when these words, though they look like a request, answer this question ("terug" to a goal to decide on).

    hinted: the requests that the words hint at. A question, or words that end in "please", are rather meant for us.
    """
    if not words or len(words) > _LONGEST_COMMAND:
        return False
    kind = KINDS.get(question)
    if (kind != "to someone" and opens_as_question(words)) or (kind == "open" and words[-1] in _PLEASE and words[1:]):
        return False
    joined = " ".join(words)
    return any(hinted <= requests and pattern.fullmatch(joined) for pattern, requests in _answer_patterns(question))


def is_about_the_form(words: tuple[str, ...]) -> bool:
    """True for a short remark about the question or the chat itself ("dit vind ik een rare vraag"): no answer."""
    if len(words) > 9 or own_words(words) > 1:
        return False
    return bool(_pattern(_ABOUT_THE_FORM).search(" ".join(words)))


def wonders(words: tuple[str, ...]) -> bool:
    """True when a question is about the employee's own work or self, and so may be the answer."""
    return bool(_pattern(_WONDERING).match(" ".join(words)))


def presents(words: tuple[str, ...]) -> bool:
    """True when a message says that what follows is what it tells: "dit is wat ik ervan vind"."""
    return (
        len(words) > 4 and words[0] in ("dit", "dat", "zo", "hier") and words[1:3] in (("is", "wat"), ("is", "hoe"))
    )


def says_dont_know(words: tuple[str, ...]) -> bool:
    """True when the words say no more than "I don't know"."""
    return 0 < len(words) <= _LONGEST_COMMAND and bool(_pattern(_DONT_KNOW).fullmatch(" ".join(words)))


def says_nothing(words: tuple[str, ...], question: str) -> bool:
    """True when the words are courtesy or a sigh, no content; "ja" is content where a question can be answered by it."""
    if len(words) > 8:
        return False
    if _is_answered_by_yes_or_no(question) and any(word in _YES_OR_NO for word in words):
        return False
    return bool(_pattern(_NOTHING_SAID).fullmatch(" ".join(words) + " "))


def says_yes_or_no(words: tuple[str, ...], question: str) -> bool:
    """True when the words are no more than a yes or no, at a question that it answers."""
    return _is_answered_by_yes_or_no(question) and bool(words) and _YES_OR_NO.issuperset(words)


def _is_answered_by_yes_or_no(question: str) -> bool:
    return KINDS.get(question) in _YES_OR_NO_KINDS or question in _YES_OR_NO_QUESTIONS


def own_words(words: tuple[str, ...]) -> int:
    """How many of the words bring a subject of their own: neither small words nor words of a request."""
    return sum(1 for word in words if word not in _SMALL_WORDS and not set(_concepts_of(word)) - _SUBJECTS)


_SUBJECTS: Final = frozenset({"work"})  # the groups of `CONCEPTS` that belong to answers


def asks_without_mark(words: tuple[str, ...]) -> bool:
    """True for a verb before its subject, as only questions have it: "ziet mijn chef dat" needs no question mark."""
    return bool(_pattern(_INVERTED).match(" ".join(words[:8])))


def begins_with_yes_or_no(words: tuple[str, ...], question: str) -> bool:
    """True when more follows a yes or no, at a question that one answers with yes or no."""
    return KINDS.get(question) in {"choice", "progress"} and len(words) > 2 and words[0] in _YES_OR_NO


def opens_as_question(words: tuple[str, ...]) -> bool:
    """True when the words begin as a Dutch question does: question word or inverted verb."""
    joined = " ".join(words[:14])
    return bool(_pattern(QUESTION_OPENERS + r"\b").match(joined) or _pattern(NOT_A_STATEMENT).match(joined))


@lru_cache(maxsize=4096)
def _concepts_of(word: str) -> tuple[str, ...]:
    return tuple(name for name, pattern in _concept_patterns() if pattern.match(word))


@lru_cache(maxsize=4096)
def concepts(word: str) -> tuple[str, ...]:
    """The groups of `CONCEPTS` and `SITUATIONS` that a word belongs to."""
    situations = tuple(name for name, pattern in _situation_patterns() if pattern.match(word))
    return (*_concepts_of(word), *situations)


@lru_cache(maxsize=4096)
def kinds_of_word(word: str) -> tuple[str, ...]:
    """The classes of the lexicon that a word belongs to, whichever trade it is of; spoken forms as they are written."""
    if word.isdigit():
        return ("digits",)
    written = _SPOKEN.get(word, word)
    found = {*lexicon().classes(word), *lexicon().classes(written)}
    return tuple(sorted({_OF_A_TRADE.sub(r"\1", name) for name in found}))


_OF_A_TRADE: Final = re.compile(r"(tasks|tools)_.*")


def skeleton(words: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """What may stand for each word: a small word itself, and its classes; "?" for a word that nobody listed."""
    return tuple(_may_stand_for(word) for word in words)


@lru_cache(maxsize=4096)
def _may_stand_for(word: str) -> tuple[str, ...]:
    if word in _SMALL_WORDS:
        return (_SPOKEN.get(word, word).split()[-1], *kinds_of_word(word))
    return kinds_of_word(word) or ("?",)


def brings_a_subject(word: str) -> bool:
    """False for the small words that hold a sentence together."""
    return word not in _SMALL_WORDS
