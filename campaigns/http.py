from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, QueryDict
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
