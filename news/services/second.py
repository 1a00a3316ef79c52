"""The second opinion of a sentence model, where one is set up. Matching never needs it."""

import logging
from collections.abc import Sequence
from functools import cache

from django.conf import settings

from letters.models import Recommendation
from news.matching import Guess, Text
from news.matching.vectors import SecondOpinion, load_model

logger = logging.getLogger(__name__)


def seconded(text: Text, guesses: Sequence[Guess]) -> list[Guess]:
    """The guesses with their scores as the model moves them; as they were where there is none."""
    second = _opinion(settings.VECTORS_MODEL)
    if second is None or not guesses:
        return list(guesses)
    rows = Recommendation.objects.filter(pk__in=[guess.ask for guess in guesses])
    told = {
        str(pk): f"{words} {subject}"
        for pk, words, subject in rows.values_list("pk", "text", "letter__subject")
    }
    known = [guess for guess in guesses if guess.ask in told]
    try:
        return second.moved(text, known, told)
    except Exception:  # the boundary: whatever ails a model of somebody's own, matching goes on
        logger.exception("The model %s gave no answer.", settings.VECTORS_MODEL)
        return list(guesses)


@cache
def _opinion(name: str) -> SecondOpinion | None:
    """Loaded once in each process, when the first article comes."""
    if not name:
        return None
    try:
        model = load_model(name)
    except Exception:
        logger.exception("The model %s could not be loaded; matching goes on without.", name)
        return None
    if model is None:
        logger.error("VECTORS_MODEL is %s, but it is not installed; matching goes on.", name)
    return SecondOpinion(model) if model else None
