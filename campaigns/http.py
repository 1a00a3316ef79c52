from collections.abc import Callable
from functools import wraps

from csp.decorators import csp_replace
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django_htmx.middleware import HtmxDetails

from campaigns.models import User


class PageRequest(HttpRequest):
    """A request as our middleware leaves it."""

    htmx: HtmxDetails
    user: User | AnonymousUser  # type: ignore[assignment]


class MemberRequest(PageRequest):
    """A request of somebody who has signed in."""

    user: User


def posted(request: HttpRequest) -> QueryDict | None:
    """What was sent, even if empty, so that an empty form is refused; None where nothing was."""
    return request.POST if request.method == "POST" else None


def whole(typed: str) -> int | None:
    """A whole number as it came with a request; None for what is none or that nothing counts."""
    return int(typed) if typed.isdecimal() and len(typed) < 10 else None


def sender_of(request: HttpRequest) -> str:
    """The network address that a request comes from; behind a proxy, as the proxy tells it."""
    told = request.headers.get("X-Forwarded-For", "") if settings.BEHIND_PROXY else ""
    return told.rpartition(",")[2].strip() or request.META.get("REMOTE_ADDR", "")


def too_many(wait: int) -> HttpResponse:
    """For what no person reads, such as a picture."""
    why = _("Too many requests. Wait for as many seconds as Retry-After says.")
    told = {"Retry-After": str(wait), "Cache-Control": "no-store"}
    return HttpResponse(why, status=429, headers=told, content_type="text/plain; charset=utf-8")


# Any site may show it in a frame, where it runs nothing, sends nothing and fetches no more than
# its stylesheet.
FRAMED = {
    "frame-ancestors": ["*"],
    "script-src": ["'none'"],
    "connect-src": ["'none'"],
    "form-action": ["'none'"],
}


def embeddable(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For the few pages that other sites may frame. They know no visitor and tell of none: the
    view never looks at `request.user` or the session, and no address is passed on."""
    framed = csp_replace(FRAMED)(xframe_options_exempt(view))

    @wraps(view)
    def shown(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        response = framed(request, *args, **kwargs)
        response["Referrer-Policy"] = "no-referrer"
        return response

    return shown
