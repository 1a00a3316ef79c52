"""Figures of any selection of the dashboard, with the letters and answers behind them."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from campaigns.models import User
from letters.selectors.chips import Chip, chips_of
from letters.selectors.findings import DAY, Findings, findings
from letters.selectors.naming import names_of
from letters.selectors.picked import Picked


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """All that templates/letters/figures.html may ask for."""

    chips: list[Chip]
    found: Findings


def figures_page(*, user: User | AnonymousUser, asked: Mapping[str, str]) -> FiguresPage:
    today = timezone.localdate()
    picked = Picked.of(asked, today)
    filters = urlencode([pair for pair in picked.pairs if pair[0] not in DAY])
    path = reverse("letters:figures") + (f"?{filters}" if filters else "")
    return FiguresPage(
        chips=chips_of(picked, names_of(user, picked), today),
        found=findings(user=user, picked=picked, asked=asked, path=path),
    )
