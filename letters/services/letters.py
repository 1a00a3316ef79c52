from collections.abc import Mapping, Sequence
from datetime import date

from django.db import transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.announce import announce
from campaigns.levels import Visibility
from campaigns.models import Campaign, Organisation, User
from campaigns.record import record
from letters.activity import Did
from letters.asks import AddresseeDraft, AskDraft
from letters.errors import LetterError
from letters.models import Addressee, Letter, Recommendation, Signature
from letters.services.offices import known_office
from letters.signals import letter_logged

EARLIEST = date(1945, 1, 1)


@transaction.atomic
def log_letter(
    *,
    campaign: Campaign,
    subject: str,
    sent_on: date | None,
    addressees: Sequence[AddresseeDraft],
    asks: Sequence[AskDraft],
    by: User,
    signatories: Sequence[str] = (),
    text: str = "",
    language: str = "en",
    url: str = "",
    expected_by: date | None = None,
    expected_basis: str = "",
    visibility: str = Visibility.COALITION,
    predecessor: Letter | None = None,
) -> Letter:
    """Put a sent letter on file with its recommendations, numbered in the order given.

    Signatories are names; an organisation not known yet is put on file, and so is an office.
    """
    if sent_on is None:
        raise LetterError(_("Say when it was sent, or open it for signature."))
    _check_letter(asks, addressees, sent_on, expected_by, expected_basis)
    if visibility == Visibility.ORGANISATION and not by.organisation_id:
        raise LetterError(
            _("You belong to no organisation. Choose the coalition or everyone instead.")
        )
    letter = Letter.objects.create(
        campaign=campaign,
        organisation=by.organisation,
        subject=subject,
        text=text,
        language=language,
        url=url,
        sent_on=sent_on,
        expected_by=expected_by,
        expected_basis=expected_basis,
        due_on=expected_by,
        visibility=visibility,
        predecessor=predecessor,
        logged_by=by,
    )
    address(letter, addressees)
    _sign(letter, signatories)
    number_asks(letter, asks)
    record(campaign, by, Did.LOGGED_LETTER, letter, asks=len(asks))
    announce(letter_logged, letter_id=letter.pk)
    return letter


def _check_letter(
    asks: Sequence[AskDraft],
    addressees: Sequence[AddresseeDraft],
    sent_on: date,
    expected_by: date | None,
    expected_basis: str,
) -> None:
    if not asks:
        raise LetterError(_("A letter needs at least one recommendation. Add what it asks for."))
    if not [one for one in addressees if not one.is_copy]:
        raise LetterError(_("A letter needs an addressee. Say whom it was sent to."))
    if not EARLIEST <= sent_on <= timezone.localdate():
        raise LetterError(
            _("A logged letter has been sent. Give a date that is not in the future.")
        )
    if expected_by and expected_by < sent_on:
        raise LetterError(_("An answer cannot be expected before the letter. Check the dates."))
    if bool(expected_by) != bool(expected_basis):
        raise LetterError(_("Say both when an answer is expected and what that date rests on."))


def address(letter: Letter, addressees: Sequence[AddresseeDraft]) -> None:
    """Write down whom the letter asks. What was logged as sent went to each on the same day."""
    Addressee.objects.bulk_create(
        Addressee(
            letter=letter,
            office=one.office,
            holder=one.holder,
            country=one.country,
            is_copy=one.is_copy,
            known_office=known_office(one.country, one.office, one.holder),
            sent_on=letter.sent_on,
            expected_by=None if one.is_copy else letter.expected_by,
            expected_basis="" if one.is_copy else letter.expected_basis,
        )
        for one in addressees
    )


def number_asks(letter: Letter, asks: Sequence[AskDraft]) -> None:
    """File the asks in their order; `earlier` counts where it is of the letter followed up."""
    followed = set(
        Recommendation.objects.filter(letter=letter.predecessor_id).values_list("pk", flat=True)
    )
    Recommendation.objects.bulk_create(
        Recommendation(
            letter=letter,
            number=number,
            text=ask.text,
            subject_countries=list(ask.subject_countries),
            topics=list(ask.topics),
            topics_text=", ".join(ask.topics)[:800],
            quote=ask.quote,
            paragraph=ask.paragraph,
            page=ask.page,
            earlier_id=ask.earlier if ask.earlier in followed else None,
        )
        for number, ask in enumerate(asks, start=1)
    )


def _sign(letter: Letter, names: Sequence[str]) -> None:
    """Each organisation once, however its name is spelt in large and small letters."""
    spaced = [" ".join(name.split()) for name in names]
    wanted = {name.lower(): name for name in reversed(spaced) if name}
    known = _organisations(wanted)
    Organisation.objects.bulk_create(
        [Organisation(name=name) for folded, name in wanted.items() if folded not in known],
        ignore_conflicts=True,
    )
    known = _organisations(wanted)
    Signature.objects.bulk_create(
        Signature(letter=letter, organisation=known[folded], confirmed_at=timezone.now())
        for folded in dict.fromkeys(name.lower() for name in spaced if name)
    )


def _organisations(wanted: Mapping[str, str]) -> dict[str, Organisation]:
    """Those on file by their folded name; where several are alike, the first of them."""
    alike = Q(folded__in=wanted) | Q(name__in=wanted.values())
    rows = Organisation.objects.annotate(folded=Lower("name")).filter(alike)
    return {one.name.lower(): one for one in rows.order_by("-pk")}
