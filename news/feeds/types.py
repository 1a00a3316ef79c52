"""What every reader gives, and the rules that hold for all of them."""

import html
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urljoin

import nh3
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from news.links import canonical

OLDEST = date(1990, 1, 1)  # before the web
AHEAD = timedelta(days=2)  # clocks and time zones differ
TITLE, SUMMARY, BODY, ADDRESS = 500, 5_000, 100_000, 2_000  # characters kept
BLOCK = re.compile(r"<(/?(p|div|li|ul|ol|h\d|tr|blockquote)|br)\b[^>]*>", re.IGNORECASE)
UNREADABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class NotAFeed(ValueError):
    """What was fetched is not what it should be. The message is fit to show."""


@dataclass(frozen=True, slots=True)
class Entry:
    url: str
    title: str
    summary: str
    body: str
    published_on: date | None
    language: str
    outlet: str = ""  # where it differs from the source


@dataclass(frozen=True, slots=True)
class Feed:
    title: str
    entries: tuple[Entry, ...]
    skipped: tuple[str, ...] = ()
    caution: str = ""  # a sentence on what is wrong although it could be read
    more: tuple[str, ...] = ()  # further pages that belong to it


class Collection:
    """Gathers entries that have both a link and a title; the rest is skipped, and said so."""

    def __init__(self, base_url: str = "", today: date | None = None) -> None:
        self.base_url = base_url
        self.today = today or datetime.now(UTC).date()
        self.entries: list[Entry] = []
        self.skipped: list[str] = []
        self.count = 0
        self.odd_days = 0

    def add(self, *, link: str, title: str, told: date | None = None, **more: str) -> None:
        self.count += 1
        url, title = self.address(link), plain(title)[:TITLE].strip()
        if not url or not title or len(url) > ADDRESS:
            self._skip(url, title)
            return
        summary, body = plain(more.get("summary", "")), plain(more.get("body", ""))
        self.entries.append(
            Entry(
                url=url,
                title=title,
                summary="" if summary == body else summary[:SUMMARY],
                body=body[:BODY],
                published_on=self.plausible(told),
                language=more.get("language", ""),
                outlet=plain(more.get("outlet", ""))[:200],
            )
        )

    def address(self, link: str) -> str:
        try:
            return canonical(urljoin(self.base_url, UNREADABLE.sub("", link))) if link else ""
        except ValueError:
            return ""

    def plausible(self, day: date | None) -> date | None:
        """A date before the web or in the future is no date."""
        if day is None or OLDEST <= day <= self.today + AHEAD:
            return day
        self.odd_days += 1
        return None

    def feed(self, title: str = "", caution: str = "", more: tuple[str, ...] = ()) -> Feed:
        """All that was gathered, with what is to be said about it."""
        said = [caution] if caution else []
        if self.odd_days:
            words = ngettext(
                "%(count)s date cannot be right and was left out.",
                "%(count)s dates cannot be right and were left out.",
                self.odd_days,
            )
            said.append(words % {"count": self.odd_days})
        return Feed(
            title=plain(title)[:200],
            entries=tuple(self.entries),
            skipped=tuple(self.skipped),
            caution=" ".join(said),
            more=more,
        )

    def _skip(self, url: str, title: str) -> None:
        what = _("a link") if not url else _("a title")
        words = _("Entry %(number)s lacks %(what)s.")
        if url and title:
            words = _("Entry %(number)s has an address that is too long.")
        self.skipped.append(words % {"number": self.count, "what": what})


def plain(markup: str) -> str:
    """Text without markup, paragraphs kept apart, and nothing that cannot be stored."""
    spaced = BLOCK.sub("\n", UNREADABLE.sub("", markup))
    text = UNREADABLE.sub("", html.unescape(nh3.clean(spaced, tags=set())))
    lines = (" ".join(line.split()) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def day_of(told: object) -> date | None:
    """The day of a moment as ISO 8601 writes it, or GDELT; None for anything else."""
    try:
        moment = datetime.fromisoformat(str(told).strip())
    except ValueError:
        return None
    try:
        return (moment.astimezone(UTC) if moment.tzinfo else moment).date()
    except OverflowError:
        return None
