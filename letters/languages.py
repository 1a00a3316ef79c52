"""Names of the languages that letters are written in, by ISO 639-1 code."""

from functools import cache

import pycountry

RIGHT_TO_LEFT = {"ar", "dv", "fa", "he", "ps", "ur", "yi", "ug", "ku", "sd"}
USUAL = {"el": "Greek", "ms": "Malay", "sw": "Swahili", "ne": "Nepali"}


@cache
def name(code: str) -> str:
    """The name in use; an unknown code stands for itself."""
    if code in USUAL:
        return USUAL[code]
    found = pycountry.languages.get(alpha_2=code)
    return str(found.name).partition(" (")[0] if found else code


@cache
def choices() -> tuple[tuple[str, str], ...]:
    codes = {str(one.alpha_2) for one in pycountry.languages if hasattr(one, "alpha_2")}
    return tuple(sorted(((code, name(code)) for code in codes), key=lambda pair: pair[1]))


def direction(code: str) -> str:
    return "rtl" if code in RIGHT_TO_LEFT else "ltr"
