"""What is Dutch about taking something back: an answer that was wrong, a stop that was not meant, a goal too many.

A message is only believed to correct an earlier answer when it speaks of that answer: of having said or written it,
of putting it otherwise, or of something named being wrong. Whether there is such an answer is up to the caller.
"""

from __future__ import annotations

import re

from bot.dialogue.dutch import NO, QUESTION_NAMES, YES, bare, numbers, puts_a_question, says
from bot.dialogue.gate_text import sentences

MOST_PARTICLES = 1
"""Words of a first sentence that tells nothing by itself: "Wacht!", "Oei."."""
LONGEST = 20
"""Words. Who has more to say than this is telling something."""

_SAID_BEFORE = re.compile(
    r"\bik (zei|schreef|typte|tikte|noemde|antwoordde)\b"
    r"|\b(had|heb) (\w+ ){0,6}?(gezegd|geschreven|opgeschreven|getypt|getikt|ingevuld|ingetikt|genoemd|opgegeven)\b"
    r"|\b(dat|hetgeen|wat ik) (van|over|met) (die|dat|de|het|mijn|m'n)\b"
)
_NOT_RIGHT = re.compile(
    r"\bklop(t|te|pen|ten)( \w+){0,2} niet\b|\bniet (helemaal |goed |meer )?(juist|goed|correct|waar)\b"
    r"|\b(fout|foutje|verkeerd|vergist|typfout|tikfout|onjuist)\b"
    r"|\b(moet|moest|moeten|hoort|had|hadden)( \w+){0,4} (zijn|wezen|worden|staan)\b"
    r"|\b(moet|moest|moeten|mag)( toch| nog)? (anders|weg|eraf|eruit)\b|\b(bedoel|bedoelde)\b"
    r"|\b(wil|wou|zou|mag|kan)( \w+){0,4} (wijzigen|veranderen|aanpassen|verbeteren|rechtzetten|corrigeren)\b"
)
_OTHER_VALUE = re.compile(
    r"\bte (hoog|laag|veel|weinig|vroeg|laat|lang|kort|krap|ruim|duur)\b"
    r"|\b(is|zijn|wordt|worden|moet|moeten) (toch |pas |nog |wat |iets |veel |\w+ (dag|week|weken|maanden?|uur) )*"
    r"(later|eerder|meer|minder|hoger|lager|langer|korter|anders|goedkoper|duurder)\b"
)
_PUT_OTHERWISE = re.compile(
    r"\banders (zeggen|schrijven|opschrijven|formuleren|verwoorden|invullen|typen|zetten)\b"
    r"|\bnog (even |eens )?(iets|wat) (aanpassen|veranderen|wijzigen|rechtzetten|corrigeren|bijzetten|toevoegen|"
    r"bijschaven|verbeteren)\b"
)
_BACK_TO = re.compile(
    r"(?<!dan )\bterug naar (dat |het |die |de |mijn |m'n )?(vorige|vorig|laatste|eerste)( vraag| antwoord)?$"
)
_AGAIN = r"(toch |nee |neen |wacht |sorry |nu )*(nog (een keer|eens|even|is|'s)|opnieuw|weer|eerst)"

_START = r"^(oei |oh |o |ah |sorry |wacht |ho |nee |neen |euh |eh |hm |amai |maar |en |nu |toch |oeps )*"
_ARTICLE = r"(de|het|mijn|m'n|mn|die|dat|deze|dit|zijn|haar)"
_NAMES = "|".join(sorted({name for _, names in QUESTION_NAMES for name in names}, key=len, reverse=True))
_NAMED_FIRST = re.compile(rf"{_START}{_ARTICLE} (\w+ )?({_NAMES})\b")
_NUMBERED_FIRST = re.compile(
    rf"{_START}(bij|in|op) ((de|het|mijn|m'n|mn) )?((vraag|antwoord) \w+"
    r"|(eerste|tweede|derde|vierde|vijfde|zesde|zevende|achtste) (vraag|antwoord))\b"
)
_ONLY_NAMED = re.compile(rf"{_START}{_AGAIN} (terug naar )?{_ARTICLE} ({_NAMES})( aanpassen| veranderen)?$")


def speaks_of_an_answer(text: str) -> bool:
    """ "Ik zei Excel, dat moet Access zijn", "dat van die hoogwerker klopt niet meer"."""
    said = bare(text)
    return len(said.split()) <= LONGEST and bool(_SAID_BEFORE.search(said) and _NOT_RIGHT.search(said))


def puts_otherwise(text: str) -> bool:
    """ "Wat ik graag doe wil ik anders opschrijven", "bij mijn ambities wil ik nog iets toevoegen"."""
    said = bare(text)
    parts = sentences(text)
    # "Eigen zaak. O en bij de vorige wil ik nog iets veranderen" is an answer first.
    alone = len(parts) <= 1 or len(parts[0].split()) <= MOST_PARTICLES
    return alone and len(said.split()) <= LONGEST and "waarom" not in said and bool(_PUT_OTHERWISE.search(said))


_ADDS = re.compile(
    r"\b(toe te voegen|toevoegen|aan te vullen|aanvullen|bijvoegen|bijzetten|bijschrijven)\b"
    r"|\berbij (zetten|schrijven|doen|typen)\b"
    r"|\bvoeg\b.*\btoe\b|\bvul\b.*\baan\b|\b(zet|schrijf|doe|voeg)\b.*\b(bij|erbij)\b"
    r"|\b(vergeten|vergat)\b|\bkomt? (er )?(ook )?nog bij\b|\bnog (iets|wat|iet) (bij|extra)\b|\baanvulling\b"
)


def adds(text: str) -> bool:
    """Whether who goes back wants to add to an answer, and not to replace it: "daar wil ik nog iets bij zetten"."""
    return bool(_ADDS.search(bare(text.partition(":")[0])))


def addition(text: str) -> str:
    """What is to be added, to the letter: what follows the colon. Empty when it is still to come."""
    return text.partition(":")[2].strip()


def says_named_is_wrong(text: str) -> bool:
    """ "De begindatum klopt niet", "bij vraag 1 moet iets anders staan", "nog een keer de planning"."""
    said = bare(text)
    if len(said.split()) > LONGEST:
        return False
    wrong = _NOT_RIGHT.search(said) or _OTHER_VALUE.search(said)
    named = _NAMED_FIRST.search(said) or _NUMBERED_FIRST.search(said)
    return bool((named and wrong) or _ONLY_NAMED.search(said))


def goes_back(text: str) -> bool:
    """ "Nee, toch weer terug naar dat vorige"."""
    return says(_BACK_TO, text, 10)


_LEAVES = re.compile(
    r"^(ach |och |nee |neen |nou |hm |ok |oke |toch |ja |dan )*(laat|laten|hou|houd|houden|bewaar|blijf|blijft)\b"
    r".{0,30}\b(zo|staan|hetzelfde|oude|eerste|zoals (het|hij|ze|dat) (al |eerst )?(was|is|stond|staat))$"
    r"|^(nee |neen |ach |och |nou |hm )*(toch (maar )?niet|laat maar|maar niet|zo was het goed|was goed zo)( hoor)?$"
    r"|^(het |dat )?(oude|eerste|vorige)( antwoord)? (was |is )?(toch |wel )*(goed|beter|prima|ok)$"
)


def leaves_the_old(text: str) -> bool:
    """ "Hou het maar zoals het was": said while an earlier answer stands there to be changed."""
    return bool(_LEAVES.search(bare(text)))


_YES = re.compile(r"^(ja|jawel|jep|jup|yes|zeker|tuurlijk|graag|doe maar)\b(?!.*\bmaar\b.)")
_NO = re.compile(
    r"^(nee|neen|nope|niet stoppen|toch (maar )?niet|laat maar|ga( maar| toch| gewoon)? (door|verder)|doorgaan|verder"
    r"|ik (ga|wil) (toch |nog |wel |gewoon )*(door|verder))\b"
)


def agrees(text: str) -> bool:
    """A yes to "weet je het zeker?", in a few words."""
    said = bare(text)
    return said in YES or (len(said.split()) <= 5 and bool(_YES.search(said)))


def refuses(text: str) -> bool:
    """A no to "weet je het zeker?", in a few words."""
    said = bare(text)
    return said in NO or (len(said.split()) <= 6 and bool(_NO.search(said)))


_AWAY = re.compile(
    r"\b(haal|haalt|gooi|verwijder|schrap|wis|delete|weghalen|verwijderen|schrappen|weggooien|weg|eruit)\b"
)
_GOAL_NUMBER = re.compile(
    r"\b(doel|doelstelling) (\d|een|één|twee|drie|vier|vijf)\b|\b(eerste|tweede|derde|vierde|vijfde) doel\b"
)


def takes_out_goal(text: str) -> int | None:
    """The number of the goal that someone wants gone ("gooi doel 2 maar weg"); None when no goal is named so."""
    said = bare(text)
    named = _GOAL_NUMBER.search(said)
    if named is None or len(said.split()) > 10 or not _AWAY.search(said):
        return None
    found = numbers(named.group(0))
    return found[0] if found else None


_ASKS_AGAIN = re.compile(
    r"\bwaar (waren|zijn) we\b|\bwaar was ik( ook)?( al ?weer)? (gebleven|mee bezig)\b"
    r"|\bwat (was|is|vroeg|vroegt|wilde|wou|wil)(?! een\b)( \w+){0,4} (al ?weer|ook weer)\b"
    r"|\b(herhaal|herhalen)\b( \w+){0,4} vraag\b"
    r"|\bvraag(?! het| dat| me| aan)( \w+){0,3} (herhalen|nog (een keer|eens|is|'s)|opnieuw)\b"
    r"|\b(zeg|stel)( \w+){0,3} nog (een keer|eens|is|'s)\b|\bzeg nog (een keer|eens|is|'s) wat\b"
)
_ASKS_WHY = re.compile(
    r"^(en |maar |ja |nee |euh |eh )*(waarom|hoezo|vanwaar|waarvoor|waartoe)\b(?!-| ik\b| zou ik\b)"
    r".*\b(vraag|vraagt|vragen|weten|dit|die(?= nu| allemaal|$)|cijfer|geven|invullen|nodig)\b"
    r"|^(en |maar |ja |nee |euh |eh )*(waarom|hoezo|waarvoor) (moet|vraagt?|wilt?) (ik|je|jij|ge|u|men|dat|dit)\b"
    r"|^(en |maar |ja |nee |euh |eh )*(waarom|hoezo|waarvoor) zou ik (dit|dat|hier|je|jou|u|jullie)\b"
)
_ANOTHER_SUBJECT = re.compile(
    r"\b(smart|magie|pop|hr|baas|leidinggevende|manager|teken\w*|del?en|bewaar\w*|bewar\w*|papier|doel\w*)\b"
)


def asks_again(text: str) -> bool:
    """ "Wat vroeg je ook alweer?", "waar waren we gebleven"."""
    return says(_ASKS_AGAIN, text, 14)


def asks_why(text: str) -> bool:
    """ "Vanwaar die vraag?", "hoezo moet ik een cijfer geven": about the open question, and nothing else."""
    return says(_ASKS_WHY, text, 12) and not _ANOTHER_SUBJECT.search(bare(text))


_ASKS_MEANING = re.compile(
    r"^(euh |eh |sorry |maar |ja |oke |hoi )*(huh|hè|he|wablief|wat)$"
    r"|^(euh |eh |sorry |maar |ja |nee |oke )*(ik )?(snap|begrijp|versta) (de|deze|die|je|uw) vraag (niet|nie|ni)"
    r"( \w+){0,2}$"
    r"|\bwat? (bedoel|bedoelt|bedoelde|betekent)( \w+){0,3} (vraag|hiermee)\b"
    r"|\bwat (u|je|jij|ge) (met|hier)( \w+){0,3} bedoelt?\b|\bleg( \w+){0,3} vraag( \w+){0,2} uit\b"
)


def asks_meaning(text: str) -> bool:
    """ "?", "snap de vraag niet", "wat bedoelt u hiermee": what the open question means, and nothing else."""
    return ("?" in text and not bare(text)) or says(_ASKS_MEANING, text, 12)


_BEFORE = r"\b(de )?(vorige (keer|ronde)|vorig jaar|laatste keer|vorige? (plan|antwoord))\b"
_LAST_TIME = re.compile(
    rf"^((en|maar|euh|eh) )*(wat|welke?|hoe) (had|heb|schreef|zei|stond|was|waren)\b.*{_BEFORE}( \w+){{0,3}}$"
    rf"|^(laat zien|toon|bekijk)\b.*{_BEFORE}( \w+){{0,3}}$|^((en|maar|mijn) )*{_BEFORE}$"
)


def asks_what_was_last_time(text: str) -> bool:
    """ "Wat had ik vorige keer?", "laat zien wat ik vorig jaar schreef": about the round before this one."""
    return says(_LAST_TIME, text, 9)


_BECAME = re.compile(
    r"^((en|maar|hoi|euh|eh) )*(wat (is|kwam|werd)( er)?|hoe (is|liep|ging|staat|zit) (het|dat))( \w+){0,3} "
    r"(van|met) (mijn|m'n|m n|mn|onze) ((vorige|oude) )?(doel|doelen|doelstellingen|plan|afspraken)( \w+){0,4}$"
)


def asks_what_became(text: str) -> bool:
    """ "Wat is er van mijn doelen geworden?": what came of what was agreed."""
    return says(_BECAME, text, 12)


_THE_SAME = re.compile(
    r"^((ja|euh|eh|gewoon|nog|altijd|steeds|is|dat|dit|doe|maar|neem|precies|ongeveer|het|de) )*"
    rf"(zelfde|hetzelfde|idem|niks veranderd|niets veranderd)( (doel|antwoord))? (als|gelijk|van|sinds) {_BEFORE}$"
)


def wants_the_same(text: str) -> bool:
    """ "Zelfde als vorige keer", "nog altijd hetzelfde doel als vorig jaar": the words of the round before."""
    return says(_THE_SAME, text, 10)


_ASKS_WHY_NOT = re.compile(
    r"^(huh |hè |he |wat |en |maar |nee |ja |euh |eh |sorry )*(waarom|hoezo|vanwaar|waarvoor)\b"
    r"(?! (moet|vraagt?|wilt?) (ik|je|jij|ge|u)\b| ik (?!dat\b|dit\b)| zou ik\b)"
    r"|^(huh |hè |he |nee |maar |euh |eh )*(wat is (daar|er|hier) (mis|fout|verkeerd)"
    r"|(wat )?(mag|kan) (dat|dit) (dan )?niet|(dat|dit) mag toch|hoe bedoel je|wat bedoel je|wat bedoelt u)\b"
)


def asks_why_not(text: str) -> bool:
    """ "Waarom?", "waarom mag dat niet", "wat is daar mis mee": of who was just stopped, and nothing else."""
    return says(_ASKS_WHY_NOT, text, 10)


_WHO_READS = re.compile(
    r"\bwie (leest|lees|ziet|krijgt|kan|kunnen|mag|mogen)\b( \w+){0,5} (lezen|zien|dit|dat|mee|te zien|te lezen)\b"
    r"|\b(leest|ziet|krijgt|kan|mag) (mijn|m'n|de|onze|hr|iemand|ie)( \w+){0,3} (dit|dat|mee|lezen|zien)\b"
)


def asks_who_reads(text: str) -> bool:
    """ "Wie leest dit?", "krijgt mijn baas dit te zien?": asked at any question, and never left to a guess."""
    return says(_WHO_READS, text, 12)


_PROMISED = re.compile(r"\b(beloofd|beloofde|belooft|belofte|beloftes|toegezegd|toezegde|toezegging|toezeggingen)\b")
_SEES = re.compile(r"\bwat? (ziet|leest|weet|krijgt|kan|mag|heeft)\b")
_MY_MANAGER = ("baas", "chef", "leidinggevende", "manager", "teamleider", "directeur")


def asks_what_was_promised(text: str) -> bool:
    """ "Wat heeft Kris beloofd?", "wat waren de toezeggingen ook weer"."""
    return puts_a_question(text) and says(_PROMISED, text, 10)


_DISAGREES = re.compile(
    r"^((maar|nee|neen|sorry|eigenlijk|hoi|wat als) )*(ik|k) (ben|ga) "
    r"((het|er|daar|hier|toch|echt|helemaal|eigenlijk) )*(niet|nie|ni) (\w+ ){0,3}?(mee )?(eens|akkoord)\b"
    r"|^((maar|nee|sorry|eigenlijk) )*(ik|k) ben ((het|er|daar|hier) )*(mee )?oneens\b"
    r"|^((maar|nee|sorry|eigenlijk) )*(niet|nie) (mee )?(eens|akkoord)\b"
)


def disagrees(text: str) -> bool:
    """ "Ik ben het er niet mee eens": that someone does not agree, and little more."""
    return says(_DISAGREES, text, 14)


_TALK_DAY = re.compile(
    r"^((en|maar|hoi|euh|eh|zeg) )*(wanneer|op welke (dag|datum)|welke dag|hoe laat"
    r"|(wat|welke) is de (datum|dag) van) "
    r"(is|heb|staat|was|hebben|zijn|valt|mijn|ons|het)\b.*\bgesprek\b"
    r"|^((en|hoi) )*(is|staat) (er )?(al|mijn|ons) .*\b(datum|gesprek)\b.*\b(gepland|bekend|geprikt|datum|gesprek)\b"
)


def asks_when_the_talk_is(text: str) -> bool:
    """ "Wanneer is mijn gesprek?", "is er al een datum voor het gesprek"."""
    return says(_TALK_DAY, text, 11)


def asks_what_is_prepared(text: str, manager: str) -> bool:
    """ "Wat heeft Els voorbereid?", "wat schreef mijn leidinggevende over mij": the manager's preparation."""
    said = bare(text)
    named = {bare(manager), *_MY_MANAGER} & set(said.split())
    return bool(named) and puts_a_question(text) and len(said.split()) <= 10 and bool(_PREPARED.search(said))


_PREPARED = re.compile(
    r"^(\w+ )?(wat|heeft|mag|kan) .*\b(voorbereid\w*|voorbereiding|over mij (geschreven|opgeschreven|schreef)"
    r"|schreef over mij|schrijft over mij|schrijven over mij)\b"
)


_LANGUAGE = re.compile(
    r"^((hi|hello|hey|hoi|hallo|sorry|ok|and|en|maar) )*(((can|could|may|do|does|are|is) .*|speak |in )english\b"
    r"|(kan|mag|kunnen) (dit|het|ik|dat|je|we) .*\bin het engels\b"
    r"|(spreek|praat|kun|ken) (je|jij) .*\bengels\b|english please$)"
)


def asks_for_a_language(text: str) -> bool:
    """ "Can we do this in English?", "mag het in het Engels": whether another language will do."""
    return says(_LANGUAGE, text, 10)


_HOW_FAR = re.compile(
    r"^((en|of|is|wat) )*(heeft|is|hoe (ver|staat het)|waar (is|staat|zit)|waarom (zie|krijg) ik"
    r"|wat (doet|deed|heeft|deelde))\b"
    r".*\b(al|nog|gedeeld|gedaan|klaar|ver|begonnen|bezig|niks|niets|iets|ingevuld|met|mee)\b"
)


def asks_how_far(text: str) -> bool:
    """ "Heeft Hilde al iets gedaan", "hoe ver is Jos": how far somebody is."""
    return says(_HOW_FAR, text, 9)


_HELD = re.compile(
    r"^((ik|we|wij|heb|hebben|vandaag|gisteren|het|mijn|ons|zo|net|juist) )*(pop ?)?-?gesprek "
    r"(met|van) \w+( \w+){0,2} (is )?(gevoerd|gehad|gedaan|geweest|achter de rug|afgerond)$"
)


def says_talk_was_held(text: str) -> bool:
    """ "Gesprek met Tineke gevoerd", and nothing else."""
    return says(_HELD, text, 9)


_DISCUSS = re.compile(
    r"^((ik|wil|graag|nu|ja|laten|we|nog) )*(bespreek|bespreken|doornemen|overloop|overlopen|beslis|besluit)\b"
    r".*\b(doel|doelen|plan)\b|^((ik|wil|graag|nu|we) )*(de )?(doelen|het plan) (van|met) \w+( \w+){0,2} "
    r"(bespreken|doornemen|overlopen)$"
)


def wants_to_discuss(text: str) -> bool:
    """ "Bespreek de doelen van Tineke", "de doelen met Tineke doornemen"."""
    return says(_DISCUSS, text, 9)


_WHO_MANAGES = re.compile(
    r"^((en|maar|he|hoi|zeg|wacht) )?((kun|kan) (je|jij) (me )?zeggen )?wie (is|staat er als|staat als) "
    r"((er|nu|dan|eigenlijk|ook alweer|ook weer) )*(mijn|m n|m'n|mn|onze) ((nieuwe|huidige|echte) )?"
    rf"({'|'.join(_MY_MANAGER)})( (nu|dan|eigenlijk|ook alweer|ook weer|nu eigenlijk|volgens jou|hier|is))*$"
    rf"|^(heb|krijg) (ik|k) (nu )?een (nieuwe|andere) ({'|'.join(_MY_MANAGER)})$"
)


def asks_who_manages(text: str) -> bool:
    """ "Wie is mijn leidinggevende nu?", "heb ik een nieuwe baas?"."""
    return bool(_WHO_MANAGES.search(bare(text)))


def asks_what_is_seen(text: str, manager: str) -> bool:
    """ "Wat ziet Ria nu?", "wat kan mijn baas zien": what lies before the manager, who is called `manager`."""
    said = bare(text)
    named = {bare(manager), *_MY_MANAGER} & set(said.split())
    sees = _SEES.search(said)
    looks = sees is not None and (
        sees.group(1) in ("ziet", "leest") or {"zien", "lezen", "gezien"} & set(said.split())
    )
    return len(said.split()) <= 10 and bool(named) and bool(looks)
