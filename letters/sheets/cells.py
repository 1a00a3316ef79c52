"""What stands in one cell: as text that leaves, and as text, day or choice that comes back."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.dateformat import format as in_words
from django.utils.translation import gettext as _

from letters import countries
from letters.reading.dates import days_in
from letters.sheets.errors import CellFault

LONGEST = 8000  # signs in a cell
STARTERS = ("=", "+", "-", "@", "\t", "\r")
EARLIEST, LATEST = date(1945, 1, 1), date(2100, 12, 31)
ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
BETWEEN = re.compile(r"[,;]")  # the files that are only read have “;” between
YES = {"yes", "true", "1", "y"}
NO = {"no", "false", "0", "n", ""}


def defused(text: str) -> str:
    """As it may leave: a spreadsheet program takes nothing in it for a formula."""
    return f"'{text}" if text.startswith(STARTERS) else text


def tidy(text: str) -> str:
    """One text however a program spaced it, without the sign that defused it."""
    text = " ".join(text.replace("\x00", "").split())
    return text[1:] if text[:1] == "'" and text[1:].startswith(STARTERS) else text


def as_text(value: object) -> str:
    """What a program keeps as a number, day or truth, in the words in which it left."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def day_of(text: str) -> date:
    """The day meant. Numbers in an order that can be read in two ways are refused."""
    days = days_meant(text)
    if not days:
        raise CellFault(_("“%(text)s” is no day. Write it as 2009-11-19.") % {"text": text[:40]})
    if len(days) > 1:
        raise CellFault(
            _("“%(text)s” can be %(one)s or %(other)s. Write it as %(iso)s or %(iso_other)s.")
            % {
                "text": text,
                "one": in_words(days[0], "j F"),
                "other": in_words(days[1], "j F"),
                "iso": days[0].isoformat(),
                "iso_other": days[1].isoformat(),
            }
        )
    if not EARLIEST <= days[0] <= LATEST:
        raise CellFault(_("%(day)s is outside the years kept here.") % {"day": days[0].isoformat()})
    return days[0]


def days_meant(text: str) -> list[date]:
    """One where the text is clear, two where the order of its numbers is not, none where it is
    no day. A point between numbers is day first; a stroke may be either."""
    if found := ISO.fullmatch(text):
        return _existing([(found[1], found[2], found[3])])
    if found := NUMBERS.fullmatch(text):
        readings = [(found[4], found[3], found[1])]
        if found[2] != ".":
            readings.append((found[4], found[1], found[3]))
        return _existing(readings)
    named = days_in(text) if re.search(r"[^\W\d_]", text) and len(text) < 60 else []
    return named if len(named) == 1 else []


def _existing(readings: list[tuple[str, str, str]]) -> list[date]:
    found = []
    for year, month, day in readings:
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return list(dict.fromkeys(found))


def choice_of(text: str, choices: Mapping[str, str]) -> str:
    """The code of a choice by its code or its label."""
    folded = text.casefold()
    for code, label in choices.items():
        if folded in {code.casefold(), label.casefold()}:
            return code
    raise CellFault(
        _("“%(text)s” is none of the allowed values: %(values)s.")
        % {"text": text[:40], "values": ", ".join(choices.values())}
    )


def topics_of(text: str) -> tuple[str, ...]:
    topics = [one.strip().lower() for one in BETWEEN.split(text)]
    if any(len(one) > 80 for one in topics):
        raise CellFault(_("A topic is longer than 80 signs. Separate topics with commas."))
    if sum(map(len, topics)) + 2 * len(topics) > 800:
        raise CellFault(_("These are too many topics. Leave some out."))
    return tuple(dict.fromkeys(one for one in topics if one))


def country_codes(text: str) -> tuple[str, ...]:
    names = [one.strip() for one in BETWEEN.split(text) if one.strip()]
    codes = {name: countries.code_of(name) for name in names}
    if unknown := [name for name, code in codes.items() if not code]:
        raise CellFault(
            _("No country is called “%(name)s”. Use its name or its two letters.")
            % {"name": unknown[0][:40]}
        )
    return tuple(dict.fromkeys(codes.values()))


def truth_of(text: str) -> bool:
    folded = text.casefold()
    if folded not in YES | NO:
        raise CellFault(_("Write yes or no."))
    return folded in YES


def address_of(text: str) -> str:
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError:
        raise CellFault(
            _("This is no address of a page. It begins with https:// or http://.")
        ) from None
    return text
