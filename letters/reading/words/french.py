"""French."""

from letters.reading.words.shapes import Words, pattern

ADVERBS = r"(?:,?␣?\b(?:donc|également|aussi|instamment|solennellement|vivement|respectueusement|par␣conséquent|en␣outre|de␣plus|enfin|ainsi|une␣nouvelle␣fois|expressément|fermement|urgemment|en␣particulier|notamment|conjointement|dès␣lors|à␣nouveau|encore)\b,?)*"
VERBS = r"""(?:demandons|appelons|exhortons|prions|recommandons|invitons|engageons|encourageons|réclamons|exigeons|sollicitons|
proposons|pressons|insistons|(?:souhait(?:eri)?ons|voudrions)(?:␣\w+){0,2}␣que|attendons␣(?:de|d['’]|du|des|que)|comptons␣sur␣(?:vous|votre)|lançons␣un␣appel|en␣appelons|requérons|conjurons|enjoignons|
suggérons|préconisons|revendiquons|plaidons␣pour|sommons)"""
THIRD = r"(?:demandent|appellent|exhortent|prient|recommandent|invitent|engagent|encouragent|réclament|exigent|sollicitent|pressent|préconisent|attendent|revendiquent)"
GOVERNING = r"""(?:gouvernements?|autorités?|ministères?|ministres?|parlement(?:aires)?|assemblée(?:␣nationale)?|sénat|président(?:e|ce)?|
premi(?:er|ère)␣ministre|cabinet|secrétaires?␣d['’]État|État(?:s)?(?!-Unis␣ont)|commission|préfets?|préfectures?|députés?|législateurs?|sénateurs?|
police|gendarmerie|administration|justice|procureure?s?|parquet|ambassade|union␣européenne|chancelier|conseil␣fédéral|roi|maire|
direction|services|office|agence|garde␣des␣sceaux|garde|Excellence|pouvoirs␣publics|France|république|forces␣de␣(?:l['’]ordre|défense|sécurité)|municipalités?|mairies?|haut␣conseil|comité␣interministériel)"""
INFINITIVE = r"(?:(?!(?:votre|notre|autre|entre|contre|outre|quatre|lettre|titre|centre|leur|hier|cher|maire|affaire|territoire|salaire|militaire|contraire|histoire|mémoire|victoire|manière|frontière|rivière|lumière|père|mère|frère|membre|chiffre|premier|dernier|ministère|guerre|terre|nombre|ordre|cadre|libre|chambre|propre|genre|être|janvier|février|octobre|novembre|décembre|septembre)s?\b)[a-zà-ÿ'’-]{2,}(?:er|ir|oir|re))"

FRENCH = Words(
    performative=pattern(rf"""\b(?P<who>nous)␣(?:(?:vous|les?|la|lui|leur|en|y)␣)?{ADVERBS}\s*{VERBS}\b
        |\bnous␣(?:tenons␣à|voulons|souhaitons|désirons|devons)␣(?:vous␣|les␣|le␣)?{ADVERBS}\s*(?:demander|appeler|exhorter|inviter|recommander|prier)\b
        |(?P<whose>(?:soussignée?s|signataires|organisations|associations|ONG|syndicats|collectifs)\b[^.;:]{{0,80}}?)␣(?:vous␣|le␣|les␣|en␣)?{ADVERBS}\s*{THIRD}\b
        |\b(?:elles|ils)␣{ADVERBS}\s*{THIRD}{ADVERBS}␣(?:à␣l['’]|à␣la␣|au␣|aux␣|l['’]|le␣|la␣|les␣){GOVERNING}\b
        |\bnotre␣(?:collectif|coalition|réseau|association|organisation|plateforme|ligue|fédération)␣(?:vous␣)?{ADVERBS}\s*(?:demande|appelle|exhorte|prie|recommande|invite|réclame|exige|sollicite|préconise)\b
        |^qu(?:e␣|['’])(?:(?:l[ae]s?␣|l['’]|votre␣|vos␣)(?:\w+␣)?{GOVERNING}|(?:ils?|elles?)␣(?!s['’]agi|soi|faille|y␣ait|en␣soit))\b
        |^(?:enfin,␣)?merci␣de␣(?:bien␣vouloir␣)?(?!nous␣){INFINITIVE}\b
        |\b(?:il␣vous␣(?:appartient|incombe|revient)|vous␣voudrez␣bien|merci␣de␣bien␣vouloir|veuillez␣(?!agréer|recevoir|croire|trouver|accepter)\w+)"""),
    reported=pattern(
        r"\b(?:nous|lettre|organisations)\b[^.]{0,30}?\b(?:avons|a|ont|avions)␣(?:\w+␣){0,2}(?:demandé|appelé|exhorté|recommandé|réclamé|écrit|souligné)"
    ),
    modal=pattern(rf"""(?P<who>(?<!un\s)(?<!une\s)(?<!tout\s)(?<!chaque\s)\b(?:vous|il|elle|ils|elles|{GOVERNING})\b[^.;:!?]{{0,110}}?)\s*,?\s*\b(?:doi(?:t|vent)|devrai(?:t|ent)|devriez|devr(?:a|ont|ez)|devez|se␣doi(?:t|vent)|
        ferai(?:t|ent)␣bien|gagnerai(?:t|ent)␣à|(?:est|sont)␣(?:priée?s?|invitée?s?|appelée?s?)␣(?:de|d['’]|à))\b(?!␣(?:être␣noté|avoir|savoir|comprendre|(?:se␣)?rappeler|se␣souvenir|s['’]interroger|inquiéter|entendre)\b)"""),
    modal_any=pattern(
        rf"\b(?:doi(?:t|vent)|devrai(?:t|ent)|devr(?:a|ont))␣(?:être␣)?\w+|\bil␣(?:convient|faut|importe|est␣(?:\w+ment␣)?(?:urgent|nécessaire|indispensable|impératif|essentiel|primordial))␣(?:\w+␣)?(?:que␣|qu['’]|de␣|d['’]|{INFINITIVE}\b)|\bgagnerai(?:t|ent)␣à␣\w+"
    ),
    needed=pattern(
        rf"\bil␣(?:nous␣)?(?:est|serait|semble|paraît|devient)␣(?:donc␣|\w+ment␣)?(?:essentiel|impératif|indispensable|nécessaire|urgent|crucial|important|primordial|souhaitable|juste|équitable|utile|opportun|bon|temps)(?:,[^,;.]{{2,40}},)?␣(?:que|pour)\b[^.;:]{{0,40}}?\b{GOVERNING}\b|\bil␣(?:appartient|incombe|revient)␣(?:[\w,]+␣){{0,3}}?(?:à|au|aux)\b[^.;:]{{0,40}}?\b{GOVERNING}\b|\bil␣faut␣que␣(?:l['’]|l[ea]s?␣|votre␣|vos␣)(?:\w+␣)?{GOVERNING}\b|\bil␣convien(?:t|drait)␣(?:donc␣)?que␣[^.;:]{{0,40}}?\b{GOVERNING}\b|\bil␣(?:(?:est|serait|devient|paraît)␣(?:donc␣|\w+ment␣)?(?:impératif|indispensable|urgent|primordial)|convien(?:t|drait)|importe)␣(?:\w+␣)?(?:de␣|d['’])(?!(?:rappeler|noter|souligner|reconnaître|comprendre|préciser|savoir|relever|signaler|constater|saluer|remarquer|dire)\b){INFINITIVE}\b|\bil␣est␣demandé␣(?:à|au|aux)\b"
    ),
    governing=pattern(rf"\b{GOVERNING}\b"),
    you=pattern(r"\b(?:vous|votre|vos)\b"),
    outsiders=pattern(
        rf"^{ADVERBS}\W*(?:à␣)?(?:tou(?:te)?s␣)?(?:les|aux|le|au|celles|ceux)␣(?:\w+␣)?(?:journalistes|médias|lect(?:eur|rice)s|citoyen\w*|sympathisants|donateurs|entreprises|public|population|qui)\b|\b(?:nous␣rejoindre|nous␣soutenir)\b"
    ),
    we=pattern(r"nous\b"),
    not_names=pattern(r"\b(?:que|qui|est|était|a|avait|nous)\b"),
    ours=pattern(
        r"\b(?:nous|notre|nos|soussignée?s|signataires|organisations|associations|collectif|coalition|lettre|pétition|déclaration|mémorandum)\b"
    ),
    others=pattern(r"""\b(?:comités?|cour|cours|commissions?|rapporteure?s?|nations␣unies|ONU|conseil|rapport|enquête|défenseure?|tribunal|experts?|
        examen|juges?|résolution|constitution|article|convention|pacte|principes|ministre|ministère|gouvernement|il|elle|ils)\b"""),
    ask_heading=pattern(
        r"\b(?:recommandations?|demandes?|revendications?|appels?|exigences?|propositions?|(?:ce␣que␣)?nous␣(?:demandons|voulons|recommandons|attendons|exigeons|proposons)|mesures␣(?:demandées|nécessaires|urgentes|attendues)|nous␣appelons|nos␣attentes|priorités|pistes␣d['’]action|que␣faire)\b"
    ),
    aside_heading=pattern(r"""^\W*(?:contexte|résumé|introduction|rappel|rappels|notes?|références|documents|pour␣en␣savoir|à␣propos|contacts?|contact␣presse|signataires?|liste␣des␣signataires|
        copies?|annexes?|nos␣préoccupations|préoccupations|les␣faits|constats?|le␣constat|organisations|questions|sources|qui␣sommes|pourquoi)\b"""),
    ask_lead=pattern(rf"""\b(?:{VERBS}|{THIRD}|demand(?:e|é|er|ons)|recommand(?:e|é|ations?)|mesures␣suivantes|points␣suivants|actions␣suivantes|demandes␣suivantes|(?:mesures|demandes|propositions|exigences|engagements)␣(?:\w+␣)?(?:suivantes|ci-(?:après|dessous))|à␣savoir|(?:est|sont)␣(?:priée?s?|invitée?s?|appelée?s?)|il␣(?:vous␣)?(?:appartient|incombe|revient)|nous␣vous␣(?!rappelons|informons|signalons|remercions|exposons|écrivons)\w+ons\b[^.;]{{0,60}}:$|
        (?:doit|doivent|devrait|devraient|devez|de|à|d['’])\s*[:–-]?$|afin␣de\s*:?$|appel␣à|propositions?␣suivantes|revendications)"""),
    other_lead=pattern(
        r"\b(?:préoccup\w+|inqui\w+|problèmes?|menaces?|exemples?|raisons|parce␣que|faits|cas|incidents|violations|constat\w*|documenté\w*|articles␣suivants|personnes␣suivantes|questions|signé|signataires|conséquences|notamment␣les|s['’]est␣engagée?|a␣promis|engagements␣pris)\b"
    ),
    pleasantry=pattern(r"""\b(?:nous␣(?:\w+␣)?(?:espérons|remercions|saluons|félicitons|nous␣tenons|restons|demeurons|serions␣(?:heureux|ravis|reconnaissants)|nous␣réjouissons|
        ne␣doutons|sommes␣convaincus)|veuillez␣(?:agréer|recevoir|croire|accepter)|dans␣l['’]attente|prions␣d['’](?:agréer|accepter|croire)|prions␣de␣(?:croire|recevoir|bien␣vouloir␣(?:agréer|recevoir))|à␣votre␣disposition|
        (?:demandons|sollicitons|souhaitons|souhaiterions)␣(?:\w+␣){0,3}?(?:un|une)␣(?:rendez-vous|entretien|audience|rencontre|échange)|être␣reçus?|(?:saurions␣gré|demandons|prions|remercions|merci)␣(?:par␣avance␣)?de␣(?:bien␣vouloir␣)?nous␣(?:faire␣(?:connaître|part|savoir)|recevoir|accorder|répondre|accuser|tenir|indiquer|informer)|accuser␣réception|salutations|votre␣attention|l['’]expression␣de)\b"""),
    elaboration=pattern(
        r"^(?:cela|ceci|cette|ces|ce|celui-ci|celle-ci|il|elle|ils|elles|à␣cette␣fin|à␣cet␣effet|par␣exemple|ainsi)\b"
    ),
    also=pattern(
        r"\b(?:également|aussi|en␣outre|de␣plus|par␣ailleurs|enfin|deuxièmement|troisièmement)\b"
    ),
    hedge=pattern(r"""\b(?:la␣cour␣a|le␣tribunal␣a|(?:selon|conformément␣à|aux␣termes␣de|en␣vertu␣de)␣l['’]article|a␣jugé␣que|a␣estimé␣que|(?:a|ont|avait|avaient)␣(?:\w+␣)?(?:rappelé|souligné|indiqué|relevé|constaté|conclu|affirmé|réaffirmé|précisé|noté|recommandé|demandé|exigé|ordonné)␣(?:que|à|au|aux)|(?:rappell?|estim|consid[eè]r|affirm|jug|pens|soulign|not|relèv|observ|déclar|annonc|assur)e(?:nt)?␣que|nous␣rappelons␣que|(?:soutien|conclu|reconnaî|prétend)(?:t|nent|ent)?␣que|dispos(?:e|ent|ait)␣que|prévoi(?:t|ent)␣que|stipul(?:e|ent)␣que|exig(?:e|ent|eait)␣que|oblig(?:e|ent)␣l['’]État|impos(?:e|ent)␣(?:que|à|au|aux)|
        (?:selon|d['’]après)␣(?:l[ae]s?␣|l['’])(?:code|loi|constitution|convention|pacte|charte|cour|conseil|traité)|en␣vertu␣d[eu]|aux␣termes␣d[eu]|
        a␣recommandé|avait␣recommandé|a␣déclaré␣que|a␣annoncé␣que|avait␣promis|ont␣dû|a␣dû|doivent␣(?:vivre|faire␣face|attendre|dormir|quitter)|comme␣vous␣le␣savez)"""),
    report=pattern(
        r"\bnous␣avons␣(?:écrit|adressé)␣(?:une␣lettre␣)?(?:à|au|aux)\b|\bdans␣notre␣lettre\b|\bnotre␣lettre␣(?:demande|appelle)"
    ),
    salutation=pattern(
        r"^\W*(?:(?:madame|monsieur|mesdames|messieurs|excellence|votre␣excellence|chère?s?)\b[^.]{0,110})\W*$"
    ),
    closing=pattern(
        r"^\W*(?:(?:veuillez|nous␣vous␣prions|je␣vous␣prie)␣[^.]{0,60}(?:agréer|recevoir|croire|accepter)[^.]*|(?:bien␣)?(?:cordialement|respectueusement)|avec␣(?:nos|mes)␣[^.]{0,60}|(?:organisations␣)?signataires(?:␣de\b[^.]*)?|les␣soussignée?s|signé(?:␣par)?|salutations␣[^.]{0,60}|(?:premiers␣)?signataires\s*:|ont␣signé[^.:]{0,40}|recevez,?␣[^.]{0,120}|pour␣les␣(?:organisations|associations|ONG)(?:␣signataires|␣soussignées)?)\W*$"
    ),
    begins_act=pattern(rf"""^[“"«'(]?\s*(?:(?:et|ou|de|d['’]|à|que|enfin|immédiatement|sans␣délai|dans␣les␣plus␣brefs␣délais|dès␣maintenant|d['’]urgence|(?:tout␣)?d['’]abord|ensuite|puis|(?:prem|deux|trois|quatr|cinqu|six)i[eè]\w*ment|en␣(?:premier|deuxième|second|troisième|dernier)␣lieu|\w+ment|à␣ce\s+qu\w*),?\s*)*(?:ne␣pas␣|n['’]|se␣|s['’]|y␣|en␣|lui␣|leur␣)?
        (?:{INFINITIVE}|(?!chez\b|assez\b)[a-zà-ÿ-]{{3,}}ez|faites|dites)\b(?!␣(?:est|a|sont|ont)\b)|^[“"«'(]?\s*(?:(?:et|enfin|ensuite),?␣)?qu(?:e␣|['’])(?:l[ae]s?|l['’]|d[eu]s?|une?|soi(?:en)?t|tou\w+|chaque|cet(?:te)?|ces?|votre|vos|son|sa|ses|leurs?|aucune?|nul\w*)"""),
    names_act=pattern(
        r"^(?:(?:l[ae]s?|une?|des?)␣|[ld]['’])?(?:(?:strict|plein|prompt|véritable)e?␣)?(?:\w{3,}(?:tion|sion|ment|age|ance|ture)s?|arrêt|fin|levée|retrait|reprise|mise|octroi|respect|accès|envoi|report|prise|maintien|abandon|renvoi|garantie|soutien|retour|remise|réforme|enquête|droit|appui|gel|libre␣accès|moratoire|paiement|suivi|contrôle)\b"
    ),
    signed=pattern(
        r"^\W*(?:signataires?|(?:les␣)?organisations␣signataires|liste␣des␣signataires|signé(?:e|es|s)?(?:␣par)?|les␣soussignée?s|premiers␣signataires|ont␣signé[^.:]{0,40}|pour␣les␣(?:organisations|associations|ONG)(?:␣signataires|␣soussignées)?)(?:\W*$|\s*:\s*(?=\w))"
    ),
    subject_line=pattern(r"^\W*(?:objet|sujet|concerne)\s*[:–-]\s*(?P<subject>.{4,})$"),
    offices=pattern(r"""\b(?:premi(?:er|ère)␣ministre|ministres?|ministère|présidente?|garde␣des␣sceaux|secrétaire␣d['’]État|secrétaire␣général\w*|préfète?|préfet|maire|ambassadeur|ambassadrice|
        directeur|directrice|haut-commissaire|commissaire|sénateurs?|députés?|chancelier|procureur\w*|conseill\w+␣fédéral\w*|roi|gouverneur|cabinet|assemblée|sénat|parlement|gouvernement|conseil␣(?:fédéral|départemental|régional|municipal|national|d['’]État)|commission|autorités?|chef(?:fe)?␣(?:d[eu]|de␣la|de␣l['’])|premier␣président|vice-présidente?|représentante?\s+(?:permanente?|spéciale?)|haut␣représentant|porte-parole|parquet|doyen|recteur|rectrice|intendante?|bourgmestre|échevine?)\b"""),
    honorific=pattern(
        r"^(?:(?:m\.|mme|monsieur|madame|son␣excellence|s\.?\s?e\.?(?:\s?m\.?)?|dr|docteure?|pr|professeure?|maître|me|général|l['’]honorable|honorable)\.?␣+(?!le\b|la\b|l['’]))+"
    ),
    asked_of=pattern(
        r"""\b(?:adressée?␣(?:à|au|aux)|(?:appel|lettre␣ouverte|adresse)␣(?:\w+␣){{0,4}}?(?:à|au|aux)|(?:avons|ont)␣écrit␣(?:à|au|aux)|(?:appel\w+|exhort\w+|invit\w+|pressent|pressons)␣(?:en␣outre␣|enfin␣|donc␣|également␣|aussi␣|\w+ment␣)?|demand\w+␣(?:en␣outre␣|enfin␣|donc␣|également␣|aussi␣|\w+ment␣)?(?:à|au|aux)␣)\s*
        (?P<who>(?:l[ea]s?␣|l['’])?(?-i:[A-Zgma])[\w’'-]+(?:␣(?:(?-i:[A-ZÀ-Ý])[\w’'-]*|(?-i:de|du|des|et|la|le|l['’]\w+|d['’]\w+|aux?|\w+aise?s?|\w+ien(?:ne)?s?|\w+ine?s?|représentants|peuple|justice)\b)){{0,12}})""".replace(
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
        rf"""^.*?\b(?:{VERBS}|{THIRD})\b,?(?P<mid>(?:(?!\bqu(?:e\b|['’]))[^.;:]){{0,110}}?)(?:␣(?:de|à)␣|␣d['’])(?P<to>(?!commencer\b)(?:ne␣pas␣|se␣|s['’])?{INFINITIVE}\b.+)$|^.*?\b(?:{VERBS}|{THIRD})\b[^.;:]{{0,110}}?(?<!ainsi)␣(?P<that>(?:que␣|qu['’]).+)$"""
    ),
)
