"""Reminders of a letter and more time for it, read along with the row that is shown."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from campaigns.models.people import called
from letters.kinds import Stage
from letters.models import Chaser, Extension


@dataclass(frozen=True, slots=True)
class Reminder:
    """A chaser."""

    sent_on: date
    stage: Stage
    text: str


@dataclass(frozen=True, slots=True)
class MoreTime:
    """An extension."""

    agreed_on: date
    until: date
    because: str
    by: str


def chased(letter: str) -> ArraySubquery:
    """For a row with `letter` as the path to its letter."""
    return _array(Chaser.objects.standing(), letter, sent_on="sent_on", stage="stage", text="text")


def extended(letter: str) -> ArraySubquery:
    facts = {"agreed_on": "agreed_on", "until": "until", "why": "because"}
    return _array(Extension.objects.all(), letter, **facts, by=called("by"))


def _array(rows: QuerySet, letter: str, **facts: Any) -> ArraySubquery:
    return ArraySubquery(rows.filter(letter=OuterRef(letter)).values(one=JSONObject(**facts)))


def reminders_in(row: Any, by: date = date.max) -> list[Reminder]:
    """Of a row with `chased`, those sent by a day."""
    told = (
        Reminder(date.fromisoformat(one["sent_on"]), Stage(one["stage"]), one["text"])
        for one in row.chased
    )
    return [one for one in told if one.sent_on <= by]


def more_time_in(row: Any, by: date = date.max) -> list[MoreTime]:
    """Of a row with `extended`, what was agreed by a day."""
    told = (
        MoreTime(
            date.fromisoformat(one["agreed_on"]), date.fromisoformat(one["until"]), one["why"],
            one["by"],
        )
        for one in row.extended
    )  # fmt: skip
    return [one for one in told if one.agreed_on <= by]
