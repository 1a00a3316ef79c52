"""What the page of a letter reads, each statement in a function (campaigns/statements.py)."""

from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, OuterRef, Prefetch, QuerySet
from django.db.models.functions import JSONObject

from campaigns.models import User
from letters.asof import AsOf
from letters.models import (
    Answer,
    Letter,
    LetterFile,
    Recommendation,
    Response,
    Signature,
    TextVersion,
)
from letters.querysets import LetterQuerySet
from letters.selectors.reminders import chased, extended
from letters.selectors.standing import with_evidence_counts

Viewer = User | AnonymousUser


def rows_for_letter(user: Viewer) -> LetterQuerySet:
    """Letters with what their page needs beside their own row, in one query and their addressees in
    another. `rest` counts who stands under it and is not named to `user`."""
    shown = Signature.objects.visible_to(user).told_to_all().filter(letter=OuterRef("letter"))
    rest = Signature.objects.standing().filter(letter=OuterRef("pk")).exclude(pk__in=shown)
    counted = rest.order_by().values("is_person").annotate(times=Count("pk"))
    open_to_all = Letter.objects.visible_to(AnonymousUser()).filter(pk=OuterRef("pk"))
    rows = Letter.objects.select_related("campaign").prefetch_related("addressees")
    return rows.annotate(
        chased=chased("pk"),
        extended=extended("pk"),
        rest=ArraySubquery(counted.values(one=JSONObject(is_person="is_person", times="times"))),
        is_open_to_all=Exists(open_to_all),
        has_versions=Exists(TextVersion.objects.filter(letter=OuterRef("pk"))),
    )


def asks_of_letter(letter: int, _user: Viewer, today: date) -> QuerySet[Recommendation]:
    rows = Recommendation.objects.filter(letter=letter)
    return with_evidence_counts(rows, AsOf(today, today)).order_by("number")


def signed_of(letter: int, user: Viewer) -> QuerySet[Signature]:
    rows = Signature.objects.filter(letter=letter).visible_to(user)
    return rows.told_to_all().select_related("organisation")


def files_of(letter: int, user: Viewer) -> QuerySet[LetterFile]:
    return LetterFile.objects.filter(letter=letter).visible_to(user)


def responses_of(letter: int, user: Viewer) -> QuerySet[Response]:
    answers = Answer.objects.select_related("recommendation").order_by("recommendation__number")
    rows = Response.objects.filter(letter=letter).visible_to(user)
    people = rows.select_related("retracted_by")
    return people.prefetch_related(Prefetch("answers", queryset=answers))
