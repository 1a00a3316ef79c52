"""Pages and XML of others, parsed without their entities and without the network."""

from django.utils.translation import gettext as _
from lxml import etree, html

from news.feeds.charsets import decoded
from news.feeds.types import UNREADABLE, NotAFeed


def page(body: bytes, content_type: str = "") -> html.HtmlElement:
    text = UNREADABLE.sub("", decoded(body, content_type)).strip()
    try:
        parser = html.HTMLParser(encoding="utf-8", no_network=True)
        return html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise NotAFeed(_("There is no page at this address. Check it in a browser.")) from None


def xml(body: bytes, content_type: str = "") -> etree._Element:
    """The root element; an empty one where nothing could be read."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    text = UNREADABLE.sub("", decoded(body, content_type)).strip()
    try:
        root = etree.fromstring(_without_declaration(text).encode(), parser)
    except (etree.LxmlError, ValueError):
        root = None
    return etree.Element("nothing") if root is None else root


def _without_declaration(text: str) -> str:
    return text.partition("?>")[2] if text.startswith("<?xml") else text


def below(root: etree._Element, name: str) -> str:
    """The text of the first element of this name, in any namespace."""
    found = next(root.iter(f"{{*}}{name}"), None)
    return "".join(found.itertext()).strip() if found is not None else ""
