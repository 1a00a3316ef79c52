"""How asks stood on a day: the one place where pages, exports and the API take statuses from.

Today the copies on the rows say it; for an earlier day the same columns are worked out from what
was said, judged and filed by then. Rows carry them as `stood_position`, `stood_position_since`,
`stood_implementation`, `stood_implementation_since`, `stood_checked_until`, `stood_due_on`, and a
boolean for each flag: `stood_overdue` and so on; where asked for, the headline.
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Greatest

from letters.asof import AsOf
from letters.flags import EXPLAINED, Flag
from letters.kinds import PRIMARY
from letters.lateness import STALE_AFTER
from letters.models import (
    Answer,
    Assessment,
    Citation,
    Evidence,
    Extension,
    Recommendation,
    Response,
)
from letters.querysets import RecommendationQuerySet
from letters.statuses import (
    CLOSED,
    HOLDING,
    NEEDS_PRIMARY_SOURCE,
    NEEDS_SOURCE,
    SETTLED,
    SPEAKING,
    YES,
    Headline,
    Implementation,
    Position,
    headline,
)

COPIES = {
    "stood_position": "position",
    "stood_position_since": "position_since",
    "stood_implementation": "implementation",
    "stood_implementation_since": "implementation_since",
    "stood_checked_until": "checked_until",
    "stood_due_on": "letter__due_on",
    "stood_disputed": "is_disputed",
    "stood_cited": "cited",
    "stood_cited_primary": "cited_primary",
    "stood_cited_retracted": "cited_retracted",
}
FLAGS = {
    Flag.OVERDUE: "stood_overdue",
    Flag.STALE: "stood_stale",
    Flag.DISPUTED: "stood_disputed",
    Flag.THIN: "stood_thin",
    Flag.UNDERMINED: "stood_undermined",
}


def standing_on(rows: RecommendationQuerySet, when: AsOf) -> RecommendationQuerySet:
    """Asks of letters sent by then, with how they stood."""
    if when.is_past:
        stood = worked_out(rows.filter(when.sent("letter__")), when)
    else:
        stood = rows.annotate(**{name: F(copy) for name, copy in COPIES.items()})
    return stood.annotate(
        stood_overdue=_is(
            Q(stood_position__in=HOLDING, stood_due_on__lt=when.day)
            & ~Q(stood_implementation__in=SETTLED)
        ),
        stood_stale=_is(
            Q(stood_checked_until__lt=when.day - STALE_AFTER) & ~Q(stood_implementation__in=CLOSED)
        ),
        stood_thin=_is(
            Q(stood_cited=1, stood_cited_primary=0)
            & Q(stood_implementation__in=NEEDS_SOURCE | NEEDS_PRIMARY_SOURCE)
        ),
        stood_undermined=_is(Q(stood_cited_retracted__gt=0)),
    )


def worked_out(rows: RecommendationQuerySet, when: AsOf) -> RecommendationQuerySet:
    """The same columns without the copies: replayed from what is on file."""
    answers = (
        Answer.objects.filter(when.told("response__"), recommendation=OuterRef("pk"))
        .order_by("-response__dated", "-response__pk")
        .values("position", "response__dated")[:1]
    )
    agreed = (
        Assessment.objects.filter(when.agreed(), recommendation=OuterRef("pk"))
        .order_by("-decided_at", "-pk")
        .values("implementation", "holds_since", "considered_until", "pk")[:1]
    )
    return rows.annotate(
        stood_position=Coalesce(_one(answers, "position"), Value(Position.NO_RESPONSE.value)),
        stood_position_since=_one(answers, "response__dated"),
        stood_agreed=_one(agreed, "pk"),
        stood_implementation=Coalesce(
            _one(agreed, "implementation"), Value(Implementation.NOT_ASSESSED.value)
        ),
        stood_implementation_since=_one(agreed, "holds_since"),
        stood_checked_until=_one(agreed, "considered_until"),
        stood_due_on=_due(when),
    ).annotate(
        stood_disputed=_disputed(when),
        stood_cited=_cited(when.filed("evidence__")),
        stood_cited_primary=_cited(when.filed("evidence__"), evidence__source_kind__in=PRIMARY),
        stood_cited_retracted=_cited(_retracted(when)),
    )


def with_headline(rows: RecommendationQuerySet) -> RecommendationQuerySet:
    """Adds `stood_headline`, by the rules of `statuses.headline`."""
    return rows.annotate(
        stood_headline=Case(
            When(stood_implementation=Implementation.SUPERSEDED, then=_code(Headline.SUPERSEDED)),
            When(stood_implementation__in=SPEAKING, then=F("stood_implementation")),
            When(stood_position=Position.NOT_ACCEPTED, then=_code(Headline.REJECTED)),
            When(stood_position__in=YES, then=_code(Headline.ACCEPTED_AWAITING_ACTION)),
            When(
                ~Q(stood_position=Position.NO_RESPONSE),
                then=_code(Headline.ANSWERED_NO_COMMITMENT),
            ),
            When(stood_implementation=Implementation.NO_ACTION, then=_code(Headline.NO_ACTION)),
            When(stood_overdue=True, then=_code(Headline.NO_RESPONSE_OVERDUE)),
            default=_code(Headline.NOT_ASSESSED),
            output_field=CharField(),
        )
    )


def _code(headline: Headline) -> Value:
    return Value(headline.value)


def _one(rows: QuerySet, column: str) -> Subquery:
    return Subquery(rows.values(column))


def _is(condition: Q) -> Coalesce:
    wrapped = ExpressionWrapper(condition, output_field=BooleanField())
    return Coalesce(wrapped, Value(False), output_field=BooleanField())  # noqa: FBT003


def _due(when: AsOf) -> Greatest:
    promised = Response.objects.filter(when.told(), letter=OuterRef("letter")).order_by()
    agreed = Extension.objects.filter(letter=OuterRef("letter"), agreed_on__lte=when.day)
    if when.as_filed:
        agreed = agreed.filter(at__date__lte=when.day)
    return Greatest(
        "letter__expected_by",
        Subquery(promised.values("letter").annotate(last=Max("promised_by")).values("last")),
        Subquery(agreed.order_by().values("letter").annotate(last=Max("until")).values("last")),
    )


def _disputed(when: AsOf) -> Coalesce:
    """Another judge's last view differs from the coalition's, which there must be."""
    same = Assessment.objects.filter(
        when.approved(),
        recommendation=OuterRef("recommendation"),
        assessor=OuterRef("assessor"),
        assessor_name__iexact=OuterRef("assessor_name"),
    )
    later = same.filter(
        Q(decided_at__gt=OuterRef("decided_at"))
        | Q(decided_at=OuterRef("decided_at"), pk__gt=OuterRef("pk"))
    )
    others = Assessment.objects.filter(
        ~Exists(later), when.approved(), recommendation=OuterRef("pk")
    ).exclude(assessor="coalition")
    looked = others.exclude(implementation=Implementation.NOT_ASSESSED)
    differing = looked.exclude(implementation=OuterRef("stood_implementation"))
    is_assessed = ~Q(stood_implementation=Implementation.NOT_ASSESSED)
    return _is(Q(Exists(differing)) & is_assessed)


def _cited(standing: Q, **more: object) -> Coalesce:
    cited = Citation.objects.filter(standing, assessment=OuterRef("stood_agreed"), **more)
    counted = cited.order_by().values("assessment").annotate(times=Count("pk")).values("times")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def _retracted(when: AsOf) -> Q:
    """By that day; how things stood leaves out whatever is retracted by now."""
    if when.as_filed:
        return Q(evidence__retracted_at__date__lte=when.day)
    return Q(evidence__retracted_at__isnull=False)


def with_evidence_counts(rows: RecommendationQuerySet, when: AsOf) -> RecommendationQuerySet:
    """Adds `evidence_count`: the sources that stood."""
    sources = Evidence.objects.filter(when.filed(), recommendation=OuterRef("pk")).order_by()
    counted = sources.values("recommendation").annotate(times=Count("pk")).values("times")
    return rows.annotate(evidence_count=Coalesce(Subquery(counted, output_field=IntegerField()), 0))


@dataclass(frozen=True, slots=True)
class Raised:
    """A flag with its words and why it is raised."""

    code: str
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Stand:
    """How an ask stood, in words."""

    headline: str
    headline_label: str
    position_label: str
    implementation_label: str
    flags: list[Raised]


def stand_of(ask: Recommendation) -> Stand:
    """Of a row that `standing_on` gave."""
    headline = headline_of(ask)
    return Stand(
        headline=headline.value,
        headline_label=str(headline.label),
        position_label=str(Position(ask.stood_position).label),  # type: ignore[attr-defined]
        implementation_label=str(
            Implementation(ask.stood_implementation).label  # type: ignore[attr-defined]
        ),
        flags=flags_beside(headline, ask),
    )


def flags_beside(headline: Headline, ask: Recommendation) -> list[Raised]:
    """Those that the headline does not say already."""
    is_said = headline == Headline.NO_RESPONSE_OVERDUE
    return [one for one in flags_of(ask) if not (is_said and one.code == Flag.OVERDUE)]


def headline_of(ask: Recommendation) -> Headline:
    """Of a row that `standing_on` gave."""
    return headline(
        implementation=ask.stood_implementation,  # type: ignore[attr-defined]
        position=ask.stood_position,  # type: ignore[attr-defined]
        is_overdue=ask.stood_overdue,  # type: ignore[attr-defined]
    )


def last_movement(ask: Recommendation) -> date:
    """When the government last spoke or acted, as far as is known; else the sending."""
    since = (ask.stood_position_since, ask.stood_implementation_since)  # type: ignore[attr-defined]
    return max(day for day in (ask.letter.sent_on, *since) if day)


def flags_of(ask: Recommendation) -> list[Raised]:
    """Of a row that `standing_on` gave."""
    return [
        Raised(code, str(Flag(code).label), str(EXPLAINED[Flag(code)])) for code in codes_of(ask)
    ]


def codes_of(ask: Recommendation) -> list[str]:
    """Of the flags, without their words."""
    return [flag.value for flag, name in FLAGS.items() if getattr(ask, name)]
