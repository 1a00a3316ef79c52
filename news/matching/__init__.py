from news.matching.lookup import Index
from news.matching.rank import prepare, rank
from news.matching.types import Ask, Guess, Text

__all__ = ["Ask", "Guess", "Index", "Text", "prepare", "rank"]
