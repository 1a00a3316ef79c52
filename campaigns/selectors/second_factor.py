from allauth.mfa.models import Authenticator
from django.db.models import Exists

from campaigns.levels import Role
from campaigns.models import Coalition, User


def asks_for_second_factor(user: User) -> list[Coalition]:
    """Coalitions that `user` may do nothing in without a second factor, as long as there is none.

    Recovery codes alone are none.
    """
    factors = Authenticator.objects.filter(user=user).exclude(
        type=Authenticator.Type.RECOVERY_CODES
    )
    seats = user.seats.filter(role__gte=Role.REVIEWER)
    return list(
        Coalition.objects.filter(
            ~Exists(factors), needs_second_factor=True, pk__in=seats.values("coalition")
        )
    )
