# ruff: noqa: E501 - a pattern broken over lines is harder to read than a long one
"""Turns of phrase that hint at a request anywhere in a Dutch or Flemish message.

Unlike the commands of `gate_nl` a hint decides nothing: it is evidence for the trained model, which learns from the
labelled messages how far to trust it at which question. Matched on the words of a message as `gate_text` leaves them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from bot.dialogue.gate_nl import mended

_FIELD = r"(?:sterke? (?:punten|punt|kanten)|sterktes?|strengths|kwaliteiten|richting|ambitie|leren|verbeteren|verbeterpunten|andere functies|doel(?:en)?(?: \d| een| twee| drie)?|doelzin|activiteit(?:en)?|resultaat|planning|datum|einddatum|ondersteuning|budget|cijfer|acceptatie|beloning|startniveau|competenties|opmerking|samenvatting|vraag \d|begin|antwoord(?:en)?|zin)"
_CHANGE = r"(?:aanpas\w*|aangepast|aan te passen|wijzig\w*|verander\w*|corrig\w*|herschrij\w*|herschreven|herformul\w*|herwerk\w*|herzien|rechtzet\w*|recht te zetten|overdoen|bewerk\w*|herstel\w*|herneem\w*|hernemen|aanvul\w*|toevoeg\w*|toe te voegen|bijzetten|erbij zetten|iets bij|edit\w*|fixen|nuanceren|vervang\w*|anders|opnieuw|pas .{1,30} aan|vul .{1,30} aan|weghalen|schrappen|uitbreiden|updaten|bijwerken|omdraaien|terugdraaien|terugzetten|overnieuw)"
_EARLIER = r"(?:vorige?|voorgaande?|voorlaatste|eerdere?|daarnet|daarstraks|zonet|zojuist|net|daarvoor|hiervoor|eerste|tweede|derde|laatste|eerder|straks|antwoord(?:en)?|vraag \d)"
_LATER = r"(?:later|straks|morgen\w*|overmorgen|vanavond|vanmiddag|vannacht|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|weekend|volgende week|na de \w+|na het \w+|na mijn \w+|tot na|thuis|seffens|sebiet|subiet|dadelijk|zo meteen|zometeen|een andere keer|ander moment|andere dag|binnenkort|tot zo|over een uur|over een half uur|over \w+ (?:min|minuten|uur))"
_GO_ON = r"(?:verder\w*|door|doorgaan|doen|voort\w*|terug|af|afmaken|afwerken|afronden|hervat\w*|hernemen|rest|weer|nog|opnieuw|invullen|wel|bekijk|in|mee|oppakken|pik)"
_DATA = r"(?:alles|antwoorden|gegevens|data|gesprek|chat|sessie|plan|voorbereiding|pop|formulier|boel|zooi|boeltje|account|dossier|concept|evaluatie|procedure|dit|hele ding|het weg|dat)"
_PERSON = r"(?:mens|mensen|persoon|iemand|medewerk\w+|collega\w*|hr|hrm|p&o|p o|personeels\w+|leidinggevende|manager|baas|chef|teamlead\w*|teamleider|ploegbaas|diensthoofd|afdelingshoofd|directeur|schoolleider|voorvrouw|voorman|vertrouwenspersoon|vakbond|contactpersoon|helpdesk|adviseur|coach|people|hr-\w+|leidingg\w+|consulent|begeleider)"
_TALK = r"(?:spreken|spreek|praten|praat|bel|belt|bellen|opbellen|terugbellen|telefoneren|telefonisch|contact\w*|babbel\w*|klapp\w+|mail\w*|doorverb\w+|verbind\w*|overleg\w*|bespreken|bespreek|bereiken|chatten|gesprek|afspraak|afspreken|langskomen|face to face|dm'en|aan de lijn|hebben|meekijken|helpen|adviseren)"
_TOOL = r"(?:chat\w*|bot|app|applicatie|tool|programma|toepassing|systeem|ding|assistent|robot|computer|machine|hier|software)"
_SHOW = r"(?:zien|lezen|tonen|toon|toont|bekijk\w*|kijken|inkijken|inzien|nalezen|nakijken|overlopen|doornemen|teruglezen|terugzien|terugkijken|terugvinden|controleren|checken|checke|check|preview|recap|lijst\w*|overzicht\w*|overview|samenvatting\w*|rijtje|opsomm\w*|tussenstand|status|stand|opvragen|geef|oplijsten|samenvatten|elkaar|show)"
_MINE = r"(?:antwoorden|antwoord|ingevuld\w*|plan|doel|doelen|alles|alle|wat ik|wat er|wat we|voorbereiding|pop|opmerkingen|geschreven|schreef|zei|gezegd|geantwoord|lijstje|concept|tot nu|tot nog|zover|tussen\w*|what i|opgeschreven|genoteerd|gegevens|bewaard|verslag|ervan)"
_UNCLEAR = r"(?:snap\w*|begrijp\w*|begrepen|versta\w*|volg|vat|duidelijk)"
_INSULTED = r"(?:tijdverspilling|tijdverlies|zonde van mijn tijd|nergens op|zever|gezever|gedoe|gezeur|onzin|flauwekul|bullshit|zin meer|beu|zat)"
_ASK_OPEN = r"(?:wat|wa|wie|waar|waarom|waarvoor|wanneer|hoe|hoezo|hoelang|hoeveel|welke?)"
_MAY = r"(?:mag|kan|moet|moek|mogen|kunnen|moeten|krijg|krijgt|kunt|kun|zou)"

_HINTS: Final[dict[str, tuple[str, ...]]] = {
    "back": (
        rf"\b{_CHANGE}\b.*\b{_EARLIER}\b|\b{_EARLIER}\b.*\b{_CHANGE}\b",
        rf"\b(?:bij|in|aan|mijn|m'n|mn|het|de|naar|een|ander|over|wil|nog|eerst) {_FIELD}\b.*\b{_CHANGE}\b|\b{_CHANGE}\b.{{0,20}}\b(?:bij|in|aan|mijn|m'n|mn|het|de) {_FIELD}\b|^{_FIELD} (?:toch )?(?:nog )?{_CHANGE}",
        rf"\b(?:terug|ga|keer|trug|weer|eens) (?:\w+ )?naar (?:de |het |mijn |vraag |de vraag (?:over|met|van) )*(?:{_FIELD}|{_EARLIER})\b",
        r"^(?:\w+ ){0,3}(?:terug|trug|achteruit|vorige?|undo|previous|ctrl-z|ctrl z|return|back)(?: (?:aub|graag|gaan|please|svp|alsjeblieft|hoor|maar|even|eens|nu|antwoord|vraag|opnieuw|fout|klopte?|niet))*$",
        rf"\b(?:vergis\w*|vergist|mistyp\w*|typfout|tikfout|typo|verkeerd\w*|per ongeluk|klopt? niet|klopte niet|klopt toch niet|moet anders|was niet af|niet klaar|te snel|vergeten|verkeerde)\b.*\b(?:{_EARLIER}|{_FIELD}|knop|ingevuld|geklikt|gezegd)\b|\b(?:{_EARLIER}|{_FIELD})\b.*\b(?:vergis\w*|mistyp\w*|typfout|tikfout|verkeerd\w*|fout|klopt? niet|klopte niet|moet anders|niet af|bedoeld|vergeten|doms|dom)\b",
        r"\b(?:ik bedoelde|willen zeggen|moeten zeggen|had ik anders|toch (?:een )?ander\w*|toch iets anders|bij nader inzien|ongedaan|draai .{0,25}terug|bedacht me)\b",
        rf"\b(?:staat|stond|zit|zat|zie|heb|had|is|maakte) .{{0,18}}\bfout\w*\b.*\b{_FIELD}\b|\b{_FIELD}\b .{{0,12}}\b(?:staat|zit|stond) .{{0,8}}fout|\b(?:verbeter\w*|herstel|pas) .{{0,12}}\b(?:antwoord|vorige|laatste)\b|\bbedoeld(?:e)?\b|\b(?:moet|moest|was) .{{0,25}}\b(?:worden|zijn en niet|en niet|niet \w+)$|\bverkeerde (?:persoon|datum|vraag|doel|antwoord)\b",
        r"\bandere? (?:antwoord|cijfer|doel|datum|persoon)\b|\b(?:beslissing|oordeel|opmerking)\b.*\b(?:herzien|anders|verander\w*|aanpas\w*|wijzig\w*)\b|\b(?:dat|die) (?:antwoord|vraag|zin) hiervoor\b",
        r"\b(?:een|1|twee|2|paar) (?:vraag|vragen|stap|stappen|vraagje|stapje)? ?(?:terug|achteruit)\b",
    ),
    "pause": (
        rf"\b{_LATER}\b.{{0,30}}\b{_GO_ON}\b|\b{_GO_ON}\b.{{0,30}}\b{_LATER}\b|^(?:\w+ ){{0,3}}{_LATER}$",
        r"\b(?:stop\w*|genoeg|klaar|afsluiten|sluit af|einde|ophouden|hou .{0,12}op|laat het) (?:hier )?(?:maar )?(?:voor|tot) (?:nu|vandaag|even|vanavond|morgen|straks)\b|\bvoor (?:vandaag|nu|even) (?:stoppen|genoeg|klaar)\b",
        r"\b(?:pauz\w*|pause|paus|wacht|wachten|geduld|moment|momentje|momentjes|ogenblik\w*|brb|afk|time-out|timeout|vervolgd|continued|minuutje|minuutjes|parkeer|on hold|min|even stoppen|onderbrek\w+|onderbreken|hervatten)\b",
        r"\b(?:moet|ga|ben|krijg|komt|komen|roept|belt|gaat|sta|staat|heb|zit|is) .{0,30}\b(?:weg|vergadering|overleg|telefoon|telefoontje|patient|patienten|client|dienst|overdracht|trein|bus|huis|call|standup|meeting|loket|bel|alarm|eten|lunch\w*|lunchen|rennen|werken|klas|deur|ophalen|bezoek|gasten|klant|klanten|oproep|spoedoproep|shift|rijden|koffie|bak|deploy|mt|gesprek|bezig|moe|school|baas|druk|chef|laadklep|levering|vracht|oven)\b",
        r"\b(?:geen tijd|komt nu niet uit|nu (?:even|ff) niet|even niet|nu niet|lukt (?:nu|vandaag) (?:even )?niet|lukt het niet meer|slaap er|erover slapen|over slapen|nachtje|nadenken|bezinken|zo terug|kom terug|kom er|sluit .{0,14}af|haak .{0,8}even af|herinner me|geroepen|te moe|hoofd zit vol|geen puf|batterij)\b",
        rf"\b(?:bewaar|bewaren|opslaan|sla .{{0,12}}op|parkeer|leg .{{0,20}}weg|onthou|save)\b.*\b(?:{_LATER}|verder|af|maar)\b",
        r"^(?:\w+ ){0,2}(?:tot )(?:straks|later|morgen|zo|\w+dag|de volgende keer|volgende keer|dan|gauw|snel)\b",
    ),
    "cancel": (
        r"\b(?:stop|stoppen|stopp|kap|kappen|schei|hou|houd|ophouden|opgeven|klaar) .{0,12}\b(?:ermee|er mee|hiermee|hier mee|mee|uit|op|er maar mee|met dit|met deze|met die vragen|met vragen|met het gesprek|met de chat)\b|\b(?:hiermee|ermee|hier|er) (?:\w+ )?(?:mee )?(?:stoppen|ophouden|kappen|stop)\b|\b(?:ik|nee|neen|stop|kap) (?:stop|kap)(?: (?:hier|nu|maar|stop|ermee))*$|^(?:stop|stopp|kap|kappen|abort|quit|exit)\b",
        rf"\b(?:verwijder\w*|wis|wissen|gewist|delete\w*|gooi\w*|weggooien|smijt|haal|schrap\w*|wegdoen|doe|kieper|flikker|vernietig|schrappen)\b.{{0,30}}\b(?:{_DATA}|weg|eruit|buiten)\b|\b{_DATA}\b.{{0,30}}\b(?:verwijder\w*|wissen|gewist|weggooien|deleten|schrappen|weg|wegdoen|weghalen|gewist)\b",
        r"\b(?:niet|nie|niks|geen) (?:meer |langer |verder )?(?:\w+ )?(?:meedoen|mee doen|mee|deelnemen|deel te nemen|aan meedoen|aan mee|verder|deelname|nodig)\b|\bdoe (?:dit|hier|er|het) (?:niet|nie|hier)\b|\bhoef (?:geen|niet)\b|\bik wil (?:dit|het|hier|er) (?:allemaal )?(?:niet|nie|vanaf)\b|\bwil (?:hier |er )?niet meer\b|\bgeen (?:behoefte|zin|interesse|goesting)\b|\bwil dit niet\b|\bmaak geen plan\b",
        r"\b(?:zie er .{0,6}(?:van af|vanaf)|haak af|haak hier af|trek (?:me|mij|mijn) .{0,14}(?:terug|in)|weg ermee|weg met dit|hier vanaf|er vanaf|bedacht|afgelopen|kill|zak er maar in|nevermind|never mind|laat maar|laat .{0,20}(?:zitten|vallen|schieten|hangen)|vergeet (?:het|dit))\b",
        rf"\b{_INSULTED}\b",
        r"\b(?:annul\w*|anul\w*|cancel\w*|afbreken|breek .{0,20}af|stopzetten|stop de|beeindig\w*|afsluiten|sluit maar af|afhaken|abort)\b",
    ),
    "skip": (
        r"\b(?:overslaan|overslagen|overslan|oversla\w*|overgeslagen|skip\w*)\b(?! van)|\bsla\b.{0,30}\b(?:over|ovr)\b|\b(?:over|door|verder)gaan naar\b",
        r"\b(?:deze|dees|dit|die|vraag|hem|m|'m|hier)\b.{0,20}\b(?:overslaan|oversla\w*|overgeslagen|skip\w*|over)\b|\b(?:skip\w*|overslaan) (?:deze|dees|dit|die|de|vraag)\b",
        r"\bvolgende(?: vraag| vraagje| punt)?(?: (?:aub|graag|svp|alsjeblieft|alstublieft|pls|please|maar|dan|hoor))*$|\bnext\b|^volgende\b(?! (?:keer|week|maand|jaar|stap|doel|maal|zomer|winter|ronde|cyclus|audit))|\bpass$|^pass?\b|\bde volgende (?:vraag|maar|graag|aub)\b",
        r"\b(?:niet|niks|niets|nie|geen)\b.{0,20}\b(?:beantwoord\w*|antwoord\w*|invullen|invul|ingevuld|kwijt|over hebben|over zeggen|zeggen|op in)\b",
        r"\b(?:leeg|open) ?(?:laten|gelaten)?$|\blaat .{0,20}\b(?:leeg|open)\b|\b(?:hoeft niet|hoeft voor mij niet|andere vraag|deze (?:vraag )?(?:liever )?niet|niet deze|mag weg|voorbij|geen commentaar|doen we niet|niet van toepassing|liever niet|te prive|te persoonlijk)\b",
        r"\b(?:ga|gaan we|kom|doe|laten we|kunnen we) (?:\w+ ){0,3}(?:verder|door|andere|volgende|verdergaan)\b|\b(?:door|verder)(?:gaan)?$|\bverder zonder\b|\bdoor naar\b|\bdoorgaan\b|\bverder met\b",
        r"\bvul (?:ik )?.{0,12}(?:later|straks) (?:wel )?in\b",
    ),
    "overview": (
        rf"^(?!ik (?:laat|toon|hou|kan|kon|maak|heb|check)\b)(?=.*\b{_SHOW}\b)(?=.*\b{_MINE}\b)",
        r"\bwat (?:heb|had|hebben|hadden|staat|stond|schreef|zei|weet|waren|was|heeft)\b.{0,30}\b(?:al|tot nu|tot nog|ingevuld|gezegd|geschreven|over|afgesproken|weer|alweer|allemaal|nu|genoteerd|geantwoord|bij|opgeslagen|mij|in mijn|bewaard|getypt)\b",
        r"\b(?:hoe ver|hoever|waar (?:sta|zit|ben|staan|zitten|waren) (?:ik|we)|hoe (?:ziet|staat|zien|staan) (?:mijn|het|dat|mn|m'n)|hoe sta ik|hoeveel (?:heb|is|procent)|wat is de (?:stand|status)|welke (?:doelen|vragen|antwoorden) (?:heb|had|zijn))\b",
        r"^(?!(?:\w+ )?(?:ik|we) (?:hou|kan|heb|maak|bewaar|verlies|houd|krijg)\b)(?!.*\b(?:houden|bewaren|verliezen|behouden|maken|krijgen over)\b).*\b(?:overzicht\w*|ovezicht|overzcht|overview|samenvatting\w*|tussenstand|stand van zaken|recap|status|progress|voortgang)\b",
        r"^(?:\w+ )?(?:mijn|m'n|mn|al mijn|het|alle|de) (?:antwoorden|plan|pop|doelen|voorbereiding|concept|ingevulde)\b",
    ),
    "help": (
        rf"\bwat (?:voor )?(?:\w+ )?(?:kan|kun|kunt|kunde|kunnen|mag|doe|doet|moet) (?:ik|je|jij|u|ge|gij|deze|de|die|we)\b.{{0,20}}(?:\b(?:{_TOOL}|doen|vragen|zeggen|typen|intypen|kiezen|betekenen|mee|allemaal|eigenlijk|zoal|nog)\b|$)",
        r"\b(?:opties|mogelijkheden|commando\w*|commands|command|functies|functionaliteiten|keuzes|knoppen|menu\w*|handleiding|gebruiksaanwijzing|handleidingen|instructies|helpfunctie|hulpfunctie|features|opdrachten)\b",
        rf"\b(?:hoe) (?:\w+ ){{0,3}}(?:werkt|werk|gebruik|gebruiken|bedien|bedienen|navigeer|navigeren|zit|gaat|begin|moet)\b.{{0,20}}\b(?:{_TOOL}|dit|gebruiken|elkaar|werk|jij|het)\b|\bhoe (?:{_TOOL}|dit|dees|deze \w+|het) (?:werkt|gaat)\b",
        rf"\b(?:uitleg|help|hulp|hellup|wegwijs|leg .{{0,10}}uit)\b.{{0,25}}\b{_TOOL}\b|^(?:\w+ ){{0,2}}(?:help|helpp|hulp|hellup|hlep|hepl|info|help me|help mij)(?: \w+){{0,3}}$",
        r"\b(?:waarmee|waar) (?:kan|kun|kunt) (?:je|jij|u|ik) .{0,20}\b(?:helpen|gebruiken|bij|voor|terecht)\b|\bwat kan (?:je|jij|u|ge|de bot|deze bot)\b|\bwat (?:je|jij|u) (?:\w+ )?kan\b|\bwhat can\b|\bhow does this work\b",
    ),
    "human": (
        rf"\b{_PERSON}\b.*\b{_TALK}\b|\b{_TALK}\b.*\b{_PERSON}\b",
        r"\b(?:kan|mag|wil|kunnen|wilt|zou|liever|graag|moet|kmoet|moeten|geef|met wie|wie|is er|is daar|zit er|zet|verbind|doorverbinden|bel|heb je|kom)\b.*\b(?:mens|persoon|iemand|medewerker|collega|hr|personeels\w+|contactpersoon|vertrouwenspersoon|leidinggevende|manager|bellen|nummer|telefoonnummer|persoonlijk|telefonisch|echte|p&o|helpdesk|human|person)\b",
        r"\b(?:echt|echte|levende?|menselijke?)(?: \w+)? (?:mens|persoon|iemand|medewerker|collega|gesprek)\b|\bechte$|\bhuman\b|\breal person\b",
        rf"\b(?:mens|persoon|iemand|{_PERSON})\b.*\b(?:niet|geen|dan|ipv|in plaats van|plaats)\b.*\b(?:bot|robot|computer|chatbot|chat|machine|dit|hier|scherm)\b|\b(?:niet|geen) .{{0,14}}\b(?:bot|robot|computer|chatbot|machine)\b",
        r"\b(?:bel|belt) (?:me|mij|eens)\b|\b(?:telefoonnummer|doorverbinden|verbind me|verbind mij|contactpersoon|geescaleerd|escaleren|escaleer|1-on-1|face to face|aan de lijn|teruggebeld|gebeld)\b|\bis (?:er|daar) (?:ook )?(?:een |ergens )?(?:iemand|mens|echt|medewerker|persoon|contactpersoon|vertrouwens\w+)\b",
        r"^(?:\w+ ){0,2}(?:mens|persoon|iemand|medewerker|hr|human|leidinggevende|manager)(?: (?:aub|graag|svp|please|nodig|alsjeblieft|alstublieft|gevraagd))+$|\bliever (?:persoonlijk|telefonisch|bellen|mondeling|live|in het echt)\b",
    ),
    "faq": (
        rf"^(?:\w+ ){{0,3}}{_ASK_OPEN}\b.*\b(?:dit|dat|deze|die|je|jij|jullie|u|ge|hier|vraag|vragen|pop|smart|doel|gesprek|antwoord\w*|bedoel\w*|beteken\w*|precies|eigenlijk|wordt|worden|gebeurt|leest|ziet|krijgt|er|ik|mag|moet|nu|ermee|mee)\b",
        rf"^(?:\w+ ){{0,4}}{_MAY} (?:ik|je|dat|dit|het|we|iedereen|er|hr|mijn|de|deze|die|men|u|iemand|wij|zij|hij)\b",
        r"^(?:\w+ ){0,3}(?:is|zijn|wordt|worden|telt|geldt|gaat|blijft|ziet|leest|krijgt|krijg|deelt|bewaart|heeft|hebben|heb|klopt|komt|betaalt|staat|bedoel|bedoelt|bestaat|hoort|weet) (?:dit|dat|het|deze|die|er|jullie|je|jij|u|ge|mijn|de|hr|een|ik|iemand|iedereen)\b",
        rf"\b(?:niet|nie|ni|geen)\b.{{0,25}}\b{_UNCLEAR}\b|\b{_UNCLEAR}\b.{{0,25}}\b(?:niet|nie|ni|geen)\b|\bonduidelijk\b|\bsnap\w* .{{0,10}}niks\b",
        r"\b(?:voorbeeld\w*|vb|bijvoorbeeld|uitleg|uitleggen|leg .{0,14}uit|verduidelijk\w*|betekent|bedoel|bedoelt|bedoelde|bedoeld|bedoeling|verschil|verplicht|anoniem|vertrouwelijk|privacy|gdpr|avg|dossier|beoordeling|definitief|bewaard|opgeslagen|vrijblijvend|vergoed\w*)\b",
        r"\b(?:vraag me af|heb (?:nog )?(?:een|even een) vraag|vraagje|benieuwd (?:of|wie|wat|hoe)|wil(?:de)? (?:graag )?weten (?:of|wie|wat|hoe|waarom)|weten (?:jullie|of)|vertel .{0,14}(?:meer|eens))\b",
        r"^(?:en )?(?:wat|als|ook|zoals|hoezo|voor|van|met|over|binnen|tegen|op) \w+(?: \w+){0,5}$",
    ),
}  # fmt: skip

_MOST_WORDS: Final = 40  # in a longer text a hint says nothing any more


@cache
def _patterns() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    return tuple((label, tuple(re.compile(p) for p in patterns)) for label, patterns in _HINTS.items())


def hints(words: tuple[str, ...]) -> dict[str, tuple[int, ...]]:
    """Per label which of its turns of phrase occur in these words; a label without any is left out."""
    if not words or len(words) > _MOST_WORDS:
        return {}
    joined = " ".join(mended(words))
    found: dict[str, tuple[int, ...]] = {}
    for label, patterns in _patterns():
        hits = tuple(i for i, pattern in enumerate(patterns) if pattern.search(joined))
        if hits:
            found[label] = hits
    return found
