"""Letters being prepared: started from a document, saved as they are edited, put on file once."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import Campaign, User
from letters.asks import AddresseeDraft, AskDraft
from letters.drafting import Content, content_of
from letters.errors import LetterError
from letters.models import Draft, Letter
from letters.reading import Reading, read, read_text
from letters.reading.sniff import kind_of
from letters.services.files import keep_file
from letters.services.letters import log_letter


class Overtaken(LetterError):
    """Somebody else has saved this draft since it was opened."""


@transaction.atomic
def start_draft(
    *,
    campaign: Campaign,
    by: User,
    content: Content | None = None,
    predecessor: Letter | None = None,
) -> Draft:
    content = content or Content(visibility=_level(campaign, predecessor))
    return Draft.objects.create(
        campaign=campaign,
        content=content.as_json(),
        predecessor=predecessor,
        started_by=by,
        changed_by=by,
    )


def draft_from_text(
    *, campaign: Campaign, pasted: str, by: User, predecessor: Letter | None = None
) -> Draft:
    """Raises CannotRead."""
    return _from_reading(campaign, read_text(pasted), by, predecessor)


@transaction.atomic
def draft_from_file(
    *,
    campaign: Campaign,
    name: str,
    content: bytes,
    by: User,
    url: str = "",
    predecessor: Letter | None = None,
) -> Draft:
    """The reading of a file, which is kept. Raises CannotRead before anything is stored."""
    draft = _from_reading(campaign, read(content, name), by, predecessor, url=url)
    keep_file(draft=draft, name=name, content=content, kind=kind_of(content, name), by=by)
    return draft


def _from_reading(
    campaign: Campaign, reading: Reading, by: User, predecessor: Letter | None, *, url: str = ""
) -> Draft:
    content = content_of(reading, url=url, visibility=_level(campaign, predecessor))
    return start_draft(campaign=campaign, by=by, content=content, predecessor=predecessor)


def _level(campaign: Campaign, predecessor: Letter | None) -> str:
    """As open as the letter it follows, which the draft shows."""
    return predecessor.visibility if predecessor else campaign.visibility


@transaction.atomic
def save_draft(*, draft: Draft, content: Content, revision: int | None, by: User) -> Draft:
    """Store what is on a screen, unless the draft was saved from another since `revision`.

    None puts it in the place of whatever is there.
    """
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.done_at:
        raise LetterError(_("This draft is done. Open its letter to go on."))
    if revision is not None and locked.revision != revision:
        raise Overtaken(_overtaken(locked, by))
    locked.content = content.as_json()
    locked.revision += 1
    locked.changed_by = by
    locked.save(update_fields=["content", "revision", "changed_by", "changed_at"])
    return locked


def _overtaken(draft: Draft, by: User) -> str:
    if draft.changed_by_id == by.pk:
        who = _("You have saved this draft in another window.")
    else:
        who = _("%(name)s has saved this draft while you were writing.") % {
            "name": draft.changed_by
        }
    return (
        who
        + " "
        + _(
            "Nothing of yours is lost: it is still on this page, and not saved. Look at the other "
            "version before you put yours in its place."
        )
    )


@transaction.atomic
def put_on_file(*, draft: Draft, by: User, **letter: object) -> Letter:
    """The draft becomes a sent letter. `letter` are the checked keywords of `log_letter`."""
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.letter_id or locked.done_at:
        raise LetterError(_("This letter is on file already."))
    filed = log_letter(
        campaign=locked.campaign,
        by=by,
        predecessor=locked.predecessor,
        **letter,  # type: ignore[arg-type]
    )
    finish(locked, filed)
    return filed


def finish(draft: Draft, letter: Letter) -> None:
    draft.letter = letter
    draft.done_at = timezone.now()
    draft.save(update_fields=["letter", "done_at"])
    draft.files.update(letter=letter)


@transaction.atomic
def discard_draft(*, draft: Draft, by: User) -> None:
    """Throw a draft away with its files. What is on file stays."""
    locked = Draft.objects.select_for_update().get(pk=draft.pk)
    if locked.done_at:
        raise LetterError(_("This draft is done. Open its letter to go on."))
    for file in locked.files.filter(letter=None):
        file.original.delete(save=False)
        file.delete()
    locked.delete()


def asks_of_content(
    content: Content, *, subject_countries: tuple[str, ...] = (), topics: tuple[str, ...] = ()
) -> list[AskDraft]:
    return [
        AskDraft(
            text=ask.text.strip(),
            subject_countries=subject_countries,
            topics=topics,
            quote=ask.quote,
            paragraph=ask.paragraph,
            page=ask.page,
            earlier=ask.earlier,
        )
        for ask in content.asks
        if ask.text.strip()
    ]


def addressees_of_content(content: Content) -> list[AddresseeDraft]:
    return [
        AddresseeDraft(office=one.office, country=one.country, holder=one.name, is_copy=one.is_copy)
        for one in content.addressees
        if one.office
    ]
