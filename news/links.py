"""One address for one article, however it was shared."""

import re
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

from django.utils.translation import gettext as _

TRACKING = re.compile(
    r"^(utm_\w+|at_\w+|mc_[ce]id|fbclid|gclid|dclid|msclkid|yclid|twclid|igshid|ncid|cmpid|"
    r"wt\.mc_id|ref_src|ref_url|smid|smtyp|ocid|ito|__twitter_impression|_hs(enc|mi)|oref|xtor|"
    r"cmp|_ga|_gl|gclsrc|wbraid|gbraid|srsltid|mkt_tok|vero_id|s_cid|spm|wpisrc|guce_\w+|"
    r"guccounter|igsh|fb_(action_ids|action_types|source|ref)|share_?id|sr_share|piano_\w+)$",
    re.IGNORECASE,
)
MOBILE_HOST = re.compile(r"^((?:[a-z]{2}|www)\.)?(?:m|mobile|amp)\.(?=[^.]+\.)")
AMP_CACHE = re.compile(
    r"^https?://(?:www\.google\.[a-z.]+/amp|[\w-]+\.cdn\.ampproject\.org/[cv])/(s/)?(?=[^/]+\.)"
)
AMP_FILE = re.compile(r"(?<=.)(\.amp(?=\.html?$|$)|(?<=/)amp\.html?$)", re.IGNORECASE)
AMP_QUERY = {("amp", "1"), ("amp", ""), ("amp", "true"), ("output", "amp"), ("outputtype", "amp")}
DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical(url: str) -> str:
    """The address without trackers, fragment, mobile or AMP variants; idempotent.

    Raises ValueError, with a sentence for people, for anything but a public web address.
    """
    try:
        parts = urlsplit(_out_of_cache(url.strip()))
        port = parts.port
    except ValueError:
        raise ValueError(_("This is not a web address. Copy it from the browser.")) from None
    scheme, host = parts.scheme.lower(), (parts.hostname or "").rstrip(".")
    if scheme not in DEFAULT_PORTS or not host or parts.username or parts.password:
        raise ValueError(_("Use an address that begins with http:// or https://."))
    host = _host(host)
    if port and port != DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    return urlunsplit((scheme, host, _path(parts.path), _query(parts.query), ""))


def _out_of_cache(url: str) -> str:
    """The page itself, where a search engine's copy of its AMP form was shared."""
    found = AMP_CACHE.match(url)
    if not found:
        return url
    return f"http{'s' if found[1] else ''}://{url[found.end() :]}"


def _host(host: str) -> str:
    if ":" in host:
        return f"[{host}]"
    try:
        host = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise ValueError(_("The name of the site cannot be read. Check the address.")) from None
    while MOBILE_HOST.match(host):
        host = MOBILE_HOST.sub(r"\1", host)
    return host


def _path(path: str) -> str:
    path = quote(unquote(path, errors="surrogateescape").encode("utf-8", "surrogateescape"),
                 safe="/:@!$&'()*+,;=~-._")  # fmt: skip
    path = AMP_FILE.sub("", re.sub(r"/{2,}", "/", path))
    kept = [part for part in path.split("/") if part and part != "amp"]
    return "/" + "/".join(kept)


def _query(query: str) -> str:
    pairs = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True)
        if not TRACKING.match(name) and (name.lower(), value.lower()) not in AMP_QUERY
    ]
    return urlencode(sorted(pairs))
