from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.policies import Action, can
from campaigns.statements import told
from letters import countries
from letters.asof import AsOf
from letters.kinds import Assessor, Relation, Stage
from letters.models import (
    Answer,
    Assessment,
    Contribution,
    Evidence,
    Recommendation,
)
from letters.selectors.holders import Held, held_offices
from letters.selectors.lineage import (
    Asking,
    NewHolder,
    asked_in,
    lineage,
    new_holders,
)
from letters.selectors.recommendation_rows import (
    answers_of,
    contribution_of,
    judged_of,
    sources_of,
)
from letters.selectors.reminders import Reminder, more_time_in, reminders_in
from letters.selectors.standing import Stand, stand_of
from letters.selectors.timeline import Moment, timeline
from letters.selectors.translations import Translated, translated
from letters.statuses import Implementation, Position, Quality

Row = TypeVar("Row", bound=Model)

AT_FIRST = 12  # sources of each relation, before "show all"
MOMENTS = 40
REMINDERS = {Stage.FIRST_REMINDER, Stage.SECOND_REMINDER}


@dataclass(frozen=True, slots=True)
class EvidenceGroup:
    """Sources of one relation; `more` are left out until all are asked for."""

    relation: str
    label: str
    sources: list[Evidence]
    more: int


@dataclass(frozen=True, slots=True)
class View:
    """What another judge than the coalition holds; `differs` where it is not the agreed status."""

    assessment: Assessment
    kind: str
    differs: bool


@dataclass(frozen=True, slots=True)
class Own:
    """What the reader may do here."""

    may_propose: bool
    may_suggest: bool
    may_add_evidence: bool
    may_join: bool
    may_review: bool
    may_check: bool
    check_on: date | None
    check_note: str


@dataclass(frozen=True, slots=True)
class RecommendationPage:
    """All that templates/letters/recommendation.html may ask for."""

    ask: Recommendation
    when: AsOf
    stand: Stand
    asked_of: list[Held]
    subjects: list[str]
    agreed: Assessment | None
    successor: Recommendation | None
    views: list[View]
    proposals: list[Assessment]
    answer: Answer | None
    silence: str
    evidence: list[EvidenceGroup]
    evidence_count: int
    retracted: list[Evidence]
    contribution: Contribution | None
    timeline: list[Moment]
    moments_left: int
    asked_in: str
    askings: list[Asking]
    holders: list[NewHolder]
    translations: list[Translated]
    own: Own

    @property
    def in_words(self) -> str:
        return _("Asked of %(who)s. What was said: %(said)s. What was done: %(done)s.") % {
            "who": "; ".join(f"{one.who}, {one.government}" for one in self.asked_of),
            "said": self.stand.position_label.lower(),
            "done": self.stand.implementation_label.lower(),
        }


def recommendation_page(
    *, ask: Recommendation, user: User | AnonymousUser, when: AsOf, is_whole: bool = False
) -> RecommendationPage:
    """`ask` comes from `rows_for_page` (recommendation_rows.py). `is_whole`: all evidence and the
    whole timeline."""
    ask.letter.is_open_to_all = ask.is_open_to_all  # type: ignore[attr-defined]
    filed = _told(sources_of, ask, user, when)
    sources = [one for one in filed if not one.is_gone]  # type: ignore[attr-defined]
    judged = _told(judged_of, ask, user)
    waiting = [one for one in judged if one.state == Assessment.State.PROPOSED]
    approved = [one for one in judged if one.state == Assessment.State.APPROVED]
    counted = _counted(approved, when)
    answers = _told(answers_of, ask, user, when)
    askings, held = lineage(ask, user, when), held_offices(ask.letter)
    agreed = _last(counted, Assessor.COALITION)
    reminders = reminders_in(ask, when.day)
    moments = timeline(
        sent_on=ask.letter.sent_day, until=when.day, answers=answers, approved=counted,
        sources=sources, reminders=reminders, more_time=more_time_in(ask, when.day),
        askings=askings, held=held,
    )  # fmt: skip
    return RecommendationPage(
        ask=ask,
        when=when,
        stand=stand_of(ask),
        asked_of=held,
        subjects=[countries.name(code) for code in ask.subject_countries],
        agreed=agreed,
        successor=successor_of(agreed, user),
        views=_views(counted, ask),
        proposals=[] if when.is_past else waiting,
        answer=next((one for one in answers if not one.response.is_confidential), None),
        silence=_silence(ask, reminders),
        evidence=_grouped(sources, is_whole=is_whole),
        evidence_count=len(sources),
        retracted=[one for one in filed if one.is_gone],  # type: ignore[attr-defined]
        contribution=next(iter(_told(contribution_of, ask, user, when)), None),
        timeline=moments if is_whole else moments[:MOMENTS],
        moments_left=0 if is_whole else max(len(moments) - MOMENTS, 0),
        asked_in=asked_in(askings),
        askings=askings,
        holders=new_holders(ask, askings, held, when.day),
        translations=translated(ask),
        own=_own(ask, user, when),
    )


def _told(rows: Callable[..., "QuerySet[Row]"], ask: Recommendation, *given: Any) -> list[Row]:
    """Rows of the ask, which know it."""
    found = told(rows, ask.pk, *given)
    for one in found:
        one.recommendation = ask  # type: ignore[attr-defined]
    return found


def _counted(approved: list[Assessment], when: AsOf) -> list[Assessment]:
    """Those that could count on that day: as `AsOf.approved` says it of rows."""
    if when.as_filed and when.is_past:
        return [
            one for one in approved
            if one.decided_at and timezone.localdate(one.decided_at) <= when.day
        ]  # fmt: skip
    wrong = {one.corrects_id for one in approved}
    return [one for one in approved if one.pk not in wrong and one.effective_on <= when.day]


def _last(counted: list[Assessment], assessor: str) -> Assessment | None:
    return next((one for one in counted if one.assessor == assessor), None)


def successor_of(judged: Assessment | None, user: User | AnonymousUser) -> Recommendation | None:
    """What took the place of the ask, where `user` may see it."""
    if judged is None or judged.successor_id is None:
        return None
    return Recommendation.objects.visible_to(user).filter(pk=judged.successor_id).first()


def _views(counted: list[Assessment], ask: Recommendation) -> list[View]:
    last: dict[tuple[str, str], Assessment] = {}
    for one in counted:
        if one.assessor != Assessor.COALITION:
            last.setdefault((one.assessor, one.assessor_name.lower()), one)
    silent = {Implementation.NOT_ASSESSED, ask.stood_implementation}  # type: ignore[attr-defined]
    is_assessed = len(silent) > 1
    return [
        View(one, str(one.get_assessor_display()), is_assessed and one.implementation not in silent)
        for one in last.values()
    ]


def _silence(ask: Recommendation, reminders: list[Reminder]) -> str:
    """The quality of no answer at all; "" where there is one, or nobody has reminded yet."""
    reminded = any(one.stage in REMINDERS for one in reminders)
    is_silent = ask.stood_position == Position.NO_RESPONSE  # type: ignore[attr-defined]
    return str(Quality.NO_REPLY_AFTER_REMINDER.label) if reminded and is_silent else ""


def _grouped(sources: list[Evidence], *, is_whole: bool) -> list[EvidenceGroup]:
    groups = []
    for relation in Relation:
        found = [one for one in sources if one.relation == relation]
        shown = found if is_whole else found[:AT_FIRST]
        if found:
            groups.append(
                EvidenceGroup(relation.value, str(relation.label), shown, len(found) - len(shown))
            )
    return groups


def _own(ask: Recommendation, user: User | AnonymousUser, when: AsOf) -> Own:
    place, now = ask.letter.campaign, not when.is_past
    check = next(iter(ask.own_check or []), None)  # type: ignore[attr-defined]
    may_propose = now and can(user, Action.PROPOSE_STATUS, place)
    return Own(
        may_propose=may_propose,
        may_suggest=now and user.is_authenticated and not may_propose,
        may_add_evidence=now and can(user, Action.ADD_EVIDENCE, place),
        may_join=now and can(user, Action.LOG_LETTER, place),
        may_review=now and can(user, Action.REVIEW_STATUS, place),
        may_check=now and can(user, Action.READ_RECORD, place),
        check_on=date.fromisoformat(check["on"]) if check else None,
        check_note=check["note"] if check else "",
    )
