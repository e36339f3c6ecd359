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
        longen lopen_de_hele medisch* menopauze moe nek ogen opvliegers overgang overprikkel* pijn polsen
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
    "vakkennis: subjects": """
        *analyse *attest *behandeling *bevoegdheid *bewerking *bijscholing *cao *certificaat *cursus
        *diagnostiek *diploma *examen *hygiene *installatie *kennis *keuring *kunde *kundig *leer *licentie
        *methode *methodes *methodiek *montage *norm *normering *opleiding *procedures *protocol *protocollen
        *recht *rechten *regels *richtlijnen *techniek *technieken *therapie *toets *veiligheid *verpleging
        *wet *wetgeving *zorg_verlenen aanhouding* accountancy administratief_recht allergenen ambacht
        anatomie apk* aquarel archeolog* architectuur bakken bakker* banden beademing begroten_bouw beiaard
        bejegening_dementie belastingrecht bemesting bestek* bestraling bevalling* bewapening
        biblioth* binnenvaart biochem* biologie bloed* bloemschik* bodem boekbind* boekrestaur* borduren boren
        botten bouwkund* bouwtekening* brandpreventie breien brouwen calculatie calculeren cao_kennis
        carrosserie cello chemie chiropract* chirurg* cocktails compost conserveren constructie* crypto*
        dakbedekking demontage design_patterns dierenarts dierverzorg* diesel differentieren distributieriem
        domein* doseren dosering drukwerk duiken dwarsprofiel dysartrie ecolog* economie ehbo-instructeur
        emailleren energielabel epidemiolog* epilep* ergotherap* etaleren farmac* fermenteren fietsenmaker
        fietstechn* filosofie fineer* fotografie fruitteelt fysica gasmeten gefilterd geluidstechniek genetica
        geodesie gerechten geschiedenis gewas* gezichtsbehandeling gieten gipsen goudsmid grafisch* graven
        grond* haarkleur* hakken handboeien handelingen handhygiene hardheid
        hechten hefwerktuig* herenmode histolog* houtbewerking houtsoort* huid* huiswerkklas
        hulpmiddelen_meten hygienecode imker* imkeren immunolog* inbraakpreventie inkoop* inspuiten
        instrumentmaker interne_geneeskunde isolatie* istqb jeugdwet jeugdzorgmethod* juridische_kennis juwel*
        kalveren kantklossen kapsel* karton kas kassen katheteriseren kazerne kinderopvang_opleiding
        klankbord* klassenmanagement klauw* kleermaker kleurleer klinisch* koelin* koeltech* koper_solderen
        kosten-baten kozijn* kunstgeschiedenis laagspanning laboratori* lager* lakschade landmeten lassymbolen
        leder ledverlichting lijmen literatuur* loodsen luchtvaart lymf* maaien machinebouw maquette
        massage* meetinstrument* meettechn* melkvee* meubel* microbiolog* microscop* middenspanning mixen
        modelleren molen mondhyg* monteren motorblok ms_patient* muziek* nagels natuurkunde nazicht neurolog*
        noodverlichting notarieel ondertitelen onderwijskunde ontleden oogmeting oogzorg optiek orgel* orthop*
        osteopath* paarden pantograaf parketleggen parkinson partus patholog* pediatr* pedicure pianostem*
        podolog* polijsten polymeer* porselein prematuren prepareren productietechniek psycholog* radiolog*
        ramen_plaatsen raming* rapportcijfers rechtspraak reinig* remblok* remmen restaur* reuma* revalid*
        rijvaardigheid riool* rolstoelmanagement rooien rouwverwerking rouwzorg rundvee saneren sauswerk
        scheepsbouw scheikunde schietbaan schoeisel schuren scooter_repareren siersmeden slikproblemen smeden
        smeren snijtechniek sociologie spoed* spoorveiligheid sportmassage statica statische statistiek
        steenhouw* sterilis* stikken stof* stoffeer* straatmaken straten_maken stroom
        sturen_van_kraan suppoost taartdeco* takel* taxeren tekening_lezen tekeningen_lezen textiel
        thuiszorgtechn* timmerwerk tractor* transfusie triple_p tuinaanleg uitlijnen uitvaart* vacc*
        valbeveiliging varkens ventilatietechniek verband verbind_techniek verfsoort* verhoor* verkeerskunde
        verkeersregelaar verlichtingstechniek verloskunde vermogensrecht verspan* verzekeringskennis
        verzekeringsrecht viool vliegen voedingsleer voedselveiligheid voertuigtechniek voorbehandelen
        voorrangsvoertuigen vormgeving vormleer waterbouw waterzuivering weefsels weven wijnkennis wimpers
        wiskunde wondver* zadelmaker zalven zeefdruk zetten_van zuigeling* zuivel zwemles* zwemonderwijs""",
    "vakkennis: knowing": """
        accreditatie alles_weten_over alles_weten_van ambacht avondschool basiskennis beediging bekwaamheid
        beroepsopleiding bijblijven bijspijkeren de_finesses deskundig* doctoraat examens fijne_kneepjes
        geschoold graduaat hbo-v hbov hercertific* hernieuwen ibo in_mijn_vak inzicht_in kennis_over
        kennis_van kneepjes kunnen_dromen leerlijn major mbo-v me_verdiepen meer_weten_over meer_weten_van
        mijn_stiel minor nascholing niveau_2 niveau_3 niveau_4 niveau_5 onder_de_knie onderlegd op_de_hoogte
        opfrissen pabo phd promotieonderzoek propedeuse scholen stiel studiepunten syntra titel
        uit_mijn_hoofd_kennen up-to-date vakbekwaamheid vakmanschap vdab verdiepen_in verdieping verlengen
        vernieuwen_van_mijn volwassenenonderwijs weten_van zelf_afstellen zelf_maken zelf_repareren""",
    "digitaal: more programs": """
        2fa abap abb_robot access account acrobat active_directory after_effects airflow airtable analyses_in
        app-je appen arduino argo asana audacity autodesk azure_devops back-up backup barcodes basecamp bash
        beeldbewerking beeldscherm bestandsbeheer bitbucket blindtypen booking bouw7 business_central capcut
        care4it cd_pipeline chipsoft ci-cd citrix claude_code clickup cobots codesys computeren content_creat*
        corsa crystal css cura cursor cypress dall-e dashboarden data-analyse databricks datadog datamodel
        datavisualis* davilex davinci decos deepl deploy digibeet* digid digitale_meter django djuma docs
        docusign dynamics_365 editen elastic elixir encrypt* entra epic eplan esignature ethical_hacking exact
        exact_globe exchange extranet facebook fanuc fastapi figjam filmpjes_maken fiori firewall* flask
        flutter fotobewerking foxpro freshdesk fusion_360 gebruikersnaam genai generatieve git github gitlab
        google_docs google_drive google_sheets gotomeeting gps-systeem grafana grafieken_maken graphql
         harde_schijf haskell heart helm hix hmi hrm-tool html hyper-v ibis inklokken inlog*
        installeren_van_software internetten intranet intune inventor invoeren iot isobus itsme jupyter kafka
        kapot_klikken key2 klikken klokken_app knippen_en_plakken kopieren_en_plakken kuka kws labview laravel
        lasercutter_software libreoffice lightspeed linkedin logging loket_nl machine_vision make_com
        map_structuur mappen medicom medimo melkrobot* menu's mews mfa micros midjourney mijn_uren
        mijnoverheid miro monday mongodb monitoring monteren_van_video mozard muis mysql n8n navision nedap
        nesting nextjs nmbrs nuxt observability odoo ons_nedap opc opera_pms oracle_db orbis pdf*
        penetratietest* pipeline* pivot planradar playwright podcast_monteren portaal portal
        postgres* postman power_apps power_platform power_query powerapps powerquery powershell premiere
        promedico prometheus prompting protime puur_van_jansen python_pandas qlikview raet rails
        rapportages_uit raspberry redis reels regex release_pipeline rest robaws rpa rstudio rtk s/4hana
        sap_hana sass scala schermen sdworx selenium sensoren sentry servicenow sheets shell siem siemens_s7
        slimme_meter smart_home smartsheet snelstart sneltoetsen snowflake soc solidworks sonarqube spark
        splunk step7 stories suite4 svelte swagger symfony taalmodel taalmodellen tailwind teamleader
        tia_portal tikklok_app tiktok toast tobania toetsenbord touchscreen track-and-trace typediploma
        typvaardigheid ubuntu uipath untill update uren_invoeren usb usoft verseon vert_zoeken
        verticaal_zoeken vision_systeem visma_net visualis* vlog* vlookup vmware vpn webex whisper
         yammer youforce zaak* zapier zendesk""",
    "persoonlijke_effectiviteit: more": """
        afwachten altijd_ja authentiek* baal_ik baas_over_eigen bescheidenheid beslissingen besluitvaardig*
        bevestiging bevestiging_zoeken blozen braaf brutaler charisma daadkracht* dapper* dicht_te_klappen
        dichtklap* dichtsla* dikker_vel dominante drammen ego eigen_koers eigenwaarde empower* ergeren flink*
        focus_op_mijn_kracht frustrat* gefrustreerd gek_maken gelijk_hebben geloof_in geloven_dat goedheid
        grote_mond hard_voor_mezelf hulp_aannemen hulp_accepteren humeur in_mezelf ingaan_tegen innerlijk*
        ja_knikken ja_zeggen kalm_blijven kalmte karakter klap_dicht knop_omzetten kort_lontje kwaad
        kwetsbaar* laat_me_gek lat_hoog lat_lager lontje lui* luier mentaal_sterk* mezelf_blijven
        mezelf_laten_zien mezelf_zijn minder_afhankelijk minder_zeuren misbruik moedig* mond_vol_tanden
        mopper_minder motivatie_vinden niet_afwachten
        niet_altijd_mijn_chef_bellen niet_meteen niet_verstoppen niet_zo_snel onder_druk ontploffen
        op_mijn_strepen opvliegend ouder_worden_als_mens overal_ja overprikkeld paniek paniek* panikeren
        persoonlijk_opvatten persoonlijke_groei positief_denken positiever prikkelbaar relax relaxter
        rots_in_de_branding rug_recht rustig_blijven schamen_voor schroom schulp sorry_zeggen spanningen
        standvastig* sterker_in stoer* strenger_voor stuur_over_mijn te_aardig te_bescheiden te_gevoelig
        te_goed te_lief te_streng tegen_mijn_chef_ingaan uit_mijn_schulp uitstralen uitstraling
        valkuilen van_me_af_bijten van_me_afbijten verantwoordelijkheid_pakken verdedigen verstoppen
        voet_bij_stuk voor_de_dag wakker_lig wakker_liggen weerbaar* woede* zachter zelfbewust* zelfredzaam*
        zelfsturing_van_mezelf zelfverz* zeuren zichtbaar* zin_krijgen zonder_schroom zwak zwaktes""",
    "plannen_organiseren: more": """
        afleid* afleiden afmaak afmaken afronden_wat_ik afsluiting afvinken afwerken anticiperen bakken_mail
        bestellen bestellingen bijbenen boekhouding_bijhouden bonnetjes brandjes_blussen budgetteren chaoot
        concentr* concentratie controleren_van_mijn_werk dagschema dagstart dispatch* doelen_halen doelgericht
        drukte_verdelen eerst_denken etiketten evenementen fasering feest_organiseren fouten_controleren
        foutloos_werken gantt_planning geen_fouten georganiseerd goed_voorbereid het_laatste_nippertje
        in_de_gaten_houden inroosteren jubileum kalender kampweek klaar_staan klaarleggen klaarstaat
        klaarzetten kosten_bewaken laatste_minuut laatste_moment laatste_nippertje leverdatum* lijst_maken
        lijsten logisch_indelen loslopend maandplanning mijn_tijd minder_tegelijk multitask*
        nauwgezet* nauwkeurig* netter* niks_afmaak nippertje op_poten op_schema open_dag opschrijven_zodat
        opvolgen opvolging orderpicking_volgorde ordners organis* overlopende pakketten_sorteren papierwerk
        papierwinkel perfecte_planning pietje_precies plannings* punctueel* regelwerk regie_over_mijn ritme
        ritten schoolreis sequencen slordiger snel_afhandelen sneller_werken spullen_kwijt stapel stapels
        stipter stiptheid systematisch* takenpakket te_laat tegelijk terugplannen tien_dingen tijdig
        tijdsbewak* tijdschrijven tijdsdruk tijdsindeling tijdslot* timeboxen uitgesteld uitstelgedrag
        uren_invullen uurschema van_de_hak_op verbouwing_begeleiden verhuizing vooraf
        voorbereiden voorbereiding vooruit_werken vooruitplannen vooruitwerken weekindeling werkbonnen
        werkindeling werkverdeling werkvolgorde zorgvuldig* zorgvuldiger""",
    "samenwerken: more": """
        aanvoelen_in_het_team afspreken_met afspreken_wie alleen_doen bij_elkaar bij_springen bijleggen_ruzie
        bijspringen binnendienst bondgenoten bruggen_bouwen buitendienst burenruzie co-teaching coalities
        cultuurverschil* dagploeg_en eenling eerlijk_verdelen einzelganger elkaars erbij_horen
        expeditie_en geven_en_nemen gezelligheid groepsdruk groepsdynam* groepswerk gunnen hecht*
        helpende_hand hulpvaardig* in_een_team in_groep in_team integraal_werken interdiscipl* kennisgroep
        ketenpartner* klankbordgroep kliek* kliekjes klikt klikt_niet langs_mekaar leernetwerk leunen_op
        mee_eten meedoen_met_de meehelpen mekaars met_anderen met_de_architect met_de_collega's met_de_rest
        met_iedereen mob_programming muur_tussen nachtploeg nieuwkomer* om_tafel omgang onderlinge ons_team
        op_een_lijn op_een_rij_met op_mijn_eentje orkest pair pair_programming parallelcollega parallelklas
        partnerschap peer_review platform ploegenwissel ploeggeest ploeggenoot* respect_voor_collega roddel*
        roddelen samenspel_met schakel_tussen schakelen_met sluiten_beter_aan sparren spreken_met_de_andere
        stroef te_veel_alleen team_wisselen teamafspraak teamgevoel teamsfeer teamwerk tesaam tesamen
        thuiswerken_en_team tussen_afdelingen tussen_de_afdelingen tussen_kantoor uit_de_weg_gaan
        verbondenheid vertrouwen_in_elkaar vertrouwen_winnen voor_elkaar_klaar werkgroep* wij-gevoel wij-zij
        wij_en_zij wisselen_van_ervaring""",
    "klantgerichtheid: more": """
        aandacht aanvrager* acquisitie afspraak_nakomen_klant bejegen* bestellers bewonersgericht* bezorgd_bij
        bezorgen_met bij_de_mensen bij_oplevering bijverkoop blij_maken blij_naar boze bruidspaar
        buurtbewoner* campinggast* clientgericht* complimenten_van customer* de_leerling de_leerlingen
        deelnemers doelgroep een_goede_dag eindgebruiker* familie_van fijne_dag gastbeleving gasten_ontvangen
        gastgezin gebruikersonderzoek gerustste* glimlach gul hartelijk* horen_slecht hotelgast* huisbezoek*
        hulpbehoevend* hulpvragen kampeerder* kinderen_centraal kinderen_zien klagers
        klantbeleving klantreis klanttevredenheid* koude_acquisitie leden leerlingen_zien leners lezerspubliek
        luisteren_naar_de_bewoner luisteren_naar_de_klant mensen_gerust mensen_in_armoede
         nabellen offertetraject ontvangen ontvangst onvriendelijk* op_een_staan
        opvangen_van opvolgen_van_klanten oude_mensen oudjes patiententevred* patientgericht* pluspunt_klant
        praatje respectvol* rondleiden_gasten service-level sla sneller_antwoord stakeholder* supporters
        te_hulp_schieten tevreden_* tevredenheid thuisgevoel toeristen uitvaartgasten upsell* user_interviews
        users vakantiegang* verdrietige verkoop verkopen verwarde_mensen verwend*
        wachtrij* warm_welkom wat_de_klant wat_een_gast welkom* wensen_van_de zorgvrager*""",
    "leidinggeven: more": """
        1-on-1 1-on-1's aan_het_roer assistent-bedrijfsleider bijsturen brigade brigadechef commandant*
        dagverantwoordelijke de_mannen_aansturen een-op-een eigenaarschap eigenaarschap_geven
        eindverantwoordelijk* functioneringsgesprekken gezagvoerder groep_aansturen
        hoofd_van_dienst hoofdagent ingewerkt inwerken jonge_gasten jongeren_onder kapitein klaarstomen
        knopen_voor_het_team leerkuiken leerling-koks leiderschap* leiding_krijgen leidinggeven*
        luisteren_niet_naar_mij medewerkers_laten mensen_laten mensen_sturen mentorschap micromanag*
        mijn_juniors mijn_leerling* mijn_officieren mijn_opvolg* mijn_personeel mijn_ploegje nieuwe_ploeg
        onder_me onder_mij ondergeschikt* onderofficieren opleiden opleiden_van oproepkrachten_bij_elkaar
        personeel personeelsgesprek* peterschap ploegleiding populaire_baas richting_aan schippersgezag
        sectiechef shiftleader shiftleider shiftverantwoordelijke sous-chef
        souschef stagebegeleid* startende_collega's stuur_ik_aan stuur_sinds team_aan team_van teamdoelen
        teamopbouw uit_handen_geven uitzendkrachten vaandrig verantwoordelijk_voor
        verantwoordelijkheid_voor_een_team verdeeld_team verzuimbegeleiding visie_uitdragen voor_mijn_team
        voortrekker_van_team vrijwilligers_aansturen werkbegeleid* werkoverleg werkverdeler zaalchef
        zaalverantwoordelijke ze_luisteren_niet""",
    "loopbaan: more": """
        adviesfunctie adviesrol afdeling_wisselen aspirant assessment assistent_worden beroepsswitch
        bij_dit_bedrijf binnen_5_jaar blijf_doen blijven_of buiten_de_zorg carriereperspectief carrieres
        contractuitbreiding dienst_wisselen directiesecretaresse doorleren droombaan eigen_kapsalon
        eigen_onderneming eigen_praktijk eigen_restaurant erkenning_van_mijn_rol exit functie_elders
        functieschaal groeien_binnen groeipad hier_blijven hier_weg hogere_rol hogere_schaal iets_voor_me
        iets_voor_mij in_beeld_komen in_de_it in_de_nabije_toekomst in_vaste_dienst intern_solliciteren
        jobcoach jobrotatie kabinet kansen_pakken kantoorbaan laatste_jaren laatste_vijf_jaar langer_hier
        loopbaanpad lopende_band_weg mee_te_lopen meelopen mijn_toekomst naar_de_it naar_de_planning
        naar_een_adviesrol naar_het_onderwijs naar_kantoor niet_eeuwig nieuwe_baan nieuwe_functie omscholen
        omscholing op_kantoor outplacement over_tien_jaar over_vijf_jaar overstappen past_bij_mij
        past_deze_baan pensioen perspectief plek_waar promotiekans* reserve-chef rolverandering
        salarisgroei_door_functie scholing_voor_functie selectie-assessment sollicitatie* springplank
        staff_engineer stage_lopen stap_hogerop stoel switch* talentpool team_lead_worden tienjarenplan
        tuinbouw_blijven tweede_carriere uit_de_bouw uit_de_horeca uit_de_zorg uit_het_onderwijs uitdagender
        uitgekeken vacature van_de_band van_de_vloer verder_kijken vlieguren
        volgende_functie voor_mijn_pensioen vooruitkomen wat_past weg_uit werk_elders werk_zoeken
        werkervaringsplek zelfstandige zij-instromer zijinstroom* zinvol_werk""",
    "gezondheid_balans: more": """
        's_avonds_geen aan_het_eind_van_mijn_latijn accu accu_leeg accu_opladen afgepeigerd batterij_leeg
        bedrijfsfysio* beweegt beweging bloedsuiker borstvoeding_kolven buiten_lopen
        chronisch* conditietest corona cortisone de_knop_omzetten draaglast* duizelig eelt eten_op_het_werk
        frisse_lucht geen_mail geen_pauze gehoorbescherming gespannen_schouders gezin griep* handen_kapot
        hartinfarct hartklacht* heftige_dienst heftige_incidenten hielspoor hoofd_leegmaken hooi_op_mijn_vork
        huidklacht* huilen hyperventil* in_de_ziektewet kapot kinderen_en_werk kniepijn kolven kruk*
        lange_dagen leegloop leeglopen long_covid longcovid luchten lunchwandel* mantelzorg* medicijnen_zelf
        mentale* migraine* mindful* moe moeheid moordend nachtrust nachtwerk nazorg_na nek nekklacht*
        ochtendploeg_zwaar off-time onregelmatige_diensten ontspan* ontzien op_mijn_tandvlees
        op_na ouderschapsverlof overgang overuren overwerk* pauzes peesontsteking pijn pillen pols polsklacht*
         prikkels psychisch* re-integr* reintegr* roken rook_te rookvrij rsi rugpijn rustdag* rustiger_aan
        schermtijd schouder schouderklacht* schouders shiften_breken sjouwen slaap slaap_ik slaaptekort
        slapeloos* slecht_slapen sta-bureau stem_te_sparen stemtherapie stoppen_met_roken taakverlichting
        tandvlees te_veel_uren te_zwaar tempo_te_hoog thuis_loslaten thuis_ook tilcursus tilhulp tillift
        tot_mijn_67e tot_mijn_67ste trek_het_niet trek_ik_niet trekken_niet_meer uitgeput* uitrusten uitval
        uitvallen verlofuren_opnemen vermoeid* vitaal* vitaliteit vrij_als_ik_vrij vrije_dag vrije_dagen
        vroege_dienst_zwaar wandelen wandeling werk-prive werk-privebalans werk_en_gezin werk_en_prive
        werk_loslaten werk_mee_naar_huis wisselende_shiften zere ziek* ziekgemeld ziektewet zit_er_nog_mee
        zittend_werk zwaar_werk zwaarbelast* zwanger*""",
    "verandering_innovatie: more": """
        aangepaste_werkwijze aanpak_veranderen aanpassen_aan_nieuw* ai-pilot alternatieven
        ander_werkproces anders_aanpakken anders_inrichten anders_organiseren anders_werken
        bestaande_werkwijze bestelprocedure beter_proces businessmodel buurtgericht* circulair
        circulaire concept_testen cultuurverandering* denken_buiten doorbreken eenvoudiger_maken
         experiment flexwerken fouten_voorkomen fusies herinricht* herontwerp* heruitvinden
        hoe_het_altijd_ging hoe_het_anders hoe_het_beter hulpstuk hypothese* idee_van innovatiefonds
        inspelen_op introduceren_bij_ons invoering kan_het_anders kanteling kleinschalig koploper
        kritisch_kijken_naar kwaliteitsverbetering* ludiek mee_gaan mee_kunnen_in meegaan meegaan_met_de_tijd
        minder_papier minder_stappen modern* modernis* nieuw_gebouw nieuw_gerecht
        nieuwe_gerechten nieuwe_kaart nieuwe_lijn nieuwe_menukaart nieuwe_methode nieuwe_organisatie
        nieuwe_producten nieuwe_rol_van nieuwe_systemen_omarmen nieuwe_tijd nieuwe_werkwijze
        nieuwe_wet_invoeren nieuwsgierig* omarmen omdenken omgaan_met_verander* omturnen ondernemender
        onderzoekend ontwikkelen_van_nieuwe openstaan_voor oude_gewoonten participatie
        procedure_vereenvoudigen procesverandering* proefproject proeftuin recycl* recyclage roer_om
         schudden_we slimmer_werken slimmere startup* ter_discussie toekomst_van_de
        toekomstgericht* toekomstplan_afdeling trends uit_te_vinden uitproberen vastzitten_in
        veranderbereid* veranderproces* verbouwing_van_het_proces vereenvoudig* vernieuwend* verspillen
        voedselverspilling voorlopen voorop_lopen waarom_doen wat_kan_er_weg werkproces* werkprocessen
        zelforganiserend* zelfsturing""",
    "communicatie: more": """
        aan_het_woord aanspreektoon adviesgesprekken afscheidsspeech argument* articul* babbeltje beeldend
        bondig* brainstormen_leiden breedsprakig commentaar_geven communiceer* conversat*
        datum_melden dialoog* directer discussie* doorpraten duidelijker een_mail eerlijk_vertellen
        eerlijker_zeggen familiegesprek* gehoord_worden gespreks* gespreksleider gezegd_krijgen groepsgesprek*
        hak_op_de_tak helder helder_krijgen helderder heldere hoogste_woord informatieavond informeren
        infosessie* inhoudelijk_verwoorden instructies_geven interview interviewen intervisie_gesprek ja_maar
        kort_en_bondig kort_en_krachtig kort_houden korter* krantje laten_uitpraten lezing_geven lsd mailtoon
        mailverkeer melden_als mijn_mening_geven mompel* mondeling* mondelinge
        motiverende_gespreksvoering nee_verkopen nieuwsbericht* omslachtig* onderhandel* ondertiteling
        ontvangen_feedback openbaar opkijken_van_papier oplezen ouderavond* oudergesprek* overdracht_vertellen
        overleg_leiden personeelsblad presentatievaardig* publiek_toespreken raadsvoorstel*
        rapportage rapportages rapporteren reageren_op_mails redactie* rustiger_praten sbar* slecht_nieuws
        spiekbriefje spreektempo spreken_in_het_openbaar stem_gebruiken stemgebruik stukken_schrijven
        terugpraten to_the_point toelichten toelichting toon toon_van_mijn toonhoogte uit_mijn_woorden
        uit_te_leggen uitdrukken uitgesproken uitpraten vakjargon vaktaal verslagje verstaan_ze_mij
        verstaanbaarder verteller vlotter vlotter_spreken voorlezen voorstellen_mezelf vragen_te_stellen
        waar_het_op_staat webtekst* woorden_vinden woordvoering workshop_geven workshops_geven zeggen_dat
        zeggen_wat zinnen_korter""",
    "taal: more": """
        a1_halen a2_halen afrikaans albanees amhaars analfabe* anderstaligen armeens b1_halen b1_schrijven
        b2_halen begrijp_de_grapjes bosnisch brieven_lezen catalaans conversatieles dari de_en_het de_taal
        dialect_verstaan dt-fouten duits_spreken duitstalig* engels_spreken engelstalig* ests fins
        frans_praten franstalig* georgisch grapjes iers inburgeringsexamen knm koerdisch kroatisch
        laaggeletterd* leren_lezen lets lezen_in_het lezen_leren limburgs_afleren lingala litouws
        moeilijke_woorden nederlandse_les nederlandstalig* niet_goed_lezen nt2-examen ondertitels opkrikken
        pashto perzisch radio_luisteren schrijffouten servisch slowaaks somali staatsexamen swahili taal_leren
        taalapp taalbuddy taalexamen taalklas taalniveau taalstage tagalog talen_leren talenkennis tamazight
        thai tsjechisch uitspreken_van_woorden urdu vlaams_verstaan woordjes zinsbouw""",
    "overig: more": """
        ? airco bedrijfshulpverlen* bedrijfskleding bespreken_we besproken betere_stoel bijlage
        blijven_doen_wat brandblusser contract_loopt contract_verlengen diverse evacuatie fijn_werk
        geen_bijzonderheden geen_mening geen_opmerkingen geen_tijd_gehad geen_voorkeur gezellig gitaar goed_zo
        hangt_ervan het_gaat_goed hond huis_kopen iets kantineprijs kerstborrel kies_jij komt_nog laptop_kapot
        laptop_stuk later_in later_invullen lekker_weer leuk_werk leuke_collega's lorem mijn_chef_wil moet_nog
        mondeling_bespreken mooi_weer niet_nodig niets_toe_te_voegen nieuwe_laptop nieuwe_telefoon
        nieuwjaarsborrel nog_geen_idee nog_invullen nog_over_nadenken nog_te_bepalen nooit_over nvt_
        ondernemingsraad ontruim* or_lid personeelskorting piano_thuis prima_zo raam_open sinterklaasfeest
        snap_niet_wat stoel tevreden_zo thuiswerkdag* thuiswerken uitzicht uniform* vaste_dag verzin_maar
         vraag_het vraag_maar wat_mijn_baas wc we_zien_wel zelfde zelfde_als zie_boven zie_eerder
        zie_hierboven zie_vorig zoals_afgesproken zondag_vrij""",
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
    "overig: hardly a word": r"^\S{0,4}$",
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
