"""The filters of the dashboard as the API takes them: what nothing can be made of is refused, for
a program would take all rows for those that it asked for."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from ninja import Field, Schema
from pydantic import create_model

from campaigns.api.pages import Page
from campaigns.api.problems import Refused
from letters.asof import AsOf
from letters.flags import Flag
from letters.selectors.picked import Picked
from letters.statuses import Headline, Implementation, Position

CODES = {
    "position": Position.values,
    "implementation": Implementation.values,
    "headline": Headline.values,
    "flag": Flag.values,
    "superseded": ["1"],
    "filed": ["1"],
}
NUMBER = {"pattern": "^[1-9][0-9]{0,8}$"}
SHAPES: dict[str, dict[str, Any]] = {
    "country": {"pattern": "^[A-Za-z]{2}$"},
    "office": NUMBER,
    "organisation": NUMBER,
    "letter": NUMBER,
    "year": {"pattern": "^(1[89]|2[0-9])[0-9]{2}$"},
    "as_of": {"format": "date"},
} | {name: {"enum": codes} for name, codes in CODES.items()}
SAYS = {
    "country": "Government that was asked: its code in ISO 3166-1, two letters.",
    "office": "Office that was asked: its “id” in /offices.",
    "campaign": "Campaign: its “slug” in /campaigns.",
    "coalition": "Coalition: its “slug” in /coalitions.",
    "organisation": "Organisation that signed in its name: its “id” in /organisations.",
    "theme": "One of its topics, in full.",
    "letter": "Letter: its “id” in /letters.",
    "year": "Year in which the letter was sent.",
    "position": "What the government said; codes as in /vocabulary.",
    "implementation": "What has been done; codes as in /vocabulary.",
    "headline": "What follows from both; codes as in /vocabulary.",
    "flag": "What dates and rows say of it; codes as in /vocabulary.",
    "language": "Language of the letter, such as “en”.",
    "text": "Words, looked for as on the dashboard.",
    "superseded": "1: with those that were superseded.",
    "as_of": "How it stood on a day (YYYY-MM-DD, not after today in UTC).",
    "filed": "1: with “as_of”, what was on file by then.",
}


def _field(name: str) -> tuple[type, Any]:
    shape = SHAPES.get(name, {})
    return (str, Field("", max_length=200, description=SAYS[name], json_schema_extra=shape))


Filters = create_model("Filters", __base__=Schema, **{name: _field(name) for name in SAYS})  # type: ignore[call-overload]


class Day(Schema):
    as_of: str = Field(
        "", max_length=10, description=SAYS["as_of"], json_schema_extra=SHAPES["as_of"]
    )
    filed: str = Field(
        "", max_length=1, description=SAYS["filed"], json_schema_extra=SHAPES["filed"]
    )


def refuse_unknown(names: Iterable[str]) -> None:
    """Of what stands in the address: a filter that is misspelt would filter nothing."""
    known = {*SAYS, *Page.model_fields}
    if unknown := [name for name in names if name not in known]:
        detail = _("There is no such filter. There are: %(names)s.") % {"names": ", ".join(SAYS)}
        raise _refused({name[:200]: detail for name in unknown[:20]})


def picked_from(asked: Mapping[str, str], today: date) -> Picked:
    picked = Picked.of(asked, today)
    if wrong := picked.ignored(asked, today):
        raise _refused({name: _why(name) for name in wrong})
    return picked


def day_from(asked: Mapping[str, str], today: date) -> AsOf:
    return picked_from(asked, today).when(today)


def _refused(why: Mapping[str, str]) -> Refused:
    errors = [{"field": name, "detail": detail} for name, detail in why.items()]
    return Refused(422, _("Some filters cannot be read. See errors."), errors)


def _why(name: str) -> str:
    if name in CODES:
        return _("Use one of: %(codes)s.") % {"codes": ", ".join(CODES[name])}
    return SAYS[name]
