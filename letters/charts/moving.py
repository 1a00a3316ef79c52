"""An axis of statuses over time; every number leads to its rows, as of that day."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.db.models import TextChoices

from campaigns.looks import shape
from letters.charts.paper import COLOURS
from letters.charts.stacked import Series
from letters.selectors.periods import Period
from letters.selectors.picked import Picked

BY_STATUS = ("position", "implementation", "headline", "flag")


def moving(
    axis: str,
    choices: Sequence[TextChoices],
    outside: TextChoices,
    counts: Mapping[str, Sequence[int]],
    spans: Sequence[Period],
    picked: Picked,
) -> list[Series]:
    """What occurs, from the line upwards; what is in no rate comes last."""
    order = [one for one in choices if one != outside] + [outside]
    return [
        Series(
            label=str(one.label),
            colour=COLOURS[one],
            shape=shape(one),
            counts=counts[one],
            urls=[
                _address(axis, one.value, span, picked) if times else ""
                for span, times in zip(spans, counts[one], strict=True)
            ],
            is_below=one == outside,
            is_hollow=one == outside,
        )
        for one in order
        if any(counts.get(one, ()))
    ]


def _address(axis: str, code: str, span: Period, picked: Picked) -> str:
    """Asks that are picked by how they stand now are a list of now alone."""
    if any(getattr(picked, name) for name in BY_STATUS):
        return ""
    return replace(picked, as_of=span.last.isoformat()).address(**{axis: code})
