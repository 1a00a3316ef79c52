"""The filters of the dashboard, which live in its address and serve exports and the API as well."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.dateformat import format as date_words
from django.utils.translation import gettext as _

from campaigns.models import User
from letters import countries
from letters.asof import AsOf
from letters.flags import Flag
from letters.models import Addressee, Recommendation
from letters.querysets import RecommendationQuerySet
from letters.selectors.standing import FLAGS, standing_on
from letters.statuses import Implementation, Position


@dataclass(frozen=True, slots=True)
class Picked:
    """The filters; what is not known is not picked. `as_of` and `filed` say on which day and by
    whose knowledge (letters/asof.py)."""

    country: str = ""
    campaign: str = ""
    position: str = ""
    implementation: str = ""
    flag: str = ""
    text: str = ""
    superseded: str = ""
    as_of: str = ""
    filed: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str], today: date) -> "Picked":
        def known(name: str, values: Iterable[str]) -> str:
            given = asked.get(name, "")
            return given if given in values else ""

        when = AsOf.of(asked, today)
        return cls(
            country=asked.get("country", "")[:2].upper(),
            campaign=asked.get("campaign", "")[:50],
            position=known("position", Position.values),
            implementation=known("implementation", Implementation.values),
            flag=known("flag", Flag.values),
            text=asked.get("text", "").replace("\x00", "").strip()[:200],
            superseded=known("superseded", ["1"]),
            as_of=when.day.isoformat() if when.is_past else "",
            filed="1" if when.is_past and when.as_filed else "",
        )

    @property
    def pairs(self) -> list[tuple[str, str]]:
        given = [(name, getattr(self, name)) for name in self.__slots__]
        return [pair for pair in given if pair[1]]

    @property
    def query(self) -> str:
        return urlencode(self.pairs)

    def when(self, today: date) -> AsOf:
        return AsOf.of({"as_of": self.as_of, "filed": self.filed}, today)

    def address(self, **changes: str) -> str:
        """The dashboard's address with these filters, some of them changed."""
        query = replace(self, **changes).query
        return reverse("letters:board") + (f"?{query}" if query else "")


def selection(user: User | AnonymousUser, picked: Picked, today: date) -> RecommendationQuerySet:
    """The rows behind every number of the dashboard: visible asks that fit, as they stood."""
    found = standing_on(Recommendation.objects.visible_to(user), picked.when(today))
    if picked.country:
        found = found.addressed_to(picked.country, Addressee.objects.all())
    if picked.campaign:
        found = found.filter(letter__campaign__slug=picked.campaign)
    if picked.position:
        found = found.filter(stood_position=picked.position)
    if picked.implementation:
        found = found.filter(stood_implementation=picked.implementation)
    elif not picked.superseded:
        found = found.exclude(stood_implementation=Implementation.SUPERSEDED)
    if picked.flag:
        found = found.filter(**{FLAGS[Flag(picked.flag)]: True})
    return found.mentioning(picked.text) if picked.text else found


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use, with the address that takes it away."""

    label: str
    url: str


def chips_of(picked: Picked, campaigns: Mapping[str, str], today: date) -> list[Chip]:
    when = picked.when(today)
    labels = {
        "country": countries.name(picked.country) if picked.country else "",
        "campaign": campaigns.get(picked.campaign, picked.campaign),
        "position": str(Position(picked.position).label) if picked.position else "",
        "implementation": str(Implementation(picked.implementation).label)
        if picked.implementation
        else "",
        "flag": str(Flag(picked.flag).label) if picked.flag else "",
        "text": f"“{picked.text}”" if picked.text else "",
        "superseded": _("with superseded ones") if picked.superseded else "",
        "as_of": _("as of %(day)s") % {"day": date_words(when.day, "j F Y")}
        if when.is_past
        else "",
        "filed": _("as it was on file then") if picked.filed else "",
    }
    return [
        Chip(label, picked.address(**({name: ""} | ({"filed": ""} if name == "as_of" else {}))))
        for name, label in labels.items()
        if label
    ]
