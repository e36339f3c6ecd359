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
    "brief_title": "Wat {name} deelt",
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
    "until": "uiterlijk {end}",
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
    # After signing.
    "following_title": "Na het tekenen: {name}",
    "access_title": "Wie keek of deed wat",
    "progress_by": "Voortgang volgens {name}, {when}",
    "progress_status": "hoe het gaat",
    "progress_speedup": "wat zou helpen",
    "progress_meets": "doen de activiteiten wat je ervan verwachtte?",
    "progress_adjust": "wat er anders moet",
    "evaluation": "Terugblik",
    "eval_reached": "bereikt?",
    "eval_performance": "wat het in het werk oplevert",
    "eval_career": "wat het voor de loopbaan oplevert",
    "result_reached": "Bereikt",
    "result_partly": "Deels bereikt",
    "result_not_reached": "Niet bereikt",
    "result_dropped": "Vervallen",
    "promises_title": "Toezeggingen",
    "kept": "Gedaan op {when}",
    "open": "Nog open",
    # A goal read back in one sentence.
    "sentence_goal": "Mijn doel: {words}",
    "sentence_activity": "zo pak ik het aan: {words}",
    "sentence_result": "gelukt als: {words}",
    "sentence_result_if": "gelukt {words}",
    "sentence_result_that": "ik merk het eraan {words}",
    "sentence_planning": "wanneer: {words}",
    "sentence_support": "nodig: {words}",
    "replies": "Antwoord van {name}",
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

_NL_OWN: Final[dict[str, str]] = {
    # What is stored, counted.
    "count_answers": "Antwoorden op de vragen",
    "count_goals": "Doelen",
    "count_versions": "Gedeelde en vastgelegde versies van je plan",
    "count_signatures": "Handtekeningen onder je plan",
    "count_history": "Eerdere teksten, om te kunnen herstellen",
    "count_preparations": "Antwoorden van je leidinggevende ter voorbereiding",
    "count_about_others": "Voorbereidingen die je als leidinggevende schreef",
    "count_sent": "Berichten van jou",
    "count_received": "Berichten aan jou",
    "count_access": "Regels in het logboek: wie keek wanneer",
    "term_drafts": "Een plan dat je niet afmaakt, na de laatste keer dat je eraan werkte",
    "term_reflections": "Je antwoorden op de vragen, na het gesprek",
    "term_messages": "De berichten in de chat",
    "term_signed": "Je getekende plan, nadat je uit dienst bent",
    "term_access": "Het logboek",
    "days": "{number} dagen",
    "year": "{number} jaar",
    "years": "{number} jaar",
    "no_term": "geen vaste termijn",
    # The parts of the document.
    "person": "Wie je bent",
    "plan": "Plan",
    "version": "Versie",
    "goal_item": "Doel",
    "messages": "De chat",
    "conversation": "Waar je bent in het gesprek",
    "written_as_manager": "Wat je als leidinggevende schreef",
    "access_log": "Logboek: wie keek of deed wat",
    "reflection": "Je antwoorden op de vragen",
    "goals": "Doelen",
    "shares": "Wat je deelde",
    "finalized": "Wat is vastgelegd",
    "amendments": "Aanvullingen",
    "signatures": "Handtekeningen",
    "promises": "Toezeggingen van je leidinggevende",
    "remarks": "Reacties op het hele plan",
    "preparation_by_manager": "Wat je leidinggevende voorbereidde",
    "progress": "Hoe het ging",
    "evaluation": "Terugblik",
    "history": "Wat er veranderde",
    "proposals": "Voorstellen van je leidinggevende",
    "information_shown": "De uitleg over privacy die je zag",
    "counts_in_trends": "Telt mee in de cijfers voor HR",
    "counted_in_trends": "Wat er dit kwartaal van je plan meetelt",
    "memory": "Wat het gesprek nog onthoudt",
    "about": "Waar de open vraag over gaat",
    # Names of facts.
    "id": "Nummer",
    "email": "E-mailadres",
    "name": "Naam",
    "manager_email": "E-mailadres van je leidinggevende",
    "department": "Afdeling",
    "role": "Rol",
    "budget_eur": "Budget",
    "locale": "Taal",
    "left_on": "Uit dienst op",
    "platforms": "Slack en Teams",
    "channel": "Waar",
    "user_id": "Nummer daar",
    "last_used_at": "Laatst gebruikt",
    "blocked_at": "Berichten daar geweigerd sinds",
    "quiet_since": "Alleen antwoorden daar, geen berichten uit zichzelf, sinds",
    "state": "Status",
    "cycle": "Ronde",
    "created_at": "Begonnen op",
    "talk_on": "Gesprek gepland op",
    "talk_held_on": "Gesprek gevoerd op",
    "skipped": "Overgeslagen vragen",
    "well_placed": "Goed op mijn plek",
    "number": "Nummer",
    "start": "Van",
    "end": "Tot en met",
    "materials": "Leermiddelen",
    "sentence": "In één zin",
    "sentence_accepted": "Zin goedgevonden",
    "selected": "Gekozen om te delen",
    "kept": "Bewust zo gelaten",
    "at": "Wanneer",
    "by": "Door",
    "who": "Wie",
    "deed": "Wat",
    "hash": "Zegel",
    "mode": "Hoe",
    "view": "Eigen kijk",
    "kind": "Soort",
    "text": "Tekst",
    "question": "Vraag",
    "field": "Onderdeel",
    "old": "Was",
    "new": "Werd",
    "outcome": "Uitkomst",
    "done_on": "Gedaan op",
    "employee": "Medewerker",
    "manager": "Leidinggevende",
    "amends": "Aanvulling op versie",
    "from_person": "Jij",
    "from_bot": "Assistent",
    "arrived": "(je opende het gesprek)",
    "yes": "ja",
    "no": "nee",
    "nobody": "het systeem of de beheerder",
    # Names of values.
    "locale_nl": "Nederlands",
    "role_hr": "HR",
    "role_employee": "medewerker",
    "role_manager": "leidinggevende",
    "state_draft": "concept",
    "state_shared": "gedeeld",
    "state_withdrawn": "teruggetrokken",
    "state_finalized": "vastgelegd",
    "state_signed": "getekend",
    "state_running": "loopt",
    "state_evaluated": "teruggekeken",
    "state_closed": "afgesloten",
    "state_returned": "met een vraag terug",
    "state_adjusted": "met een voorstel",
    "state_agreed": "akkoord",
    "state_reached": "bereikt",
    "state_partly": "deels bereikt",
    "state_not_reached": "niet bereikt",
    "state_dropped": "vervallen",
    "mode_agree": "akkoord",
    "mode_seen": "voor gezien",
    "kind_preparation": "voorbereiding",
    "kind_promise": "toezegging",
    "kind_reply": "reactie",
    "kind_decline": "reden om niet te tekenen",
    "kind_progress": "voortgang",
    "working_time_inside": "in werktijd",
    "working_time_outside": "buiten werktijd",
    "working_time_both": "deels in, deels buiten werktijd",
    "serves_organisation": "de doelen van de organisatie",
    "serves_role": "wat mijn functie nu en straks vraagt",
    "serves_performance": "hoe het werk nu gaat",
    "serves_career": "mijn eigen loopbaan",
    "outcome_going": "het loopt",
    "outcome_stalled": "het ligt stil",
    "outcome_done": "het is klaar",
    "outcome_meets": "zoals verwacht",
    "outcome_falls_short": "minder dan verwacht",
    "outcome_reached": "bereikt",
    "outcome_partly": "deels bereikt",
    "outcome_not_reached": "niet bereikt",
    "outcome_dropped": "vervallen",
    "deed_saw_in_team": "zag in de lijst van het team hoever je plan is",
    "deed_read_brief": "bekeek het gedeelde plan in het kort",
    "deed_read_goals": "bekeek een doel van het plan",
    "deed_read_promises": "bekeek de toezeggingen",
    "deed_prepared": "schreef de eigen voorbereiding op het gesprek",
    "deed_planned_talk": "plande het gesprek",
    "deed_decided": "nam een besluit over een doel",
    "deed_promised": "deed een toezegging",
    "deed_amended": "stelde een aanvulling voor",
    "deed_changed_plan": "veranderde iets in het plan",
    "deed_signed_out": "meldde je overal af",
    "deed_directory_changed": "veranderde je gegevens in de lijst met medewerkers",
    "deed_read_agenda": "bekeek de gesprekspunten",
    "deed_read_final_version": "bekeek het vastgelegde plan",
    "deed_read_printed_plan": "opende het plan om af te drukken",
    "deed_talk_held": "gaf aan dat het gesprek gevoerd is",
    "deed_finalized": "legde het plan vast",
    "deed_read_trends": "bekeek de cijfers voor HR",
    "deed_exported_trends": "nam de cijfers voor HR mee als bestand",
    "deed_shared": "deelde het plan",
    "deed_withdrawn": "trok het gedeelde plan terug",
    "deed_signed": "tekende",
    "deed_signed_as_seen": "tekende voor gezien",
    "deed_evaluated": "keek terug op het hele plan",
    "deed_looked_back_on_a_goal": "keek terug op een doel",
    "deed_next_round": "begon een nieuwe ronde",
    "deed_promise_kept": "vinkte een toezegging af",
    "deed_promise_open_again": "zette een toezegging weer open",
    "deed_read_progress": "bekeek de voortgang",
    "deed_reported_progress": "schreef op hoe het gaat",
    "deed_sign_in_link_made": "maakte een link om je aan te melden",
    "deed_signed_in": "meldde zich aan in een browser",
    "deed_exported": "haalde deze gegevens op",
    "deed_passed_to_new_manager": "gaf het gedeelde plan door aan de nieuwe leidinggevende",
}
"""Words of the pages about one's own data, said as `own.<key>`."""

_NL_TEAMS: Final[dict[str, str]] = {
    "choices": "Je kunt kiezen: {choices}",
    "pick": "Kies",
    "pick_label": "Kies een antwoord",
    "pick_first": "Kies er eerst een.",
    "taken_in": "Ik heb je keuze.",
    # For administrators.
    "refused": "Microsoft geeft ons geen sleutel voor deze registratie.",
    "refused_advice": (
        "Controleer TEAMS_CLIENT_ID, TEAMS_TENANT_ID en TEAMS_CLIENT_SECRET: misschien is het geheim verlopen. "
        "docs/teams.md zegt hoe je het vervangt."
    ),
    "identity_advice": (
        "Wijs in Azure de beheerde identiteit van TEAMS_CLIENT_ID toe aan de machine of de app waarop dit draait. "
        "docs/teams.md zegt hoe."
    ),
    "unreachable": "Microsoft is van hier niet te bereiken.",
    "unreachable_advice": "Laat https naar login.microsoftonline.com en login.botframework.com toe.",
    "no_keys": "De sleutels van Microsoft, waarmee berichten zijn ondertekend, zijn niet te vinden.",
    # The app as people find it in Teams.
    "name": "POP-voorbereiding",
    "full_name": "Voorbereiding van je POP-gesprek",
    "about": "Bereid je POP-gesprek voor: stap voor stap, in je eigen woorden.",
    "about_in_full": (
        "Een geautomatiseerde assistent, geen mens. Ze loopt met je door de vragen van het POP-gesprek en helpt je "
        "om je doelen duidelijk te maken. Je antwoorden zijn van jou: je leidinggevende ziet alleen wat je zelf "
        "deelt. Leidinggevenden bereiden hier het gesprek voor, leggen afspraken vast en tekenen samen met jou. "
        "Alleen in een privégesprek. Typ 'privacy' om te lezen wat er bewaard wordt en hoe je het laat wissen."
    ),
    "command_continue": "verder",
    "command_continue_about": "Verder waar je was",
    "command_overview": "overzicht",
    "command_overview_about": "Alles wat je tot nu toe hebt",
    "command_form": "formulier",
    "command_form_about": "Een heel doel tegelijk invullen",
    "command_help": "hulp",
    "command_help_about": "Wat je kunt doen",
    "command_privacy": "privacy",
    "command_privacy_about": "Wat er bewaard wordt en wie het ziet",
    "command_export": "export",
    "command_export_about": "Je eigen gegevens bekijken en meenemen",
    "command_erase": "wis",
    "command_erase_about": "Je gegevens laten wissen",
    "command_wipe": "wis deze chatberichten",
    "command_wipe_about": "Mijn berichten hier weghalen",
    "no_address": (
        "POP_BASE_URL is geen https-adres. Teams neemt alleen een app aan waarvan de site op https bereikbaar is."
    ),
    "no_client_id": (
        "TEAMS_CLIENT_ID ontbreekt of is geen toepassings-id (zoals 00000000-0000-0000-0000-000000000000). "
        "Zet het id van je registratie in .env."
    ),
}
"""What only Teams needs, said as `teams_<key>`."""

_NL_HOME: Final[dict[str, str]] = {
    "title": "POP-voorbereiding",
    "hello": "Hoi {name}. Ik ben een geautomatiseerde assistent. Ik help je bij je POP-gesprek.",
    "where": "Waar je bent",
    "waits": "Wat op je wacht",
    "nothing_waits": "Er wacht nu niets op je.",
    "state_none": "Je bent nog niet begonnen.",
    "state_draft": "Je plan is nog een concept. Alleen jij ziet het.",
    "state_withdrawn": "Je hebt je plan teruggetrokken. Alleen jij ziet het.",
    "state_shared": "Je hebt je plan gedeeld met je leidinggevende.",
    "state_finalized": "Jullie afspraken zijn vastgelegd.",
    "state_signed": "Je plan is getekend.",
    "state_running": "Je plan loopt.",
    "state_evaluated": "Je hebt teruggekeken op je plan.",
    "state_closed": "Je plan is afgesloten.",
    "answered": "Vragen beantwoord: {number} van {of}.",
    "goals_one": "Je hebt één doel.",
    "goals": "Je hebt {number} doelen.",
    "to_sign": "Er is een plan om te tekenen.",
    "question_open": "In het gesprek staat een vraag open.",
    "shared_one": "Eén medewerker heeft een plan met je gedeeld.",
    "shared": "{number} medewerkers hebben een plan met je gedeeld.",
    "start": "Beginnen",
    "continue": "Verder in het gesprek",
    "form": "Doel invullen als formulier",
    "plan": "Mijn plan",
    "team": "Mijn team",
    "help": "Hulp",
    "privacy": "Privacy",
    "export": "Mijn gegevens",
    "close": "Sluiten",
    "footer": "Wat je schreef staat niet op deze pagina. Je leest het in het gesprek of op de website.",
}
"""The Home tab in Slack, said as `home.<key>`."""

_NL_FORM: Final[dict[str, str]] = {
    "offer": "Vul je liever een heel doel tegelijk in? Dat kan op een formulier. De open vraag blijft staan.",
    "open": "Doel invullen als formulier",
    "taken_in": "Dankjewel. Lees in het gesprek hoe het verder gaat.",
    "title": "Een doel invullen",
    "submit": "Bewaren",
    "close": "Sluiten",
    "intro": (
        "Alleen het doel is nodig; de rest mag later. Wat je hier invult komt in je plan en niet in de chat. "
        "Je leidinggevende ziet het pas als jij het deelt."
    ),
    "goal": "Ontwikkelingsdoel",
    "goal_hint": "Wat wil je straks kunnen of anders doen?",
    "activity": "Ontwikkelingsactiviteit",
    "activity_hint": "Wat ga je daarvoor doen?",
    "result": "Gewenst resultaat",
    "result_hint": "Waaraan merk je dat het gelukt is?",
    "planning": "Planning",
    "planning_hint": "Bijvoorbeeld: van 4 januari tot en met 7 maart",
    "support": "Benodigde ondersteuning",
    "support_hint": "Tijd, geld, mensen of leermiddelen. Bijvoorbeeld: 2 uur per week en € 450",
    "goal_missing": "Vul hier je doel in. De andere vakken mogen leeg blijven.",
    "end_in_past": "Dit einde is al geweest. Kies een datum die nog komt.",
    "end_before_start": "Het einde ligt voor het begin. Draai ze om of pas een van de twee aan.",
    "first_welcome": (
        "Begin eerst even in het gesprek. Daar lees je wie wat te zien krijgt. Daarna kun je dit formulier gebruiken."
    ),
    "too_late": "Je plan ligt nu vast, dus een doel toevoegen kan niet meer. Wel een aanvulling, in de chat.",
    "full": "Je hebt al vijf doelen. Haal er in het gesprek eerst een weg.",
}
"""The form for one goal in Slack and Teams, said as `form.<key>`."""

_NL_TRENDS: Final[dict[str, str]] = {
    # Publishing.
    "published": "De cijfers over het {quarter} zijn gepubliceerd, met {departments} afdeling(en) apart.",
    "published_departments": (
        "Het {quarter} is afgesloten. Over de hele organisatie is er te weinig om te laten zien; "
        "{departments} afdeling(en) staan er apart in."
    ),
    "published_before": "De cijfers over het {quarter} zijn al gepubliceerd. Ze blijven zoals ze zijn.",
    "nothing_yet": "Er is nog niets gepubliceerd.",
    "reading": "Plannen lezen",
    # Charts.
    "quarter": "{number}e kwartaal van {year}",
    "quarter_short": "K{number} {year}",
    "everyone": "Hele organisatie",
    "at_least": "{number} of meer mensen",
    "since": "sinds {quarter}",
    "hidden": "verborgen",
    "margin": "op {margin} punten na",
    "chart_themes": "Waar mensen in willen groeien",
    "about_themes": "De thema's van de doelen. Iemand telt bij hoogstens twee thema's mee.",
    "chart_reflection": "Waar mensen over nadenken",
    "about_reflection": "De thema's van de antwoorden op de vragen vooraf, hoogstens twee per persoon.",
    "chart_learning": "Hoe mensen willen leren",
    "about_learning": "De manieren van leren die bij de doelen staan, hoogstens twee per persoon.",
    "chart_support": "Wat mensen nodig hebben",
    "about_support": "Wat er bij de doelen gevraagd wordt.",
    "chart_term": "Op welke termijn",
    "about_term": "Doelen tot een jaar, en doelen die langer lopen.",
    "chart_serves": "Waar de doelen aan bijdragen",
    "about_serves": "De vier uitgangspunten van een POP, hoogstens twee per persoon.",
    "chart_progress": "Hoe ver nieuwe plannen zijn",
    "about_progress": "De stand toen het kwartaal werd afgesloten, van de plannen die in dit kwartaal meetellen.",
    "chart_preparing": "Hoe lang voorbereiden duurt",
    "about_preparing": "Van het begin tot de eerste keer delen.",
    "theme_leidinggeven": "Leidinggeven",
    "theme_communicatie": "Communicatie",
    "theme_samenwerken": "Samenwerken",
    "theme_klantgerichtheid": "Klantgericht werken",
    "theme_digitaal": "Digitaal werken",
    "theme_vakkennis": "Vakkennis",
    "theme_plannen_organiseren": "Plannen en organiseren",
    "theme_persoonlijke_effectiviteit": "Persoonlijke effectiviteit",
    "theme_loopbaan": "Loopbaan",
    "theme_verandering_innovatie": "Verandering en vernieuwing",
    "theme_taal": "Taal",
    "theme_overig": "Overig",
    "learning_course": "Cursus, training of opleiding",
    "learning_placement": "Stage of detachering",
    "learning_shadowing": "Meelopen met een ander",
    "learning_coaching": "Begeleiding of coaching",
    "support_hours": "Tijd",
    "support_money": "Geld",
    "support_coaching": "Begeleiding of coaching",
    "support_materials": "Boeken en materiaal",
    "term_short": "Tot een jaar",
    "term_middle": "Langer dan een jaar",
    "serves_organisation": "Waar de organisatie heen gaat",
    "serves_role": "Wat de functie vraagt",
    "serves_performance": "Hoe het werk nu gaat",
    "serves_career": "De eigen loopbaan",
    "progress_shared": "Gedeeld",
    "progress_talked": "Gesprek gevoerd",
    "progress_signed": "Getekend",
    "progress_running": "Onderweg",
    "progress_evaluated": "Teruggekeken",
    "preparing_week": "Minder dan een week",
    "preparing_month": "Een week tot een maand",
    "preparing_quarter": "Een tot drie maanden",
    "preparing_longer": "Langer dan drie maanden",
    # Files.
    "column_quarter": "kwartaal",
    "column_since": "gedeeld sinds",
    "column_department": "afdeling",
    "column_chart": "grafiek",
    "column_option": "keuze",
    "column_share": "aandeel (%)",
    "column_total": "uit ten minste",
    "column_margin": "marge (punten)",
    "file_name": "trends-{quarter}",
}
"""The figures for HR, said as `trends.<key>`."""

_NL_DOOR: Final[dict[str, str]] = {
    "health": "iemands gezondheid",
    "union": "de vakbond",
    "religion": "iemands geloof",
    "origin": "iemands afkomst",
    "orientation": "iemands geaardheid",
    "private": "iemands privéleven",
    "ask": (
        "Wacht even. Dit lijkt te gaan over {about}. Zoiets mag je werkgever niet bewaren. Ik heb je tekst nog niet "
        "opgeslagen.\n\nTyp het opnieuw zonder dat stuk, bijvoorbeeld alleen wat je wilt leren of doen. Of kies "
        "hieronder."
    ),
    "ask_quoted": (
        'Wacht even. Deze zin lijkt te gaan over {about}: "{sentence}" Zoiets mag je werkgever niet bewaren. Ik heb '
        "je tekst nog niet opgeslagen.\n\nTyp het opnieuw zonder dat stuk, bijvoorbeeld alleen wat je wilt leren of "
        "doen. Of kies hieronder."
    ),
    # Who says not to want to live any more. In the code the numbers stand here alone.
    "despair": "Wat zwaar dat je je zo voelt. Hier leest niemand mee. Praat er daarom nu over met een mens:",
    "lines": (
        "- Nederland: bel 113 of 0800-0113, gratis, dag en nacht. Of chat op 113.nl.\n"
        "- Vlaanderen: bel 1813, gratis, dag en nacht. Of kijk op zelfmoord1813.be.\n"
        "- Ben je nu in gevaar? Bel 112."
    ),
    "despair_choose": "Ik heb je tekst nog niet opgeslagen. Kies hieronder wat ik ermee doe, of typ iets anders.",
    "not_despair": "Zo bedoel ik het niet",
    "care": "Gaat het over jou en wil je erover praten? Dat kan met de bedrijfsarts of je vertrouwenspersoon.",
    "why": (
        "In je bericht lijkt iets te staan over {about}. Zoiets mag je werkgever niet bewaren, ook niet als je het "
        "zelf vertelt. Daarom heb ik je tekst nog niet opgeslagen. Heb ik het mis? Kies dan de laatste knop."
    ),
    "again": "Ik schrijf het anders",
    "leave": "Laat dat stuk weg",
    "not_health": "Dit gaat niet over gezondheid",
    "not_union": "Dit gaat niet over een vakbond",
    "not_religion": "Dit gaat niet over geloof",
    "not_origin": "Dit gaat niet over afkomst",
    "not_orientation": "Dit gaat niet over geaardheid",
    "not_private": "Dit is niet privé",
    "hint": "(Liever niets over gezondheid of privézaken.)",
    "go_on": "Prima. Ik heb niets bewaard. Typ het gerust op een andere manier.",
    "lost": (
        "Die tekst heb ik niet meer: ik houd zoiets hooguit een kwartier vast, en nergens anders. Wil je je antwoord "
        "nog een keer typen?"
    ),
}
"""What is said when a text seems to tell something that may not be kept, as `door.<key>`."""

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
    "figures_for_hr": (
        "De cijfers zijn voor HR. Wil je weten hoe jouw gegevens daarin beschermd zijn? Kijk op /trends/privacy."
    ),
    "page_failed": "Er ging iets mis bij ons. Je gegevens zijn veilig. Probeer het over een paar minuten opnieuw.",
    "unreachable": "Ik ben even niet bereikbaar. Je tekst staat er nog. Ik probeer het vanzelf opnieuw.",
    # Buttons.
    "button_old": (
        "Die knop hoort bij een eerder bericht en werkt niet meer. "
        "Kies iets bij het laatste bericht, of typ gewoon wat je wilt."
    ),
    "button_foreign": "Die knop is niet voor jou. Typ gewoon wat je wilt, dan help ik je verder.",
    # On Slack and Teams.
    "one_moment": "Momentje, ik ben ermee bezig.",
    "chosen": "Gekozen: {title}",
    "choices": "Je kunt kiezen: {titles}",
    "page_open": "Openen",
    "page_read_all": "Lees alles",
    "page_link": "Hier is je pagina. De link is alleen voor jou, werkt één keer en blijft tien minuten geldig.",
    "shortened": "Dit bericht is te lang om hier helemaal te laten zien. Druk op 'Lees alles' voor het hele bericht.",
    "edit_too_late": (
        "Ik zie dat je een eerder bericht hebt aangepast. Ik kan zo alleen je laatste antwoord verbeteren. "
        "Typ 'terug' om een eerder antwoord te veranderen."
    ),
    "no_voice": "Een spraakbericht kan ik niet beluisteren. Wil je het in een paar zinnen typen?",
    "no_file": "Een bestand of afbeelding kan ik niet lezen. Wil je in een paar zinnen typen wat je bedoelt?",
    "no_sticker": "Leuk, maar een sticker of gif begrijp ik niet. Wil je het typen?",
    "dm_only": "Ik praat alleen in een privégesprek. Stuur me daar een bericht, dan help ik je graag.",
    "gone_to_dm": "Ik heb je een privébericht gestuurd.",
    "notices_how": "(Liever geen meldingen? Typ 'meldingen uit'.)",
    "notices_off": (
        "Prima. Ik stuur je hier niets meer uit mezelf. Is er nieuws, dan lees je dat zodra je mij weer iets typt, "
        "of op de website. Typ 'meldingen aan' als je ze weer wilt."
    ),
    "notices_on": "Goed. Is er nieuws, dan stuur ik je hier weer een bericht. Typ 'verder' om verder te gaan.",
    "wiped_slack": (
        "Mijn berichten hier zijn gewist. Wat je zelf typte kan ik niet weghalen: dat doe je met 'Verwijderen' bij "
        "elk bericht. Slack en je werkgever kunnen nog een kopie of back-up hebben. Je plan zelf is niet gewist. "
        "Typ 'wis' als je dat ook wilt, of 'verder' om verder te gaan."
    ),
    "wiped_teams": (
        "Mijn berichten hier zijn gewist. Wat je zelf typte kan ik niet weghalen: dat doe je met 'Verwijderen' bij "
        "elk bericht. Microsoft en je werkgever kunnen nog een kopie of back-up hebben. Je plan zelf is niet gewist. "
        "Typ 'wis' als je dat ook wilt, of 'verder' om verder te gaan."
    ),
    # Who is this, and may they.
    "not_signed_in": "Je bent niet meer aangemeld. Meld je opnieuw aan; alles wat je schreef is bewaard.",
    "unknown_person": (
        "Ik kan je niet vinden in de lijst met medewerkers. Vraag HR om je toe te voegen. Daarna help ik je graag."
    ),
    "link_gone": (
        "De link is al gebruikt of te oud: hij werkt één keer, tot tien minuten nadat je hem kreeg. "
        "Typ 'link' in je gesprek, dan krijg je een nieuwe."
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
    # Erasing one's own data.
    "erase_confirm": "Er is nog niets gewist. Typ het woord 'wis' in het vak als je het zeker weet.",
    "erase_again": "Er is nog niets gewist. Deze pagina stond al even open. Lees haar nog eens en typ dan 'wis'.",
    "erase_busy": "Wissen lukte nu niet: er veranderde iets in je plan. Er is niets gewist. Probeer het zo nog eens.",
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
    "offer_open": "Bekijken",
    "offer_sign": "Lezen en tekenen",
    "offer_look_back": "Terugkijken",
    "plan_shared": "{name} heeft een plan met je gedeeld. Typ 'mijn team' om het te bekijken.",
    "goal_kept": "{name} laat doel {number} zoals het was. Praat er samen over, en kies dan opnieuw.",
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
    "progress_by_employee": "{name} vertelde hoe het met het plan gaat. Typ 'mijn team' om het te lezen.",
    "progress_by_manager": "{name} schreef op hoe je plan ervoor staat. Typ 'voortgang' om het te lezen.",
    "goal_looked_back": "{name} keek terug op een doel. Typ 'mijn team' om het te lezen.",
    "plan_evaluated": "{name} keek terug op het hele plan. Typ 'mijn team' om het te lezen.",
    "evaluation_invited": (
        "{name} vraagt of je terug wilt kijken op je plan. Het duurt een paar minuten. Typ 'terugkijken' als het je "
        "past."
    ),
    "promise_kept": "{name} heeft een toezegging afgevinkt: {words}",
    **{f"card.{key}": text for key, text in _NL_CARDS.items()},
    **{f"own.{key}": text for key, text in _NL_OWN.items()},
    **{f"door.{key}": text for key, text in _NL_DOOR.items()},
    **{f"home.{key}": text for key, text in _NL_HOME.items()},
    **{f"form.{key}": text for key, text in _NL_FORM.items()},
    **{f"teams_{key}": text for key, text in _NL_TEAMS.items()},
    **{f"trends.{key}": text for key, text in _NL_TRENDS.items()},
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
