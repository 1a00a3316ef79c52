"""The text of a letter while organisations sign it: opened, replaced, locked by signatures."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.levels import Visibility
from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.asks import AddresseeDraft, AskDraft
from letters.errors import LetterError
from letters.kinds import LetterState, Mail
from letters.models import Draft, Letter, TextVersion
from letters.services.drafts import finish
from letters.services.letters import address
from letters.services.mailing import queue

ABOUT = {"language", "url", "visibility", "expected_by", "expected_basis"}  # beside the text


@transaction.atomic
def open_for_signature(
    *,
    draft: Draft,
    by: User,
    subject: str,
    text: str,
    language: str,
    addressees: Sequence[AddresseeDraft],
    asks: Sequence[AskDraft],
    visibility: str,
    sent_on: date | None = None,
    expected_by: date | None = None,
    expected_basis: str = "",
    url: str = "",
    **_rest: object,
) -> Letter:
    """The draft becomes a letter to sign. Its asks are put on file when it is sent."""
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.letter_id or locked.done_at:
        raise LetterError(_("This letter is on file already."))
    if sent_on:
        raise LetterError(
            _("A letter that was sent is not signed any more. Empty its date, or put it on file.")
        )
    _check_text(text, asks)
    if not [one for one in addressees if not one.is_copy]:
        raise LetterError(_("A letter needs an addressee. Say whom it is for."))
    _check_level(visibility, by.organisation_id)
    letter = Letter.objects.create(
        campaign=locked.campaign,
        organisation=by.organisation,
        subject=subject,
        text=text,
        language=language,
        url=url,
        expected_by=expected_by,
        expected_basis=expected_basis,
        visibility=visibility,
        predecessor=locked.predecessor,
        state=LetterState.OPEN_FOR_SIGNATURE,
        logged_by=by,
    )
    address(letter, addressees)
    _write(letter, 1, subject, text, asks, by)
    finish(locked, letter)
    record(letter.campaign, by, Did.OPENED_SIGNING, letter)
    return letter


def _check_level(visibility: str, organisation: int | None) -> None:
    if visibility == Visibility.ORGANISATION and not organisation:
        raise LetterError(
            _("You belong to no organisation. Choose the coalition or everyone instead.")
        )


def _check_text(text: str, asks: Sequence[AskDraft]) -> None:
    if not asks:
        raise LetterError(_("A letter needs at least one recommendation. Add what it asks for."))
    if not text.strip():
        raise LetterError(_("Organisations sign a text. Paste the text of the letter first."))


def _write(
    letter: Letter, number: int, subject: str, text: str, asks: Sequence[AskDraft], by: User,
    changed: str = "",
) -> TextVersion:  # fmt: skip
    return TextVersion.objects.create(
        letter=letter,
        number=number,
        subject=subject,
        text=text,
        asks=[ask.as_json() for ask in asks],
        changed=changed,
        by=by,
    )


@transaction.atomic
def edit_text(*, letter: Letter, by: User) -> Draft:
    """A draft of the letter's text as it stands; the letter keeps its own until that is done."""
    if letter.state != LetterState.OPEN_FOR_SIGNATURE:
        raise LetterError(_("Only a letter that is open for signature can be changed."))
    unfinished = letter.drafts.filter(done_at=None).first()
    if unfinished:
        return unfinished
    last = Draft.objects.filter(letter=letter).order_by("-pk").first()
    content = dict(last.content) if last else {}
    content |= {"signatories": [], "notes": []}
    return Draft.objects.create(
        campaign=letter.campaign,
        content=content,
        letter=letter,
        predecessor=letter.predecessor,
        started_by=by,
        changed_by=by,
    )


@transaction.atomic
def replace_text(
    *,
    draft: Draft,
    by: User,
    subject: str,
    text: str,
    asks: Sequence[AskDraft],
    addressees: Sequence[AddresseeDraft],
    changed: str = "",
    **about: object,
) -> Letter:
    """Put a new text in the place of the old one.

    Once somebody has signed, the old text stays as they signed it, their signatures lapse, and
    they are asked again. `about` is what was said besides: language, level, dates.
    """
    if draft.letter is None:
        raise LetterError(_("This letter is not on file."))
    if Draft.objects.select_for_update().get(pk=draft.pk).done_at:
        raise LetterError(_("This draft is done. Open its letter to go on."))
    letter = Letter.objects.select_for_update().get(pk=draft.letter.pk)
    if letter.state != LetterState.OPEN_FOR_SIGNATURE:
        raise LetterError(_("Only a letter that is open for signature can be changed."))
    _check_text(text, asks)
    last = letter.versions.last()
    if last is None or last.signatures.exists():
        number = last.number + 1 if last else 1
        _write(letter, number, subject, text, asks, by, changed)
        _ask_again(letter, number)
    else:
        last.subject, last.text = subject, text
        last.asks = [ask.as_json() for ask in asks]
        last.save(update_fields=["subject", "text", "asks"])
    letter.subject, letter.text = subject, text
    for name in ABOUT & about.keys():
        setattr(letter, name, about[name])
    _check_level(letter.visibility, letter.organisation_id)
    if letter.translations.filter(language=letter.language).exists():
        raise LetterError(_("There is a translation into this language. Remove it first."))
    letter.save(update_fields=["subject", "text", *ABOUT])
    letter.addressees.all().delete()
    address(letter, addressees)
    finish(draft, letter)
    record(letter.campaign, by, Did.CHANGED_TEXT, letter)
    return letter


def _ask_again(letter: Letter, number: int) -> None:
    """The mail goes to whoever authorised the signature, which is not always who was invited."""
    now = timezone.now()
    lapsing = letter.signatures.standing()
    for signature in lapsing.select_related("invitation"):
        if signature.invitation:
            queue(signature.invitation, Mail.NEW_VERSION, version=number, signature=signature)
    letter.signatures.filter(lapsed_at=None).update(lapsed_at=now)
