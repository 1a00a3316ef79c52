from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.utils.translation import gettext as _


def refuse_null(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """A sign that nobody types and no database stores is refused at the door."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_page = not request.path.startswith("/api/")  # which reads what it is sent by itself
        in_address = "\x00" in request.path or _has_null(request.GET)
        if in_address or (is_page and _has_null(request.POST)):
            return HttpResponseBadRequest(_("The address or the form holds a sign of no meaning."))
        return get_response(request)

    return middleware


def _has_null(given: QueryDict) -> bool:
    return any("\x00" in value for _name, values in given.lists() for value in values)


def ask_for_nothing(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """No page of ours needs what a device could tell of its owner."""
    refused = ", ".join(f"{name}=()" for name in ("camera", "geolocation", "microphone", "usb"))

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.setdefault("Permissions-Policy", refused)
        return response

    return middleware
