"""Every route of the site, and every address that it leads to. Found, not listed."""

from collections.abc import Iterable, Iterator

from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

from campaigns.models import Campaign, Coalition
from letters.charts.panel import CHARTS
from letters.exports.formats import FORMATS
from letters.exports.sitemaps import SECTIONS
from letters.models import Snapshot
from letters.selectors.browse import KINDS

NOT_OURS = (
    "admin:",
    "account_",
    "mfa_",
    "usersessions_",
)  # theirs: one's own account


def patterns(found, prefix="") -> Iterator[tuple[str, URLPattern]]:
    for pattern in found:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from patterns(pattern.url_patterns, inner)
        else:
            yield f"{prefix}{pattern.name or ''}", pattern


def routes() -> Iterator[tuple[str, list[str]]]:
    for name, pattern in patterns(get_resolver().url_patterns):
        if not name.startswith(NOT_OURS):
            yield name, sorted(pattern.pattern.converters)


def plain_routes() -> Iterator[tuple[str, str]]:
    for name, arguments in routes():
        if not arguments:
            yield name, reverse(name)


def choices(keys: Iterable[int], themes: Iterable[str], tokens: Iterable[str]) -> dict[str, list]:
    """What may stand for each argument of a route."""
    places = [model.objects.values_list("slug", flat=True) for model in (Campaign, Coalition)]
    return {
        "pk": list(keys),
        "slug": [*places[0], *places[1], *Snapshot.objects.values_list("slug", flat=True)],
        "code": list(FORMATS),
        "country": ["JP", "KR"],
        "kind": list(KINDS),
        "section": list(SECTIONS),
        "theme": list(themes),
        "chart": list(CHARTS),
        "token": list(tokens),
    }


def addresses(name: str, arguments: list[str], given: dict[str, list]) -> Iterator[str]:
    """All that a route leads to: every key, every name, every format."""
    combined: list[dict] = [{}]
    for one in arguments:
        combined = [{**had, one: value} for had in combined for value in given[one]]
    for kwargs in combined:
        try:
            yield reverse(name, kwargs=kwargs)
        except NoReverseMatch:
            continue
