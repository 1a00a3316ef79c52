"""What a site asks of programs is asked for once a day, and done."""

import pytest
from django.core.cache import caches

from tests.news.local_site import site as a_site
from world import fetching, robots

RULES = b"User-agent: *\nDisallow: /private/\n\nUser-agent: heeded\nDisallow: /not-for-heeded/\n"


@pytest.fixture
def site(settings):
    caches["limits"].clear()
    with a_site() as made:
        settings.FETCH_ALLOWED_HOSTS_PRIVATE = [made.host]
        yield made


def read(site, path):
    return fetching.fetch(site.url(path), may=robots.obey)


def test_what_is_kept_from_programs_is_not_fetched(site):
    site.pages = {"/robots.txt": RULES, "/not-for-heeded/a": b"x", "/open": b"y"}

    with pytest.raises(robots.Disallowed, match=r"robots\.txt"):
        read(site, "/not-for-heeded/a")

    assert read(site, "/open").body == b"y"
    assert site.asked == ["/robots.txt", "/open"]


def test_a_page_that_leads_where_programs_may_not_go_is_not_followed(site):
    site.pages = {"/robots.txt": RULES, "/open": "/not-for-heeded/a", "/not-for-heeded/a": b"x"}

    with pytest.raises(robots.Disallowed):
        read(site, "/open")

    assert "/not-for-heeded/a" not in site.asked


@pytest.mark.parametrize("answer", [404, 403, 410, "/robots.txt", b"<html>Welcome</html>", b"\xff"])
def test_a_site_without_such_a_file_allows_everything(site, answer):
    site.pages = {"/robots.txt": answer, "/open": b"y"}

    assert read(site, "/open").body == b"y"


def test_a_site_whose_file_cannot_be_had_now_is_asked_later(site):
    site.pages = {"/robots.txt": 503, "/open": b"y"}
    with pytest.raises(fetching.Unreachable, match=r"robots\.txt cannot be had"):
        read(site, "/open")
    site.pages["/robots.txt"] = RULES

    assert read(site, "/open").body == b"y"
