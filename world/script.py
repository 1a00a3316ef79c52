"""Signs and letters: scripts without spaces, and letters without their accents."""

import re
import unicodedata
from functools import lru_cache

UNSPACED = re.compile(r"[぀-ヿ㐀-鿿豈-﫿]+")
HANGUL = re.compile(r"[가-힣]+")


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Lower case, without accents."""
    parted = unicodedata.normalize("NFKD", word.lower().replace("’", "'"))
    return "".join(sign for sign in parted if not unicodedata.combining(sign))
