from news.models.articles import Article
from news.models.matches import Match
from news.models.searches import LetterSearch
from news.models.sources import Source, Trouble
from news.models.tips import Tip, TipCount

__all__ = ["Article", "LetterSearch", "Match", "Source", "Tip", "TipCount", "Trouble"]
