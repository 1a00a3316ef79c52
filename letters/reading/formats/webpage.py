"""Web pages: the article alone, without menus and adverts."""

import re

import trafilatura
from lxml import etree, html

from letters.reading.errors import CannotRead
from letters.reading.formats.markup import blocks_of
from letters.reading.types import Block, Document

LEAST_WORDS = 30
SIGN_IN = (
    "This page asks for a password, so it cannot be read from here. Open it in a browser and "
    "paste the text of the letter."
)
EMPTY = "There is no text on this page. Open it in a browser and paste the text of the letter."


def read(text: str) -> Document:
    try:
        root = html.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text)) if text.strip() else None
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise CannotRead(EMPTY)
    title = root.findtext(".//title") or ""
    language = root.get("lang") or ""
    whole = blocks_of(root)
    blocks = _article(text, whole)
    is_short = sum(len(block.flat.split()) for block in blocks) < LEAST_WORDS
    if is_short and root.xpath("//input[@type='password']"):
        raise CannotRead(SIGN_IN)
    if not blocks:
        raise CannotRead(EMPTY)
    return Document(blocks=blocks, title=" ".join(title.split()), language=language)


def _article(text: str, whole: list[Block]) -> list[Block]:
    """What trafilatura takes for the article, where that is most of the page's text."""
    if not re.search(r"<(nav|header|footer|aside|form)\b", text, re.IGNORECASE):
        return whole
    found = trafilatura.extract(
        text, output_format="html", include_comments=False, include_tables=True,
        include_formatting=True, favor_recall=True, deduplicate=False,
    )  # fmt: skip
    inner = blocks_of(found) if found else []
    count = sum(len(block.flat) for block in inner)
    return inner if count > 0.4 * sum(len(block.flat) for block in whole) else whole
