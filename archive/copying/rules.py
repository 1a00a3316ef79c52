"""Which addresses a copy holds. Anything else becomes words without a link."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit

# What needs the server: signing in, searching, suggesting, feeds that go on, files made to order;
# and what is for people who have signed in, of which a copy must not even hold an empty shell.
NEEDS_SERVER = re.compile(
    r"^/(accounts|admin|api|search|sign|confirm|signature|calendars?|feeds|exports|views|log"
    r"|awaiting|review|record|tokens|bulk|drafts|oembed|embed|you|people|join|operators|sheets"
    r"|batches|health|healthz|readyz)(/|$)"
    r"|^/news/(?!(coverage|links|panel)/)"
    r"|^/(campaigns|coalitions)/[^/]+/(?!$|letters/$)"
    r"|^/(letters|recommendations|evidence|responses|contributions|offices)/"
    r"(add/|\d+/(?!$|letter\.|export/))"
    r"|^/snapshots/new/"
    r"|/export/(?!csv|json)\w+/?$"
    r"|\.(atom|ics|docx|xlsx|opml)$"
)
EXPORT = re.compile(r"(^|/)export/")
# One filter at a time, on any page of what it finds; and the cells of what was said against what
# has been done.
PAGE = "page"
NEVER = {"as_of", "filed", "sort", "text", "q", "next", "after"}
TOGETHER = [{"position", "implementation"}]


def inner(link: str, page: str, host: str) -> str | None:
    """The address within the site that a link leads to; none where it leaves it."""
    parts = urlsplit(urljoin(f"//{host}{page}", link.strip()))
    if parts.scheme not in {"", "http", "https"} or parts.netloc != host:
        return None
    pairs = sorted(pair for pair in parse_qsl(parts.query) if pair != (PAGE, "1"))
    return (parts.path or "/") + (f"?{urlencode(pairs)}" if pairs else "")


def is_wanted(address: str) -> bool:
    path, _mark, query = address.partition("?")
    if NEEDS_SERVER.search(unquote(path)):
        return False
    names = {name for name, _value in parse_qsl(query)} - {PAGE}
    if names and EXPORT.search(path):
        return False
    return (len(names) < 2 or names in TOGETHER) and not names & NEVER
