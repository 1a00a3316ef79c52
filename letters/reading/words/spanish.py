"""Spanish."""

from letters.reading.words.shapes import Words, pattern

ADVERBS = r"(?:,?␣?\b(?:también|además|asimismo|respetuosamente|encarecidamente|urgentemente|enérgicamente|atentamente|cordialmente|vehementemente|por␣consiguiente|en␣consecuencia|por␣último|en␣particular|de␣manera␣(?:urgente|respetuosa)|con␣urgencia|hoy|por␣(?:lo␣)?tanto|por␣ello|igualmente|una␣vez␣más|firmemente|finalmente|conjuntamente|nuevamente)\b,?)*"
VERBS = r"""(?:instamos|pedimos|exigimos|solicitamos|exhortamos|recomendamos|urgimos|demandamos|apelamos|invitamos|reclamamos|rogamos|requerimos|
proponemos|llamamos␣a|hacemos␣un␣(?:\w+␣)?(?:llamado|llamamiento)|alentamos|insistimos|reiteramos␣(?:nuestra␣petición|la␣petición)|sugerimos|conminamos|emplazamos|reivindicamos|abogamos␣por)"""
THIRD = r"(?:instan|piden|exigen|solicitan|exhortan|recomiendan|urgen|demandan|llaman␣a|hacen␣un␣(?:\w+␣)?(?:llamado|llamamiento)|reclaman|apelan|invitan|ruegan|proponen|reiteran)"
GOVERNING = r"""(?:gobiernos?|autoridad(?:es)?|ministerios?|ministr[oa]s?|parlamento|congres(?:o|istas)|senad(?:o|ores)|asamblea|president[ea]|presidencia|
cancillería|canciller|secretar(?:ía|io|ia)s?|estados?(?!␣unidos␣ha)|comisión|fiscal(?:ía|es)?|polic(?:ía|ías)|diputad[oa]s|legislador(?:es|as)|legislativo|ejecutivo|poder␣(?:judicial|legislativo|ejecutivo)|
procuraduría|defensoría|consejo|cortes|administración|embajad\w+|gobernador\w*|gabinete|cartera|ayuntamientos?|municipalidad(?:es)?|municipios?|intendencia|poderes␣públicos|cámaras?|fuerzas␣y␣cuerpos|servicios?|agencias?|oficinas?|instituto|superintendencias?|organismos?|alcald\w+|unión␣europea|instituto␣nacional|dirección|fuerzas␣(?:armadas|de␣seguridad)|excelencia|usted(?:es)?|magistrad\w+)"""
INFINITIVE = r"(?:(?!(?:lugar|mujer|poder|ayer|hogar|taller|militar|familiar|popular|escolar|nuclear|solar|similar|titular|particular|auxiliar|celular|regular|pesar|mar|cualquier|primer|tercer)\b)[a-zá-ÿ]{2,}(?:ar|er|ir)(?:se|lo|la|los|las|les?|nos)?)"

SPANISH = Words(
    performative=pattern(rf"""\b(?:(?:le|les|lo|los|la|las|os)␣)?{ADVERBS}\s*\b{VERBS}\b
        |\b(?:queremos|deseamos|debemos|quisiéramos|venimos␣a|volvemos␣a|nos␣permitimos|nos␣dirigimos␣a␣[^.;:]{{2,60}}␣para)␣(?:\w+␣)?(?:pedir|solicitar|instar|exhortar|recomendar|exigir|proponer)\w*\b
        |(?P<who>(?:abajo␣firmantes|firmantes|organizaciones|asociaciones|colectivos|nuestr[ao]␣(?:coalición|colectivo|red|organización|asociación|plataforma))\b[^.;:]{{0,80}}?)␣(?:le␣|les␣)?{ADVERBS}\s*(?:{THIRD}|pide|exige|solicita|exhorta|recomienda|insta|reclama|propone)\b
        |\b(?:quisiéramos|querríamos|desearíamos)␣que␣(?:el|l[ao]s?|su|usted|ustedes|se)\b
        |^que␣(?:el|l[ao]s?|su)␣(?:\w+␣)?{GOVERNING}\b
        |^(?:además,␣|asimismo,␣|también␣)?(?:les?␣)?{THIRD}{ADVERBS}␣(?:a␣las?␣|a␣los␣|al␣|del␣|de␣la␣){GOVERNING}\b
        |\bnuestra␣(?:\w+␣)?(?:petición|demanda|exigencia|recomendación)␣es\b"""),
    reported=pattern(
        r"\b(?:hemos|habíamos|han)␣(?:pedido|solicitado|exhortado|recomendado|exigido|escrito|instado|señalado)\b|\b(?:pasad[oa]s?|hace␣[\w\s]{3,20}|ayer|en␣su␣momento|entonces|ya)\b[^.,;:]{0,30}?\b(?:pedimos|solicitamos|instamos|exigimos|exhortamos|recomendamos|demandamos|reclamamos|invitamos|apelamos|propusimos|rogamos|sugerimos)\b|^(?:\w+␣)?en␣(?:el␣año␣)?(?:\d{4}|(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)(?:␣(?:de␣\d{4}|pasado))?),?␣[^.,;:]{0,30}?\b(?:pedimos|solicitamos|instamos|exigimos|exhortamos|recomendamos|demandamos|reclamamos|invitamos|apelamos|propusimos|rogamos|sugerimos)\b"
    ),
    modal=pattern(
        rf"""(?P<who>(?<!un\s)(?<!una\s)(?<!todo\s)(?<!cada\s)(?<!ningún\s)(?<!cualquier\s)\b(?:usted(?:es)?|él|ella|{GOVERNING})\b[^.;:!?]{{0,110}}?)\s*,?\s*\b(?:deb(?:e|en|ería|erían|erá|erán|iera|ieran)|tienen?␣que|tendrían?␣que|ha(?:n)?␣de|habrían?␣de|necesitan?|est[áa]n?␣llamad[oa]s?␣a)\b(?!␣(?:señalarse|haber|recordar(?:se)?|saber|entender|comprender|tener␣(?:presente|en␣cuenta)|preguntarse)\b)"""
    ),
    modal_any=pattern(
        r"\bdeb(?:e|en|ería|erían|erá|erán|iera|ieran)␣(?:ser␣)?\w+|\b(?:es|resulta)␣(?:\w+mente␣)?(?:preciso|necesario|urgente|indispensable|imprescindible|imperativo|menester|prioritario)␣\w+|\bhay␣que␣\w+|\burge␣(?:que␣)?\w+"
    ),
    needed=pattern(
        rf"\b(?:es|resulta|sería|consideramos|estimamos|creemos|juzgamos|nos␣parece|vemos)␣(?:\w+mente␣|muy␣)?(?:esencial|imperativo|indispensable|imprescindible|necesario|preciso|urgente|prioritario|crucial|fundamental|importante|conveniente|deseable|oportuno|hora␣de)(?:,[^,;.]{{2,40}},)?␣que\b[^.;:]{{0,40}}?\b{GOVERNING}\b|\b(?:conviene|convendría),?␣(?:\w+,␣)?que␣[^.;:]{{0,40}}?\b{GOVERNING}\b|\b(?:es|resulta)␣(?:\w+mente␣)?(?:imprescindible|indispensable|urgente|preciso|imperativo|menester)␣(?!(?:recordar|señalar|subrayar|reconocer|comprender|destacar|decir|saber|aclarar|precisar|notar)\b){INFINITIVE}\b|^(?:también␣|asimismo,?␣|además,?␣|por␣último,?␣|igualmente,?␣)?deb(?:e|en|ería|erían|erá|erán)␣(?:también␣|asimismo␣|además␣)?(?:el|l[ao]s?|sus?)␣{GOVERNING}\b|\burge␣que␣[^.;:]{{0,40}}?\b{GOVERNING}\b|\b(?:corresponde|compete|incumbe|toca)␣(?:[\w,]+␣){{0,3}}?(?:a␣(?:l[ao]s?|su|es[ae]|est[ae]|ustedes|usted)|al)\b[^.;:]{{0,30}}?\b{GOVERNING}\b[^.;:]{{0,60}}?\b{INFINITIVE}\b"
    ),
    governing=pattern(rf"\b{GOVERNING}\b"),
    you=pattern(
        r"\b(?:usted(?:es)?|su␣(?:gobierno|ministerio|despacho|excelencia|administración|gabinete|cartera|secretaría|oficina|dependencia|institución|presidencia|dirección|gestión|digno␣cargo|cargo|responsabilidad)|vuestr[oa]s?)\b"
    ),
    outsiders=pattern(
        rf"^{ADVERBS}\W*(?:a␣l[oa]s?|al|a␣tod[oa]s?␣l[oa]s?|a)␣(?:periodistas|medios|lector\w+|ciudadan\w+|simpatizantes|donantes|empresas|público|sociedad␣civil|población|personas|quienes)\b|\b(?:únete|apóyanos)\b"
    ),
    we=pattern(r"nosotr"),
    not_names=pattern(r"\b(?:que|quien|es|era|ha|había)\b"),
    ours=pattern(
        r"\b(?:nosotr[oa]s|nuestr[oa]s?|firmantes|organizaciones|asociaciones|colectivos|coalición|carta|petición|declaración|comunicado|suscrit[oa]s)\b"
    ),
    others=pattern(r"""\b(?:comités?|cortes?|comisión|relator\w*|naciones␣unidas|ONU|consejo|informe|defensor\w*|tribunal\w*|expert[oa]s?|examen|juez|jueces|resolución|
        constitución|artículo|convención|pacto|principios|ministr[oa]|ministerio|gobierno|CIDH)\b"""),
    ask_heading=pattern(
        r"\b(?:recomendaciones|recomendación|demandas?|exigencias?|peticiones|petición|solicitudes|propuestas?|lo␣que␣(?:pedimos|exigimos|solicitamos|esperamos|proponemos|demandamos|reclamamos)|pedimos|exigimos|solicitamos|llamado|llamamiento|medidas␣(?:urgentes|necesarias|solicitadas)|petitorio|qué␣pedimos|puntos␣petitorios|prioridades)\b"
    ),
    aside_heading=pattern(r"""^\W*(?:contexto|resumen|introducción|antecedentes|notas?|referencias|documentos|para␣más|acerca␣de|sobre␣nosotr\w+|contactos?|firmantes?|firman|suscriben|organizaciones|lista␣de|
        copias?|anexos?|nuestras␣preocupaciones|preocupaciones|los␣hechos|hechos|preguntas|fuentes|quiénes␣somos|por␣qué)\b"""),
    ask_lead=pattern(rf"""\b(?:{VERBS}|{THIRD}|ped(?:ir|ido)|solicit(?:a|ar|amos|ud)|recomend\w+|exig\w+|siguientes␣(?:medidas|acciones|pasos|puntos|demandas|recomendaciones|peticiones)|
        (?:deb(?:e|en|ería|erían|erá|erán)|a|que|de|para|(?:tiene|tendría)n?␣que)\s*[:–-]?$|lo␣siguiente|propuestas|propon\w+|demandas|exigencias|medidas␣(?:\w+␣)?(?:siguientes|urgentes)|corresponde|est[áa]n?␣llamad[oa]s?|(?:les?|os)␣(?!record|inform|comunic|agradec|expon|expres|escrib|cont|dirig)\w+[aei]mos\b[^.;]{{0,60}}:$)"""),
    other_lead=pattern(
        r"\b(?:preocup\w+|problemas?|amenazas?|ejemplos?|razones|porque|hechos|casos|incidentes|violaciones|document(?:ado|amos)|artículos␣siguientes|personas␣siguientes|siguientes␣(?:personas|preguntas|artículos|organizaciones|casos|hechos)|preguntas|firmad[oa]|firmantes|consecuencias|se␣comprometió|prometió)\b"
    ),
    pleasantry=pattern(r"""\b(?:(?:esperamos|agradecemos|confiamos|saludamos|felicitamos|celebramos|quedamos|reconocemos|aprovechamos)\b(?!␣que␣(?:derogue|libere))|quedando|muchas␣gracias|atentamente|
        (?:solicitamos|pedimos|solicitarle|pedirle)␣(?:[\w,]+␣){0,3}?(?:una␣(?:\w+␣)?(?:reunión|audiencia|cita|entrevista)|un␣(?:encuentro|espacio))|acus(?:e|ar|arnos)␣(?:de␣)?recibo|nos␣(?:reciba|informe|responda|conceda)|pronta␣respuesta|su␣(?:amable␣)?atención|a␣su␣disposición|muestras␣de␣nuestra|rogamos␣acus\w+)"""),
    elaboration=pattern(
        r"^(?:esto|esta|este|estas|estos|ello|eso|dicha|dicho|dichas|dichos|para␣ello|a␣tal␣fin|por␣ejemplo|así|la␣ley|el␣plan|él|ella)\b"
    ),
    also=pattern(
        r"\b(?:también|además|asimismo|igualmente|por␣último|finalmente|en␣segundo␣lugar|en␣tercer␣lugar)\b"
    ),
    hedge=pattern(r"""\b(?:la␣corte␣(?:\w+␣)?(?:ha|sostuvo|señaló|determinó|resolvió)|el␣tribunal␣(?:\w+␣)?(?:ha|sostuvo|señaló)|(?:ha|han|había|habían)␣(?:\w+␣)?(?:señalado|establecido|dispuesto|exigido|ordenado|recomendado|determinado|sostenido|afirmado|indicado|concluido|resuelto|advertido|recordado|instado|pedido|solicitado)␣(?:que|a|al)|
        (?:establec|dispon|exig|orden|señal|determin|oblig|recuerd|sostien|afirm|indic)(?:e|en|a|an|ía|ían|aba|aban|ió|ieron|ó|aron)␣(?:al?␣[\w\s]{2,30}␣)?(?:a␣)?que|(?:les?␣)?recordamos␣que|prevén?␣que|según␣(?:el|la|los|las)␣(?:corte|comité|tribunal)|(?:estim|consider|opin|asegur|anunci|declar|sostien)(?:a|an|en)␣que|(?:según|conforme␣al?|de␣acuerdo␣(?:con|al?)|en␣virtud␣del?)␣(?:el␣|l[ao]s?␣)?(?:artículo|ley|decreto|convenio|convención|pacto|constitución|código|tratado|reglamento)|artículo␣\d+|establece␣que|dispone␣que|
        señaló␣que|recomendó|ha␣recomendado|había␣recomendado|declaró␣que|anunció␣que|prometió|tuvieron␣que|han␣tenido␣que|deben␣(?:vivir|esperar|enfrentar|dormir|huir|abandonar)|como␣usted␣sabe)\b"""),
    report=pattern(
        r"\b(?:enviamos|dirigimos|escribimos)␣(?:una␣carta␣)?(?:a|al)\b.{0,80}\b(?:para|en␣la␣que)|\ben␣nuestra␣carta\b|\bnuestra␣carta␣(?:pide|exige|solicita)"
    ),
    salutation=pattern(
        r"^\W*(?:(?:estimad[oa]s?|distinguid[oa]s?|excelent[íi]sim[oa]s?|excelencia|señor(?:a|es|as)?|sr\.|sra\.|de␣nuestra␣(?:mayor␣)?consideración|respetad[oa]s?|honorables?|muy␣señor\w*|p\s?r\s?e\s?s\s?e\s?n\s?t\s?e(?:\s?s)?)\b[^.]{0,110})[.:,]?\W*$"
    ),
    closing=pattern(
        r"^\W*(?:a\s?t\s?e\s?n\s?t\s?a\s?m\s?e\s?n\s?t\s?e|de␣ustedes?,?␣[^.]{0,60}|de␣usted,?␣[^.]{0,60}|fdo|cordialmente|un␣cordial␣saludo|saludos␣[^.]{0,40}|[^.]{0,120}\bnos␣despedimos\b[^.]*|suscriben\s*:[^:]*|firman\s*:[^:]*|respetuosamente|muy␣atentamente|sin␣otro␣particular[^.]*|(?:l[aeo]s?␣saludamos|le␣saluda)\b[^.]{0,60}|firman|firmado(?:␣por)?|(?:organizaciones␣)?firmantes|suscriben|(?:reciban?,?|con|aprovech\w+)␣[^.]{0,90}(?:saludo|consideración|aprecio|estima|respeto)s?[^.]{0,30}|quedamos␣de␣usted[^.]*|las␣organizaciones␣(?:abajo␣)?firmantes)\W*$"
    ),
    begins_act=pattern(rf"""^[“"«'(¡]?\s*(?:(?:y|e|o|a|que|se|no|de|para|primero|segundo|tercero|cuarto|quinto|sexto|luego|después|en␣(?:primer|segundo|tercer|cuarto|quinto|último)␣(?:lugar|término)|por␣último|finalmente|inmediatamente|urgentemente|\w+mente|sin␣(?:demora|dilación)|en␣un␣plazo␣[^,]{{3,40}}|de␣(?:forma|manera)␣\w+),?\s+)*
        (?:{INFINITIVE}|(?<=que\s)(?:l[oa]s?|el|se|est[eao]s?|sus?|tod[oa]s?|un[ao]?|cada|ning\w+)|detengan?|investigue\w*|devuelv\w+|restituy\w+|restablezc\w+|habiliten?|instalen?|constituy\w+|destinen?|difund\w+|firmen?|implementen?|levanten?|mantengan?|ordenen?|prohíb\w+|realic\w+|reconsider\w+|revisen?|revoqu\w+|someta\w*|tomen?|velen?|vigilen?|ejecuten?|diseñen?|doten?|dejen?|consulten?|castigu\w+|compensen?|archiven?|absuelv\w+|abran?|acaten?|acepten?|ampl[ií]e\w*|anulen?|derogu\w+|liber\w+|public\w+|garantic\w+|ratifiqu\w+|investigu\w+|adopt\w+|establezc\w+|pong\w+|cese\w*|aseg[uú]r\w+|retir\w+|protej\w+|cre[ea]n?|reform\w+|suspend\w+|cumpl\w+|permit\w+|respet\w+|modifiqu\w+|elimin\w+|asign\w+|apruebe\w*|rechac\w+|impuls\w+|fortalezc\w+|convoqu\w+|reconozc\w+|abst[eé]ng\w+|condene\w*|apoye\w*|inform\w+|entregu\w+|repar\w+|sancione\w*|complet\w+|incluy\w+|promuev\w+)\b"""),
    names_act=pattern(
        r"^(?:(?:el|l[ao]s?|un[ao]?|su)␣)?(?:(?:pleno|plena|mayor|inmediat[oa]|efectiv[oa])␣)?(?:\w{3,}(?:ción|sión|miento|anza|encia|ancia|aje|atoria)(?:e?s)?|cese|fin|retiro|respeto|acceso|envío|inicio|pago|entrega|apertura|reforma|garantía|puesta|toma|alto|desarme|rescate|apoyo|cierre|libertad|cese|freno|uso␣\w+|moratoria|reparto|retorno|control|registro|trato)\b"
    ),
    signed=pattern(
        r"^\W*(?:firmantes?|firman|firmado(?:␣por)?|(?:las␣)?organizaciones␣(?:abajo␣)?firmantes|suscriben|suscrit[oa]␣por|lista␣de␣firmantes|organizaciones␣que␣suscriben|firman␣esta␣carta|fdo\.?)(?:\W*$|\s*:\s*(?=\w))"
    ),
    subject_line=pattern(r"^\W*(?:asunto|ref(?:erencia)?|tema)\s*[.:–-]+\s*(?P<subject>.{4,})$"),
    offices=pattern(r"""\b(?:president[ea]|primer␣ministro|ministr[oa]|ministerio|secretari[oa]|secretaría|canciller|fiscal(?:ía)?|procurador\w*|gobernador\w*|alcald\w+|embajador\w*|direc(?:tor|ción␣(?:general|nacional))\w*|comisionad\w+|
        senador\w*|diputad\w+|congresistas?|congreso|senado|asamblea|defensor\w*|cámara|consejo|juez|magistrad\w+|comisión|subsecretari\w+|viceministr\w+|jef[ea]␣de␣(?:gobierno|gabinete|estado)|gobierno|vicepresident[ea]|presidencia|procuraduría|defensoría|contralor\w*|parlamento|rector\w*|intendent[ea]|consejer[oa]|superintendent[ea]|autoridades|legislatura|ayuntamiento|corte␣suprema|tribunal␣supremo|fiscalía␣\w+|rey)\b"""),
    honorific=pattern(
        r"^(?:(?:sr|sra|srta|dr|dra|doctora?|lic|licenciad[oa]|ing|ingenier[oa]|abogad[oa]|prof|profesora?|don|doña|d|d\.ª|dña|excmo|excma|excelentísim[oa]|s\.?\s?e|mtro|mtra|maestr[oa]|señora?|gral|general|c|h)\.?␣+)+"
    ),
    asked_of=pattern(r"""\b(?:dirigida␣(?:a|al)|(?:carta|petición)␣(?:a|al)|instamos␣(?:a|al)|pedimos␣(?:a|al)|exigimos␣(?:a|al)|exhortamos␣(?:a|al)|solicitamos␣(?:a|al)|(?:llamado|llamamiento)␣(?:a|al)|(?:instan|piden|exigen|exhortan|solicitan|llaman)␣(?:a|al)|nos␣dirigimos␣(?:a|al)|su␣voz␣(?:a|al))␣
        (?P<who>(?:l[ao]s?␣|el␣)?(?-i:[A-Z])[\w-]+(?:␣(?:(?-i:[A-ZÁ-Ú])[\w-]*|(?-i:de|del|y|la|las|los|el|para))){0,14})"""),
    copies=pattern(r"^\W*(?:copias?|cc|c\.c\.p?\.?)(?:␣(?:a|al|para))?\s*[:.]?"),
    dated=pattern(
        r"\b(?:(?:nuestra|esta|la)␣(?:carta|declaración|petición)␣(?:\w+␣)?(?:fechada|del|de␣fecha)|(?:enviamos|escribimos))\b"
    ),
    organisation=pattern(r"""\b(?:asociación|liga|federación|colectivo|comité|centro|fundación|red|observatorio|organización|unión|alianza|coalición|movimiento|foro|sindicato|amnistía|acción|derechos|
        abogad\w+|plataforma|coordinadora|instituto|internacional|casa|sociedad|consejo|grupo|solidaridad|sin␣fronteras|a\.?c\.?|ong|watch|mujeres|jóvenes|familiares|víctimas|justicia|defensor\w*|conectas|corporación|mesa)\b"""),
    strip_ask=pattern(
        rf"""^.*?\b(?:{VERBS}|{THIRD})\b,?(?P<mid>(?:(?!\bque\b)[^.;:]){{0,110}}?)(?<!\bpara)(?<!\bde)(?<!\bsin)(?<!\bbien)␣(?:a␣)?(?P<to>{INFINITIVE}\b.+)$|^.*?\b(?:{VERBS}|{THIRD})\b[^.;:]{{0,110}}?␣(?P<that>que␣.+)$"""
    ),
)
