"""Replies as they came: kept before they are marked, so that nothing is lost meanwhile."""

import hashlib

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import User
from letters.errors import AlreadyOnFile, LetterError
from letters.models import Letter, LetterFile
from letters.reading import CannotRead
from letters.reading.replies import Reply, read_reply
from letters.reading.sniff import kind_of
from letters.services.files import store

PASTED = "reply.txt"


@transaction.atomic
def keep_reply(*, letter: Letter, content: bytes, by: User, name: str = PASTED) -> LetterFile:
    """Keep what was attached or pasted until it is logged. The same reply is kept once.

    Raises CannotRead before anything is stored.
    """
    read_reply(content, name)
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.sent_on is None:
        raise LetterError(_("This letter has not been sent, so nothing can answer it."))
    same = locked.files.filter(
        is_reply=True, sha256=hashlib.sha256(content).hexdigest(), response__retracted_at=None
    ).first()
    if same and same.response_id:
        raise AlreadyOnFile(_("This reply is on file already."))
    if same:
        return same
    file = LetterFile(campaign=locked.campaign, letter=locked, is_reply=True, uploaded_by=by)
    return store(file, name=name, content=content, kind=kind_of(content, name))


@transaction.atomic
def drop_reply(*, file: LetterFile) -> None:
    """Throw away a reply that was never logged."""
    locked = LetterFile.objects.select_for_update().get(pk=file.pk)
    if locked.response_id or not locked.is_reply:
        raise LetterError(_("This file is part of the record. Retract its answer instead."))
    locked.original.delete(save=False)
    locked.delete()


def reading_of(file: LetterFile) -> Reply:
    """Raises CannotRead."""
    try:
        with file.original.open() as stored:
            content = stored.read()
    except OSError as error:
        raise CannotRead(_("The file of this reply is missing. Attach it again.")) from error
    return read_reply(content, file.name)
