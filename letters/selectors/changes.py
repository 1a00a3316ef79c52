"""What changed in public, newest first: statuses that two people agreed on, and answers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _

from campaigns.models import Campaign
from letters.models import Addressee, Answer, Assessment, Letter, Office, Recommendation, Response
from letters.querysets import RecommendationQuerySet
from letters.selectors.chips import chips_of
from letters.selectors.naming import names_of
from letters.selectors.picked import Picked, selection

MOST = 50
EVERYBODY = AnonymousUser()
# A change to “superseded” is news as well.
ALL = Picked(superseded="1")


@dataclass(frozen=True, slots=True)
class Followed:
    """What a feed follows. `path` is its page, `uid` its name for good."""

    title: str
    path: str
    uid: str
    asks: RecommendationQuerySet


@dataclass(frozen=True, slots=True)
class Change:
    uid: str
    title: str
    words: list[str]
    path: str
    at: datetime
    updated: datetime


def followed_selection(asked: Mapping[str, str], today: date) -> Followed:
    """Of today: what changes has no past day."""
    picked = replace(Picked.of(asked, today), as_of="", filed="")
    named = names_of(EVERYBODY, picked)
    chips = [chip.label for chip in chips_of(replace(picked, superseded=""), named, today)]
    return Followed(
        title=": ".join(filter(None, [_("What changed"), ", ".join(chips)])),
        path=picked.address(),
        uid=f"changes/{picked.query}",
        asks=selection(EVERYBODY, replace(picked, superseded="1"), today),
    )


def followed_campaign(campaign: Campaign, today: date) -> Followed:
    asks = selection(EVERYBODY, replace(ALL, campaign=campaign.slug), today)
    return Followed(str(campaign), campaign.get_absolute_url(), f"campaign/{campaign.pk}", asks)


def followed_letter(letter: Letter, today: date) -> Followed:
    asks = selection(EVERYBODY, ALL, today).filter(letter=letter)
    return Followed(str(letter), letter.get_absolute_url(), f"letter/{letter.pk}", asks)


def followed_ask(ask: Recommendation, today: date) -> Followed:
    asks = selection(EVERYBODY, ALL, today).filter(pk=ask.pk)
    return Followed(str(ask), ask.get_absolute_url(), f"recommendation/{ask.pk}", asks)


def followed_office(office: Office, today: date) -> Followed:
    asked = Addressee.objects.filter(letter=OuterRef("letter"), known_office=office)
    asks = selection(EVERYBODY, ALL, today).filter(Exists(asked))
    return Followed(str(office), office.get_absolute_url(), f"office/{office.pk}", asks)


def changes(
    followed: Followed, since: datetime | None = None, until: datetime | None = None
) -> list[Change]:
    """Of each kind the newest, then of all of them; the end `until` itself is left out."""
    found = [
        *_judgements(_within(_agreed(followed.asks), "decided_at", since, until)),
        *_answers(_within(_told(followed.asks), "last_at", since, until)),
    ]
    return sorted(found, key=lambda one: (one.updated, one.uid), reverse=True)[:MOST]


def _within(
    rows: QuerySet[Any], moment: str, since: datetime | None, until: datetime | None
) -> QuerySet[Any]:
    if since:
        rows = rows.filter(**{f"{moment}__gte": since})
    if until:
        rows = rows.filter(**{f"{moment}__lt": until})
    return rows.order_by(f"-{moment}", "-pk")[:MOST]


def _agreed(asks: RecommendationQuerySet) -> QuerySet[Assessment]:
    return (
        Assessment.objects.visible_to(EVERYBODY)
        .filter(state=Assessment.State.APPROVED, recommendation__in=asks.values("pk"))
        .select_related("recommendation__letter")
        .defer("recommendation__letter__text")
    )


def _judgements(rows: QuerySet[Assessment]) -> list[Change]:
    return [_judgement(one) for one in rows]


def _judgement(one: Assessment) -> Change:
    told = {"status": one.get_implementation_display(), "ask": one.recommendation.text}
    if one.corrects_id:
        title = _("Correction to “%(status)s”: %(ask)s") % told
    elif one.assessor_name:
        title = _("%(judge)s judges “%(status)s”: %(ask)s") % {"judge": one.judge, **told}
    else:
        title = _("%(status)s: %(ask)s") % told
    happened = _("Before: %(before)s. Now: %(now)s, from %(day)s.") % {
        "before": one.get_previous_display(),
        "now": one.get_implementation_display(),
        "day": date_format(one.effective_on, "j F Y"),
    }
    moment = one.decided_at or one.proposed_at
    return Change(
        uid=f"assessment/{one.pk}",
        title=Truncator(title).chars(200),
        words=[happened, one.because, _of_letter(one.recommendation.letter)],
        path=one.get_absolute_url(),
        at=moment,
        updated=moment,
    )


def _told(asks: RecommendationQuerySet) -> QuerySet[Response]:
    said = Answer.objects.filter(recommendation__in=asks.values("pk"))
    return (
        Response.objects.visible_to(EVERYBODY)
        .filter(Exists(said.filter(response=OuterRef("pk"))))
        .annotate(
            told_at=Coalesce("released_at", "logged_at"),
            last_at=Greatest("logged_at", "released_at", "retracted_at"),
        )
        .select_related("letter")
        .defer("text", "letter__text")
        .prefetch_related(
            Prefetch("answers", said.select_related("recommendation"), to_attr="said")
        )
    )


def _answers(rows: QuerySet[Response]) -> list[Change]:
    return [_answer(one) for one in rows]


def _answer(one: Response) -> Change:
    words = [one.summary]
    if one.retracted_at:
        words = [_("Retracted: %(why)s") % {"why": one.retraction}]
    else:
        words += [
            f"{answer.recommendation.number}. {answer.get_position_display()}: "
            f"{answer.recommendation.text}"
            for answer in one.said  # type: ignore[attr-defined]
        ]
    return Change(
        uid=f"response/{one.pk}",
        title=_("Retracted: %(answer)s") % {"answer": one} if one.retracted_at else str(one),
        words=[*words, _of_letter(one.letter)],
        path=one.get_absolute_url(),
        at=one.told_at,  # type: ignore[attr-defined]
        updated=one.last_at,  # type: ignore[attr-defined]
    )


def _of_letter(letter: Letter) -> str:
    return _("Letter: %(subject)s, %(day)s.") % {
        "subject": letter.subject,
        "day": date_format(letter.sent_day, "j F Y"),
    }
