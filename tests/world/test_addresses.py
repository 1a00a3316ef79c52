import socket

import pytest

from tests.news.local_feed import Script, serving
from world.addresses import is_public
from world.fetching import Refused, Unreachable, fetch


@pytest.fixture
def site():
    with serving(Script(body=b"hello")) as script:
        yield script


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://127.1/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://localhost/",
        "http://localhost./",
        "http://[64:ff9b::169.254.169.254]/",
        "http://１２７.0.0.1/",
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
    [
        "0.0.0.0",  # noqa: S104
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "127.8.8.8",
        "169.254.169.254",
        "168.63.129.16",
        "172.16.0.1",
        "192.0.0.192",
        "192.168.1.1",
        "198.18.0.1",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::7f00:1",
        "::ffff:10.0.0.1",
        "::ffff:0:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::a00:1",
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "2001:db8::1",
        "2002:7f00:1::",
        "3fff::1",
        "5f00::1",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1%eth0",
        "fec0::1",
        "ff02::1",
    ],
)
def test_addresses_that_are_not_public_are_known(address):
    assert not is_public(address)


def test_public_addresses_are_known():
    assert is_public("93.184.215.14")
    assert is_public("2606:2800:21f:cb07:6820:80da:af6b:8b2c")
    assert is_public("::ffff:93.184.215.14")
    assert is_public("64:ff9b::5db8:d70e")


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

    monkeypatch.setattr(socket, "getaddrinfo", resolve)

    assert fetch(f"http://feeds.example:{port}/feed").body == b"hello"
    assert lookups.count("feeds.example") == 1
    assert site.asked[0]["Host"] == f"feeds.example:{port}"


@pytest.mark.parametrize("url", ["ftp://example.org/", "file:///etc/passwd", "http://a.b:22/"])
def test_other_schemes_and_ports_are_refused(url):
    with pytest.raises(Refused):
        fetch(url)


def test_a_name_that_changes_its_address_between_two_looks_gains_nothing(
    site, settings, monkeypatch
):
    """The first answer is public, every later one is this machine: only the first is used."""
    connected = []
    answers = iter(["93.184.215.14"])

    def resolve(_host, port, *_rest, **_more):
        return [(2, 1, 6, "", (next(answers, "127.0.0.1"), port))]

    def connect(address, **_more):
        connected.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)

    with pytest.raises(Unreachable):
        fetch("http://rebind.example/")

    assert connected == ["93.184.215.14"]


def test_the_next_address_of_a_name_is_tried_where_the_first_is_dead(site, settings, monkeypatch):
    port = int(site.host.rpartition(":")[2])
    settings.FETCH_ALLOWED_HOSTS_PRIVATE = [f"feeds.example:{port}"]
    answers = [(2, 1, 6, "", (one, port)) for one in ("::1", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_a, **_k: answers)

    assert fetch(f"http://feeds.example:{port}/").body == b"hello"
