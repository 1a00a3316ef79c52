"""A letter's life as people move it: signing closed and opened, withdrawn, closed, superseded."""

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.errors import LetterError
from letters.kinds import UNSENT, LetterState
from letters.models import Letter


@transaction.atomic
def close_signing(*, letter: Letter, by: User) -> None:
    _move(letter, LetterState.OPEN_FOR_SIGNATURE, LetterState.CLOSED_FOR_SIGNATURE)
    record(letter.campaign, by, Did.CLOSED_SIGNING, letter)


@transaction.atomic
def reopen_signing(*, letter: Letter, by: User) -> None:
    """Takes back the last day as well, where it is over."""
    _move(letter, LetterState.CLOSED_FOR_SIGNATURE, LetterState.OPEN_FOR_SIGNATURE)
    Letter.objects.filter(pk=letter.pk).update(closes_on=None)
    record(letter.campaign, by, Did.OPENED_SIGNING, letter)


def _move(letter: Letter, now: LetterState, then: LetterState) -> None:
    """From a state to the next one, unless somebody else has moved it."""
    if not Letter.objects.filter(pk=letter.pk, state=now).update(state=then):
        raise LetterError(_("Somebody has changed this letter meanwhile. Look at it again."))


@transaction.atomic
def withdraw_letter(*, letter: Letter, by: User) -> None:
    """Give up a letter before or after it is sent. It stays on file, marked as withdrawn."""
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.state in {LetterState.WITHDRAWN, LetterState.SUPERSEDED}:
        raise LetterError(_("This letter is over already."))
    locked.state = LetterState.WITHDRAWN
    locked.save(update_fields=["state"])
    record(locked.campaign, by, Did.WITHDREW_LETTER, locked)


@transaction.atomic
def close_letter(*, letter: Letter, by: User) -> None:
    """No answer is expected any more; its asks stay on the dashboard."""
    _move(letter, LetterState.SENT, LetterState.CLOSED)
    record(letter.campaign, by, Did.CLOSED_LETTER, letter)


@transaction.atomic
def reopen_letter(*, letter: Letter, by: User) -> None:
    """Back to where it was before it was closed, superseded or withdrawn."""
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.state not in {LetterState.CLOSED, LetterState.WITHDRAWN, LetterState.SUPERSEDED}:
        raise LetterError(_("This letter is not over."))
    locked.state = LetterState.SENT if locked.sent_on else LetterState.CLOSED_FOR_SIGNATURE
    locked.save(update_fields=["state"])
    record(locked.campaign, by, Did.REOPENED_LETTER, locked)


@transaction.atomic
def supersede_letter(*, letter: Letter, by: User) -> None:
    """A letter that follows it takes its place. Only for letters that one was written after."""
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if not locked.followed_by.exclude(state__in=UNSENT).exists():
        raise LetterError(_("No letter that was sent follows this one. Send its follow-up first."))
    if locked.state not in {LetterState.SENT, LetterState.CLOSED}:
        raise LetterError(_("Only a letter that was sent can be superseded."))
    locked.state = LetterState.SUPERSEDED
    locked.save(update_fields=["state"])
    record(locked.campaign, by, Did.SUPERSEDED_LETTER, locked)
