"""Dutch and Flemish words that point at a theme. Hints for the model, which learns how far to trust each of them.

A pattern is a word; `word*` also matches longer words that begin with it, `*word` words that end in it (Dutch glues
words together), and `_` stands for a space. Patterns are matched on plain text: lower case, no accents. Another
language adds its own tables.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

# Named after what is meant, so that one theme can have several hints of different weight.
HINTS: Final[dict[str, str]] = {
    "leidinggeven: role": """
        afdelingshoofd als_hoofd baas bazin bedrijfsleider bestuurder bouwcoordinator brigadier ceo chef
        chef-kok chefs coordinator* diensthoofd directeur directie_voeren engineering_manager filiaalmanager
        groepscommandant hoofd_van hoofdverpleeg* hoofdzuster kartrekker leider* leiding_* leidinggev* leidster
        management manager* meesterknecht meewerkend* mijn_rol_als objectleider opvolger opzichter ploegbaas
        ploegbazin ploegchef ploegleid* regisseur schoolleider* scrum_master squadleider supervisor* teamcaptain
        teamcoach* teamlead* teamleid* teammanager* tech_lead uitvoerder unithoofd voorman voormannen voorvrouw""",
    "leidinggeven: doing": """
        aanspreken aanstur* *aansturen begeleid* beoordelingsgesprek* beslissen_laten bijsturen bijsturing
        coachen coachend* controleren delegeer* delegeren enthousiasmeren enthousiast_houden
        functioneringsgesprek* ingrijpen inrijden inspireren inwerk* jongens junior* knopen leerling* leid
        leiden loslaten medewerkers meekrijgen mensen_groeien mentor meter mijn_jongens mijn_mannen
        mijn_medewerkers mijn_mensen mijn_ploeg mijn_team motiveren nieuwe_collega nieuwe_medewerk*
        nieuwe_mensen onder_mijn_hoede ontslaan ontwikkelgesprek* op_weg_helpen overdragen_aan peter
        praktijkopleider richting_geven situationeel stagaires stagiair* startende sturen sturen_op sturing
        taken_overdragen taken_verdelen team_meekrijgen team_meenemen teamleden trainees verantwoordelijkheid
        verantwoordelijkheid_geven vertrouwen_geven verzuim verzuimgesprek* voorbeeld_zijn voorbeeldgedrag
        voortgangsgesprek* vrijwilligers werk_verdelen overwicht_op ploeg_krijgen team_krijgen
        sollicitatiegesprekken gezag daadkrachtig_leid* teamontwikkeling""",
    "communicatie: speaking": """
        adviesgesprek* argumenter* babbelen bespreekbaar* bespreken boodschap bot briefing communic* dagstart
        debat* demo direct directe discussi* doorvragen dwaal formuler* gesprek gesprekken gesprekspartner
        gesprekstechniek* gespreksvaardig* gespreksvoering instructie* interview* klappen kom_over lezing
        lichaamstaal mediation* mijn_mond mond_open* onderbre* onderhandel* overbreng* overkomen overtuig*
        pitch* podcast podium praten presentatie* presenteer* presenteren ratelen retorica rondleiding*
        samenvatten slecht_nieuws slechtnieuwsgesprek* speech* spreekvaardig* spreken stem storytelling
        telefoneren telefoongesprek* toespraak* toolbox* uitleg* uitspreken vergadering_voorzitten verhaal
        verhalen verstaanbaar vertel vertellen verwoorden videogesprek* voor_de_groep voor_een_groep voordracht
        voorlichting voorzitten voorzitter vragen_stellen webinar* woordvoer* zeg zegt zichtbaar_maken
        telefonisch* telefonische_vaardig* verkoopgesprek* netwerkgesprek* assertief_communic* verwoord*""",
    "communicatie: writing": """
        adviesnota* artikel artikelen b1-niveau bericht berichten blog* *brief brieven copywrit* documentatie
        e-mail* groepsapp handelingsplan* handleiding* heldere_taal instagram instructiekaart* jargon leesbaar
        mailen mails mailtje* memo* nieuwsbrief* nota* notitie* notulen notuleren opschrijven persbericht*
        proces-verbaal publicer* rapport* redig* schriftelijk* schrijf* schrijven social_media spelling stijl
        tekst teksten uitnodiging* verslag*""",
    "communicatie: feedback": """
        aanhoren begrijpelijk begrijpen compliment_geven complimenten_geven duidelijk* eerlijk_zeggen feedback*
        kort_en kortaf lomp luister* non-verbaal* open_en_eerlijk terugkoppel* verbaal* verkeerd_begrepen zeggen
        zwijg*""",
    "samenwerken": """
        aan_tafel aansluiten afspraken_maken afstem* andere_afdelingen andere_dienst andere_ploeg andere_teams
        anderen band bijspring* botert botst buddy collega* collegiaal collegialiteit conflict* consultatie
        contact_met contact_tussen delen duo* een_ander eilandjes elkaar gemopper gezamenlijk* groep groepje*
        groepsgevoel helpen_als iedereen in_de_steek inspringen instanties integraal interdisciplinair*
        intervisie kennis_delen kennisdel* ketenpartner* klaar_staan langs_elkaar maatje mekaar met_de_anderen
        met_elkaar met_zijn_allen mopperen multidisciplinair* netwerk* onderling organisaties overdracht
        overleg* partners ploeg* ruzie same samen samen_* samenspel samenwerk* sfeer solidair* spring_bij
        spring_in sta_klaar steunen team teambuilding teamdag teamgeest teamspeler* teamwork* tussen_de
        verbinden verbinding verhouding vertrouwen_opbouwen wij_en overnemen_bij binnenlopen schutting
        sluiten_aan wederzijds bondgenoot* aanvullen teamafspraken""",
    "klantgerichtheid": """
        aandacht_voor accountmanage* afnemer* agressie* balie begroet* bejaarden belofte* bewoner* bezoek
        bezoeker* boze boze_mensen burger* client* consument* deelnemer* dienstverlen* empath* familie* gast
        gasten gastgerich* gastvrij* gebruiker* groeten helpen_aan_de hospitality hulpvraag huurder* inleven
        inwoner* kinderen_blij klacht* *klant klant* *klanten kliente* koper kopers leerlingen leverbetrouw*
        lezer* loket mantelzorger* meeleven mensen_blij mensen_helpen mensen_thuis naar_wens nazorg nps offerte
        offertes omzet_per_klant onthaal* onthalen opdrachtgever* oudere_mensen ouderen ouders passagier*
        patient* prospects publiek publieks* reiziger* relatiebeheer review reviews service serviceg* studenten
        te_woord terugbellen tevreden_gast* tevreden_klant* tickets toerist* verwachtingen vip vriendelijk*
        wachttijd* wens_van wensen zorgzaam mystery goed_gevoel laten_weten persoonlijk_contact
        klantvriendelijk* gastvrouw* gastheer* bejegening""",
    "digitaal: general": """
        3d-print* algoritm* app applicatie* apps automatiser* beeldbellen beeldzorg bestanden boordcomputer*
        chat cloud cobot* computer* comuter* cyber* dashboard* data database* dataged* datagestuurd*
        datawarehouse digi digibord* digid digita* domotica drone* e-learning* e-mailprogramma elektronisch*
        filmpje* formules geautomatiseerd gegevens gps gsm handterminal* ict informatiebeveilig* inloggen
        internet* kassasysteem* knoppen laptop* onderhoudssysteem* online pc phishing* plc printen printer*
        programma programma's programmas query* reserveringssysteem* robot* scada scannen scanner* scherm
        sensor* site smartphone* sneltoets* software* systeem *systeem systemen tablet* telefoon tool tools
        typen video* virtual vr wachtwoord* web webshop website* whatsapp zoom bedieningspaneel it ict-*
        digitale_vaard* wachtwoorden beeldbewerk* portaal""",
    "digitaal: programs": """
        adlib afas analytics arcgis archicad arcmap autocad aws azure basware bim bingel cad canva chromebook
        cloud* confluence coupa crm cura devops dms docker draaitabel* dropbox dynamics ecd epd erp esis
        exact_online excel exel figma gantt gis git google_analytics google_docs hix hootsuite hubspot
        illustrator in_word indesign inventor iprova java* jira kubernetes lightroom linux looker macro*
        magister mailchimp matlab microsoft* mijn_caress minitab ms_project ms_teams navision nedap netsuite
        notion office_365 onedrive onenote oracle outlook parnassys photoshop plancare power_automate power_bi
        powerbi powerpoint primavera prowise puur python qgis qlik rekenblad* revit salesforce sap sdl
        sharepoint shopify sketchup slack smartboard smartschool solidworks somtoday spreadsheet* spss sql stata
        tableau tacho* teamviewer tekla tms toledo topdesk topicus trados trello twinfield ultimo vba visma
        windows wms wordpress workday zaaksysteem*""",
    "digitaal: ai": """
        ai chatbot* chatgpt claude copilot gemini gpt kunstmatige_intelligentie llm* machine_learning prompt*""",
    "digitaal: making software": """
        angular ansible api* app_bouwen az-* backend c# ccna ci/cd cisco clean_code code_schrijven coderen
        datamodel* dbt debug* deploy* developer* devop* dotnet embedded frontend golang jenkins kotlin
        microservices node ontwikkelaar owasp pentest* php programmeertaal programmer* programmeur react rust
        script* server* software_ontwikk* softwareontwik* spring swift terraform testautomat*
        testen_automatiseren typescript unit_tests vue""",
    "vakkennis: learning": """
        afgetekend afkijken attest* bachelor bbl bekwaam* beroeps* bevoegd* bijleren bijscholing* bol certifica*
        certificering code_95 congres cursus* diagnose* diploma* e-learning examen* expert expertise gezel
        graduaat handelingen hbo hbo-* herregistratie iso kennis keuring kneepjes kwaliteitseisen
        kwaliteitsregister leerboek leergang* master masterclass materiaalkennis mbo mbo-* meester* methode*
        methodiek* mijn_vak module* nascholing* niveau norm normen onderlegd opfris* opleiding* papieren post-*
        praktijk_diploma praktijkexamen productkennis protocol* punten register* registratie richtlijn*
        rijbewijs* scholing* specialis* studie* symposium techniek technieken theorie theorie-examen toets* vak
        vakbekwaam* vakbeurs vakblad* vakdiploma* vakgebied vakinhoud* vakkennis vakman vakman* vakopleiding
        vaktechn* vakvrouw vakwerk verdiep* vorming* wet wetgeving wetten""",
    "vakkennis: care": """
        adhd anatomie* anesthe* apothek* autisme* behandel* big bloedprik* borstvoeding cardiolog* copd
        decubitus delier dementie diabet* didacti* dyscalc* dyslex* echo* fysio* gebit gedragsproblem* geriatr*
        hartfalen hechten helpende* hulpverlen* ig infuus* injecter* insuline jeugdrecht katheter*
        kinderverpleeg* kinesist kraam* logoped* lvb medicatie* medicijn* mondzorg mri narcose ok-assist*
        oncologie* operatie* orthopedag* palliatie* pedagog* prikken psychiatr* reanim* rontgen* signs_of_safety
        sonde* stoma* suicid* tandarts* tandheel* therapie* trauma* triage verloskund* verpleegkund* verslaving*
        verzorgende* voedingsleer voorbehouden wond* zorgkundige* zwachtel*""",
    "vakkennis: trade": """
        aanbested* aangifte* aanhanger accountant* achteruit_rijden actuari* adr afstellen arbeidsrecht asbest*
        audit auditor awb bakken banket* barista bedrad* belasting* bestemmingsplan* besturingskast*
        bestuursrecht beton* beveilig* bezwaar bitumen bloembind* boa bodemkunde* boekhoud* bomen brood btw
        cijfers cnc contractmanagement dakdek* desem dieselmotor douane* draaien drijfwerk elektr* eurocode*
        f-gassen fileren fiscaal forens* frezen gereedschap* giet* glazenwass* gmp haccp handhaving* heftruck*
        heftruk* hoogwerker* hovenier* hplc hydraul* ifrs installer* jaarrekening* juridisch* kaas kantbank
        kapper* kazen ketel* keuren knippen kok koken kraan* laadpaal laadpalen lab ladingzeker* lakken
        landbouw* lasdiploma lasnaad* lassen *lassen lasser laswerk leidingwerk lift liften loodgiet*
        loonheffing* machine* machinist* marketing* materialen melk* metaal* metsel* metsen mig monteur* nen
        omgevingswet onderhoud ontwerpen opsporing* palletplaats* patisserie pdb plaatwerk* planten* ploegen
        pneuma* producten psm* reachtruck* requirements rijden sauzen schakelkast* schietvaard* schilder*
        schoonmaak* seo slager* sleutelen snoeien solder* sommelier spuiten spuitlicentie* stellen stoffen
        storing* strafrecht stukad* sturen_vrachtwagen svh taarten teelt* tegel* tig timmer* uitbenen uitdeuken
        vca vergunning* verspan* vis vlees vloeronderhoud vps warmtepomp* wft wijn worst zaag* zaaien zaaizaad
        zonnepanelen""",
    "plannen_organiseren": """
        achterstand* ad_hoc administratie* af_hebben af_krijgen afgeleid afkrijgen afspraken_nakomen agenda*
        archief* ballen_in_de_lucht begroting bijhouden bijtijds bijwerken blijft_liggen budget_bewaken caseload
        chaos chaot* checklist* coordiner* dagindeling* dagplan* deadline* doelmatig* dossiers draaiboek*
        efficient* evenement* focus focusblok* gepland geregeld gestructureerd gestructureerd* haastwerk
        hoeveel_uur inbox* indelen inplannen inschatten ipma jaarkalender jaarplan* klaar_leggen klaar_ligt
        laten_liggen lijst lijstje* logistiek mailbox* mijlpaal* mijlpalen mijn_dag mijn_week mise_en_place
        netjes op_orde op_tijd opgeruimd* opruimen optijd orde ordelijk ordenen organisatietalent organiser*
        overzicht* plan planmatig planmatig* plannen *planning planning* prince2 prioriteit* prioriter* project*
        regelaar regelen rooster* route schatten schema* slordig* stipt structuur* takenlijst* te_laat tijd*
        timemanagement timen to-do* todo* uitstel* urenregistratie vergeet vergeten verhuizing_regelen volgorde
        voorbereid* voorraad* vooruit_* voorwerk wachten week_plan* weekplan* werkplek werkvoorbereid* *rooster
        *roosters urenstaat *plannen belangrijkst* belangrijke_dingen inleveren stappenplan* coordineren""",
    "persoonlijke_effectiviteit": """
        aanpakken aantrekken afwijzing assertie* bang bescheiden beslissen besluit* boos comfortzone
        complimenten discipline* doorzett* drammer* druk_om durf* durven effectiv* eigen_mening emoti*
        energie_lekken faalangst* focus_op_mezelf gauw geduld geloven_in gevoelig* gezien_worden goedkeuring
        grens grenzen houding hulp_vragen imposter* impuls* initiatief* invloed* kalm* karakter kernkwaliteit*
        keuzes knopen_doorhakken kritiek* kwaliteiten_kennen lef loslaat loslaten mannetje mening mezelf mijzelf
        minder_streng mondig* nee neen onbevangen onder_de_indruk ongeduld* onzeker* op_mijn_tenen opkomen_voor
        over_me_heen overtuigingskracht overwicht* perfect perfectionis* persoonlijk* piekeren pleaseged*
        pleasen pleaser proactie* reflecter* relativeren ruggengraat ruimte_innemen rustig_blij* schaam* schamen
        schuldgevoel* spanning* sterk_in_mijn stevig_* steviger stevigheid stressbestend* temperament*
        trek_het_me trek_me trots twijfel* uitstelged* valkuil* van_mijn_stuk veerkracht*
        verantwoordelijkheid_nemen verdediging verlegen* vertrouwen_in_mezelf volharden voor_mezelf
        voor_mijn_eigen voorgrond weerbaar* zeker* zelf_beslissen zelf_vertrouw* zelfbeeld* zelfdiscipline
        zelfinzicht zelfkennis zelfreflectie* zelfstandig* zelfvertrouw* zelfverzeker* zenuw*""",
    "loopbaan": """
        adviseur_worden ambitie* ander_filiaal ander_werk andere_afdeling andere_baan andere_branche
        andere_dienst andere_functie andere_locatie andere_sector andere_uitdaging andere_vestiging baan beroep
        beroepen beroepskeuze* binnen_het_bedrijf breder_inzetbaar buitenland carriere* coordinator_worden cv
        detacher* directeur_worden docent_worden dood_spoor doorgroei* doorleren_voor doorschuiv* doorstrom*
        drijfveren eigen_bedrijf eigen_werkplaats eigen_zaak elders freelanc* functie functies hogere_functie
        hogerop iets_anders iets_nieuws ik_verveel instappen interim intern_verander* inzetbaar* jaar_iets job
        jobhop* liever_de liever_in liever_op loopbaan* medewerker_worden medior meelopen mobiliteit*
        nieuwe_uitdaging omschol* ondernemer* opklimmen opschuiven opvolger orient* oude_beroep over_5_jaar
        over_vijf_jaar overstap* potentieel promotie* promoveren rayonmanager recruiter* rol schaal senior
        snuffelstage* sollicit* specialist stage stap_zetten talenten toe_aan toekomst* uitdaging uitdagingen
        uitgeleerd vacature* vast_contract vaste_aanstelling veranderen_van verder_komen verder_met
        volgende_stap voor_mezelf_begin* weg_hier wegkomen wil_ik_worden wisselen_van worden zzp oproepkracht
        rolwissel* carriereswitch* van_baan andere_richting nieuwe_richting toekomstplannen vervolgstap*
        doorgroeimogelijk* recherche""",
    "gezondheid_balans: body": """
        afvallen allergie armen artrose astma bedrijfsarts* beeldschermbril bewegen blessure* bloeddruk
        conditie* diabetes_zelf dokter ergonom* fietsen fit fitness fitter fysiek* gehoor* gewicht gezond* griep
        handen hart hernia herstel* heup hoofd_vol hoofdpijn* jicht knie knieen lichamelijk* lichter_werk lijf
        longen lopen_de_hele medisch* menopauze moe nek ogen opvliegers overgang overprikkel* pijn pols polsen
        prikkels roken rsi rug rugklacht* rugpijn* rusten schouder* slaap* slapen sport* staan_werk stoelmassage
        til tillen tiltechniek* uitgeput* vermoeid* voeding* voeten wandelen wandeling* ziek ziekte* zwaar""",
    "gezondheid_balans: load": """
        67 ademhal* avonden balans belastbaar* bijkomen burn-out* burnout* duurzaam_inzetbaar*
        duurzame_inzetbaarheid eerder_stoppen energie* generatiepact gesloopt gezin halftijds halve_dagen hitte
        kapot kind_ophalen kinderen korter_werken mantel mantelzorg* mentaal* mentale mijn_man_is mijn_moeder
        minder_dagen minder_diensten minder_uren minder_werken mindful* nachtdienst* nachten omvallen
        onregelmatig* ontspan* opbranden opladen ouderschapsverlof overbelast* overuren overwerk* parttime*
        pauze* pensioen_* piket* ploegendienst* prive prive-leven privetijd psychisch* re-integr* reintegr*
        reistijd rondkomen_met_energie rouw rust scheiding stres stress tandvlees te_druk te_veel_werk
        thuissituatie thuiswerk* tijdskrediet tot_mijn_67e uitgeblust uitval* uren_per_week verlof vermoeiend
        vier_dagen vierdaags* vitaal vitaler vitaliteit* vol_houden vol_te_houden volhoud* vrij_voor vrije_dagen
        vrije_tijd weekend werk-prive* werkdruk* werkgeluk werktijden wisseldienst* zorgtaken zwanger*""",
    "verandering_innovatie": """
        5s agile ambassadeur anders_dan anders_doen anders_gaan anders_kan bedenk bedenken biologisch
        brainstorm* burgerberaad circulair* concept concepten continu continu_verbeter* creati* design_thinking
        duurza* efficienter elektrisch_rijden experiment* flexib* frisse_blik fusie* green_belt hackathon* idee
        idee* iets_nieuws_bedenken implement* innov* invoeren kaizen lean meebeweeg meebewegen meedenken
        meegaan_met nieuw_concept nieuw_plan nieuwe_aanpak nieuwe_dingen nieuwe_manier nieuwe_techniek*
        nieuwe_werkwijze* nieuwste omschakel* omslag onderzoeken_of ontwerpen ontwikkelingen openstaan
        oppakken_nieuwe optimaliser* oude_gewoont* out_of_the_box overgang pdca pilot* procesoptimal*
        procesverbeter* proef* prototyp* reorganisat* scrum slimmer* smed subsidie toekomst_van
        toekomstbestendig* transform* transitie* trekker uitprober* uitrollen uitvind* verander* verbetering
        verbeteringen verbeterproject* verbeterpunt* verbetervoorstel* verduurzam* vernieuw* verspilling*
        voorloper* voorstel voorstellen vooruitstrevend waarom_doen_we waterstof weerstand wendbaar* werkwijze*
        zelforganis* zelfsturend* *vernieuwing *verandering verbeteren_van_het_proces procesinnovatie*
        nieuwe_machine nieuwe_machines testen_van sociale_innovatie""",
    "taal: language": """
        arabisch* berbers bulgaars chinees* deens* duits* engels* engles farsi frans franse fries gebarentaal*
        grieks hebreeuws hindi hongaars italiaans* japans* koreaans latijn marokkaans nedelands* nederland
        nederlands* nederlans noors* oekraiens oekraiense oekrains* papiaments* pools* portugees* roemeens
        russisch* somalisch spaans* syrisch tamil tigrinya tolk* turks* vietnamees vlaams* wallon* zweeds*""",
    "taal: learning": """
        1f 2f 3f a1 a2 accent alfabet* anderstalig* b1 b2 b2-niveau babbel c1 c2 conversatie* duolingo
        dyslectisch grammatica* ielts inburger* laaggeletterd* leesvaardig* les_nederlands lezen_en_schrijven
        meertalig meertalig* moedertaal nt2 richtgraad* schooltaal selor spreekles* spreken_en_verstaan
        staatsexamen* taal taalachterstand* taalbad taalbarriere* taalcoach* taalcursus* taalhuis taalles*
        taalmaatje* taalniveau* taalpunt taaltest* taaltraining* taalvaardig* talen talencursus* talenkennis
        toefl tweetalig* uitspraak* vaktaal versta verstaan vertalen vertaling* vloeiend* woorden_leren
        woordenschat* zinnen""",
    "overig: nothing": """
        ?? al_ingevuld alles_goed alles_is_goed blijven_doen doe_maar formulier gaat_goed geen_antwoord
        geen_behoefte geen_doel* geen_flauw_idee geen_idee geen_ideeen geen_leerdoel* geen_wens* geenidee gewoon
        goed_gelijk goed_zo goed_zoals goesting gwn haha hetzelfde ja kies kwijt maakt_me_niet_uit
        mijn_werk_doen n.v.t nadenken nee niet_van_toepassing niets niets_over niks niks_nodig niks_te
        nog_niet_bekend nvt ok oke overslaan prima rare_vraag snap_de_vraag snap_niet test tevreden
        volgende_keer volgende_vraag weet_er weet_het weet_het_niet weet_ik_niet weet_niet weetnie wel_best wnee
        zie_bijlage zie_vorig* zou_het_zo""",
    "overig: conditions": """
        airco* auto badge bbq bhv bonus* borrel bureau bus_komt contract* daglicht dienstkleding ehbo
        feestcommissie fietsenstalling* fooi gebouw* geld hond huur jas kantine* kantoor kast katten
        kerstpakket* kleding kleedkamer koffie* korting* lease* licht loon loonsverhoging lunch maaltijdcheque*
        ondernemingsraad opslag_* parkeer* parkeren pas pasje pauzeruimte pensioen personeelsfeest*
        personeelsuitje reiskosten* salaris* schaal_hoger schoenen stoel teamuitje telefoon_van toeslag* toilet
        toilet* trein tuin uitbetaald vakantie* ventilatie vergoeding* verhuizen verlichting verlof_dagen
        verlofdag* vertrouwenspersoon verwarming* vrijwillig* wagen* werkkleding* wifi woon""",
}

# Ways of saying it that no single word gives away.
TURNS: Final[dict[str, str]] = {
    "loopbaan: from here to there": (
        r"\bvan (?:de |het |een )?\w+ naar (?:de |het |een )?\w+|^naar (?:de|het|een) \w+"
    ),
    "loopbaan: becoming": (r"\b\w+(?:er|or|ist|eur|ent|kundige|aris|aar|arts|hoofd|manager|leider) (?:te )?word\w*"),
    "gezondheid_balans: hours": r"\b(?:\d+|minder|korter|te veel) (?:uur|uren|dagen|diensten|nachten)\b",
    "digitaal: learning a program": (
        r"\b(?:werken|omgaan) met (?:het|de|een|ons|onze) (?:nieuwe )?\w*(?:systeem|programma|app)"
    ),
    "persoonlijke_effectiviteit: less of it": (
        r"\b(?:minder|niet (?:zo|meer|meteen|gelijk)) (?:snel |rap |gauw )?\w+ (?:worden|zijn|reageren)\b"
    ),
    "leidinggeven: my people": (
        r"\b(?:mijn|m'n|mn) (?:\w+ )?(?:team\w*|mensen|medewerkers|ploeg|jongens|mannen|monteurs|afdeling)\b"
    ),
    "communicatie: how I come across": r"\b(?:praat|vertel|schrijf|zeg|mail|leg uit|formuleer)\w* (?:te|nogal|vaak) ",
    "overig: hardly a word": r"^(?:\S+|\S+ \S+)?$",
}

# Named in passing: who judges or helps, not what it is about; and turns of phrase that mean something else.
_IN_PASSING: Final = re.compile(
    r"\b(?:(?:mijn|mn|me|m'n|de) (?:leidinggevende|chef|baas|teamleider|teamleidster|manager|voorman|"
    r"praktijkbegeleider|werkbegeleider|begeleider)|onder begeleiding(?: van \w+)?|energie (?:van|op|uit)|"
    r"uit (?:mijn|het) hoofd|achter de rug|aan de slag|in de toekomst)\b"
)


_SPOKEN_ENDING: Final = re.compile(r"\b(\w{3,}e)\b")


def _expression(pattern: str) -> str:
    """A pattern of a table as an expression. Where it must begin a word is said once, in `_any_of`."""
    core = re.escape(pattern.strip("*").replace("_", " "))
    after = "" if pattern.endswith("*") else r"(?![a-z0-9])"
    return core + after


def _any_of(table: str) -> re.Pattern[str]:
    """Any pattern of a table, the longest first: "leiding geven" before "leiding".

    Sorted by first letter inside one check for the beginning of a word: ten times as fast as one after the other.
    """
    anywhere: list[str] = []
    beginning: dict[str, list[str]] = {}
    for pattern in sorted(set(table.split()), key=len, reverse=True):
        place = anywhere if pattern.startswith("*") else beginning.setdefault(pattern[0], [])
        place.append(_expression(pattern))
    letters = [f"(?={re.escape(letter)})(?:{'|'.join(same)})" for letter, same in beginning.items()]
    words = [rf"(?<![a-z0-9\-])(?:{'|'.join(letters)})"] if letters else []
    return re.compile("|".join([*words, *anywhere]))


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: _any_of(table) for name, table in HINTS.items()} | {
        name: re.compile(turn) for name, turn in TURNS.items()
    }


def hints(plain_words: str) -> dict[str, int]:
    """How many places of a text (plain words, one space between) point at what, by the name of the hint."""
    told = _IN_PASSING.sub(" ", plain_words)
    # Many type as they speak: "planne", "tille", "beter same werke".
    spoken = _SPOKEN_ENDING.sub(r"\1n", told)
    found = {}
    for name, pattern in _patterns().items():
        count = sum(1 for _ in pattern.finditer(told))
        if not count and spoken != told:
            count = int(pattern.search(spoken) is not None)
        if count:
            found[name] = count
    return found
