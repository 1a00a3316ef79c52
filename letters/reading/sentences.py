"""A paragraph as sentences. Full stops of abbreviations, numbers and initials end none."""

import re

SHORTENED = frozenset(
    """mr mrs ms dr prof hon no nos art arts sec secs cl para paras cf vs v st gen col lt rev ex al ed eds vol pp p fig
    inc ltd co corp jr sr jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e u.s u.k u.n h.e a.m p.m rs approx
    smt shri m mme mlle dra sra srta ud uds núm art.º lic ing etc viz govt dept""".split()
)
END = re.compile(
    r"(?<=[.!?。！？])[\"'”’»)\]]*(?:\s+|(?<=[。！？]))(?=[\"'“‘«(\[¿¡]*[^\W_a-zß-öø-ÿ]|[\"'“‘«(\[¿¡]*[0-9])"
)
MOST_SIGNS = 1500  # of one sentence; what is longer is cut, so that no pattern runs for long


def sentences(text: str) -> list[str]:
    found: list[str] = []
    held = ""
    for piece in END.split(" ".join(text.split())):
        held = f"{held} {piece}".strip() if held else piece.strip()
        if not _is_open(held):
            found.append(held)
            held = ""
    if held:
        found.append(held)
    return [
        one[start : start + MOST_SIGNS] for one in found for start in range(0, len(one), MOST_SIGNS)
    ]


def _is_open(text: str) -> bool:
    """It ends in a shortened word or an initial, so the sentence goes on."""
    if not text.endswith("."):
        return False
    last = text[:-1].rsplit(" ", 1)[-1].lstrip("(“\"'[").lower()
    return last in SHORTENED or bool(re.fullmatch(r"[a-z]|(?:[a-z]\.)+[a-z]", last))
