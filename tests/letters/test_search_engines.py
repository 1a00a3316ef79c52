"""What search engines are told of: public pages, and where they may not go."""

import re

import pytest
from django.urls import reverse

from campaigns.levels import Role
from letters.exports.sitemaps import SECTIONS, Asks
from letters.models import Office, Recommendation
from letters.services.mailing import invitation_link
from tests import factories as a
from tests.helpers import assert_flat
from tests.letters.links import path_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign():
    return a.a_campaign(is_public=True)


def listed(client):
    """Every address in every file of the sitemap."""
    index = re.findall("<loc>([^<]+)", client.get("/sitemap.xml").text)
    return [url for file in index for url in re.findall("<loc>([^<]+)", client.get(file).text)]


def test_the_sitemap_lists_public_pages_alone_whoever_asks(client_as, campaign):
    letter = a.a_letter(campaign, signatories=("A group",))
    Recommendation.objects.update(topics=["law/order"])
    hidden = a.a_letter(a.a_campaign(), country="KR", signatories=("B group",))

    for person in (None, a.a_person(Role.COORDINATOR, hidden.campaign)):
        urls = listed(client_as(person))

        public = letter.recommendations.get().get_absolute_url()
        for path in (letter.get_absolute_url(), public, "/governments/JP/", "/themes/law/order/"):
            assert f"http://testserver{path}" in urls
        secret = hidden.recommendations.get().get_absolute_url()
        for path in (hidden.get_absolute_url(), secret, "/governments/KR/"):
            assert f"http://testserver{path}" not in urls
        assert all(client_as(None).get(url).status_code == 200 for url in urls)


def test_a_sitemap_is_split_and_says_when_a_page_changed_last(client, campaign, monkeypatch):
    monkeypatch.setattr(Asks, "limit", 2)
    letter = a.a_letter(campaign, asks=("One.", "Two.", "Three."))
    response = a.a_response(letter)

    index = client.get("/sitemap.xml").text
    first = client.get("/sitemap-recommendations.xml").text

    assert "/sitemap-recommendations.xml?p=2<" in index
    assert "/sitemap-recommendations.xml?p=3<" not in index
    assert first.count("<loc>") == 2
    assert f"<lastmod>{response.logged_at:%Y-%m-%d}" in first
    assert client.get("/sitemap-recommendations.xml?p=2").text.count("<loc>") == 1


def test_sitemaps_cost_as_many_queries_however_much_there_is(client, campaign):
    def grow():
        for number in range(3):
            letter = a.a_letter(campaign, signatories=(f"{number} group",), asks=("A.", "B."))
            letter.recommendations.update(topics=[f"theme {number}"])

    grow()
    for section in SECTIONS:
        address = reverse("letters:sitemap_section", args=[section])
        assert_flat(visit=lambda address=address: client.get(address), grow=grow)
    assert_flat(visit=lambda: client.get("/sitemap.xml"), grow=grow)


@pytest.mark.parametrize(
    "address",
    ["/sitemap-none.xml", "/sitemap-letters.xml?p=1000000000", "/sitemap-letters.xml?p=x",
     "/sitemap-letters.xml?p=-1"],
)  # fmt: skip
def test_a_file_that_there_is_not_is_not_found(client, address):
    assert client.get(address).status_code == 404


def test_robots_are_kept_from_personal_links_and_files(client, campaign):
    told = client.get("/robots.txt").text

    for path in ("/sign/", "/confirm/", "/signature/", "/drafts/", "/exports/", "/?"):
        assert f"Disallow: {path}\n" in told
    assert "Disallow: /\n" not in told
    assert "Sitemap: http://127.0.0.1:8000/sitemap.xml" in told


def test_a_topic_of_any_signs_breaks_no_page(client, campaign):
    letter = a.a_letter(campaign)
    Recommendation.objects.update(topics=["a\nb", "?x=1#y", "<b>", "..", ""])

    assert client.get("/browse/").status_code == 200
    assert client.get(letter.recommendations.get().get_absolute_url()).status_code == 200
    assert client.get("/sitemap-themes.xml").status_code == 200
    assert client.get(reverse("letters:theme", args=["a\nb"])).status_code == 200


def head(client, address):
    return client.get(address).text.partition("</head>")[0]


def test_a_page_names_its_lasting_address_and_tells_what_it_is(client, campaign, settings):
    settings.SITE_URL = "https://heeded.example"
    letter = a.a_letter(campaign, subject="Free <them>", asks=("Free all of them.",))
    ask = letter.recommendations.get()
    pages = {
        letter.get_absolute_url(): "Free &lt;them&gt;",
        ask.get_absolute_url(): "Free all of them.",
        Office.objects.get().get_absolute_url(): "Prime Minister",
        "/governments/JP/": "Japan",
        f"/coalitions/{campaign.coalition.slug}/": campaign.coalition.name,
        campaign.get_absolute_url(): campaign.name,
        "/": "What became of what was asked",
    }
    for address, title in pages.items():
        told = head(client, f"{address}?unknown=1")
        assert f'<link rel="canonical" href="https://heeded.example{address}">' in told
        shown = re.search(r'<meta property="og:title" content="([^"]+)"', told)[1]
        assert title in shown
        assert re.search(r'<meta name="description" content="[^"]{20,300}"', told)
        assert 'property="og:description"' in told


def test_a_letter_names_its_translations(client, campaign, settings):
    settings.SITE_URL = "https://heeded.example"
    letter = a.a_letter(campaign)
    a.a_translation(letter, "fr")
    address = f"https://heeded.example{letter.get_absolute_url()}"

    own, french = (head(client, letter.get_absolute_url() + end) for end in ("", "?in=fr"))

    for page in (own, french):
        assert f'<link rel="alternate" hreflang="fr" href="{address}?in=fr">' in page
        assert f'<link rel="alternate" hreflang="en" href="{address}">' in page
    assert f'<link rel="canonical" href="{address}?in=fr">' in french


def test_personal_links_are_kept_out_of_search_engines(client):
    letter = a.a_letter_to_sign()
    link = path_in(invitation_link(a.an_invitation(letter)))

    told = head(client, link)

    assert '<meta name="robots" content="noindex">' in told
    assert link not in told


def test_what_is_not_found_repeats_no_address(client, db):
    answer = client.get("/themes/none-such/")

    assert answer.status_code == 404
    assert "none-such" not in answer.text
    assert '<meta name="robots" content="noindex">' in answer.text
