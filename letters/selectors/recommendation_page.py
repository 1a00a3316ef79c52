from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.policies import Action, can
from letters import countries
from letters.kinds import Relation, Stage
from letters.models import Answer, Assessment, Chaser, Evidence, Recommendation, Response
from letters.selectors.lineage import Asking, NewHolder, asked_in, lineage, near_asks, new_holders
from letters.selectors.translations import Translated, translated


@dataclass(frozen=True, slots=True)
class Moment:
    """One point of the timeline."""

    on: date
    kind: str
    title: str
    words: str = ""
    url: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    relation: str
    label: str
    sources: list[Evidence]


@dataclass(frozen=True, slots=True)
class RecommendationPage:
    """All that templates/letters/recommendation.html may ask for."""

    ask: Recommendation
    headline: str
    headline_label: str
    is_overdue: bool
    governments: list[str]
    subjects: list[str]
    agreed: Assessment | None
    proposal: Assessment | None
    answer: Answer | None
    evidence: list[EvidenceGroup]
    evidence_count: int
    timeline: list[Moment]
    asked_in: str
    askings: list[Asking]
    near: list[Recommendation]
    holders: list[NewHolder]
    translations: list[Translated]
    may_join: bool
    may_propose: bool
    may_add_evidence: bool


def recommendation_page(*, ask: Recommendation, user: User | AnonymousUser) -> RecommendationPage:
    today = timezone.localdate()
    headline = ask.headline_on(today)
    sources = list(ask.evidence.visible_to(user).standing())
    judged = list(
        ask.assessments.visible_to(user).select_related(
            "proposed_by", "decided_by", "organisation", "successor"
        )
    )
    answers = list(
        ask.answers.filter(response__in=Response.objects.visible_to(user))
        .select_related("response")
        .order_by("-response__dated", "-response__pk")
    )
    approved = [one for one in judged if one.state == Assessment.State.APPROVED]
    open_to_all = [one for one in answers if not one.response.is_confidential]
    place = ask.letter.campaign
    askings = lineage(ask, user)
    return RecommendationPage(
        ask=ask,
        headline=headline.value,
        headline_label=str(headline.label),
        is_overdue=ask.is_overdue_on(today),
        governments=[
            f"{one}, {countries.name(one.country)}" for one in ask.letter.addressees.all()
        ],
        subjects=[countries.name(code) for code in ask.subject_countries],
        agreed=max(approved, key=lambda one: (one.decided_at, one.pk), default=None),
        proposal=next((one for one in judged if one.state == Assessment.State.PROPOSED), None),
        answer=next(iter(open_to_all), None),
        evidence=_grouped(sources),
        evidence_count=len(sources),
        timeline=_timeline(ask, answers, approved, sources),
        asked_in=asked_in(askings),
        askings=askings,
        near=near_asks(ask, askings, user),
        holders=new_holders(ask, askings),
        translations=translated(ask),
        may_join=can(user, Action.LOG_LETTER, place),
        may_propose=can(user, Action.PROPOSE_STATUS, place),
        may_add_evidence=can(user, Action.ADD_EVIDENCE, place),
    )


def _grouped(sources: list[Evidence]) -> list[EvidenceGroup]:
    groups = (
        EvidenceGroup(one.value, str(one.label), [s for s in sources if s.relation == one])
        for one in Relation
    )
    return [group for group in groups if group.sources]


def _timeline(
    ask: Recommendation,
    answers: list[Answer],
    approved: list[Assessment],
    sources: list[Evidence],
) -> list[Moment]:
    """Everything that happened, newest first. Sources without a date are in the list only."""
    moments = [Moment(ask.letter.sent_day, "sent", _("The letter was sent."))]
    moments += [_chased(one) for one in ask.letter.chasers.all()]
    moments += [_answered(one) for one in answers]
    moments += [_judged(one) for one in approved]
    moments += [
        Moment(
            one.published_on,
            one.relation,
            one.title,
            f"{one.outlet or one.get_source_kind_display()} · {one.get_relation_display()}",
            one.url,
        )
        for one in sources
        if one.published_on
    ]
    return sorted(moments, key=lambda moment: moment.on, reverse=True)


def _chased(one: Chaser) -> Moment:
    words = one.text if one.stage == Stage.PUBLIC_NOTE else ""
    return Moment(one.sent_on, "chased", _("Asked again: %(stage)s.") % {"stage": one}, words)


def _answered(one: Answer) -> Moment:
    confidential = f" · {_('confidential')}" if one.response.is_confidential else ""
    return Moment(
        one.response.dated,
        one.position,
        _("The government's word: %(position)s") % {"position": one.get_position_display().lower()},
        f"{one.response}{confidential}. {one.response.summary}",
        one.response.url,
        one.quote,
    )


def _judged(one: Assessment) -> Moment:
    return Moment(
        one.effective_on,
        one.implementation,
        _("Judged: %(status)s") % {"status": one.get_implementation_display().lower()},
        one.because,
    )
