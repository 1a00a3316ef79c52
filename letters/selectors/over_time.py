"""How a selection moved over time: where its asks stood at the end of each period."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from django.contrib.auth.models import AnonymousUser

from campaigns.models import User
from letters.models import Answer, Assessment
from letters.selectors.periods import Period, periods
from letters.selectors.picked import Picked, selection
from letters.selectors.tables import counted_over
from letters.statuses import Implementation, Position

# A judgement holds from the day it took effect until a later-decided one did; an answer, until the
# next one. Each is a step up on a day and a step down on another, of a letter that had been sent.
MOVED = f"""
, held AS (
    SELECT 'done' AS axis, ask, code, greatest(since, sent_on) AS since, min(since) OVER (
        PARTITION BY ask ORDER BY at, id ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
    ) AS until FROM agreed JOIN chosen USING (ask)
    UNION ALL
    SELECT 'said', ask, code, greatest(since, sent_on), lead(since) OVER (
        PARTITION BY ask ORDER BY since, id
    ) FROM answered JOIN chosen USING (ask)
), steps AS (
    SELECT axis, code, since AS day, 1 AS change FROM held
    UNION ALL SELECT axis, code, greatest(since, until), -1 FROM held WHERE until IS NOT NULL
    UNION ALL SELECT 'done', '{Implementation.NOT_ASSESSED}', sent_on, 1 FROM chosen
    UNION ALL SELECT 'said', '{Position.NO_RESPONSE}', sent_on, 1 FROM chosen
    UNION ALL SELECT axis, CASE axis WHEN 'done' THEN '{Implementation.NOT_ASSESSED}'
        ELSE '{Position.NO_RESPONSE}' END, min(since), -1 FROM held GROUP BY axis, ask
)
SELECT axis, code, date_trunc('month', day::timestamp)::date, sum(change)::int
FROM steps WHERE day IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 3
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class OverTime:
    """At the end of each period, how many asks stood where: `said` by position, `done` by
    implementation."""

    periods: list[Period] = field(default_factory=list)
    said: dict[str, list[int]] = field(default_factory=dict)
    done: dict[str, list[int]] = field(default_factory=dict)


def over_time(user: User | AnonymousUser, picked: Picked, today: date) -> OverTime:
    """One query. Of the asks that the filters pick now; what was superseded by then counts where
    it is asked for."""
    when = picked.when(today)
    chosen = selection(user, replace(picked, superseded="1"), today)
    agreed = Assessment.objects.filter(when.agreed())
    answered = Answer.objects.filter(when.told("response__"))
    steps = counted_over(
        [
            ("chosen(ask, sent_on)", chosen.values_list("pk", "letter__sent_on")),
            (
                "agreed(ask, code, since, at, id)",
                agreed.values_list(
                    "recommendation", "implementation", "effective_on", "decided_at", "pk"
                ),
            ),
            (
                "answered(ask, code, since, id)",
                answered.values_list("recommendation", "position", "response__dated", "response"),
            ),
        ],
        MOVED,
    )
    if not steps:
        return OverTime()
    spans = periods(steps[0][2], when.day)
    said, done = (_summed(axis, steps, spans) for axis in ("said", "done"))
    if not (picked.superseded or picked.implementation or picked.headline):
        done.pop(Implementation.SUPERSEDED, None)
    return OverTime(spans, said, done)


def _summed(axis: str, steps: list[tuple], spans: list[Period]) -> dict[str, list[int]]:
    """What has been reached at the end of each period, by code."""
    changes: dict[str, list[tuple[date, int]]] = defaultdict(list)
    for one, code, month, change in steps:
        if one == axis and change:
            changes[code].append((month, change))
    return {
        code: [sum(change for month, change in known if month <= span.last) for span in spans]
        for code, known in changes.items()
    }
