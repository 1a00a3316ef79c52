from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q

from campaigns.levels import Visibility
from campaigns.models import Campaign, User
from letters.countries import Place, places
from letters.models import Letter
from letters.statuses import Implementation, Position


@dataclass(frozen=True, slots=True)
class LetterLine:
    letter: Letter
    governments: list[Place]
    asks: int
    answered: int
    assessed: int


def letters_to_release(campaign: Campaign, user: User) -> list[Letter]:
    """Those that everyone may see, now or after an embargo."""
    letters = Letter.objects.visible_to(user).select_related("campaign")
    return list(
        letters.filter(campaign=campaign, visibility=Visibility.PUBLIC, sent_on__isnull=False)
    )


def letters_of(*, campaign: Campaign, user: User | AnonymousUser) -> list[LetterLine]:
    """The campaign's letters, newest first, with how much of each was answered and assessed."""
    answered = ~Q(recommendations__position=Position.NO_RESPONSE)
    assessed = ~Q(recommendations__implementation=Implementation.NOT_ASSESSED)
    letters = (
        Letter.objects.visible_to(user)
        .filter(campaign=campaign)
        .select_related("campaign")
        .prefetch_related("addressees")
        .annotate(
            asks=Count("recommendations"),
            answered=Count("recommendations", filter=answered),
            assessed=Count("recommendations", filter=assessed),
        )
    )
    return [
        LetterLine(
            letter=one,
            governments=places(a.country for a in one.addressees.all()),
            asks=one.asks,
            answered=one.answered,
            assessed=one.assessed,
        )
        for one in letters
    ]
