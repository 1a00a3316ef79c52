import re

import py3langid

ENOUGH = 20  # characters that tell a language


def detect(text: str, *, declared: str = "") -> str:
    """Two-letter code of the language; what is declared wins; "" where nothing can be said."""
    told = re.match(r"^([A-Za-z]{2})([-_]|$)", declared.strip())
    if told:
        return told[1].lower()
    if len(text.strip()) < ENOUGH:
        return ""
    code, _certainty = py3langid.classify(text[:2000])
    return str(code)
