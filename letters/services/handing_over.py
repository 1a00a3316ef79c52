"""What becomes of somebody's open work when they leave a coalition."""

from django.db import transaction

from letters.models import CheckAgain, Draft


@transaction.atomic
def hand_over(*, coalition_id: int, user_id: int, heir_id: int | None) -> None:
    """Open drafts and own dates go to the heir; a date that the heir has for the same ask stays.

    Without an heir a draft stays with the coalition as it is, and the leaver's own dates end.
    """
    checks = CheckAgain.objects.filter(
        user=user_id, recommendation__letter__campaign__coalition=coalition_id, done_at=None
    )
    if heir_id is None:
        checks.delete()
        return
    theirs = CheckAgain.objects.filter(user=heir_id, done_at=None).values("recommendation")
    checks.exclude(recommendation__in=theirs).update(user=heir_id)
    checks.filter(user=user_id).delete()
    Draft.objects.filter(started_by=user_id, campaign__coalition=coalition_id, done_at=None).update(
        started_by=heir_id
    )
