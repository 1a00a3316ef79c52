from collections.abc import Sequence
from urllib.parse import urlsplit

from django.db import transaction
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.models import Recommendation
from news.activity import Did
from news.errors import NewsError
from news.links import canonical
from news.models import Article, Match
from world.languages import detect

BY_HAND = 0.5  # between a fair guess and a strong one: somebody has thought of it


@transaction.atomic
def save_article(
    *, url: str, headline: str, asks: Sequence[Recommendation], by: User
) -> tuple[Article, bool]:
    """Put an article on file by its address, and on the desk for these asks.

    Says as well whether it was new. What is on file stays as it is.
    """
    article, is_new = on_file(url, headline)
    for ask in asks:
        put_on_desk(article, ask, _("Saved by %(person)s.") % {"person": by})
        record(ask.letter.campaign, by, Did.SAVED_ARTICLE, article, ask.letter.private_to)
    return article, is_new


def address_of(url: str) -> str:
    """The canonical address of what was typed. Raises NewsError with a sentence."""
    try:
        address = canonical(url)
    except ValueError as error:
        raise NewsError(str(error)) from None
    if len(address) > 2_000:
        raise NewsError(_("This address is too long to be kept."))
    return address


def on_file(url: str, headline: str) -> tuple[Article, bool]:
    address = address_of(url)
    return Article.objects.get_or_create(
        url=address,
        defaults={
            "headline": headline[:500],
            "outlet": urlsplit(address).netloc[:200],
            "language": detect(headline),
        },
    )


def put_on_desk(article: Article, ask: Recommendation, reason: str) -> Match:
    """A suggestion that people made; one that was there already stays as it is."""
    match, _is_new = Match.objects.get_or_create(
        article=article,
        recommendation=ask,
        defaults={"score": BY_HAND, "reasons": [reason[:300]]},
    )
    return match
