"""A copy stands without its server, tells only what is public, and says what it is."""

import csv
import hashlib
import io
import posixpath
import threading
from contextlib import contextmanager, nullcontext
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

import pytest
from django.core.management import CommandError, call_command
from django.test import override_settings
from lxml import html

from letters.models import Recommendation
from tests import factories as a
from tests.house.hidden import MARK, hide_everything, mark_rows, our_models, rows_of, start_at

pytestmark = pytest.mark.django_db(transaction=True)
TAKEN_ALONG = {"a": "href", "link": "href", "script": "src", "img": "src", "source": "src"}


@pytest.fixture(scope="module")
def made(django_db_setup, django_db_blocker, tmp_path_factory):
    """A copy of the demo, made once, and what it has to hold."""
    folder = tmp_path_factory.mktemp("static") / "copy"
    with django_db_blocker.unblock(), override_settings(SITE_URL="http://localhost:8000"):
        call_command("demo", verbosity=0)
        call_command("static_copy", folder, verbosity=0)
        public = Recommendation.objects.filter(letter__sent_on__isnull=False)
        asks = dict(public.values_list("pk", "text"))
        japan = public.filter(letter__addressees__country="JP").first()
        call_command("flush", interactive=False, verbosity=0)
    return folder, asks, japan.text


@pytest.fixture
def copied(made):
    return made[0]


def pages_of(folder):
    for path in sorted(folder.rglob("*.html")):
        yield path, html.document_fromstring(path.read_bytes())


def test_every_link_within_leads_to_a_file(copied):
    gone, met = [], set()
    for path, page in pages_of(copied):
        for element in page.iter(*TAKEN_ALONG):
            link = element.get(TAKEN_ALONG[element.tag]) or "#"
            parts = urlsplit(link)
            if parts.scheme in {"http", "https", "mailto"} or link.startswith("#"):
                continue
            target = posixpath.normpath(path.parent / unquote(parts.path))
            met.add(target)
            if parts.query or not (copied / target).is_file():
                gone.append((str(path), link))

    assert gone == []
    assert len(met) > 50


def test_only_one_line_of_a_page_leads_to_the_live_one(copied):
    for path, page in pages_of(copied):
        to_live = [one for one in page.iter("a") if "localhost" in one.get("href", "")]
        assert all(one.get("data-live") is not None for one in to_live), path
        assert 1 <= len(to_live) <= 2
        text = path.read_text()
        assert "<form" not in text
        assert "hx-" not in text.replace("hx-swap-oob", "")
        assert "csrf" not in text


def test_the_copy_holds_each_public_recommendation_and_its_filters(made):
    copied, asks, of_japan = made
    assert len(asks) > 10
    for key, text in asks.items():
        page = html.parse(copied / "recommendations" / str(key) / "index.html")
        assert text in page.getroot().text_content()
    rows = csv.DictReader(io.StringIO((copied / "export/csv/file.csv").read_text("utf-8-sig")))
    assert len(list(rows)) == len(asks)
    start = html.parse(copied / "index.html").getroot()
    japan = [one for one in start.iter("a") if (one.text or "").startswith("Japan (")]
    filtered = html.parse(copied / japan[0].get("href")).getroot()
    assert of_japan in filtered.text_content()
    assert len(filtered.find_class("ask")) < len(asks)


def test_the_copy_says_what_it_is_and_its_sums_are_right(copied):
    about = (copied / "about-this-copy.html").read_text()
    assert "http://localhost:8000/" in about
    assert "This is a copy of" in (copied / "index.html").read_text()
    listed = dict(
        reversed(line.split("  ", 1)) for line in (copied / "sums.txt").read_text().splitlines()
    )
    found = {
        str(path.relative_to(copied)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in copied.rglob("*")
        if path.is_file() and path.name != "sums.txt"
    }
    assert listed == found
    assert {"static/house.css", "static/logo.svg"} <= set(found)
    with pytest.raises(CommandError, match="is there already"):
        call_command("static_copy", copied)


def test_nothing_hidden_is_in_a_copy(transactional_db, files, settings, tmp_path):
    settings.SITE_URL = "http://localhost:8000"
    start_at(1000)
    public = a.a_campaign(is_public=True)
    letter = a.a_letter(public, subject="Common letter", asks=("Common ask.",))
    a.some_evidence(letter.recommendations.get())
    known = {model._meta.label: rows_of(model) for model in our_models()}
    start_at(2000)
    hide_everything(public, letter)
    words = mark_rows(known)

    call_command("static_copy", tmp_path / "copy", verbosity=0)

    told = {
        str(path.relative_to(tmp_path)): sorted(found)
        for path in (tmp_path / "copy").rglob("*")
        if path.is_file()
        and (found := set(MARK.findall(str(path) + path.read_text(errors="replace"))) & words)
    }
    assert told == {}
    assert len(words) > 20
    assert (tmp_path / "copy" / "letters" / str(letter.pk) / "index.html").exists()


@pytest.mark.e2e
@pytest.mark.parametrize("opened", ["from the disk", "from a server without any sense"])
def test_the_copy_is_read_in_a_browser(copied, browser, opened):
    with served(copied) if "server" in opened else nullcontext(copied.as_uri()) as start:
        page = browser.new_page()
        failed = []
        page.on("requestfailed", lambda request: failed.extend(refused(request)))
        page.on("console", lambda told: failed.append(told.text) if told.type == "error" else None)
        page.goto(f"{start}/index.html")
        page.locator("a.ask").first.click()
        assert page.locator("h1").is_visible()
        page.get_by_role("link", name="About this copy").click()
        assert page.get_by_role("link", name="sums.txt").is_visible()
        page.get_by_role("link", name="Dashboard").click()
        assert page.locator("h1").inner_text().startswith("Governments accepted ")
        styled = page.evaluate("getComputedStyle(document.querySelector('.wrap')).maxWidth")
        page.close()

    assert failed == []
    assert styled != "none"


def refused(request) -> list[str]:
    """Its address, unless it was the browser that gave up on going to the next page."""
    return [] if "ERR_ABORTED" in (request.failure or "") else [request.url]


@contextmanager
def served(folder):
    handler = partial(QuietHandler, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_words):
        """Says nothing."""
