"""Spanish."""

from letters.reading.words.shapes import Words, pattern

ADVERBS = r"(?:,?␣?\b(?:también|además|asimismo|respetuosamente|encarecidamente|urgentemente|enérgicamente|por␣(?:lo␣)?tanto|por␣ello|igualmente|una␣vez␣más|firmemente|finalmente|conjuntamente|nuevamente)\b,?)*"
VERBS = r"""(?:instamos|pedimos|exigimos|solicitamos|exhortamos|recomendamos|urgimos|demandamos|apelamos|invitamos|reclamamos|rogamos|requerimos|
proponemos|llamamos␣a|hacemos␣un␣(?:\w+␣)?(?:llamado|llamamiento)|alentamos|insistimos|reiteramos␣(?:nuestra␣petición|la␣petición)|sugerimos|conminamos|emplazamos)"""
THIRD = r"(?:instan|piden|exigen|solicitan|exhortan|recomiendan|urgen|demandan|llaman␣a|hacen␣un␣(?:\w+␣)?(?:llamado|llamamiento)|reclaman|apelan|invitan|ruegan)"
GOVERNING = r"""(?:gobiernos?|autoridad(?:es)?|ministerios?|ministr[oa]s?|parlamento|congres(?:o|istas)|senad(?:o|ores)|asamblea|president[ea]|presidencia|
cancillería|canciller|secretar(?:ía|io|ia)s?|estados?(?!␣unidos␣ha)|comisión|fiscal(?:ía|es)?|polic(?:ía|ías)|diputad[oa]s|legislador(?:es|as)|legislativo|ejecutivo|poder␣(?:judicial|legislativo|ejecutivo)|
procuraduría|defensoría|consejo|cortes|administración|embajad\w+|gobernador\w*|alcald\w+|unión␣europea|instituto␣nacional|dirección|fuerzas␣(?:armadas|de␣seguridad)|excelencia|usted(?:es)?|magistrad\w+)"""
INFINITIVE = r"(?:[a-zá-ÿ]{2,}(?:ar|er|ir)(?:se|lo|la|los|las|les?|nos)?)"

SPANISH = Words(
    performative=pattern(rf"""\b(?:(?:le|les|lo|los|la|las|os)␣)?{ADVERBS}\s*\b{VERBS}\b
        |\b(?:queremos|deseamos|debemos|quisiéramos)␣(?:\w+␣)?(?:pedir|solicitar|instar|exhortar|recomendar|exigir)\w*\b
        |(?P<who>(?:abajo␣firmantes|firmantes|organizaciones|asociaciones|colectivos)\b[^.;:]{{0,80}}?)␣(?:le␣|les␣)?{ADVERBS}\s*{THIRD}\b
        |\bnuestra␣(?:\w+␣)?(?:petición|demanda|exigencia|recomendación)␣es\b"""),
    reported=pattern(
        r"\b(?:hemos|habíamos|han)␣(?:pedido|solicitado|exhortado|recomendado|exigido|escrito|instado|señalado)\b|\b(?:pedimos|solicitamos|instamos)␣(?:en␣\d{4}|el␣año␣pasado)"
    ),
    modal=pattern(
        rf"""(?P<who>\b(?:usted(?:es)?|él|ella|{GOVERNING})\b[^.;:!?]{{0,110}}?)\s*,?\s*\b(?:deb(?:e|en|ería|erían|erá|erán)|tienen?␣que|ha(?:n)?␣de|necesitan?)\b(?!␣(?:señalarse|haber)\b)"""
    ),
    modal_any=pattern(r"\bdeb(?:e|en|ería|erían|erá|erán)␣(?:ser␣)?\w+"),
    needed=pattern(
        rf"\b(?:es|resulta)␣(?:\w+mente␣)?(?:esencial|imperativo|indispensable|necesario|urgente|crucial|fundamental|importante|hora␣de)␣que\b[^.;:]{{0,40}}?\b{GOVERNING}\b"
    ),
    governing=pattern(rf"\b{GOVERNING}\b"),
    you=pattern(
        r"\b(?:usted(?:es)?|su␣(?:gobierno|ministerio|despacho|excelencia|administración)|vuestr[oa]s?)\b"
    ),
    outsiders=pattern(
        r"\b(?:periodistas|lector\w+|ciudadanía␣a|simpatizantes|donantes|empresas|únete|apóyanos|a␣la␣sociedad␣civil\b)\b"
    ),
    we=pattern(r"nosotr"),
    not_names=pattern(r"\b(?:que|quien|es|era|ha|había)\b"),
    ours=pattern(
        r"\b(?:nosotr[oa]s|nuestr[oa]s?|firmantes|organizaciones|asociaciones|colectivos|coalición|carta|petición|declaración|comunicado|suscrit[oa]s)\b"
    ),
    others=pattern(r"""\b(?:comités?|cortes?|comisión|relator\w*|naciones␣unidas|ONU|consejo|informe|defensor\w*|tribunal\w*|expert[oa]s?|examen|juez|jueces|resolución|
        constitución|artículo|convención|pacto|principios|ministr[oa]|ministerio|gobierno|CIDH)\b"""),
    ask_heading=pattern(
        r"\b(?:recomendaciones|recomendación|demandas?|exigencias?|peticiones|petición|solicitudes|propuestas?|lo␣que␣(?:pedimos|exigimos|solicitamos)|pedimos|exigimos|solicitamos|llamado|llamamiento|medidas␣(?:urgentes|necesarias|solicitadas))\b"
    ),
    aside_heading=pattern(r"""^\W*(?:contexto|resumen|introducción|antecedentes|notas?|referencias|documentos|para␣más|acerca␣de|sobre␣nosotr\w+|contactos?|firmantes?|firman|suscriben|organizaciones|lista␣de|
        copias?|anexos?|nuestras␣preocupaciones|preocupaciones|los␣hechos|hechos|preguntas|fuentes|quiénes␣somos|por␣qué)\b"""),
    ask_lead=pattern(rf"""\b(?:{VERBS}|{THIRD}|ped(?:ir|ido)|solicit(?:a|ar|amos|ud)|recomend\w+|exig\w+|siguientes␣(?:medidas|acciones|pasos|puntos|demandas|recomendaciones|peticiones)|
        (?:debe|deben|debería|deberían|a|que|de|para)\s*[:–-]?$|lo␣siguiente|propuestas|demandas)"""),
    other_lead=pattern(
        r"\b(?:preocup\w+|problemas?|amenazas?|ejemplos?|razones|porque|hechos|casos|incidentes|violaciones|document(?:ado|amos)|artículos␣siguientes|personas␣siguientes|siguientes␣(?:personas|preguntas|artículos|organizaciones|casos|hechos)|preguntas|firmad[oa]|firmantes|consecuencias|se␣comprometió|prometió)\b"
    ),
    pleasantry=pattern(r"""\b(?:(?:esperamos|agradecemos|confiamos|saludamos|felicitamos|celebramos|quedamos|reconocemos|aprovechamos)\b(?!␣que␣(?:derogue|libere))|quedando|muchas␣gracias|atentamente|
        (?:solicitamos|pedimos)␣(?:\w+␣)?(?:una␣(?:reunión|audiencia|cita)|un␣(?:encuentro|espacio))|pronta␣respuesta|su␣(?:amable␣)?atención|a␣su␣disposición|muestras␣de␣nuestra|rogamos␣acus\w+)"""),
    elaboration=pattern(
        r"^(?:esto|esta|este|estas|estos|ello|eso|dicha|dicho|dichas|dichos|para␣ello|a␣tal␣fin|por␣ejemplo|así|la␣ley|el␣plan|él|ella)\b"
    ),
    also=pattern(
        r"\b(?:también|además|asimismo|igualmente|por␣último|finalmente|en␣segundo␣lugar|en␣tercer␣lugar)\b"
    ),
    hedge=pattern(r"""\b(?:la␣corte␣(?:ha|sostuvo|señaló|determinó|resolvió)|el␣tribunal␣(?:ha|sostuvo|señaló)|(?:según|conforme␣a|de␣acuerdo␣con|en␣virtud␣de)␣(?:el␣)?artículo|artículo␣\d+|establece␣que|dispone␣que|
        señaló␣que|recomendó|ha␣recomendado|había␣recomendado|declaró␣que|anunció␣que|prometió|tuvieron␣que|han␣tenido␣que|deben␣(?:vivir|esperar|enfrentar|dormir|huir|abandonar)|como␣usted␣sabe)\b"""),
    report=pattern(
        r"\b(?:enviamos|dirigimos|escribimos)␣(?:una␣carta␣)?(?:a|al)\b.{0,80}\b(?:para|en␣la␣que)|\ben␣nuestra␣carta\b|\bnuestra␣carta␣(?:pide|exige|solicita)"
    ),
    salutation=pattern(
        r"^\W*(?:(?:estimad[oa]s?|distinguid[oa]s?|excelent[íi]sim[oa]s?|excelencia|señor(?:a|es|as)?|sr\.|sra\.|de␣nuestra␣(?:mayor␣)?consideración|respetad[oa]s?|honorables?|muy␣señor\w*)\b[^.]{0,110})[.:,]?\W*$"
    ),
    closing=pattern(
        r"^\W*(?:atentamente|cordialmente|respetuosamente|muy␣atentamente|sin␣otro␣particular[^.]*|firman|firmado(?:␣por)?|(?:organizaciones␣)?firmantes|suscriben|(?:reciba|reciban|con)␣[^.]{0,60}(?:saludo|consideración|aprecio)s?|quedamos␣de␣usted[^.]*|las␣organizaciones␣(?:abajo␣)?firmantes)\W*$"
    ),
    begins_act=pattern(rf"""^[“"«'(¡]?\s*(?:(?:y|e|o|a|que|se|no|de|para|por␣último|finalmente|inmediatamente|urgentemente|\w+mente|sin␣(?:demora|dilación)|en␣un␣plazo␣[^,]{{3,40}}|de␣(?:forma|manera)␣\w+),?\s+)*
        (?:{INFINITIVE}|derogu\w+|liber\w+|public\w+|garantic\w+|ratifiqu\w+|investigu\w+|adopt\w+|establezc\w+|pong\w+|cese\w*|aseg[uú]r\w+|retir\w+|protej\w+|cre[ea]n?|reform\w+|suspend\w+|cumpl\w+|permit\w+|respet\w+|modifiqu\w+|elimin\w+|asign\w+|apruebe\w*|rechac\w+|impuls\w+|fortalezc\w+|convoqu\w+|reconozc\w+|abst[eé]ng\w+|condene\w*|apoye\w*|inform\w+|entregu\w+|repar\w+|sancione\w*|complet\w+|incluy\w+|promuev\w+)\b"""),
    signed=pattern(
        r"^\W*(?:firmantes?|firman|firmado(?:␣por)?|(?:las␣)?organizaciones␣(?:abajo␣)?firmantes|suscriben|suscrit[oa]␣por|lista␣de␣firmantes|organizaciones␣que␣suscriben|firman␣esta␣carta)\W*$"
    ),
    subject_line=pattern(r"^\W*(?:asunto|ref(?:erencia)?|tema)\s*[.:–-]+\s*(?P<subject>.{4,})$"),
    offices=pattern(r"""\b(?:president[ea]|primer␣ministro|ministr[oa]|ministerio|secretari[oa]|secretaría|canciller|fiscal(?:ía)?|procurador\w*|gobernador\w*|alcald\w+|embajador\w*|director\w*|comisionad\w+|
        senador\w*|diputad\w+|congresistas?|congreso|senado|asamblea|defensor\w*|cámara|consejo|juez|magistrad\w+|comisión|subsecretari\w+|viceministr\w+|jef[ea]␣de␣(?:gobierno|gabinete)|gobierno)\b"""),
    honorific=pattern(
        r"^(?:sr|sra|srta|dr|dra|lic|ing|don|doña|d|d\.ª|excmo|excma|s\.?\s?e|mtro|mtra|señor|señora|h)\.?␣+"
    ),
    asked_of=pattern(r"""\b(?:dirigida␣(?:a|al)|(?:carta|petición)␣(?:a|al)|instamos␣(?:a|al)|pedimos␣(?:a|al)|exigimos␣(?:a|al)|exhortamos␣(?:a|al)|solicitamos␣(?:a|al)|(?:llamado|llamamiento)␣(?:a|al))␣
        (?P<who>(?:l[ao]s?␣|el␣)?(?-i:[A-Z])[\w-]+(?:␣(?:(?-i:[A-ZÁ-Ú])[\w-]*|(?-i:de|del|y|la|las|los|el|para))){0,14})"""),
    copies=pattern(r"^\W*(?:copias?|cc|c\.c\.p?\.?)(?:␣(?:a|al|para))?\s*[:.]?"),
    dated=pattern(
        r"\b(?:(?:nuestra|esta|la)␣(?:carta|declaración|petición)␣(?:\w+␣)?(?:fechada|del|de␣fecha)|(?:enviamos|escribimos))\b"
    ),
    organisation=pattern(r"""\b(?:asociación|liga|federación|colectivo|comité|centro|fundación|red|observatorio|organización|unión|alianza|coalición|movimiento|foro|sindicato|amnistía|acción|derechos|
        abogad\w+|plataforma|coordinadora|instituto|internacional|casa|sociedad|consejo|grupo|solidaridad|sin␣fronteras|a\.?c\.?|ong|watch|mujeres|jóvenes|familiares|víctimas|justicia|defensor\w*|conectas|corporación|mesa)\b"""),
    strip_ask=pattern(
        rf"""^.*?\b(?:{VERBS}|{THIRD})\b,?(?P<mid>[^.;:]{{0,110}}?)␣(?:a␣)?(?P<to>{INFINITIVE}\b.+)$|^.*?\b(?:{VERBS}|{THIRD})\b[^.;:]{{0,110}}?␣que␣(?P<that>.+)$"""
    ),
)
