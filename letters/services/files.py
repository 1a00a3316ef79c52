"""Keeping originals, and making of them copies without their authors' traces."""

import hashlib
import re
import secrets
import zipfile

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from pypdf.errors import PyPdfError

from campaigns.models import Campaign, User
from campaigns.record import record
from letters.activity import Did
from letters.errors import LetterError
from letters.models import Draft, LetterFile, Response
from letters.reading.sniff import FileKind
from letters.traces import without_traces

PUBLISHABLE = {"docx", "odt", "pdf"}


def keep_file(*, draft: Draft, name: str, content: bytes, kind: FileKind, by: User) -> LetterFile:
    row = LetterFile(draft=draft, campaign=draft.campaign, uploaded_by=by)
    return store(row, name=name, content=content, kind=kind)


def store(row: LetterFile, *, name: str, content: bytes, kind: FileKind) -> LetterFile:
    """Keep an original under a name that tells nothing. `name` is only shown."""
    row.name = re.sub(r"[^\w. ()-]+", "_", name.rpartition("/")[2])[-200:] or "letter"
    row.kind, row.size = kind, len(content)
    row.sha256 = hashlib.sha256(content).hexdigest()
    try:
        row.original.save(f"{secrets.token_hex(16)}.{kind}", ContentFile(content), save=False)
    except OSError as error:
        raise LetterError(
            _("The file could not be kept: the site has no room for it. Nothing is stored. Tell "
              "whoever runs the site, and send it again later; or paste its text.")
        ) from error  # fmt: skip
    row.save()
    return row


@transaction.atomic
def publish_file(*, file: LetterFile, by: User) -> LetterFile:
    """Let everyone who sees the letter have a copy without its author's traces."""
    if file.kind not in PUBLISHABLE or file.letter is None:
        raise LetterError(_("Only Word, OpenDocument and PDF originals of a letter can be shown."))
    if file.is_reply and not _is_told(file):
        raise LetterError(_("Only the original of an answer that everybody may see can be shown."))
    with file.original.open() as stored:
        copy = stripped(stored.read(), file.kind)
    file.published.save(f"{secrets.token_hex(16)}.{file.kind}", ContentFile(copy), save=False)
    file.save(update_fields=["published"])
    _record(file, by, Did.PUBLISHED_FILE)
    return file


def _is_told(reply: LetterFile) -> bool:
    return Response.objects.told().filter(files=reply).exists()


@transaction.atomic
def hide_file(*, file: LetterFile, by: User) -> LetterFile:
    file.published.delete(save=False)
    file.published = ""
    file.save(update_fields=["published"])
    _record(file, by, Did.HID_FILE)
    return file


def _record(file: LetterFile, by: User, verb: Did) -> None:
    place: Campaign = file.campaign
    record(place, by, verb, file.letter or file.campaign)


def stripped(content: bytes, kind: str) -> bytes:
    """The same document without the names of its author, editors and reviewers."""
    try:
        return without_traces(content, kind)
    except (PyPdfError, zipfile.BadZipFile, ValueError, KeyError, OSError) as error:
        raise LetterError(
            _("The traces of its author could not be removed from this file, so it stays hidden.")
        ) from error
