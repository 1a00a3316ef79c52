from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from campaigns.models import User


class PageRequest(HttpRequest):
    """A request as our middleware leaves it."""

    htmx: HtmxDetails
    user: User | AnonymousUser  # type: ignore[assignment]


class MemberRequest(PageRequest):
    """A request of somebody who has signed in."""

    user: User
