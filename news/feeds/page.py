"""A public page as a source of links, and what any page says about itself."""

from urllib.parse import urljoin, urlsplit

from django.utils.translation import gettext as _
from lxml import html

from news.feeds.markup import page
from news.feeds.types import Collection, Feed, NotAFeed, plain

MOST_LINKS = 300
HEADLINE = 20  # letters: shorter links are navigation
ASIDE = "nav|header|footer|aside"
PATHS = ("/feed", "/rss.xml", "/feed.xml", "/rss", "/atom.xml", "/index.xml", "/feed.json")
KINDS = ("rss+xml", "atom+xml", "rdf+xml", "feed+json")


def parse_page(body: bytes, content_type: str, found: Collection) -> Feed:
    """Links of the same site that read like headlines, outside menus; a link's words are it."""
    root = page(body, content_type)
    here = urlsplit(found.address(found.base_url))
    own = {found.address(found.base_url), ""}
    for link in root.iter("a"):
        place = found.address(link.get("href", "").strip())
        words = " ".join(link.text_content().split())
        if place in own or urlsplit(place).hostname != here.hostname or _is_aside(link, words):
            continue
        own.add(place)
        found.add(link=place, title=html_escape(words), language=root.get("lang", ""))
        if len(found.entries) >= MOST_LINKS:
            break
    if not found.entries:
        raise NotAFeed(_("No links to articles were found on this page. Try a list of news."))
    return found.feed(html_escape(title_of(root)))


def html_escape(words: str) -> str:
    return words.replace("&", "&amp;").replace("<", "&lt;")


def _is_aside(link: html.HtmlElement, words: str) -> bool:
    if any(parent.tag in ASIDE.split("|") for parent in link.iterancestors()):
        return True
    wide = sum(2 if ord(sign) > 0x2E80 else 1 for sign in words)  # one Han sign says more
    return wide < HEADLINE


def title_of(root: html.HtmlElement) -> str:
    """What the page calls itself: its social headline, or its title."""
    for path in ('//meta[@property="og:title"]/@content', "//title/text()", "//h1//text()"):
        told = " ".join("".join(root.xpath(path)[:1]).split())
        if told:
            return plain(html_escape(told))
    return ""


def feeds_of(root: html.HtmlElement, base_url: str) -> list[tuple[str, str]]:
    """Feeds that a page names: their addresses and titles. Feeds of comments come last."""
    found: dict[str, str] = {}
    for link in root.iter("link", "a"):
        kind = link.get("type", "").lower().partition(";")[0].strip()
        if "alternate" in link.get("rel", "").lower().split() and kind.endswith(KINDS):
            try:
                found.setdefault(
                    urljoin(base_url, link.get("href", "").strip()), link.get("title", "")
                )
            except ValueError:
                continue
    named = [(place, plain(title)[:200]) for place, title in found.items()]
    return sorted(named, key=lambda one: "comment" in " ".join(one).lower())


def usual_places(base_url: str) -> list[str]:
    """Where feeds of a site tend to be, if it names none."""
    return [urljoin(base_url, path) for path in PATHS]
