"""English."""

from letters.reading.words.shapes import Words, pattern

ACTS = """
abandon abide abolish accede accelerate accept accord acknowledge act adapt add address adhere adjust
admit adopt advance advise affirm afford align allocate allow amend amplify annul announce apologise
apologize appeal appear apply appoint appropriate approve arrange ask assess assign assist assure
attach audit authorise authorize avail avoid ban bar begin block break bring broaden build call cancel
capture carry cease challenge change charge check clarify clear close codify collaborate collect
comment commission commit communicate compel compensate complete comply conclude condemn conduct
confirm consider constitute consult continue convene convert convey convict cooperate co-operate
coordinate co-ordinate correct create criminalise criminalize curb curtail cut deal declare
declassify decline decriminalise decriminalize defend defer define delay delete deliver demand
demilitarise demonstrate denounce deny deploy desist design designate destroy detail determine
develop devise direct disband discharge disclose discontinue discuss dismantle dismiss disseminate
distribute do document donate double draft draw drop educate effect eliminate embed employ empower
enable enact encourage end endorse enforce engage enhance enlarge enlist ensure enter equip eradicate
erase establish evaluate examine exclude exempt exercise expand expedite explain explicitly explore
express extend facilitate factor fast-track file fill finalise finalize find fix focus follow forbid
formulate fortify forward foster free freeze fulfil fulfill fully fund give grant guarantee guard halt
hand harmonise harmonize help hold honour honor host identify immediately impartially implement impose
improve include incorporate increase independently indicate inform initiate insist inspect install
instate institute instruct insulate integrate intensify intervene introduce invest investigate invite
involve issue join keep launch lay lead legalise legalize legislate levy lift limit link list listen
locate look lower maintain make mandate map match meaningfully meet minimise minimize mitigate
modernise modify monitor move narrow name negotiate nominate notify nullify observe obtain offer open
operationalise operationalize oppose order organise organize overhaul overturn oversee participate
pass pause pay penalise penalize permit persuade phase place plan post pledge postpone preserve press prevent
prioritise prioritize proactively proceed process procure produce prohibit promote promptly
promulgate propose prosecute protect provide public publicise publicize publicly publish punish
pursue push put raise ratify re-calculate recalculate re-evaluate re-examine reaffirm re-open recall
receive recognise recognize recommend reconsider reconstitute reconvene record recruit rectify redouble redress reduce
re-establish refer reform refrain refuse refund regularise regulate rehabilitate reinforce reinstate
reintegrate reissue reject release relocate remain remedy remind remove renew reopen repair repeal
repatriate replace report repudiate request require rescind rescue resettle resist resolve respect
respond restart restore restrain restrict restructure resume retain retract return reunite reveal
reverse review revise revisit revoke rule run safeguard scale scrap scrutinise scrutinize seek send
separate serve set settle share show sign simplify speak speed spell spend sponsor stand standardise
start state-fund stay step stipulate stop streamline strengthen strictly strike strive structure
study submit subject support suspend sustain swiftly table tackle take tell terminate thoroughly
tighten trace track train transfer translate transmit transpose treat turn unblock uncover undertake
unequivocally unfreeze update uphold upgrade urge urgently use utilise utilize vacate verify veto view visit voice vote waive
warn welcome widely widen withdraw withhold work write
""".split()

WHO = r"(?:we|the␣(?:\w+␣)?(?:undersigned|signator(?:y|ies)|co-signator(?:y|ies))[\w\s,–-]{0,60}?|our␣(?:\w+␣){0,2}organi[sz]ations|(?-i:[A-Z])[^.;:!?]{2,260}?(?:,|\band)␣[^.;:!?,]{2,60}?,?)"
ADVERBS = r"(?:,?␣?\b(?:also|therefore|thus|hereby|strongly|respectfully|further|furthermore|jointly|earnestly|urgently|accordingly|hence|again|once␣again|humbly|additionally|in␣particular|particularly|specifically|now|together|collectively|sincerely|kindly|firmly|especially|first|secondly|finally|moreover|in␣addition|likewise|instead|renew␣our␣call␣and|additionally|too|all|,␣in␣particular|,␣therefore)\b,?)*"
VERBS = r"(?:urge|call␣(?:up)?on|call␣for|appeal␣(?:to|for)|ask|request|recommend|demand|implore|press␣for|press␣(?=you|the)|exhort|beseech|encourage|invite|propose|suggest|insist|advocate|seek␣your|petition)"
SOFT = r"(?:would|wish␣to|want␣to|must|write␣(?:to␣you␣)?(?:today␣)?to|are␣writing␣(?:to␣you␣)?(?:today␣)?to|would␣(?:also␣|therefore␣)?like␣to|'d␣like␣to|want|expect|need|look␣to)"

UNDERTAKING = r"(?:undertaking|assurance|commitment|pledge|guarantee|confirmation)\b"
GOVERNING = r"""(?:government|governments|administration|ministry|ministries|minister|ministers|
authorit(?:y|ies)|cabinet|parliament(?:arian)?s?|legislature|congress|senate|president|prime␣minister|
chancellor|secretary(?:-general)?|secretariat|department|commission(?:er)?|council|attorney(?:-|␣)general|
state(?!␣of␣(?:emergency|affairs))|states␣parties|member␣states|european␣union|EU|bureau|agency|agencies|
regulator|police|prosecutors?|legislators?|lawmakers|parties|officials?|ambassador|embassy|mission|
delegation|assembly|mayor|governor|court␣administration|chief␣justice|directorate|office|Excellency|
institutions?|leaders?|force|forces|inspectorate|board|tribunal␣service|home␣office|treasury|ombudsman|
judiciary|army|military|junta|kingdom|union|republic|MPs|MEPs|bank|service|centre|center)"""

ENGLISH = Words(
    performative=pattern(rf"""(?:^|[,;:—–\-(“"]␣?|\b(?:and|so|why|that|therefore|hence)␣)\s*
        (?P<who>{WHO}){ADVERBS}\s*(?:{SOFT}{ADVERBS}\s*)?\b(?P<verb>{VERBS})\b
        |(?:our|the)␣(?:\w+␣){{0,2}}(?:demand|ask|request|recommendation|appeal|call)s?␣(?:to␣[\w\s]{{2,40}})?(?:is|are)\b
        |\b(?:we|i)␣(?:am|are){ADVERBS}␣(?:urging|calling␣(?:up)?on|calling␣for|asking|requesting|demanding|appealing␣(?:to|for)|recommending)\b
        |(?:our|the␣undersigned)␣(?:\w+␣){{0,2}}organi[sz]ations␣(?:\w+␣)?{VERBS}
        |\b(?:we|i)␣(?:\w+␣)?(?:would␣be␣grateful␣if|ask␣that|request␣that|hope␣(?:that␣)?you␣will␣(?:agree␣to|take␣up))
        |\b(?:thing|what|all)␣(?:that␣)?we␣(?:\w+␣)?(?:ask|want|seek|request)\b(?:␣(?:of|from)␣[\w\s]{{2,30}})?,?␣is\b
        |\b(?:we|i)␣(?:would|should)␣(?:\w+␣)?(?:welcome|appreciate|like|value)␣(?:an?␣|your␣)(?:\w+␣){{0,2}}{UNDERTAKING}
        |\bthe␣time␣has␣come␣(?:for␣[\w\s]{{2,40}}␣)?to␣(?:{"|".join(ACTS)})\b
        |^please␣\w+
        |^(?:it␣is␣)?(?:our␣)?(?:request|demand)␣(?:is␣)?that"""),
    reported=pattern(r"""\b(?:we|representation|letter|organi[sz]ations|IFF)\b[^.]{0,30}?\b(?:have|has|had)␣
        (?:\w+␣){0,2}(?:urged|asked|called|requested|recommended|demanded|appealed|stressed|written|said|made)
        |,␣(?:the␣\w+|it|he|she|they)␣(?:\w+␣)?(?:says|said|wrote|states|stated)\b
        |\bwe␣(?:\w+␣)?(?:urged|asked|called|requested|recommended|demanded|appealed|stressed)\b"""),
    modal=pattern(rf"""(?P<who>\b(?:you|it|they|{GOVERNING})\b[^.;:!?]{{0,110}}?)\s*,?\s*
        \b(?:(?:should|must|ought␣to|needs?␣to|has␣to|have␣to|shall)\b(?!␣(?:be␣noted|(?:not␣|never␣)?have␣(?:been|\w+(?:ed|ven|own|ken|ne)\b)|it\b|know␣this)|,?␣(?:by␣(?:law|virtue|the␣terms)|under␣(?:articles?|sections?|international|the)|according␣to|in␣accordance|pursuant)\b))"""),
    modal_any=pattern(r"\b(?:should|must|ought␣to|needs?␣to)␣(?:not␣)?(?!have\b)(?:be␣\w+|\w+)"),
    needed=pattern(rf"""\bit␣is␣(?:(?:\w+ly|also|now|just␣as|no␣less)␣)?(?:essential|imperative|crucial|vital|critical|necessary|urgent|important)␣that␣[^.;:]{{2,80}}?␣(?:not␣)?be␣(?:\w+ly␣)?\w+(?:ed|en|wn|ne|ut|ld|ought|de)\b
        |\bit␣is␣(?:\w+ly␣)?(?:essential|imperative|crucial|vital|critical|necessary|urgent|
        incumbent|important|time)\b[^.;:]{{0,40}}?\b(?:that|for|on|upon)␣(?:your|the|all|both)?\s*[^.;:]{{0,40}}?\b{GOVERNING}\b
        |\bit␣(?:falls␣to|rests␣with|is␣(?:now␣)?(?:up␣to|for))␣(?:your?|the)\b[^.;:]{{0,40}}?\b(?:you|{GOVERNING})\b[^.;:]{{0,30}}?␣to␣(?:{"|".join(ACTS)})\b
        |\bthere␣is␣an?␣(?:urgent␣)?need␣for␣(?:your|the)␣[^.;:]{{0,30}}?\b{GOVERNING}\b"""),
    governing=pattern(rf"\b{GOVERNING}\b"),
    you=pattern(r"\b(?:you|your|yours|his␣excellency|her␣excellency)\b"),
    outsiders=pattern(r"""\b(?:diverse|readers?|supporters?|everyone|everybody|public␣to|citizens␣to|donat\w+|
        subscribe|journalists|media␣to|civil␣society␣(?:groups␣)?to|their␣work|follow␣us|join␣us|
        your␣support|companies|platforms|businesses|members␣of␣the␣public|reach␣out␣to␣us|contact␣us|contact␣the␣undersigned|read␣(?:our|the|more))\b"""),
    we=pattern(r"^(?:we|our|i)\b|\b(?:we|i)$|^the␣(?:\w+␣)?(?:undersigned|signator|co-signator)"),
    not_names=pattern(
        r"\b(?:that|who|which|we|our|us|was|were|is|has|had|said)\b|\b(?:a|an|the|their|this|its|RTI)$"
    ),
    ours=pattern(r"""\b(?:we|our|us|undersigned|signator(?:y|ies)|representation|letter|petition|statement|
        submission|organi[sz]ations|coalition|brief|memorandum|IFF)\b"""),
    others=pattern(r"""\b(?:committees?|courts?|commissions?|rapporteurs?|united␣nations|UN|council|report|inquiry|
        ombudsman|treaty␣bod(?:y|ies)|tribunal|experts?|review|judges?|resolution|constitution|article|convention|
        covenant|guidelines|principles|minister|ministry|government|parliament|he|she|they|association␣of|DoT)\b"""),
    ask_heading=pattern(r"""\b(?:recommendations?|demands?|asks?|requests?|calls?␣(?:to␣action|for␣action|on)|what␣we␣(?:ask|want|
        demand|recommend|call␣for|are␣asking)|what␣(?:must|should|needs␣to)␣(?:be␣done|happen|the␣government)|
        steps␣(?:to␣be␣taken|needed|forward)|way␣forward|next␣steps␣for␣the␣(?:government|ministry)|suggestions?|
        proposals?|proposed␣(?:changes?|amendments?|reforms?)|action␣(?:points|needed|required)|remedies␣sought|prayers?|
        we␣(?:ask|call|urge|demand|recommend)|measures␣(?:needed|required|sought))\b"""),
    aside_heading=pattern(r"""^\W*(?:tl;?\W?dr|background|summary|introduction|context|important␣(?:documents|links)|documents|
        resources|references|notes?|footnotes|endnotes|further␣reading|read␣more|about␣(?:us|the)|contacts?|
        signator(?:y|ies)|signed|list␣of␣(?:endors|signator)\w*|endors\w+|cc|copies?(?:␣to)?|annex\w*|appendix|
        what␣(?:happened|is|are|can␣you␣do|you␣can␣do)|why\b|how\b|our␣concerns?|concerns|the␣problems?|media|press|
        organi[sz]ations|individuals|individual|related|timeline|what␣problems|facts|questions|support␣us|sources?|links)\b(?!.*recommend)"""),
    ask_lead=pattern(rf"""\b(?:{VERBS}|urg(?:es?|ed|ing)|ask(?:s|ed|ing)|call(?:s|ed|ing)␣(?:up)?on|call(?:s|ed|ing)?␣for|
        request(?:s|ed|ing)?|recommend(?:s|ed|ing|ations?)?|demand(?:s|ed|ing)?|appeal(?:s|ed|ing)?|propos(?:es?|ed|als?|ing)|
        suggest(?:s|ed|ions?|ing)?|following␣(?:steps|measures|actions|changes|reforms|safeguards|asks|points)|
        (?:should|must|needs?␣to|to|will|would|could|can)(?:␣(?:immediately|urgently|therefore|also|now|at␣once|without␣(?:further␣)?delay))?\s*[:–—-]?$|
        steps␣(?:are␣)?(?:needed|required)|priorit(?:y|ies)␣(?:for␣action|must|should)|commit(?:ment)?s?␣to|asks?|prayers?|pray|
        seek(?:s|ing)?␣(?:the␣following|your)|in␣particular,?␣(?:you|the␣government|your␣government))\b"""),
    other_lead=pattern(r"""\b(?:concerns?|concerned|problems?|threats?|documents?|examples?|for␣instance|conditions|reasons?|
        because|facts?|cases?|incidents?|violations?|abuses|findings|found|documented|reported|following␣(?:rights|articles|
        people|persons|prisoners|detainees|questions|organi[sz]ations|individuals|grounds|issues)|signed␣by|signator(?:y|ies)|
        questions|include␣but|these␣(?:are|include)|consequences|victims|provisions␣of|arrests|restricts?|since|previously␣recommended|
        committed␣itself|has␣promised|promised|pledged|undertook|guarantees|already)\b"""),
    pleasantry=pattern(rf"""\b(?:we␣(?:\w+␣)?(?:hope|trust|thank|look␣forward|remain|stand␣ready|are␣ready|are␣grateful|appreciate(?!␣(?:an?|your)␣(?:\w+␣){{0,2}}{UNDERTAKING})|
        welcome(?!␣(?:an?|your)␣(?:\w+␣){{0,2}}{UNDERTAKING})|commend|congratulate|would␣be␣(?:happy|glad|pleased)|would␣welcome(?!␣(?:an?|your)␣(?:\w+␣){{0,2}}{UNDERTAKING})|wish␣you|would␣appreciate(?!␣(?:an?|your)␣(?:\w+␣){{0,2}}{UNDERTAKING})|
        acknowledge)|thank␣you|yours␣(?:sincerely|faithfully)|please␣(?:accept|do␣not␣hesitate|find|contact|feel␣free|see|note|visit|direct)|
        (?:request|ask|seek|for)␣(?:for␣)?(?:an?␣|your␣)?(?:urgent␣|early␣)?(?:meeting|appointment|opportunity␣to␣(?:meet|discuss))|
        (?:your|early|timely|prompt)␣(?:reply|response|attention|consideration)|acknowledge␣receipt|assurances␣of␣our|at␣your␣(?:earliest␣)?convenience|your␣time)\b"""),
    elaboration=pattern(r"""^(?:this|these|such|those|that|it|they|he|she|to␣this␣end|in␣doing␣so|doing␣so|for␣example|
        for␣instance|here|both|each|any|all␣such|the␣(?:bill|law|act|report|list|review|inquiry|panel|body|process|study|plan|mechanism|new\b))\b"""),
    also=pattern(
        r"\b(?:also|further|furthermore|moreover|in␣addition|additionally|likewise|finally|secondly|thirdly|equally|lastly)\b"
    ),
    hedge=pattern(r"""\b(?:court␣(?:has␣)?(?:held|ruled|found|said|noted|directed|observed)|(?:under|according␣to|pursuant␣to|per)␣(?:the␣)?(?:article|international|section|rule|covenant|
        convention|constitution)|article␣\d+|section␣\d+[^.]{0,40}(?:provides|requires|states)|requires?␣that|states␣that|
        stated␣that|said␣that|provides␣that|held␣that|ruled␣that|found␣that|noted␣that|recommended␣that|recommended␣(?:in|to|last)|
        promised␣that|announced␣that|(?:committee|rapporteur|commission|inquiry|court)␣(?:has␣|had␣|have␣)?(?:recommended|urged|called|concluded|asked|observed)|
        believes?␣that␣(?:any|all)|\b(?:says?|said|wrote|writes|states|explained|explains|warned|argues?|argued|declared|recalled|concluded|told␣(?:us|the|me)|made␣by)\b|
        it␣is␣(?:well␣established|settled|common␣ground|clear)␣that|we␣recall␣that|we␣(?:do␣not␣\w+|know|understand|recogni[sz]e|accept|agree|are␣aware|acknowledge)␣that|not␣have␣to|would␣have␣to|will␣have␣to|had␣to|as␣it␣should|
        as␣you␣must|as␣you␣know|if␣(?:the␣government|you)␣(?:must|should)|no␣one␣should␣have|it␣should␣be␣noted|must␣(?:have|face|live|wait|choose|travel|pay)\b)"""),
    report=pattern(r"""\btl;?\W?dr\b|\bwe␣(?:have␣)?(?:wrote|written)␣(?:to\b|a␣(?:joint␣)?letter)|
        \b(?:our|the|this)␣(?:joint␣)?(?:representation|letter|submission)␣(?:\w+␣)?(?:urges|highlights?|recommends|states|asks|acknowledges|stresses|calls)|
        \bin␣our␣(?:representation|letter|submission)|\bread␣our␣(?:joint␣)?(?:letter|submission)|
        \bsent␣a␣(?:joint␣)?(?:letter|representation)|joint␣statement␣.{0,80}␣given␣below|\bwe␣have␣(?:also␣)?made␣\w+␣(?:specific␣)?recommendations"""),
    salutation=pattern(r"""^\W*(?:(?:respected|dear|esteemed|your␣(?:excellency|excellencies|honou?r|majesty|royal␣highness)|excellenc(?:y|ies)|(?:mr|mrs|ms|madam)\.?␣(?:president|prime␣minister|minister|chair\w*|secretary|ambassador|speaker|governor|mayor|commissioner|chancellor|attorney)|
        (?:most␣)?honou?rable|hon\W?ble|madam|sir)\b[^.]{0,110}|to␣whom␣it␣may␣concern)[,:;–—\-]?\W*$"""),
    closing=pattern(r"""^\W*(?:(?:very␣)?(?:yours|your|truly)␣(?:yours|sincerely|faithfully|truly|respectfully|cordially)|sincerely(?:␣yours)?|respectfully(?:␣(?:yours|submitted))?|
        (?:with␣)?(?:kind|best|warm|our␣best)?␣?regards|with␣(?:great␣|deep␣|high␣)?(?:respect|esteem|best␣wishes|appreciation)|faithfully|in␣solidarity|cordially|
        signed(?:␣by)?|the␣undersigned(?:␣organi[sz]ations)?|thank(?:ing)?␣you␣in␣(?:advance|anticipation)|undersigned␣by|
        on␣behalf␣of[^.]{0,80}|(?:please␣)?accept,?␣[^.]{0,60}assurances?␣of␣(?:our|my)␣[^.]{0,40})\W*$"""),
    begins_act=pattern(rf"""^[“"'(\[]?(?:(?:and|or|also|then|first|second|third|finally|please|to|that|immediately|urgently|\w+ly|without␣(?:further␣|any␣)?delay|
        as␣a␣matter␣of␣urgency|within␣[\w\s-]{{2,18}}|by␣[\w\s]{{2,20}}|at␣a␣minimum|in␣the␣(?:short|long|medium)␣term|at␣once|now|in␣the␣meantime|if␣[^,]{{3,60}}|in␣[\w\s]{{3,40}}|where␣[^,]{{3,60}}|until␣[^,]{{3,60}}|pending␣[^,]{{3,60}}),?␣)*
        (?:do␣not|don['’]t|never|not␣to|refrain|{"|".join(ACTS)}|co-?sponsor|re-\w+|de-?escalate)\b(?!['’]s|-\w+s\b)"""),
    names_act=pattern(
        r"^(?:(?:the|an?)␣)?(?:(?:immediate|full|unconditional|prompt|urgent|independent|effective|swift|public)␣(?:and␣\w+␣)?){0,2}(?:\w+(?:tion|sion|ment|wal)|release|repeal|end|lifting|review|reform|access|respect|support|compliance)␣(?:of|to|for|with|in)\b"
    ),
    signed=pattern(r"""^\W*(?:signed(?:␣by)?|signator(?:y|ies)(?:␣organi[sz]ations)?|list␣of␣(?:endors\w+|signator\w+)|endors(?:ed␣by|ers|ees|ing␣organi[sz]ations)|co-?signed␣by|
        the␣undersigned(?:␣organi[sz]ations)?|on␣behalf␣of(?:␣the␣following(?:␣organi[sz]ations)?)?|(?:supporting|undersigned|signing|participating)␣organi[sz]ations|organi[sz]ations|supported␣by|cosignatories)\W*$
        |^\W*(?:signed(?:␣by)?|signatories|(?:co-?signed|endorsed)␣by)\W*:\W*(?=\w)"""),
    subject_line=pattern(
        r"^\W*(?:subject|sub|re|ref|regarding|concerning)\s*[:.–—-]+\s*(?P<subject>[^\W\d][\w'’-]*␣.{4,})$"
    ),
    offices=pattern(r"""\b(?:prime␣minister|(?:vice[-␣]|deputy␣)?president|(?:deputy␣|first␣|home␣|foreign␣|chief␣)?minister|ministry|department|(?:cabinet␣|permanent␣|chief␣|foreign␣|home␣|health␣|joint␣)?secretar(?:y|ies)|
        secretary[-␣](?:of␣state|general)|chancellor|chair(?:man|person|woman)?|commission(?:er)?|director(?:ate)?|attorney[-␣]general|ambassador|
        high␣representative|(?:high␣)?commissioner|governor|mayor|speaker|members?␣of␣(?:the␣)?(?:parliament|congress|european␣parliament)|parliamentarians|senators?|
        chief␣justice|judges?|authority|council|government|agency|board|office␣of|home␣office|foreign␣office|king|queen|crown␣prince|
        head␣of|general␣secretary|inspector[-␣]general|committee|registrar|comptroller|ombuds\w+|treasury|state␣governments|magistrates?|police|regulator|embassy|cabinet|bureau|superintendent|prosecutor)\b"""),
    honorific=pattern(
        r"^(?:mr|mrs|ms|miss|mx|dr|prof(?:essor)?|sir|dame|lord|lady|baroness|shri|smt|sri|hon(?:['’]?ble|ou?rable)?|h\.?\s?e\.?|his␣excellency|her␣excellency|the␣rt\.?␣hon\.?|the␣right␣honou?rable|rt␣hon|the␣honou?rable|senator|general|gen|lt|col|rev|fr|atty|adv|barrister|md|capt|engr|yb|dato['’]?|datuk|tan␣sri|tun|justice|sheikh|prince|u|daw)\.?␣+"
    ),
    asked_of=pattern(r"""\b(?:(?:wrote|written|writing|write)␣(?:\w+␣){0,4}?to|(?:letter|representation|petition|submission|statement|appeal)␣(?:\w+␣){0,3}?(?:addressed␣)?to|
        (?:is|are)␣addressed␣to|call(?:s|ed|ing)?␣(?:up)?on|urg(?:e|es|ed|ing)|requests?|ask(?:s|ed)?|appeal(?:s|ed)?␣to|demand␣that)␣
        (?P<who>(?:the␣|both␣the␣)?(?-i:[A-Z])[\w’'&-]*(?:,?␣(?:(?-i:[A-Z&])[\w’'&-]*|(?-i:of|for|the|and|&))){0,24})"""),
    copies=pattern(
        r"^\W*(?:(?:cc|c\.c\.|s\.k\.␣\(cc\)|copy|copies|with␣(?:a␣)?cop(?:y|ies)|carbon␣copy|copy␣furnished|copied)(?:␣to)?\s*[:.](?!\w)|(?:cc|copies␣to|copy␣to)\b)"
    ),
    dated=pattern(
        r"\b(?:(?:representation|petition|statement|submission|memorandum|(?:our|joint|this|open|the)␣letter)␣(?:was␣|is␣)?dated|(?:we|organi[sz]ations)␣(?:have␣)?(?:\w+␣)?(?:wrote|written|sent)|letter␣to␣[^.]{3,60}␣dated)\b"
    ),
    organisation=pattern(r"""\b(?:organi[sz]ations?|foundation|association|alliance|network|centre|center|coalition|watch|international|institute|society|federation|union|
        committee|council|forum|fund|project|trust|movement|initiative|campaign|group|league|collective|rights|action|justice|amnesty|observatory|house|platform|without|consortium|commission|lawyers|chambers|partners|solidarity|support|advocates|defenders|press|refugees?|women|e\.?v\.?|ngo|inc|ltd|asbl)\b"""),
    strip_ask=pattern(r"""^.*?\b(?:urge|call␣(?:up)?on|appeal␣to|ask|request|recommend|demand|implore|press|exhort|beseech|encourage|invite|propose|suggest|insist|petition)\b,?
        (?P<mid>[^.;:]{0,110}?)(?:␣|^)(?:to␣(?P<to>(?!the\b|you\b|your\b).+)|that␣(?P<that>.+))$"""),
)
