"""Pages about a government, a coalition, an organisation and a theme."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q
from django.urls import reverse

from campaigns.models import Campaign, Coalition, Organisation, User
from letters import countries
from letters.models import Office, Recommendation
from letters.selectors.findings import Findings, findings, picked_for
from letters.selectors.offices import OfficeLine, office_lines


@dataclass(frozen=True, slots=True)
class GovernmentPage:
    """All that templates/letters/government.html may ask for."""

    code: str
    name: str
    offices: list[OfficeLine]
    found: Findings


@dataclass(frozen=True, slots=True)
class CoalitionPage:
    """All that templates/letters/coalition.html may ask for."""

    coalition: Coalition
    members: list[Organisation]
    campaigns: list[Campaign]
    found: Findings


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """All that templates/letters/organisation.html may ask for."""

    organisation: Organisation
    country: str
    coalitions: list[Coalition]
    found: Findings


@dataclass(frozen=True, slots=True)
class ThemePage:
    """All that templates/letters/theme.html may ask for."""

    theme: str
    found: Findings


def government_page(
    *, code: str, user: User | AnonymousUser, asked: Mapping[str, str]
) -> GovernmentPage:
    return GovernmentPage(
        code=code,
        name=countries.name(code),
        offices=office_lines(Office.objects.filter(country=code), user),
        found=findings(
            user=user,
            picked=picked_for(asked, country=code),
            asked=asked,
            path=reverse("letters:government", args=[code]),
        ),
    )


def coalition_page(
    *, coalition: Coalition, user: User | AnonymousUser, asked: Mapping[str, str]
) -> CoalitionPage:
    current = Q(memberships__coalition=coalition, memberships__left_on=None)
    return CoalitionPage(
        coalition=coalition,
        members=list(Organisation.objects.filter(current)),
        campaigns=list(Campaign.objects.visible_to(user).filter(coalition=coalition)),
        found=findings(
            user=user,
            picked=picked_for(asked, coalition=coalition.slug),
            asked=asked,
            path=reverse("letters:coalition", args=[coalition.slug]),
        ),
    )


def organisation_page(
    *, organisation: Organisation, user: User | AnonymousUser, asked: Mapping[str, str]
) -> OrganisationPage:
    """The letters are those that name it to everybody: what it signed in confidence is neither
    listed nor counted, whoever looks."""
    current = Q(memberships__organisation=organisation, memberships__left_on=None)
    visible = Coalition.objects.visible_to(user).order_by().values("pk")
    return OrganisationPage(
        organisation=organisation,
        country=countries.name(organisation.country) if organisation.country else "",
        coalitions=list(Coalition.objects.filter(current, pk__in=visible)),
        found=findings(
            user=user,
            picked=picked_for(asked, organisation=str(organisation.pk)),
            asked=asked,
            path=reverse("letters:organisation", args=[organisation.pk]),
        ),
    )


def theme_page(
    *, theme: str, user: User | AnonymousUser, asked: Mapping[str, str]
) -> ThemePage | None:
    """None where nothing that `user` may see is about it."""
    asks = Recommendation.objects.visible_to(user).filter(topics__contains=[theme])
    if not asks.exists():
        return None
    return ThemePage(
        theme=theme,
        found=findings(
            user=user,
            picked=picked_for(asked, theme=theme),
            asked=asked,
            path=reverse("letters:theme", args=[theme]),
        ),
    )
