"""Erasing an account: what goes, and what has to stay without a name."""

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.utils import timezone

from campaigns.models import AccountMail, Coalition, Seat, SeatInvitation, User
from campaigns.services import account_mail
from campaigns.services.seats import leave

KEPT = timedelta(days=90)  # an invitation that nobody accepted


@transaction.atomic
def erase(*, person: User) -> None:
    """Lines of the record and approvals stay, by "a former member": two people agreed, still.

    Refused while somebody is the last coordinator of a coalition.
    """
    for coalition in Coalition.objects.filter(pk__in=person.seats.values("coalition")):
        leave(coalition=coalition, by=person)
    for session in UserSession.objects.filter(user=person):
        session.end()
    for relation in links_to_people():
        if is_own(relation):
            _drop(rows_of(relation, person))
    SeatInvitation.objects.filter(accepted_by=person).update(email="")
    AccountMail.objects.filter(address__iexact=person.email).delete()
    _forget(User.objects.select_for_update().get(pk=person.pk))


def links_to_people() -> list[models.ManyToOneRel]:
    """Every column that points at a person, found in all tables."""
    found = User._meta.get_fields(include_hidden=True)
    return [one for one in found if isinstance(one, models.ManyToOneRel)]


def is_own(relation: models.ManyToOneRel) -> bool:
    """The row goes with the account; others stay with the coalition."""
    return relation.on_delete is models.CASCADE


def rows_of(relation: models.ManyToOneRel, person: User) -> models.QuerySet:
    model: Any = relation.related_model
    return model._base_manager.filter(**{relation.field.name: person}).order_by("pk")


def _drop(rows: models.QuerySet) -> None:
    files = [one for one in rows.model._meta.concrete_fields if isinstance(one, models.FileField)]
    for row in rows if files else ():
        for field in files:
            if kept := getattr(row, field.name):
                transaction.on_commit(partial(kept.storage.delete, kept.name))
    rows.delete()


def _forget(person: User) -> None:
    person.username, person.email, person.name = f"former{person.pk}", "", ""
    person.first_name = person.last_name = ""
    person.organisation = person.last_login = None
    person.is_active = person.is_staff = person.is_superuser = False
    person.erased_at = timezone.now()
    person.set_unusable_password()
    person.save()


def forget_old(now: datetime) -> None:
    account_mail.drop_old(now)
    Session.objects.filter(expire_date__lt=now).delete()
    began = now - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    UserSession.objects.filter(last_seen_at__lt=began).delete()
    Seat.on_file.filter(until__lt=now).delete()
    SeatInvitation.objects.filter(accepted_at=None, expires_at__lt=now - KEPT).delete()
