"""What must be said without the engine: apologies, notices, refusals. One dict per language.

What the bot says in conversation stands in domain.yml. A language is added by adding a dict.
"""

from __future__ import annotations

from typing import Final

DEFAULT_LOCALE: Final = "nl"

_NL: Final[dict[str, str]] = {
    # When something does not work.
    "apology": (
        "Ik ben er even niet helemaal bij. Je bericht is bewaard. Je krijgt vanzelf antwoord zodra ik weer kan; "
        "je hoeft niets opnieuw te sturen."
    ),
    "parked": (
        "Dat lukte niet, sorry. Je tekst is bewaard. Probeer het later nog eens, of zeg het op een andere manier. "
        "We kijken er ook zelf naar."
    ),
    "page_failed": "Er ging iets mis bij ons. Je gegevens zijn veilig. Probeer het over een paar minuten opnieuw.",
    "unreachable": "Ik ben even niet bereikbaar. Je tekst staat er nog. Ik probeer het vanzelf opnieuw.",
    # Buttons.
    "button_old": (
        "Die knop hoort bij een eerder bericht en werkt niet meer. "
        "Kies iets bij het laatste bericht, of typ gewoon wat je wilt."
    ),
    "button_foreign": "Die knop is niet voor jou. Typ gewoon wat je wilt, dan help ik je verder.",
    # Who is this, and may they.
    "not_signed_in": "Je bent niet meer aangemeld. Meld je opnieuw aan; alles wat je schreef is bewaard.",
    "unknown_person": (
        "Ik kan je niet vinden in de lijst met medewerkers. Vraag HR om je toe te voegen. Daarna help ik je graag."
    ),
    "left": "Je staat in de lijst als uit dienst. Klopt dat niet? Vraag HR om het te herstellen.",
    "not_allowed": "Deze pagina is niet voor jou, of bestaat niet (meer).",
    "not_found": "Deze pagina bestaat niet (meer).",
    # What was sent.
    "too_large": (
        "Je bericht is langer dan 10.000 tekens. Dat is te lang voor één keer. "
        "Je tekst staat er nog: stuur hem in delen."
    ),
    "bad_request": "Dat bericht kon ik niet lezen. Je tekst staat er nog. Probeer het nog eens.",
    "too_many": "Dat gaat me even te snel. Wacht een paar tellen en probeer het opnieuw.",
    # Notices: another party did something. They never interrupt an open question.
    "manager_changed": (
        "Je hebt een nieuwe leidinggevende: {manager}. Wat je met je vorige leidinggevende deelde, kan {manager} "
        "vanaf nu ook lezen. Je antwoorden op de vragen blijven alleen van jou. De aantekeningen van je vorige "
        "leidinggevende gaan niet mee."
    ),
    "manager_gone": (
        "Er staat nu geen leidinggevende bij je naam. Je kunt gewoon verder met je plan. Delen kan zodra HR een "
        "leidinggevende invult."
    ),
    "plan_shared": "{name} heeft een plan met je gedeeld. Typ 'mijn team' om het te bekijken.",
    "plan_reshared": "{name} heeft het gedeelde plan aangepast. Je ziet nu de nieuwe versie.",
    "plan_withdrawn": "{name} heeft het gedeelde plan teruggetrokken. Je ziet het nu niet meer.",
    "talk_planned": "{name} heeft jullie gesprek gepland op {date}.",
    "talk_held": (
        "{name} heeft aangegeven dat jullie gesprek gevoerd is. Je kunt nu ook zien wat {name} had voorbereid."
    ),
    "goal_returned": "{name} heeft een vraag bij doel {number}: {remark}",
    "plan_finalized": (
        "{name} heeft jullie afspraken vastgelegd. Bekijk wat er veranderd is en teken als je akkoord bent."
    ),
    "plan_answered": "{name} heeft gereageerd op de afspraken en nog niet getekend. Typ 'mijn team' om het te lezen.",
    "plan_signed_by": "{name} heeft het plan getekend.",
    "plan_signed": "Jullie hebben allebei getekend. Deze versie verandert niet meer. Je eigen exemplaar staat klaar.",
    "amendment_proposed": "{name} stelt een aanvulling op jullie plan voor. Lees haar en teken als je akkoord bent.",
}

_TEXTS: Final[dict[str, dict[str, str]]] = {"nl": _NL}


def say(key: str, locale: str = DEFAULT_LOCALE, **values: object) -> str:
    """The text for `key` in this language, or in Dutch where that language has none.

    Raises KeyError for an unknown key or a missing value: that is a mistake of ours, and a test finds it.
    """
    texts = _TEXTS.get(locale.split("-")[0].lower(), _NL)
    return texts.get(key, _NL[key]).format(**values)


def keys() -> frozenset[str]:
    """Every key there is."""
    return frozenset(_NL)
