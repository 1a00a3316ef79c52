"""Names of the governments that letters go to, by ISO 3166-1 alpha-2 code.

Bodies of several governments stand beside them: EU and UN under the codes that ISO reserves for
them, the others under codes that it leaves to users.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

import pycountry

BODIES = {
    "EU": "European Union",
    "UN": "United Nations",
    "XA": "ASEAN",
    "XC": "Council of Europe",
    "XL": "League of Arab States",
    "XO": "Organization of American States",
    "XU": "African Union",
}
USUAL = {
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


@dataclass(frozen=True, slots=True)
class Place:
    code: str
    name: str

    def __str__(self) -> str:
        return self.name


@cache
def name(code: str) -> str:
    """The name in use; an unknown code stands for itself."""
    if known := USUAL.get(code) or BODIES.get(code):
        return known
    found = pycountry.countries.get(alpha_2=code)
    return str(getattr(found, "common_name", found.name)).partition(",")[0] if found else code


def places(codes: Iterable[str]) -> list[Place]:
    """Each once, in the order given."""
    return [Place(code, name(code)) for code in dict.fromkeys(codes)]


@cache
def choices() -> tuple[tuple[str, str], ...]:
    codes = {country.alpha_2 for country in pycountry.countries} | set(BODIES)
    return tuple(sorted(((code, name(code)) for code in codes), key=lambda pair: pair[1]))


def code_of(typed: str) -> str:
    """The code of a country by its code or name; "" where there is none such."""
    typed = typed.strip()
    for code, known in choices():
        if typed.lower() in {code.lower(), known.lower()}:
            return code
    try:
        return str(pycountry.countries.lookup(typed).alpha_2)
    except LookupError:
        return ""
