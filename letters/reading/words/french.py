"""French."""

from letters.reading.words.shapes import Words, pattern

ADVERBS = r"(?:,?␣?\b(?:donc|également|aussi|instamment|solennellement|vivement|respectueusement|par␣conséquent|en␣outre|de␣plus|enfin|ainsi|une␣nouvelle␣fois|expressément|fermement|urgemment|en␣particulier|notamment|conjointement|dès␣lors|à␣nouveau|encore)\b,?)*"
VERBS = r"""(?:demandons|appelons|exhortons|prions|recommandons|invitons|engageons|encourageons|réclamons|exigeons|sollicitons|
proposons|pressons|insistons|souhaitons␣que|attendons␣(?:de|que)|lançons␣un␣appel|en␣appelons|requérons|conjurons|enjoignons|
suggérons|préconisons)"""
THIRD = r"(?:demandent|appellent|exhortent|prient|recommandent|invitent|engagent|encouragent|réclament|exigent|sollicitent|pressent|préconisent)"
GOVERNING = r"""(?:gouvernements?|autorités?|ministères?|ministres?|parlement(?:aires)?|assemblée(?:␣nationale)?|sénat|président(?:e|ce)?|
premi(?:er|ère)␣ministre|cabinet|secrétaires?␣d['’]État|État(?:s)?(?!-Unis␣ont)|commission|préfets?|préfectures?|députés?|législateurs?|sénateurs?|
police|gendarmerie|administration|justice|procureure?s?|parquet|ambassade|union␣européenne|chancelier|conseil␣fédéral|roi|maire|
direction|services|office|agence|garde␣des␣sceaux|garde|Excellence|pouvoirs␣publics|France|république|forces␣de␣l['’]ordre|haut␣conseil|comité␣interministériel)"""
INFINITIVE = r"(?:(?!(?:votre|notre|autre|entre|contre|outre|quatre|lettre|titre|centre|leur|hier|premier|dernier|ministère|guerre|terre|nombre|ordre|cadre|libre|chambre|propre|genre|être|janvier|février|octobre|novembre|décembre|septembre)s?\b)[a-zà-ÿ'’-]{2,}(?:er|ir|oir|re))"

FRENCH = Words(
    performative=pattern(rf"""\b(?P<who>nous)␣(?:(?:vous|les?|la|lui|leur|en|y)␣)?{ADVERBS}\s*{VERBS}\b
        |\bnous␣(?:tenons␣à|voulons|souhaitons|désirons|devons)␣(?:vous␣|les␣|le␣)?(?:demander|appeler|exhorter|inviter|recommander|prier)\b
        |(?P<whose>(?:soussignée?s|signataires|organisations|associations)\b[^.;:]{{0,80}}?)␣(?:vous␣|le␣|les␣)?{ADVERBS}\s*{THIRD}\b
        |\b(?:il␣vous␣(?:appartient|incombe|revient)|vous␣voudrez␣bien|merci␣de␣bien␣vouloir|veuillez␣(?!agréer|recevoir|croire|trouver|accepter)\w+)"""),
    reported=pattern(
        r"\b(?:nous|lettre|organisations)\b[^.]{0,30}?\b(?:avons|a|ont|avions)␣(?:\w+␣){0,2}(?:demandé|appelé|exhorté|recommandé|réclamé|écrit|souligné)"
    ),
    modal=pattern(rf"""(?P<who>\b(?:vous|il|elle|ils|elles|{GOVERNING})\b[^.;:!?]{{0,110}}?)\s*,?\s*\b(?:doi(?:t|vent)|devrai(?:t|ent|ez)|devez|se␣doi(?:t|vent)|
        ferai(?:t|ent)␣bien)\b(?!␣(?:être␣noté|avoir)\b)"""),
    modal_any=pattern(r"\b(?:doi(?:t|vent)|devrai(?:t|ent))␣(?:être␣)?\w+"),
    needed=pattern(
        rf"\bil␣(?:est|serait)␣(?:\w+ment␣)?(?:essentiel|impératif|indispensable|nécessaire|urgent|crucial|important|temps)␣(?:que|pour)\b[^.;:]{{0,40}}?\b{GOVERNING}\b"
    ),
    governing=pattern(rf"\b{GOVERNING}\b"),
    you=pattern(r"\b(?:vous|votre|vos)\b"),
    outsiders=pattern(
        r"\b(?:journalistes|lecteurs|citoyens␣à|sympathisants|donateurs|entreprises|nous␣rejoindre|nous␣soutenir|le␣public␣à)\b"
    ),
    we=pattern(r"nous\b"),
    not_names=pattern(r"\b(?:que|qui|est|était|a|avait|nous)\b"),
    ours=pattern(
        r"\b(?:nous|notre|nos|soussignée?s|signataires|organisations|associations|collectif|coalition|lettre|pétition|déclaration|mémorandum)\b"
    ),
    others=pattern(r"""\b(?:comités?|cour|cours|commissions?|rapporteure?s?|nations␣unies|ONU|conseil|rapport|enquête|défenseure?|tribunal|experts?|
        examen|juges?|résolution|constitution|article|convention|pacte|principes|ministre|ministère|gouvernement|il|elle|ils)\b"""),
    ask_heading=pattern(
        r"\b(?:recommandations?|demandes?|revendications?|appels?|exigences?|propositions?|ce␣que␣nous␣(?:demandons|voulons|recommandons)|mesures␣(?:demandées|nécessaires|urgentes|attendues)|nous␣demandons|nous␣appelons|nos␣attentes)\b"
    ),
    aside_heading=pattern(r"""^\W*(?:contexte|résumé|introduction|rappel|rappels|notes?|références|documents|pour␣en␣savoir|à␣propos|contacts?|contact␣presse|signataires?|liste␣des␣signataires|
        copies?|annexes?|nos␣préoccupations|préoccupations|les␣faits|constats?|le␣constat|organisations|questions|sources|qui␣sommes|pourquoi)\b"""),
    ask_lead=pattern(rf"""\b(?:{VERBS}|{THIRD}|demand(?:e|é|er|ons)|recommand(?:e|é|ations?)|mesures␣suivantes|points␣suivants|actions␣suivantes|demandes␣suivantes|à␣savoir|
        (?:doit|doivent|devrait|devraient|devez|de|à|d['’])\s*[:–-]?$|afin␣de\s*:?$|appel␣à|propositions?␣suivantes|revendications)"""),
    other_lead=pattern(
        r"\b(?:préoccup\w+|inqui\w+|problèmes?|menaces?|exemples?|raisons|parce␣que|faits|cas|incidents|violations|constat\w*|documenté\w*|articles␣suivants|personnes␣suivantes|questions|signé|signataires|conséquences|notamment␣les|s['’]est␣engagée?|a␣promis|engagements␣pris)\b"
    ),
    pleasantry=pattern(r"""\b(?:nous␣(?:\w+␣)?(?:espérons|remercions|saluons|félicitons|nous␣tenons|restons|demeurons|serions␣(?:heureux|ravis|reconnaissants)|nous␣réjouissons|
        ne␣doutons|sommes␣convaincus)|veuillez␣(?:agréer|recevoir|croire|accepter)|dans␣l['’]attente|prions␣d['’](?:agréer|accepter|croire)|prions␣de␣(?:croire|recevoir|bien␣vouloir␣(?:agréer|recevoir))|à␣votre␣disposition|
        (?:demandons|sollicitons)␣(?:\w+␣)?(?:un|une)␣(?:rendez-vous|entretien|audience|rencontre)|salutations|votre␣attention|l['’]expression␣de)\b"""),
    elaboration=pattern(
        r"^(?:cela|ceci|cette|ces|ce|celui-ci|celle-ci|il|elle|ils|elles|à␣cette␣fin|à␣cet␣effet|par␣exemple|ainsi)\b"
    ),
    also=pattern(
        r"\b(?:également|aussi|en␣outre|de␣plus|par␣ailleurs|enfin|deuxièmement|troisièmement)\b"
    ),
    hedge=pattern(r"""\b(?:la␣cour␣a|le␣tribunal␣a|(?:selon|conformément␣à|aux␣termes␣de|en␣vertu␣de)␣l['’]article|a␣jugé␣que|a␣estimé␣que|a␣rappelé␣que|rappelle␣que|dispose␣que|prévoit␣que|stipule␣que|
        a␣recommandé|avait␣recommandé|a␣déclaré␣que|a␣annoncé␣que|avait␣promis|ont␣dû|a␣dû|doivent␣(?:vivre|faire␣face|attendre|dormir|quitter)|comme␣vous␣le␣savez)"""),
    report=pattern(
        r"\bnous␣avons␣(?:écrit|adressé)␣(?:une␣lettre␣)?(?:à|au|aux)\b|\bdans␣notre␣lettre\b|\bnotre␣lettre␣(?:demande|appelle)"
    ),
    salutation=pattern(
        r"^\W*(?:(?:madame|monsieur|mesdames|messieurs|excellence|votre␣excellence|chère?s?)\b[^.]{0,110})\W*$"
    ),
    closing=pattern(
        r"^\W*(?:(?:veuillez|nous␣vous␣prions|je␣vous␣prie)␣[^.]{0,60}(?:agréer|recevoir|croire|accepter)[^.]*|(?:bien␣)?(?:cordialement|respectueusement)|avec␣(?:nos|mes)␣[^.]{0,60}|(?:organisations␣)?signataires(?:␣de\b[^.]*)?|les␣soussignée?s|signé(?:␣par)?|pour␣les␣organisations␣signataires)\W*$"
    ),
    begins_act=pattern(rf"""^[“"«'(]?\s*(?:(?:et|ou|de|d['’]|à|que|enfin|immédiatement|sans␣délai|dans␣les␣plus␣brefs␣délais|dès␣maintenant|d['’]urgence|\w+ment|à␣ce\s+qu\w*),?\s*)*(?:ne␣pas␣|n['’]|se␣|s['’]|y␣|en␣|lui␣|leur␣)?
        (?:{INFINITIVE}|[a-zà-ÿ-]{{3,}}ez)\b(?!␣(?:est|a|sont|ont)\b)"""),
    signed=pattern(
        r"^\W*(?:signataires?|(?:les␣)?organisations␣signataires|liste␣des␣signataires|signé(?:e|es|s)?(?:␣par)?|les␣soussignée?s|premiers␣signataires|pour␣les␣organisations␣signataires)\W*$"
    ),
    subject_line=pattern(r"^\W*(?:objet|sujet|concerne)\s*[:–-]\s*(?P<subject>.{4,})$"),
    offices=pattern(r"""\b(?:premi(?:er|ère)␣ministre|ministres?|ministère|présidente?|garde␣des␣sceaux|secrétaire␣d['’]État|secrétaire␣général\w*|préfète?|préfet|maire|ambassadeur|ambassadrice|
        directeur|directrice|haut-commissaire|commissaire|sénateurs?|députés?|chancelier|procureur\w*|conseill\w+␣fédéral\w*|roi|gouverneur|cabinet|assemblée|sénat|parlement|gouvernement|conseil␣fédéral|commission)\b"""),
    honorific=pattern(
        r"^(?:m\.|mme|monsieur|madame|s\.?\s?e\.?(?:\s?m\.?)?|dr|pr|maître|me)␣+(?!le\b|la\b|l['’])"
    ),
    asked_of=pattern(
        r"""\b(?:adressée?␣(?:à|au|aux)|(?:avons|ont)␣écrit␣(?:à|au|aux)|appel\w+␣(?:\w+ment␣)?|demand\w+␣(?:\w+ment␣)?(?:à|au|aux)|exhort\w+␣|invit\w+␣)\s*
        (?P<who>(?:l[ea]s?␣|l['’])?(?-i:[A-Zgma])[\w’'-]+(?:␣(?:(?-i:[A-ZÀ-Ý])[\w’'-]*|(?-i:de|du|des|et|la|le|l['’]\w+|d['’]\w+|aux?|\w+ais(?:es)?|\w+iens?))){{0,12}})""".replace(
            "{{", "{"
        ).replace("}}", "}")
    ),
    copies=pattern(r"^\W*(?:copies?|cc|c\.c\.)(?:␣(?:à|au|aux|pour))?\s*[:.]?"),
    dated=pattern(
        r"\b(?:(?:notre|cette|la)␣(?:lettre|déclaration|pétition)␣(?:\w+␣)?(?:datée␣)?du|nous␣avons␣(?:écrit|adressé))\b"
    ),
    organisation=pattern(r"""\b(?:association|ligue|fédération|collectif|comité|centre|fondation|réseau|observatoire|organisation|union|alliance|coalition|mouvement|forum|syndicat|amnesty|
        secours|action|droits|acat|cimade|emmaüs|médecins|avocats|plateforme|coordination|institut|international\w*|maison|société|conseil|groupe|solidarité\w*|sans␣frontières|asbl|ong|watch|barreau)\b"""),
    strip_ask=pattern(
        rf"""^.*?\b(?:{VERBS}|{THIRD})\b,?(?P<mid>[^.;:]{{0,110}}?)(?:␣(?:de|à)␣|␣d['’])(?P<to>(?:ne␣pas␣|se␣|s['’])?{INFINITIVE}\b.+)$|^.*?\b(?:{VERBS}|{THIRD})\b[^.;:]{{0,110}}?␣(?:que␣|qu['’])(?P<that>.+)$"""
    ),
)
