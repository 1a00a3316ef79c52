"""Letting go of who signed for whom, once the period that the coalition set is over."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.postgres.functions import RandomUUID
from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast, Coalesce, Substr, TruncDate
from django.utils.translation import gettext as _

from campaigns.models import Coalition
from campaigns.record import record
from letters.activity import Did
from letters.kinds import UNSENT, LetterState
from letters.models import Invitation, Letter, Signature

NAMELESS = Q(authorised_by="", authorised_role="", authorised_email="", invitation=None)
AT_ONCE = 50  # letters


@dataclass(frozen=True, slots=True)
class Old:
    """What is too old of a letter: signatures that name who gave them, and invitations."""

    letter: Letter
    signatures: QuerySet[Signature]
    invitations: QuerySet[Invitation]


def due(today: date) -> Iterator[Old]:
    """Letters of which something is to be let go. Late signatures are kept from their own day."""
    for months in Coalition.objects.values_list("keep_signing_months", flat=True).distinct():
        before = _months_before(today, months)
        signatures = Signature.objects.exclude(NAMELESS).filter(signed_at__date__lt=before)
        invitations = Invitation.objects.filter(invited_at__date__lt=before)
        letters = (
            Letter.objects.filter(campaign__coalition__keep_signing_months=months)
            .exclude(state__in=UNSENT - {LetterState.WITHDRAWN})
            .alias(ended=Coalesce("sent_on", TruncDate("logged_at")))
            .filter(
                Exists(signatures.filter(letter=OuterRef("pk")))
                | Exists(invitations.filter(letter=OuterRef("pk"))),
                ended__lt=before,
            )
        )
        for letter in letters.select_related("campaign").order_by("pk"):
            yield Old(letter, signatures.filter(letter=letter), invitations.filter(letter=letter))


def anonymise_old(today: date) -> int:
    """One round, letter by letter; gives how many letters it let go of."""
    done = 0
    for old in due(today):
        if done == AT_ONCE:
            break
        anonymise(old)
        done += 1
    return done


@transaction.atomic
def anonymise(old: Old) -> None:
    """That it was signed, by which organisation and when, stays; personal links end.

    A person who signed alone and is not to be named loses the name as well.
    """
    unnamed = old.signatures.filter(is_person=True, is_confidential=True)
    unnamed.update(name=_("A person"))
    old.signatures.update(
        authorised_by="",
        authorised_role="",
        authorised_email="",
        invitation=None,
        nonce=Substr(Cast(RandomUUID(), CharField()), 1, 32),
    )
    old.invitations.delete()
    record(old.letter.campaign, None, Did.ANONYMISED, old.letter)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))
