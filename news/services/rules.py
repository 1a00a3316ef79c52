from collections.abc import Iterable, Sequence

from django.db import transaction

from campaigns.models import User
from campaigns.record import record
from letters.models import Recommendation
from news.activity import Did
from news.matching.rules import Rule
from news.models import MatchRule, Source


@transaction.atomic
def set_rule(
    *,
    place: Recommendation | Source,
    by: User,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    languages: Sequence[str] = (),
    countries: Sequence[str] = (),
) -> None:
    """Say what articles for an ask, or from a source, must be like. Nothing said: no rule."""
    key = {"source": place} if isinstance(place, Source) else {"recommendation": place}
    told = {
        "include": list(include),
        "exclude": list(exclude),
        "languages": list(languages),
        "countries": list(countries),
    }
    if any(told.values()):
        MatchRule.objects.update_or_create(**key, defaults=told | {"by": by})
    else:
        MatchRule.objects.filter(**key).delete()
    if isinstance(place, Source):
        record(place.coalition, by, Did.SET_RULE, place)
    else:
        record(place.letter.campaign, by, Did.SET_RULE, place, place.letter.private_to)


def as_rule(row: MatchRule) -> Rule:
    return Rule(
        include=tuple(row.include),
        exclude=tuple(row.exclude),
        languages=tuple(row.languages),
        countries=tuple(row.countries),
    )


def rule_of_source(source: int | None) -> Rule:
    row = MatchRule.objects.filter(source=source).first() if source else None
    return as_rule(row) if row else Rule()


def rules_of_asks(asks: Iterable[str]) -> dict[str, Rule]:
    rows = MatchRule.objects.filter(recommendation__in=list(asks))
    return {str(row.recommendation_id): as_rule(row) for row in rows}
