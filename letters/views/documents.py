"""The letter as a document to keep, print or send. Whoever sees the letter may have it."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from campaigns.access import fetch
from campaigns.http import PageRequest
from letters.documents import as_docx, as_pdf
from letters.models import Letter
from letters.selectors.final_letter import file_name, final_letter

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
def pdf(request: PageRequest, pk: int) -> HttpResponse:
    letter = fetch(Letter.objects, request.user, pk=pk)
    return _file(as_pdf(final_letter(letter)), "application/pdf", file_name(letter, "pdf"))


@require_safe
def word(request: PageRequest, pk: int) -> HttpResponse:
    letter = fetch(Letter.objects, request.user, pk=pk)
    return _file(as_docx(final_letter(letter)), WORD, file_name(letter, "docx"))


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response
