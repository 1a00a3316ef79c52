"""What becomes of somebody's place at the news desk when they leave a coalition."""

from django.db import transaction

from news.models import Assignment, Claim


@transaction.atomic
def hand_over(*, coalition_id: int, user_id: int, heir_id: int | None) -> None:
    """Assignments go to the heir, or to nobody; nobody is kept from what the leaver was on."""
    Claim.objects.filter(coalition=coalition_id, by=user_id).delete()
    assigned = Assignment.objects.filter(coalition=coalition_id, to=user_id)
    if heir_id is None:
        assigned.delete()
    else:
        assigned.update(to=heir_id)
