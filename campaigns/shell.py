from django.conf import settings
from django.http import HttpRequest

from campaigns.http import whole


def shell(request: HttpRequest) -> dict[str, object]:
    """What every page's shell needs to know."""
    return {
        "is_demo": settings.IS_DEMO,
        "site_url": settings.SITE_URL,
        "canonical": _canonical(request),
    }


def _canonical(request: HttpRequest) -> str:
    """The lasting address of a page: its path, and which page of a list it is. "" where there is
    none, and where the address is a key by itself, which nothing should repeat."""
    found = getattr(request, "resolver_match", None)
    if found is None or "token" in found.kwargs:
        return ""
    number = whole(request.GET.get("page", "")) or 1
    page = f"?page={number}" if number > 1 else ""
    return f"{settings.SITE_URL}{request.path}{page}"
