"""How Dutch and Flemish people say that they do not want to live any more, in the first person.

Patterns over plain words (lower case, no accents, one space between). Wide where it costs one press, narrow where the
same words as often are about work: "een eind maken aan de rommel", "ik wil er zijn voor mijn team". Another language
adds a table of its own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

# Small words that may stand in between. None of them denies: "ik wil niet dood" is something else.
_BETWEEN: Final = (
    r"(?: (?:soms|gewoon|echt|eigenlijk|vaak|vaker|liever|liefst|het|t|'t|nu|zo|heel|erg|graag|maar|alleen|wel|ook"
    r"|dan|"
    r"af|en toe|steeds|weer|al|altijd|elke|iedere|dag|nacht|week|keer|tijd|eerlijk|gezegd|helemaal|toch|even|vandaag|"
    r"best|regelmatig|veel|meer|de|laatste|dagelijks|nog|momenteel|ernstig|serieus|zelf|ooit|eens|er|met|last|van|"
    r"gwn|egt|eig|zelfs|meteen|morgen|vanavond|straks|nou|den|gelijk|stiekem|hoor|na|over|rond|wat|allemaal|der"
    r"|d'r)){0,6}"
)
_I: Final = r"(?:ik|'k|k|ikke|ikzelf)"
_NO: Final = r"(?:niet|nie|ni|niets|nimmer|nooit|neit)"
_MORE: Final = r"(?:meer|mee|mr|langer|verder)"
_WILL: Final = r"(?:wil|wl|wiil|will|wilt|wou|wouw|wilde|zou)"
_ME: Final = r"(?:me|mij|mezelf|mijzelf|mn zelf|m'n zelf|mn eigen|m'n eigen|mijn eigen|me eigen|me zelf|mij zelf)"
_MY: Final = r"(?:mijn|mn|m'n|me|het|t|'t|dit|da)"
_LIFE: Final = r"(?:leven|leve|leeven|lven)"
_LIVE: Final = r"(?:(?:verder |door ?|voort)?(?:leven|leve|leeven|lven)|bestaan|wakker (?:worden|worde))"
_DEAD: Final = r"(?:dood|doot|dod|doodgaan|doodgaat|kapot gaan|(?:sterven|sterve)(?= (?:en ik|want|nu|ik|omdat)\b|$))"
_AN_END: Final = r"(?:(?:een|'n|n|ne|nen|'t|het)? ?(?:eind|einde|eint|eidn|punt))"
_MAKE: Final = r"(?:maken|make|maak|mak|maakte|gemaakt)"
_SUICIDE: Final = (
    r"(?:[sz]el[fv]f? ?-?mo+r+[dt]t?|zelfmord|zelfmoor|zelfdo+ding|zelfdo+dig|suicide|suiside|suicied|suiciede|"
    r"euthanasie op mezelf)"
)
_THOUGHTS: Final = (
    r"(?:[sz]el[fv] ?mo+r?[dt]t?(?:gedachtes?|gedachten?|gedachte|neiging\w*|plannen|plan|pogin?g\w*)|"
    r"zelfdodings?(?:gedachten?|gedachtes|plannen|neiging\w*)|suicidale (?:gedacht\w+|neiging\w*|plannen)|"
    r"suicide ?(?:gedacht\w+|plannen|poging)|doodsgedacht\w+|doods ?wens(?:en)?)"
)
_WORK: Final = r"(?! (?:bij |van (?!mij)|onder |leren|leer\w* |herken\w*|besp\w+|als (?:thema|onderwerp)|in de \w+ ))"
"""What makes suicide the subject of one's work: "zelfmoord bij jongeren", "zelfmoordgedachten leren herkennen"."""

_I_WILL: Final = (
    rf"(?:\b{_I}{_BETWEEN} {_WILL}|\b(?:{_WILL} {_I}|kwil|'kwil|wilk|zouk)|^(?:soms |echt |gewoon )?{_WILL})"
)
"""Also "soms wil ik", "'k zou", and "wil dood" with nobody in front."""
_DEAD_WHAT: Final = (
    r"(?! (?:hout|materiaal|gewicht|kapitaal|spoor|punt|gewas|blad|vlees|bier|papier|dier|water|weefsel|geld|idee|"
    r"plan|systeem|project|gevonden|gemaakt|verklaard|als (?:thema|onderwerp)|"
    r"(?:\w+ ){0,3}(?:bespreekbaar|bespreken))\b|"
    r" en (?:verderf|leven|rouw|sterven)\b)"
)
"""What is not about dying: dead wood, "niet dood gevonden worden", making death something to talk about."""
_LIVE_HOW: Final = (
    r"(?! (?:van|volgens|naar|om te|uit|tussen|als een|bij de|op (?:de|een) \w+|voor (?:mijn|mn|m'n|het|de) \w+|"
    r"in (?:een|de (?:stad|randstad|drukte|waan)|het verleden|onzekerheid))\b)"
)
"""How one lives: "niet meer leven van opdracht naar opdracht"."""

_PATTERNS: Final = (
    # Dead.
    rf"{_I_WILL}{_BETWEEN} {_DEAD}(?<!\bde dood)\b{_DEAD_WHAT}",
    rf"\b(?:dat|omdat|want|als|of|en|maar) {_I}{_BETWEEN} {_DEAD} {_WILL}\b",
    rf"\b(?:wou|wilde|wens|wenste|hoop|hoopte)(?: {_I})? ?(?:dat|da) {_I}{_BETWEEN} dood (?:was|ga|ging|ben|viel"
    rf"|neerviel)\b",
    rf"\bwas {_I} (?:maar|liever){_BETWEEN} dood\b",
    rf"\b(?:{_I} (?:ben|was|zou)|(?:ben|was|zou) {_I}|kben){_BETWEEN} (?:liever|beter(?: af)?) (?:dood|doot)\b",
    rf"\b{_I}{_BETWEEN} verlang{_BETWEEN} naar (?:de dood|het einde|mijn dood)\b|\bverlang {_I}{_BETWEEN} naar de"
    rf" dood\b",
    rf"\b(?:{_I}{_BETWEEN} denk|denk {_I}|'?kdenk){_BETWEEN} aan (?:de dood|doodgaan|dood gaan)$",
    # Not live, not be there.
    rf"{_I_WILL}{_BETWEEN} {_NO}{_BETWEEN} (?:{_MORE} )?(?:wil |zou willen |willen )?{_LIVE}\b{_LIVE_HOW}",
    rf"\b{_I}{_BETWEEN} {_NO}(?: {_MORE}){{1,2}} (?:wil|wou|zou willen|kan) (?:leven|leve|bestaan)\b{_LIVE_HOW}",
    rf"\b{_I}{_BETWEEN} {_NO} {_MORE} {_LIVE} (?:wil|wou)\b",
    rf"\b(?:{_I}{_BETWEEN} kan|kan {_I}){_BETWEEN} {_NO} {_MORE} {_LIFE}(?: zo)?$",
    rf"{_I_WILL}{_BETWEEN} (?:er|der|d'r){_BETWEEN} {_NO}{_BETWEEN} {_MORE} (?:zijn|zyn|wezen)(?! (?:voor|de|het"
    rf"|een)\b)\b",
    rf"{_I_WILL}{_BETWEEN} {_NO}{_BETWEEN} {_MORE} (?:er )?(?:zijn|zyn|wezen)$",
    rf"\b(?:liefst|liever|hoop|hoopte|wou|wens|wil)\b(?: \w+){{0,5}} {_NO} {_MORE} wakker\b"
    r"(?! (?:te )?(?:lig|gelegen|gehouden|gebeld|gemaakt))",
    rf"\b{_I}{_BETWEEN} er{_BETWEEN} {_NO} {_MORE} (?:wil|zou willen) (?:zijn|wezen)(?! voor\b)",
    rf"\b(?:dat|da) {_I}{_BETWEEN} {_NO}{_BETWEEN} (?:{_MORE} )?(?:bestond|geboren was|leefde)\b",
    rf"\b(?:wou|wilde|wens|wenste)(?: {_I})? ?(?:dat|da) {_I} er{_BETWEEN} {_NO}(?: {_MORE})? was\b",
    rf"\bwas {_I} er maar {_NO}(?: {_MORE})?\b|\bwas {_I} maar (?:nooit|niet) geboren\b",
    rf"{_I_WILL}{_BETWEEN} (?:van|uit) (?:de|deze) wereld (?:weg|af|verdwijnen|stappen)\b",
    # An end.
    rf"{_I_WILL}{_BETWEEN} (?:er|der|d'r){_BETWEEN} {_AN_END} ?(?:aan|an) ?{_MAKE}\b(?! (?:dat|door|met)\b)",
    rf"{_I_WILL}{_BETWEEN} {_AN_END} er ?(?:aan|an) ?{_MAKE}\b(?! (?:dat|door|met)\b)",
    rf"\b{_I} ?(?:ga|maak|zou|kan|overweeg om|denk erover om|denk eraan om){_BETWEEN} (?:er|der|d'r) {_AN_END}"
    rf" ?(?:aan|an)"
    rf"(?: te)? {_MAKE}\b(?! (?:dat|door|met)\b)",
    rf"\b(?:{_I}{_BETWEEN} maak|maak {_I}|kmaak){_BETWEEN} (?:er|der|d'r){_BETWEEN} {_AN_END} ?(?:aan|an)$",
    rf"{_AN_END} (?:aan|an) (?:mijn|mn|m'n|me) (?:eigen )?{_LIFE}\b(?! (?:als|in|bij|op)\b)",
    rf"{_AN_END} (?:te )?{_MAKE} (?:aan|an) (?:(?:mijn|mn|m'n|me) (?:eigen )?{_LIFE}|mezelf)\b(?! (?:als|in|bij"
    rf"|op)\b)",
    rf"\b{_I}\b(?: \w+){{0,4}} (?:uit|van) (?:het|mijn|mn|m'n|'t) leven (?:te )?(?:stap\w*|berov\w+|beroof)\b",
    rf"\b{_I} stap{_BETWEEN} uit (?:het|'t) leven\b",
    # Doing something to oneself.
    rf"\b(?:{_I}\b(?: \w+){{0,6}} {_ME}|mezelf|mijzelf)(?: \w+)? (?:iets|wat|iet) aan ?(?:te )?"
    r"(?:doe|doen|maak|maken|gedaan|deed)\b",
    rf"\b(?:{_I}{_BETWEEN} (?:doe|maak|mk|deed)|(?:doe|maak|deed) {_I}|kdoe){_BETWEEN} {_ME}{_BETWEEN} (?:iets|wat"
    rf"|iet) aan\b",
    rf"{_I_WILL}{_BETWEEN} {_ME}{_BETWEEN} (?:van kant (?:maken|make)|ophangen|verhangen|verdrinken|doden|"
    r"doodschieten|doodmaken|dood maken|afmaken|opknopen|vermoorden|kapotmaken)\b(?! aan\b)",
    rf"\b(?:maak|ga|zal|verhang|hang|schiet){_BETWEEN} (?:{_I} )?{_ME}{_BETWEEN} (?:van kant|verhangen|ophangen$"
    rf"|dood$|"
    r"doodschieten|doodmaken)",
    rf"\b{_I}\b(?: \w+){{0,4}} (?:voor (?:de|een|den) (?:trein|tram|metro)|"
    r"van (?:een|de|het|t) (?:brug|dak|flat|gebouw|balkon)) "
    r"(?:te )?(?:spring\w*|gooi\w*|werp\w*|ga|gaan|afspring\w*)\b",
    rf"\b{_I}{_BETWEEN} (?:spring|gooi me|werp me|gooi mezelf){_BETWEEN} voor (?:de|een|den) (?:trein|tram|metro)\b",
    # Suicide by its name.
    rf"\b(?:{_I}{_BETWEEN} (?:denk|dacht|speel|speelde|zit|loop|overweeg|overwoog)|(?:denk|dacht|speel|zit|loop"
    rf"|overweeg)"
    rf" {_I}|'?kdenk|^(?:denk|dacht))\b(?: (?:te denken|te spelen|de gedachte|gedachten|gedachtes|het idee|aan|om))?"
    rf"{_BETWEEN}(?: (?:aan|over|eraan|erover|om|de|gedachten?|gedachtes|te denken)){{0,4}} {_SUICIDE}\b{_WORK}",
    rf"\b(?:{_I}{_BETWEEN} (?:heb|had)|(?:heb|had) {_I}|'?kheb){_BETWEEN}(?: (?:gedachten?|gedachtes|plannen))?"
    rf"(?: (?:aan|over|voor|van)){{0,1}}{_BETWEEN} {_SUICIDE}(?: (?:te )?(?:gedacht|denken|overwogen|willen plegen|"
    r"proberen te plegen|geprobeerd)\b)",
    rf"\b(?:{_I}{_BETWEEN} (?:heb|had)|(?:heb|had) {_I}){_BETWEEN} (?:gedachten?|gedachtes|plannen) (?:aan|over"
    rf"|voor|van)"
    rf" {_SUICIDE}\b{_WORK}",
    rf"(?:{_I_WILL}|\b(?:{_I}{_BETWEEN} (?:ga|zal|pleeg)|(?:ga|zal|pleeg) {_I})){_BETWEEN} {_SUICIDE}"
    r"(?: (?:plegen|plege|doen)\b|$)",
    rf"\b(?:dat|omdat|als|om) {_I}{_BETWEEN} {_SUICIDE} (?:wil |zou |ga )?(?:wil|plegen|pleeg|overweeg)\b",
    rf"\b(?:{_I}{_BETWEEN} (?:heb|had|krijg|kreeg|kamp|kampte|zit|loop|worstel|ervaar)|(?:heb|had|krijg|kamp|zit"
    rf"|loop|"
    rf"worstel) {_I}|'?kheb){_BETWEEN}(?: een)? {_THOUGHTS}{_WORK}",
    rf"\b(?:mijn|mn|m'n) (?:eigen )?{_THOUGHTS}{_WORK}",
    rf"\b(?:{_I}{_BETWEEN} ben|ben {_I}|kben){_BETWEEN}"
    rf" klaar met (?:(?:het|mijn|mn|m'n|'t|dit) )?{_LIFE}\b{_LIVE_HOW}",
    rf"\b(?:het|t|'t) (?:hoeft|hoef|moet){_BETWEEN} {_NO} {_MORE} voor (?:mij|me)$",
    rf"\b(?:punt|streep) (?:achter|onder) (?:mijn|mn|m'n) (?:eigen )?{_LIFE} (?:te )?(?:zet\w*|trek\w*)",
    rf"\b(?:{_I}{_BETWEEN} kan|kan {_I}){_BETWEEN} {_NO} {_MORE} (?:verder|door) ?{_LIFE}$",
    rf"\b(?:{_I}{_BETWEEN} (?:ben|voel me|voel mij|was)|(?:ben|voel) {_I}(?: me| mij)?|kben){_BETWEEN} suicidaal\b",
    # Life itself.
    rf"(?:(?:^|\b(?:het|t|'t|dit|alles|da|leven|soms|echt|gewoon|zo|en) )(?:hoeft|hoef|moet)"
    rf"|\b(?:hoeft|hoef|moet) (?:het|t|'t|dit|alles|da)\b(?: {_LIFE})?){_BETWEEN} voor (?:mij|me|mijn){_BETWEEN}"
    rf" {_NO} {_MORE}"
    rf"(?: (?:zo|echt|allemaal|hoor|{_LIFE}))?$",
    rf"^(?:voor )(?:mij|me) (?:hoeft|hoef|moet) (?:het|t|'t|dit|alles|da){_BETWEEN} {_NO} {_MORE}(?: (?:zo|echt"
    rf"|hoor|{_LIFE}))?$",
    rf"\b{_MY} {_LIFE}\b{_BETWEEN} (?:hoeft|moet|heeft|is){_BETWEEN}(?: voor (?:mij|me))?{_BETWEEN} "
    rf"(?:{_NO} {_MORE}(?: voor (?:mij|me)| waard)?$|geen zin meer|geen enkele zin meer|zinloos|niks meer waard|"
    r"niets meer waard|niet meer de moeite)",
    rf"\b(?:ik|'k|k)\b(?: \w+){{0,4}} geen (?:zin|reden|moed|kracht|levenslust)(?: {_MORE})?(?: meer)?(?: om)?"
    rf"(?: (?:te|verder te|nog te|door te) {_LIFE}| in (?:het|mijn|dit) leven)\b{_LIVE_HOW}",
    rf"\b(?:{_I}{_BETWEEN} ben|ben {_I}|kben){_BETWEEN} (?:levensmoe|levensmoei|{_MY} {_LIFE}{_BETWEEN} (?:moe|beu"
    rf"|zat))\b",
    rf"\b(?:{_I}{_BETWEEN} zie|zie {_I}|kzie){_BETWEEN} {_MY} {_LIFE}{_BETWEEN} {_NO} {_MORE}(?: zitten)?\b",
    r"\b(?:iedereen|de wereld|mijn (?:gezin|kinderen|man|vrouw|familie|ouders)|jullie|ze)\b"
    r"(?: (?:is|zijn|zou|zouden|beter|af|zal|veel))+(?: \w+)? zonder (?:mij|me)\b(?! (?:in|als|op|bij)\b)",
)

_ALONE: Final = re.compile(
    rf"(?:gewoon |liever |ik |maar )*(?:dood|dood ?gaan|dood zijn|niet meer leven|er niet meer zijn|{_SUICIDE}(?:"
    rf" plegen)?)"
)
"""What says it when nothing else is said."""

_QUOTED: Final = re.compile(
    r"\b(?:zegt|zei|zeggen|zeiden|roept|riep|roepen|schreef|schrijft|vertelt|vertelde|vraagt|vroeg|hoor|hoorde)"
    r"(?: (?:soms|dan|vaak|wel|tegen|me|mij|ons|eens|nu|opeens|ineens|tegen mij))*$"
)
_SAYS_IT_HERSELF: Final = re.compile(
    r"\b(?:ik|'k|k) (?:\w+ ){0,1}(?:zei|hoor|hoorde|schreef|vroeg|vertelde)(?: \w+)*$"
)


@cache
def _all() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))


def says_so(plain_words: str, before: str = "") -> bool:
    """Whether the writer says not to want to live any more (plain words, one space between).

    Not when the words are another's, in the words or in those `before` them: "een bewoner zegt: ik wil dood".
    """
    for found in _all().finditer(plain_words):
        led = f"{before} {plain_words[: found.start()]}".strip()
        if not _QUOTED.search(led) or _SAYS_IT_HERSELF.search(led):
            return True
    return False


def says_so_alone(plain_words: str) -> bool:
    """Whether words that are the whole text say so: "dood"."""
    return _ALONE.fullmatch(plain_words) is not None
