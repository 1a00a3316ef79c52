"""The filters in use, in words, each with the address that takes it away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.dateformat import format as date_words
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from letters import countries, languages
from letters.flags import Flag
from letters.selectors.picked import Picked
from letters.statuses import Headline, Implementation, Position

NAMES = {
    "country": gettext_lazy("government"),
    "office": gettext_lazy("office"),
    "campaign": gettext_lazy("campaign"),
    "coalition": gettext_lazy("coalition"),
    "organisation": gettext_lazy("organisation"),
    "theme": gettext_lazy("theme"),
    "letter": gettext_lazy("letter"),
    "year": gettext_lazy("year sent"),
    "position": gettext_lazy("what was said"),
    "implementation": gettext_lazy("what was done"),
    "headline": gettext_lazy("headline"),
    "flag": gettext_lazy("flag"),
    "language": gettext_lazy("language"),
    "text": gettext_lazy("words"),
    "superseded": gettext_lazy("superseded ones"),
    "as_of": gettext_lazy("as of"),
    "filed": gettext_lazy("what was on file"),
    "sort": gettext_lazy("order"),
}
AXES = {
    "position": Position,
    "implementation": Implementation,
    "headline": Headline,
    "flag": Flag,
}
SAY_ALL = {"superseded", "as_of", "filed"}  # their labels need no name before them


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter in use, with the address that takes it away; `name` is "" where `label` says all."""

    of: str
    name: str
    label: str
    url: str


def chips_of(picked: Picked, labels: Mapping[tuple[str, str], str], today: date) -> list[Chip]:
    """`labels` are the words of what is on file and may be seen, by filter and value."""
    return [
        Chip(
            of=name,
            name="" if name in SAY_ALL else str(NAMES[name]),
            label=_said(name, value, labels, picked, today),
            url=picked.address(**({name: ""} | ({"filed": ""} if name == "as_of" else {}))),
        )
        for name, value in picked.pairs
        if name != "sort"
    ]


def spelled(chips: list[Chip]) -> list[str]:
    return [": ".join(filter(None, [chip.name, chip.label])) for chip in chips]


def _said(
    name: str,
    value: str,
    labels: Mapping[tuple[str, str], str],
    picked: Picked,
    today: date,
) -> str:
    if name in AXES:
        return str(AXES[name](value).label)
    if name == "country":
        return countries.name(value)
    if name == "language":
        return languages.name(value)
    special = {
        "text": f"“{value}”",
        "superseded": _("with superseded ones"),
        "as_of": _("as of %(day)s") % {"day": date_words(picked.when(today).day, "j F Y")},
        "filed": _("as it was on file then"),
    }
    return special.get(name) or labels.get((name, value), value)
