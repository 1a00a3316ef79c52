"""Sending a signed letter: its asks go on file, and each addressee has its own way and date."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.announce import announce
from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.asks import AskDraft
from letters.errors import LetterError
from letters.kinds import LetterState
from letters.models import Letter
from letters.services.letters import EARLIEST, number_asks
from letters.services.standing import copy_due
from letters.signals import letter_logged

READY = {LetterState.OPEN_FOR_SIGNATURE, LetterState.CLOSED_FOR_SIGNATURE}


@dataclass(frozen=True, slots=True)
class Sending:
    """How the letter went to the addressee with this key."""

    addressee: int
    sent_on: date
    channel: str = ""
    proof: str = ""
    expected_by: date | None = None
    expected_basis: str = ""


@transaction.atomic
def send_letter(*, letter: Letter, sendings: Sequence[Sending], by: User) -> Letter:
    """It is in the world: signing is closed, its text final, its asks on file."""
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.state not in READY:
        raise LetterError(_("Only a letter that was open for signature can be sent."))
    version = locked.versions.last()
    if version is None:
        raise LetterError(_("This letter has no text to send."))
    locked.state = LetterState.SENT
    _note(locked, sendings)
    number_asks(locked, [AskDraft.of(ask) for ask in version.asks])
    record(locked.campaign, by, Did.SENT_LETTER, locked, asks=len(version.asks))
    announce(letter_logged, letter_id=locked.pk)
    return locked


@transaction.atomic
def note_sending(*, letter: Letter, sendings: Sequence[Sending], by: User) -> Letter:
    """Mend or complete how a sent letter went out, such as its proof."""
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.sent_on is None:
        raise LetterError(_("This letter has not been sent."))
    _note(locked, sendings)
    record(locked.campaign, by, Did.NOTED_SENDING, locked)
    return locked


def _note(letter: Letter, sendings: Sequence[Sending]) -> None:
    """The letter's own dates follow: first sent, and the first day on which it is late."""
    asked = {one.pk: one for one in letter.addressees.all()}
    given = [one for one in sendings if one.addressee in asked]
    if not [one for one in given if not asked[one.addressee].is_copy]:
        raise LetterError(_("Say when it was sent to at least one addressee."))
    for one in given:
        _check(one)
        row = asked[one.addressee]
        row.sent_on, row.channel, row.proof = one.sent_on, one.channel, one.proof
        row.expected_by, row.expected_basis = one.expected_by, one.expected_basis
        row.save()
    letter.sent_on = min(one.sent_on for one in asked.values() if one.sent_on)
    due = sorted((one.expected_by, one.expected_basis) for one in asked.values() if one.expected_by)
    letter.expected_by, letter.expected_basis = due[0] if due else (None, "")
    letter.save(update_fields=["state", "sent_on", "expected_by", "expected_basis"])
    copy_due(letter)


def _check(sending: Sending) -> None:
    if not EARLIEST <= sending.sent_on <= timezone.localdate():
        raise LetterError(_("A sent letter has a date of sending that is not in the future."))
    if sending.expected_by and sending.expected_by < sending.sent_on:
        raise LetterError(_("An answer cannot be expected before the letter. Check the dates."))
    if bool(sending.expected_by) != bool(sending.expected_basis):
        raise LetterError(_("Say both when an answer is expected and what that date rests on."))
