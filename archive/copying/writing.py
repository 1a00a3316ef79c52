"""A copy of the public site that any web server can serve, or none at all."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from lxml import html

from archive import database
from archive.copying import pages
from archive.copying.crawl import Crawl, sum_of
from archive.copying.names import between
from archive.copying.rules import inner
from archive.errors import ArchiveError
from archive.making import version

ABOUT, SUMS = "about-this-copy.html", "sums.txt"


@dataclass(frozen=True, slots=True)
class Copied:
    pages: int
    files: int
    bytes: int
    broken: list[str]


def copy(folder: Path, tell: Callable[[str], None]) -> Copied:
    """Beside its place first; it bears its name once it is whole."""
    if folder.exists():
        raise ArchiveError(f"{folder} is there already. Choose another name.")
    part = folder.with_name(f"{folder.name}.part")
    if part.exists():
        raise ArchiveError(f"{part} was left by a run that broke off. Remove it, then try again.")
    part.mkdir(parents=True)
    try:
        crawl = _written(part, tell)
        size = _sum_up(part)
        part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return Copied(len(crawl.pages), crawl.files, size, crawl.broken)


def _written(part: Path, tell: Callable[[str], None]) -> Crawl:
    crawl = Crawl(part, settings.SITE_URL, tell)
    with database.snapshot():
        crawl.walk()
    if not crawl.pages:
        raise ArchiveError(
            f"The site does not answer as {settings.SITE_URL}. Set SITE_URL to where it is reached."
        )
    _add_about(crawl)
    tell(f"{len(crawl.pages)} pages; now their links")
    for name, address in crawl.pages.items():
        _relink(crawl, name, address)
    return crawl


def _add_about(crawl: Crawl) -> None:
    told = {
        "day": timezone.now(),
        "live": f"{settings.SITE_URL}/",
        "version": version(),
        "pages": len(crawl.pages),
        "files": crawl.files,
        "sums": SUMS,
        "is_demo": settings.IS_DEMO,
    }
    address = f"/{ABOUT}"
    name = crawl.names.give(address, "text/html")
    crawl.names.give(f"/{SUMS}", "text/plain")
    page = pages.standing(render_to_string("archive/about.html", told), is_filtered=True, part=str)
    (crawl.folder / name).write_bytes(pages.written(page))
    crawl.pages[name] = address


def _relink(crawl: Crawl, name: str, address: str) -> None:
    place = crawl.folder / name
    page = html.document_fromstring(place.read_text(encoding="utf-8"))
    for element, attribute, link in pages.links(page):
        if element.get("data-live") is not None or link.startswith("#"):
            continue
        to = inner(link, address, crawl.host)
        if to is None:
            continue
        if known := crawl.names.get(to):
            _path, mark, place_in_it = link.partition("#")
            element.set(attribute, between(name, known) + mark + place_in_it)
        else:
            pages.unlink(element)
    pages.head_with(page, _notice(name, address))
    place.write_bytes(pages.written(page))


def _notice(name: str, address: str) -> str:
    live = "/" if address == f"/{ABOUT}" else address
    return format_html(
        '<p class="note small">{} <a href="{}">{}</a> · <a href="{}" data-live>{}</a></p>',
        _("This is a copy of %(day)s.") % {"day": date_format(timezone.now(), "j F Y")},
        between(name, ABOUT),
        _("About this copy"),
        settings.SITE_URL + live,
        _("Live page"),
    )


def _sum_up(folder: Path) -> int:
    """The list of sums; gives how many bytes there are."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    lines = [f"{sum_of(path)}  {path.relative_to(folder)}\n" for path in found]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")
    return sum(path.stat().st_size for path in found)
