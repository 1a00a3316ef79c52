"""What the days bring to letters that are signed: a reminder for each stage, then the close."""

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.errors import LetterError
from letters.kinds import LetterState, Mail
from letters.models import Letter, Mailing, Signature
from letters.services.mailing import queue_all

SOFT_DAYS, HARD_DAYS = 3, 1


@transaction.atomic
def set_deadlines(
    *, letter: Letter, sign_by: date | None, closes_on: date | None, takes_late: bool, by: User
) -> None:
    check_deadlines(letter, sign_by, closes_on)
    letter.sign_by, letter.closes_on, letter.takes_late = sign_by, closes_on, takes_late
    letter.save(update_fields=["sign_by", "closes_on", "takes_late"])
    record(letter.campaign, by, Did.SET_DEADLINES, letter)


def check_deadlines(letter: Letter, sign_by: date | None, closes_on: date | None) -> None:
    if sign_by and closes_on and closes_on < sign_by:
        raise LetterError(_("Signing cannot close before the day by which you ask to sign."))
    today = timezone.localdate()
    if (sign_by != letter.sign_by and sign_by and sign_by < today) or (
        closes_on != letter.closes_on and closes_on and closes_on < today
    ):
        raise LetterError(_("This day is over. Choose today or a later one."))


def remind_all(day: date) -> int:
    """Store the reminders of this day. A day that was missed is made up for; none comes twice."""
    stored = 0
    for letter in Letter.objects.filter(state=LetterState.OPEN_FOR_SIGNATURE):
        for kind, due, days in (
            (Mail.SOFT, letter.sign_by, SOFT_DAYS),
            (Mail.HARD, letter.closes_on, HARD_DAYS),
        ):
            if due and due - timedelta(days=days) <= day <= due:
                stored += _remind(letter, kind, day)
    return stored


def _remind(letter: Letter, kind: Mail, day: date) -> int:
    last = letter.versions.last()
    if last is None:
        return 0
    signed = Signature.objects.standing().filter(invitation=OuterRef("pk"))
    told = Mailing.objects.filter(invitation=OuterRef("pk"), kind=kind, version=last.number)
    silent = letter.invitations.filter(
        ~Exists(signed), ~Exists(told), declined_at=None, revoked_at=None, invited_at__date__lt=day
    )
    mailings = [Mailing(invitation=one, kind=kind, version=last.number) for one in silent]
    queue_all(mailings)
    return len(mailings)


@transaction.atomic
def close_due(day: date) -> int:
    """Close signing where its last day is over."""
    due = Letter.objects.select_for_update().filter(
        state=LetterState.OPEN_FOR_SIGNATURE, closes_on__lt=day
    )
    letters = list(due)
    for letter in letters:
        letter.state = LetterState.CLOSED_FOR_SIGNATURE
        letter.save(update_fields=["state"])
        record(letter.campaign, None, Did.CLOSED_SIGNING, letter)
    return len(letters)
