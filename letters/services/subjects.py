"""Which countries an ask is about. Nothing is judged by it, so it changes at once."""

from collections.abc import Sequence

from campaigns.models import User
from campaigns.record import line, record_all
from letters import countries
from letters.activity import Did
from letters.models import Recommendation


def put_countries(changes: Sequence[tuple[Recommendation, tuple[str, ...]]], by: User) -> None:
    """Give these asks these countries, each with its own line. The caller holds the locks."""
    record_all(
        line(
            ask.letter.campaign, by, Did.CHANGED_COUNTRIES, ask,
            before=_names(ask.subject_countries), after=_names(codes),
        )
        for ask, codes in changes
    )  # fmt: skip
    for ask, codes in changes:
        ask.subject_countries = list(codes)
    Recommendation.objects.bulk_update([ask for ask, _codes in changes], ["subject_countries"])


def _names(codes: Sequence[str]) -> str:
    return ", ".join(map(countries.name, codes))
