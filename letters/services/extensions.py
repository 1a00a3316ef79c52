from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.activity import Did
from letters.errors import LetterError
from letters.kinds import LetterState
from letters.models import Extension, Letter
from letters.services.standing import copy_due


@transaction.atomic
def extend(*, letter: Letter, until: date, agreed_on: date, because: str, by: User) -> Extension:
    """Agree to more time. The letter is not late before `until`, and leaves the queue till then."""
    locked = (
        Letter.objects.select_for_update(of=("self",)).select_related("campaign").get(pk=letter.pk)
    )
    if locked.state != LetterState.SENT or locked.sent_on is None:
        raise LetterError(_("Only a letter that was sent and is not closed can have more time."))
    if not locked.sent_on <= agreed_on <= timezone.localdate():
        raise LetterError(_("More time is agreed after the letter was sent, and not in future."))
    if until <= agreed_on or (locked.due_on and until <= locked.due_on):
        raise LetterError(_("That gives no more time. Choose a day after the one now expected."))
    if not because.strip():
        raise LetterError(_("Say why more time is given."))
    extension = Extension.objects.create(
        letter=locked, until=until, agreed_on=agreed_on, because=because.strip(), by=by
    )
    copy_due(locked)
    record(locked.campaign, by, Did.EXTENDED, locked, until=until.isoformat(), because=because)
    return extension
