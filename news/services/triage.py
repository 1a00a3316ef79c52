from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.models import User
from campaigns.record import record
from letters.asks import SourceDraft
from letters.errors import LetterError
from letters.models import Assessment, Evidence, Recommendation
from letters.services.evidence import add_evidence, retract_evidence
from news.activity import Did
from news.errors import NewsError, TooLate
from news.models import Article, Match
from news.services.claims import lock, refuse_if_taken, release

State = Match.State
CARRYING = [Assessment.State.PROPOSED, Assessment.State.APPROVED]
Choice = tuple[Recommendation, str]


@transaction.atomic
def confirm(
    *,
    article: Article,
    choices: Sequence[Choice],
    source_kind: str,
    by: User,
    note: str = "",
    rest: Sequence[Match] = (),
) -> list[Match]:
    """File the article as evidence for the chosen asks, all or none; dismiss the `rest`.

    A choice is an ask and the relation of the article to it; an ask that was not suggested may
    be chosen as well. A story is judged once for each ask, whichever paper printed it.
    """
    if not choices:
        raise NewsError(_("Tick the recommendations that the article bears on, or dismiss it."))
    coalitions = {ask.letter.campaign.coalition_id for ask, _relation in choices}
    _lock(article, coalitions | _coalitions(rest), by)
    _refuse_if_judged(article, [ask for ask, _relation in choices])
    now, confirmed = timezone.now(), []
    for recommendation, relation in sorted(choices, key=lambda choice: choice[0].pk):
        match, _is_new = Match.objects.get_or_create(article=article, recommendation=recommendation)
        match.evidence = _file(recommendation, _source(article, source_kind, note), relation, by)
        _close(match, State.CONFIRMED, by, now)
        confirmed.append(match)
        letter, number = recommendation.letter, recommendation.number
        record(
            letter.campaign, by, Did.CONFIRMED_ARTICLE, article, letter.private_to, number=number
        )
    _dismiss(rest, Match.Dismissal.NOT_ABOUT_IT, by, now)
    release(article=article, by=by)
    return confirmed


def _source(article: Article, source_kind: str, note: str) -> SourceDraft:
    return SourceDraft(
        url=article.url,
        title=article.headline,
        source_kind=source_kind,
        outlet=article.outlet,
        published_on=article.published_on,
        note=note,
    )


def _file(recommendation: Recommendation, source: SourceDraft, relation: str, by: User) -> Evidence:
    try:
        return add_evidence(recommendation=recommendation, source=source, relation=relation, by=by)
    except LetterError as error:
        raise NewsError(str(error)) from None


@transaction.atomic
def dismiss(*, article: Article, matches: Sequence[Match], because: str, by: User) -> int:
    """Say that the article bears on none of what these matches suggest."""
    _lock(article, _coalitions(matches), by)
    waiting = Match.objects.filter(pk__in=[match.pk for match in matches]).open()
    found = list(waiting.select_related("recommendation__letter__campaign"))
    if not found:
        raise TooLate(_("Someone has decided on this article already. Reload the desk."))
    _dismiss(found, because, by, timezone.now())
    for letter in {match.recommendation.letter for match in found}:
        verb = Did.DISMISSED_ARTICLE
        record(letter.campaign, by, verb, article, letter.private_to, because=because)
    release(article=article, by=by)
    return len(found)


@transaction.atomic
def undo(*, article: Article, matches: Sequence[Match], by: User) -> int:
    """Take back the last gesture among these matches; evidence that it filed is retracted."""
    _lock(article, _coalitions(matches), by)
    decided = (
        Match.objects.filter(pk__in=[match.pk for match in matches])
        .exclude(state=State.SUGGESTED)
        .select_related("recommendation__letter__campaign", "evidence")
        .order_by("-decided_at", "recommendation_id")
    )
    last = next(iter(decided), None)
    if last is None:
        raise NewsError(_("There is nothing to take back for this article."))
    gesture = [one for one in decided if one.decided_at == last.decided_at]
    for match in gesture:
        evidence = match.evidence
        _reopen(match)
        if evidence and not evidence.retracted_at:
            _take_back(evidence, by)
    for letter in {match.recommendation.letter for match in gesture}:
        record(letter.campaign, by, Did.UNDID_VERDICT, article, letter.private_to)
    return len(gesture)


def _take_back(evidence: Evidence, by: User) -> None:
    if evidence.assessments.filter(state__in=CARRYING).exists():
        raise NewsError(
            _(
                "A status rests on this source by now. Retract it on the page of its "
                "recommendation, with the reason."
            )
        )
    try:
        retract_evidence(evidence=evidence, because=_("Filed by mistake."), by=by)
    except LetterError as error:
        raise NewsError(str(error)) from None


@transaction.atomic
def reopen_for(*, evidence_id: int) -> int:
    """Evidence was retracted: the match that had become it waits again."""
    matches = list(Match.objects.select_for_update().filter(evidence=evidence_id))
    for match in matches:
        _reopen(match)
    return len(matches)


def _lock(article: Article, coalitions: Iterable[int], by: User) -> None:
    refuse_if_taken(lock(article), coalitions, by)


def _coalitions(matches: Iterable[Match]) -> set[int]:
    letters = [match.recommendation.letter for match in matches]
    return {letter.campaign.coalition_id for letter in letters}


def _refuse_if_judged(article: Article, asks: Sequence[Recommendation]) -> None:
    judged = Match.objects.of_story(article).exclude(state=State.SUGGESTED)
    if judged.filter(recommendation__in=asks).exists():
        raise TooLate(
            _("Someone has decided on this article already. Reload to see what they chose.")
        )


def _close(match: Match, state: str, by: User, now: datetime, because: str = "") -> None:
    match.state, match.because = state, because
    match.decided_by, match.decided_at = by, now
    match.save()


def _dismiss(matches: Sequence[Match], because: str, by: User, now: datetime) -> None:
    for match in matches:
        if match.state == State.SUGGESTED:
            _close(match, State.DISMISSED, by, now, because)


def _reopen(match: Match) -> None:
    match.state, match.because, match.evidence = State.SUGGESTED, "", None
    match.decided_by = match.decided_at = None
    match.save()
