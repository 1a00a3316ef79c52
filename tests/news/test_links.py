import pytest
from hypothesis import given
from hypothesis import strategies as st

from news.links import canonical


@pytest.mark.parametrize(
    "shared",
    [
        "https://example.org/story?id=7&utm_source=x&fbclid=abc",
        "HTTPS://Example.org:443/story/?id=7#comments",
        "https://m.example.org/story/amp/?id=7",
        "https://amp.example.org//story?gclid=1&id=7",
    ],
)
def test_one_article_has_one_address_however_it_was_shared(shared):
    assert canonical(shared) == "https://example.org/story?id=7"


def test_what_tells_articles_apart_is_kept():
    assert canonical("https://example.org/?p=1") != canonical("https://example.org/?p=2")
    assert canonical("https://example.org/a") != canonical("https://example.com/a")
    assert canonical("https://example.org:8443/a") == "https://example.org:8443/a"


def test_names_and_paths_of_any_script_are_kept_as_addresses():
    assert canonical("https://例え.jp/北朝鮮") == canonical(
        "https://xn--r8jz45g.jp/%E5%8C%97%E6%9C%9D%E9%AE%AE"
    )


@pytest.mark.parametrize(
    "bad", ["", "story", "ftp://example.org/a", "javascript:alert(1)", "http://", "http://a:b@c.d/"]
)
def test_what_is_no_web_address_is_refused_in_words(bad):
    with pytest.raises(ValueError, match=r"address"):
        canonical(bad)


@given(st.text("abc/%.?&=#~ü ", max_size=30))
def test_the_address_of_an_address_is_itself(tail):
    once = canonical(f"https://example.org/{tail}")
    assert canonical(once) == once
