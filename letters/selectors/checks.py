"""One's own dates to look at asks again: nobody else sees them."""

from dataclasses import dataclass
from datetime import date

from campaigns.models import User
from letters.models import CheckAgain, Recommendation

MOST = 50


@dataclass(frozen=True, slots=True)
class Checks:
    due: list[CheckAgain]
    coming: list[CheckAgain]


def own_checks(user: User, today: date) -> Checks:
    rows = (
        CheckAgain.objects.visible_to(user)
        .waiting()
        .select_related("recommendation__letter")
        .order_by("on", "pk")
    )
    return Checks(
        due=list(rows.filter(on__lte=today)[:MOST]), coming=list(rows.filter(on__gt=today)[:MOST])
    )


def own_check(ask: Recommendation, user: User) -> CheckAgain | None:
    return CheckAgain.objects.visible_to(user).waiting().filter(recommendation=ask).first()
