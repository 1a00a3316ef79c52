from dataclasses import dataclass

from django.utils import timezone

from campaigns.models import ApiToken, User


@dataclass(frozen=True, slots=True)
class TokenLine:
    token: ApiToken
    is_good: bool


def tokens_of(user: User) -> list[TokenLine]:
    """Those in use first, the newest of them on top."""
    today = timezone.localdate()
    lines = [TokenLine(one, one.is_good_on(today)) for one in ApiToken.objects.visible_to(user)]
    return sorted(lines, key=lambda line: not line.is_good)
