"""What the page of an ask reads, each statement in a function (campaigns/statements.py)."""

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When
from django.db.models.functions import JSONObject

from campaigns.models import User
from letters.asof import AsOf
from letters.models import (
    Answer,
    Assessment,
    CheckAgain,
    Contribution,
    Evidence,
    Letter,
    Recommendation,
    Response,
    Translation,
)
from letters.querysets import RecommendationQuerySet
from letters.selectors.lineage import is_joined
from letters.selectors.reminders import chased, extended
from letters.selectors.standing import standing_on

Viewer = User | AnonymousUser


def rows_for_page(user: Viewer, when: AsOf) -> RecommendationQuerySet:
    """Asks with all that their page needs of their own row and letter, in one query."""
    translations = Translation.objects.filter(letter=OuterRef("letter"))
    checks = CheckAgain.objects.filter(recommendation=OuterRef("pk")).visible_to(user).waiting()
    open_to_all = Letter.objects.visible_to(AnonymousUser()).filter(pk=OuterRef("letter"))
    rows = Recommendation.objects.select_related("letter__campaign", "imported")
    return standing_on(rows, when).annotate(
        is_joined=is_joined(),
        chased=chased("letter"),
        extended=extended("letter"),
        translated=ArraySubquery(
            translations.values(
                one=JSONObject(language="language", asks="asks", translator="translator")
            )
        ),
        own_check=ArraySubquery(checks.values(one=JSONObject(on="on", note="note"))),
        is_open_to_all=Exists(open_to_all),
    )


def sources_of(ask: int, user: Viewer, when: AsOf) -> QuerySet[Evidence]:
    """Those that stood, and with `is_gone` those that had been filed and retracted by then."""
    gone = Q(retracted_at__date__lte=when.day) if when.is_past else Q(retracted_at__isnull=False)
    rows = Evidence.objects.filter(recommendation=ask).visible_to(user)
    return rows.filter(when.filed() | gone).annotate(
        is_gone=Case(When(gone, then=True), default=False)
    )


def judged_of(ask: int, user: Viewer) -> QuerySet[Assessment]:
    """Approved ones and, for those who may see them, proposals; last decided first."""
    rows = Assessment.objects.filter(recommendation=ask).visible_to(user)
    people = rows.select_related("proposed_by", "decided_by", "organisation", "batch")
    return people.filter(state__in=["approved", "proposed"]).order_by("-decided_at", "-pk")


def answers_of(ask: int, user: Viewer, when: AsOf) -> QuerySet[Answer]:
    responses = Response.objects.visible_to(user).filter(when.heard())
    rows = Answer.objects.filter(recommendation=ask, response__in=responses)
    return rows.select_related("response").order_by("-response__dated", "-response__pk")


def contribution_of(ask: int, user: Viewer, when: AsOf) -> QuerySet[Contribution]:
    """The last claim."""
    claims = Contribution.objects.filter(recommendation=ask).visible_to(user).filter(when.claimed())
    people = claims.select_related("by", "agreed_by")
    return people.prefetch_related("evidence").order_by("-at", "-pk")[:1]
