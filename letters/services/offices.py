"""Offices and who held them, so that letters to one office stand together."""

from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from campaigns.models import Coalition, User
from campaigns.record import record
from letters import countries
from letters.activity import Did
from letters.errors import LetterError
from letters.models import Office, Term


def known_office(country: str, name: str, holder: str = "") -> Office | None:
    """The office of that government and name, put on file if it is new, with its holder."""
    if not name or not country:
        return None
    office = Office.objects.filter(country=country, name__iexact=name).first()
    office = office or Office.objects.create(country=country, name=name)
    if holder and not office.terms.filter(holder__iexact=holder).exists():
        Term.objects.create(office=office, holder=holder)
    return office


@transaction.atomic
def note_office(*, country: str, name: str, coalition: Coalition, by: User) -> Office:
    if country not in dict(countries.choices()):
        raise LetterError(_("Choose the government that the office belongs to."))
    known = Office.objects.filter(country=country, name__iexact=name).first()
    if known and known.is_noted:
        raise LetterError(_("This office is on file already."))
    office = known or Office(country=country, name=name)
    office.is_noted = True
    office.save()
    record(coalition, by, Did.NOTED_OFFICE, office)
    return office


@transaction.atomic
def note_term(
    *,
    office: Office,
    holder: str,
    began_on: date | None,
    ended_on: date | None,
    coalition: Coalition,
    by: User,
) -> Term:
    """Who holds the office. The last holder's term ends where the new one begins."""
    if began_on and ended_on and ended_on < began_on:
        raise LetterError(_("A term cannot end before it began. Check the two dates."))
    known = office.terms.filter(holder__iexact=holder, began_on=None).first()
    try:
        with transaction.atomic():
            term = known or Term(office=office, holder=holder)
            term.began_on, term.ended_on, term.is_noted = began_on, ended_on, True
            term.save()
    except IntegrityError as error:
        raise LetterError(_("This term is on file already.")) from error
    if began_on:
        earlier = Q(began_on__lt=began_on)
        if ended_on is None:
            earlier |= Q(began_on=None, pk__lt=term.pk)
        before = office.terms.filter(earlier, ended_on=None).exclude(pk=term.pk)
        before.update(ended_on=began_on)
    record(coalition, by, Did.NOTED_TERM, office, holder=holder)
    return term
