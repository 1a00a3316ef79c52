"""A person's own dates to look at asks again. They are private, so the record has no line."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from letters.errors import LetterError
from letters.models import CheckAgain, Recommendation

FARTHEST = timedelta(days=3660)


@transaction.atomic
def check_again(
    *, recommendation: Recommendation, on: date, by: User, note: str = ""
) -> CheckAgain:
    """Set the day, or move it: there is one for each person and ask."""
    today = timezone.localdate()
    if not today < on <= today + FARTHEST:
        raise LetterError(_("Look again on a day after today, within ten years."))
    ask = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    check, is_new = CheckAgain.objects.get_or_create(
        recommendation=ask, user=by, done_at=None, defaults={"on": on, "note": note.strip()}
    )
    if not is_new:
        check.on, check.note, check.revision = on, note.strip(), check.revision + 1
        check.save(update_fields=["on", "note", "revision", "changed_at"])
    return check


@transaction.atomic
def checked(*, check: CheckAgain) -> CheckAgain:
    """Somebody has looked. Looking twice is no mistake."""
    locked = CheckAgain.objects.select_for_update().get(pk=check.pk)
    if locked.done_at is None:
        locked.done_at = timezone.now()
        locked.save(update_fields=["done_at"])
    return locked
