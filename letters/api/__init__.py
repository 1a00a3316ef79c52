"""Letters, what they ask, and what became of it, for machines: the selectors and the visibility of
the pages."""

from ninja import Router

from letters.api import answers, judgements, letters, offices, recommendations

router = Router()
for part in (recommendations, letters, answers, judgements, offices):
    router.add_router("", part.router)

__all__ = ["router"]
