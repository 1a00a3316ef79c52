"""No route tells what is hidden. Routes are found, not listed: a new one is walked as well."""

import logging
import re
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.utils import timezone

from campaigns.levels import Role
from campaigns.services.account_mail import send_account_mails
from campaigns.services.notices import send_notices
from letters.exports.digests import send_digests
from letters.models import Recommendation
from letters.selectors.calendars import address_of
from letters.services.calendars import renew_key
from letters.services.deadlines import remind_all
from letters.services.digests import mail_view
from letters.services.embargoes import keep_embargoes
from letters.services.mailing import send_waiting
from letters.services.views import save_view
from tests import factories as a
from tests.api.tokens import a_token
from tests.house import routes
from tests.house.heard import Unreadable, heard
from tests.house.hidden import (
    MARK,
    fields_of_words,
    hide_everything,
    hide_from_partners,
    mark_rows,
    our_models,
    rows_of,
    start_at,
)

pytestmark = pytest.mark.django_db
OPEN, HIDDEN, OWN = 1000, 2000, 3000
ASKED = {"q": "common", "text": "common", "count": "true", "page": "1"}
TODAY = timezone.localdate().isoformat()
# More ways to ask for what has one address alone.
ALSO_ASKED = ({"as_of": TODAY}, {"as_of": TODAY, "filed": "1"}, {"flag": "disputed"})
# What differs from one visit to the next: keys of forms, numbers of requests, the hour.
CHANGES = re.compile(
    r'(csrfmiddlewaretoken" value="|x-csrftoken": ")[^"]+|"written_at": "[^"]+"'
    r"|'(x-request-id|etag|last-modified|expires|content-length)': '[^']+'"
    r"|\d{4}-\d\d-\d\dt\d\d:[\d:.]+(z|\+00:00)?"
)


@pytest.fixture
def openly(db):
    """What everybody may see, and somebody of another coalition."""
    start_at(OPEN)
    public = a.a_campaign(is_public=True)
    signed = ("Open group", "Quiet group")
    letter = a.a_letter(public, subject="Common letter", asks=("Common ask.",), signatories=signed)
    letter.signatures.filter(organisation__name="Quiet group").update(is_confidential=True)
    a.some_evidence(letter.recommendations.get())
    return public, letter, a.a_person(Role.COORDINATOR, a.a_coalition())


@pytest.fixture
def world(openly):
    """Everything hidden beside it. Gives the words that are nobody's business."""
    public, letter, elsewhere = openly
    known = {model._meta.label: rows_of(model) for model in our_models()}
    start_at(HIDDEN)
    shut = hide_everything(public, letter)
    quiet = letter.signatures.get(organisation__name="Quiet group").organisation_id
    known["campaigns.Organisation"].discard(quiet)
    words = mark_rows(known)
    known = {model._meta.label: rows_of(model) for model in our_models()}
    start_at(OWN)
    hide_from_partners(shut.coalition)
    own = mark_rows(known, "zqown", ("letters.", "campaigns.Campaign", "campaigns.Activity"))
    return {"words": words | own, "own": own, "shut": shut, "elsewhere": elsewhere}


def open_addresses(public) -> list[str]:
    """Those of what is public, filled with all there is before anything is hidden."""
    given = routes.choices(keys_beyond(OPEN), ["common"], [])
    given["slug"] = [public.slug, public.coalition.slug]
    return [
        address for name, arguments in routes.routes()
        for address in routes.addresses(name, arguments, given)
    ]  # fmt: skip


def what_is_shown(client, known) -> dict[str, tuple]:
    told = {}
    for address in known:
        answer = client.get(address, ASKED)
        try:
            words = CHANGES.sub("", heard(answer))
        except Unreadable:
            words = answer.content
        told[address] = answer.status_code, words
    return told


def keys_beyond(least):
    """Those that rows of tables have which some page shows, of all tables together."""
    shown = [model for model in our_models() if not model._meta.model_name.endswith("word")]
    keys = {key for model in shown for key in rows_of(model) if isinstance(key, int)}
    return sorted(key for key in keys if key > least)


def hidden_themes():
    """Those that the walk can ask for without saying a marked word itself, as the log would."""
    hidden = Recommendation.objects.filter(pk__gt=HIDDEN)
    themes = sorted({one for row in hidden for one in row.topics if not MARK.search(one)})
    assert themes
    return themes


class Walk:
    """Goes everywhere as one person, and keeps what was told that is not theirs to know."""

    def __init__(self, client, words, keys, person=None):
        self.client, self.words, self.told, self.asked = client, words, {}, 0
        self.given = routes.choices(keys, hidden_themes(), [f"{HIDDEN + 1}.guess"])
        self.key = {}
        if person:
            renew_key(by=person)
            self.given["token"].append(address_of(person).split("/")[-2])
            self.key = {"authorization": f"Bearer {a_token(person)[1]}"}

    def everywhere(self, methods=("get",)):
        for name, arguments in routes.routes():
            for address in routes.addresses(name, arguments, self.given):
                for method in methods:
                    self.ask(method, address, ASKED if method == "get" else {})
                if not arguments:
                    self.ask_otherwise(address)
        return self.told

    def ask_otherwise(self, address):
        for given in ALSO_ASKED:
            self.ask("get", address, given)
        self.ask("get", address, ASKED, {"HX-Request": "true"})
        if address.endswith("oembed"):
            for kind in ("letters", "recommendations"):
                for key in self.given["pk"]:
                    self.ask("get", address, {"url": f"{settings.SITE_URL}/{kind}/{key}/"})

    def ask(self, method, address, given, headers=()):
        """The API knows no session, but a token."""
        headers = dict(headers) | (self.key if address.startswith("/api/") else {})
        answer = getattr(self.client, method)(address, given, headers=headers)
        self.asked += 1
        try:
            said = set(MARK.findall(heard(answer))) - set(MARK.findall(address))
        except Unreadable as kind:
            if answer.status_code == 200 and re.search(r"\d{4}", address):
                self.told[f"{method} {address}"] = [f"something of the kind {kind}"]
            return
        if found := said & self.words:
            self.told[f"{method} {address} {given}"] = sorted(found)


def mail_that_goes_out():
    """Every round that writes mails, before the embargo ends and after."""
    remind_all(timezone.localdate())
    for moment in (datetime(2099, 12, 31, 12, tzinfo=UTC), datetime(2100, 1, 2, tzinfo=UTC)):
        keep_embargoes(moment)
    send_account_mails()
    send_waiting()
    send_notices()
    send_digests()
    return mail.outbox


@pytest.mark.parametrize(
    ("who", "methods"), [("visitor", ("get",)), ("elsewhere", ("get", "post"))]
)
def test_no_route_tells_anybody_outside_what_is_hidden(world, client_as, caplog, who, methods):
    words, person = world["words"], world.get(who)
    caplog.set_level(logging.DEBUG)
    logging.getLogger("django.request").addHandler(caplog.handler)
    walk = Walk(client_as(person), words, keys_beyond(HIDDEN), person)
    told = walk.everywhere(methods)
    logging.getLogger("django.request").removeHandler(caplog.handler)

    assert told == {}
    assert walk.asked > 2 * len(list(routes.routes()))
    of_addresses = {word for word in words if word.endswith("slug")}
    assert set(MARK.findall(caplog.text)) & words - of_addresses == set()


def all_of(letter):
    written = [body for body, _kind in getattr(letter, "alternatives", [])]
    return " ".join([letter.subject, letter.body, *written])


def test_no_mail_tells_anybody_outside_what_is_hidden(world):
    view = save_view(name="Whatever there is", query="", by=world["elsewhere"])
    mail_view(view=view, today=timezone.localdate() + timedelta(days=31))
    letters = mail_that_goes_out()

    assert letters
    outside = [one for one in letters if world["elsewhere"].email in one.to]
    assert [one for one in outside if "What governments said" in one.body]
    assert not [one for one in outside if MARK.search(all_of(one))]


# What belongs to one person alone, whatever the role of whoever asks.
PERSONAL = ("apitoken", "savedview", "sheet", "notice", "accountmail", "calendarkey", "export")
# Addresses of people are for those who keep the list of people.
FOR_COORDINATORS = ("seatinvitationemail", "useremail")


@pytest.mark.parametrize(("role", "least"), [(Role.OBSERVER, HIDDEN), (Role.COORDINATOR, OWN)])
def test_a_partner_is_not_told_what_is_another_ones(world, client_as, role, least):
    """Whoever keeps the coalition may read its files; what one organisation keeps to itself is
    nobody else's."""
    person = a.a_person(role, world["shut"])
    closed = PERSONAL if role == Role.COORDINATOR else PERSONAL + FOR_COORDINATORS
    words = world["own"] | {w for w in world["words"] if w.removeprefix("zq").startswith(closed)}

    assert Walk(client_as(person), words, keys_beyond(least), person).everywhere() == {}


def test_what_is_hidden_changes_no_number_and_no_list(openly, client_as, request):
    public, _letter, elsewhere = openly
    known = open_addresses(public)
    before = {one: what_is_shown(client_as(one), known) for one in (None, elsewhere)}

    request.getfixturevalue("world")

    for person, told in before.items():
        now = what_is_shown(client_as(person), known)
        assert {address for address in told if told[address] != now[address]} == set()


def test_every_kind_of_row_with_words_has_a_hidden_one(world):
    """A kind that is new is hidden here as well, or named as having nothing to hide."""
    without = {
        model._meta.object_name
        for model in our_models()
        if fields_of_words(model)
        and not any(word.startswith(f"zq{model._meta.model_name}") for word in world["words"])
    }

    assert sorted(without) == sorted(NOTHING_HIDDEN), sorted(without)


def test_every_route_has_a_name_by_which_it_is_walked():
    nameless = [one for name, one in routes.patterns(routes.get_resolver().url_patterns)
                if not name.rpartition(":")[2]]  # fmt: skip

    assert [one for one in nameless if not str(one.pattern).startswith(THEIR_NAMELESS)] == []


# A file that a person asked for and a source's troubles have doors of their own (doors.py); a
# digest is written as it goes out; a snapshot and the addresses of evidence are of what is public.
NOTHING_HIDDEN = {"Digest", "Export", "Link", "Snapshot", "Trouble"}
THEIR_NAMELESS = ("(?P<app_label>", "<path:object_id>/", "(?P<url>")  # the admin's own
