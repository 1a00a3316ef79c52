"""Names of the governments that letters go to, by ISO 3166-1 alpha-2 code, and EU."""

from functools import cache

import pycountry

USUAL = {
    "EU": "European Union",
    "KP": "North Korea",
    "KR": "South Korea",
    "CD": "DR Congo",
    "CG": "Congo",
    "IR": "Iran",
    "LA": "Laos",
    "PS": "Palestine",
    "RU": "Russia",
    "SY": "Syria",
    "VN": "Vietnam",
}


@cache
def name(code: str) -> str:
    """The name in use; an unknown code stands for itself."""
    if code in USUAL:
        return USUAL[code]
    found = pycountry.countries.get(alpha_2=code)
    return str(getattr(found, "common_name", found.name)).partition(",")[0] if found else code


@cache
def choices() -> tuple[tuple[str, str], ...]:
    codes = {country.alpha_2 for country in pycountry.countries} | {"EU"}
    return tuple(sorted(((code, name(code)) for code in codes), key=lambda pair: pair[1]))
