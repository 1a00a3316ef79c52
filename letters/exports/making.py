"""A file written by a worker, row by row, while its page shows how far it is."""

from tempfile import TemporaryFile

from django.contrib.auth.models import AnonymousUser
from django.core.files.base import File
from django.db.models import BigIntegerField, F, Func
from django.http import QueryDict
from django.utils import timezone

from letters.errors import LetterError
from letters.exports.formats import FORMATS
from letters.exports.selected import Selected
from letters.models import Export, Letter
from letters.services.exports import begin, fail, finish, kept_alive, note_progress


def make(pk: int) -> None:
    export = begin(pk=pk, now=timezone.now())
    if export is None:
        return
    try:
        with kept_alive(export):
            _write(export)
    except LetterError as error:
        fail(export=export, problem=str(error))


def _write(export: Export) -> None:
    chosen = selected(export)
    chosen.tell = lambda done: note_progress(export=export, done=done, rows=len(chosen))
    with TemporaryFile() as file:
        for piece in FORMATS[export.format].write(chosen):
            file.write(piece)
        file.seek(0)
        finish(
            export=export,
            content=File(file),
            ending=FORMATS[export.format].ending,
            rows=len(chosen),
            letters=sorted(chosen.letters),
        )


def selected(export: Export) -> Selected:
    user, asked = export.owner or AnonymousUser(), QueryDict(export.query)
    if export.letter:
        return Selected.of_letter(user, export.letter, asked)
    return Selected.of(user, asked)


def may_still_be_seen(export: Export) -> bool:
    """By whoever asked for it: all the letters that the file tells of are still theirs to see."""
    visible = Letter.objects.visible_to(export.owner or AnonymousUser())
    told = Func(F("letters"), function="unnest", output_field=BigIntegerField())
    among = Export.objects.filter(pk=export.pk).values_list(told)
    return visible.filter(pk__in=among).count() == len(export.letters)
