"""What readers say is wrong with a public source: held, and settled by staff in the open."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.models import Evidence
from letters.services.evidence import retract_evidence
from news.activity import Did
from news.errors import NewsError
from news.models import Problem
from news.services.counting import count_sender

MOST_HELD = 20  # for one source


@transaction.atomic
def report_problem(*, evidence: Evidence, reason: str, sender: str, words: str = "") -> None:
    """Hold what a reader says. The same thing said twice is held once."""
    count_sender(sender)
    if evidence.problems.held().count() >= MOST_HELD:
        raise NewsError(_("Much has been said of this source already; somebody will look at it."))
    evidence.problems.get_or_create(reason=reason, words=words, state=Problem.State.HELD)


@transaction.atomic
def settle_problem(*, problem: Problem, retract: bool, because: str, by: User) -> Problem:
    """Retract the source with this reason, or say that it stays."""
    rows = Problem.objects.select_for_update(of=("self",))
    locked = rows.select_related("evidence__recommendation__letter__campaign").get(pk=problem.pk)
    if locked.state != Problem.State.HELD:
        raise NewsError(_("Someone has settled this already. Reload the page."))
    if not because.strip():
        raise NewsError(_("Say why, in a few words."))
    if retract and not locked.evidence.retracted_at:
        retract_evidence(evidence=locked.evidence, because=because, by=by)
    locked.state = Problem.State.RETRACTED if retract else Problem.State.DISMISSED
    locked.because, locked.decided_by, locked.decided_at = because, by, timezone.now()
    locked.save()
    letter = locked.evidence.recommendation.letter
    record(
        letter.campaign, by, Did.SETTLED_PROBLEM, locked.evidence, letter.private_to,
        to=locked.state, because=because,
    )  # fmt: skip
    return locked
