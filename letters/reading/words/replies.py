"""What governments say in replies, in three languages: the words of each position and of reasons.

Positions and reasons are the codes of `letters.statuses`. Of the patterns of a language, the first
that is found in a sentence speaks for it; `weak` ones speak only where no other sentence does.
"""

import re
from dataclasses import dataclass, field

from letters.reading.words.shapes import pattern


@dataclass(frozen=True, slots=True)
class Stances:
    said: tuple[tuple[str, re.Pattern[str]], ...]  # (position, its words), the telling ones first
    weak: tuple[tuple[str, re.Pattern[str]], ...]
    reasons: tuple[tuple[str, re.Pattern[str]], ...]
    dropped: re.Pattern[str]  # "we will not proceed with": agrees to an ask that asks to stop
    stopping: re.Pattern[str]  # begins an ask to stop something
    body: re.Pattern[str]  # group `body`: who is said to be responsible
    receipt: re.Pattern[str]
    promise: re.Pattern[str]  # of another answer; a day stands in the same sentence
    rest: re.Pattern[str]  # "the other recommendations"
    every: re.Pattern[str]  # "all your recommendations"
    asked: str  # nouns for an ask
    counted: dict[str, int] = field(default_factory=dict)  # ordinals, folded
    begins: re.Pattern[str] = field(default=pattern(r"(?!)"))  # an ordinal that opens a sentence


def _numbered(*rows: str) -> dict[str, int]:
    return {word: number for number, row in enumerate(rows, start=1) for word in row.split()}


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
            pattern(r"""\b(?:cannot|can␣not|could␣not|can't|unable␣to|not␣able␣to|not␣in␣a␣position␣to)␣(?:\w+␣){0,2}?(?:accept|agree|support|endorse|comply|accede|commit|grant|meet|adopt|give|implement|act|offer|proceed|consent)\b
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
    counted=_numbered(
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

FRENCH = Stances(
    said=(
        (
            "accepted_in_part",
            pattern(
                r"""\b(?:accept\w+|approuv\w+|souscri\w+|retenu\w*)␣(?:\w+␣){0,3}?(?:partiellement|en␣partie|pour␣partie)\b|\b(?:partiellement|en␣partie)␣(?:accept\w+|approuv\w+|retenu\w*|suivi\w*)\b|\b(?:accept|approuv|consent|agré)\w*\b[^.]{0,90}\bmais␣(?:non|pas)\b|\bacceptation␣partielle\b|\b(?:moitié|partie)␣de␣ce␣que␣vous␣(?:demand|propos)"""
            ),
        ),
        (
            "not_competent",
            pattern(
                r"""\b(?:relève|relèvent|ressorti\w*|dépend\w*)␣(?:\w+␣){0,3}?(?:de|des|du|d['’])|\b(?:n['’]est|ne␣sont|n['’]entre\w*)␣pas␣(?:\w+␣){0,2}?(?:dans|de)␣(?:mes|nos|ses|la|les)␣(?:compétences?|attributions?)|\bn['’](?:est|a|ai)␣pas␣(?:compétent\w*|compétence)|\b(?:transm(?:is|ets|et)|transmettons|adressé|saisi)\b[^.]{0,50}\bvotre␣(?:courrier|lettre|demande)|\bauxquels␣je␣transmets|\bdu␣ressort␣(?:de|des|du)|\bappartient␣de␣saisir|\bseule?␣(?:responsable|compétente?)\b|\ben␣toute␣indépendance\b|\bà␣l['’]appréciation␣d"""
            ),
        ),
        (
            "not_accepted",
            pattern(r"""\bne␣(?:\w+␣){0,2}?(?:peu[tx]|pouvons|peuvent|saurai[ts]?|saurions|saurait|souhaite\w*|partage\w*|entend\w*|prévoi\w*|envisag\w*|compt\w*|accept\w*|donner\w*)(?:\s[\w'’-]+){0,3}?␣(?:pas|en␣revanche|aucune?|malheureusement|toutefois|être|donner|accéder|souscrire|accepter|répondre)\b|\bne␣(?:partage|souscrit|souhaite|compte|prévoit|retient)\w*␣pas\b
            |\b(?:n['’]est|ne␣sont|n['’]apparaît|ne␣paraît)␣(?:donc␣)?pas␣(?:\w+␣){0,2}?(?:envisage\w*|possible|souhaitable|opportun\w*|acceptable|favorable|acceptée?s?|retenue?s?|justifiée?s?)\b|\b(?:refus[eé]\w*|rejet\w+|rejett\w+|écart(?:e|é)\w*|s['’]oppose\w*|défavorable)\b|\bpas␣(?:en␣mesure|favorable|d['’]intention)\b|\bne␣\w+r(?:ai|a|ons|ont)␣pas\b|\bn['’]est␣pas␣tenable\b|\bse␣heurte\w*␣à\b|\bne␣correspond\w*␣pas␣à␣la␣réalité\b|\bhors␣de␣question\b|\bréserves?␣sur\b|\bpas␣lieu␣d(?:e|['’])"""),
        ),
        (
            "accepted_in_principle",
            pattern(
                r"""\b(?:sur␣le|dans␣son|dans␣leur|de|en)␣principe\b|\bpartage\w*␣(?:\w+␣){0,3}?(?:objectifs?|préoccupations?|ambition|souci|but)\b|\bsouscri\w+␣(?:à␣l['’])?(?:objectif|esprit)\b|\bpartage␣votre␣(?:souhait|vœu|volonté)|\b(?:n['’]est|ne␣sont)␣pas␣(?:opposée?s?|hostiles?)␣"""
            ),
        ),
        (
            "already_done",
            pattern(
                r"\b(?:d['’]ores␣et␣)?déjà\b|\b(?:existe\w*|est␣en␣vigueur|sont␣en␣vigueur|en␣place)␣(?:\w+␣){0,3}?depuis\b|\bdepuis␣\d{4}\b|\best␣(?:aujourd['’]hui␣)?satisfaite?\b|\bchose␣faite\b|\b(?:est|sont)␣(?:publiée?s?|disponibles?|accessibles?)␣(?:\w+␣){0,2}?(?:chaque|sur|en␣ligne)"
            ),
        ),
        (
            "under_consideration",
            pattern(
                r"""\b(?:en␣cours␣d['’](?:examen|étude|analyse|instruction)|à␣l['’](?:étude|examen)|en␣(?:réflexion|discussion|concertation))\b|\b(?:examin|étudi|réfléchi|analys)\w*\b|\bgroupe␣de␣travail\b|\bfer(?:a|ont)␣l['’]objet␣d['’]un\w*␣(?:examen|étude|analyse|réflexion|concertation)|\bsous␣réserve␣d['’]examen|\bl['’]objet␣d['’]une␣mission"""
            ),
        ),
        (
            "accepted",
            pattern(
                r"""\b(?:accept(?:e|es|ent|ons|é|ée|ées|és|er|era|ons)|approuv\w+|souscri\w+|adhèr\w+|s['’]engage\w*|consent\w*|agré\w+|favorable|décidé|est␣d['’]accord|suite␣favorable)\b|\bse␣félicite␣de␣cette|\btiendra␣compte\b|\bplein␣soutien\b"""
            ),
        ),
        (
            "noted",
            pattern(
                r"\bpr(?:end|ends|is|enons|ennent|endre)␣(?:\w+␣){0,2}?(?:note|acte)\b|\bnot(?:e|é|ée|ons)\b|\bpris␣connaissance\b"
            ),
        ),
    ),
    weak=(
        (
            "accepted",
            pattern(r"\b\w{3,}(?:era|eront|ira|iront|tra|tront)\b(?!␣(?:adressée?|répondu))"),
        ),
        (
            "noted",
            pattern(r"\b(?:conscient\w*|mesure\w*|comprend\w*|attenti[fv]\w*|retenu␣toute)\b"),
        ),
    ),
    reasons=(
        (
            "disputes_facts",
            pattern(
                r"\b(?:ne␣partage\w*␣pas␣(?:\w+␣){0,2}?(?:constat|description|analyse|lecture)|allégations?|ne␣correspond\w*␣pas␣à␣la␣réalité|infondé\w*|inexact\w*|erroné\w*|conteste\w*|pas␣étayé\w*|les␣faits)\b"
            ),
        ),
        ("no_majority", pattern(r"\bmajorité\b")),
        (
            "cost",
            pattern(
                r"\b(?:coûts?|coûteu\w+|budg\w+|financ\w+|moyens|crédits|absence␣de␣crédits|ressources|dépenses?)\b"
            ),
        ),
        (
            "legal_obstacle",
            pattern(
                r"\b(?:lois?|légal\w*|illégal\w*|constitution\w*|juridi\w+|code|droit␣en␣vigueur|traité|contraire␣(?:à|au)|conseil␣constitutionnel)\b"
            ),
        ),
        ("not_a_priority", pattern(r"\bpriorit\w+|\bpas␣opportun\w*|\bmoment␣opportun")),
        ("not_competent", pattern(r"\bcompéten\w+|\battributions\b")),
        ("changed_opinion", pattern(r"\b(?:ne␣\w+␣plus|reconsidéré|changé␣d['’]avis)\b")),
    ),
    dropped=pattern(r"\b(?:renonc\w+|abandonn\w+|retiré\w*|supprimé\w*|abrogé\w*|levé\w*)\b"),
    stopping=pattern(
        r"^\W*(?:renoncer|abandonner|retirer|supprimer|abroger|lever|cesser|mettre␣fin|abolir|suspendre|ne␣pas|annuler|interrompre|s['’]abstenir)\b"
    ),
    body=pattern(
        r"\b(?:relèv\w+|ressorti\w*|dépend\w*)␣(?:\w+␣){0,3}?(?P<body>(?:du|des|de␣la|de␣l['’]|d['’])\s?[\w'’-]+(?:␣[\w'’-]+){0,3})"
    ),
    receipt=pattern(
        r"\b(?:accus\w+␣(?:bonne␣)?réception|bien␣reçu|bien␣parvenu|accusé␣de␣réception)\b"
    ),
    promise=pattern(r"\b(?:répon\w+|réponse|recontacter\w*|informer\w*|reviendr\w+|écrir\w+)\b"),
    rest=pattern(
        r"\b(?:les|vos|des)␣autres␣(?:\w+␣){0,2}?(?:recommandations?|demandes?|points?|propositions?|questions?)\b"
    ),
    every=pattern(
        r"\b(?:toutes␣(?:vos|les)|l['’]ensemble␣(?:de␣vos|des)|chacune␣de␣vos)␣(?:\w+␣)?(?:recommandations|demandes|propositions)\b"
    ),
    asked=r"(?:recommandation|demande|point|proposition|question|souhait|requête|revendication)s?",
    counted=_numbered(
        "premiere premier 1re 1er",
        "deuxieme seconde second 2e",
        "troisieme 3e",
        "quatrieme 4e",
        "cinquieme 5e",
        "sixieme 6e",
        "septieme 7e",
        "huitieme 8e",
        "neuvieme 9e",
        "dixieme 10e",
    ),
    begins=pattern(
        r"^(?:en␣)?(?P<nth>premier|deuxième|second|troisième|quatrième|cinquième|sixième|septième)(?:e|ment|␣lieu)?\b"
    ),
)

SPANISH = Stances(
    said=(
        (
            "accepted_in_part",
            pattern(
                r"""\b(?:acept|acog|apoy)\w*␣(?:\w+␣){0,3}?(?:parcialmente|en␣parte)\b|\b(?:parcialmente|en␣parte)␣(?:acept|acog)\w*\b|\b(?:acept|acog|acced)\w*\b[^.]{0,120}\b(?:aunque␣s[oó]lo|pero␣no|aunque␣no|[uú]nicamente␣en|s[oó]lo␣en␣lo)\b|\baceptación␣parcial\b|\b(?:la␣mitad|parte)␣de␣lo␣que␣(?:pid|solicit|plante)"""
            ),
        ),
        (
            "not_competent",
            pattern(
                r"""\b(?:corresponde|compete|incumbe)n?␣(?:\w+␣){0,2}?(?:a|al)␣(?!este␣)|\b(?:es|son)␣(?:\w+␣){0,2}?(?:competencia|responsabilidad|facultad)␣(?:\w+␣)?(?:de|del)␣|\b(?:no␣es|fuera␣de)␣(?:\w+␣){0,2}?(?:nuestra␣)?competencia\b|\bno␣depende[n]?␣de\b|\b(?:ha␣remitido|remiti(?:do|ó|mos)|trasladad\w+|derivad\w+)\b[^.]{0,40}\b(?:carta|escrito|solicitud|petición)\b"""
            ),
        ),
        (
            "not_accepted",
            pattern(
                r"""\bno␣(?:\w+␣){0,2}?(?:es␣posible|resulta␣posible|se␣acept\w*|acept\w*|comparte|compartimos|acced\w*|puede␣(?:acept|acced)\w*|podemos␣(?:acept|acced|atend)\w*|se␣prevé|prevé|tiene␣(?:intención|previsto)|está␣en␣condiciones|procede|considera␣(?:oportun|necesari|viable)\w*|es␣viable|apoya)\b|\b(?:rechaz\w+|descart\w+|deneg\w+|desestim\w+|se␣opone)\b|\bno␣(?:pued|podr|pod)\w+␣ser␣\w+d[oa]s?\b|\bcon␣franqueza,␣no\b|\bno␣va␣a␣(?:variar|cambiar|modificar)\w*|\bno␣ha␣lugar\b"""
            ),
        ),
        (
            "accepted_in_principle",
            pattern(
                r"""\ben␣principio\b|\bcompart(?:e|imos)␣(?:\w+␣){0,3}?(?:objetivos?|finalidad|espíritu|propósito)\b|\bme␣gusta\b|\bno␣vemos␣con␣malos␣ojos\b"""
            ),
        ),
        (
            "already_done",
            pattern(
                r"\bya␣(?:se␣)?(?:ha|han|está|están|existe|existen|se|presta\w*|cuenta\w*|fue|dispone\w*|funciona\w*|garantiza\w*|contempla\w*)\b|\bdesde␣(?:el␣año␣)?\d{4}\b|\bestá␣en␣vigor\b|\bfue(?:ron)?␣(?:cumplid|atendid|publicad|aprobad|adoptad)[oa]s?\b|\bse␣(?:realizan?|efectúan?|llevan?␣a␣cabo)␣(?:de␣forma|periódic|cada|regular)\w*"
            ),
        ),
        (
            "under_consideration",
            pattern(
                r"""\b(?:en|bajo)␣(?:\w+␣)?(?:estudio|análisis|examen|consideración|evaluación)\b|\b(?:estudi|analiz|examin|evalu|considerar)\w*\b|\bobjeto␣de␣(?:análisis|estudio|examen)\b|\b(?:grupo|mesa)␣de␣trabajo\b|\bestamos␣(?:mirando|viendo|valorando)"""
            ),
        ),
        (
            "accepted",
            pattern(
                r"""\b(?:acept(?:a|amos|ada|adas|ado|ará|aremos|o)|acoge(?:mos)?|acogid\w+|de␣acuerdo|se␣compromete|nos␣comprometemos|accede(?:mos)?|hemos␣(?:decidido|ordenado|dispuesto|instruido)|ha␣(?:decidido|ordenado|dispuesto)|aprueba|apoya(?:mos)?|respalda(?:mos)?)\b|\bdará␣cumplimiento\b|\bcuenta␣con␣el␣(?:pleno␣)?(?:respaldo|apoyo)\b"""
            ),
        ),
        ("noted", pattern(r"\b(?:toma\w*|tomado|tomar)␣(?:\w+␣)?(?:nota|conocimiento|razón)\b")),
    ),
    weak=(
        ("accepted", pattern(r"\b\w+(?:ará|arán|erá|erán|irá|irán|aremos|eremos|iremos)\b")),
        ("noted", pattern(r"\b(?:consciente\w*|comprend\w+|entend\w+|reconoc\w+)\b")),
    ),
    reasons=(
        (
            "disputes_facts",
            pattern(
                r"\b(?:versión␣de␣los␣hechos|infundad\w+|inexact\w+|acusaciones|alegaciones|no␣comparte\w*␣(?:\w+␣){0,2}?(?:descripción|relato|versión|apreciación)|carece\w*␣de␣fundamento|niega)\b"
            ),
        ),
        ("no_majority", pattern(r"\bmayoría\b")),
        (
            "cost",
            pattern(
                r"\b(?:costos?|costes?|costos\w+|presupuest\w+|recursos|fondos|financi\w+|gasto)\b"
            ),
        ),
        (
            "legal_obstacle",
            pattern(
                r"\b(?:ley(?:es)?|legal\w*|ilegal\w*|constituci\w+|jurídic\w+|código|tratado|contrari[oa]␣a)\b"
            ),
        ),
        ("not_a_priority", pattern(r"\bpriori\w+|\bno␣es␣(?:el␣)?momento|\bno␣\w+␣oportun\w*")),
        ("not_competent", pattern(r"\bcompeten\w+")),
        (
            "changed_opinion",
            pattern(r"\b(?:ya␣no␣\w+|reconsiderado|cambiado␣de␣(?:opinión|criterio))\b"),
        ),
    ),
    dropped=pattern(
        r"\b(?:renunci\w+|retirad\w+|derogad\w+|abandonad\w+|eliminad\w+|suprimid\w+|levantad\w+|suspendid\w+)\b"
    ),
    stopping=pattern(
        r"^\W*(?:no␣|retirar|derogar|abandonar|eliminar|suprimir|levantar|suspender|cesar|poner␣fin|abolir|anular|abstenerse|renunciar|prohibir)"
    ),
    body=pattern(
        r"\b(?:corresponde|compete|incumbe|competencia|responsabilidad|facultad)n?␣(?:exclusiva␣)?(?P<body>(?:a␣la|al|a␣los|a␣las|de␣la|del|de␣los|de␣las)␣[\w-]+(?:␣(?-i:[A-ZÁ-Ú])[\w-]+|␣(?:de|del|la|y)␣(?-i:[A-ZÁ-Ú])[\w-]+){0,4})"
    ),
    receipt=pattern(r"\b(?:acus\w+␣(?:de␣)?recibo|hemos␣recibido|ha␣sido␣recibida)\b"),
    promise=pattern(
        r"\b(?:respuesta|respond\w+|contest\w+|informar\w*|comunicar\w*|escribir\w*)\b"
    ),
    rest=pattern(
        r"\b(?:las|los|sus)␣(?:demás|otras|otros|restantes)␣(?:\w+␣){0,2}?(?:recomendaciones|peticiones|solicitudes|puntos|propuestas|demandas|cuestiones)\b"
    ),
    every=pattern(
        r"\b(?:todas␣(?:las|sus)|el␣conjunto␣de␣(?:las|sus)|cada␣una␣de␣(?:las|sus))␣(?:\w+␣)?(?:recomendaciones|peticiones|solicitudes|propuestas|demandas)\b"
    ),
    asked=r"(?:recomendaci[oó]n|petici[oó]n|solicitud|punto|propuesta|demanda|pregunta|exigencia)(?:e?s)?",
    counted=_numbered(
        "primera primero primer",
        "segunda segundo",
        "tercera tercero tercer",
        "cuarta cuarto",
        "quinta quinto",
        "sexta sexto",
        "septima septimo",
        "octava octavo",
        "novena noveno",
        "decima decimo",
    ),
    begins=pattern(
        r"^(?:en␣)?(?P<nth>primer|segund|tercer|cuart|quint|sext|séptim|octav|noven|décim)[oa]?\b"
    ),
)

STANCES = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH}
