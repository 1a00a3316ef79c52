"""Which addresses a copy holds, and under which names."""

import pytest

from archive.copying.names import Names, between
from archive.copying.pages import standing, written
from archive.copying.rules import inner, is_wanted

HTML = "text/html"
DRAWING = """<div role="img" aria-label="Asked and done" data-spec="{}"
    data-address="/charts/a.svg?"></div>"""


@pytest.mark.parametrize(
    "address",
    ["/", "/?country=JP", "/?country=JP&page=2", "/?implementation=stalled&position=accepted",
     "/letters/4/", "/letters/4/?in=fr", "/export/csv/", "/letters/4/export/json/", "/files/3/"],
)  # fmt: skip
def test_is_in_the_copy(address):
    assert is_wanted(address)


@pytest.mark.parametrize(
    "address",
    ["/accounts/login/", "/admin/", "/search/", "/?text=water", "/?country=JP&theme=Water",
     "/?as_of=2015-06-30", "/letters/4/export/pdf/", "/export/csv/?country=JP", "/sign/abc/",
     "/news/suggest/4/", "/news/evidence/3/problem/", "/feeds/changes.atom", "/api/v1/docs/"],
)  # fmt: skip
def test_needs_the_server(address):
    assert not is_wanted(address)


def test_a_link_is_read_from_its_page():
    assert inner("?page=2", "/letters/", "a.example") == "/letters/?page=2"
    assert inner("?page=1&b=2&a=1", "/", "a.example") == "/?a=1&b=2"
    assert inner("https://a.example/x/#y", "/", "a.example") == "/x/"
    assert inner("../../..", "/letters/4/", "a.example") == "/"
    assert inner("https://b.example/", "/", "a.example") is None
    assert inner("mailto:a@a.example", "/", "a.example") is None


def test_names_differ_on_any_disk_and_stay_in_the_folder():
    addresses = ["/", "/?theme=Water", "/?theme=water", "/?theme=w%2Fater", "/?theme=w-ater",
                 "/%2E%2E/%2E%2E/out/", "/?text=" + "x" * 300, "/?theme=%D8%AD%D9%82"]  # fmt: skip
    names = Names()

    given = [names.give(address, HTML) for address in addresses]

    assert given[0] == "index.html"
    assert len({name.casefold() for name in given}) == len(addresses)
    assert not [name for name in given if ".." in name or name.startswith("/")]
    assert max(map(len, given)) < 150
    assert names.give("/?theme=water", HTML) == given[2]
    assert names.give("/letters/4/letter.pdf", "application/pdf") == "letters/4/letter.pdf"
    assert names.give("/export/csv/", "text/csv") == "export/csv/file.csv"
    assert names.give("/charts/a.svg", "image/svg+xml") == "charts/a.svg"
    assert names.give("/charts/a.svg?year=2009", "image/svg+xml").startswith("charts/a-svg/")
    assert between("letters/4/index.html", "static/a.css") == "../../static/a.css"


def test_a_page_is_made_to_stand_alone():
    told = {"/more/": "Loaded <a href='/x/'>later</a>.", "/charts/": DRAWING}
    page = standing(
        """<html><head><link rel="canonical" href="https://a.example/"></head><body><main>
        <section hx-get="/more/" hx-trigger="load">…</section>
        <div hx-get="/charts/" hx-trigger="revealed"><a href="/charts/">In charts</a></div>
        <form method="get" action="/"><label for="f">Government</label><select id="f"
        name="country"><option value="">All</option><option value="JP">Japan (2)</option></select>
        <button>Show</button></form><form method="post" action="/tip/"><input name="url"></form>
        </main></body></html>""",
        is_filtered=False,
        part=told.__getitem__,
    )

    text = written(page).decode()
    assert "Loaded" in text
    assert '<img src="/charts/a.svg?" alt="Asked and done" class="img-fluid">' in text
    assert '<a href="/?country=JP">Japan (2)</a>' in text
    assert "This needs the live page." in text
    for gone in ("<form", "<button", "<input", "hx-", "canonical", "data-spec"):
        assert gone not in text
