from news.matching.lookup import Index
from news.matching.rank import explained, prepare, rank, shown
from news.matching.types import Ask, Guess, Text

__all__ = ["Ask", "Guess", "Index", "Text", "explained", "prepare", "rank", "shown"]
