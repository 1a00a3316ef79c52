"""What replies say, in French."""

from letters.reading.words.shapes import pattern
from letters.reading.words.stances import Stances, numbered

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
    counted=numbered(
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
