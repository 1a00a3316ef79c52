"""Reading letters: plain Python that finds who asks what of whom, and says why it thinks so."""

from letters.reading.errors import CannotRead
from letters.reading.read import read, read_text
from letters.reading.types import Ask, Person, Reading

__all__ = ["Ask", "CannotRead", "Person", "Reading", "read", "read_text"]
