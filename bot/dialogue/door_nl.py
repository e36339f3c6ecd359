"""Dutch and Flemish words that point at what must not be stored. Hints for the model, which learns their weight.

A pattern is a word in plain writing (lower case, no accents); `word*` also stands for longer words that begin with
it, `*word` for words that end in it. Another language adds tables of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

# Words that point at a private fact by themselves, or in the company of a person.
POINTERS: Final[dict[str, str]] = {
    # Illnesses, conditions, and what comes with having a body.
    "illness": """
        kanker* *kanker tumor* *tumor leukemie lymf* melanoom* hernia* reuma* artrose arthrose artritis jicht
        diabet* diabeet hartprobl* rugprobl* hartkwaal suikerziekte sukkerziekte astma* copd migraine* migrene*
        epilep* parkinson* alzheimer dement* ms tourette *patient adhd addh add autis* asperger dyslex* dyscalculie
        dysle* ptss ptsd trauma* depres* burn-out* burnout* burnoud* burn overspannen* overspanne overspanning
        overwerkt oververmoeid* angststoornis* angstaanval* faalangst paniek* fobie* bipola* manisch* hypoman*
        schizo* psychos* psychot* borderline ocd ocs anorexia boulimia *stoornis *stoornissen hiv aids hepatitis tbc
        corona covid* griep *griep longontsteking* *ontsteking *ontstekingen bronchitis hartinfarct* hartaanval*
        beroert* cva tia herseninfarct* hersenbloeding* hersenschudding* *infarct concussie whiplash* trombose*
        *embolie hartritme* hartfalen bloeddruk bloetdruk cholesterol spatader* eczeem psoriasis allerg* hooikoorts
        rsi carpaal tendinitis *itis fibromyalgie fibro lyme crohn colitis pds maagzweer* galblaas galstenen nierst*
        *ziekte *ziekten *aandoening *aandoeningen schildklier* endometriose pcos overgang menopauze opvlieger*
        miskraam* abortus zwanger* zwangr* verwachting uitgerekend kindje baby bevalling bevallen ivf iui icsi
        donornier transplantatie* slaapapneu apneu slapeloos* slaapprobl* tinnitus oorsuizen slechthorend*
        slechtziend* *blind blind doof dove stotter* spast* *verlam* verlamd dwarslaesie gehandicapt* handicap*
        *handicap invalide chronisch* ongeneeslijk* *klachten *pijn pijn hoofdpijn uitslag duizel* flauwgevallen
        bloedarmoede suiker verslaafd* verslaving* alcoholis* alcoholprobl* drankprobl* drugsprobl* hoogsensit*
        hooggevoelig* hsp overprikkel* ziekteperiode* zenuwpijn gordelroos platvoeten staar glaucoom bekken*
        *implantaat psych* suicid* *hernia coeliakie glutenintoler* lactose-intol* incontinen* menstru* ongesteld*
        vleesbo* myoom cyste* cysten poliep* fistel* aambei* darmprobl* maagprobl* gezondheidsprobl* oogprobl*
        knieprobl* *kwaal kwalen hartslag hartruis emfyseem sarcoidose cystic taaislijm* pfeiffer mazelen kinkhoest
        malaria tekenbeet q-koorts legionella *infectie infecties sepsis lupus scoliose osteopor* botontkalking
        breuk fractuur kneuzing verstuikt ingescheurd meniscus kruisband tennisarm muisarm slijmbeurs* spit ischias
        bechterew hypermob* *dystrofie dystrofie huntington tremor tics narcolep* insomnia hyperventil* duizelingen
        vertigo meniere afasie nah *letsel hersenletsel tia's coma waterhoofd meningitis lipoedeem obesitas
        overgewicht ondergewicht afvallen vitamine* ijzertekort dialyse blaas* prostaat testikel* eierstok*
        keizersnee stilgeboren onvruchtba* vruchtbaarheids* testosteron borstvoeding kolf kolven gekolfd somber*
        neersl* zelfmoord* doodsgedacht* automutil* snij snijd eetprobl* eetbui* smetvrees dwang* hallucin* waan*
        persoonlijkheids* hechtings* odd nld mcdd pdd-nos gilles autist autiste hsp'er uitbehandeld terminaal
        sterven ziekbed *verlamming vitiligo acne litteken* brandwond* amputatie geamputeerd dwerggroei downsyndroom
        syndroom nachtblind* kleurenblind* netvlies* macula* doofblind* oorsuis* nachtmerrie* geopereerd*
        geoppereerd* operatie* *operatie ziekenhuisopname fybro* ritmestoorn* hersen* *vermoeidheid mantelzorg""",
    # Being off work, and the arrangements for it.
    "off work": """
        ziek zieke ziekgemeld* ziekgeweest ziekmelding* ziektewet ziekte ziekteverlof ziekenbriefje* ziekbriefje
        ziekenkas mutualiteit wia wao wajong iva wga arbeidsongeschikt* re-integr* reintegr* verzuim verzuimd
        verzuimt uitgevallen uitviel uitval afgekeurd* herstel herstelde herstellen herstellende revalid*
        zwangerschapsverlof doelgroepregister banenafspraak no-risk* noriskpolis arbeidsbeperk* participatiewet
        wsw-indicatie ziekte-uitkering uitkering ziekteuitkering vangnet spoor opbouwschema urenbeperk*
        belastbaarheid jobcoach lappenmand beperking beperkingen belastbaar* ziekmelden opgenomen ingestort
        instorting arbeidstherapeutisch* ic opgebrand bezwijk* opname afwezig thuisgezeten""",
    # Who helps, and with what.
    "treatment": """
        dokter* doktor* huisarts* *arts arts artsen specialist cardioloog neuroloog orthopeed internist longarts
        oncoloog uroloog dermatoloog gynaecoloog reumatoloog psychiater* psycho* psygo* *goloog therapie* therapeut*
        fysio* kinesist* kine osteopaat dietist* verloskundige* bedrijfsarts bedrijfsars arbo-arts arbodienst
        arbeidsgeneesheer chemo* bestral* medicijn* medicat* medicatie pillen pille pil slik slikt geslikt slikken
        antidepress* ritalin concerta prednison *remmers betablok* *medicatie *verkleining maagband insuline
        prothese kunstheup stoma pacemaker rolstoel scootmobiel krukken gehoorappara* steunkousen kliniek* *kliniek
        afkick* rehab infuus kuur paaz ggz poh aa emdr cgt cognitieve schematherapie oxazepam temazepam diazepam
        lorazepam sertraline citalopram paroxetine fluoxetine prozac venlafaxine mirtazapine amitriptyline lithium
        quetiapine metformine ozempic tramadol oxycodon morfine ibuprofen diclofenac paracetamol dexamf* methylf*
        pijnstiller* slaappil* slaapmid* kalmeringsm* bloedverdun* statine* inhaler* puffer* pufje pompje spuit
        spuiten zalf gehoortoestel* hoortoestel* stok rollator brace spalk korset kunstbeen kunstgebit bypass
        dotter* stent* katheter* hechting* narcose *scopie echo punctie cardio* neuro* onco* uro* dermato* gynaeco*
        reumato* nefro* endocrin* internist* orthop* mdl-arts kno-arts poli polikl* spoedeisend* ambulance medisch*
        medische gezondheid* lichamelijk* fysiek* behandeling crisisplan diagnose diagnoses hormonen injectie*
        vaccin* biopt scan mri onderzoek""",
    "body": """
        rug nek schouder* knie* heup* pols* elleboog ellebogen enkel* voet voeten been benen arm armen hand handen
        vinger* hart long longen nier nieren lever maag darm* huid hoofd baarmoeder borst* gehoor oor oren oog ogen
        stem stembanden bloed* gewricht* spier* zenuw* rug-* geheugen hoof lijf lichaam* mentaal* psychisch*""",
    "hurts": """
        pijn zeer last kapot versleten gebroken opspelen opspeelt speelt slecht slechte slechter achteruit lijd
        klachten pijnlijk doodmoe uitgeput moe suf vermoeid* opvliegers versuft""",
    "substance": """
        drinkt drank dronken alcohol drugs blow blowt blowen wiet coke gokken gokt gokschuld*""",
    "union": """
        vakbond* vakbont* *vakbond vakbondslid vakvereniging bond bonden fnv* fnv'er cnv* cnv'er abvv acv aclvb
        syndica* kaderlid kaderleden aob nu'91 nu91 rmu vcp unie stak* gestaakt staking* stakings* actiegevoerd
        bondslid militant afgevaardigde* contributie ledenraad bondsraad werkstaking cao-actie""",
    "religion": """
        moslim* moslima islam* allah koran moskee* imam ramadan suikerfeest offerfeest gebed gebeden bid bidden bidt
        bit kerk kerken kerkelijk* christ* christen katholiek* protestant* gereformeerd* hervormd evangelisch*
        pinkstergemeente jehova* geloof geloofs* gelovig* god gods jezus bijbel* dominee ouderling diaken
        ambtsdrager vasten vastenmaand joods* jood synagoge sabbat sjabbat keppel* hoofddoek* tulband kruisje
        hindoe* boeddh* sikh* atheist* ongelovig* gedoopt bekeerd koosjer halal priester pastoor viering
        vrijdaggebed roeping misdienaar parochie koranles zondag zondags religi*""",
    "origin": """
        afkomst herkomst komaf etnic* etnis* nationaliteit allochtoon allochtone buitenlander* buitenlandse
        migratieachtergrond vluchteling* gevlucht asiel* statushouder* verblijfs* visum herkomst* geadopteerd
        gastarbeider* huidskleur zwarte zwart blank blanke donkere getint* roots wieg accent turk turks turkse
        turken marok* maroc* surina* antil* arub* curacao* molukse molukker* molukken indisch* indones* pool pools
        poolse polen roemeen* roemeens* bulgaar* bulgaars* syri* irak* iran* afghan* eritre* somal* ethiop* ghana*
        ghanees* nigeri* congo* kaapverd* chinees* chinese china viet* india indiase indier pakist* koerd* oekrai*
        russ* joego* bosni* kroaat* servisch* albane* roma sinti woonwagen* egypt* soedan* soeda* libie* palest*
        israel* tunes* alger* oeganda* kenia* zimbab* guinee* gambia* senegal* liberia* rwanda* burundi* zambia*
        mexic* peruaan* chileen* argentijn* cubaan* domini* haiti* hongaar* tsjech* slowaak* litouw* letse estland
        moldav* georgi* armeen* armeni* azerb* tsjetsj* kazach* oezbek* nepal* bangla* tamil birma* cambod* korea*
        japan* maleis* tibet* papoea* creool* javaan* berber* riffijn* zigeun* aramees* assyr* jezid* alevi*
        paspoort hindoest* braziliaan* colomb* vene* afrika* afro* arabi* arabisch* spanje italiaan* portuge*
        grieks* jemen* kameroen* angol* filip* thais* tweede-generatie achtergrond achternaam oorsprong origine
        geboren turkije""",
    "orientation": """
        homo homo's homosek* gay lesbi* lesbo lesbi bi biseks* queer panseks* aseks* holebi* lhbt* lgbt* trans
        transgender* transvrouw transman non-bin* nonbin* intersekse gender* geaardheid hetero hetero* coming-out
        kast transitie seksueel seksuele""",
    "private life": """
        scheiding scheiden gescheiden vechtscheiding echtscheiding* schuld schulden schulde gokschulden
        schuldsanering schuldhulp* *schuldenregeling geldprobl* geldzorgen financieel rood huwelijksprobl*
        relatieprobl* veroordeeld* justitie taakstraf enkelband detentie reclassering aangehouden verdacht aangifte
        ontrouw betrapt verhouding bedriegt bedrogen huurachterstand uitgezet dakloos zwerft opvanghuis voogdij
        omgangsregeling stalkt bedreigd uithuis* pleegkind familieprobl* privesituatie privezaken prive
        thuissituatie gokverslaafd belastingschuld verliefd huwelijk wsnp deurwaarder* loonbeslag* alimentatie
        failliet bijstand gevangenis opgepakt strafblad crimine* contactverbod affaire minnaar* minnares vreemd
        vreemdgaan vreemdgaat tinder datingprofiel relatie ex weduwe weduwnaar overleden overlijden verloren erfenis
        mishandeld misbruikt geslagen jeugdzorg uithuisgeplaatst uitgeplaatst geplaatst trouwen getrouwd breuk
        buitenechtelijk* werkloos weggelopen bank verslonst krap""",
}

# Who it is said of.
FRAMES: Final[dict[str, str]] = {
    "self": "ik 'k ikzelf mijn mn m'n me mij mezelf mijzelf zelf ben heb had hep wij we ons",
    "relative": """
        man vrouw vriend vriendin partner zoon zoontje dochter dochtertje kind kinderen kleine moeder vader broer
        zus zusje ouders oma opa familie echtgenoot ex gezin baby thuis""",
    "colleague": """
        collega collega's collegas leidinggevende baas bazin chef teamleider teamleidster teamlead manager
        filiaalmanager afdelingshoofd diensthoofd directeur planner maat duo mentor coach trainer begeleider
        begeleidster stagiair* bijrijder juf meester receptioniste bedrijfsleider ploegbaas hij zij ze haar zijn hem
        buurman voorman""",
    "trade": """
        patient* client* bewoner* klant* leerling* deelnemer* gast gasten ouderen oudere mensen kinderen jongeren
        vrouwen burgers inwoners passagiers huurders slachtoffers naasten nabestaanden dementerende* zieken
        verwanten koeien planten machines afdeling opleiding opleid* cursus* training richtlijn* module* module
        scholing bijschol* navorming protocol* beleid *beleid vak vakgebied specialis* begeleid* verzorg* verpleeg*
        verpleegk* kennis leren leer diploma certificaat attest project* app apps software registratie *registratie
        signaler* herken* geruststel* opvangen vervang* repareren dossier* rapport* voorlicht* voorlichting
        beleidsadv* adviseur* consulent* omgaan behandelen onderzoek doelgroep branche sector spreekuur overleg
        namens werkgever roosters regeling verzekering* *beleids* afhandel* doktersassist* assistent* secretar*
        medewerker* docent lesgeven verdiepen verdiep casemanager* techniek techniek* systeem systemen hygiene""",
}

# Words that make what follows a fact about someone.
CLAIMS: Final[dict[str, str]] = {
    "being": "ben is was zijn bent als word werd wordt blijf ook zelf weer nog",
    "having": "heb heeft had hebben hep gehad kreeg krijg krijgt kampt mis",
    "because": "door wegens vanwege ivm sinds na omdat want dankzij",
    "owning": "mijn mn m'n me zijn haar hun",
    "undergoing": "zit zat lig ligt lag loop loopt ga gaat volg slik slikt gebruik neem zie moet mag doe",
    "caring": "met voor over van bij rond aan in op de het een",
}

TURNS: Final[dict[str, str]] = {
    "health: the body gives trouble": (
        r"\b(?:mijn|mn|m'n|me|zijn|haar) (?:\w+ )?(?:rug|nek|schouders?|knie\w*|heup\w*|pols\w*|elleboog|enkels?|"
        r"voet|voeten|been|benen|arm|armen|hand|handen|vinger\w*|hart|longen|nieren|lever|maag|darm\w*|huid|gehoor|oren|oor|"
        r"ogen|oog|stem|gewrichten|hoofd|geheugen|gezondheid|lichaam|lijf|bloed\w*)\b"
    ),
    "health: something with the body": r"\b(?:het|iets|last|pijn|klachten|zeer) (?:aan|van|in|met|met de|aan de) (?:\w+ )?(?:rug|nek|schouders?|knie\w*|hart|longen|hoofd|nieren|voet\w*|handen|pols\w*)\b",  # noqa: E501
    "health: told by a doctor": (
        r"\b(?:van|volgens|bij|op advies van|op) (?:de|den|mijn|mn|een) (?:\w+ )?"
        r"(?:dokter|arts|huisarts|bedrijfsarts|specialist|psych\w*|therapeut|fysio\w*|neuroloog|orthopeed)\b|"
        r"\b(?:dokter|arts|huisarts|bedrijfsars|bedrijfsarts|psych\w*|\w+loog|arbo-arts|geneesheer) "
        r"(?:zeg\w*|zei|vindt|advis\w*|raad\w*|heeft|noemt)\b|\b(?:dokters|medisch) ?advies\b"
    ),
    "health: I have it": (
        r"\b(?:ik|k) (?:heb|had|kreeg|krijg|hep) (?:\w+ ){0,3}(?:diagnose|stoornis|aandoening|ziekte|beperking|"
        r"handicap|\w+itis)\b"
    ),
    "health: was ill": (
        r"\b(?:ziek|beroerd|in de lappenmand|uit de roulatie|uit de running|overspannen|opgenomen|ingestort|thuis) "
        r"(?:geweest|gezeten|gelegen|gemeld|zit|zitten)\b|\b(?:wegens|door|ivm|vanwege) (?:mijn )?(?:ziekte|opname)\b"
    ),
    "health: at home ill": r"\b(?:zit|zat|lig|lag|thuis|weken|maanden|jaar) (?:\w+ ){0,3}(?:thuis|ziek|ziekenhuis)\b",
    "health: adapted work": (
        r"\b(?:halve|minder|vier|korte) (?:dagen|diensten|uren|uur)\b|\b\d+ ?(?:%|procent)\b|\bspoor (?:2|twee)\b|"
        r"\bprogressieve tewerkstelling\b|\b(?:weer|aan het|nu) (?:op)?bouw\w*\b"
    ),
    "health: cannot any more": (
        r"\b(?:kan|mag|lukt|gaat) (?:ik )?(?:\w+ ){0,4}niet (?:meer|lang|goed)\b|"
        r"\bniet meer (?:leven|tillen|heffen)\b"
    ),
    "health: sees or hears badly": r"\b(?:hoor|zie|slaap|loop|hoort|ziet|slaapt) (?:\w+ ){0,3}(?:slecht|slechter|niks|niets|minder|dubbel|stemmen)\b",  # noqa: E501
    "health: expecting": r"\bin verwachting\b|\b(?:zwanger|verlof) (?:van|en|in)\b|\ween baby\b",
    "union: member": (
        r"\b(?:lid|lit) (?:van |bij )?(?:de |het |een |mijn )?(?:vakbon\w*|bond|fnv|cnv|unie|acv|abvv|aclvb|"
        r"nu'?91|aob)\b|"
        r"\b(?:van|bij|via) de bond\b|\b(?:mijn|onze) (?:vak)?bond\b|\bde bond (?:heeft|zegt|staat)\b"
    ),
    "religion: mine": (
        r"\b(?:mijn|mn|ons|haar|zijn) geloof(?!\w)|\bik geloof in (?:god|allah|jezus)\b|\bvan (?:mijn|het) geloof\b|"
        r"\b(?:naar|in) (?:de|mijn|onze) (?:kerk|moskee|mis|tempel|synagoge|gemeente)\b|\bik (?:bid|vast|bit)\b|"
        r"\bin de leer\b"
    ),
    "origin: come from": (
        r"\b(?:ik |zelf |ouders )?(?:kom|komt|komen|gevlucht|geboren) (?:\w+ ){0,2}(?:uit|van|in) (?:[a-z]+)\b"
    ),
    "origin: I am one": r"\b(?:ik ben|ben|als|wij|ze is|hij is) (?:half |een )?\w+(?:se|aan|ees|er|ier|isch|s)\b",
    "orientation: same sex": (
        r"\btwee (?:mannen|vrouwen)\b|\bval(?:t)? op (?:mannen|vrouwen|manne|vrouwe)\b|"
        r"\b(?:uit de kast|in transitie|man naar vrouw|vrouw naar man|als (?:vrouw|man) leef|door het leven)\b|"
        r"\b(?:ook|zelf) (?:een )?(?:man|vrouw|vent)\b|\bmet een (?:man|vrouw)\b|\bgeen man en geen vrouw\b|"
        r"\bik ben niet hetero\b|\bals homo\b"
    ),
    "private: trouble at home": (
        r"\b(?:ligt|lig|zit|is|gaat|gaan) (?:\w+ ){0,3}(?:in (?:een )?\w*scheiding|scheiden|gescheiden|vreemd|"
        r"failliet|vast|vandoor|in de gevangenis|weg (?:van|bij))\b|"
        r"\b(?:problemen|ruzie|gedoe) (?:thuis|met (?:zijn|haar))\b|"
        r"\bthuis (?:geslagen|krap|problemen)\b|\b(?:bij|van) (?:zijn|haar) (?:man|vrouw|ex|moeder)\b|"
        r"\bin de (?:schulden|schuldsanering|bijstand|wsnp)\b|\b(?:heeft|met) (?:een )?(?:relatie|affaire|iets) met\b"
    ),
    "trade: anyone": (
        r"\b(?:iemand|wie|men|anderen|onze (?:bewoners|clienten|patienten|klanten|gasten|leerlingen)|mensen die|"
        r"(?:mijn|de) (?:clienten|patienten|klanten|leerlingen|bewoners|gasten|cursisten))\b"
    ),
    "trade: I work on it": (
        r"\bik (?:werk|help|begeleid|verzorg|vervang|regel|adviseer|geef|behandel|ondersteun|coach|vertaal|spreek|"
        r"controleer|herken|bewaak|onderzoek|verkoop|maak|schrijf|signaleer|blijf)\b|"
        r"\b(?:ik ben|als) (?:\w+ )?(?:jurist|koster|tolk|planner|adviseur|docent|consulent|kok|hr\S*|teamleider|"
        r"voorman|verpleegkundige|verzorgende|bewindvoerder|advocaat|arts|logopedist|journalist)\b|"
        r"\bwerk (?:bij|voor|met) (?:een|de|het|mensen|een \w+)\b|\bnamens (?:de|het)\b"
    ),
    "trade: with people who have it": (
        r"\b(?:mensen|patienten|clienten|kinderen|bewoners|ouderen|leerlingen|vrouwen|jongeren|klanten|gasten|iemand|"
        r"familie|zorg|kennis|werken|omgaan|cursus|scholing|leren|module|project|voorlichting|beleid) "
        r"(?:\w+ )?(?:met|van|over|bij|na|rond|voor)\b"
    ),
    "trade: become or learn": (
        r"\b\w+(?:er|kundige|arts|ist|eur|iste|ent|aris|loog|tolk|specialist|consulent|coach) worden\b|"
        r"\b(?:opleiding|cursus|module|training|specialis\w+|diploma|navorming)\b"
    ),
}


# Turns of phrase about something else than the words in them. They are left out before anything is looked at.
_FIGURES: Final = re.compile(
    r"\b(?:"
    r"(?:een |met |mijn |veel )*hart voor (?:de zaak|\w+)|met hart en ziel|mijn hart ligt|daar ligt mijn hart|"
    r"hart sneller(?: van)?(?: gaat)? klop\w*|hart op de (?:tong|juiste plaats)|uit het hart|"
    r"uit (?:mijn|het) hoofd(?= |$)|hoofd (?:koel|boven water|bieden|leeg\w*)|koel hoofd|mijn hoofd erbij|"
    r"over het hoofd|van mijn hoofd|hoofd en handen|hoofdpijn van (?:dat|die|dit|deze|het|de) \w+|"
    r"buikpijn van|hoofdpijndossier\w*|achter de rug|ruggespraak|ruggengraat|rugzak\w*|rug (?:recht|sparen)|"
    r"ruggesteun|(?:met|aan) (?:mijn|mn|m'n|je|de) handen|handen aan mijn lijf|paar handen|"
    r"handen uit de mouwen|rechterhanden|linkerhanden|aan de hand|voor de hand|bij de hand|hand in hand|"
    r"in de hand|uit handen|uit de hand|van de hand|in de vingers|onder mijn hoede|onder de knie|"
    r"op (?:eigen|beide) benen|been bij\w*|op de been|(?:een |mijn )?(?:oog|neus|oor|antenne) voor \w+|"
    r"oogje in het zeil|ogen en oren(?: open)?|oogpunt|onder ogen|goed in mijn vel|in mijn schoenen|"
    r"van mijn stuk|kwijt over|niets over kwijt|achteruit rijd\w*|wat stuk is|aan mijn hoofd|"
    r"rust in mijn hoofd|mijn handschrift|schouder kijk\w*|in dienst|"
    r"(?:minder|meer|alle|op|over|van) klachten|"
    r"klachten (?:aan|van|over|afhandel\w*|oplossen|behandel\w*|netjes)|in mijn vel|dikke huid|"
    r"huid van de klant|lopend vuurtje|lichaamstaal|mijn stem (?:laten|gebruiken|sparen|verheffen|beter)|"
    r"stem verheffen|stemgebruik|stemhebbend|ei (?:niet |goed )?kwijt|verhaal(?: bij mij)? kwijt|tijd kwijt|"
    r"kwijtraken|(?:dood)?ziek van|ziek van de|verslaafd aan \w+ ?\w*|"
    r"allerg\w+ voor (?:vergader\w+|gezeur|rommel|regels)|blinde vlek|"
    r"blind (?:kan|kunnen|typen|varen|vertrouwen|op)|(?:6 \w+ die ik )?blind kan|achilleshiel|zwak voor|"
    r"pijnpunt\w*|doet het pijn|zere plek|geen pijn|"
    r"last van (?:tijd\w*|de herrie|de planning|het systeem|rommel)|"
    r"slecht tegen (?:rommel|onrecht|drukte|wachten)|slecht nieuws\w*|slechte planning|te beroerd|"
    r"gezonde (?:dosis|codebase|werkdruk|spanning)|bloed zweet en tranen|warm bloed|geloof dat|"
    r"geloof (?:heilig |sterk )?in (?!god\b|allah\b|jezus\b)\w+|goed gelovig\w*|geloofwaardig\w*|"
    r"geloof in (?:het|mijn|ons) (?:team|vak|werk|project)|heilige? (?:overtuiging|in)|bid dat|bid maar|"
    r"evangelie van \w+|religieus (?:vast\w*|aan)|getrouwd met (?:mijn|het) (?:werk|vak)|goede relatie met|"
    r"relatie(?:s)? (?:opbouwen|met (?:klanten|leveranciers|de))|relatiebeheer|vast contract|"
    r"vaste (?:dag|plek|route)|scheiding (?:van|tussen) \w+|van huis uit|thuis voelen|thuis in|"
    r"ik voel me thuis|"
    r"kom (?:zelf |net |oorspronkelijk |van oorsprong )?(?:uit|van) (?:de|het|een|school|mbo|hbo)|"
    r"geboren en getogen|in de kast|uit de kast halen|"
    r"(?:turkse|poolse|marokkaanse|surinaamse|chinese|aziatische|italiaanse|spaanse|franse|duitse|engelse|"
    r"belgische|oekraiense|syrische|bulgaarse|roemeense|indiase|arabische|buitenlandse|internationale|joodse|"
    r"christelijke|katholieke|islamitische|protestantse|zieke) (?:collega's|collegas|klanten|keuken|"
    r"leveranciers|gasten|arbeiders|\w*krachten|markt\w*|begraafplaats\w*|organisatie|school|scholen|"
    r"feestdagen|wijk\w*|achterban|stichting\w*|mensen|planten|dieren|leerlingen|kranten?|taal|les\w*)|"
    r"(?:collega's|klanten|leveranciers|projecten|project|kantoor) in \w+|"
    r"(?:in het |wat |meer |beter )?(?:turks|pools|arabisch|chinees|spaans|italiaans|oekraiens|portugees|"
    r"russisch|hindi) (?:leren|spreken|spreek\w*|praten|uit\w*|leer\w*|lezen|verstaan|en)|"
    r"(?:leren|spreek|beetje|leren mij) (?:turks|pools|arabisch|chinees|spaans|italiaans|oekraiens|portugees|"
    r"russisch|hindi)|moe van (?:het|de|dat) (?:reizen|vergaderingen|gezeur|rooster)|als ik moe ben|lever ik|"
    r"ik lever|niet in staat|in geen velden|de overgang (?:naar|van)|overgang naar|"
    r"operatie (?:schone lei|schoon\w*)|symptoombestrijding|een recept voor|wat mij (?:scheelt|dwars)|"
    r"zwarte (?:cijfers|piet|band)|zwart op wit|in het zwart|familiemens|workaholic"
    r")\b"
)


def literally(plain_words: str) -> str:
    """The words without the turns of phrase that are about something else than the words in them."""
    return " ".join(_FIGURES.sub(" ", plain_words).split())


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of patterns, ready to ask of a word."""

    words: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]

    def has(self, word: str) -> bool:
        return word in self.words or word.startswith(self.beginnings) or word.endswith(self.endings)


@cache
def _tables(which: str) -> dict[str, _Table]:
    made = {}
    for name, table in {"pointers": POINTERS, "frames": FRAMES, "claims": CLAIMS}[which].items():
        patterns = set(table.split())
        made[name] = _Table(
            frozenset(p for p in patterns if "*" not in p),
            tuple(sorted(p[:-1] for p in patterns if p.endswith("*") and not p.startswith("*"))),
            tuple(sorted(p[1:] for p in patterns if p.startswith("*"))),
        )
    return made


@cache
def _turns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(turn) for name, turn in TURNS.items()}


def pointers(word: str) -> tuple[str, ...]:
    """The private subjects that a word may be about."""
    return tuple(name for name, table in _tables("pointers").items() if table.has(word))


def frames(word: str) -> tuple[str, ...]:
    """Whom a word says it of: the writer, someone near, a colleague, or the people and things of a trade."""
    return tuple(name for name, table in _tables("frames").items() if table.has(word))


def claims(word: str) -> tuple[str, ...]:
    """How a word ties what follows to someone: being it, having it, because of it."""
    return tuple(name for name, table in _tables("claims").items() if table.has(word))


def turns(plain_words: str) -> tuple[str, ...]:
    """The turns of phrase in a sentence (plain words, one space between)."""
    return tuple(name for name, turn in _turns().items() if turn.search(plain_words))


# Someone by name: "collega Anja", "meneer Visser", "Sandra heeft", "bij Frank thuis".
_NAME: Final = r"[A-Z][a-zà-ÿ]{1,14}"
_NAMED: Final = re.compile(
    rf"\b(?:[Cc]ollega|[Mm]eneer|[Mm]evrouw|[Dd]hr\.?|[Mm]evr\.?|[Mm]w\.?|[Jj]uf|[Mm]eester|[Bb]ij|de) {_NAME}\b|"
    rf"\b(?!Ik\b|Het\b|Dat\b|Wat\b|Er\b|Ze\b|Hij\b|Zij\b|We\b|De\b|Dit\b|Alles\b|Nu\b){_NAME} "
    r"(?:heeft|is|zit|ligt|gaat|drinkt|komt|wordt|uit mijn team|van de|zijn (?:zoon|dochter|vrouw|man)|thuis|"
    r"wil van)\b"
)


def names_someone(text: str) -> bool:
    """Whether a sentence, as typed, speaks of someone by name."""
    return _NAMED.search(text) is not None
