"""Bytes of an article's page to its text and what it says of itself. Opens no connection."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit

import trafilatura
from lxml import etree, html

from letters.reading.errors import CannotRead
from letters.reading.formats import pdf
from news.feeds import charsets
from news.feeds.types import AHEAD, BODY, OLDEST, SUMMARY, TITLE, plain
from news.kinds import Reading
from news.links import canonical
from world.languages import detect

MOST_BYTES = 5 * 1024 * 1024
MOST_ELEMENTS = 50_000  # an article has some hundreds, and time grows faster than they do
OUTLET, AUTHORS = 200, 300
SHORT = 600  # characters: fewer may be a wall with a sentence or two before it
TELLING = 200  # characters of text that tell a language better than a page's own word
TAG = re.compile(r"<(!doctype html|html|head|body|title|article|main|div|p)\b", re.IGNORECASE)
NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
NOT_FREE = re.compile(r"[\"']isAccessibleForFree[\"']\s*:\s*[\"']?false", re.IGNORECASE)
PAYWALL = re.compile(
    r"subscri(be|ption)[^.]{0,60}(continue|read|access|unlock)|subscribers? only|"
    r"(continue|keep) reading|for subscribers|abonn[ée]|registrieren sie sich|"
    r"suscr[ií]b|assin(e|ante)",
    re.IGNORECASE,
)
CONSENT = re.compile(
    r"consent|cookie|before you continue|einwilligung|zustimm|consentement|consentimiento|"
    r"privacy (choices|settings)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds; "" or None is what it does not say. `address` is its canonical one."""

    reading: Reading
    address: str
    title: str = ""
    text: str = ""
    summary: str = ""
    authors: str = ""
    outlet: str = ""
    language: str = ""
    published_on: date | None = None


def read(body: bytes, *, url: str, content_type: str = "", today: date | None = None) -> Page:
    """Never raises for what a page holds: what is wrong with it is its `reading`."""
    nothing = Page(Reading.NO_PAGE, _address(url))
    if b"%PDF-" in body[:1024]:
        return _pdf(body, nothing, today)
    if len(body) > MOST_BYTES or _is_binary(body):
        return nothing
    source = charsets.decoded(body, content_type)
    if not TAG.search(source):
        return _plain(source, nothing)
    return _html(source, url, nothing, today)


def plausible(told: date | None, today: date | None = None) -> date | None:
    """A date before the web or in the future is no date."""
    today = today or datetime.now(UTC).date()
    return told if told and OLDEST <= told <= today + AHEAD else None


def _is_binary(body: bytes) -> bool:
    return b"\x00" in body[:1024] and body[:2] not in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}


def _html(source: str, url: str, nothing: Page, today: date | None) -> Page:
    tree = _tree(source)
    if tree is None:
        return replace(nothing, reading=Reading.NO_TEXT)
    said, address = _said(tree), _own_address(tree, url)
    found = _extracted(tree, url, today)
    text = _text(found.get("text"))[:BODY]
    page = replace(
        nothing,
        address=address,
        title=_line(said.get("title") or found.get("title"), TITLE),
        text=text,
        summary=_line(found.get("description"), SUMMARY),
        authors=_line(found.get("author"), AUTHORS),
        outlet=_line(said.get("outlet") or found.get("sitename"), OUTLET),
        published_on=plausible(_date(found.get("date")), today),
        language=_language(text, str(tree.get("lang") or "")),
    )
    return replace(page, reading=_kind(source, text))


def _tree(source: str) -> html.HtmlElement | None:
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True)
    try:
        tree = html.document_fromstring(source.encode("utf-8", "ignore"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    return tree if sum(1 for _one in tree.iter()) <= MOST_ELEMENTS else None


def _extracted(tree: html.HtmlElement, url: str, today: date | None) -> Mapping[str, Any]:
    last = (today or datetime.now(UTC).date()) + AHEAD
    dates = {
        "extensive_search": False,
        "original_date": True,
        "min_date": OLDEST.isoformat(),
        "max_date": last.isoformat(),
    }
    try:
        found = trafilatura.bare_extraction(
            tree, url=url, with_metadata=True, include_comments=False, date_extraction_params=dates
        )
    except (etree.LxmlError, ValueError, RecursionError, AttributeError, TypeError):
        return {}  # pages that its own guards do not foresee
    if found is None or isinstance(found, dict):
        return found or {}
    return found.as_dict()


def _said(tree: html.HtmlElement) -> dict[str, str]:
    """What the page declares in so many words, before anything is guessed."""
    names = {"og:title": "title", "og:site_name": "outlet"}
    told: dict[str, str] = {}
    for one in tree.iterfind(".//meta"):
        name = names.get((one.get("property") or one.get("name") or "").lower())
        if name and one.get("content"):
            told.setdefault(name, one.get("content"))
    return told


def _kind(source: str, text: str) -> Reading:
    """A wall is only believed where little or nothing stands beside it."""
    if NOT_FREE.search(source) and len(text) < SHORT * 3:
        return Reading.PAYWALL
    if len(text) >= SHORT:
        return Reading.FULL
    around = text or plain(source)[:5000]
    if PAYWALL.search(around):
        return Reading.PAYWALL
    if CONSENT.search(around):
        return Reading.CONSENT
    return Reading.FULL if text else Reading.NO_TEXT


def _own_address(tree: html.HtmlElement, url: str) -> str:
    """`rel=canonical`, believed only within the site and not for a page above this one."""
    here = _address(url)
    for link in tree.iterfind(".//link"):
        if "canonical" not in (link.get("rel") or "").lower().split():
            continue
        told = _address(urljoin(url, (link.get("href") or "").strip()))
        if told and same_site(told, here) and not _is_above(told, here):
            return told
    return here


def _is_above(told: str, here: str) -> bool:
    """A section or the front page, which some sites declare in all their articles."""
    path = urlsplit(told).path.rstrip("/")
    return not path or urlsplit(here).path.startswith(f"{path}/")


def same_site(one: str, other: str) -> bool:
    """The same host, or one is a part of the other, as www.example.org is of example.org."""
    first, second = (urlsplit(url).netloc.removeprefix("www.") for url in (one, other))
    return first == second or first.endswith(f".{second}") or second.endswith(f".{first}")


def _address(url: str) -> str:
    try:
        return canonical(url)
    except ValueError:
        return ""


def _pdf(body: bytes, nothing: Page, today: date | None) -> Page:
    try:
        document = pdf.read(body)
    except CannotRead:
        return nothing
    text = _text("\n".join(block.flat for block in document.blocks))[:BODY]
    return replace(
        nothing,
        reading=Reading.FULL if text else Reading.NO_TEXT,
        title=_line(document.title, TITLE),
        text=text,
        published_on=plausible(document.dated, today),
        language=_language(text, document.language),
    )


def _plain(source: str, nothing: Page) -> Page:
    text = _text(source)[:BODY]
    if not text or text[0] in "{[<":
        return replace(nothing, reading=Reading.NO_TEXT)  # data for machines
    title = text.partition("\n")[0][:TITLE]
    language = _language(text, "")
    return replace(nothing, reading=Reading.FULL, title=title, text=text, language=language)


def _language(text: str, declared: str) -> str:
    """A long text tells its language better than its page does."""
    return detect(text, declared="" if len(text) >= TELLING else declared)


def _line(told: object, most: int) -> str:
    return " ".join(_text(plain(str(told or ""))).split())[:most].strip()


def _text(told: object) -> str:
    return NOT_TEXT.sub("", str(told or "")).strip()


def _date(told: object) -> date | None:
    try:
        return date.fromisoformat(str(told)[:10])
    except ValueError:
        return None
