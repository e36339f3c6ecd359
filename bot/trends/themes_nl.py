"""Dutch and Flemish words that point at a theme. Hints for the model, which learns how far to trust each of them.

A pattern is a word; `word*` also matches longer words that begin with it, `*word` words that end in it (Dutch glues
words together), and `_` stands for a space. Patterns are matched on plain text: lower case, no accents. Another
language adds its own tables.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache
from typing import Final

from bot.trends.themes_sayings_nl import SAYINGS

# Named after what is meant, so that one theme can have several hints of different weight.
HINTS: Final[dict[str, str]] = {
    "leidinggeven: role": """
        afdelingshoofd als_hoofd baas bazin bestuurder bouwcoordinator brigadier ceo chef chef-kok chefs
        coordinator* directeur directie_voeren engineering_manager groepscommandant hoofd_van hoofdverpleeg*
        hoofdzuster kartrekker leider* leiding_* leidinggev* leidster manager* meesterknecht meewerkend*
        mijn_rol_als objectleider opvolger opzichter ploegbaas ploegbazin ploegchef ploegleid* schoolleider*
        scrum_master squadleider supervisor* teamcaptain teamcoach* teamlead* teamleid* teammanager* tech_lead
        uitvoerder unithoofd voorman voormannen voorvrouw""",
    "leidinggeven: doing": """
        aanstur* *aansturen begeleid* beoordelingsgesprek* beslissen_laten bijsturen bijsturing coachen
        coachend* delegeer* delegeren enthousiasmeren enthousiast_houden functioneringsgesprek* ingrijpen
        inrijden inspireren inwerk* jongens junior* leerling* leid leiden loslaten medewerkers meekrijgen
        mensen_groeien mentor meter mijn_jongens mijn_mannen mijn_medewerkers mijn_mensen mijn_ploeg mijn_team
        motiveren nieuwe_medewerk* onder_mijn_hoede ontslaan ontwikkelgesprek* op_weg_helpen overdragen_aan
        peter praktijkopleider richting_geven situationeel stagaires stagiair* startende sturen_op sturing
        taken_overdragen team_meekrijgen team_meenemen teamleden trainees verantwoordelijkheid
        verantwoordelijkheid_geven vertrouwen_geven verzuim verzuimgesprek* voorbeeld_zijn voorbeeldgedrag
        voortgangsgesprek* vrijwilligers werk_verdelen overwicht_op ploeg_krijgen team_krijgen
        sollicitatiegesprekken gezag daadkrachtig_leid* teamontwikkeling""",
    "communicatie: speaking": """
        adviesgesprek* argumenter* babbelen bespreekbaar* boodschap bot briefing communic* debat* demo direct
        directe doorvragen dwaal formuler* gesprekken gesprekspartner gesprekstechniek* gespreksvaardig*
        gespreksvoering instructie* klappen kom_over lezing lichaamstaal mediation* mijn_mond mond_open*
        onderbre* onderhandel* overbreng* overkomen overtuig* pitch* podcast presenteer* presenteren ratelen
        retorica rondleiding* samenvatten slecht_nieuws slechtnieuwsgesprek* speech* spreekvaardig* storytelling
        telefoneren telefoongesprek* toespraak* toolbox* uitleg* uitspreken vergadering_voorzitten verhaal
        verhalen verstaanbaar vertel vertellen verwoorden videogesprek* voor_de_groep voor_een_groep voordracht
        voorlichting voorzitten voorzitter vragen_stellen webinar* woordvoer* zichtbaar_maken telefonisch*
        telefonische_vaardig* verkoopgesprek* netwerkgesprek* assertief_communic* verwoord*""",
    "communicatie: writing": """
        adviesnota* artikel artikelen b1-niveau bericht berichten blog* *brief copywrit* documentatie e-mail*
        groepsapp handelingsplan* heldere_taal instagram instructiekaart* jargon mails mailtje* memo*
        nieuwsbrief* nota* notitie* notulen notuleren opschrijven persbericht* proces-verbaal publicer* rapport*
        redig* schriftelijk* schrijf* schrijven tekst teksten uitnodiging*""",
    "communicatie: feedback": """
        aanhoren begrijpelijk compliment_geven complimenten_geven duidelijk* eerlijk_zeggen feedback* kort_en
        kortaf lomp non-verbaal* open_en_eerlijk terugkoppel* verbaal* verkeerd_begrepen zwijg*""",
    "samenwerken": """
        aan_tafel afspraken_maken afstem* andere_afdelingen andere_dienst andere_ploeg andere_teams bijspring*
        botert botst buddy collegiaal collegialiteit conflict* consultatie contact_tussen delen eilandjes elkaar
        gemopper gezamenlijk* groepsgevoel helpen_als in_de_steek inspringen instanties integraal
        interdisciplinair* intervisie kennis_delen kennisdel* ketenpartner* klaar_staan langs_elkaar maatje
        mekaar met_de_anderen met_elkaar met_zijn_allen mopperen multidisciplinair* onderling organisaties
        overleg* partners ruzie same samen samen_* samenspel samenwerk* sfeer solidair* spring_bij spring_in
        sta_klaar steunen teambuilding teamdag teamgeest teamspeler* teamwork* tussen_de verbinden verbinding
        verhouding vertrouwen_opbouwen wij_en overnemen_bij binnenlopen schutting sluiten_aan wederzijds
        bondgenoot* aanvullen teamafspraken""",
    "klantgerichtheid": """
        aandacht_voor accountmanage* afnemer* agressie* begroet* bejaarden belofte* bewoner* bezoek bezoeker*
        boze boze_mensen burger* client* consument* deelnemer* dienstverlen* empath* familie* gast gasten
        gastgerich* gastvrij* gebruiker* groeten helpen_aan_de hospitality hulpvraag huurder* inleven inwoner*
        kinderen_blij klacht* *klant klant* *klanten kliente* koper kopers leverbetrouw* lezer* mantelzorger*
        meeleven mensen_blij mensen_helpen mensen_thuis naar_wens nazorg nps offerte offertes omzet_per_klant
        onthaal* onthalen opdrachtgever* oudere_mensen ouderen passagier* patient* prospects publiek publieks*
        reiziger* relatiebeheer serviceg* studenten te_woord terugbellen tevreden_gast* tevreden_klant* tickets
        verwachtingen vip wens_van zorgzaam mystery goed_gevoel laten_weten persoonlijk_contact
        klantvriendelijk* gastvrouw* gastheer* bejegening""",
    "digitaal: general": """
        3d-print* algoritm* app applicatie* apps automatiser* beeldbellen beeldzorg bestanden boordcomputer*
        chat cloud cobot* computer* comuter* cyber* dashboard* database* dataged* datagestuurd* datawarehouse
        digi digibord* digid digita* domotica drone* e-learning* e-mailprogramma elektronisch* filmpje* formules
        geautomatiseerd gegevens gps gsm handterminal* ict informatiebeveilig* inloggen internet* kassasysteem*
        knoppen onderhoudssysteem* online pc phishing* plc printen printer* programma programma's programmas
        query* reserveringssysteem* robot* scada scannen scanner* scherm site smartphone* sneltoets* systeem
        *systeem systemen tablet* tool tools typen video* virtual vr wachtwoord* web webshop website* whatsapp
        zoom bedieningspaneel it ict-* digitale_vaard* wachtwoorden beeldbewerk* portaal""",
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
        angular ansible api* app_bouwen az-* backend c# ccna ci/cd cisco code_schrijven coderen datamodel* dbt
        debug* deploy* developer* devop* dotnet embedded frontend golang jenkins kotlin microservices node
        ontwikkelaar owasp pentest* php programmeertaal programmer* programmeur react script* server*
        software_ontwikk* softwareontwik* swift terraform testautomat* testen_automatiseren typescript
        unit_tests vue""",
    "vakkennis: learning": """
        afgetekend afkijken attest* bachelor bbl bekwaam* beroeps* bevoegd* bijscholing* bol certifica*
        certificering code_95 diagnose* diploma* examen* expert expertise gezel graduaat handelingen
        herregistratie iso kennis keuring kneepjes kwaliteitseisen kwaliteitsregister leerboek leergang* master
        masterclass materiaalkennis mbo-* meester* methodiek* mijn_vak module* nascholing* norm normen onderlegd
        opfris* opleiding* post-* praktijk_diploma praktijkexamen productkennis protocol* register* registratie
        richtlijn* rijbewijs* scholing* symposium technieken theorie theorie-examen vak vakbekwaam* vakbeurs
        vakblad* vakdiploma* vakgebied vakinhoud* vakkennis vakman vakman* vakopleiding vaktechn* vakvrouw
        vakwerk verdiep* vorming* wet wetgeving wetten""",
    "vakkennis: care": """
        adhd anatomie* anesthe* apothek* autisme* big bloedprik* borstvoeding cardiolog* copd decubitus delier
        dementie diabet* didacti* dyscalc* dyslex* echo* gebit gedragsproblem* geriatr* hartfalen hechten
        helpende* ig infuus* injecter* insuline jeugdrecht katheter* kinderverpleeg* kraam* logoped* lvb
        medicatie* mondzorg mri narcose ok-assist* oncologie* operatie* orthopedag* palliatie* pedagog* prikken
        psychiatr* reanim* rontgen* signs_of_safety sonde* stoma* suicid* tandarts* tandheel* therapie* trauma*
        verloskund* verpleegkund* verslaving* verzorgende* voedingsleer voorbehouden wond* zorgkundige*
        zwachtel*""",
    "vakkennis: trade": """
        aanbested* aanhanger accountant* achteruit_rijden actuari* adr afstellen arbeidsrecht asbest* audit
        auditor awb bakken banket* barista bedrad* belasting* bestemmingsplan* besturingskast* bestuursrecht
        beton* beveilig* bezwaar bitumen bloembind* boa bodemkunde* boekhoud* bomen btw cnc contractmanagement
        dakdek* desem dieselmotor douane* drijfwerk elektr* eurocode* f-gassen fileren fiscaal forens* frezen
        giet* glazenwass* gmp haccp handhaving* heftruck* heftruk* hoogwerker* hplc hydraul* ifrs installer*
        jaarrekening* kaas kantbank kapper* kazen ketel* keuren knippen kraan* laadpaal laadpalen lab
        ladingzeker* lakken landbouw* lasdiploma lasnaad* lassen *lassen lasser laswerk leidingwerk lift liften
        loodgiet* loonheffing* machinist* melk* metaal* metsel* metsen mig nen omgevingswet onderhoud
        palletplaats* patisserie pdb plaatwerk* planten* pneuma* psm* reachtruck* requirements sauzen
        schakelkast* schietvaard* schilder* schoonmaak* seo slager* sleutelen snoeien solder* sommelier spuiten
        spuitlicentie* stoffen storing* strafrecht stukad* sturen_vrachtwagen svh taarten teelt* tig timmer*
        uitbenen uitdeuken vca verspan* vis vlees vloeronderhoud vps warmtepomp* wft wijn worst zaag* zaaien
        zonnepanelen""",
    "plannen_organiseren": """
        achterstand* ad_hoc administratie* af_hebben af_krijgen afgeleid afkrijgen afspraken_nakomen agenda*
        archief* ballen_in_de_lucht begroting bijhouden bijtijds blijft_liggen budget_bewaken caseload chaos
        chaot* checklist* coordiner* dagindeling* dagplan* deadline* doelmatig* draaiboek* efficient* evenement*
        focus focusblok* gepland geregeld gestructureerd gestructureerd* haastwerk hoeveel_uur inbox* indelen
        inplannen inschatten ipma jaarkalender jaarplan* klaar_leggen klaar_ligt laten_liggen lijst lijstje*
        mailbox* mijlpaal* mijlpalen mijn_dag mijn_week mise_en_place op_orde op_tijd opgeruimd* opruimen optijd
        orde ordelijk ordenen organisatietalent organiser* overzicht* planmatig planmatig* plannen *planning
        prince2 prioriteit* prioriter* project* regelaar route schatten slordig* stipt structuur* takenlijst*
        timemanagement timen to-do* todo* uitstel* urenregistratie vergeet vergeten verhuizing_regelen volgorde
        voorbereid* vooruit_* voorwerk week_plan* weekplan* werkplek *roosters urenstaat *plannen belangrijkst*
        belangrijke_dingen inleveren stappenplan* coordineren""",
    "persoonlijke_effectiviteit": """
        aantrekken afwijzing assertie* bang bescheiden besluit* boos comfortzone complimenten discipline*
        doorzett* drammer* druk_om durf* durven effectiv* eigen_mening emoti* energie_lekken faalangst*
        focus_op_mezelf gauw geloven_in gevoelig* gezien_worden goedkeuring grens grenzen houding imposter*
        impuls* initiatief* invloed* kalm* karakter kernkwaliteit* knopen_doorhakken kritiek* kwaliteiten_kennen
        lef loslaat mannetje mening mezelf mijzelf minder_streng mondig* nee neen onbevangen onder_de_indruk
        ongeduld* onzeker* op_mijn_tenen opkomen_voor over_me_heen overtuigingskracht perfect perfectionis*
        persoonlijk* piekeren pleaseged* pleasen pleaser reflecter* relativeren ruggengraat ruimte_innemen
        rustig_blij* schaam* schamen schuldgevoel* spanning* sterk_in_mijn stevig_* steviger stevigheid
        stressbestend* temperament* trek_het_me trek_me twijfel* uitstelged* valkuil* van_mijn_stuk veerkracht*
        verantwoordelijkheid_nemen verdediging verlegen* vertrouwen_in_mezelf volharden voor_mezelf
        voor_mijn_eigen voorgrond zeker* zelf_beslissen zelf_vertrouw* zelfbeeld* zelfdiscipline zelfinzicht
        zelfkennis zelfreflectie* zelfvertrouw* zelfverzeker* zenuw*""",
    "loopbaan": """
        adviseur_worden ambitie* ander_filiaal ander_werk andere_afdeling andere_baan andere_branche
        andere_functie andere_sector andere_uitdaging andere_vestiging baan beroepen beroepskeuze*
        binnen_het_bedrijf breder_inzetbaar buitenland carriere* coordinator_worden cv detacher*
        directeur_worden docent_worden dood_spoor doorgroei* doorleren_voor doorschuiv* doorstrom* drijfveren
        eigen_bedrijf eigen_werkplaats eigen_zaak elders freelanc* functie functies hogere_functie hogerop
        iets_anders ik_verveel instappen interim intern_verander* inzetbaar* jaar_iets job jobhop* liever_de
        liever_in liever_op loopbaan* medewerker_worden medior meelopen mobiliteit* nieuwe_uitdaging omschol*
        ondernemer* opklimmen opschuiven opvolger orient* oude_beroep over_5_jaar over_vijf_jaar overstap*
        potentieel promoveren rayonmanager recruiter* rol snuffelstage* sollicit* specialist stap_zetten
        talenten toe_aan toekomst* uitdaging uitdagingen uitgeleerd vacature* vast_contract vaste_aanstelling
        veranderen_van verder_komen verder_met volgende_stap voor_mezelf_begin* weg_hier wegkomen wil_ik_worden
        wisselen_van zzp oproepkracht rolwissel* carriereswitch* van_baan andere_richting nieuwe_richting
        toekomstplannen vervolgstap* doorgroeimogelijk* recherche""",
    "gezondheid_balans: body": """
        afvallen allergie armen artrose astma bedrijfsarts* beeldschermbril bewegen blessure* bloeddruk
        conditie* diabetes_zelf ergonom* fietsen fit fitness fitter fysiek* gehoor* gewicht gezond* griep handen
        hernia heup hoofd_vol hoofdpijn* jicht knieen lichamelijk* lichter_werk lijf longen lopen_de_hele
        menopauze moe nek ogen opvliegers overprikkel* pijn polsen prikkels roken rsi rug rugklacht* rugpijn*
        rusten schouder* slaap* slapen sport* staan_werk stoelmassage til tillen tiltechniek* uitgeput*
        vermoeid* voeding* voeten wandelen wandeling* zwaar""",
    "gezondheid_balans: load": """
        67 ademhal* balans belastbaar* bijkomen burn-out* burnout* duurzaam_inzetbaar* duurzame_inzetbaarheid
        eerder_stoppen energie* generatiepact gesloopt gezin halftijds halve_dagen hitte kapot kind_ophalen
        korter_werken mantel mentale mijn_man_is mijn_moeder minder_dagen minder_diensten minder_uren
        minder_werken mindful* nachtdienst* nachten omvallen onregelmatig* ontspan* opbranden opladen
        ouderschapsverlof overbelast* overuren overwerk* pauze* piket* ploegendienst* prive prive-leven
        privetijd psychisch* re-integr* reintegr* reistijd rondkomen_met_energie rouw rust scheiding stres
        stress tandvlees te_druk te_veel_werk tijdskrediet tot_mijn_67e uitgeblust uren_per_week vermoeiend
        vier_dagen vierdaags* vitaal vitaler vitaliteit* vol_houden vol_te_houden volhoud* vrij_voor vrije_dagen
        vrije_tijd weekend werk-prive* werkdruk* werkgeluk werktijden wisseldienst* zorgtaken""",
    "verandering_innovatie": """
        5s agile ambassadeur anders_doen anders_kan bedenk bedenken biologisch brainstorm* burgerberaad
        circulair* concept concepten continu continu_verbeter* creati* design_thinking elektrisch_rijden
        experiment* flexib* frisse_blik fusie* green_belt hackathon* idee* iets_nieuws_bedenken implement*
        innov* invoeren kaizen lean meebeweeg meebewegen meedenken meegaan_met nieuw_concept nieuw_plan
        nieuwe_aanpak nieuwe_dingen nieuwe_manier nieuwe_techniek* nieuwe_werkwijze* nieuwste omschakel* omslag
        onderzoeken_of ontwikkelingen openstaan oppakken_nieuwe optimaliser* oude_gewoont* out_of_the_box
        overgang pdca pilot* procesoptimal* procesverbeter* proef* prototyp* reorganisat* scrum smed subsidie
        toekomst_van toekomstbestendig* transform* transitie* uitprober* uitrollen uitvind* verander*
        verbetering verbeteringen verbeterproject* verbetervoorstel* verduurzam* vernieuw* verspilling*
        voorloper* voorstel voorstellen vooruitstrevend waarom_doen_we waterstof weerstand wendbaar* werkwijze*
        zelforganis* *vernieuwing *verandering verbeteren_van_het_proces procesinnovatie* nieuwe_machine
        nieuwe_machines testen_van sociale_innovatie""",
    "taal: language": """
        arabisch* berbers bulgaars chinees* deens* duits* engels* engles farsi frans franse fries gebarentaal*
        grieks hebreeuws hindi hongaars italiaans* japans* koreaans latijn marokkaans nedelands* nederland
        nederlands* nederlans noors* oekraiens oekraiense oekrains* papiaments* pools* portugees* roemeens
        russisch* somalisch spaans* syrisch tamil tigrinya turks* vietnamees vlaams* wallon* zweeds*""",
    "taal: learning": """
        1f 2f 3f a1 a2 accent alfabet* anderstalig* b1 b2 b2-niveau babbel c1 c2 conversatie* duolingo
        dyslectisch grammatica* ielts inburger* laaggeletterd* leesvaardig* les_nederlands lezen_en_schrijven
        meertalig meertalig* moedertaal nt2 richtgraad* schooltaal selor spreekles* spreken_en_verstaan
        staatsexamen* taal taalachterstand* taalbad taalbarriere* taalcoach* taalcursus* taalhuis taalles*
        taalmaatje* taalniveau* taalpunt taaltest* taaltraining* taalvaardig* talen talencursus* talenkennis
        toefl tweetalig* uitspraak* vaktaal versta verstaan vertalen vertaling* vloeiend* woorden_leren
        woordenschat* zinnen""",
    "overig: nothing": """
        ?? al_ingevuld alles_goed alles_is_goed blijven_doen doe_maar gaat_goed geen_antwoord geen_behoefte
        geen_doel* geen_flauw_idee geen_idee geen_ideeen geen_leerdoel* geen_wens* geenidee goed_gelijk goed_zo
        goed_zoals gwn haha hetzelfde kies maakt_me_niet_uit mijn_werk_doen n.v.t nadenken niet_van_toepassing
        niets niets_over niks_nodig niks_te nog_niet_bekend nvt ok oke overslaan prima rare_vraag snap_de_vraag
        snap_niet test volgende_keer volgende_vraag weet_er weet_het_niet weet_ik_niet weetnie wel_best wnee
        zie_bijlage zie_vorig* zou_het_zo""",
    "overig: conditions": """
        airco* badge bbq bhv bonus* borrel bureau bus_komt daglicht dienstkleding feestcommissie
        fietsenstalling* fooi geld hond huur jas kantine* katten kerstpakket* kleding kleedkamer koffie*
        korting* lease* loon loonsverhoging lunch maaltijdcheque* ondernemingsraad opslag_* parkeer* parkeren
        pasje pauzeruimte personeelsfeest* personeelsuitje reiskosten* salaris* teamuitje telefoon_van toeslag*
        toilet toilet* trein tuin uitbetaald ventilatie vergoeding* verhuizen verlichting verlof_dagen
        verlofdag* vertrouwenspersoon verwarming* werkkleding* wifi""",
    "vakkennis: subjects": """
        *analyse *attest *bevoegdheid *bijscholing *certificaat *diagnostiek *diploma *hygiene *installatie
        *kennis *kunde *kundig *leer *licentie *methodes *methodiek *norm *normering *opleiding *procedures
        *protocol *protocollen *recht *regels *richtlijnen *techniek *therapie *toets *wet *wetgeving
        *zorg_verlenen aanhouding* accountancy administratief_recht allergenen ambacht anatomie apk* aquarel
        archeolog* architectuur bakken banden beademing begroten_bouw beiaard bejegening_dementie belastingrecht
        bemesting bestek* bestraling bevalling* bewapening binnenvaart biochem* biologie bloed* bloemschik*
        bodem boekbind* boekrestaur* borduren boren botten bouwkund* bouwtekening* brandpreventie breien brouwen
        calculatie calculeren cao_kennis carrosserie cello chiropract* chirurg* cocktails compost conserveren
        constructie* crypto* dakbedekking demontage design_patterns dierenarts dierverzorg* diesel
        differentieren distributieriem domein* doseren dosering drukwerk duiken dwarsprofiel dysartrie ecolog*
        ehbo-instructeur emailleren energielabel epidemiolog* epilep* ergotherap* etaleren farmac* fermenteren
        fietsenmaker fietstechn* filosofie fineer* fotografie fruitteelt fysica gasmeten gefilterd
        geluidstechniek genetica geodesie geschiedenis gewas* gezichtsbehandeling gieten gipsen goudsmid
        grafisch* graven haarkleur* handboeien handelingen handhygiene hardheid hechten hefwerktuig* herenmode
        histolog* houtbewerking houtsoort* huid* huiswerkklas hulpmiddelen_meten hygienecode imker* imkeren
        immunolog* inbraakpreventie inspuiten instrumentmaker interne_geneeskunde isolatie* istqb jeugdwet
        jeugdzorgmethod* juridische_kennis juwel* kalveren kantklossen kapsel* karton kassen katheteriseren
        kazerne kinderopvang_opleiding klankbord* klassenmanagement klauw* kleermaker kleurleer klinisch*
        koelin* koeltech* koper_solderen kosten-baten kozijn* kunstgeschiedenis laagspanning laboratori*
        lakschade landmeten lassymbolen leder ledverlichting lijmen literatuur* luchtvaart lymf* maaien
        machinebouw maquette massage* meetinstrument* meettechn* melkvee* microbiolog* microscop* middenspanning
        mixen modelleren molen mondhyg* motorblok ms_patient* muziek* nagels natuurkunde nazicht neurolog*
        noodverlichting notarieel ondertitelen onderwijskunde ontleden oogmeting oogzorg optiek orgel* orthop*
        osteopath* paarden pantograaf parketleggen parkinson partus patholog* pediatr* pedicure pianostem*
        podolog* polijsten polymeer* porselein prematuren prepareren productietechniek psycholog* radiolog*
        ramen_plaatsen raming* rapportcijfers rechtspraak reinig* remblok* remmen revalid* rijvaardigheid riool*
        rolstoelmanagement rooien rouwverwerking rouwzorg rundvee saneren sauswerk scheepsbouw scheikunde
        schietbaan schoeisel schuren scooter_repareren siersmeden slikproblemen smeden smeren snijtechniek
        sociologie spoorveiligheid sportmassage statica statische statistiek steenhouw* sterilis* stikken stof*
        stoffeer* straatmaken straten_maken stroom sturen_van_kraan taartdeco* takel* taxeren tekening_lezen
        tekeningen_lezen textiel thuiszorgtechn* timmerwerk tractor* transfusie triple_p tuinaanleg uitlijnen
        vacc* valbeveiliging varkens ventilatietechniek verband verbind_techniek verfsoort* verhoor*
        verkeerskunde verkeersregelaar verlichtingstechniek verloskunde vermogensrecht verspan*
        verzekeringskennis verzekeringsrecht vliegen voedingsleer voedselveiligheid voertuigtechniek
        voorbehandelen voorrangsvoertuigen vormgeving vormleer waterbouw waterzuivering weefsels weven
        wijnkennis wimpers wiskunde wondver* zadelmaker zalven zeefdruk zetten_van zuigeling* zuivel zwemles*
        zwemonderwijs""",
    "vakkennis: knowing": """
        accreditatie alles_weten_over alles_weten_van ambacht basiskennis beediging bekwaamheid beroepsopleiding
        bijblijven bijspijkeren de_finesses deskundig* doctoraat examens fijne_kneepjes geschoold graduaat hbo-v
        hbov hercertific* hernieuwen ibo in_mijn_vak inzicht_in kennis_over kennis_van kneepjes kunnen_dromen
        major mbo-v me_verdiepen meer_weten_over meer_weten_van mijn_stiel minor nascholing niveau_2 niveau_3
        niveau_4 niveau_5 onder_de_knie onderlegd op_de_hoogte opfrissen pabo phd promotieonderzoek propedeuse
        stiel studiepunten titel uit_mijn_hoofd_kennen up-to-date vakbekwaamheid vakmanschap vdab verdiepen_in
        verdieping verlengen vernieuwen_van_mijn volwassenenonderwijs weten_van zelf_afstellen zelf_repareren
        me_bekwamen herhalingscursus herhaling_bhv_nee licentie* leermeesterdiploma c-rijbewijs ce-rijbewijs
        trekkerrijbewijs kettingzaag* spectrometr* massaspec* zonnepanel* meterkast* gaspakdrager brandbestrijd*
        triage* wwft cfa marketing_opleiding pdl bko skj big-registratie ra-opleiding hbo-opleiding inservice*
        in_de_leer finesse warenkennis materieelkennis wetskennis regelgeving rekendidactiek leesonderwijs vve*
        hechting* schematherapie emdr ulcus uitstrijk* barista* patisserie* wijnproeven vinificatie zagen
        snoeischaar draaibank afstellen_van omstellen_leren procesoperator operator_b bruidswerk behang*
        pleisteren chapen tegelzetten stuken instrumentatie besturingstechniek domotica vastgoedkunde
        pensioenwetgeving hypotheken_kennis keurmeester* keurnormen veilig_microbiol* contractvormen uav-gc
        dijkbekled* sluis* scheepvaart vaarbewijs marifoon rijexamen zangtechniek theatertechniek papierrestaur*
        verpleegtechn* voorbehouden_handel* vakboek* behandelmethode* behandeltechniek* rekenen_koel* gebit*
        oncolog* gecertificeerd* geaccrediteerd* accredit* wetten_van haar_kleuren haar_knippen bemesting*
        vrachtwagenrijbewijs sushi valpreventie fysiotherap* hersenletsel dementie_kennis lasnorm*
        laatste_richtlijn* voegen voeg slachtoffer_bevrijd* onderwijsbevoegd* tweedegraads eerstegraads
        lesbevoegdheid interne_auditor bouwfysica expertise_op glasblazen tatoeer* graven_delven tolk_opleid*
        hechten_leren print_nakijken cv-ketel bouwmaterialen jaarafsluiting lasproef proefstuk
        kijken_hoe_de_vakman brevet redder sassen master_afrond* masteropleiding kennis_actueel actueel_houden
        specialiseren specialisatie specialist_worden_in techniek_van kunst_van_het van_een_oude_rot
        afkijken_van leermeester_van behandelen_van materiaal_herkennen ziektebeelden medicijnkennis
        wiskundige_basis theorie_van theorie_halen""",
    "digitaal: more programs": """
        2fa abap abb_robot access account acrobat active_directory after_effects airflow airtable analyses_in
        app-je arduino argo asana audacity autodesk azure_devops back-up backup barcodes basecamp bash
        beeldbewerking beeldscherm bestandsbeheer bitbucket blindtypen booking bouw7 business_central capcut
        care4it cd_pipeline chipsoft ci-cd citrix claude_code clickup cobots codesys computeren content_creat*
        corsa crystal css cura cursor cypress dall-e dashboarden data-analyse databricks datadog datamodel
        datavisualis* davilex davinci decos deepl deploy digibeet* digid digitale_meter django djuma docs
        docusign dynamics_365 editen elastic elixir encrypt* entra epic eplan esignature ethical_hacking exact
        exact_globe exchange extranet facebook fanuc fastapi figjam filmpjes_maken fiori firewall* flask flutter
        fotobewerking foxpro freshdesk fusion_360 gebruikersnaam genai generatieve git github gitlab google_docs
        google_drive google_sheets gotomeeting gps-systeem grafana grafieken_maken graphql harde_schijf haskell
        heart helm hix hmi hrm-tool html hyper-v ibis inklokken inlog* installeren_van_software internetten
        intranet intune inventor iot isobus itsme jupyter kafka kapot_klikken key2 klikken klokken_app
        knippen_en_plakken kopieren_en_plakken kuka kws labview laravel lasercutter_software libreoffice
        lightspeed logging loket_nl machine_vision make_com map_structuur mappen medicom medimo menu's mews mfa
        micros midjourney mijnoverheid miro monday mongodb monitoring monteren_van_video mozard mysql n8n
        navision nedap nesting nextjs nmbrs nuxt observability odoo ons_nedap opc opera_pms oracle_db orbis pdf*
        penetratietest* pipeline* pivot planradar playwright podcast_monteren portaal portal postgres* postman
        power_apps power_platform power_query powerapps powerquery powershell premiere promedico prometheus
        prompting protime puur_van_jansen python_pandas qlikview raet rails rapportages_uit raspberry redis
        reels regex release_pipeline robaws rpa rstudio rtk s/4hana sap_hana sass scala schermen sdworx selenium
        sentry servicenow sheets shell siem siemens_s7 slimme_meter smart_home smartsheet snelstart sneltoetsen
        snowflake soc solidworks sonarqube spark splunk step7 stories suite4 svelte swagger symfony taalmodel
        taalmodellen tailwind teamleader tia_portal tikklok_app tiktok toast tobania toetsenbord touchscreen
        track-and-trace typediploma typvaardigheid ubuntu uipath untill update uren_invoeren usb usoft verseon
        vert_zoeken verticaal_zoeken vision_systeem visma_net visualis* vlog* vlookup vmware vpn webex whisper
        yammer youforce zapier zendesk *computer* kompjoeter kompjuter comput* it-vaardig* ipad*
        webinar_geven_techniek container* ai-assistent ai-tool* ai_tools met_ai pandas dataset* data_analyseren
        data-gedreven programmeer* maximo opera his klantvolgsysteem clientvolgsysteem leerlingvolgsysteem
        google_classroom device* e-consult* handscanner klimaatcomputer bodycam* polisadministratie*
        planningssysteem nieuwe_systeem nieuw_systeem nieuwe_programma nieuwe_software het_systeem_leren excell
        ekcel online_module* online_vergader* teams_en_sharepoint share_point webshop_beheer* informatiebeveil*
        typecursus muis_en_toetsenbord beeldscherm_werken facturen_maken automatiseer* sql_leren unit_test*
        power_point *website bijlagen bijlagen_sturen mailen_en_bijlage* fotobewerk* foto's_bewerken
        montage_van_video puntenwolk* archief_digitaal in_de_scanner mappen_op bestand samenvoegen_van
        intelligentie informatiesyste* informatiesysteem roosterprogramma rekenprogramma tekenprogramma
        boekhoudpakket boekhoudprogramma planprogramma toedienlijst online_reserver* online_boek* online_werken
        zoeken_op_internet beginners_computer basisvaardigheden blind_typen besturing_van_de_robot
        gegevens_veilig online_veilig* hacken malware virussen privacyinstelling* datavisual*
        rapportages_uit_het queries koppeling_tussen_systemen interfaces gebruikersbeheer functioneel_beheer
        software_testen socials tiktok_filmpjes digivaardig* mobiele_telefoon swipen scherm_delen beeldscherm_in""",
    "persoonlijke_effectiviteit: more": """
        afwachten altijd_ja authentiek* baal_ik baas_over_eigen bescheidenheid beslissingen besluitvaardig*
        bevestiging bevestiging_zoeken blozen braaf brutaler charisma daadkracht* dapper* dicht_te_klappen
        dichtklap* dichtsla* dikker_vel dominante drammen ego eigen_koers eigenwaarde empower* ergeren flink*
        focus_op_mijn_kracht frustrat* gefrustreerd gek_maken gelijk_hebben geloof_in geloven_dat goedheid
        grote_mond hard_voor_mezelf hulp_aannemen hulp_accepteren humeur in_mezelf ingaan_tegen innerlijk*
        ja_knikken ja_zeggen kalm_blijven kalmte karakter klap_dicht knop_omzetten kort_lontje kwaad kwetsbaar*
        laat_me_gek lat_hoog lontje luier mentaal_sterk* mezelf_blijven mezelf_laten_zien mezelf_zijn
        minder_afhankelijk minder_zeuren misbruik moedig* mond_vol_tanden mopper_minder motivatie_vinden
        niet_afwachten niet_altijd_mijn_chef_bellen niet_meteen niet_verstoppen niet_zo_snel onder_druk
        ontploffen op_mijn_strepen opvliegend ouder_worden_als_mens overal_ja paniek paniek* panikeren
        persoonlijk_opvatten persoonlijke_groei positief_denken positiever prikkelbaar relax relaxter
        rots_in_de_branding rug_recht rustig_blijven schamen_voor schroom schulp sorry_zeggen spanningen
        standvastig* sterker_in stoer* strenger_voor stuur_over_mijn te_aardig te_bescheiden te_gevoelig te_goed
        te_lief te_streng tegen_mijn_chef_ingaan uit_mijn_schulp uitstralen uitstraling valkuilen
        van_me_af_bijten van_me_afbijten verantwoordelijkheid_pakken verdedigen verstoppen voet_bij_stuk
        voor_de_dag wakker_lig wakker_liggen woede* zachter zelfbewust* zelfredzaam* zelfsturing_van_mezelf
        zelfverz* zeuren zichtbaar* zin_krijgen zonder_schroom zwak zwaktes aan_de_bel hulp_vragen om_hulp
        bang_om bang_voor_wat angst rood_worden rood_als word_rood trots_op_mijn trotser sensitief* relativer*
        redderrol impostor* tegengas lef_hebben durve neen_zeggen nee_zeggen nee_durven nee_te_zeggen geen_nee
        nee_leren niet_laten_doen laten_doen over_mij_heen mond_open_te_doen_voor stevigere* steviger*
        in_mijn_schoenen op_tilt opgefokt kattig driftig kwaad_worden boos_worden rustig_reageren
        rustiger_reageren mijn_emoties aantrekken_van bescheidener zelfzeker* beslissingen_nemen
        durven_beslissen proactief* proactiever* afhankelijk_van_goedkeuring goedkeuring_van mijn_mening
        stelling_nemen positie_innemen grenzen_aangeven grenzen_stellen grenzen_bewaken mijn_grens mijn_grenzen
        voor_mezelf_op opkom_voor assertiv* weerstand_bieden omgaan_met_kritiek feedback_ontvang* tegenslag*
        afwijzing_van trillen spreekdurf minder_streng_voor mild_voor zelfliefde mijn_talenten overtuigd_zijn
        vertrouwen_op_mijn te_vriend_houden vriend_houden aan_mezelf_denken ook_eens_aan_mezelf
        onverwachte_dingen nu_even_niet streng_voor_mezelf meeslepen negatieve_collega* in_de_verdediging
        geduld_bewaren mijn_geduld geduldiger excuses comfort_zone tegenzit piekeren_of zelfstandiger_worden
        grijze_muis driftbui* onder_controle mijn_plek_pakken plek_innemen kiezen_durven keuzes_maken
        keuzes_durven staan_voor_wat staan_voor_mijn sterke_kanten zwakke_kanten sterke_punten_ontdek*
        mijn_kracht content_zijn tevreden_zijn_met_wat eisen_aan_mezelf te_hoge_eisen clown clown_uithang*
        coachtraject verzoek_weiger* weigeren_van nee_durf nee_te_durven gesloten_boek conflict_vermijd*
        conflicten_vermijd* conflictvermijd* harmonieus dikkere_huid gevoelens gevoelens_tonen
        tegenstrijdige_belangen mezelf_laten mezelf_durven voor_mijzelf te_veel_in_mijn_hoofd bevriezen
        niks_terug terugzei terug_durven iets_terugzeggen op_mijn_kop geloof_in_mezelf zelf_geloven
        geloof_het_zelf ik_durf_niet niet_durf mening_durven idee_vertellen mijn_idee mijn_mening_geven
        motivatie mezelf_motiveren eigen_regie_over_mijn verantwoordelijkheid_voor_mijn met_een_plan_komen
        in_plaats_van_vragen_wat staande_houden staande_blijven stand_houden houvast_in_mezelf lef_tonen""",
    "plannen_organiseren: more": """
        afleid* afleiden afmaak afronden_wat_ik afsluiting afvinken afwerken anticiperen bakken_mail bijbenen
        boekhouding_bijhouden bonnetjes brandjes_blussen budgetteren chaoot concentr* concentratie
        controleren_van_mijn_werk dagschema dispatch* doelen_halen doelgericht drukte_verdelen eerst_denken
        evenementen fasering feest_organiseren fouten_controleren foutloos_werken gantt_planning geen_fouten
        georganiseerd goed_voorbereid het_laatste_nippertje inroosteren jubileum kalender kampweek klaar_staan
        klaarleggen klaarstaat klaarzetten kosten_bewaken laatste_minuut laatste_moment laatste_nippertje
        leverdatum* lijst_maken logisch_indelen loslopend maandplanning mijn_tijd minder_tegelijk multitask*
        nauwgezet* nauwkeurig* netter* niks_afmaak nippertje op_poten op_schema open_dag opschrijven_zodat
        opvolging orderpicking_volgorde ordners overlopende pakketten_sorteren papierwerk papierwinkel
        perfecte_planning pietje_precies punctueel* regelwerk regie_over_mijn ritme schoolreis sequencen
        slordiger snel_afhandelen sneller_werken spullen_kwijt stapel stapels stipter stiptheid systematisch*
        takenpakket tegelijk terugplannen tien_dingen tijdig tijdsbewak* tijdschrijven tijdsdruk tijdsindeling
        tijdslot* timeboxen uitgesteld uitstelgedrag uren_invullen uurschema verbouwing_begeleiden vooraf
        voorbereiden voorbereiding vooruit_werken vooruitplannen vooruitwerken weekindeling werkbonnen
        werkindeling werkverdeling werkvolgorde zorgvuldig* zorgvuldiger *planning* het_overzicht werkvoorraad
        blokken_in niet_alles_tegelijk alles_tegelijk brandjes tussendoor op_volgorde volgorde_van indeling_van
        op_tijd_af op_tijd_klaar op_tijd_inleveren op_tijd_insturen op_tijd_bestellen tijdig_bestel*
        tijdig_aanvra* klaar_te_leggen klaar_staat vooraf_bekijken vooraf_een te_laat_met nakijkwerk
        lesvoorbereiding* smeerschema onderhoudsschema routes_plannen mijn_route mijn_rit binnen_budget
        structureren timemanagement* tijdmanagement* tijd_indelen tijd_verdelen priotiteit* plannnen opruimen_en
        werkbonne* contentkalender werk_afkrijgen werk_af_te inschatten_hoe_lang binnen_de_termijn doorlooptijd*
        mail_onder_controle voorraadbeheer bestellijst* tijdsbested* tijdverspil* verspillers hoofd-_en_bijzaken
        bijzaken hoofdzaken lever_ik lever_mijn leveren_voor_de voor_de_5e liggen_tot_morgen liggen_tot
        eerst_het_belangrijkste lopende_projecten kwijtraak kwijt_raken open_dag_organis* beter_voorbereid
        een_planning_maken me_er_aan_houden wat_er_op_een_dag op_een_dag_past realistisch_inschat*
        opdrachten_tegelijk goede_banen verhuizing_van geordend tijd_reserveren dringend niet_dringend
        werk_spreiden verzand verzanden in_details geen_tijd_meer_voor rapportages_te_laat te_laat_ingeleverd
        binnen_een_week_af factuur_blijft facturen_op_tijd regelmatig_bijhouden half_uur_voorbereiden
        papieren_op_orde orde_op_zaken vind_niks_terug strakker_plannen scherper_plannen doelen_in_stappen
        tussentijds_bijsturen resultaatgericht_plannen voortgang_bewaken planner_gebruiken kalender_bijhouden
        timeblocking pomodoro getting_things_done""",
    "samenwerken: more": """
        aanvoelen_in_het_team afspreken_met afspreken_wie alleen_doen bij_elkaar bij_springen bijleggen_ruzie
        bijspringen binnendienst bondgenoten bruggen_bouwen buitendienst burenruzie coalities cultuurverschil*
        dagploeg_en eenling eerlijk_verdelen einzelganger elkaars erbij_horen expeditie_en geven_en_nemen
        gezelligheid groepsdruk groepsdynam* groepswerk gunnen helpende_hand hulpvaardig* in_een_team in_team
        integraal_werken interdiscipl* kennisgroep ketenpartner* klankbordgroep kliek* kliekjes klikt klikt_niet
        langs_mekaar leernetwerk leunen_op mee_eten meedoen_met_de meehelpen mekaars met_anderen
        met_de_collega's met_de_rest met_iedereen mob_programming muur_tussen nachtploeg nieuwkomer* om_tafel
        omgang onderlinge op_een_lijn op_een_rij_met op_mijn_eentje orkest pair pair_programming parallelcollega
        parallelklas partnerschap peer_review platform ploegenwissel ploeggeest ploeggenoot*
        respect_voor_collega roddel* roddelen samenspel_met schakel_tussen schakelen_met sluiten_beter_aan
        sparren spreken_met_de_andere stroef te_veel_alleen team_wisselen teamafspraak teamgevoel teamsfeer
        teamwerk tesaam tesamen thuiswerken_en_team tussen_afdelingen tussen_de_afdelingen tussen_kantoor
        uit_de_weg_gaan verbondenheid vertrouwen_in_elkaar vertrouwen_winnen voor_elkaar_klaar wij-gevoel
        wij-zij wij_en_zij wisselen_van_ervaring door_een_deur gezeik* gemor achterklap over_de_muren
        stammenstrijd de_schuld_aan geven_elkaar langs_elkaar_heen eilandjes_cultuur op_elkaar_inspelen
        op_elkaar_ingespeeld teamoverleg_verbeteren overdracht_tussen overdragen_aan_de_collega maten maat
        mn_maat maatjes elkaars_werk consortium interprofession* met_de_flexers duo-collega duocollega
        als_gelijken teambuilding_dag groepsproces wij_gevoel de_anderen_helpen taken_ruilen van_elkaar_leren
        bij_elkaar_kijken bij_elkaar_in_de_klas kennisuitwisseling uitwisseling_tussen elkaar_aanvullen
        elkaar_helpen elkaar_opvangen koffie_drinken_met integraal* dichter_bij_elkaar overeenkomen_met
        vertrouwen_tussen tussen_de_ploegen tussen_ploegen ruzie_tussen ruzie_met same_werke schakelen_tussen
        met_de_architect_overleg* sociale_partners_overleg ketensamenwerk* *samenwerking verhouding*
        in_ons_groepje duo bijrijder een_geheel eenheid_vormen schouders_eronder klankbord* hulp_aanbieden
        hulp_bieden_aan_collega* collega_die collega's_helpen concurrentie_tussen onderling_vertrouwen
        informatie_delen ideeen_van_anderen teammaat teammaten afspraken_met_elkaar met_elkaar_maken
        verschillende_disciplines disciplines rond_de_tafel om_de_tafel rond_een_gezin aansluiting_vinden
        aansluiten_bij bij_het_team_horen nieuwe_team mijn_plek_in_het_team vestigingen afdelingsoverstijgend*
        afdelingsoverstijg* over_afdelingen andere_kantoren andere_vestiging collega_van elkaars_klanten
        elkaar_afvallen elkaar_beter elkaar_kennen elkaar_leren teamlunch allemaal_samen meekijken_bij_elkaar
        van_elkaar klaarstaan_voor steunen_van_collega* draagkracht_team kerkenraad ensemble gelijkwaardig*
        wederkerig* betrekken_van_collega* bruggenbouw* verbinder verbindende_rol netwerkpartners
        contacten_met_ander* relatie_met_collega* irritaties_tussen irritatie_in_het_team spanningen_in_het_team
        werksfeer prettige_sfeer prettige_werksfeer goede_sfeer betere_sfeer sfeer_in sfeer_op ruzie_in gedoe_in
        pesterijen buurt_met_andere""",
    "klantgerichtheid: more": """
        aandacht aanvrager* acquisitie afspraak_nakomen_klant bejegen* bestellers bewonersgericht* bezorgd_bij
        bezorgen_met bij_de_mensen bij_oplevering bijverkoop blij_maken blij_naar boze bruidspaar buurtbewoner*
        campinggast* clientgericht* complimenten_van customer* deelnemers doelgroep een_goede_dag eindgebruiker*
        familie_van fijne_dag gastbeleving gasten_ontvangen gastgezin gebruikersonderzoek gerustste* glimlach
        gul hartelijk* horen_slecht hotelgast* huisbezoek* hulpbehoevend* hulpvragen kampeerder*
        kinderen_centraal kinderen_zien klagers klantbeleving klantreis klanttevredenheid* koude_acquisitie
        leden leerlingen_zien leners lezerspubliek luisteren_naar_de_bewoner luisteren_naar_de_klant
        mensen_gerust mensen_in_armoede nabellen offertetraject ontvangen ontvangst onvriendelijk* op_een_staan
        opvangen_van opvolgen_van_klanten oude_mensen oudjes patiententevred* patientgericht* pluspunt_klant
        praatje respectvol* rondleiden_gasten service-level sla sneller_antwoord stakeholder* supporters
        te_hulp_schieten tevreden_* tevredenheid thuisgevoel uitvaartgasten user_interviews users vakantiegang*
        verdrietige verkopen verwarde_mensen verwend* warm_welkom wat_de_klant wat_een_gast welkom*
        wensen_van_de zorgvrager* bellers beller slachtoffer* gedetineerde* agrariers tuinbezit* te_woord_staan
        terug_te_bellen terugbel* gerustgesteld gehoord_voelen zich_gehoord op_hun_gemak op_zijn_gemak
        op_haar_gemak vriendelijk_helpen verder_helpen mensen_verder service_verlenen de_vraag_achter
        wat_de_bewoner wat_de_client wat_de_patient wat_de_gast wens_van_de wensen_en_behoeften behoefte_van
        behoeften_van de_familie_betrekken naasten zelf_laten_kiezen regie_bij_de_client regie_van_de_client
        eigen_regie minder_klachten nul_klachten beleving wachtrij wachttijd_verkort* snelle_service
        kandidaten_terug* jongeren_trekken waardig* menselijke_maat kleante bewonders luisteren_naar_wat nps_van
        kwaliteit_van_dienst* doelgroep_bereik* aandacht_voor_de_bewoner aan_huis participatie wachtkamer
        de_melder melder terugkoppelen_aan_de_klant mensen_met_schulden ov-automaat binnenkomt als_nummer
        niet_als_een_nummer verrass* de_gast gevoel_voor_de_klant wat_een_bedrijf iets_extra* extra's_voor
        vaste_klanten vaste_gasten met_een_lach lachend foutloos_leveren bij_de_klant mijn_afnemers
        relatie_met_mijn_klant* relatie_met_klant* hoe_zij_het_willen wat_zij_willen hun_wensen hun_behoeften
        hulpvragers hulpvrager troosten baasje* nabestaande* woedende_meneer woedende_mevrouw boze_meneer
        boze_mevrouw een_mevrouw een_meneer meneer mevrouw bedankte zwerver* dakloze* vluchteling* statushouder*
        de_mensen_van_de_wijk wijkbewoner* een_kind ouders_en_kinderen alles_naar_wens vragen_van_huurders
        klusjes_voor_gasten dienstbaar* serviceniveau perspectief_van_de verwachtingen_managen
        behoeften_onderzoek* nieuwe_klanten prospect* accountgesprek* nazorgbel* persoonlijke_aandacht
        tijd_maken_voor_de geduld_met_ouderen helpen_met_hun formulier_helpen begrip_voor_de_klant
        begrip_tonen_voor afhandelen_van_klachten ontevreden""",
    "leidinggeven: more": """
        1-on-1 1-on-1's aan_het_roer assistent-bedrijfsleider bijsturen brigade brigadechef commandant*
        dagverantwoordelijke de_mannen_aansturen een-op-een eigenaarschap eigenaarschap_geven
        eindverantwoordelijk* functioneringsgesprekken gezagvoerder groep_aansturen hoofd_van_dienst hoofdagent
        ingewerkt inwerken jonge_gasten jongeren_onder kapitein klaarstomen knopen_voor_het_team leerkuiken
        leerling-koks leiderschap* leiding_krijgen leidinggeven* luisteren_niet_naar_mij medewerkers_laten
        mensen_laten mensen_sturen mentorschap micromanag* mijn_juniors mijn_officieren mijn_opvolg*
        mijn_personeel mijn_ploegje nieuwe_ploeg onder_me onder_mij ondergeschikt* onderofficieren opleiden
        opleiden_van oproepkrachten_bij_elkaar personeelsgesprek* peterschap ploegleiding populaire_baas
        richting_aan schippersgezag sectiechef shiftleader shiftleider shiftverantwoordelijke souschef
        stagebegeleid* startende_collega's stuur_ik_aan stuur_sinds team_aan team_van teamdoelen teamopbouw
        uit_handen_geven uitzendkrachten vaandrig verantwoordelijk_voor verantwoordelijkheid_voor_een_team
        verdeeld_team verzuimbegeleiding visie_uitdragen voor_mijn_team voortrekker_van_team
        vrijwilligers_aansturen werkbegeleid* werkverdeler zaalchef zaalverantwoordelijke ze_luisteren_niet
        aan_te_sturen afdelingsmanager bevelvoer* bouwcoordinator* leermeester* praktijkbegeleider_worden
        hoofd_educatie seizoenarbeiders_motiver* motiveer_ik motiveert stagaire* stagieres stagiers mn_stagiair*
        bbl'er* promovendi traineegroep ploegske squad floormanager* teamcoordinator* werfleider* shiftleid*
        situationeel_leid* coachgesprek* evaluatiegesprekken_doen verantwoordelijk_maken opvolgen_van_mijn_ploeg
        hierarchisch* span_of_control jaargesprekken vrijwilligers_begeleiden bullebak gezag_over
        strenger_zijn_tegen draagvlak_bij_mijn vertrouwen_aan_mijn teamlied* teamlijd* people_management
        verlofplanning_van_mijn beoordelen_van ziekteverzuim_in_mijn aanspreken_op_hun mensen_aanspreken
        opleider_op_de_werkvloer stuur_ik leidinggeef* richting_geef mijn_rol_als_leid* kaders_stellen
        taken_uit_handen ruimte_geven_aan_mijn hun_chef iemand_ontslaan teamdag_leiden een_medewerker
        medewerker_die studentmedewerk* op_sleeptouw wegwijs_maken wegwijs rayonhoofd* hoofdtrainer
        vestigingsmanager* stalmanager bemanning team_door team_achter mijn_afdeling_en verdeeldheid_in_mijn
        presteren_van beter_laten_presteren slecht_functioner* disfunctioner* corriger* op_het_matje
        complimenteren_van_mijn laten_groeien mensen_in_hun_kracht in_hun_kracht eigen_verantwoordelijkheid_van
        ruimte_aan_mijn vrijheid_geven_aan delegatie overdragen_aan_mijn_team taken_aan_mijn aan_mijn_team_over
        mijn_mensen_laten stimuleren_van inspirerend* inspireer* sturend vaderfiguur boegbeeld
        voortouw_in_het_team de_kar_trekken kartrekken trekkersrol dagelijkse_leiding operationele_leiding
        functionele_leiding projectleiding de_leiding bazig de_baas_ben nieuwe_baas jonge_baas streng_zijn
        consequent_zijn gelijke_behandeling_van ziek_meldt ziekmelding* ontslaggesprek contract_stopt
        selecteren_van wervingsgesprek aannemen_van_personeel opvolging_regelen roosteren_van_mijn_team
        mijn_assistent* mijn_collega's_aansturen aanspreken_van grenzen_stellen_aan_mijn_team zelfsturend*
        span_of middle_management mt-lid regiehouder coordineren coordineer coordinatie bijsturen_van_mensen
        leren_loslaten_als""",
    "loopbaan: more": """
        adviesfunctie adviesrol afdeling_wisselen aspirant assessment assistent_worden beroepsswitch
        bij_dit_bedrijf binnen_5_jaar blijf_doen blijven_of buiten_de_zorg carriereperspectief carrieres
        contractuitbreiding dienst_wisselen directiesecretaresse doorleren droombaan eigen_kapsalon
        eigen_onderneming eigen_praktijk eigen_restaurant erkenning_van_mijn_rol exit functie_elders
        functieschaal groeien_binnen groeipad hier_blijven hier_weg hogere_rol iets_voor_me iets_voor_mij
        in_beeld_komen in_de_it in_de_nabije_toekomst in_vaste_dienst intern_solliciteren jobcoach jobrotatie
        kabinet kansen_pakken kantoorbaan laatste_jaren laatste_vijf_jaar langer_hier loopbaanpad
        lopende_band_weg meelopen mijn_toekomst naar_de_it naar_de_planning naar_een_adviesrol
        naar_het_onderwijs naar_kantoor niet_eeuwig nieuwe_baan nieuwe_functie omscholen omscholing outplacement
        over_tien_jaar over_vijf_jaar overstappen past_bij_mij past_deze_baan perspectief plek_waar
        promotiekans* reserve-chef rolverandering salarisgroei_door_functie scholing_voor_functie
        selectie-assessment springplank staff_engineer stage_lopen stap_hogerop switch* talentpool
        team_lead_worden tienjarenplan tuinbouw_blijven tweede_carriere uit_de_bouw uit_de_horeca uit_de_zorg
        uit_het_onderwijs uitdagender uitgekeken vacature van_de_band van_de_vloer verder_kijken vlieguren
        volgende_functie voor_mijn_pensioen vooruitkomen wat_past weg_uit werk_elders werk_zoeken
        werkervaringsplek zelfstandige zij-instromer zijinstroom* zinvol_werk zij-instrom* tenure postdoc
        bevordering* bevorder* mutatie_aanvr* overplaats* roulatie interne_stage meelopen_bij een_dag_meelopen
        hoger_op promotie_maken doorstroom* door_te_stromen groeien_naar iets_anders_gaan iets_anders_doen
        iets_anders_dan andre_baan andere_school ander_team_werk andere_bouw heroriente* toe_aan_iets
        uitdaging_elders stap_maken stap_naar over_te_stappen omgeschoold contract_krijgen fulltime meer_uren
        zzp* eigen_salon zelfstandig_ondernem* zelfstandige_worden van_medior_naar senior_worden senior_adviseur
        junior_af consultancy traineeship trainee_worden selectie_doorkomen toelating_tot over_drie_jaar_wil
        hbo-v_en_daarna in_de_toekomst_als de_industrie_in de_zorg_in de_bouw_in het_onderwijs_in
        het_bedrijf_verlaten weg_bij past_bij_me bij_me_past iets_voor_mij_is iets_voor_me_is werken_als_zelfst*
        specialist_of_generalist vooruit_in_mijn_werk opvolger_van mijn_opvolging_nee manager_worden_ooit
        internationaal_gaan buitenland_werken in_het_buitenland curator vervolgfunctie marktwaarde
        functies_gereageerd gereageerd_op andere_vestiging_werken teamassistent_bij na_deze_functie na_deze_baan
        wat_er_na voor_mij_in_zit open_sollicitatie cv_bijwerk* mijn_cv stapje_terug stap_terug promotie
        functies_er_voor_mij allround_worden ambulancechauffeur iets_met_dieren iets_met_kinderen
        iets_met_mensen iets_met_mijn_handen andere_locatie ander_bedrijf andere_werkgever
        bij_de_gemeente_werken bij_hoort bij_mij_hoort hoort_bij_mij niet_eeuwig_blijven niet_meer_achter
        mezelf_over_vijf mezelf_over_tien waar_zie_ik in_loondienst loondienst knelpunt* interim*
        interimcontract opklim hogere_baan functie_hoger groeimogelijk* ontwikkelpad specialistenfunctie
        leidinggevende_functie_ambieer* ambieer* reservelijst vast_in_dienst in_vaste springen_naar
        iets_nieuws_beginnen_als ander_beroep beroep_wisselen profvoetballer aan_de_grond_werken
        uitzendkracht_naar stage_op_een_andere kantoorfunctie andere_rol nieuwe_rol aspiratie* groei_naar""",
    "gezondheid_balans: more": """
        's_avonds_geen aan_het_eind_van_mijn_latijn accu accu_leeg accu_opladen afgepeigerd batterij_leeg
        bedrijfsfysio* beweegt bloedsuiker borstvoeding_kolven buiten_lopen chronisch* conditietest corona
        cortisone de_knop_omzetten draaglast* duizelig eelt eten_op_het_werk frisse_lucht geen_mail geen_pauze
        gehoorbescherming gespannen_schouders gezin griep* handen_kapot hartinfarct hartklacht* heftige_dienst
        heftige_incidenten hielspoor huidklacht* huilen hyperventil* in_de_ziektewet kapot kinderen_en_werk
        kniepijn kolven kruk* lange_dagen leeglopen long_covid longcovid luchten lunchwandel* medicijnen_zelf
        mentale* migraine* mindful* moe moeheid moordend nachtrust nachtwerk nazorg_na nek nekklacht*
        ochtendploeg_zwaar off-time onregelmatige_diensten ontspan* ontzien op_mijn_tandvlees op_na
        ouderschapsverlof overuren overwerk* pauzes peesontsteking pijn pillen pols polsklacht* prikkels
        psychisch* re-integr* reintegr* roken rook_te rookvrij rsi rugpijn rustdag* rustiger_aan schermtijd
        schouder schouderklacht* schouders shiften_breken slaap slaap_ik slaaptekort slapeloos* slecht_slapen
        sta-bureau stem_te_sparen stemtherapie stoppen_met_roken taakverlichting tandvlees te_veel_uren te_zwaar
        tempo_te_hoog thuis_loslaten thuis_ook tilcursus tilhulp tillift tot_mijn_67e tot_mijn_67ste
        trek_het_niet trek_ik_niet trekken_niet_meer uitgeput* uitrusten uitval uitvallen verlofuren_opnemen
        vermoeid* vitaal* vitaliteit vrij_als_ik_vrij vrije_dagen vroege_dienst_zwaar wandelen wandeling
        werk-prive werk-privebalans werk_en_gezin werk_en_prive werk_loslaten werk_mee_naar_huis
        wisselende_shiften zere ziekgemeld ziektewet zit_er_nog_mee zittend_werk zwaar_werk zwaarbelast*
        houd_ik_niet_vol niet_vol_te ik_trek_het doodmoe slecht_slaap* schor muisarm nekpijn rug_pijn versleten
        reuma* herstellen_van overspannen werkstress* stress_verminder* minder_stress caseload ademruimte
        rustmoment* rust_nemen meer_rust tot_rust werk_prive prive_en_werk thuis_bij_de dagdienst oncall tille
        tilhulp* tillift* til* heffen sjouwen zwaar_tillen bukken stofmasker* houding zithouding
        beeldschermpauze dik stijf overgangsklacht* mee_naar_huis laptop_dicht vrij_houden echt_vrij
        s_avonds_vrij weekend_vrij huilend piekeren grip_op_stress batterij herstelmoment* trauma_verwerk*
        traumatiser* mantelzorg_combineren mijn_lichaam lichaam enkels mijn_ogen ogen_worden spieren spierpijn
        zit-sta* bureau_hoog beter_zitten goed_zitten wakker_lig* wakker_liggen in_bed meditatie yoga
        bij_te_komen bijtanken telefoon_van_de_zaak_in bereikbaar_zijn altijd_bereikbaar aan_moet_staan
        altijd_aan druk_is_te te_weinig_mensen onderbezet* onderbezetting personeelstekort na_mijn_ziekte
        ziekte_opbouw* oordoppen stoffilter vierde_minder ik_ben_op op_ben mantelzorg zorg_voor_mijn
        zorgen_voor_mijn mijn_vader mijn_gezin mijn_kinderen thuisfront binnen_de_perken te_lange_dagen
        dagen_achter_elkaar diensten_achter overspann* belasting_verminder* inspanning herstel herstellen_na
        stressvol* stressklacht* spanningsklacht* hartkloppingen wandel_ik wandelen_in_de_pauze middagwandeling
        hardlopen fietsen_naar slopend* vol_kan_houden langer_vol tot_mijn_67* werkgeluk_balans hobby's
        drukte_thuis slurpt spoelkeuken_rug heffen_met verplaatsen_van_patienten_rug transferten_rug""",
    "verandering_innovatie: more": """
        aangepaste_werkwijze aanpak_veranderen aanpassen_aan_nieuw* ai-pilot alternatieven ander_werkproces
        anders_aanpakken anders_inrichten anders_organiseren anders_werken bestaande_werkwijze bestelprocedure
        beter_proces businessmodel buurtgericht* circulair circulaire concept_testen cultuurverandering*
        denken_buiten doorbreken eenvoudiger_maken experiment flexwerken fouten_voorkomen fusies herinricht*
        herontwerp* heruitvinden hoe_het_altijd_ging hoe_het_anders hoe_het_beter hulpstuk hypothese* idee_van
        innovatiefonds introduceren_bij_ons invoering kan_het_anders kanteling kleinschalig koploper
        kritisch_kijken_naar kwaliteitsverbetering* ludiek mee_gaan mee_kunnen_in meegaan meegaan_met_de_tijd
        minder_papier minder_stappen modern* modernis* nieuw_gebouw nieuw_gerecht nieuwe_gerechten nieuwe_kaart
        nieuwe_lijn nieuwe_menukaart nieuwe_methode nieuwe_organisatie nieuwe_producten nieuwe_rol_van
        nieuwe_systemen_omarmen nieuwe_tijd nieuwe_werkwijze nieuwe_wet_invoeren nieuwsgierig* omarmen omdenken
        omgaan_met_verander* omturnen ondernemender onderzoekend ontwikkelen_van_nieuwe openstaan_voor
        oude_gewoonten participatie procedure_vereenvoudigen procesverandering* proefproject proeftuin recycl*
        recyclage roer_om schudden_we slimmer_werken slimmere startup* ter_discussie toekomst_van_de
        toekomstgericht* toekomstplan_afdeling trends uit_te_vinden uitproberen vastzitten_in veranderbereid*
        veranderproces* verbouwing_van_het_proces vereenvoudig* vernieuwend* verspillen voedselverspilling
        voorlopen voorop_lopen waarom_doen wat_kan_er_weg werkproces* werkprocessen zelforganiserend*
        zelfsturing uit_te_proberen uittest* verbeteridee* lean* scrum_invoeren agile* nieuwe_formule
        anders_organis* anders_inrich* anders_opzet* anders_aanpak* anders_opzet opnieuw_inricht*
        opnieuw_ontwerp* bedenken_en van_de_grond slimmer_inricht* herbruikb* hergebruik* duurzaamheid
        minder_afval minder_verspilling minder_plastic change_management invoeren_in doorvoeren op_te_zetten
        opstarten_van nog_nooit bestaat_nog_niet als_eerste_in ondernemend* regels_schrappen blended_learning
        formatief* buiten_leren makersplaats deeltuin drones* elektrische_wagens proces_verbeter*
        processen_verbeter* omgevingswet_invoer* opgavegericht* reablement meedenken_over_hoe beter_kan
        hoe_dat_anders uitgevonden open_science co-teaching slimmer_maken hoe_andere_bedrijven andere_bedrijven
        hier_toepassen andere_leest nieuwe_wind frisse_wind fris_kijken out-of-the-box gewoontes_loslaten
        vastgeroest* tegen_het_licht meegaan_met_de_verandering* zelfrooster* weerstand_tegen nieuwe_indeling
        restmateriaal energie_besparen duurzamer* statiegeld* verpakking_ontwikkel* producten_bedenken
        productontwikkel* concept_ontwikkel* lesmethode nieuwe_lesmethode verbetering_voorstel*
        verbeteringen_voor* een_verbetering voorstel_tot_verbeter* afgeschaft afschaffen dingen_die_handiger
        handiger_kunnen kan_handiger kan_slimmer slimmere_manier uitgeprobeerd maand_proef testfase try-out
        draaien_we_een ondernemerschap initiatieven_opzet* opzetten_van_een_nieuw iets_nieuws_proberen denktank
        ontwikkelen_van_nieuw aanjagen aanjager voortrekker koploper* procesvernieuwing vertical_farming
        integratie_van_de_teams overgang_naar omvorm* cultuuromslag""",
    "communicatie: more": """
        aan_het_woord aanspreektoon adviesgesprekken afscheidsspeech argument* articul* babbeltje beeldend
        bondig* brainstormen_leiden breedsprakig commentaar_geven communiceer* datum_melden dialoog* directer
        doorpraten duidelijker een_mail eerlijk_vertellen eerlijker_zeggen familiegesprek* gehoord_worden
        gespreks* gespreksleider gezegd_krijgen groepsgesprek* hak_op_de_tak helder helder_krijgen helderder
        heldere hoogste_woord informatieavond informeren infosessie* inhoudelijk_verwoorden instructies_geven
        interview interviewen intervisie_gesprek ja_maar kort_en_bondig kort_en_krachtig kort_houden korter*
        krantje laten_uitpraten lezing_geven lsd mailtoon mailverkeer melden_als mijn_mening_geven mompel*
        mondelinge motiverende_gespreksvoering nee_verkopen nieuwsbericht* omslachtig* onderhandel*
        ondertiteling ontvangen_feedback openbaar opkijken_van_papier oplezen ouderavond* oudergesprek*
        overdracht_vertellen overleg_leiden personeelsblad presentatie* publiek_toespreken raadsvoorstel*
        rapportage rapporteren reageren_op_mails redactie* rustiger_praten sbar* slecht_nieuws spiekbriefje
        spreektempo spreken_in_het_openbaar stem_gebruiken stemgebruik stukken_schrijven terugpraten
        to_the_point toelichten toelichting toon toon_van_mijn toonhoogte uit_mijn_woorden uit_te_leggen
        uitdrukken uitgesproken uitpraten vakjargon vaktaal verslagje verstaan_ze_mij verstaanbaarder verteller
        vlotter vlotter_spreken voorlezen voorstellen_mezelf vragen_te_stellen waar_het_op_staat webtekst*
        woorden_vinden woordvoering workshop_geven workshops_geven zeggen_wat zinnen_korter b1_schrijven
        in_gewone_taal in_begrijpelijk* meetup talk congres posterpresentatie* lezing* zaalteksten woordkeus
        toon_van helder_overkomen helder_uitleg* helder_praten onder_woorden de_draad_kwijt mijn_punt
        tot_de_kern kern_van_mijn adviesrapport* adviesstuk* bestuursstuk* zakelijk_schrijven mails_schrijven
        conflictgesprek* oudercontact* bewonersavond* raadscommissie toespreken persoonlijke_verhalen
        spreekangst toastmasters doorvraag* open_vragen gesprekken_voeren een_gesprek_voeren lastige_gesprekken
        moeilijke_gesprekken moeilijk_gesprek lastig_gesprek luisteren_voor luisteren_in_plaats samenvat_ik
        toelicht* bot_over bot_overkom* snauw* kattig_mail* luider gebrabbel tempo_van_praten
        overdracht_schrijven mondeling_overdragen boodschap_brengen slecht_nieuws_brengen kritiek_geven
        compliment vergadering_leiden vergaderingen_leiden pers linkedin-post* contentteksten doorgeven_aan
        actief_luisteren luisterend_oor_gesprek presentaties powerpoint_presentatie voor_publiek stotter*
        hapering haperen inspreken opstellen_van brochure folder flyer* website_teksten mimiek
        gezichtsuitdrukking oogcontact intonatie ter_zake kernachtig beknopt verhaal_korter mijn_verhaal
        verhaal_vertellen op_de_hoogte_brengen op_de_hoogte_houden informeren_van tegenspreken tegenspraak
        gesprek_over gesprek_aan_te_gaan gesprek_aangaan een_gesprek_met_leverancier* dialogen voorzitten_van
        vergadertechniek* door_anderen_heen in_de_rede uit_laten_praten misverstand* miscommunicatie
        verkeerd_over verkeerd_opgevat woordkeuze bewoording* leesbare leesbaarder onduidelijk
        ik_ben_onduidelijk vaagheid jargonvrij dossiervorming_schrijv* mondeling publiekelijk_spreken
        voor_de_camera camera_praten radiostem eh_zeggen gids_vertellen spannender_vertellen toast_uitbrengen
        adviesvaardig* beinvloed* lobby* pleidooi voordragen vertalen_naar_gewone complimenten_maken
        aanspreken_van_collega's werkinstructie* 4g-model ik-boodschap* nonviolent geweldloos_communic*
        bericht_brengen interne_communicatie""",
    "taal: more": """
        a1_halen a2_halen afrikaans albanees amhaars analfabe* anderstaligen armeens b1_halen b1_schrijven
        b2_halen begrijp_de_grapjes bosnisch brieven_lezen catalaans conversatieles dari de_en_het de_taal
        dialect_verstaan dt-fouten duits_spreken duitstalig* engels_spreken engelstalig* ests fins frans_praten
        franstalig* georgisch grapjes iers inburgeringsexamen knm koerdisch kroatisch laaggeletterd* leren_lezen
        lets lezen_in_het lezen_leren limburgs_afleren lingala litouws moeilijke_woorden nederlandse_les
        nederlandstalig* niet_goed_lezen nt2-examen ondertitels opkrikken pashto perzisch radio_luisteren
        schrijffouten servisch slowaaks somali staatsexamen swahili taal_leren taalapp taalbuddy taalexamen
        taalklas taalniveau taalstage tagalog talen_leren talenkennis tamazight thai tsjechisch
        uitspreken_van_woorden urdu vlaams_verstaan woordjes zinsbouw nederland_praten neerlands englis* engls
        frans* nt2* b1-examen a2_examen anderstal* business_english academisch_engels plat_praten
        beter_lezen_en_schrijven zonder_tolk tolk_nodig werkwoordspelling spelling_leren taalbeheersing
        handleidingen_begrijpen_in over_de_grens_taal mijn_accent vertaal* nederland_schrijve* nederland_leere
        niederlands hollands""",
    "overig: more": """
        ? airco bedrijfshulpverlen* bedrijfskleding bespreken_we betere_stoel bijlage blijven_doen_wat
        brandblusser contract_loopt contract_verlengen diverse evacuatie fijn_werk geen_bijzonderheden
        geen_mening geen_opmerkingen geen_tijd_gehad geen_voorkeur gezellig gitaar goed_zo hangt_ervan
        het_gaat_goed hond huis_kopen kantineprijs kerstborrel kies_jij komt_nog laptop_kapot laptop_stuk
        later_in later_invullen lekker_weer leuk_werk leuke_collega's lorem mijn_chef_wil moet_nog
        mondeling_bespreken mooi_weer niet_nodig niets_toe_te_voegen nieuwe_laptop nieuwe_telefoon
        nieuwjaarsborrel nog_geen_idee nog_invullen nog_over_nadenken nog_te_bepalen nooit_over nvt_
        ondernemingsraad ontruim* or_lid personeelskorting piano_thuis prima_zo raam_open sinterklaasfeest
        snap_niet_wat tevreden_zo thuiswerkdag* thuiswerken uitzicht uniform* vaste_dag verzin_maar vraag_het
        vraag_maar wat_mijn_baas wc we_zien_wel zelfde zelfde_als zie_boven zie_eerder zie_hierboven zie_vorig
        zoals_afgesproken zondag_vrij gn_idee geen_flauw weet_ik_nog zou_het_niet_weten kweenie idk
        hetzelfde_als het_zelfde volgt ga_ik_nog wil_hier_niet laat_maar niets_toe niks_bijz* geen_bijz* opslag
        werkschoenen verlof* bhv* bedrijfshulp* bespreek_ik_liever persoonlijk_bespreken nog_onbekend
        ben_tevreden niks_speciaal* niets_speciaal* gewoon_mijn_werk doe_mijn_werk verder_geen geen_vragen
        niet_relevant schiet_me_niets niets_te_binnen mag_een_ander geen_ontwikkelwens* zit_goed_zo bureaustoel
        tweede_beeldscherm betere_cao cao printer_doet printer_kapot vrije_dag uitdiensttreding fiets_gestolen
        gestolen gewoon_doorgaan blijft_zoals zoals_het_is doe_mijn_ding is_wat_het_is een_cursus_of
        maakt_niet_uit mezelf_ontwikkelen verder_ontwikkelen_zonder iets_leren geen_gedacht amai overleg_ik_nog
        wordt_besproken nadenken_over""",
    **SAYINGS,
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


@cache
def _patterns_of_words() -> dict[str, re.Pattern[str]]:
    """Of each hint its patterns of one word."""
    tables = {name: " ".join(p for p in table.split() if "_" not in p) for name, table in HINTS.items()}
    return {name: _any_of(table) for name, table in tables.items() if table}


@cache
def _phrases() -> tuple[tuple[str, str, str], ...]:
    """The patterns of more words as plain text, each with its longest word and its hint."""
    phrases = ((p.strip("*").replace("_", " "), name) for name in HINTS for p in HINTS[name].split() if "_" in p)
    return tuple((max(phrase.split(), key=len), phrase, name) for phrase, name in phrases)


@lru_cache(maxsize=20_000)
def _hints_of(word: str) -> tuple[dict[str, int], tuple[tuple[str, str], ...]]:
    """How often a word points at what by itself, and phrases it may be a part of, each with its hint.

    Most words are seen again, and give little.
    """
    counts = {name: len(pattern.findall(word)) for name, pattern in _patterns_of_words().items()}
    phrases = tuple((phrase, name) for longest, phrase, name in _phrases() if longest in word)
    return {name: count for name, count in counts.items() if count}, phrases


def _counted(words: str) -> dict[str, int]:
    """How many places point at what. A text is searched as a whole only for hints of which it has a phrase."""
    found: Counter[str] = Counter()
    as_a_whole = set(TURNS)
    for word in words.split():
        counts, phrases = _hints_of(word)
        for name, count in counts.items():
            found[name] += count
        as_a_whole.update([name for phrase, name in phrases if phrase in words])
    for name in as_a_whole:
        found[name] = len(_patterns()[name].findall(words))
    return {name: count for name, count in found.items() if count}


def hints(plain_words: str) -> dict[str, int]:
    """How many places of a text (plain words, one space between) point at what, by the name of the hint."""
    told = _IN_PASSING.sub(" ", plain_words)
    found = _counted(told)
    # Many type as they speak: "planne", "tille", "beter same werke".
    spoken = _SPOKEN_ENDING.sub(r"\1n", told)
    if spoken != told:
        found |= {name: 1 for name in _counted(spoken) if name not in found}
    return found
