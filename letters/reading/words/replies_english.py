"""What replies say, in English."""

from letters.reading.words.shapes import pattern
from letters.reading.words.stances import Stances, numbered

ENGLISH = Stances(
    said=(
        (
            "accepted_in_part",
            pattern(r"""\b(?:accept\w*|agree\w*|support\w*)␣(?:\w+␣){0,4}?(?:in␣part|partially|partly|only␣in␣part)\b|\b(?:partially|partly)␣(?:accept\w*|agree\w*|support\w*|meet)\b
            |\bpart(?:ial)?␣acceptance\b|\b(?:accept|agree)\w*\b[^.]{0,80}\bbut␣not\b|\bonly␣(?:insofar|in␣so␣far|as␣far)␣as\b|\b(?:half|part|some)␣of␣what␣you␣(?:ask|propose|request)"""),
        ),
        (
            "not_competent",
            pattern(r"""\b(?:is|are|remains?)␣(?:\w+␣){0,3}?(?:a␣)?(?:matters?␣for|(?:the␣)?(?:sole␣)?responsibility␣of|(?:with)?in␣the␣(?:remit|competence|jurisdiction|purview)␣of)\b|\b(?:falls?|lies?|rests?)␣(?:\w+␣){0,3}?(?:with(?:in)?|outside|under)\b
            |\b(?:outside|beyond)␣(?:my|our|the)␣(?:\w+'s␣)?(?:remit|competence|powers?|jurisdiction)\b|,␣(?:and␣)?not␣(?:this|my|our)␣(?:ministry|department|office|government)\b|\b(?:forwarded|referred|transmitted|passed)␣(?:\w+␣){0,6}?to␣the␣(?!competent|relevant|appropriate)\w+|\bis␣for␣the␣(?-i:[A-Z])\w+␣to\b|\bhave␣no␣(?:power|authority|jurisdiction)\b|\bwhich␣alone␣(?:decides?|may|can)\b|,␣(?:and␣)?not␣the␣(?:ministry|department|government|office),|\bbrought␣to␣the␣attention␣of␣the\b|\bat␣the␣discretion␣of␣the\b"""),
        ),
        (
            "not_accepted",
            pattern(r"""\b(?:cannot|can␣not|can't|unable␣to|not␣able␣to|not␣in␣a␣position␣to)␣(?!(?:yet|comment|confirm|say|tell|predict|but|exclude|rule␣out|emphasi[sz]e|stress|deny|overstate|be␣(?:sure|certain))\b)\w+
            |\b(?:do|does|did|will|would|shall)␣not␣(?:\w+␣)?(?:accept|agree|support|share|intend|propose|endorse|consider␣it|believe|think|recogni[sz]e|be␣(?:able|taking|pursuing|introducing|adopting))\b|\bnot␣(?:be␣)?(?:accepted|agreed|supported|possible|feasible|appropriate|persuaded|convinced|minded|prepared|willing)\b|\bno␣(?:current␣|present␣)?(?:plans?|intention)\b
            |\b(?:reject(?:s|ed)?|declin(?:e|es|ed)|refus(?:e|es|ed)|oppose[sd]?|rule[sd]?␣out)\b|\bnot␣the␣answer␣you\b|\bafraid␣(?:that␣)?(?:this|it|we|I|there|your)\b|\bdo␣not␣have␣(?:it|the␣(?:money|means|funds|resources))\b|\bnot␣(?:\w+␣)?an␣option\b|(?<!nobody\s)(?<!no\sone\s)\bdisagrees?␣(?:that|with)\b|\b(?:reservations?|doubts?)␣about\b|\bundermines?\b|\bnot␣(?:be␣)?taking␣(?:it|this|that|them)\b|\bno␣(?:case|need|grounds|justification|merit|reason)␣(?:for|to|in)\b|\bcounter-?productive\b"""),
        ),
        (
            "accepted_in_principle",
            pattern(
                r"""\bin␣principle\b|\b(?:shares?|supports?|agrees?␣with|sympathi[sz]es?␣with|endorses?|in␣sympathy␣with|welcomes?)␣(?:\w+␣){0,2}?(?:aims?|objectives?|goals?|intention|spirit|thrust|ambition|purpose|concern)\b|\bcommitted␣to␣the␣(?:aim|goal|principle)|\b(?:nobody|no␣one)␣disagrees\b|\bthere␣is␣(?:much␣|some␣)?merit␣in␣(?!your␣suggestion)|\bwould␣(?:like|wish)␣to␣see\b"""
            ),
        ),
        (
            "already_done",
            pattern(r"""\balready\b[^.]{0,40}\b(?:been|implemented|done|exists?|in␣(?:place|force)|provid\w*|met|complet\w*|adopted|available|available|carried|guarantee\w*|publish\w*)\b|\balready␣\w+(?:s|ed)\b|\b(?:has|have)␣been␣(?:\w+␣){1,8}?since␣\w+
            |\bno␣further␣(?:steps?|action|measures?)␣(?:is|are)␣(?:\w+␣)?(?:required|needed|necessary)\b|\b(?:existing|current|present)␣(?:law|legislation|rules|practice|arrangements?)␣(?:already␣)?(?:provides?|requires?|guarantees?|covers?|allows?)\b|\b(?:is|are)␣(?:now␣)?(?:fully␣)?(?:in␣place|in␣force)\b|\b(?:was|were)␣(?:\w+␣)?(?:finished|completed|adopted|published|established|introduced|abolished|repealed)␣(?:last|on|in|by)\b|\bwent␣(?:online|live)\b|\b(?:was|were)␣(?:launched|created|set␣up|opened|ratified|signed)␣in\b|\balready␣(?:un)?\w+\b|\bresumed␣(?:in|on|last)\b"""),
        ),
        (
            "under_consideration",
            pattern(r"""\bunder␣(?:\w+␣)?(?:review|consideration|examination|discussion|study)\b|\b(?:consider|examin|review|study|explor|assess|weigh|look)ing\b|\b(?:will|shall|would|to|happy␣to|ready␣to|prepared␣to)␣(?:\w+␣)?(?:consider|examine|review|study|explore|look␣(?:into|at)|reflect␣on|give␣(?:\w+␣){0,2}consideration|be␣(?:considered|examined|reviewed|studied|discussed))\b
            |\b(?:is|are|being)␣(?:\w+␣)?(?:considered|examined|reviewed|studied|discussed)\b|\bworking␣group\b|\bno␣decision␣has\b|\bfeasibility\b|\b(?:receiving|under)␣(?:\w+␣)?attention\b|\bbeing␣looked␣at\b|\blook␣(?:again␣)?(?:at|into)\b|\bwider␣review\b|\bkept?␣under␣review\b"""),
        ),
        (
            "accepted",
            pattern(
                r"""\b(?:accept(?:s|ed)?|agree[sd]?|concurs?|commits?|undertakes?|pledges?)\b|\b(?:supports?|welcomes?|endorses?)␣(?:this|the|your)␣(?:\w+␣)?(?:recommendation|request|proposal|call)|\b(?:has|have)␣(?:therefore␣|now␣)?(?:decided|resolved|instructed|ordered|asked␣for|approved|directed)\b|\bcommitted␣to\b|\b(?:full␣|strong␣)?(?:backing|support)␣of␣the\b|['’]s␣(?:full␣|strong␣)?(?:backing|support)\b|\bmerit␣in␣your␣suggestion\b|\bintends?␣to␣(?:bring␣forward|introduce|adopt|table|implement|launch|ratify|sign)\b|\bbegins?␣(?:in|on|next)\b"""
            ),
        ),
        (
            "noted",
            pattern(
                r"\b(?:takes?|taken|took|taking)␣(?:\w+␣){0,2}?note\b|\bnote[sd]?\b(?!␣that␣the␣law)"
            ),
        ),
    ),
    weak=(
        (
            "accepted",
            pattern(
                r"\b(?:will|shall)␣(?!not\b|also␣write|write|reply|respond|keep␣you)(?:be␣)?\w+|\bis␣to␣be␣\w+ed\b"
            ),
        ),
        (
            "noted",
            pattern(
                r"\b(?:aware␣of|recogni[sz]e|mindful|understand|appreciate)\w*␣(?:your|the|these)␣(?:\w+␣){0,3}(?:concern|feeling|importance|view)s?\b"
            ),
        ),
    ),
    reasons=(
        (
            "disputes_facts",
            pattern(
                r"\b(?:not␣share␣the␣(?:description|account|assessment|view␣of)|not␣(?:supported|borne␣out|substantiated|accurate|correct)|unfounded|allegations?|baseless|inaccura\w+|no␣evidence|misleading|dispute[sd]?|incorrect)\b"
            ),
        ),
        ("no_majority", pattern(r"\bmajority\b")),
        (
            "cost",
            pattern(
                r"\b(?:costs?|costly|budgets?|budgetary|money|funds|funding|resources|expens\w+|afford\w*|financ\w+|fiscal)\b"
            ),
        ),
        (
            "legal_obstacle",
            pattern(
                r"\b(?:laws?|acts?␣of|act␣\d|\w+␣act\b(?!\w)|constitution\w*|unlawful|illegal|legislation|statut\w+|courts?␣(?:have|has|ruled)|breach|contrary␣to|treaty|obligations?)\b"
            ),
        ),
        ("not_a_priority", pattern(r"\bpriorit\w+|\bnot␣the␣(?:right␣)?time\b")),
        ("not_competent", pattern(r"\b(?:competen\w+|remit|jurisdiction)\b")),
        (
            "changed_opinion",
            pattern(r"\b(?:no␣longer|reconsidered|changed␣(?:our|its)␣(?:mind|view|position))\b"),
        ),
    ),
    dropped=pattern(
        r"\b(?:not␣(?:intend␣to␣|be␣)?(?:proceed\w*|pursu\w*|going␣ahead|go␣ahead|part␣of␣the␣(?:text|bill))|nor␣(?:do|does|will|shall)␣\w+␣(?:intend␣to␣)?(?:proceed|pursue|go␣ahead)|(?:be␣)?(?:withdrawn|dropped|abandoned|repealed|abolished|lifted|struck␣out))\b"
    ),
    stopping=pattern(
        r"^\W*(?:do␣not|drop|withdraw|abolish|repeal|stop|end|cease|abandon|halt|scrap|lift|refrain|rescind|revoke|cancel|desist|remove|suspend)\b"
    ),
    body=pattern(r"""\b(?:matters?␣for|responsibility␣of|(?:remit|competence|jurisdiction|purview)␣of|(?:forwarded|referred|transmitted|passed)␣(?:\w+␣){0,6}?to|(?:falls?|lies?|rests?)␣(?:with(?:in)?|under))␣(?P<body>(?:the␣)?(?-i:[A-Z])[\w'’-]*(?:␣(?:(?-i:[A-Z])[\w'’-]*|of|for|and|the)){0,7})
        |(?P<owner>(?:[Tt]he␣)?(?-i:[A-Z])[\w'’-]*(?:␣(?:(?-i:[A-Z])[\w'’-]*|of|for|and|the)){0,7}),␣(?:and␣)?not␣(?:this|my|our)\b"""),
    receipt=pattern(
        r"\b(?:acknowledges?␣(?:the␣)?receipt|acknowledge␣your|thank␣you␣for␣your␣(?:\w+␣)?(?:e-?mail|letter|correspondence|message)|was␣received|been␣received|(?:has|have)␣been␣(?:passed|forwarded)␣to␣the␣(?:competent|relevant|appropriate))\b"
    ),
    promise=pattern(
        r"\b(?:reply|replies|answer\w*|respon\w+|write␣(?:to␣you)?|report␣back|revert|inform␣you|get␣back)\b"
    ),
    rest=pattern(
        r"\b(?:the␣)?(?:other|remaining|rest␣of␣(?:the|your))␣(?:\w+␣){0,2}?(?:recommendations?|requests?|points?|proposals?|demands?|asks?|calls?|questions?|matters?)\b"
    ),
    every=pattern(
        r"\b(?:all|each|every␣one|both)␣(?:of␣)?(?:your|the|these)␣(?:\w+␣)?(?:recommendations|requests|points|proposals|demands|asks|calls)\b"
    ),
    asked=r"(?:recommendation|request|point|proposal|demand|ask|call|question|item|paragraph)s?",
    counted=numbered(
        "first 1st",
        "second 2nd",
        "third 3rd",
        "fourth 4th",
        "fifth 5th",
        "sixth 6th",
        "seventh 7th",
        "eighth 8th",
        "ninth 9th",
        "tenth 10th",
    ),
    begins=pattern(
        r"^(?:you\s+\w+\s+)?(?P<nth>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?:ly)?\b|^you␣(?:recommend|ask|request|propose|urge)␣(?P<th>first)\b"
    ),
)
