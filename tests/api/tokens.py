from datetime import timedelta

from django.utils import timezone

from campaigns.models import ApiToken, User
from campaigns.services.tokens import make_token


def a_token(user: User, *, scope: str = "read") -> tuple[ApiToken, str]:
    """A token of the API, and its secret."""
    day = timezone.localdate() + timedelta(days=9)
    return make_token(name="A program", scope=scope, expires_on=day, by=user)
