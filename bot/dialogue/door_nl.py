"""Dutch and Flemish words that point at what must not be stored. Hints for the model, which learns their weight.

A pattern is a word in plain writing (lower case, no accents); `word*` also stands for longer words that begin with
it, `*word` for words that end in it. Another language adds tables of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from bot.learning.lexicon import lexicon

_REMEMBERED: Final = 16384  # words

# Words that point at a private fact by themselves, or in the company of a person.
POINTERS: Final[dict[str, str]] = {
    # Illnesses, conditions, and what comes with having a body. A table with a question mark holds words that
    # as often mean something else.
    "illness": """
        tweeling ademstop* ademnood black-out* huilbui* ms add kanker* *kanker tumor* *tumor leukemie lymf*
        melanoom* hernia* reuma* artrose arthrose artritis
        jicht diabet* diabeet hartprobl* rugprobl* hartkwaal suikerziekte sukkerziekte astma* copd migraine*
        migrene* epilep* parkinson* alzheimer dement* tourette adhd addh autis* asperger dyslex* dyscalculie
        dysle* ptss ptsd depres* burn-out* burnout* burnoud* overspannen* overspanne overspanning
        angststoornis* angstaanval* fobie* bipola* manisch* hypoman* schizo* psychos* psychot* borderline
        ocd ocs anorexia boulimia *stoornis *stoornissen hiv aids hepatitis tbc griep *griep longontsteking*
        *ontsteking *ontstekingen bronchitis hartinfarct* hartaanval* beroert* cva herseninfarct*
        hersenbloeding* hersenschudding* *infarct concussie whiplash* trombose* *embolie hartritme*
        hartfalen bloeddruk bloetdruk cholesterol spatader* eczeem psoriasis hooikoorts rsi carpaal
        tendinitis *itis fibromyalgie fibro lyme crohn colitis pds maagzweer* galblaas galstenen nierst*
        *ziekte *ziekten *aandoening *aandoeningen schildklier* endometriose pcos menopauze opvlieger*
        miskraam* abortus zwanger* ivf iui icsi donornier transplantatie* slaapapneu apneu slapeloos*
        slaapprobl* tinnitus oorsuizen slechthorend* slechtziend* spast* *verlam* verlamd dwarslaesie
        invalide ongeneeslijk* flauwgevallen bloedarmoede verslaafd* verslaving* alcoholis* alcoholprobl*
        drankprobl* drugsprobl* hoogsensit* hsp ziekteperiode* zenuwpijn gordelroos platvoeten glaucoom
        bekken* *implantaat suicid* *hernia coeliakie glutenintoler* lactose-intol* incontinen* menstru*
        ongesteld* vleesbo* myoom cyste* cysten poliep* fistel* aambei* darmprobl* maagprobl*
        gezondheidsprobl* oogprobl* knieprobl* *kwaal kwalen hartruis emfyseem sarcoidose cystic taaislijm*
        pfeiffer mazelen kinkhoest malaria tekenbeet q-koorts legionella sepsis lupus scoliose osteopor*
        botontkalking fractuur kneuzing verstuikt ingescheurd meniscus kruisband tennisarm muisarm
        slijmbeurs* ischias bechterew hypermob* *dystrofie dystrofie huntington narcolep* insomnia
        hyperventil* duizelingen vertigo meniere afasie *letsel hersenletsel tia's coma waterhoofd
        meningitis lipoedeem obesitas overgewicht ondergewicht ijzertekort dialyse prostaat testikel*
        eierstok* keizersnee stilgeboren onvruchtba* vruchtbaarheids* testosteron borstvoeding kolf kolven
        gekolfd zelfmoord* doodsgedacht* automutil* eetprobl* eetbui* smetvrees hallucin* persoonlijkheids*
        odd nld mcdd pdd-nos gilles autist autiste hsp'er uitbehandeld ziekbed *verlamming vitiligo acne
        litteken* brandwond* amputatie geamputeerd dwerggroei downsyndroom syndroom nachtblind*
        kleurenblind* netvlies* macula* doofblind* oorsuis* nachtmerrie* geopereerd* geoppereerd*
        ziekenhuisopname fybro* ritmestoorn* dyspraxie *afwijking *beschadiging *verslaving *scheuring
        *allergie *intolerantie *vergroeiing *verkalking *kramp *krampen *koorts *fobie *depressie *psychose
        *syndroom *reuma *astma asma *paralyse *kwalen hartkloppingen hartruis* muislijm* leverziekte
        cirrose nierfalen hernia's dyspl* wervel* *artrose *jicht *zweer *zweren *gezwel gezwel* uitzaai*
        metasta* *kyste dyslec* legasthen* woordblind* miskr* overspan* overspann* depress* depri burnt-out
        burned-out opgebrand angstig* angsten neurodiver* neurodivergent* hoogsens* postnata* postpartum
        *diabetes *dementie alzeim* alzh* parkins* eppil* migren* huidkanker spierziekte* *spierziekte
        schouderklachten nekklachten buikkrampen rugklacht* *rugklachten rugpijn *rugpijn pyn *pyn
        verlamming* hersenvlies* herseninf* hartinfarc* hartaanv* hartstil* hartritm* aambeien dementer*
        overdosis zelfdod* *galsteen *nierstenen nierstenen tia gehoorverlies *afwijkingen""",
    "illness?": """
        burn faalangst paniek* dwang* corona covid* verwachting uitgerekend kindje baby *blind blind doof
        dove *klachten *pijn pijn hoofdpijn uitslag suiker breuk tics vitamine* afvallen blaas* snij snijd
        somber* neersl* terminaal sterven hersen* mantelzorg allerg* operatie* *operatie overprikkel* waan*
        overgang stotter* gehandicapt* handicap* *handicap *vermoeidheid oververmoeid* overwerkt
        hooggevoelig* hechtings* bevalling bevallen trauma* duizel* infectie *infectie infecties chronisch*
        hartslag tremor littekens *patient zwangr* angst onrust kwetsbaar* evenwicht koliek
        aanvallen donker* gips behandeld poging psychose*""",
    # Being off work, and the arrangements for it.
    "off work": """
        ziek zieke ziekgemeld* ziekgeweest ziekmelding* ziektewet ziekte ziekteverlof ziekenbriefje*
        ziekbriefje ziekenkas mutualiteit wia wao wajong iva wga arbeidsongeschikt* zwangerschapsverlof
        doelgroepregister no-risk* noriskpolis arbeidsbeperk* wsw-indicatie ziekte-uitkering ziekteuitkering
        opbouwschema urenbeperk* belastbaarheid lappenmand belastbaar* ziekmelden ingestort instorting
        arbeidstherapeutisch* opgebrand thuisgezeten ziekgemeldt ziekenbond ziekteverzuim *verzuim
        arbeidsongesch* ongeschikt* ziekenboeg ziekbed ziektedag* ziekmeldingen bevallingsverlof
        invaliditeit* loonkostensubsidie doktersbriefje ziektebriefje overspannenheid""",
    "off work?": """
        spoor herstel herstelde herstellen herstellende vangnet ic opname opgenomen uitval uitviel
        uitgevallen afwezig beperking beperkingen uitkering bezwijk* afgekeurd* verzuim verzuimt verzuimd
        re-integr* reintegr* revalid* banenafspraak participatiewet jobcoach uitgeschakeld halve halftijds
        deeltijds duurbelasting keuring keuringsarts thuisgezet""",
    # Who helps, and with what.
    "treatment": """
        inhalator* zuurstoffles* insulinepomp ziekenkamer hospice arbeidstherap* psych cardioloog neuroloog
        orthopeed internist longarts oncoloog uroloog dermatoloog gynaecoloog
        reumatoloog psychiater* psygo* therapie* kinesist* kine osteopaat bedrijfsarts bedrijfsars arbo-arts
        arbodienst arbeidsgeneesheer chemo* bestral* pille geslikt antidepress* ritalin concerta prednison
        *remmers betablok* *verkleining maagband kunstheup pacemaker scootmobiel krukken gehoorappara*
        steunkousen afkick* paaz aa emdr cgt schematherapie oxazepam temazepam diazepam lorazepam sertraline
        citalopram paroxetine fluoxetine prozac venlafaxine mirtazapine amitriptyline lithium quetiapine
        metformine ozempic tramadol oxycodon morfine ibuprofen diclofenac paracetamol dexamf* methylf*
        pijnstiller* slaappil* slaapmid* kalmeringsm* statine* inhaler* pufje pompje gehoortoestel*
        hoortoestel* rollator spalk korset kunstbeen kunstgebit dotter* stent* *scopie punctie internist*
        mdl-arts kno-arts crisisplan biopt bestraal* bestraling* dialyse* transplant* donor* biopsie*
        antipsych* antidep* psychofarm* methadon* bloedtransf* oogarts keuringsarts huidarts kaakchirurg
        chirurg* bedrijfsartsen psychotherap* psychother* gedragstherap* groepstherapie stemtherapie
        *therapie herstelgroep dagbehandeling opnameafdeling nabehandel* sonde* pufje* epipen medicament*
        doktersbezoek geneesheer adviserend""",
    "treatment?": """
        spuit spuiten stok brace kuur pil pillen scan echo onderzoek behandeling lichamelijk* fysiek*
        medisch* medische vaccin* puffer* slikken slik slikt injectie* narcose infuus arts artsen *arts
        huisarts* dokter* doktor* specialist poli polikl* spoedeisend* ambulance kliniek* *kliniek psycho*
        therapeut* *goloog verloskundige* dietist* fysio* katheter* insuline ggz poh gezondheid* rolstoel
        medicijn* medicat* medicatie *medicatie diagnose diagnoses prothese stoma cardio* neuro* onco* uro*
        dermato* gynaeco* reumato* nefro* endocrin* orthop* zalf mri cognitieve bypass bloedverdun* rehab
        hechting* hormonen behandelingen behandeld dosis prik pin geneesmiddel*""",
    "body": """
        rug nek schouder* knie* heup* pols* elleboog ellebogen enkel* long longen nier nieren lever maag
        darm* baarmoeder gehoor stembanden gewricht* spier* zenuw* rug-* lijf lichaam* mentaal* psychisch*""",
    "body?": """
        hoofd hand handen vinger* oog ogen oor oren voet voeten stem hart huid been benen arm armen geheugen
        hoof bloed* borst borsten borstv* borstk*""",
    "hurts": """
        pijn zeer versleten gebroken opspelen opspeelt achteruit lijd klachten pijnlijk doodmoe uitgeput suf
        vermoeid* opvliegers versuft""",
    "hurts?": """
        kapot slecht slechte slechter moe last speelt""",
    "substance": """
        drinkt drank dronken alcohol drugs blow blowt blowen wiet coke gokken gokt gokschuld*""",
    "union": """
        vakbond* vakbont* *vakbond vakbondslid vakvereniging fnv* fnv'er cnv* cnv'er abvv acv aclvb syndica*
        kaderlid kaderleden aob nu'91 nu91 rmu vcp gestaakt staking* stakings* actiegevoerd bondslid
        ledenraad bondsraad werkstaking cao-actie vhp de-unie fnv-lid cnv-lid acv'er syndicaat* syndicalist*
        vakbonds* bondsraad* bondsbestuur* bonds* vakverbond* delegee delegue* vakbondsman vakbondsvrouw
        1-mei kadergroep ledengroep sectorraad* stakers staken""",
    "union?": """
        unie bonden bond staakt staakte contributie militant militanten afgevaardigde* staak""",
    "religion": """
        koranschool ex-jehova* zondagsschool moslim* moslima islam* allah koran moskee* imam ramadan suikerfeest
        offerfeest gebed gebeden bid
        bidden bidt bit kerk kerken kerkelijk* christ* christen katholiek* *katholiek protestant* kerkganger*
        gereformeerd*
        hervormd evangelisch* pinkstergemeente jehova* geloof geloofs* gelovig* god gods jezus bijbel*
        dominee ouderling diaken ambtsdrager vasten vastenmaand joods* jood synagoge sabbat sjabbat keppel*
        hoofddoek* tulband kruisje hindoe* boeddh* sikh* atheist* ongelovig* gedoopt bekeerd koosjer halal
        priester pastoor vrijdaggebed misdienaar parochie koranles religi* muslim* moslem* *moslim eid iftar
        diwali holi pesach chanoeka kippa soefi* rabbi rabbijn* dominees voorganger adventist* mormoon*
        mormonen gereformeerde vrijgemaakt* doopsgezind* baptist* remonstrant* hervormde bijbelstudie
        kerkdienst* zwaarchristelijk* godsdienst* agnost* bedevaart* hadj mekka halal* varkensvlees mandir
        gurdwara paus priest* bisschop* zondagsrust heilige* geloofsovertuiging jehovagetuige jeugdkerk
        kerkkoor""",
    "religion?": """
        heer zondag zondags viering roeping tempel rustdag""",
    "origin": """
        afkomst herkomst komaf etnic* etnis* nationaliteit allochtoon allochtone buitenlander* buitenlandse
        migratieachtergrond vluchteling* gevlucht asiel* statushouder* verblijfs* visum herkomst*
        geadopteerd gastarbeider* huidskleur getint* roots turk turks turkse turken marok* maroc* surina*
        antil* arub* curacao* molukse molukker* molukken indisch* indones* pool pools poolse polen roemeen*
        roemeens* bulgaar* bulgaars* syri* irak* iran* afghan* eritre* somal* ethiop* ghana* ghanees*
        nigeri* congo* kaapverd* chinees* chinese china viet* india indiase indier pakist* koerd* oekrai*
        russ* joego* bosni* kroaat* servisch* albane* roma sinti woonwagen* egypt* soedan* soeda* libie*
        palest* israel* tunes* alger* oeganda* kenia* zimbab* guinee* gambia* senegal* liberia* rwanda*
        burundi* zambia* mexic* peruaan* chileen* argentijn* cubaan* domini* haiti* hongaar* tsjech*
        slowaak* litouw* letse estland moldav* georgi* armeen* armeni* azerb* tsjetsj* kazach* oezbek*
        nepal* bangla* tamil birma* cambod* korea* japan* maleis* tibet* papoea* creool* javaan* berber*
        riffijn* zigeun* aramees* assyr* jezid* alevi* paspoort hindoest* braziliaan* colomb* vene* afrika*
        afro* arabi* arabisch* italiaan* portuge* grieks* jemen* kameroen* angol* filip* thais*
        tweede-generatie oorsprong origine turkije *turk marokkaan* marokaan* marokk* syrier* afghaan*
        irakees* iranier* koerden eritreeer* oekrainer* indo indo's antilliaan* surinamer* ghanes*
        nigeriaan* jemenit* asielzoek* azc statenloos staatloos verblijfsvergunning* verblijfspapieren
        genaturalis* kleurling huids* immigrant* migrant* gemigreerd* geemigreerd* bonaire aruba curacao
        paramaribo damascus aleppo kaboel istanbul casablanca ankara rabat teheran bagdad mogadishu asmara
        lagos accra warschau boekarest sofia kiev jakarta ambon tigrinya dari farsi pashtu somalisch
        koerdisch berbers papiaments sranan hongarije roemenie bulgarije somalie marokko suriname
        afghanistan eritrea irak iran syrie oekraine ghana nigeria portugal italie griekenland brazilie
        colombia kroatie servie bosnie kosovo tsjechie litouwen letland rusland vietnam indonesie filipijn*
        thailand kongo kongolees* argentin* marokaans* antillen voormalig lanka libanon libanees* jordan*
        koeweit* arab arabier*""",
    "origin?": """
        accent achtergrond *achtergrond achternaam geboren opgegroeid bruin bruine zwart zwarte donkere
        moedertaal nieuwkomer buitenland gekleurd* amerika* donkerbruin blank blanke wieg spanje inburger*""",
    "orientation": """
        homo homo's homosek* gay lesbi* lesbo lesbi biseks* queer panseks* aseks* holebi* lhbt* lgbt*
        transgender* transvrouw transman non-bin* nonbin* intersekse geaardheid hetero hetero* coming-out
        homofiel* lesbienne* flikker voornaamwoord* lgbtq* lhbtiq* lhbtq* genderflu* genderneutr* transseks*
        transjongen transmeisje transpersoon outing geout travestiet* pansex* bisex* homosex* asex*
        biseksuee* biseksua* polyamor*""",
    "orientation?": """
        kast transitie bi trans roze outen geslacht* gender* nicht seksueel seksuele pride regenboog*""",
    "private life": """
        scheiding scheiden gescheiden vechtscheiding echtscheiding* schulden schulde gokschulden
        schuldsanering schuldhulp* *schuldenregeling geldprobl* geldzorgen huwelijksprobl* relatieprobl*
        veroordeeld* justitie taakstraf enkelband detentie reclassering aangehouden ontrouw betrapt
        verhouding bedriegt bedrogen huurachterstand uitgezet dakloos zwerft opvanghuis voogdij
        omgangsregeling stalkt bedreigd uithuis* pleegkind familieprobl* privesituatie thuissituatie
        gokverslaafd belastingschuld verliefd wsnp deurwaarder* loonbeslag* alimentatie failliet bijstand
        gevangenis opgepakt strafblad crimine* contactverbod affaire minnaar* minnares vreemdgaan vreemdgaat
        tinder datingprofiel ex weduwe weduwnaar erfenis mishandeld misbruikt jeugdzorg uithuisgeplaatst
        uitgeplaatst trouwen getrouwd buitenechtelijk* werkloos weggelopen verslonst verkering uitelkaar
        scheidt scheid gescheide scheidingen echtgescheid* blijfhuis blijf-van* straatverbod* huisverbod*
        incasso* geldnood armoede voedselbank* daklo* zwerven zwerv* misdri* vastgezeten vastgezet celstraf
        voorwaardelijk rechtszaak vog loonbeslag schuldeis* schuldenaar* hypotheekach* gokken* mishandel*
        aanranding aangerand verkracht* incest ontucht tienermoeder verwaarloo* familieruzie*
        burenruzie* rouw rouwt begraven begrafenis doodgegaan gestorven sterfgeval wees weeskind stiefkind*
        stiefzoon stiefdochter co-ouder* bezoekregeling voogd ondertoezicht* vreemdgegaan scharrel flirt*
        stukgelopen""",
    "private life?": """
        misbruik verloren geplaatst financieel prive privezaken relatie breuk rood vreemd overleden
        overlijden dood opvang politie rechter beslag stukgelopen huwelijk geslagen gokken verdacht aangifte
        schuld diefstal gestolen slaat sloeg toezicht""",
}

# Who it is said of.
FRAMES: Final[dict[str, str]] = {
    "self": "ik 'k ikzelf mijn mn m'n me mij mezelf mijzelf zelf ben heb had hep wij we ons",
    "relative": """
        man vrouw vriend vriendin partner zoon zoontje dochter dochtertje kind kinderen moeder vader broer
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
        medewerker* docent lesgeven verdiepen verdiep casemanager* techniek techniek* systeem systemen hygiene
        pers machine motor server computer robot""",
}

# Classes of the lexicon that point at the same, for the words that stand in no table here: weaker, so with a question
# mark. And classes of people.
_POINTING: Final = {
    "illnesses": "illness?",
    "pregnancy_birth": "illness?",
    "complaints": "hurts?",
    "treatment": "treatment?",
    "sick_leave": "off work?",
    "mental_strain": "strain?",
    "body_parts": "body?",
    "addiction": "substance?",
    "religion_faith": "religion?",
    "religion_buildings_feasts": "religion?",
    "nationalities_countries": "origin?",
    "death_mourning": "private life?",
    "relation_trouble": "private life?",
}
_PEOPLE: Final = {
    "relatives": "relative",
    "bosses": "colleague",
    "first_names": "called",
    "customers_patients": "trade",
    "job_titles": "job",
}

# Who is in a sentence, and how one that names work ends.
SELF: Final = frozenset("ik 'k k mijn mn m'n me mij wij we ons onze".split())
THEY: Final = frozenset("hij zij ze haar hem zijn heeft is".split())
ASKING: Final = frozenset("wat wie waar waarom wanneer hoe hoezo welke welk mag kan moet moeten kun kunnen".split())
DOING: Final = ("en", "doen", "gaan", "staan", "zien", "zijn")

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
        r"voet|voeten|been|benen|arm|armen|hand|handen|vinger\w*|hart|longen|nieren|lever|maag|darm\w*|huid|gehoor|"
        r"oren|oor|"
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
    "health: the body is worn": (
        r"\b(?:rug|nek|schouders?|knie\w*|heup\w*|pols\w*|handen|ogen|oren|longen|lijf|lichaam|gehoor) "
        r"(?:is|zijn|zit|heeft|doet|wil|laat|werkt|gaat) (?:\w+ )?(?:op|kapot|versleten|vast|begeven|niet|"
        r"slot|minder|"
        r"achteruit|zeer|me in de steek)\b|\b(?:zwakke|slechte|versleten|kapotte) (?:rug|nek|knie\w*|longen|heup\w*|"
        r"ogen|maag)\b|\b(?:in|door|aan) (?:de|mijn|zijn|haar) rug\b"
    ),
    "health: gave out": (
        r"\b(?:omgevallen|inzinking|huilbuien|tegen de muur gelopen|op de bank gelegen|plat gelegen|flauwgevallen|"
        r"appelflauwte|van de wereld|ingestort|bezweken|niet meer (?:beter|de oude|zichzelf|mezelf))\b"
    ),
    "health: away for long": (
        r"\b(?:weken|maanden|jaar|tijd|tijdje|winter|zomer) (?:lang )?(?:uitgevallen|afwezig|niet gewerkt|"
        r"niks gedaan|"
        r"niks gekund|thuis (?:geweest|gezeten)|uit geweest|weg (?:door|wegens|met))\b|"
        r"\b(?:wegens|door|vanwege) (?:een |mijn |haar |zijn |de )?(?:opname|operatie|behandeling\w*|ziekte|kuur)\b"
    ),
    "health: drinks": (
        r"\b(?:drink|drinkt|dronk) (?:te veel|teveel|elke|iedere|niet meer|veel)\b|\baan de (?:drank|drugs|fles)\b|"
        r"\balcohol(?:gebruik|ist|probleem)\b|\bclean\b|\bdroog sinds\b"
    ),
    "health: I was there myself": (
        r"\b(?:zelf|ook|er) (?:ook |zelf )?(?:gelegen|gehad|een|patient|opgenomen)\b|\bwas er zelf\b"
    ),
    "orientation: drawn to": r"\bval(?:t|len)? op (?:zowel )?(?:mannen|vrouwen|jongens|meisjes|dames|heren)\b",
    "orientation: was another": (
        r"\b(?:vroeger|eerst|was) (?:\w+ )?(?:een )?(?:meisje|jongen|vrouw|man)\b|\bvroeger heette\b|"
        r"\bverkeerde lichaam\b"
    ),
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
        r"\b(?:kom|komt|komen|gevlucht|geboren|opgegroeid) (?:oorspronkelijk |zelf |net |hier )?(?:uit|van|"
        r"in) (?!de |"
        r"het |een |mijn )[a-z]+\b"
    ),
    "origin: I am one": (
        r"\b(?:ik ben|als|wij zijn|ze is|zij is|hij is) (?:half |een |van )?\w+(?:aans|aanse|ees|"
        r"eese|ier|isch|ische)\b"
    ),
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
        r"\b(?:ik|we|wij) (?:werk|help|begeleid|verzorg|vervang|regel|adviseer|geef|behandel|ondersteun|coach|"
        r"vertaal|"
        r"spreek|controleer|herken|bewaak|onderzoek|verkoop|maak|schrijf|signaleer|blijf|rijd|breng|kook|"
        r"koken|vieren|"
        r"bouw|schilder|ontwerp|zie|vang|doe|loop stage|schrik)\b|\b(?:meegelopen|stage (?:op|bij|in)|"
        r"zelfstandig|bevoegd|bekwaam|onder toezicht|zonder toezicht)\b|"
        r"\b(?:in|met|voor|bij) (?:\w+ ){1,2}gewerkt\b|"
        r"\b(?:heb|heeft) (?:\w+ )?(?:verstand|kennis|ervaring|affiniteit|gevoel|geduld|te maken) (?:van|met|voor)\b|"
        r"\b(?:gaat|gaan|schrijf|schrijven) over\b|\b(?:is|zijn|was) mijn (?:vak|werk|specialisme|doelgroep|droom)\b|"
        r"\b(?:ik ben|als) (?:\w+ )?(?:jurist|koster|tolk|planner|adviseur|docent|consulent|kok|hr\S*|teamleider|"
        r"voorman|verpleegkundige|verzorgende|bewindvoerder|advocaat|arts|logopedist|journalist|notulist|"
        r"redacteur|tandarts|\w+assistente?|\w+verpleegkundige|begeleider|koster|boekhouder)\b|"
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
    r"tegen (?:de|een) (?:psychiater|arts|artsen|dokter|specialist|chirurg)(?: in)?|"
    r"(?:met|tussen|op|aan) (?:de|een) (?:artsen|psychiater en|chirurgen)|"
    r"(?:een |met |mijn |veel )*hart voor (?:de zaak|\w+)|met hart en ziel|mijn hart ligt|daar ligt mijn hart|"
    r"hart sneller(?: van)?(?: gaat)? klop\w*|hart op de (?:tong|juiste plaats)|uit het hart|"
    r"uit (?:mijn|het) hoofd(?= |$)|hoofd (?:koel|boven water|bieden|leeg\w*)|koel hoofd|mijn hoofd erbij|"
    r"over het hoofd|van mijn hoofd|hoofd en handen|hoofdpijn van (?:dat|die|dit|deze|het|de) \w+|"
    r"buikpijn van|hoofdpijndossier\w*|achter de rug|ruggespraak|ruggengraat|rugzak\w*|rug (?:recht|sparen)|"
    r"ruggesteun|(?:met|aan) (?:mijn|mn|m'n|je|de) handen|handen aan mijn lijf|paar handen(?: aan (?:mijn|"
    r"het) lijf)?|"
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
    r"russisch|hindi) (?:leren|spreken|spreek\w*|praten|uit\w*|leer\w*|lezen|verstaan|en (?:engels|duits|"
    r"turks|pools|nederlands|frans))|"
    r"(?:leren|spreek|beetje|leren mij) (?:turks|pools|arabisch|chinees|spaans|italiaans|oekraiens|portugees|"
    r"russisch|hindi)|moe van (?:het|de|dat) (?:reizen|vergaderingen|gezeur|rooster)|als ik moe ben|lever ik|"
    r"ik lever|niet in staat|in geen velden|de overgang (?:naar|van)|overgang naar|"
    r"operatie (?:schone lei|schoon\w*)|symptoombestrijding|een recept voor|wat mij (?:scheelt|dwars)|"
    r"(?:kom|komt|komen|geboren|opgegroeid|wortels)(?: \w+)? (?:uit|in) (?:groningen|zwolle|limburg|tilburg|"
    r"brabant|friesland|rotterdam|amsterdam|den haag|utrecht|eindhoven|arnhem|nijmegen|zeeland|drenthe|twente|"
    r"enschede|overijssel|gelderland|flevoland|almere|breda|den bosch|maastricht|haarlem|leiden|delft|gouda|"
    r"apeldoorn|deventer|leeuwarden|assen|emmen|venlo|roermond|heerlen|middelburg|gent|antwerpen|brugge|kortrijk|"
    r"hasselt|leuven|mechelen|aalst|vlaanderen|brussel|de buurt|de achterhoek|noord-holland|zuid-holland|"
    r"nederland|belgie)|"
    r"(?:geboren |rasechte |echte )*(?:groninger|brabander|limburger|fries|amsterdammer|rotterdammer|zeeuw|drent|"
    r"tukker|"
    r"achterhoeker|antwerpenaar|gentenaar|limburgse|brabantse|friezin|hagenees)|"
    r"in mijn maag met|niet slecht|mijn (?:turks|pools|arabisch|chinees|spaans|italiaans|portugees|russisch)|"
    r"veel weg van|rug tegen de muur|hoofd in de wolken|rode oren|gebroken nacht|"
    r"lange adem|verlof opgenomen|relatie met (?:mijn )?(?:collega'?s|chef|team)|"
    r"verhouding als team|voet dwars|geheugen voor|doet (?:me|mij) pijn als|geboren voor|met vallen en opstaan|"
    r"dood spoor|door de mand|groene vingers|brede rug|(?:twee )?rechterhanden|sterke maag|handen jeuken|"
    r"ogen open\w*|"
    r"hoofd zit vol (?:met )?(?:idee+n|plannen)|hoofd (?:is|loopt) om|op mijn rug|over mijn rug|uit (?:m'n|mn|"
    r"het) hoofd|"
    r"lach me kapot|kapot (?:te )?(?:klik\w*|maak\w*|gaan)|vlees en bloed|power bi|\d+ ms|onder \d+ ms|"
    r"bipolaire transist\w*|"
    r"depressie boven|(?:sinds|door) corona (?:werken|zijn|is|waren|gaat|ging|moesten) (?:we|alle|de|het|alles|"
    r"online)|"
    r"misbruik van mijn \w+|slecht(?:e|er)? (?:in|moment|wifi|verbinding|les|gewoonte|gewoontes|planning|"
    r"communicatie|"
    r"bereikbaar|nee|geregeld|georganiseerd|betaald|weer)|(?:engels|nederlands|frans|duits|handschrift|wifi|"
    r"verbinding|"
    r"planning|communicatie|sfeer|geheugen voor namen) is (?:\w+ )?slecht|(?:doe|vul|lees|probeer|oefen|"
    r"kijk) (?:\w+ )*thuis|"
    r"thuis (?:oefenen|lezen|leren|afmaken|verder|werken|rustig)|last van (?:uitstelgedrag|tocht|de \w+|files|"
    r"ruis|drukte)|"
    r"(?:steuntje|duwtje) in de rug|pijn in het hart|vis op het droge|wonden likken|in het bloed|half oor|"
    r"geboren (?:verkoper|leider|organisator|docent)|moeder van het team|familie van gasten|"
    r"zwarte (?:cijfers|piet|band)|zwart op wit|in het zwart|familiemens|workaholic|geen enkele?|enkele|"
    r"(?:how|too|so|very|as) long"
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


@lru_cache(_REMEMBERED)
def pointers(word: str) -> tuple[str, ...]:
    """The private subjects that a word may be about."""
    found = tuple(name for name, table in _tables("pointers").items() if table.has(word))
    return found or _by_class(word, _POINTING)


@lru_cache(_REMEMBERED)
def frames(word: str) -> tuple[str, ...]:
    """Whom a word says it of: the writer, someone near, a colleague, or the people and things of a trade."""
    found = tuple(name for name, table in _tables("frames").items() if table.has(word))
    return tuple(dict.fromkeys((*found, *_by_class(word, _PEOPLE))))


def _by_class(word: str, names: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names[known] for known in lexicon().classes(word) if known in names))


@lru_cache(_REMEMBERED)
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
