"""What looks like a name, and what like a line of an address."""

import re

from letters.reading.words import Words

ADDRESS = re.compile(
    r"\d{3,}|@|\b(?:street|road|avenue|av\.|rue|calle|p\.?\s?o\.?\s?box|floor|building|bhawan|bhavan|marg|block|"
    r"tel|fax|phone|email|e-mail|www|http|house no)\b|^\d+[,\s]", re.IGNORECASE
)  # fmt: skip
PARTICLES = {"de", "van", "der", "bin", "al", "da", "di", "von", "la", "del", "y"}


def is_name(line: str, words: Words) -> bool:
    """A person's: with a title before it, or two to five capitalised words of no organisation."""
    if words.honorific.match(line):
        return True
    bare = line.strip(" ,.")
    if ADDRESS.search(bare) or words.organisation.search(bare):
        return False
    parts = bare.split()
    return 1 < len(parts) <= 5 and all(
        part[:1].isupper() or part.lower() in PARTICLES for part in parts
    )
