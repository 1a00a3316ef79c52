from django.conf import settings
from django.http import HttpRequest

from campaigns.http import whole


def shell(request: HttpRequest) -> dict[str, object]:
    """What every page's shell needs to know. `canonical` is the lasting address of the page: its
    path, and which page of a list it is."""
    number = whole(request.GET.get("page", "")) or 1
    page = f"?page={number}" if number > 1 else ""
    return {
        "is_demo": settings.IS_DEMO,
        "site_url": settings.SITE_URL,
        "canonical": f"{settings.SITE_URL}{request.path}{page}",
    }
