import gzip
import socket
import threading
import time
import zlib
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import brotli
import pytest

from tests.news.local_feed import Script, serving
from world import fetching
from world.fetching import Refused, Unreachable, fetch


@pytest.fixture
def site(settings):
    with serving(Script(body=b"hello")) as script:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [script.host]
        yield script


def test_a_page_is_fetched_with_its_validators(site):
    site.headers = {"ETag": '"1"', "Last-Modified": "Mon, 01 Jan 2024 00:00:00 GMT"}

    got = fetch(site.url)

    assert (got.body, got.etag) == (b"hello", '"1"')
    assert got.last_modified == "Mon, 01 Jan 2024 00:00:00 GMT"


def test_what_has_not_changed_is_not_fetched_again(site):
    site.status = 304

    assert fetch(site.url, etag='"1"', last_modified="Mon") is None
    assert site.asked[0]["If-None-Match"] == '"1"'
    assert site.asked[0]["If-Modified-Since"] == "Mon"


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("deflate", zlib.compress)],
)
def test_a_compressed_page_is_unpacked(site, encoding, pack):
    site.body, site.headers = pack(b"hello" * 100), {"Content-Encoding": encoding}

    assert fetch(site.url).body == b"hello" * 100


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("deflate", zlib.compress)],
)
def test_a_bomb_is_stopped_by_what_it_unpacks_to(site, encoding, pack):
    site.body = pack(b"\0" * (fetching.MOST_BYTES + 70_000))
    site.headers = {"Content-Encoding": encoding}

    with pytest.raises(Refused, match="too large"):
        fetch(site.url)


def test_a_huge_page_is_refused_by_what_it_says_of_itself(site):
    site.body, site.breaks_after = b"x" * (fetching.MOST_BYTES + 1), 10

    with pytest.raises(Refused, match="too large"):
        fetch(site.url)


def test_a_page_that_is_not_packed_as_it_says_is_told_in_words(site):
    site.body, site.headers = b"no gzip at all", {"Content-Encoding": "gzip"}

    with pytest.raises(Unreachable, match="damaged"):
        fetch(site.url)


def test_a_site_that_drips_is_cut_off_within_the_time_of_a_page(site, monkeypatch):
    """Each byte comes in time; only all of them together do not."""
    site.drips = True
    monkeypatch.setattr(fetching, "TOTAL_SECONDS", 0.7)

    with pytest.raises(Unreachable, match="too long"):
        fetch(site.url)


def test_a_site_that_says_nothing_is_cut_off_too(settings, monkeypatch):
    monkeypatch.setattr(fetching, "TOTAL_SECONDS", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        host = f"127.0.0.1:{silent.getsockname()[1]}"
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [host]

        for scheme in ("http", "https"):
            with pytest.raises(Unreachable, match="too long"):
                fetch(f"{scheme}://{host}/")


def test_a_name_that_is_looked_up_for_ever_is_given_up(monkeypatch):
    given_up = threading.Event()
    monkeypatch.setattr(fetching, "TOTAL_SECONDS", 0.2)
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: given_up.wait(30))

    with pytest.raises(Unreachable, match="too long"):
        fetch("http://slow.example/")
    given_up.set()


def test_one_site_is_asked_by_a_few_at_once(site, settings, monkeypatch):
    settings.FETCH_PER_HOST = 2
    busy, most, lock, ask = [], [], threading.Lock(), fetching.Line.open

    def watched(line):
        with lock:
            busy.append(1)
            most.append(len(busy))
        time.sleep(0.05)
        try:
            return ask(line)
        finally:
            with lock:
                busy.pop()

    monkeypatch.setattr(fetching.Line, "open", watched)
    threads = [threading.Thread(target=fetch, args=[site.url]) for _n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert len(site.asked) == 8
    assert max(most) == 2


def test_a_page_that_breaks_off_yields_what_came(site):
    site.body, site.breaks_after = b"x" * 1000, 400

    assert fetch(site.url).body == b"x" * 400


def test_a_busy_site_says_when_to_come_back(site):
    site.status, site.headers = 503, {"Retry-After": "120"}

    with pytest.raises(Unreachable) as caught:
        fetch(site.url)

    assert caught.value.retry_after == 120


def test_a_day_to_come_back_is_understood_as_well(site):
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=300), usegmt=True)
    site.status, site.headers = 429, {"Retry-After": later}

    with pytest.raises(Unreachable) as caught:
        fetch(site.url)

    assert 200 < caught.value.retry_after <= 300


@pytest.mark.parametrize("told", ["soon", "-5", "99999999999999999999", "Mon, 99 Foo 20"])
def test_nonsense_about_when_to_come_back_does_no_harm(site, told):
    site.status, site.headers = 503, {"Retry-After": told}

    with pytest.raises(Unreachable) as caught:
        fetch(site.url)

    assert 0 <= caught.value.retry_after <= fetching.LONGEST_WAIT


def test_what_is_gone_is_refused_for_good(site):
    site.status = 404

    with pytest.raises(Refused, match="nothing at this address"):
        fetch(site.url)


def test_circles_end(site):
    site.status, site.headers = 302, {"Location": "/again"}

    with pytest.raises(Refused, match="circles"):
        fetch(site.url)

    assert len(site.asked) == fetching.MOST_REDIRECTS + 1


def test_a_redirect_into_the_private_network_is_refused(site):
    site.status, site.headers = 302, {"Location": "http://169.254.169.254/latest/meta-data"}

    with pytest.raises(Refused, match="private network"):
        fetch(site.url)


def test_a_key_is_not_handed_on_to_another_site(site, settings):
    with serving(Script(status=302, headers={"Location": f"http://localhost:{site.port}/"})) as it:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [it.host, f"localhost:{site.port}"]

        assert fetch(it.url, headers={"Authorization": "Token x"}).body == b"hello"

    assert it.asked[0]["Authorization"] == "Token x"
    assert "Authorization" not in site.asked[0]


def test_a_move_for_good_is_told(site, settings):
    with serving(Script(status=301, headers={"Location": site.url})) as it:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [it.host, site.host]

        assert fetch(it.url).moved_to == site.url
        it.status = 302
        assert fetch(it.url).moved_to == ""


def test_an_address_in_other_letters_is_asked_for(site):
    fetch(f"http://{site.host}/новости?q=é б")

    assert site.asked[0]["path"] == "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8?q=%C3%A9%20%D0%B1"
