from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, QuerySet

from campaigns.models import Coalition, User


def needs_second_factor(user: User) -> bool:
    """Whether `user` has to set one up before anything of the site opens, to a browser, a token of
    the API or a calendar alike."""
    if user.is_staff and settings.OPERATORS_NEED_SECOND_FACTOR and not _factors(user).exists():
        return True
    return bool(asks_for_second_factor(user))


def asks_for_second_factor(user: User) -> list[Coalition]:
    """Coalitions that want a second factor of `user`, as long as there is none."""
    if not user.second_factor_for:
        return []
    wanting = Coalition.objects.filter(pk__in=user.second_factor_for)
    return list(wanting.filter(~Exists(_factors(user))))


def _factors(user: User) -> QuerySet:
    """Recovery codes alone are none."""
    kinds = [Authenticator.Type.RECOVERY_CODES]
    return Authenticator.objects.filter(user=user).exclude(type__in=kinds)
