"""What replies say, in Spanish."""

from letters.reading.words.shapes import pattern
from letters.reading.words.stances import Stances, numbered

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
                r"""\bno␣(?:\w+␣){0,2}?(?:es␣posible|resulta␣posible|se␣acept\w*|acept\w*|comparte|compartimos|acced\w*|puede␣(?:acept|acced)\w*|podemos␣(?!(?:decir|precisar|confirmar|descartar|dejar|comprometer|fijar)\b)\w+|se␣prevé|prevé|tiene␣(?:intención|previsto)|está␣en␣condiciones|procede|considera␣(?:oportun|necesari|viable)\w*|es␣viable|apoya)\b|\b(?:rechaz\w+|descart\w+|deneg\w+|desestim\w+|se␣opone)\b|\bno␣(?:pued|podr|pod)\w+␣ser␣\w+d[oa]s?\b|\bcon␣franqueza,␣no\b|\bno␣va␣a␣(?:variar|cambiar|modificar)\w*|\bno␣ha␣lugar\b"""
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
    counted=numbered(
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
