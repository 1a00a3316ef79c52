"""Who is on an article, and who was asked to be."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.levels import Role
from campaigns.models import Seat, User
from news.errors import NewsError, TooLate
from news.models import Article, Assignment, Claim

FOR = timedelta(minutes=5)


def prints(article: Article) -> list[int]:
    """The article and the others of its story, by number."""
    if not article.story_id:
        return [article.pk]
    found = Article.objects.filter(story=article.story_id).order_by("pk")
    return list(found.values_list("pk", flat=True))


def lock(article: Article) -> list[int]:
    """Nobody else judges a print of this story, nor takes it, until this transaction ends."""
    numbers = prints(article)
    list(Article.objects.select_for_update().filter(pk__in=numbers).order_by("pk").values("pk"))
    return numbers


@transaction.atomic
def take(*, article: Article, coalitions: Iterable[int], by: User) -> None:
    """Be on it for some minutes, or again for as long. Refused while somebody else is."""
    coalitions = sorted(set(coalitions))
    refuse_if_taken(lock(article), coalitions, by)
    for coalition in coalitions:
        Claim.objects.update_or_create(
            article=article,
            coalition_id=coalition,
            defaults={"by": by, "until": timezone.now() + FOR},
        )


def release(*, article: Article, by: User) -> None:
    Claim.objects.filter(article__in=prints(article), by=by).delete()


def refuse_if_taken(articles: Iterable[int], coalitions: Iterable[int], by: User) -> None:
    others = Claim.objects.filter(
        article__in=articles, coalition__in=coalitions, until__gt=timezone.now()
    )
    taken = others.exclude(by=by).select_related("by").first()
    if taken:
        raise TooLate(
            _("%(who)s is on this one until %(time)s. Take another meanwhile.")
            % {"who": taken.by, "time": timezone.localtime(taken.until).strftime("%H:%M")}
        )


@transaction.atomic
def assign(*, article: Article, coalitions: Iterable[int], to: User | None, by: User) -> None:
    """Ask somebody to judge an article, or nobody any more."""
    numbers, coalitions = lock(article), sorted(set(coalitions))
    Assignment.objects.filter(article__in=numbers, coalition__in=coalitions).delete()
    if to is None:
        return
    seats = Seat.objects.filter(user=to, coalition__in=coalitions, role__gte=Role.CONTRIBUTOR)
    able = set(seats.values_list("coalition", flat=True))
    if not able:
        raise NewsError(_("%(who)s does not clear this desk. Choose somebody else.") % {"who": to})
    Assignment.objects.bulk_create(
        Assignment(article=article, coalition_id=one, to=to, by=by) for one in sorted(able)
    )
