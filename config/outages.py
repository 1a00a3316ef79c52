"""What people are told when something broke: whether to come back in a moment, and that what they
typed is not lost."""

import errno
import sys
from collections.abc import Iterator

from django.core.exceptions import BadRequest
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.template import loader
from django.views.defaults import bad_request

from config.reports import number_of_request

AGAIN_IN = 20  # seconds
MOST_KEPT = 1_000_000  # letters of what somebody typed
KEYS = ("/accounts/", "/admin/")  # what is typed there is not repeated
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
DISK_FULL = "53100"  # as PostgreSQL says it


def broken(request: HttpRequest) -> HttpResponse:
    return _told(request, sys.exc_info()[1])


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A session that cannot be kept because the database went away is no fault of who asked."""
    return _told(request, exception) if is_away(exception) else bad_request(request, exception)


def _told(request: HttpRequest, error: BaseException | None) -> HttpResponse:
    if has_no_room(error):
        return _page("507.html", 507)
    if is_away(error):
        response = _page("503.html", 503, path=request.get_full_path(), typed=_typed(request))
        response["Retry-After"] = str(AGAIN_IN)
        return response
    return _page("500.html", 500)


def _typed(request: HttpRequest) -> list[tuple[str, str]]:
    """What was sent, to be sent again from the page that says so. Files are not kept."""
    if request.method != "POST" or request.path.startswith(KEYS):
        return []
    try:
        pairs = [(name, one) for name, values in request.POST.lists() for one in values]
        return pairs if not request.FILES and sum(len(one) for _n, one in pairs) < MOST_KEPT else []
    except (OSError, BadRequest, MultiPartParserError):
        return []


def _page(name: str, status: int, **more: object) -> HttpResponse:
    words = loader.render_to_string(name, {"number": number_of_request(), **more})
    response = HttpResponse(words, status=status)
    response["Cache-Control"] = "no-store"
    return response


def is_away(error: BaseException | None) -> bool:
    """The database is away, or another's work stood in the way of this."""
    return any(isinstance(one, OperationalError | InterfaceError) for one in _behind(error))


def has_no_room(error: BaseException | None) -> bool:
    return any(
        (isinstance(one, OSError) and one.errno in NO_ROOM)
        or getattr(one, "sqlstate", None) == DISK_FULL
        for one in _behind(error)
    )


def _behind(error: BaseException | None) -> Iterator[BaseException]:
    """The error and those that led to it."""
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__
