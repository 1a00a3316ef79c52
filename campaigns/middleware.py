from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from campaigns.selectors.second_factor import needs_second_factor

# What remains open to whoever has to set up a second factor. The API knows no sessions, and asks
# for the factor by itself.
WAYS_OUT = (
    "/accounts/", "/you/second-factor/", "/you/sessions/", "/join/", "/api/", "/embed/", "/oembed",
    "/pictures/", "/health", "/readyz",
)  # fmt: skip
OWN_PAGE = "/you/"  # and nothing below it, such as the file of all that is kept of a person


def refuse_null(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """A sign that nobody types and no database stores is refused at the door."""

    def middleware(request: HttpRequest) -> HttpResponse:
        is_page = not request.path.startswith("/api/")  # which reads what it is sent by itself
        in_address = "\x00" in request.path or _has_null(request.GET)
        if in_address or (is_page and _has_null(request.POST)):
            return HttpResponseBadRequest(
                _(
                    "The address or the form holds a sign that nobody sees (the null sign). "
                    "Go back, take it out and send it again."
                )
            )
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


def ask_for_second_factor(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable:
    """Sends whoever must have a second factor and has none to where it is set up.

    What was typed is still in the form that was sent; the page says so.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        if _may_pass(request):
            return get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return render(request, "campaigns/second_factor_first.html", status=403)
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect("/you/second-factor/")
        return redirect("campaigns:second_factor")

    return middleware


def _may_pass(request: HttpRequest) -> bool:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return True
    if request.path == OWN_PAGE or request.path.startswith(WAYS_OUT):
        return True
    return not request.user.is_authenticated or not needs_second_factor(request.user)  # type: ignore[arg-type]
