from dataclasses import dataclass

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower

from campaigns.models import Organisation, User
from letters import countries
from letters.drafting import Content, DraftPerson, stands_in
from letters.models import Draft, LetterFile, Office, Signature
from letters.passages import Paragraph, marked

ALIKE = 0.42  # trigram similarity from which we ask whether two names are the same
MOST_ASKED = 60


@dataclass(frozen=True, slots=True)
class Same:
    """Is `typed`, at this place of its list, the one that is on file as `known`?"""

    at: int
    typed: str
    known: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class DraftPage:
    """All that templates/letters/draft.html may ask for."""

    draft: Draft
    content: Content
    paragraphs: list[Paragraph]
    lost: list[int]  # asks whose passage is not in the text
    addressees: list[DraftPerson]
    countries: tuple[tuple[str, str], ...]
    offices: list[str]
    same_offices: list[Same]
    same_organisations: list[Same]
    same_asks: list[Same]
    files: list[LetterFile]
    people: int
    text_names: bool  # the text itself names who signed


def draft_page(*, draft: Draft, content: Content, user: User) -> DraftPage:
    quotes = [(n, ask.quote, ask.paragraph) for n, ask in enumerate(content.asks, start=1)]
    governments = {one.country for one in content.addressees if one.country}
    offices = (
        Office.objects.visible_to(user)
        .filter(country__in=governments)
        .values_list("name", flat=True)
    )
    return DraftPage(
        draft=draft,
        content=content,
        paragraphs=marked(content.text, quotes),
        lost=[
            number
            for number, quote, _place in quotes
            if quote and not stands_in(content.paragraphs, quote)
        ],
        addressees=[*content.addressees, DraftPerson()],
        countries=countries.choices(),
        offices=sorted(set(offices))[:200],
        same_offices=_same_offices(content, user),
        same_organisations=_same_organisations(content, user),
        same_asks=_same_asks(content, draft),
        files=list(draft.files.all()),
        people=len(content.addressees) + 1,
        text_names=_names_its_signatories(content),
    )


def _names_its_signatories(content: Content) -> bool:
    end = " ".join(content.text.lower().split("\n")[-MOST_ASKED:])
    return any(name.lower() in end for name in content.signatories)


def _same_offices(content: Content, user: User) -> list[Same]:
    found = []
    for at, one in enumerate(content.addressees[:MOST_ASKED]):
        if not one.office or not one.country:
            continue
        known = (
            Office.objects.visible_to(user)
            .filter(country=one.country)
            .exclude(name__iexact=one.office)
            .annotate(alike=TrigramSimilarity("name", one.office))
            .filter(alike__gte=ALIKE)
            .order_by("-alike")
            .first()
        )
        exact = Office.objects.filter(country=one.country, name__iexact=one.office).exists()
        if known and not exact:
            found.append(Same(at, one.office, known.name, countries.name(one.country)))
    return found


def _same_asks(content: Content, draft: Draft) -> list[Same]:
    """For asks not joined yet: the nearest of the letter that this one follows."""
    if draft.predecessor is None:
        return []
    joined = {ask.earlier for ask in content.asks if ask.earlier}
    found = []
    for at, ask in enumerate(content.asks[:MOST_ASKED]):
        if ask.earlier is not None:
            continue
        near = (
            draft.predecessor.recommendations.exclude(pk__in=joined)
            .annotate(alike=TrigramSimilarity("text", ask.text))
            .filter(alike__gte=ALIKE)
            .order_by("-alike")
            .first()
        )
        if near:
            found.append(Same(at, str(at + 1), str(near.pk), f"{near.number}. {near.text}"))
    return found


def _same_organisations(content: Content, user: User) -> list[Same]:
    """Organisations on file whose names are near a typed one, or that it shortens."""
    typed = content.signatories[:MOST_ASKED]
    exact = set(
        known_to(user)
        .annotate(folded=Lower("name"))
        .filter(folded__in=[name.lower() for name in typed])
        .values_list("folded", flat=True)
    )
    found = []
    for at, name in enumerate(typed):
        if name.lower() in exact:
            continue
        near = (
            known_to(user)
            .annotate(alike=TrigramSimilarity("name", name))
            .filter(Q(alike__gte=ALIKE) | Q(name__istartswith=f"{name} "))
        )
        known: Organisation | None = near.order_by("-alike").first()
        if known is None and name.isupper() and len(name) > 2:
            known = _by_initials(name, user)
        if known:
            found.append(Same(at, name, known.name))
    return found


def _by_initials(initials: str, user: User) -> Organisation | None:
    if not initials.isalpha():
        return None
    between = r"[[:alnum:]'’]*[\s-]+(?:[[:alnum:]]{1,3}\s+)?"
    pattern = "^" + between.join(initials) + "[[:alnum:]'’]*$"
    return known_to(user).filter(name__iregex=pattern).first()


def known_to(user: User) -> QuerySet[Organisation]:
    """Organisations that `user` may know of: never one that only signed where it is not named."""
    signed = Signature.objects.visible_to(user).values("organisation")
    return Organisation.objects.filter(
        Q(coalitions__isnull=False) | Q(people__isnull=False) | Q(pk__in=signed)
    ).distinct()


def unfinished_drafts(user: User) -> list[Draft]:
    """Drafts to go on with, the latest first."""
    return list(
        Draft.objects.visible_to(user).unfinished().select_related("campaign", "changed_by")[:20]
    )
