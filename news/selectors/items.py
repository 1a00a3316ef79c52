"""What the desk shows of each story: its prints, its guesses with reasons, who is on it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils import timezone

from campaigns.models import User
from letters import countries
from letters.kinds import Relation
from letters.models import Recommendation
from news.marking import Paragraph, Piece, keys_of, marked, passages
from news.models import Article, Assignment, Claim, Match
from news.selectors.stories import StoryLine, whole_stories
from news.services.stories import words_of

DEFAULT_RELATION = {"progress": Relation.SUPPORTS, "setback": Relation.CONTRADICTS}
SURE, LIKELY = 0.6, 0.35


@dataclass(frozen=True, slots=True)
class GuessLine:
    match: Match
    relation: str
    is_ticked: bool

    @property
    def confidence(self) -> str:
        if self.match.score >= SURE:
            return "strong"
        return "fair" if self.match.score >= LIKELY else "weak"


@dataclass(frozen=True, slots=True)
class Item:
    """One story of the desk with its guesses, and what was typed if it was refused."""

    article: Article
    guesses: list[GuessLine]
    story: StoryLine
    headline: tuple[Piece, ...] = ()
    passages: list[Paragraph] = field(default_factory=list)
    on_it: Claim | None = None
    assigned: Assignment | None = None
    refusal: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)

    @property
    def other_prints(self) -> list[Article]:
        return [one for one in self.story.articles if one.pk != self.article.pk]

    @property
    def outlets(self) -> list[str]:
        """The others that printed it, each once."""
        return [one for one in self.story.outlets if one != self.article.outlet]


def items(matches: Iterable[Match], *, user: User) -> list[Item]:
    """These matches by story, in the order in which their stories come up; three queries more.

    A story is shown by the print that fits best, and each ask once, with its best guess.
    """
    grouped = by_story(matches)
    leads = [found[0].article for found in grouped]
    stories = whole_stories(leads, user=user)
    prints = [one.pk for story in stories.values() for one in story.articles]
    claims = _by_article(_claims(prints, user))
    assigned = _by_article(_assignments(prints, user))
    return [_item(found, stories[found[0].article.pk], claims, assigned) for found in grouped]


def by_story(matches: Iterable[Match]) -> list[list[Match]]:
    """The one place that says what belongs together: the best guesses of each story, one for
    each ask. The matches come from `MatchQuerySet.by_story`."""
    found: dict[int, dict[int, Match]] = defaultdict(dict)
    for match in matches:
        best = found[match.item]  # type: ignore[attr-defined]
        known = best.get(match.recommendation_id)
        if known is None or match.score > known.score:
            best[match.recommendation_id] = match
    return [
        sorted(best.values(), key=lambda match: (-match.score, match.pk)) for best in found.values()
    ]


def _item(
    matches: Sequence[Match],
    story: StoryLine,
    claims: Mapping[int, Claim],
    assigned: Mapping[int, Assignment],
) -> Item:
    article = matches[0].article
    keys = keys_of(words for match in matches for words in _asked(match.recommendation))
    numbers = [one.pk for one in story.articles]
    return Item(
        article=article,
        guesses=[
            GuessLine(match, DEFAULT_RELATION.get(match.signal, Relation.CONTEXT), at == 0)
            for at, match in enumerate(matches)
        ],
        story=story,
        headline=marked(article.headline, article.language, keys),
        passages=passages(words_of(article), article.language, keys),
        on_it=next((claims[pk] for pk in numbers if pk in claims), None),
        assigned=next((assigned[pk] for pk in numbers if pk in assigned), None),
    )


def _asked(ask: Recommendation) -> Iterable[tuple[str, str]]:
    yield ask.text, ask.letter.language or "en"
    yield " ".join([*ask.topics, *map(countries.name, ask.subject_countries)]), "en"


def refused(found: Item, refusal: str, typed: Mapping, ticked: Sequence[str]) -> Item:
    """The same with every tick and word as the person left them."""
    guesses = [
        GuessLine(
            guess.match,
            typed.get(f"relation_{guess.match.recommendation_id}", Relation.CONTEXT),
            str(guess.match.recommendation_id) in ticked,
        )
        for guess in found.guesses
    ]
    names = ("note", "source_kind", "other")
    kept = {name: typed.get(name, "") for name in names}
    return replace(found, guesses=guesses, refusal=refusal, typed=kept)


def _claims(prints: Sequence[int], user: User) -> list[Claim]:
    mine = list(user.roles)
    live = Claim.objects.filter(article__in=prints, until__gt=timezone.now(), coalition__in=mine)
    return list(live.exclude(by=user).select_related("by"))


def _assignments(prints: Sequence[int], user: User) -> list[Assignment]:
    here = Assignment.objects.filter(article__in=prints, coalition__in=list(user.roles))
    return list(here.select_related("to"))


def _by_article(rows: Iterable) -> dict:
    return {row.article_id: row for row in rows}
