"""What other sites put into their pages: public rows alone, and nobody is followed there."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from campaigns.levels import Role
from letters.statuses import Position
from tests import factories as a
from tests.helpers import assert_flat

pytestmark = pytest.mark.django_db
LIMIT = 15_000  # bytes of the page and its stylesheet, uncompressed


@pytest.fixture
def public():
    return a.a_campaign(is_public=True)


@pytest.fixture
def letter(public):
    letter = a.a_letter(public, subject="Open the courts", asks=("Open them.", "Say why not."))
    a.a_response(letter, Position.ACCEPTED, number=1)
    return letter


def ask_of(letter, number=1):
    return letter.recommendations.get(number=number)


def addresses(letter):
    return [
        reverse("letters:embed_board"),
        reverse("letters:embed_letter", args=[letter.pk]),
        reverse("letters:embed_ask", args=[ask_of(letter).pk]),
    ]


def test_an_ask_says_where_it_stands_as_of_when_and_from_where(client, letter):
    shown = client.get(addresses(letter)[2]).content.decode()

    assert "Open them." in shown
    assert "Prime Minister, Japan" in shown
    assert "Accepted, awaiting action" in shown
    assert f"As of {timezone.localdate():%-d %B %Y}" in shown
    assert "Source:" in shown


def test_a_letter_lists_what_it_asks(client, letter):
    shown = client.get(addresses(letter)[1]).content.decode()

    assert "Open the courts" in shown
    assert "Open them." in shown
    assert "Say why not." in shown


def test_a_selection_counts_as_the_dashboard_does(client, letter, public):
    a.a_letter(public, asks=("Elsewhere.",), country="KR")

    page = client.get(reverse("letters:board"), {"country": "JP"}).context["board"]
    shown = client.get(reverse("letters:embed_board"), {"country": "JP"}).content.decode()

    assert page.finding in shown
    assert page.beside in shown
    assert page.total == 2


def test_an_ask_can_be_shown_as_of_a_day(client, letter):
    past = ask_of(letter)
    day = letter.sent_on + timedelta(days=1)

    shown = client.get(addresses(letter)[2], {"as_of": day.isoformat()}).content.decode()

    assert f"{past.get_absolute_url()}?as_of={day.isoformat()}" in shown
    assert "Accepted, awaiting action" not in shown


def test_everything_is_small_and_runs_nothing(client, letter, public):
    a.a_letter(public, subject="L" * 250, asks=tuple(f"Ask {n} {'w ' * 300}" for n in range(40)))
    sheet = Path(finders.find("embed.css")).stat().st_size

    for address in addresses(letter):
        page = client.get(address).content
        assert len(page) + sheet < LIMIT
        assert b"<script" not in page
        assert b" style=" not in page


def test_links_open_a_page_of_their_own(client, letter):
    for address in addresses(letter):
        links = re.findall(r"<a [^>]+>", client.get(address).content.decode())

        assert links
        assert all('target="_blank"' in one and 'rel="noopener"' in one for one in links)


def test_a_widget_knows_nobody_and_tells_of_nobody(client_as, letter, public):
    member = client_as(a.a_person(Role.COORDINATOR, public))
    for address in addresses(letter):
        with CaptureQueriesContext(connection) as asked:
            answer = member.get(address)

        assert not [one for one in asked if "django_session" in one["sql"]]
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "public" in answer["Cache-Control"]
        assert "script-src 'none'" in answer["Content-Security-Policy"]


def test_what_is_not_public_is_not_shown_even_to_its_own_people(client_as, public):
    hidden = a.a_letter(public, subject="Quiet", asks=("Hush.",), visibility="coalition")
    coordinator = client_as(a.a_person(Role.COORDINATOR, public))

    for address in addresses(hidden)[1:]:
        answer = coordinator.get(address)
        assert answer.status_code == 404
        assert answer.content == coordinator.get(re.sub(r"\d+", "999999", address)).content
    board = coordinator.get(addresses(hidden)[0]).content.decode()
    assert "Nothing fits" in board


def test_a_copy_that_is_still_good_is_not_sent_again(client, letter):
    for address in addresses(letter):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first["ETag"]})

        assert again.status_code == 304
        assert "frame-ancestors *" in again["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("asked", "given"), [("dark", 'data-scheme="dark"'), ("light", 'data-scheme="light"')]
)
def test_the_colours_can_be_fixed(client, letter, asked, given):
    for address in addresses(letter):
        assert given in client.get(address, {"scheme": asked}).content.decode()
        assert "data-scheme" not in client.get(address, {"scheme": '"><b'}).content.decode()


def test_pages_give_the_code_to_copy(client, letter, settings):
    settings.SITE_URL = "https://heeded.example"
    pages = [f"{reverse('letters:board')}?country=JP", letter.get_absolute_url(),
             ask_of(letter).get_absolute_url()]  # fmt: skip

    for page, frame in zip(pages, addresses(letter), strict=True):
        shown = client.get(page).content.decode()
        assert f"&lt;iframe src=&quot;https://heeded.example{frame}" in shown
    assert "/embed/?country=JP&quot;" in client.get(pages[0]).content.decode()


def test_there_is_no_code_for_what_others_would_not_see(client_as, public):
    hidden = a.a_letter(public, visibility="coalition")
    coordinator = client_as(a.a_person(Role.COORDINATOR, public))

    for page in (hidden.get_absolute_url(), hidden.recommendations.get().get_absolute_url()):
        assert "iframe" not in coordinator.get(page).content.decode()


def test_a_widget_costs_the_same_however_much_there_is(client, letter, public):
    for address in addresses(letter):
        assert_flat(
            visit=lambda address=address: client.get(address),
            grow=lambda: [a.a_letter(public) for _ in range(5)],
        )


def test_a_selection_by_theme_is_no_question_of_colours(client, letter):
    letter.recommendations.filter(number=1).update(topics=["dark"])

    shown = client.get(reverse("letters:embed_board"), {"theme": "dark"}).content.decode()

    assert "the one recommendation" in shown.lower()
    assert "data-scheme" not in shown
