from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from campaigns.models import User
from letters.models import Recommendation
from news.matching.rules import Rule
from news.models import Article, MatchRule, Source
from news.services.rules import as_rule
from news.services.texts import text_of

LAST = 100


@dataclass(frozen=True, slots=True)
class TriedLine:
    article: Article
    refusal: str  # a sentence, empty when the article passes


@dataclass(frozen=True, slots=True)
class Trial:
    """What a rule would have done to the last articles."""

    lines: list[TriedLine]

    @property
    def passed(self) -> int:
        return sum(not line.refusal for line in self.lines)


@dataclass(frozen=True, slots=True)
class RulePage:
    """All that templates/news/rule.html may ask for."""

    place: Recommendation | Source
    form: object
    back: str
    trial: Trial | None


def rule_of(place: Recommendation | Source) -> dict[str, str]:
    """What the form first shows."""
    row = MatchRule.objects.filter(**_key(place)).first()
    rule = as_rule(row) if row else Rule()
    return {
        "include": "\n".join(rule.include),
        "exclude": "\n".join(rule.exclude),
        "languages": ", ".join(rule.languages),
        "countries": ", ".join(rule.countries),
    }


def try_rule(*, place: Recommendation | Source, user: User, told: Mapping) -> Trial:
    """The last articles from a source, or suggested for an ask, as this rule would sort them."""
    rule = Rule(**{name: tuple(words) for name, words in told.items()})
    seen = Article.objects.visible_to(user)
    if isinstance(place, Source):
        seen = seen.filter(source=place)
    else:
        seen = seen.filter(matches__recommendation=place)
    return Trial(_lines(rule, seen.order_by("-found_at")[:LAST]))


def _lines(rule: Rule, articles: Iterable[Article]) -> list[TriedLine]:
    return [TriedLine(one, _sentence(rule.refuses(text_of(one)))) for one in articles]


def _sentence(refusal: str) -> str:
    kind, _colon, what = refusal.partition(": ")
    return {
        "": "",
        "exclude": _("Has “%(words)s”.") % {"words": what},
        "include": _("Has none of the words."),
        "language": _("Is in another language (%(code)s).") % {"code": what},
        "country": _("Names none of the countries."),
    }[kind]


def _key(place: Recommendation | Source) -> dict:
    return {"source": place} if isinstance(place, Source) else {"recommendation": place}
