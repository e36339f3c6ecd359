"""What is Dutch about understanding: words for yes and no, numbers, and the names people give the questions."""

from __future__ import annotations

import re

_BARE = re.compile(r"[^\w\s'€-]", re.UNICODE)

YES = frozenset(
    "ja jawel jep jup yes yep ok oke oké okee goed prima akkoord klopt zeker natuurlijk uiteraard graag absoluut "
    "inderdaad juist precies tuurlijk perfect top helemaal".split()
) | {
    "is goed",
    "doe maar",
    "ja hoor",
    "ja graag",
    "ja klopt",
    "dat klopt",
    "ja dat klopt",
    "ja is goed",
    "ja doe maar",
    "ja prima",
    "zeker weten",
    "ja zeker",
    "ja natuurlijk",
    "ja helemaal",
    "helemaal goed",
    "helemaal mee eens",
    "mee eens",
    "dat is goed",
    "klopt zo",
    "klopt helemaal",
    "zo is het",
    "voor mij wel",
    "'t is goed",
    "ja 't is goed",
}
NO = frozenset(
    {"nee", "neen", "nope", "no", "nee hoor", "nee dank je", "liever niet", "nee bedankt", "niet", "nu niet"}
) | {
    "nee nog niet",
    "nog niet",
    "neen dank u",
    "nee klopt niet",
    "klopt niet",
    "dat klopt niet",
    "nee liever niet",
    "dat was het",
    "nee dat was het",
    "klaar",
    "dit was het",
    "nee dit was het",
}
KEEP = frozenset(
    {
        "laat zo",
        "laat maar zo",
        "zo laten",
        "laat het zo",
        "goed zo",
        "zo is het goed",
        "zo goed",
        "is goed zo",
        "'t is goed zo",
        "prima zo",
        "hou het zo",
        "houden zo",
        "laat maar",
        "zo houden",
        "het is goed zo",
        "dit is goed zo",
        "niet veranderen",
    }
)
MAKE_EXAMPLE = frozenset({"voorbeeld", "een voorbeeld", "heb je een voorbeeld", "geef een voorbeeld"})
WHY = frozenset({"waarom", "waarom vraag je dit", "waarom vraag je dat", "waarom deze vraag"})

COMMANDS: dict[str, str] = {
    "privacy": "privacy",
    "wie keek": "looked",
    "wie keek er mee": "looked",
    "wie heeft gekeken": "looked",
    "logboek": "looked",
    "link": "link",
    "inloggen": "link",
    "aanmelden": "link",
    "open in de browser": "link",
    "export": "export",
    "exporteer": "export",
    "exporteer mijn gegevens": "export",
    "trends": "trends",
    "trends aan": "trends_on",
    "trends uit": "trends_off",
    "wis": "erase",
    "wis alles": "erase",
    "wis mijn gegevens": "erase",
    **dict.fromkeys(("wissen", "alles wissen", "gegevens wissen", "mijn gegevens wissen"), "erase"),
    "verwijder mijn gegevens": "erase",
    "verder": "continue",
    "ga verder": "continue",
    "pauze": "pause",
    "overzicht": "overview",
    "overslaan": "skip",
    "terug": "back",
    "hulp": "help",
    "help": "help",
    "menu": "help",
    "mijn team": "team",
    "team": "team",
    **dict.fromkeys(("naar mijn team", "terug naar mijn team", "ga naar mijn team", "toon mijn team"), "team"),
    "laat mijn team zien": "team",
    "wie heeft gedeeld": "team",
    "ongedaan": "undo",
    "ongedaan maken": "undo",
    "maak ongedaan": "undo",
    "maak dat ongedaan": "undo",
    "undo": "undo",
    "oeps": "undo",
    "herstel": "undo",
    "herhaal": "repeat",
    "herhaal de vraag": "repeat",
    "wat was de vraag": "repeat",
    "mens": "human",
    "delen": "share",
    "deel mijn plan": "share",
    "mijn plan delen": "share",
    "ik wil mijn plan delen": "share",
    "doe maar delen": "share",
    "ja doe maar delen": "share",
    "nieuw doel": "new_goal",
    "terugtrekken": "withdraw",
    "trek terug": "withdraw",
    "tekenen": "sign",
    "mijn plan": "show_plan",
}
"""Exact words that are a request wherever they are typed."""

IDLE_COMMANDS: dict[str, str] = {
    "voortgang": "following",
    "mijn voortgang": "following",
    "lees de voortgang": "following",
    "hoe staat het ervoor": "progress",
    "hoe gaat het met mijn plan": "progress",
    "hoe staat het met mijn plan": "progress",
    "vertellen hoe het gaat": "progress",
    "evaluatie": "evaluate",
    "evalueren": "evaluate",
    "terugkijken": "evaluate",
    "terugblik": "evaluate",
    "terugblikken": "evaluate",
    "toezeggingen": "promises",
    "mijn toezeggingen": "promises",
    "nieuwe ronde": "next_round",
    "volgende ronde": "next_round",
    "nieuw plan": "next_round",
    "vorige ronde": "previous",
    "de vorige ronde": "previous",
    "vorig plan": "previous",
    "het vorige plan": "previous",
    "mijn vorige plan": "previous",
    "het plan van vorige keer": "previous",
    "plan van vorig jaar": "previous",
}
"""Exact words that are a request when no question is open; to a question they may well be the answer."""

QUESTION_NAMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("strengths", ("goed in", "goed kan", "sterk", "kwaliteit", "talent")),
    ("enjoy", ("graag doe", "doe ik graag", "leuk vind", "plezier", "energie", "graag")),
    ("used", ("gebruik ik", "huidige functie", "kwijt in mijn werk", "inzetten")),
    ("improve", ("beter vervullen", "beter te worden", "verbeter", "beter doen")),
    ("direction", ("richting", "verder ontwikkelen")),
    ("other_roles", ("andere functie", "andere rol", "andere functies", "andere rollen")),
    ("ambition", ("ambitie", "ambities", "vijf jaar", "5 jaar", "tien jaar", "lange termijn", "toekomst")),
    ("learn", ("leren", "wat ik wil leren", "leerwens")),
    ("activity", ("activiteit", "aanpak", "wat ik ga doen", "hoe ik het aanpak")),
    ("result", ("resultaat", "uitkomst", "opleveren")),
    (
        "planning",
        ("planning", "datum", "einddatum", "begindatum", "startdatum", "jaartal", "wanneer", "periode", "tijd"),
    ),
    (
        "support",
        ("ondersteuning", "steun", "budget", "geld", "bedrag", "prijs", "kosten", "uren", "aantal uur", "nodig"),
    ),
    ("acceptance", ("achter sta", "acceptabel")),
    ("confidence", ("cijfer", "zeker", "vertrouwen", "haalbaar")),
    ("first_step", ("eerste stap",)),
    ("start_level", ("startniveau", "begin niveau", "beginniveau")),
    ("reward", ("beloning",)),
    ("serves", ("uitgangspunt", "waarvoor het dient")),
    ("goal", ("doel", "titel")),
)

_NUMBERS = {
    "een": 1,
    "één": 1,
    "eerste": 1,
    "twee": 2,
    "tweede": 2,
    "drie": 3,
    "derde": 3,
    "vier": 4,
    "vierde": 4,
    "vijf": 5,
    "vijfde": 5,
    "zes": 6,
    "zesde": 6,
    "zeven": 7,
    "zevende": 7,
    "acht": 8,
    "achtste": 8,
    "negen": 9,
    "tien": 10,
}


def bare(text: str) -> str:
    """Lower case, without punctuation, one space between words: for comparing with phrases."""
    return " ".join(_BARE.sub(" ", text.lower()).split())


def says(pattern: re.Pattern[str], text: str, most: int) -> bool:
    """Whether a text of at most so many words says so: in a longer one the same words are part of a story."""
    said = bare(text)
    return len(said.split()) <= most and bool(pattern.search(said))


_BESIDE_YES = frozenset(
    "hoor wel dan zo is het dat dit doe maar echt super fijn mooi lekker lol man yeah sure bet bro gast sws".split()
)
_BESIDE_NO = frozenset(
    "hoor dank je jou u wel toch bedankt merci danke sorry echt liever niet meer nu even dat dit is was het".split()
)
_NAYS = frozenset({"nee", "neen", "nope", "no"})
_THUMBS_UP = ("\N{THUMBS UP SIGN}", "\N{OK HAND SIGN}", "\N{WHITE HEAVY CHECK MARK}", "\N{HEAVY CHECK MARK}")


_DRAWN_OUT = re.compile(r"([a-z])\1{2,}")


def is_yes(text: str) -> bool:
    """Whether someone says yes and nothing else: "ja", "jaaa", "ja top", a thumb that points up."""
    said = _DRAWN_OUT.sub(r"\1", bare(text))
    words = said.split()
    if said in YES or not words:
        return said in YES or any(sign in text for sign in _THUMBS_UP)
    return said not in KEEP and words[0] in YES and all(word in YES or word in _BESIDE_YES for word in words)


def is_no(text: str) -> bool:
    """Whether someone says no and nothing else: "nee", "neeee", "nee dank u wel", a thumb that points down."""
    said = _DRAWN_OUT.sub(r"\1\1", bare(text))
    words = said.split()
    if said in NO or not words:
        return said in NO or "\N{THUMBS DOWN SIGN}" in text
    return words[0] in _NAYS and all(word in _NAYS or word in _BESIDE_NO for word in words)


def is_only_signs(text: str) -> bool:
    """Whether there is no word and no number in it: only signs, that say neither yes nor no."""
    return not bare(text) and not is_yes(text) and not is_no(text)


def is_keep(text: str) -> bool:
    return bare(text) in KEEP


_CHANGE = re.compile(r"^(nee |neen )?(pas|wijzig|verander|corrigeer) ")


_QUESTION_NUMBER = re.compile(
    r"^((ga|terug) )*(naar )?(vraag|antwoord) ([1-8]|een|twee|drie|vier|vijf|zes|zeven|acht)$"
)


def asks_to_change(text: str) -> bool:
    """ "Pas de planning aan", "vraag 2": a few words that order a change of something by name or by number."""
    said = bare(text)
    if _QUESTION_NUMBER.search(said):
        return True
    every = tuple(question for question, _ in QUESTION_NAMES)
    return len(said.split()) <= 5 and bool(_CHANGE.search(said)) and named_question(text, every) is not None


_ASKS = re.compile(
    r"^(en |maar |ja |nee |oke |euh |eh |hoi )*(wat|wa|waarom|waarvoor|vanwaar|hoezo|hoe|hoelang|hoeveel|wie|welke"
    r"|wanneer|waar|mag|moet|kan|kun|kunt|zou|is|zijn|wordt|word|krijg|heb|hebt|bestaat|klopt|leg|geef|vertel)\b"
    r"|\b(uitleg|uitleggen|voorbeeld|voorbeelden|bedoel je|snap (het|ik|de|deze|die|dit|je|hem)|begrijp)\b"
)


def puts_a_question(text: str) -> bool:
    """Whether words are put as a question: a question mark, or a word that asks at the beginning."""
    return "?" in text or bool(_ASKS.search(bare(text)))


_HERE_AGAIN = re.compile(
    r"^((zo|hoi|hallo|ja|oke|ok|sorry|nou|en) )*((daar|hier) (ben|was) ik|(ik )?ben( er| hier)?)( dan| nu| er)?"
    r" (weer|terug)( hoor| dan| nu| eindelijk)*$"
)


def is_here_again(text: str) -> bool:
    """Whether someone says no more than that they are back: "zo, daar ben ik weer"."""
    return bool(_HERE_AGAIN.search(bare(text)))


_GOING_BACK = re.compile(
    r"terug|vorig|eerder|eerste|verander|wijzig|aanpas|\bpas\b|anders|\bfout|verkeer[dt]|vergis|klop|\bbedoel(de)?\b|schreef"
    r"|geschreven|\bzei\b|gezegd|vraag|antwoord|corrig|verbeter|herstel|\btyp|vergeten|vergat|opnieuw|overdoen"
    r"|herzien|oeps|wacht|toevoeg|bijzet|bijvoeg|undo|ongedaan|nog (iets|wat|eens|een keer)|herformul|herschrij"
    r"|bijwerk|bijstel|bijschaaf|aangepas|ernaast|eruit|ongeluk|te vroeg|recht ?zet|wissen|previous|getikt"
    r"|getypt|klikte|verzonden"
    r"|\b(edit|redo|ctrl|begin|aanvul\w*|bedacht|daarnet|daarstraks|zonet|daarjuist|straks|ander|andere|weg|doel|planning"
    r"|einddatum|begindatum|datum|bedrag|cijfer|getal|samenvatting|stukje|uren)\b"
    r"|\b(moet|moest|moeten) .*\b(zijn|worden|staan)\b|\bmaak (er|van|daar)\b|\bniet\b.*\bmaar\b|\ben niet\b"
    r"|\bwas (nog )?niet klaar"
)


def speaks_of_going_back(text: str) -> bool:
    """Whether any word is of going back or of putting something right."""
    return bool(_GOING_BACK.search(bare(text)))


_NOBODY = re.compile(
    r"^((nee|neen|toch|nu|eigenlijk|over) )*(niemand|geen (van )?(allen|hen|die)|geen iemand|laat maar)( \w+)?$"
)


def nobody(text: str) -> bool:
    """ "Niemand", "niemand nu": none of the people that were offered."""
    return is_no(text) or bool(_NOBODY.search(bare(text)))


_DRAWS = re.compile(
    r"^((ik|graag|dat is|nou|gewoon|euh|wel) )*(teken|tekenen)( (ik|graag|of zo|denk ik|misschien))*$"
)


def draws(text: str) -> bool:
    """ "Tekenen", "teken ik?": what someone likes to do or wants to learn, wherever nothing waits to be signed."""
    return bool(_DRAWS.search(bare(text)))


_MORE = re.compile(
    r"^(ja )?(graag )?(nog|doe (nog|maar)) (een|eentje|1)( doel)?( erbij)?( graag)?$|^(een )?nieuw doel"
)
_NO_MORE = re.compile(
    r"^(nee |neen )?((dit|dat|dees|da) (was|is)|dat?'?s) (het|alles|genoeg)|^(toch )?niet( meer)?$|^toch niet"
    r"|^(zo is het )?genoeg$|^ik heb (er )?genoeg|^geen (doelen )?meer"
    r"|^(ik ben (er )?)?klaar"
    r"( (zo|nu|hoor|dus|denk ik|er ?mee|(voor|met) (nu|vandaag|deze|de doelen|mijn doelen|delen)))*$"
    r"|^(een|eentje|één|1)( doel)? is (genoeg|voldoende)"
    r"|\bgeen ((ander|andere|nieuw|nieuwe|extra|volgend|tweede|derde|vierde|vijfde) )?doel(en)?"
    r"( meer| nu| hoor| nodig)*$"
    r"|^(nee|neen) (\w+ )?(del|deel|afrond|verder|voldoende|genoeg|klaar)\w*$"
)


def wants_more(text: str) -> bool:
    """ "Nog een doel" and its like."""
    return bool(_MORE.search(bare(text)))


def wants_no_more(text: str) -> bool:
    """ "Dit was het", "toch niet", "genoeg"."""
    return bool(_NO_MORE.search(bare(text)))


def numbers(text: str) -> list[int]:
    """Whole numbers in the order in which they stand, as digits or words up to ten."""
    found = []
    for word in re.findall(r"\d+|[a-zé]+", text.lower()):
        if word.isdigit():
            found.append(int(word[:6]))
        elif word in _NUMBERS:
            found.append(_NUMBERS[word])
    return found


_OUT_OF_TEN = re.compile(r"\s*(/\s*10|\b(op|van)( de)? (10|tien)|\bvan (1|een|één) (tot|t/m)( en met)? (10|tien))\b")
_MARK = re.compile(r"(?<![\d,./:-])(10|[1-9])(?:[.,]\d)?(?!\d|[/:]|-\d)(?!\s*(%|procent|x\b|e\b))|(?<![a-zé])[a-zé]+")
_COUNTS = re.compile(
    r"\s*(uur|uren|u|min\w*|dag\w*|we[e]?k\w*|maand\w*|kwarta\w+|jaar|jaren|keer|maal|euro|doel\w*|vrag?en?|collega\w*"
    r"|mensen|personen|jan\w*|feb\w*|maart|apr\w*|mei|juni|juli|aug\w*|sept?\w*|okt\w*|nov\w*|dec\w*)\b"
)
_SMALL = re.compile(r"^(een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien)(t?je)$")


def score(text: str) -> int | None:
    """A number from 1 to 10 as an answer ("een 7", "zeven", "een zesje", "7/10"); None when it is not one.

    A number that counts something else ("om 9 uur", "3 keer") is no mark; of several the first counts.
    """
    said = _OUT_OF_TEN.sub("", text.lower())
    for found in _MARK.finditer(said):
        word = found.group(0)
        if _COUNTS.match(said, found.end()) or said[: found.start()].rstrip().endswith(" om"):
            continue
        if found.group(1):
            return int(found.group(1))
        small = _SMALL.match(word)
        name = small.group(1) if small else word
        if name in _MARKS and (small or name != "een" or bare(text) == "een"):
            return _MARKS[name]
    return None


_MARKS = {word: number for word, number in _NUMBERS.items() if not word.endswith(("de", "ste"))}


def named_question(text: str, among: tuple[str, ...]) -> str | None:
    """The question that someone names in words ("mijn ambities", "de planning"), out of those given."""
    said = f" {bare(text)} "
    for question, names in QUESTION_NAMES:
        if question in among and any(f" {name}" in said for name in names):
            return question
    return None


_BESIDE_A_NAME = frozenset("de het mijn m'n dan eerst graag maar".split())


def names_only(text: str, question: str) -> bool:
    """Whether this is no more than the name of that question: "planning", "het doel"."""
    names = next(names for name, names in QUESTION_NAMES if name == question)
    return " ".join(word for word in bare(text).split() if word not in _BESIDE_A_NAME) in names


_WANTS_CHANGE = re.compile(
    r"^((ja|nee|ik|wil|graag|nog|even|toch|kan|wou|zou) )*((iets|wat|het|dit|doel|het doel|mijn doel) )?"
    r"(aanpassen|wijzigen|veranderen|bijstellen)( graag)?$"
)


def wants_change(text: str) -> bool:
    """ "Aanpassen", "iets veranderen": a change of what was just read back, without saying which."""
    return bool(_WANTS_CHANGE.search(bare(text)))
