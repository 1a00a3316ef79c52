import gzip
import socket

import pytest

from tests.news.local_feed import Script, serving
from world import fetching
from world.fetching import Refused, Unreachable, fetch, is_public


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


def test_a_compressed_page_is_unpacked(site):
    site.body, site.headers = gzip.compress(b"hello" * 100), {"Content-Encoding": "gzip"}

    assert fetch(site.url).body == b"hello" * 100


def test_a_bomb_is_stopped_by_what_it_unpacks_to(site):
    site.body = gzip.compress(b"\0" * (fetching.MOST_BYTES + 70_000))
    site.headers = {"Content-Encoding": "gzip"}

    with pytest.raises(Refused, match="too large"):
        fetch(site.url)


def test_a_page_that_breaks_off_yields_what_came(site):
    site.body, site.breaks_after = b"x" * 1000, 400

    assert fetch(site.url).body == b"x" * 400


def test_a_busy_site_says_when_to_come_back(site):
    site.status, site.headers = 503, {"Retry-After": "120"}

    with pytest.raises(Unreachable) as caught:
        fetch(site.url)

    assert caught.value.retry_after == 120


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


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://10.0.0.1/",
        "http://[::1]/",
        "http://[::ffff:127.0.0.1]/",
        "http://2130706433/",
        "http://0/",
        "http://169.254.169.254/",
    ],
)
def test_private_addresses_are_refused_however_written(url):
    with pytest.raises((Refused, Unreachable)):
        fetch(url)


@pytest.mark.parametrize(
    "address",
    ["100.64.0.1", "192.168.1.1", "fe80::1%eth0", "64:ff9b::7f00:1", "2002:7f00:1::", "224.0.0.1"],
)
def test_addresses_that_are_not_public_are_known(address):
    assert not is_public(address)


def test_public_addresses_are_known():
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")


def test_a_name_with_one_private_address_among_its_own_is_refused(monkeypatch):
    answers = [(2, 1, 6, "", ("93.184.215.14", 80)), (2, 1, 6, "", ("10.0.0.7", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: answers)

    with pytest.raises(Refused, match="private network"):
        fetch("http://rebind.example/")


def test_the_address_checked_is_the_address_connected_to(site, settings, monkeypatch):
    port = int(site.host.rpartition(":")[2])
    settings.FETCH_ALLOWED_HOSTS_PRIVATE = [f"feeds.example:{port}"]
    lookups = []

    def resolve(host, *_rest, **_more):
        lookups.append(host)
        return [(2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr(fetching.socket, "getaddrinfo", resolve)

    assert fetch(f"http://feeds.example:{port}/feed").body == b"hello"
    assert lookups.count("feeds.example") == 1
    assert site.asked[0]["Host"] == f"feeds.example:{port}"


@pytest.mark.parametrize("url", ["ftp://example.org/", "file:///etc/passwd", "http://a.b:22/"])
def test_other_schemes_and_ports_are_refused(url):
    with pytest.raises(Refused):
        fetch(url)
