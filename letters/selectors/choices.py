"""The choices of each filter, with how many recommendations each leaves."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from letters import countries, languages
from letters.flags import Flag
from letters.selectors.facets import Counted, Figures
from letters.selectors.picked import Picked
from letters.statuses import FROM_DONE_TO_UNDONE, FROM_YES_TO_NO, Headline, Implementation, Position

AXES = {
    "position": Position,
    "implementation": Implementation,
    "headline": Headline,
    "flag": Flag,
}
ORDERS = {"position": FROM_YES_TO_NO, "implementation": FROM_DONE_TO_UNDONE}
MAIN = {
    "country": _("Government"),
    "campaign": _("Campaign"),
    "theme": _("Theme"),
    "position": _("What was said"),
    "implementation": _("What was done"),
}
MORE = {
    "headline": _("Headline"),
    "flag": _("Flag"),
    "office": _("Office"),
    "coalition": _("Coalition"),
    "organisation": _("Organisation"),
    "letter": _("Letter"),
    "year": _("Year sent"),
    "language": _("Language"),
}
Labels = dict[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str
    times: int
    is_picked: bool


@dataclass(frozen=True, slots=True)
class Facet:
    name: str
    label: str
    choices: list[Choice]


def facets_of(names: dict, told: Figures, picked: Picked, labels: Labels) -> list[Facet]:
    return [
        Facet(name, str(label), list(_choices(name, told.choices.get(name, []), picked, labels)))
        for name, label in names.items()
    ]


def labels_of(told: Figures) -> Labels:
    """Words of what is on file, by filter and value; only of what was counted, so may be seen."""
    return {
        (name, one.value): _label(name, one)
        for name, counted in told.choices.items()
        for one in counted
    }


def _choices(name: str, counted: list[Counted], picked: Picked, labels: Labels) -> Iterator[Choice]:
    chosen = getattr(picked, name)
    found = {one.value: one for one in counted}
    if chosen and chosen not in found:
        found[chosen] = Counted(chosen, "", 0)
    if name in AXES:
        found = {code: found[code] for code in ORDERS.get(name, AXES[name].values) if code in found}
    if name == "year":
        found = dict(sorted(found.items(), reverse=True))
    for value, one in found.items():
        label = labels.get((name, value)) or _label(name, one)
        yield Choice(value, label, one.times, value == chosen)


def _label(name: str, one: Counted) -> str:
    if name in AXES:
        return str(AXES[name](one.value).label)
    if name == "country":
        return countries.name(one.value)
    if name == "language":
        return languages.name(one.value)
    if name == "office":
        office, _comma, country = one.label.rpartition(", ")
        return f"{office}, {countries.name(country)}" if office else one.value
    return one.label or one.value
