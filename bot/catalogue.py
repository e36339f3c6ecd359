"""What must be said without the engine: apologies, notices, refusals. One dict per language.

What the bot says in conversation stands in domain.yml. A language is added by adding a dict.
"""

from __future__ import annotations

from typing import Final

DEFAULT_LOCALE: Final = "nl"

_NL_CARDS: Final[dict[str, str]] = {
    # Titles.
    "overview_title": "Dit heb je tot nu toe",
    "preview_title": "Dit krijgt je leidinggevende te zien",
    "brief_title": "{name} in één minuut",
    "agenda_title": "Gesprekspunten: {name}",
    "changes_title": "Wat er veranderd is",
    "plan_title": "Persoonlijk ontwikkelingsplan van {name}",
    "amendment_title": "Aanvulling",
    "goal_n": "Doel {number}",
    "in_short": "In het kort",
    "goals": "Aantal doelen",
    "reflection": "Je antwoorden (alleen voor jou)",
    "still_open": "Nog niet beantwoord: {questions}",
    "summary": "Samenvatting",
    "well_placed": "Goed op mijn plek",
    "well_placed_text": "Ik zit goed op mijn plek. Een nieuw doel hoeft nu niet.",
    "signatures": "Handtekeningen",
    "promises": "Hier zorgt {name} voor",
    "print": "Openen om af te drukken",
    # The five columns of the form.
    "goal": "Ontwikkelingsdoel",
    "activity": "Ontwikkelingsactiviteit",
    "result": "Gewenst resultaat",
    "planning": "Planning",
    "support": "Benodigde ondersteuning",
    # What was asked beside them.
    "period": "Periode",
    "from_to": "{start} tot en met {end}",
    "term": "Termijn",
    "short": "korte termijn (tot een jaar)",
    "middle": "middellange termijn (één tot vijf jaar)",
    "own_hours": "Eigen uren",
    "others_hours": "Uren van anderen",
    "hours": "{hours} uur",
    "budget_eur": "Budget",
    "materials": "Leermiddelen",
    "working_time": "Werktijd",
    "inside": "in werktijd",
    "outside": "buiten werktijd",
    "both": "deels in, deels buiten werktijd",
    "acceptance": "Sta ik erachter?",
    "confidence": "Zo zeker ben ik (1-10)",
    "first_step": "Eerste stap",
    "start_level": "Waar ik nu sta",
    "reward": "Beloning",
    "serves": "Past bij",
    "serves_organisation": "de doelen van de organisatie",
    "serves_role": "wat mijn functie nu en straks vraagt",
    "serves_performance": "hoe het werk nu gaat",
    "serves_career": "mijn eigen loopbaan",
    "priority": "Voorrang",
    "remark": "Opmerking van de leidinggevende",
    "adjusted": "Voorstel: {cell}",
    # The brief.
    "talk_on": "Gesprek op",
    "smart": "SMART",
    "all_smart": "specifiek, meetbaar en tijdgebonden",
    "not_yet": "nog niet: {letters}",
    "specific": "specifiek",
    "measurable": "meetbaar",
    "time_bound": "tijdgebonden",
    "worth_asking": "Vraag eens",
    "ask_confidence": "De zekerheid is nu {confidence}. Wat zou het doel haalbaarder maken?",
    "ask_support": "Er staat geen steun bij. Wat is er nodig: tijd, geld, iemand om mee te lopen?",
    # The reflection, in a few words.
    "strengths": "Waar je goed in bent",
    "enjoy": "Waar je energie van krijgt",
    "used": "Welke talenten je gebruikt",
    "improve": "Wat je beter wilt doen",
    "direction": "Waar je heen wilt",
    "other_roles": "Andere functies die je interesseren",
    "ambition": "Je ambitie",
    "learn": "Wat je wilt leren",
    # The manager's preparation, in a few words.
    "org_direction": "Waar de organisatie heen gaat",
    "competences_now": "Wat de medewerker nu kan",
    "competences_needed": "Wat de functie nu vraagt",
    "role_change": "Hoe de functie verandert",
    "competences_future": "Wat de functie straks vraagt",
    "other_roles_fit": "Andere functies die passen",
    # The seven points of the talk.
    "agenda_performance_by_manager": "1. Hoe gaat het werk, volgens de leidinggevende",
    "agenda_performance_by_employee": "2. Hoe gaat het werk, volgens de medewerker",
    "agenda_learn_for_role_now": "3. Wat is er te leren voor de functie van nu",
    "agenda_organisation": "4. Waar gaat de organisatie heen",
    "agenda_learn_for_role_later": "5. Wat is er te leren voor de functie van straks",
    "agenda_learn_in_role": "6. Wat wil de medewerker leren in deze functie",
    "agenda_learn_for_career": "7. Wat wil de medewerker leren voor de loopbaan",
    "agenda_goals": "De doelen die gedeeld zijn",
    # Signing.
    "role_employee": "Medewerker",
    "role_manager": "Leidinggevende",
    "signed_line": "{name}, {when}, {mode} (zegel {hash})",
    "mode_agree": "akkoord",
    "mode_seen": "voor gezien (gelezen, niet akkoord)",
    "own_view": "Eigen kijk van {name}",
    **{
        f"month_{number}": name
        for number, name in enumerate(
            (
                *("januari", "februari", "maart", "april", "mei", "juni"),
                *("juli", "augustus", "september", "oktober", "november", "december"),
            ),
            start=1,
        )
    },
}
"""Labels on cards, said as `card.<key>`."""

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
    # Labels in cards.
    "card.overview_title": "Alles tot nu toe",
    "card.preview_title": "Dit krijgt je leidinggevende",
    "card.brief_title": "{name} in het kort",
    "card.agenda_title": "Agenda van het gesprek · {name}",
    "card.changes_title": "Wat er anders is",
    "card.plan_title": "Persoonlijk ontwikkelingsplan · {name}",
    "card.amendment_title": "Aanvulling",
    "card.reflection": "Je antwoorden (alleen van jou)",
    "card.still_open": "Nog open: {questions}",
    "card.summary": "Samenvatting in eigen woorden",
    "card.well_placed": "Zit goed",
    "card.well_placed_text": "Zit goed op deze plek en kiest nu geen doel.",
    "card.goal_n": "Doel {number}",
    "card.goals": "Doelen",
    "card.in_short": "In het kort",
    "card.goal": "Doel",
    "card.activity": "Activiteit",
    "card.result": "Gewenst resultaat",
    "card.planning": "Planning",
    "card.support": "Ondersteuning",
    "card.period": "Periode",
    "card.from_to": "{start} tot en met {end}",
    "card.term": "Termijn",
    "card.short": "korte termijn (tot een jaar)",
    "card.middle": "middellange termijn (een tot vijf jaar)",
    "card.own_hours": "Eigen uren",
    "card.others_hours": "Uren van anderen",
    "card.budget_eur": "Geld",
    "card.hours": "{hours} uur",
    "card.working_time": "Tijd",
    "card.inside": "in werktijd",
    "card.outside": "in eigen tijd",
    "card.both": "deels in werktijd",
    "card.acceptance": "Eigen keuze",
    "card.confidence": "Zekerheid (1-10)",
    "card.first_step": "Eerste stap",
    "card.start_level": "Startniveau",
    "card.reward": "Beloning",
    "card.serves": "Draagt bij aan",
    "card.serves_organisation": "doelen van de organisatie",
    "card.serves_role": "functie nu of straks",
    "card.serves_performance": "het werk nu",
    "card.serves_career": "loopbaan",
    "card.priority": "Volgorde",
    "card.remark": "Opmerking van de leidinggevende",
    "card.smart": "SMART",
    "card.not_yet": "nog niet {letters}",
    "card.all_smart": "specifiek, meetbaar en tijdgebonden",
    "card.specific": "specifiek",
    "card.measurable": "meetbaar",
    "card.time_bound": "tijdgebonden",
    "card.worth_asking": "Vraag om te stellen",
    "card.ask_confidence": "De zekerheid is een {confidence}. Wat zou het doel haalbaarder maken?",
    "card.ask_support": "Er is nog geen steun gevraagd. Wat is er nodig?",
    "card.talk_on": "Gesprek op",
    "card.adjusted": "{cell}, jouw voorstel",
    "card.promises": "Toezeggingen van {name}",
    "card.signatures": "Handtekeningen",
    "card.role_employee": "Medewerker",
    "card.role_manager": "Leidinggevende",
    "card.signed_line": "{name}, {when}, {mode}, kenmerk {hash}",
    "card.mode_agree": "akkoord",
    "card.mode_seen": "voor gezien",
    "card.own_view": "Visie van {name}",
    "card.print": "Open om te printen",
    "card.agenda_performance_by_manager": "1. Hoe gaat het werk, volgens de leidinggevende?",
    "card.agenda_performance_by_employee": "2. Hoe gaat het werk, volgens de medewerker?",
    "card.agenda_learn_for_role_now": "3. Wat is er te leren voor de functie van nu?",
    "card.agenda_organisation": "4. Hoe verandert de organisatie, en wat betekent dat voor de functie?",
    "card.agenda_learn_for_role_later": "5. Wat is er te leren voor de functie van straks?",
    "card.agenda_learn_in_role": "6. Wat wil de medewerker leren in de functie?",
    "card.agenda_learn_for_career": "7. Wat wil de medewerker leren voor de loopbaan?",
    "card.sentence_goal": "Mijn doel: {words}",
    "card.sentence_activity": "zo pak ik het aan: {words}",
    "card.sentence_result": "gelukt als: {words}",
    "card.sentence_planning": "wanneer: {words}",
    "card.sentence_support": "nodig: {words}",
    "card.replies": "Antwoord van {name}",
    "card.agenda_goals": "Gedeelde doelen",
    "card.strengths": "Waar ben je goed in?",
    "card.enjoy": "Wat doe je graag?",
    "card.used": "Gebruik je dat in je functie?",
    "card.improve": "Je functie beter vervullen",
    "card.direction": "Richting",
    "card.other_roles": "Andere functies",
    "card.ambition": "Ambities",
    "card.learn": "Wat je wilt leren",
    "card.org_direction": "Ontwikkeling van de organisatie",
    "card.competences_now": "Competenties nu",
    "card.competences_needed": "Nodig voor de functie",
    "card.role_change": "Hoe de functie verandert",
    "card.competences_future": "Nodig voor straks",
    "card.other_roles_fit": "Andere functies die passen",
    "card.month_1": "januari",
    "card.month_2": "februari",
    "card.month_3": "maart",
    "card.month_4": "april",
    "card.month_5": "mei",
    "card.month_6": "juni",
    "card.month_7": "juli",
    "card.month_8": "augustus",
    "card.month_9": "september",
    "card.month_10": "oktober",
    "card.month_11": "november",
    "card.month_12": "december",
    **{f"card.{key}": text for key, text in _NL_CARDS.items()},
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
