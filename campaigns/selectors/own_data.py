"""All that is kept of a person, for that person to take away.

Tables are found, not listed: what a new table keeps of people is in it without anybody's thought.
What a person wrote is theirs; of work that belongs to a coalition, that it was done and when, since
its words may be for others alone by now.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils import timezone

from campaigns.models import Activity, SeatInvitation, User
from campaigns.services.erasing import is_own, links_to_people, rows_of
from campaigns.verbs import sentence_of

# Keys, and what opens or checks them.
SECRET = re.compile(r"password|digest|nonce|secret|session_key|^data$|^key$")


def own_data(person: User) -> dict[str, Any]:
    tables = dict(_tables(person))
    return {
        "made_at": timezone.now(),
        "account": _whole(User._base_manager.filter(pk=person.pk))[0],
        "kept_of_you": {name: rows for name, (is_own, rows) in tables.items() if is_own},
        "work_in_coalitions": {name: rows for name, (is_own, rows) in tables.items() if not is_own},
        "invited_at": list(
            SeatInvitation.objects.filter(accepted_by=person).values_list("email", flat=True)
        ),
        "record": _record(person),
    }


def _tables(person: User) -> Iterator[tuple[str, tuple[bool, list[dict]]]]:
    for relation in links_to_people():
        if relation.related_model is Activity or relation.related_model._meta.auto_created:
            continue
        rows = rows_of(relation, person)
        found = _whole(rows) if is_own(relation) else _dates(rows)
        if found:
            name = f"{relation.related_model._meta.label}.{relation.field.name}"
            yield name, (is_own(relation), found)


def _whole(rows: models.QuerySet) -> list[dict]:
    names = [field.attname for field in rows.model._meta.concrete_fields]
    return list(rows.values(*[name for name in names if not SECRET.search(name)]))


def _dates(rows: models.QuerySet) -> list[dict]:
    fields = rows.model._meta.concrete_fields
    moments = [field.name for field in fields if isinstance(field, models.DateTimeField)]
    return list(rows.values("pk", *moments))


def _record(person: User) -> list[dict]:
    """Lines of the record by or about the person; what they are about, while one may read it."""
    lines = Activity.objects.filter(models.Q(by=person) | models.Q(person=person))
    readable = set(lines.visible_to(person).values_list("pk", flat=True))
    return [
        {
            "at": line.at,
            "did": sentence_of(line.verb),
            "by_you": line.by_id == person.pk,
            "about": line.about if line.pk in readable else "",
        }
        for line in lines.select_related("person").order_by("at", "pk")
    ]
