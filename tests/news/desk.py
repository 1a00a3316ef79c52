"""What tests of the desk need on file."""

from datetime import date

from campaigns.models import Coalition, User
from letters.models import Letter, Recommendation
from news.feeds import Entry
from news.models import Article, Capture, Match, Source, Story
from news.services.proof import keep
from news.services.sources import add_source
from tests import factories as a
from world.fetching import Fetched

JAPAN = "Accept North Korean refugees who have no ties to Japan."


def a_source(coalition: Coalition, url: str = "https://example.org/feed") -> Source:
    return add_source(coalition=coalition, feed_url=url, name="A feed", by=a.a_user())


def an_entry(url: str = "https://example.org/story", title: str = "A story", **more) -> Entry:
    told = {"summary": "", "body": "", "published_on": date(2021, 3, 2), "language": "en"}
    return Entry(url=url, title=title, **(told | more))


def an_article(url: str = "https://example.org/story", **more) -> Article:
    told = {"headline": "Japan turns back North Korean refugees", "summary": "", "language": "en"}
    return Article.objects.create(url=url, **(told | more))


def a_print(outlet: str, story: Story | None = None, **more) -> Article:
    url = f"https://{outlet.lower()}.example.org/{more.get('headline', 'story')}"
    return an_article(url.replace(" ", "-"), outlet=outlet, story=story, **more)


def a_capture(article: Article, body: bytes = b"<p>A story.") -> Capture:
    got = Fetched(url=article.url, body=body, etag="", last_modified="")
    return keep(url=article.url, got=got, article=article)


def a_match(ask: Recommendation, article: Article | None = None) -> Match:
    return Match.objects.create(
        article=article or an_article(), recommendation=ask, score=0.7, reasons=["It fits."]
    )


def a_japan_letter(by: User | None = None, **more) -> Letter:
    return a.a_letter(
        subject="North Korean refugees in Japan",
        asks=(JAPAN, "Offer food aid to North Korea."),
        by=by,
        **more,
    )
