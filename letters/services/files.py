"""Keeping originals, and making of them copies without their authors' traces."""

import hashlib
import io
import re
import secrets
import zipfile

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from campaigns.models import Campaign, User
from campaigns.record import record
from letters.activity import Did
from letters.errors import LetterError
from letters.models import Draft, LetterFile
from letters.reading.sniff import FileKind

PUBLISHABLE = {"docx", "odt", "pdf"}
OOXML = b"http://schemas.openxmlformats.org"
OASIS = b"urn:oasis:names:tc:opendocument:xmlns"
EMPTIED = {
    "docProps/core.xml": b'<cp:coreProperties xmlns:cp="%b/package/2006/metadata/'
    b'core-properties"/>' % OOXML,
    "docProps/app.xml": b'<Properties xmlns="%b/officeDocument/2006/extended-properties"/>' % OOXML,
    "docProps/custom.xml": b'<Properties xmlns="%b/officeDocument/2006/custom-properties"/>'
    % OOXML,
    "meta.xml": b'<office:document-meta xmlns:office="%b:office:1.0"/>' % OASIS,
}
NAMED_IN_TEXT = re.compile(rb'(\bw:(?:author|initials)=")[^"]*(")')
CREATOR_IN_TEXT = re.compile(rb"(<dc:creator>)[^<]*(</dc:creator>)")


def keep_file(*, draft: Draft, name: str, content: bytes, kind: FileKind, by: User) -> LetterFile:
    """Store an original under a name that tells nothing. `name` is only shown."""
    row = LetterFile(
        draft=draft,
        campaign=draft.campaign,
        name=re.sub(r"[^\w. ()-]+", "_", name.rpartition("/")[2])[-200:] or "letter",
        kind=kind,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_by=by,
    )
    row.original.save(f"{secrets.token_hex(16)}.{kind}", ContentFile(content), save=False)
    row.save()
    return row


@transaction.atomic
def publish_file(*, file: LetterFile, by: User) -> LetterFile:
    """Let everyone who sees the letter have a copy without its author's traces."""
    if file.kind not in PUBLISHABLE or file.letter is None:
        raise LetterError(_("Only Word, OpenDocument and PDF originals of a letter can be shown."))
    with file.original.open() as stored:
        copy = stripped(stored.read(), file.kind)
    file.published.save(f"{secrets.token_hex(16)}.{file.kind}", ContentFile(copy), save=False)
    file.save(update_fields=["published"])
    _record(file, by, Did.PUBLISHED_FILE)
    return file


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
        return _stripped_pdf(content) if kind == "pdf" else _stripped_archive(content)
    except (PyPdfError, zipfile.BadZipFile, ValueError, KeyError, OSError) as error:
        raise LetterError(
            _("The traces of its author could not be removed from this file, so it stays hidden.")
        ) from error


def _stripped_pdf(content: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(content)))
    writer.metadata = None
    writer.root_object.pop("/Metadata", None)
    for page in writer.pages:
        page.pop("/Metadata", None)
        page.pop("/Annots", None)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _stripped_archive(content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.infolist():
            inner = EMPTIED.get(entry.filename, old.read(entry.filename))
            if entry.filename.endswith(".xml"):
                inner = NAMED_IN_TEXT.sub(rb"\1\2", CREATOR_IN_TEXT.sub(rb"\1\2", inner))
            plain = zipfile.ZipInfo(entry.filename)
            plain.compress_type = entry.compress_type
            new.writestr(plain, inner)
    return out.getvalue()
