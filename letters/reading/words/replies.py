"""What governments say in replies, by language."""

from letters.reading.words.replies_english import ENGLISH
from letters.reading.words.replies_french import FRENCH
from letters.reading.words.replies_spanish import SPANISH
from letters.reading.words.stances import Stances

__all__ = ["STANCES", "Stances"]

STANCES = {"en": ENGLISH, "fr": FRENCH, "es": SPANISH}
