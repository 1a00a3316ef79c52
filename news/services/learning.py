from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Count, F, Max, OuterRef, Q, Subquery

from campaigns.models import Coalition
from letters.models import Recommendation
from news.matching import rank
from news.matching.learning import NOTHING, Taught, Verdict, learn, traits_of
from news.models import Article, Learning, Match
from news.services.standing_asks import standing_asks
from news.services.texts import text_of

MOST = 2_000  # of the latest verdicts
KEPT = 5  # versions
TELLING = Q(state=Match.State.CONFIRMED) | Q(because=Match.Dismissal.NOT_ABOUT_IT)


def coalitions_to_teach(*, fewest: int = 1) -> list[int]:
    """Coalitions with this many verdicts younger than what was learnt last."""
    newest = Learning.objects.filter(coalition=OuterRef("pk")).order_by("-version")
    decided = F("campaigns__letters__recommendations__matches__decided_at")
    found = Coalition.objects.annotate(learnt_at=Subquery(newest.values("learnt_at")[:1]))
    fresh = found.annotate(decided_at=decided).filter(
        Q(learnt_at=None) | Q(decided_at__gt=F("learnt_at")), decided_at__isnull=False
    )
    told = fresh.values("pk").annotate(count=Count("decided_at")).filter(count__gte=fewest)
    return list(told.order_by("pk").values_list("pk", flat=True))


def teach(*, coalition: Coalition) -> Learning:
    """Learn anew from the coalition's verdicts. An ill-told dismissal teaches nothing."""
    given = _verdicts(coalition)
    taught = learn(given)
    with transaction.atomic():
        Coalition.objects.select_for_update().get(pk=coalition.pk)
        old = Learning.objects.filter(coalition=coalition)
        last = old.aggregate(last=Max("version"))["last"] or 0
        confirmed = sum(one.is_right for one in given)
        learning = Learning.objects.create(
            coalition=coalition,
            version=last + 1,
            weights=dict(taught.weights),
            bias=taught.bias,
            confirmed=confirmed,
            dismissed=len(given) - confirmed,
        )
        old.filter(version__lte=last + 1 - KEPT).delete()
    return learning


def _verdicts(coalition: Coalition) -> list[Verdict]:
    decided = Match.objects.filter(TELLING, recommendation__letter__campaign__coalition=coalition)
    rows = list(decided.select_related("article").order_by("-decided_at")[:MOST])
    by_article: dict[Article, dict[str, bool]] = {}
    for row in rows:
        is_right = row.state == Match.State.CONFIRMED
        by_article.setdefault(row.article, {})[str(row.recommendation_id)] = is_right
    index = standing_asks()
    return [
        Verdict(traits_of(text_of(article), guess), guess.score, judged[guess.ask])
        for article, judged in by_article.items()
        for guess in rank(text_of(article), prepared=index)
        if guess.ask in judged
    ]


def taught_by(coalitions: Iterable[int]) -> dict[int, Taught]:
    """The newest of each coalition; for who has none, nothing."""
    newest = Learning.objects.filter(coalition__in=coalitions).order_by("coalition_id", "-version")
    return {row.coalition_id: as_taught(row) for row in newest.distinct("coalition_id")}


def as_taught(row: Learning) -> Taught:
    if not isinstance(row.weights, dict) or not row.weights:
        return NOTHING
    return Taught(row.weights, row.bias, row.confirmed + row.dismissed)


def coalitions_of(asks: Iterable[str]) -> Mapping[str, int]:
    rows = Recommendation.objects.filter(pk__in=list(asks))
    pairs = rows.values_list("pk", "letter__campaign__coalition")
    return {str(ask): coalition for ask, coalition in pairs}
