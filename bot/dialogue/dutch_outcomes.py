"""What Dutch answers about a running plan come to: does it go or stall, does it fit, was it reached.

Only used to decide what is asked next, and for the state of a goal. The words themselves are kept as they were typed.
"""

from __future__ import annotations

import re

from bot.dialogue.dutch import bare

_PERCENT = re.compile(r"(?<![\d,.])(\d{1,3})(?:[.,]\d+)? ?(?:%|procent\b|pct\b)")
_A_DAY = "".join(f"(?<!{word} )" for word in ("op", "sinds", "vanaf", "voor", "tegen", "tot"))  # "op 3/12 begonnen"
_OUT_OF = re.compile(
    _A_DAY + r"(?<![\d,./-])(\d{1,3}) ?(?:van de|van mijn|van onze|van|op de|op|/) ?(\d{1,3})(?![\d/-])"
)


def share_done(text: str) -> float | None:
    """How much of it is done where numbers tell ("60%", "3 van de 5", "4/4"): 0 to 1; None where none do.

    Beside a "niet" they may tell the opposite; "1 op 1" is a way to talk.
    """
    said = text.lower()
    if re.search(r"\bniet\b", _GOOD_NEWS.sub("", bare(text))):
        return None
    percent, out_of = _PERCENT.search(said), _OUT_OF.search(said)
    if percent and int(percent[1]) <= 100:
        return int(percent[1]) / 100
    if out_of and int(out_of[2]) > 1 and int(out_of[1]) <= int(out_of[2]):
        return int(out_of[1]) / int(out_of[2])
    return None


# "Niet slecht" and "valt niet tegen" are good news; they are taken out before bad news is looked for.
_GOOD_NEWS = re.compile(
    r"\b(niet|nooit|geen|niks) (te |zo |echt |meer )?"
    r"(slecht|vast|stil|traag|langzaam|moeilijk|achter|tegen|druk|probleem|problemen|klagen|verkeerd)\b"
)
_STALLS = re.compile(
    r"\b(stil\w*|stokt\w*|gestokt|stagne\w+|vast|vastgelopen|loopt niet|lukt niet|gaat niet|vlot niet|draait niet|"
    r"niet (zo |echt |heel )?(goed|lekker|vlot|soepel|snel|best|super)|niet (aan )?toegekomen|"
    r"nog (niet|niets|niks|nooit|geen)|(niets|niks) (aan |mee )?gedaan|niet (mee )?(begonnen|gestart)|"
    r"geen (tijd|zin|ruimte|plek)|te druk|druk gehad|traag|traagjes|langzaam|moeizaam|moeilijk|lastig|stroef\w*|"
    r"achter(loop|lopen|stand)?|gestopt|op pauze|on hold|uitgesteld|verschoven|slecht|matig\w*|"
    r"tegen(gevallen|slag)?|weinig|amper|nauwelijks|niet verder|blijft liggen|ligt (er )?nog)\b"
)
_ALMOST = re.compile(r"\b(bijna|nog niet|niet|half|halverwege|deels|zo goed als|nog (een|twee|drie|\d+))\b")
_DONE = re.compile(r"\b(klaar|af|afgerond|gehaald|behaald|bereikt|gelukt|voltooid|geslaagd|binnen|volbracht)\b")


def read_status(text: str) -> str:
    """`done`, `stalled` or `going`. What is unclear is taken as going: nobody is asked why it stalls for nothing."""
    said = _GOOD_NEWS.sub("", bare(text))
    share = share_done(text)
    if share is not None:
        return "done" if share == 1 else "going" if share and not _STALLS.search(said) else "stalled"
    if _DONE.search(said) and not _ALMOST.search(said):
        return "done"
    return "stalled" if _STALLS.search(said) else "going"


_SHORT = re.compile(
    r"^(nee|neen|nope|niet|mwo+ah?|mwah|matig\w*|half|deels|tja|bof|gaat wel)\b"
    r"|\b(deels|gedeeltelijk|half|valt tegen|tegen|tegengevallen|teleurstell\w+|matig\w*|kan beter|te (weinig|veel|"
    r"makkelijk|moeilijk|theoretisch|oppervlakkig|duur|druk|lang|kort|saai|snel|traag|algemeen)|"
    r"niet (echt|helemaal|goed|genoeg|meer|zo|wat|altijd)|niet$)\b"
)


def read_fit(text: str) -> str:
    """`falls_short` when an activity is not what was expected of it, in part too; else `meets`."""
    return "falls_short" if _SHORT.search(_GOOD_NEWS.sub("", bare(text))) else "meets"


# "Ik heb me opgegeven voor de cursus" is a beginning, and "ja, gestopt met roken" a goal that was reached.
_GIVEN_UP = (
    r"(?<!niet )(?<!nooit )(?<!me )(?<!mij )(?<!mezelf )(?<!ons )opgegeven(?! voor)"
    r"|gestopt(?= *$)|gestopt (ermee|daarmee|hiermee)|(mee|ermee|daarmee|hiermee) (ben ik |zijn w[ei]j? )?gestopt"
    r"|gestopt met (de|het|dit|deze|die|dat|mijn|onze) \w*(doel|plan|cursus|opleiding|training|studie|traject|lessen)"
    r"|(mee|ermee|daarmee) opgehouden|stopgezet|afgeblazen|geannuleerd|laten (varen|schieten)|(van|er) afgezien"
)
_RESULTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "drop",
        re.compile(
            r"\b(vervallen|vervalt|geschrapt|losgelaten|laten vallen|niet meer (nodig|aan de orde|van toepassing|"
            rf"relevant|zinvol|belangrijk)|bestaat niet meer|gaat niet (meer )?door|{_GIVEN_UP})\b"
        ),
    ),
    (
        "partly",
        re.compile(
            r"\b(deels|gedeeltelijk|grotendeels|gedeelte|half|de helft|ten dele|bijna|voor een (deel|stuk)|"
            r"niet (helemaal|volledig|alles|allemaal|honderd procent|100)|op een na|zo goed als|beetje)\b"
        ),
    ),
    (
        "miss",
        re.compile(
            r"^(nee|neen|nope|niet|helaas)\b|\b(niet (bereikt|gehaald|behaald|gelukt|geslaagd)|nog niet|mislukt|"
            r"afgehaakt|gezakt|(?<!ben )gestopt|(niks|niets) (van )?(gekomen|terecht)|niet (van )?gekomen)\b"
        ),
    ),
    (
        "reach",
        re.compile(
            r"^(ja|jep|jawel|yes|jazeker|zeker)\b|\b(bereikt|gehaald|behaald|gelukt|geslaagd|klaar|afgerond|binnen|"
            r"helemaal|volledig|ruimschoots|100|honderd procent|voltooid)\b"
        ),
    ),
)


def read_result(text: str) -> str | None:
    """One of `bot.plan.states.RESULTS`; None when the words do not say."""
    said = bare(text)
    share = share_done(text)
    if share is not None:
        return "reach" if share == 1 else "partly" if share else "miss"
    return next((result for result, pattern in _RESULTS if pattern.search(said)), None)
