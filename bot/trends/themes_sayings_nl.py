"""Sayings, turns and words of more trades that point at a theme, in the form of `themes_nl.HINTS`."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, str]] = {
    "persoonlijke_effectiviteit: sayings": """
        aantrek achtergrond afleiden_door_wat afstand_nemen afwachtend anderen_van_me anderen_van_mij
        autonomie bedrieg* besluiten_nemen bibber* black-out bloos* dapper de_lat_hoog defensief
        dicht_bij_mezelf doen_gelden dom_gevonden druk_om_maken durf eigen_regie eigen_verantwoordelijk*
        emotie* emotioneel fout_durven fouten_durven fouten_mogen fouten_toegeven frustratie*
        geduld_met_mezelf geduldig* geloven_in_mezelf grens_aangeven grenzen_stel* heethoofd* hoofd_koel
        huilen_op hulp_te_vragen iedereen_te_vriend impulsi* in_het_diepe in_mijn_schulp incasser*
        intimideren introvert irritatie* irriteer* ja-knikker ja_zeg* jaknikker knoop_doorhak*
        knopen_doorhak* koelbloed* kritiek_als kwaliteiten_van_mezelf kwetsba* laat_me_niet laat_me_snel
        lat_te_hoog lont* loslaten_wat malen me_aan_te_trekken me_minder_druk me_wegcijfer* mee_naar_huis
        mening_geven mezelf_kwijt mezelf_vergelijk* mezelf_wegcijfer* mijn_eigen_mening mijn_hoofd_koel
        mijn_poot_stijf minderwaardig* mindset moed mondig muizenissen nee_te_zeg* nee_zeg* neen_zeg*
        ondersneeuw* ongeduldig* op_de_voorgrond opgeven overdonder* overrompel* persoonlijk_leiderschap
        piekergedrag plankenkoorts pleas* proactie* punt_maken reflecteren reflectie* regie_over schaamte
        schuldig_te schuldig_voel* sla_dicht standvastig stevig_in stevig_staan stevige* stil_in
        stressbestendig* te_braaf te_streng_voor tegen_mijn_verlies timide tob* tot_tien_tellen tranen
        trek_me_alles trek_me_te trots_mogen trots_zijn uit_mn_schulp van_me_af van_mij_af_laten
        verdediging_schiet volhouden_als voor_mezelf_gaan_staan voor_mezelf_kiezen voor_mezelf_opkomen
        weerba* weerwoord zelfbeeld zelfbeheersing zelfreflectie zelfstandiger zelfsturing zenuwachtig
        zenuwen zichtba*""",
    "samenwerken: sayings": """
        aan_elkaar_over aan_hetzelfde_touw aan_tafel_met aansluiten_bij_de aansluiting aanvaring*
        afdelingen_heen afgestemd afstemmen afstemming alleen_doe allianties andere_afdeling andersdenkend*
        bakkie bij_elkaar_staan bij_elkaar_zitten bijleggen bots* brug_slaan brug_tussen bruggen buddy_van
        buitenbeent* buitengesloten buurpartij* co-creatie co-docent* coalitie* cocreatie collegia*
        compromis* contact_met_collega* contact_met_de_andere delen_met draagvlak_bij duo's duobaan
        dwarsverband* een_lijn eiland einzelganger* elkaar_aanspreken elkaar_tegenwerk* elkaar_vertrouw*
        elkaar_vinden fijne_collega gemeenschappelijk* geroddel goede_collega groepjes handje_helpen
        heel_anders_denken in_mijn_eentje_doe ingespeeld inspringen_voor intervisie* kennisdeling keten
        koppel los_zand maatje* mdo meedenken_met meningsverschil* met_z'n_allen met_z'n_tweeen
        met_zijn_drieen met_zijn_tweeen met_zijn_vieren mijn_maat mijn_maten mijn_plek_in naar_elkaar
        nationaliteiten netwerk* neuzen niet_alles_alleen onder_elkaar onderaannemer* onderling* onmin
        overdracht* overdragen_aan_de_nacht overleggen overlegstructuur overnemen_van_elkaar partnerschap*
        pesten_in plek_vinden praatje rekening_houden_met ruilen_met ruzie* saamhorig* saamhorigheid
        samen_doen samen_eten samen_met samen_oplossen samenhorig* solist solistisch spanningen_in strubbel*
        tandem teamdoel* teamoverleg* teamplayer* teamvergadering* tegenwerken uitpraten uitwissel*
        verbinding_met verschillende_culturen wederzijds* wij_zij wrijving* zelfde_touw""",
    "loopbaan: sayings": """
        afbouwen_naar ambieer ambieren ander_pad andere_afdeling_werken andere_locatie_werken
        baan_op_kantoor baan_verdwijnt beleid_doen ben_ik_geschikt ben_uitgegroeid bij_mij_past binnenkijken
        boventallig* contract_loopt dagbaan dagdienst_baan de_it_in de_kant_op degraderen demotie doodlopen*
        eigen_winkel ervaring_opdoen_elders ervaringscertificaat* evc freelance* functie_verdwijnt geknipt
        geschikt_ben geschikt_voor herintred* het_buitenland hoofdkantoor horizon iets_heel_anders
        iets_nieuws_zoeken in_aanmerking intern_verhuizen interne_overstap job_rotation jobrotat*
        kansen_binnen kansen_zijn kijken_of_dat lichter_werk linkedin loopba* loopbaanadvis* loopbaancheque
        loopbaancoach* loopbaanscan* meekijken_bij mijn_oude_beroep mijn_roeping minder_zwaar_werk
        motivatiebrief naar_de_zorg netwerkgesprek* ondernemer_worden opvolgen_als orientat* orienter*
        outplacement* over_drie_jaar past_er_bij past_nog pensioen_afbouwen portfolio_maken proefdraaien_op
        roeping roteren sleur_hier snuffel* solliciteer stap_hoger stap_omhoog stapje_hoger te_worden
        terug_naar_mijn_oude terug_naar_school toekomstbeeld traineeship* tweede_loopbaan vaste_baan
        vastgeroest verbreden vertrekken_bij vleugels_uit* voor_de_klas voor_mezelf_beginnen waar_ik_over
        waar_sta_ik waar_wil_ik_heen wat_wil_ik_worden weg_uit_de weg_van_de wegwezen welke_kant wil_worden
        wisselen_van_rayon zij-instroom zijinstrom*""",
    "verandering_innovatie: sayings": """
        aanpassen_aan aanpassingsvermogen afkijken_bij_andere altijd_al altijd_gedaan altijd_zo
        andere_aanpak andere_manier andere_werkwijze anders_denken anders_inricht* anders_kijken
        anders_organiser* automatisch_laten bijdetijds creatief creatiev* creativiteit draagvlak_voor
        duurza* energiebespar* flexibel* gewoonte* gewoontedier goed_idee handiger hervorm* hoe_anderen_het
        hoe_ze_het_in idee_indienen idee_uitwerk* idee_van_de ideeen ideeenbus iets_nieuws implementer*
        ingesleten introducer* kartrekker_van meegaan_in met_de_tijd minder_verspil* nieuw_elan
        nieuw_protocol nieuwe_structuur nieuwe_werken nieuwe_wet_dwingt nieuwigheid omgegooid omgooien
        ontwerpen_van_een op_de_schop open_staan_voor openstaan* opschudden oude_manier overbodig* overhoop
        papierloos pionier* processen_simpel* proef_doen proef_draaien proef_met proefopstelling
        proefproject* proeftuin* reorganis* roest* routine* scrum_gaan slim_idee slimme_oplossing* slimmer
        stroomlijn* suggestiebus testen_of testen_op toekomstgericht transformat* uittesten uitvinden
        uitvinding* vaste_patronen vastgeroeste vasthouden_aan_hoe verandering_verkop* verandermanagement
        verbeterbord* verbetering_voorstellen verbeterplan* vergroen* verzinnen voorlop* vooroplop*
        voortrekker* waarom_doen_we_het waarom_we_het_zo waterbespar* weg_met wegnemen_wat_niet wendba*
        werkgroep_die werkgroep_trekken zonder_papier""",
    "plannen_organiseren: sayings": """
        achterloop* actielijst* administratie_bij* administratie_niet administratie_op afgeleid_door_mijn
        afleiding* afmaken afspraken_bijhoud* afspraken_nakom* afvink* agenda agenda's agendabeheer
        archiver* belangrijk_en_dringend bewaken_van blokken_maken bomen_het_bos brandjes_bluss* bureau_leeg
        chaos* chaotisch* combineren_met_studie dag_indelen dingen_tegelijk dossiervorming dubbel_geboekt
        dubbel_werk dubbele_boeking* eerder_beginnen eerst_moet effectiever_werken focus* geleefd
        gestoord_word* inbox indeling_van_mijn inkoopkalender inschatten_hoe inschatten_hoeveel inventaris*
        last_minute leef_van leeg_bureau leven_door_de_telefoon lijstjes logistiek_van maak_niks_af
        maandplan* mail_op_orde mailbox meerdere_dingen mijlpa* mijn_mails_bijhoud* mijn_ronde_slim*
        misgrijp* nakomen niks_af onvoorbereid op_het_laatste op_orde_krijgen op_tijd* opgeruimd opruim*
        orde_op ordelijk* organisatie_van planning* productieschema projectleid* projectmanag* projectmatig*
        projectplan* punctu* ramen regel_alles regelen rommel* rooster_maken roosteren roosters_maken
        schema_dat_klopt schuif* scriptie_naast slimmer_inricht* spoed_op stipt* studie_naast
        systeem_aanbreng* te_laat_aan te_laat_begin* te_laat_inlever* termijn* tijd_beter tijdblok* tijdig*
        tijdmanagement time_management to_do* uren_bewaken uren_inlever* uren_invull* urenraming urgent*
        vaste_plek veel_ballen vergaderstukken vergeetachtig vergeten_dingen vier_dingen_tegelijk
        voor_me_uit voorraad_bijhoud* voorrang_geven vooruit_kijk* vooruit_werk* vooruitkijk* vooruitwerk*
        waan_van_de_dag wat_eerst week_indelen werkvoorbereid* werkvoorraad*""",
    "klantgerichtheid: sayings": """
        aan_de_balie aan_de_kassa aan_het_loket aandacht_geven accountplan* acquisit* advies_geven_aan
        afnemers agressieve_bezoeker* angstige badgasten behoefte* beleefd* bewoners bezoekers
        bij_naam_kennen bijverkoop* bijverkop* boze_beller* boze_klant* burgers clienten cross-sell*
        de_mens_zien dienstverl* donateurs doorvragen_naar_de_hulp gastbeoordel* geduld_met_mensen
        geduld_met_ouder* gehoord_voelt geruststel* gezien_voelt glimlach* grote_klanten hoffelijk*
        hulpvraag* huurders in_de_rij in_goede_handen inlev* inwoners kinderen_afleid* kinderen_geruststel*
        klachtafhandel* klachten_afhandel* klachtgesprek* klantbeleving* klantbezoek* klantcijfer
        klantcontact* klantenkring klantenservice klantgericht* klantgesprek* klantrelatie* klanttevreden*
        klantvraag* klantvrien* laatste_dagen laatste_levensfase lastige_klant* leden_werven lege_handen
        levertijd_aan loketgesprek* luisterend_oor_voor meedenken_met_de_klant mens_achter mens_zien
        menswaardig* met_naam_begroet* moeilijke_klant* mopperende mysteryshop* naar_wens* nazorg*
        netjes_achterlat* omzet* ouders_het_gevoel patienten relatie_met_de_klant relatiebeheer* review*
        service servicegericht* terugbellen_van tevreden* toerist* troost* upsell* verkoopgesprek*
        verkopen_van verwachtingen_manag* vriendelijk* vriendelijk_blijven wachten_te_lang wachtrij*
        wachttijd* wandelaars wat_een_klant wat_iemand_nodig wat_mensen_nodig wensen_van zeurende""",
    "communicatie: sayings": """
        aan_de_telefoon artikel_schrijf* b1-niveau_schrijf* begrijpelijk* bel_liever beleidsnota*
        blad_voor_de_mond boodschap* bot_en botte breedsprak* brief* briefen briefing* brieven column*
        commun* debatt* debriefing direct_over discussi* door_iedereen_heen doorvragen* duidelijk_commun*
        duidelijk_uit duidelijk_zijn_over eindredactie flap_alles flap_eruit gebaren_en gespreksleid*
        gesprekstechn* gespreksvoer* gewone_mensentaal groep_toesprek* hard_praten heen_praten helder_brief*
        helder_schrijf* helder_uit herschrij* hete_brij in_plaats_van_invullen interview* intonatie*
        jaarverslag* keukentafelgesprek* kom_ik_over korter_en kritiek_leveren lang_van_stof
        lastige_gesprek* leg_het_uit leg_uit lichaamstaal* luisteren* mail_schrijf* mails_schrijf* mailt
        mailtjes media_te_woord mensentaal met_de_deur_in mijn_mails mijn_stem mijn_toon moeilijk_gesprek*
        moeilijke_gesprek* moeilijke_woorden motiverende_gespreks* non-verba* non_verbaal non_verbale
        notuler* om_de_hete omgaan_met_de_pers omroep* onderbreek* onderbreken overkom* overkomt
        pers_te_woord podcast* podium_spreek* portofoon* praat_snel praat_te presenter* proces_verbaal
        rapportage* rapporten_schrijf* rapporter* redigeren samenvatten* schrijfcursus* schrijfstijl
        schrijftrain* slechtnieuws* social_media soep spreken_voor te_direct te_lang_van_stof te_snel_praat*
        te_zacht* tekst_schrijf* teksten* tolken uit_te_leggen* uitleg uitleggen* uitpraat uitpraten_laten
        van_de_hak_op vergadering_voorzit* verhaal_vertel* verslag* verslagleg* vertel_te_weinig
        verwachtingen_uitspr* voor_groepen voorzitter_zijn zeggen_waar_het""",
    "leidinggeven: sayings": """
        aansturen* afdelingshoofd* als_baas als_chef als_kwartiermaker als_leidinggevende als_ploegbaas
        als_regisseur als_teamleider als_voorman als_voorvrouw aspirant* bbl'ers buddy_zijn coachend_lei*
        commandant de_vloer_op delegeer delegeren* enthousiasmer* functionering* gezag* het_goede_voorbeeld
        iemand_aanspreken ingrijpen_als inrijden_van jaargesprek* kar_trekken knoop_voor_de_groep
        koers_uitzet* kwartiermaker leerling_begeleid* leerlingen_op_de_werkvloer loslaten_en_vertrouw*
        medewerker_aanspreken meekrijgen_van_mijn mensen_laten_groei* mensen_meenem* mensen_motiver*
        mensen_vasthoud* mentor_van mentor_zijn meter_zijn mijn_groep_aan mijn_leerling* mijn_meiden
        mijn_meisjes mijn_stagiair* mijn_teamleiders mijn_vrijwilligers minder_controler* motiveren*
        nieuwe_collega* nieuweling* nieuwelingen nieuwkomer* ontwikkelgesprekken op_afstand_aan opdragen
        opvolger* overwicht* peter_zijn ploeg_gedraaid ploeg_meenem* praktijkbegeleid* praktijkopleid*
        sergeant situationeel* stagiaires streng_en streng_maar stuur_aan taakverdeling taken_uitzetten
        taken_verdelen team_bouwen team_coachen team_gedraaid team_leiden team_meenem* teamontwikkel*
        verantwoordelijkheid_bij verzuim_in vloermanager* voorbeeld_geven vrijwilligers_aan
        vroeger_mijn_collega wachtmeester werkoverleg_leid* zelforganiser* ziekteverzuim*""",
    "gezondheid_balans: sayings": """
        alcohol arbo* balans_tussen bekaf beweging* bore-out* bureau_op_hoogte caseload* corona_klachten
        dieet duim* duurzaam_inzetb* energie_over energiebalans* energielek* eten_tijdens fitheid
        fysiek_zwaar* gebroken_dienst* gejaagd* gestopt_met_roken gestrest* haasten hernia* herstel* heup*
        hoofd_leeg hoofd_loopt hooi_op huisarts_zegt instorten inzetbaar* jachtig kapot_thuis knie* koorts
        laatste_benen langer_door lawaai mantelzorg* meditat* mentale_gezond* minder_gehaast
        niet_meer_gebeld niet_omval* onregelmatige_dienst* oordop* operatie_gehad opgebrand ouderschap
        overgang overspannen* parttime* pols* prive* prive_en psycholoog* rek_is_eruit reuma rooster_dat_ik
        rooster_volhoud* rust_in_mijn_hoofd slaapprobleem* sportschool staand_werken steunzolen stress*
        te_veel_hooi te_veel_zit* thuis_los* tilprotocol* tot_67 tot_mijn_pensioen uitslap* voeding volhoud
        volhouden vrije_dag_bel* werk_prive* werklast* ziek ziek_geweest ziekmelding* zitten_achter zwanger*""",
    "overig: sayings": """
        achternaam adres* al_besproken alles_naar alles_ok alles_oke alles_prima atv bedrijfskled*
        begrijp_de_vraag bespreek_ik beter_worden_in_mijn_werk blijft_hetzelfde bonus brandoefening*
        dertiende_maand dienstverband doorgaan_zoals een_cursus_volgen even_kijken geen_bijzonder*
        geen_commentaar groeien_in_mijn_werk het_weer hoeveel_uur_mag idem iets_nieuws_leren iets_over_kwijt
        in_dienst_sinds is_besproken is_stuk jubileum* kantine kapot kerstborrel* kijk_ik_later
        kilometervergoed* kluisje* koud_binnen later_doen later_invull* leaseauto* lekker_eten
        liever_mondeling loonsverhog* loopt_goed maakt_mij_niet mag_ik_dit meer_uit_mezelf mezelf_ontwikkel*
        mijn_hond mijn_kat mijn_naam mijn_pas moet_dit moet_ik_dit moet_nog_denken niets_bijzonders
        niets_te_meld* nieuw_leidinggevende niks_bijzonders niks_te_meld* nog_nadenken nog_niet_uit
        nog_over_nadenk* ontruimingsoef* pasje* pensioen_met_pensioen periodiek persoonlijke_ontwikkeling
        privezaak reiskost* schaal sinds_20* sla_maar sla_over telefoonnummer tevreden_met_hoe tocht
        toegangspas trein_te_laat uitje vakantiedagen* verhuisd verlofdagen vertel_ik_liever vertraging_met
        vraag_niet vrije_dagen vut waarom_moet_ik weet_niet weet_nog_niet welke_bedoel werkkled* werkschoen*
        werkt_niet_goed zelfde_als_vorig zie_mijn_vorige zo_hoor zo_houden zoals_besproken""",
    "taal: sayings": """
        accent* boeken_lezen_in chinees d_en_t dt-fout* duits duitse dutch engels engelse english french
        german italiaans klappen_in_het krant_kunnen krant_lezen language leren_schrijven nederlands
        nederlandse_les* nederlandse_taal pools poolse_taal portugees rosetta russisch spaans spaanse
        spelfout* spelling* turks tweede_taal vertalen* vlaams zinsbouw*""",
    "digitaal: sayings": """
        3d-* 3d_print* 3d_tekenen algoritme* cnc_program* code_leren codere cybersec* data data-anal*
        datakwal* digibeet digitaal* digitale* domotica* excel* filmpjes_monteren formule* geautomatis*
        handheld* in_teams javascript kassaprogramma klik_maar kunstmatige* laptop* lichtcomputer*
        netwerkbeheer* online_cursus_geven online_les* pakket_leren plc* powerpoint* privacy_en_veilig
        programma* prompts robotiser* sap_leren scripten site_bouwen site_van smartboard* software
        systeem_leren teams_en telefoon_gebruik* unittest* veilig_mailen veilig_online video_bewerk*
        videomont* webshop_bouw* word_en""",
    "vakkennis: sayings": """
        accountanc* accreditatie* antibiotic* audiolog* bachelor* bemest* beslag* bijblijven* bijspijker*
        biogas* bodem* boomverzorg* brandmeester* breimach* brood* btw* certificaat* certificer* conserver*
        contactlen* dakbedek* dementie* dialyse* didactiek* diergenees* dierziekte* dna draaien_en_frez*
        ehbo* elektrotech* epdm erfrecht* f-gas* farmacol* fileren* fiscaal* glas_in_lood glasblaz* glaszet*
        gmp* haccp* hbo-* hbo_* herscholing het_vak_in hoefsmid* horloge* hplc* huidtherap*
        in_de_vingers_krijg* infus* intoner* jurisprudent* kaas* kleuren_en_knip* kneepjes* laborator*
        lasdiploma* lastech* master_of masterclass* mbo_* meubel* mijn_papieren mijn_vak_bij monsters naai*
        nen* nieuwe_wet omgevingsrecht* onder_de_knie_krijg* oogmet* oogst* opfriscursus* palliat*
        papieren_halen papieren_van papiermach* parodont* patroontek* pcr* pedicure* piano* plantenkennis*
        pleister* pneumat* post-hbo* praktijkuren procestech* productkennis* protocol_leren protocol_opnieuw
        regelgeving* register registratie_als rekenonderwijs remedial* restaur* richtlijnen rouw_bij sloop*
        snoeien* sociale_kaart sommelier* specialis* steiger* steriel* strafproces* stralings* stuc*
        stukadoor* tentamen* theorie* thorax* typebevoegd* uitben* vaarbewijs* vaccin* vakkennis*
        vakliterat* vakmanschap* vakopleiding* veldwerk* vliegbrevet* wetgeving* wetswijzig* wft*
        wijnkennis* wondzorg* zuurdesem*""",
}
