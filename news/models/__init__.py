from campaigns.models.changes import note_changes
from news.models.articles import Address, Article
from news.models.desk import Assignment, Claim
from news.models.learning import Learning
from news.models.matches import Match
from news.models.problems import Problem
from news.models.proof import Capture, Link
from news.models.rules import MatchRule
from news.models.searches import LetterSearch
from news.models.sources import Source, Trouble
from news.models.stories import Story, StoryWord
from news.models.tips import Tip, TipCount

__all__ = [
    "Address",
    "Article",
    "Assignment",
    "Capture",
    "Claim",
    "Learning",
    "LetterSearch",
    "Link",
    "Match",
    "MatchRule",
    "Problem",
    "Source",
    "Story",
    "StoryWord",
    "Tip",
    "TipCount",
    "Trouble",
]

note_changes(Capture, Link, Match, Problem)
