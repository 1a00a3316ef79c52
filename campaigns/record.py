from collections.abc import Iterable

from django.db.models import Model, TextChoices

from campaigns.models import Activity, Campaign, Coalition, Organisation, User


def record(
    place: Campaign | Coalition,
    by: User | None,
    verb: TextChoices,
    subject: Model,
    private_to: Organisation | None = None,
    **details: str | int | None,
) -> Activity:
    """Append one line to the record, in the caller's transaction."""
    said = line(place, by, verb, subject, private_to, **details)
    said.save()
    return said


def record_all(lines: Iterable[Activity]) -> None:
    """Append many lines at once, in the caller's transaction."""
    Activity.objects.bulk_create(lines)


def line(
    place: Campaign | Coalition,
    by: User | None,
    verb: TextChoices,
    subject: Model,
    private_to: Organisation | None = None,
    **details: str | int | None,
) -> Activity:
    """A line for the record, not appended yet. Stores words, not pointers, but for people.

    It is as private as its subject (`subject.private_to`), or as the caller says.
    """
    campaign = place if isinstance(place, Campaign) else None
    address = subject.get_absolute_url() if hasattr(subject, "get_absolute_url") else ""
    person = subject if isinstance(subject, User) else None
    return Activity(
        coalition_id=place.coalition_id if isinstance(place, Campaign) else place.pk,
        campaign=campaign,
        by=by,
        organisation=str(by.organisation or "") if by else "",
        private_to=private_to or getattr(subject, "private_to", None),
        verb=verb.value,
        person=person,
        subject="" if person else str(subject)[:300],
        address=address,
        details={name: value for name, value in details.items() if value is not None},
    )
