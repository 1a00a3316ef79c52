from news.models.articles import Article
from news.models.matches import Match
from news.models.searches import LetterSearch
from news.models.sources import Source

__all__ = ["Article", "LetterSearch", "Match", "Source"]
