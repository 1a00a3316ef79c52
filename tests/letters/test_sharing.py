"""Previews that other sites make of a link: oEmbed and pictures of what everybody sees."""

import re
from html import unescape
from unittest.mock import patch
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree

import pytest
from django.core.cache import caches
from django.urls import reverse

from campaigns.levels import Role
from letters.charts import svg
from letters.exports.pictures import words_of
from letters.selectors.cards import board_card
from letters.services.assessments import approve
from letters.statuses import Position
from tests import factories as a

pytestmark = pytest.mark.django_db
SITE = "https://heeded.example"


@pytest.fixture(autouse=True)
def site(settings):
    settings.SITE_URL = SITE


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


def pages(letter):
    return ["/", letter.get_absolute_url(), ask_of(letter).get_absolute_url()]


def told(client, url, **more):
    return client.get(reverse("letters:oembed"), {"url": url, **more})


def test_the_frame_of_a_selection_says_what_it_is_of(client, letter):
    given = told(client, f"{SITE}/?country=JP").json()

    assert given["title"].startswith("What became of what was asked, Japan: Governments accepted")
    assert 'title="What became of what was asked, Japan: ' in given["html"]


def test_a_site_that_knows_oembed_is_told_the_frame_of_each_page(client, letter):
    frames = ["/embed/", f"/embed/letters/{letter.pk}/",
              f"/embed/recommendations/{ask_of(letter).pk}/"]  # fmt: skip
    for page, frame in zip(pages(letter), frames, strict=True):
        answer = told(client, SITE + page)

        assert answer.status_code == 200
        given = answer.json()
        assert (given["version"], given["type"]) == ("1.0", "rich")
        assert f'src="{SITE}{frame}"' in given["html"]
        assert {"width", "height", "title", "thumbnail_url"} <= given.keys()
        assert answer["Access-Control-Allow-Origin"] == "*"


def test_the_same_comes_as_xml(client, letter):
    page = SITE + letter.get_absolute_url()
    answer = told(client, page, format="xml")

    root = ElementTree.fromstring(answer.content)  # noqa: S314 - our own
    assert answer["Content-Type"].startswith("text/xml")
    given = {one.tag: one.text for one in root}
    assert given == {name: str(value) for name, value in told(client, page).json().items()}


def test_the_filters_and_the_day_come_along(client, letter):
    board = told(client, f"{SITE}/?country=JP&unknown=1").json()
    ask = told(client, f"{SITE}{ask_of(letter).get_absolute_url()}?as_of=2020-06-01").json()

    assert f"{SITE}/embed/?country=JP&quot;".replace("&quot;", '"') in board["html"]
    assert "?as_of=2020-06-01" in ask["html"]


def test_nothing_is_larger_than_was_asked_for(client, letter):
    given = told(client, f"{SITE}/", maxwidth="320", maxheight="200").json()

    assert (given["width"], given["height"]) == (320, 200)
    assert "thumbnail_url" not in given


@pytest.mark.parametrize(
    "url",
    ["", "nonsense", f"{SITE}/corrections/", f"{SITE}/letters/999999/", "https://[", "//x/\x00",
     "https://elsewhere.example/", "https://heeded.example.evil.example/", "ftp://heeded.example/",
     f"{SITE}/letters/%31%30%30%30%30%30%30%30%30%30%30%30%30%30%30%30%30%30%30%30%30/"],
)  # fmt: skip
def test_no_other_address_is_told_of(client, letter, url):
    assert told(client, url.replace("\x00", "%00")).status_code == 404


def test_a_hidden_page_is_answered_as_one_that_is_not_there(client_as, public):
    hidden = a.a_letter(public, visibility="coalition")
    coordinator = client_as(a.a_person(Role.COORDINATOR, public))
    missing = told(coordinator, f"{SITE}/letters/999999/")

    for page in pages(hidden)[1:]:
        answer = told(coordinator, SITE + page)
        assert (answer.status_code, answer.content) == (404, missing.content)


def test_a_format_that_is_not_known_is_not_implemented(client, letter):
    assert told(client, f"{SITE}/", format="yaml").status_code == 501


def test_each_page_leads_there_and_to_its_picture(client, letter):
    for page in pages(letter):
        shown = unescape(client.get(page).content.decode())
        found = re.search(r'type="application/json\+oembed"[^>]+href="([^"]+)"', shown)[1]
        assert parse_qs(urlsplit(found).query)["url"] == [SITE + page]
        assert client.get(found.removeprefix(SITE)).status_code == 200
        picture = re.search(r'property="og:image" content="([^"]+)"', shown)[1]
        assert client.get(picture.removeprefix(SITE))["Content-Type"] == "image/png"
        assert re.search(r'property="og:image:alt" content="[^"]{10,}"', shown)
        assert 'name="twitter:card"' in shown


def size_of(png):
    assert png.startswith(b"\x89PNG")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def pictures(letter):
    return [
        reverse("letters:picture_board"),
        reverse("letters:picture_letter", args=[letter.pk]),
        reverse("letters:picture_ask", args=[ask_of(letter).pk]),
    ]


def test_pictures_are_as_large_as_other_sites_want_them(client, letter):
    for address in pictures(letter):
        assert size_of(client.get(address).content) == (1200, 630)


@pytest.mark.parametrize(
    "words",
    ["x" * 900, "A plan for refugees. " * 200, "北朝鮮の人権状況について国際的に主導すること。" * 9,
     "نطالب الحكومة بالإفراج عن جميع السجناء", '#let x = 1; $a$ `b` *c* <d> "e" \\ \u202e',
     "👩‍👩‍👧 क्षत्रिय မြန်မာ", "\ufffe\u0007 odd"],
)  # fmt: skip
def test_any_words_can_be_drawn(client, public, words):
    letter = a.a_letter(public, subject=words[:200], asks=(words,))

    for address in pictures(letter)[1:]:
        assert size_of(client.get(address).content) == (1200, 630)


def test_a_picture_that_is_still_good_is_not_sent_again_and_a_change_is(client, letter):
    address = pictures(letter)[2]
    first = client.get(address)

    assert client.get(address, headers={"If-None-Match": first["ETag"]}).status_code == 304
    a.a_response(letter, Position.NOT_ACCEPTED, number=1)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 200
    assert again.content != first.content


def test_the_picture_of_a_selection_shows_what_was_done_over_time(client, public, letter):
    address = pictures(letter)[0]
    before = client.get(address).content
    with patch("letters.exports.pictures.svg", wraps=svg) as drawing:
        assert client.get(address).content == before
        assert not drawing.called  # nothing is judged yet

        approve(assessment=a.a_proposal(ask_of(letter)), by=a.a_person(Role.REVIEWER, public))
        assert size_of(client.get(address).content) == (1200, 630)

    assert drawing.call_args.args[0]["description"].endswith("of what was assessed is implemented")


def test_nobody_keeps_the_site_drawing(client, letter, settings):
    settings.PICTURES_PER_MINUTE = 1
    for name in ("limits", "pictures"):
        caches[name].clear()
    first, second, third = pictures(letter)
    assert client.get(first).status_code == 200

    refused = client.get(second)
    assert (refused.status_code, client.get(third).status_code) == (429, 429)
    assert 0 < int(refused["Retry-After"]) <= 60
    assert client.get(first).status_code == 200  # drawn before


def test_a_picture_shows_what_everybody_sees(client_as, public, letter):
    hidden = a.a_letter(public, visibility="coalition")
    coordinator = client_as(a.a_person(Role.COORDINATOR, public))
    stranger = client_as(None)

    for address in pictures(hidden)[1:]:
        assert coordinator.get(address).status_code == 404
    board = pictures(letter)[0]
    assert coordinator.get(board).content == stranger.get(board).content
    assert "2 recommendations" in words_of(board_card({}))
