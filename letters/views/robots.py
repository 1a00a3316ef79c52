"""What search engines are told: where they may go, and what there is."""

from django.conf import settings
from django.contrib.sitemaps import views as sitemaps
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from campaigns.http import PageRequest
from letters.exports.sitemaps import SECTIONS

# Personal links, what is for people with a seat, files, and the endless combinations of filters.
CLOSED = (
    "/?", "/figures/", "/search/", "/export/", "/letters/*/export/", "/exports/", "/sign/",
    "/confirm/", "/signature/", "/calendars/", "/drafts/", "/log/", "/bulk/", "/batches/",
    "/review/", "/awaiting/", "/views/", "/tokens/", "/record/", "/accounts/", "/admin/", "/api/",
    "/news/", "/you/", "/join/", "/people/", "/operators/", "/coalitions/*/people/", "/sheets/",
    "/*?*as_of=", "/*?*show=",
)  # fmt: skip
OPEN = ("/news/coverage/", "/api/v1/docs/")


@require_safe
def text(_request: PageRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        *(f"Disallow: {path}" for path in CLOSED),
        *(f"Allow: {path}" for path in OPEN),
        f"Sitemap: {settings.SITE_URL}{reverse('letters:sitemap')}",
    ]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=86400"
    return response


@require_safe
def index(request: PageRequest) -> HttpResponse:
    return sitemaps.index(request, SECTIONS, sitemap_url_name="letters:sitemap_section")


@require_safe
def section(request: PageRequest, section: str) -> HttpResponse:
    return sitemaps.sitemap(request, SECTIONS, section=section)
