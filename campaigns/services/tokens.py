"""Personal tokens of the API: made and shown once, known by their digest, revoked for good."""

import hashlib
import secrets
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.errors import CampaignError
from campaigns.models import ApiToken, User

MARK = "heeded_"  # so that people and scanners of leaked secrets know what they see
MOST = 20  # in use at once, for one person


@transaction.atomic
def make_token(*, name: str, scope: str, expires_on: date, by: User) -> tuple[ApiToken, str]:
    """The token on file, and the secret, which is nowhere else."""
    User.objects.select_for_update().get(pk=by.pk)
    today = timezone.localdate()
    if expires_on < today:
        raise CampaignError(_("A token lasts until today or longer. Choose a later day."))
    if by.api_tokens.in_use(today).count() >= MOST:
        raise CampaignError(
            _("You have %(most)d tokens in use. Revoke one that you no longer need.")
            % {"most": MOST}
        )
    secret = MARK + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(
        user=by, name=name, scope=scope, expires_on=expires_on, digest=digest_of(secret)
    )
    return token, secret


@transaction.atomic
def revoke_token(*, token: ApiToken) -> None:
    locked = ApiToken.objects.select_for_update().get(pk=token.pk)
    if locked.revoked_at is None:
        locked.revoked_at = timezone.now()
        locked.save(update_fields=["revoked_at"])


def use_token(secret: str) -> ApiToken | None:
    """The token with this secret, if it is good today; notes the day of its use."""
    today = timezone.localdate()
    rows = ApiToken.objects.select_related("user").filter(user__is_active=True)
    token = rows.filter(digest=digest_of(secret)).first()
    if token is None or not token.is_good_on(today):
        return None
    if token.last_used_on != today:
        ApiToken.objects.filter(pk=token.pk).update(last_used_on=today)
    return token


def digest_of(secret: str) -> str:
    """Enough for a secret of 256 random bits; salt and stretching are for what people think up."""
    return hashlib.sha256(secret.encode()).hexdigest()
