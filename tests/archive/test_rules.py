"""What a static copy never holds, by the table of doors: a new one is thought of here as well."""

import pytest
from django.urls import get_resolver, reverse
from django.urls.converters import IntConverter

from archive.copying.rules import is_wanted
from tests.house.doors import DOORS, IN
from tests.house.routes import patterns

PATTERNS = list(patterns(get_resolver().url_patterns))
# Pages that a visitor is sent to sign in from.
CLOSED = {row[0] for row in DOORS if row[1] == "get" and row[2] == IN}


def given_to(pattern) -> dict:
    """A number for each row and a word for each word."""
    kinds = pattern.pattern.converters.items()
    return {name: 7 if isinstance(kind, IntConverter) else "word" for name, kind in kinds}


@pytest.mark.parametrize("name", sorted(CLOSED))
def test_no_page_behind_the_door_is_wanted(name):
    [pattern] = [one for known, one in PATTERNS if known == name]

    assert not is_wanted(reverse(name, kwargs=given_to(pattern)))


def test_personal_links_are_not_wanted():
    links = [name for name, one in PATTERNS if "token" in one.pattern.converters]

    assert len(links) > 4
    assert not [name for name in links if is_wanted(reverse(name, kwargs={"token": "7.seal"}))]


@pytest.mark.parametrize(
    "address",
    ["/", "/?country=JP", "/themes/people/", "/coalitions/you/", "/campaigns/log/", "/offices/",
     "/letters/7/", "/letters/7/letter.pdf", "/recommendations/7/", "/news/coverage/",
     "/export/csv/"],
)  # fmt: skip
def test_what_is_public_is_wanted_whatever_it_is_called(address):
    assert is_wanted(address)
