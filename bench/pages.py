"""Queries and time of the public pages as recommendations grow from 10 to 10,000."""

import time
from collections.abc import Callable
from datetime import date

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, setup_test_environment

from campaigns.levels import Visibility
from campaigns.models import Campaign, Coalition, User
from letters.asks import AddresseeDraft, AskDraft
from letters.models import Recommendation
from letters.services.letters import log_letter

SIZES = (10, 1_000, 10_000)
PER_LETTER = 10
VISITS = 7


def grow(campaign: Campaign, by: User, size: int) -> None:
    have = Recommendation.objects.count()
    for number in range(have, size, PER_LETTER):
        log_letter(
            campaign=campaign,
            subject=f"Letter {number}",
            sent_on=date(2020, 1, 1),
            addressees=[AddresseeDraft("Prime Minister", ("JP", "KR", "GB")[number % 3])],
            asks=[AskDraft(f"Do thing {number + at}.") for at in range(PER_LETTER)],
            visibility=Visibility.PUBLIC,
            by=by,
        )


def measure(visit: Callable[[], object]) -> tuple[int, float]:
    """Queries of one visit, and the median of some visits in milliseconds."""
    visit()
    with CaptureQueriesContext(connection) as captured:
        visit()
        queries = len(captured)
    taken = []
    for _visit in range(VISITS):
        start = time.perf_counter()
        visit()
        taken.append(time.perf_counter() - start)
    return queries, sorted(taken)[VISITS // 2] * 1000


def main() -> None:
    setup_test_environment()
    call_command("migrate", verbosity=0)
    author = User.objects.create_user("author", "author@example.org", "x")
    coalition = Coalition.objects.create(name="Bench", slug="bench")
    campaign = Campaign.objects.create(
        coalition=coalition, name="Bench", slug="bench", visibility=Visibility.PUBLIC
    )
    client = Client()
    print(f"\n{'page':18}{'asks':>8}{'queries':>9}{'ms':>8}{'ratio':>8}")
    first: dict[str, float] = {}
    for size in SIZES:
        grow(campaign, author, size)
        ask = Recommendation.objects.latest("pk")
        addresses = {"dashboard": "/", "search": "/?text=thing", "recommendation": f"/recommendations/{ask.pk}/"}  # noqa: E501  # fmt: skip
        for name, address in addresses.items():
            queries, taken = measure(lambda address=address: client.get(address))  # type: ignore[misc]
            ratio = taken / first.setdefault(name, taken)
            print(f"{name:18}{size:>8}{queries:>9}{taken:>8.1f}{ratio:>8.2f}")
