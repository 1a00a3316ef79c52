from news.matching import Text
from news.models import Article


def text_of(article: Article) -> Text:
    return Text(
        headline=article.headline,
        summary=article.summary,
        body=article.body,
        outlet=article.outlet,
        url=article.url,
        language=article.language,
        published_on=article.published_on,
    )
