"""What a reader must know of a language to tell an ask from the rest of a letter."""

from letters.reading.words.english import ENGLISH
from letters.reading.words.french import FRENCH
from letters.reading.words.shapes import Words
from letters.reading.words.spanish import SPANISH

__all__ = ["Words", "words_for"]

KNOWN = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH}


def words_for(language: str) -> Words | None:
    """None for a language that is read by its lists alone."""
    return KNOWN.get(language)
