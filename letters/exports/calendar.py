"""Days to come as a calendar to subscribe to (RFC 5545)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from letters.exports.names import host, printable

REFRESH = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Day:
    """`uid` stays; `revision` grows whenever the day is moved; `stamp` is when it was last."""

    uid: str
    on: date
    title: str
    words: str
    url: str
    revision: int
    stamp: datetime


def as_ical(name: str, days: Iterable[Day]) -> bytes:
    """Whole days that block nobody's time; lines are folded as the standard has it."""
    calendar = Calendar()
    calendar.add("prodid", "-//Heeded//Heeded//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", printable(name))
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT12H")
    for day in days:
        calendar.add_component(_event(day))
    return calendar.to_ical()


def _event(day: Day) -> Event:
    event = Event()
    event.add("uid", f"{day.uid}@{host()}")
    event.add("dtstamp", day.stamp.astimezone(UTC))
    event.add("last-modified", day.stamp.astimezone(UTC))
    event.add("sequence", day.revision)
    event.add("dtstart", day.on)
    event.add("dtend", day.on + timedelta(days=1))
    event.add("summary", printable(day.title))
    event.add("description", printable(day.words))
    event.add("url", day.url)
    event.add("transp", "TRANSPARENT")
    return event
