"""No route tells what is hidden. Routes are found, not listed: a new one is walked as well."""

import io
import logging
import re
import zipfile

import pytest
from django.core import mail
from django.urls import NoReverseMatch, get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver
from pypdf import PdfReader

from campaigns.levels import Role
from campaigns.models import Campaign, Coalition
from letters.charts.panel import CHARTS
from letters.exports.formats import FORMATS
from letters.exports.sitemaps import SECTIONS
from letters.models import Recommendation, Snapshot
from letters.selectors.browse import KINDS
from tests import factories as a
from tests.house.hidden import (
    MARK,
    fields_of_words,
    hide_everything,
    mark_rows,
    our_models,
    rows_of,
    start_at,
)

pytestmark = pytest.mark.django_db
OPEN, HIDDEN = 1000, 2000
NOT_OURS = (
    "admin:",
    "account_",
    "mfa_",
    "usersessions_",
)  # theirs: one's own account
ASKED = {"q": "common", "text": "common", "count": "true", "page": "1"}
CHANGES = re.compile(
    rb'(csrfmiddlewaretoken" value="|X-CSRFToken": ")[^"]+|"written_at": "[^"]+"|<updated>[^<]+'
)


@pytest.fixture
def world(client):
    """A public letter; then everything hidden. Gives the words that are nobody's business."""
    start_at(OPEN)
    public = a.a_campaign(is_public=True)
    signed = ("Open group", "Quiet group")
    letter = a.a_letter(public, subject="Common letter", asks=("Common ask.",), signatories=signed)
    letter.signatures.filter(organisation__name="Quiet group").update(is_confidential=True)
    a.some_evidence(letter.recommendations.get())
    seen = before_and_after(client)
    known = {model._meta.label: rows_of(model) for model in our_models()}
    start_at(HIDDEN)
    hide_everything(public, letter)
    quiet = letter.signatures.get(organisation__name="Quiet group").organisation_id
    known["campaigns.Organisation"].discard(quiet)
    words = mark_rows(known)
    return seen, words


def before_and_after(client):
    told = {}
    for name, address in plain_routes():
        answer = client.get(address, ASKED)
        told[name] = answer.status_code, CHANGES.sub(b"", words_of(answer))
    return told


def patterns(found, prefix=""):
    for pattern in found:
        if isinstance(pattern, URLResolver):
            inner = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from patterns(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern) and pattern.name:
            yield f"{prefix}{pattern.name}", pattern


def routes():
    for name, pattern in patterns(get_resolver().url_patterns):
        if not name.startswith(NOT_OURS):
            yield name, sorted(pattern.pattern.converters)


def plain_routes():
    for name, arguments in routes():
        if not arguments:
            yield name, reverse(name)


def addresses(name, arguments):
    """All that a route leads to: every key, every name, every format."""
    choices = {
        "pk": range(HIDDEN + 1, max_key() + 1),
        "slug": [
            *Campaign.objects.values_list("slug", flat=True),
            *Coalition.objects.values_list("slug", flat=True),
            *Snapshot.objects.values_list("slug", flat=True),
        ],
        "code": list(FORMATS),
        "country": ["JP", "KR"],
        "kind": list(KINDS),
        "section": list(SECTIONS),
        "theme": hidden_themes(),
        "chart": list(CHARTS),
        "token": [f"{HIDDEN + 1}.guess"],
    }
    lists = [choices[one] for one in arguments]
    combined = [{}]
    for one, values in zip(arguments, lists, strict=True):
        combined = [{**had, one: value} for had in combined for value in values]
    for given in combined:
        try:
            yield reverse(name, kwargs=given)
        except NoReverseMatch:
            continue


def hidden_themes():
    """Those that the walk can ask for without saying a marked word itself, as the log would."""
    hidden = Recommendation.objects.filter(pk__gt=HIDDEN)
    themes = sorted({one for row in hidden for one in row.topics if not MARK.search(one)})
    assert themes
    return themes


def max_key():
    shown = [model for model in our_models() if not model._meta.model_name.endswith("word")]
    return max(key for model in shown for key in rows_of(model) if isinstance(key, int))


def words_of(answer):
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    kind = answer.get("Content-Type", "")
    if "spreadsheetml" in kind:
        with zipfile.ZipFile(io.BytesIO(body)) as book:
            return b" ".join(
                book.read(name) for name in book.namelist() if not name.startswith("docProps")
            )
    if kind == "application/pdf":
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(body)).pages).encode()
    return body


def test_no_route_tells_anybody_outside_what_is_hidden(world, client_as, caplog):
    _seen, words = world
    caplog.set_level(logging.DEBUG)
    elsewhere = a.a_person(Role.COORDINATOR, a.a_coalition())
    told, walked = {}, 0
    for person in (None, elsewhere):
        client = client_as(person)
        for name, arguments in routes():
            for address in addresses(name, arguments):
                for method in ("get", "post") if person else ("get",):
                    given = ASKED if method == "get" else {}
                    answer = getattr(client, method)(address, given)
                    walked += 1
                    heard = words_of(answer).decode(errors="replace") + str(answer.headers)
                    if found := set(MARK.findall(heard)) & words:
                        told[f"{method} {address}"] = sorted(found)

    assert told == {}
    assert walked > 2 * len(list(routes()))
    assert set(MARK.findall(caplog.text)) & words == set()
    assert not [one for one in mail.outbox if set(MARK.findall(one.body)) & words]


def test_what_is_hidden_changes_no_number_and_no_list(world, client):
    seen, _words = world

    now = before_and_after(client)

    assert {name for name in seen if seen[name] != now[name]} == set()


def test_every_kind_of_row_with_words_has_a_hidden_one(world):
    """A kind that is new is hidden here as well, or named as having nothing to hide."""
    _seen, words = world
    without = {
        model._meta.object_name
        for model in our_models()
        if fields_of_words(model)
        and not any(word.startswith(f"zq{model._meta.model_name}") for word in words)
    }

    assert sorted(without) == sorted(NOTHING_HIDDEN), sorted(without)


# A file that a person asked for and a source's troubles have doors of their own (doors.py); a
# snapshot and the addresses of evidence are of what is public.
NOTHING_HIDDEN = {"Export", "Link", "Snapshot", "Trouble"}
